"""The mean VADER compound of a sentence, from -1 to 1; higher is warmer.

Made for social media (Hutto and Gilbert 2014): it reads names and event words ("United
Nations", "parade") as mood, and a quoted leader as the outlet speaking; what frays without a
word in its lexicon is 0. Compare outlets, not single sentences, and read it beside
`sentiment_masked`. `hits` are sentences whose compound is not 0. Interval: bootstrap-t.
"""

from __future__ import annotations

from analysis import stats
from analysis.measures import Cell
from analysis.stats import Array

LABEL = "Sentiment (VADER)"
BOUNDS = (-1.0, 1.0)
COLUMNS = ("compound", "sentences", "coloured")
CARRIES = "coloured"
RESTS = ("sentences",)
INTERVAL = "mean"
TIE = False


def counts(cell: Cell) -> tuple[float, ...]:
    """The compound, 1 for the sentence, and whether VADER found a word in it."""
    return cell.code.sentiment, 1, int(cell.code.sentiment != 0)


def value(sums: Array) -> Array:
    """The mean; nan where there is no sentence."""
    return stats.over(sums[..., 0], sums[..., 1])
