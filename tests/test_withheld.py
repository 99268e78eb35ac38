"""Claims about the articles' words in a study's tables: taken out, and put back to the byte."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import withheld
from analysis.model import StudyError
from analysis.withheld import Cell

SOURCES = {"a": 'Ties are warm. He said "no".\nThe end.', "b": "Another text, with a comma."}
TABLE = (
    "\ufefffile,start,text,note\r\n"
    "a.txt,0,Ties are warm.,Ties are warm.\r\n"
    'a.txt,15,"He said ""no"".",\r\n'
    '"b.txt",0,"Another text, with a comma.",x\r\n'
    "b.txt,9,Not in any article.,\r\n"
    "b.txt,9,,"
)


def test_cells_that_repeat_an_article_are_emptied_and_known_by_offsets():
    text, cells = withheld.without("codes.csv", TABLE, SOURCES)
    assert text == (
        "\ufefffile,start,text,note\r\n"
        "a.txt,0,,Ties are warm.\r\n"  # a note is the study's own word
        'a.txt,15,"",\r\n'
        '"b.txt",0,"",x\r\n'
        "b.txt,9,Not in any article.,\r\n"
        "b.txt,9,,"
    )
    assert cells == [
        Cell("codes.csv", 2, "text", "a", 0, 14),
        Cell("codes.csv", 3, "text", "a", 15, 28),
        Cell("codes.csv", 4, "text", "b", 0, 27),
    ]
    assert [SOURCES[c.article][c.start : c.end] for c in cells][1] == 'He said "no".'


def test_what_was_taken_out_comes_back_to_the_byte_and_twice_is_as_once():
    text, cells = withheld.without("codes.csv", TABLE, SOURCES)
    again = withheld.read(withheld.written(cells))
    assert again == cells
    assert withheld.restored("codes.csv", text, again, SOURCES) == TABLE
    assert withheld.restored("codes.csv", TABLE, again, SOURCES) == TABLE


# A lone carriage return is written bare by Python's csv before 3.13, and reads back as a line's end.
WORDS = st.characters(exclude_categories=["Cs"], exclude_characters="\r")


@given(
    source=st.text(WORDS, min_size=1),
    rows=st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30), st.text(WORDS)), max_size=6),
    style=st.sampled_from([csv.QUOTE_ALL, csv.QUOTE_MINIMAL]),
    end=st.sampled_from(["\n", "\r\n"]),
)
def test_any_table_comes_back_to_the_byte(
    source: str, rows: list[tuple[int, int, str]], style: int, end: str
):
    out = io.StringIO(newline="")
    made = csv.writer(out, quoting=style, lineterminator=end)
    made.writerow(("id", "text", "note"))
    made.writerows((n, source[a : a + n], note) for a, n, note in rows)
    text, cells = withheld.without("t.csv", out.getvalue(), {"x": source})
    assert withheld.restored("t.csv", text, cells, {"x": source}) == out.getvalue()
    left = list(csv.DictReader(io.StringIO(text, newline="")))
    assert all(not row["text"].strip() for row in left if row["text"])


@pytest.mark.parametrize(
    ("text", "sources", "line"),
    [
        ("text\nmine\n", SOURCES, "t.csv, row 2, column 'text': not empty; take the file from the export again"),
        ("text\n", SOURCES, "t.csv, row 2, column 'text': there is no such cell, or no such article; take the file from the export again"),
        ("title\nx\n", SOURCES, "t.csv, row 2, column 'text': there is no such cell, or no such article; take the file from the export again"),
        ("text\n\n", {}, "t.csv, row 2, column 'text': there is no such cell, or no such article; take the file from the export again"),
    ],
)  # fmt: skip
def test_a_table_that_is_not_the_one_exported_is_a_line_and_left_alone(
    text: str, sources: dict[str, str], line: str
):
    with pytest.raises(StudyError) as raised:
        withheld.restored("t.csv", text, [Cell("t.csv", 2, "text", "a", 0, 14)], sources)
    assert [problem.line() for problem in raised.value.problems] == [line]


@pytest.mark.parametrize("data", [b"", b"\xff", b"a,b\n1,2\n", b"file,row,column,article,start,end\na,b,c,d,e,f\n"])  # fmt: skip
def test_a_list_that_is_none_is_one_line_but_an_empty_file_lists_nothing(data: bytes):
    if not data:
        assert withheld.read(data) == []
        return
    with pytest.raises(StudyError) as raised:
        withheld.read(data)
    assert [problem.line() for problem in raised.value.problems] == [
        "withheld.csv: not a table of file,row,column,article,start,end; "
        "take the file from the export again"
    ]
