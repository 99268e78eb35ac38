"""Where the study is: the notebook's only question about the machine it runs on."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from analysis.model import Problem, StudyError

FOLDER = "seeds"
FILE = "study.toml"
VARIABLE = "FRAMING_STUDY"


def study_folder(start: Path | None = None, environ: Mapping[str, str] | None = None) -> Path:
    """The folder of the study to read.

    The ``seeds`` of the folder one stands in or of one above it; else the folder that the
    variable FRAMING_STUDY names; else the ``seeds`` of the project this package is from.

    Args:
        start: the folder one stands in, if it is another than the current one.
        environ: the variables, if others than the system's.

    Raises:
        StudyError: there is none.
    """
    named = (os.environ if environ is None else environ).get(VARIABLE, "")
    places = [
        _upward(start or Path.cwd()),
        Path(named) if named and (Path(named) / FILE).is_file() else None,
        _upward(Path(__file__)),  # a checkout, or an environment inside one
    ]
    for place in places:
        if place:
            return place.resolve()
    fault = f"no {FOLDER}/{FILE} here or above"
    raise StudyError(Problem("error", "notebook", fault, f"set {VARIABLE} to the study's folder"))


def _upward(start: Path) -> Path | None:
    here = start.resolve()
    above = (folder / FOLDER for folder in (here, *here.parents))
    return next((folder for folder in above if (folder / FILE).is_file()), None)
