"""Dictionaries as tables: those of LIWC-22 (.dicx), and plain CSV.

A .dicx file has a row a word (`DicTerm`) and a column a category, with an X where the word stands
in it, as the Dictionary Workbench of LIWC-22 (Boyd, Ashokkumar, Seraj and Pennebaker 2022) shows
and exports it. Plain CSV has a row a word and category: `frame,match`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from analysis.corpus.files import quoted
from analysis.corpus.records import Record, header, records
from analysis.dictionaries.liwc import unfit
from analysis.dictionaries.nouns import SEPARATOR, Dictionary, Path, dictionary, lost, named, wrong
from analysis.model import Problem, StudyError
from analysis.output import FORMULA, csv_text

TERM = "DicTerm"
COLUMNS = ("frame", "match")
YES, NO = ("x", "1"), ("", "0")
_WEIGHT = re.compile(r"[+-]?\d+(?:\.\d+)?")


def _as_meant(cell: str) -> str:
    """A cell without the apostrophe that keeps a spreadsheet from running it."""
    return cell[1:] if cell.startswith("'") and cell.lstrip("'").startswith(FORMULA) else cell


def _kept(text: str) -> str:
    """A text that has such an apostrophe of its own, with one more; the rest as it is."""
    return f"'{text}" if _as_meant(text) != text else text


def read_dicx(text: str, name: str) -> tuple[Dictionary, list[Problem]]:
    """The dictionary in a .dicx text, and what it holds that a codebook has no place for: weights.

    Raises StudyError, with every fault at once, where the table is wrong.
    """
    columns, faults = header(text, name, (TERM,))
    categories = [column for column in columns if column != TERM]
    faults += [
        wrong(f"{name}, row 1", "a column without a name", "name the category")
        for column in categories
        if not column.strip()
    ]
    if faults:
        raise StudyError(*faults)
    names = {column: " ".join(_as_meant(column).split()) for column in categories}
    words: dict[Path, list[str]] = {(names[column],): [] for column in categories}
    if len(words) < len(names):
        fault = "two columns have one name"
        raise StudyError(wrong(f"{name}, row 1", fault, "give each category its own"))
    losses: list[Problem] = []
    for row in records(text, name):
        if isinstance(row, Problem):
            faults.append(row)
            continue
        term = _as_meant(row.cells[TERM])
        if not term.strip():
            faults.append(wrong(row.place, f"'{TERM}' is empty", "fill it"))
        elif fault := unfit(" ".join(term.split())):
            faults.append(wrong(row.place, f"{quoted(term)}: {fault}", "mend it, or take it out"))
        for column in categories:
            cell = row.cells[column].strip().lower()
            if cell in YES:
                words[names[column],].append(term)
            elif _WEIGHT.fullmatch(cell) and cell not in NO:
                losses.append(
                    lost(row.place, f"{quoted(term)} has the weight {cell} in {quoted(column)}")
                )
            elif cell not in NO:
                fault = f"{quoted(row.cells[column])} in {quoted(column)} is no mark"
                faults.append(wrong(row.place, fault, "write X, or leave it empty"))
    if faults:
        raise StudyError(*faults)
    return dictionary(name, words, {}, losses), losses


def written_dicx(found: Dictionary) -> tuple[str, list[Problem]]:
    """The dictionary as a .dicx text, and what LIWC-22 cannot carry."""
    names = _columns([category.path for category in found.categories])
    losses = [
        lost(
            f"category {quoted(named(path))}",
            "LIWC-22 has no nested categories",
            f"it is '{column}'",
        )
        for path, column in names.items()
        if len(path) > 1
    ]
    losses += [
        lost(
            f"category {quoted(named(c.path))}",
            f"what it is about ({quoted(c.about)}) has no place there",
        )
        for c in found.categories
        if c.about
    ]
    rows = []
    for word, paths in found.words():
        if fault := unfit(word):
            losses.append(lost(f"word {quoted(word)}", fault))
            continue
        # A word of a nested category stands in those above it too.
        inside = {names[path[:depth]] for path in paths for depth in range(1, len(path) + 1)}
        marks = {column: "X" if column in inside else "" for column in names.values()}
        rows.append({TERM: _kept(word), **marks})
    return csv_text(rows, [TERM, *names.values()]), losses


def _columns(paths: Iterable[Path]) -> dict[Path, str]:
    """A column for each path, no two alike, none that a spreadsheet would run."""
    names: dict[Path, str] = {}
    for path in paths:
        column = ".".join(path)
        while column in (TERM, *names.values()):
            column += "."
        names[path] = f"'{column}" if column.startswith(FORMULA) else _kept(column)
    return names


def read_csv(text: str, name: str) -> tuple[Dictionary, list[Problem]]:
    """The dictionary in a table `frame,match`, and which columns of it are not read.

    Raises StudyError, with every fault at once, where the table is wrong.
    """
    columns, faults = header(text, name, COLUMNS)
    if faults:
        raise StudyError(*faults)
    losses = [
        lost(f"{name}, row 1", f"the column {quoted(column)} has no place in a dictionary")
        for column in columns
        if column not in COLUMNS
    ]
    words: dict[Path, list[str]] = {}
    for row in records(text, name):
        faults += [row] if isinstance(row, Problem) else _empty(row)
        if isinstance(row, Record) and all(row.cells[column].strip() for column in COLUMNS):
            frame = f" {_as_meant(row.cells['frame'])} "
            path = tuple(" ".join(part.split()) for part in frame.split(SEPARATOR))
            if all(path):
                words.setdefault(path, []).append(_as_meant(row.cells["match"]))
            else:
                mend = f"write a name on each side of '{SEPARATOR}'"
                faults.append(wrong(row.place, f"{quoted(row.cells['frame'])} names nothing", mend))
    if faults:
        raise StudyError(*faults)
    return dictionary(name, words, {}, losses), losses


def _empty(row: Record) -> list[Problem]:
    empty = [column for column in COLUMNS if not row.cells[column].strip()]
    return [wrong(row.place, f"'{column}' is empty", "fill it") for column in empty]


def written_csv(found: Dictionary) -> tuple[str, list[Problem]]:
    """The dictionary as a table `frame,match`, and what it cannot carry."""
    losses = []
    for category in found.categories:
        place = f"category {quoted(named(category.path))}"
        inside = any(
            c.path[: len(category.path)] == category.path for c in found.categories if c.words
        )
        if not inside:
            losses.append(lost(place, "it has no words, and a row is a word"))
        if category.about:
            losses.append(
                lost(place, f"what it is about ({quoted(category.about)}) has no place there")
            )
    rows = [
        {"frame": _kept(named(category.path)), "match": _kept(word)}
        for category in found.categories
        for word in category.words
    ]
    return csv_text(rows, COLUMNS), losses
