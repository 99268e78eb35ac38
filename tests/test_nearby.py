"""Claims about what is weighed beside single words: two in a row, and the codebook's classes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from analysis import codebook, layout, nearby, weighing
from analysis.instrument import Codebook, Cue, Guard, Weights
from analysis.model import Article
from analysis.places import places
from tests.conftest import PRIMARY
from tests.test_weighing import hits

BARE = codebook.load(codebook.SHIPPED / "alliance-strain.toml", weighing=False)
PLAIN = replace(
    BARE, entries=(), classes={"brush": ("paint*", "daub*", "lick of paint"), "shed": ("barn",)}
)


def words(text: str, book: Codebook = PLAIN) -> dict[str, bool]:
    """What is weighed of the last sentence, and whether it may not speak for a frame."""
    *_, place = places(layout.sentences(Article("a", "a", text)), book, PRIMARY)
    return {f: word.judged for word in nearby.words(book, place.told) for f in word.features}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("China painted barns.", {"next: china paint", "next: paint barn", "next: barn ."}),
        # articles and possessives part no two words; names in a row are one
        ("Xi Jinping painted the barns", {"next: china paint", "next: paint barn"}),
        ("The DPRK's barns", {"next: north_korea barn"}),
        ("North Korea's barns", {"next: north_korea barn"}),
        ("Barns, 40 sheds", {"next: barn ,", "next: , #", "next: # shed"}),
        ("Barns", set()),
    ],
)
def test_two_words_in_a_row_are_weighed_an_actor_standing_for_its_names(text: str, found: set[str]):
    assert {word for word in words(text) if word.startswith("next")} == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("China painted it.", {"class: brush"}),
        ("China daubs a barn.", {"class: brush", "class: shed"}),
        ("China gave it a lick of paint.", {"class: brush"}),
        ("China saw a barnacle.", set()),  # no word of it
    ],
)
def test_each_class_of_which_a_word_stands_there_is_weighed(text: str, found: set[str]):
    assert {word for word in words(text) if word.startswith("class")} == found


def test_a_codebook_without_classes_has_none_to_weigh():
    assert not any(
        w.startswith("class") for w in words(TEXT, replace(BARE, entries=(), classes={}))
    )


TEXT = "China painted a barn in North Korea."


def test_asked_for_alone_features_are_those_of_the_words():
    seen: set[str] = set()
    for path in sorted((Path(__file__).parents[1] / "seeds" / "articles").glob("*.txt")):
        article = Article("a", "a", path.read_text(encoding="utf-8"))
        for place in places(layout.sentences(article), BARE, PRIMARY):
            words = nearby.words(BARE, place.told)
            features = {feature for word in words for feature in word.features}
            assert nearby.features(BARE, place.told) == features
            seen |= features
    assert {feature.split(":")[0] for feature in seen} == {"next", "class"}


@pytest.mark.parametrize("feature", ["next: paint barn", "class: shed"])
def test_both_carry_a_frame_and_the_hit_names_their_words(feature: str):
    made = replace(PLAIN, weights=(Weights("alliance", -1.0, {feature: 2.0}),))
    (hit,) = hits(TEXT, made)
    assert (hit.frame, hit.phrase) == ("alliance", feature)
    assert hit.matched in ("painted a barn", "barn") and f"{hit.matched} +2.00" in hit.reason


@pytest.mark.parametrize("feature", ["next: paint barn", "class: shed"])
def test_what_a_guard_or_an_idle_cue_holds_speaks_against_and_not_for(feature: str):
    made = replace(PLAIN, weights=(Weights("alliance", -1.0, {feature: 9.0}),))
    guard = Guard(("painted a barn",), "a fixed phrase")
    assert hits(TEXT, replace(made, guards=(*BARE.guards, guard))) == []
    idle = Cue("idle", ("a barn",), "a fixed phrase")
    assert words(TEXT, replace(PLAIN, cues=(*BARE.cues, idle)))[feature]
    assert not words(TEXT)[feature]


def test_the_bound_knows_them():
    (place,) = places(layout.sentences(Article("a", "a", TEXT)), PLAIN, PRIMARY)
    for feature in ("next: paint barn", "class: shed"):
        for weight, may in ((1.5, True), (1.4, False)):  # over ln(1.5) = 0.4055 or not, less 1.0
            made = replace(PLAIN, weights=(Weights("alliance", -1.0, {feature: weight}),))
            assert weighing.possible(made, place.told, (), (), pair=PRIMARY.dyad) is may
