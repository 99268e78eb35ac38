"""Claims about a manifest that a spreadsheet, a script or somebody in a hurry made."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analysis import corpus
from analysis.corpus import Loaded
from analysis.corpus import manifest as rows
from analysis.model import StudyError
from analysis.output import printable
from tests.corpus.made import COLUMNS, manifest, said, study

RIGHT = "articles/right.txt"


def read(folder: Path, *made: tuple[str, ...], columns: tuple[str, ...] = COLUMNS) -> Loaded:
    manifest(study(folder / "study"), [columns, *made])
    return corpus.load(folder / "study")


def refused(folder: Path, data: bytes) -> list[str]:
    """The lines with which a manifest of these bytes is refused."""
    (study(folder / "study") / "manifest.csv").write_bytes(data)
    with pytest.raises(StudyError) as error:
        corpus.load(folder / "study")
    return [problem.line() for problem in error.value.problems]


def test_words_that_mean_nothing_elsewhere_and_numbers_with_noughts_are_themselves(tmp_path: Path):
    (article,) = read(tmp_path, ("007", RIGHT, "NA")).articles
    assert (article.id, article.outlet) == ("007", "NA")


@pytest.mark.parametrize("outlet", ["null", "None", "nan", "-", "1e5", "TRUE", "=1+1", "0"])
def test_any_outlet_is_itself(tmp_path: Path, outlet: str):
    assert [a.outlet for a in read(tmp_path, ("1", RIGHT, outlet)).articles] == [outlet]


@pytest.mark.parametrize(
    "date",
    ["2025-9-4", "2025-09-04 ", "04/09/2025", "2025-02-29", "20250904", "2025-09-04T00:00",
     "2025-W36-4", "45904", "Sept 4, 2025", "２０２５-09-04"],
)  # fmt: skip
def test_a_date_is_written_one_way_only(tmp_path: Path, date: str):
    with pytest.raises(StudyError) as error:
        read(tmp_path, ("1", RIGHT, "A", date), columns=(*COLUMNS, "published"))
    assert [problem.line() for problem in error.value.problems] == [
        f"manifest.csv, row 2: '{date}' is no date; write it as YYYY-MM-DD, or leave it empty"
    ]


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (
            b"article;file;outlet\r\n1;articles/right.txt;A\r\n",
            ", row 1: the cells are parted by semicolons, not commas; save it as CSV with commas",
        ),
        (
            b"article\tfile\toutlet\n1\tarticles/right.txt\tA\n",
            ", row 1: the cells are parted by tabs, not commas; save it as CSV with commas",
        ),
        (
            b"sep=,\narticle,file,outlet\n",
            ", row 1: 'sep=' is a line for one spreadsheet program; delete that line",
        ),
        ("article,file,outlet\n".encode("utf-16"), ": not UTF-8 from byte 0; save it as UTF-8"),
        (b"PK\x03\x04\x00\x00", ": not text; save it as UTF-8"),
        (
            b'article,file,outlet\n1,"articles/right.txt,A\n2,b.txt,B\n',
            ", row 2: a quotation mark opens and does not close: nothing from here on is read; "
            "mend the quotation marks",
        ),
        (
            b"article,file,outlet\n1,articles/right.txt,A,x\n",
            ", row 2: 4 cells where the header has 3; put text that holds a comma in quotes",
        ),
        (
            b"article,file,outlet\n1,articles/right.txt\n",
            ", row 2: 2 cells where the header has 3; put text that holds a comma in quotes",
        ),
    ],
)  # fmt: skip
def test_what_a_spreadsheet_saved_otherwise_is_told_and_not_guessed(
    tmp_path: Path, data: bytes, line: str
):
    assert refused(tmp_path, data) == [f"manifest.csv{line}"]


def test_a_column_that_is_missing_hides_nothing_that_is_wrong_in_the_rows(tmp_path: Path):
    assert refused(
        tmp_path,
        b"article,file,published\n"
        b"1,articles/right.txt,4 Sept\n"
        b",articles/none.txt,\n"
        b"1,articles/right.txt\n",
    ) == [
        "manifest.csv, row 1: there is no column 'outlet'; add it",
        "manifest.csv, row 2: '4 Sept' is no date; write it as YYYY-MM-DD, or leave it empty",
        "manifest.csv, row 3: 'article' is empty; fill it",
        "manifest.csv, row 4: 2 cells where the header has 3; put text that holds a comma in quotes",
        "manifest.csv, row 3: there is no file 'articles/none.txt'; add the file or mend its name",
    ]


def test_without_files_the_rows_are_looked_at_alone(tmp_path: Path):
    assert refused(tmp_path, b"article,outlet,url\n1,,x:y\n1,A,\n") == [
        "manifest.csv, row 1: there is no column 'file'; add it",
        "manifest.csv, row 2: 'outlet' is empty; fill it",
        "manifest.csv, row 2: url 'x:y' is no web address; write it from https:// on, "
        "or leave it empty",
        "manifest.csv, row 3: the article '1' stands in row 2 already; "
        "give each article an id of its own",
    ]


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"])
def test_a_mark_any_line_ends_and_rows_of_commas_alone_are_no_news(tmp_path: Path, end: bytes):
    lines = [b"\xef\xbb\xbfarticle,file,outlet", b"1,articles/right.txt,A", b",,", b""]
    (study(tmp_path / "study") / "manifest.csv").write_bytes(end.join(lines))
    found = corpus.load(tmp_path / "study")
    assert ([article.id for article in found.articles], said(found)) == (["1"], [])


def test_columns_without_a_name_are_noted_and_not_read(tmp_path: Path):
    found = read(tmp_path, ("0", "1", RIGHT, "A", ""), columns=("", *COLUMNS, ""))
    assert [article.id for article in found.articles] == ["1"]
    assert said(found) == [
        "note manifest.csv, row 1: column 1 has no name and is not read; name it, or delete it",
        "note manifest.csv, row 1: column 5 has no name and is not read; name it, or delete it",
    ]
    assert found.extras == {"1": {}}


@pytest.mark.parametrize(
    ("cells", "line"),
    [
        (("a\nb", RIGHT, "A"), "'article' has more than one line; write it on one"),
        (
            ("a", RIGHT, "A\x01"),
            "'outlet' holds a character that nothing can show (U+0001); delete it",
        ),
        (
            ("a", RIGHT, "A\x1b[2J"),
            "'outlet' holds a character that nothing can show (U+001B); delete it",
        ),
    ],
)
def test_a_name_is_one_line_that_can_be_shown(tmp_path: Path, cells: tuple[str, ...], line: str):
    with pytest.raises(StudyError) as error:
        read(tmp_path, cells)
    assert [problem.line() for problem in error.value.problems] == [f"manifest.csv, row 2: {line}"]


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "//example.org/a"])
def test_an_address_that_a_report_should_not_link_is_refused(tmp_path: Path, url: str):
    with pytest.raises(StudyError) as error:
        read(tmp_path, ("1", RIGHT, "A", url), columns=(*COLUMNS, "url"))
    assert [problem.line() for problem in error.value.problems] == [
        f"manifest.csv, row 2: url '{url}' is no web address; "
        "write it from https:// on, or leave it empty"
    ]


def test_a_cell_too_long_for_a_line_is_shortened_in_what_is_said(tmp_path: Path):
    with pytest.raises(StudyError) as error:
        read(tmp_path, ("1", "x" * 5000, "A"))
    (problem,) = error.value.problems
    assert problem.fault == f"there is no file '{'x' * 77}...'"


def test_names_that_differ_in_capitals_or_blanks_are_two_with_a_note(tmp_path: Path):
    found = read(tmp_path, ("a", RIGHT, "Alpha"), ("A", RIGHT, "alpha "))
    assert [(article.id, article.outlet) for article in found.articles] == [
        ("A", "alpha "),
        ("a", "Alpha"),
    ]
    assert said(found)[:2] == [
        "note manifest.csv, row 3: article 'A' is nearly 'a'; "
        "they are two; mend one if the same is meant",
        "note manifest.csv, row 3: outlet 'alpha ' is nearly 'Alpha'; "
        "they are two outlets; write one name where one is meant",
    ]


def test_files_that_differ_in_capitals_alone_are_two_with_a_note(tmp_path: Path):
    folder = study(tmp_path / "study", {"Right.txt": "Another text, in which they met again."})
    manifest(folder, [COLUMNS, ("1", RIGHT, "A"), ("2", "articles/Right.txt", "A")])
    found = corpus.load(folder)
    assert len({article.source for article in found.articles}) == 2
    assert said(found) == [
        f"note manifest.csv, row 3: file 'articles/Right.txt' is nearly '{RIGHT}'; "
        "on some systems they are one file; rename one"
    ]


CELL = st.text(max_size=30)


@given(st.lists(st.tuples(CELL, CELL, CELL, CELL), max_size=4), st.sampled_from(["published", "x"]))
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_any_text_in_any_cell_is_kept_or_is_a_problem_of_its_row(
    made: list[tuple[str, str, str, str]], column: str
):
    out = io.StringIO()
    csv.writer(out).writerows([(*COLUMNS, column), *made])
    found, problems = rows.listed(out.getvalue())
    assert all(len(printable(problem.line()).splitlines()) == 1 for problem in problems)
    kept = [tuple(row.cells.values()) for row in found]
    # A row without a word in it is no row; whatever else was written is there, cell by cell.
    assert kept == [row for row in made if any(cell.strip() for cell in row)]
    for number, row in enumerate(made, 2):
        empty = [name for name, cell in zip(COLUMNS, row, strict=False) if not cell.strip()]
        if 0 < len(empty) < 3:
            place = f"manifest.csv, row {number}"
            assert any(p.place == place and p.severity == "error" for p in problems)


@given(st.text(max_size=200))
def test_any_text_is_a_manifest_or_says_why_not(text: str):
    found, problems = rows.listed(text)
    assert found or problems
