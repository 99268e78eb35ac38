"""How often closed intervals hold in one short article, by adding up every article there can be.

An article of fifteen sentences in paragraphs of three is five draws of one of the twenty ways to
code a paragraph: 42,504 articles, each with its probability. So coverage there has no Monte Carlo
error. The processes and the ways to be alike are those of `simulated`.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable
from functools import cache
from itertools import combinations_with_replacement, product

import numpy as np

from analysis import stats
from analysis.stats import Array
from tests.benchmarks.simulated import ALIKE, PARAGRAPH, PROCESSES

MOST = 15  # sentences of an article; with more there are too many articles
CELLS = 4  # alliance only, strain only, both, neither

Cells = tuple[int, ...]  # sentences of a paragraph in each cell
Ends = Callable[[Array, Array], tuple[float, float]]  # moments by sentence and by paragraph


def coverage(
    measure: str, value: float, process: str, dependence: str, sentences: int, ends: Ends
) -> tuple[float, float]:
    """How often the interval of an article holds the value, and its median width.

    Of the articles of so many sentences that have an interval, each with its probability.
    """
    cells, chance = _articles(sentences), _chances(process, dependence, sentences)
    alliance, strain = cells[..., 0] + cells[..., 2], cells[..., 1] + cells[..., 2]
    x = strain if measure == "strain_share" else alliance
    share = measure.endswith("_share")
    y, both = (cells.sum(axis=2), x) if share else (strain, cells[..., 2])
    total, base, common = (counts.sum(axis=1) for counts in (x, y, both))
    by_sentence = np.stack([total, base, total, common, base], axis=-1)
    by_paragraph = stats.moments(np.stack([x, y], axis=-1)).sum(axis=1)
    each, which = np.unique(np.hstack([by_sentence, by_paragraph]), axis=0, return_inverse=True)
    found = np.array([ends(row[:5], row[5:]) for row in each])[which.ravel()]
    there = ~np.isnan(found).any(axis=1)
    low, high = found[there].T
    chance = chance[there] / chance[there].sum()
    held = (low <= value) & (value <= high)
    return float(chance[held].sum()), _median(high - low, chance)


def _median(values: Array, chance: Array) -> float:
    order = np.argsort(values, kind="stable")
    at = int(np.searchsorted(chance[order].cumsum(), 0.5))
    return float(values[order][at])


def _sizes(n: int) -> list[tuple[int, int]]:
    """The sizes of paragraphs and how many there are of each: 5 sentences are 3 and 2."""
    full, rest = divmod(n, PARAGRAPH)
    return [(size, count) for size, count in ((PARAGRAPH, full), (rest, 1)) if size and count]


@cache
def _ways(size: int) -> tuple[Cells, ...]:
    """The ways to code a paragraph, but for the order of its sentences."""
    drawn = combinations_with_replacement(range(CELLS), size)
    return tuple(tuple(map(cells.count, range(CELLS))) for cells in drawn)


@cache
def _drawn(n: int) -> tuple[tuple[tuple[int, ...], ...], ...]:
    """Every article, but for the order of its paragraphs: by size of paragraph, which ways."""
    each = [
        combinations_with_replacement(range(len(_ways(size))), count) for size, count in _sizes(n)
    ]
    return tuple(product(*each))


@cache
def _articles(n: int) -> Array:
    """Sentences by article, paragraph and cell: (articles, paragraphs, 4)."""
    ways = [_ways(size) for size, _ in _sizes(n)]
    return np.array(
        [
            [of[way] for of, picked in zip(ways, article, strict=True) for way in picked]
            for article in _drawn(n)
        ],
        dtype=float,
    )


@cache
def _chances(process: str, dependence: str, n: int) -> Array:
    """The probability of each article."""
    of = [np.array(_paragraph(process, ALIKE.get(dependence, 0.0), size)) for size, _ in _sizes(n)]
    made = []
    for article in _drawn(n):
        chance = 1.0
        for chances, picked in zip(of, article, strict=True):
            orders = math.factorial(len(picked))
            for times in Counter(picked).values():
                orders //= math.factorial(times)
            chance *= orders * float(np.prod(chances[list(picked)]))
        made.append(chance)
    return np.array(made)


def _paragraph(process: str, alike: float, size: int) -> list[float]:
    """The probability of each way: a sentence takes its lead's code so often, else one of its own.

    The sum over the codes a lead can have.
    """
    *said, both = PROCESSES[process]
    cells = np.array([*said, both, 1 - sum(said) - both])
    chances = []
    for way in _ways(size):
        orders = math.factorial(size) // math.prod(map(math.factorial, way))
        led = [alike * np.eye(CELLS)[lead] + (1 - alike) * cells for lead in range(CELLS)]
        chances.append(orders * float(cells @ [np.prod(of**way) for of in led]))
    return chances
