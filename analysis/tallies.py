"""All that can be counted in the articles of one outlet, however one counts.

A *tally* has a row a sentence, what was set aside as boilerplate included, with the hits that
count there in each of ``WAYS``. The choices of a specification (METHODS, the primary
specification and the others) pick rows, hits and weights from it: a *pair* (A, S) for each
sentence, whose sums are all that an estimate needs. No text is looked at.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analysis.instrument import Codebook
from analysis.model import WAYS, Code, Counting, Reading, Sentence, Way
from analysis.stats import Array

Choices = Mapping[str, str]  # choice -> value, of every choice of a specification
POLES = ("alliance", "strain")
JUDGED = ("boilerplate", "scope", "denial", "weighing")  # the choices of a way
# Which hits of repair words count, for alliance and for strain.
REPAIR = {"both": (1, 1), "alliance": (1, 0), "strain": (0, 1), "neither": (0, 0)}


@dataclass(frozen=True, eq=False)
class Tally:
    """The sentences of one outlet, article by article, and what can be counted in each."""

    outlet: str
    articles: tuple[str, ...]  # their ids
    place: NDArray[np.int64]  # (n,): which of the articles each sentence is of
    number: NDArray[np.int64]  # (n,): its number there
    paragraph: NDArray[np.int64]  # (n,): its number in the article
    cluster: NDArray[np.int64]  # (n,): its number among all of the outlet, from 0
    aside: NDArray[np.bool_]  # (n,): boilerplate
    heading: NDArray[np.bool_]  # (n,): a title or a heading
    attributed: NDArray[np.bool_]  # (n,)
    russia: NDArray[np.bool_]  # (n,): Russia is named
    words: Array  # (n,)
    hits: Array  # (ways, n, 4): alliance, strain, and of these the ones of repair words


def repairs(codebook: Codebook) -> frozenset[str]:
    """The ids of the entries that speak for both poles: ties warm, and had cooled."""
    poles = {id for id, frame in codebook.frames.items() if frame.role == "pole"}
    return frozenset(e.id for e in codebook.entries if len(poles & set(e.frames)) > 1)


def tallies(readings: Sequence[Reading], codebooks: Sequence[Codebook]) -> tuple[Tally, ...]:
    """A tally an outlet, in the order of their first article's id, however the readings came.

    Raises:
        ValueError: a reading does not hold what `otherwise.read` adds.
    """
    mending = repairs(codebooks[0]) if codebooks else frozenset()
    outlets: dict[str, list[Reading]] = {}
    for reading in sorted(readings, key=lambda r: r.article.id):
        outlets.setdefault(reading.article.outlet, []).append(reading)
    return tuple(_tally(outlet, found, mending) for outlet, found in outlets.items())


def _tally(outlet: str, readings: Sequence[Reading], mending: frozenset[str]) -> Tally:
    units = [
        (place, sentence, code)
        for place, reading in enumerate(readings)
        for sentence, code in _units(reading)
    ]
    paragraphs = [(place, sentence.paragraph) for place, sentence, _ in units]
    cluster = {key: at for at, key in enumerate(dict.fromkeys(paragraphs))}
    return Tally(
        outlet=outlet,
        articles=tuple(reading.article.id for reading in readings),
        place=np.array([place for place, _, _ in units], dtype=np.int64),
        number=np.array([sentence.number for _, sentence, _ in units], dtype=np.int64),
        paragraph=np.array([sentence.paragraph for _, sentence, _ in units], dtype=np.int64),
        cluster=np.array([cluster[key] for key in paragraphs], dtype=np.int64),
        aside=np.array([s.kind == "boilerplate" for _, s, _ in units], dtype=np.bool_),
        heading=np.array([s.kind in ("title", "heading") for _, s, _ in units], dtype=np.bool_),
        attributed=np.array([code.attributed for _, _, code in units], dtype=np.bool_),
        russia=np.array([code.russia for _, _, code in units], dtype=np.bool_),
        words=np.array([code.words for _, _, code in units], dtype=np.float64),
        hits=np.concatenate([_hits(reading, mending) for reading in readings], axis=1),
    )


def _units(reading: Reading) -> list[tuple[Sentence, Code]]:
    """Every sentence with its code, or the code it would have."""
    found = []
    for sentence, code in zip(reading.sentences, reading.codes, strict=True):
        held = code if code is not None else reading.aside.get(sentence.number)
        if held is None:
            raise ValueError(f"article '{reading.article.id}': read it with otherwise.read")
        found.append((sentence, held))
    return found


def _hits(reading: Reading, mending: frozenset[str]) -> Array:
    """What counts in one article in each way: (ways, sentences, 4)."""
    row = {sentence.number: at for at, sentence in enumerate(reading.sentences)}
    if len(reading.ways) != len(WAYS):
        raise ValueError(f"article '{reading.article.id}': read it with otherwise.read")
    found = np.zeros((len(WAYS), len(row), 4))
    for way, sentences in enumerate(reading.ways):
        for number, counting in sentences.items():
            found[way, row[number]] = counted(counting, mending)
    return found


def counted(counting: Counting, mending: frozenset[str]) -> Array:
    """The hits that count in one sentence as a row of four."""
    kinds = np.zeros(4)
    for entry, frame in counting:
        if frame in POLES:
            at = POLES.index(frame)
            kinds[at] += 1
            kinds[at + 2] += entry in mending
    return kinds


def way(choices: Choices) -> int:
    """The place in ``WAYS`` of what a specification chooses."""
    return WAYS.index(Way(**{name: choices[name] for name in JUDGED}))  # type: ignore[arg-type]


def pairs(hits: Array, unit: str, repair: str) -> Array:
    """Alliance and strain of each sentence: hits (..., 4) -> (..., 2).

    A sentence counts once for a frame, or as often as it has a hit for it.
    """
    made = hits[..., :2] - hits[..., 2:] * (1 - np.array(REPAIR[repair]))
    return np.asarray(np.minimum(made, 1) if unit == "sentences" else made)


def kept(tally: Tally, choices: Choices) -> NDArray[np.bool_]:
    """Which sentences a specification looks at: (n,)."""
    found = np.ones(len(tally.words), dtype=np.bool_)
    if choices["boilerplate"] == "out":
        found &= ~tally.aside
    if choices["headings"] == "out":
        found &= ~tally.heading
    if choices["voice"] != "all":
        found &= tally.attributed == (choices["voice"] == "attributed")
    return found


def weights(words: Array, within: NDArray[np.bool_], weight: str) -> Array:
    """How much each sentence counts: words (n,) and those looked at (..., n) -> (..., n).

    ``equal``: 1 each. ``words``: its words over the mean of those looked at, so that they too
    are 1 on average, and A and S stay counts of sentences. Nan where there is no word.
    """
    if weight == "equal":
        return within.astype(np.float64)
    held = within * words
    total = held.sum(axis=-1, keepdims=True)
    sizes = within.sum(axis=-1, keepdims=True)
    return np.asarray(held * sizes / np.where(total > 0, total, np.nan))
