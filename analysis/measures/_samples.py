"""From readings to counts: for each outlet one matrix, sentences x counts, and sums of its rows.

The unit that is drawn is the sentence (or the paragraph, where that is asked for), within each
article, while an outlet has fewer than eight articles, and then the article.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from analysis import stats
from analysis.measures._cells import Cell, Measure, cells
from analysis.model import Reading
from analysis.stats import Array

Unit = Literal["sentence", "paragraph"]
MANY = 8  # articles of an outlet from which articles are drawn, and no longer sentences


@dataclass(frozen=True, slots=True)
class Sample:
    """The articles of one outlet, by id, and how often each of their units is drawn."""

    outlet: str
    readings: tuple[Reading, ...]
    sizes: tuple[int, ...]  # how many of the units each article has
    times: Array  # (draws, units), whole numbers
    drawn: Unit = "sentence"  # while articles are few

    @property
    def by_article(self) -> bool:
        """Whether the unit is the article."""
        return len(self.readings) >= MANY

    @property
    def clustered(self) -> bool:
        """Whether the unit is one of several sentences."""
        return self.by_article or self.drawn == "paragraph"

    @property
    def unit(self) -> str:
        """What an interval takes as drawn, in words."""
        articles = len(self.readings)
        if self.by_article:
            return f"{articles} articles"
        held = "" if articles == 1 else f" of {articles} articles held fixed"
        if self.drawn == "sentence":
            return f"sentences{held}"
        return f"{sum(self.sizes)} paragraph{'' if sum(self.sizes) == 1 else 's'}{held}"


@dataclass(frozen=True, slots=True)
class Table:
    """The counts of one measure, in one facet, of one outlet."""

    sentences: int  # of the facet
    units: int  # those of the facet that can be drawn
    sums: Array  # (columns,)
    moments: Array  # (5,): by sentence, or by article where articles are drawn
    clustered: Array  # (5,): by paragraph, or by article; nan where there is one
    drawn: Array  # (draws, 5): the moments of each resample


def by_outlet(readings: Sequence[Reading]) -> dict[str, list[Reading]]:
    """Each outlet's articles by id, outlets in the order of their first, however they came."""
    outlets: dict[str, list[Reading]] = {}
    for reading in sorted(readings, key=lambda r: r.article.id):
        outlets.setdefault(reading.article.outlet, []).append(reading)
    return outlets


def samples(
    readings: Sequence[Reading], seed: int, draws: int, unit: Unit = "sentence"
) -> list[Sample]:
    """One sample an outlet; its indices are drawn here, once for all measures and facets."""
    found = []
    for outlet, articles in by_outlet(readings).items():
        many = len(articles) >= MANY
        sizes = [_size(reading, unit) for reading in articles]
        name, strata = ("article", [len(articles)]) if many else (unit, sizes)
        times = stats.resamples(seed, name, outlet, strata, draws)
        found.append(Sample(outlet, tuple(articles), tuple(sizes), times, unit))
    return found


def _size(reading: Reading, unit: Unit) -> int:
    scored = reading.scored()
    return len(scored) if unit == "sentence" else len({s.paragraph for s, _ in scored})


def tables(
    sample: Sample, facet: str, measures: Mapping[str, Measure], *, drawn: bool = True
) -> dict[str, Table]:
    """The counts of each measure in one facet of one outlet, summed and (`drawn`) resampled."""
    articles = [cells(reading, facet) for reading in sample.readings]
    inside = [cell is not None for article in articles for cell in article]
    matrix = np.concatenate([_matrix(article, list(measures.values())) for article in articles])
    starts = np.cumsum([0, *(len(module.COLUMNS) for module in measures.values())])
    pairs = np.stack([matrix[:, [start, start + 1]] for start in starts[:-1]], axis=1)
    places = _places(sample)
    clusters = len(articles) if sample.by_article else len(set(places.tolist()))
    by_cluster = stats.moments(_summed(pairs, places, clusters))  # (clusters, measures, 5)
    by_unit = by_cluster if sample.clustered else stats.moments(pairs)
    # one product for a facet: its shape, so its last digit, hangs on no other outlet
    times = sample.times if drawn else sample.times[:0]
    flat = times @ by_unit.reshape(len(by_unit), 5 * len(measures))
    resampled = flat.reshape(len(flat), len(measures), 5)
    clustered = by_cluster.sum(axis=0)
    moments = clustered if sample.by_article else stats.moments(pairs).sum(axis=0)
    if clusters < 2:
        clustered = np.full_like(clustered, np.nan)  # one says nothing of how they vary
    count = len(set(places[inside].tolist())) if sample.clustered else sum(inside)
    sums = np.split(matrix.sum(axis=0), starts[1:-1])
    return {
        name: Table(sum(inside), count, sums[k], moments[k], clustered[k], resampled[:, k])
        for k, name in enumerate(measures)
    }


def _places(sample: Sample) -> NDArray[np.int64]:
    """For each scored sentence the place of its article, where those are drawn, or paragraph."""
    names = [
        (at, 0 if sample.by_article else sentence.paragraph)
        for at, reading in enumerate(sample.readings)
        for sentence, _ in reading.scored()
    ]
    if sample.by_article:
        return np.array([at for at, _ in names], dtype=np.int64)
    known = {name: place for place, name in enumerate(dict.fromkeys(names))}
    return np.array([known[name] for name in names], dtype=np.int64)


def _summed(pairs: Array, places: NDArray[np.int64], count: int) -> Array:
    """Rows (sentences, measures, 2) summed by place: (count, measures, 2)."""
    summed = np.zeros((count, *pairs.shape[1:]))
    np.add.at(summed, places, pairs)
    return summed


def _matrix(article: Sequence[Cell | None], measures: Sequence[Measure]) -> Array:
    """The counts of one article (sentences, columns); a sentence outside the facet has zeros."""
    matrix = np.zeros((len(article), sum(len(module.COLUMNS) for module in measures)))
    for row, cell in zip(matrix, article, strict=True):
        if cell is not None:
            row[:] = [count for module in measures for count in module.counts(cell)]
    return matrix
