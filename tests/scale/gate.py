"""`framing score` with a gate: all parts but the first wait until a file is there.

So that a test can kill whom it likes half way, however fast the machine is. Run as
`python -m tests.scale.gate score ...`; the file is `gate` beside the dataset.
"""

from __future__ import annotations

import sys
import time
from importlib import import_module
from pathlib import Path

from analysis import cli
from analysis.scale import parts
from analysis.scale.parts import Done, Task

FIRST = "file-000"
_SCORE = parts.score


def score(task: Task) -> Done:
    """`parts.score`, once the gate is open."""
    while FIRST not in task.part.name and not (Path(task.out).parent / "gate").exists():
        time.sleep(0.02)
    return _SCORE(task)


if __name__ == "__main__":
    # By its name, not as __main__: a worker must find it too.
    parts.score = import_module("tests.scale.gate").score
    sys.exit(cli.main(sys.argv[1:]))
