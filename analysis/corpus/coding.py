"""coding/sentences.csv -> the codes that were made by reading, a unit each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any

from analysis.corpus.records import Record, header, records
from analysis.model import Kind, Problem

NAME = "coding/sentences.csv"
BOOK = "coding/CODEBOOK.md"  # the instructions the codes were made by
# The sha256 of instructions by which a large language model made the codes: nothing else in a
# study says who made them.
BY_MODEL = "04883bac0dc1e02727d5637f27a73753105991668bcdd4eaebf6aebe9a958e8c"
KINDS: tuple[Kind, ...] = ("title", "heading", "body", "boilerplate")
CODES = ("alliance", "strain", "russia", "attributed")
BY = ("", "_a", "_b")  # the final code, and the two coders'
COLUMNS = (
    *("file", "start", "end", "text"),
    *(f"{name}{by}" for by in BY for name in ("kind", *CODES)),
)


@dataclass(frozen=True, slots=True)
class Coded:
    """One unit as coded by reading: the final codes, and the two codings they came from."""

    article: str  # the id the manifest gives the file
    file: str  # its name, without the folder
    start: int  # characters of the source as decoded
    end: int
    kind: Kind
    alliance: int  # 0 or 1, as are all codes
    strain: int
    russia: int
    attributed: int
    kind_a: Kind
    alliance_a: int
    strain_a: int
    russia_a: int
    attributed_a: int
    kind_b: Kind
    alliance_b: int
    strain_b: int
    russia_b: int
    attributed_b: int
    text: str


def coded(text: str, articles: Mapping[str, str]) -> tuple[list[Coded], list[Problem]]:
    """The coded units in file order; ``articles`` has the id of each file name.

    Units of files that the study does not list are left out, with a note for each file.
    """
    _, problems = header(text, NAME, COLUMNS)
    if problems:
        return [], problems
    units: list[Coded] = []
    for row in records(text, NAME):
        if isinstance(row, Problem):
            problems.append(row)
            continue
        faults = list(_faults(row))
        problems.extend(faults)
        file = row.cells["file"]
        if file not in articles:
            fault = f"the codes of '{file}' belong to no article"
            problems.append(Problem("note", NAME, fault, "list the file in manifest.csv"))
        elif not faults:
            units.append(_unit(row.cells, articles[file]))
    return units, list(dict.fromkeys(problems))  # one note a file, not one a unit


def _faults(row: Record) -> Iterator[Problem]:
    for name in ("start", "end"):
        if not _is_number(row.cells[name]):
            fault = f"{name} '{row.cells[name]}' is no offset"
            yield Problem("error", row.place, fault, "write a whole number")
    for by in BY:
        if row.cells[f"kind{by}"] not in KINDS:
            fault = f"kind{by} '{row.cells[f'kind{by}']}' is not known"
            yield Problem("error", row.place, fault, f"write one of {', '.join(KINDS)}")
        for name in (f"{code}{by}" for code in CODES):
            if row.cells[name] not in ("0", "1"):
                fault = f"{name} '{row.cells[name]}' is no code"
                yield Problem("error", row.place, fault, "write 0 or 1")


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit()


def _unit(cells: Mapping[str, str], article: str) -> Coded:
    made: dict[str, Any] = {**cells, "article": article}
    for name in ("start", "end", *(f"{code}{by}" for code in CODES for by in BY)):
        made[name] = int(cells[name])
    return Coded(**{field.name: made[field.name] for field in fields(Coded)})
