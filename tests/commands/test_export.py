"""Claims about a replication folder, and about a publication without the articles' texts."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import typst
from pypdf import PdfReader

from analysis import cli, corpus, plots, tables
from analysis.commands.run import remade
from analysis.replication import readme, sources

Framing = Callable[..., Any]
RUN = 6  # words in a row that nobody writes twice by chance
FILLED = "To fill in"


def study(folder: Path, *, text: bool) -> Path:
    """The example in brief, with codes made by reading."""
    assert cli.main(["new", str(folder)]) == 0
    path = folder / "study.toml"
    told = path.read_text(encoding="utf-8")
    told = told.replace("resamples = 2000", "resamples = 200").replace("k = [2, 3]", "k = [2, 2]")
    told = told.replace("text = true", f"text = {str(text).lower()}")
    path.write_text(told, encoding="utf-8")
    (folder / "coding").mkdir()
    source = (folder / "articles" / "002.txt").read_text(encoding="utf-8")
    line = source.splitlines()[2]
    start = source.index(line)
    by = [
        f"{code}{b}"
        for b in ("", "_a", "_b")
        for code in ("kind", "alliance", "strain", "russia", "attributed")
    ]
    cells = ["002.txt", start, start + len(line), line, *["body", 0, 1, 0, 0] * 3]
    with (folder / "coding" / "sentences.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([["file", "start", "end", "text", *by], cells])
    return folder


@pytest.fixture(scope="module")
def silent(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An export of a study that does not publish texts; `study` beside it is the study."""
    home = tmp_path_factory.mktemp("silent")
    study(home / "study", text=False)
    made = ["export", home / "export", "--study", home / "study", "--no-notebook", "--quiet"]
    assert cli.main([str(part) for part in made]) == 0
    return home


def files(folder: Path) -> dict[str, bytes]:
    return {
        p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()
    }


def runs(text: str) -> set[str]:
    """Every so many words in a row of a text, in lower case."""
    words = re.findall(r"\w+", text.lower())
    return {" ".join(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}


def on_paper(data: bytes) -> str:
    """The words of a PDF, and what its pictures and links are said to be."""
    file = PdfReader(io.BytesIO(data))
    objects = (file.get_object(number) for number in range(1, file.trailer["/Size"]))
    said = [str(one["/Alt"]) for one in objects if isinstance(one, dict) and "/Alt" in one]
    return " ".join([page.extract_text() for page in file.pages] + said)


def leaks(folder: Path, articles: Path) -> Iterator[str]:
    """The files in a folder that hold words of an article in a row, but for the programs."""
    texts = [path.read_text(encoding="utf-8") for path in articles.iterdir()]
    wanted = set().union(*map(runs, texts)) - runs(
        (articles.parent / "codebook.toml").read_text("utf-8")
    )
    assert len(wanted) > 200
    for name, data in files(folder).items():
        if not name.startswith("analysis/") and not name.endswith(".png"):
            told = on_paper(data) if name.endswith(".pdf") else data.decode(errors="replace")
            found = runs(told) | runs(re.sub(r"<[^>]*>|\\n", " ", told))
            yield from (f"{name}: {words}" for words in sorted(found & wanted))


def test_the_check_for_words_would_find_them(silent: Path, tmp_path: Path):
    (tmp_path / "page.html").write_text(
        "<p>It says <b>who</b> pays for a pier.</p>", encoding="utf-8"
    )
    paper: bytes = typst.compile(b"It says *who* pays \n for a pier.", format="pdf")
    (tmp_path / "page.pdf").write_bytes(paper)
    found = sorted(leaks(tmp_path, silent / "study" / "articles"))
    assert found == [
        f"{name}: {words}"
        for name in ("page.html", "page.pdf")
        for words in ("it says who pays for a", "says who pays for a pier")
    ]


def test_without_texts_no_file_that_is_published_or_exported_holds_a_sentence(silent: Path):
    assert list(leaks(silent / "export", silent / "study" / "articles")) == []
    names = set(files(silent / "export"))
    assert not [name for name in names if name.startswith("seeds/articles/")]
    assert {"seeds/texts.csv", "seeds/withheld.csv", "reports/report.html"} <= names


def test_without_texts_offsets_and_hashes_stay(silent: Path):
    told = (silent / "export" / "reports" / "tables" / "sentences.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(io.StringIO(told, newline="")))
    sources = {p.stem: p.read_text(encoding="utf-8") for p in (silent / "study/articles").iterdir()}
    assert len(rows) > 20
    for row in rows:
        assert row["text"] == ""
        assert sources[row["article"]][int(row["start"]) : int(row["end"])].strip()
    receipt = json.loads((silent / "export" / "reports" / "run.json").read_text(encoding="utf-8"))
    assert len(receipt["seeds"]["articles/001.txt"]) == 64
    readme = (silent / "export" / "README.md").read_text(encoding="utf-8")
    assert receipt["seeds"]["articles/001.txt"] in readme


def test_who_has_the_texts_restores_the_study_and_sees_every_sentence_again(
    silent: Path, tmp_path: Path, framing: Framing
):
    given = Path(shutil.copytree(silent / "export", tmp_path / "given"))
    shutil.copytree(silent / "study" / "articles", given / "seeds" / "articles")
    ran = framing("restore", given / "seeds")
    assert (ran.code, ran.err) == (0, [])
    assert ran.out[0] == "5 cells in 2 tables restored"  # two titles, from, to; one coded sentence
    for name in ("manifest.csv", "coding/sentences.csv"):
        assert (given / "seeds" / name).read_bytes() == (silent / "study" / name).read_bytes()
    assert framing("restore", given / "seeds").code == 0  # twice is as once
    made = remade(given / "seeds", lambda step: None, notebook=False, texts=True)
    page = made.files["reports/report.html"].decode()
    assert "Valmere no longer" in page
    assert "It says who pays for a pier." in page
    assert b"It says who pays for a pier." in made.files["reports/tables/sentences.csv"]
    assert remade(given / "seeds", lambda step: None, notebook=False).files == {
        name: data
        for name, data in files(silent / "export").items()
        if name.startswith(("figures/", "reports/"))
    }


@pytest.mark.parametrize(
    ("damage", "lines"),
    [
        ({"withheld.csv": None}, ["{}: there is no withheld.csv; name the study's folder of an export without texts"]),
        ({"articles/001.txt": None}, ["articles/001.txt: there is no such file; put it there: its sha256 is "]),
        ({"articles/001.txt": b"Other."}, ["articles/001.txt: its sha256 is "]),
        ({"articles/001.txt": None, "articles/002.txt": b""}, ["articles/001.txt: there is no such file; ", "articles/002.txt: its sha256 is "]),
        ({"withheld.csv": b"a,b\n1,2\n"}, ["withheld.csv: not a table of file,row,column,article,start,end; "]),
        ({"manifest.csv": b"article,file,outlet,title\n001,articles/001.txt,A,Mine\n002,articles/002.txt,B,\n"}, ["manifest.csv, row 2, column 'title': not empty; ", "manifest.csv, row 2, column 'body_from': there is no such cell, or no such article; ", "manifest.csv, row 2, column 'body_to': "]),
    ],
)  # fmt: skip
def test_what_cannot_be_restored_is_a_line_each_and_nothing_is_written(
    silent: Path,
    tmp_path: Path,
    framing: Framing,
    damage: dict[str, bytes | None],
    lines: list[str],
):
    seeds = Path(shutil.copytree(silent / "export" / "seeds", tmp_path / "seeds"))
    shutil.copytree(silent / "study" / "articles", seeds / "articles")
    for name, data in damage.items():
        (seeds / name).unlink() if data is None else (seeds / name).write_bytes(data)
    before = files(seeds)
    ran = framing("restore", seeds)
    assert (ran.code, ran.out) == (2, [])
    assert len(ran.err) == len(lines)
    for line, wanted in zip(ran.err, lines, strict=True):
        assert line.startswith(wanted.format(seeds))
    assert files(seeds) == before


def test_an_export_is_whole_tells_of_itself_and_runs_again_to_the_same_numbers(tmp_path: Path):
    study(tmp_path / "study", text=True)
    export = tmp_path / "export"
    made = ["export", export, "--study", tmp_path / "study", "--no-notebook"]
    assert cli.main([str(part) for part in made]) == 0
    names = set(files(export))
    for name in (
        "study.toml",
        "manifest.csv",
        "codebook.toml",
        "articles/001.txt",
        "coding/sentences.csv",
    ):
        assert (export / "seeds" / name).read_bytes() == (tmp_path / "study" / name).read_bytes()
    assert not names & {"seeds/withheld.csv", "seeds/texts.csv"}
    for name in ("README.md", "pyproject.toml", "requirements.lock", "LICENSE", "analysis/cli.py",
                 "analysis/codebooks/alliance-strain.toml", "analysis/codebooks/alliance-strain.weights.csv",
                 "reports/run.json", "reports/tables/datapackage.json", "figures/lead.svg"):  # fmt: skip
        assert name in names
    assert not [name for name in names if name.endswith(".pyc") or "__pycache__" in name]
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONPATH"}
    done = subprocess.run(
        [sys.executable, "-c", "import analysis, sys; from analysis import cli; print(analysis.__file__);"
         "sys.exit(cli.main(['verify']))"],
        cwd=export, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    where, last = done.stdout.splitlines()
    assert where == str(export / "analysis" / "__init__.py")  # the programs of the folder itself
    assert (done.returncode, done.stderr) == (0, "")
    assert last.startswith("nothing differs: ")


def test_the_readme_lists_every_file_figure_and_table_with_its_program(silent: Path):
    export = silent / "export"
    told = (export / "README.md").read_text(encoding="utf-8")
    for heading in ("Data Availability and Provenance Statements", "Statement about Rights", "Dataset list",
                    "Computational requirements", "Software Requirements", "Controlled Randomness",
                    "Memory and Runtime Requirements", "Instructions to Replicators",
                    "List of tables and programs", "References"):  # fmt: skip
        assert re.search(rf"^##+ {heading}$", told, re.MULTILINE)
    programs = re.findall(
        r"^\| (?:Figure|Table) \d+ \| `([^`]+)` \| (\d+) \| ([^|]+) \|", told, re.M
    )
    drawn = {path.stem for path in (export / "figures").glob("*.svg")}
    assert len(programs) == len(drawn) + len(tables.TABLES)
    assert drawn == set(plots.ids()) - {"russia"}  # which is no actor of this study
    for program, line, outputs in programs:
        lines = (export / program).read_text(encoding="utf-8").splitlines()
        assert 0 < int(line) <= len(lines)
        for output in outputs.split(", "):
            assert (export / output).is_file()
    seeds = {name for name in files(export) if name.startswith("seeds/")}
    provided = re.findall(r"^\| `([^`]+)` \| [^|]+ \| (yes|no) \|$", told, re.MULTILINE)
    assert {name for name, there in provided if there == "yes"} == seeds
    assert {name for name, there in provided if there == "no"} == {
        "seeds/articles/001.txt",
        "seeds/articles/002.txt",
    }
    seed = re.search(r"random seed is 1, set on line (\d+) of `seeds/study.toml`", told)
    assert seed
    line = (
        (export / "seeds" / "study.toml").read_text(encoding="utf-8").splitlines()[int(seed[1]) - 1]
    )
    assert line == "seed = 1"
    assert told.count(FILLED) == 6  # what no program can know
    assert "- [ ] I certify" in told


@pytest.mark.parametrize(
    ("seconds", "peak", "time", "memory"),
    [
        (1, 2**20, "less than 10 minutes", "1 GB"),
        (599, 2**30 + 1, "less than 10 minutes", "2 GB"),
        (600, 5 * 2**30, "10 to 60 minutes", "8 GB"),
        (3600, 0, "1 to 8 hours", ""),
        (90_000, 0, "more than a day", ""),
    ],
)
def test_run_time_is_one_of_the_templates_classes_and_memory_a_round_number(
    seconds: float, peak: int, time: str, memory: str
):
    effort = readme.Effort(seconds, peak)
    assert (readme.duration(effort), readme.memory(effort)) == (time, memory)


@pytest.mark.parametrize("name", ["a|b", "*a*", "`a`", "[a](b)", "<b>", "a\nb", "# a"])
def test_no_name_does_anything_in_the_readmes_tables(name: str):
    assert not re.search(r"(?<!\\)[|*`\[\]<>#]|\n", readme.cell(name))


@pytest.mark.parametrize(("made", "fault"), [("file", "is no folder"), ("full", "holds something already")])  # fmt: skip
def test_a_folder_that_holds_something_is_one_line_before_anything_is_measured(
    framing: Framing,
    folder: Path,
    tmp_path: Path,
    made: str,
    fault: str,
    monkeypatch: pytest.MonkeyPatch,
):
    monkeypatch.setitem(sys.modules, "analysis.study", None)
    place = tmp_path / "export"
    if made == "file":
        place.write_text("x")
    else:
        place.mkdir()
        (place / "x").write_text("x")
    ran = framing("export", place, "--study", folder)
    assert (ran.code, ran.out, ran.err) == (2, [], [f"{place}: {fault}; name a new folder"])


def test_a_collection_outside_is_handed_on_where_the_study_looks_for_it_or_named_as_missing(
    tmp_path: Path,
):
    folder = tmp_path / "a" / "study"
    (tmp_path / "a" / "more").mkdir(parents=True)
    study(folder, text=True)
    (tmp_path / "a" / "more" / "coded.csv").write_text("x\n")
    (tmp_path / "far.csv").write_text("x\n")
    more = {"../more/coded.csv": "", "../../far.csv": ""}
    loaded = corpus.load(folder)
    settings = replace(loaded.settings, collections=tuple(more))
    loaded = replace(loaded, sha256={**loaded.sha256, **more}, settings=settings)
    held, missing = sources.data(SimpleNamespace(folder=folder, loaded=loaded))  # type: ignore[arg-type]
    assert held["more/coded.csv"] == b"x\n"
    assert missing == ["../../far.csv"]
