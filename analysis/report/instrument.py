"""The codebook as a document: each entry with its reason, what it found, and how often rightly."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import accumulate

from analysis import audit
from analysis.instrument import Codebook, Entry
from analysis.report.room import shown
from analysis.study import Study

OPEN = 6  # phrases of an entry that stand open; the rest are folded
BRIEF = 100  # letters of the phrases that are shown of an entry that found nothing, if not of one


@dataclass(frozen=True, slots=True)
class Line:
    """One entry: its phrases, what it found in these texts, and how often reading agrees.

    Of an entry that found nothing here only a few phrases are shown: a codebook may hold more of
    the others than a page can carry. Where it cannot carry every article either, what would be
    folded is left to the codebook's file.
    """

    entry: Entry
    open: tuple[str, ...]
    folded: tuple[str, ...]
    more: int  # phrases that stand in the codebook's file alone
    hits: int
    counted: int
    precision: tuple[tuple[str, str], ...]  # frame, in words


def lines(study: Study) -> Mapping[str, tuple[Line, ...]]:
    """The entries of each codebook, in file order."""
    rows: dict[tuple[str, str], list[audit.Row]] = {}
    whole = len(shown(study)) == len(study.articles)
    owner = {frame: book.id for book in study.codebooks for frame in book.frames}
    for row in audit.entries(study.readings, study.coding):
        rows.setdefault((owner.get(str(row["frame"]), ""), str(row["entry"])), []).append(row)
    return {
        book.id: tuple(
            _line(book, entry, rows.get((book.id, entry.id), []), whole=whole)
            for entry in book.entries
        )
        for book in study.codebooks
    }


def _line(book: Codebook, entry: Entry, rows: list[audit.Row], *, whole: bool) -> Line:
    hits = sum(int(str(row["hits"])) for row in rows)
    kept, folded = phrases(entry)
    if not hits:
        kept = _brief(kept)
    folded = folded if hits and whole else ()
    return Line(
        entry,
        kept,
        folded,
        len(entry.match + entry.pattern) - len(kept + folded),
        hits,
        sum(int(str(row["counted"])) for row in rows),
        tuple(
            (book.frames[str(row["frame"])].label, audit.precision_text(row))
            for row in rows
            if row["sentences"]
        ),
    )


def _brief(found: tuple[str, ...]) -> tuple[str, ...]:
    """The first of these phrases, while they have no more letters than that; one in any case."""
    ends = accumulate(map(len, found))
    return found[: max(1, sum(end <= BRIEF for end in ends))]


def phrases(entry: Entry) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """An entry's phrases that stand open, and those that are folded."""
    found = entry.match + entry.pattern
    # One phrase alone is not worth a fold.
    shown = OPEN if len(found) > OPEN + 1 else len(found)
    return found[:shown], found[shown:]
