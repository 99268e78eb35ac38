"""Claims about the files beside the page: tables, their description, the receipt, their bytes."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Mapping
from importlib import metadata
from pathlib import Path
from typing import Any

import pytest

from analysis import plots, report, specifications
from analysis.report import package, page, receipt
from analysis.report.facts import facts
from analysis.report.paper import chapters
from analysis.study import Study

ROOT = Path(__file__).parents[2]
NUMBER = re.compile(r"-?[0-9.]+")
# A study of four sentences in a fresh process: every published file but the notebook, by its sum.
SUMS = """
import hashlib
from pathlib import Path
from analysis import codebook, corpus, report
from analysis.model import Article, Settings
from analysis.study import study
settings = Settings("T", "Q", ("alliance-strain", "emphases"), "china+north_korea", k=(2, 2), resamples=200)
books = [codebook.load(codebook.SHIPPED / f"{id}.toml") for id in settings.codebooks]
texts = {"A": "China and North Korea deepened their friendship. Moscow watched.",
         "B": "Ties between China and North Korea have frayed, analysts say. A train came in."}
articles = [Article(str(n), name, text) for n, (name, text) in enumerate(texts.items())]
for name, data in report.files(study(corpus.Loaded(settings, tuple(articles), ()), books), notebook=False).items():
    print(hashlib.sha256(data).hexdigest(), name)
"""


@pytest.fixture(scope="module")
def published(real: Study) -> Mapping[str, bytes]:
    return report.files(real, notebook=False)


@pytest.fixture(scope="module")
def described(published: Mapping[str, bytes]) -> dict[str, Any]:
    return dict(json.loads(published["reports/tables/datapackage.json"]))


def test_every_file_of_the_contract_is_made(published: Mapping[str, bytes]):
    tables = "articles sentences hits estimates ranks topics topic_terms topic_stability agreement problems"
    tables += " speakers dyads sentiment_words confusion classes entries"
    wanted = {f"reports/tables/{name}.csv" for name in tables.split()}
    wanted |= {"reports/report.html", "reports/run.json", "reports/tables/datapackage.json"}
    assert wanted <= set(published)
    assert {"figures/lead.svg", "figures/lead.png", "figures/lead.csv"} <= set(published)
    assert list(published) == sorted(published)


def test_the_facts_of_a_study_are_told_once_for_page_and_paper(
    by_hand: Callable[..., Study], monkeypatch: pytest.MonkeyPatch
):
    study, told = by_hand("AB"), list[int]()

    def counted(of: Study) -> Mapping[str, str]:
        told.append(1)
        return facts(of)

    monkeypatch.setattr(report, "told_of", counted)
    for module in (page, chapters):
        monkeypatch.setattr(module, "facts", counted)
    made = report.files(study, notebook=False)
    assert told == [1]
    assert made["reports/report.html"].decode() == page.html(study, plots.drawn(study))
    assert told == [1, 1]


def test_the_description_is_of_these_files_and_columns(
    published: Mapping[str, bytes], described: dict[str, Any]
):
    for resource in described["resources"]:
        data = published[f"reports/tables/{resource['path']}"]
        assert resource["bytes"] == len(data)
        assert resource["hash"] == f"sha256:{hashlib.sha256(data).hexdigest()}"
        header = data.decode().partition("\n")[0].split(",")
        assert [field["name"] for field in resource["schema"]["fields"]] == header
        assert all(field["description"] for field in resource["schema"]["fields"])


def test_every_cell_is_of_the_type_its_column_is_said_to_have(
    published: Mapping[str, bytes], described: dict[str, Any]
):
    checks: dict[str, Callable[[str], object]] = {
        "integer": int,
        "number": float,
        "string": str,
        "date": lambda cell: [int(part) for part in cell.split("-")],
    }
    seen = set()
    for resource in described["resources"]:
        text = published[f"reports/tables/{resource['path']}"].decode()
        rows = list(csv.DictReader(io.StringIO(text, newline=""), strict=True))
        for field in resource["schema"]["fields"]:
            cells = [row[field["name"]] for row in rows if row[field["name"]]]
            for cell in cells:
                checks[field["type"]](cell)
                seen.add(field["type"])
            if field["type"] == "string" and not field["name"].startswith("article"):
                assert not cells or not all(NUMBER.fullmatch(cell) for cell in cells)
    assert seen == set(checks)


def test_keys_are_unique_and_hits_stand_in_sentences(
    published: Mapping[str, bytes], described: dict[str, Any]
):
    rows = {
        r["name"]: list(
            csv.DictReader(
                io.StringIO(published[f"reports/tables/{r['path']}"].decode(), newline="")
            )
        )
        for r in described["resources"]
    }
    for resource in described["resources"]:
        if key := resource["schema"].get("primaryKey"):
            keys = [tuple(row[name] for name in key) for row in rows[resource["name"]]]
            assert len(keys) == len(set(keys)) > 0
    sentences = {(row["article"], row["sentence"]) for row in rows["sentences"]}
    assert {(row["article"], row["sentence"]) for row in rows["hits"]} <= sentences


def test_the_licence_leaves_out_the_articles_words(described: dict[str, Any]):
    assert described["licenses"][0]["name"] == "CC-BY-4.0"
    assert all(column in package.RIGHTS for column in ("text", "matched", "title", "publishers'"))
    assert package.RIGHTS in described["description"]


def test_the_receipt_holds_what_went_in_and_how_much_came_out(
    published: Mapping[str, bytes], real: Study
):
    told = json.loads(published["reports/run.json"])
    for name, sum in told["seeds"].items():
        assert hashlib.sha256((ROOT / "seeds" / name).read_bytes()).hexdigest() == sum
    assert set(told["seeds"]) >= {"study.toml", "manifest.csv", real.articles[0].file}
    for book in real.codebooks:
        file = ROOT / "analysis" / "codebooks" / f"{book.id}.toml"
        sums = [hashlib.sha256(file.read_bytes()).hexdigest()]
        if book.weights:  # one sum for both files
            weights = file.with_suffix(".weights.csv").read_bytes()
            sums = [*sums, hashlib.sha256(weights).hexdigest()]
            sums = [hashlib.sha256("".join(sums).encode()).hexdigest()]
        assert [told["codebooks"][book.id]["sha256"]] == sums
    hits = published["reports/tables/hits.csv"].decode().count("\n") - 1
    assert told["counts"]["hits"] + told["counts"]["mentions_of_russia"] == hits
    assert sum_of(told["counts"]["hits_by_status"]) == told["counts"]["hits"]
    assert told["settings"]["dyad"] == "china+north_korea"
    # every choice that specifications cross, as the page shows them
    assert told["settings"]["primary"] == receipt.primary(real)
    assert told["settings"]["primary"].keys() == specifications.CROSSED.keys()


def sum_of(counts: Mapping[str, int]) -> int:
    return sum(counts.values())


def test_the_receipt_names_run_time_dependencies_only(monkeypatch: pytest.MonkeyPatch):
    declared = [
        "numpy>=1.26",
        "Jinja2>=3.1",
        'pytest>=8 ; extra == "test"',
        "scikit-learn>=1.5; python_version > '3'",
    ]
    monkeypatch.setattr(metadata, "requires", lambda name: declared)
    assert receipt.dependencies() == ["Jinja2", "numpy", "scikit-learn"]
    assert receipt.versions()["numpy"] == metadata.version("numpy")


def test_a_checkout_that_is_not_installed_reads_its_own_declaration(
    monkeypatch: pytest.MonkeyPatch,
):
    def missing(name: str) -> list[str]:
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata, "requires", missing)
    assert "scikit-learn" in receipt.dependencies()
    assert "pytest" not in receipt.dependencies()


def test_no_file_holds_a_path_a_host_or_an_hour(published: Mapping[str, bytes]):
    machine = os.uname().nodename if hasattr(os, "uname") else "\0"
    for data in published.values():
        assert str(ROOT).encode() not in data
        assert len(machine) < 6 or machine.encode() not in data


def test_the_same_study_gives_the_same_bytes_whatever_the_surroundings(tmp_path: Path):
    def sums(**variables: str) -> str:
        environment = {**os.environ, "PYTHONPATH": str(ROOT), **variables}
        ran = subprocess.run(
            [sys.executable, "-c", SUMS],
            env=environment,
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=True,
        )
        return ran.stdout

    here = sums(PYTHONHASHSEED="1", TZ="UTC", LANG="C.UTF-8")
    there = sums(PYTHONHASHSEED="4711", TZ="Asia/Tokyo", LANG="de_DE.UTF-8", OMP_NUM_THREADS="3")
    assert here.count("\n") > 15
    assert here == there
