"""``framing check``: read everything a run reads, and say all that is wrong with it."""

from __future__ import annotations

import argparse
from pathlib import Path

from analysis.commands import counted, listed, opened, strict

HELP = "read a study and its codebooks, print every problem, write nothing"


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument(
        "study", nargs="?", default="seeds", type=Path, help="a study's folder (seeds)"
    )
    parser.add_argument("--strict", action="store_true", help="stop at articles mended or skipped")


def run(args: argparse.Namespace) -> int:
    """0 where nothing stops a run. Raises StudyError, with every problem, where something does."""
    loaded, codebooks = opened(args.study)
    if args.strict:
        strict(loaded.problems)
    listed(loaded.problems)
    found = (
        counted(len(loaded.articles), "article"),
        counted(len(codebooks), "codebook"),
        counted(len(loaded.problems), "problem"),
    )
    print(", ".join(found))
    return 0
