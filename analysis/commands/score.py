"""``framing score``: tables of articles in, a table of scored sentences or articles out."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import get_args

from analysis.commands import counted, listed, strangers
from analysis.model import Codebook, Problem, Scope, Settings, StudyError

HELP = "score a collection: CSV, JSONL or Parquet in, a row an article; the same out"
CODEBOOKS = ("alliance-strain", "emphases")
DYAD = "china+north_korea"
SENTENCE = (
    *("article", "sentence", "start", "end", "kind", "alliance", "strain", "russia"),
    *("attributed", "sentiment", "sentiment_masked", "text"),
)
ARTICLE = (
    *("article", "outlet", "outlet_basis", "published", "title", "words", "sentences"),
    *("alliance", "strain", "both", "russia", "attributed"),
)
ENDINGS = (".csv", ".jsonl", ".parquet")


@dataclass
class _Scored:
    """What has been scored so far."""

    rows: list[Mapping[str, object]] = field(default_factory=list)
    articles: int = 0
    skipped: int = 0


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument(
        "input",
        nargs="+",
        type=Path,
        metavar="INPUT",
        help="CSV, JSONL or Parquet with article, text and, where known, outlet, published, title",
    )
    parser.add_argument(
        "--out", required=True, type=Path, metavar="FILE", help="a .csv, .jsonl or .parquet file"
    )
    parser.add_argument(
        "--unit",
        choices=("sentence", "article"),
        default="sentence",
        help="a row is a ... (sentence)",
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


def run(args: argparse.Namespace) -> int:
    """0 when the table is written; rows that could not be scored are listed and counted.

    Raises StudyError, with nothing written, when an input, a codebook or --out is wrong, or when
    no row at all can be scored.
    """
    from analysis import tables

    _check(args.out, args.input)
    books = _codebooks(args)
    scored = _scored(args, books)
    columns = ARTICLE if args.unit == "article" else (*SENTENCE, *tables.emphases(books))
    _write(args.out, scored.rows, columns)
    print(f"{counted(scored.articles, 'article')} scored, {counted(scored.skipped, 'row')} skipped")
    return 0


def _write(out: Path, rows: Sequence[Mapping[str, object]], columns: Sequence[str]) -> None:
    from analysis import output

    if out.suffix.lower() == ".parquet":
        output.write_bytes(out, output.parquet_bytes(rows, columns))
        return
    written = output.csv_text if out.suffix.lower() == ".csv" else output.jsonl_text
    output.write_text(out, written(rows, columns))


def _scored(args: argparse.Namespace, books: Sequence[Codebook]) -> _Scored:
    """The rows of every article that can be scored; each problem is printed as it is met."""
    from analysis import corpus, tables
    from analysis.reading import read

    settings = Settings("", "", tuple(book.id for book in books), DYAD, scope=args.scope)
    made = _Scored()
    for found in corpus.rows(*args.input):
        if isinstance(found, Problem):
            listed([found])
            made.skipped += found.severity == "skipped"
            continue
        made.articles += 1
        reading = read(found, books, settings)
        if args.unit == "article":
            made.rows.append(tables.article_row(reading))
        else:
            made.rows.extend(tables.sentence_rows(reading, tables.emphases(books)))
    if made.skipped and not made.articles:
        fault = f"none of {counted(made.skipped, 'row')} can be scored"
        raise StudyError(Problem("error", str(args.input[0]), fault, "mend the rows listed above"))
    return made


def _codebooks(args: argparse.Namespace) -> tuple[Codebook, ...]:
    """The codebooks named on the command line, or the study's; all their problems at once."""
    from analysis import codebook

    books: list[Codebook] = []
    problems: list[Problem] = []
    for name in args.codebook or CODEBOOKS:
        try:
            books.append(codebook.load(_file(name)))
        except StudyError as error:
            problems.extend(error.problems)
    if not problems and args.scope != "off":
        problems += strangers(DYAD, books, "--codebook")
    if problems:
        raise StudyError(*problems)
    return tuple(books)


def _file(name: str) -> Path:
    """The file of a codebook: where a study names it in study.toml, here it is the option."""
    from analysis import codebook

    try:
        return codebook.find(name, Path())
    except StudyError as error:
        place = f"--codebook '{name}'"
        raise StudyError(*(replace(one, place=place) for one in error.problems)) from None


def _check(out: Path, inputs: Sequence[Path]) -> None:
    """Find what is wrong with --out before the reading starts."""
    fault = mend = ""
    if out.suffix.lower() not in ENDINGS:
        fault, mend = f"the ending '{out.suffix}' is not known", f"use {' or '.join(ENDINGS)}"
    elif out.is_dir():
        fault, mend = f"'{out}' is a folder", "name a file in it"
    elif out.resolve() in [path.resolve() for path in inputs]:
        fault, mend = f"'{out}' is an input", "name another file"
    if fault:
        raise StudyError(Problem("error", "--out", fault, mend))
