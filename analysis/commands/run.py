"""``framing run``: the whole study, from seeds to figures and reports."""

from __future__ import annotations

import argparse
import gc
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.commands import counted, listed, opened, strict
from analysis.output import publish

if TYPE_CHECKING:
    from analysis.study import Study

HELP = "read a study, measure it, and write figures/ and reports/"

SELDOM = 500_000  # things made between two looks for cycles


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument(
        "study", nargs="?", default="seeds", type=Path, help="a study's folder (seeds)"
    )
    parser.add_argument(
        "--out", default=".", type=Path, metavar="DIR", help="where figures/ and reports/ go (.)"
    )
    parser.add_argument(
        "--no-notebook", action="store_true", help="leave reports/report.ipynb as it is"
    )
    parser.add_argument("--strict", action="store_true", help="stop at articles mended or skipped")
    parser.add_argument("--quiet", action="store_true", help="print problems only")


def run(args: argparse.Namespace) -> int:
    """0 when everything is written.

    Raises StudyError, with nothing written, for what a person must mend; OSError for the disk.
    """
    say = progress(quiet=args.quiet)
    often = gc.get_threshold()
    # A run makes many small things that live to its end and hardly a cycle: looking for cycles
    # as often as usual was a tenth of its CPU.
    gc.set_threshold(SELDOM)
    try:
        found, files = _made(args, say)
        say("writing")
        publish(files, args.out)
    finally:
        gc.set_threshold(*often)
        say("")
    listed(found.problems)
    if not args.quiet:
        articles = counted(len(found.articles), "article")
        problems = counted(len(found.problems), "problem")
        print(f"{articles} scored, {problems} listed, {counted(len(files), 'file')} written")
    return 0


def _made(args: argparse.Namespace, say: Callable[[str], None]) -> tuple[Study, dict[str, bytes]]:
    """The study, and every file that is published of it."""
    say("reading the study")
    loaded, codebooks = opened(args.study)
    if args.strict:
        strict(loaded.problems)

    from analysis import report
    from analysis.study import study

    say("measuring")
    found = study(loaded, codebooks)
    if args.strict:
        strict(found.problems)
    say("drawing and telling")
    return found, report.files(found, notebook=not args.no_notebook, folder=args.study)


def progress(*, quiet: bool) -> Callable[[str], None]:
    """A function that shows the step at hand, on a terminal and nowhere else."""

    def say(step: str) -> None:
        if not quiet and sys.stderr.isatty():
            # One line, written over: back to its start, and what is left of the old one erased.
            sys.stderr.write(f"\r\x1b[K{step}{' ...' if step else ''}")
            sys.stderr.flush()

    return say
