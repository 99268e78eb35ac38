"""CSV text in, records with their places out; whatever does not fit the header is a problem."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from analysis.model import Problem, Severity

CELL = 2**31 - 1  # the csv module's own limit of 131,072 characters is shorter than a long article


@dataclass(frozen=True, slots=True)
class Record:
    """One row of a table: its cells by column, and its place as a spreadsheet counts rows."""

    place: str
    cells: Mapping[str, str]


def header(text: str, name: str, required: Sequence[str]) -> tuple[tuple[str, ...], list[Problem]]:
    """The columns of CSV text, and what is wrong with them."""
    place = f"{name}, row 1"
    try:
        columns = tuple(next(csv.reader(io.StringIO(text, newline=""), strict=True), ()))
    except csv.Error as error:
        return (), [Problem("error", place, f"not CSV ({error})", "mend the quotation marks")]
    if not columns:
        return (), [Problem("error", name, "empty", f"write a header row: {','.join(required)}")]
    problems = [
        Problem("error", place, f"the column '{column}' stands there twice", "rename or drop one")
        for column in dict.fromkeys(columns)
        if columns.count(column) > 1
    ]
    for column in required:
        if column not in columns:
            near = [other for other in columns if near_miss(other, column)]
            mend = f"rename '{near[0]}'" if near else "add it"
            problems.append(Problem("error", place, f"there is no column '{column}'", mend))
    return columns, problems


def records(text: str, name: str, severity: Severity = "error") -> Iterator[Record | Problem]:
    """The rows below the header.

    A row that cannot be read, or has a cell too many or too few, is a problem of the severity
    given.
    """
    # strict: without it the csv module reads a broken quotation as something, in silence.
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
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
                yield Problem(severity, place, f"not CSV ({error})", "mend the quotation marks")
                continue
            if len(cells) == len(columns):
                yield Record(place, dict(zip(columns, cells, strict=True)))
            elif cells:  # a blank line is no row
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
