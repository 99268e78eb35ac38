"""What is counted in one article, facet by facet: all that an estimate by article needs of it.

A *tally* of an article holds, for each facet, how many of its sentences lie in the facet and the
sums of every measure's row of counts over them. Estimates and verdicts of outlets with many
articles are made of tallies alone (`of_tallies`, `verdicts_of_tallies`), so that a collection can
be scored on many machines and estimated on one, with no text at hand.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from analysis.measures._cells import (
    DYAD,
    VOICES,
    Cell,
    Measure,
    cells,
    countable,
    facets,
    facts,
    ids,
    with_facet,
)
from analysis.model import Reading
from analysis.stats import Array

OTHER = DYAD  # the facet of every pair that an article does not speak of: all counted but a tie


@dataclass(frozen=True, slots=True)
class Tally:
    """The sums of one article's counts, by facet, and the facts of its text."""

    sentences: int  # scored
    facets: Mapping[str, tuple[int, Array]]  # sentences in the facet, sums (columns,)
    facts: Mapping[str, float | None]  # by measure


def columns(facet: str) -> tuple[tuple[str, str], ...]:
    """What the sums of a facet are of, in order: (measure, one of its columns)."""
    chosen = with_facet(countable(ids()), facet)
    return tuple((name, column) for name, module in chosen.items() for column in module.COLUMNS)


def tally(reading: Reading) -> Tally:
    """The tally of one article: every voice, every pair it speaks of, and `OTHER`.

    A sentence is counted once for the voices, and again for a pair only where it speaks of it.
    """
    modules = countable(ids())
    ties = list(with_facet(modules, OTHER).values())
    rows = matrix(cells(reading, "all"), list(modules.values()))
    attributed = np.array([code.attributed for _, code in reading.scored()], dtype=np.float64)
    kept = {"all": np.ones(len(rows)), "own": 1 - attributed, "attributed": attributed}
    found = {voice: _summed(rows, inside) for voice, inside in kept.items()}
    silent = matrix(cells(reading, OTHER), ties)
    found[OTHER] = _summed(silent, kept["all"])
    for facet in facets([reading])[len(VOICES) :]:
        told = {hit.sentence for hit in reading.hits if hit.dyad == facet.removeprefix(DYAD)}
        spoken = cells(reading, facet, told)
        here = np.array([cell is not None for cell in spoken], dtype=np.bool_)
        counts = silent.copy()
        counts[here] = matrix([cell for cell in spoken if cell is not None], ties)
        found[facet] = _summed(counts, kept["all"])
    facts_told = {name: module.fact(reading) for name, module in facts(ids()).items()}
    return Tally(len(rows), found, facts_told)


def _summed(rows: Array, inside: Array) -> tuple[int, Array]:
    """How many rows are inside, and their sums, added up one after the other."""
    return round(float(inside.sum())), (rows * inside[:, None]).sum(axis=0)


def matrix(article: Sequence[Cell | None], measures: Sequence[Measure]) -> Array:
    """The counts of one article (sentences, columns); a sentence outside the facet has zeros."""
    made = np.zeros((len(article), sum(len(module.COLUMNS) for module in measures)))
    for row, cell in zip(made, article, strict=True):
        if cell is not None:
            row[:] = [count for module in measures for count in module.counts(cell)]
    return made
