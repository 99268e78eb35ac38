"""What every format of dictionary holds: categories, and the words that stand in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from analysis.corpus.files import quoted
from analysis.model import Problem, StudyError
from analysis.text import UNFIT

Path = tuple[str, ...]  # a category's name, behind those of the categories it stands in
SEPARATOR = " > "  # between the names of a path on one line
LONGEST = 200  # characters of a word or a name: what is longer is a line that went wrong


@dataclass(frozen=True, slots=True)
class Category:
    """Words that are one category's; those of the categories in it are not repeated here."""

    path: Path
    words: tuple[str, ...]  # in file order, each once, with single blanks
    about: str = ""  # what the file says of it


@dataclass(frozen=True, slots=True)
class Dictionary:
    """The categories of a file in its order, each behind the one it stands in."""

    categories: tuple[Category, ...]

    def words(self) -> Iterator[tuple[str, tuple[Path, ...]]]:
        """Each word with the paths it stands at, in the order of the file."""
        found: dict[str, list[Path]] = {}
        for category in self.categories:
            for word in category.words:
                found.setdefault(word, []).append(category.path)
        for word, paths in found.items():
            yield word, tuple(paths)


def dictionary(
    name: str,
    words: Mapping[Path, Iterable[str]],
    about: Mapping[Path, str],
    losses: Sequence[Problem] = (),
) -> Dictionary:
    """The dictionary of words by path; a path's own parents come before it.

    A word of a category counts for those it stands in and is not repeated there. Raises
    StudyError, with every fault at once behind what was ``losses``, for names and words that are
    none, and where there is no word at all.
    """
    kept = {path: list(dict.fromkeys(" ".join(w.split()) for w in words[path])) for path in words}
    faults = [*_names(name, words), *_words(name, kept)]
    if faults:
        raise StudyError(*losses, *faults)
    order: dict[Path, list[str]] = {}
    for path in words:
        for depth in range(1, len(path)):
            order.setdefault(path[:depth], [])
        order[path] = kept[path]
    within = _within(order)
    made = (
        Category(
            path, tuple(w for w in listed if w not in within.get(path, ())), about.get(path, "")
        )
        for path, listed in order.items()
    )
    return Dictionary(tuple(made))


def _names(name: str, paths: Iterable[Path]) -> Iterator[Problem]:
    for part in dict.fromkeys(part for path in paths for part in path):
        place = f"{name}, category {quoted(part)}"
        if SEPARATOR in f" {part} ":
            yield wrong(place, f"its name holds '{SEPARATOR}'", "rename it")
        elif fault := _odd(part):
            yield wrong(place, fault, "rename it")


def _words(name: str, words: Mapping[Path, Iterable[str]]) -> Iterator[Problem]:
    every = dict.fromkeys(word for listed in words.values() for word in listed)
    if not every:
        yield wrong(name, "no word in it", "give each category the words that speak for it")
    for word in every:
        if fault := _odd(word):
            yield wrong(f"{name}, word {quoted(word)}", fault, "mend it, or take it out")


def _odd(text: str) -> str:
    """Why a text is neither a word nor a name, or nothing."""
    if len(text) > LONGEST:
        return f"{len(text):,} characters, more than a word has"
    return "it holds a character that nothing can show" if UNFIT.search(text) else ""


def _within(words: Mapping[Path, Iterable[str]]) -> Mapping[Path, set[str]]:
    """For each path, the words of the categories that stand in it."""
    found: dict[Path, set[str]] = {}
    for path, listed in words.items():
        for depth in range(1, len(path)):
            found.setdefault(path[:depth], set()).update(listed)
    return found


def named(path: Path) -> str:
    """A path on one line."""
    return SEPARATOR.join(path)


def lost(place: str, fault: str, mend: str = "it is not carried over") -> Problem:
    """A note that something has no place in the other format."""
    return Problem("note", place, fault, mend)


def wrong(place: str, fault: str, mend: str) -> Problem:
    """A fault that stops the conversion."""
    return Problem("error", place, fault, mend)
