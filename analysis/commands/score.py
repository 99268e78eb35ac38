"""``framing score``: tables of articles in, a table or a dataset of scores out."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from analysis import paths
from analysis.commands import listed, strangers
from analysis.instrument import Codebook
from analysis.model import Article, Problem, Scope, Settings, StudyError
from analysis.output import counted

if TYPE_CHECKING:
    from analysis.scale.inputs import Part
    from analysis.scale.instrument import Instrument

HELP = "score a collection: CSV, JSONL or Parquet in, a row an article; a table or a folder out"
CODEBOOKS = ("alliance-strain", "emphases")
DYAD = "china+north_korea"
ENDINGS = (".csv", ".jsonl", ".parquet")
FAST = 8 << 20  # bytes of input from which scoring by numba is worth its start
SHOWN = 20  # problems of a dataset that are printed; all are in its table


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

    parts, problems = inputs.parts(args.input)
    if problems:
        raise StudyError(*problems)
    listed(inputs.passed_over(args.input))
    settings = Settings("", "", tuple(book.id for book in books), DYAD, scope=args.scope)
    made = instrument(books, settings, fast=sum(part.size for part in parts) > FAST)
    return (_dataset if folder else _file)(args, parts, made)


def _dataset(args: argparse.Namespace, parts: Sequence[Part], made: Instrument) -> int:
    """Score into a folder, or go on with it."""
    from analysis.scale import cluster, dataset, local
    from analysis.scale.progress import progress

    workers = args.workers or os.cpu_count() or 1
    engine = partial(local.run, made=made, workers=workers)
    if args.engine == "dask":
        engine = partial(cluster.run, made=made, workers=workers, scheduler=args.scheduler)
    folder = dataset.opened(args.out, made)
    dataset.keep(folder, [_book(name) for name in args.codebook or CODEBOOKS])
    with progress(quiet=args.quiet) as tell:
        found = dataset.scored(folder, parts, made, engine, tell)
    every = sum(done.problems for done in found.done)
    files, rows = _parted(dataset.problems(folder, found.done), parts)
    listed([*files[:SHOWN], *rows])
    listed([_more(args.out, every)] if every > len(files[:SHOWN]) + len(rows) else [])
    _some(found.articles, found.skipped, args.input[0])
    if not args.quiet:
        told = [f"{counted(found.articles, 'article')} scored"]
        unread = {one.place for one in files}  # each counted as one row
        told.append(f"{counted(found.skipped - len(unread), 'row')} skipped")
        told += [f"{counted(len(unread), 'file')} not read"] if unread else []
        print(", ".join([*told, counted(len(parts), "part")]))
    return 0


def _parted(
    problems: Iterable[Problem], parts: Sequence[Part]
) -> tuple[list[Problem], list[Problem]]:
    """The problems that cost a whole file, and the first of the others, which may be many."""
    from analysis.scale import inputs

    addresses = frozenset(part.address for part in parts)
    files: list[Problem] = []
    rows: list[Problem] = []
    for one in problems:
        if inputs.of_a_file(one, addresses):
            files.append(one)
        elif len(rows) < SHOWN:
            rows.append(one)
    return files, rows


def _more(out: str, number: int) -> Problem:
    return Problem("note", out, f"{counted(number, 'problem')} in all", "see its table of problems")


def _file(args: argparse.Namespace, parts: Sequence[Part], made: Instrument) -> int:
    """Score into one file, in the order of the input."""
    from analysis import corpus
    from analysis.scale import places, table
    from analysis.scale.progress import progress

    articles = skipped = 0
    with ExitStack() as stack:
        files = {str(stack.enter_context(places.local(p.address))): p.address for p in parts}
        found = _named(corpus.rows(*map(Path, files)), files)
        write = stack.enter_context(table.written(Path(args.out), made, args.unit))
        tell = stack.enter_context(progress(quiet=args.quiet))
        for one in table.scored(found, made, args.unit):
            if isinstance(one, Problem):
                listed([one])
                skipped += one.severity == "skipped"
                continue
            write(one)
            articles += 1
            tell(articles, float("nan"))
        _some(articles, skipped, args.input[0])
    if not args.quiet:
        print(f"{counted(articles, 'article')} scored, {counted(skipped, 'row')} skipped")
    return 0


def _named(
    found: Iterable[Article | Problem], addresses: dict[str, str]
) -> Iterator[Article | Problem]:
    """The same, with problems at the address that was given and not at a copy made to read it."""
    copies = {path: address for path, address in addresses.items() if path != address}
    for one in found:
        yield _at(one, copies) if isinstance(one, Problem) else one


def _at(problem: Problem, copies: dict[str, str]) -> Problem:
    for path, address in copies.items():
        if problem.place.startswith(path):
            return replace(problem, place=address + problem.place.removeprefix(path))
    return problem


def _some(articles: int, skipped: int, address: str) -> None:
    """Stop where rows were given and none can be scored."""
    if skipped and not articles:
        fault = f"none of {counted(skipped, 'row')} can be scored"
        raise StudyError(Problem("error", address, fault, "mend the rows listed above"))


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
    if folder:
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
