"""The end of the report as blocks: glossary, data dictionary, references, receipt."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from analysis import tables
from analysis.report import prose
from analysis.report.package import fields
from analysis.report.paper.blocks import (
    Column,
    Node,
    Words,
    bullets,
    heading,
    lines,
    link,
    paragraph,
    styled,
    table,
)
from analysis.report.paper.findings import Facts
from analysis.report.paper.told import told
from analysis.report.receipt import primary, receipt
from analysis.report.works import works
from analysis.study import Study

HIDDEN = ("title", "question", "primary", "weighing")  # said elsewhere, or a row each
RIGHTS = (
    "The numbers are under CC BY 4.0. The articles' words are quoted as the object of study and "
    "remain their publishers'."
)


def glossary(facts: Facts) -> Iterator[Node]:
    """What the words of the report mean, where there is such a piece of prose."""
    if "glossary" in prose.names():
        yield heading(1, "Glossary", "glossary")
        yield from told("glossary", facts)


def dictionary(study: Study, facts: Facts) -> Iterator[Node]:
    """The published tables with the names of their columns."""
    yield heading(1, "Data dictionary", "dictionary")
    yield from told("dictionary", facts)
    rows: list[list[Words]] = [
        [
            lines(styled("code", f"{one.name}.csv"), tables.title(one, study)),
            styled("code", ", ".join(name for name, _, _ in fields(one, study))),
        ]
        for one in tables.TABLES
    ]
    yield table([Column("Table", 1.2), Column("Columns", 2)], rows, look="fine")


def references(facts: Facts) -> Iterator[Node]:
    """The works cited."""
    yield heading(1, "References", "references")
    yield from told("references", facts)
    yield listed(works())


def listed(cited: Mapping[str, Mapping[str, str]]) -> Node:
    """Works, each at the place that citations lead to."""
    return bullets([[_work(id, work)] for id, work in cited.items()], "works")


def _work(id: str, work: Mapping[str, str]) -> Node:
    address = work.get("link", "")
    said: list[Words] = [
        work["text"],
        [" ", link(address, address)] if address else "",
        [" ", styled("em", "(recalled in part)")] if work["checked"] != "whole" else "",
    ]
    return paragraph(said, id=f"ref-{id}")


def accounts(study: Study, facts: Facts) -> Iterator[Node]:
    """The receipt: what went in, by which settings and versions, how much came out."""
    yield heading(1, "Receipt", "receipt")
    yield from told("receipt", facts)
    yield paragraph(RIGHTS, "source")
    made = receipt(study)
    settings = {k: _value(v) for k, v in made["settings"].items() if k not in HIDDEN}
    counts = {k.replace("_", " "): v for k, v in made["counts"].items() if isinstance(v, int)}
    sums = {
        **made["seeds"],
        **{f"codebook {k} {v['version']}": v["sha256"] for k, v in made["codebooks"].items()},
    }
    rows: list[list[Words]] = [[styled("strong", "Files, and their SHA-256")]]
    rows += [[name, styled("code", sum)] for name, sum in sums.items()]
    rows += [[styled("strong", "Settings")]]
    rows += [[name, value] for name, value in settings.items()]
    rows += [
        ["primary specification", _row(primary(study), ": ")],
        [styled("strong", "Versions and counts")],
        ["versions", _row(made["versions"], " ")],
        ["counts", _row(counts, " ")],
    ]
    yield table([Column("What", 1), Column("Value", 2.2)], rows, look="fine")


def _row(values: Mapping[str, Any], link: str) -> str:
    return ", ".join(f"{name}{link}{value}" for name, value in values.items())


def _value(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
