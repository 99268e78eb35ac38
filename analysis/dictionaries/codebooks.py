"""A dictionary as a codebook of ours, in TOML.

A dictionary knows words and categories. A codebook asks for more: two categories become poles
where a person names them, all others are emphases; the pair they are about is written down where
a person names it, and stands as a comment to fill in where nobody does.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePath

from analysis.corpus.files import quoted
from analysis.dictionaries.choices import NO_CHOICES, Choices, actors, poles, slug
from analysis.dictionaries.nouns import Dictionary, Path, lost, named, wrong
from analysis.dictionaries.overlaps import hidden, widened
from analysis.forms import COLUMNS
from analysis.model import Problem, StudyError
from analysis.output import printable
from analysis.phrases import GAPS
from analysis.text import UNFIT

HEAD = """\
# Made from {name}. What it is and who made it is for you to say: mend the lines below. There are
# no cues here, so that a word that is denied ("not happy") counts as it stands, and no [voice], so
# that all is told in the article's own voice, until you write some. The format is documented in
# analysis/codebooks/README.md, and `framing new` makes an example to take them from.
"""
POLES = """
# No category is a pole, so no balance is defined. For two poles convert with --poles A,B, or give
# two frames role = "pole" and let each name the other with opposite = "...".
"""
PAIR = """
# Poles count near the names of the pair a study is about. Take the # away, write who they are, and
# name them in study.toml by their ids in the alphabet's order: dyad = "first+second". With
# scope = "off" there, words count whoever they are about, and no names are needed.
# [actor.first]
# names = ["...", "..."]
# [actor.second]
# names = ["...", "..."]
"""
NAMED = """
# Who the study is about: write every name they go by. In study.toml: dyad = "{dyad}".
"""
_ESCAPED = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def toml_text(
    found: Dictionary, name: str, chosen: Choices = NO_CHOICES
) -> tuple[str, list[Problem]]:
    """The dictionary as the text of a codebook, and what a codebook has no place for.

    Raises StudyError where the choices do not fit, or no word is one that a codebook can take.
    """
    two, people = poles(found, chosen), actors(chosen)
    order = [*two, *(c.path for c in found.categories if c.path not in two)]
    frames = _ids(order, two)
    losses = list(_renamed(frames))
    entries = _entries(found, losses)
    if not entries:
        fault, mend = "no word that a codebook can take", "see the lines above"
        raise StudyError(*losses, wrong(name, fault, mend))
    parts = [HEAD.format(name=_shown(name)), *_lines(name), *([] if two else [POLES.rstrip()])]
    about = {category.path: category.about for category in found.categories}
    for path in order:
        opposite = frames[two[1 - two.index(path)]] if path in two else ""
        parts += ["", *_frame(path, about[path], frames[path], opposite, name)]
    parts += _actors(people)
    for paths, words in entries.items():
        parts += ["", *_entry(words, [frames[path] for path in paths], paths, name)]
    return "\n".join(parts) + "\n", losses


def _ids(order: Iterable[Path], two: tuple[Path, ...]) -> dict[Path, str]:
    """An id for each path, no two alike and none that a table needs but for the poles'."""
    ids: dict[Path, str] = {}
    used: set[str] = set()
    for path in order:
        start = slug(path) or "category"
        free = {"alliance", "strain"} if path in two else frozenset[str]()
        id, n = start, 1
        while id in used or (id in COLUMNS and id not in free):
            n += 1
            id = f"{start}_{n}"
        ids[path] = id
        used.add(id)
    return ids


def _renamed(frames: Mapping[Path, str]) -> Iterator[Problem]:
    for path, id in frames.items():
        if id != slug(path):
            fault = f"'{slug(path)}' is taken" if slug(path) else "no letter a to z in its name"
            yield lost(f"category {quoted(named(path))}", fault, f"it is the frame '{id}'")


def _entries(found: Dictionary, losses: list[Problem]) -> dict[tuple[Path, ...], list[str]]:
    """The words that stand in the same categories, by these, parents included; most ones first."""
    places: dict[str, tuple[str, set[Path]]] = {}
    for word, paths in found.words():
        if fault := _unfit(word):
            losses.append(lost(f"word {quoted(word)}", fault))
            continue
        written = " ".join(re.sub(r"\*+", "*", word).split())
        kept = " ".join(map(_uncased, written.split()))
        if kept != written:
            fault = "a word in capitals is matched in capitals alone here"
            losses.append(lost(f"word {quoted(word)}", fault, f"{quoted(kept)} is in any case"))
        _, held = places.setdefault(kept.casefold(), (kept, set()))
        held.update(path[:depth] for path in paths for depth in range(1, len(path) + 1))
    wide, notes = widened({word: frozenset(held) for word, held in places.values()})
    losses += [*notes, *hidden(wide)]
    order = [category.path for category in found.categories]
    groups: dict[tuple[Path, ...], list[str]] = {}
    for word, inside in wide.items():
        groups.setdefault(tuple(path for path in order if path in inside), []).append(word)
    # Of two entries at one place the earlier one counts: a word before the stem it begins with.
    return dict(sorted(groups.items(), key=lambda group: -len(group[0])))


def _unfit(word: str) -> str:
    """Why a codebook cannot take a word, or nothing."""
    if not any(c.isalnum() for c in word):
        return "it has no letter or digit to look for"
    return "a dot alone is a gap in patterns here" if GAPS.keys() & set(word.split()) else ""


def _uncased(part: str) -> str:
    """A word that other formats match in any case; here one in capitals keeps them."""
    return part.lower() if part.isupper() and len(part) > 1 else part


def _lines(name: str) -> Iterator[str]:
    yield f"id = {_quoted(slug((PurePath(name).stem,)) or 'codebook')}"
    yield 'version = "1.0"'
    yield 'language = "en"'
    yield f"source = {_quoted(f'Converted from {_shown(name)}.')}"
    yield 'licence = "not stated, ask who made it"'


def _frame(path: Path, about: str, id: str, opposite: str, name: str) -> Iterator[str]:
    yield f"[frames.{id}]"
    yield f'role = "{"pole" if opposite else "emphasis"}"'
    if opposite:
        yield f'opposite = "{opposite}"'
    yield f"label = {_quoted(named(path))}"
    yield f"definition = {_quoted(about or f'The category {named(path)!r} of {_shown(name)}.')}"


def _actors(people: Mapping[str, str]) -> list[str]:
    if not people:
        return [PAIR.rstrip()]
    lines = [NAMED.format(dyad="+".join(people)).rstrip()]
    for id, name in people.items():
        lines += [f"[actor.{id}]", f"names = [{_quoted(name)}]"]
    return lines


def _entry(words: list[str], ids: list[str], paths: Iterable[Path], name: str) -> Iterator[str]:
    yield "[[entry]]"
    yield from ("match = [", *(f"    {_quoted(word)}," for word in words), "]")
    yield f"frames = [{', '.join(map(_quoted, ids))}]"
    inside = ", ".join(named(path) for path in paths)
    yield f"reason = {_quoted(f'Stands in {inside} of {_shown(name)}.')}"


def _shown(name: str) -> str:
    return printable(" ".join(name.split()))


def _quoted(text: str) -> str:
    """A text in double quotes, as TOML reads it; what nothing can show is U+FFFD."""
    made = json.dumps(UNFIT.sub("\ufffd", text), ensure_ascii=False)
    return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", made)
