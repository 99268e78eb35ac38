"""The table of ratios: `make bench`. Exit 1 when a goal is missed; the table alone on stdout.

`python -m tests.benchmarks calibration` makes the calibration study instead, in a few minutes;
`python -m tests.benchmarks large` the table of what a long article and many short ones cost.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.benchmarks import (
    calibration,
    large,
    matching,
    run,
    scale,
    scoring,
    sentences,
    sentiment,
    start,
    stats,
    topics,
)

USUAL = (start, matching, sentences, scoring, run, topics, stats, sentiment, scale)


def main() -> int:
    """Print a row a ratio; 0 where every goal is met, 1 where one is missed."""
    if sys.argv[1:] == ["calibration"]:
        return calibration.main()
    rows = [
        row
        for module in ((large,) if sys.argv[1:] == ["large"] else USUAL)
        for row in module.ratios()
    ]
    print("| measured | value | goal | |\n|---|---|---|---|")
    for name, value, goal, met in rows:
        print(f"| {name} | {value:.2f} | {goal} | {'met' if met else 'missed'} |")
    return 0 if all(met for *_, met in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
