"""A codebook as far as a dictionary can hold it: frames and words, and all that stays behind."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analysis.dictionaries.choices import slug
from analysis.dictionaries.nouns import SEPARATOR, Dictionary, Path, dictionary, lost
from analysis.instrument import Codebook, Entry, Frame
from analysis.model import Problem


def as_dictionary(book: Codebook) -> tuple[Dictionary, list[Problem]]:
    """The frames and literal phrases of a codebook, and all of it that a dictionary cannot hold.

    Raises StudyError where not one phrase is literal.
    """
    paths = {id: _path(frame, book) for id, frame in book.frames.items()}
    words: dict[Path, list[str]] = {path: [] for path in paths.values()}
    for entry in book.entries:
        for frame in entry.frames:
            words[paths[frame]].extend(entry.match)
    about = {paths[id]: frame.definition for id, frame in book.frames.items() if frame.definition}
    return dictionary(f"codebook '{book.id}'", words, about), [*_left(book), *_entries_left(book)]


def _id(frame: Frame) -> str:
    """A frame's id in its file."""
    return frame.own or frame.id


def _path(frame: Frame, book: Codebook) -> Path:
    """The path a frame was made from, or its id."""
    path = tuple(" ".join(part.split()) for part in frame.label.split(SEPARATOR))
    known = re.fullmatch(rf"{re.escape(slug(path))}(?:_\d+)?", _id(frame)) if slug(path) else None
    labels = [other.label for other in book.frames.values()]
    return path if known and all(path) and labels.count(frame.label) == 1 else (_id(frame),)


def _left(book: Codebook) -> Iterator[Problem]:
    for frame in book.frames.values():
        for key in ("opposite", "counts", "excludes", "example"):
            if value := getattr(frame, key):
                told = _id(book.frames[value]) if key == "opposite" else value
                yield lost(f"frame '{_id(frame)}'", f"{key} '{told}'")
    for guard in book.guards:
        yield lost(f"guard '{guard.match[0]}'", _some(guard.match, "phrase that does not count"))
    for cue in book.cues:
        yield lost(f"cue '{cue.match[0]}'", _some(cue.match, "phrase that turns or drops a hit"))
    for id in book.actors:
        yield lost(
            f"actor '{id}'",
            _some((*book.actors[id], *book.exact.get(id, ()), *book.called.get(id, ())), "name"),
        )
    for id, listed in book.classes.items():
        yield lost(f"class '{id}'", _some(listed, "word for the slots of patterns"))
    for weights in book.weights:
        yield lost(f"weights of '{weights.frame}'", _some(tuple(weights.of), "weight of words"))
    if book.collectives:
        yield lost("collective", _some(book.collectives, "phrase that points back to a pair"))
    for key, listed in book.voice.items():
        yield lost(f"voice '{key}'", _some(listed, "word of attribution"))


def _some(listed: tuple[str, ...], what: str) -> str:
    """How many of what is left behind: `2 x name`."""
    return f"{len(listed)} x {what}"


def _entries_left(book: Codebook) -> Iterator[Problem]:
    for entry in book.entries:
        place = f"entry '{entry.id}'"
        for pattern in entry.pattern:
            yield lost(place, f"the pattern '{pattern}'")
        for phrase in entry.match:
            if any(part.isupper() and len(part) > 1 for part in phrase.split()):
                fault = f"'{phrase}' in capitals alone"
                yield lost(place, fault, "it is matched in any case there")
        for what in _rules(entry):
            yield lost(place, what)


def _rules(entry: Entry) -> Iterator[str]:
    """What an entry asks for beside its words."""
    rules = {
        "three_way": entry.three_way,
        "about": entry.about,
        "denial = false": not entry.denial,
        "label": entry.label,
        "close": entry.close,
        "denied": entry.denied,
    }
    yield from (f"the rule {name}" for name, holds in rules.items() if holds)
