"""The mean VADER compound with names and event words masked, from -1 to 1; higher is warmer.

As `sentiment`, after names, guarded phrases and listed event words gave way to a word that
VADER does not know: what is left is nearer to wording, and still no reading of who feels what
about whom (Hutto and Gilbert 2014). `hits` are sentences whose compound is not 0. Interval:
bootstrap-t.
"""

from __future__ import annotations

from analysis import stats
from analysis.measures import Cell
from analysis.stats import Array

LABEL = "Sentiment, names and event words masked"
BOUNDS = (-1.0, 1.0)
COLUMNS = ("compound", "sentences", "coloured")
CARRIES = "coloured"
RESTS = ("sentences",)
INTERVAL = "mean"
TIE = False


def counts(cell: Cell) -> tuple[float, ...]:
    """The compound, 1 for the sentence, and whether VADER found a word in it."""
    return cell.code.sentiment_masked, 1, int(cell.code.sentiment_masked != 0)


def value(sums: Array) -> Array:
    """The mean; nan where there is no sentence."""
    return stats.over(sums[..., 0], sums[..., 1])
