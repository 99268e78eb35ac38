"""CSV, JSONL or Parquet -> the records of its rows; read as it comes and never held whole."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, TextIO

from analysis import paths
from analysis.corpus.decoding import binary, decoded
from analysis.corpus.records import Record, header, records
from analysis.model import Problem, StudyError

REQUIRED = ("article", "text")
OPTIONAL = ("outlet", "published", "title")
ENDINGS = (".csv", ".jsonl", ".parquet")
DAY = len("YYYY-MM-DD")
BATCH = 1024  # rows of Parquet held at a time
CHUNK = 1 << 20  # characters read at a time when a file is looked through
LOOK = 1 << 16  # bytes around a fault in which an encoding is looked for


def table(path: Path) -> Iterator[Record | Problem]:
    """The rows of a file by its ending; one that cannot be read is a problem.

    Raises StudyError when the file cannot be read at all.
    """
    place, ending = str(path), path.suffix.lower()
    if ending not in ENDINGS:
        fault = f"the ending '{path.suffix}' is not known"
        raise StudyError(Problem("error", place, fault, f"give a file in {' or '.join(ENDINGS)}"))
    if path.exists() and paths.fault(path):
        fault = "a folder, a pipe or a device, and no file"
        raise StudyError(Problem("error", place, fault, "save the table as a file"))
    if ending == ".parquet":
        yield from _parquet(path)
        return
    if what := _binary(path):
        raise StudyError(Problem("error", place, f"{what}, not a table", "save it as CSV in UTF-8"))
    with _opened(path) as lines:
        yield from (_csv if ending == ".csv" else _jsonl)(lines, place)


def _binary(path: Path) -> str:
    """What a file is by its first bytes, where that is no text."""
    try:
        with path.open("rb") as file:
            return binary(file.read(LOOK))
    except OSError as error:
        fault = f"cannot be read ({error.strerror})"
        raise StudyError(Problem("error", str(path), fault, "check its name")) from None


def _opened(path: Path) -> TextIO:
    """A table in UTF-8, to read line by line with its line ends.

    In another encoding it is read as a whole or not at all: its offsets are published.
    """
    place = str(path)
    try:
        with path.open(encoding="utf-8", newline="") as file:
            while file.read(CHUNK):
                pass
        return path.open(encoding="utf-8-sig", newline="")
    except OSError as error:
        fault = f"cannot be read ({error.strerror})"
        raise StudyError(Problem("error", place, fault, "check its name")) from None
    except UnicodeDecodeError:
        at, guess = _first_bad(path)
        fault = f"not UTF-8 from byte {at} ({guess}?)"
        raise StudyError(Problem("error", place, fault, "save it as UTF-8")) from None


def _first_bad(path: Path) -> tuple[int, str]:
    """Where a file stops being UTF-8, and what it may be."""
    data = path.read_bytes()
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        start = max(error.start - LOOK, 0) if error.start else 0
        return error.start, decoded(data[start : error.start + LOOK]).encoding
    return 0, "UTF-8"


def _csv(lines: TextIO, name: str) -> Iterator[Record | Problem]:
    _, problems = header(lines, name, REQUIRED)
    if problems:
        raise StudyError(*problems)
    lines.seek(0)
    yield from records(lines, name, "skipped")


def _jsonl(lines: TextIO, name: str) -> Iterator[Record | Problem]:
    # A JSON text may hold U+2028 and its kin as they are, and a CR is a blank: a line ends at LF.
    for number, line in enumerate(_lines(lines), 1):
        if not line.strip():
            continue
        place = f"{name}, line {number}"
        try:
            value = json.loads(line, object_pairs_hook=_once)
        except RecursionError:
            yield Problem("skipped", place, "not JSON (nested too deep)", "mend that line")
            continue
        except ValueError as error:
            # What Python advises is not for who wrote the file.
            why = str(error).partition(";")[0]
            if isinstance(error, json.JSONDecodeError):
                why = f"{error.msg[:1].lower()}{error.msg[1:]} at character {error.pos + 1}"
            yield Problem("skipped", place, f"not JSON ({why})", "mend that line")
            continue
        yield record(value, place)


def _lines(pieces: Iterable[str]) -> Iterator[str]:
    """Lines that end at LF, of lines that end at CR as well."""
    held: list[str] = []
    for piece in pieces:
        held.append(piece)
        if piece.endswith("\n"):
            yield "".join(held)
            held = []
    yield "".join(held)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) < len(pairs):
        twice = next(key for at, (key, _) in enumerate(pairs) if key in dict(pairs[:at]))
        raise ValueError(f"'{twice}' stands there twice")
    return made


def _parquet(path: Path) -> Iterator[Record | Problem]:
    import pyarrow
    from pyarrow import parquet

    place = str(path)
    try:
        file = parquet.ParquetFile(path)
    except OSError as error:
        fault = f"cannot be read ({error.strerror or 'not Parquet'})"
        raise StudyError(Problem("error", place, fault, "check its name")) from None
    except pyarrow.ArrowInvalid:
        raise StudyError(
            Problem("error", place, "not Parquet", "check how it was written")
        ) from None
    with file:
        try:
            names = file.schema_arrow.names
        except UnicodeDecodeError:
            fault = "a column's name is not UTF-8"
            raise StudyError(Problem("error", place, fault, "write it out again")) from None
        missing = [column for column in REQUIRED if names.count(column) != 1]
        faults = [f"there is no column '{c}', or it stands there twice" for c in missing]
        if faults:
            raise StudyError(*(Problem("error", place, f, "add or rename it") for f in faults))
        columns = [c for c in (*REQUIRED, *OPTIONAL) if names.count(c) == 1]
        number = 0
        try:
            for batch in file.iter_batches(batch_size=BATCH, columns=columns):
                for value in _values(batch):
                    number += 1
                    where = f"{place}, row {number}"
                    yield (
                        record(value, where)
                        if value is not None
                        else Problem("skipped", where, "a cell is not UTF-8", "write it out again")
                    )
        except (OSError, pyarrow.ArrowException):
            fault = f"cannot be read beyond row {number}"
            raise StudyError(Problem("error", place, fault, "write it out again")) from None


def _values(batch: Any) -> Iterator[Any]:
    """The rows of a batch of Parquet as objects; None where a cell holds no text."""
    try:
        yield from batch.to_pylist()
    except UnicodeDecodeError:
        for at in range(batch.num_rows):
            try:
                yield from batch.slice(at, 1).to_pylist()
            except UnicodeDecodeError:
                yield None


def record(value: Any, place: str) -> Record | Problem:
    """A line of JSONL, or a row of Parquet, as a record of texts."""
    if not isinstance(value, dict):
        return Problem("skipped", place, "not an object", 'write {"article": ..., "text": ...}')
    cells: dict[str, str] = {}
    for column in (*REQUIRED, *OPTIONAL):
        cell = value.get(column)
        if cell is None and column in REQUIRED:
            return Problem("skipped", place, f"there is no '{column}'", "add it")
        if type(cell) is int and column == "article":
            cell = str(cell)
        if isinstance(cell, date) and column == "published":
            cell = cell.isoformat()[:DAY]
        if cell is not None and not isinstance(cell, str):
            return Problem("skipped", place, f"'{column}' is not a text", "put it in quotes")
        cells[column] = cell or ""
    return Record(place, cells)
