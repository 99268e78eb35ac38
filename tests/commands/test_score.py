from __future__ import annotations

import csv
import io
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Framing = Callable[..., Any]
SENTENCE = (
    "article,sentence,start,end,kind,alliance,strain,russia,attributed,sentiment,"
    "sentiment_masked,text"
)
ARTICLE = (
    "article,outlet,outlet_basis,published,title,words,sentences,alliance,strain,both,russia,"
    "attributed"
)
TEXT = "China and North Korea restored ties after years of distance. Putin watched."


@pytest.fixture
def collection(tmp_path: Path) -> Path:
    path = tmp_path / "in.csv"
    path.write_text(f"article,text,outlet,title\n1,{TEXT},A,\n2,{TEXT},B,Ties restored\n")
    return path


def rows(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"), newline="")))


def test_a_row_a_sentence_with_offsets_into_the_text(
    framing: Framing, collection: Path, tmp_path: Path
):
    out = tmp_path / "out.csv"
    ran = framing("score", collection, "--out", out)
    assert (ran.code, ran.out, ran.err) == (0, ["2 articles scored, 0 rows skipped"], [])
    assert out.read_text().splitlines()[0].startswith(f"{SENTENCE},")
    scored = [row for row in rows(out) if row["sentence"] != "0"]
    assert len(scored) == 2 * 2
    for row in scored:
        assert TEXT[int(row["start"]) : int(row["end"])] == row["text"]
    first, second = ([row[name] for name in ("alliance", "strain", "russia")] for row in scored[:2])
    assert first == ["1", "1", "0"]  # restored: close now, and cooled before
    assert second == ["0", "0", "1"]  # Putin


def test_a_title_beside_the_text_is_sentence_0_with_empty_offsets(
    framing: Framing, collection: Path, tmp_path: Path
):
    out = tmp_path / "out.csv"
    framing("score", collection, "--out", out)
    (title,) = [row for row in rows(out) if row["sentence"] == "0"]
    names = ("article", "start", "end", "kind", "text")
    assert [title[name] for name in names] == ["2", "", "", "title", "Ties restored"]


def test_offsets_of_a_text_put_right_are_into_the_text_given(framing: Framing, tmp_path: Path):
    given = "Itâ€™s a bond. China and North Koreaâ€™s tie held."
    path, out = tmp_path / "in.csv", tmp_path / "out.csv"
    path.write_text(f"article,text\n1,{given}\n", encoding="utf-8")
    ran = framing("score", path, "--out", out)
    assert [line.partition(": ")[0] for line in ran.err] == [f"{path}, row 2"]
    scored = [(row["text"], given[int(row["start"]) : int(row["end"])]) for row in rows(out)]
    assert scored == [
        ("It’s a bond.", "Itâ€™s a bond."),
        ("China and North Korea’s tie held.", "China and North Koreaâ€™s tie held."),
    ]


def test_a_row_an_article_counts_its_sentences(framing: Framing, collection: Path, tmp_path: Path):
    out = tmp_path / "out.csv"
    framing("score", collection, "--out", out, "--unit", "article")
    assert out.read_text().splitlines()[0] == ARTICLE
    first = rows(out)[0]
    # Two sentences: one both alliance and strain, one that names Russia.
    names = ("outlet", "sentences", "alliance", "strain", "both", "russia")
    assert [first[name] for name in names] == ["A", "2", "1", "1", "1", "1"]


@pytest.mark.parametrize("unit", ["sentence", "article"])
def test_csv_and_jsonl_say_the_same(framing: Framing, collection: Path, tmp_path: Path, unit: str):
    for ending in ("csv", "jsonl"):
        framing("score", collection, "--out", tmp_path / f"out.{ending}", "--unit", unit)
    lines = (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()
    for row, line in zip(rows(tmp_path / "out.csv"), map(json.loads, lines), strict=True):
        assert list(row) == list(line)
        for name, value in line.items():
            written = f"{value:.6f}" if isinstance(value, float) else str(value)
            assert row[name] == ("" if value is None else written)


def test_jsonl_in_is_csv_in(framing: Framing, collection: Path, tmp_path: Path):
    lines = tmp_path / "in.jsonl"
    lines.write_text("".join(json.dumps(row) + "\n" for row in rows(collection)))
    framing("score", collection, "--out", tmp_path / "a.csv")
    framing("score", lines, "--out", tmp_path / "b.csv")
    assert (tmp_path / "a.csv").read_bytes() == (tmp_path / "b.csv").read_bytes()


def test_parquet_in_and_out_say_what_jsonl_says(framing: Framing, collection: Path, tmp_path: Path):
    from pyarrow import Table, parquet

    held = rows(collection)
    parquet.write_table(Table.from_pylist(held), tmp_path / "in.parquet")
    framing("score", collection, "--out", tmp_path / "a.jsonl")
    ran = framing("score", tmp_path / "in.parquet", "--out", tmp_path / "b.parquet")
    assert (ran.code, ran.out) == (0, ["2 articles scored, 0 rows skipped"])
    lines = (tmp_path / "a.jsonl").read_text(encoding="utf-8").splitlines()
    assert parquet.read_table(tmp_path / "b.parquet").to_pylist() == [json.loads(x) for x in lines]


@pytest.mark.parametrize(
    ("made", "line"),
    [
        (b"no table", "not Parquet; check how it was written"),
        (b"PAR1 cut off PAR1", "not Parquet; check how it was written"),
        (None, "cannot be read (not Parquet); check its name"),
    ],
)
def test_what_is_no_parquet_is_one_line(framing: Framing, tmp_path: Path, made, line: str):
    path = tmp_path / "in.parquet"
    if made is not None:
        path.write_bytes(made)
    ran = framing("score", path, "--out", tmp_path / "out.csv")
    assert (ran.code, len(ran.err)) == (2, 1)
    assert ran.err[0].startswith(f"{path}: ")
    assert not (tmp_path / "out.csv").exists()
    assert made is None or ran.err[0] == f"{path}: {line}"


def test_a_bad_row_of_parquet_is_listed_and_the_rest_go_on(framing: Framing, tmp_path: Path):
    from datetime import date

    from pyarrow import Table, parquet

    held = [
        {"article": "1", "text": TEXT, "published": date(2025, 9, 5)},
        {"article": "2", "text": None, "published": None},
    ]
    parquet.write_table(Table.from_pylist(held), tmp_path / "in.parquet")
    ran = framing(
        "score", tmp_path / "in.parquet", "--out", tmp_path / "out.csv", "--unit", "article"
    )
    assert (ran.code, ran.out) == (0, ["1 article scored, 1 row skipped"])
    assert ran.err == [f"{tmp_path}/in.parquet, row 2: there is no 'text'; add it"]
    assert rows(tmp_path / "out.csv")[0]["published"] == "2025-09-05"


def test_a_bad_row_is_listed_and_counted_and_the_rest_go_on(
    framing: Framing, collection: Path, tmp_path: Path
):
    with collection.open("a") as file:
        file.write(f"3,,C,\n4,{TEXT},D,\n")
    ran = framing("score", collection, "--out", tmp_path / "out.csv")
    assert (ran.code, ran.out) == (0, ["3 articles scored, 1 row skipped"])
    assert ran.err == [f"{collection}, row 4: 'text' is empty; fill it or drop the row"]
    assert {row["article"] for row in rows(tmp_path / "out.csv")} == {"1", "2", "4"}


def test_when_no_row_can_be_scored_nothing_is_written(framing: Framing, tmp_path: Path):
    path, out = tmp_path / "in.csv", tmp_path / "out.csv"
    path.write_text("article,text\n1,\n2,\n")
    ran = framing("score", path, "--out", out)
    assert ran.code == 2
    assert ran.err[-1] == f"{path}: none of 2 rows can be scored; mend the rows listed above"
    assert not out.exists()


@pytest.mark.parametrize("out", ["out.csv", "out/"])
@pytest.mark.parametrize("ending", ["csv", "jsonl", "parquet"])
def test_a_collection_without_a_row_is_one_line(
    framing: Framing, tmp_path: Path, out: str, ending: str
):
    from pyarrow import Table, parquet

    path = tmp_path / f"in.{ending}"
    if ending == "parquet":
        parquet.write_table(Table.from_pydict({"article": [], "text": []}), path)
    else:
        path.write_text("article,text\n" if ending == "csv" else "\n")
    ran = framing("score", path, "--out", f"{tmp_path}/{out}")
    line = f"{path}: there is no article in it; write a row an article"
    assert (ran.code, ran.out, ran.err) == (2, [], [line])
    assert not (tmp_path / "out.csv").exists()
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / path.name).write_bytes(path.read_bytes())
    ran = framing("score", path, tmp_path / "more", "--out", f"{tmp_path}/{out}")
    line = f"{path}: there is no article in it, nor in 1 input more; write a row an article"
    assert (ran.code, ran.out, ran.err[-1]) == (2, [], line)


@pytest.mark.parametrize(("out", "parts"), [("out.csv", ""), ("out/", ", 3 parts")])
def test_files_without_a_row_beside_others_are_a_note(
    framing: Framing, collection: Path, tmp_path: Path, out: str, parts: str
):
    empty = [tmp_path / "a.csv", tmp_path / "b.jsonl"]
    empty[0].write_text("article,text\n")
    empty[1].touch()
    ran = framing("score", *empty, collection, "--out", f"{tmp_path}/{out}")
    assert (ran.code, ran.out) == (0, [f"2 articles scored, 0 rows skipped{parts}"])
    assert ran.err == [
        f"{empty[0]}: there is no row in it, nor in 1 file more; fill it, or take it out"
    ]


def test_scope_off_counts_warm_words_about_any_pair(framing: Framing, tmp_path: Path):
    path = tmp_path / "in.csv"
    path.write_text("article,text\n1,Russia and North Korea deepened their friendship.\n")
    found = {}
    for scope in ("paragraph", "off"):
        framing("score", path, "--out", tmp_path / "out.csv", "--scope", scope)
        found[scope] = rows(tmp_path / "out.csv")[0]["alliance"]
    assert found == {"paragraph": "0", "off": "1"}


@pytest.mark.parametrize(
    ("out", "line"),
    [
        ("out.txt", "--out: the ending '.txt' is not known; use .csv or .jsonl or .parquet"),
        ("in.csv", "--out: '{folder}/in.csv' is an input; name another file"),
        ("folder.csv", "--out: '{folder}/folder.csv' is a folder; name a file in it"),
    ],
)
def test_a_wrong_out_is_found_before_the_reading_starts(
    framing: Framing, collection: Path, tmp_path: Path, out: str, line: str
):
    (tmp_path / "folder.csv").mkdir()
    before = collection.read_bytes()
    ran = framing("score", collection, "--out", tmp_path / out)
    assert (ran.code, ran.err) == (2, [line.format(folder=tmp_path)])
    assert collection.read_bytes() == before


@pytest.mark.parametrize("ending", ["csv", "jsonl", "parquet"])
@pytest.mark.parametrize("out", ["out.csv", "out/"])
@pytest.mark.parametrize(
    ("kind", "why"),
    [
        ("circle", "a link that leads in circles"),
        ("nowhere", "a link that leads nowhere"),
        ("pipe", "a pipe or a device, and no file"),
    ],
)
def test_an_input_that_is_no_file_is_one_line(
    framing: Framing, tmp_path: Path, ending: str, out: str, kind: str, why: str
):
    path = tmp_path / f"in.{ending}"
    _odd(path, kind)
    ran = framing("score", path, "--out", f"{tmp_path}/{out}")
    assert (ran.code, ran.err) == (2, [f"{path}: cannot be read ({why}); check its name"])


def _odd(path: Path, kind: str) -> None:
    """Put something at a path that is no file."""
    if kind == "pipe":
        os.mkfifo(path)
    else:
        path.symlink_to(path if kind == "circle" else path.with_name("none"))


@pytest.mark.parametrize(
    ("out", "kind", "line"),
    [
        ("x.csv", "circle", "'{}' is a link that leads in circles; name another file"),
        ("x.parquet", "circle", "'{}' is a link that leads in circles; name another file"),
        ("x/", "circle", "'{}' is a link that leads in circles; name another folder"),
        ("x.csv", "pipe", "'{}' is a pipe or a device, and no file; name another file"),
    ],
)
def test_an_out_that_is_no_file_is_one_line(
    framing: Framing, collection: Path, tmp_path: Path, out: str, kind: str, line: str
):
    path = tmp_path / out
    _odd(path, kind)
    ran = framing("score", collection, "--out", f"{tmp_path}/{out}")
    assert (ran.code, ran.err) == (2, [f"--out: {line.format(path)}"])
    assert path.is_symlink() or path.is_fifo()


ENDS = "in none of .csv, .jsonl, .parquet"


@pytest.mark.parametrize(
    ("odd", "others", "line"),
    [
        ((), (), ""),
        ((), ("notes.txt",), f"1 file not read: notes.txt; it ends {ENDS}"),
        ((), ("noext", "z.txt"), f"2 files not read: noext, z.txt; they end {ENDS}"),
        (
            ("pipe",),
            (),
            "1 file not read: pipe.csv (a pipe or a device, and no file); put a file in its place",
        ),
        (
            ("circle", "nowhere", "pipe"),
            ("a", "b.txt"),
            "5 files not read: circle.csv (a link that leads in circles), nowhere.csv (a link that "
            "leads nowhere), pipe.csv (a pipe or a device, and no file) and 2 more; put files in "
            f"place of links and pipes; 2 of them end {ENDS}",
        ),
    ],
)
@pytest.mark.parametrize("out", ["out.csv", "out/"])
def test_files_of_a_folder_that_are_not_taken_are_a_line(
    framing: Framing, tmp_path: Path, odd: tuple[str, ...], others: tuple[str, ...], line: str, out
):
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "in.csv").write_text(f"article,text\n1,{TEXT}\n")
    for kind in odd:
        _odd(folder / f"{kind}.csv", kind)
    for name in (*others, "_SUCCESS", ".hidden"):
        (folder / name).touch()
    ran = framing("score", folder, "--out", f"{tmp_path}/{out}")
    assert (ran.code, ran.err) == (0, [f"{folder}: {line}"] if line else [])


def test_a_folder_in_a_folder_that_is_not_looked_into_is_named(
    framing: Framing, collection: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    folder = tmp_path / "in"
    for name in ("deep", "shut", "read"):
        (folder / name).mkdir(parents=True)
    (folder / "read" / "in.csv").write_bytes(collection.read_bytes())
    (folder / "link").symlink_to(tmp_path)
    allowed = os.access
    monkeypatch.setattr(os, "access", lambda p, how: Path(p).name != "shut" and allowed(p, how))
    ran = framing("score", folder, "--out", tmp_path / "out.csv")
    assert (ran.code, ran.out) == (0, ["2 articles scored, 0 rows skipped"])
    assert ran.err == [
        f"{folder}: 2 files not read: link (a link to a folder), shut (a folder that may not be "
        "opened); put files in their place"
    ]


def test_a_missing_input_is_one_line(framing: Framing, tmp_path: Path):
    ran = framing("score", tmp_path / "none.csv", "--out", tmp_path / "out.csv")
    assert (ran.code, ran.err) == (
        2,
        [f"{tmp_path}/none.csv: cannot be read (No such file or directory); check its name"],
    )


def test_a_codebook_that_is_not_there_is_one_line(
    framing: Framing, collection: Path, tmp_path: Path
):
    ran = framing("score", collection, "--out", tmp_path / "out.csv", "--codebook", "none.toml")
    assert ran.code == 2
    (line,) = ran.err
    assert line.startswith("--codebook 'none.toml': there is no such codebook; ")


def test_what_a_spreadsheet_would_run_is_guarded_in_csv_only(framing: Framing, tmp_path: Path):
    path = tmp_path / "in.csv"
    path.write_text('article,text\n1,"=HYPERLINK(1) said China."\n')
    framing("score", path, "--out", tmp_path / "out.csv")
    framing("score", path, "--out", tmp_path / "out.jsonl")
    assert rows(tmp_path / "out.csv")[0]["text"].startswith("'=")
    assert json.loads((tmp_path / "out.jsonl").read_text())["text"].startswith("=")


def test_a_folder_gets_the_rows_that_a_file_gets(
    framing: Framing, collection: Path, tmp_path: Path
):
    from pyarrow import parquet

    framing("score", collection, "--out", tmp_path / "out.jsonl")
    lines = (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()
    ran = framing("score", collection, "--out", f"{tmp_path}/scored/", "--workers", 1)
    assert (ran.code, ran.out, ran.err) == (0, ["2 articles scored, 0 rows skipped, 1 part"], [])
    (part,) = (tmp_path / "scored" / "sentences").iterdir()
    wanted = [json.loads(line) for line in lines]
    held = parquet.read_table(part).to_pylist()
    assert [{name: row[name] for name in wanted[0]} for row in held] == wanted


def test_a_folder_lists_what_could_not_be_scored_and_goes_on_without_it(
    framing: Framing, collection: Path, tmp_path: Path
):
    with collection.open("a") as file:
        file.write(f"3,,C,\n1,{TEXT},D,\n")
    (tmp_path / "bad.csv").write_text("no,columns\n")
    ran = framing("score", collection, tmp_path / "bad.csv", "--out", f"{tmp_path}/scored/")
    assert (ran.code, ran.out) == (
        0,
        ["2 articles scored, 2 rows skipped, 1 file not read to the end, 2 parts"],
    )
    assert [*ran.err[:2], *sorted(ran.err[2:])] == [
        f"{tmp_path}/bad.csv, row 1: there is no column 'article'; add it",
        f"{tmp_path}/bad.csv, row 1: there is no column 'text'; add it",
        f"{collection}, row 4: 'text' is empty; fill it or drop the row",
        f"{collection}, row 5: the article '1' stands there already; give each article an id of "
        "its own",
    ]


def test_files_that_are_not_read_come_before_rows_and_are_counted_apart(
    framing: Framing, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    from analysis.commands import score

    folder = tmp_path / "in"
    folder.mkdir()
    bad = "".join(f"{n},\n" for n in range(30))
    (folder / "a.csv").write_text(f"article,text\nx,{TEXT}\n{bad}")
    (folder / "b.parquet").write_bytes(b"no table")
    (folder / "c.jsonl").write_bytes(b'{"article": "1", "text": "caf\xe9"}\n')
    (folder / "d.csv").write_text(f'article,text\ny,{TEXT}\nz,"{TEXT}\n')
    said = "2 articles scored, 30 rows skipped, 3 files not read to the end, 4 parts"
    files = [
        f"{folder}/b.parquet: not Parquet; write it out again",
        f"{folder}/c.jsonl: not UTF-8 from byte 29 (Windows-1252?); save it as UTF-8",
        f"{folder}/d.csv, row 3: a quotation mark opens and does not close: nothing from here on "
        "is read; mend the quotation marks",
    ]
    rows = [
        f"{folder}/a.csv, row {n}: 'text' is empty; fill it or drop the row" for n in range(3, 23)
    ]
    out = f"{tmp_path}/out/"
    more = f"{out}: 10 problems more; see its table of problems"
    for _ in range(2):  # and once more, when all is finished
        ran = framing("score", folder, "--out", out)
        assert (ran.code, ran.out, ran.err) == (0, [said], [*files, *rows, more])
    monkeypatch.setattr(score, "FILES", 1)
    ran = framing("score", folder, "--out", out)
    rest = f"{out}: 2 files more not read to the end; see its table of problems"
    assert ran.err == [files[0], rest, *rows, more]


def test_a_file_of_which_the_rest_is_not_read_is_counted_in_a_single_file_too(
    framing: Framing, tmp_path: Path
):
    path = tmp_path / "in.csv"
    path.write_text(f'article,text\ny,{TEXT}\nz,"{TEXT}\n')
    ran = framing("score", path, "--out", tmp_path / "out.csv")
    line = "1 article scored, 0 rows skipped, 1 file not read to the end"
    assert (ran.code, ran.out, len(ran.err)) == (0, [line], 1)


def test_when_no_file_of_a_folder_can_be_read_it_is_said(framing: Framing, tmp_path: Path):
    (tmp_path / "in.parquet").write_text("no table")
    ran = framing("score", tmp_path / "in.parquet", "--out", f"{tmp_path}/scored/")
    assert (ran.code, ran.out) == (2, [])
    assert ran.err == [
        f"{tmp_path}/in.parquet: not Parquet; write it out again",
        f"{tmp_path}/in.parquet: none of 1 file can be read; mend what is listed above",
    ]


@pytest.mark.parametrize("out", ["out.csv", "out/"])
@pytest.mark.parametrize("cell", [b"\xff\xfe", 7])
def test_the_mend_of_a_cell_of_parquet_that_is_no_text_is_one_for_parquet(
    framing: Framing, tmp_path: Path, out: str, cell: object
):
    from pyarrow import Table, parquet

    path = tmp_path / "in.parquet"
    parquet.write_table(Table.from_pylist([{"article": "1", "text": cell}]), path)
    ran = framing("score", path, "--out", f"{tmp_path}/{out}")
    line = f"{path}, row 1: 'text' is not a text; write the column as text, in UTF-8"
    assert (ran.code, ran.err[0]) == (2, line)


@pytest.mark.parametrize("out", ["out.csv", "out/"])
def test_the_mend_of_a_cell_of_jsonl_that_is_no_text_is_quotes(
    framing: Framing, tmp_path: Path, out: str
):
    path = tmp_path / "in.jsonl"
    path.write_text('{"article": "1", "text": 7}\n')
    ran = framing("score", path, "--out", f"{tmp_path}/{out}")
    assert ran.err[0] == f"{path}, line 1: 'text' is not a text; put it in quotes"


def test_when_no_row_of_a_folder_can_be_scored_it_is_said(framing: Framing, tmp_path: Path):
    (tmp_path / "in.csv").write_text("article,text\n1,\n")
    ran = framing("score", tmp_path / "in.csv", "--out", f"{tmp_path}/scored/")
    assert ran.code == 2
    assert ran.err[-1].endswith("none of 1 row can be scored; mend the rows listed above")


@pytest.mark.parametrize(
    ("more", "line"),
    [
        (("--workers", "2"), "--workers: one process writes a single file"),
        (("--engine", "dask"), "--engine: one process writes a single file"),
    ],
)
def test_engines_fill_folders(
    framing: Framing, collection: Path, tmp_path: Path, more: tuple[str, ...], line: str
):
    ran = framing("score", collection, "--out", tmp_path / "out.csv", *more)
    assert (ran.code, ran.err) == (2, [f"{line}; name a folder: end --out in /"])


def test_quiet_prints_problems_only(framing: Framing, collection: Path, tmp_path: Path):
    for out in (tmp_path / "out.csv", f"{tmp_path}/scored/"):
        ran = framing("score", collection, "--out", out, "--quiet")
        assert (ran.code, ran.out, ran.err) == (0, [], [])


def test_a_dataset_within_its_input_is_none_of_it(framing: Framing, tmp_path: Path):
    archive = tmp_path / "archive"
    archive.mkdir()
    (archive / "a.csv").write_text(f"article,text\n1,{TEXT}\n")
    line = "1 article scored, 0 rows skipped, 1 part"
    for _ in range(2):
        ran = framing("score", archive, "--out", f"{archive}/scored/")
        assert (ran.code, ran.out) == (0, [line])
