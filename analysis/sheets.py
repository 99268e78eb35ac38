"""Filled coding sheets and their key, as spreadsheets save them: text in, codes out."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from analysis.corpus.records import Record, header, records
from analysis.model import Problem, Sentence

CODES = ("alliance", "strain", "attributed", "russia")
KEY = ("unit", "article", "sentence", "start", "end")
Gaps = Literal["none", "units", "cells"]  # what a sheet may leave uncoded


@dataclass(frozen=True, slots=True)
class Sheet:
    """One coder's codes by unit and column, 0 or 1, None where there is none; and the notes."""

    coder: str
    codes: Mapping[str, Mapping[str, int | None]]
    notes: Mapping[str, str] = field(default_factory=dict)

    def code(self, unit: str, column: str) -> int | None:
        """The code of a unit in a column; None where the coder gave none."""
        return self.codes.get(unit, {}).get(column)


def beside(path: Path, ending: str) -> Path:
    """The file that goes with a sheet: of its name, with another ending."""
    return path.with_name(path.name[: -len(path.suffix)] + ending)


def _table(text: str, name: str, required: Sequence[str]) -> tuple[list[Record], list[Problem]]:
    """The rows of a table, and every problem with its form; blank rows are none.

    Its cells may be parted by semicolons, where its header, so read, has all required columns.
    """
    try:
        text = _with_commas(text, required)
    except csv.Error as error:
        return [], [Problem("error", name, f"not CSV ({error})", "mend the quotation marks")]
    _, problems = header(text, name, required)
    found = [] if problems else list(records(text, name))
    problems += [row for row in found if isinstance(row, Problem)]
    rows = [row for row in found if isinstance(row, Record)]
    return [row for row in rows if any(cell.strip() for cell in row.cells.values())], problems


def _with_commas(text: str, required: Sequence[str]) -> str:
    columns = next(csv.reader(io.StringIO(text, newline=""), delimiter=";"), [])
    if not set(required) <= set(columns):
        return text
    made = io.StringIO(newline="")
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=";", strict=True)
    csv.writer(made).writerows(rows)
    return made.getvalue()


def key(
    text: str, name: str, sentences: Iterable[Sentence]
) -> tuple[dict[str, Sentence], list[Problem]]:
    """The sentence of each unit, in the order of the key, and what is wrong with the key."""
    rows, problems = _table(text, name, KEY)
    places = {
        tuple(map(str, (s.article, s.number, s.start, s.end))): s
        for s in sentences
        if s.kind != "boilerplate"
    }
    found: dict[str, Sentence] = {}
    moved: set[str] = set()  # a line an article: what follows the first such unit is moved too
    for row in rows:
        unit, *place = (row.cells[column].strip() for column in KEY)
        if tuple(place) not in places:
            place[0] = place[0].removeprefix("'")  # set before an id that looks like a formula
        if unit in found:
            fault = f"the unit '{unit}' stands there already"
            problems.append(Problem("error", row.place, fault, "take the key as it was written"))
        elif tuple(place) in places:
            found[unit] = places[tuple(place)]
        elif place[0] not in moved:
            moved.add(place[0])
            fault = "article '{}' of the study has no sentence {} at {} to {}".format(*place)
            mend = "name the study and the key that the sheet was made from"
            problems.append(Problem("error", row.place, fault, mend))
    if not rows and not problems:
        problems.append(Problem("error", name, "no row below the header", "name another key"))
    return found, problems


def sheet(
    text: str, name: str, coder: str, known: Collection[str], *, gaps: Gaps = "none"
) -> tuple[Sheet, list[Problem]]:
    """One filled sheet, and all that is wrong with it.

    With the gaps "none", every known unit has every code; "units": a unit may be left out, with
    its row or with all its codes, and is noted; "cells": any code may be empty, as in a sheet of
    rulings.
    """
    rows, problems = _table(text, name, ("unit", *CODES))
    readable = not problems
    codes: dict[str, dict[str, int | None]] = {}
    notes: dict[str, str] = {}
    places: dict[str, str] = {}
    for row in rows:
        unit = row.cells["unit"].strip()
        cells = {column: row.cells[column].strip() for column in CODES}
        faults = [*_unit_faults(unit, known, places)]
        if gaps == "units" and not any(cells.values()) and not faults:
            continue
        faults += _cell_faults(cells, gaps)
        problems += [Problem("error", row.place, *fault) for fault in faults]
        places.setdefault(unit, row.place)
        codes.setdefault(
            unit, {c: int(cell) if cell in ("0", "1") else None for c, cell in cells.items()}
        )
        notes[unit] = row.cells.get("note", "").strip()
    if readable and gaps != "cells":
        problems += _missing(name, [unit for unit in known if unit not in places], gaps)
    return Sheet(coder, codes, notes), problems


def _missing(name: str, left: Sequence[str], gaps: Gaps) -> Iterator[Problem]:
    """One problem for all the units that a sheet lacks, if it lacks any."""
    if left:
        fault = f"{len(left)} unit{'' if len(left) == 1 else 's'} missing: {', '.join(left)}"
        if gaps == "units":
            yield Problem("note", name, fault, "what it lacks counts for the other coders alone")
        else:
            mend = "code them, or say --partial where the coder had fewer"
            yield Problem("error", name, fault, mend)


def _unit_faults(
    unit: str, known: Collection[str], places: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    if not unit:
        yield "'unit' is empty", "write the unit's name back from the sheet"
    elif unit not in known:
        yield f"the unit '{unit}' is not in the key", "take the row out, or name its key with --key"
    elif unit in places:
        before = places[unit].rpartition(", ")[2]
        yield f"the unit '{unit}' stands in {before} already", "keep one of the two"


def _cell_faults(cells: Mapping[str, str], gaps: Gaps) -> Iterator[tuple[str, str]]:
    empty = [column for column, cell in cells.items() if not cell]
    if empty and gaps != "cells":
        yield f"{', '.join(empty)} {'is' if len(empty) == 1 else 'are'} empty", "write 0 or 1"
    for column, cell in cells.items():
        if cell not in ("0", "1", ""):
            yield f"{column} '{cell}' is no code", "write 0 or 1"
