"""The measures, one a file, and the estimates and verdicts made from them.

A measure gives each scored sentence a row of counts, and an estimate is a function of sums of
counts, so pooling and resampling are written once. The id of a measure is its file's name; a
file whose name begins with an underscore is none. Each measure's file has

- `LABEL`: what a figure calls it; what it is, its unit and its direction are in the docstring;
- `BOUNDS`: the least and the greatest value it can take;
- `COLUMNS`: names for the row of counts; the first two are the pair that `value` is made of;
- `CARRIES`: the column published as `hits`;
- `RESTS`: the columns whose sum must reach `[verdict] minimum` before a verdict is given;
- `INTERVAL`: the interval that serves it, a key of `INTERVALS` in `_intervals`;
- `TIE`: whether it is about the tie of a dyad, and so has a facet for every dyad;
- `counts(cell)`: the row of counts of one sentence;
- `value(sums)`: the measure from summed counts, (..., columns) -> (...), nan where undefined.

A measure that is a fact of one text has `LABEL`, `BOUNDS` and `fact(reading)` alone.
"""

from analysis.measures._cells import (
    VOICES,
    Cell,
    Fact,
    Measure,
    cells,
    countable,
    facets,
    facts,
    ids,
)
from analysis.measures._estimates import estimates, of_tallies
from analysis.measures._samples import MANY
from analysis.measures._sums import OTHER, Tally, columns, tally
from analysis.measures._tallied import Facet, Tallied, resampled
from analysis.measures._verdicts import verdicts, verdicts_of_tallies

__all__ = [
    "MANY",
    "OTHER",
    "VOICES",
    "Cell",
    "Facet",
    "Fact",
    "Measure",
    "Tallied",
    "Tally",
    "cells",
    "columns",
    "countable",
    "estimates",
    "facets",
    "facts",
    "ids",
    "of_tallies",
    "resampled",
    "tally",
    "verdicts",
    "verdicts_of_tallies",
]
