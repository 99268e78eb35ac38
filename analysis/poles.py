"""The two poles of a codebook, under the ids by which they are counted and published.

Columns and measures are called `alliance` and `strain` whatever a study asks; what report and
figures call the poles says `vocabulary`. A codebook may give
its poles ids of its own: the first in the file is then counted as alliance, the second as strain,
but where one of the two has its published id already.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from analysis.instrument import Codebook, Entry, Frame
from analysis.model import Problem

IDS = ("alliance", "strain")  # the warm one first
Fault = tuple[str, str, str]  # place, fault, mend


def faults(frames: Mapping[str, Frame]) -> Iterator[Fault]:
    """What keeps the poles from being counted: more than one pair, or an id that is taken."""
    poles = _poles(frames)
    if len(poles) > 2:
        place = f"frame '{poles[2]}'"
        yield place, "a third pole", 'keep one pair of poles; write role = "emphasis" here'
    for id in IDS:
        if len(poles) == 2 and id in frames and id not in poles:
            fault = f"the id of a pole, and '{poles[0]}' and '{poles[1]}' are the poles"
            yield f"frame '{id}'", fault, "give it another id"


def counted(book: Codebook) -> Codebook:
    """The codebook with its poles under the published ids; each keeps its own as `own`."""
    ids = _renamed(book.frames)
    if not ids:
        return book
    return replace(
        book,
        frames={ids.get(id, id): _frame(frame, ids) for id, frame in book.frames.items()},
        entries=tuple(_entry(entry, ids) for entry in book.entries),
    )


def notes(books: Sequence[Codebook]) -> Iterator[Problem]:
    """A note where poles are published under another id than their own, or where none are."""
    if not _with_poles(books):
        mend = 'give two frames role = "pole" and let them name each other, or read the emphases'
        yield Problem("note", "codebooks", "there are no poles, so no balance is defined", mend)
    for book in books:
        if own := _own(book):
            told = " and ".join(f"'{name}' as {id}" for name, id in own.items())
            fault = f"{told}: so columns and measures are called"
            mend = "read these names so; the report calls the frames by their own"
            yield Problem("note", f"codebook '{book.id}'", fault, mend)


def strangers(books: Sequence[Codebook], dyad: str) -> Iterator[Problem]:
    """What keeps a codebook's poles from being counted beside the others of a study."""
    found = _with_poles(books)
    if found and found[0] is not books[0]:
        fault = f"the poles are those of '{found[0].id}', which is not the first"
        yield Problem("error", "study.toml, key 'codebooks'", fault, "name it first")
    for book in found:
        place = f"codebook '{book.id}'"
        if _own(book) != _own(found[0]):
            fault = f"its poles are not those of '{found[0].id}'"
            mend = "a study has one pair of poles: give both the same ids, or drop one codebook"
            yield Problem("error", place, fault, mend)
        for actor in dyad.split("+"):
            if actor not in book.actors:
                fault = f"it has poles, which are looked for near '{actor}', and no such names"
                yield Problem("error", place, fault, f"write [actor.{actor}] in it")


def _with_poles(books: Sequence[Codebook]) -> list[Codebook]:
    return [book for book in books if _poles(book.frames)]


def _own(book: Codebook) -> dict[str, str]:
    return {frame.own: id for id, frame in book.frames.items() if frame.own}


def _poles(frames: Mapping[str, Frame]) -> list[str]:
    return [id for id, frame in frames.items() if frame.role == "pole"]


def _renamed(frames: Mapping[str, Frame]) -> dict[str, str]:
    """Of a pair of poles, own id -> published id, where the two differ."""
    poles = _poles(frames)
    if len(poles) != 2 or set(IDS) & (set(frames) - set(poles)):
        return {}  # nothing to count, or a fault that is named
    free = [id for id in IDS if id not in poles]
    return dict(zip((id for id in poles if id not in IDS), free, strict=True))


def _frame(frame: Frame, ids: Mapping[str, str]) -> Frame:
    return replace(
        frame,
        id=ids.get(frame.id, frame.id),
        opposite=ids.get(frame.opposite, frame.opposite),
        own=frame.id if frame.id in ids else "",
    )


def _entry(entry: Entry, ids: Mapping[str, str]) -> Entry:
    frames = tuple(ids.get(frame, frame) for frame in entry.frames)
    return replace(entry, frames=frames, denied=ids.get(entry.denied, entry.denied))
