"""Hits for strain per 1,000 words of scored text, from 0; higher is more.

Hits that count about the study's dyad, or the facet's, closeness denied among them; several in
one sentence count each. It rewards wording that repeats itself, and depends on the codebook
having the word. Interval: bootstrap-t, hits and words of a sentence drawn together.
"""

from __future__ import annotations

import math

from analysis import stats
from analysis.measures import Cell
from analysis.stats import Array

LABEL = "Strain hits per 1,000 words"
BOUNDS = (0.0, math.inf)
COLUMNS = ("hits", "thousand_words", "sentences")
CARRIES = "hits"
RESTS = ("sentences",)
INTERVAL = "ratio"
TIE = True


def counts(cell: Cell) -> tuple[float, ...]:
    """The sentence's hits, its words in thousands, and 1 for itself."""
    return cell.strain_hits, cell.code.words / 1000, 1


def value(sums: Array) -> Array:
    """Per thousand words; nan where there is no word."""
    return stats.over(sums[..., 0], sums[..., 1])
