"""The balance of alliance over strain, (A - S) / (A + S), from -1 to 1; higher is warmer.

A and S are sentences that present the tie as close and as strained; a sentence may be both and
then counts on both sides. Undefined where neither is found. It cannot see how much of the
article is about the tie (`importance`), nor how strong the words are. The primary estimate;
interval on the scale of the log odds (Lowe, Benoit, Mikhaylov and Laver 2011) with an error
that knows which sentences are both.
"""

from __future__ import annotations

from analysis import stats
from analysis.measures import Cell
from analysis.stats import Array

LABEL = "Balance of alliance over strain"
BOUNDS = (-1.0, 1.0)
COLUMNS = ("alliance", "strain", "either")
CARRIES = "either"
RESTS = ("alliance", "strain")
INTERVAL = "balance"
TIE = True


def counts(cell: Cell) -> tuple[float, ...]:
    """Whether the sentence is alliance, strain, either."""
    return cell.alliance, cell.strain, max(cell.alliance, cell.strain)


def value(sums: Array) -> Array:
    """The balance; nan where there is neither."""
    return stats.balance(sums[..., 0], sums[..., 1])
