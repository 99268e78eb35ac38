"""A study folder -> what it holds: settings, articles, codes, and what is wrong with them."""

from __future__ import annotations

import hashlib
import shlex
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from analysis.corpus import coding, manifest
from analysis.corpus import settings as study
from analysis.corpus.coding import Coded
from analysis.corpus.decoding import decoded, foreign
from analysis.corpus.records import Record
from analysis.corpus.samples import Sample, samples
from analysis.model import Article, Problem, Settings, StudyError


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


def load(folder: Path) -> Loaded:
    """The study in a folder.

    Raises StudyError with every problem at once when settings, manifest or codes hold an error.
    What is wrong with one article is listed in ``problems`` and the article mended or left out.
    """
    if not folder.is_dir():
        raise StudyError(Problem("error", str(folder), "there is no such folder", "name another"))
    chosen, problems = read_settings(folder)
    rows, listed = _rows(folder)
    articles, found = _articles(folder, rows)
    codes, coded = _codes(folder, rows, articles)
    beside, unread = _samples(folder, chosen)
    problems = [*problems, *listed, *found, *coded, *unread, *_unlisted(folder, rows)]
    if not articles and not any(problem.severity == "error" for problem in problems):
        problems.append(Problem("error", manifest.NAME, "no article is left to read", "add one"))
    if chosen is None or any(problem.severity == "error" for problem in problems):
        # Notes would follow from the errors: a text that "no row lists" when its row is misspelt.
        raise StudyError(*(problem for problem in problems if problem.severity != "note"))
    return Loaded(
        settings=chosen,
        articles=tuple(sorted(articles, key=lambda article: article.id)),
        problems=tuple(problems),
        coding=tuple(codes),
        samples=tuple(beside),
        sha256=dict(sorted({**_sums(folder, rows), **_beside(folder, chosen)}.items())),
        extras={row.cells["article"]: manifest.extras(row) for row in rows},
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


def _articles(folder: Path, rows: Sequence[Record]) -> tuple[list[Article], list[Problem]]:
    articles: list[Article] = []
    problems: list[Problem] = []
    for row in rows:
        data, faults = _bytes(folder, row)
        problems.extend(faults)
        if data is not None:
            article, faults = _article(row, data)
            problems.extend(faults)
            articles.extend([article] if article else [])
    return articles, problems


def _bytes(folder: Path, row: Record) -> tuple[bytes | None, list[Problem]]:
    """The bytes of a row's file, or why there are none."""
    file = row.cells["file"]
    if not file.strip():
        return None, []  # said by the manifest
    path = folder / file
    fault = mend = ""
    if not path.resolve().is_relative_to(folder.resolve()):
        fault, mend = f"'{file}' lies outside the study's folder", "copy it into the folder"
    elif path.is_dir():
        fault, mend = f"'{file}' is a folder", "name a file"
    elif not path.is_file():
        fault, mend = f"there is no file '{file}'", "add the file or mend its name"
    if fault:
        return None, [Problem("error", row.place, fault, mend, row.cells["article"])]
    try:
        return path.read_bytes(), []
    except OSError as error:
        fault = f"cannot be read ({error.strerror})"
        return None, [
            Problem("skipped", file, fault, "check that it may be read", row.cells["article"])
        ]


def _article(row: Record, data: bytes) -> tuple[Article | None, list[Problem]]:
    """The article of one row, and what is wrong with it; None where it cannot be scored."""
    cells = row.cells
    id, file = cells["article"], cells["file"]
    wanted, sha256 = cells.get("sha256", "").lower(), hashlib.sha256(data).hexdigest()
    found = decoded(data)
    if found.fault:  # before the sum, which is then wrong as well: this says why
        return None, [Problem("skipped", file, found.fault, "save the article as text", id)]
    if len(wanted) == 64 and wanted != sha256:
        fault = f"the sha256 of '{file}' is {sha256}, not the one given"
        mend = "put the file back, or give its new sha256"
        return None, [Problem("error", row.place, fault, mend, id)]  # the rest would follow from it
    if foreign(found.text):
        fault = "not English, the language of the codebooks"
        return None, [Problem("skipped", file, fault, "take it out, or put a translation in", id)]
    problems: list[Problem] = []
    if found.bad is not None:
        fault = f"not UTF-8 from byte {found.bad}, read as {found.encoding}"
        problems.append(Problem("mended", file, fault, "save it as UTF-8", id))
    article = manifest.article(row, found.text, sha256)
    return article, [*problems, *_body_problems(article, row.place)]


def _body_problems(article: Article, place: str) -> Iterator[Problem]:
    mend = "copy the words as they stand there, or leave the cell empty"
    start = article.source.find(article.body_from)
    if start < 0:
        fault = f"body_from '{article.body_from}' is not in '{article.file}'"
        yield Problem("error", place, fault, mend, article.id)
    if article.source.find(article.body_to, max(start, 0)) < 0:
        fault = f"body_to '{article.body_to}' is not in '{article.file}'"
        if article.body_to in article.source:
            fault = f"body_to '{article.body_to}' stands before body_from in '{article.file}'"
        yield Problem("error", place, fault, mend, article.id)


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


def _sums(folder: Path, rows: Sequence[Record]) -> dict[str, str]:
    """The sha256 of every file the study was read from, by its path in the folder, sorted."""
    root = folder.resolve()
    paths = [root / name for name in (study.NAME, manifest.NAME, coding.NAME, coding.BOOK)]
    paths += [(root / row.cells["file"]).resolve() for row in rows]
    sums: dict[str, str] = {}
    for path in paths:
        with suppress(OSError):  # not there, or not to be read: said where it was missed
            name = path.relative_to(root).as_posix()
            sums[name] = hashlib.sha256(path.read_bytes()).hexdigest()
    return dict(sorted(sums.items()))


def _beside(folder: Path, chosen: Settings) -> dict[str, str]:
    """The sha256 of the coded collections that are there, by the name study.toml gives them."""
    paths = {name: folder / name for name in chosen.collections}
    return {
        name: hashlib.sha256(path.read_bytes()).hexdigest()
        for name, path in sorted(paths.items())
        if path.is_file()
    }


def _unlisted(folder: Path, rows: Sequence[Record]) -> Iterator[Problem]:
    """A note for each text in articles/ that no row lists: forgotten files are easy to miss."""
    listed = {(folder / row.cells["file"]).resolve() for row in rows}
    for path in sorted((folder / "articles").glob("*.txt")):
        if listed and path.resolve() not in listed:
            fault = "stands in no row of manifest.csv and is not read"
            yield Problem("note", f"articles/{path.name}", fault, "list it there")
