"""Claims about the specification curve: every choice by pencil, and what it may not hang on."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from math import isnan, sqrt, tanh

import numpy as np
import pytest

from analysis import intervals, measures, otherwise, specifications, tallies
from analysis.corpus.settings import CHOICES
from analysis.instrument import Codebook, Weights
from analysis.model import Article, Reading, Settings
from analysis.orders import Agreement, ranks
from analysis.specifications import Curve, Specification, agreements, curve
from tests import closed
from tests.conftest import PRIMARY
from tests.judged import BOOK, SETTINGS, pencil, reading, sentence

WEIGHED = replace(BOOK, weights=(Weights(frame="alliance", intercept=-1.0, of={}),))
Z = intervals.normal_quantile(0.95)
FIRST = {**{name: values[0] for name, values in CHOICES.items()}, "weighing": "off"}
THREE = [pencil("1"), pencil("2"), reading("3", [sentence("s"), sentence("a", "a"), sentence()])]


def made(readings: list[Reading], settings: Settings = SETTINGS) -> Curve:
    return curve(readings, [BOOK], settings)


def at(found: Curve, **choices: str) -> tuple[float, float, float]:
    """Value, low and high of the first outlet where the primary is changed so."""
    wanted = {**FIRST, **choices}
    place = next(n for n, one in enumerate(found.specifications) if one.choices == wanted)
    return tuple(float(array[place, 0]) for array in (found.values, found.low, found.high))  # type: ignore[return-value]


# In order: a, aa, s, a denial, a repair, a word whose pair is named before, one about another
# pair, nothing; and a strained line set aside.
BY_PENCIL = [
    ({}, (4 - 3) / (4 + 3)),
    ({"boilerplate": "in"}, (4 - 4) / (4 + 4)),
    ({"headings": "out"}, (3 - 3) / (3 + 3)),
    ({"voice": "own"}, (3 - 2) / (3 + 2)),
    ({"voice": "attributed"}, (1 - 1) / (1 + 1)),
    ({"scope": "sentence"}, (3 - 3) / (3 + 3)),
    ({"scope": "off"}, (5 - 3) / (5 + 3)),
    ({"denial": "off"}, (5 - 2) / (5 + 2)),
    ({"unit": "hits"}, (5 - 3) / (5 + 3)),
    ({"weight": "words"}, (5 + 10 + 15 + 10 - (20 + 10 + 15)) / (40 + 45)),
    ({"smoothing": "one"}, (4 - 3) / (4 + 3 + 1)),
    ({"repair": "alliance"}, (4 - 2) / (4 + 2)),
    ({"repair": "strain"}, (3 - 3) / (3 + 3)),
    ({"repair": "neither"}, (3 - 2) / (3 + 2)),
    # a mean sentence has 100 / 8 = 12.5 words, so that A = 40 / 12.5 and S = 45 / 12.5
    ({"weight": "words", "smoothing": "one"}, (3.2 - 3.6) / (3.2 + 3.6 + 1)),
    # aa, s, a, a word about another pair, the line set aside
    (
        {
            **{"boilerplate": "in", "headings": "out", "scope": "off", "denial": "on"},
            **{"unit": "hits", "smoothing": "one", "repair": "neither", "voice": "all"},
        },
        (2 + 1 + 1 - (1 + 1 + 1)) / (4 + 3 + 1),
    ),
]


@pytest.mark.parametrize(("choices", "expected"), BY_PENCIL)
def test_each_choice_counts_what_a_pencil_counts(choices: dict[str, str], expected: float):
    assert at(made([pencil()]), **choices)[0] == pytest.approx(expected, abs=1e-12)


def test_every_choice_has_a_pencil():
    tried = {(name, value) for choices, _ in BY_PENCIL[1:14] for name, value in choices.items()}
    assert tried == {(n, v) for n, values in CHOICES.items() for v in values[1:]}


def test_the_interval_is_that_of_the_balance():
    # alliance alone in 3 sentences, strain alone in 2, both in 1
    low, high = closed.balance_interval(3, 2, 1)
    assert at(made([pencil()]))[1:] == pytest.approx((float(low), float(high)), abs=1e-12)


def test_the_interval_of_weighed_sentences_by_naive_sums():
    # words over 12.5: of alliance 5, 10, 10, of strain 20, 10, of both 15
    p, q = 1 / (40 / 12.5 + 0.5), 1 / (45 / 12.5 + 0.5)
    alone = [5 * p, 10 * p, 10 * p, 20 * q, 10 * q, 15 * (p - q)]
    error = sqrt(sum((part / 12.5) ** 2 for part in alone) + 0.5 * (p * p + q * q))
    t = np.log(q / p)
    wanted = (tanh((t - Z * error) / 2), tanh((t + Z * error) / 2))
    assert at(made([pencil()]), weight="words")[1:] == pytest.approx(wanted, abs=1e-12)


def test_the_smoothed_balance_and_its_ends_are_those_of_the_log_odds():
    # 12 sentences of alliance and 3 of strain: tanh(1.2730 / 2) = 9 / 16 (METHODS, estimates)
    units = [sentence("a")] * 12 + [sentence("s")] * 3
    value, low, high = at(made([reading("1", units)]), smoothing="one")
    assert value == pytest.approx(tanh(1.2730 / 2), abs=1e-4) == 9 / 16
    error = sqrt(12.5 / 12.5**2 + 3.5 / 3.5**2)
    t = np.log(12.5 / 3.5)
    ends = tanh((t - Z * error) / 2), tanh((t + Z * error) / 2)
    assert (low, high) == pytest.approx(ends, abs=1e-12)


def test_with_one_frame_missing_the_smoothed_interval_stops_short_of_the_end():
    # 12 sentences of alliance: +1 with its interval up to 1, but 12 / 13 when 1 is added
    one = made([reading("1", [sentence("a")] * 12)])
    assert at(one)[0] == at(one)[2] == 1.0
    value, low, high = at(one, smoothing="one")
    error = sqrt(12.5 / 12.5**2 + 0.5 / 0.5**2)
    t = np.log(12.5 / 0.5)
    ends = tanh((t - Z * error) / 2), tanh((t + Z * error) / 2)
    assert (value, low, high) == pytest.approx((12 / 13, *ends), abs=1e-12)
    assert value < high < 1.0


def test_where_neither_frame_is_found_nothing_is_defined():
    found = made([reading("1", [sentence("other"), sentence("s", kind="boilerplate")])])
    assert all(
        isnan(part) for smoothing in ("none", "one") for part in at(found, smoothing=smoothing)
    )
    assert at(found, scope="off")[0] == 1.0
    assert at(found, boilerplate="in")[0] == -1.0


def test_an_article_without_words_has_no_balance_by_words():
    found = made([reading("1", [sentence("a", words=0), sentence("s", words=0)])])
    assert at(found)[0] == 0.0
    assert isnan(at(found, weight="words")[0])


def primaries(readings: list[Reading]) -> list[tuple[object, ...]]:
    found = made(readings)
    ends = (found.values, found.low, found.high)
    return [
        (outlet, *(pytest.approx(float(array[found.primary, n]), abs=1e-12) for array in ends))
        for n, outlet in enumerate(found.outlets)
    ]


@pytest.mark.parametrize("articles", [1, 3, 8, 9])
def test_the_primary_is_the_published_balance_with_its_interval(articles: int):
    readings = [
        reading(
            f"{n:02}",
            [
                sentence("a"),
                *[sentence("a", "s")] * (n % 3),
                *[sentence("s")] * (n % 4),
                sentence(),
            ],
            outlet="same",
        )
        for n in range(articles)
    ]
    readings.append(pencil("x"))
    found = measures.estimates(readings, SETTINGS, ["balance"], ["all"])
    assert [(e.outlet, e.value, e.low, e.high) for e in found] == primaries(readings)


def test_where_sentences_of_a_paragraph_are_alike_the_interval_is_that_by_paragraph():
    alike = [("a", 1), ("a", 1), ("a", 1), ("s", 2), ("s", 2), ("s", 2), ("a", 3), ("a", 3)]
    units = [sentence(code, paragraph=paragraph) for code, paragraph in alike]
    here = [reading("1", units)]
    (by_sentence,) = measures.estimates(here, SETTINGS, ["balance"], ["all"])
    (by_paragraph,) = measures.estimates(here, SETTINGS, ["balance"], ["all"], unit="paragraph")
    assert by_paragraph.low < by_sentence.low
    assert [by_paragraph.low, by_paragraph.high] == pytest.approx(at(made(here))[1:], abs=1e-12)
    # in one paragraph nothing is seen of how paragraphs differ
    one = [reading("1", [sentence("a", paragraph=1), sentence("s", paragraph=1)])]
    (alone,) = measures.estimates(one, SETTINGS, ["balance"], ["all"])
    assert [alone.low, alone.high] == pytest.approx(at(made(one))[1:], abs=1e-12)


def test_the_study_read_from_text_has_the_published_balance(books: tuple[Codebook, ...]):
    texts = {
        "Warm": "China and North Korea deepened their friendship. Trains run. The two allies met.",
        "Cool": "Ties between China and North Korea have frayed. They restored their friendship.",
    }
    readings = [
        otherwise.read(Article(name, name, text), books, PRIMARY) for name, text in texts.items()
    ]
    found = curve(readings, books, PRIMARY)
    for n, one in enumerate(measures.estimates(readings, PRIMARY, ["balance"], ["all"])):
        assert one.value == pytest.approx(found.values[found.primary, n], abs=1e-12)


def test_all_choices_are_crossed_but_hits_are_not_weighed_by_words():
    every = specifications.specifications(SETTINGS, [BOOK])
    distinct = {tuple(one.choices.items()) for one in every}
    # 2 x 2 x 3 x 3 x 2 x 2 x 2 x 2 x 4 less those of hits and words, a quarter
    assert len(every) == len(distinct) == 2304 * 3 // 4
    assert [one.number for one in every] == list(range(1, len(every) + 1))
    met = {pair for one in every for pair in combinations(one.choices.items(), 2)}
    never = {
        ((m, v), (n, w))
        for (m, vs), (n, ws) in combinations(CHOICES.items(), 2)
        for v in vs
        for w in ws
        if ((m, v), (n, w)) not in met
    }
    assert never == {(("unit", "hits"), ("weight", "words"))}


def test_at_least_two_hundred_specifications_give_numbers_of_their_own():
    found = made(THREE)
    lines = np.concatenate([found.values, found.low, found.high], axis=1)
    assert len({tuple(line) for line in lines.round(9).tolist()}) > 200


def test_the_primary_is_what_the_study_fixes():
    own = {**FIRST, "voice": "own", "repair": "neither", "unit": "hits", "weight": "words"}
    every = specifications.specifications(replace(SETTINGS, primary=own), [BOOK])
    assert [one.choices for one in every if one.primary] == [own]
    # whatever it is, a number means the same specification in every study
    plain = specifications.specifications(SETTINGS, [BOOK])
    assert [one.choices for one in every[: len(plain)]] == [one.choices for one in plain]
    assert plain[0].primary and plain[0].choices == FIRST


def test_permuting_the_articles_leaves_the_primary_and_moves_nothing():
    here = made(THREE)
    for order in ((2, 0, 1), (1, 2, 0), (2, 1, 0)):
        there = made([THREE[n] for n in order])
        assert there.specifications == here.specifications
        assert there.primary == here.primary
        assert there.outlets == here.outlets
        for name in ("values", "low", "high"):
            assert np.array_equal(getattr(there, name), getattr(here, name), equal_nan=True)


def test_giving_each_article_another_ones_text_leaves_the_primary():
    texts = [[sentence("a")], [sentence("s"), sentence("s")], [sentence()]]
    chosen = set()
    for n in range(3):
        found = made([reading(str(k), texts[(k + n) % 3]) for k in range(3)])
        chosen.add((found.primary, tuple(found.specifications[found.primary].choices.items())))
    assert chosen == {(0, tuple(FIRST.items()))}


def test_another_outlet_moves_no_outlets_numbers():
    two, three = made(THREE[:2]), made(THREE)
    for name in ("values", "low", "high"):
        assert np.array_equal(getattr(two, name), getattr(three, name)[:, :2], equal_nan=True)


def test_a_reading_that_does_not_know_is_refused():
    bare = pencil()
    for poor in (
        replace(bare, ways=()),
        replace(bare, aside={}),
    ):
        with pytest.raises(ValueError, match="otherwise"):
            made([poor])


def test_no_article_has_a_curve_without_outlets():
    found = made([])
    assert found.outlets == () and found.values.shape == (len(found.specifications), 0)
    assert agreements(found) == []


def test_repair_words_are_the_entries_of_both_poles():
    assert tallies.repairs(BOOK) == {"mend"}


def test_ranks_count_from_the_highest_and_level_ones_share():
    values = np.array([[0.5, -1.0, 0.5, np.nan], [0.1, 0.2, 0.3, 0.4]])
    assert ranks(values)[0, :3].tolist() == [1, 3, 1]
    assert isnan(ranks(values)[0, 3])
    assert ranks(values)[1].tolist() == [4, 3, 2, 1]


def by_hand(*lines: tuple[float, float]) -> Curve:
    """A curve of two outlets, the first line the primary."""
    every = tuple(Specification(n, {"n": str(n)}, n == 1) for n in range(1, len(lines) + 1))
    values = np.array(lines)
    return Curve(every, ("I", "J"), values, values, values)


def test_agreement_counts_the_others_by_what_they_say_of_the_order():
    found = by_hand((0.5, 0.1), (0.2, 0.1), (0.9, -1.0), (0.1, 0.2), (0.3, 0.3), (np.nan, 0.1))
    (pair,) = agreements(found)
    assert pair == Agreement("I", "J", agree=2, reverse=1, level=1, undefined=1)
    assert pair.share == 2 / (2 + 1 + 1)


@pytest.mark.parametrize("first", [(0.1, 0.1), (np.nan, 0.1), (0.1 + 0.2, 0.3)])
def test_with_a_primary_that_has_no_order_there_is_none_to_agree_with(first: tuple[float, float]):
    (pair,) = agreements(by_hand(first, (0.2, 0.1)))
    assert (pair.agree, pair.reverse, pair.share) == (None, None, None)


@pytest.mark.parametrize("book", [BOOK, WEIGHED], ids=["entries", "weights"])
def test_one_choice_at_a_time_is_each_other_value_once(book: Codebook):
    found = curve([pencil()], [book], SETTINGS)
    changed = [specifications.changed(found, one) for one in specifications.alone(found)]
    others = [(n, v) for n, values in CHOICES.items() for v in values[1:]]
    assert sorted(changed) == sorted(others + [("weighing", "off")] * (book is WEIGHED))


def test_words_are_weighed_only_as_their_weights_were_fitted():
    plain = specifications.specifications(SETTINGS, [BOOK])
    every = specifications.specifications(SETTINGS, [WEIGHED])
    assert [one.choices for one in every[: len(plain)]] == [one.choices for one in plain]
    more = [one.choices for one in every[len(plain) :]]
    # by paragraph and denials heard: 1728 / (3 x 2)
    assert len(more) == 288
    assert {(c["scope"], c["denial"], c["weighing"]) for c in more} == {("paragraph", "on", "on")}
    assert [one.choices["weighing"] for one in every if one.primary] == ["on"]
    for other in ({"weighing": False}, {"scope": "sentence"}, {"denial": False}):
        chosen = specifications.primary(replace(SETTINGS, **other), [WEIGHED])  # type: ignore[arg-type]
        assert chosen["weighing"] == "off"


def test_words_that_are_weighed_count_where_they_are():
    found = curve([reading("1", [sentence("weighed"), sentence("s")])], [WEIGHED], SETTINGS)
    assert at(found, weighing="on")[0] == (1 - 1) / (1 + 1)
    assert at(found, weighing="off")[0] == -1.0
