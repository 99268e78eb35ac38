"""Claims about simultaneous differences and their verdicts."""

from __future__ import annotations

import math
from itertools import combinations

import numpy as np
import pytest
from hypothesis import strategies as st

from analysis import pairwise, stats
from tests.codes import coded

Z = 1.959964  # of a two-sided 95 % interval
COUNTS = st.integers(0, 200)


# Differences


def three_outlets() -> tuple[np.ndarray, ...]:
    """Log odds of three outlets and their resamples: points, errors, drawn, spreads."""
    codes = coded()
    found = []
    for article in ("002", "003", "004"):
        rows = stats.moments(codes[article])
        times = stats.resamples(3, "sentence", article, len(rows), 499)
        found.append((*stats.log_odds(rows.sum(axis=0)), *stats.log_odds(times @ rows)))
    return tuple(np.array(part) for part in zip(*found, strict=True))


def test_simultaneous_intervals_reach_as_far_as_loops_say() -> None:
    points, errors, drawn, spreads = three_outlets()
    largest = sorted(
        max(
            abs(drawn[i][d] - drawn[j][d] - points[i] + points[j])
            / math.sqrt(spreads[i][d] ** 2 + spreads[j][d] ** 2)
            for i, j in combinations(range(3), 2)
        )
        for d in range(499)
    )
    critical = max(largest[math.ceil(0.95 * 498)], 2.3437)
    found = pairwise.simultaneous(points, errors, drawn, spreads)
    assert [(pair.i, pair.j) for pair in found] == [(0, 1), (0, 2), (1, 2)]
    for pair in found:
        reach = critical * math.hypot(errors[pair.i], errors[pair.j])
        assert pair.value == points[pair.i] - points[pair.j]
        assert (pair.low, pair.high) == pytest.approx(
            (pair.value - reach, pair.value + reach), 1e-4
        )


def test_heavy_tails_of_resamples_widen_simultaneous_intervals_beyond_tukeys() -> None:
    points, errors, drawn, spreads = three_outlets()
    wide = pairwise.simultaneous(points, errors, drawn, spreads / 4)[0]
    reach = pairwise.tukey(3) * math.hypot(errors[0], errors[1])
    assert wide.high - wide.value > 1.5 * reach


@pytest.mark.parametrize(("k", "q"), [(2, 2.772), (3, 3.314), (5, 3.858), (10, 4.474)])
def test_tukeys_quantile_is_the_tables(k: int, q: float) -> None:
    # upper 5 % points of the studentised range, infinite degrees of freedom, over root 2
    assert pairwise.tukey(k) == pytest.approx(q / math.sqrt(2), abs=5e-4)


def test_one_outlet_has_no_pairs() -> None:
    points, errors, drawn, spreads = three_outlets()
    assert pairwise.simultaneous(points[:1], errors[:1], drawn[:1], spreads[:1]) == ()


def test_an_outlet_without_an_error_takes_no_part_and_widens_no_interval() -> None:
    points, errors, drawn, spreads = three_outlets()
    alone = pairwise.simultaneous(points[:2], errors[:2], drawn[:2], spreads[:2])
    drawn[2] *= 50  # what it would do to the others
    errors[2] = math.nan
    found = pairwise.simultaneous(points, errors, drawn, spreads)
    assert found[0] == alone[0]
    assert found[1].value == points[0] - points[2] and math.isnan(found[1].low)
    assert found[1].verdict == "too little to say"


def test_ranks_of_a_pair_add_up_to_one_with_ties_counted_half() -> None:
    drawn = np.array(
        [[1.0, 2.0, 3.0, 3.0], [1.0, 1.0, 4.0, math.nan]]
    )  # tie, above, below, unknown
    there = pairwise.simultaneous([1, 2], [1, 1], drawn, np.ones((2, 4)))[0]
    back = pairwise.simultaneous([2, 1], [1, 1], drawn[::-1], np.ones((2, 4)))[0]
    assert there.p_above == pytest.approx((0.5 + 1 + 0) / 3)
    assert there.p_above + back.p_above == pytest.approx(1)


@pytest.mark.parametrize(
    ("low", "high", "verdict"),
    [
        (0.1, 0.9, "higher"),
        (-0.9, -0.1, "lower"),
        (-0.1, 0.9, "cannot be told apart"),
        (0.0, 0.9, "cannot be told apart"),
        (math.nan, math.nan, "too little to say"),
        (-math.inf, math.inf, "too little to say"),
    ],
)
def test_a_verdict_is_given_only_where_the_interval_leaves_out_zero(low, high, verdict) -> None:
    assert pairwise.Difference(0, 1, (low + high) / 2, low, high, 0.5).verdict == verdict
