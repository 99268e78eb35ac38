"""Shares of sentences under every way to count that bears on them.

Verdicts state orders by shares too, and such an order may hang on a choice as one by the balance
may. Of the choices of a specification, smoothing and the unit counted say nothing of a share of
sentences, and of the share that names Russia only those do that pick and weight sentences; ways
that differ in nothing that bears on a share are one way here.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

import numpy as np

from analysis import orders, pairwise, specifications, stats
from analysis.instrument import Codebook
from analysis.model import Reading, Settings
from analysis.orders import Agreement
from analysis.specifications import primary, weighed
from analysis.stats import Array
from analysis.tallies import Choices, Tally, kept, tallies, weights

FIXED = {"unit": "sentences", "smoothing": "none"}  # what a share of sentences has by its name
PICKED = ("boilerplate", "headings", "voice", "weight")  # what decides which sentences count
SHARES = ("alliance_share", "strain_share", "russia_share")
Moments = tuple[Array, Array]  # (5,) by sentence, and by paragraph


@dataclass(frozen=True, eq=False)
class Ways:
    """A share of each outlet under every way that bears on it, the primary's first."""

    values: Array  # (ways, outlets); nan where no sentence is left to count in
    apart: Array  # (ways, pairs): 1 the first told apart as higher, -1 as lower, 0 neither
    choices: tuple[Choices, ...] = ()  # of each way, those that bear on the share


def ways(
    readings: Sequence[Reading], codebooks: Sequence[Codebook], settings: Settings
) -> Mapping[str, Ways]:
    """Each share under every way. Outlets are in the order of the curve, pairs i before j.

    Two are told apart as in verdicts, by the wider of the errors by sentence and by paragraph and
    by Tukey's critical value, below which that of verdicts never falls; outlets of many articles
    have the errors of their sentences here.

    Raises:
        ValueError: a reading was not made by `otherwise.read`, and holds too little.
    """
    made = tallies(readings, codebooks)
    every = list(_ways(codebooks, settings))
    found = [[_counted(tally, way) for tally in made] for way in every]
    picked = _first([tuple(way[name] for name in PICKED) for way in every])
    places = {"alliance_share": range(len(every)), "strain_share": range(len(every))}
    chosen = {**places, "russia_share": picked}
    free = tuple(name for name in every[0] if name not in FIXED)
    bearing = {"alliance_share": free, "strain_share": free, "russia_share": PICKED}
    return {
        measure: replace(
            _of_share([[one[at] for one in found[way]] for way in chosen[measure]], settings),
            choices=tuple({n: every[way][n] for n in bearing[measure]} for way in chosen[measure]),
        )
        for at, measure in enumerate(SHARES)
    }


def _of_share(found: Sequence[Sequence[Moments]], settings: Settings) -> Ways:
    """The values of one share, and which outlets each way tells apart: all ways at once."""
    outlets = len(found[0])
    made = np.array(found).reshape(len(found), outlets, 2, 5)
    points, errors = _scaled(made, settings.minimum)
    able = np.count_nonzero(errors > 0, axis=1).tolist()
    critical = np.array([pairwise.tukey(n, settings.level) if n > 1 else math.inf for n in able])
    apart = np.zeros((len(found), math.comb(outlets, 2)))
    for at, (i, j) in enumerate(combinations(range(outlets), 2)):
        moved, error = points[:, i] - points[:, j], np.hypot(errors[:, i], errors[:, j])
        both = (errors[:, i] > 0) & (errors[:, j] > 0)
        apart[:, at] = np.where(both & (np.abs(moved) > critical * error), np.sign(moved), 0.0)
    return Ways(stats.over(made[:, :, 0, 0], made[:, :, 0, 1]), apart)


def _scaled(made: Array, minimum: int) -> tuple[Array, Array]:
    """The log odds of shares and the wider of their errors; nan where there is too little.

    Moments (ways, outlets, 2, 5), by sentence and by paragraph -> each (ways, outlets).
    """
    points, errors = stats.log_share(made)
    little = made[:, :, 0, 1] < minimum
    wider = np.where(errors[:, :, 1] > errors[:, :, 0], errors[:, :, 1], errors[:, :, 0])
    return np.where(little, np.nan, points[:, :, 0]), np.where(little, np.nan, wider)


def agreements(
    outlets: Sequence[str], shares: Mapping[str, Ways]
) -> Iterator[tuple[str, Agreement]]:
    """Of each share, how many of the other ways order each pair of outlets as the primary does."""
    for measure, found_in in shares.items():
        values = found_in.values
        for found in orders.orders(outlets, values[0], values[1:]):
            yield measure, found


def _ways(codebooks: Sequence[Codebook], settings: Settings) -> Iterator[Choices]:
    """Every way to count that bears on a share, the primary's first."""
    first = {**primary(settings, codebooks), **FIXED}
    yield first
    for one in specifications.specifications(settings, codebooks):
        named = {name: one.choices[name] for name in FIXED}
        if named == FIXED and one.choices != first:
            yield one.choices


def _first(keys: Sequence[tuple[str, ...]]) -> list[int]:
    """The place of the first of each that are equal."""
    places: dict[tuple[str, ...], int] = {}
    for place, key in enumerate(keys):
        places.setdefault(key, place)
    return list(places.values())


def _counted(tally: Tally, choices: Choices) -> list[Moments]:
    """For alliance, strain and Russia the moments of one outlet by sentence and by paragraph."""
    weight = weights(tally.words, kept(tally, choices), choices["weight"])
    codes = weighed(tally, choices, weight)
    columns = np.column_stack([codes, tally.russia * weight])  # (n, 3)
    pairs = np.stack([columns, np.broadcast_to(weight[:, None], columns.shape)], axis=-1)
    by_sentence = stats.moments(pairs).sum(axis=0)  # (3, 5)
    summed = [np.bincount(tally.cluster, one) for one in (*columns.T, weight)]
    if np.count_nonzero(summed[-1]) < 2:  # one paragraph says nothing of how they vary
        return [(one, one) for one in by_sentence]
    grouped = np.stack([np.stack([one, summed[-1]], axis=-1) for one in summed[:-1]], axis=1)
    return list(zip(by_sentence, stats.moments(grouped).sum(axis=0), strict=True))
