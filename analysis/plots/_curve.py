"""What the ways to count have in common at each place of an outlet's curve."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from analysis.plots import _rows
from analysis.plots._rows import Row
from analysis.sides import NEAR
from analysis.specifications import CROSSED, Curve

if TYPE_CHECKING:
    from analysis.study import Study

CHOSEN = tuple(f"{name}: {value}" for name, values in CROSSED.items() for value in values)
COLUMNS = ("from_way", "to_way", "value", "low", "high", "clear_above", "clear_below", *CHOSEN)
PLACES, FEWER = 40, 20  # along the curve, at which ways are taken together; of many outlets
FEW = 5  # outlets at most that have all the places
Numbers = NDArray[np.float64]


def rows(study: Study) -> list[Row]:
    """A row an outlet and place along its curve, the outlet of the highest balance first."""
    curve, signs, found = study.curve, _rows.signs(study), list[Row]()
    every = np.array([[one.choices[n] == v for one in curve.specifications] for n, v in _chosen()])
    first = [
        f"{n}: {v}" for one in curve.specifications if one.primary for n, v in one.choices.items()
    ]
    places = PLACES if len(curve.outlets) <= FEW else FEWER
    for name, sign in ((o, sign) for o, sign in signs.items() if o in curve.outlets):
        column = curve.outlets.index(name)
        told = {"outlet": name, **sign, "level": study.settings.level}
        told |= {"primary": _rows.APART.join(first), **_whole(curve, column)}
        found += [told | place for place in _at_places(curve, column, every, places)]
    return found


def _whole(curve: Curve, column: int) -> dict[str, Any]:
    """What is said of an outlet's curve as a whole."""
    values = curve.values[:, column]
    here = values[~np.isnan(values)]
    first = [_optional(a[curve.primary, column]) for a in (curve.values, curve.low, curve.high)]
    return {
        "ways": here.size,
        "undefined": values.size - here.size,
        "lowest": _optional(here.min()) if here.size else None,
        "highest": _optional(here.max()) if here.size else None,
        "above": int((here.round(9) > 0).sum()),
        "below": int((here.round(9) < 0).sum()),
        "hollow": int(_rows.crosses(*first[1:])),
        **dict(zip(("primary_value", "primary_low", "primary_high"), first, strict=True)),
    }


def _at_places(
    curve: Curve, column: int, every: NDArray[np.bool_], places: int
) -> list[dict[str, Any]]:
    """The ways of an outlet in order, taken together at so many places."""
    values, low, high = (a[:, column] for a in (curve.values, curve.low, curve.high))
    order = np.lexsort((low, values.round(9)))[: int((~np.isnan(values)).sum())]  # nan last
    nothing = dict.fromkeys(COLUMNS)
    if not order.size:
        return [{"primary_place": None, **nothing}]
    edges = np.unique(np.linspace(0, order.size, places + 1).astype(np.int64))
    clear = (low > NEAR, high < -NEAR)
    shares = _together(np.vstack([*clear, *every])[:, order], values[order], edges)
    parts = [np.split(a[order], edges[1:-1]) for a in (values, low, high)]
    medians = [[float(np.median(part)) + 0.0 for part in found] for found in parts]
    first = np.flatnonzero(order == curve.primary)
    place = int(first[0]) + 1 if first.size else None
    columns = ((edges[:-1] + 1).tolist(), edges[1:].tolist(), *medians, *shares.tolist())
    cells = zip(*columns, strict=True)
    return [{"primary_place": place, **dict(zip(COLUMNS, row, strict=True))} for row in cells]


def _together(has: ArrayLike, values: Numbers, edges: NDArray[np.int64]) -> Numbers:
    """The share of ways that have something, at each place: (things, ways) -> (things, places).

    Ways with one balance have no order: each counts as their mean.
    """
    _, level = np.unique(values.round(9), return_inverse=True)
    starts = np.flatnonzero(np.diff(level, prepend=-1))
    sums = np.add.reduceat(np.asarray(has, dtype=np.float64), starts, axis=1)
    held = (sums / np.bincount(level))[:, level]
    found: Numbers = np.add.reduceat(held, edges[:-1], axis=1) / np.diff(edges)
    return found


def _optional(value: float) -> float | None:
    return None if math.isnan(value) else float(value) + 0.0


def _chosen() -> Iterator[tuple[str, str]]:
    return ((name, value) for name, values in CROSSED.items() for value in values)
