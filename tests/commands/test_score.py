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


def test_a_collection_without_rows_is_a_table_without_rows(framing: Framing, tmp_path: Path):
    path, out = tmp_path / "in.csv", tmp_path / "out.csv"
    path.write_text("article,text\n")
    assert framing("score", path, "--out", out, "--unit", "article").code == 0
    assert out.read_text() == f"{ARTICLE}\n"


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
        ["2 articles scored, 2 rows skipped, 1 file not read, 2 parts"],
    )
    assert ran.err[:2] == [
        f"{tmp_path}/bad.csv, row 1: there is no column 'article'; add it",
        f"{tmp_path}/bad.csv, row 1: there is no column 'text'; add it",
    ]
    assert sorted(ran.err[2:]) == [
        f"{collection}, row 4: 'text' is empty; fill it or drop the row",
        f"{collection}, row 5: the article '1' stands there already; give each article an id of "
        "its own",
    ]


def test_files_of_a_folder_that_are_no_collections_are_said(
    framing: Framing, collection: Path, tmp_path: Path
):
    archive = tmp_path / "archive"
    archive.mkdir()
    (archive / "a.csv").write_bytes(collection.read_bytes())
    for name in ("notes.txt", "noext", ".hidden", "_marked.csv"):
        (archive / name).write_text("no collection")
    os.mkfifo(archive / "pipe.csv")
    (archive / "loop.jsonl").symlink_to("loop.jsonl")
    ran = framing("score", archive, "--out", f"{tmp_path}/scored/")
    assert (ran.code, ran.out) == (0, ["2 articles scored, 0 rows skipped, 1 part"])
    assert ran.err == [
        f"{archive}/loop.jsonl: is a link that leads in circles: not read; put the file itself there",
        f"{archive}/pipe.csv: is a pipe or a device, and no file: not read; "
        "put the file itself there",
        f"{archive}: files that are not read: 1 .txt, 1 without an ending; "
        "a collection ends in .csv, .jsonl or .parquet",
    ]


@pytest.mark.parametrize("ending", [".csv", ".jsonl", ".parquet"])
def test_a_link_that_leads_in_circles_is_one_line(
    framing: Framing, collection: Path, tmp_path: Path, ending: str
):
    loop = tmp_path / f"loop{ending}"
    loop.symlink_to(loop.name)
    ran = framing("score", loop, "--out", tmp_path / "out.csv")
    assert (ran.code, ran.out, len(ran.err)) == (2, [], 1)
    assert ran.err[0].startswith(f"{loop}: ")
    assert framing("score", collection, "--out", loop).code == 0  # the file takes its place


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
