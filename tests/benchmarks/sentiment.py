"""What 100,000 sentences of news cost beside vaderSentiment, and how many score otherwise.

The sentences are those of the collection, each time with other words of it in place of some, so
that none comes twice. Scored once before the clock starts: numba's compiling, some seconds where
no machine code was kept, is not in the ratio. Run as `python -m tests.benchmarks.sentiment`.
"""

from __future__ import annotations

import random
import re
import time
from collections.abc import Callable
from itertools import cycle, islice
from typing import Any

from analysis import sentiment
from analysis.sentiment.lexicon import analyzer
from tests.benchmarks import sentiment_cases

COUNT, TIMES = 100_000, 3
NUMBA, MASKED, PYTHON, LINEAR = 20, 8, 2, 2.5
SIGN = "\N{SMILING FACE WITH SMILING EYES}"


def news() -> list[str]:
    """The sentences: one word in eight is another of the collection's."""
    chance = random.Random(COUNT)
    words = [word for text in sentiment_cases.sentences() for word in text.split()]
    return [
        " ".join(chance.choice(words) if chance.random() < 1 / 8 else own for own in text.split())
        for text in islice(cycle(sentiment_cases.sentences()), COUNT)
    ]


def timed(work: Callable[[], Any], times: int) -> tuple[float, Any]:
    """CPU seconds of the fastest of so many times, and what came of it."""
    spent = []
    for _ in range(times):
        start = time.process_time()
        made = work()
        spent.append(time.process_time() - start)
    return min(spent), made


def ratios() -> list[tuple[str, float, str, bool]]:
    """What was measured: name, value, goal, whether it was met."""
    texts = news()
    vader = analyzer()
    sentiment.compounds(texts, fast=True)
    whole, right = timed(lambda: [vader.polarity_scores(text)["compound"] for text in texts], 1)
    made = {
        fast: timed(lambda fast=fast: sentiment.compounds(texts, plainly=False, fast=fast), TIMES)
        for fast in (True, False)
    }
    wrong = sum(
        a != b for _, scores in made.values() for a, b in zip(right, scores.tolist(), strict=True)
    )
    one, singly = timed(lambda: [sentiment.compound(text) for text in texts], 1)
    all_, batch = timed(lambda: sentiment.compounds(texts, fast=True), TIMES)
    wrong += sum(a != b for a, b in zip(singly, batch.tolist(), strict=True))
    # as many names as news has: whatever is in capitals, a third of all
    spans = [[m.span() for m in re.finditer(r"\b[A-Z]\w+(?: [A-Z]\w+)*", text)] for text in texts]
    pairs = list(zip(texts, spans, strict=True))[::5]
    alone, singly = timed(lambda: [_masked(*pair) for pair in pairs], 1)
    hidden, batch = timed(lambda: sentiment.masked_compounds(texts, spans, fast=True), TIMES)
    wrong += sum(a != b for a, b in zip(singly, batch.tolist()[::5], strict=True))
    few, many = (
        timed(lambda n=n: sentiment.compounds([SIGN * n], fast=False), TIMES)[0]
        for n in (25_000, 50_000)
    )
    by_numba, by_python = (whole / made[fast][0] for fast in (True, False))
    return [
        _least("sentiment by numba, against vaderSentiment", by_numba, NUMBA),
        _least("the same of normalised sentences", one / all_, NUMBA),
        _least("the same of masked sentences", 5 * alone / hidden, MASKED),
        _least("sentiment in Python, tokens kept, against vaderSentiment", by_python, PYTHON),
        ("sentences of 100,000 scored otherwise", wrong, "0", wrong == 0),
        ("50,000 emoji, against 25,000", many / few, f"at most {LINEAR}", many / few <= LINEAR),
    ]


def _masked(text: str, spans: list[tuple[int, int]]) -> float:
    return sentiment.compound(sentiment.masked(text, [*spans, *sentiment.event_spans(text)]))


def _least(name: str, value: float, goal: float) -> tuple[str, float, str, bool]:
    return name, value, f"at least {goal}", value >= goal


if __name__ == "__main__":
    for name, value, goal, met in ratios():
        print(f"{name}: {value:.2f} ({goal}: {'met' if met else 'missed'})")
