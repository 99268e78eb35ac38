"""Claims about sentiment set against frames: words, what masking moves, classes of a sign."""

from __future__ import annotations

import numpy as np
import pytest

from analysis import tone
from analysis.model import Article, Code, Reading, Sentence

A, S, B, N = "alliance", "strain", "both", "neither"


def reading(*sentences: tuple[str, float, float]) -> Reading:
    """An article of these sentences, each with its raw and its masked score."""
    made = [Sentence("000", n, "body", 0, 0, text, 1) for n, (text, _, _) in enumerate(sentences)]
    codes = [Code(0, 0, 0, 0, {}, 1, raw, masked) for _, raw, masked in sentences]
    return Reading(Article("000", "A", ""), tuple(made), tuple(codes), (), ())


def test_a_word_is_counted_at_each_place_and_its_contributions_are_summed():
    # VADER: good 1.9, war -2.9; alone, x / sqrt(x^2 + 15): 0.4404, -0.5994
    found = tone.words(reading(("Good.", 0, 0), ("It is good", 0, 0), ("A war", 0, 0)))
    assert [(w.word, w.count, w.contribution) for w in found] == [
        ("good", 2, pytest.approx(0.8808)),
        ("war", 1, pytest.approx(-0.5994)),
    ]


def test_what_masking_moves_is_a_share_of_the_absolute_score():
    # |0.5 - 0.2| + |-0.3 + 0.3| + |0.2 + 0.2| = 0.7 of 0.5 + 0.3 + 0.2 = 1
    made = reading(("a", 0.5, 0.2), ("b", -0.3, -0.3), ("c", 0.2, -0.2))
    assert tone.moved([made]) == pytest.approx(0.7)
    assert tone.moved([made, reading(("d", 1.0, 1.0))]) == pytest.approx(0.35)


def test_what_masking_moves_is_undefined_where_nothing_scores():
    assert tone.moved([reading(("a", 0.0, 0.0))]) is None
    assert tone.moved([]) is None


def test_the_interval_of_what_masking_moves_is_of_the_sentences_and_never_below_0():
    # moved 0.3, 0, 0.4 of 0.5, 0.3, 0.2: 0.7; what is left of 0.7 of each is -0.05, -0.21, 0.26,
    # squares 0.0025 + 0.0441 + 0.0676 = 0.1142, root 0.33793; t of three sentences 4.30265
    made = reading(("a", 0.5, 0.2), ("b", -0.3, -0.3), ("c", 0.2, -0.2))
    low, high = tone.moved_range([made], 0.95)
    assert (low, high) == (0.0, pytest.approx(0.7 + 4.30265 * 0.33793, abs=1e-4))
    assert tone.moved_range([reading(("a", 0.5, 0.2))], 0.95) == (None, None)
    assert tone.moved_range([], 0.95) == (None, None)


def cells(**counts: int) -> tone.Confusion:
    """A confusion by codes such as na: neither found, alliance true."""
    names = {"n": N, "a": A, "s": S, "b": "both"}
    pairs = [(names[k[0]], names[k[1]]) for k, n in counts.items() for _ in range(n)]
    return tone.confusion(pairs)


def test_macro_f1_stays_the_mean_over_classes_that_stand_in_either_coding():
    # neither: 2*2/(3+2), alliance 2*1/(1+1), strain 0/(0+1)
    assert tone.macro_f1(cells(nn=2, aa=1, ns=1)) == pytest.approx((0.8 + 1 + 0) / 3)
    assert tone.macro_f1(cells()) is None


def test_the_interval_of_macro_f1_is_of_resampled_units_in_a_stream_of_its_own():
    many, few = cells(nn=400, aa=100, ss=100, ns=60), cells(nn=40, aa=10, ss=10, ns=6)
    ends = tone.macro_f1_range(many, 1, "codebook")
    assert ends == tone.macro_f1_range(many, 1, "codebook") != tone.macro_f1_range(many, 1, "raw")
    (low, high), (below, above) = ends, tone.macro_f1_range(few, 1, "codebook")
    value = tone.macro_f1(many)
    assert low is not None and high is not None and value is not None
    assert below is not None and above is not None
    assert below < low < value < high < above
    # a plain route: each unit drawn by its place
    units = [pair for pair, n in few.items() for _ in range(n)]
    rng = np.random.default_rng(3)
    drawn = [
        tone.macro_f1(tone.confusion(units[at] for at in rng.integers(0, len(units), len(units))))
        for _ in range(1500)
    ]
    assert np.quantile(np.array(drawn, dtype=float), (0.025, 0.975)) == pytest.approx(
        (below, above), abs=0.02
    )


def test_where_no_unit_differs_up_to_three_could_have():
    # three of six neither taken for alliance: neither 2*3/(3+6), alliance 2*4/(7+4)
    low, high = tone.macro_f1_range(cells(nn=6, aa=4), 1, "x")
    assert (low, high) == (pytest.approx((6 / 9 + 8 / 11) / 2), 1.0)
    assert tone.macro_f1_range(cells(), 1, "x") == (None, None)


@pytest.mark.parametrize(("compound", "name"), [(0.01, A), (-0.01, S), (0.0, N)])
def test_a_sign_is_taken_for_alliance_or_strain_and_0_for_neither(compound: float, name: str):
    assert tone.sign_class(compound) == name


@pytest.mark.parametrize(("codes", "name"), [((0, 0), N), ((1, 0), A), ((0, 1), S), ((1, 1), B)])
def test_two_codes_are_one_of_four_classes(codes: tuple[int, int], name: str):
    assert tone.frame_class(Code(*codes, 0, 0, {}, 1, 0.0, 0.0)) == name


def test_classes_cross_in_sixteen_cells():
    counts = tone.confusion([(A, A), (A, S), (A, S)])
    assert len(counts) == 16
    assert (counts[A, A], counts[A, S], counts[S, A]) == (1, 2, 0)
    assert (tone.total(counts), tone.right(counts)) == (3, 1)


def test_macro_f1_is_the_mean_over_the_classes_that_there_are():
    # alliance: 1 right of 2 found, 1 true: 2/3; strain: none right: 0; neither: 1 of 1: 1
    counts = tone.confusion([(A, A), (A, S), (N, N)])
    assert tone.macro_f1(counts) == pytest.approx((2 / 3 + 0 + 1) / 3)
    assert tone.macro_f1(tone.confusion([])) is None
