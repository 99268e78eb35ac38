"""Sentences that name Russia for each that names China, from 0; 1 is as often, higher is more.

A ratio of two shares of the same sentences, so long and short texts compare. Undefined where
China is never named. Names only, as in `russia_share`. Interval: bootstrap-t, both counts of a
sentence drawn together.
"""

from __future__ import annotations

import math

from analysis import stats
from analysis.measures import Cell
from analysis.stats import Array

LABEL = "Sentences naming Russia to those naming China"
BOUNDS = (0.0, math.inf)
COLUMNS = ("russia", "china")
CARRIES = "russia"
RESTS = ("china",)
INTERVAL = "ratio"
TIE = False


def counts(cell: Cell) -> tuple[float, ...]:
    """Whether the sentence names Russia, and whether it names China."""
    return cell.code.russia, min(cell.mentions.get("china", 0), 1)


def value(sums: Array) -> Array:
    """The ratio; nan where China is not named."""
    return stats.over(sums[..., 0], sums[..., 1])
