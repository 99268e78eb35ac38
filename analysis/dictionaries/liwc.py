"""Dictionaries of LIWC up to 2015 (.dic): numbered categories, then words with their numbers.

    %
    1    affect (Affect)
        2    posemo (Positive emotion)
    %
    happ*    1    2
    a lot    1

Lines end with CR, LF or both; cells are parted by tabs or blanks; a category that is set in
stands in the one above it. So the operator's manuals of LIWC2007 and LIWC2015 (Pennebaker, Booth,
Boyd and Francis) describe it; quanteda's `dictionary()` reads the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from analysis.corpus.files import quoted
from analysis.dictionaries.nouns import Dictionary, Path, dictionary, lost, named, wrong
from analysis.model import Problem, StudyError

_LINE = re.compile(r"\r\n|\r|\n")
_CATEGORY = re.compile(r"(\s*)(\d{1,9})[\t ]+(\S.*)")
_ABOUT = re.compile(r"(.*\S)\s*\(([^()]*)\)")
_NUMBER = re.compile(r"\d{1,9}")
# LIWC 2007 lets a word count by what stands beside it: "like  (02 134)125/464".
_CONDITION = re.compile(r"\(\d|\)\d|\d/\d|<\w+>")
_STEM = re.compile(r"[^*]*\*?")
TAB = 4  # blanks that a tab is as good as
Line = tuple[int, str]  # its number in the file, from 1


def read(text: str, name: str) -> tuple[Dictionary, list[Problem]]:
    """The dictionary in a .dic text, and what it holds that a codebook has no place for.

    A word of a category also counts for those the category stands in. Raises StudyError, with
    every fault at once, for a file without its two % lines, a number twice or without a category,
    a * that is not at a word's end.
    """
    header, body = _parts(text, name)
    faults: list[Problem] = []
    paths: dict[str, Path] = {}
    about: dict[Path, str] = {}
    for number, path, told in _categories(header, name, faults):
        paths[number] = path
        about[path] = told
    words: dict[Path, list[str]] = {path: [] for path in paths.values()}
    losses = list(_guessed(header, name))
    whole = not faults  # a line that is no category may be the one that a number means
    for place, word, numbers in _words(body, name, losses):
        if fault := unfit(word):
            faults.append(wrong(place, f"{quoted(word)}: {fault}", "mend it, or take it out"))
        for number in numbers:
            if number in paths:
                words[paths[number]].append(word)
            elif whole:
                fault = f"{quoted(word)} has the number {number}, and no category has it"
                faults.append(wrong(place, fault, "mend the number, or add the category"))
    if faults:
        raise StudyError(*faults)
    return dictionary(name, words, about, losses), losses


def _parts(text: str, name: str) -> tuple[list[Line], list[Line]]:
    """The lines between the two % lines, and those behind them; blank ones left out."""
    lines = [(at, line) for at, line in enumerate(_LINE.split(text), 1) if line.strip()]
    marks = [place for place, (_, line) in enumerate(lines) if line.strip() == "%"][:2]
    if len(marks) < 2 or marks[0] != 0:
        mend = "begin it with a line %, a line a category, and a line %"
        raise StudyError(wrong(name, "not a dictionary of LIWC", mend))
    return lines[1 : marks[1]], lines[marks[1] + 1 :]


def _categories(
    header: Sequence[Line], name: str, faults: list[Problem]
) -> Iterator[tuple[str, Path, str]]:
    """The number, path and meaning of each category."""
    above: list[tuple[int, str]] = []  # how far each is set in, and its name
    numbers: set[str] = set()
    taken: set[Path] = set()
    for at, line in header:
        place = f"{name}, line {at}"
        found = _CATEGORY.fullmatch(line)
        if found is None:
            faults.append(wrong(place, f"{quoted(line.strip())} is no category", "write `1 name`"))
            continue
        indent, number = _indent(found), str(int(found[2]))
        told = " ".join(found[3].split())
        meaning = _ABOUT.fullmatch(told)
        above = [one for one in above if one[0] < indent]
        above.append((indent, meaning[1] if meaning else told))
        path = tuple(one for _, one in above)
        if number in numbers or path in taken:
            what = f"the number {number}" if number in numbers else quoted(named(path))
            faults.append(wrong(place, f"{what} stands there twice", "give each its own"))
        numbers.add(number)
        taken.add(path)
        yield number, path, meaning[2] if meaning else ""


def _indent(found: re.Match[str]) -> int:
    """How far a category is set in; a tab is as good as four blanks."""
    return len(found[1].expandtabs(TAB))


def _guessed(header: Sequence[Line], name: str) -> Iterator[Problem]:
    """A note for each category that is set in by more than a step, and read as if it were one.

    A step is a tab; of blanks it is the smallest that the file has.
    """
    found = [(at, made) for at, line in header if (made := _CATEGORY.fullmatch(line))]
    depths = sorted({_indent(made) for _, made in found})
    blanks = min((far - near for near, far in pairwise(depths)), default=TAB)
    above: list[int] = []
    for at, made in found:
        indent, step = _indent(made), TAB if "\t" in made[1] else blanks
        above = [one for one in above if one < indent]
        place, told = f"{name}, line {at}", quoted(" ".join(made[3].split()))
        if not above and indent:
            fault = f"{told} is set in, and no category stands above it"
            yield lost(place, fault, "it is read as standing in none")
        elif above and indent - above[-1] > step:
            fault = f"{told} is set in by more than a step"
            yield lost(place, fault, "it is read as standing in the category above it")
        above.append(indent)


def _words(
    body: Sequence[Line], name: str, losses: list[Problem]
) -> Iterator[tuple[str, str, list[str]]]:
    """Each word with its place and the numbers of its categories."""
    for at, line in body:
        place = f"{name}, line {at}"
        cells = line.strip().split("\t")
        numbers = re.split("[\t ]+", "\t".join(cells[1:]).strip()) if len(cells) > 1 else []
        word = cells[0]
        if len(cells) == 1:  # no tab: the numbers are what stands last
            parts = line.split()
            while len(parts) > 1 and _NUMBER.fullmatch(parts[-1]):
                numbers.insert(0, parts.pop())
            word = " ".join(parts)
        shown = " ".join(line.split())
        if _CONDITION.search(" ".join(numbers) if len(cells) > 1 else word):
            losses.append(lost(place, f"{quoted(shown)} counts under a condition"))
        elif not numbers or not all(map(_NUMBER.fullmatch, numbers)):
            losses.append(lost(place, f"{quoted(shown)} has no category"))
        else:
            yield place, word, [str(int(number)) for number in numbers]


def written(found: Dictionary) -> tuple[str, list[Problem]]:
    """The dictionary as a .dic text, and what LIWC cannot carry: a `*` but at a word's end."""
    numbers = {category.path: at for at, category in enumerate(found.categories, 1)}
    losses: list[Problem] = []
    lines = ["%"]
    for category in found.categories:
        name = category.path[-1]
        if _ABOUT.fullmatch(name):
            fault = "LIWC takes what its name has in brackets for a note on it"
            losses.append(lost(f"category {quoted(named(category.path))}", fault, "rename it"))
        # Brackets inside a note would end it.
        told = " ".join(re.sub(r"[()]", " ", category.about).split())
        indent = "\t" * (len(category.path) - 1)
        lines.append(f"{indent}{numbers[category.path]}\t{name}{f' ({told})' if told else ''}")
    lines.append("%")
    for word, paths in found.words():
        if fault := unfit(word):
            losses.append(lost(f"word {quoted(word)}", fault))
        else:
            lines.append("\t".join([word, *(str(n) for n in _with_parents(paths, numbers))]))
    return "\n".join(lines) + "\n", losses


def unfit(word: str) -> str:
    """Why LIWC cannot take a word, or nothing."""
    if not _STEM.fullmatch(word):
        return "LIWC takes * at the end of a word alone"
    return "LIWC takes it for the end of its list" if word == "%" else ""


def _with_parents(paths: Sequence[Path], numbers: Mapping[Path, int]) -> list[int]:
    """The numbers of the categories and of all they stand in: LIWC wants each written out."""
    every = {numbers[path[:depth]] for path in paths for depth in range(1, len(path) + 1)}
    return sorted(every)
