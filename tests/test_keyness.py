"""Claims about words that set outlets apart, and words that part two balances."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import keyness, wordshift
from analysis.keyness import Key, log_odds
from analysis.model import Verdict
from analysis.report.findings import words
from analysis.wordshift import Shift, word_shift
from tests.texts import SETTINGS, reading, study

# METHODS 5, recomputed by hand from the formula of Monroe, Colaresi and Quinn (2008).
Y1, Y2 = [12, 3, 0, 40, 9], [3, 10, 5, 38, 1]
GOLDEN = [
    (
        [0.1] * 5,
        [1.3993, -1.4399, -4.1380, -0.1781, 2.1309],
        [2.1981, -2.2177, -1.2959, -0.7874, 2.1109],
    ),
    (
        [15, 13, 5, 78, 10],  # pooled counts
        [0.4180, -0.4494, -0.7621, -0.0605, 0.5525],
        [1.3738, -1.3804, -1.3915, -0.4624, 1.4584],
    ),
]
WAR = "War came and war stayed. The war went on. Peace is far."
PEACE = "Peace came and peace stayed. The peace went on. War is far."


@pytest.mark.parametrize(("prior", "d", "z"), GOLDEN)
def test_log_odds_are_those_of_the_paper_under_either_prior(prior, d, z):
    found, sd = log_odds(Y1, Y2, prior)
    assert np.round(found, 4).tolist() == d
    assert np.round(found / sd, 4).tolist() == z


def test_log_odds_are_made_of_odds_one_word_at_a_time():
    # The first word: 12 + .1 of 64 + .5 against 3 + .1 of 57 + .5.
    d = math.log(12.1 / (64.5 - 12.1)) - math.log(3.1 / (57.5 - 3.1))
    sd = math.sqrt(1 / 12.1 + 1 / 3.1)
    found = log_odds(Y1, Y2, [0.1] * 5)
    assert (found[0][0], found[1][0]) == pytest.approx((d, sd), abs=1e-12)


def key(keys: tuple[Key, ...], outlet: str, term: str, prior: str) -> Key:
    return next(k for k in keys if (k.outlet, k.term, k.prior) == (outlet, term, prior))


def test_keyness_is_the_log_odds_of_all_words_though_rare_ones_have_no_row():
    found = keyness.keyness([reading(WAR, "A"), reading(PEACE, "B")], SETTINGS, least=4)
    assert {k.term for k in found} == {"war", "peace"}  # 3 + 1 each; "came", "the" ... stand twice
    # Eleven words an article; the vocabulary has nine: war peace came and stayed the went on is far.
    vocabulary = ["war", "peace", "came", "and", "stayed", "the", "went", "on", "is", "far"]
    a = [3, 1, 1, 1, 1, 1, 1, 1, 1, 1]
    b = [1, 3, 1, 1, 1, 1, 1, 1, 1, 1]
    for prior, counts in (("flat", [0.1] * 10), ("pooled", np.add(a, b))):
        d, sd = log_odds(a, b, counts)
        one = key(found, "A", vocabulary[0], prior)
        assert (one.count, one.rest) == (3, 1)
        assert (one.d, one.sd, one.z) == pytest.approx((d[0], sd[0], d[0] / sd[0]), abs=1e-12)


def test_of_two_outlets_one_has_more_of_what_the_other_has_less():
    found = keyness.keyness([reading(WAR, "A"), reading(PEACE, "B")], SETTINGS, least=4)
    for one in found:
        other = key(found, "AB".replace(one.outlet, ""), one.term, one.prior)
        assert one.d == pytest.approx(-other.d, abs=1e-12)
        assert (one.count, one.rest) == (other.rest, other.count)
    assert [k.term for k in found if (k.outlet, k.prior) == ("A", "flat")] == ["war", "peace"]


def test_the_pooled_prior_draws_every_word_nearer_to_no_difference():
    found = keyness.keyness([reading(WAR, "A"), reading(PEACE, "B")], SETTINGS, least=2)
    for one in found:
        if one.prior == "pooled" and one.d:
            assert abs(one.d) < abs(key(found, one.outlet, one.term, "flat").d)


def test_case_and_typography_make_no_other_word():
    straight = reading("It's a WAR.  It's a war. It's war.", "A")
    curly = reading("It\u2019s a war. War, it\u2019s war.", "B")
    found = keyness.keyness([straight, curly], SETTINGS, least=5)
    assert {k.term: (k.count, k.rest) for k in found if k.outlet == "A"} == {
        "war": (3, 3),
        "it": (3, 2),
        "'s": (3, 2),
    }


def test_what_is_not_scored_is_not_counted():
    found = keyness.keyness(
        [reading("Read more\nWar is war.", "A"), reading("War is on.", "B")], SETTINGS, least=2
    )
    assert {k.term for k in found} == {"war", "is"}
    assert key(found, "A", "war", "flat").count == 2


def test_a_range_holds_its_value_and_is_never_narrower_than_the_normal_one():
    for one in keyness.keyness([reading(WAR, "A"), reading(PEACE, "B")], SETTINGS, least=2):
        assert one.low is not None
        assert one.high is not None
        assert one.low <= one.d - 1.9599 * one.sd < one.d + 1.9599 * one.sd <= one.high


def test_a_word_said_over_and_over_in_one_sentence_has_a_wider_range_than_one_spread_out():
    plain = "A train came in the night. " * 20
    spread_out = "The war came in the night. " * 8 + plain
    at_once = "War war war war war war war war. " + "The train came in the night. " * 8 + plain
    rest = reading("The war came in the night. " * 20, "B")

    def wide(text: str) -> float:
        found = keyness.keyness([reading(text, "A"), rest], SETTINGS)
        one = key(found, "A", "war", "flat")
        assert (one.count, one.rest) == (8, 20)
        return (one.high or 0) - (one.low or 0)

    assert wide(at_once) > 1.05 * wide(spread_out)


def test_the_order_of_articles_changes_no_key_and_no_shift():
    made = [
        reading(WAR, "A", hits=[(1, "rift", "s"), (2, "ally", "a")]),
        reading(PEACE, "B", hits=[(1, "ally", "a")]),
        reading("Peace is war. Is it war?", "C", hits=[(1, "rift", "s"), (1, "warm", "a")]),
    ]
    for found in (keyness.keyness, wordshift.shifts):
        assert found(made, SETTINGS) == found(made[::-1], SETTINGS) != ()


def test_without_another_outlet_or_a_common_word_nothing_is_compared():
    assert keyness.keyness([], SETTINGS) == ()
    assert keyness.keyness([reading(WAR, "A")], SETTINGS, least=2) == ()
    assert keyness.keyness([reading(WAR, "A"), reading("", "B")], SETTINGS, least=2) == ()
    assert keyness.keyness([reading("One.", "A"), reading("Two.", "B")], SETTINGS) == ()
    assert keyness.keyness([reading("War.", "A"), reading("War.", "B")], SETTINGS, least=1) == ()


def test_from_eight_articles_on_whole_articles_are_drawn():
    lone = "War war war war war war war war."
    few = [reading(lone if n == 0 else "A train came.", "A", id=f"a{n}") for n in range(7)]
    many = [*few, reading("A train came.", "A", id="a7")]
    rest = reading("War came. War is war. War was. " * 5, "B")
    # Seven articles keep their one sentence each in every draw; eight are drawn with the war or without.
    held, drawn = (
        key(keyness.keyness([*made, rest], SETTINGS), "A", "war", "flat") for made in (few, many)
    )
    assert (held.high or 0) - (held.low or 0) == pytest.approx(2 * 1.959964 * held.sd, rel=0.01)
    assert (drawn.high or 0) - (drawn.low or 0) > 1.2 * 2 * 1.959964 * drawn.sd


# METHODS 5, after Gallagher et al. (2021): {ally 12, rift 3, warm 9}, {ally 3, rift 10, warm 1, tension 5}
ALLY, RIFT, WARM, TENSION = range(4)
F1, F2, SCORES = [12, 3, 9, 0], [3, 10, 1, 5], [1, -1, 1, -1]


def test_word_shifts_are_the_golden_ones():
    parts = word_shift(F1, F2, SCORES, SCORES)
    assert round(float(parts.sum()), 6) == -1.328947  # -0.578947 - 0.75
    order = [RIFT, ALLY, WARM, TENSION]
    assert parts[order].round(6).tolist() == [-0.401316, -0.342105, -0.322368, -0.263158]
    printed = parts / np.abs(parts).sum()
    assert printed[order].round(6).tolist() == [-0.30198, -0.257426, -0.242574, -0.19802]


counts = st.lists(
    st.tuples(st.integers(0, 9), st.integers(0, 9), st.floats(-1, 1), st.floats(-1, 1)),
    min_size=1,
    max_size=6,
).filter(lambda rows: sum(r[0] for r in rows) > 0 and sum(r[1] for r in rows) > 0)


@given(counts, st.floats(-1, 1))
def test_parts_add_up_to_the_difference_of_means_whatever_the_reference(rows, reference):
    y_i, y_j, s_i, s_j = (np.array(column) for column in zip(*rows, strict=True))
    difference = y_j @ s_j / y_j.sum() - y_i @ s_i / y_i.sum()
    assert word_shift(y_i, y_j, s_i, s_j, reference).sum() == pytest.approx(difference, abs=1e-12)


TEN = "One. Two. Three. Four. Five. Six. Seven. Eight. Nine. Ten."


def pair() -> tuple[Shift, ...]:
    """A: ally 3, warm 1 turned to strain, restore in both frames. B: ally 1, rift 2."""
    first = [(1, "ally", "a"), (1, "ally", "a"), (4, "ally", "a"), (5, "warm", "!s")]
    restore = [(6, "restore", "a"), (6, "restore", "s")]
    second = [(1, "ally", "a"), (2, "rift", "s"), (3, "rift", "s")]
    made = [reading(TEN, "A", hits=[*first, *restore]), reading(TEN, "B", hits=second)]
    return wordshift.shifts(made, SETTINGS)


def test_shifts_take_apart_the_balances_of_hits_entry_by_entry():
    found = {one.entry: one for one in pair()}
    # A: (4 - 2) / 6 = 1/3; B: (1 - 2) / 3 = -1/3.
    assert math.fsum(one.contribution for one in found.values()) == pytest.approx(-2 / 3, abs=1e-12)
    # ally: (1/3 - 3/6) x 1; rift: (2/3 - 0) x -1; warm: (0 - 1/6) x -1; restore scores 0.
    assert {entry: round(one.contribution, 9) for entry, one in found.items()} == {
        "ally": round(-1 / 6, 9),
        "rift": round(-2 / 3, 9),
        "warm": round(1 / 6, 9),
        "restore": 0,
    }
    assert [one.entry for one in pair()] == ["rift", "ally", "warm", "restore"]
    assert found["rift"].printed == pytest.approx(-2 / 3, abs=1e-12)  # of 2/3 + 1/6 + 1/6
    ally, warm = found["ally"], found["warm"]
    assert (ally.alliance_i, ally.strain_i, ally.alliance_j, ally.strain_j) == (3, 0, 1, 0)
    assert (warm.strain_i, warm.turned, ally.turned) == (1, 1, 0)
    assert ally.matched == "the ally"


def test_an_entry_meant_otherwise_counts_though_it_is_used_as_often():
    made = [
        reading(TEN, "A", hits=[(1, "ally", "a"), (2, "warm", "a")]),
        reading(TEN, "B", hits=[(1, "ally", "a"), (2, "warm", "!s")]),
    ]
    # Half of the hits each: only the sign of warm differs, 1/2 x (-1 - 1).
    assert [(one.entry, one.contribution) for one in wordshift.shifts(made, SETTINGS)] == [
        ("warm", -1.0),
        ("ally", 0.0),
    ]


def test_a_range_of_a_shift_holds_0_where_the_entry_stands_in_one_sentence_and_is_none_where_nothing_moves():
    found = {one.entry: one for one in pair()}
    assert (found["restore"].low, found["restore"].high) == (None, None)
    warm = found["warm"]
    assert warm.low is not None
    assert warm.high is not None
    assert warm.low == 0 < warm.contribution < warm.high


def test_a_pair_turned_round_has_its_parts_turned_and_turned_twice_it_is_itself():
    found = pair()
    assert wordshift.between(found, "A", "B") == list(found)
    back = wordshift.between(found, "B", "A")
    assert [one.contribution for one in back] == [-one.contribution for one in found]
    assert {(one.outlet_i, one.outlet_j) for one in back} == {("B", "A")}
    assert [one.reversed() for one in back] == list(found)
    assert all(a.low is None or a.low == -(b.high or 0.0) for a, b in zip(back, found, strict=True))


def test_two_outlets_that_use_every_entry_alike_have_no_shares_of_a_difference():
    three = [(1, "ally", "a"), (2, "warm", "a"), (3, "rift", "s")]
    made = [reading(TEN, "A", hits=three), reading(TEN, "B", hits=[*three, *three])]
    found = wordshift.shifts(made, SETTINGS)
    assert [(round(one.contribution, 12), one.printed) for one in found] == [(0.0, None)] * 3


def test_hits_that_do_not_count_and_outlets_without_hits_have_no_shift():
    some = reading(TEN, "A", hits=[(1, "ally", "a")])
    assert wordshift.shifts([some, reading(TEN, "B")], SETTINGS) == ()
    assert wordshift.shifts([reading(TEN, "A"), reading(TEN, "B")], SETTINGS) == ()
    assert wordshift.shifts([], SETTINGS) == ()
    dropped = replace(some.hits[0], status="other_dyad", entry="warm")
    other = reading(TEN, "B", hits=[(1, "rift", "s")])
    other = replace(other, hits=(*other.hits, dropped))
    assert [one.entry for one in wordshift.shifts([some, other], SETTINGS)] == ["ally", "rift"]


# --- what is said of it ---


def made_key(outlet: str, term: str, prior: str, d: float, apart: bool) -> Key:
    reach = abs(d) / 2 if apart else abs(d) * 2
    return Key(outlet, term, prior, 3, 1, d, 1.0, d, d - reach, d + reach)


TWO = [reading(WAR, "North"), reading(PEACE, "South")]
FREE = [replace(r, article=replace(r.article, outlet_basis="stated")) for r in TWO]


def both(*told: tuple[str, str, float, bool, bool]) -> tuple[Key, ...]:
    flat = tuple(made_key(o, term, "flat", d, f) for o, term, d, f, _ in told)
    return flat + tuple(made_key(o, term, "pooled", d / 2, p) for o, term, d, _, p in told)


def test_words_are_named_only_where_both_priors_set_them_apart():
    found = both(
        ("North", "war", 2.0, True, True),
        ("North", "on", 1.0, True, False),
        ("South", "war", -2.0, True, True),
        ("South", "peace", 2.0, True, True),
        ("South", "on", -1.0, False, True),
    )
    told = study(FREE, keyness=found)
    assert words.keyness_named(told) == (
        "Under both priors, and each taken alone, “war” is used more in North, “peace” is used "
        "more in South and “war” is used less in South than in the rest."
    )
    assert words.keyness_counted(told) == (
        "Three words, each in one article against the rest, make five comparisons. The range "
        "leaves out 0 in four under the flat prior and in four under the pooled one."
    )


def test_what_chance_would_do_is_said_where_it_would_do_something():
    found = both(*(("North", f"w{n}", 1.0, False, False) for n in range(40)))
    told = study(FREE, keyness=found)
    assert words.keyness_named(told) == (
        "No word sets an article apart from the rest under both priors."
    )
    assert words.keyness_counted(told).endswith(
        "in none under the flat prior and in none under the pooled one; by chance alone it would in about two."
    )


def test_many_words_are_counted_and_none_is_said_of_one_outlet_or_of_too_few_words():
    found = both(*(("North", f"w{n}", 1.0, True, True) for n in range(7)))
    assert words.keyness_named(study(FREE, keyness=found)) == (
        "Seven words set an article apart from the rest under both priors."
    )
    assert words.keyness_counted(study(FREE[:1])) == (
        "There is one article only, and so no rest to set it against."
    )
    assert words.keyness_named(study(FREE[:1])) == ""
    assert words.keyness_counted(study(FREE)) == (
        "No words are compared: too few stand five times or more in all."
    )


def test_a_shift_is_told_of_pairs_that_the_verdicts_tell_apart_and_from_the_higher_one():
    def verdict(says: str) -> Verdict:
        return Verdict("balance", "all", "A", "B", 1.0, 0.1, 2.0, 1.0, says)

    readings = [reading(TEN, "A"), reading(TEN, "B")]
    told = study(readings, shifts=pair(), verdicts=(verdict("higher"),))
    assert words.shifts_said(told) == (
        "Between A (+0.33, 6 hits) and B (−0.33, 3 hits), what adds most to the difference, as a "
        "share of all that moves it, is “the rift” (67\N{NO-BREAK SPACE}%, two hits) and “the ally” "
        "(17\N{NO-BREAK SPACE}%, four hits)."
    )
    silent = replace(SETTINGS, text=False)
    assert "“rift”" in words.shifts_said(study(**{**vars(told), "settings": silent}))
    lower = study(readings, shifts=pair(), verdicts=(verdict("lower"),))
    assert words.shifts_said(lower) == (
        "Between B (−0.33, 3 hits) and A (+0.33, 6 hits), what adds most to the difference, as a "
        "share of all that moves it, is “the warm” (17\N{NO-BREAK SPACE}%, one hit)."
    )
    alike = study(readings, shifts=pair(), verdicts=(verdict("cannot be told apart"),))
    assert words.shifts_said(alike) == (
        "Here the balance tells no pair apart, so that there is no word shift to tell."
    )
