"""Marks and labels that do not cover each other, and text that fits."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from analysis.plots._labels import drawable, fitted, width
from analysis.plots._place import Box, around, chosen
from analysis.plots._words import pairs, share, signed, verdicts, with_interval
from analysis.report import wording


def test_a_label_stands_beside_its_mark_where_that_is_free():
    mark, page = Box(0, 0, 1, 1), Box(-9, -9, 9, 9)
    box = chosen(around(mark, mark, 2.0, 0.5, 0.1), page, [mark], [])
    assert box == Box(1.1, 0.25, 3.1, 0.75)


def test_a_label_goes_to_the_other_side_when_one_is_taken():
    mark, page = Box(0, 0, 1, 1), Box(-9, -9, 9, 9)
    box = chosen(around(mark, mark, 2.0, 0.5, 0.1), page, [mark, Box(1, -9, 4, 9)], [])
    assert box is not None
    assert (box.left, box.right) == pytest.approx((-2.1, -0.1))


def test_a_label_would_rather_cover_nothing_than_a_line():
    mark, page = Box(0, 0, 1, 1), Box(-9, -9, 9, 9)
    line = Box(1, 0.4, 4, 0.6)  # where the first choice is
    box = chosen(around(mark, mark, 2.0, 0.5, 0.1), page, [mark], [line])
    assert box is not None
    assert box.shared(line) == 0


def test_a_label_that_would_cover_a_mark_wherever_it_stands_is_left_out():
    mark, page = Box(0, 0, 1, 1), Box(-9, -9, 9, 9)
    assert chosen(around(mark, mark, 2.0, 0.5, 0.1), page, [page], []) is None


def test_boxes_that_only_touch_share_nothing():
    assert Box(0, 0, 1, 1).shared(Box(1, 0, 2, 1)) == 0
    assert Box(0, 0, 2, 2).shared(Box(1, 1, 3, 4)) == 1


@example("words " * 30)
@example("w" * 90)
@given(st.text(st.characters(codec="ascii", categories=("L", "P", "Zs")), max_size=80))
def test_fitted_text_fits(text):
    lines = fitted(text, 1.0, size=9, lines=2).split("\n")
    assert len(lines) <= 2
    assert all(width(line, 9) <= 1.0 for line in lines)


def test_text_that_fits_is_whole_and_text_that_does_not_ends_in_an_ellipsis():
    assert fitted("The Dong-A Ilbo", 5.0) == "The Dong-A Ilbo"
    assert fitted("one two three four five", 0.7, lines=3).replace("\n", " ") == (
        "one two three four five"
    )
    cut = fitted("one two three four five six seven", 0.7, lines=2)
    assert cut.endswith("…")
    assert cut.startswith("one two")


def test_a_name_the_font_has_no_letters_for_is_left_to_its_mark():
    assert drawable("环球时报") == ""
    assert (
        drawable("环球时报 Global Times") == drawable("环球时报 (Global Times)") == "Global Times"
    )
    assert drawable("(Global Times)") == "(Global Times)"
    assert drawable("turned\u202e round\x07") == "turned round"
    assert drawable("Le Monde, édition") == "Le Monde, édition"


def test_numbers_have_their_sign_and_rounded_to_nothing_none():
    assert [signed(v) for v in (0.666, -0.4, 0.0004, -0.0004, None)] == [
        *("+0.67", "−0.40", "0.00", "0.00", "undefined"),
    ]
    assert [share(v) for v in (0.0625, 1.0, None)] == ["6 %", "100 %", "undefined"]


def test_an_interval_that_ends_short_of_0_does_not_read_as_if_it_reached_it():
    # Its mark is filled, and the table has the same words.
    estimate = {"value": -0.33, "low": -0.59, "high": -0.0041}
    assert with_interval(estimate, signed) == "−0.33 (−0.59 to −0.004)"
    assert signed is wording.signed


def row(outlet: str, higher: str = "", alike: str = "", little: str = "") -> dict[str, str]:
    columns = ("outlet", "higher_than", "not_told_apart_from", "too_little_to_say_of")
    return dict(zip(columns, (outlet, higher, alike, little), strict=True))


def test_pairs_are_counted_once():
    # A above B; B and C alike; of D, with each of the others, too little
    rows = [
        row("A", higher="B", alike="C", little="D"),
        row("B", alike="C", little="D"),
        row("C", alike="A; B", little="D"),
        row("D", little="A; B; C"),
    ]
    assert pairs(rows) == (1, 2, 3)
    assert verdicts(rows, "it") == (
        "By the verdicts on it: A is higher than B; 2 other pairs cannot be told apart; "
        "of 3 pairs there is too little to say."
    )
    assert verdicts([row("A")], "it") == ""


def test_of_more_outlets_than_are_drawn_the_verdicts_are_counted():
    names = [f"O{i}" for i in range(13)]
    rows = [row(name, higher="; ".join(names[i + 1 :])) for i, name in enumerate(names)]
    assert (
        verdicts(rows, "it") == "By the verdicts on it: 78 pairs can be told apart."
    )  # 13 * 12 / 2
