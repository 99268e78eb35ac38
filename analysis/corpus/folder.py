"""A study folder -> what it holds: settings, articles, codes, and what is wrong with them."""

from __future__ import annotations

import hashlib
import shlex
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from analysis import paths
from analysis.corpus import articles as texts
from analysis.corpus import coding, files, manifest
from analysis.corpus import settings as study
from analysis.corpus.coding import Coded
from analysis.corpus.likeness import Copy, copies
from analysis.corpus.records import Record
from analysis.corpus.samples import Sample, samples
from analysis.model import Article, Problem, Settings, Severity, StudyError

OWN = (study.NAME, manifest.NAME, coding.NAME, coding.BOOK)
KEPT = ("title", "question")  # of the example, and easily left as they are


@dataclass(frozen=True, slots=True)
class Loaded:
    """Everything a study folder holds, read once."""

    settings: Settings
    articles: tuple[Article, ...]  # sorted by id
    problems: tuple[Problem, ...]  # none of them an error: those are raised
    coding: tuple[Coded, ...] = ()  # empty where nothing was coded by reading
    sha256: Mapping[str, str] = field(default_factory=dict)  # by path in the folder, sorted
    samples: tuple[Sample, ...] = ()  # coded collections beside the study, a part each
    # By article: the cells of the columns that are carried along unread.
    extras: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    copies: tuple[Copy, ...] = ()  # articles that are another's copy, or nearly; they are kept


def load(folder: Path) -> Loaded:
    """The study in a folder.

    Raises StudyError with every problem at once when settings, manifest or codes hold an error.
    What is wrong with one article is listed in ``problems`` and the article mended or left out.
    """
    if not folder.is_dir():
        raise StudyError(Problem("error", str(folder), "there is no such folder", "name another"))
    chosen, problems = read_settings(folder)
    rows, listed = _rows(folder)
    articles, found, sums = _articles(folder, rows, chosen.codebooks if chosen else ())
    alike = copies(articles)
    codes, coded = _codes(folder, rows, articles)
    beside, unread = _samples(folder, chosen)
    problems = [*problems, *listed, *found, *coded, *unread, *_alike(articles, alike)]
    if not articles and not any(problem.severity == "error" for problem in problems):
        problems.append(Problem("error", manifest.NAME, "no article is left to read", "add one"))
    if chosen is None or any(problem.severity == "error" for problem in problems):
        stopping = [problem for problem in problems if problem.severity != "note"]
        # Others would follow from the errors: no row lists a text whose row is misspelt.
        told = [*listed, *found, *_alike(articles, alike)]
        raise StudyError(*stopping, notes=[one for one in told if one.severity == "note"])
    problems += [*_unlisted(folder, rows), *_borrowed(chosen, articles)]
    return Loaded(
        settings=chosen,
        articles=tuple(sorted(articles, key=lambda article: article.id)),
        problems=tuple(problems),
        coding=tuple(codes),
        samples=tuple(beside),
        sha256=dict(sorted({**_sums(folder), **sums, **_collections(folder, chosen)}.items())),
        extras={row.cells["article"]: manifest.extras(row) for row in rows},
        copies=alike,
    )


def read_settings(folder: Path) -> tuple[Settings | None, list[Problem]]:
    """What study.toml fixes, or all that is wrong with it."""
    mend = f"`framing new {shlex.quote(str(folder))}` writes one, to be filled in"
    text, problems = _text(folder, study.NAME, mend)
    return (None, problems) if text is None else study.settings(text)


def _text(folder: Path, path: str, mend: str) -> tuple[str | None, list[Problem]]:
    """A file in UTF-8 that must be right for the run to go on; ``mend`` says how to make one."""
    if not (folder / path).exists():
        return None, [Problem("error", str(folder), f"there is no {path}", mend)]
    if paths.fault(folder / path):
        fault = "a folder, a pipe or a device, and no file"
        return None, [Problem("error", path, fault, "save it as a file")]
    try:
        text = (folder / path).read_bytes().decode("utf-8-sig")
    except OSError as error:
        fault = f"cannot be read ({error.strerror})"
        return None, [Problem("error", path, fault, "check that it may be read")]
    except UnicodeDecodeError as error:
        fault = f"not UTF-8 from byte {error.start}"
        return None, [Problem("error", path, fault, "save it as UTF-8")]
    if "\0" in text:
        return None, [Problem("error", path, "not text", "save it as UTF-8")]
    return text, []


def _rows(folder: Path) -> tuple[list[Record], list[Problem]]:
    """The rows of the manifest."""
    mend = f"`framing new {shlex.quote(str(folder))}` writes one, with a row a text"
    text, problems = _text(folder, manifest.NAME, mend)
    return ([], problems) if text is None else manifest.listed(text)


def _articles(
    folder: Path, rows: Sequence[Record], codebooks: Collection[str]
) -> tuple[list[Article], list[Problem], dict[str, str]]:
    """The articles of the rows, what is wrong with them, and the sha256 of each file."""
    articles: list[Article] = []
    problems: list[Problem] = []
    sums: dict[str, str] = {}
    root = paths.real(folder)
    for row in rows:
        file, id = row.cells["file"], row.cells["article"]
        if not file.strip():
            continue  # said by the manifest
        found = files.found(folder, file)
        if found.data is None:
            wrong = found.wrong == "row"
            place = row.place if wrong else file
            severity: Severity = "error" if wrong else "skipped"
            problems.append(Problem(severity, place, found.fault, found.mend, id))
            continue
        name = paths.real(folder / file).relative_to(root).as_posix()
        if name in OWN or name in codebooks:
            fault = f"{files.quoted(file)} is the study's own and no article"
            problems.append(Problem("error", row.place, fault, "name an article's file", id))
            continue
        sha256 = hashlib.sha256(found.data).hexdigest()
        sums[name] = sha256
        article, faults = texts.article(row, found.data, sha256)
        problems.extend(faults)
        articles.extend([article] if article else [])
    return articles, problems, sums


def _alike(articles: Sequence[Article], found: Sequence[Copy]) -> Iterator[Problem]:
    """A note for each article that is another's copy, or nearly: it counts, and may count twice."""
    files = {article.id: article.file for article in articles}
    for copy in found:
        mend = "it is kept; take it out if one text shall not count twice"
        yield Problem("note", files[copy.article], copy.line(), mend, copy.article)


def _borrowed(chosen: Settings | None, articles: Sequence[Article]) -> Iterator[Problem]:
    """A note for what the example asks and is called, where none of its articles is left."""
    path = paths.EXAMPLE / study.NAME
    example = study.settings(path.read_text(encoding="utf-8"))[0]
    same = [k for k in KEPT if getattr(chosen, k, None) == getattr(example, k, "")]
    if not same:
        return
    own = {hashlib.sha256(p.read_bytes()).hexdigest() for p in paths.EXAMPLE.glob("articles/*")}
    if any(article.sha256 in own for article in articles):  # it is added to
        return
    for key in same:
        fault = f"'{getattr(chosen, key)}' is the example's, and the articles are not"
        place = f"{study.NAME}, key '{key}'"
        yield Problem("note", place, fault, "write your own; the report prints it")


def _codes(
    folder: Path, rows: Sequence[Record], articles: Sequence[Article]
) -> tuple[list[Coded], list[Problem]]:
    """The codes made by reading, of the articles that can be scored."""
    if not (folder / coding.NAME).exists():
        return [], []
    text, problems = _text(folder, coding.NAME, "")
    if text is None:
        return [], problems
    names = {Path(row.cells["file"]).name: row.cells["article"] for row in rows}
    units, problems = coding.coded(text, names)
    sources = {Path(article.file).name: article.source for article in articles}
    units = [unit for unit in units if unit.file in sources]
    moved: set[str] = set()  # one line a file: whatever follows the first such unit is moved too
    for unit in units:
        if sources[unit.file][unit.start : unit.end] != unit.text and unit.file not in moved:
            moved.add(unit.file)
            place = f"{coding.NAME}, {unit.file} {unit.start}-{unit.end}"
            fault = "the article has other words there"
            problems.append(Problem("error", place, fault, "code the article again", unit.article))
    return units, problems


def _samples(folder: Path, chosen: Settings | None) -> tuple[list[Sample], list[Problem]]:
    """The coded collections that study.toml names; one that is not there is noted."""
    named = {name: folder / name for name in (chosen.collections if chosen else ())}
    missing = [name for name, path in named.items() if not path.is_file()]
    mend = "put it there, or drop it from study.toml; the run goes on without it"
    notes = [
        Problem("note", f"{study.NAME}, '{name}'", "there is no such collection", mend)
        for name in missing
    ]
    found, problems = samples([path for name, path in named.items() if name not in missing])
    return found, [*notes, *problems]


def _sums(folder: Path) -> dict[str, str]:
    """The sha256 of the study's files beside its articles, by their paths in the folder."""
    sums: dict[str, str] = {}
    for name in OWN:
        with suppress(OSError):  # not there, or not to be read: said where it was missed
            if not paths.fault(folder / name):
                sums[name] = hashlib.sha256((folder / name).read_bytes()).hexdigest()
    return sums


def _collections(folder: Path, chosen: Settings) -> dict[str, str]:
    """The sha256 of the coded collections that are there, by the name study.toml gives them."""
    paths = {name: folder / name for name in chosen.collections}
    return {
        name: hashlib.sha256(path.read_bytes()).hexdigest()
        for name, path in sorted(paths.items())
        if path.is_file()
    }


def _unlisted(folder: Path, rows: Sequence[Record]) -> Iterator[Problem]:
    """A note for each text beside the articles that no row lists, and one for all other files."""
    root = paths.real(folder)
    listed = {paths.real(folder / row.cells["file"]) for row in rows}
    others: list[Path] = []
    for path in _beside(root, listed):
        if path.suffix.lower() in paths.TEXTS:
            name = path.relative_to(root).as_posix()
            fault = "stands in no row of manifest.csv and is not read"
            yield Problem("note", name, fault, "list it there")
        elif path.parent != root:
            others.append(path)
    if others:
        fault = f"files beside the articles that are not read: {paths.by_ending(others)}"
        mend = f"save what is an article as {' or '.join(paths.TEXTS[:2])}, and list it"
        yield Problem("note", manifest.NAME, fault, mend)


def _beside(root: Path, listed: Collection[Path]) -> Iterator[Path]:
    """The files where articles lie that no row lists, sorted; not what is hidden.

    Below the study's own folder it is looked where a row's file lies, or `articles` is.
    """
    places = {root / "articles"} | {path.parent for path in listed if root in path.parents}
    every = {p for place in places for p in (place.glob("*") if place == root else _below(place))}
    for path in sorted(every):
        hidden = any(part.startswith(".") for part in path.relative_to(root).parts)
        if not (hidden or path.is_dir() or paths.real(path) in listed):
            yield path


def _below(place: Path) -> Iterator[Path]:
    return place.rglob("*") if place.is_dir() else iter(())
