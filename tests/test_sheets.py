"""Claims about filled sheets and their key: what is read, and every fault with its row."""

from __future__ import annotations

import pytest

from analysis.model import Problem, Sentence
from analysis.sheets import CODES, Gaps, Sheet, key, sheet

HEADER = "unit,text,context,alliance,strain,attributed,russia,note"
WHOLE = f"{HEADER}\nbcd,They met.,,1,0,0,1,sure\nfgh,They parted.,They met.,0,1,0,0,\n"
KNOWN = ("bcd", "fgh")
PLACES = "unit,article,sentence,start,end\n"


def read(text: str, gaps: Gaps = "none") -> tuple[Sheet, list[str]]:
    made, problems = sheet(text, "a.csv", "a", KNOWN, gaps=gaps)
    return made, [problem.line() for problem in problems]


def lines(text: str, gaps: Gaps = "none") -> list[str]:
    return read(text, gaps)[1]


def test_a_filled_sheet_is_its_codes_and_notes():
    made, problems = read(WHOLE)
    assert problems == []
    assert made == Sheet(
        "a",
        {
            "bcd": {"alliance": 1, "strain": 0, "attributed": 0, "russia": 1},
            "fgh": {"alliance": 0, "strain": 1, "attributed": 0, "russia": 0},
        },
        {"bcd": "sure", "fgh": ""},
    )


@pytest.mark.parametrize(
    "text",
    [
        WHOLE.replace("\n", "\r\n"),
        WHOLE.replace(",", ";"),
        WHOLE.replace(",", ";").replace("\n", "\r\n"),
        WHOLE + ",,,,,,,\n\n",
        WHOLE.replace("They met.", '"They met, and parted; ""so"" they said."'),
        WHOLE.replace("1,0,0,1", " 1,0 ,0,1"),
    ],
    ids=["CRLF", "semicolons", "semicolons and CRLF", "blank rows", "quotes", "blanks"],
)
def test_a_sheet_is_read_as_a_spreadsheet_saves_it(text: str):
    made, problems = read(text)
    assert problems == []
    assert made.codes == read(WHOLE)[0].codes


def test_columns_may_be_moved_left_out_and_added():
    text = "colour,russia,attributed,strain,alliance,unit\nred,1,0,0,1,bcd\nblue,0,0,1,0,fgh\n"
    made, problems = read(text)
    assert problems == []
    assert made.codes == read(WHOLE)[0].codes


def test_semicolons_part_cells_only_where_all_known_columns_say_so():
    # One column is misspelt: read with commas, the header is a single cell, and that is said.
    assert read(WHOLE.replace(",", ";"))[1] == []
    text = WHOLE.replace(",", ";").replace("strain", "strane")
    fault = "the cells are parted by semicolons, not commas"
    assert lines(text) == [f"a.csv, row 1: {fault}; save it as CSV with commas"]


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("fgh,They parted.,They met.,0", "fgh,They parted.,They met.,", "a.csv, row 3: alliance is empty; write 0 or 1"),
        ("1,0,0,1", "1,,0,", "a.csv, row 2: strain, russia are empty; write 0 or 1"),
        ("1,0,0,1", ",,,", "a.csv, row 2: alliance, strain, attributed, russia are empty; write 0 or 1"),
        ("1,0,0,1", "1,2,0,1", "a.csv, row 2: strain '2' is no code; write 0 or 1"),
        ("1,0,0,1", "1,0,x,1", "a.csv, row 2: attributed 'x' is no code; write 0 or 1"),
        ("1,0,0,1", "1,0,0,TRUE", "a.csv, row 2: russia 'TRUE' is no code; write 0 or 1"),
        ("strain", "Strain", "a.csv, row 1: there is no column 'strain'; rename 'Strain'"),
        (",sure", "", "a.csv, row 2: 7 cells where the header has 8; put text that holds a comma in quotes"),
        ("fgh,They parted.,They met.,0,1,0,0,\n", "", "a.csv: 1 unit missing: fgh; code them, or say --partial where the coder had fewer"),
        ("fgh", "bcd", "a.csv, row 3: the unit 'bcd' stands in row 2 already; keep one of the two"),
        ("fgh", "xyz", "a.csv, row 3: the unit 'xyz' is not in the key; take the row out, or name its key with --key"),
        ("fgh", "", "a.csv, row 3: 'unit' is empty; write the unit's name back from the sheet"),
    ],
)  # fmt: skip
def test_a_fault_is_named_with_its_row(old: str, new: str, line: str):
    assert WHOLE.count(old) == 1
    assert line in lines(WHOLE.replace(old, new))


def test_a_unit_that_stands_thrice_is_kept_where_it_stands_first():
    mend = "keep one of the two"
    assert lines(f"{HEADER}\nfgh,,,0,1,0,0,\n" + "bcd,,,1,0,0,1,\n" * 3) == [
        f"a.csv, row 4: the unit 'bcd' stands in row 3 already; {mend}",
        f"a.csv, row 5: the unit 'bcd' stands in row 3 already; {mend}",
    ]


def test_every_fault_is_named_at_once():
    text = WHOLE.replace("1,0,0,1", "1,,9,1").replace("fgh", "xyz")
    assert lines(text) == [
        "a.csv, row 2: strain is empty; write 0 or 1",
        "a.csv, row 2: attributed '9' is no code; write 0 or 1",
        "a.csv, row 3: the unit 'xyz' is not in the key; take the row out, or name its key with --key",
        "a.csv: 1 unit missing: fgh; code them, or say --partial where the coder had fewer",
    ]


def test_a_sheet_that_cannot_be_read_lacks_no_units_besides():
    assert lines(WHOLE.replace(",", ";").replace("They met.", '"They met', 1)) == [
        "a.csv: not CSV (unexpected end of data); mend the quotation marks"
    ]


@pytest.mark.parametrize("row", ["", "fgh,They parted.,They met.,,,,,\n"], ids=["row", "codes"])
def test_a_partial_sheet_may_lack_units_which_are_noted(row: str):
    text = f"{HEADER}\nbcd,They met.,,1,0,0,1,sure\n{row}"
    made, problems = sheet(text, "a.csv", "a", KNOWN, gaps="units")
    assert [(problem.severity, problem.fault) for problem in problems] == [
        ("note", "1 unit missing: fgh")
    ]
    assert (made.code("bcd", "alliance"), made.code("fgh", "alliance")) == (1, None)


def test_a_unit_coded_by_half_is_a_fault_of_a_partial_sheet_too():
    text = WHOLE.replace("0,1,0,0", "0,,0,0")
    assert "a.csv, row 3: strain is empty; write 0 or 1" in lines(text, "units")


def test_rulings_may_leave_any_code_empty_and_no_other_word():
    text = f"{HEADER}\nbcd,They met.,,1,,,,\n"
    made, problems = read(text, "cells")
    assert problems == []
    assert [made.code("bcd", column) for column in CODES] == [1, None, None, None]
    assert lines(text.replace(",1,", ",yes,"), "cells") == [
        "a.csv, row 2: alliance 'yes' is no code; write 0 or 1"
    ]


MET = Sentence("007", 2, "body", 10, 19, "They met.", 1)
SHARED = Sentence("007", 1, "boilerplate", 0, 9, "Share it.", 1, "a share line")


def keyed(text: str) -> tuple[dict[str, Sentence], list[Problem]]:
    return key(PLACES + text, "s.key.csv", [SHARED, MET])


def test_the_key_leads_from_units_to_sentences():
    assert keyed("bcd,007,2,10,19\n") == ({"bcd": MET}, [])


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("bcd,008,2,10,19\n", "s.key.csv, row 2: article '008' of the study has no sentence 2 at 10 to 19; name the study and the key that the sheet was made from"),
        ("bcd,007,2,10,20\n", "s.key.csv, row 2: article '007' of the study has no sentence 2 at 10 to 20; name the study and the key that the sheet was made from"),
        ("bcd,007,1,0,9\n", "s.key.csv, row 2: article '007' of the study has no sentence 1 at 0 to 9; name the study and the key that the sheet was made from"),
        ("bcd,007,2,10,19\nbcd,007,2,10,19\n", "s.key.csv, row 3: the unit 'bcd' stands there already; take the key as it was written"),
        ("", "s.key.csv: no row below the header; name another key"),
    ],
    ids=["article", "offsets", "boilerplate", "twice", "empty"],
)  # fmt: skip
def test_a_key_of_another_study_is_no_key(text: str, line: str):
    assert [problem.line() for problem in keyed(text)[1]] == [line]


def test_of_an_article_that_moved_one_line_is_enough():
    assert len(keyed("bcd,007,2,11,20\nfgh,007,3,21,30\njkl,008,1,0,9\n")[1]) == 2
