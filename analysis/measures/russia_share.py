"""The share of scored sentences that name Russia, from 0 to 1; higher is more emphasis on it.

A sentence names Russia by a Russian person, city or institution too, and by the Soviet Union.
Names only: "the northern neighbour" is missed, and a name in passing counts as one that carries
the sentence. Interval by Wilson (1927), never of width 0.
"""

from __future__ import annotations

from analysis import stats
from analysis.measures import Cell
from analysis.stats import Array

LABEL = "Share of sentences naming Russia"
BOUNDS = (0.0, 1.0)
COLUMNS = ("russia", "sentences")
CARRIES = "russia"
RESTS = ("sentences",)
INTERVAL = "share"
TIE = False


def counts(cell: Cell) -> tuple[float, ...]:
    """Whether the sentence names Russia, and 1 for itself."""
    return cell.code.russia, 1


def value(sums: Array) -> Array:
    """The share; nan where there is no sentence."""
    return stats.over(sums[..., 0], sums[..., 1])
