"""What choosing the number of topics costs, on the body sentences of the study.

`python -m tests.benchmarks.topics` prints a line a figure: name, value, goal, met or missed.
"""

from __future__ import annotations

import csv
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from analysis import factors

SENTENCES = Path(__file__).parents[2] / "seeds" / "coding" / "sentences.csv"
SEED = 20250903


def ratios() -> list[tuple[str, float, str, bool]]:
    """CPU seconds of stability under 100 subsamples: NMF for k from 3 to 12, LDA at one k."""
    _, counts = factors.incidence(_body())
    whole = factors.Sample(counts, np.arange(counts.shape[1]))
    with factors.one_thread():
        samples = factors.subsampled(counts, seed=SEED, subsamples=100, share=0.8)
        return [
            _spent(
                name, 20, lambda m=m, ks=ks: factors.candidates(m, ks, whole, samples, seed=SEED)
            )
            for name, m, ks in (
                ("NMF stability, k 3 to 12, CPU s", "nmf", range(3, 13)),
                ("LDA stability, k 5, CPU s", "lda", [5]),
            )
        ]


def _body() -> list[str]:
    with SENTENCES.open(encoding="utf-8", newline="") as file:
        return [row["text"] for row in csv.DictReader(file) if row["kind"] == "body"]


def _spent(name: str, goal: int, work: Callable[[], object]) -> tuple[str, float, str, bool]:
    start = time.process_time()
    work()
    seconds = time.process_time() - start
    return name, seconds, f"at most {goal}", seconds <= goal


if __name__ == "__main__":
    for name, value, goal, met in ratios():
        print(f"{name}: {value:.1f} ({goal}: {'met' if met else 'missed'})")
