"""Claims about alpha: any number of coders, codes missing, and what it says by chance."""

from __future__ import annotations

import math

import krippendorff
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.reliability import agreeing, agreement, alpha, interval, tallies

GAP = np.nan
# Krippendorff's example: four observers, twelve units, values 1 to 5, some missing.
EXAMPLE = np.array(
    [
        [1, 2, 3, 3, 2, 1, 4, 1, 2, GAP, GAP, GAP],
        [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, GAP, 3],
        [GAP, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, GAP],
        [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, GAP],
    ]
)
MATRICES = st.tuples(st.integers(2, 5), st.integers(1, 20)).flatmap(
    lambda shape: st.lists(
        st.lists(st.sampled_from([0.0, 1.0, 2.0, GAP]), min_size=shape[1], max_size=shape[1]),
        min_size=shape[0],
        max_size=shape[0],
    )
)


def table(both: int, first: int, second: int, neither: int) -> np.ndarray:
    """Two coders of 0 and 1, by how many units they give 1 to: both, one of them, neither."""
    units = [(1, 1)] * both + [(1, 0)] * first + [(0, 1)] * second + [(0, 0)] * neither
    return np.array(units, dtype=float).reshape(-1, 2).T


def test_alpha_of_krippendorffs_example_with_gaps():
    value = alpha(EXAMPLE)
    assert value is not None
    assert round(value, 3) == 0.743


def test_a_unit_with_one_code_has_nothing_to_agree_with():
    # Unit 12 of the example has one code: eleven are left, with it or without it.
    assert len(tallies(EXAMPLE)) == 11
    assert alpha(EXAMPLE) == alpha(EXAMPLE[:, :11])


def test_alpha_of_two_coders_by_hand():
    # 6 both, 1 and 1 apart, 2 neither: n = 20 codes, 14 ones, 6 noughts.
    # Observed 2 (1 + 1) = 4, expected (14 * 6 + 6 * 14) / 19 = 168 / 19.
    value = alpha(table(6, 1, 1, 2))
    assert value == pytest.approx(1 - 4 / (168 / 19))


def test_full_agreement_is_1_and_agreeing_less_than_chance_is_below_0():
    assert alpha(table(5, 0, 0, 5)) == 1
    value = alpha(table(0, 5, 5, 0))
    assert value is not None
    assert value < 0


@pytest.mark.parametrize(
    "values",
    [table(9, 0, 0, 0), table(0, 0, 0, 9), table(0, 0, 0, 0), np.array([[1, GAP], [GAP, 0]])],
    ids=["ones", "noughts", "no unit", "no unit with two codes"],
)
def test_alpha_of_one_value_alone_is_undefined(values: np.ndarray):
    assert alpha(values) is None
    assert interval(values, seed=1) == (None, None)


@pytest.mark.filterwarnings("ignore:invalid value")  # the package divides 0 by 0
@given(MATRICES)
def test_alpha_is_that_of_the_krippendorff_package(rows: list[list[float]]):
    values = np.array(rows)
    try:
        expected = krippendorff.alpha(values, level_of_measurement="nominal")
    except ValueError:  # it wants two values in the domain, and a unit with two codes
        expected = GAP
    found = alpha(values)
    assert (found is None) == math.isnan(expected)
    if found is not None:
        assert found == pytest.approx(expected)


@given(MATRICES, st.randoms())
def test_neither_the_order_of_coders_nor_that_of_units_moves_alpha(rows, random):
    values = np.array(rows)
    moved = [*rows]
    random.shuffle(moved)
    for other in (np.array(moved), values[:, ::-1]):
        assert (alpha(other) is None) == (alpha(values) is None)
        if alpha(values) is not None:
            assert alpha(other) == pytest.approx(alpha(values))


def test_the_share_that_agrees_counts_pairs_of_codes():
    # Unit 1: three codes alike, 3 of 3 pairs. Unit 2: one apart, 1 of 3. Unit 3: one pair, apart.
    values = np.array([[1, 1, 0], [1, 1, 1], [1, 0, GAP]])
    assert agreeing(values) == (3 + 1 + 0) / (3 + 3 + 1)


def test_no_pair_has_no_share():
    assert agreeing(np.array([[1, GAP], [GAP, 0]])) is None


def test_the_interval_holds_alpha_and_narrows_with_the_units():
    few, many = table(6, 1, 1, 2), table(60, 10, 10, 20)
    for values in (few, many):
        low, high = interval(values, seed=1)
        value = alpha(values)
        assert low is not None and high is not None and value is not None
        assert low < value < high
    widths = [np.subtract(*interval(values, seed=1)[::-1]) for values in (few, many)]
    assert widths[1] < widths[0] / 2


def test_the_interval_is_that_of_resampled_units():
    # A naive route: draw units, compute alpha of each draw, take the middle 95 %.
    values = table(30, 4, 6, 60)
    random = np.random.default_rng(3)
    drawn = [alpha(values[:, random.integers(0, 100, 100)]) for _ in range(2000)]
    naive = np.quantile([value for value in drawn if value is not None], [0.025, 0.975])
    assert interval(values, seed=1) == pytest.approx(tuple(naive), abs=0.02)


def test_the_same_seed_gives_the_same_interval():
    values = table(41, 4, 7, 60)
    assert interval(values, seed=1) == interval(values, seed=1)
    assert interval(values, seed=1) != interval(values, seed=2)


def test_an_agreement_is_said_on_one_line():
    one = agreement(table(5, 0, 0, 5), "strain", ("a", "b"), seed=1)
    assert one.line() == "a and b, strain: alpha 1.000 [1.000, 1.000], 100.0 % of pairs agree, n 10"


def test_what_is_undefined_is_said_to_be():
    one = agreement(table(0, 0, 0, 9), "strain", ("a", "b"), seed=1)
    assert (one.alpha, one.low, one.high, one.agreeing) == (None, None, None, 1)
    assert one.line() == (
        "a and b, strain: alpha undefined (there are no two values to compare), "
        "100.0 % of pairs agree, n 9"
    )
