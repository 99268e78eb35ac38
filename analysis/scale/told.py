"""What is said of a collection's files: those passed over, not read, or without a row."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from analysis.model import Problem, StudyError
from analysis.output import counted

ENDINGS = (".csv", ".jsonl", ".parquet")
NAMED = 3  # files of a folder that are named of those passed over
STOP = "nothing from here on is read"  # how the fault of a CSV ends in which a quotation stays open
UNTYPED = "is not a text"
Left = tuple[str, str]  # a file that is passed over, and why where it is none


def left(address: str, files: Sequence[Left]) -> list[Problem]:
    """A note on what a folder or a glob leads to and what is not read; none where there is none.

    What may be a table that went astray, a link or a pipe, is named first.
    """
    if not files:
        return []
    odd = [f"{_below(path, address)} ({why})" for path, why in files if why]
    named = [*odd, *(_below(path, address) for path, why in files if not why)][:NAMED]
    number, more = len(files), len(files) - len(named)
    fault = f"{counted(number, 'file')} not read: {', '.join(named)}"
    mend = f"in none of {', '.join(ENDINGS)}"
    if not odd:
        mend = f"{'it ends' if number == 1 else 'they end'} {mend}"
    elif len(odd) < number:
        mend = f"put files in place of links and pipes; {number - len(odd)} of them end {mend}"
    else:
        mend = "put a file in its place" if number == 1 else "put files in their place"
    return [Problem("note", address, fault + (f" and {more} more" if more else ""), mend)]


def _below(path: str, address: str) -> str:
    """The name of a file in its folder."""
    try:
        return str(Path(path).relative_to(address))
    except ValueError:  # of a glob, or of an address that fsspec writes otherwise
        return Path(path).name


def unread(problem: Problem, address: str) -> bool:
    """Whether a problem of a part is one of its file, of which no row or no further row is read.

    The first row of a CSV is its header, and the first of another table is a row.
    """
    header = f"{address}, row 1" if address.lower().endswith(".csv") else address
    whole = problem.place in (address, header) or problem.fault.endswith(STOP)
    return problem.severity == "skipped" and whole


def empty(addresses: Sequence[str]) -> list[Problem]:
    """A note on the files without a row; none where there is none."""
    if not addresses:
        return []
    more = len(addresses) - 1
    fault = "there is no row in it"
    if more:
        fault += f", nor in {counted(more, 'file')} more"
    return [Problem("note", addresses[0], fault, "fill it, or take it out")]


def typed(problem: Problem) -> Problem:
    """The same, with the mend that is right where a column has a type and a cell no quotes."""
    if not problem.fault.endswith(UNTYPED) or re.search(r", line \d+$", problem.place):
        return problem
    return replace(problem, mend="write the column as text, in UTF-8")


def said(articles: int, skipped: int, unread: int) -> str:
    """What became of the input, in a line."""
    said = f"{counted(articles, 'article')} scored, {counted(skipped, 'row')} skipped"
    return said + (f", {counted(unread, 'file')} not read to the end" if unread else "")


def nothing(articles: int, skipped: int, unread: int, given: Sequence[str]) -> None:
    """Raises StudyError where nothing is scored: no row can be, no file, or there is no row."""
    if articles:
        return
    more = f", nor in {counted(len(given) - 1, 'input')} more" if len(given) > 1 else ""
    fault, mend = f"there is no article in it{more}", "write a row an article"
    if skipped:
        fault, mend = (
            f"none of {counted(skipped, 'row')} can be scored",
            "mend the rows listed above",
        )
    elif unread:
        fault, mend = f"none of {counted(unread, 'file')} can be read", "mend what is listed above"
    raise StudyError(Problem("error", given[0], fault, mend))
