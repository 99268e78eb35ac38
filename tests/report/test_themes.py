"""Claims about what is said and shown of topics beyond their names."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from types import SimpleNamespace

import pytest

from analysis import documents, modelled
from analysis.anchors import Agreement, Anchor
from analysis.report import typical
from analysis.report.findings import themes
from analysis.study import Study
from analysis.vocabulary import SHIPPED

ByHand = Callable[..., Study]


def anchor(frame: str, *areas: tuple[str, float | None, float | None, float | None]) -> Anchor:
    return Anchor(frame, (), (), tuple(Agreement(codes, 40, 9, *area) for codes, *area in areas))


def said(*anchors: Anchor, read: bool = True) -> str:
    study = SimpleNamespace(words=SHIPPED, anchors=anchors, coding=("codes",) if read else ())
    return themes.topics_anchored(study)  # type: ignore[arg-type]


def test_agreement_with_codes_made_by_reading_is_said_before_that_with_the_codebooks_own() -> None:
    alliance = anchor("alliance", ("codebook", 0.9, 0.8, 0.95), ("reading", 0.7, 0.6, 0.8))
    assert said(alliance) == (
        "A topic can be built around the words of a frame. Of two sentences, one with the frame "
        "and one without as coded by reading, it picks out the right one in "
        "70\N{NO-BREAK SPACE}% for alliance (60\N{NO-BREAK SPACE}% to 80\N{NO-BREAK SPACE}%, 9 of "
        "40 sentences), a coin in 50\N{NO-BREAK SPACE}%."
    )
    assert "as coded by the codebook, which has the same words" in said(alliance, read=False)
    assert "90\N{NO-BREAK SPACE}% for alliance" in said(alliance, read=False)


@pytest.mark.parametrize(
    ("lows", "ending"),
    [
        ((0.55, 0.60), "a coin in 50\N{NO-BREAK SPACE}%."),
        ((0.55, 0.50), "The topic for strain cannot be shown to do better than a coin."),
        ((0.45, 0.30), "The topics for alliance and strain cannot be shown to do better than a coin."),
    ],
)  # fmt: skip
def test_a_topic_no_better_than_a_coin_is_said_to_be(
    lows: tuple[float, float], ending: str
) -> None:
    frames = zip(("alliance", "strain"), lows, strict=True)
    made = [anchor(frame, ("reading", low + 0.1, low, 0.9)) for frame, low in frames]
    assert said(*made).endswith(ending)


@pytest.mark.parametrize(
    ("tried", "opening"),
    [
        ((2,), "One number of topics was tried: two topics held when a fifth"),
        ((2, 3), "Two numbers of topics were tried: two topics held best when a fifth"),
    ],
)
def test_how_many_topics_held_is_not_read_as_how_many_numbers_did(
    tried: tuple[int, ...], opening: str
) -> None:
    trials = [SimpleNamespace(model="nmf", k=k, jaccard=0.7) for k in tried]
    model = SimpleNamespace(k=2, trials=trials, documents=40, draws=10)
    told = themes.topics_chosen(SimpleNamespace(topics=model))  # type: ignore[arg-type]
    assert told.startswith(opening)
    assert told.endswith("by 0.70 on a scale from 0 to 1, the mean of ten draws.")


def test_emphases_and_frames_without_a_topic_are_passed_over() -> None:
    weather = anchor("weather", ("codebook", 0.9, 0.8, 1.0))
    assert said(weather, anchor("alliance", ("reading", None, None, None))) == ""
    assert said() == ""


def topic(number: int, label: str, *places: int) -> modelled.Topic:
    terms = tuple(modelled.Term(k, term, 0.1, 0.0, k) for k, term in enumerate(("ice", "sea"), 1))
    return modelled.Topic(number, label, 0.64, None, terms, (), places)


def test_typical_sentences_stand_with_their_article_and_lead_to_the_reading_room(
    by_hand: ByHand,
) -> None:
    texts = "Ice came.\n\nThe sea rose. Fog fell."
    found = modelled.TopicModel(
        2, 0.6, 6, 9, (), (topic(1, "ice, sea", 4), topic(2, "", 0)), (), ()
    )
    study = by_hand("AB", text=texts, model=found)
    read = documents.sentences(study.readings)
    first, second = typical.themes(study)
    assert (first.label, first.holds, first.terms) == ("ice, sea", "0.64", "ice, sea")
    assert (second.label, second.named) == (typical.UNNAMED, False)
    (one,) = first.sentences
    assert (one.name, one.number, one.text) == ("B", read[4].sentence, read[4].text)
    assert one.href == f"#s-001-{read[4].sentence}"
    silent = replace(study, settings=replace(study.settings, text=False))
    assert [s.text for theme in typical.themes(silent) for s in theme.sentences] == ["", ""]
