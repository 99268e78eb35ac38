"""How a codebook does on a study, line by line: what `framing codebook check` prints."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from analysis import audit
from analysis.model import SCORED
from analysis.output import counted

if TYPE_CHECKING:
    from analysis.audit import Finding, Phrase
    from analysis.corpus import Loaded
    from analysis.instrument import Codebook
    from analysis.model import Reading

FEW = 5  # findings of one kind that are shown; the others with --all


def lines(
    book: Codebook, readings: Sequence[Reading], loaded: Loaded, *, every: bool
) -> Iterator[str]:
    """What the file holds, then the findings, then with ``every`` the lists behind them."""
    texts = audit.sentences(readings)
    found = audit.phrases(book, texts)
    idle = [phrase for phrase in found if not phrase.matched]
    guards = sum(len(guard.match) for guard in book.guards)
    unused = audit.idle_guards(book, texts)
    hits = [hit for reading in readings for hit in reading.hits if hit.status != "boilerplate"]
    yield f"{book.id} {book.version}: {_holds(book, len(found), guards)}"
    yield (
        f"tried on {counted(len(readings), 'article')}, {counted(len(texts), 'sentence')}: "
        f"{counted(len(hits), 'hit')}, {sum(hit.status in SCORED for hit in hits)} of them counted"
    )
    told = [*_some(audit.findings(book, readings, loaded.coding), every=every)]
    told.append(f"matches nothing: {len(idle)} of {counted(len(found), 'phrase')}")
    told.append(f"guards nothing: {len(unused)} of {counted(guards, 'phrase')} of guards")
    yield from sorted(told, key=lambda line: line.partition(":")[0])  # within a kind as they are
    if every:
        yield from _lists(idle, unused)
        for row in audit.entries(readings, loaded.coding):
            yield f"precision: entry '{row['entry']}', {row['frame']} ({audit.precision_text(row)})"


def _some(findings: Iterable[Finding], *, every: bool) -> Iterator[str]:
    """A line a finding; of a kind with many, a few and how many more there are."""
    kinds: dict[str, list[str]] = {}
    for one in findings:
        kinds.setdefault(one.kind, []).append(one.line())
    for kind, lines in kinds.items():
        shown = sorted(lines) if every else sorted(lines)[:FEW]
        yield from shown
        if more := len(lines) - len(shown):
            yield f"{kind}: {more} more, listed with --all"


def _holds(book: Codebook, phrases: int, guards: int) -> str:
    held = (
        counted(len(book.frames), "frame"),
        "1 entry" if len(book.entries) == 1 else f"{len(book.entries)} entries",
        counted(phrases, "phrase"),
        f"{counted(len(book.guards), 'guard')} with {counted(guards, 'phrase')}",
        counted(len(book.actors), "actor"),
    )
    return ", ".join(held)


def _lists(idle: Sequence[Phrase], unused: Sequence[str]) -> Iterator[str]:
    """The phrases behind the two counts, in file order."""
    for phrase in idle:
        yield f"matches nothing: '{phrase.text}' of entry '{phrase.entry.id}'"
    for text in unused:
        yield f"guards nothing: '{text}'"
