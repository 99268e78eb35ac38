"""A rival's gain of which it is denied that it harms anybody: it is no strain of the pair.

"Russia's gains in North Korea have cost China nothing."
"""

from __future__ import annotations

from collections.abc import Iterable

from analysis.denial import Outcome
from analysis.matching import Match
from analysis.scans import Scan
from analysis.sight import RIVALS
from analysis.slots import slotted
from analysis.text import within

BESIDE = 1  # words between such a denial and the gain behind it
SPARED = "harm to somebody that is denied is none"
# "does not come at China's expense", "has cost China nothing"
_SPARED = slotted(
    r"\b(?P<no>not|never|cannot|\w+n't|little|nothing|without|hardly|scarcely)\s+(?:[\w']+\s+){0,2}?"
    r"(?:{rule_harm}|be(?=\s+[\w']+\s+loss))"
    r"|\b{rule_cost}\s+(?:[\w']+\s+){0,2}?(?P<none>nothing|(?<!a )little)\b"
)


def spared(match: Match, scan: Scan) -> bool:
    """Whether what is told of the study's pair is a rival's gain that is said to harm nobody.

    The match holds the denial, between its own words, or stands right behind it.
    """
    if not match.entry.about or not any(name.actor in RIVALS for name in scan.named):
        return False
    start = within(scan.clauses, match.start)[0]
    for found in _SPARED(scan.book).finditer(scan.text, start):
        between = scan.text[found.end() : max(match.start, found.end())]
        if found.start() < match.end and len(between.split()) <= BESIDE:
            denial = found.start("no") if found["no"] else found.start("none")
            return not any(a <= denial < b for a, b in match.pieces)
    return False


def without_harm(made: Iterable[Outcome], warm: str) -> list[Outcome]:
    """The outcomes with none of strain; what speaks for closeness stays."""
    return [m if m.frame == warm else Outcome(m.frame, "negated", SPARED) for m in made]
