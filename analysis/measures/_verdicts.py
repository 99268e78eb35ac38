"""From counts to verdicts: every pair of outlets under every measure and facet."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from analysis import pairwise
from analysis.measures import _cells
from analysis.measures._cells import Measure, countable, ids, with_facet
from analysis.measures._estimates import optional
from analysis.measures._intervals import INTERVALS
from analysis.measures._samples import Sample, Table, samples
from analysis.measures._tallied import Tallied
from analysis.model import Reading, Settings, Verdict
from analysis.pairwise import Difference

METHOD = "max-t over pairs; the wider error by sentence or paragraph, or by article from eight on"


def verdicts(
    readings: Sequence[Reading],
    settings: Settings,
    measures: Sequence[str] | None = None,
    facets: Sequence[str] | None = None,
) -> tuple[Verdict, ...]:
    """Every pair of outlets under every measure and facet, in that order; facts have none.

    Balances, logits and shares are compared as log odds, all else on the measure's own scale. Of an
    outlet with few articles the error is the larger of those by sentence and by paragraph:
    sentences of a paragraph are alike, and a verdict must not hang on their being taken for so
    many witnesses. An outlet with less than `[verdict] minimum` to go by takes no part, and
    widens no other's interval.

    Raises:
        ValueError: there is no such measure, or no such facet.

    >>> import analysis
    >>> first = analysis.read(analysis.Article("1", "First", "China and North Korea are friends."))
    >>> other = analysis.read(analysis.Article("2", "Other", "A train arrived."))
    >>> settings = analysis.Settings("", "", ("alliance-strain",), dyad="china+north_korea")
    >>> (pair,) = analysis.verdicts([first, other], settings, ["balance"], ["all"])
    >>> pair.outlet_i, pair.outlet_j, pair.verdict
    ('First', 'Other', 'too little to say')
    """
    places = _cells.facets(readings) if facets is None else facets
    if not readings:
        return ()
    sampled = samples(readings, settings.seed, settings.resamples)
    return _of(sampled, ids() if measures is None else measures, places, settings)


def verdicts_of_tallies(
    outlets: Sequence[Tallied], facets: Sequence[str], settings: Settings
) -> tuple[Verdict, ...]:
    """Every pair of outlets under every measure and these facets, from tallies of articles.

    An outlet with fewer than eight articles has too little to say: see `of_tallies`.
    """
    return _of(outlets, ids(), facets, settings)


def _of(
    sampled: Sequence[Sample] | Sequence[Tallied],
    names: Sequence[str],
    places: Sequence[str],
    settings: Settings,
) -> tuple[Verdict, ...]:
    modules = countable(names)
    outlets = [sample.outlet for sample in sampled]
    found: dict[tuple[str, str], list[Verdict]] = {}
    for facet in places:
        chosen = with_facet(modules, facet)
        if not chosen:
            continue
        rows = [sample.tables(facet, chosen, drawn=False) for sample in sampled]
        able = {
            name: [_enough(module, row[name], settings.minimum) for row in rows]
            for name, module in chosen.items()
        }
        if any(sum(enough) > 1 for enough in able.values()):
            # Resampling is most of the cost, and most pairs of actors have too little to say.
            rows = [sample.tables(facet, chosen) for sample in sampled]
        for name, module in chosen.items():
            column = [row[name] for row in rows]
            enough = able[name]
            found[name, facet] = [
                _verdict(name, facet, outlets, pair)
                for pair in _differences(module, column, enough, settings.level)
            ]
    return tuple(
        one for name in modules for facet in places for one in found.get((name, facet), [])
    )


def _enough(module: Measure, table: Table, minimum: int) -> bool:
    """Whether what the measure rests on reaches the minimum of a verdict."""
    rests = sum(float(table.sums[module.COLUMNS.index(name)]) for name in module.RESTS)
    defined = not math.isnan(float(module.value(table.sums)))
    return defined and table.units > 1 and rests >= minimum


def _differences(
    module: Measure, column: Sequence[Table], enough: Sequence[bool], level: float
) -> tuple[Difference, ...]:
    """The differences of all pairs, from one table an outlet."""
    compared = INTERVALS[module.INTERVAL].compared
    points, errors = compared(np.stack([t.moments for t in column]))
    errors = np.fmax(errors, compared(np.stack([t.clustered for t in column]))[1])
    # Draws are asked for of pairs alone, and each outlet's as they lie: to put those of all into
    # one table first took as long as what is made of them.
    asked = slice(None if sum(enough) > 1 else 0)
    made = [compared(t.drawn[asked]) for t in column]
    drawn, spreads = (np.stack(both) for both in zip(*made, strict=True))
    undefined = np.isnan([float(module.value(table.sums)) for table in column])
    points = points.copy()
    points[undefined], drawn[undefined] = np.nan, np.nan
    return pairwise.simultaneous(points, np.where(enough, errors, np.nan), drawn, spreads, level)


def _verdict(name: str, facet: str, outlets: Sequence[str], pair: Difference) -> Verdict:
    return Verdict(
        measure=name,
        facet=facet,
        outlet_i=outlets[pair.i],
        outlet_j=outlets[pair.j],
        difference=optional(pair.value),
        low=optional(pair.low),
        high=optional(pair.high),
        p_above=optional(pair.p_above),
        verdict=pair.verdict,
        method="" if pair.value is None or math.isnan(pair.value) else METHOD,
    )
