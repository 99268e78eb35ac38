"""How fast 300 entries are found at once, beside one alternation of their lowered expressions.

Cells are compared with one expression after the other: which entry stands in which article.
Run as `python -m tests.benchmarks.matching`.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Sequence

from analysis import codebook
from analysis.automaton import Automaton
from analysis.phrases import bounded, compiled, phrase_expression
from analysis.text import plain
from tests.benchmarks import subject

ENTRIES, ARTICLES, GOAL, ROUNDS = 300, 250, 8, 5


def _phrases() -> list[str]:
    """Phrases from all over the shipped codebook, in file order."""
    book = codebook.load(codebook.SHIPPED / "alliance-strain.toml", weighing=False)
    every = [phrase for entry in book.entries for phrase in entry.match]
    return [every[at * len(every) // ENTRIES] for at in range(ENTRIES)]


def _seconds(work: Callable[[], object]) -> float:
    def once() -> float:
        start = time.process_time()
        work()
        return time.process_time() - start

    return min(once() for _ in range(ROUNDS))


def _different(phrases: Sequence[str], made: Automaton, texts: Sequence[str]) -> int:
    """The cells, phrase by article, in which one expression after the other finds otherwise."""
    rules = [compiled(bounded(phrase_expression(phrase))) for phrase in phrases]
    different = 0
    for text in texts:
        found = {number for number, *_ in made.places(text)}
        alone = {number for number, rule in enumerate(rules) if rule.search(text)}
        different += len(found ^ alone)
    return different


def ratios() -> list[tuple[str, float, str, bool]]:
    """What was measured: name, value, goal, whether it was met."""
    phrases = _phrases()
    made = Automaton(phrases, [False] * len(phrases))
    texts = [plain(text.replace("\n", " ")).text for text in subject.articles(ARTICLES)]
    ordered = sorted((phrase_expression(p.lower()) for p in phrases), key=len, reverse=True)
    rule = re.compile(rf"\b(?:{'|'.join(ordered)})\b")
    one = _seconds(lambda: [list(rule.finditer(text.lower())) for text in texts])
    ours = _seconds(lambda: [made.places(text) for text in texts])
    different = _different(phrases, made, texts)
    return [
        (
            f"matching {ENTRIES} entries, times as fast as one alternation of lowered expressions",
            one / ours,
            f"at least {GOAL}",
            one / ours >= GOAL,
        ),
        ("matching, cells other than by one expression alone", different, "0", not different),
    ]


if __name__ == "__main__":
    for name, measured, goal, met in ratios():
        print(f"{name}: {measured:.2f} ({goal}: {'met' if met else 'missed'})")
