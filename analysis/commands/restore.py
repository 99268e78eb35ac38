"""``framing restore``: the articles' words back into the tables of an export that left them out."""

from __future__ import annotations

import argparse
import csv
import hashlib
import io
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from analysis.model import Problem, StudyError
from analysis.output import counted, printable, write_text

HELP = "put the articles' words back into a study that was exported without them"


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument(
        "study", nargs="?", default="seeds", type=Path, help="a study's folder (seeds)"
    )


def run(args: argparse.Namespace) -> int:
    """0 when every cell that was left out holds its words again.

    Raises StudyError, with nothing written, where the study was not exported so, or a text is
    missing or not the one it was.
    """
    from analysis import withheld

    folder = args.study
    for name in (withheld.FILE, withheld.TEXTS):
        if not (folder / name).is_file():
            mend = "name the study's folder of an export without texts"
            raise StudyError(Problem("error", str(folder), f"there is no {name}", mend))
    cells = withheld.read((folder / withheld.FILE).read_bytes())
    problems = list(_texts(folder, (folder / withheld.TEXTS).read_bytes()))
    if problems:
        raise StudyError(*problems)
    sources = _sources(folder)
    tables = {
        name: withheld.restored(name, (folder / name).read_bytes().decode(), cells, sources)
        for name in dict.fromkeys(cell.file for cell in cells)
    }
    for name, text in tables.items():
        write_text(folder / name, text)
    print(f"{counted(len(cells), 'cell')} in {counted(len(tables), 'table')} restored")
    here = shlex.quote(str(folder))
    print(printable(f"next: framing run {here} --texts --out DIR, for a report with the words"))
    return 0


def _texts(folder: Path, listed: bytes) -> Iterator[Problem]:
    """A problem for each article that is not there, or not the one it was."""
    for row in csv.DictReader(io.StringIO(listed.decode(), newline="")):
        path, id = folder / row["file"], row["article"]
        if not path.is_file():
            mend = f"put it there: its sha256 is {row['sha256']}"
            yield Problem("error", row["file"], "there is no such file", mend, id)
        elif (found := hashlib.sha256(path.read_bytes()).hexdigest()) != row["sha256"]:
            fault = f"its sha256 is {found}, that of the article was {row['sha256']}"
            yield Problem("error", row["file"], fault, "put the article itself there", id)


def _sources(folder: Path) -> dict[str, str]:
    """The articles' texts by id, read as a run reads them.

    The codes made by reading, which lack their words, would be an error: a copy does without.
    """
    from analysis import corpus

    with TemporaryDirectory() as aside:
        copy = Path(aside) / "study"
        shutil.copytree(folder, copy, ignore=shutil.ignore_patterns("coding"))
        return {article.id: article.source for article in corpus.load(copy).articles}
