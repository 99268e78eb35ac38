"""Claims about points, errors, streams and draws."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import stats
from tests import closed

Z = 1.959964  # of a two-sided 95 % interval
COUNTS = st.integers(0, 200)


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
