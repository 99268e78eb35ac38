"""How much of the text is about the tie, ln((A + S + 1) / N), at most ln(2 + 1/N); higher is more.

N is all scored sentences; a sentence that is both counts twice (Lowe, Benoit, Mikhaylov and
Laver 2011). Undefined where A + S is 0, though the formula would give a number. It says nothing
about direction, and the 1 that is added lifts short texts.
"""

from __future__ import annotations

import numpy as np

from analysis import stats
from analysis.measures import Cell
from analysis.stats import Array

LABEL = "Importance of the tie"
BOUNDS = (-np.inf, np.inf)
COLUMNS = ("codes", "sentences", "either")
CARRIES = "either"
RESTS = ("codes",)
INTERVAL = "log_ratio"
TIE = True


def counts(cell: Cell) -> tuple[float, ...]:
    """How many of the two frames the sentence has, 1 for itself, and whether it has either."""
    return cell.alliance + cell.strain, 1, max(cell.alliance, cell.strain)


def value(sums: Array) -> Array:
    """The importance; nan where there is neither frame."""
    codes, sentences = sums[..., 0], sums[..., 1]
    return np.where(codes > 0, stats.importance(codes, 0, sentences), np.nan)
