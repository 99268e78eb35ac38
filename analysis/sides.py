"""On which side of 0 the interval of a balance lies, and whether it does so without one thing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from math import isnan
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from analysis import intervals, stats
from analysis.measures import MANY
from analysis.measures._intervals import balance_over_articles
from analysis.model import Settings
from analysis.stats import Array

Side = Literal["above", "below", "open", "undefined"]
SIGNS: dict[str, int] = {"above": 1, "below": -1}
Ends = tuple[float, float, float]  # a balance, and its interval
Rows = tuple[NDArray[np.int64], Array | None]
NEAR = 1e-9  # an interval that comes this near to 0 is taken to reach it


def side(value: float | None, low: float | None, high: float | None) -> Side:
    """Where an interval lies: above 0, below it, open when it reaches 0, undefined with its value.

    A value without interval is open: nothing rules 0 out. Nan stands for None.
    """
    if value is None or isnan(value):
        return "undefined"
    if low is not None and low > NEAR:
        return "above"
    if high is not None and high < -NEAR:
        return "below"
    return "open"


def closed(numbers: Array, level: float) -> Side:
    """The side of a balance of few articles: from it, its log odds and the wider error of these."""
    value, point, error = map(float, numbers)
    reach = intervals.normal_quantile(level) * error
    low, high = float(np.tanh((point - reach) / 2)), float(np.tanh((point + reach) / 2))
    # the published ends are stretched to hold the value, which is on no other side than the odds
    return side(value, low, high)


@dataclass(frozen=True, eq=False)
class OverArticles:
    """A balance of which articles are drawn, to be taken again without some of its sentences."""

    units: Array  # (n, 2): alliance and strain of each sentence that is looked at
    place: NDArray[np.int64]  # (n,): which of the articles it is of
    times: Array  # (draws, articles): how often each is drawn
    level: float
    _known: dict[tuple[bytes, ...], Ends] = field(default_factory=dict)

    def without(self, rows: NDArray[np.int64], now: Array | None = None) -> Side:
        """The side without these sentences, or with other counts (rows, 2) in them."""
        return side(*self.ends(rows, now))

    def ends(self, rows: NDArray[np.int64], now: Array | None = None) -> Ends:
        """The balance and its interval then; nan where undefined.

        What changes an article alike is taken once: most sentences of an article do.
        """
        sums, sizes = self._sums.copy(), self._sizes.copy()
        np.subtract.at(sums, self.place[rows], self.units[rows])
        if now is None:
            np.subtract.at(sizes, self.place[rows], 1)
        else:
            np.add.at(sums, self.place[rows], now)
        changed = np.unique(self.place[rows])
        key = changed.tobytes(), sums[changed].tobytes(), sizes[changed].tobytes()
        if key not in self._known:
            self._known[key] = self._ends(sums, sizes, changed)
        return self._known[key]

    def _ends(self, sums: Array, sizes: NDArray[np.int64], changed: NDArray[np.int64]) -> Ends:
        made = stats.moments(sums)
        moved = self.times[:, changed] @ (made[changed] - self._made[changed])
        a, s = (float(total) for total in sums.sum(axis=0))
        below, above = balance_over_articles(
            made, sizes > 0, int(sizes.sum()), self._drawn + moved, (a, s), self.level
        )
        low, high = intervals.balance_ends(below, above, a, s)
        return float(stats.balance(a, s)), float(low), float(high)

    @cached_property
    def _sizes(self) -> NDArray[np.int64]:
        return np.bincount(self.place, minlength=self.times.shape[1])

    @cached_property
    def _sums(self) -> Array:
        found = np.zeros((self.times.shape[1], 2))
        np.add.at(found, self.place, self.units)
        return found

    @cached_property
    def _made(self) -> Array:
        return stats.moments(self._sums)

    @cached_property
    def _drawn(self) -> Array:
        return np.asarray(self.times @ self._made)


@dataclass(frozen=True, slots=True)
class Leaning:
    """On which side the interval of one outlet's balance lies, to be asked without one thing."""

    stood: Side
    level: float
    over: OverArticles | None  # where articles are drawn

    @property
    def asked(self) -> Side | None:
        """The side with all; None where drawing articles again would take back no side."""
        return self.stood if self.over is None or self.stood in SIGNS else None

    def without(self, numbers: Array, rows: Callable[[], Rows]) -> Side | None:
        """The side where something is left out: None as `asked`.

        Args:
            numbers: the balance then, its log odds, and the wider error of these.
            rows: the sentences that change, and alliance and strain in each, if not gone.
        """
        if self.over is None:
            return closed(numbers, self.level)
        return None if self.asked is None else self.over.without(*rows())


def leaning(
    numbers: Array, units: Array, place: NDArray[np.int64], sample: tuple[str, int], of: Settings
) -> Leaning:
    """The leaning of an outlet.

    Args:
        numbers: the balance, its log odds, and the wider error of these.
        units: alliance and strain of each sentence (n, 2).
        place: which article it is of (n,).
        sample: the outlet, and how many articles it has.
        of: the study's settings.
    """
    outlet, articles = sample
    if articles < MANY:
        return Leaning(closed(numbers, of.level), of.level, None)
    times = stats.resamples(of.seed, "article", outlet, [articles], of.resamples)
    over = OverArticles(units, place, times, of.level)
    return Leaning(over.without(np.array([], dtype=np.int64)), of.level, over)


def gone(part: NDArray[np.int64], n: int) -> Rows:
    """The sentences of a part, which leave nothing behind."""
    return np.flatnonzero(part == n), None
