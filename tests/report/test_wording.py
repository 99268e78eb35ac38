"""Claims about numbers, names and anchors as a reader meets them."""

from __future__ import annotations

import pytest

from analysis import codebook, vocabulary
from analysis.report import identity, wording


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (0.6364, "+0.64"),
        (-0.5, "−0.50"),
        (0.0, "0.00"),
        (-0.0004, "0.00"),
        (0.0004, "0.00"),
        (-0.004, "−0.004"),
        (1.0, "+1.00"),
        (None, "undefined"),
    ],
)
def test_a_number_has_its_sign_and_what_rounds_to_0_has_none(value: float | None, written: str):
    assert wording.signed(value) == written


@pytest.mark.parametrize(
    ("parts", "row"),
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")],
)
def test_names_in_a_row(parts: list[str], row: str):
    assert wording.listed(parts) == row


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (0, "no pairs"),
        (1, "one pair"),
        (2, "two pairs"),
        (10, "ten pairs"),
        (11, "11 pairs"),
        (1400, "1,400 pairs"),
    ],
)
def test_a_count_with_its_noun(count: int, said: str):
    assert wording.counted(count, "pair") == said


@pytest.mark.parametrize(
    ("count", "every", "said"),
    [
        (0, 2, "neither of two"),
        (1, 2, "one of two"),
        (2, 2, "both of two"),
        (0, 1, "none of one"),
        (0, 23, "none of 23"),
        (9, 23, "nine of 23"),
    ],
)
def test_a_part_of_all_there_are(count: int, every: int, said: str):
    assert wording.of_all(count, every) == said


def test_a_number_stays_on_a_line_with_its_per_cent():
    space = "\N{NO-BREAK SPACE}"
    assert wording.unbroken("6 % (2 % to 23 %) of a %") == (
        f"6{space}% (2{space}% to 23{space}%) of a %"
    )


def test_undefined_is_a_word_and_never_0():
    assert wording.share(None) == wording.with_interval(None, wording.signed) == "undefined"


@pytest.mark.parametrize(
    ("id", "name"),
    [
        ("china+north_korea", "China and North Korea"),
        ("three_way", "three at once"),
        ("china+elsewhere", "China and other countries"),
    ],
)
def test_a_pair_has_the_names_of_its_actors(id: str, name: str):
    assert wording.dyad(id) == vocabulary.dyad(id) == name


def test_countries_without_an_actor_of_their_own_are_others_and_no_place():
    assert wording.speaker("elsewhere") == "other countries"
    book = codebook.load(codebook.SHIPPED / "alliance-strain.toml")
    assert "elsewhere" in book.actors
    assert not [wording.actor(id) for id in book.actors if "Elsewhere" in wording.actor(id)]


def test_ids_are_plain_and_no_two_alike_whatever_the_names():
    names = ["003", "a b", "a/b", "A-b", "a-b-2x", "<i>", "", "日本", '"']
    slugs = identity.slugs(names)
    assert slugs["003"] == "003"
    assert len({slug.casefold() for slug in slugs.values()}) == len(names)
    assert all(slug.replace("-", "").isalnum() and slug.isascii() for slug in slugs.values())
