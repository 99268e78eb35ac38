"""How values look when they are written: CSV, JSON, JSON lines, Parquet, a line on a terminal."""

from __future__ import annotations

import json
import math
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from numbers import Integral, Real
from typing import Any

DIGITS = 6  # of estimates and scores
UNDEFINED = "undefined"  # a number that there is not, in words
MINUS = "\N{MINUS SIGN}"
# What a spreadsheet takes for the start of a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r")
_WHOLE = (int, Integral)  # the usual kind first: to ask for the other takes longer
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
    lines.extend(",".join([_cell(row[column]) for column in columns]) for row in rows)
    return "".join(f"{line}\n" for line in lines)


def _cell(value: Any) -> str:
    number = plain(value)
    if number is None:
        return ""
    if isinstance(number, str):
        formula = number.startswith(FORMULA) and not _NUMBER.fullmatch(number)
        return _quoted(f"'{number}" if formula else number)
    return f"{number:.{DIGITS}f}" if isinstance(number, float) else str(number)


def _quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"' if _QUOTED.search(cell) else cell


def plain(value: Any) -> str | int | float | None:
    """One value as it is published: text, whole number, number of six digits, or None."""
    if value is None or isinstance(value, str):
        return value
    if not isinstance(value, float):  # asked first: abstract kinds of numbers are slow to ask for
        if isinstance(value, _WHOLE):  # bool and numpy's whole numbers too
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


def counted(number: int, noun: str) -> str:
    """A number and its noun: ``1 article``, ``2 articles``."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def signed(value: float | None) -> str:
    """A number with its sign, two digits: +0.64; a third where two would hide on which side of 0.

    What rounds to 0 even so has no sign.
    """
    if value is None:
        return UNDEFINED
    text = f"{value:+.2f}"
    if text[1:] == "0.00":
        text = f"{value:+.3f}"
    return "0.00" if text[1:] == "0.000" else text.replace("-", MINUS)
