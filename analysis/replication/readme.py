"""The README of a replication folder, after the template of the social science data editors."""

from __future__ import annotations

import math
import platform
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path, PurePosixPath
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from analysis import plots, tables
from analysis.corpus import Loaded
from analysis.model import Article
from analysis.report.package import LICENCE, RIGHTS
from analysis.report.receipt import receipt
from analysis.report.wording import counted
from analysis.study import Study

PACKAGE = Path(__file__).parents[1]
# The template's classes of run time, in minutes.
TIMES = (
    (10, "less than 10 minutes"),
    (60, "10 to 60 minutes"),
    (8 * 60, "1 to 8 hours"),
    (24 * 60, "8 to 24 hours"),
    (math.inf, "more than a day"),
)
KINDS = {
    "study.toml": "the question, and every choice of method",
    "manifest.csv": "what is known of each article",
    "coding/sentences.csv": "sentence codes made by reading",
    "coding/CODEBOOK.md": "the instructions by which they were made",
    "texts.csv": "the sha256 of each article that is not provided",
    "withheld.csv": "where in the articles the words stand that were left out of the tables",
}


@dataclass(frozen=True, slots=True)
class Effort:
    """What the run took that made the results."""

    seconds: float
    peak: int  # bytes of memory at most, 0 where the system does not say


@dataclass(frozen=True, slots=True)
class Held:
    """What is in the folder, and what is not."""

    data: Mapping[str, bytes]  # by path
    missing: tuple[str, ...]
    programs: tuple[str, ...]
    results: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Exhibit:
    """A figure or table, the program and line that make it, and the files it goes into."""

    name: str
    program: str
    line: int
    output: str
    note: str


def text(study: Study, loaded: Loaded, held: Held, effort: Effort) -> str:
    """The README in Markdown. Raises jinja2.UndefinedError for a fact that there is not."""
    settings = study.settings
    return (
        _environment()
        .get_template("README.md.j2")
        .render(
            settings=settings,
            receipt=receipt(study),
            articles=[(one, _provided(one, held)) for one in loaded.articles],
            counts={
                "articles": counted(len(study.articles), "article"),
                "Articles": counted(len(study.articles), "article").capitalize(),
                "sentences": counted(sum(len(r.scored()) for r in study.readings), "sentence"),
                "figures": counted(len(plots.of(study)), "figure"),
                "tables": counted(len(tables.TABLES), "table"),
            },
            data=list(_data(held)),
            missing=held.missing,
            locked="requirements.lock" in held.programs,
            licensed="LICENSE" in held.programs,
            notebook="reports/report.ipynb" in held.results,
            python=platform.python_version(),
            seeded=_line(held.data, "seed"),
            time=duration(effort),
            memory=memory(effort),
            exhibits=list(exhibits(study)),
            licence=LICENCE,
            rights=RIGHTS,
        )
    )


@cache
def _environment() -> Environment:
    # Markdown and no HTML: cells are escaped by the filter, and the rest is ours.
    made = Environment(
        loader=PackageLoader(__package__, "."),
        autoescape=False,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["cell"] = cell
    return made


def cell(value: object) -> str:
    """A text for one cell or line of Markdown: none of its signs does anything there."""
    flat = " ".join(str(value).split())
    return "".join(f"\\{c}" if c in "\\`*_[]<>|#" else c for c in flat)


def _line(data: Mapping[str, bytes], key: str) -> int | None:
    """The line of study.toml on which a key stands, from 1."""
    lines = data["seeds/study.toml"].decode("utf-8-sig").splitlines()
    found = (n for n, line in enumerate(lines, 1) if line.partition("=")[0].strip() == key)
    return next(found, None)


def _provided(article: Article, held: Held) -> str:
    return "yes" if f"seeds/{article.file}" in held.data else "no"


def _data(held: Held) -> Iterator[tuple[str, str, str]]:
    """Every file of the study, what it is, and whether it is provided."""
    for name in sorted((*held.data, *held.missing)):
        yield name, _kind(name), "yes" if name in held.data else "no"


def _kind(name: str) -> str:
    within = name.removeprefix("seeds/")
    if within in KINDS:
        return KINDS[within]
    path = PurePosixPath(name)
    if path.suffix == ".toml":
        return "a codebook: what is looked for, and why"
    if within == name:
        return "a coded collection, on which the codebook is checked; its rights are its makers'"
    return "an article" if path.suffix != ".csv" else "weights of words, of the codebook beside it"


def duration(effort: Effort) -> str:
    """How long a run takes, as one of the template's classes."""
    return next(said for minutes, said in TIMES if effort.seconds < minutes * 60)


def memory(effort: Effort) -> str:
    """The memory that a machine needs, as a round number; empty where it is not known."""
    if not effort.peak:
        return ""
    return f"{2 ** max(0, math.ceil(math.log2(effort.peak / 2**30)))} GB"


def exhibits(study: Study) -> Iterator[Exhibit]:
    """Every figure and table, the figures first, with the program that makes it."""
    for number, id in enumerate(plots.of(study), 1):
        module = import_module(f"{plots.__name__}.{id}")
        title = study.words.told(module.TITLE)
        endings = ", ".join(f"figures/{id}.{ending}" for ending in ("svg", "png", "csv"))
        yield Exhibit(f"Figure {number}", *_place(module.draw), endings, title)
    for number, table in enumerate(tables.TABLES, 1):
        output = f"reports/tables/{table.name}.csv"
        yield Exhibit(f"Table {number}", *_place(table.rows), output, tables.title(table, study))


def _place(function: Callable[..., Any]) -> tuple[str, int]:
    """The file in the folder, and the line, where a function stands."""
    code = function.__code__
    return Path(code.co_filename).relative_to(PACKAGE.parent).as_posix(), code.co_firstlineno
