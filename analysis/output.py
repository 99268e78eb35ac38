"""The only module that writes: whole files, atomically; and how values look when written.

A file is written beside its place under another name, flushed to the disk and then moved, so
that whoever opens it finds the old one or the new one, whole.
"""

from __future__ import annotations

import json
import math
import os
import re
import secrets
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from contextlib import ExitStack
from numbers import Integral, Real
from pathlib import Path, PurePosixPath
from typing import Any

DIGITS = 6  # of estimates and scores
# What a spreadsheet takes for the start of a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r")
_NUMBER = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")
_QUOTED = re.compile(r'[,"\r\n]')
# Signs that turn the writing direction: on a terminal they can make a line read as another.
_TURNS = frozenset("\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def csv_text(rows: Iterable[Mapping[str, Any]], columns: Sequence[str]) -> str:
    """A table as CSV with a header row: the named columns of each row, lines ended by LF.

    Whole numbers are plain, other numbers have six digits, -0 is 0, undefined (None, NaN) is
    empty, a truth value is 0 or 1. Text that a spreadsheet would run as a formula has an
    apostrophe before it. Raises KeyError where a row lacks a column, ValueError for infinity.
    """
    # Not csv.writer: whether it quotes a lone CR depends on the version of Python.
    lines = [",".join(_quoted(column) for column in columns)]
    lines.extend(",".join(_quoted(_cell(row[column])) for column in columns) for row in rows)
    return "".join(f"{line}\n" for line in lines)


def _cell(value: Any) -> str:
    number = plain(value)
    if number is None:
        return ""
    if isinstance(number, str):
        return (
            f"'{number}" if number.startswith(FORMULA) and not _NUMBER.fullmatch(number) else number
        )
    return f"{number:.{DIGITS}f}" if isinstance(number, float) else str(number)


def _quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"' if _QUOTED.search(cell) else cell


def plain(value: Any) -> str | int | float | None:
    """One value as it is published: text, whole number, number of six digits, or None."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, Integral):  # bool and numpy's whole numbers too
        return int(value)
    if type(value).__module__ == "numpy" and type(value).__name__ in ("bool", "bool_"):
        return int(value)  # numpy's truth value is no number to Python
    if not isinstance(value, Real):
        raise TypeError(f"a table has no cell for a {type(value).__name__}")
    number = float(value)
    if math.isnan(number):
        return None
    if math.isinf(number):
        raise ValueError("infinity is no value: undefined is None")
    return round(number, DIGITS) + 0.0  # -0.0 + 0.0 is 0.0


def json_text(value: Any) -> str:
    """A value as JSON: keys in the order given, numbers as published, one blank of indent."""
    return json.dumps(_jsonable(value), ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def jsonl_text(rows: Iterable[Mapping[str, Any]], columns: Sequence[str]) -> str:
    """A table as JSON lines: an object a row, the named columns in order; text as it is."""
    objects = ({column: plain(row[column]) for column in columns} for row in rows)
    return "".join(json.dumps(row, ensure_ascii=False, allow_nan=False) + "\n" for row in objects)


def parquet_bytes(rows: Iterable[Mapping[str, Any]], columns: Sequence[str]) -> bytes:
    """A table as Parquet: the named columns in order; text as it is, undefined is null.

    A column holds whole numbers, numbers or text, by what stands in it; of an empty one, text.
    """
    import pyarrow
    from pyarrow import parquet

    listed = list(rows)
    made = {column: pyarrow.array([plain(row[column]) for row in listed]) for column in columns}
    text = {c: a.cast(pyarrow.string()) if a.type == pyarrow.null() else a for c, a in made.items()}
    stream = pyarrow.BufferOutputStream()
    parquet.write_table(pyarrow.table(text), stream)
    return bytes(stream.getvalue())


def _jsonable(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {str(key): _jsonable(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_jsonable(inner) for inner in value]
    return value if isinstance(value, bool) else plain(value)


def printable(text: str) -> str:
    """Text that is safe to print on one line.

    Line ends and tabs are blanks; other control characters, which a terminal obeys, and signs
    that turn the writing direction are replaced.
    """
    flat = re.sub(r"[\r\n\t\u2028\u2029]+", " ", text)
    return "".join("\ufffd" if _commands(c) else c for c in flat)


def _commands(character: str) -> bool:
    return unicodedata.category(character) in ("Cc", "Cs") or character in _TURNS


def write_text(path: Path, text: str) -> None:
    """Write a whole file in UTF-8, or leave the old one. Raises OSError."""
    write_bytes(path, text.encode())


def write_bytes(path: Path, data: bytes) -> None:
    """Write a whole file, or leave the old one. Raises OSError."""
    publish({path.name: data}, path.parent)


def publish(files: Mapping[str, bytes], folder: Path) -> None:
    """Write several files into a folder, named by their paths in it with forward slashes.

    All are written beside their places before the first is moved, so that what fails while
    writing (a full disk, a folder that may not be written to) leaves every old file whole.
    Raises OSError, and ValueError for a name that leads out of the folder.
    """
    places = {folder.joinpath(*_inside(name)): data for name, data in files.items()}
    with ExitStack() as leftovers:
        moves = []
        for place, data in places.items():
            place.parent.mkdir(parents=True, exist_ok=True)
            if place.is_dir():  # found now, and not when half of the files are moved
                raise IsADirectoryError(21, "Is a directory", str(place))
            beside = place.with_name(f".{place.name}.{secrets.token_hex(4)}.part")
            leftovers.callback(beside.unlink, missing_ok=True)
            _write(beside, data)
            moves.append((beside, place))
        for beside, place in moves:
            os.replace(beside, place)


def _inside(name: str) -> tuple[str, ...]:
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or not path.parts:
        raise ValueError(f"'{name}' leads out of the folder")
    return path.parts


def _write(path: Path, data: bytes) -> None:
    # "x": never through a link that somebody put there; the mode is what the system's mask says.
    with open(path, "xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
