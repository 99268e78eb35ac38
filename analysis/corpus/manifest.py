"""manifest.csv -> a record an article, checked cell by cell; no article is opened here."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from analysis.corpus.files import alike, quoted
from analysis.corpus.records import Record, header, near_miss, records
from analysis.model import Article, Problem
from analysis.text import UNFIT

NAME = "manifest.csv"
COLUMNS = (
    *("article", "file", "sha256", "outlet", "outlet_basis", "published", "title", "url"),
    *("body_from", "body_to", "note"),
)
REQUIRED = ("article", "file", "outlet")
LINES = ("article", "file", "outlet", "title")  # a line each
BASES = ("stated", "inferred", "unknown")


def listed(text: str) -> tuple[list[Record], list[Problem]]:
    """The rows of a manifest, and every problem that the rows themselves show.

    A column that is not there is empty in every row; without ids or files there are no rows.
    """
    columns, problems = header(text, NAME, REQUIRED)
    if not columns:
        return [], problems
    wanted = [column for column in REQUIRED if column in columns]
    missing = dict.fromkeys(set(REQUIRED) - set(columns), "")
    problems.extend(_misspelt(columns))
    rows: list[Record] = []
    for row in records(text, NAME):
        if isinstance(row, Problem):
            problems.append(row)
        else:
            rows.append(Record(row.place, {**row.cells, **missing}))
            problems.extend(_faults(row, wanted))
    if not rows and not problems:
        problems.append(Problem("error", NAME, "no row below the header", "list an article"))
    problems += [*_repeated(rows), *_nearly(rows)]
    sure = columns.count("article") == columns.count("file") == 1
    return (rows if sure else []), problems


def _misspelt(columns: Sequence[str]) -> Iterator[Problem]:
    for at, column in enumerate(columns, 1):
        if not column.strip():  # a spreadsheet's empty columns, or pandas' numbers of rows
            fault = f"column {at} has no name and is not read"
            yield Problem("note", f"{NAME}, row 1", fault, "name it, or delete it")
        for known in COLUMNS:
            if column not in COLUMNS and known not in columns and near_miss(column, known):
                fault = f"the column '{column}' is carried along unread"
                yield Problem("note", f"{NAME}, row 1", fault, f"rename it if '{known}' is meant")


def _faults(row: Record, wanted: Sequence[str]) -> Iterator[Problem]:
    yield from _characters(row)
    for column in wanted:
        if not row.cells[column].strip():
            yield Problem("error", row.place, f"'{column}' is empty", "fill it")
    basis = row.cells.get("outlet_basis", "")
    if basis not in ("", *BASES):
        fault = f"outlet_basis {quoted(basis)} is not known"
        yield Problem("error", row.place, fault, f"write {', '.join(BASES[:-1])} or {BASES[-1]}")
    published = row.cells.get("published", "")
    if published and not is_date(published):
        fault = f"{quoted(published)} is no date"
        yield Problem("error", row.place, fault, "write it as YYYY-MM-DD, or leave it empty")
    sha256 = row.cells.get("sha256", "")
    if sha256 and not re.fullmatch(r"[0-9a-fA-F]{64}", sha256):
        fault = f"{quoted(sha256)} is no sha256"
        yield Problem("error", row.place, fault, "write its 64 digits, or leave it empty")
    url = row.cells.get("url", "")
    if url and not re.match(r"https?://[^\s/]", url, re.IGNORECASE):
        fault = f"url {quoted(url)} is no web address"  # a report would link whatever it is
        yield Problem("error", row.place, fault, "write it from https:// on, or leave it empty")


def _characters(row: Record) -> Iterator[Problem]:
    """What no cell can hold, and no name of one line."""
    for column, cell in row.cells.items():
        if found := UNFIT.search(cell):
            fault = (
                f"{quoted(column)} holds a character that nothing can show (U+{ord(found[0]):04X})"
            )
            yield Problem("error", row.place, fault, "delete it")
        elif column in LINES and len(cell.splitlines()) > 1:
            fault = f"'{column}' has more than one line"
            yield Problem("error", row.place, fault, "write it on one")


def _repeated(rows: Sequence[Record]) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for row in rows:
        article = row.cells["article"]
        if article and article in first:
            fault = (
                f"the article {quoted(article)} stands in {first[article].split(', ')[1]} already"
            )
            yield Problem("error", row.place, fault, "give each article an id of its own")
        first.setdefault(article, row.place)


def _nearly(rows: Sequence[Record]) -> Iterator[Problem]:
    """A note where two names differ in capitals, blanks or ways of writing accents only."""
    mends = {
        "article": "they are two; mend one if the same is meant",
        "file": "on some systems they are one file; rename one",
        "outlet": "they are two outlets; write one name where one is meant",
    }
    for column, mend in mends.items():
        first: dict[str, str] = {}
        rows_of = {row.cells[column]: row for row in reversed(rows)}  # the first row of each name
        for written in reversed(rows_of):
            before = first.setdefault(alike(written), written)
            if written != before and written.strip():
                row = rows_of[written]
                fault = f"{column} {quoted(written)} is nearly {quoted(before)}"
                yield Problem("note", row.place, fault, mend, row.cells["article"])


def article(row: Record, source: str, sha256: str) -> Article:
    """The article that a row describes, with its text."""
    cells = {name: row.cells.get(name, "") for name in COLUMNS}
    return Article(
        id=cells["article"],
        outlet=cells["outlet"],
        source=source,
        outlet_basis=cells["outlet_basis"] or "unknown",
        published=cells["published"],
        title=cells["title"],
        body_from=cells["body_from"],
        body_to=cells["body_to"],
        file=cells["file"],
        sha256=sha256,
        url=cells["url"],
        note=cells["note"],
    )


def extras(row: Record) -> dict[str, str]:
    """The cells of the columns that are carried along unread."""
    return {n: cell for n, cell in row.cells.items() if n not in COLUMNS and n.strip()}


def is_date(text: str) -> bool:
    """Whether a text is a day of the calendar, written YYYY-MM-DD and not otherwise."""
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        return False  # fromisoformat takes 20250905 and 2025-W36-5 as well
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
