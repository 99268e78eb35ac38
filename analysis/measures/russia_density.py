"""Mentions of Russia per 1,000 words of scored text, from 0; higher is more emphasis on it.

A mention is one claimed span of a name: "Russian President Vladimir Putin" may be two. Names
only; pronouns and descriptions are missed. Interval: bootstrap-t, mentions and words of a
sentence drawn together.
"""

from __future__ import annotations

import math

from analysis import stats
from analysis.measures import Cell
from analysis.stats import Array

LABEL = "Mentions of Russia per 1,000 words"
BOUNDS = (0.0, math.inf)
COLUMNS = ("mentions", "thousand_words", "sentences")
CARRIES = "mentions"
RESTS = ("sentences",)
INTERVAL = "ratio"
TIE = False


def counts(cell: Cell) -> tuple[float, ...]:
    """The mentions in the sentence, its words in thousands, and 1 for itself."""
    return cell.mentions.get("russia", 0), cell.code.words / 1000, 1


def value(sums: Array) -> Array:
    """Per thousand words; nan where there is no word."""
    return stats.over(sums[..., 0], sums[..., 1])
