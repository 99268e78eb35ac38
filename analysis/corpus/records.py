"""CSV in, records with their places out; whatever does not fit the header is a problem.

CSV is a text, or the lines of one as a file gives them with its line ends (`newline=""`), so that
a large table need not be held whole. Nothing is sniffed: cells are parted by commas.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from analysis.model import Problem, Severity

CELL = 2**31 - 1  # the csv module's own limit of 131,072 characters is shorter than a long article


@dataclass(frozen=True, slots=True)
class Record:
    """One row of a table: its cells by column, and its place as a spreadsheet counts rows."""

    place: str
    cells: Mapping[str, str]


def header(
    text: str | Iterable[str], name: str, required: Sequence[str]
) -> tuple[tuple[str, ...], list[Problem]]:
    """The columns of a table, and what is wrong with them."""
    place = f"{name}, row 1"
    try:
        columns = tuple(next(csv.reader(_lines(text), strict=True), ()))
    except csv.Error as error:
        return (), [Problem("error", place, f"not CSV ({error})", "mend the quotation marks")]
    if not columns:
        return (), [Problem("error", name, "empty", f"write a header row: {','.join(required)}")]
    if fault := _parted(columns):
        mend = "save it as CSV with commas" if len(columns) == 1 else "delete that line"
        return (), [Problem("error", place, fault, mend)]
    problems = [
        Problem("error", place, f"the column '{column}' stands there twice", "rename or drop one")
        for column in dict.fromkeys(columns)
        if column.strip() and columns.count(column) > 1
    ]
    for column in required:
        if column not in columns:
            near = [other for other in columns if near_miss(other, column)]
            mend = f"rename '{near[0]}'" if near else "add it"
            problems.append(Problem("error", place, f"there is no column '{column}'", mend))
    return columns, problems


def _lines(text: str | Iterable[str]) -> Iterable[str]:
    return io.StringIO(text, newline="") if isinstance(text, str) else text


def _parted(columns: Sequence[str]) -> str:
    """How else than by commas a spreadsheet parted the cells, if it did."""
    if columns[0].lower().startswith("sep="):
        return f"'{columns[0]}' is a line for one spreadsheet program"
    found = [sign for sign in _SIGNS if len(columns) == 1 and sign in columns[0]]
    return f"the cells are parted by {_SIGNS[found[0]]}, not commas" if found else ""


_SIGNS = {";": "semicolons", "\t": "tabs", "|": "bars"}
_OPEN = "a quotation mark opens and does not close: nothing from here on is read"


def records(
    text: str | Iterable[str], name: str, severity: Severity = "error"
) -> Iterator[Record | Problem]:
    """The rows below the header.

    A row that cannot be read, or has a cell too many or too few, is a problem of the severity
    given.
    """
    # strict: without it the csv module reads a broken quotation as something, in silence.
    reader = csv.reader(_lines(text), strict=True)
    before = csv.field_size_limit(CELL)
    try:
        columns = next(reader)
        number = 1
        while True:
            number += 1
            place = f"{name}, row {number}"
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                fault = _OPEN if "unexpected end" in str(error) else f"not CSV ({error})"
                yield Problem(severity, place, fault, "mend the quotation marks")
                continue
            if len(cells) == len(columns) and any(cell.strip() for cell in cells):
                yield Record(place, dict(zip(columns, cells, strict=True)))
            elif any(cell.strip() for cell in cells):  # a blank line is no row
                fault = f"{len(cells)} cells where the header has {len(columns)}"
                yield Problem(severity, place, fault, "put text that holds a comma in quotes")
    finally:
        csv.field_size_limit(before)


def near_miss(written: str, meant: str) -> bool:
    """Whether two column names are one letter, or a capital or a blank, apart."""
    a, b = written.strip().casefold(), meant
    if written == meant or abs(len(a) - len(b)) > 1:
        return False
    if a == b:
        return True
    short, long = sorted((a, b), key=len)
    if len(short) == len(long):
        return sum(x != y for x, y in zip(a, b, strict=True)) == 1
    return any(long[:i] + long[i + 1 :] == short for i in range(len(long)))
