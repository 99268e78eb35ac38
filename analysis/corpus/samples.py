"""Coded collections, a row a sentence -> articles with the codes made by reading.

They are text nobody tuned a codebook to, or tuned it to openly: an article is of the test part
where the sum of its id says so, and of the tuning part otherwise, so that nobody chooses.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Literal

from analysis.corpus.coding import CODES, Coded
from analysis.corpus.records import Record, header, records
from analysis.model import Article, Kind, Problem

REQUIRED = ("article", "paragraph", "kind", *CODES, "text")
CASES = ("case", *CODES, "text")  # single sentences, each an article
KINDS: tuple[Kind, ...] = ("title", "heading", "body")
Part = Literal["tuning", "test"]
THIRD = 3  # one article in three is of the test part


@dataclass(frozen=True, slots=True)
class Sample:
    """One part of a coded collection; its name is that of its files up to the first hyphen."""

    name: str
    part: Part
    articles: tuple[Article, ...]
    coding: tuple[Coded, ...]
    twice: frozenset[str]  # the articles that two coders coded


def part(article: str) -> Part:
    """Which part an article is of, by the sha256 of its id."""
    number = int(hashlib.sha256(article.encode()).hexdigest(), 16)
    return "test" if number % THIRD == 0 else "tuning"


def samples(paths: Sequence[Path]) -> tuple[list[Sample], list[Problem]]:
    """The samples that coded files hold, by name and part, and what is wrong with the files."""
    made: dict[tuple[str, Part], list[tuple[Article, list[Coded]]]] = {}
    twice: set[str] = set()
    problems: list[Problem] = []
    for path in sorted(paths, key=lambda p: p.name):
        units, faults = _units(path)
        problems.extend(faults)
        for id, rows in groupby(units, key=lambda row: row["article"]):
            key = (path.stem.partition("-")[0], part(id))
            listed = list(rows)
            made.setdefault(key, []).append(_article(id, listed))
            if all(f"{name}{by}" in listed[0] for name in CODES for by in ("_a", "_b")):
                twice.add(id)
    found = [
        Sample(
            name,
            which,
            tuple(article for article, _ in pairs),
            tuple(unit for _, units in pairs for unit in units),
            frozenset(article.id for article, _ in pairs if article.id in twice),
        )
        for (name, which), pairs in sorted(made.items())
    ]
    return found, problems


def _units(path: Path) -> tuple[list[Mapping[str, str]], list[Problem]]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        fault = f"cannot be read ({error})"
        return [], [Problem("error", path.name, fault, "mend the name in study.toml")]
    columns, _ = header(text, path.name, ())
    cases = "case" in columns and "article" not in columns
    _, problems = header(text, path.name, CASES if cases else REQUIRED)
    if problems:
        return [], problems
    rows: list[Mapping[str, str]] = []
    for found in records(text, path.name):
        row = _alone(found) if cases and isinstance(found, Record) else found
        faults = [row] if isinstance(row, Problem) else list(_faults(row))
        problems.extend(faults)
        if not faults and isinstance(row, Record):
            rows.append(row.cells)
    return rows, problems


def _alone(row: Record) -> Record:
    """A case as an article of one sentence."""
    alone = {"article": row.cells["case"], "paragraph": "1", "kind": "body"}
    return Record(row.place, {**row.cells, **alone})


def _faults(row: Record) -> Iterator[Problem]:
    if row.cells["kind"] not in KINDS:
        fault = f"kind '{row.cells['kind']}' is not known"
        yield Problem("error", row.place, fault, f"write one of {', '.join(KINDS)}")
    for name in CODES:
        if row.cells[name] not in ("0", "1"):
            fault = f"{name} '{row.cells[name]}' is no code"
            yield Problem("error", row.place, fault, "write 0 or 1")


def _article(id: str, rows: Sequence[Mapping[str, str]]) -> tuple[Article, list[Coded]]:
    """The article that sentences make: a blank between them, an empty line between paragraphs."""
    source = ""
    coding: list[Coded] = []
    before = None
    for row in rows:
        if before is not None:
            source += " " if row["paragraph"] == before else "\n\n"
        before = row["paragraph"]
        coding.append(_coded(id, row, len(source)))
        source += row["text"]
    title = next((row["text"] for row in rows if row["kind"] == "title"), "")
    return Article(id, row["article"], source, title=title), coding


def _coded(id: str, row: Mapping[str, str], start: int) -> Coded:
    """A unit as coded; where only final codes are given, both coders have those."""
    kind = next(k for k in KINDS if k == row["kind"])
    codes = {
        f"{name}{by}": int(row.get(f"{name}{by}") or row[name])
        for by in ("", "_a", "_b")
        for name in CODES
    }
    return Coded(
        article=id,
        file=id,
        start=start,
        end=start + len(row["text"]),
        text=row["text"],
        kind=kind,
        kind_a=kind,
        kind_b=kind,
        **codes,
    )
