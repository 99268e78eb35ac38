"""What lies in the working directory, or is set for other work, and must change nothing here."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import chdir, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

SETTINGS = "MATPLOTLIBRC"
BACKEND = "MPLBACKEND"  # none is needed: nothing is shown


def bare(variables: Mapping[str, str], aside: Path) -> dict[str, str]:
    """The variables of a process with which matplotlib finds an empty file of settings.

    Args:
        variables: those of the process as it is.
        aside: a folder of ours, into which the file goes. Raises OSError.
    """
    settings = aside / "matplotlibrc"
    settings.touch()
    return {k: v for k, v in variables.items() if k != BACKEND} | {SETTINGS: str(settings)}


@contextmanager
def alone() -> Iterator[None]:
    """Inside, matplotlib can be imported, and reads nobody's settings while it is.

    It looks for a `matplotlibrc` in the working directory first, then where the variable says; what
    is wrong with either (no text, an unknown backend) would end the run. Not for threads: the
    working directory is another meanwhile. Raises OSError.
    """
    before = dict(os.environ)
    with TemporaryDirectory() as aside, chdir(aside):
        os.environ.update(bare(os.environ, Path(aside)))
        os.environ.pop(BACKEND, None)
        try:
            yield
        finally:
            for name in (SETTINGS, BACKEND):
                os.environ.pop(name, None)
                if name in before:
                    os.environ[name] = before[name]
