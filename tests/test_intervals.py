"""Claims about intervals of one number."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import intervals, stats
from tests import closed
from tests.codes import coded

Z = 1.959964  # of a two-sided 95 % interval
COUNTS = st.integers(0, 200)


def split(codes: list[tuple[int, int]]) -> tuple[int, int, int]:
    """How many sentences are alliance only, strain only, both."""
    return codes.count((1, 0)), codes.count((0, 1)), codes.count((1, 1))


# Closed intervals


def test_the_balances_of_the_five_articles_have_the_published_intervals() -> None:
    found = {}
    for article, codes in coded().items():
        a, s, c = split(codes)
        value, (low, high) = stats.balance(a + c, s + c), closed.balance_interval(a, s, c)
        found[article] = tuple(round(float(end), 2) for end in (value, low, high))
    assert found == {
        "000": (1.0, 0.19, 1.0),
        "001": (-0.4, -0.71, 0.12),
        "002": (-0.4, -0.6, -0.15),
        "003": (0.2, -0.12, 0.46),
        "004": (0.67, 0.08, 0.87),
    }


@given(COUNTS, COUNTS, COUNTS, st.floats(0.5, 0.99))
def test_a_balance_lies_within_its_interval_and_no_interval_is_a_point(a, s, c, level) -> None:
    low, high = closed.balance_interval(a, s, c, level)
    value = stats.balance(a + c, s + c)
    if a + s + c == 0:
        assert math.isnan(value) and math.isnan(low) and math.isnan(high)
    else:
        assert -1 <= low <= value <= high <= 1
        assert low < high


@given(COUNTS, COUNTS, COUNTS)
def test_swapping_the_frames_mirrors_the_interval(a, s, c) -> None:
    low, high = closed.balance_interval(a, s, c)
    other_low, other_high = closed.balance_interval(s, a, c)
    assert (float(other_low), float(other_high)) == pytest.approx((-high, -low), nan_ok=True)


@given(st.integers(1, 200))
def test_where_one_frame_is_missing_that_end_is_the_balance_itself(a: int) -> None:
    assert float(closed.balance_interval(a, 0, 0)[1]) == 1.0
    assert float(closed.balance_interval(0, a, 0)[0]) == -1.0


@pytest.mark.parametrize(
    ("k", "n", "low", "high"),
    [
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_wilson_gives_newcombes_numbers(k: int, n: int, low: float, high: float) -> None:
    # Newcombe 1998, "Two-sided confidence intervals for the single proportion", table I, method 3
    assert tuple(round(float(end), 4) for end in intervals.wilson(k, n)) == (low, high)


@given(st.integers(1, 300).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_the_ends_of_wilson_are_z_errors_from_the_share(counts: tuple[int, int]) -> None:
    k, n = counts
    # (k/n - p)^2 = z^2 p (1 - p) / n, as a quadratic in p
    roots = np.roots([1 + Z * Z / n, -2 * k / n - Z * Z / n, (k / n) ** 2])
    low, high = intervals.wilson(k, n)
    assert [float(low), float(high)] == pytest.approx(sorted(roots.real), abs=1e-6)
    assert 0 <= low <= k / n <= high <= 1 and low < high


def test_the_share_of_nothing_is_undefined() -> None:
    assert all(math.isnan(end) for end in intervals.wilson(0, 0))


# Intervals by resampling


# alliance, strain, words, compound of twelve sentences
DRAWN = np.array(
    [
        *([1, 0, 10, 0.3], [1, 0, 12, -0.1], [0, 1, 20, 0.6], [1, 1, 8, 0.0]),
        *([0, 0, 15, 0.25], [0, 1, 9, -0.4], [1, 0, 11, 0.9], [0, 0, 30, 0.0]),
        *([1, 0, 14, 0.1], [0, 1, 7, -0.2], [1, 1, 25, 0.4], [0, 0, 5, 0.7]),
    ]
)
STATISTICS = {
    "balance": lambda s: stats.balance(s[..., 0], s[..., 1]),
    "logit": lambda s: stats.logit(s[..., 0], s[..., 1]),
    "importance": lambda s: stats.importance(s[..., 0], s[..., 1], 12),
    "share": lambda s: stats.over(s[..., 1], 12),
    "density": lambda s: 1000 * stats.over(s[..., 1], s[..., 2]),
    "sentiment": lambda s: stats.over(s[..., 3], 12),
}


@pytest.mark.parametrize("name", STATISTICS)
def test_the_percentile_interval_is_scipys_on_the_same_draws(name: str) -> None:
    from scipy.stats import bootstrap

    def by_rows(rows: np.ndarray, axis: int) -> np.ndarray:
        """The statistic of drawn sentences, by their numbers: scipy's way to draw."""
        picked = DRAWN[rows.astype(int)]  # (draws, 12, 4), or (12, 4)
        return STATISTICS[name](picked.sum(axis=-2))

    theirs = bootstrap(
        (np.arange(12),),
        by_rows,
        n_resamples=999,
        method="percentile",
        rng=stats.stream(3, "sentence", "a"),
    ).confidence_interval
    times = stats.resamples(3, "sentence", "a", 12, 999)
    ours = intervals.percentile(STATISTICS[name](times @ DRAWN))
    assert ours == pytest.approx((theirs.low, theirs.high), rel=0, abs=1e-12)


def test_the_percentile_interval_fails_where_a_frame_is_missing() -> None:
    times = stats.resamples(3, "sentence", "000", 32, 999)
    alliance = np.repeat([1, 0], [12, 20])  # and no strain
    assert intervals.percentile(stats.balance(times @ alliance, 0 * (times @ alliance))) == (
        1.0,
        1.0,
    )
    assert float(closed.balance_interval(12, 0, 0)[0]) == pytest.approx(0.19, abs=0.005)


def test_undefined_resamples_are_left_out() -> None:
    assert intervals.percentile([math.nan, 1.0, 1.0]) == (1.0, 1.0)
    assert all(math.isnan(end) for end in intervals.percentile([math.nan]))


def naive_bootstrap_t(x, y, picks, add):
    """Draw by draw: ratio, linearised error, pivot; order statistics of the pivots."""

    def ratio(xs, ys):
        r = sum(xs) / sum(ys)
        square = sum((a - r * b) ** 2 for a, b in zip(xs, ys, strict=True)) + add
        return r, math.sqrt(square) / sum(ys)

    r, error = ratio(x, y)
    pivots = []
    for row in picks:
        drawn, drawn_error = ratio([x[i] for i in row], [y[i] for i in row])
        pivots.append((drawn - r) / drawn_error)
    pivots.sort()
    last = len(pivots) - 1
    low, high = pivots[math.floor(0.025 * last)], pivots[math.ceil(0.975 * last)]
    return r - max(high, Z) * error, r - min(low, -Z) * error


@pytest.mark.parametrize("add", [0.0, 0.5])
def test_bootstrap_t_is_what_loops_give(add: float) -> None:
    x, y = [0, 3, 1, 0, 2, 0, 1, 5], [12, 30, 22, 9, 41, 18, 25, 33]
    picks = stats.stream(3, "sentence", "a").integers(0, 8, (400, 8))
    expected = naive_bootstrap_t(x, y, picks, add)
    assert closed.bootstrap_t(x, y, stats.counted(picks, 8), add=add) == pytest.approx(expected)


def test_bootstrap_t_of_a_mean_needs_no_second_sum() -> None:
    x = [0.3, -0.1, 0.6, 0.0, 0.25, -0.4, 0.9, 0.2]
    times = stats.resamples(3, "sentence", "a", 8, 400)
    assert closed.bootstrap_t(x, 1, times) == closed.bootstrap_t(x, [1] * 8, times)


@pytest.mark.parametrize(
    "x", [[], [0.4], [0.4, 0.4, 0.4], [0.0, 0.0], [0.1 + 0.2, 0.3], [0.1, 0.5, 0.2]]
)
def test_a_mean_of_equals_or_of_too_few_has_no_interval(x: list[float]) -> None:
    times = stats.resamples(3, "sentence", "a", len(x), 999)
    assert all(math.isnan(end) for end in closed.bootstrap_t(x, 1, times))


def test_what_rounding_leaves_of_equal_values_is_no_error() -> None:
    for n in range(1, 30):
        rows = stats.moments([(0.1, 1)] * n)
        assert stats.ratio(rows.sum(axis=0))[1] == 0


def test_a_ratio_of_counts_has_an_interval_where_nothing_is_counted() -> None:
    times = stats.resamples(3, "sentence", "a", 10, 999)
    low, high = closed.bootstrap_t([0] * 10, [20] * 10, times, add=0.5)
    # half a count in 200 words, in every resample: no nearer than the normal end
    assert high == pytest.approx(Z * math.sqrt(0.5) / 200)
    assert low == -high


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(1, 40)), min_size=1, max_size=12))
def test_no_end_of_a_bootstrap_t_is_nearer_than_the_normal_one(
    units: list[tuple[int, int]],
) -> None:
    x, y = zip(*units, strict=True)
    point, error = stats.ratio(stats.moments(units).sum(axis=0), 0.5)
    low, high = closed.bootstrap_t(x, y, stats.resamples(3, "u", "a", len(x), 99), add=0.5)
    assert low <= point - 1.95 * error and point + 1.95 * error <= high


def test_no_end_of_a_bootstrap_t_is_nearer_than_what_is_asked() -> None:
    points, errors = np.linspace(-0.1, 0.1, 99), np.ones(99)  # pivots within a tenth of an error
    assert intervals.studentised(0.0, 1.0, points, errors, least=2.5) == (-2.5, 2.5)
    assert intervals.studentised(0.0, 1.0, points, errors, least=0.0) == pytest.approx(
        (-0.1, 0.1), abs=0.01
    )


@pytest.mark.parametrize(("units", "t"), [(2, 12.706), (5, 2.776), (12, 2.201), (121, 1.980)])
def test_the_quantile_of_t_is_the_tables_with_one_degree_of_freedom_less(units, t) -> None:
    assert intervals.t_quantile(0.95, units) == pytest.approx(t, abs=5e-4)


def test_the_jackknife_error_of_a_mean_is_its_standard_error() -> None:
    values = np.array([1.0, 2.0, 4.0, 9.0])  # mean 4, squares about it 9 + 4 + 0 + 25 = 38
    rows = stats.moments(np.stack([values, np.ones(4)], axis=-1))
    assert stats.jackknife_error(rows, stats.ratio) == pytest.approx(math.sqrt(38 / 3 / 4))
    assert math.isnan(stats.jackknife_error(rows[:1], stats.ratio))


def test_the_jackknife_error_of_log_odds_leaves_each_article_out_once() -> None:
    # strain in one of three articles only: without it, ln(4.5 / 0.5), else ln(4.5 / 3.5)
    rows = stats.moments([[2, 3], [2, 0], [2, 0]])
    far, near = math.log(4.5 / 0.5), math.log(4.5 / 3.5)
    mean = (far + 2 * near) / 3
    expected = math.sqrt(2 / 3 * ((far - mean) ** 2 + 2 * (near - mean) ** 2))
    assert stats.jackknife_error(rows, stats.log_odds) == pytest.approx(expected)


def test_log_ratio_is_the_log_of_a_ratio_with_its_linearised_error() -> None:
    x, y = [2, 0, 1, 1], [1, 1, 1, 1]  # codes and sentences: importance
    point, error = stats.log_ratio(stats.moments(list(zip(x, y, strict=True))).sum(axis=0))
    assert float(point) == pytest.approx(math.log((4 + 1) / 4))
    square = sum((a / 5 - b / 4) ** 2 for a, b in zip(x, y, strict=True)) + 1 / 5**2
    assert float(error) == pytest.approx(math.sqrt(square))
