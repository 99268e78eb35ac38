"""Claims about where in an article frames stand."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import position
from analysis.measures import estimates
from analysis.measures._intervals import Span
from analysis.model import Reading
from analysis.position import FRAMES, PARTS, THIRDS, Standing
from analysis.report.findings import place_in_text
from tests.texts import SETTINGS, reading, study


def texts(found: Reading, part: str) -> list[str]:
    return [sentence.text for sentence, _ in position.parts(found)[part]]


def test_the_headline_is_the_title_and_the_lead_is_the_first_paragraph_of_the_body():
    found = reading("Rain again\n3 May 2025\nIt rained. It poured.\nA heading\nThen the sun came.")
    assert texts(found, "headline") == ["Rain again"]
    assert texts(found, "lead") == ["It rained.", "It poured."]  # a date line before it is none


def test_thirds_part_what_follows_the_headline_by_characters():
    # 4 + 4 + 16 of 24 characters: the long one's middle is at 16, the last third begins there.
    found = reading("A headline of great length\nAbc. Def.\nThis is so long.")
    assert [texts(found, part) for part in THIRDS] == [["Abc.", "Def."], [], ["This is so long."]]
    # 15 + 4 + 4 of 23: middles at 7.5 (a third is 7.67), 17 and 21.
    found = reading("This is longer.\nAbc. Def.")
    assert [texts(found, part) for part in THIRDS] == [["This is longer."], [], ["Abc.", "Def."]]


def test_the_only_sentence_of_a_text_stands_in_its_middle():
    found = reading("It rained all day.")
    assert [len(texts(found, part)) for part in PARTS] == [0, 1, 0, 1, 0]


def test_what_is_not_scored_takes_no_place():
    some, more = (
        reading(f"One.\nTwo.\n{furniture}Three.\nFour.\nFive.\nSix.")
        for furniture in ("", "Read more\n" * 9)
    )
    assert [texts(some, part) for part in PARTS] == [texts(more, part) for part in PARTS]


codes = st.lists(st.sampled_from(["", "a", "s", "as", "r", "ar", "e"]), min_size=1, max_size=12)
lengths = st.lists(st.integers(1, 9), min_size=12, max_size=12)


@given(st.lists(st.tuples(codes, lengths, st.booleans()), min_size=1, max_size=3))
def test_every_scored_sentence_stands_in_the_headline_or_in_one_third_and_counts_reconcile(drawn):
    readings = []
    for n, (own, sizes, titled) in enumerate(drawn):
        body = " ".join("Rain " + "x" * size + "." for size, _ in zip(sizes, own, strict=False))
        text = f"A headline\n{body}" if titled else body
        given_ = ["a", *own] if titled else own
        readings.append(reading(text, "A", given_, id=str(n), emphasis="e"))
        made = position.parts(readings[-1])
        places = [s.number for part in ("headline", *THIRDS) for s, _ in made[part]]
        assert places == [s.number for s, _ in readings[-1].scored()]
    found = position.standings(readings, SETTINGS)
    scored = [code for r in readings for _, code in r.scored()]
    for frame in (*FRAMES, "e"):
        own_ = [one for one in found if one.frame == frame and one.part != "lead"]
        held = [code.frames["e"] if frame == "e" else getattr(code, frame) for code in scored]
        assert sum(one.count for one in own_) == sum(held)
        assert sum(one.sentences for one in own_) == len(scored)


def standing(found: tuple[Standing, ...], part: str, frame: str, outlet: str = "A") -> Standing:
    return next(s for s in found if (s.outlet, s.part, s.frame) == (outlet, part, frame))


@pytest.mark.parametrize(("k", "n", "low", "high"), [(1, 29, 0.0061, 0.1718), (0, 20, 0.0, 0.1611)])
def test_a_share_has_wilsons_interval(k, n, low, high):
    # Newcombe 1998, "Two-sided confidence intervals for the single proportion", table I, method 3
    lead = reading("It rained. " * n + "\nThen the sun came.", "A", ["s"] * k)
    one = standing(position.standings([lead], SETTINGS), "lead", "strain")
    assert (one.count, one.sentences, one.value) == (k, n, k / n)
    assert (round(one.low or 0, 4), round(one.high or 0, 4)) == (low, high)
    assert one.method == "Wilson, sentences"


def test_one_sentence_is_a_fact_and_a_part_that_is_missing_is_undefined():
    found = position.standings(
        [reading("Rain again\nIt rained. It poured.", codes=["a"])], SETTINGS
    )
    one = standing(found, "headline", "alliance")
    assert (one.value, one.low, one.high, one.method) == (1.0, None, None, "fact of one text")
    bare = position.standings([reading("It rained. It poured.")], SETTINGS)
    one = standing(bare, "headline", "alliance")
    assert (one.articles, one.sentences, one.count, one.value) == (0, 0, 0, None)
    assert (one.low, one.high, one.method) == (None, None, "undefined")


def test_by_paragraph_the_interval_of_a_part_is_that_of_a_share_in_the_same_sentences():
    # a third of three paragraphs, of which one holds the frame throughout: the estimate of the
    # share over an article that is that third and nothing else has the same interval
    held = ["s"] * 6 + [""] * 12
    third = "\n".join("It rained. " * 6 for _ in range(3))
    whole = reading("\n".join([third] * 3), "A", held)
    one = standing(position.standings([whole], SETTINGS), "first third", "strain")
    assert (one.count, one.sentences, one.paragraphs) == (6, 18, 3)
    alone = reading(third, "A", held)
    (share,) = estimates([alone], SETTINGS, ["strain_share"], ["all"], unit="paragraph")
    assert one.by_paragraph == Span(share.low, share.high, share.method)
    assert one.shown == one.by_paragraph
    low, high = one.by_paragraph.low or 0, one.by_paragraph.high or 0
    assert high - low > 1.3 * ((one.high or 0) - (one.low or 0))


def test_a_part_that_is_one_paragraph_goes_by_its_sentences():
    found = position.standings(
        [reading("It rained. It poured.\nIt hailed.", codes=["a"])], SETTINGS
    )
    one = standing(found, "lead", "alliance")
    assert (one.paragraphs, one.by_paragraph.low) == (1, None)
    assert one.shown == Span(one.low, one.high, "Wilson, sentences") and one.low is not None


def test_articles_of_an_outlet_are_cut_each_for_itself_and_counted_together():
    short, long = "It rained. It poured. It hailed.", "It rained. " * 30
    readings = [reading(short, "A", ["a"], id="1"), reading(long, "A", ["a"] * 10, id="2")]
    one = standing(position.standings(readings, SETTINGS), "first third", "alliance")
    assert (one.articles, one.count, one.sentences) == (2, 1 + 10, 1 + 10)
    assert one.method == "Wilson, sentences of 2 articles held fixed"


def test_from_eight_articles_on_the_interval_is_over_articles():
    text = "It rained. It poured. It hailed. " * 4
    readings = [reading(text, "A", ["s"] * 4 if n % 2 else [], id=str(n)) for n in range(8)]
    found = position.standings(readings, SETTINGS)
    one = standing(found, "first third", "strain")
    assert (one.count, one.sentences, one.value) == (16, 32, 0.5)
    assert one.method == "bootstrap-t, 8 articles"
    assert one.by_paragraph == Span(one.low, one.high, one.method)
    # All or none of an article: half of eight articles say far less than half of 32 sentences.
    seven = standing(position.standings(readings[:7], SETTINGS), "first third", "strain")
    assert (one.high or 0) - (one.low or 0) > 1.5 * ((seven.high or 0) - (seven.low or 0))


def test_an_outlet_is_told_by_its_own_articles_whoever_else_is_there():
    a, b = reading("It rained. It poured.", "A", ["a"]), reading("It hailed.", "B", ["s"])
    alone = position.standings([a], SETTINGS)
    assert position.standings([b, a], SETTINGS)[: len(alone)] == alone
    assert position.standings([], SETTINGS) == ()


# --- what is said of it ---


def test_headlines_and_first_paragraphs_are_counted_by_what_they_say():
    three = [
        reading("Rain again\nIt rained.\nIt poured.", "A", ["as", "a"]),
        reading("Sun again\nThe sun came.\nIt poured.", "B", ["a", "s", "s"]),
        reading("It hailed. It froze.\nIt snowed.", "C", ["a", "s"]),
    ]
    told = study(three)
    assert place_in_text.frames_in_headlines(told) == (
        "Of two headlines, two present the tie as close and one as strained; one of them does both."
    )
    assert place_in_text.frames_in_leads(told) == (
        "Of three first paragraphs, two present the tie as close and two as strained; one of them "
        "does both."
    )


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("", "The one headline presents the tie as neither close nor strained."),
        ("a", "The one headline presents the tie as close."),
        ("s", "The one headline presents the tie as strained."),
        ("as", "The one headline presents the tie as close and strained."),
    ],
)
def test_one_headline_is_told_by_itself(code, said):
    told = study([reading("Rain again\nIt rained.", "A", [code]), reading("It hailed.", "B")])
    assert place_in_text.frames_in_headlines(told) == said


def test_a_headline_that_nobody_has_is_said_to_be_missing():
    assert place_in_text.frames_in_headlines(study([reading("It rained.")])) == (
        "No article has a headline."
    )
    assert place_in_text.frames_in_leads(study([])) == "No article has a first paragraph."


def test_thirds_are_told_frame_by_frame_and_add_up():
    lines = ["Rain again", *["It rained."] * 9]
    one = reading("\n".join(lines), "A", ["a", "a", "", "", "r", "as", "a", "", "", ""])
    told = study([one], positions=position.standings([one], SETTINGS))
    assert place_in_text.frames_by_thirds(told) == (
        "Of four sentences of alliance, one stands in the first third of the text, two in the "
        "middle third, none in the last and one in a headline. The one sentence of strain stands "
        "in the middle third. The one sentence that names Russia stands in the middle third."
    )
    many = [replace(s, count=3 * s.count) for s in told.positions if s.frame == "russia"]
    assert place_in_text.frames_by_thirds(study([one], positions=tuple(many))) == (
        "Of three sentences that name Russia, none stands in the first third of the text, three in "
        "the middle third and none in the last."
    )
    assert place_in_text.frames_by_thirds(study([one])) == ""
