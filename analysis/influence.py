"""What hangs on one thing: the balance without each entry, phrase, guard, sentence, paragraph.

An entry that is left out is not there: what its words took from shorter ones is theirs again. A
guard that is left out no longer keeps its words from counting; each such hit is then judged
like any other, by denial, dyad and scope. Both were judged when the article was read
(`otherwise.read`), and here are only sums. An entry, phrase or guard is left out for all outlets
at once, a sentence or paragraph for its own; what stands in no article can move nothing and is
not listed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from analysis import stats
from analysis.model import Codebook, Reading, Settings
from analysis.specifications import balance, order, primary
from analysis.stats import Array
from analysis.tallies import Choices, Tally, counted, kept, pairs, repairs, tallies, way

Kind = Literal["entry", "phrase", "guard", "sentence", "paragraph"]
KINDS: tuple[Kind, ...] = ("entry", "phrase", "guard", "sentence", "paragraph")
Changed = Mapping[int, Array]  # row of a tally -> what counts there instead, a row of four


@dataclass(frozen=True, slots=True)
class Omission:
    """One outlet's balance with and without one thing; None where undefined.

    ``order_holds`` asks of all outlets at once: whether every two that stood in an order still
    stand in it. None where nothing stood in an order, or where one of such a pair is undefined
    without the thing.
    """

    kind: Kind
    id: str  # the entry's; the phrase; the article's and, behind a colon, the number
    outlet: str
    value: float | None
    without: float | None
    order_holds: bool | None

    @property
    def moved(self) -> float | None:
        """Without minus with: how far the balance moves."""
        if self.value is None or self.without is None:
            return None
        return self.without - self.value + 0.0


def omissions(
    readings: Sequence[Reading], codebooks: Sequence[Codebook], settings: Settings
) -> tuple[Omission, ...]:
    """Every omission under the primary specification, by kind, id and outlet.

    Raises:
        ValueError: a reading was made by something else than `otherwise.read`.
    """
    choices = primary(settings, codebooks)
    every = tallies(readings, codebooks)
    before = np.array([_value(tally, choices) for tally in every])
    made: list[Omission] = []
    for (kind, id), changed in _things(readings, codebooks, every).items():
        both = zip(every, changed, strict=True)
        after = np.array([_value(tally, choices, rows) for tally, rows in both])
        holds = _holds(before, after)
        made += [
            Omission(kind, id, tally.outlet, _optional(was), _optional(now), holds)
            for tally, was, now in zip(every, before, after, strict=True)
        ]
    for at, tally in enumerate(every):
        made += _parts(tally, at, before, choices)
    return tuple(sorted(made, key=lambda one: KINDS.index(one.kind)))


def _things(
    readings: Sequence[Reading], codebooks: Sequence[Codebook], every: Sequence[Tally]
) -> dict[tuple[Kind, str], list[Changed]]:
    """Each entry, phrase and guard that stands somewhere, sorted, with what changes by tally."""
    mending = repairs(codebooks[0]) if codebooks else frozenset()
    row = {
        (tally.articles[place], int(number)): (at, line)
        for at, tally in enumerate(every)
        for line, (place, number) in enumerate(zip(tally.place, tally.number, strict=True))
    }
    found: dict[tuple[Kind, str], list[dict[int, Array]]] = {}
    for reading in readings:
        for without in reading.without:
            changed = found.setdefault((without.kind, without.id), [{} for _ in every])
            at, line = row[reading.article.id, without.sentence]
            changed[at][line] = counted(without.counting, mending)
    return {key: list(found[key]) for key in sorted(found)}


def _value(tally: Tally, choices: Choices, changed: Changed | None = None) -> float:
    """The balance of an outlet, some of its sentences changed."""
    return float(_balance(_rows(tally, choices, changed).sum(axis=0), choices))


def _rows(tally: Tally, choices: Choices, changed: Changed | None = None) -> Array:
    """Of each sentence alliance, strain, its weight and 1; zeros where it is not looked at.

    The weight is as it comes, words or 1: (n, 4).
    """
    hits = tally.hits[way(choices)].copy()
    for line, counts in (changed or {}).items():
        hits[line] = counts
    size = tally.words if choices["weight"] == "words" else np.ones(len(hits))
    made = pairs(hits, choices["unit"], choices["repair"]) * size[:, None]
    rows = np.column_stack([made, size, np.ones(len(hits))])
    return np.asarray(rows * kept(tally, choices)[:, None])


def _balance(sums: Array, choices: Choices) -> Array:
    """The balance from sums of rows (..., 4), the weights brought to a mean of 1."""
    a, s, total, n = np.moveaxis(sums, -1, 0)
    mean = stats.over(n, total)
    return balance(a * mean, s * mean, choices["smoothing"] == "one")


def _parts(tally: Tally, at: int, before: Array, choices: Choices) -> Iterator[Omission]:
    """The omission of each sentence and of each paragraph that an outlet has."""
    looked_at, rows = kept(tally, choices), _rows(tally, choices)
    numbers: tuple[tuple[Kind, NDArray[np.int64]], ...] = (
        ("sentence", tally.number),
        ("paragraph", tally.paragraph),
    )
    for kind, number in numbers:
        keys = np.stack([tally.place, number], axis=-1)[looked_at]
        names, part = np.unique(keys, axis=0, return_inverse=True)
        groups = [np.bincount(part.ravel(), column, len(names)) for column in rows[looked_at].T]
        left = _balance(rows.sum(axis=0) - np.stack(groups, axis=-1), choices)
        for (place, one), now in zip(names, left, strict=True):
            after = before.copy()
            after[at] = now
            id = f"{tally.articles[place]}:{one}"
            holds = _holds(before, after)
            was = _optional(before[at])
            yield Omission(kind, id, tally.outlet, was, _optional(now), holds)


def _holds(before: Array, after: Array) -> bool | None:
    was, now = (order(v[:, None], v[None, :]) for v in (before, after))
    stood = np.abs(was) == 1
    if not stood.any() or np.isnan(now[stood]).any():
        return None
    return bool((was[stood] == now[stood]).all())


def _optional(value: float) -> float | None:
    return None if np.isnan(value) else float(value) + 0.0


def unsettling(found: Sequence[Omission], high: str, low: str) -> list[tuple[Kind, str]]:
    """The things without which one outlet no longer stands above another, in order.

    Also where the two are level then, or one is undefined.
    """
    value = {one.outlet: one.value for one in found}
    after: dict[tuple[Kind, str], dict[str, float | None]] = {}
    for one in found:
        after.setdefault((one.kind, one.id), {})[one.outlet] = one.without
    made = []
    for thing, changed in after.items():
        above, below = ({**value, **changed}[outlet] for outlet in (high, low))
        if above is None or below is None or float(order(above, below)) != 1:
            made.append(thing)
    return made
