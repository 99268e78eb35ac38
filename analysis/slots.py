r"""Regular expressions of rules, with slots for classes of a codebook: `\b{rule_blame}\s+$`.

What is grammar (prepositions, auxiliaries, pronouns) stands in the expression; the words of a
field stand in the codebook, as classes whose ids start with `rule_`. Where a codebook has no such
class its slot is never met, and so the rule does not act.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache

from analysis.instrument import Codebook
from analysis.phrases import compiled, phrase_expression

PREFIX = "rule_"
BOOKS = 16  # codebooks of which what was made is remembered
# Every class that a rule reads, by what its words do; codebooks/README.md says which rule.
CLASSES = (
    *("rule_tell", "rule_tell_to", "rule_press", "rule_report", "rule_office"),
    *("rule_tie", "rule_lean", "rule_attempt", "rule_blame", "rule_resist", "rule_demand"),
    *("rule_praise", "rule_quarrel", "rule_barred", "rule_forgo", "rule_show", "rule_fail"),
    *("rule_stop", "rule_falter", "rule_cancel", "rule_find", "rule_arrive", "rule_harm"),
    *("rule_cost", "rule_said", "rule_dismiss", "rule_misjudge", "rule_hold", "rule_sign"),
    *("rule_mean", "rule_caution", "rule_infer", "rule_untrue", "rule_false", "rule_ask"),
    *("rule_confirm", "rule_let", "rule_down", "rule_chance", "rule_pause", "rule_thank"),
    *("rule_spurn", "rule_urge", "rule_reprove", "rule_storm"),
)
_SLOT = re.compile(r"\{([a-z_]+)\}")
_NEVER = "(?!)"


def slotted(expression: str) -> Callable[[Codebook], re.Pattern[str]]:
    """An expression, minding no case, for the words that a codebook has in its slots."""

    @lru_cache(maxsize=BOOKS)
    def made(codebook: Codebook) -> re.Pattern[str]:
        return compiled(_SLOT.sub(lambda slot: _any(codebook.classes.get(slot[1], ())), expression))

    return made


def _any(words: Sequence[str]) -> str:
    """Any of the words, the longest first; by what they begin with, so that few are tried."""
    if not words:
        return _NEVER
    starting: dict[str, list[str]] = {}
    for word in sorted(words, key=lambda w: (-len(w), w)):
        made = phrase_expression(word)
        first = made[0].lower() if made[0].isalpha() else ""
        starting.setdefault(first, []).append(made[len(first) :])
    every = (f"{first}(?:{'|'.join(rest)})" for first, rest in sorted(starting.items()))
    ahead = "" if "" in starting else f"(?=[{''.join(sorted(starting))}])"
    return f"(?:{ahead}(?:{'|'.join(every)}))"


def unread(classes: Iterable[str]) -> Iterator[str]:
    """The ids that are put as those of a rule's class and are none."""
    return (id for id in classes if id.startswith(PREFIX) and id not in CLASSES)
