"""What it costs to ask for help: CPU seconds of `framing --help`, bytecode kept.

Run as `python -m tests.benchmarks.start`.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
GOAL, ROUNDS = 0.3, 7


def _once() -> float:
    kept = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    before = os.times()
    subprocess.run(
        [sys.executable, "-m", "analysis.cli", "--help"],
        cwd=ROOT,
        env=kept,
        check=True,
        capture_output=True,
    )
    after = os.times()
    spent = (after.children_user, after.children_system)
    return sum(spent) - before.children_user - before.children_system


def ratios() -> list[tuple[str, float, str, bool]]:
    """What was measured: name, value, goal, whether it was met."""
    seconds = min(_once() for _ in range(ROUNDS))
    return [("framing --help, CPU s", seconds, f"under {GOAL}", seconds < GOAL)]


if __name__ == "__main__":
    for name, measured, goal, met in ratios():
        print(f"{name}: {measured:.2f} ({goal}: {'met' if met else 'missed'})")
