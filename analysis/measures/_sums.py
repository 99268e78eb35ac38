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
    """The tally of one article: every voice, every pair it speaks of, and `OTHER`."""
    modules = countable(ids())
    found: dict[str, tuple[int, Array]] = {}
    for facet in (*VOICES, OTHER, *facets([reading])[len(VOICES) :]):
        inside = cells(reading, facet)
        sums = matrix(inside, list(with_facet(modules, facet).values())).sum(axis=0)
        found[facet] = sum(cell is not None for cell in inside), sums
    told = {name: module.fact(reading) for name, module in facts(ids()).items()}
    return Tally(len(reading.scored()), found, told)


def matrix(article: Sequence[Cell | None], measures: Sequence[Measure]) -> Array:
    """The counts of one article (sentences, columns); a sentence outside the facet has zeros."""
    made = np.zeros((len(article), sum(len(module.COLUMNS) for module in measures)))
    for row, cell in zip(made, article, strict=True):
        if cell is not None:
            row[:] = [count for module in measures for count in module.counts(cell)]
    return made
