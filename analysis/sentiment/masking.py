"""Names and event words out of a sentence's mood: masked, word for word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from analysis.sentiment.spelling import DASH
from analysis.text import Span

# Tokens of which it is kept whether an event word is in them, and the characters of the longest
KEPT, LONG = 200_000, 40

# What stands in for a masked word: lower case, and in none of VADER's lists.
MASK = "entity"


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
    out, done = "", 0
    shouting = text.isupper()
    for start, end in _merged(text, spans):
        out += text[done:start] + _hidden(text[start:end], shouting)
        done = end
    return out + text[done:]


@lru_cache(KEPT)  # names recur
def _hidden(text: str, shouting: bool) -> str:
    return _WORD.sub(lambda word: _mask(word[0], shouting=shouting), text)


def _mask(word: str, *, shouting: bool) -> str:
    return MASK.upper() if shouting and word.isupper() else MASK


def _merged(text: str, spans: Iterable[Span]) -> list[Span]:
    """The spans in order, those that overlap as one."""
    merged: list[Span] = []
    last, length = 0, len(text)
    for span in sorted(spans):
        start, end = span
        if not 0 <= start <= end <= length:
            raise ValueError(f"span {start}:{end} is not inside a text of {length} characters")
        if start < last:
            merged[-1] = (merged[-1][0], max(end, last))
        else:
            merged.append(span)
        last = max(end, last)
    return merged


def event_spans(text: str) -> list[Span]:
    """Where the text has one of `EVENT_WORDS`, as a whole word, in any case."""
    if not any(map(_EVENTFUL.__getitem__, text.split())):
        return []
    return [found.span() for found in _EVENT.finditer(text)]


def eventful(sentences: Sequence[str]) -> list[bool]:
    """Whether each sentence may have an event word: False only where it has none.

    Arrow looks through many at once, by rules that take only ASCII for letters; what folds
    into ASCII may be a letter of an event word as well.
    """
    import pyarrow as pa
    import pyarrow.compute as pc

    edge, folds = "[^a-z0-9_]", "[\u0130\u0131\u017f\u212a]"
    pattern = f"(?i:(?:^|{edge})(?:{'|'.join(EVENT_WORDS)})(?:{edge}|$))|{folds}"
    try:
        strings = pa.array(sentences, pa.large_string())
    except UnicodeEncodeError:  # half a surrogate pair, which Arrow cannot hold
        return [True] * len(sentences)
    found: list[bool] = pc.match_substring_regex(strings, pattern).to_pylist()
    return found


class _Eventful(dict[str, bool]):
    """Whether a token between blanks has an event word, so that most sentences are not searched."""

    def __missing__(self, token: str) -> bool:
        found = bool(_EVENT.search(token))
        if len(token) <= LONG:
            if len(self) >= KEPT:
                self.clear()
            self[token] = found
        return found


_EVENTFUL = _Eventful()
