"""How much of an outlet's documents each topic explains (topic prevalence), with its interval."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from analysis.coherence import Floats, Ints
from analysis.stats import wilson

DRAWN = 8  # articles of an outlet from which articles are drawn, as for every estimate


@dataclass(frozen=True, slots=True)
class Share:
    """How much of an outlet's documents a topic explains: the mean of document weights, 0 to 1.

    The interval is Wilson's for as many whole documents, with the topics held fixed: it holds the
    choice of documents, not the topics' own instability. Parts of documents vary less than whole
    ones, so that it is rather too wide than too narrow: in simulations of mixed documents, 13 to
    60 of them, it held the share in 96 to 100 % (bootstrap-t: 71 to 100 %, and up to the whole
    scale wide where one document of few is all of a topic). Of an outlet with `DRAWN` articles and
    more, articles are what is drawn: Wilson's for as many whole documents as would err as much as
    the articles do (Korn and Graubard 1998). None where no document holds a term.
    """

    outlet: str
    value: float | None
    low: float | None
    high: float | None


def prevalence(
    parts: Floats,
    groups: Sequence[str],
    articles: Sequence[str],
    *,
    outlets: Sequence[str],
    level: float,
) -> list[tuple[Share, ...]]:
    """For each topic the share of each outlet.

    Args:
        parts: what part of each document each topic explains (documents, k), nan where unknown.
        groups: the outlet of each document.
        articles: the article of each, or none: then documents are what is drawn.
        outlets: those to tell of, in this order.
        level: of the intervals.
    """
    group = np.array(groups)
    names = np.array(articles or [""] * len(groups))
    known = ~np.isnan(parts).any(axis=1)
    shares: list[list[Share]] = [[] for _ in range(parts.shape[1])]
    for outlet in outlets:
        own = known & (group == outlet)
        found, article = np.unique(names[own], return_inverse=True)
        drawn = article if len(found) >= DRAWN else None
        for of_topic, column in zip(shares, parts[own].T, strict=True):
            of_topic.append(share(outlet, column, level, drawn))
    return [tuple(of_topic) for of_topic in shares]


def share(outlet: str, parts: Floats, level: float, article: Ints | None) -> Share:
    """The share of an outlet; with articles drawn, `article` (documents,) tells each one's."""
    if not len(parts):
        return Share(outlet, None, None, None)  # no document to take the mean of
    # summed exactly: the order of documents must not move the last digit
    value = min(math.fsum(parts) / len(parts), 1.0)
    size = float(len(parts)) if article is None else _worth(parts, value, article)
    low, high = wilson(value * size, size, level)
    return Share(outlet, value, float(low), float(high))


def _worth(parts: Floats, value: float, article: Ints) -> float:
    """How many documents drawn one by one would err as the articles do; none more than there are.

    Where all articles have one share there is no error to go by, and articles are what is counted.
    """
    units = int(article.max()) + 1
    residuals = np.bincount(article, np.round(parts - value, 12), units)
    error = units / (units - 1) * float(np.round(residuals**2, 12).sum()) / len(parts) ** 2
    return min(value * (1 - value) / error, float(len(parts))) if error > 0 else float(units)
