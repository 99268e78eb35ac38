"""Claims about words that carry a frame together, where no entry speaks for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from analysis import codebook, features, layout, nearby, reading, weighing
from analysis.instrument import Codebook, Entry, Guard, Weights
from analysis.model import SCORED, Article, Hit
from analysis.places import Place, places
from analysis.unspoken import evidence
from tests.conftest import PRIMARY

HERE = Path(__file__).parent
BARE = codebook.load(codebook.SHIPPED / "alliance-strain.toml", weighing=False)


def book(frame: str = "alliance", intercept: float = -1.0, **weights: float) -> Codebook:
    """The shipped codebook with weights of its own: words in a clause about the pair."""
    of = {f"pair: {word}": weight for word, weight in weights.items()}
    return replace(BARE, weights=(Weights(frame, intercept, of),))


def hits(text: str, made: Codebook, **settings: object) -> list[Hit]:
    found = reading.read(Article("a", "a", text), [made], replace(PRIMARY, **settings), tone=False)
    return [h for h in found.hits if h.entry == weighing.ENTRY]


TEXT = "China painted a barn in North Korea."  # no entry knows painting or barns


def test_words_claim_a_frame_at_odds_of_three_to_two():
    # -1.0 + 1.2 + 0.21 = 0.41, over ln 1.5 = 0.4055; with 0.20 it is 0.40.
    assert [h.frame for h in hits(TEXT, book(paint=1.2, barn=0.21))] == ["alliance"]
    assert hits(TEXT, book(paint=1.2, barn=0.20)) == []


def test_a_hit_names_its_words_the_weightiest_first_and_the_sum():
    (hit,) = hits(TEXT, book(paint=1.2, barn=1.9))
    assert (hit.matched, hit.phrase, hit.status, hit.dyad) == (
        *("barn", "pair: barn", "counted"),
        PRIMARY.dyad,
    )
    assert hit.reason == "barn +1.90, painted +1.20; all together +2.10, over 0.41"


def test_a_word_counts_once_however_often_it_stands():
    # 1.2 twice would be 2.4 - 1.0 = 1.4, over 0.41; once it is 0.2.
    assert hits("China painted and painted a barn in North Korea.", book(paint=1.2)) == []


def test_where_an_entry_speaks_for_the_frame_words_are_not_weighed():
    text = "China painted a barn in North Korea and deepened its friendship with Pyongyang."
    assert hits(text, book(paint=5.0)) == []
    assert [h.frame for h in hits(text, book("strain", paint=5.0))] == ["strain"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("China painted a barn in North Korea.", 1),
        ("China and North Korea met. They painted a barn.", 1),  # both named just before
        ("China painted a barn.", 0),  # of whom?
        ("Russia painted a barn in North Korea.", 0),
        ("China came. Russia painted a barn in North Korea.", 0),  # both near, no clause of theirs
    ],
)
def test_closeness_needs_both_within_reach_and_a_clause_about_them(text: str, found: int):
    made = book(paint=5.0)
    made = replace(made, weights=(replace(made.weights[0], of={"anywhere: paint": 5.0}),))
    assert len(hits(text, made)) == found


def test_strain_needs_only_both_within_reach():
    made = replace(BARE, weights=(Weights("strain", -1.0, {"anywhere: paint": 5.0}),))
    assert len(hits("China came. Russia painted a barn in North Korea.", made)) == 1
    assert hits("Russia painted a barn in North Korea.", made) == []


def test_denied_words_and_words_of_other_pairs_have_weights_of_their_own():
    of = {"pair, denied: paint": 5.0, "other: barn": 5.0}
    made = replace(BARE, weights=(Weights("strain", -1.0, of),))
    assert len(hits("China never painted a shed in North Korea.", made)) == 1
    assert hits("China painted a shed in North Korea.", made) == []
    assert len(hits("China came to Pyongyang; Russia and Japan sold a barn.", made)) == 1
    assert hits("China came to Pyongyang and sold a barn.", made) == []


def test_names_and_function_words_have_no_weight():
    of = dict.fromkeys(("pair: china", "pair: beij", "pair: the", "pair: said", "pair: in"), 9.0)
    made = replace(BARE, weights=(Weights("alliance", -1.0, of),))
    assert hits("Beijing said the barn in North Korea was painted.", made) == []


def test_what_a_guard_holds_speaks_against_and_not_for():
    guard = Guard(("painted a barn",), "a fixed phrase")
    guarded = replace(book(paint=5.0), guards=(*BARE.guards, guard))
    assert hits(TEXT, guarded) == []
    against = replace(book(paint=-5.0, china=0.0), guards=(*BARE.guards, guard))
    (word,) = [
        w
        for place in evidence(Article("a", "a", TEXT), against, PRIMARY)
        for w in place.features - place.free
        if w == "pair: paint"
    ]
    assert weighing.added({word: -5.0}, [word], []) == {word: -5.0}
    assert weighing.added({word: 5.0}, [word], []) == {word: 0.0}


@pytest.mark.parametrize(
    ("text", "place", "free"),
    [
        (TEXT, "pair", True),
        ("China never painted a barn in North Korea.", "pair, denied", False),  # turned over
        ("Russia painted a barn in North Korea, and China looked on.", "other", False),
    ],
)
def test_what_an_entry_found_denied_or_of_others_may_not_speak(text: str, place: str, free: bool):
    entry = Entry("barns", ("alliance",), "a fixed phrase", ("painted a barn",))
    made = replace(BARE, entries=(*BARE.entries, entry))
    (*_, last) = evidence(Article("a", "a", text), made, PRIMARY)
    assert f"{place}: paint" in last.features
    assert (f"{place}: paint" in last.free) == free


def around(text: str, frame: str) -> set[str]:
    (*_, last) = evidence(Article("a", "a", text), BARE, PRIMARY)
    return set(last.around[frame])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (TEXT, {"named: china", "named: north_korea", "named: china+north_korea"}),
        ("China painted a barn.", {"named: china"}),
        ("China met North Korea. They painted a barn.", {"named: nobody"}),
        ("Russia painted it.", {"named: russia"}),
    ],
)
def test_who_is_named_in_the_sentence_is_weighed_too(text: str, found: set[str]):
    assert around(text, "alliance") == around(text, "strain") == found


def test_what_became_of_entries_is_weighed_for_the_other_frame_and_where_they_do_not_count():
    warm = "China deepened its friendship with North Korea."
    assert "entry: alliance" in around(warm, "strain")
    assert not any(f.startswith("entry") for f in around(warm, "alliance"))
    other = "China saw Russia deepen its friendship with North Korea."
    for frame in ("alliance", "strain"):
        assert "entry: alliance, other_dyad" in around(other, frame)
        assert "entry: alliance" not in around(other, frame)


def test_what_is_beside_the_words_can_silence_them_and_carries_no_frame_alone():
    # 2.2 - 1.0 = 1.2, over 0.41; less 0.8 it is 0.4, below it.
    def made(**of: float) -> Codebook:
        return replace(BARE, weights=(Weights("alliance", -1.0, of),))

    assert len(hits(TEXT, made(**{"pair: barn": 2.2}))) == 1
    assert hits(TEXT, made(**{"pair: barn": 2.2, "named: china": -0.8})) == []
    assert hits(TEXT, made(**{"named: china": 9.0})) == []


def test_a_hit_names_what_is_beside_its_words_the_weightiest_first():
    of = {"pair: barn": 2.2, "named: north_korea": 0.29, "named: china": -0.3}
    made = replace(BARE, weights=(Weights("strain", -1.0, of),))
    (hit,) = hits(TEXT, made)
    assert hit.reason == (
        "barn +2.20; named: china -0.30; named: north_korea +0.29; all together +1.19, over 0.41"
    )


@pytest.mark.parametrize(
    "settings", [{"weighing": False}, {"denial": False}, {"scope": "sentence"}, {"scope": "off"}]
)
def test_words_are_weighed_under_the_primary_reading_only(settings: dict[str, object]):
    assert hits(TEXT, book(paint=5.0), **settings) == []


def test_without_the_file_entries_alone_decide():
    assert BARE.weights == ()
    assert codebook.load(codebook.SHIPPED / "alliance-strain.toml").weights != ()


def test_the_sum_does_not_depend_on_the_order_of_words():
    values = [0.1, 0.2, 0.3, 1e16, -1e16]
    of = {f"pair: w{n}": value for n, value in enumerate(values)}
    words = [features.Word((f,), n, n, judged=False) for n, f in enumerate(of)]
    sums = {
        weighing.weighed(Weights("f", 0.0, of), found).evidence for found in (words, words[::-1])
    }
    assert len(sums) == 1


def test_a_weighed_hit_makes_the_code():
    found = reading.read(Article("a", "a", TEXT), [book(paint=5.0)], PRIMARY)
    assert [(c.alliance, c.strain) for _, c in found.scored()] == [(1, 0)]
    assert {h.status for h in found.hits} <= {*SCORED}


def scanned(text: str, made: Codebook) -> Iterator[Place]:
    article = Article("a", "a", text)
    yield from places(layout.sentences(article), made, PRIMARY)


def test_words_that_are_passed_over_could_carry_no_frame():
    shipped = codebook.load(codebook.SHIPPED / "alliance-strain.toml")
    passed = 0
    for path in sorted((HERE.parent / "seeds" / "articles").glob("*.txt")):
        for place in scanned(path.read_text(encoding="utf-8"), shipped):
            if not weighing.possible(shipped, place.told, (), (), pair=PRIMARY.dyad):
                passed += 1
                found = features.words(place.told, place.before, pair=PRIMARY.dyad)
                found += nearby.words(shipped, place.told)
                made = weighing.decisive(shipped, found, place.told, (), (), pair=PRIMARY.dyad)
                assert list(made) == []
    assert passed > 50


def test_words_are_passed_over_by_the_most_they_could_add():
    def possible(text: str, made: Codebook) -> bool:
        (place,) = scanned(text, made)
        return weighing.possible(made, place.told, (), (), pair=PRIMARY.dyad)

    # The intercept is -1.0; what is over ln(1.5) = 0.4055 may carry a frame.
    assert possible(TEXT, book(paint=1.5)) and not possible(TEXT, book(paint=1.4))
    # The same word twice could stand in two clauses: it is counted once more than it stands.
    assert possible("It painted, and China painted.", book(paint=1.0))
