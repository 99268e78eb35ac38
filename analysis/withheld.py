"""The articles' words in a study's own tables: left out where texts are not published, put back.

A cell of a table that repeats an article is known by the article and two offsets. Without the
texts the cells are empty; with them every byte of the table comes back.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, fields

from analysis.model import Problem, StudyError

COLUMNS = ("title", "body_from", "body_to", "text", "matched")  # those that repeat articles
FILE = "withheld.csv"
TEXTS = "texts.csv"  # the sha256 of each article that is not handed on
_CELL = re.compile(r'("[^"]*(?:""[^"]*)*"|[^,\r\n]*)(,|\r\n|\r|\n|\Z)')


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell that was left out, and the place in an article where its words stand."""

    file: str
    row: int  # from 1, the header counted
    column: str
    article: str
    start: int  # characters of the article's source
    end: int


CELL_COLUMNS = tuple(field.name for field in fields(Cell))


@dataclass(frozen=True, slots=True)
class _Span:
    """One cell as it stands in a file."""

    row: int
    column: str
    start: int  # in the file's text
    end: int


def without(file: str, text: str, sources: Mapping[str, str]) -> tuple[str, list[Cell]]:
    """A table without the words of the articles, and what was left out of it.

    Args:
        file: its name, by which it is found again.
        text: CSV with a header row.
        sources: the articles' texts by id.
    """
    cells: list[Cell] = []
    cuts: list[tuple[_Span, str]] = []
    for span in _spans(text):
        value = _value(text[span.start : span.end])
        if span.column in COLUMNS and span.row > 1 and value.strip():
            for id, source in sources.items():
                if (start := source.find(value)) >= 0:
                    end = start + len(value)
                    cells.append(Cell(file, span.row, span.column, id, start, end))
                    cuts.append((span, ""))
                    break
    return _replaced(text, cuts), cells


def restored(file: str, text: str, cells: Sequence[Cell], sources: Mapping[str, str]) -> str:
    """The table with the articles' words, byte for byte as it was.

    Raises StudyError where a cell that was left out is not there, or holds something else.
    """
    spans = {(span.row, span.column): span for span in _spans(text)}
    problems: list[Problem] = []
    values: list[tuple[_Span, str]] = []
    for cell in (cell for cell in cells if cell.file == file):
        words = sources.get(cell.article, "")[cell.start : cell.end]
        span = spans.get((cell.row, cell.column))
        if span and words and _value(text[span.start : span.end]) in ("", words):
            values.append((span, words))
            continue
        place = f"{cell.file}, row {cell.row}, column '{cell.column}'"
        fault = "there is no such cell, or no such article" if not (span and words) else "not empty"
        problems.append(Problem("error", place, fault, "take the file from the export again"))
    if problems:
        raise StudyError(*problems)
    return _replaced(text, values)


def _spans(text: str) -> Iterator[_Span]:
    """Every cell of a table, in the order of the file."""
    columns: list[str] = []
    at, row, column = 0, 1, 0
    while found := _CELL.match(text, at):
        if row == 1:
            columns.append(_value(found[1]).removeprefix("\ufeff"))
        name = columns[column] if column < len(columns) else ""
        yield _Span(row, name, found.start(1), found.end(1))
        at, row, column = found.end(), row + (found[2] != ","), column + 1
        if found[2] != ",":
            column = 0
        if at == len(text) and found[2] != ",":
            return


def _value(raw: str) -> str:
    return raw[1:-1].replace('""', '"') if raw.startswith('"') else raw


def _replaced(text: str, values: Sequence[tuple[_Span, str]]) -> str:
    """The text with other values in some cells; what is in quotation marks stays in them."""
    made: list[str] = []
    at = 0
    for span, value in sorted(values, key=lambda pair: pair[0].start):
        quoted = text[span.start : span.start + 1] == '"'
        escaped = value.replace('"', '""')
        made += [text[at : span.start], f'"{escaped}"' if quoted else value]
        at = span.end
    return "".join((*made, text[at:]))


def table(rows: Iterable[Mapping[str, object]], columns: Sequence[str]) -> bytes:
    """Rows as CSV to be read back: cells stand as they are, formulas or not."""
    out = io.StringIO()
    made = csv.DictWriter(out, columns, lineterminator="\n")
    made.writeheader()
    made.writerows(rows)
    return out.getvalue().encode()


def written(cells: Iterable[Cell]) -> bytes:
    """What was left out, as a table."""
    return table(map(asdict, cells), CELL_COLUMNS)


def read(data: bytes) -> list[Cell]:
    """What was left out, from its table. Raises StudyError where it is no such table."""
    try:
        rows = list(csv.DictReader(io.StringIO(data.decode(), newline=""), strict=True))
        return [
            Cell(row["file"], int(row["row"]), row["column"], row["article"], *_offsets(row))
            for row in rows
        ]
    except (ValueError, KeyError, TypeError, csv.Error):
        fault = f"not a table of {','.join(CELL_COLUMNS)}"
        raise StudyError(
            Problem("error", FILE, fault, "take the file from the export again")
        ) from None


def _offsets(row: Mapping[str, str]) -> tuple[int, int]:
    return int(row["start"]), int(row["end"])
