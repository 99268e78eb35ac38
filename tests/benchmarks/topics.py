"""What choosing the number of topics costs, and what NMF finds in a collection of 2,225 articles.

The costs are those of the study's body sentences and paragraphs. The collection is made up, of
the size and shape of news: five desks, 150 to 400 words an article, a fifth of them of the
desks' vocabularies, which overlap. `python -m tests.benchmarks.topics` prints a line a figure:
name, value, goal, met or missed.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path

import numpy as np

from analysis import api, cuts, documents, factors, otherwise, stats, topics

ROOT = Path(__file__).parents[2]
SEED = 20250903
ARTICLES, DESKS, LENGTHS = 2225, 5, (150, 400)
OWN, WORDS, SHIFT = 400, 6000, 100  # words of a desk, of all; two desks in a row share 300
PURITY, SECONDS, MEMORY = 0.9, 60, 500

COLLECTION = """
import resource
from tests.benchmarks import topics
spent, purity = topics.told_apart()
print(spent, purity, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


def ratios() -> list[tuple[str, float, str, bool]]:
    """What was measured: name, value, goal, whether it was met."""
    return [*_costs(), *_collection()]


def _costs() -> list[tuple[str, float, str, bool]]:
    """CPU seconds of stability: NMF for k from 3 to 12, LDA at one k."""
    loaded, books = api.load(ROOT / "seeds")
    readings = [otherwise.read(one, books, loaded.settings) for one in loaded.articles]
    sentences = [one.text for one in documents.sentences(readings)]
    paragraphs = [one.text for one in documents.paragraphs(readings)]
    few, ks = cuts.SUBSAMPLES, range(3, 13)
    return [
        _spent("NMF stability of sentences, k 3 to 12, CPU s", _fits("nmf", ks, sentences, 100)),
        _spent("LDA stability of sentences, k 5, CPU s", _fits("lda", [5], sentences, 100)),
        _spent("NMF stability of paragraphs, k 3 to 12, CPU s", _fits("nmf", ks, paragraphs, few)),
    ]


def _fits(
    model: str, ks: range | list[int], texts: list[str], subsamples: int
) -> Callable[[], object]:
    _, counts = factors.incidence(texts)
    whole = factors.Sample(counts, np.arange(counts.shape[1]))
    samples = factors.subsampled(counts, seed=SEED, subsamples=subsamples, share=0.8)
    return partial(factors.candidates, model, ks, whole, samples, seed=SEED)


def _spent(name: str, work: Callable[[], object]) -> tuple[str, float, str, bool]:
    with factors.one_thread():
        start = time.process_time()
        work()
        seconds = time.process_time() - start
    return name, seconds, "at most 20", seconds <= 20


def _collection() -> list[tuple[str, float, str, bool]]:
    """A made-up collection in a process of its own, for its memory."""
    done = subprocess.run(
        [sys.executable, "-c", COLLECTION], cwd=ROOT, check=True, capture_output=True, text=True
    )
    spent, purity, peak = map(float, done.stdout.split())
    of = f"NMF of {ARTICLES:,} articles of {DESKS} desks, k {DESKS}"
    return [
        (f"{of}: purity", purity, f"at least {PURITY}", purity >= PURITY),
        (f"{of}, with its stability: CPU s", spent, f"at most {SECONDS}", spent <= SECONDS),
        (f"{of}: peak memory, MB", peak, f"under {MEMORY}", peak < MEMORY),
    ]


def told_apart() -> tuple[float, float]:
    """CPU seconds of the topics of the collection, and how well they tell the desks apart."""
    texts, desks = collection()
    start = time.process_time()
    found = topics.model(texts, desks, k_range=(DESKS, DESKS), floor=0.6, seed=SEED, compared=False)
    return time.process_time() - start, purity(found.leading, desks)


def collection() -> tuple[list[str], list[str]]:
    """The articles and the desk of each.

    Of an article's words four in five are of the common sea, and of the rest every second is of
    a desk drawn by chance; within a vocabulary frequencies fall as Zipf's do.
    """
    random = stats.stream(SEED, "a made-up collection")
    own, sea = (1 / np.arange(1, size + 1) for size in (OWN, WORDS))
    texts, desks = [], []
    for _ in range(ARTICLES):
        desk, length = random.integers(DESKS), int(random.integers(LENGTHS[0], LENGTHS[1] + 1))
        of = np.where(random.random(length) < 0.5, desk, random.integers(DESKS, size=length))
        words = (random.choice(OWN, length, p=own / own.sum()) + of * SHIFT) % (DESKS * SHIFT)
        common = random.choice(WORDS, length, p=sea / sea.sum())
        told = np.where(random.random(length) < 0.8, common + DESKS * SHIFT, words)
        texts.append(" ".join(f"w{word}" for word in told.tolist()))
        desks.append(f"desk {desk}")
    return texts, desks


def purity(leading: tuple[int | None, ...], groups: list[str]) -> float:
    """The share of documents that are of the largest group of their leading topic, 0 to 1."""
    largest: dict[int | None, int] = {}
    for (topic, _), count in Counter(zip(leading, groups, strict=True)).items():
        largest[topic] = max(largest.get(topic, 0), count)
    return sum(largest.values()) / len(groups)


if __name__ == "__main__":
    for name, value, goal, met in ratios():
        print(f"{name}: {value:.2f} ({goal}: {'met' if met else 'missed'})")
