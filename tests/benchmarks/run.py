"""What a whole run costs beside the floor of its own imports and figures, and its memory.

The floor is a process that imports scikit-learn and NLTK and draws and saves eight figures with as
many marks and labels as the study's have, measured in the same run. Choosing the number of topics is measured apart. Run as
`python -m tests.benchmarks.run`.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
GOAL, TOPICS, MEMORY = 1.5, 20, 500

FLOOR = """
import io, time
import nltk.tokenize, sklearn.decomposition, sklearn.feature_extraction.text
from matplotlib.figure import Figure
for _ in range(8):
    figure = Figure(figsize=(7.5, 5.6))
    for ax in figure.subplots(1, 2):
        for i in range(10):
            ax.errorbar(i, i, xerr=0.2, fmt="o")
            for j in range(3):  # a row's name, number and counts, as the study's figures have
                ax.annotate("a label of it", (i, i + j / 3), fontsize=8)
        ax.set_title("A question?")
    figure.savefig(io.BytesIO(), format="svg")
    figure.savefig(io.BytesIO(), format="png", dpi=160)
print(time.process_time())
"""

RUN = """
import resource, sys, time
from analysis import topics
made, spent = topics.model, []
def timed(*args, **settings):
    start = time.process_time()
    try:
        return made(*args, **settings)
    finally:
        spent.append(time.process_time() - start)
topics.model = timed
from analysis.cli import main
code = main(["run", "seeds", "--out", sys.argv[1], "--no-notebook", "--quiet"])
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(code, time.process_time() - sum(spent), sum(spent), peak)
"""


def _last_line(script: str, *arguments: str) -> list[float]:
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    return [float(word) for word in done.stdout.splitlines()[-1].split()]


def ratios() -> list[tuple[str, float, str, bool]]:
    """What was measured: name, value, goal, whether it was met."""
    (floor,) = min(_last_line(FLOOR) for _ in range(2))
    with tempfile.TemporaryDirectory() as out:
        code, rest, spent, peak = min(_last_line(RUN, out) for _ in range(2))
    if code:
        raise AssertionError("the run failed, so its time says nothing")
    return [
        (
            "framing run --no-notebook without topics, against imports and eight figures",
            rest / floor,
            f"at most {GOAL}",
            rest / floor <= GOAL,
        ),
        ("topics with their stability, CPU s", spent, f"at most {TOPICS}", spent <= TOPICS),
        ("peak memory, MB", peak, f"under {MEMORY}", peak < MEMORY),
    ]


if __name__ == "__main__":
    for name, value, goal, met in ratios():
        print(f"{name}: {value:.2f} ({goal}: {'met' if met else 'missed'})")
