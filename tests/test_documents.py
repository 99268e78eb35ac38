"""Claims about the documents: links lead somewhere, formulas name their tests, a citation is whole."""

from __future__ import annotations

import ast
import csv
import re
import tomllib
from functools import cache
from pathlib import Path

import pytest
import yaml

from analysis.measures import ids
from analysis.report.wording import number

ROOT = Path(__file__).parents[1]
MEASURES = ROOT / "analysis" / "measures" / "README.md"
LINK = re.compile(r"\[([^\]]*)\]\(([^)\s]+)\)")
MOVED = re.compile(r"(?:\| |; )([^|;:]+): (\S+) → (\S+)(?=;| \|)")
DOCUMENTS = sorted(
    path.relative_to(ROOT).as_posix()
    for top in ("analysis", "tests", ".")
    for path in (ROOT / top).glob("*.md" if top == "." else "**/*.md")
    if "prose" not in path.parts
)


@cache
def defined(path: Path) -> frozenset[str]:
    """The functions and classes of a file."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    kinds = (ast.FunctionDef, ast.ClassDef)
    return frozenset(node.name for node in ast.walk(tree) if isinstance(node, kinds))


def anchors(text: str) -> set[str]:
    """The anchors that a page makes of its headings."""
    heads = re.findall(r"^#+ (.*)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head.lower()).strip().replace(" ", "-") for head in heads}


def broken(document: Path) -> list[str]:
    """Each link of a document that leads to no file, no heading, or no function of its file."""
    found = []
    for label, link in LINK.findall(document.read_text(encoding="utf-8")):
        path, _, anchor = link.partition("#")
        if "://" in path:
            continue
        target = (document.parent / path).resolve() if path else document
        name = re.fullmatch(r"`(\w+)`", label)
        if not target.exists():
            found.append(f"{link}: there is no such file")
        elif anchor and anchor not in anchors(target.read_text(encoding="utf-8")):
            found.append(f"{link}: there is no such heading")
        elif name and target.suffix == ".py" and name[1] not in defined(target):
            found.append(f"{link}: nothing in it is called {name[1]}")
    return found


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_link_leads_to_what_it_names(name: str):
    assert broken(ROOT / name) == []


def test_the_front_door_leads_to_every_report():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    reports = sorted(path.name for path in (ROOT / "reports").glob("report.*"))
    assert len(reports) > 2
    assert [name for name in reports if f"](reports/{name})" not in text] == []


def test_a_link_that_leads_nowhere_is_found(tmp_path: Path):
    page = tmp_path / "page.md"
    (tmp_path / "code.py").write_text("def here(): ...\n")
    page.write_text("# One\n[a](b.md) [c](#two) [`there`](code.py) [`here`](code.py) [d](#one)\n")
    assert broken(page) == [
        "b.md: there is no such file",
        "#two: there is no such heading",
        "code.py: nothing in it is called there",
    ]


def test_every_measure_has_its_formula_its_function_and_its_test():
    rows = re.findall(r"^\| `(\w+)` \|.*$", MEASURES.read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(rows) == list(ids()), f"a row a measure is to stand in {MEASURES}"
    for line in MEASURES.read_text(encoding="utf-8").splitlines():
        if row := re.match(r"\| `(\w+)` \|", line):
            linked = [link for _, link in LINK.findall(line)]
            assert f"{row[1]}.py" in linked, line
            assert any(link.startswith("../../tests/") for link in linked), line


def test_every_work_that_the_formulas_name_is_among_the_references():
    works = tomllib.loads((ROOT / "analysis/report/references.toml").read_text(encoding="utf-8"))
    named = re.findall(r"^\d\. `([\w-]+)`", MEASURES.read_text(encoding="utf-8"), re.MULTILINE)
    assert named
    assert set(named) <= set(works)


def test_the_citation_has_what_its_format_asks_for_and_says_what_the_project_says():
    cited = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    # required by the schema of 1.2.0, and the values that it allows
    assert cited["cff-version"] == "1.2.0"
    assert cited["message"]
    assert cited["title"]
    assert cited["type"] in ("software", "dataset")
    for author in cited["authors"]:
        assert isinstance(author, dict)
        assert author.keys() == {"name"} or author.keys() & {"family-names", "given-names"}
    known = {
        *("abstract", "authors", "cff-version", "commit", "contact", "date-released", "doi"),
        *("identifiers", "keywords", "license", "license-url", "message", "preferred-citation"),
        *("references", "repository", "repository-artifact", "repository-code", "title", "type"),
        *("url", "version"),
    }
    assert set(cited) <= known
    assert len(set(cited["keywords"])) == len(cited["keywords"])
    # what the project says of itself
    assert cited["version"] == project["version"]
    assert cited["license"] == project["license"]
    assert [author["name"] for author in cited["authors"]] == [
        author["name"] for author in project["authors"]
    ]


def test_each_version_of_the_changelog_is_told_under_its_heads():
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    versions = re.findall(r"^## \[(\d+\.\d+\.\d+)\] - (unreleased|\d{4}-\d\d-\d\d)$", text, re.M)
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert versions[0][0] == project["version"]
    heads = {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security", "Numbers that moved"}
    assert set(re.findall(r"^### (.*)$", text, re.MULTILINE)) <= heads


def published() -> dict[str, str]:
    """The numbers that the changelog follows, as they stand in the tables."""

    def rows(name: str) -> list[dict[str, str]]:
        with (ROOT / "reports" / "tables" / f"{name}.csv").open(encoding="utf-8", newline="") as f:
            return list(csv.DictReader(f))

    article = {row["outlet"]: row["article"] for row in rows("articles")}
    found = {
        f"balance, {article[row['outlet']]}": f"{float(row['value']):+.2f}"
        for row in rows("estimates")
        if (row["measure"], row["facet"]) == ("balance", "all")
    }
    apart = [row for row in rows("ranks") if row["facet"] == "all"]
    for measure in ("balance", "alliance_share", "strain_share", "russia_share"):
        told = [r for r in apart if r["measure"] == measure and r["verdict"] in ("higher", "lower")]
        found[f"pairs told apart, {measure}"] = str(len(told))
    samples = {"in": "F1", "leave_one_out": "F1 left out"}
    for row in rows("agreement"):
        if row["sample"] in samples and row["column"] in ("alliance", "strain", "attributed"):
            found[f"{samples[row['sample']]}, {row['column']}"] = f"{float(row['f1']):.2f}"
    return found


def test_the_study_says_what_its_first_report_told_apart_as_the_changelog_has_it():
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    first = next(line for line in text.splitlines() if line.startswith("| The first report |"))
    apart = {name: int(new) for name, old, new in MOVED.findall(first) if "pairs" in name}
    settings = tomllib.loads((ROOT / "seeds" / "study.toml").read_text(encoding="utf-8"))
    balance, alliance, strain = (
        number(apart[f"pairs told apart, {measure}"])
        for measure in ("balance", "alliance_share", "strain_share")
    )
    assert (
        f"{balance} of the ten pairs of articles were told apart by the balance, {alliance} by the "
        f"share of sentences coded alliance and {strain} by the share coded strain"
    ) in settings["publish"]["revised"]


def wrong(text: str, tables: dict[str, str]) -> list[str]:
    """Each number that does not go on from its last value, or does not end at the published one."""
    last: dict[str, str] = {}
    found = []
    for name, old, new in MOVED.findall(text):
        if old != last.get(name, "none"):
            found.append(f"{name}: from {old}, which was {last.get(name, 'none')} before")
        last[name] = new
    ends = [n for n in sorted({*tables, *last}) if tables.get(n) != last.get(n)]
    return found + [
        f"{name}: told {last.get(name)}, published {tables.get(name)}; write "
        f"'{name}: {last.get(name, 'none')} → {tables.get(name, 'none')}' in a row of CHANGELOG"
        for name in ends
    ]


def test_every_published_number_that_moved_has_its_line():
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert wrong(text.partition("### Numbers that moved")[2], published()) == []


def test_a_number_that_moved_without_a_line_is_found():
    told = "| First | a: none → 1; b: none → +0.20 |\n| Then | a: 1 → 2 |\n| Last | a: 3 → 4 |\n"
    assert wrong(told, {"a": "4", "b": "+0.30"}) == [
        "a: from 3, which was 2 before",
        "b: told +0.20, published +0.30; write 'b: +0.20 → +0.30' in a row of CHANGELOG",
    ]


# Nothing was registered: the codebook was revised, and a choice added, when there were numbers.
BEFOREHAND = re.compile(
    r"before (?:looking|anybody looks|any result)|fixed beforehand|preregistered"
)


@pytest.mark.parametrize(
    "name",
    [
        *("README.md", "seeds/study.toml", "reports/report.html", "reports/report.ipynb"),
        *("reports/run.json", "reports/tables/datapackage.json"),
    ],
)
def test_nothing_says_that_the_method_was_settled_before_there_were_results(name: str):
    assert BEFOREHAND.findall((ROOT / name).read_text(encoding="utf-8")) == []
