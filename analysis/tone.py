"""Sentiment set against frames: the words that made a score, and whether its sign is a frame.

A sign has three values and a sentence four classes (neither, alliance, strain, both), so a sign
can never say both. It is taken as the most that a reader could make of it: warm is alliance,
cold is strain, 0 is neither.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

import numpy as np

from analysis import intervals, sentiment, stats
from analysis.model import Reading

CLASSES = ("neither", "alliance", "strain", "both")
Confusion = Mapping[tuple[str, str], int]  # (found, true) -> sentences, for every two classes
DRAWS = 2000
RULE_OF_THREE = 3  # Hanley and Lippman-Hand 1983
Range = tuple[float | None, float | None]


class Framed(Protocol):
    """Whatever has the two codes, 0 or 1 each."""

    @property
    def alliance(self) -> int:
        """1 where the tie is presented as close or being restored."""

    @property
    def strain(self) -> int:
        """1 where it is presented as cooled, costly or in need of repair."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of VADER's list in one article: how often it stands there, and what it adds.

    ``contribution`` is summed over its places, in compounds (`sentiment.words`): above 0 warms.
    """

    word: str
    count: int
    contribution: float


@lru_cache(maxsize=4096)
def scored(sentence: str) -> tuple[tuple[str, float], ...]:
    """The words that made one sentence's raw score, as `sentiment.words` says; kept once asked."""
    return sentiment.words(sentence)


def words(reading: Reading) -> list[Word]:
    """The words that made an article's raw score, from the one that warms most to the coldest."""
    found: dict[str, list[float]] = {}
    for sentence, _ in reading.scored():
        for word, part in scored(sentence.text):
            found.setdefault(word, []).append(part)
    made = [Word(word, len(parts), round(sum(parts), 4)) for word, parts in found.items()]
    return sorted(made, key=lambda w: (-w.contribution, w.word))


def moved(readings: Iterable[Reading]) -> float | None:
    """How much of the absolute score goes or turns when names, fixed phrases and events are masked.

    The sum of |raw - masked| over the sum of |raw|, all sentences: 0 where masking changes
    nothing, 1 where as much moves as there was; more where signs turn. None where all is 0.
    """
    sums = _absolute(readings).sum(axis=0)
    return float(sums[0] / sums[1]) if sums[1] else None


def moved_range(readings: Iterable[Reading], level: float) -> Range:
    """The interval of `moved`, sentences taken as drawn: a ratio of sums with its error.

    Not below 0; none of fewer than two sentences, or where all scores are 0 or nothing moves.
    """
    pairs = _absolute(readings)
    point, error = map(float, stats.ratio(stats.moments(pairs).sum(axis=0)))
    if len(pairs) < 2 or np.isnan(point) or not error:
        return None, None
    reach = intervals.t_quantile(level, len(pairs)) * error
    return max(0.0, point - reach), point + reach


def _absolute(readings: Iterable[Reading]) -> stats.Array:
    """What masking moves in each sentence, and the size of its raw score; (sentences, 2)."""
    codes = [code for reading in readings for _, code in reading.scored()]
    pairs = [(abs(c.sentiment - c.sentiment_masked), abs(c.sentiment)) for c in codes]
    return np.array(pairs, dtype=np.float64).reshape(-1, 2)


def frame_class(code: Framed) -> str:
    """Which of `CLASSES` a code is."""
    return CLASSES[code.alliance + 2 * code.strain]


def sign_class(compound: float) -> str:
    """The class that the sign of a compound is taken for."""
    return "alliance" if compound > 0 else "strain" if compound < 0 else "neither"


def confusion(pairs: Iterable[tuple[str, str]]) -> Confusion:
    """How many units are of each found class and each true class."""
    counts = {(found, true): 0 for found in CLASSES for true in CLASSES}
    for pair in pairs:
        counts[pair] += 1
    return counts


def total(counts: Confusion) -> int:
    """How many units were compared."""
    return sum(counts.values())


def right(counts: Confusion) -> int:
    """How many units are of the same class in both."""
    return sum(counts[name, name] for name in CLASSES)


def macro_f1(counts: Confusion) -> float | None:
    """The mean F1 of the classes that stand in either coding, 0 to 1; None where none does."""
    score = float(_macro(_cells(counts)))
    return None if np.isnan(score) else score


def macro_f1_range(counts: Confusion, seed: int, *names: str) -> Range:
    """The middle 95 % of macro F1 over resampled units; none where there are no units.

    A resample is a draw of how many units fall into each cell, as for the F1 of one code
    (`validity.agreement`). Where no unit differs, none does in any resample: up to three could
    have, by the rule of three. The names are those of the random stream.
    """
    cells = _cells(counts)
    n = int(cells.sum())
    if not n:
        return None, None
    if right(counts) == n:
        return float(_macro(_worse(cells))), 1.0
    random = stats.stream(seed, "macro f1", *names)
    drawn = random.multinomial(n, cells.ravel() / n, DRAWS).astype(np.float64)
    return intervals.percentile(_macro(drawn.reshape(-1, *cells.shape)))


def _cells(counts: Confusion) -> stats.Array:
    """The counts as an array (found, true), both in the order of `CLASSES`."""
    return np.array([[counts[found, true] for true in CLASSES] for found in CLASSES], np.float64)


def _worse(cells: stats.Array) -> stats.Array:
    """The same with up to three units of the commonest class taken for the next one."""
    *_, following, most = np.argsort(np.diagonal(cells), kind="stable")
    moved = min(RULE_OF_THREE, cells[most, most])
    worse = cells.copy()
    worse[most, most] -= moved
    worse[following, most] += moved
    return worse


def _macro(cells: stats.Array) -> stats.Array:
    """Macro F1; shapes (..., found, true) -> (...), nan where no class stands in either coding."""
    same = np.diagonal(cells, axis1=-2, axis2=-1)
    either = cells.sum(-1) + cells.sum(-2)
    known = (either > 0).sum(-1)
    return stats.over(stats.over(2 * same, either).sum(-1, where=either > 0), known)
