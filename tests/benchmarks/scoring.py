"""How fast articles on the subject are scored whole, beside the plain loop one would write.

Ours are sentences, hits with pair, denial and voice, words weighed, and sentiment as it is and
masked. The plain loop is NLTK's Punkt, vaderSentiment on each sentence, and one alternation of
the lowered expressions of all entries. Both have read other articles before they are timed. Run
as `python -m tests.benchmarks.scoring`.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Sequence

from analysis import boundaries, codebook, cycles, reading
from analysis.instrument import Codebook
from analysis.model import Article, Settings
from analysis.phrases import phrase_expression
from tests.benchmarks import subject

ARTICLES, BEFORE, GOAL = 2000, 100, 5
IDS = ("alliance-strain", "emphases")
SETTINGS = Settings("", "", IDS, "china+north_korea")


def _plain_loop(books: Sequence[Codebook]) -> Callable[[str], object]:
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    analyzer = SentimentIntensityAnalyzer()
    punkt = boundaries.punkt()
    phrases = [p.lower() for book in books for entry in book.entries for p in entry.match]
    ordered = sorted(map(phrase_expression, phrases), key=len, reverse=True)
    rule = re.compile(rf"\b(?:{'|'.join(ordered)})\b")

    def scored(text: str) -> None:
        for line in text.split("\n"):
            for start, end in punkt.span_tokenize(line):
                sentence = line[start:end]
                analyzer.polarity_scores(sentence)
                list(rule.finditer(sentence.lower()))

    return scored


def _seconds(scored: Callable[[str], object], texts: Sequence[str]) -> float:
    for text in texts[:BEFORE]:
        scored(text)
    start = time.process_time()
    for text in texts[BEFORE:]:
        scored(text)
    return time.process_time() - start


def ratios() -> list[tuple[str, float, str, bool]]:
    """What was measured: name, value, goal, whether it was met."""
    books = tuple(codebook.load(codebook.SHIPPED / f"{id}.toml") for id in IDS)
    texts = subject.articles(ARTICLES + BEFORE)
    with cycles.seldom_searched():  # as in every process that scores many articles
        plain = _seconds(_plain_loop(books), texts)
        # Article by article, as `reading.read` does; a batch scorer of sentiment has its place here.
        ours = _seconds(lambda text: reading.read(Article("a", "a", text), books, SETTINGS), texts)
    name = "whole scoring of 2,000 articles, times as fast as vaderSentiment and one alternation"
    return [(name, plain / ours, f"at least {GOAL}", plain / ours >= GOAL)]


if __name__ == "__main__":
    for name, measured, goal, met in ratios():
        print(f"{name}: {measured:.2f} ({goal}: {'met' if met else 'missed'})")
