"""Claims about leaving things out: the sums of a pencil, and what reading without them finds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from analysis import influence, omission, otherwise, shares
from analysis.corpus.settings import CHOICES
from analysis.influence import omissions
from analysis.instrument import Codebook
from analysis.model import Article, Reading, Settings, Without
from analysis.omission import Omission
from analysis.specifications import curve
from tests.conftest import PRIMARY
from tests.judged import BOOK, SETTINGS, pencil, reading, sentence

FIRST = {name: values[0] for name, values in CHOICES.items()}


def made(
    readings: Sequence[Reading], settings: Settings = SETTINGS, *, measure: str = "balance"
) -> dict[tuple[str, str, str], Omission]:
    found = omission.of_measure(omissions(readings, [BOOK], settings), measure)
    return {(o.kind, o.id, o.outlet): o for o in found}


def lacking(one: Reading, numbers: set[int]) -> Reading:
    """An article less some of its sentences."""
    kept = [at for at, s in enumerate(one.sentences) if s.number not in numbers]
    return replace(
        one,
        sentences=tuple(one.sentences[at] for at in kept),
        codes=tuple(one.codes[at] for at in kept),
        ways=tuple({n: c for n, c in way.items() if n not in numbers} for way in one.ways),
    )


def test_without_a_sentence_the_balance_is_that_of_the_rest():
    # alliance in 3, strain in 1, both in 1: (4 - 2) / (4 + 2)
    one = reading(
        "1", [sentence("a"), sentence("a"), sentence("a"), sentence("s"), sentence("mend")], "O"
    )
    found = made([one])
    assert found["sentence", "1:1", "O"] == Omission(
        "sentence", "1:1", "O", value=2 / 6, without=(3 - 2) / (3 + 2), order_holds=None
    )
    assert found["sentence", "1:4", "O"].without == (4 - 1) / (4 + 1)
    assert found["sentence", "1:5", "O"].without == (3 - 1) / (3 + 1)
    assert found["sentence", "1:5", "O"].moved == pytest.approx(0.5 - 1 / 3)


def test_without_a_paragraph_all_its_sentences_are_gone():
    units = [sentence("a", paragraph=1), sentence("s", paragraph=1), sentence("s", paragraph=2)]
    found = made([reading("1", [*units, sentence("a", "s", paragraph=3)], "O")])
    # (2 - 3) / 5 with all; without the first paragraph (1 - 2) / 3, without the second (2 - 2) / 4
    assert found["paragraph", "1:1", "O"].value == -1 / 5
    assert found["paragraph", "1:1", "O"].without == -1 / 3
    assert found["paragraph", "1:2", "O"].without == 0.0
    assert [key[1] for key in found if key[0] == "paragraph"] == ["1:1", "1:2", "1:3"]


def test_paragraphs_of_two_articles_are_two_though_their_numbers_are_one():
    two = [reading(id, [sentence("a"), sentence("s")], "O") for id in "12"]
    found = made(two)
    assert found["paragraph", "1:1", "O"].without == (1 - 2) / (1 + 2)
    assert ("paragraph", "2:1", "O") in found


def test_what_is_set_aside_is_no_sentence_to_leave_out():
    found = made([pencil()])
    assert [key[1] for key in found if key[0] == "sentence"] == [f"1:{n}" for n in range(1, 9)]


OTHERS = [
    {},
    {"boilerplate": "in"},
    {"headings": "out", "voice": "own"},
    {"scope": "off", "unit": "hits"},
    {"weight": "words"},
    {"weight": "words", "smoothing": "one", "denial": "off"},
    {"repair": "strain", "smoothing": "one"},
]


@pytest.mark.parametrize("choices", OTHERS)
@pytest.mark.parametrize("kind", ["sentence", "paragraph"])
def test_under_any_primary_a_part_left_out_is_an_article_without_it(
    choices: dict[str, str], kind: str
):
    chosen = {**FIRST, **choices}
    settings = replace(
        SETTINGS,
        primary=chosen,
        scope=chosen["scope"],
        denial=chosen["denial"] == "on",  # type: ignore[arg-type]
    )
    one = pencil(outlet="O")
    one = replace(
        one, sentences=tuple(replace(s, paragraph=(s.number + 1) // 2) for s in one.sentences)
    )
    tried = 0
    for (k, id, _), left in made([one], settings).items():
        if k != kind:
            continue
        part = int(id.partition(":")[2])
        gone = {
            s.number
            for s in one.sentences
            if part == (s.number if kind == "sentence" else s.paragraph)
        }
        rest = curve([lacking(one, gone)], [BOOK], settings)
        assert left.without == pytest.approx(float(rest.values[rest.primary, 0]), abs=1e-12)
        tried += 1
    assert tried > 2


def test_where_nothing_is_left_the_balance_is_undefined():
    one = reading("1", [sentence("a"), sentence()], "O")
    left = made([one])["sentence", "1:1", "O"]
    assert (left.value, left.without, left.moved) == (1.0, None, None)


def three(*, last: Sequence[str] = ("s",)) -> list[Reading]:
    """Three outlets: 1/3, 1/5 and -1, or what the last one's hits come to."""
    return [
        reading("1", [sentence("a"), sentence("a"), sentence("s")], "I"),
        reading("2", [*[sentence("a")] * 3, *[sentence("s")] * 2], "J"),
        reading("3", [sentence(*last)], "K"),
    ]


def test_the_order_holds_where_no_two_change_places():
    found = made(three())
    assert found["sentence", "1:3", "I"].order_holds is True  # 1 stays above 1/5
    assert found["sentence", "1:1", "I"].order_holds is False  # 0 falls below 1/5
    assert found["sentence", "2:4", "J"].order_holds is False  # (3 - 1) / 4 rises above 1/3


def test_an_order_that_becomes_level_does_not_hold():
    pair = [reading("1", [sentence("a"), sentence("a"), sentence("s")], "I")]
    pair.append(reading("2", [sentence("a"), sentence("s")], "J"))
    found = made(pair)
    assert found["sentence", "1:1", "I"].order_holds is False  # 0 and 0
    assert found["sentence", "1:3", "I"].order_holds is True


def test_level_outlets_have_no_order_to_lose():
    pair = [reading(id, [sentence("a"), sentence("a"), sentence("s")], id) for id in "12"]
    assert {o.order_holds for o in made(pair).values()} == {None}


def test_an_outlet_that_becomes_undefined_leaves_the_order_open():
    assert made(three())["sentence", "3:1", "K"].order_holds is None


def test_an_outlet_that_never_was_defined_has_no_part_in_the_order():
    found = made(three(last=()))
    assert found["sentence", "1:3", "I"].order_holds is True
    assert found["sentence", "3:1", "K"].order_holds is True


def with_things(one: Reading, *things: Without) -> Reading:
    return replace(one, without=things)


def test_a_thing_is_left_out_for_all_outlets_at_once():
    i, j, k = three()
    # without the entry the first sentence of I is strained, and the first of J says nothing
    i = with_things(i, Without("entry", "plain", 1, (("plain", "strain"),)))
    j = with_things(j, Without("entry", "plain", 1, ()))
    found = made([i, j, k])
    assert found["entry", "plain", "I"].without == (1 - 2) / (1 + 2)
    assert found["entry", "plain", "J"].without == (2 - 2) / (2 + 2)
    assert found["entry", "plain", "K"].moved == 0
    assert {found["entry", "plain", outlet].order_holds for outlet in "IJK"} == {False}


def test_without_a_sentence_or_an_entry_a_share_is_that_of_the_rest():
    units = [sentence("a", russia=1), sentence("s", paragraph=2), sentence("mend", paragraph=2)]
    one = with_things(
        reading("1", [*units, sentence(paragraph=3)], "O"), Without("entry", "plain", 1, ())
    )
    alliance, strain, russia = (
        made([one], measure=name) for name in ("alliance_share", "strain_share", "russia_share")
    )
    # of four sentences alliance stands in two, strain in two, Russia in one
    assert alliance["sentence", "1:1", "O"].value == 2 / 4
    assert alliance["sentence", "1:1", "O"].without == (2 - 1) / (4 - 1)
    assert alliance["entry", "plain", "O"].without == (2 - 1) / 4
    assert strain["entry", "plain", "O"].moved == 0
    assert strain["paragraph", "1:2", "O"].without == (2 - 2) / (4 - 2)
    assert russia["sentence", "1:1", "O"].without == (1 - 1) / (4 - 1)
    assert russia["sentence", "1:4", "O"].without == 1 / (4 - 1)
    assert {kind for kind, _, _ in russia} == {"sentence", "paragraph"}  # no entry finds Russia


def test_a_share_without_anything_left_out_is_that_of_the_other_ways_to_count():
    weighed = {**FIRST, "weight": "words", "unit": "sentences", "smoothing": "one"}
    by_hits = {**FIRST, "unit": "hits", "repair": "strain"}
    for chosen in (FIRST, weighed, by_hits):
        settings = replace(SETTINGS, primary=chosen)
        ways = shares.ways([pencil(outlet="O")], [BOOK], settings)
        for measure, found in ways.items():
            one = made([pencil(outlet="O")], settings, measure=measure)["sentence", "1:1", "O"]
            assert one.value == pytest.approx(float(found.values[0, 0]), abs=1e-12)


def test_repair_words_that_are_uncovered_count_as_the_primary_says():
    one = reading("1", [sentence("a"), sentence("s"), sentence()], "O")
    uncovered = with_things(
        one, Without("guard", "g", 3, (("mend", "alliance"), ("mend", "strain")))
    )
    assert made([uncovered])["guard", "g", "O"].without == (2 - 2) / (2 + 2)
    neither = replace(SETTINGS, primary={**FIRST, "repair": "alliance"})
    assert made([uncovered], neither)["guard", "g", "O"].without == (2 - 1) / (2 + 1)


def test_kinds_stand_in_order_and_ids_too():
    one = pencil()
    things = [Without(kind, id, 1, ()) for kind in ("guard", "phrase", "entry") for id in "ba"]  # type: ignore[arg-type]
    found = omissions([with_things(one, *things)], [BOOK], SETTINGS)
    assert list(dict.fromkeys(o.measure for o in found)) == list(influence.TRIED)
    keys = list(made([with_things(one, *things)]))
    assert [key[:2] for key in keys[:6]] == [
        (kind, id) for kind in ("entry", "phrase", "guard") for id in "ab"
    ]
    assert list(dict.fromkeys(key[0] for key in keys)) == list(omission.KINDS)


def test_permuting_the_articles_moves_nothing():
    assert omissions(three(), [BOOK], SETTINGS) == omissions(three()[::-1], [BOOK], SETTINGS)


def test_a_guard_left_out_of_a_text_brings_its_word_back(books: tuple[Codebook, ...]):
    text = "Ties between China and North Korea have frayed.\nChina and North Korea held a Friendship Year."
    one = otherwise.read(Article("x", "O", text), books, PRIMARY)
    every = omissions([one], books, PRIMARY)
    found = {(o.measure, o.kind, o.id): o for o in every}
    assert found["balance", "guard", "Friendship Year"].value == -1.0  # strain in one of two
    assert found["balance", "guard", "Friendship Year"].without == 0.0  # and alliance in the other
    assert found["alliance_share", "guard", "Friendship Year"].value == 0 / 2
    assert found["alliance_share", "guard", "Friendship Year"].without == 1 / 2
    assert found["strain_share", "guard", "Friendship Year"].moved == 0.0
