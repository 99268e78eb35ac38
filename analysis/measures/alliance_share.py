"""The share of scored sentences that present the tie as close, from 0 to 1; higher is more.

The tie is the study's dyad, or the facet's. A sentence that also presents strain counts here
too. It misses how strong the words are, and one long sentence is one sentence. Interval by
Wilson (1927), never of width 0.
"""

from __future__ import annotations

from analysis import stats
from analysis.measures import Cell
from analysis.stats import Array

LABEL = "Share of sentences with alliance"
BOUNDS = (0.0, 1.0)
COLUMNS = ("alliance", "sentences")
CARRIES = "alliance"
RESTS = ("sentences",)
INTERVAL = "share"
TIE = True


def counts(cell: Cell) -> tuple[float, ...]:
    """Whether the sentence is alliance, and 1 for itself."""
    return cell.alliance, 1


def value(sums: Array) -> Array:
    """The share; nan where there is no sentence."""
    return stats.over(sums[..., 0], sums[..., 1])
