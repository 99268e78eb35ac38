"""Compounds in Python, each token's code kept: for a few sentences, and where numba is not."""

from __future__ import annotations

import string
from functools import cache, lru_cache
from heapq import heappop, heappush
from itertools import chain

from analysis.sentiment import rules
from analysis.sentiment.lexicon import descriptions, numbers, phrases, words
from analysis.sentiment.spelling import normalised

KEPT = 200_000  # tokens; then all are forgotten, so that memory stays bounded
RECENT = 4096  # sentences of which the compound is kept: what is said again is not added up again
LONG = 40  # characters of a token not worth keeping
FEW = 32  # ratings up to which `rules.weigh` beats `weighed`


class _Codes(dict[str, tuple[int, ...]]):
    """The codes of each token between blanks: mostly one, more where a dash parts it."""

    def __init__(self, *, plainly: bool) -> None:
        super().__init__()
        self.plainly = plainly

    def __missing__(self, token: str) -> tuple[int, ...]:
        parts = normalised(token).split() if self.plainly else (token,)
        codes = tuple(map(code, parts))
        if len(token) <= LONG:
            if len(self) == KEPT:
                self.clear()
            self[token] = codes
        return codes


@cache
def _codes(*, plainly: bool) -> _Codes:
    return _Codes(plainly=plainly)


@cache
def _emoji() -> frozenset[str]:
    return frozenset(map(chr, descriptions()))


@cache
def _rated() -> int:
    """The code that those of rated words start at."""
    return 2 * next(at for at, word in enumerate(words()) if word.flags & rules.RATED)


def code(token: str) -> int:
    """The code of a token, as in `codes`."""
    stripped = token.strip(string.punctuation)
    word = (stripped if len(stripped) > 2 else token).lower()
    unknown = 1 if "n't" in word else 0
    return 2 * numbers().get(word, unknown) + token.isupper()


@lru_cache(maxsize=RECENT)
def compound(text: str, *, plainly: bool) -> float:
    """The compound of one sentence, equal to vaderSentiment's, in time linear in its length.

    Args:
        text: one sentence.
        plainly: as `spelling.normalised` has it, not as it is written.
    """
    if not text.isascii() and not _emoji().isdisjoint(text):
        text = (normalised(text) if plainly else text).translate(descriptions())
        plainly = False  # descriptions are read as they are
    codes = _codes(plainly=plainly)
    sentence = list(chain.from_iterable(map(codes.__getitem__, text.split())))
    total = _sum(sentence)
    return round(rules.compound(total, text.count("!"), text.count("?")), 4)


def _sum(sentence: list[int]) -> float:
    """The ratings of a sentence of codes, added as Python adds."""
    first = _rated()
    rated = [at for at, each in enumerate(sentence) if each >= first]
    if not rated:
        return 0.0
    count = len(sentence)
    mixed = 0 < sum(each & 1 for each in sentence) < count
    about = words(), phrases()
    values = [rules.valence(sentence, count, at, mixed, *about) for at in rated]
    but = 2 * numbers()["but"]
    if but in sentence or but + 1 in sentence:
        place = next(at for at, each in enumerate(sentence) if each >> 1 == but >> 1)
        moved = [(value, at) for value, at in zip(values, rated, strict=True) if value]
        values = weighed([value for value, _ in moved], [at for _, at in moved], place)
    return float(sum(values))


def weighed(values: list[float], places: list[int], but: int) -> list[float]:
    """What `rules.weigh` makes of the ratings, in time that does not grow with their square."""
    if len(values) <= FEW:
        rules.weigh(values, places, len(values), but)
        return values
    return weighed_by_value(values, places, but)


def weighed_by_value(values: list[float], places: list[int], but: int) -> list[float]:
    """What `rules.weigh` makes of many ratings: the places of each value kept in heaps."""
    made = list(values)
    held: dict[float, list[int]] = {}
    for at, value in enumerate(made):
        held.setdefault(value, []).append(at)
    for at in range(len(made)):
        first = held[made[at]][0]
        if places[first] != but:
            heappop(held[made[first]])
            made[first] *= 0.5 if places[first] < but else 1.5
            heappush(held.setdefault(made[first], []), first)
    return made
