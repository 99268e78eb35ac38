"""``framing score``: tables of articles in, a table or a dataset of scores out."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import replace
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from analysis import paths
from analysis.commands import listed, strangers
from analysis.instrument import Codebook
from analysis.model import Article, Problem, Scope, Settings, StudyError
from analysis.output import counted

if TYPE_CHECKING:
    from analysis.scale.dataset import Scored
    from analysis.scale.inputs import Part
    from analysis.scale.instrument import Instrument
    from analysis.scale.places import Folder

HELP = "score a collection: CSV, JSONL or Parquet in, a row an article; a table or a folder out"
CODEBOOKS = ("alliance-strain", "emphases")
DYAD = "china+north_korea"
ENDINGS = (".csv", ".jsonl", ".parquet")
FAST = 8 << 20  # bytes of input from which scoring by numba is worth its start
SHOWN = 20  # problems of rows of a dataset that are printed; all are in its table
FILES = 50  # files that could not be read that are printed before them


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument(
        "input",
        nargs="+",
        metavar="INPUT",
        help="CSV, JSONL or Parquet with article, text and, where known, outlet, published, "
        "title: files, folders, globs, or addresses that fsspec knows",
    )
    parser.add_argument(
        "--out",
        required=True,
        metavar="FILE|DIR",
        help="a .csv, .jsonl or .parquet file, or a folder (ends in /): a Parquet dataset of "
        "sentences, articles, tallies and problems, which goes on where it was stopped",
    )
    parser.add_argument(
        "--unit",
        choices=("sentence", "article"),
        default="sentence",
        help="a row of the file is a ... (sentence); a folder has both",
    )
    parser.add_argument(
        "--codebook",
        action="append",
        metavar="FILE",
        help=f"a codebook; may be given again, the first has the poles ({', '.join(CODEBOOKS)})",
    )
    parser.add_argument(
        "--scope",
        choices=get_args(Scope),
        default="paragraph",
        help="how far from a hit its pair may be named (paragraph)",
    )
    _machines(parser)


def _machines(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--engine",
        choices=("local", "dask"),
        default="local",
        help="who fills a folder: processes of this machine, or a Dask cluster (local)",
    )
    parser.add_argument(
        "--scheduler", default="", metavar="ADDRESS", help="of a Dask cluster of your own"
    )
    parser.add_argument(
        "--workers", type=_workers, metavar="N", help="how many score at once (the processors)"
    )
    parser.add_argument("--quiet", action="store_true", help="print problems only")


def _workers(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("write a whole number from 1")
    return number


def run(args: argparse.Namespace) -> int:
    """0 when all is written; rows that could not be scored are listed and counted.

    Raises StudyError when an input, a codebook or --out is wrong, or when no row at all can be
    scored; of a single file, nothing is then written.
    """
    folder = _is_folder(args.out)
    _check(args, folder=folder)
    books = _codebooks(args)

    from analysis.scale import inputs
    from analysis.scale.instrument import instrument

    parts, problems, notes = inputs.looked(args.input)
    if problems:
        raise StudyError(*notes, *problems)
    listed(notes)
    if folder and "://" not in args.out:  # a dataset within an input is none of it
        parts = [part for part in parts if not paths.inside(Path(part.address), Path(args.out))]
    settings = Settings("", "", tuple(book.id for book in books), DYAD, scope=args.scope)
    made = instrument(books, settings, fast=sum(part.size for part in parts) > FAST)
    return (_dataset if folder else _file)(args, parts, made)


def _dataset(args: argparse.Namespace, parts: Sequence[Part], made: Instrument) -> int:
    """Score into a folder, or go on with it."""
    from analysis.scale import cluster, dataset, local, told
    from analysis.scale.progress import progress

    workers = args.workers or os.cpu_count() or 1
    engine = partial(local.run, made=made, workers=workers)
    if args.engine == "dask":
        engine = partial(cluster.run, made=made, workers=workers, scheduler=args.scheduler)
    folder = dataset.opened(args.out, made)
    dataset.keep(folder, [_book(name) for name in args.codebook or CODEBOOKS])
    with progress(quiet=args.quiet) as tell:
        found = dataset.scored(folder, parts, made, engine, tell)
    listed(_wrong(folder, found, args.out))
    told.nothing(found.articles, found.skipped, found.unread, args.input)
    listed(told.empty(found.empty))
    if not args.quiet:
        said = told.said(found.articles, found.skipped, found.unread)
        print(f"{said}, {counted(len(parts), 'part')}")
    return 0


def _wrong(folder: Folder, found: Scored, out: str) -> Iterator[Problem]:
    """What is printed of a dataset's problems: files that were not read, then some of rows."""
    from analysis.scale import dataset

    files = list(dataset.unread(folder, found.done))
    shown = list(dict.fromkeys(address for address, _ in files))[:FILES]
    yield from (problem for address, problem in files if address in shown)
    if more := found.unread - len(shown):
        yield _more(out, f"{counted(more, 'file')} more not read to the end")
    yield from islice(dataset.of_rows(folder, found.done), SHOWN)
    if (more := sum(done.problems for done in found.done) - len(files) - SHOWN) > 0:
        yield _more(out, f"{counted(more, 'problem')} more")


def _more(out: str, fault: str) -> Problem:
    return Problem("note", out, fault, "see its table of problems")


def _file(args: argparse.Namespace, parts: Sequence[Part], made: Instrument) -> int:
    """Score into one file, in the order of the input."""
    from analysis import corpus
    from analysis.scale import places, table, told
    from analysis.scale.progress import progress

    articles = skipped = unread = 0
    with ExitStack() as stack:
        files = {str(stack.enter_context(places.local(p.address))): p.address for p in parts}
        found = _named(corpus.rows(*map(Path, files)), files)
        write = stack.enter_context(table.written(Path(args.out), made, args.unit))
        tell = stack.enter_context(progress(quiet=args.quiet))
        for one in table.scored(found, made, args.unit):
            if isinstance(one, Problem):
                listed([one])
                stopped = any(told.unread(one, part.address) for part in parts)
                unread += stopped
                skipped += one.severity == "skipped" and not stopped
                continue
            write(one)
            articles += 1
            tell(articles, float("nan"))
        told.nothing(articles, skipped, unread, args.input)
        listed(
            told.empty([name for path, name in files.items() if len(files) > 1 and _is_empty(path)])
        )
    if not args.quiet:
        print(told.said(articles, skipped, unread))
    return 0


def _is_empty(path: str) -> bool:
    """Whether a table that was read has no row."""
    from analysis import corpus

    return next(corpus.table(Path(path)), None) is None


def _named(
    found: Iterable[Article | Problem], addresses: dict[str, str]
) -> Iterator[Article | Problem]:
    """The same, with problems at the address that was given and not at a copy made to read it."""
    from analysis.scale import told

    copies = {path: address for path, address in addresses.items() if path != address}
    for one in found:
        yield told.typed(_at(one, copies)) if isinstance(one, Problem) else one


def _at(problem: Problem, copies: dict[str, str]) -> Problem:
    for path, address in copies.items():
        if problem.place.startswith(path):
            return replace(problem, place=address + problem.place.removeprefix(path))
    return problem


def _codebooks(args: argparse.Namespace) -> tuple[Codebook, ...]:
    """The codebooks named on the command line, or the study's; all their problems at once."""
    from analysis import codebook

    books: list[Codebook] = []
    problems: list[Problem] = []
    for name in args.codebook or CODEBOOKS:
        try:
            books.append(codebook.load(_book(name)))
        except StudyError as error:
            problems.extend(error.problems)
    if not problems and args.scope != "off":
        problems += strangers(DYAD, books, "--codebook")
    if problems:
        raise StudyError(*problems)
    return tuple(books)


def _book(name: str) -> Path:
    """The file of a codebook: where a study names it in study.toml, here it is the option."""
    from analysis import codebook

    try:
        return codebook.find(name, Path(), anywhere=True)
    except StudyError as error:
        place = f"--codebook '{name}'"
        raise StudyError(*(replace(one, place=place) for one in error.problems)) from None


def _is_folder(out: str) -> bool:
    """Whether --out names a folder: it ends as one, is one, or is an address."""
    if Path(out).suffix.lower() in ENDINGS and not out.endswith("/"):
        return False
    return out.endswith(("/", os.sep)) or "://" in out or Path(out).is_dir()


def _check(args: argparse.Namespace, *, folder: bool) -> None:
    """Find what is wrong with --out and the engine before the reading starts."""
    out = Path(args.out)
    place, fault, mend = "--out", "", ""
    odd = "" if "://" in args.out else paths.fault(out)
    if odd in (paths.CIRCLE, paths.PIPE):
        fault, mend = f"'{out}' {odd}", f"name another {'folder' if folder else 'file'}"
    elif folder:
        if args.scheduler and args.engine != "dask":
            place, fault, mend = "--scheduler", "goes with Dask", "add --engine dask"
    elif out.suffix.lower() not in ENDINGS:
        fault = f"the ending '{out.suffix}' is not known"
        mend = f"use {' or '.join(ENDINGS)}" + ("" if out.suffix else ", or end a folder in /")
    elif "://" in args.out:
        fault, mend = f"'{args.out}' is no file of this machine", "name a folder: end it in /"
    elif out.is_dir():
        fault, mend = f"'{out}' is a folder", "name a file in it"
    elif paths.real(out) in [paths.real(Path(path)) for path in args.input]:
        fault, mend = f"'{out}' is an input", "name another file"
    elif args.engine != "local" or args.scheduler or (args.workers or 1) > 1:
        place = "--engine" if args.engine != "local" else "--workers"
        fault, mend = "one process writes a single file", "name a folder: end --out in /"
    if fault:
        raise StudyError(Problem("error", place, fault, mend))
