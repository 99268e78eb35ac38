"""From readings to counts: for each outlet one matrix, sentences x counts, and sums of its rows.

The unit that is drawn is the sentence, within each article, while an outlet has fewer than
eight articles, and then the article.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from analysis import stats
from analysis.measures._cells import Cell, Measure, cells
from analysis.model import Reading
from analysis.stats import Array

MANY = 8  # articles of an outlet from which articles are drawn, and no longer sentences


@dataclass(frozen=True, slots=True)
class Sample:
    """The articles of one outlet, by id, and how often each of their units is drawn."""

    outlet: str
    readings: tuple[Reading, ...]
    times: Array  # (draws, units), whole numbers

    @property
    def by_article(self) -> bool:
        """Whether the unit is the article."""
        return len(self.readings) >= MANY

    @property
    def unit(self) -> str:
        """What an interval takes as drawn, in words."""
        articles = len(self.readings)
        if self.by_article:
            return f"{articles} articles"
        return "sentences" if articles == 1 else f"sentences of {articles} articles held fixed"


@dataclass(frozen=True, slots=True)
class Table:
    """The counts of one measure, in one facet, of one outlet."""

    sentences: int  # of the facet
    units: int  # those of the facet that can be drawn
    sums: Array  # (columns,)
    moments: Array  # (5,)
    drawn: Array  # (draws, 5): the moments of each resample


def by_outlet(readings: Sequence[Reading]) -> dict[str, list[Reading]]:
    """Each outlet's articles by id, outlets in the order of their first, however they came."""
    outlets: dict[str, list[Reading]] = {}
    for reading in sorted(readings, key=lambda r: r.article.id):
        outlets.setdefault(reading.article.outlet, []).append(reading)
    return outlets


def samples(readings: Sequence[Reading], seed: int, draws: int) -> list[Sample]:
    """One sample an outlet; its indices are drawn here, once for all measures and facets."""
    found = []
    for outlet, articles in by_outlet(readings).items():
        unit, sizes = "sentence", [len(reading.scored()) for reading in articles]
        if len(articles) >= MANY:
            unit, sizes = "article", [len(articles)]
        times = stats.resamples(seed, unit, outlet, sizes, draws)
        found.append(Sample(outlet, tuple(articles), times))
    return found


def tables(
    sample: Sample, facet: str, measures: Mapping[str, Measure], *, drawn: bool = True
) -> dict[str, Table]:
    """The counts of each measure in one facet of one outlet, summed and (`drawn`) resampled."""
    articles = [cells(reading, facet) for reading in sample.readings]
    rows = [_matrix(article, list(measures.values())) for article in articles]
    matrix = np.concatenate(rows)
    units = np.stack([row.sum(axis=0) for row in rows]) if sample.by_article else matrix
    starts = np.cumsum([0, *(len(module.COLUMNS) for module in measures.values())])
    pairs = np.stack([units[:, [start, start + 1]] for start in starts[:-1]], axis=1)
    moments = stats.moments(pairs)  # (units, measures, 5)
    # one product for a facet: its shape, so its last digit, hangs on no other outlet
    times = sample.times if drawn else sample.times[:0]
    flat = times @ moments.reshape(len(units), 5 * len(measures))
    resampled = flat.reshape(len(flat), len(measures), 5)
    sizes = [sum(cell is not None for cell in article) for article in articles]
    count = sum(size > 0 for size in sizes) if sample.by_article else sum(sizes)
    sums = np.split(matrix.sum(axis=0), starts[1:-1])
    return {
        name: Table(sum(sizes), count, sums[k], moments[:, k].sum(axis=0), resampled[:, k])
        for k, name in enumerate(measures)
    }


def _matrix(article: Sequence[Cell | None], measures: Sequence[Measure]) -> Array:
    """The counts of one article (sentences, columns); a sentence outside the facet has zeros."""
    matrix = np.zeros((len(article), sum(len(module.COLUMNS) for module in measures)))
    for row, cell in zip(matrix, article, strict=True):
        if cell is not None:
            row[:] = [count for module in measures for count in module.counts(cell)]
    return matrix
