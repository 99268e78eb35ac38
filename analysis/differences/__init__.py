"""Two publications in, what differs between them out: numbers, figures, paragraphs, receipts.

Numbers are compared to 1.5e-6, as sums are added in another order on another machine; drawings
as closely as rounding allows. ``cells`` compares tables, ``pages`` the page and the notebook,
``papers`` the PDF, ``drawings`` pictures, ``records`` JSON and the receipt. All are pure: bytes in,
differences out.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Mapping
from pathlib import PurePosixPath

from analysis.differences import cells, drawings, pages, papers, records
from analysis.differences.noun import ESTIMATE, TOLERANCE, Difference, Kind

__all__ = ["ESTIMATE", "RECEIPT", "TOLERANCE", "Difference", "Kind", "between", "tampered"]

RECEIPT = "reports/run.json"
PACKAGE = "reports/tables/datapackage.json"
# What parsers say of bytes that are not theirs; html.parser asserts.
DAMAGED = (
    *(ValueError, KeyError, TypeError, AttributeError, AssertionError, RecursionError),
    *(OSError, SyntaxError, csv.Error),
)
Compare = Callable[[str, bytes, bytes], Iterator[Difference]]


def between(published: Mapping[str, bytes], now: Mapping[str, bytes]) -> Iterator[Difference]:
    """Every difference, file by file in the order of their paths."""
    keys = records.keys(now.get(PACKAGE, b""))
    for name in sorted({*published, *now}):
        if name not in now:
            yield Difference(name, "file", "", "published", "not made")
        elif name not in published:
            yield Difference(name, "file", "", "not published", "made")
        elif not (published[name] and now[name]):
            sides = ("not empty" if side[name] else "empty" for side in (published, now))
            yield Difference(name, "file", "", *sides)
        elif published[name] != now[name]:
            yield from _within(name, published[name], now[name], keys)


def _within(
    name: str, old: bytes, new: bytes, keys: Mapping[str, tuple[str, ...]]
) -> Iterator[Difference]:
    path = PurePosixPath(name)
    compare = BY_ENDING.get(path.suffix, _bytes)
    if path.suffix == ".csv":
        key = keys.get(path.stem, ()) if path.parent.name == "tables" else ()
        compare = cells.comparing(key)
    elif name == RECEIPT:
        compare = records.receipts
    try:
        yield from compare(name, old, new)
    except DAMAGED:  # what was published is no longer what its ending says; what is made now is
        yield Difference(name, "file", "", "damaged", "whole")


def _bytes(name: str, old: bytes, new: bytes) -> Iterator[Difference]:
    yield Difference(name, "file", "", f"{len(old)} bytes", f"{len(new)} bytes that differ")


BY_ENDING: Mapping[str, Compare] = {
    ".html": pages.pages,
    ".ipynb": pages.notebooks,
    ".json": records.packages,
    ".pdf": papers.papers,
    ".png": drawings.pixels,
    ".svg": drawings.shapes,
}


def tampered(published: Mapping[str, bytes]) -> Iterator[Difference]:
    """Each published table that is not the one its data package describes.

    This holds on every machine: a table is compared with its own description, to the last byte.
    """
    folder = PurePosixPath(PACKAGE).parent
    for path, sha256 in records.hashes(published.get(PACKAGE, b"")):
        name = (folder / path).as_posix()
        if name in published and records.sha256(published[name]) != sha256:
            yield Difference(name, "file", "", "changed after it was published", "")
