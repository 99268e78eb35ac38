"""Claims about anchored topics: what leads them, and how far sentences agree with them."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.sparse import csr_matrix

from analysis import anchors, factors, stats
from analysis.instrument import Codebook, Entry, Frame
from analysis.model import Article, Code, Reading, Sentence

FRAMES = ("alliance", "strain", "weather")


def book(**entries: list[tuple[str, ...]]) -> Codebook:
    """A codebook of these frames; an entry is its phrases, `<cold>` among them a pattern."""
    made = [
        Entry(
            words[0],
            (frame,),
            "",
            match=tuple(w for w in words if "<" not in w),
            pattern=tuple(w for w in words if "<" in w),
        )
        for frame, of_frame in entries.items()
        for words in of_frame
    ]
    return Codebook(
        "x", "1", "en", "", "",
        frames={id: Frame(id, "pole", id, "") for id in entries},
        entries=tuple(made),
        actors={"china": ("China", "Beijing")},
        classes={"cold": ("chilly", "frost*")},
    )  # fmt: skip


BOOK = book(
    alliance=[("restor* ties",), ("ties grow",)],
    strain=[("ties sour",), ("<cold> ties",)],
    weather=[("rain", "Beijing")],
)


def code(*frames: str) -> Code:
    return Code(
        int("alliance" in frames),
        int("strain" in frames),
        0,
        0,
        {"weather": int("weather" in frames)},
        9,
        0,
        0,
    )


def reading(id: str, sentences: list[tuple[str, tuple[str, ...]]]) -> Reading:
    units = tuple(
        Sentence(id, k, "body", 0, len(text), text, 1) for k, (text, _) in enumerate(sentences, 1)
    )
    return Reading(Article(id, id, ""), units, tuple(code(*f) for _, f in sentences), (), ())


TALE = [
    ("Leaders restored ties over lavish banquets.", ("alliance",)),
    ("Ties restored, they shared lavish banquets again.", ("alliance",)),
    ("Trust soured while frosty letters went unanswered.", ("strain",)),
    ("Chilly letters went unanswered for months, sour.", ("strain",)),
    ("Rain fell on the northern harbour.", ("weather",)),
    ("More rain reached the harbour at dusk.", ("weather",)),
    ("Lavish banquets pleased the guests.", ("alliance",)),
    ("The letters went unanswered still.", ("strain",)),
]
TEXTS = [reading("a", TALE[:4]), reading("b", TALE[4:])]


def found(readings: list[Reading], read: tuple[Reading, ...] = (), **other: object):
    given = {"free": 1, "seed": 3}
    return {a.frame: a for a in anchors.anchored(readings, read, [BOOK], **(given | other))}


# Seeds


def test_a_word_leads_by_its_part_of_the_frames_phrases_and_by_being_its_own() -> None:
    terms = ("chilly", "frosty", "grow", "rain", "restored", "sour", "ties")
    led = anchors.seeds([BOOK], terms)
    # "restored" is half of one of two entries; "ties" half of both, (1/2 + 1/2) / 2, and of strain
    # (1/2 + 1/3) / 2, so that it leads alliance by 1/2 x 1/2 / (1/2 + 5/12)
    assert led["alliance"].tolist() == pytest.approx([0, 0, 1 / 4, 0, 1 / 4, 0, 3 / 11])
    # patterns lead by the words of their classes: two of three, where one of them may stand
    assert led["strain"].tolist() == pytest.approx([1 / 6, 1 / 6, 0, 0, 0, 1 / 4, 0])
    assert led["weather"].tolist() == [0, 0, 0, 1, 0, 0, 0]


def test_a_word_of_two_frames_leads_the_one_that_has_more_of_it_by_its_part() -> None:
    two = book(alliance=[("ties warm",), ("ties",)], strain=[("ties sour",), ("sour",), ("chill",)])
    led = anchors.seeds([two], ("ties",))
    # (1/2 + 1) / 2 of two entries against 1/2 / 3 of three: 3/4 x 3/4 / (3/4 + 1/6)
    assert led["alliance"].tolist() == pytest.approx([27 / 44])
    assert led["strain"].tolist() == [0]


def test_names_of_actors_do_not_lead() -> None:
    assert anchors.seeds([BOOK], ("beijing", "rain"))["weather"].tolist() == [0, 1]


def test_no_more_than_twenty_terms_lead() -> None:
    many = book(weather=[tuple(f"word{k:02}" for k in range(30))])
    led = anchors.seeds([many], [f"word{k:02}" for k in range(30)])["weather"]
    assert np.flatnonzero(led).tolist() == list(range(20))  # ties in the order of the alphabet


# Topics


def test_a_topic_gathers_what_stands_with_its_seeds() -> None:
    strain = found(TEXTS)["strain"]
    assert strain.seeds == ()  # of its words, none stands in two sentences
    alliance, weather = found(TEXTS)["alliance"], found(TEXTS)["weather"]
    assert alliance.seeds == ("ties", "restored") and weather.seeds == ("rain",)
    assert {"lavish", "banquets"} <= set(alliance.terms)
    assert "harbour" in weather.terms and "harbour" not in alliance.terms


def test_a_frame_whose_words_stand_nowhere_twice_has_no_topic_and_no_agreement() -> None:
    strain = found(TEXTS)["strain"]
    assert (strain.terms, [a.auc for a in strain.agreements]) == ((), [None])


def test_sentences_of_a_frame_hold_most_of_its_topic() -> None:
    for frame, coded in (("alliance", 3), ("weather", 2)):
        (agreement,) = found(TEXTS)[frame].agreements
        assert (agreement.codes, agreement.sentences, agreement.coded) == ("codebook", 8, coded)
        assert agreement.auc == 1
        assert agreement.low < 1


def test_codes_by_reading_stand_beside_those_of_the_codebook_for_the_poles_only() -> None:
    other = replace(TEXTS[0], codes=(code(), code(), code("alliance"), code("alliance")))
    both = found(TEXTS, (other,))
    assert [a.codes for a in both["alliance"].agreements] == ["codebook", "reading"]
    by_reading = both["alliance"].agreements[1]
    assert (by_reading.sentences, by_reading.coded, by_reading.auc) == (4, 2, 0)
    assert [a.codes for a in both["weather"].agreements] == ["codebook"]


def test_the_order_of_articles_moves_nothing() -> None:
    random = stats.stream(5, "a made-up text")
    words = [f"{own}{k:02}" for own in ("restored", "rain", "noise", "hum") for k in range(9)]
    texts = [
        reading(
            id,
            [(" ".join(random.choice(words, 12)), ("alliance",) * (k % 3 == 0)) for k in range(90)],
        )
        for id in "abcd"
    ]
    led = book(alliance=[("restored0*",)], weather=[("rain0*",)])
    there, back = (
        anchors.anchored(order, (), [led], free=8, seed=3) for order in (texts, texts[::-1])
    )
    assert there == back


def test_a_seed_holds_its_topic_against_a_theme_that_would_draw_it_away() -> None:
    counts = np.zeros((128, 5))
    counts[:120, :2] = 1  # a theme with a seed
    counts[120:, 2:4] = 1  # eight documents of a theme without one
    counts[120:123, 4] = 1  # three of them hold the other seed
    seeds = np.zeros((2, 5))
    seeds[0, 4] = seeds[1, 0] = 1
    fit = factors.guided(csr_matrix(counts), seeds, 0, 1)
    # the seed counts for 128 / 16 documents of its own
    assert fit.topics[0].argmax() == 4
    assert fit.topics[1, :2] == pytest.approx([0.5, 0.5], abs=0.1)


def test_nothing_to_read_gives_frames_without_topics() -> None:
    for texts in ([], [reading("a", [])]):
        assert [a.terms for a in found(texts).values()] == [()] * 3


# The area under the curve


SCORED = st.lists(st.tuples(st.integers(0, 5), st.booleans()), min_size=2, max_size=15).filter(
    lambda units: len({coded for _, coded in units}) == 2
)


@given(SCORED)
def test_the_area_is_the_share_of_pairs_in_which_the_coded_sentence_has_more(units) -> None:
    coded = [score for score, one in units if one]
    others = [score for score, one in units if not one]
    pairs = [(a > b) + (a == b) / 2 for a in coded for b in others]
    scores, codes = (np.array(part) for part in zip(*units, strict=True))
    low, value, high = anchors.area(scores.astype(float), codes.astype(bool))
    assert value == pytest.approx(sum(pairs) / len(pairs))
    assert 0 <= low <= value <= high <= 1 and low < high


def test_the_interval_of_an_area_rests_on_delongs_variance() -> None:
    coded, others = [3, 5, 2, 4], [1, 2, 3, 0, 1]
    wins = np.array([[(a > b) + (a == b) / 2 for b in others] for a in coded])  # (4, 5)
    area = wins.mean()
    variance = wins.mean(axis=1).var(ddof=1) / 4 + wins.mean(axis=0).var(ddof=1) / 5
    scores = np.array([*coded, *others], dtype=float)
    low, value, high = anchors.area(scores, np.array([True] * 4 + [False] * 5))
    assert value == pytest.approx(area) == 0.9
    # Wilson's ends p are those at which |p - area| is 1.96 errors, p (1 - p) / draws squared
    draws = area * (1 - area) / variance
    for end in (low, high):
        assert abs(end - area) == pytest.approx(1.959964 * math.sqrt(end * (1 - end) / draws))


def test_a_faultless_area_is_not_known_better_than_the_smaller_class_lets_it() -> None:
    low, value, high = anchors.area(
        np.array([2.0, 3.0, 1.0, 0.0, 0.0]), np.array([True, True, False, False, False])
    )
    assert (value, high) == (1, 1)
    assert low == pytest.approx(2 / (2 + 3.841459))


@pytest.mark.parametrize("codes", [[True, True], [False, False], []])
def test_without_both_classes_there_is_no_area(codes: list[bool]) -> None:
    scores = np.arange(len(codes), dtype=float)
    assert anchors.area(scores, np.array(codes, dtype=bool)) == (None, None, None)
