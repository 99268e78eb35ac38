"""One file that a row of the manifest names -> its bytes, or why it is not read.

A study reads what lies in its folder and nothing else, wherever a name or a link leads; and
nothing that is no file: a pipe would be waited for forever.
"""

from __future__ import annotations

import os
import unicodedata
from dataclasses import dataclass
from pathlib import Path, PureWindowsPath

from analysis import paths
from analysis.corpus.decoding import LONGEST

MOST = 4 * LONGEST + 4  # bytes: as many as the longest article takes in the widest encoding
TOO_LONG = "part it, or take it out"
MENDS = {
    paths.FOLDER: "name a file",
    paths.PIPE: "save the article as a file",
    paths.CIRCLE: "put the file there",
}
SHOWN = 80  # characters of a cell that an error repeats


@dataclass(frozen=True, slots=True)
class Found:
    """The bytes of a file; or a fault and its mend, and whether the row or the file is wrong."""

    data: bytes | None = None
    fault: str = ""
    mend: str = ""
    wrong: str = "file"  # or "row": the manifest names what cannot be an article


def found(folder: Path, file: str) -> Found:
    """What the name leads to."""
    path = folder / file
    if outside := _outside(folder, file):
        return Found(fault=outside[0], mend=outside[1], wrong="row")
    fault = paths.fault(path)
    if fault in (paths.MISSING, paths.NOWHERE):
        said = f"there is no file {quoted(file)}"
        said = f"{quoted(file)} {fault}" if fault == paths.NOWHERE else said
        return Found(fault=said, mend=_mend(path, file), wrong="row")
    if fault in MENDS:
        return Found(fault=f"{quoted(file)} {fault}", mend=MENDS[fault], wrong="row")
    try:
        if not fault and (size := path.stat().st_size) > MOST:
            return Found(fault=f"{size:,} bytes, too long for an article", mend=TOO_LONG)
        if not fault:
            return Found(path.read_bytes())
    except OSError as error:
        fault = f"cannot be read ({error.strerror})"
    return Found(fault=fault, mend="check that it may be read")


def _outside(folder: Path, file: str) -> tuple[str, str] | None:
    """What is wrong with a name that leads out of the folder, and its mend."""
    if not paths.sayable(file):
        return f"{quoted(file)} {paths.UNSAYABLE}", "mend the name"
    windows = PureWindowsPath(file)
    if windows.drive or windows.root or not paths.inside(folder / file, folder):
        return f"{quoted(file)} {paths.OUTSIDE}", "copy it into the folder"
    if "\\" in file and paths.fault(folder / file):
        return f"{quoted(file)} has backslashes", f"write {quoted(windows.as_posix())}"
    return None


def _mend(path: Path, file: str) -> str:
    """The name as it stands on the disk, where only capitals or blanks differ."""
    try:
        names = sorted(os.listdir(path.parent))
    except OSError:
        names = []
    near = [name for name in names if alike(name) == alike(path.name)]
    if near and near[0] != path.name:
        return f"write '{file.removesuffix(path.name)}{near[0]}'"
    return "add the file or mend its name"


def quoted(cell: str) -> str:
    """A cell in quotation marks, as far as a line has room for it and in letters it can be sent."""
    shown = cell if len(cell) <= SHOWN else cell[: SHOWN - 3] + "..."
    return f"'{shown.encode('utf-8', 'backslashreplace').decode('utf-8')}'"


def alike(name: str) -> str:
    """A name without capitals, blanks and ways of writing accents: two that look like one."""
    shown = "".join(c for c in unicodedata.normalize("NFKC", name) if c.isprintable())
    return " ".join(shown.casefold().split())
