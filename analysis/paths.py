"""Where a path leads, and why there is no file to read: nothing is waited for or read unasked."""

from __future__ import annotations

import errno
import os
import stat
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

EXAMPLE = Path(__file__).with_name("example")  # the study that `framing new` writes
PAGES = (".html", ".htm", ".xhtml")  # how the names of web pages end
TEXTS = (".txt", *PAGES)  # and those of articles
FOLDER = "is a folder"
PIPE = "is a pipe or a device, and no file"
CIRCLE = "is a link that leads in circles"
NOWHERE = "is a link that leads nowhere"
MISSING = "is not there"
UNSAYABLE = "can be no file's name"
OUTSIDE = "lies outside the study's folder"


def real(path: Path) -> Path:
    """Where a path leads, through all links; one that goes in circles leads nowhere."""
    return Path(os.path.realpath(path))


def by_ending(every: Iterable[Path]) -> str:
    """How many files have which ending: "2 .docx, 1 without an ending"; nothing for none."""
    endings = Counter(path.suffix.lower() or "without an ending" for path in every)
    return ", ".join(f"{number} {ending}" for ending, number in sorted(endings.items()))


def inside(path: Path, folder: Path) -> bool:
    """Whether a path stays in a folder, through all links."""
    return real(path).is_relative_to(real(folder))


def sayable(name: str) -> bool:
    """Whether a name is one anywhere: half a surrogate pair or a NUL never is.

    Raises UnicodeEncodeError where it is a name, and this system's encoding has none such.
    """
    try:
        return b"\0" not in os.fsencode(name)
    except UnicodeEncodeError:
        if any("\ud800" <= letter <= "\udfff" for letter in name):
            return False
        raise


def fault(path: Path) -> str:
    """What keeps a path from being a file to read, one of the lines above; empty for a file."""
    if not sayable(str(path)):
        return UNSAYABLE
    try:
        mode = path.stat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        return NOWHERE if path.is_symlink() else MISSING
    except OSError as error:
        known = {errno.ELOOP: CIRCLE, errno.ENAMETOOLONG: MISSING}
        return known.get(error.errno or 0, f"cannot be read ({error.strerror})")
    if stat.S_ISDIR(mode):
        return FOLDER
    return "" if stat.S_ISREG(mode) else PIPE
