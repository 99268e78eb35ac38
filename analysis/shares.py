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

from analysis import specifications, stats
from analysis.model import Codebook, Reading, Settings
from analysis.specifications import Agreement, primary, weighed
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
    """The values of one share, and which outlets each way tells apart."""
    lines = [_told(line, settings) for line in found]
    outlets = len(found[0])
    values = np.array([line[0] for line in lines]).reshape(len(lines), outlets)
    return Ways(values, np.array([line[1] for line in lines]).reshape(len(lines), -1))


def _told(line: Sequence[Moments], settings: Settings) -> tuple[list[float], list[float]]:
    """One way: the share of each outlet, and whether each pair is told apart."""
    values = [float(stats.over(one[0][0], one[0][1])) for one in line]
    scaled = [_scaled(one, settings.minimum) for one in line]
    able = sum(error > 0 for _, error in scaled)
    critical = stats.tukey(able, settings.level) if able > 1 else math.inf
    apart = []
    for (x, s), (y, t) in combinations(scaled, 2):
        told = s > 0 and t > 0 and abs(x - y) > critical * math.hypot(s, t)
        apart.append(float(np.sign(x - y)) if told else 0.0)
    return values, apart


def _scaled(one: Moments, minimum: int) -> tuple[float, float]:
    """The log odds of a share and the wider of its errors; nan where there is too little."""
    by_sentence, by_paragraph = one
    if by_sentence[1] < minimum:
        return math.nan, math.nan
    point, error = stats.log_share(by_sentence)
    return float(point), max(float(error), float(stats.log_share(by_paragraph)[1]))


def agreements(
    outlets: Sequence[str], shares: Mapping[str, Ways]
) -> Iterator[tuple[str, Agreement]]:
    """Of each share, how many of the other ways order each pair of outlets as the primary does."""
    for measure, found_in in shares.items():
        values = found_in.values
        for found in specifications.orders(outlets, values[0], values[1:]):
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
    columns = (codes[:, 0], codes[:, 1], tally.russia * weight)
    return [_moments(tally, column, weight) for column in columns]


def _moments(tally: Tally, column: Array, weight: Array) -> Moments:
    pairs = np.stack([column, weight], axis=-1)
    grouped = np.stack([np.bincount(tally.cluster, one) for one in pairs.T], axis=-1)
    by_sentence = stats.moments(pairs).sum(axis=0)
    many = np.count_nonzero(grouped[:, 1]) > 1  # one paragraph says nothing of how they vary
    return by_sentence, stats.moments(grouped).sum(axis=0) if many else by_sentence
