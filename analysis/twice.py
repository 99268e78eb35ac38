"""What two actors of a codebook, or two codebooks of a study, both have: it would count twice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from analysis.forms import Fault
from analysis.instrument import Codebook
from analysis.model import Problem

PLACE = "study.toml, key 'codebooks'"


def faults(names: Sequence[str], books: Mapping[str, Codebook]) -> Iterator[Problem]:
    """A problem for each name given twice, each id of two codebooks, and phrases of both.

    Args:
        names: the codebooks as the study names them.
        books: those of them that are right, by name.
    """
    for name in dict.fromkeys(names):
        if names.count(name) > 1:
            yield Problem("error", PLACE, f"'{name}' stands there twice", "name it once")
    for (one, first), (other, second) in combinations(books.items(), 2):
        if first.id == second.id:
            fault = f"'{one}' and '{other}' both have the id '{first.id}'"
            yield Problem("error", PLACE, fault, "drop one, or give it an id of its own")
            continue
        before = _phrases(first)
        for frame, phrases in _phrases(second).items():
            if both := sorted(phrases & before.get(frame, set())):
                more = f" and {len(both) - 1} more" if len(both) > 1 else ""
                fault = f"'{both[0]}'{more} of frame '{frame}' stand{'' if more else 's'}"
                mend = "keep each in one of them: it would count twice"
                yield Problem("error", f"codebook '{other}'", f"{fault} in '{one}' too", mend)


def names(*listed: Mapping[str, tuple[str, ...]]) -> Iterator[Fault]:
    """A fault for each name that two actors go by: what is said of one would count for both."""
    owner: dict[str, str] = {}
    for names in listed:
        for id, every in names.items():
            for name in dict.fromkeys(map(str.casefold, every)):
                if (first := owner.setdefault(name, id)) != id:
                    mend = "keep it in one; what may mean either goes into `called`"
                    yield f"actor '{id}'", f"'{name}' is a name of '{first}' too", mend


def _phrases(book: Codebook) -> dict[str, set[str]]:
    """The phrases of each frame, without case."""
    made: dict[str, set[str]] = {}
    for entry in book.entries:
        for frame in entry.frames:
            made.setdefault(frame, set()).update(map(str.casefold, (*entry.match, *entry.pattern)))
    return made
