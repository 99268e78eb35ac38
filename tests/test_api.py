"""Claims about the way in from Python: what it holds, what it costs, and that its examples run."""

from __future__ import annotations

import ast
import csv
import doctest
import inspect
import io
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

import analysis
from analysis.cli import main
from analysis.model import Article, Settings, StudyError

EXAMPLE = Path(analysis.__file__).with_name("example")
FUNCTIONS = [name for name in analysis.__all__ if inspect.isfunction(getattr(analysis, name))]
WHOLE = ("run", "figures")  # their examples run a study
CLOSE = "China and North Korea deepened their friendship."


def test_a_name_is_imported_from_where_types_say_it_is():
    tree = ast.parse(Path(analysis.__file__).read_text(encoding="utf-8"))
    typed = {
        alias.name: node.module
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and str(node.module).startswith("analysis.")
        for alias in node.names
    }
    homes = {name: home for home, names in analysis.HOMES.items() for name in names}
    assert typed == homes
    assert sorted(typed) == sorted(analysis.__all__)
    for name, home in homes.items():
        assert getattr(analysis, name) is getattr(import_module(home), name)


def test_a_name_that_is_not_there_is_said_to_be_missing():
    with pytest.raises(AttributeError, match="has no attribute 'reed'"):
        analysis.reed  # noqa: B018


def test_import_brings_nothing_but_itself():
    told = "import sys, analysis; print(*sorted(m for m in sys.modules if 'analysis' in m))"
    done = subprocess.run(
        [sys.executable, "-c", told],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(analysis.__file__).parents[1],
    )
    assert done.stdout.split() == ["analysis"]


@pytest.mark.parametrize(
    "name", [pytest.param(n, marks=pytest.mark.slow if n in WHOLE else ()) for n in FUNCTIONS]
)
def test_every_function_has_an_example_that_holds(name: str):
    function = getattr(analysis, name)
    (example,) = doctest.DocTestFinder(recurse=False).find(function, name, globs={})
    assert example.examples
    said = io.StringIO()
    assert doctest.DocTestRunner().run(example, out=said.write).failed == 0, said.getvalue()


@pytest.mark.parametrize("name", FUNCTIONS)
def test_every_function_is_typed_and_says_what_it_raises(name: str):
    function = getattr(analysis, name)
    assert all(p.annotation is not p.empty for p in inspect.signature(function).parameters.values())
    assert "return" in function.__annotations__
    assert "Raises:" in function.__doc__ or name == "figures"


@pytest.mark.parametrize("unit", ["sentence", "article"])
def test_scores_are_those_of_the_command(unit: str, tmp_path: Path):
    rows = [
        {"article": "a", "outlet": "A", "title": "A visit", "text": f"{CLOSE} It rained."},
        {"article": "b", "outlet": "B", "title": "", "text": "A train arrived in the morning."},
    ]
    with (tmp_path / "in.csv").open("w", newline="") as file:
        table = csv.DictWriter(file, list(rows[0]))
        table.writeheader()
        table.writerows(rows)
    out = tmp_path / "out.csv"
    code = main(["score", str(tmp_path / "in.csv"), "--out", str(out), "--unit", unit, "--quiet"])
    assert code == 0
    published = list(csv.DictReader(io.StringIO(out.read_text(encoding="utf-8"))))
    found = analysis.score(rows, unit=unit).rows
    assert [list(row) for row in found] == [list(row) for row in published]
    same = ("article", "alliance", "strain", "russia")
    assert [[str(row[c]) for c in same] for row in found] == [
        [row[c] for c in same] for row in published
    ]
    assert sum(int(str(row["alliance"])) for row in found) == 1  # friendship, of the pair


def test_texts_go_by_their_number_and_what_cannot_be_scored_is_said():
    scores = analysis.score([CLOSE, "", Article("x", "X", CLOSE)], unit="article")
    assert [(row["article"], row["alliance"]) for row in scores.rows] == [("1", 1), ("x", 1)]
    assert [problem.severity for problem in scores.problems] == ["skipped"]


def test_an_article_is_read_as_in_its_study():
    loaded, codebooks = analysis.load(EXAMPLE)
    found = analysis.read(loaded.articles[0], codebooks, loaded.settings)
    assert found.article is loaded.articles[0]
    assert any(code and code.alliance for code in found.codes)


def test_a_pair_that_no_codebook_names_is_an_error_with_its_mend():
    settings = Settings("", "", (), dyad="ostrand+valmere")
    with pytest.raises(StudyError, match="no codebook knows the actor 'ostrand'; name two of"):
        analysis.read(CLOSE, settings=settings)
    # with scope off, words count whoever they are about
    anybody = Settings("", "", (), dyad="ostrand+valmere", scope="off")
    assert analysis.read(CLOSE, settings=anybody).codes[0].alliance == 1


def test_a_folder_that_is_no_study_is_an_error_with_its_mend(tmp_path: Path):
    with pytest.raises(StudyError, match="there is no such folder"):
        analysis.load(tmp_path / "none")


@pytest.mark.slow
def test_a_run_writes_what_the_command_writes(tmp_path: Path):
    study = analysis.run(str(EXAMPLE), out=tmp_path)
    told = (tmp_path / "reports/tables/estimates.csv").read_text(encoding="utf-8")
    table = csv.DictReader(io.StringIO(told))
    published = {(r["measure"], r["facet"], r["outlet"]): r["value"] for r in table}
    assert published == {
        (e.measure, e.facet, e.outlet): "" if e.value is None else f"{e.value:.6f}"
        for e in study.estimates
    }
    assert (tmp_path / "reports/report.html").is_file()
    assert (tmp_path / "figures/lead.svg").is_file()
    assert not (tmp_path / "reports/report.ipynb").exists()
