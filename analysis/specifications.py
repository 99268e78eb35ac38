"""The specification curve: the balance of each outlet under every defensible way to count.

A *specification* is a value for each choice of study.toml's ``[primary]``, and for whether words
are weighed where no entry speaks. All are crossed but two: hits are not weighted by words (a hit
has no length, and a long sentence already counts more often when hits are counted), and words
are weighed only as their weights were fitted. Each is recomputed from what the readings hold,
none from text; every estimate stands on the scale of the balance, with the interval that serves
it. The primary specification is named in study.toml and depends on no article; the others say
what hangs on a choice, and are none to choose from (Simonsohn, Simmons and Nelson 2020).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
from numpy.typing import ArrayLike, NDArray

from analysis import intervals, orders, stats
from analysis.corpus.settings import CHOICES
from analysis.instrument import Codebook
from analysis.measures._intervals import balance_over_articles
from analysis.model import Reading, Settings
from analysis.stats import Array
from analysis.tallies import Choices, Tally, kept, pairs, tallies, way, weights

MANY = 8  # articles of an outlet from which articles are the unit, as everywhere
WEIGHING = "weighing"  # words weighed where no entry speaks, or entries alone
# Every choice with its values, those of study.toml first.
CROSSED: Mapping[str, tuple[str, ...]] = {**CHOICES, WEIGHING: ("on", "off")}


@dataclass(frozen=True, slots=True)
class Specification:
    """One way to count."""

    number: int  # from 1, in the order of the choices; the same in every study
    choices: Choices
    primary: bool


@dataclass(frozen=True, eq=False)
class Curve:
    """Each outlet's balance under every specification; nan where it is undefined."""

    specifications: tuple[Specification, ...]
    outlets: tuple[str, ...]
    values: Array  # (specifications, outlets), from -1 to 1
    low: Array
    high: Array

    @property
    def primary(self) -> int:
        """The place of the primary specification.

        Raises:
            StopIteration: there is no specification.
        """
        return next(at for at, one in enumerate(self.specifications) if one.primary)


EMPTY = Curve((), (), *(np.empty((0, 0)) for _ in range(3)))  # of no specification


def primary(settings: Settings, codebooks: Sequence[Codebook]) -> dict[str, str]:
    """The primary specification, from study.toml; what it leaves out has the first value.

    Words are weighed only where the codebook has weights, and as they were fitted: pairs looked
    for by paragraph, denials heard. Elsewhere that choice has no effect, and is ``off``.
    """
    first = {name: values[0] for name, values in CHOICES.items()}
    fixed = {"scope": settings.scope, "denial": "on" if settings.denial else "off"}
    named = {name: settings.primary[name] for name in CHOICES if name in settings.primary}
    chosen = {**first, **fixed, **named}
    weighs = settings.weighing and _weighable(chosen) and _weighing(codebooks)
    return {**chosen, WEIGHING: "on" if weighs else "off"}


def _weighable(choices: Choices) -> bool:
    return (choices["scope"], choices["denial"]) == ("paragraph", "on")


def _weighing(codebooks: Sequence[Codebook]) -> bool:
    return bool(codebooks and codebooks[0].weights)


def specifications(settings: Settings, codebooks: Sequence[Codebook]) -> tuple[Specification, ...]:
    """Every specification, numbered from 1; the primary is among them, whatever it is."""
    chosen = primary(settings, codebooks)
    values = {WEIGHING: ("off", "on") if _weighing(codebooks) else ("off",), **CHOICES}
    crossed = (dict(zip(values, one, strict=True)) for one in product(*values.values()))
    sensible = [{name: one[name] for name in chosen} for one in crossed if _sensible(one)]
    every = sensible if chosen in sensible else [*sensible, chosen]
    return tuple(Specification(n, one, one == chosen) for n, one in enumerate(every, 1))


def _sensible(choices: Choices) -> bool:
    by_words = (choices["unit"], choices["weight"]) == ("hits", "words")
    return not by_words and (choices[WEIGHING] == "off" or _weighable(choices))


def curve(readings: Sequence[Reading], codebooks: Sequence[Codebook], settings: Settings) -> Curve:
    """The curve of readings made by `otherwise.read`, in whatever order they come.

    Raises:
        ValueError: a reading was made by something else, and holds too little.
    """
    every = specifications(settings, codebooks)
    made = tallies(readings, codebooks)
    found = [_estimates(tally, every, settings) for tally in made]
    stacked = np.array(found).reshape(len(made), 3, len(every))
    values, low, high = np.moveaxis(stacked, (0, 1, 2), (2, 0, 1))
    return Curve(every, tuple(tally.outlet for tally in made), values, low, high)


def _estimates(tally: Tally, every: Sequence[Specification], settings: Settings) -> Array:
    """One outlet's values, low and high ends: (3, specifications)."""
    n = len(tally.articles)
    times = None
    if n >= MANY:  # the draws that every measure has
        times = stats.resamples(settings.seed, "article", tally.outlet, [n], settings.resamples)
    bases = {_base(one.choices): one.choices for one in every}
    place = {base: at for at, base in enumerate(bases)}
    if times is None:
        found = _by_sentence(tally, list(bases.values()), settings.level)
    else:
        found = np.array([_by_article(tally, c, settings.level, times) for c in bases.values()])
    rows = found[[place[_base(one.choices)] for one in every]]
    smooth = np.array([one.choices["smoothing"] == "one" for one in every])
    return _scaled(rows, smooth)


def _base(choices: Choices) -> tuple[str, ...]:
    """What decides the sums: all but smoothing, which is what is made of them."""
    return tuple(value for name, value in choices.items() if name != "smoothing")


def _by_sentence(tally: Tally, bases: Sequence[Choices], level: float) -> Array:
    """For each way to count A, S and the ends of the interval on the scale of the log odds: (n, 4).

    The units are sentences, or paragraphs where these make it wider.
    """
    made = np.empty((len(bases), 2, 5))
    parted = np.empty(len(bases), dtype=np.bool_)  # one paragraph says nothing of how they vary
    for at, choices in enumerate(bases):
        looked_at = kept(tally, choices)
        units = weighed(tally, choices, weights(tally.words, looked_at, choices["weight"]))
        sums = np.column_stack([np.bincount(tally.cluster, column) for column in units.T])
        made[at] = stats.moments(units).sum(axis=0), stats.moments(sums).sum(axis=0)
        parted[at] = np.count_nonzero(np.bincount(tally.cluster[looked_at])) > 1
    points, errors = stats.log_odds(made)
    wider = parted & (errors[:, 1] > errors[:, 0])
    reach = intervals.normal_quantile(level) * np.where(wider, errors[:, 1], errors[:, 0])
    ends = points[:, 0] - reach, points[:, 0] + reach
    return np.column_stack([made[:, 0, 0], made[:, 0, 1], *ends])


def _by_article(
    tally: Tally, choices: Choices, level: float, times: Array
) -> tuple[float, float, float, float]:
    """A, S and the ends of the interval on the scale of the log odds; nan where there is none.

    The units are articles, drawn `times` (draws, articles).
    """
    looked_at = kept(tally, choices)
    units = weighed(tally, choices, weights(tally.words, looked_at, choices["weight"]))
    a, s = (float(total) for total in units.sum(axis=0))
    articles = times.shape[1]
    made = stats.moments(
        np.stack([np.bincount(tally.place, column, articles) for column in units.T], axis=-1)
    )
    inside = np.bincount(tally.place[looked_at], minlength=articles) > 0
    size = int(looked_at.sum())
    return a, s, *balance_over_articles(made, inside, size, times @ made, (a, s), level)


def weighed(tally: Tally, choices: Choices, weight: Array) -> Array:
    """Alliance and strain of each sentence as a specification counts them: (n, 2)."""
    made = pairs(tally.hits[way(choices)], choices["unit"], choices["repair"])
    return np.asarray(made * weight[..., None])


def _scaled(rows: Array, smooth: NDArray[np.bool_]) -> Array:
    """Values and ends on the scale of the balance: rows (n, 4) -> (3, n); nan where undefined.

    With 1 added below the line the balance is tanh(t / 2) of the log odds t, and so are its ends.
    """
    a, s, below, above = rows.T
    value = balance(a, s, smooth)
    low, high = intervals.balance_ends(below, above, a, s)
    ends = np.where(smooth, np.tanh(np.stack([below, above]) / 2), np.stack([low, high]))
    made = np.stack([value, *ends])
    return np.where(np.isnan(value), np.nan, made)


def balance(a: ArrayLike, s: ArrayLike, smooth: ArrayLike) -> Array:
    """(A - S) / (A + S), or over A + S + 1 where it is smoothed; nan where A + S is 0."""
    total = np.add(a, s)
    value = stats.over(np.subtract(a, s), total + np.asarray(smooth, dtype=np.float64))
    return np.where(total > 0, value, np.nan)


def agreements(found: Curve) -> list[orders.Agreement]:
    """Every pair of outlets: how many of the other specifications order it as the primary does."""
    if not found.specifications:
        return []
    first = found.primary
    return orders.orders(found.outlets, found.values[first], np.delete(found.values, first, axis=0))


def alone(found: Curve) -> list[Specification]:
    """The specifications that differ from the primary in one choice alone, in order.

    Where words cannot be weighed, that they are not is no difference of its own.
    """
    first = found.specifications[found.primary].choices
    return [
        one
        for one in found.specifications
        if sum(one.choices[name] != first[name] for name in first if name != WEIGHING)
        + (one.choices[WEIGHING] != first[WEIGHING] and _weighable(one.choices))
        == 1
    ]


def changed(found: Curve, one: Specification) -> tuple[str, str]:
    """The choice in which one of those ``alone`` differs from the primary, and its value."""
    first = found.specifications[found.primary].choices
    other = [name for name in CHOICES if one.choices[name] != first[name]]
    name = other[0] if other else WEIGHING
    return name, one.choices[name]
