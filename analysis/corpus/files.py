"""One file that a row of the manifest names -> its bytes, or why it is not read.

A study reads what lies in its folder and nothing else, wherever a name or a link leads; and
nothing that is no file: a pipe would be waited for forever.
"""

from __future__ import annotations

import errno
import os
import stat
import unicodedata
from dataclasses import dataclass
from pathlib import Path, PureWindowsPath

from analysis.corpus.decoding import LONGEST

MOST = 4 * LONGEST + 4  # bytes: as many as the longest article takes in the widest encoding
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
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            return Found(fault=f"'{file}' is a folder", mend="name a file", wrong="row")
        if not stat.S_ISREG(status.st_mode):
            fault = f"'{file}' is a pipe or a device, and no file"
            return Found(fault=fault, mend="save the article as a file", wrong="row")
        if status.st_size > MOST:
            fault = f"{status.st_size:,} bytes, too long for an article"
            return Found(fault=fault, mend="part it, or take it out")
        return Found(path.read_bytes())
    except (FileNotFoundError, NotADirectoryError):
        return Found(fault=_missing(path, file), mend=_mend(path, file), wrong="row")
    except OSError as error:
        if error.errno == errno.ELOOP:
            fault = f"'{file}' is a link that leads in circles"
            return Found(fault=fault, mend="put the file there", wrong="row")
        if error.errno == errno.ENAMETOOLONG:
            return Found(fault=_missing(path, file), mend="mend its name", wrong="row")
        fault = f"cannot be read ({error.strerror})"
        return Found(fault=fault, mend="check that it may be read")


def real(path: Path) -> Path:
    """Where a path leads, through all links; one that goes in circles leads nowhere."""
    return Path(os.path.realpath(path))


def is_file(path: Path) -> bool:
    """Whether there is a file to read: no folder, no pipe, no link that leads nowhere."""
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except (OSError, ValueError):
        return False


def _outside(folder: Path, file: str) -> tuple[str, str] | None:
    """What is wrong with a name that leads out of the folder, and its mend."""
    if not _sayable(file):
        return f"{quoted(file)} can be no file's name", "mend the name"
    windows = PureWindowsPath(file)
    if windows.drive or windows.root or not real(folder / file).is_relative_to(real(folder)):
        return f"{quoted(file)} lies outside the study's folder", "copy it into the folder"
    if "\\" in file and not is_file(folder / file):
        return f"{quoted(file)} has backslashes", f"write {quoted(windows.as_posix())}"
    return None


def _sayable(file: str) -> bool:
    """Whether the system can be asked for a name: half a surrogate pair or a NUL never is one."""
    try:
        return b"\0" not in os.fsencode(file)
    except UnicodeEncodeError:
        return False


def _missing(path: Path, file: str) -> str:
    link = os.path.islink(path)
    named = quoted(file)
    return f"{named} is a link that leads nowhere" if link else f"there is no file {named}"


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
