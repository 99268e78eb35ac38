"""``framing verify``: run a study again, and say what differs from what is published of it."""

from __future__ import annotations

import argparse
import logging
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.commands.run import progress, remade
from analysis.model import Problem, StudyError
from analysis.output import counted, printable, published

if TYPE_CHECKING:
    from analysis.differences import Difference

HELP = "run a study again, and say which number, figure or paragraph differs from the published"
NOTEBOOK = "reports/report.ipynb"
SHOWN = 12  # differences of one file that are listed without --all
NOUNS = {"number": "number", "figure": "drawing", "paragraph": "paragraph"}


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument(
        "study", nargs="?", default="seeds", type=Path, help="a study's folder (seeds)"
    )
    parser.add_argument(
        "--out", default=".", type=Path, metavar="DIR", help="where figures/ and reports/ are (.)"
    )
    parser.add_argument(
        "--all", action="store_true", help=f"list every difference, not {SHOWN} of a file"
    )
    parser.add_argument("--quiet", action="store_true", help="print differences only")


def run(args: argparse.Namespace) -> int:
    """0 where nothing differs, 1 where anything does; nothing is written.

    Raises StudyError where nothing is published, or the study itself must be mended.
    """
    from analysis import differences

    old = published(args.out)
    if differences.RECEIPT not in old:
        fault = f"there is no {differences.RECEIPT}"
        here, there = args.study, args.out
        mend = f"name the folder with --out, or publish first: framing run {here} --out {there}"
        raise StudyError(Problem("error", str(args.out), fault, mend))
    say = progress(quiet=args.quiet)
    try:
        say("reading the study")
        # The words of articles that are not published are not compared.
        made = remade(args.study, say, notebook=NOTEBOOK in old)
    finally:
        say("")
    logging.getLogger("pypdf").setLevel(logging.ERROR)  # a damaged file is said by our own line
    found = [*differences.tampered(old), *differences.between(old, made.files)]
    for line in _lines(found, every=args.all):
        print(printable(line))
    if not args.quiet:
        print(_summary(found, len(old)))
    return 1 if found else 0


def _lines(found: Sequence[Difference], *, every: bool) -> Iterator[str]:
    """What changed since the receipt, then the differences of each file."""
    from analysis import differences

    since = [one for one in found if one.file == differences.RECEIPT and one.kind == "receipt"]
    yield from (f"changed since it was published: {_since(one)}" for one in since)
    rest = [one for one in found if one not in since]
    for file in dict.fromkeys(one.file for one in rest):
        here = [one for one in rest if one.file == file]
        shown = here if every else here[:SHOWN]
        yield from (one.line() for one in shown)
        if len(here) > len(shown):
            yield f"{file}: and {len(here) - len(shown)} more (--all lists them)"


def _since(one: Difference) -> str:
    """A change of the receipt in words."""
    if one.place.endswith("sha256") or one.place.startswith("seed file"):
        what = one.place.removesuffix(" sha256")
        if not one.published:
            return f"{what} was added"
        return f"{what} has other bytes" if one.now else f"{what} is gone"
    return f"{one.place}, {one.published or 'nothing'} then, {one.now or 'nothing'} now"


def _summary(found: Sequence[Difference], files: int) -> str:
    counts: Counter[str] = Counter(one.kind for one in found)
    if not counts:
        return f"nothing differs: {counted(files, 'file')} compared"
    told = [counted(counts.pop(kind), noun) for kind, noun in NOUNS.items() if kind in counts]
    changed = counts.pop("receipt", 0)
    if other := sum(counts.values()):
        told.append(counted(other, "other thing"))
    one = sum(one.kind != "receipt" for one in found) == 1
    differs = (
        f"{', '.join(told)} {'differs' if one else 'differ'}" if told else "nothing else differs"
    )
    return f"{counted(changed, 'change')} since the receipt; {differs}" if changed else differs
