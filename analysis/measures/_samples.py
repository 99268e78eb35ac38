"""From readings to counts: for each outlet one matrix, sentences x counts, and sums of its rows.

The unit that is drawn is the sentence (or the paragraph, where that is asked for), within each
article, while an outlet has fewer than eight articles, and then the article.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from analysis import stats
from analysis.measures._cells import Cell, Fact, Measure, cells
from analysis.measures._intervals import fixed
from analysis.measures._sums import matrix
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
    def size(self) -> int:
        """How many articles there are."""
        return len(self.readings)

    @property
    def sentences(self) -> int:
        """How many of their sentences are scored."""
        return sum(len(reading.scored()) for reading in self.readings)

    def facts(self, module: Fact) -> list[float]:
        """A fact of each of the texts that have it."""
        found = map(module.fact, self.readings)
        return [fact for fact in found if fact is not None]

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
        held = fixed(articles)
        if self.drawn == "sentence":
            return f"sentences{held}"
        return f"{sum(self.sizes)} paragraph{'' if sum(self.sizes) == 1 else 's'}{held}"

    def tables(
        self, facet: str, measures: Mapping[str, Measure], *, drawn: bool = True
    ) -> dict[str, Table]:
        """The counts of each measure in one facet, summed and (`drawn`) resampled."""
        articles = [cells(reading, facet) for reading in self.readings]
        # one product for a facet: its shape, so its last digit, hangs on no other outlet
        times = self.times if drawn else self.times[:0]
        if not self.by_article:
            return _by_sentence(self, articles, measures, times)
        sums = [matrix(article, list(measures.values())).sum(axis=0) for article in articles]
        inside = [sum(cell is not None for cell in article) for article in articles]
        return by_article(np.stack(sums), np.array(inside), measures, lambda rows: times @ rows)


@dataclass(frozen=True, slots=True)
class Table:
    """The counts of one measure, in one facet, of one outlet."""

    sentences: int  # of the facet
    units: int  # those of the facet that can be drawn
    sums: Array  # (columns,)
    moments: Array  # (5,): by sentence, or by article where articles are drawn
    clustered: Array  # (5,): by paragraph, or by article; nan where there is one
    drawn: Array  # (draws, 5): the moments of each resample
    articles: Array | None = None  # (articles, 5): those of each, where articles are drawn


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


def _by_sentence(
    sample: Sample,
    articles: Sequence[Sequence[Cell | None]],
    measures: Mapping[str, Measure],
    times: Array,
) -> dict[str, Table]:
    """The tables of an outlet of which sentences, or paragraphs, are drawn."""
    rows = np.concatenate([matrix(article, list(measures.values())) for article in articles])
    inside = [cell is not None for article in articles for cell in article]
    pairs = _pairs(rows, measures)
    places = _places(sample)
    clusters = len(set(places.tolist()))
    by_cluster = stats.moments(_summed(pairs, places, clusters))  # (clusters, measures, 5)
    by_unit = by_cluster if sample.clustered else stats.moments(pairs)
    clustered = by_cluster.sum(axis=0)
    if clusters < 2:
        clustered = np.full_like(clustered, np.nan)  # one says nothing of how they vary
    size = sum(inside), len(set(places[inside].tolist())) if sample.clustered else sum(inside)
    moments = stats.moments(pairs).sum(axis=0)
    resampled = _resampled(by_unit, lambda flat: times @ flat)
    return _tables(rows.sum(axis=0), size, measures, moments, clustered, resampled)


def by_article(
    sums: Array,
    inside: NDArray[np.int64],
    measures: Mapping[str, Measure],
    times: Callable[[Array], Array],
) -> dict[str, Table]:
    """The tables of an outlet of which articles are drawn, from what was counted in each.

    `sums` (articles, columns) are of the facet, `inside` (articles,) its sentences; `times` gives
    the sums of each resample: (articles, any) -> (draws, any).
    """
    moments = stats.moments(_pairs(sums, measures))  # (articles, measures, 5)
    total = moments.sum(axis=0)
    clustered = total if len(sums) > 1 else np.full_like(total, np.nan)
    size = int(inside.sum()), int((inside > 0).sum())
    held = moments[inside > 0]
    return {
        name: replace(table, articles=held[:, k])
        for k, (name, table) in enumerate(
            _tables(
                sums.sum(axis=0), size, measures, total, clustered, _resampled(moments, times)
            ).items()
        )
    }


def _pairs(rows: Array, measures: Mapping[str, Measure]) -> Array:
    """The pair that each measure is made of: (units, columns) -> (units, measures, 2)."""
    starts = _starts(measures)
    return np.stack([rows[:, [start, start + 1]] for start in starts], axis=1)


def _starts(measures: Mapping[str, Measure]) -> list[int]:
    """Where each measure's columns begin."""
    return list(accumulate((len(m.COLUMNS) for m in measures.values()), initial=0))[:-1]


def _resampled(units: Array, times: Callable[[Array], Array]) -> Array:
    """The moments of each resample: (units, measures, 5) -> (draws, measures, 5)."""
    flat = times(units.reshape(len(units), math.prod(units.shape[1:])))
    return flat.reshape(len(flat), *units.shape[1:])


def _tables(
    sums: Array,
    size: tuple[int, int],
    measures: Mapping[str, Measure],
    moments: Array,
    clustered: Array,
    resampled: Array,
) -> dict[str, Table]:
    """A table a measure; `size` is sentences, and units that can be drawn."""
    parts = np.split(sums, _starts(measures)[1:])
    return {
        name: Table(*size, parts[k], moments[k], clustered[k], resampled[:, k])
        for k, name in enumerate(measures)
    }


def _places(sample: Sample) -> NDArray[np.int64]:
    """For each scored sentence the place of its paragraph."""
    names = [
        (at, sentence.paragraph)
        for at, reading in enumerate(sample.readings)
        for sentence, _ in reading.scored()
    ]
    known = {name: place for place, name in enumerate(dict.fromkeys(names))}
    return np.array([known[name] for name in names], dtype=np.int64)


def _summed(pairs: Array, places: NDArray[np.int64], count: int) -> Array:
    """Rows (sentences, measures, 2) summed by place: (count, measures, 2)."""
    summed = np.zeros((count, *pairs.shape[1:]))
    np.add.at(summed, places, pairs)
    return summed
