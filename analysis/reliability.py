"""How far any number of codings of the same units agree, where some are missing.

Values are (coders, units), nan where a coder has no code. Undefined is None: one value alone has
no alpha, and a unit with one code has nothing to agree with.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analysis import intervals, stats

Values = NDArray[np.float64]
DRAWS = 2000


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far some coders agree in one column."""

    column: str
    coders: tuple[str, ...]
    units: int  # with two codes or more
    agreeing: float | None  # of all pairs of codes of one unit, the share that agree, 0 to 1
    alpha: float | None  # 1 at full agreement, 0 at what chance gives, below it where they oppose
    low: float | None  # 95 %, by the percentiles of resampled units: [1, 1] where none differs
    high: float | None

    def line(self) -> str:
        """The agreement on one line: who, in what, how far, on how many units."""
        said = "undefined (there are no two values to compare)"
        if self.alpha is not None:
            reach = "" if self.low is None else f" [{self.low:.3f}, {self.high:.3f}]"
            said = f"{self.alpha:.3f}{reach}"
        share = "" if self.agreeing is None else f", {100 * self.agreeing:.1f} % of pairs agree"
        return f"{' and '.join(self.coders)}, {self.column}: alpha {said}{share}, n {self.units}"


def agreement(values: Values, column: str, coders: tuple[str, ...], *, seed: int) -> Agreement:
    """The agreement of codes (coders, units) in one column."""
    n = len(tallies(values))
    return Agreement(column, coders, n, agreeing(values), alpha(values), *interval(values, seed))


def tallies(values: Values) -> Values:
    """A row for each unit with two codes or more: its disagreement, then how many gave each value.

    Shapes (coders, units) -> (units kept, 1 + values). The disagreement of a unit is the number of
    ordered pairs of its codes that differ, over its codes less one (Krippendorff 2004), so that
    alpha is a function of sums of rows.
    """
    kinds = np.unique(values[~np.isnan(values)])
    counts = (values.T[:, :, None] == kinds).sum(axis=1).astype(np.float64)  # (units, values)
    counts = counts[counts.sum(axis=1) > 1]
    coded = counts.sum(axis=1)
    apart = (counts * (coded[:, None] - counts)).sum(axis=1) / (coded - 1)
    return np.column_stack([apart, counts])


def _alpha(sums: Values) -> Values:
    """Alpha of sums of `tallies`; shapes (..., 1 + values) -> (...), nan where undefined."""
    apart, counts = sums[..., 0], sums[..., 1:]
    n = counts.sum(axis=-1)
    expected = (counts * (n[..., None] - counts)).sum(axis=-1)
    return np.asarray(1 - (n - 1) * stats.over(apart, expected))


def alpha(values: Values) -> float | None:
    """Krippendorff's alpha, nominal (Krippendorff 2004): 1 less observed over expected difference.

    None where all codes that can be compared are one value, or there are none.
    """
    value = float(_alpha(tallies(values).sum(axis=0)))
    return None if np.isnan(value) else value


def interval(
    values: Values, seed: int, draws: int = DRAWS
) -> tuple[float, float] | tuple[None, None]:
    """The 95 % percentile interval of alpha over resampled units; None where most are undefined."""
    rows = tallies(values)
    if not len(rows):
        return None, None
    drawn = _alpha(stats.resamples(seed, "coding", "alpha", len(rows), draws) @ rows)
    if np.isnan(drawn).sum() * 2 >= draws:
        return None, None
    return intervals.percentile(drawn)


def agreeing(values: Values) -> float | None:
    """Of all pairs of codes of one unit, the share that agree, 0 to 1; None where there is none."""
    counts = tallies(values)[:, 1:]
    coded = counts.sum(axis=1)
    pairs = float((coded * (coded - 1)).sum())
    return float((counts * (counts - 1)).sum()) / pairs if pairs else None
