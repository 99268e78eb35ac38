"""Which interval serves which kind of measure, and on which scale outlets are compared.

An interval is taken on a scale on which it is nearly even to both sides, and brought back. Which
scale that is was decided by simulation (`tests/benchmarks/calibration.py`): taken on their own
scale, intervals of a share over articles held it in 85-90 % where a frame was rare, those of a
density over 15 sentences in 87-92 %, and those of importance with the 1 of its formula in 92-96 %;
on a log scale, with half a count added, all do so in 93-98 %.

**By cluster.** The sentences of a paragraph are alike, and those of an article; an interval by
sentence does not know it.

- Paragraphs. Balances and shares take the larger of the errors by sentence and by paragraph, and
  a share's interval is nowhere narrower than Wilson's. All else reaches as far as the wider of
  the normal interval by sentence and the t interval by paragraph, whose squared error is times
  m / (m - 1) for m paragraphs, with m - 1 degrees of freedom (Korn and Graubard 1998; Cameron and
  Miller 2015): a sample that shows little clustering may still come of much.
- Articles. The bootstrap-t, no end nearer than that t interval, nor than the one by the jackknife
  error (Tukey 1958; as cluster-robust error CV3: MacKinnon, Nielsen and Webb 2023), which sees how
  much one article can carry: where a frame stood in few of twelve articles, intervals without it
  held the value in 91-92 % of simulations, with it in 93-94 %.
- Nothing found. How alike the sentences of a cluster are is then not to be seen. The most they
  can be is all the same, a design effect of their number (Kish 1965), so that clusters are what
  was looked at: 0 of n sentences in m clusters is 0 of m.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray

from analysis import intervals, stats
from analysis.stats import HALF, Array

NO_INTERVAL = "no interval: too few units, or all alike"
Scale = Callable[[Array], tuple[Array, Array]]  # moments (..., 5) -> point, error (...)
Back = Callable[[Array], Array]


def _same(ends: Array) -> Array:
    return ends


def _as_balance(ends: Array) -> Array:
    return np.asarray(np.tanh(ends / 2))


def _as_share(ends: Array) -> Array:
    return np.asarray((1 + np.tanh(ends / 2)) / 2)


@dataclass(frozen=True, slots=True)
class Interval:
    """A kind of interval: its scale and the way back from it, and the scale of comparisons."""

    scale: Scale
    back: Back
    compared: Scale
    closed: str = ""  # the name of its closed form by sentence, where it has one


@dataclass(frozen=True, slots=True)
class Span:
    """An interval and how it was come by, in words; without ends where there is none."""

    low: float | None
    high: float | None
    method: str


@dataclass(frozen=True, slots=True)
class Clusters:
    """What is drawn where it is not sentences."""

    units: int  # paragraphs or articles that have a sentence to count in
    sentences: int  # in them
    paragraphs: Array | None = None  # moments (5,) by paragraph, where those are drawn
    articles: Array | None = None  # moments (articles, 5) of each, where articles are drawn

    def t(self, level: float) -> float:
        """How many errors the t interval reaches, the error's own smallness made good."""
        return intervals.t_quantile(level, self.units) * math.sqrt(self.units / (self.units - 1))

    def least(self, scale: Scale, error: float, level: float) -> float:
        """How many errors an interval reaches at least, where each article was left out once."""
        if self.articles is None or not error > 0:
            return self.t(level)
        left_out = stats.jackknife_error(self.articles, scale)
        return max(self.t(level), intervals.t_quantile(level, self.units) * left_out / error)


_COUNTS = partial(stats.ratio, add=HALF)
INTERVALS = {
    "balance": Interval(stats.log_odds, _as_balance, stats.log_odds, "closed form"),
    "logit": Interval(stats.log_odds, _same, stats.log_odds, "closed form"),
    "share": Interval(stats.log_share, _as_share, stats.log_share, "Wilson"),
    "ratio": Interval(partial(stats.log_ratio, add=HALF), np.exp, _COUNTS),  # of counts
    "log_ratio": Interval(partial(stats.log_ratio, add=HALF), _same, stats.log_ratio),
    "mean": Interval(stats.ratio, _same, stats.ratio),
}


def ends(
    kind: str, sums: Array, drawn: Array | None, level: float, clusters: Clusters | None = None
) -> tuple[float, float]:
    """The ends of an interval; nan if there is none.

    Args:
        kind: a key of `INTERVALS`.
        sums: moments (5,) by sentence, or by article where articles are the units.
        drawn: resampled moments (draws, 5); without them it is a closed form.
        level: such as 0.95.
        clusters: the paragraphs or articles, where those are the units.
    """
    x, y = float(sums[0]), float(sums[1])
    if y == 0 and kind not in ("balance", "logit"):
        return math.nan, math.nan  # nothing to count in
    if clusters is not None and clusters.units < 2:
        return math.nan, math.nan  # one says nothing of how they vary
    if kind == "share" and drawn is None and clusters is None:
        return _floats(intervals.wilson(x, y, level))
    if (kind in ("share", "ratio") and x == 0) or (kind == "share" and x == y):
        return _of_nothing(kind, x, y, level, clusters)
    found = INTERVALS[kind]
    point, error = _floats(found.scale(sums))
    if drawn is None:
        reach = _reach(kind, error, level, clusters)
        below, above = point - reach, point + reach
    else:
        least = None if clusters is None else clusters.least(found.scale, error, level)
        below, above = intervals.studentised(point, error, *found.scale(drawn), level, least)
        if kind in ("balance", "logit") and clusters is not None:
            below, above = unseen(below, above, x, y, level, clusters)
    low, high = _floats(found.back(np.array([below, above])))
    return _holding(kind, low, high, x, y, level)


def share_by_paragraph(
    held: Array, paragraphs: NDArray[np.int64], level: float, articles: int = 1
) -> Span:
    """The interval of a mean share, with paragraphs taken as drawn; none where there is but one.

    Args:
        held: what part of each sentence is counted, from 0 to 1: (sentences,).
        paragraphs: the paragraph of each, numbered from 0 without a gap: (sentences,).
        level: such as 0.95.
        articles: how many the sentences are of, for the words on the method.
    """
    units = int(paragraphs.max(initial=-1)) + 1
    pairs = np.stack([held, np.ones(len(held))], axis=-1)
    summed = np.zeros((units, 2))
    np.add.at(summed, paragraphs, pairs)
    clusters = Clusters(units, len(held), paragraphs=stats.moments(summed).sum(axis=0))
    low, high = ends("share", stats.moments(pairs).sum(axis=0), None, level, clusters)
    if math.isnan(low):
        return Span(None, None, NO_INTERVAL)
    return Span(low, high, f"closed form, {units} paragraphs{fixed(articles)}")


def fixed(articles: int) -> str:
    """What the words on a method say of several articles that are not drawn."""
    return "" if articles == 1 else f" of {articles} articles held fixed"


def _reach(kind: str, error: float, level: float, clusters: Clusters | None) -> float:
    """How far a closed form goes to either side; nan where all units are alike."""
    z = intervals.normal_quantile(level)
    if clusters is None or clusters.paragraphs is None:
        return z * error
    own = float(INTERVALS[kind].scale(clusters.paragraphs)[1])
    if INTERVALS[kind].closed:
        return z * max(error, own)
    return max(z * error, clusters.t(level) * own) or math.nan


def _of_nothing(
    kind: str, x: float, y: float, level: float, clusters: Clusters | None
) -> tuple[float, float]:
    """The ends where a count is 0, and so is 0 in every resample; a share of 1 mirrors it.

    By Wilson, of clusters where those are drawn. A ratio of counts by sentence ends at z squared
    over its base, to which Wilson's and Poisson's score intervals come close (a rule of four).
    """
    if kind == "share":
        size = y if clusters is None else clusters.units
        return _floats(intervals.wilson(size * (x > 0), size, level))
    alike = 1.0 if clusters is None else clusters.sentences / clusters.units
    return 0.0, alike * intervals.normal_quantile(level) ** 2 / y


def unseen(
    below: float, above: float, x: float, y: float, level: float, clusters: Clusters
) -> tuple[float, float]:
    """Log odds that leave a frame found in no article what Wilson's interval leaves its share."""
    most = float(intervals.wilson(0, clusters.units, level)[1]) * clusters.sentences
    end = float(stats.logit(x, most)) if y == 0 else float(stats.logit(most, y))
    if y == 0:
        return min(below, end), above
    return (below, max(above, end)) if x == 0 else (below, above)


def balance_over_articles(
    articles: Array,
    inside: NDArray[np.bool_],
    sentences: int,
    drawn: Array,
    totals: tuple[float, float],
    level: float,
) -> tuple[float, float]:
    """The ends, in log odds, of a balance of which articles are drawn; nan with fewer than two.

    Args:
        articles: moments (articles, 5) of each.
        inside: which of them have a sentence to count in.
        sentences: how many there are.
        drawn: resampled moments (draws, 5).
        totals: alliance and strain in all.
        level: such as 0.95.
    """
    units = int(np.count_nonzero(inside))
    if units < 2:
        return math.nan, math.nan
    clusters = Clusters(units, sentences, articles=articles[inside])
    centre, spread = map(float, stats.log_odds(articles.sum(axis=0)))
    least = clusters.least(stats.log_odds, spread, level)
    low, high = intervals.studentised(centre, spread, *stats.log_odds(drawn), level, least)
    return unseen(low, high, *totals, level, clusters)


def _holding(
    kind: str, low: float, high: float, x: float, y: float, level: float
) -> tuple[float, float]:
    """The ends, stretched where what was added before a logarithm would leave the value outside."""
    if kind == "balance":
        value = float(stats.balance(x, y))  # nan where there is neither
        return float(np.minimum(low, value)), float(np.maximum(high, value))
    if kind == "share":
        below, above = _floats(intervals.wilson(x, y, level))
        return min(low, below), max(high, above)
    if kind in ("ratio", "log_ratio"):
        value = x / y if kind == "ratio" else math.log((x + 1) / y)
        return min(low, value), max(high, value)
    return low, high


def _floats(pair: Array | tuple[Array, Array]) -> tuple[float, float]:
    return float(pair[0]), float(pair[1])
