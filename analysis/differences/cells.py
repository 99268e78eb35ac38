"""Tables: which cell of which row differs, and by how much; which rows are on one side only."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher

from analysis.differences.noun import ESTIMATE, TOLERANCE, Difference

CELL = 2**31 - 1  # a sentence may be longer than the csv module's own limit
LONG = 20_000  # rows: beyond, rows that came or went are counted and not named
Row = Sequence[str]


def comparing(key: tuple[str, ...]) -> Callable[[str, bytes, bytes], Iterator[Difference]]:
    """The comparison of two CSV files whose rows are known by a key, or by their order."""

    def compare(name: str, old: bytes, new: bytes) -> Iterator[Difference]:
        (was, *before), (now, *after) = table(old), table(new)
        if was != now:
            yield Difference(name, "text", "columns", ",".join(was), ",".join(now))
        elif set(key) <= set(now) and key:
            at = [now.index(column) for column in key]
            yield from _keyed(name, now, before, after, at)
        elif len(before) == len(after):
            for number, pair in enumerate(zip(before, after, strict=True), 2):
                yield from _cells(name, now, f"row {number}", *pair)
        else:
            yield from _ordered(name, now, before, after)

    return compare


def table(data: bytes) -> list[list[str]]:
    """The rows of a CSV file, the header first. Raises ValueError or csv.Error for no table."""
    limit = csv.field_size_limit(CELL)
    try:
        rows = list(csv.reader(io.StringIO(data.decode(), newline=""), strict=True))
    finally:
        csv.field_size_limit(limit)
    if not rows or any(len(row) != len(rows[0]) for row in rows):
        raise ValueError("no table")
    return rows


def same(was: str, now: str) -> bool:
    """Whether two cells say the same; an empty one is undefined and no number is near it."""
    if was == now:
        return True
    if not (ESTIMATE.fullmatch(was) and ESTIMATE.fullmatch(now)):
        return False  # ids, counts, ranks, words
    return abs(float(was) - float(now)) <= TOLERANCE


def _cells(
    name: str, columns: Row, place: str, before: Row, after: Row, named: Sequence[int] = ()
) -> Iterator[Difference]:
    for at, (column, was, now) in enumerate(zip(columns, before, after, strict=True)):
        if at not in named and not same(was, now):
            one = Difference(name, "text", f"{place}, {column}", was, now)
            yield one if one.by is None else Difference(name, "number", one.place, was, now)


def _keyed(
    name: str, columns: Row, before: Sequence[Row], after: Sequence[Row], at: Sequence[int]
) -> Iterator[Difference]:
    """Rows that are found again by their key, wherever they stand."""
    old = {tuple(row[n] for n in at): row for row in before}
    new = {tuple(row[n] for n in at): row for row in after}
    if len(old) < len(before):
        yield Difference(name, "row", "", f"{len(before) - len(old)} rows stand there twice", "")
    for key, row in old.items():
        place = ", ".join(key)
        if key in new:
            yield from _cells(name, columns, place, row, new[key], at)
        else:
            yield Difference(name, "row", place, "published", "not made")
    for key in new:
        if key not in old:
            yield Difference(name, "row", ", ".join(key), "not published", "made")


def _ordered(
    name: str, columns: Row, before: Sequence[Row], after: Sequence[Row]
) -> Iterator[Difference]:
    """Rows without a key, of which some came or went."""
    yield Difference(name, "row", "", f"{len(before)} rows", f"{len(after)} rows")
    if max(len(before), len(after)) > LONG:
        return
    # An estimate that moved does not make another row of it.
    old, new = ([tuple(map(_fixed, row)) for row in rows] for rows in (before, after))
    for tag, i, until, j, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            for offset in range(until - i):
                pair = before[i + offset], after[j + offset]
                yield from _cells(name, columns, f"row {i + offset + 2}", *pair)
            continue
        for at in range(i, until):
            yield Difference(
                name, "row", f"row {at + 2} ({_brief(before[at])})", "published", "not made"
            )
        for at in range(j, end):
            yield Difference(
                name, "row", f"row {at + 2} ({_brief(after[at])})", "not published", "made"
            )


def _fixed(cell: str) -> str:
    return "" if ESTIMATE.fullmatch(cell) else cell


def _brief(row: Row) -> str:
    return ", ".join(cell for cell in row if cell)[:80]
