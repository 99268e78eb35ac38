"""Claims about intervals, resampling and simultaneous differences."""

from __future__ import annotations

import csv
import math
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import stats
from tests import closed

SEEDS = Path(__file__).parents[1] / "seeds"
Z = 1.959964  # of a two-sided 95 % interval
COUNTS = st.integers(0, 200)


def coded() -> dict[str, list[tuple[int, int]]]:
    """The final codes (alliance, strain) of the sentences of each of the five articles."""
    with (SEEDS / "coding" / "sentences.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["kind"] != "boilerplate"]
    articles: dict[str, list[tuple[int, int]]] = {}
    for row in rows:
        articles.setdefault(row["file"][:3], []).append((int(row["alliance"]), int(row["strain"])))
    return articles


def split(codes: list[tuple[int, int]]) -> tuple[int, int, int]:
    """How many sentences are alliance only, strain only, both."""
    return codes.count((1, 0)), codes.count((0, 1)), codes.count((1, 1))


# Points and errors


@pytest.mark.parametrize(
    ("a", "s", "n", "t", "error", "b", "importance"),
    [
        (12, 3, 100, 1.2730, 0.6047, 0.6000, -1.8326),
        (3, 10, 100, -1.0986, 0.6172, -0.5385, -1.9661),
        (0, 5, 100, -2.3979, 1.4771, -1.0, -2.8134),
        (0, 0, 100, 0.0, 2.0, math.nan, -4.6052),
    ],
)
def test_points_are_those_of_the_published_table(a, s, n, t, error, b, importance) -> None:
    assert round(float(stats.logit(a, s)), 4) == t
    assert round(closed.lowe_error(a, s), 4) == error
    assert round(float(stats.balance(a, s)), 4) == pytest.approx(b, nan_ok=True)
    assert round(float(stats.importance(a, s, n)), 4) == importance


def test_importance_of_no_sentences_is_undefined() -> None:
    assert math.isnan(stats.importance(0, 0, 0))


def test_points_take_arrays() -> None:
    assert stats.balance([12, 0], [3, 0]).tolist() == pytest.approx([9 / 15, math.nan], nan_ok=True)


@given(COUNTS, COUNTS)
def test_the_logit_is_the_balance_smoothed_by_one(a: int, s: int) -> None:
    assert math.tanh(float(stats.logit(a, s)) / 2) == pytest.approx((a - s) / (a + s + 1))


def test_the_error_counts_a_sentence_that_is_both_once() -> None:
    # 1 alliance only, 5 strain only, 2 both: A = 3, S = 7
    square = (1 + 0.5) / 3.5**2 + (5 + 0.5) / 7.5**2 + 2 * (1 / 3.5 - 1 / 7.5) ** 2
    assert closed.balance_error(1, 5, 2) == pytest.approx(math.sqrt(square))


def test_lowes_error_is_too_wide_where_many_sentences_are_both() -> None:
    # A = S = 20, all both: sqrt(2 / 20.5) against sqrt(2 * 0.5) / 20.5
    assert closed.lowe_error(20, 20) == pytest.approx(math.sqrt(2 / 20.5))
    assert closed.balance_error(0, 0, 20) == pytest.approx(1 / 20.5)


def test_with_a_sentence_to_a_cluster_the_error_is_that_by_sentence() -> None:
    alliance, strain = [1, 1, 0, 0, 1, 0], [0, 1, 1, 0, 0, 0]
    by_cluster = closed.clustered_error(alliance, strain, [1, 2, 3, 4, 5, 6])
    assert by_cluster == pytest.approx(closed.balance_error(2, 1, 1))


def test_the_error_by_paragraph_sums_residuals_within_paragraphs() -> None:
    alliance, strain, paragraph = [1, 1, 0, 0, 1], [0, 1, 1, 0, 0], [7, 7, 8, 8, 8]
    residuals = [a / 3.5 - s / 2.5 for a, s in zip(alliance, strain, strict=True)]  # A = 3, S = 2
    square = sum(residuals[:2]) ** 2 + sum(residuals[2:]) ** 2 + 0.5 / 3.5**2 + 0.5 / 2.5**2
    assert closed.clustered_error(alliance, strain, paragraph) == pytest.approx(math.sqrt(square))


def test_a_frame_found_once_is_taken_as_independent_and_no_steadier_than_one_find() -> None:
    # A = 5, S = 1, which is one of the five: the formula alone gives
    square = (4 + 0.5) / 5.5**2 + 0.5 / 1.5**2 + (1 / 5.5 - 1 / 1.5) ** 2
    assert math.sqrt(square) < math.sqrt(1 / 5.5 + 1 / 1)
    assert closed.balance_error(4, 0, 1) == pytest.approx(math.sqrt(1 / 5.5 + 1 / 1))
    # found twice, the formula holds
    square = (3 + 0.5) / 5.5**2 + 0.5 / 2.5**2 + 2 * (1 / 5.5 - 1 / 2.5) ** 2
    assert closed.balance_error(3, 0, 2) == pytest.approx(math.sqrt(square))


def test_a_frame_that_stands_in_one_paragraph_only_is_one_find() -> None:
    alliance, strain = [1, 1, 0, 0, 1], [0, 0, 1, 1, 0]  # A = 3, S = 2, both of them in paragraph 8
    error = closed.clustered_error(alliance, strain, [7, 7, 8, 8, 9])
    assert error == pytest.approx(math.sqrt(1 / 3.5 + 1))
    apart = closed.clustered_error(alliance, strain, [7, 7, 8, 9, 9])
    # residuals by paragraph: 2/3.5, -1/2.5, 1/3.5 - 1/2.5
    square = (2 / 3.5) ** 2 + 0.4**2 + (1 / 3.5 - 0.4) ** 2 + 0.5 / 3.5**2 + 0.5 / 2.5**2
    assert apart == pytest.approx(math.sqrt(square))


def test_the_log_share_is_the_log_odds_against_the_rest() -> None:
    x, n = np.array([2, 0, 5, 1]), np.array([3, 4, 7, 9])
    of, against = (stats.moments(np.stack([x, y], axis=-1)).sum(axis=0) for y in (n, n - x))
    for share, odds in zip(stats.log_share(of), stats.log_odds(against), strict=True):
        assert float(share) == pytest.approx(float(odds))


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
    assert tuple(round(float(end), 4) for end in stats.wilson(k, n)) == (low, high)


@given(st.integers(1, 300).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_the_ends_of_wilson_are_z_errors_from_the_share(counts: tuple[int, int]) -> None:
    k, n = counts
    # (k/n - p)^2 = z^2 p (1 - p) / n, as a quadratic in p
    roots = np.roots([1 + Z * Z / n, -2 * k / n - Z * Z / n, (k / n) ** 2])
    low, high = stats.wilson(k, n)
    assert [float(low), float(high)] == pytest.approx(sorted(roots.real), abs=1e-6)
    assert 0 <= low <= k / n <= high <= 1 and low < high


def test_the_share_of_nothing_is_undefined() -> None:
    assert all(math.isnan(end) for end in stats.wilson(0, 0))


# Streams and draws


def test_a_stream_is_the_same_whatever_ran_before() -> None:
    first = stats.stream(7, "sentence", "Dong-A Ilbo").integers(0, 1000, 5)
    stats.stream(7, "article", "Dong-A Ilbo").random(100)
    assert (first == stats.stream(7, "sentence", "Dong-A Ilbo").integers(0, 1000, 5)).all()


def test_a_stream_is_the_same_on_every_machine() -> None:
    assert stats.stream(7, "sentence", "a").integers(0, 1000, 5).tolist() == [
        702,
        436,
        761,
        264,
        412,
    ]


def test_streams_of_other_names_differ_also_where_joined_names_would_meet() -> None:
    names = [("ab", "c"), ("a", "bc"), ("abc",), ("a b", "c"), ("a\x00b", "c"), ("a", "b\x00c")]
    firsts = {stats.stream(7, *name).random() for name in names}
    assert len(firsts | {stats.stream(8, "ab", "c").random()}) == len(names) + 1


def test_counting_draws_is_counting() -> None:
    picks = np.array([[0, 0, 2], [1, 2, 1]])
    assert stats.counted(picks, 4).tolist() == [[2, 0, 1, 0], [0, 2, 1, 0]]


def test_resamples_count_the_draws_of_their_stream() -> None:
    picks = stats.stream(7, "sentence", "a").integers(0, 9, (50, 9))
    naive = [[list(row).count(unit) for unit in range(9)] for row in picks]
    assert stats.resamples(7, "sentence", "a", 9, 50).tolist() == naive


def test_each_stratum_keeps_its_size() -> None:
    times = stats.resamples(7, "sentence", "a", [3, 0, 5], 200)
    assert times.shape == (200, 8)
    assert set(times[:, :3].sum(axis=1)) == {3} and set(times[:, 3:].sum(axis=1)) == {5}
    assert len({tuple(row) for row in times.tolist()}) > 100


def test_nothing_can_be_drawn_from_nothing() -> None:
    assert stats.resamples(7, "sentence", "a", 0, 10).shape == (10, 0)
    assert stats.resamples(7, "sentence", "a", [], 10).shape == (10, 0)


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
    ours = stats.percentile(STATISTICS[name](times @ DRAWN))
    assert ours == pytest.approx((theirs.low, theirs.high), rel=0, abs=1e-12)


def test_the_percentile_interval_fails_where_a_frame_is_missing() -> None:
    times = stats.resamples(3, "sentence", "000", 32, 999)
    alliance = np.repeat([1, 0], [12, 20])  # and no strain
    assert stats.percentile(stats.balance(times @ alliance, 0 * (times @ alliance))) == (1.0, 1.0)
    assert float(closed.balance_interval(12, 0, 0)[0]) == pytest.approx(0.19, abs=0.005)


def test_undefined_resamples_are_left_out() -> None:
    assert stats.percentile([math.nan, 1.0, 1.0]) == (1.0, 1.0)
    assert all(math.isnan(end) for end in stats.percentile([math.nan]))


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
    assert stats.studentised(0.0, 1.0, points, errors, least=2.5) == (-2.5, 2.5)
    assert stats.studentised(0.0, 1.0, points, errors, least=0.0) == pytest.approx(
        (-0.1, 0.1), abs=0.01
    )


@pytest.mark.parametrize(("units", "t"), [(2, 12.706), (5, 2.776), (12, 2.201), (121, 1.980)])
def test_the_quantile_of_t_is_the_tables_with_one_degree_of_freedom_less(units, t) -> None:
    assert stats.t_quantile(0.95, units) == pytest.approx(t, abs=5e-4)


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
    found = stats.simultaneous(points, errors, drawn, spreads)
    assert [(pair.i, pair.j) for pair in found] == [(0, 1), (0, 2), (1, 2)]
    for pair in found:
        reach = critical * math.hypot(errors[pair.i], errors[pair.j])
        assert pair.value == points[pair.i] - points[pair.j]
        assert (pair.low, pair.high) == pytest.approx(
            (pair.value - reach, pair.value + reach), 1e-4
        )


def test_heavy_tails_of_resamples_widen_simultaneous_intervals_beyond_tukeys() -> None:
    points, errors, drawn, spreads = three_outlets()
    wide = stats.simultaneous(points, errors, drawn, spreads / 4)[0]
    reach = stats.tukey(3) * math.hypot(errors[0], errors[1])
    assert wide.high - wide.value > 1.5 * reach


@pytest.mark.parametrize(("k", "q"), [(2, 2.772), (3, 3.314), (5, 3.858), (10, 4.474)])
def test_tukeys_quantile_is_the_tables(k: int, q: float) -> None:
    # upper 5 % points of the studentised range, infinite degrees of freedom, over root 2
    assert stats.tukey(k) == pytest.approx(q / math.sqrt(2), abs=5e-4)


def test_one_outlet_has_no_pairs() -> None:
    points, errors, drawn, spreads = three_outlets()
    assert stats.simultaneous(points[:1], errors[:1], drawn[:1], spreads[:1]) == ()


def test_an_outlet_without_an_error_takes_no_part_and_widens_no_interval() -> None:
    points, errors, drawn, spreads = three_outlets()
    alone = stats.simultaneous(points[:2], errors[:2], drawn[:2], spreads[:2])
    drawn[2] *= 50  # what it would do to the others
    errors[2] = math.nan
    found = stats.simultaneous(points, errors, drawn, spreads)
    assert found[0] == alone[0]
    assert found[1].value == points[0] - points[2] and math.isnan(found[1].low)
    assert found[1].verdict == "too little to say"


def test_ranks_of_a_pair_add_up_to_one_with_ties_counted_half() -> None:
    drawn = np.array(
        [[1.0, 2.0, 3.0, 3.0], [1.0, 1.0, 4.0, math.nan]]
    )  # tie, above, below, unknown
    there = stats.simultaneous([1, 2], [1, 1], drawn, np.ones((2, 4)))[0]
    back = stats.simultaneous([2, 1], [1, 1], drawn[::-1], np.ones((2, 4)))[0]
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
    assert stats.Difference(0, 1, (low + high) / 2, low, high, 0.5).verdict == verdict
