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

from analysis import sentiment
from analysis.model import Reading

CLASSES = ("neither", "alliance", "strain", "both")
Confusion = Mapping[tuple[str, str], int]  # (found, true) -> sentences, for every two classes


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
    codes = [code for reading in readings for _, code in reading.scored()]
    whole = sum(abs(code.sentiment) for code in codes)
    apart = sum(abs(code.sentiment - code.sentiment_masked) for code in codes)
    return apart / whole if whole else None


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
    scores = []
    for name in CLASSES:
        found = sum(counts[name, other] for other in CLASSES)
        true = sum(counts[other, name] for other in CLASSES)
        if found + true:
            scores.append(2 * counts[name, name] / (found + true))
    return sum(scores) / len(scores) if scores else None
