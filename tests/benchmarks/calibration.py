"""How often the published 95 % intervals hold what they should.

`python -m tests.benchmarks calibration` makes the published intervals of simulated corpora (see
`simulated`) and writes the share that holds the process' value, with its Monte Carlo error, to
`analysis/report/calibration.csv`, which the report shows. The same seed gives the same file; it
takes about five minutes of one core. Closed intervals of one article of up to fifteen sentences
are not simulated: all articles there can be are added up (see `exact`). Outlets of 1 and of 5 articles are published by sentence
and by paragraph, of 12 by article. The differences of five outlets are counted as held where all
ten are.
"""

from __future__ import annotations

import csv
import math
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import astuple, dataclass, fields
from itertools import product
from pathlib import Path

import numpy as np
from threadpoolctl import threadpool_limits

from analysis import pairwise, stats
from analysis.measures import countable
from analysis.measures._intervals import INTERVALS, Clusters, ends
from analysis.measures._samples import MANY
from analysis.stats import Array
from tests.benchmarks import exact
from tests.benchmarks.simulated import (
    FIVE,
    PARAGRAPH,
    PROCESSES,
    SEED,
    Corpora,
    Setting,
    by_unit,
    corpora,
    true,
)

FILE = Path(__file__).parents[2] / "analysis" / "report" / "calibration.csv"
LEVEL, MINIMUM = 0.95, 5
CORPORA, RESAMPLED = 2000, 1000  # of closed forms, of those that are resampled
DRAWS = 1000  # resamples; more would move no share by more than its Monte Carlo error
ARTICLES, SENTENCES = (1, 5, 12), (5, 15, 40, 150)
TIE = ("balance", "logit", "alliance_share", "strain_share")
REST = ("importance", "strain_density", "sentiment", "russia_to_china")  # always resampled
OF_REST = ("strain, long", "alliance, much")  # the processes they are shown for
CLOSE = "close paragraph"  # the most alike that sentences are, tried for balances
DIFFERENCES = "differences"  # of five outlets, one a process
COMPARED = ("logit", "alliance_share", "strain_share")  # what they differ in
OWN = (32, 37, 65, 15, 16)  # sentences of the five articles whose codes the processes are


@dataclass(frozen=True, slots=True)
class Row:
    """How often one interval held, in one setting."""

    measure: str
    unit: str  # what the interval takes as drawn: sentence, paragraph, article
    dependence: str  # what sentences are alike within: none, paragraph, close paragraph, article
    articles: int
    sentences: int  # of each article, or their mean
    process: str
    value: float | None  # the process'
    corpora: int | None  # those in which there is an interval; none where all there can be count
    coverage: float  # the share of them whose interval holds the value
    error: float  # its Monte Carlo error
    width: float | None  # the median


def intervals(
    measure: str, unit: str, made: Corpora, resampled: Callable[[int], Array]
) -> Iterator[tuple[float, float]]:
    """The published interval of each corpus by that unit; nan where there is none.

    `resampled` gives, for a number of units, how often each is drawn: (draws, units).
    """
    kind = countable([measure])[measure].INTERVAL
    x, y = made.pair(measure)
    units = stats.moments(np.stack([by_unit(x, unit), by_unit(y, unit)], axis=-1))
    sentences = stats.moments(np.stack([x, y], axis=-1)).sum(axis=(1, 2))
    closed = unit == "paragraph" or (INTERVALS[kind].closed and unit != "article")
    times = None if closed else resampled(units.shape[1])
    size = x.shape[1] * x.shape[2]
    codes = (made.alliance + made.strain).sum(axis=(1, 2))
    for rows, by_sentence, found in zip(units, sentences, codes, strict=True):
        if not found and measure in ("balance", "logit", "importance"):
            yield math.nan, math.nan  # undefined, and published empty
            continue
        sums = rows.sum(axis=0)
        drawn = None if times is None else times @ rows
        if unit == "sentence":
            yield ends(kind, sums, drawn, LEVEL)
        elif unit == "paragraph":
            yield ends(kind, by_sentence, None, LEVEL, Clusters(units.shape[1], size, sums))
        else:
            clusters = Clusters(units.shape[1], size, articles=rows)
            yield ends(kind, sums, drawn, LEVEL, clusters)


def rows(measure: str, setting: Setting, made: Corpora) -> Iterator[Row]:
    """How often the intervals of a measure hold, a row a unit."""
    value = true(measure, PROCESSES[setting.process])
    if setting.articles == 1 and setting.sentences <= exact.MOST and measure in TIE:
        yield from _exact(measure, setting, value)
        return
    for unit in ("article",) if setting.articles >= MANY else ("sentence", "paragraph"):

        def resampled(units: int, unit: str = unit) -> Array:
            strata = [units // setting.articles] * setting.articles
            return stats.resamples(SEED, unit, "o", units if unit == "article" else strata, DRAWS)

        found = np.array(list(intervals(measure, unit, made, resampled)))
        low, high = found[~np.isnan(found).any(axis=1)].T
        if not len(low):
            continue  # two paragraphs of five sentences: too few to resample
        held = (low <= value) & (value <= high)
        yield _row(measure, unit, setting, held, value, float(np.median(high - low)))


def _exact(measure: str, setting: Setting, value: float) -> Iterator[Row]:
    """How often closed intervals hold in one short article, without simulation."""
    kind = countable([measure])[measure].INTERVAL
    paragraphs = -(-setting.sentences // PARAGRAPH)
    where = (setting.dependence, setting.articles, setting.sentences, setting.process)
    for unit in ("sentence", "paragraph"):

        def published(sentence: Array, paragraph: Array, unit: str = unit) -> tuple[float, float]:
            if not measure.endswith("_share") and not sentence[:2].any():
                return math.nan, math.nan  # undefined, and published empty
            drawn = Clusters(paragraphs, setting.sentences, paragraph)
            return ends(kind, sentence, None, LEVEL, drawn if unit == "paragraph" else None)

        share, width = exact.coverage(
            measure, value, setting.process, setting.dependence, setting.sentences, published
        )
        yield Row(measure, unit, *where, value, None, share, 0.0, width)


def _row(
    measure: str,
    unit: str,
    setting: Setting,
    held: Array,
    value: float | None = None,
    width: float | None = None,
) -> Row:
    share = float(np.mean(held))
    error = math.sqrt(share * (1 - share) / len(held))
    where = (setting.dependence, setting.articles, setting.sentences, setting.process)
    return Row(measure, unit, *where, value, len(held), share, error, width)


def differences(measure: str, dependence: str, articles: int, sizes: Sequence[int]) -> Row:
    """How often the simultaneous intervals of five outlets hold all ten differences together.

    By the scale on which verdicts compare the measure, of outlets with so many articles, each of
    as many sentences as `sizes` says. An outlet with too little to say takes no part, as it does
    in verdicts.
    """
    compared = INTERVALS[countable([measure])[measure].INTERVAL].compared
    settings = [Setting(p, dependence, articles, n) for p, n in zip(FIVE, sizes, strict=True)]
    pairs = [one.pair(measure) for one in (corpora(s, RESAMPLED) for s in settings)]
    drawn_by, clustered = ("sentence", "paragraph") if articles < MANY else ("article", "article")
    by_drawn, by_cluster = (
        [stats.moments(np.stack([by_unit(side, unit) for side in pair], axis=-1)) for pair in pairs]
        for unit in (drawn_by, clustered)
    )
    times = [
        stats.resamples(SEED, drawn_by, s.process, made.shape[1], DRAWS)
        for s, made in zip(settings, by_drawn, strict=True)
    ]
    truth = [_on_scale(measure, true(measure, process)) for process in FIVE.values()]
    held = []
    for at in range(RESAMPLED):
        sums = np.stack([moments[at].sum(axis=0) for moments in by_drawn])
        grouped = np.stack([moments[at].sum(axis=0) for moments in by_cluster])
        points, errors = compared(sums)
        errors = np.fmax(errors, compared(grouped)[1])
        rests = sums[:, 0] + sums[:, 1] if measure == "logit" else sums[:, 1]
        errors = np.where(rests < MINIMUM, np.nan, errors)
        drawn = np.stack([t @ moments[at] for t, moments in zip(times, by_drawn, strict=True)])
        found = pairwise.simultaneous(points, errors, *compared(drawn), LEVEL)
        told = [pair for pair in found if math.isfinite(pair.low)]
        if told:
            held.append(all(p.low <= truth[p.i] - truth[p.j] <= p.high for p in told))
    own = ", of their own sizes" if len(set(sizes)) > 1 else ""
    where = f"{measure}: the five, one an outlet{own}"
    setting = Setting(where, dependence, articles, sum(sizes) // len(sizes))
    return _row(DIFFERENCES, clustered, setting, np.array(held, dtype=float))


def _on_scale(measure: str, value: float) -> float:
    """A true value on the scale on which verdicts compare it: a share as its log odds."""
    return math.log(value / (1 - value)) if measure.endswith("_share") else value


def study() -> Iterator[Row]:
    """Every row."""
    kinds = [*product(("none", "paragraph"), ARTICLES), ("article", 12)]
    for (dependence, articles), sentences in product(kinds, SENTENCES):
        for process in PROCESSES:
            setting = Setting(process, dependence, articles, sentences)
            made = corpora(setting, RESAMPLED if articles >= MANY else CORPORA)
            for measure in TIE:
                yield from rows(measure, setting, made)
            if process in OF_REST and articles != 5:
                few = corpora(setting, RESAMPLED)
                for measure in REST:
                    yield from rows(measure, setting, few)
    for sentences, process in product(SENTENCES, PROCESSES):
        setting = Setting(process, CLOSE, 1, sentences)
        yield from rows("balance", setting, corpora(setting, CORPORA))
    sizes = (*([n] * len(FIVE) for n in SENTENCES), OWN)
    for measure, dependence, size in product(COMPARED, ("none", "paragraph"), sizes):
        yield differences(measure, dependence, 1, size)
    for measure, dependence, size in product(COMPARED, ("none", "article"), sizes[1:-1]):
        yield differences(measure, dependence, ARTICLES[-1], size)


def main() -> int:
    """Write the file; progress goes to standard error."""
    found: list[Row] = []
    with threadpool_limits(1):
        for row in study():
            found.append(row)
            if sys.stderr.isatty():
                print(f"\r{len(found)} rows", end="", file=sys.stderr, flush=True)
    with FILE.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(field.name for field in fields(Row))
        writer.writerows(map(cells, found))
    return 0


def cells(row: Row) -> list[str]:
    """The row as written: four digits, empty where there is no value."""
    return [
        "" if v is None else f"{v:.4f}" if isinstance(v, float) else str(v) for v in astuple(row)
    ]


if __name__ == "__main__":
    sys.exit(main())
