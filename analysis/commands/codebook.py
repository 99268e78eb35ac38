"""``framing codebook``: check a codebook, convert one, or fit the weights of words to sentences.

``check`` names all that is wrong with a codebook, and how it does on a study. ``convert`` makes a
codebook of another format's dictionary, and the other way round, and lists what has no place
there. ``weigh`` writes the weights that serve where no entry speaks, and says how far they help
on text held out.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.commands import listed
from analysis.model import Problem, StudyError
from analysis.output import counted, printable

if TYPE_CHECKING:
    from analysis.corpus import Loaded
    from analysis.dictionaries import Dictionary
    from analysis.instrument import Codebook

HELP = "check a codebook, convert one, or fit the weights of words to coded sentences"


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes: an action, and what that takes."""
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    told = "name every fault of a codebook, or how a right one does on a study"
    check = actions.add_parser(
        "check", help=told, description=f"{told[0].upper()}{told[1:]}.", allow_abbrev=False
    )
    check.add_argument("file", metavar="FILE", help="a codebook, or the id of a shipped one")
    check.add_argument(
        "--study",
        default="seeds",
        type=Path,
        help="the study whose articles it is tried on (seeds)",
    )
    check.add_argument(
        "--all",
        action="store_true",
        help="list every finding, idle phrases, and the precision of every entry",
    )
    told = "make a codebook of a dictionary of quanteda, LIWC or CSV, or the other way round"
    convert = actions.add_parser(
        "convert", help=told, description=f"{told[0].upper()}{told[1:]}.", allow_abbrev=False
    )
    convert.add_argument(
        "file",
        metavar="FILE",
        help="a .yml, .dic, .dicx, .csv or .toml file, or the id of a shipped codebook",
    )
    convert.add_argument(
        "--out",
        type=Path,
        metavar="FILE",
        help="what to write, in the format of its ending (a codebook, on standard output)",
    )
    convert.add_argument(
        "--poles",
        default="",
        metavar="A,B",
        help="two categories that are opposites, A the warm one",
    )
    convert.add_argument(
        "--pair", default="", metavar='"A,B"', help="names of the two actors the study is about"
    )
    told = "fit the weights of words to coded sentences"
    weigh = actions.add_parser(
        "weigh", help=told, description=f"{told[0].upper()}{told[1:]}.", allow_abbrev=False
    )
    weigh.add_argument("file", metavar="FILE", help="a codebook, or the id of a shipped one")
    weigh.add_argument(
        "coded", nargs="+", type=Path, metavar="CODED", help="CSV, a row a coded sentence"
    )
    weigh.add_argument(
        "--dyad", default="china+north_korea", help="the pair the codes are about (%(default)s)"
    )
    weigh.add_argument("--out", required=True, type=Path, metavar="CSV", help="the weights")


def run(args: argparse.Namespace) -> int:
    """0 for a right file, whatever is found: findings are advice.

    Raises StudyError with every problem of the file and of the study at once.
    """
    return {"check": _check, "convert": _convert, "weigh": _weigh}[args.action](args)


def _convert(args: argparse.Namespace) -> int:
    """Read one format, write another, and list what has no place there."""
    from analysis import dictionaries, output

    found, losses = _dictionary(args.file, _target(args))
    name = printable(Path(args.file).name)
    if args.out and dictionaries.known(args.out.name) != ".toml":
        made, more = dictionaries.written(found, args.out.name)
    else:
        chosen = dictionaries.Choices(args.poles, args.pair)
        made, more = dictionaries.toml_text(found, name, chosen)
    if args.out is None:
        listed([*losses, *more])
        print(made, end="")
        return 0
    if args.out.exists() and args.out.read_bytes() != made.encode():
        fault = f"'{args.out}' is there already, with something else in it"
        raise StudyError(Problem("error", "--out", fault, "name another file, or delete it"))
    listed([*losses, *more])
    output.write_text(args.out, made)
    words = counted(sum(1 for _ in found.words()), "word")
    kept = "category" if len(found.categories) == 1 else "categories"
    listing = counted(len(losses) + len(more), "thing")
    print(f"{len(found.categories)} {kept} with {words} read, {listing} listed")
    if dictionaries.known(args.out.name) == ".toml":
        for line in dictionaries.steps(args.out, dictionaries.Choices(args.poles, args.pair)):
            print(printable(line))
    return 0


def _target(args: argparse.Namespace) -> str:
    """The ending of what is written. Raises StudyError where it cannot be written."""
    from analysis import dictionaries

    ending = dictionaries.known(args.out.name) if args.out else ".toml"
    if ending != ".toml" and (args.poles or args.pair):
        option = "--poles" if args.poles else "--pair"
        fault = f"a file in {ending} has no place for it"
        raise StudyError(Problem("error", option, fault, "drop it, or write a .toml file"))
    source = Path(args.file)
    if args.out and args.out.exists() and source.exists() and args.out.samefile(source):
        raise StudyError(Problem("error", "--out", f"'{args.out}' is FILE", "name another file"))
    return ending


def _dictionary(file: str, target: str) -> tuple[Dictionary, list[Problem]]:
    """The dictionary in a file of any format, and what a dictionary has no place for."""
    from analysis import codebook, dictionaries
    from analysis.corpus.files import MOST

    path = Path(file)
    if path.suffix.lower() in (".toml", ""):
        book = codebook.load(_path(file))
        if target == ".toml":
            mend = "name another format with --out, such as words.yml"
            raise StudyError(Problem("error", file, "a codebook already", mend))
        return dictionaries.as_dictionary(book)
    dictionaries.known(path.name)
    if not path.is_file():
        fault = "no file, but something else" if path.exists() else "there is no such file"
        raise StudyError(Problem("error", f"FILE '{path}'", fault, "check the path"))
    if path.stat().st_size > MOST:
        raise StudyError(Problem("error", path.name, "too long for a dictionary", "part it"))
    return dictionaries.read(path.read_bytes(), printable(path.name))


def _weigh(args: argparse.Namespace) -> int:
    """Fit to the tuning parts of the coded files, and write the weights."""
    from analysis import codebook, fitting, output, weights
    from analysis.corpus.samples import samples
    from analysis.model import Settings

    book = codebook.load(_path(args.file), weighing=False)
    found, problems = samples(args.coded)
    problems += _strangers(args.file, book, args.dyad)
    tuning = [sample for sample in found if sample.part == "tuning"]
    if not problems and not tuning:
        fault, mend = "no sentence of a tuning part", "give files with more articles"
        problems = [Problem("error", str(args.coded[0]), fault, mend)]
    if problems:
        raise StudyError(*problems)
    settings = Settings("", "", (book.id,), args.dyad)
    fits = [fitting.fit(*told) for told in fitting.coded(tuning, book, settings).items()]
    output.write_text(args.out, output.csv_text(fitting.rows(fits), weights.COLUMNS))
    for made in fits:
        print(fitting.line(made))
    return 0


def _check(args: argparse.Namespace) -> int:
    loaded, book = _opened(args.file, args.study)
    listed(problem for problem in loaded.problems if problem.severity != "note")

    from analysis import checked
    from analysis.reading import read

    readings = [read(article, (book,), loaded.settings) for article in loaded.articles]
    for line in checked.lines(book, readings, loaded, every=args.all):
        print(printable(line))
    return 0


def _opened(file: str, study: Path) -> tuple[Loaded, Codebook]:
    from analysis import codebook, corpus

    loaded: Loaded | None = None
    book: Codebook | None = None
    problems: list[Problem] = []
    try:
        book = codebook.load(_path(file))
    except StudyError as error:
        problems.extend(error.problems)
    try:
        loaded = corpus.load(study)
    except StudyError as error:
        problems.extend(error.problems)
    if loaded and book:
        # With scope off, words count whoever they are about, and nobody need be named.
        pair = loaded.settings.dyad if loaded.settings.scope != "off" else ""
        problems.extend(_strangers(file, book, pair))
    if loaded is None or book is None or problems:
        raise StudyError(*problems)
    return loaded, book


def _path(file: str) -> Path:
    """The file of a codebook: where a study names it in study.toml, here it is the argument."""
    from analysis import codebook

    try:
        return codebook.find(file, Path(), anywhere=True)
    except StudyError as error:
        mend = "check the path, or name a shipped one by its id"
        found = (replace(one, place=f"FILE '{file}'", mend=mend) for one in error.problems)
        raise StudyError(*found) from None


def _strangers(file: str, book: Codebook, dyad: str) -> Iterator[Problem]:
    """A problem for each actor of the study's dyad that a codebook with poles has no names for."""
    if dyad and any(frame.role == "pole" for frame in book.frames.values()):
        for actor in dyad.split("+"):
            if actor not in book.actors:
                fault = f"no names for '{actor}', of the study's dyad"
                mend = f"write [actor.{actor}], or name the study it is for with --study"
                yield Problem("error", Path(file).name, fault, mend)
