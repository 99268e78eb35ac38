"""``framing new``: a study that runs as it is, or the files that a folder of articles lacks."""

from __future__ import annotations

import argparse
import csv
import hashlib
import io
import shlex
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from analysis import paths
from analysis.commands import listed
from analysis.model import Problem, StudyError
from analysis.output import counted, printable, publish
from analysis.output.files import TOPS
from analysis.paths import EXAMPLE, TEXTS

HELP = "make a study: an example to change, or what a folder of articles lacks to be one"
MANIFEST, STUDY, CODEBOOK = "manifest.csv", "study.toml", "codebook.toml"
ARTICLES = "articles"
COLUMNS = (
    *("article", "file", "sha256", "outlet", "outlet_basis", "published", "title", "url"),
    *("body_from", "body_to", "note"),
)


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument(
        "folder", type=Path, metavar="DIR", help="a new folder, or one that holds articles"
    )


def run(args: argparse.Namespace) -> int:
    """0 when the files are written; nothing that stands in the folder is changed.

    Raises StudyError where the folder is a study already, or holds something else.
    """
    folder = args.folder
    if folder.exists() and not folder.is_dir():
        fault = "is no folder"
        raise StudyError(Problem("error", str(folder), fault, "name another"))
    files = _example() if _empty(folder) else _lacking(folder)
    publish(files, folder)
    print(f"{printable(str(folder))}: {counted(len(files), 'file')} written")
    for name in files:
        print(f"  {name}")
    for line in _next(folder, files):
        print(printable(line))
    return 0


def _empty(folder: Path) -> bool:
    return not folder.exists() or not any(folder.iterdir())


def _example() -> dict[str, bytes]:
    """The files of the example, by their paths in the study, sorted."""
    names = sorted(p.relative_to(EXAMPLE).as_posix() for p in EXAMPLE.rglob("*.*") if p.is_file())
    return {name: (EXAMPLE / name).read_bytes() for name in names}


def _lacking(folder: Path) -> dict[str, bytes]:
    """What a folder of articles needs to be a study, and does not have."""
    missing = [name for name in (MANIFEST, STUDY) if not (folder / name).exists()]
    if not missing:
        mend = f"run `framing check {shlex.quote(str(folder))}`, or name another folder"
        raise StudyError(Problem("error", str(folder), "is a study already", mend))
    made: dict[str, bytes] = {}
    if MANIFEST in missing:
        made[MANIFEST] = _manifest(folder)
    if STUDY in missing:
        made[STUDY] = (EXAMPLE / STUDY).read_bytes()
        if not (folder / CODEBOOK).exists():
            made[CODEBOOK] = (EXAMPLE / CODEBOOK).read_bytes()
    return dict(sorted(made.items()))


def _manifest(folder: Path) -> bytes:
    """A manifest with a row for each text in a folder.

    Raises StudyError where there is none; a text that cannot be listed is printed.
    """
    texts = list(_texts(folder))
    if not texts:
        fault = f"holds no article ({', '.join(TEXTS)})"
        raise StudyError(Problem("error", str(folder), fault, "put some in, or name a new folder"))
    listed(_others(folder))
    out = io.StringIO()
    rows = csv.DictWriter(out, COLUMNS, restval="", lineterminator="\n")
    rows.writeheader()
    rows.writerows(_rows(folder, texts))
    return out.getvalue().encode()


def _texts(folder: Path) -> Iterator[str]:
    """The paths of the articles in a folder, sorted; of what cannot be listed it is said why."""
    for path in _seen(folder):
        name = path.relative_to(folder).as_posix()
        if path.suffix.lower() not in TEXTS:
            continue
        fault, mend = paths.fault(path), "copy the file itself"
        if not fault and not paths.inside(path, folder):
            fault = "leads out of the folder"
        elif not fault and not _writable(name):
            fault, mend = "has a name that is no text in UTF-8", "rename it"
        if fault:
            listed([Problem("note", name, f"{fault} and is not listed", mend)])
        else:
            yield name


def _others(folder: Path) -> Iterator[Problem]:
    """A note on the files of a folder that are no texts, but for those of a study."""
    own = [folder / name for name in (STUDY, MANIFEST, CODEBOOK)]
    kinds = [path for path in _seen(folder) if path.suffix.lower() not in TEXTS]
    if others := [path for path in kinds if path not in own]:
        fault = f"files that are not listed: {paths.by_ending(others)}"
        mend = f"save what is an article as {' or '.join(TEXTS[:2])}, and list it"
        yield Problem("note", str(folder), fault, mend)


def _seen(folder: Path) -> Iterator[Path]:
    """All that lies in a folder, sorted, but folders, what is hidden and what was published."""
    for path in sorted(folder.rglob("*")):
        parts = path.relative_to(folder).parts
        if not (path.is_dir() or parts[0] in TOPS or any(part.startswith(".") for part in parts)):
            yield path


def _writable(name: str) -> bool:
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


def _rows(folder: Path, texts: Sequence[str]) -> Iterator[Mapping[str, str]]:
    """A row a text: its id from its name, its outlet from the folder it is in, if it has one."""
    stems = Counter(Path(text).stem.casefold() for text in texts)
    wholes = Counter(_whole(text).casefold() for text in texts)
    for text in texts:
        path = Path(text)
        id = path.stem if stems[path.stem.casefold()] == 1 else _whole(text)
        id = id if id == path.stem or wholes[id.casefold()] == 1 else text
        within = path.parent.name if path.parent.as_posix() not in (".", ARTICLES) else ""
        yield {
            "article": id,
            "file": text,
            "sha256": hashlib.sha256((folder / text).read_bytes()).hexdigest(),
            "outlet": within or id,
            "outlet_basis": "unknown",
        }


def _whole(text: str) -> str:
    """The path of a text without its ending."""
    return Path(text).with_suffix("").as_posix()


def _next(folder: Path, files: Mapping[str, bytes]) -> Iterator[str]:
    """What to do next, a line each."""
    here = shlex.quote(str(folder))
    if f"{ARTICLES}/001.txt" not in files:
        if MANIFEST in files:
            yield f"fill in {MANIFEST}: outlets, dates (YYYY-MM-DD), titles, where each body ends"
        if STUDY in files:
            yield f"then {STUDY} and {CODEBOOK}: they hold an example; write your own over it"
    yield f"next: framing check {here}"
    yield f"then: framing run {here} --out {here}"
