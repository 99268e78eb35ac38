"""One outlet of a scored collection: what was counted in each article, and how often it is drawn.

It gives the tables that a `Sample` of readings gives, from sums by article: three hundred numbers
an article in place of its text.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analysis import stats
from analysis.measures._cells import DYAD, Fact, Measure, countable, ids, with_facet
from analysis.measures._samples import MANY, Table, by_article
from analysis.measures._sums import OTHER
from analysis.stats import Array

HELD = 1 << 22  # draws of articles that are held as floats at a time


@dataclass(frozen=True, eq=False)
class Facet:
    """What was counted in one facet, article by article."""

    articles: NDArray[np.int64]  # (m,): which of the outlet's articles, ascending
    sentences: NDArray[np.int64]  # (m,): of each, in the facet
    sums: Array  # (m, columns): of all measures that have the facet


@dataclass(frozen=True, eq=False)
class Tallied:
    """The articles of one outlet, by id, without their texts."""

    outlet: str
    size: int  # articles
    sentences: int  # scored
    facets: Mapping[str, Facet]
    told: Mapping[str, Sequence[float]]  # by measure: a fact of each text that has it
    times: NDArray[np.uint8]  # (draws, articles)

    by_article = True
    clustered = True

    @property
    def unit(self) -> str:
        """What an interval takes as drawn, in words."""
        return f"{self.size} article{'' if self.size == 1 else 's'}"

    def facts(self, module: Fact) -> Sequence[float]:
        """A fact of each of the texts that have it."""
        return self.told[module.__name__.rpartition(".")[2]]  # type: ignore[attr-defined]

    def tables(
        self, facet: str, measures: Mapping[str, Measure], *, drawn: bool = True
    ) -> dict[str, Table]:
        """The counts of each measure in one facet, summed and (`drawn`) resampled."""
        found = self._whole(facet)
        kept = _columns(facet, measures)
        times = self.times if drawn else self.times[:0]
        # Rows side by side, as a study has them: else they are added up in another order.
        sums = np.ascontiguousarray(found.sums[:, kept])
        made = by_article(sums, found.sentences, measures, lambda rows: _product(times, rows))
        if self.size >= MANY:
            return made
        # Sentences would be drawn, and there are none here: too few units for an interval.
        return {
            name: Table(t.sentences, 0, t.sums, t.moments, t.clustered, t.drawn)
            for name, t in made.items()
        }

    def _whole(self, facet: str) -> Facet:
        """The facet with a row an article: of those that do not speak of the pair, `OTHER`'s."""
        if not facet.startswith(DYAD):
            return self.facets[facet]
        other = self.facets[OTHER]
        if facet not in self.facets:
            return other
        sums = other.sums.copy()
        sums[self.facets[facet].articles] = self.facets[facet].sums
        return Facet(other.articles, other.sentences, sums)


def resampled(seed: int, outlet: str, articles: int, draws: int) -> NDArray[np.uint8]:
    """How often each article is drawn, a byte each: the draws of `stats.resamples`."""
    random = stats.stream(seed, "article", outlet)
    times = np.empty((draws, articles), dtype=np.uint8)
    rows = max(HELD // max(articles, 1), 1)
    for start in range(0, draws if articles else 0, rows):
        block = times[start : start + rows]
        found = stats.counted(random.integers(0, articles, block.shape), articles)
        block[:] = np.minimum(found, 255)  # more than 255 of one article: once in 10^500 draws
    return times


def _columns(facet: str, measures: Mapping[str, Measure]) -> list[int]:
    """Where the columns of these measures stand among those of the facet."""
    places: dict[str, list[int]] = {}
    start = 0
    for name, module in with_facet(countable(ids()), facet).items():
        places[name] = list(range(start, start + len(module.COLUMNS)))
        start += len(module.COLUMNS)
    return [place for name in measures for place in places[name]]


def _product(times: NDArray[np.uint8], rows: Array) -> Array:
    """`times @ rows`, some draws at a time."""
    made = np.empty((len(times), rows.shape[1]))
    step = max(HELD // max(len(rows), 1), 1)
    for start in range(0, len(times), step):
        made[start : start + step] = times[start : start + step].astype(np.float64) @ rows
    return made
