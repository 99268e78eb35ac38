"""Claims about coding by others: what a sheet tells and keeps, and what two codings make."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from analysis import coding, output, sheets
from analysis.corpus.coding import coded
from analysis.model import Reading, Sentence
from analysis.sheets import CODES, Sheet

SEEDS = Path(__file__).parents[1] / "seeds"
Read = Callable[[str], Reading]
TEXT = (
    "Kim visits Beijing\n\nXi met Kim. They praised the friendship of China and North Korea. "
    "Putin watched.\n\nShare this\n\nAnalysts said ties between China and North Korea had cooled."
)


def sentence(number: int, text: str = "", **changes: object) -> Sentence:
    text = text or f"Sentence {number}."
    one = Sentence("007", number, "body", 100 * number, 100 * number + len(text), text, 1)
    return replace(one, **changes)


def many(n: int) -> list[Sentence]:
    return [sentence(number, paragraph=number) for number in range(1, n + 1)]


def filled(coder: str, **codes: str) -> Sheet:
    """A sheet from a text a unit, such as "10-1": alliance, strain, attributed, russia."""
    return Sheet(
        coder,
        {
            unit: {c: None if x == "-" else int(x) for c, x in zip(CODES, cells, strict=True)}
            for unit, cells in codes.items()
        },
    )


def test_each_sentence_is_a_unit_once_and_boilerplate_is_none(read: Read):
    sentences = read(TEXT).sentences
    units = coding.units(sentences, seed=1)
    assert [s.text for s in sentences if s.kind == "boilerplate"] == ["Share this"]
    assert sorted(unit.sentence.number for unit in units) == [
        s.number for s in sentences if s.kind != "boilerplate"
    ]
    assert len({unit.id for unit in units}) == len(units) == 5


def test_the_context_is_what_stands_before_it_in_its_paragraph(read: Read):
    context = {u.sentence.text: u.context for u in coding.units(read(TEXT).sentences, seed=1)}
    assert context["Kim visits Beijing"] == ""
    assert context["Xi met Kim."] == ""
    assert context["Putin watched."] == (
        "Xi met Kim. They praised the friendship of China and North Korea."
    )
    assert context["Analysts said ties between China and North Korea had cooled."] == ""


def test_paragraphs_of_two_articles_are_two_though_they_have_one_number():
    two = [sentence(1, "Here."), sentence(1, "There.", article="008")]
    assert {unit.context for unit in coding.units(two, seed=1)} == {""}


def test_a_sheet_tells_words_and_nothing_of_their_place():
    units = coding.units(many(40), seed=1)
    rows = list(coding.sheet_rows(units))
    assert [tuple(row) for row in rows] == [
        ("unit", "text", "context", "alliance", "strain", "attributed", "russia", "note")
    ] * 40
    assert all(row[column] == "" for row in rows for column in (*CODES, "note"))
    assert all(re.fullmatch("[bcdfghjklmnpqrstvwxz]{5}", str(row["unit"])) for row in rows)


def test_neither_the_order_nor_the_names_follow_the_article():
    numbers = [unit.sentence.number for unit in coding.units(many(200), seed=1)]
    by_name = [
        u.sentence.number for u in sorted(coding.units(many(200), seed=1), key=lambda u: u.id)
    ]
    for order in (numbers, by_name):
        # Of 200 places in an order of chance the correlation is within 4 / sqrt(200) of 0.
        assert abs(np.corrcoef(order, range(200))[0, 1]) < 4 / np.sqrt(200)


def test_the_seed_and_nothing_else_makes_the_sheet():
    assert coding.units(many(40), seed=1) == coding.units(many(40), seed=1)
    one, other = ([u.sentence.number for u in coding.units(many(40), seed=s)] for s in (1, 2))
    assert one != other
    assert {u.id for u in coding.units(many(40), seed=1)}.isdisjoint(
        u.id for u in coding.units(many(40), seed=2)
    )


def test_another_article_renames_no_unit():
    alone = {u.sentence: u.id for u in coding.units(many(40), seed=1)}
    before = [replace(s, article="006") for s in many(40)]
    beside = {u.sentence: u.id for u in coding.units([*before, *many(40)], seed=1)}
    assert alone == {s: beside[s] for s in alone}


def test_units_of_one_name_are_given_two(monkeypatch: pytest.MonkeyPatch):
    # Two letters in two places make four names: four sentences need each of them.
    monkeypatch.setattr(coding, "LETTERS", "bc")
    monkeypatch.setattr(coding, "LENGTH", 2)
    assert len({unit.id for unit in coding.units(many(4), seed=1)}) == 4


def test_the_key_leads_back_to_every_sentence():
    sentences = [*many(40), *(replace(s, article="@home") for s in many(3))]
    units = coding.units(sentences, seed=1)
    text = output.csv_text(coding.key_rows(units), sheets.KEY)
    assert "'@home" in text  # a spreadsheet would run it
    found, problems = sheets.key(text, "s.key.csv", sentences)
    assert problems == []
    assert found == {unit.id: unit.sentence for unit in units}


def test_instructions_are_the_studys_without_how_its_codes_were_made():
    book = "# Codebook\n\nUnit: one sentence.\n\n## How it was made\n\nTwo coders agreed.\n"
    text = coding.instructions(book)
    assert text.startswith("# Codebook\n\nUnit: one sentence.\n\n## The sheet\n")
    assert "Two coders agreed" not in text
    assert coding.instructions("# Codebook\n").startswith("# Codebook\n\n## The sheet\n")


def test_the_codebook_is_one_more_coder(read: Read):
    reading = read(TEXT)
    known = {f"unit {s.number}": s for s, _ in reading.scored()}
    made = coding.by_codebook([reading], known)
    codes = {s.text: made.codes[unit] for unit, s in known.items()}
    assert codes["They praised the friendship of China and North Korea."]["alliance"] == 1
    assert codes["Putin watched."] == {"alliance": 0, "strain": 0, "attributed": 0, "russia": 1}


def test_a_code_nobody_gave_is_a_gap():
    made = coding.values(
        [filled("a", x="1000", y="01-0"), filled("b", x="0000")], ["x", "y"], "strain"
    )
    np.testing.assert_array_equal(made, [[0, 1], [0, np.nan]])


def test_coders_differ_where_two_gave_two_codes():
    first = filled("a", x="1000", y="0100", z="0000")
    second = filled("b", x="1000", y="1000")
    third = filled("c", x="1000", y="0100", z="0001")
    assert coding.differing([first, second], "xyz") == {"y": ("alliance", "strain")}
    assert coding.differing([first, second, third], "zyx") == {
        "z": ("russia",),
        "y": ("alliance", "strain"),
    }


def test_one_coder_is_compared_with_the_codebook_and_two_with_each_other_first():
    a, b, book = filled("a", x="1000"), filled("b", x="1000"), filled("the codebook", x="0000")
    alone = coding.agreements([a], book, ["x"], seed=1)
    both = coding.agreements([a, b], book, ["x"], seed=1)
    assert [(one.coders, one.column) for one in alone] == [
        (("a", "the codebook"), column) for column in CODES
    ]
    assert [one.coders for one in both[::4]] == [
        ("a", "b"),
        ("a", "the codebook"),
        ("b", "the codebook"),
    ]
    assert [one.agreeing for one in both[::4]] == [1, 0, 0]


def test_a_difference_shows_the_words_the_note_and_what_the_codebook_rests_on(read: Read):
    reading = read(TEXT)
    said = next(s for s in reading.sentences if s.text.startswith("Analysts"))
    sheet = replace(filled("a", bcd="0100"), notes={"bcd": "whose ties?"})
    book = coding.by_codebook([reading], {"bcd": said})
    assert book.codes["bcd"] == {"alliance": 0, "strain": 1, "attributed": 1, "russia": 0}
    lines = list(coding.differences([sheet], book, {"bcd": said}, {"x": reading}))
    assert lines[:5] == [
        "they differ on 1 of 1 units",
        f"bcd, article x, sentence {said.number}: attributed (a 0, the codebook 1)",
        f"    {said.text}",
        "    a notes: whose ties?",
        "    the codebook: alliance 0, strain 1, attributed 1, russia 0",
    ]
    hits = [h for h in reading.hits if h.sentence == said.number and h.status == "counted"]
    assert [hit.frame for hit in hits] == ["strain"]
    assert lines[5:] == [
        f"        strain by '{h.matched}' (entry '{h.entry}', counted, {h.dyad}: {h.reason})"
        for h in hits
    ] + ["        attributed by 'said' (Analysts)"]


def test_a_hit_that_does_not_count_carries_no_code(read: Read):
    reading = read("Russia and North Korea deepened their friendship.")
    assert {hit.status for hit in reading.hits if hit.frame == "alliance"} >= {"other_dyad"}
    assert reading.scored()[0][1].alliance == 0
    assert list(coding.carried(reading, reading.sentences[0])) == ["russia by 'Russia'"]


KNOWN = {"x": sentence(2), "y": sentence(1, "- A point."), "z": sentence(3)}


def test_the_final_code_is_what_both_say_else_the_ruling():
    a, b = filled("a", x="1000", y="0100", z="0000"), filled("b", x="1000", y="1100")
    final, problems = coding.ruled(a, b, filled("r", y="1---"), KNOWN)
    assert problems == []
    assert final == {
        "x": {"alliance": 1, "strain": 0, "attributed": 0, "russia": 0},
        "y": {"alliance": 1, "strain": 1, "attributed": 0, "russia": 0},
    }  # z has one code: it has no final one


def test_a_contested_code_without_a_ruling_and_a_ruling_on_an_agreed_one_are_faults():
    a, b = filled("a", x="1000", y="0100"), filled("b", x="1000", y="1000")
    _, problems = coding.ruled(a, b, filled("rulings", x="0000", y="1---"), KNOWN)
    assert [problem.line() for problem in problems] == [
        "rulings, unit 'x': alliance 0, where both coders say 1; leave it empty, or write 1",
        "rulings, unit 'y': no ruling on strain; write 0 or 1",
    ]


def test_the_final_codes_stand_as_a_study_reads_them():
    a, b = filled("a", x="1001", y="0100"), filled("b", x="1001", y="1100")
    final, _ = coding.ruled(a, b, filled("r", y="1---"), KNOWN)
    text = coding.coded_csv(a, b, final, KNOWN, {"007": "007_text.txt"})
    units, problems = coded(text, {"007_text.txt": "007"})
    assert problems == []
    # In the order of the text, whatever that of the key; a bullet's hyphen is no formula here.
    assert [(unit.start, unit.text) for unit in units] == [
        (100, "- A point."),
        (200, "Sentence 2."),
    ]
    y, x = units
    assert (y.alliance_a, y.alliance_b, y.alliance, y.strain) == (0, 1, 1, 1)
    assert (x.russia_a, x.russia_b, x.russia, x.attributed) == (1, 1, 1, 0)
    assert {unit.kind for unit in units} == {"body"}


def test_its_columns_are_those_of_the_seeds():
    with (SEEDS / "coding/sentences.csv").open(encoding="utf-8", newline="") as file:
        columns = next(csv.reader(file))
    text = coding.coded_csv(filled("a"), filled("b"), {}, {}, {})
    assert next(csv.reader(io.StringIO(text))) == columns
