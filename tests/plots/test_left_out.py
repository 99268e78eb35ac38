"""The claims of what is left out: a reader meets what it is, and not how the codebook writes it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from analysis import codebook, plots
from analysis.model import Hit
from analysis.omission import Omission
from analysis.plots import influence, specifications
from analysis.specifications import CROSSED
from analysis.study import Study
from tests.plots.made import STUDIES, pencil

PATTERN = "<north_korea> . support|backing . <china>"
HIT = Hit("", 1, 0, 3, "", PATTERN, "alliance", "", "counted", "", PATTERN)


def left_out(kind: str, id: str, outlet: str = "North") -> Study:
    """Two outlets, of which one thing moves the balance of one."""
    book = codebook.load(codebook.find("alliance-strain", Path()))
    moved = Omission(kind, id, outlet, 0.5, 0.2, True)
    return replace(pencil(), codebooks=(book,), omissions=(moved,))


def found(made: Study, *words: str) -> Study:
    """The same, where a pattern found these words, one in each article."""
    readings = [
        replace(one, hits=(replace(HIT, article=one.article.id, matched=word),))
        for one, word in zip(made.readings, words, strict=True)
    ]
    return replace(made, readings=tuple(readings))


def test_an_entry_is_named_by_what_it_is_for_and_keeps_its_id_in_the_numbers():
    (row,) = influence.rows(left_out("entry", "always made up"))
    assert row["id"] == "always made up"
    assert row["named"] == "“Repair says that ties warm, and that they had cooled”"
    assert row["named"] in influence.alt([row])


def test_a_pattern_is_named_by_the_words_it_found_in_that_outlet():
    made = found(left_out("phrase", PATTERN), "Kim backs China", "Pyongyang backs Beijing")
    (row,) = influence.rows(made)
    assert (row["id"], row["named"]) == (PATTERN, "“Kim backs China”")
    silent = replace(made, settings=replace(made.settings, text=False))
    assert influence.rows(silent)[0]["named"] == f"“{PATTERN}”"


@pytest.mark.parametrize("width", ["draw", "narrow"])
def test_a_long_name_stands_in_two_lines_of_which_no_other_line_has_a_part(width: str):
    made = left_out("entry", "always made up")
    short, long = (influence.rows(m) for m in (left_out("guard", "trade"), made))
    with plots.style():
        low, high = (getattr(influence, width)(rows) for rows in (short, long))
    said = [text.get_text() for text in high.texts]
    assert "".join(said).count("Repair says") == 1
    assert any(text.endswith("had cooled”") for text in said)
    assert high.get_size_inches()[1] > low.get_size_inches()[1] + 0.1


def test_every_choice_that_is_drawn_is_said_below_the_curve():
    told = plots.how("specifications", specifications.rows(STUDIES["pencil"]()))
    legend = told.partition("The choices: ")[2]
    assert [name for name in CROSSED if name not in legend] == []
