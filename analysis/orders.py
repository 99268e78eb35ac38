"""In which order outlets stand, and how many other ways to count agree on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import ArrayLike

from analysis.stats import Array

EVEN = 1e-9  # values that differ by less are level: rounding alone can part them


@dataclass(frozen=True, slots=True)
class Agreement:
    """How two outlets stand to each other under the specifications other than the primary.

    ``agree``, ``reverse``, ``level`` and ``undefined`` add up to all of them. Where the primary
    has no order (level, or undefined) there is none to agree with: the first two are None.
    """

    outlet_i: str
    outlet_j: str
    agree: int | None
    reverse: int | None
    level: int
    undefined: int

    @property
    def defined(self) -> int:
        """How many define both, where the primary has an order; else none are asked."""
        return (self.agree or 0) + (self.reverse or 0) + self.level

    @property
    def share(self) -> float | None:
        """The share that agrees, of those in which both are defined; None where undefined."""
        if self.agree is None or self.reverse is None or not self.defined:
            return None
        return self.agree / self.defined


def ranks(values: Array) -> Array:
    """The rank of each outlet, 1 the highest: (..., outlets) -> the same; level ones share one.

    Nan where it is undefined.
    """
    above = values[..., None, :] > values[..., :, None] + EVEN
    return np.where(np.isnan(values), np.nan, 1.0 + above.sum(axis=-1))


def orders(outlets: Sequence[str], first: Array, others: Array) -> list[Agreement]:
    """Every pair of outlets: how many of the others, (ways, outlets), order it as the first."""
    made = []
    for i, j in combinations(range(len(outlets)), 2):
        here = order(first[i], first[j])
        there = order(others[:, i], others[:, j])
        ordered = abs(float(here)) == 1
        agree, reverse = (int((there == sign * here).sum()) for sign in (1, -1))
        made.append(
            Agreement(
                outlet_i=outlets[i],
                outlet_j=outlets[j],
                agree=agree if ordered else None,
                reverse=reverse if ordered else None,
                level=int((there == 0).sum()),
                undefined=int(np.isnan(there).sum()),
            )
        )
    return made


def order(first: ArrayLike, second: ArrayLike) -> Array:
    """1 where the first stands higher, -1 where lower, 0 where level, nan where undefined."""
    moved = np.subtract(first, second)
    return np.asarray(np.where(np.abs(moved) < EVEN, 0.0, np.sign(moved)))
