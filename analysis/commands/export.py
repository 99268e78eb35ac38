"""``framing export``: a replication folder, in the shape that journals and archives ask for."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from analysis.commands.run import progress, remade
from analysis.model import Problem, StudyError
from analysis.output import counted, printable, publish, rehearse

HELP = "make a replication folder: data, programs, results, and a README that tells of them"


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("folder", type=Path, metavar="DIR", help="a new folder")
    parser.add_argument(
        "--study", default="seeds", type=Path, help="the study's folder (%(default)s)"
    )
    parser.add_argument("--no-notebook", action="store_true", help="leave the notebook out")
    parser.add_argument("--quiet", action="store_true", help="print nothing")


def run(args: argparse.Namespace) -> int:
    """0 when the folder is written, all of it made anew from the study.

    Raises StudyError, with nothing written, where the folder holds something already or the
    study must be mended.
    """
    folder = args.folder
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        fault = "holds something already" if folder.is_dir() else "is no folder"
        raise StudyError(Problem("error", str(folder), fault, "name a new folder"))
    say = progress(quiet=args.quiet)
    try:
        say("reading the study")
        rehearse(folder)
        began = time.monotonic()
        made = remade(args.study, say, notebook=not args.no_notebook)

        from analysis import replication

        say("writing")
        effort = replication.Effort(time.monotonic() - began, _peak())
        study = replication.Study(args.study, made.loaded, made.study, made.files)
        files = replication.files(study, effort)
        publish(files, folder)
    finally:
        say("")
    if not args.quiet:
        print(f"{printable(str(folder))}: {counted(len(files), 'file')} written")
        print(f"read {printable(str(folder / 'README.md'))}, and fill in what it asks for")
    return 0


def _peak() -> int:
    """The most memory this process has held, in bytes; 0 where the system does not say."""
    try:
        import resource
    except ImportError:  # Windows
        return 0
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024
