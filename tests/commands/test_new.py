"""Claims about a new study: it runs, it teaches, and nothing that was there is touched."""

from __future__ import annotations

import csv
import hashlib
import io
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from analysis import codebook, corpus, layout
from analysis.commands import new
from analysis.corpus import manifest
from analysis.model import SCORED, Hit
from analysis.reading import read

Framing = Callable[..., Any]
EXAMPLE = ["articles/001.txt", "articles/002.txt", "codebook.toml", "manifest.csv", "study.toml"]


def files(folder: Path) -> dict[str, bytes]:
    return {
        p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()
    }


def rows(folder: Path) -> list[dict[str, str]]:
    text = (folder / "manifest.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def write(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(f"The text of {name}.", encoding="utf-8")


@pytest.mark.parametrize("there", [True, False])
def test_a_new_folder_gets_a_whole_study_and_the_next_two_lines(
    framing: Framing, tmp_path: Path, there: bool
):
    folder = tmp_path / "my study"
    if there:
        folder.mkdir()
    ran = framing("new", folder)
    assert (ran.code, ran.err) == (0, [])
    assert ran.out == [
        f"{folder}: 5 files written",
        *(f"  {name}" for name in EXAMPLE),
        f"next: framing check '{folder}'",
        f"then: framing run '{folder}' --out '{folder}'",
    ]
    assert sorted(files(folder)) == EXAMPLE


def test_the_example_is_clean_and_runs_as_it_is(framing: Framing, tmp_path: Path):
    framing("new", tmp_path)
    ran = framing("check", tmp_path, "--strict")
    assert (ran.code, ran.out, ran.err) == (0, ["2 articles, 1 codebook, 0 problems"], [])
    ran = framing("run", tmp_path, "--out", tmp_path, "--no-notebook", "--strict")
    assert (ran.code, ran.err) == (0, [])
    assert ran.out[0].startswith("2 articles: 2 scored, 0 skipped; 0 problems listed, ")
    assert (tmp_path / "reports" / "report.html").is_file()


def test_the_example_shows_what_its_comments_say(tmp_path: Path, framing: Framing):
    framing("new", tmp_path)
    loaded = corpus.load(tmp_path)
    book = codebook.load(tmp_path / "codebook.toml")
    hits = [hit for a in loaded.articles for hit in read(a, (book,), loaded.settings).hits]

    def of(**wanted: str) -> list[Hit]:
        return [h for h in hits if all(getattr(h, key) == value for key, value in wanted.items())]

    assert of(matched="trusts", status="turned", frame="strain")  # "no longer trusts"
    assert of(matched="restore friendship", frame="strain", status="counted")  # of repair, denied
    assert of(matched="friendship", status="other_dyad", dyad="karst+ostrand")
    assert of(matched="Friendship", status="guarded")  # the Hall
    assert of(matched="quarrel", status="no_dyad")  # before anybody is named
    for frame in book.frames:
        assert [hit for hit in of(frame=frame) if hit.status in SCORED]
    outside = [s.text for s in layout.sentences(loaded.articles[0]) if s.kind == "boilerplate"]
    assert [text.split()[0] for text in outside] == ["Share", "Read"]


def test_a_folder_of_articles_gets_what_it_lacks_with_a_row_a_text(
    framing: Framing, tmp_path: Path
):
    write(tmp_path, "articles/a.txt", "articles/b, of May.html", "Daily/c.txt", "d.HTM")
    write(tmp_path, ".hidden.txt", "reports/old.html", ".cache/x.txt")
    before = files(tmp_path)
    ran = framing("new", tmp_path)
    assert (ran.code, ran.err) == (0, [])
    assert ran.out == [
        f"{tmp_path}: 3 files written",
        "  codebook.toml",
        "  manifest.csv",
        "  study.toml",
        "fill in manifest.csv: outlets, dates (YYYY-MM-DD), titles, where each body ends",
        "then study.toml and codebook.toml: they hold an example; write your own over it",
        f"next: framing check {tmp_path}",
        f"then: framing run {tmp_path} --out {tmp_path}",
    ]
    found = [(row["article"], row["file"], row["outlet"]) for row in rows(tmp_path)]
    assert found == [
        ("c", "Daily/c.txt", "Daily"),  # the folder is the outlet's
        ("a", "articles/a.txt", "a"),
        ("b, of May", "articles/b, of May.html", "b, of May"),
        ("d", "d.HTM", "d"),
    ]
    for row in rows(tmp_path):
        assert row["sha256"] == hashlib.sha256((tmp_path / row["file"]).read_bytes()).hexdigest()
        assert (row["outlet_basis"], row["published"], row["title"]) == ("unknown", "", "")
    assert {name: data for name, data in files(tmp_path).items() if name in before} == before


def test_a_manifest_made_here_is_one_that_check_takes(framing: Framing, tmp_path: Path):
    write(tmp_path, "articles/=1+1.txt", "articles/-a.txt", 'articles/a "b".txt', "articles/NA.txt")
    assert framing("new", tmp_path).code == 0
    ran = framing("check", tmp_path)
    assert ran.code == 0
    assert ran.out[0].startswith("4 articles, 1 codebook, ")
    assert sorted(row["article"] for row in rows(tmp_path)) == ["-a", "=1+1", "NA", 'a "b"']


def test_texts_of_one_name_have_ids_that_differ_in_more_than_case(framing: Framing, tmp_path: Path):
    write(tmp_path, "x/001.txt", "y/001.txt", "z/a.txt", "z/a.html", "w/A.txt", "w/b.txt")
    framing("new", tmp_path)
    found = {row["file"]: row["article"] for row in rows(tmp_path)}
    assert found == {
        "x/001.txt": "x/001",
        "y/001.txt": "y/001",
        "z/a.txt": "z/a.txt",
        "z/a.html": "z/a.html",
        "w/A.txt": "w/A",
        "w/b.txt": "b",
    }


@pytest.mark.parametrize("lacks", ["study.toml", "manifest.csv"])
def test_what_stands_there_stays_and_what_is_missing_comes(
    framing: Framing, tmp_path: Path, lacks: str
):
    framing("new", tmp_path)
    (tmp_path / lacks).unlink()
    with (tmp_path / "codebook.toml").open("a", encoding="utf-8") as file:
        file.write("# mine\n")
    before = files(tmp_path)
    ran = framing("new", tmp_path)
    assert (ran.code, ran.out[:2]) == (0, [f"{tmp_path}: 1 file written", f"  {lacks}"])
    assert sorted(files(tmp_path)) == EXAMPLE
    assert {name: data for name, data in files(tmp_path).items() if name != lacks} == before


@pytest.mark.parametrize(
    ("made", "line"),
    [
        (["study.toml", "manifest.csv"], "is a study already; run `framing check {}`, or name another folder"),
        (["notes.pdf"], "holds no article (.txt, .html, .htm, .xhtml); put some in, or name a new folder"),
    ],
)  # fmt: skip
def test_a_folder_that_is_something_else_is_one_line_and_left_alone(
    framing: Framing, tmp_path: Path, made: list[str], line: str
):
    write(tmp_path, *made)
    before = files(tmp_path)
    ran = framing("new", tmp_path)
    assert (ran.code, ran.out) == (2, [])
    assert ran.err == [f"{tmp_path}: {line.format(tmp_path)}"]
    assert files(tmp_path) == before


def test_a_file_in_the_way_is_one_line(framing: Framing, tmp_path: Path):
    write(tmp_path, "study")
    ran = framing("new", tmp_path / "study")
    assert (ran.code, ran.err) == (2, [f"{tmp_path}/study: is no folder; name another"])


def test_what_is_no_text_is_said_and_left_out(framing: Framing, tmp_path: Path):
    write(tmp_path, "a.txt", "b.docx", "c.md", "d/e.md", "noext", ".hidden.md", "page.xhtml")
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "loop.txt").symlink_to("loop.txt")
    ran = framing("new", tmp_path)
    assert ran.code == 0
    assert [row["file"] for row in rows(tmp_path)] == ["a.txt", "page.xhtml"]
    assert ran.err == [
        "loop.txt: is a link that leads in circles and is not listed; copy the file itself",
        "pipe.txt: is a pipe or a device, and no file and is not listed; copy the file itself",
        f"{tmp_path}: files that are not listed: 1 .docx, 2 .md, 1 without an ending; "
        "save what is an article as .txt or .html, and list it",
    ]


def test_links_out_of_the_folder_and_names_that_are_no_text_are_said_and_left_out(
    framing: Framing, tmp_path: Path
):
    folder = tmp_path / "study"
    write(folder, "a.txt")
    write(tmp_path, "outside.txt")
    (folder / "b.txt").symlink_to(tmp_path / "outside.txt")
    try:
        (folder / "c\udcff.txt").write_text("China and North Korea met.")
    except (OSError, UnicodeEncodeError):
        pytest.skip("the system has no such names")
    ran = framing("new", folder)
    assert ran.code == 0
    assert [row["file"] for row in rows(folder)] == ["a.txt"]
    assert ran.err == [
        "b.txt: leads out of the folder and is not listed; copy the file itself",
        "c\ufffd.txt: has a name that is no text in UTF-8 and is not listed; rename it",
    ]


def test_the_manifest_has_the_columns_of_the_contract():
    assert new.COLUMNS == manifest.COLUMNS


def test_the_example_s_title_and_question_over_other_articles_are_noted(
    framing: Framing, tmp_path: Path
):
    (tmp_path / "a.txt").write_text("The council met on the bridge, and both of them agreed.\n")
    framing("new", tmp_path)
    ran = framing("check", tmp_path)
    assert ran.code == 0
    assert [line for line in ran.err if line.startswith("study.toml")] == [
        "study.toml, key 'title': 'A ferry line, two articles' is the example's, and the articles "
        "are not; write your own; the report prints it",
        "study.toml, key 'question': 'Do these articles present the tie of Valmere and Ostrand as "
        "an alliance or as strained?' is the example's, and the articles are not; write your own; "
        "the report prints it",
    ]
    study = tmp_path / "study.toml"
    text = study.read_text(encoding="utf-8").replace("A ferry line, two articles", "A bridge")
    study.write_text(text.replace("Valmere and Ostrand as", "the two as"), encoding="utf-8")
    assert not [line for line in framing("check", tmp_path).err if line.startswith("study.toml")]
