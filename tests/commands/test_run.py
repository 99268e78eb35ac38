from __future__ import annotations

import csv
import io
import signal
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

import analysis
from analysis.commands.run import accounted
from analysis.model import Problem, StudyError

Framing = Callable[..., Any]
WithCells = Callable[..., None]
File = tuple[bytes, int]


def everything(folder: Path) -> dict[str, File]:
    """The bytes of every file, and when it was last written."""
    return {
        path.relative_to(folder).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.fixture
def published(tmp_path: Path) -> Path:
    """A folder in which a run has been published before."""
    for name in ("reports/report.html", "reports/tables/estimates.csv", "figures/lead.svg"):
        path = tmp_path / "out" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"the old {name}")
    return tmp_path / "out"


def no_file(folder: Path) -> None:
    (folder / "articles/003_09a414bf68eba9e8.txt").unlink()


def no_column(folder: Path) -> None:
    change(folder / "manifest.csv", ",outlet,", ",name,")


def an_id_twice(folder: Path) -> None:
    change(folder / "manifest.csv", "\n001,", "\n000,")


def a_bad_date(folder: Path) -> None:
    change(folder / "manifest.csv", "2025-09-04", "2025-09-31")


def another_text(folder: Path) -> None:
    (folder / "articles/003_09a414bf68eba9e8.txt").write_text("Another text.")


def no_manifest(folder: Path) -> None:
    (folder / "manifest.csv").unlink()


def no_study(folder: Path) -> None:
    (folder / "study.toml").unlink()


def three_faults(folder: Path) -> None:
    change(folder / "study.toml", '["alliance-strain", "emphases"]', '["own.toml"]')
    (folder / "own.toml").write_text(
        'id = "own"\nversion = "1"\nlanguage = "en"\nsource = "here"\nlicence = "CC0-1.0"\n'
        '[frames.warm]\nrole = "pole"\nopposite = "cold"\nlabel = "Warm"\ndefinition = "Warm."\n'
        '[[entry]]\nmatch = ["ally"]\nframes = ["hot"]\nreason = "a word of warmth"\n'
        '[[entry]]\nmatch = ["friend"]\nframes = ["warm"]\n'
    )


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.parametrize(
    ("damage", "places"),
    [
        (no_file, ["manifest.csv, row 5"]),
        (no_column, ["manifest.csv, row 1"]),
        (an_id_twice, ["manifest.csv, row 3"]),
        (a_bad_date, ["manifest.csv, row 5"]),
        (another_text, ["manifest.csv, row 5"]),
        (no_manifest, ["{folder}"]),
        (no_study, ["{folder}"]),
        (three_faults, ["own.toml, "] * 3),
    ],
)
def test_what_a_person_must_mend_is_a_line_each_exit_2_and_nothing_published_is_touched(
    framing: Framing,
    folder: Path,
    published: Path,
    damage: Callable[[Path], None],
    places: list[str],
):
    damage(folder)
    before = everything(published)
    ran = framing("run", folder, "--out", published)
    assert (ran.code, ran.out) == (2, [])
    assert len(ran.err) == len(places)
    for line, place in zip(ran.err, places, strict=True):
        assert line.startswith(place.format(folder=folder))
        assert "; " in line  # the mend
    assert everything(published) == before


def test_a_strict_run_stops_at_an_article_that_others_skip_before_it_measures(
    framing: Framing,
    folder: Path,
    published: Path,
    with_cells: WithCells,
    monkeypatch: pytest.MonkeyPatch,
):
    monkeypatch.setitem(sys.modules, "analysis.study", SimpleNamespace(study=None))
    with_cells("002", sha256="", body_from="", body_to="")
    (folder / "articles/002_bae87769627555be.txt").write_bytes(b"%PDF-1.7")
    before = everything(published)
    ran = framing("run", folder, "--out", published, "--strict")
    assert (ran.code, ran.out) == (2, [])
    assert ran.err == [
        "articles/002_bae87769627555be.txt: a PDF file, not text; save the article as text"
    ]
    assert everything(published) == before


def report_of(files: Mapping[str, bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    """A report of the files given, on a study without arithmetic: both take their time."""

    def study(loaded: Any, codebooks: Any) -> SimpleNamespace:
        return SimpleNamespace(articles=loaded.articles, problems=loaded.problems, readings=())

    report = SimpleNamespace(files=lambda study, *, notebook, folder: dict(files))
    monkeypatch.setattr(analysis, "report", report, raising=False)
    monkeypatch.setitem(sys.modules, "analysis.report", report)
    monkeypatch.setitem(sys.modules, "analysis.study", SimpleNamespace(study=study))


def test_a_run_writes_what_the_report_makes_and_counts_it(
    framing: Framing,
    folder: Path,
    published: Path,
    with_cells: WithCells,
    monkeypatch: pytest.MonkeyPatch,
):
    with_cells("002", sha256="", body_from="", body_to="")
    (folder / "articles/002_bae87769627555be.txt").write_bytes(b"")
    report_of({"reports/report.html": b"new", "figures/new.svg": b"new"}, monkeypatch)
    ran = framing("run", folder, "--out", published)
    assert ran.code == 0
    assert ran.out == ["5 articles: 4 scored, 1 skipped; 1 problem listed, 2 files written"]
    assert ran.err == ["articles/002_bae87769627555be.txt: empty; save the article as text"]
    files = {name: data for name, (data, _) in everything(published).items()}
    assert files == {
        "reports/report.html": b"new",
        "figures/new.svg": b"new",
        "reports/tables/estimates.csv": b"the old reports/tables/estimates.csv",
        "figures/lead.svg": b"the old figures/lead.svg",
    }


def test_a_quiet_run_prints_nothing(
    framing: Framing, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    report_of({"reports/run.json": b"{}"}, monkeypatch)
    ran = framing("run", folder, "--out", tmp_path / "out", "--quiet")
    assert (ran.code, ran.out, ran.err) == (0, [], [])


def test_the_step_at_hand_is_shown_on_a_terminal_and_wiped_at_the_end(
    framing: Framing, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    report_of({"reports/run.json": b"{}"}, monkeypatch)
    monkeypatch.setattr(type(sys.stderr), "isatty", lambda stream: True)
    ran = framing("run", folder, "--out", tmp_path / "out")
    # Each step erases the one before it, and the last one leaves nothing.
    steps = "".join(ran.err).split("\x1b[K")
    assert steps[:2] == ["", "reading the study ..."]
    assert steps[-1] == ""
    assert framing("run", folder, "--out", tmp_path / "out", "--quiet").err == []


def test_a_disk_that_says_no_is_exit_3_and_leaves_the_old_files(
    framing: Framing, folder: Path, published: Path, monkeypatch: pytest.MonkeyPatch
):
    # figures/lead.svg is a file: no folder of that name can be made for what is to go below it.
    report_of({"reports/report.html": b"new", "figures/lead.svg/a": b"new"}, monkeypatch)
    before = everything(published)
    ran = framing("run", folder, "--out", published)
    assert ran.code == 3
    (line,) = ran.err
    assert line.startswith(f"{published}/figures/lead.svg")
    assert everything(published) == before


def test_the_tables_say_which_article_was_skipped_and_score_the_others(
    framing: Framing, folder: Path, tmp_path: Path, with_cells: WithCells
):
    with_cells("001", sha256="", body_from="", body_to="")
    (folder / "articles/001_5495896c549a4f28.txt").write_bytes(bytes(range(256)))
    change(folder / "study.toml", "k = [3, 12]", "k = [3, 3]")  # the one step that takes seconds
    assert framing("run", folder, "--out", tmp_path / "out", "--no-notebook").code == 0
    tables = tmp_path / "out" / "reports" / "tables"
    assert [row["article"] for row in rows(tables / "articles.csv")] == ["000", "002", "003", "004"]
    assert [(row["severity"], row["article"]) for row in rows(tables / "problems.csv")] == [
        ("skipped", "001")
    ]
    assert not (tmp_path / "out" / "reports" / "report.ipynb").exists()


def rows(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"), newline="")))


def problem(severity: str, article: str) -> Problem:
    return Problem(severity, "there", "that", "mend it", article)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("rows", "scored", "problems", "wrong"),
    [
        ("ab", "ab", [], ""),
        ("ab", "a", [problem("skipped", "b")], ""),
        ("ab", "ab", [problem("mended", "b"), problem("note", "a")], ""),
        ("ab", "a", [], "b"),  # lost in silence
        ("ab", "a", [problem("mended", "b")], "b"),
        ("ab", "abc", [], "c"),  # from nowhere
        ("ab", "ab", [problem("skipped", "b")], "b"),  # counted twice
        ("ab", "ab", [problem("skipped", "c")], "c"),
    ],
)
def test_articles_in_are_articles_scored_and_articles_listed(
    rows: str, scored: str, problems: list[Problem], wrong: str
):
    loaded: Any = SimpleNamespace(extras={id: {} for id in rows})
    found: Any = SimpleNamespace(
        articles=[SimpleNamespace(id=id) for id in scored], problems=problems
    )
    if not wrong:
        assert accounted(loaded, found) == len(rows) - len(scored)
        return
    with pytest.raises(StudyError) as caught:
        accounted(loaded, found)
    (line,) = (problem.line() for problem in caught.value.problems)
    assert line.startswith(f"articles: {wrong}: neither scored nor listed, or both; ")


def test_a_run_that_lost_an_article_publishes_nothing(
    framing: Framing, folder: Path, published: Path, monkeypatch: pytest.MonkeyPatch
):
    report_of({"reports/report.html": b"new"}, monkeypatch)

    def careless(loaded: Any, codebooks: Any) -> SimpleNamespace:
        return SimpleNamespace(articles=loaded.articles[1:], problems=(), readings=())

    monkeypatch.setitem(sys.modules, "analysis.study", SimpleNamespace(study=careless))
    before = everything(published)
    ran = framing("run", folder, "--out", published)
    assert (ran.code, ran.out) == (2, [])
    (line,) = ran.err
    assert line.startswith("articles: 000: neither scored nor listed, or both; nothing is written;")
    assert everything(published) == before


def test_a_folder_that_cannot_be_written_to_is_said_before_anything_is_measured(
    framing: Framing, folder: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setitem(sys.modules, "analysis.study", SimpleNamespace(study=None))
    ran = framing("run", folder, "--out", folder / "study.toml" / "out")
    assert (ran.code, ran.out) == (3, [])
    (line,) = ran.err
    assert line.startswith(f"{folder}/study.toml")


def test_ctrl_c_is_130_with_the_old_files_and_without_a_word(
    framing: Framing, folder: Path, published: Path, monkeypatch: pytest.MonkeyPatch
):
    def interrupted(loaded: Any, codebooks: Any) -> None:
        signal.raise_signal(signal.SIGINT)

    monkeypatch.setitem(sys.modules, "analysis.study", SimpleNamespace(study=interrupted))
    before = everything(published)
    ran = framing("run", folder, "--out", published)
    assert (ran.code, ran.out, ran.err) == (130, [], [])
    assert everything(published) == before


def test_an_example_without_its_actors_is_said_to_find_nothing(framing: Framing, tmp_path: Path):
    assert framing("new", tmp_path / "study").code == 0
    for article in (tmp_path / "study" / "articles").iterdir():
        text = article.read_text(encoding="utf-8")
        article.write_text(text.replace("Ostrand", "Arden").replace("Valmere", "Belmont"), "utf-8")
    (tmp_path / "study" / "manifest.csv").write_text(
        "article,file,outlet\n1,articles/001.txt,One\n2,articles/002.txt,Two\n"
    )
    ran = framing("run", tmp_path / "study", "--out", tmp_path / "out", "--no-notebook")
    assert ran.code == 0
    *_, last = ran.err
    assert len(ran.err) == 3 and all("is the example's" in line for line in ran.err[:2])
    assert [last] == [
        "codebooks: no sentence of any article has alliance or strain; see `framing evidence`: "
        "are actors, pair and words those of these articles?"
    ]
