"""Dictionaries as quanteda reads and writes them: YAML, a key a category (Benoit et al. 2018).

So the manual pages of its `dictionary()` and `as.yaml()` show it: categories may stand in
categories, words may have blanks, `*` and `?` are wildcards.

YAML is read by its events and not by its values: `no`, `on`, `012` and `2025-09-03` are the words
they are written as, and nothing in the file is run, repeated or looked up elsewhere.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

from analysis.corpus.files import quoted
from analysis.dictionaries.nouns import Category, Dictionary, Path, dictionary, lost, named, wrong
from analysis.model import Problem, StudyError

FORM = "write `name: [word, word]`"
DEEPEST = 20  # categories in categories; no dictionary has more than a few
_ESCAPED = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
Words = dict[Path, list[str]]


def read(text: str, name: str) -> tuple[Dictionary, list[Problem]]:
    """The dictionary in a YAML text, and what it holds that a codebook has no place for.

    Raises StudyError for text that is not YAML, and for what is no list of words: aliases, merge
    keys, tags, empty values, a text of several lines, a category twice.
    """
    words: Words = {}
    events = _Events(text, name)
    events.expect("StreamStart")
    events.expect("DocumentStart")
    kind, event = events.next()
    if kind != "MappingStart":
        raise events.wrong(event, "the file is no list of categories", FORM)
    _categories(events, (), words)
    events.expect("DocumentEnd")
    events.expect("StreamEnd")
    losses = [
        lost(
            f"{name}, category {quoted(named(path))}",
            f"in {quoted(word)} ? stands for any character",
        )
        for path, listed in words.items()
        for word in listed
        if "?" in word
    ]
    kept = {path: [word for word in listed if "?" not in word] for path, listed in words.items()}
    return dictionary(name, kept, {}, losses), losses


class _Events:
    """The events of a YAML text in turn, those that are more than text refused."""

    def __init__(self, text: str, name: str) -> None:
        import yaml

        self.name = name
        self.given = self._parsed(yaml, text)

    def _parsed(self, yaml: Any, text: str) -> Iterator[Any]:
        try:
            yield from yaml.parse(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            fault = str(getattr(error, "problem", None) or "a character that YAML does not take")
            line = mark.line + 1 if mark else _unread(text, yaml.reader.Reader.NON_PRINTABLE)
            place = f"{self.name}, line {line}" if line else self.name
            raise StudyError(
                wrong(place, f"not YAML ({' '.join(fault.split())})", "mend that line")
            ) from None
        except RecursionError:
            raise StudyError(wrong(self.name, "nested too deeply", "flatten it")) from None

    def next(self) -> tuple[str, Any]:
        """The next event and its kind."""
        event = next(self.given)
        kind = type(event).__name__.removesuffix("Event")
        if kind == "Alias":
            raise self.wrong(event, f"an alias {quoted('*' + event.anchor)}", "write the words out")
        if getattr(event, "anchor", None):
            fault = f"an anchor {quoted('&' + event.anchor)}"
            raise self.wrong(event, fault, "write the words out")
        if getattr(event, "tag", None):
            raise self.wrong(event, f"a tag {quoted(event.tag)}", "write the word in quotes")
        return kind, event

    def expect(self, kind: str) -> None:
        """Step over an event that must stand here."""
        found, event = self.next()
        if found == "StreamEnd" != kind:
            raise self.wrong(event, "there is no category in it", FORM)
        if found != kind:
            raise self.wrong(event, "a second document", "keep one dictionary a file")

    def wrong(self, event: Any, fault: str, mend: str) -> StudyError:
        """What is wrong at an event, to be raised."""
        return StudyError(wrong(f"{self.name}, line {event.start_mark.line + 1}", fault, mend))


def _unread(text: str, odd: re.Pattern[str]) -> int:
    """The line of the first character that YAML does not take, which its parser counts in bytes."""
    found = odd.search(text)
    return len(f"{text[: found.start()]}.".splitlines()) if found else 0


def _text(events: _Events, kind: str, event: Any, what: str) -> str:
    """A scalar as it is written; what is left empty is no text."""
    if kind != "Scalar":
        raise events.wrong(event, f"{what} that is no text", "write a text")
    value = str(event.value)
    if event.style in ("|", ">") or "\n" in value.strip():
        raise events.wrong(event, f"{what} of several lines", "write a line `- word` for each word")
    if not value.strip() or (not event.style and value == "~"):
        raise events.wrong(event, f"{what} that is empty", "fill it, or write [] for no words")
    return value


def _categories(events: _Events, within: Path, words: Words) -> None:
    """The categories of a mapping, whose start has been read."""
    while True:
        kind, event = events.next()
        if kind == "MappingEnd":
            return
        if kind == "Scalar" and event.value == "<<" and not event.style:
            raise events.wrong(event, "a merge key '<<'", "write the words out")
        path = (*within, " ".join(_text(events, kind, event, "a name").split()))
        if path in words:
            raise events.wrong(event, f"{quoted(named(path))} stands there twice", "make it one")
        if len(path) > DEEPEST:
            raise events.wrong(event, f"more than {DEEPEST} categories in each other", "flatten it")
        words[path] = []
        kind, event = events.next()
        if kind == "MappingStart":
            _categories(events, path, words)
        elif kind == "SequenceStart":
            _listed(events, path, words)
        else:
            words[path].append(_text(events, kind, event, f"{quoted(named(path))}: a word"))


def _listed(events: _Events, path: Path, words: Words) -> None:
    """The words of a category, and the categories that stand among them."""
    while True:
        kind, event = events.next()
        if kind == "SequenceEnd":
            return
        if kind == "MappingStart":
            _categories(events, path, words)
        else:
            words[path].append(_text(events, kind, event, f"{quoted(named(path))}: a word"))


def written(found: Dictionary) -> tuple[str, list[Problem]]:
    """The dictionary as YAML, every text in quotes, and what quanteda cannot carry: a `?`."""
    losses: list[Problem] = []
    for category in found.categories:
        place = f"category {quoted(named(category.path))}"
        if category.about:
            losses.append(
                lost(place, f"what it is about ({quoted(category.about)}) has no place there")
            )
        losses.extend(
            lost(place, f"in {quoted(word)} quanteda takes ? for any character")
            for word in category.words
            if "?" in word
        )
    tops = [category for category in found.categories if len(category.path) == 1]
    return "\n".join(["---", *_lines(tops, found.categories, 0)]) + "\n", losses


def _lines(here: Sequence[Category], every: Sequence[Category], depth: int) -> Iterator[str]:
    pad = "  " * depth
    for category in here:
        below = [c for c in every if c.path[:-1] == category.path]
        kept = [word for word in category.words if "?" not in word]
        yield f"{pad}{_quoted(category.path[-1])}:{'' if kept or below else ' []'}"
        if kept or not below:
            yield from (f"{pad}  - {_quoted(word)}" for word in kept)
            for one in below:
                first, *rest = _lines([one], every, depth + 2)
                yield f"{pad}  - {first.strip()}"
                yield from rest
        else:
            yield from _lines(below, every, depth + 1)


def _quoted(text: str) -> str:
    """A text in double quotes, as JSON and YAML both read it."""
    made = json.dumps(text, ensure_ascii=False)
    return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", made)
