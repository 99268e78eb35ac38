"""Sentences in, VADER compounds out; the only package of vaderSentiment.

VADER (Hutto and Gilbert 2014) adds up the ratings of about 7,500 words, shifted by rules for
negation, degree, capitals and punctuation. It was made for social media. On news of this kind it
reads names and events as mood ("United", "war"), knows nothing of who speaks, and misses what
the words about ties between states say ("allies" and "frayed" score 0). Off-the-shelf lists
agree poorly with people's ratings of news and with each other (Boukes et al. 2020; van
Atteveldt, van der Velden and Boukes 2021): compare means of many sentences, never single ones,
and look at the words that made the score. Score sentences and average: a whole article
saturates.

One sentence is scored by vaderSentiment itself, many by its rules made fast, with equal results:
`spelling` (text as VADER can read it), `lexicon` (its lists, numbered), `rules` (its rules),
`memo` (in Python), `native` (by numba, with the extra `fast`), `batch` (which of the two).
"""

from __future__ import annotations

import re
import string
from collections.abc import Iterable
from dataclasses import dataclass

from analysis.sentiment import memo
from analysis.sentiment.batch import compounds
from analysis.sentiment.lexicon import analyzer
from analysis.sentiment.spelling import DASH, normalised
from analysis.text import Span

__all__ = [
    "EVENT_GROUPS",
    "EVENT_WORDS",
    "LONG",
    "MASK",
    "EventWords",
    "compound",
    "compounds",
    "event_spans",
    "masked",
    "normalised",
    "words",
]

# What stands in for a masked word: lower case, and in none of VADER's lists.
MASK = "entity"
LONG = 2_000  # characters


@dataclass(frozen=True, slots=True)
class EventWords:
    """Words that VADER rates as mood and that on this topic name something."""

    reason: str
    words: tuple[str, ...]


EVENT_GROUPS = (
    EventWords(
        "The wars that are remembered or fought: the parade of 2025 marked the end of the "
        "Anti-Japanese War and the Second World War, and troops went to Ukraine.",
        ("aggression", "anti", "battlefield", "combat", "defeat", "war", "warfare", "wars"),
    ),
    EventWords(
        "Arms, which are reported on as shown, tested or counted.",
        ("bomb", "weapon", "weaponry", "weapons"),
    ),
    EventWords(
        "Titles, parties, ceremony: supreme leader, ruling party, grand parade, guard of honour.",
        (
            *("excellency", "grand", "honor", "honour", "parties", "party"),
            *("succession", "successor", "supreme"),
        ),
    ),
    EventWords(
        "Offices and fields of policy: security council, defence ministry, intelligence service, "
        "energy, special economic zone.",
        ("defence", "defense", "energy", "intelligence", "security", "special"),
    ),
)
EVENT_WORDS: tuple[str, ...] = tuple(sorted(word for group in EVENT_GROUPS for word in group.words))

_EVENT = re.compile(rf"(?<!\w)(?:{'|'.join(EVENT_WORDS)})(?!\w)", re.IGNORECASE)
# A word as VADER will see it once the text is normalised: ends in a letter or digit, no blank or
# dash inside.
_WORD = re.compile(rf"\w(?:(?:(?!{DASH})\S)*\w)?")


def compound(text: str) -> float:
    """The VADER compound of one sentence, from -1 to 1; higher is warmer, 0 is none or balanced.

    The sum x of the ratings as x / sqrt(x^2 + 15), rounded to four digits by VADER. Blind to
    irony, to who speaks, and to what a word means on this topic; 0 for a text without words.
    A text as long as an article is not given to vaderSentiment, whose time grows with the
    square of it, but to the same rules in `memo`.
    """
    if len(text) > LONG:
        return memo.compound(text, plainly=True)
    return float(analyzer().polarity_scores(normalised(text))["compound"])


def masked(text: str, spans: Iterable[Span]) -> str:
    """The text with every word of the spans replaced by `MASK`.

    Replaced, not cut, and word for word: VADER's rules look back up to three words, so that
    what is left must stay where it was. A text in capitals gets the mask in capitals, lest the
    other words seem to be shouted.

    Args:
        text: one sentence.
        spans: offsets into it, such as names and `event_spans`; they may overlap.

    Raises:
        ValueError: a span that is not inside the text.
    """
    out, done = [], 0
    shouting = text.isupper()
    for start, end in _merged(text, spans):
        out.append(text[done:start])
        out.append(_WORD.sub(lambda word: _mask(word[0], shouting=shouting), text[start:end]))
        done = end
    return "".join(out) + text[done:]


def _mask(word: str, *, shouting: bool) -> str:
    return MASK.upper() if shouting and word.isupper() else MASK


def _merged(text: str, spans: Iterable[Span]) -> list[Span]:
    """The spans in order, those that overlap as one."""
    merged: list[Span] = []
    for start, end in sorted(spans):
        if not 0 <= start <= end <= len(text):
            raise ValueError(f"span {start}:{end} is not inside a text of {len(text)} characters")
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def event_spans(text: str) -> list[Span]:
    """Where the text has one of `EVENT_WORDS`, as a whole word, in any case."""
    return [found.span() for found in _EVENT.finditer(text)]


def words(text: str) -> tuple[tuple[str, float], ...]:
    """The words that made the compound of one sentence, in order: (word, contribution).

    The contribution of a word of VADER's lexicon is what the compound loses when `MASK` stands
    in its place: above 0 for a word that warms. It holds the negations and degrees that work on
    the word. Contributions do not add up to the compound, which is bent towards -1 and 1, and a
    word that negates another ("no") takes over once that one is masked. Emoji and emoticons
    score as well and are not listed; degrees ("most", "less") have no rating of their own.
    """
    clean = normalised(text)
    score = compound(clean)
    found = []
    for token in re.finditer(r"\S+", clean):
        start, word = token.start(), token[0]
        # as VADER strips it: short tokens might be emoticons and are left alone
        bare = word.strip(string.punctuation)
        core = bare if len(bare) > 2 else word
        if core.lower() in analyzer().lexicon and any(c.isalpha() for c in core):
            at = start + word.index(core)
            without = compound(masked(clean, [(at, at + len(core))]))
            found.append((core.lower(), round(score - without, 4)))
    return tuple(found)
