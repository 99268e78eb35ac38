"""Claims about the notebook: it finds its study, runs in an empty folder, and keeps its bytes."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from analysis import corpus, plots
from analysis.instrument import Codebook
from analysis.model import StudyError
from analysis.report import execution, page, place, typical
from analysis.study import Study, study
from analysis.vocabulary import SHIPPED

ROOT = Path(__file__).parents[2]
TEXTS = {
    "first.txt": "China and North Korea deepened their friendship. Moscow watched.",
    "second.txt": "Ties between China and North Korea have frayed, analysts say. A train came in.",
}


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A study folder of two short texts, which is not called seeds."""
    folder = tmp_path_factory.mktemp("own study")
    (folder / "articles").mkdir()
    settings = (ROOT / "seeds" / "study.toml").read_text(encoding="utf-8")
    changed = settings.replace("k = [3, 12]", "k = [2, 2]").replace(
        "resamples = 10000", "resamples = 200"
    )
    (folder / "study.toml").write_text(changed, encoding="utf-8")
    lines = ["article,file,outlet"]
    for id, text in TEXTS.items():
        (folder / "articles" / id).write_text(text, encoding="utf-8")
        lines.append(f"{id.removesuffix('.txt')},articles/{id},The {id.removesuffix('.txt')} paper")
    (folder / "manifest.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def of_small(small: Path, books: tuple[Codebook, ...]) -> Study:
    return study(corpus.load(small), books)


@pytest.fixture(scope="module")
def run(small: Path, of_small: Study) -> bytes:
    return execution.executed(of_small, small)


@pytest.fixture(scope="module")
def cells(run: bytes) -> list[dict[str, Any]]:
    return list(json.loads(run)["cells"])


def outputs(cells: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [output for cell in cells for output in cell.get("outputs", [])]


def test_every_cell_ran_and_none_failed_or_grumbled(cells: list[dict[str, Any]]):
    code = [cell for cell in cells if cell["cell_type"] == "code"]
    assert [cell["execution_count"] for cell in code] == list(range(1, len(code) + 1))
    assert {output["output_type"] for output in outputs(cells)} == {
        "execute_result",
        "display_data",
    }


def test_it_tells_of_the_study_it_was_given(run: bytes):
    assert b"The first paper" in run
    assert b"Weibo" not in run


def text(output: dict[str, Any]) -> str:
    return "".join(output["data"]["text/plain"])


def test_every_figure_stands_once_in_its_section_with_its_words(
    cells: list[dict[str, Any]], of_small: Study
):
    drawn = plots.drawn(of_small)
    asked = [re.findall(r'pictures\(figures, "(\w+)"', "".join(c["source"])) for c in cells]
    sections = [part for parts in asked for part in parts]
    assert sections == [part for part in page.SECTIONS if part in page.PLACES.values()]
    told = [text(o) for o in outputs(cells)]
    assert [told.count(figure.alt) for figure in drawn] == [1] * len(drawn)
    pictures = [o for o in outputs(cells) if "image/png" in o["data"]]
    assert len(pictures) == sum(bool(figure.rows) for figure in drawn) >= 4
    assert all(o["metadata"]["image/png"]["alt"] == text(o) for o in pictures)
    assert not any("image/svg+xml" in o["data"] for o in outputs(cells))


def table_of(cells: list[dict[str, Any]], source: str) -> list[list[str]]:
    """The rows that a cell shows, by a call in it."""
    (cell,) = [c for c in cells if source in "".join(c["source"]) and c["cell_type"] == "code"]
    (shown,) = cell["outputs"]
    return [line.split("\t") for line in text(shown).splitlines()[1:]]


@pytest.mark.parametrize("measure", ["balance", "strain_share", "russia_share"])
def test_shares_stand_with_intervals_and_verdicts(
    cells: list[dict[str, Any]], of_small: Study, measure: str
):
    rows = table_of(cells, f'estimates(found, "{measure}", "all"')
    assert [row[1] for row in rows] == list(of_small.outlets)
    for _, outlet, *_, value, low, high in rows:
        one = of_small.estimate(measure, outlet)
        assert one is not None and one.low is not None
        assert (value, low, high) == tuple(f"{n:.3f}" for n in (one.value, one.low, one.high))
    (pair,) = table_of(cells, f'verdicts(found, "{measure}")')
    assert pair[-1] == of_small.pairs(measure)[0].verdict


def test_a_number_is_followed_to_its_words(cells: list[dict[str, Any]], of_small: Study):
    carrying = table_of(cells, "table(carrying")
    balance = of_small.estimate("balance", of_small.outlets[0])
    assert balance is not None and len(carrying) == balance.hits == 1
    assert carrying == [["1", "deepened their friendship", "alliance"]]
    hits = table_of(cells, "carrying[:1]")
    assert hits[0][:2] == ["1", "deepened their friendship"] and hits[0][5] == "counted"


def test_other_ways_to_count_add_up_for_each_pair(cells: list[dict[str, Any]], of_small: Study):
    (row,) = table_of(cells, "specifications.agreements(found.curve)")
    ways = [int(n) for n in row[2:]]
    assert sum(ways) == len(of_small.curve.specifications) - 1


def test_topics_are_shown_with_their_terms_or_not_at_all(
    cells: list[dict[str, Any]], of_small: Study
):
    shown = [[t.label, t.terms] for t in typical.themes(of_small)]
    assert [[row[0], row[2]] for row in table_of(cells, "topics(found)")] == shown


def test_a_study_without_russia_is_not_asked_about_it():
    silent = replace(SHIPPED, russia="")
    said = ["".join(cell.source).lower() for cell in execution.source(silent).cells]
    assert sum("russia" in source for source in said) == 0
    shipped = ["".join(cell.source).lower() for cell in execution.source().cells]
    assert len(shipped) - len(said) == sum("russia" in source for source in shipped) == 5


def test_ids_are_ours_and_nothing_tells_of_the_machine_or_the_hour(
    run: bytes, cells: list[dict[str, Any]], small: Path
):
    assert [cell["id"] for cell in cells] == [f"cell-{n:02}" for n in range(1, len(cells) + 1)]
    assert all(cell["metadata"] == {} for cell in cells)
    assert json.loads(run)["metadata"] == execution.METADATA
    for told in (str(ROOT), str(small), str(Path.home()), "/tmp"):
        assert told.encode() not in run


def test_two_runs_give_the_same_bytes(
    run: bytes, small: Path, of_small: Study, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("PYTHONHASHSEED", "4711")
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    assert execution.executed(of_small, small) == run


def test_it_runs_again_from_an_empty_folder_and_finds_the_same(
    run: bytes, small: Path, tmp_path: Path
):
    copy = tmp_path / "again.ipynb"
    copy.write_bytes(run)
    variables = {
        **os.environ,
        place.VARIABLE: str(small),
        "PYTHONPATH": str(ROOT),
        "IPYTHONDIR": str(tmp_path / "i"),
    }
    command = [
        sys.executable,
        "-m",
        "nbconvert",
        "--to",
        "notebook",
        "--execute",
        "--inplace",
        str(copy),
    ]
    ran = subprocess.run(
        command, cwd=tmp_path, env=variables, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr
    again = json.loads(copy.read_bytes())["cells"]
    assert outputs(again) == outputs(json.loads(run)["cells"])


def test_another_study_than_the_one_told_of_is_not_read(of_small: Study):
    with pytest.raises(StudyError, match="another study"):
        execution.executed(of_small, ROOT / "seeds")


def test_the_study_is_found_here_above_by_name_or_beside_the_package(small: Path, tmp_path: Path):
    shutil.copytree(small, tmp_path / "seeds")
    below = tmp_path / "a" / "b"
    below.mkdir(parents=True)
    named = {place.VARIABLE: str(small)}
    assert place.study_folder(below, named) == tmp_path / "seeds"
    empty = small / "articles"  # no seeds above it
    assert place.study_folder(empty, named) == small
    assert place.study_folder(empty, {}) == ROOT / "seeds"
    assert place.study_folder(empty, {place.VARIABLE: str(tmp_path / "nowhere")}) == ROOT / "seeds"


def test_the_source_holds_no_path_and_no_result(books: tuple[Codebook, ...]):
    cells: list[Any] = execution.source().cells
    assert len(cells) > 20
    assert not any(cell.get("outputs") for cell in cells)
    assert not any(
        word in cell.source for cell in cells for word in ("/home", "/work", "Weibo", "Dong-A")
    )


def test_a_cell_of_the_notebook_is_one_step(books: tuple[Codebook, ...]):
    import ast

    code = [cell.source for cell in execution.source().cells if cell.cell_type == "code"]
    steps = [source for source in code if not source.startswith("from ")]
    assert all(len(ast.parse(source).body) == 1 for source in steps)
