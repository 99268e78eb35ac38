"""How fast sentences are parted, beside NLTK's Punkt on the same paragraphs.

Run as `python -m tests.benchmarks.sentences`.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from analysis import boundaries
from analysis.text import plain
from tests.benchmarks import subject

ARTICLES, GOAL, ROUNDS = 400, 10, 5


def _seconds(work: Callable[[], object]) -> float:
    def once() -> float:
        start = time.process_time()
        work()
        return time.process_time() - start

    return min(once() for _ in range(ROUNDS))


def ratios() -> list[tuple[str, float, str, bool]]:
    """What was measured: name, value, goal, whether it was met."""
    lines = [plain(line).text for text in subject.articles(ARTICLES) for line in text.split("\n")]
    punkt = boundaries.punkt()
    if any(boundaries.boundaries(line) != list(punkt.span_tokenize(line)) for line in lines):
        raise AssertionError("the two ways disagree, so their times say nothing")
    theirs = _seconds(lambda: [list(punkt.span_tokenize(line)) for line in lines])
    ours = _seconds(lambda: [boundaries.boundaries(line) for line in lines])
    name = "sentences, times as fast as Punkt, with its boundaries"
    return [(name, theirs / ours, f"at least {GOAL}", theirs / ours >= GOAL)]


if __name__ == "__main__":
    for name, measured, goal, met in ratios():
        print(f"{name}: {measured:.2f} ({goal}: {'met' if met else 'missed'})")
