"""The commands, a file each; the file's name is the command's.

Each has ``HELP`` (one line), ``arguments`` (what it takes) and ``run`` (what it does; returns
the exit code). Every command is imported to print ``framing --help``, so each imports what is
heavy inside ``run``.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.model import Problem, StudyError
from analysis.output import printable

if TYPE_CHECKING:
    from analysis.corpus import Loaded
    from analysis.instrument import Codebook


def opened(folder: Path) -> tuple[Loaded, tuple[Codebook, ...]]:
    """A study folder and its codebooks.

    Raises StudyError with every problem of both at once.
    """
    from analysis import codebook, corpus, poles, twice

    loaded: Loaded | None = None
    problems: list[Problem] = []
    notes: list[Problem] = []
    try:
        loaded = corpus.load(folder)
    except StudyError as error:
        problems.extend(error.problems)
        notes.extend(error.notes)
    # The codebooks are looked at all the same: one run names all there is to mend.
    settings = loaded.settings if loaded else corpus.read_settings(folder)[0]
    named = settings.codebooks if settings else ()
    found: dict[str, Codebook] = {}
    for name in dict.fromkeys(named):
        try:
            found[name] = codebook.load(codebook.find(name, folder))
        except StudyError as error:
            problems.extend(error.problems)
    problems.extend(twice.faults(named, found))
    codebooks = tuple(found.values())
    # With scope off, words count whoever they are about, and nobody need be named.
    if settings and settings.dyad and {*found} == {*named} and settings.scope != "off":
        unknown = strangers(settings.dyad, codebooks, "study.toml, key 'dyad'")
        problems.extend(unknown or poles.strangers(codebooks, settings.dyad))
    if loaded is None or problems:
        raise StudyError(*problems, notes=notes)
    notes = [*poles.notes(codebooks), *_unsaid(codebooks)]
    return replace(loaded, problems=(*loaded.problems, *notes)), codebooks


def _unsaid(codebooks: Sequence[Codebook]) -> Iterator[Problem]:
    """A note for what no codebook of a study says, and the report would take for an answer."""
    for book in codebooks:
        if not re.match(r"en\b", book.language, re.IGNORECASE):
            fault = f"it is for the language '{book.language}', and only English articles are read"
            mend = 'give it English words and language = "en"'
            yield Problem("note", f"codebook '{book.id}'", fault, mend)
    if not any(book.cues for book in codebooks):
        fault = "there are no cues, so that words which are denied count as they stand"
        yield Problem("note", "codebooks", fault, 'write [[cue]] kind = "negation" in one of them')
    if not any(book.voice for book in codebooks):
        fault = "there are no words of attribution: all is told in the article's own voice"
        yield Problem("note", "codebooks", fault, "write [voice] verbs = [...] in one of them")


def strangers(dyad: str, codebooks: Iterable[Codebook], place: str) -> list[Problem]:
    """A problem for each actor of a dyad that no codebook has names for; one if none has any."""
    known = sorted({actor for book in codebooks for actor in book.actors})
    if not known:
        ids = dyad.split("+")
        fault = f"no codebook has names for {' and '.join(map(repr, ids))}, nor for anybody"
        tables = " and ".join(f"[actor.{id}] names = [...]" for id in ids)
        mend = f'write {tables} in a codebook, or scope = "off" to count words about anybody'
        return [Problem("error", place, fault, mend)]
    either = f"name two of {', '.join(known)}, or " if len(known) > 1 else ""
    mend = f"{either}give it names in a codebook: [actor.<id>] names = [...]"
    return [
        Problem("error", place, f"no codebook knows the actor '{actor}'", mend)
        for actor in dyad.split("+")
        if actor not in known
    ]


def strict(problems: Iterable[Problem]) -> None:
    """Stop at what is otherwise mended or skipped: raises StudyError if there is any."""
    stopping = [problem for problem in problems if problem.severity in ("mended", "skipped")]
    if stopping:
        raise StudyError(*stopping)


def listed(problems: Iterable[Problem]) -> None:
    """Print each problem on a line of its own on standard error."""
    for problem in problems:
        print(printable(problem.line()), file=sys.stderr)
