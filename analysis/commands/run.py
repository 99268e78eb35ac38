"""``framing run``: the whole study, from seeds to figures and reports."""

from __future__ import annotations

import argparse
import logging
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from analysis import surroundings
from analysis.commands import listed, opened, strict
from analysis.cycles import kept, seldom_searched
from analysis.model import Problem, StudyError
from analysis.output import counted, publish, rehearse
from analysis.scale import DATASET

if TYPE_CHECKING:
    from analysis.corpus import Loaded
    from analysis.study import Study

HELP = "read a study, measure it, and write figures/ and reports/"

Say = Callable[[str], None]


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument(
        "study",
        nargs="?",
        default="seeds",
        type=Path,
        help="a study's folder (seeds), or one that 'framing score' has filled",
    )
    parser.add_argument(
        "--out", default=".", type=Path, metavar="DIR", help="where figures/ and reports/ go (.)"
    )
    parser.add_argument(
        "--no-notebook", action="store_true", help="leave reports/report.ipynb as it is"
    )
    parser.add_argument("--strict", action="store_true", help="stop at articles mended or skipped")
    parser.add_argument(
        "--texts",
        action="store_true",
        help="show the articles' words although study.toml does not publish them",
    )
    parser.add_argument("--quiet", action="store_true", help="print problems only")


def run(args: argparse.Namespace) -> int:
    """0 when everything is written.

    Raises StudyError, with nothing written, for what a person must mend; OSError for the disk.
    """
    say = progress(quiet=args.quiet)
    if (args.study / DATASET).is_file():
        return _collection(args, say)
    try:
        with seldom_searched():
            say("reading the study")
            rehearse(args.out)
            made = remade(
                args.study, say, notebook=not args.no_notebook, stop=args.strict, texts=args.texts
            )
            say("writing")
            publish(made.files, args.out)
    finally:
        say("")
    listed(made.study.problems)
    listed(_silence(made.study))
    if not args.quiet:
        print(_told(made))
    return 0


@dataclass(frozen=True, eq=False)
class Made:
    """What a run makes of a study's folder."""

    loaded: Loaded
    study: Study
    files: dict[str, bytes]  # every published file by its path
    skipped: int  # articles that are listed among the problems, and not scored


def remade(
    folder: Path, say: Say, *, notebook: bool, stop: bool = False, texts: bool = False
) -> Made:
    """The study in a folder, and every file that is published of it; nothing is written.

    Args:
        folder: the study's.
        say: is told the step at hand.
        notebook: whether to run the notebook as well.
        stop: whether what is mended or skipped stops the run.
        texts: whether the articles' words are shown whatever study.toml says.

    Raises:
        StudyError: a person must mend something.
    """
    loaded, codebooks = opened(folder)
    if texts:
        loaded = replace(loaded, settings=replace(loaded.settings, text=True))
    if stop:
        strict(loaded.problems)

    # Where it keeps its fonts is no news to who asked for a report (no HOME, a first run).
    logging.getLogger("matplotlib").setLevel(logging.ERROR)
    with surroundings.alone():
        import matplotlib  # noqa: F401  before the report does
    from analysis import report
    from analysis.study import study

    with seldom_searched():
        say("measuring")
        found = study(loaded, codebooks)
        if stop:
            strict(found.problems)
        skipped = accounted(loaded, found)
        say("drawing and telling")
        with kept():  # figures are looked through for cycles, and nothing else
            made = report.files(found, notebook=notebook, folder=folder)
        return Made(loaded, found, made, skipped)


def accounted(loaded: Loaded, found: Study) -> int:
    """How many articles were skipped: of those in, each is scored, or listed with its problem.

    Raises StudyError where an article is both or neither, which is a mistake of the program.
    """
    rows = set(loaded.extras)  # an id a row of the manifest
    scored = {article.id for article in found.articles}
    skipped = {problem.article for problem in found.problems if problem.severity == "skipped"}
    wrong = sorted((rows ^ (scored | skipped)) | (scored & skipped))
    if wrong:
        fault = f"{', '.join(wrong)}: neither scored nor listed, or both; nothing is written"
        mend = "report this as a fault of the program, with the article"
        raise StudyError(Problem("error", "articles", fault, mend))
    return len(skipped)


def _silence(found: Study) -> Iterator[Problem]:
    """A note where nothing was found at all: a study of zeros looks like any other."""
    codes = [code for reading in found.readings for _, code in reading.scored()]
    if codes and not any(code.alliance or code.strain for code in codes):
        if not any(frame.role == "pole" for b in found.codebooks for frame in b.frames.values()):
            return  # said of the codebooks
        fault = f"no sentence of any article has {found.words.warm} or {found.words.cool}"
        mend = "see `framing evidence`: are actors, pair and words those of these articles?"
        yield Problem("note", "codebooks", fault, mend)


def _told(made: Made) -> str:
    scored = len(made.study.articles)
    articles = f"{counted(scored + made.skipped, 'article')}: {scored} scored"
    problems = counted(len(made.study.problems), "problem")
    files = counted(len(made.files), "file")
    return f"{articles}, {made.skipped} skipped; {problems} listed, {files} written"


def _collection(args: argparse.Namespace, say: Say) -> int:
    """Publish the report of a scored collection; of it no text is needed, and none is held."""
    with surroundings.alone():
        import matplotlib  # noqa: F401  before the report does
    from analysis.report import dataset

    try:
        rehearse(args.out)
        with seldom_searched():
            say("adding up")
            found = dataset.collected(args.study)
            if args.strict:
                strict(found.study.problems)
            say("drawing and telling")
            files = dataset.files(found)
        say("writing")
        publish(files, args.out)
    finally:
        say("")
    if not args.quiet:
        articles = counted(len(found.study.articles), "article")
        told = f"{articles} of {counted(len(found.study.outlets), 'outlet')}"
        print(f"{told}, {counted(len(files), 'file')} written")
    return 0


def progress(*, quiet: bool) -> Say:
    """A function that shows the step at hand, on a terminal and nowhere else."""

    def say(step: str) -> None:
        if not quiet and sys.stderr.isatty():
            # One line, written over: back to its start, and what is left of the old one erased.
            sys.stderr.write(f"\r\x1b[K{step}{' ...' if step else ''}")
            sys.stderr.flush()

    return say
