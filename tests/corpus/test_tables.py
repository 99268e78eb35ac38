"""Claims about collections: a row an article, in CSV, JSONL or Parquet, from whoever wrote it."""

from __future__ import annotations

import datetime
import json
import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import corpus
from analysis.model import Article, Problem, StudyError

GOOD = "They met in the capital."


def found(path: Path) -> tuple[list[tuple[str, str, str, str]], list[str]]:
    """The articles, and what is said of the others."""
    rows = list(corpus.rows(path))
    articles = [(r.id, r.outlet, r.published, r.source) for r in rows if isinstance(r, Article)]
    lines = [
        f"{r.severity} {r.line().removeprefix(f'{path}, ')}" for r in rows if isinstance(r, Problem)
    ]
    return articles, lines


def refused(path: Path, data: bytes | str | None = None) -> list[str]:
    if data is not None:
        path.write_bytes(data.encode() if isinstance(data, str) else data)
    with pytest.raises(StudyError) as error:
        list(corpus.rows(path))
    return [problem.line().removeprefix(str(path)) for problem in error.value.problems]


def parquet(path: Path, **columns: Any) -> Path:
    import pyarrow
    from pyarrow import parquet

    parquet.write_table(pyarrow.table(columns), path)
    return path


def test_an_id_and_an_outlet_are_what_is_written_in_all_three(tmp_path: Path):
    as_csv, as_lines = tmp_path / "a.csv", tmp_path / "a.jsonl"
    as_csv.write_text(f",article,text,outlet\n0,007,{GOOD},NA\n1,NA,{GOOD} Twice.,\n")
    as_lines.write_text(
        f'{{"article": "007", "text": "{GOOD}", "outlet": "NA"}}\r\n'
        f'{{"article": "NA", "text": "{GOOD} Twice.", "outlet": null}}\n'
    )
    texts = [GOOD, f"{GOOD} Twice."]
    made = parquet(tmp_path / "a.parquet", article=["007", "NA"], text=texts, outlet=["NA", None])
    right = ([("007", "NA", "", texts[0]), ("NA", "", "", texts[1])], [])
    assert found(as_csv) == found(as_lines) == found(made) == right


@pytest.mark.parametrize(
    ("name", "data", "line"),
    [
        ("a.csv", b"%PDF-1.7", ": a PDF file, not a table; save it as CSV in UTF-8"),
        ("a.csv", b"\x1f\x8b\x08", ": a gzip file, not a table; save it as CSV in UTF-8"),
        ("a.csv", b"PK\x03\x04", ": a zip file (as .docx and .odt are), not a table; save it as CSV in UTF-8"),
        ("a.jsonl", b"PAR1", ": a Parquet file, not a table; save it as CSV in UTF-8"),
        ("a.csv", "article,text\n".encode("utf-16"), ": not UTF-8 from byte 0 (UTF-16?); save it as UTF-8"),
        ("a.csv", b"article,text\n1,caf\xe9\n", ": not UTF-8 from byte 18 (Windows-1252?); save it as UTF-8"),
        ("a.csv", "article;text\n1;x\n", ", row 1: the cells are parted by semicolons, not commas; save it as CSV with commas"),
        ("a.csv", "", ": empty; write a header row: article,text"),
        ("a.parquet", b"PAR1 and no more PAR1", ": not Parquet; check how it was written"),
        ("a.json", "[]", ": the ending '.json' is not known; give a file in .csv or .jsonl or .parquet"),
    ],
)  # fmt: skip
def test_what_is_no_table_is_refused_in_one_line(
    tmp_path: Path, name: str, data: bytes | str, line: str
):
    assert refused(tmp_path / name, data) == [line]


def test_a_pipe_and_a_folder_are_no_table(tmp_path: Path):
    os.mkfifo(tmp_path / "a.csv")
    (tmp_path / "b.parquet").mkdir()
    line = ": a folder, a pipe or a device, and no file; save the table as a file"
    assert refused(tmp_path / "a.csv") == refused(tmp_path / "b.parquet") == [line]


def test_what_json_can_spell_and_no_article_can_hold_is_listed_line_by_line(tmp_path: Path):
    path = tmp_path / "a.jsonl"
    lines = [
        '{"article": true, "text": "x"}',
        '{"article": "1", "text": null}',
        '{"article": "1", "text": "x", "article": "2"}',
        "[" * 100_000,
        f'{{"article": "3", "text": "x", "outlet": {"9" * 5000}}}',
        f'{{"article": "4", "text": "{GOOD}\\u0001\\u001b[2J"}}',
    ]
    path.write_text("\n".join(lines))
    assert found(path) == (
        [("4", "", "", f"{GOOD}\ufffd\ufffd[2J")],
        [
            "skipped line 1: 'article' is not a text; put it in quotes",
            "skipped line 2: there is no 'text'; add it",
            "skipped line 3: not JSON ('article' stands there twice); mend that line",
            "skipped line 4: not JSON (nested too deep); mend that line",
            "skipped line 5: not JSON (Exceeds the limit (4300 digits) for integer string "
            "conversion: value has 5000 digits); mend that line",
            "mended line 6: characters that nothing can show were replaced; "
            "write the text out again as UTF-8",
        ],
    )


def test_a_table_with_nothing_in_it_has_no_article(tmp_path: Path):
    (tmp_path / "a.csv").write_text("article,text\n,\n\n")
    assert found(tmp_path / "a.csv") == ([], [])


def test_dates_and_numbers_of_parquet_are_written_out(tmp_path: Path):
    days = [datetime.date(2025, 9, 4), datetime.datetime(2025, 9, 5, 6)]
    for day in days:
        made = parquet(tmp_path / "a.parquet", article=[7], text=[GOOD], published=[day])
        assert found(made) == ([("7", "", day.isoformat()[:10], GOOD)], [])


def test_a_cell_of_parquet_that_is_no_text_costs_its_row_alone(tmp_path: Path):
    import pyarrow

    ends = pyarrow.py_buffer(b"".join(n.to_bytes(4, "little") for n in (0, 3, 27)))
    texts = pyarrow.Array.from_buffers(
        pyarrow.string(), 2, [None, ends, pyarrow.py_buffer(b"a\xffb" + GOOD.encode())]
    )
    made = parquet(tmp_path / "a.parquet", article=["1", "2"], text=texts)
    assert found(made) == (
        [("2", "", "", GOOD)],
        ["skipped row 1: a cell is not UTF-8; write it out again"],
    )


def test_two_rows_with_one_text_are_two_with_a_note(tmp_path: Path):
    text = "They met in the capital and said little of what they had come to sign there, "
    path = tmp_path / "a.csv"
    path.write_text("article,text\n" + "".join(f'{n},"{text * 2}"\n' for n in (1, 2)))
    articles, lines = found(path)
    assert [article[0] for article in articles] == ["1", "2"]
    assert lines == [
        "note row 3: the same text as the article '1'; "
        "it is kept; take it out if one text shall not count twice"
    ]


def test_what_was_misread_is_put_right_and_said_and_offsets_are_into_the_text_given(tmp_path: Path):
    path = tmp_path / "a.csv"
    given = "China and North Koreaâ€™s tie held. It â€œheldâ€\u009d, Xi said."
    path.write_text(f'article,text,title\n1,"{given}",Koreaâ€™s tie\n', encoding="utf-8")
    articles, lines = found(path)
    source = articles[0][3]
    assert source == "China and North Korea’s tie held. It “held”, Xi said."
    assert lines == [
        "mended row 2: UTF-8 that was read as Windows-1252 in 3 places, from character 21; "
        "it is put right; save it as UTF-8",
        "mended row 2, title: UTF-8 that was read as Windows-1252 in one place, from character 5; "
        "it is put right; save it as UTF-8",
    ]
    (article,) = (row for row in corpus.rows(path) if isinstance(row, Article))
    assert article.title == "Korea’s tie"
    # Each sign of three bytes is one character now: two fewer for each that stands before.
    for word in ("China", "tie", "held.", "held", "Xi said."):
        at = source.rindex(word)
        assert given[article.given(at) : article.given(at + len(word))] == word
    quoted = source.index("“held”")
    assert given[article.given(quoted) : article.given(quoted + 6)] == "â€œheldâ€\u009d"


def test_a_place_in_a_text_misread_twice_leads_back_to_it(tmp_path: Path):
    path = tmp_path / "a.jsonl"
    once = "it’s so".encode().decode("cp1252")
    given = f"{once.encode().decode('cp1252')} and {once} and so on."
    path.write_text(json.dumps({"article": "1", "text": given}), encoding="utf-8")
    (article,) = (row for row in corpus.rows(path) if isinstance(row, Article))
    assert article.source == "it’s so and it’s so and so on."
    for word in ("it", "s so and it", "on."):
        at = article.source.rindex(word)
        assert given[article.given(at + len(word)) - 1] == word[-1]
        assert given[article.given(at)] == word[0]


def test_a_page_in_a_cell_is_said_and_left(tmp_path: Path):
    path = tmp_path / "a.csv"
    page = f"<html><body><p>{GOOD}</p></body></html>"
    path.write_text(f"article,text\n1,{page}\n", encoding="utf-8")
    articles, lines = found(path)
    assert articles[0][3] == page
    assert lines == [
        "note row 2: looks like a web page; offsets are into it, so its tags are read as text; "
        "put the article's words in"
    ]


@given(st.lists(st.tuples(st.text(max_size=10), st.text(max_size=60)), max_size=5))
def test_each_row_of_any_texts_is_an_article_or_is_listed(
    tmp_path_factory: pytest.TempPathFactory, made: list[tuple[str, str]]
):
    path = tmp_path_factory.mktemp("rows") / "a.jsonl"
    lines = (json.dumps({"article": id, "text": text}) for id, text in made)
    path.write_text("\n".join(lines), encoding="utf-8")
    rows = list(corpus.rows(path))
    articles = [row for row in rows if isinstance(row, Article)]
    skipped = [row for row in rows if isinstance(row, Problem) and row.severity == "skipped"]
    assert len(articles) + len(skipped) == len(made)
    # Offsets are into the text as given: nothing in it is moved.
    given = [len(text) for _, text in made]
    assert all(len(article.source) in given for article in articles)
