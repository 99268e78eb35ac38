"""Shares of sentences under every way to count that bears on them.

Verdicts state orders by shares too, and such an order may hang on a choice as one by the balance
may. Of the choices of a specification, smoothing and the unit counted say nothing of a share of
sentences, and of the share that names Russia only those do that pick and weight sentences; ways
that differ in nothing that bears on a share are one way here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from analysis import specifications, stats
from analysis.model import Codebook, Reading, Settings
from analysis.specifications import Agreement, primary, weighed
from analysis.stats import Array
from analysis.tallies import Choices, Tally, kept, tallies, weights

FIXED = {"unit": "sentences", "smoothing": "none"}  # what a share of sentences has by its name
PICKED = ("boilerplate", "headings", "voice", "weight")  # what decides which sentences count
SHARES = ("alliance_share", "strain_share", "russia_share")


def ways(
    readings: Sequence[Reading], codebooks: Sequence[Codebook], settings: Settings
) -> Mapping[str, Array]:
    """Each share of each outlet, the primary's first: measure -> (ways, outlets).

    Outlets are in the order of the curve; nan where no sentence is left to count in.

    Raises:
        ValueError: a reading was not made by `otherwise.read`, and holds too little.
    """
    made = tallies(readings, codebooks)
    every = list(_ways(codebooks, settings))
    found = np.array([[_shares(tally, way) for tally in made] for way in every])
    found = found.reshape(len(every), len(made), len(SHARES))
    picked = _first([tuple(way[name] for name in PICKED) for way in every])
    return {
        "alliance_share": found[..., 0],
        "strain_share": found[..., 1],
        "russia_share": found[picked, :, 2],
    }


def agreements(
    outlets: Sequence[str], shares: Mapping[str, Array]
) -> Iterator[tuple[str, Agreement]]:
    """Of each share, how many of the other ways order each pair of outlets as the primary does."""
    for measure, values in shares.items():
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


def _shares(tally: Tally, choices: Choices) -> Array:
    """The shares of one outlet, of alliance, of strain and of Russia: (3,)."""
    weight = weights(tally.words, kept(tally, choices), choices["weight"])
    codes = weighed(tally, choices, weight).sum(axis=0)
    russia = float((tally.russia * weight).sum())
    return stats.over([*codes, russia], float(weight.sum()))
