"""What hangs on one thing: each number without each entry, phrase, guard, sentence, paragraph.

The numbers are the balance and the shares of sentences by which orders are stated.

An entry that is left out is not there: what its words took from shorter ones is theirs again. A
guard that is left out no longer keeps its words from counting; each such hit is then judged
like any other, by denial, dyad and scope. Both were judged when the article was read
(`otherwise.read`), and here are only sums. An entry, phrase or guard is left out for all outlets
at once, a sentence or paragraph for its own; what stands in no article can move nothing and is
not listed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
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
PARTS: tuple[Kind, ...] = ("sentence", "paragraph")
# What is left out by measure: Russia is found by its names, which no codebook's entry touches.
TRIED: Mapping[str, tuple[Kind, ...]] = {
    "balance": KINDS,
    "alliance_share": KINDS,
    "strain_share": KINDS,
    "russia_share": PARTS,
}
Changed = Mapping[int, Array]  # row of a tally -> what counts there instead, a row of four


@dataclass(frozen=True, slots=True)
class Omission:
    """One outlet's balance or share with and without one thing; None where undefined.

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
    measure: str = "balance"

    @property
    def moved(self) -> float | None:
        """Without minus with: how far the number moves."""
        if self.value is None or self.without is None:
            return None
        return self.without - self.value + 0.0


def omissions(
    readings: Sequence[Reading], codebooks: Sequence[Codebook], settings: Settings
) -> tuple[Omission, ...]:
    """Every omission under the primary specification, by measure, kind, id and outlet.

    Raises:
        ValueError: a reading was made by something else than `otherwise.read`.
    """
    choices = primary(settings, codebooks)
    every = tallies(readings, codebooks)
    names = [tally.outlet for tally in every]
    before = np.array([_values(_rows(tally, choices).sum(axis=0), choices) for tally in every])
    made: list[Omission] = []
    for (kind, id), changed in _things(readings, codebooks, every).items():
        after = before.copy()
        for at, (tally, rows) in enumerate(zip(every, changed, strict=True)):
            if rows:
                after[at] = _values(_rows(tally, choices, rows).sum(axis=0), choices)
        made += _made(kind, id, names, before, after)
    for at, tally in enumerate(every):
        made += _parts(tally, at, before, choices)
    places = list(TRIED)
    return tuple(sorted(made, key=lambda o: (places.index(o.measure), KINDS.index(o.kind))))


def _made(
    kind: Kind, id: str, names: Sequence[str], before: Array, after: Array, only: int | None = None
) -> Iterator[Omission]:
    """The omission of one thing, measure by measure: of every outlet, or of one `only`."""
    for at, (measure, tried) in enumerate(TRIED.items()):
        if kind not in tried:
            continue
        was, now = before[:, at], after[:, at]
        holds = _holds(was, now)
        for place in range(len(names)) if only is None else (only,):
            ends = _optional(was[place]), _optional(now[place])
            yield Omission(kind, id, names[place], *ends, holds, measure)


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


def _rows(tally: Tally, choices: Choices, changed: Changed | None = None) -> Array:
    """What each sentence has, (n, 7); zeros where it is not looked at.

    Alliance and strain as the choices count them; its weight as it comes, words or 1; and 1; then
    times its weight whether it is coded alliance, is coded strain, names Russia.
    """
    hits = tally.hits[way(choices)].copy()
    for line, counts in (changed or {}).items():
        hits[line] = counts
    size = tally.words if choices["weight"] == "words" else np.ones(len(hits))
    made = pairs(hits, choices["unit"], choices["repair"]) * size[:, None]
    coded = pairs(hits, "sentences", choices["repair"]) * size[:, None]
    rows = np.column_stack([made, size, np.ones(len(hits)), coded, tally.russia * size])
    return np.asarray(rows * kept(tally, choices)[:, None])


def _values(sums: Array, choices: Choices) -> Array:
    """Each measure of `TRIED` from sums of rows: (..., 7) -> (..., measures)."""
    a, s, total, n = np.moveaxis(sums[..., :4], -1, 0)
    mean = stats.over(n, total)  # the weights are brought to a mean of 1
    value = balance(a * mean, s * mean, choices["smoothing"] == "one")
    shares = stats.over(sums[..., 4:], total[..., None])
    return np.concatenate([np.asarray(value)[..., None], shares], axis=-1)


def _parts(tally: Tally, at: int, before: Array, choices: Choices) -> Iterator[Omission]:
    """The omission of each sentence and of each paragraph that an outlet has."""
    looked_at, rows = kept(tally, choices), _rows(tally, choices)
    numbers: tuple[NDArray[np.int64], ...] = (tally.number, tally.paragraph)
    names = [tally.outlet] * len(before)
    for kind, number in zip(PARTS, numbers, strict=True):
        keys = np.stack([tally.place, number], axis=-1)[looked_at]
        ids, part = np.unique(keys, axis=0, return_inverse=True)
        groups = [np.bincount(part.ravel(), column, len(ids)) for column in rows[looked_at].T]
        left = _values(rows.sum(axis=0) - np.stack(groups, axis=-1), choices)
        for (place, one), now in zip(ids, left, strict=True):
            after = before.copy()
            after[at] = now
            yield from _made(kind, f"{tally.articles[place]}:{one}", names, before, after, at)


def _holds(before: Array, after: Array) -> bool | None:
    was, now = (order(v[:, None], v[None, :]) for v in (before, after))
    stood = np.abs(was) == 1
    if not stood.any() or np.isnan(now[stood]).any():
        return None
    return bool((was[stood] == now[stood]).all())


def _optional(value: float) -> float | None:
    return None if np.isnan(value) else float(value) + 0.0


def of_measure(found: Sequence[Omission], measure: str) -> tuple[Omission, ...]:
    """Those that say what becomes of one measure."""
    return tuple(one for one in found if one.measure == measure)


def unsettling(
    found: Sequence[Omission], pairs: Iterable[tuple[str, str]]
) -> dict[tuple[str, str], list[tuple[Kind, str]]]:
    """For each pair, the one above first, the things without which it no longer is, in order.

    Also where the two are level then, or one is undefined. The omissions are of one measure.
    """
    value = {one.outlet: one.value for one in found}
    moving: dict[str, dict[int, Omission]] = {outlet: {} for outlet in value}
    place = {key: at for at, key in enumerate(dict.fromkeys((o.kind, o.id) for o in found))}
    for one in found:
        if one.without != one.value:
            moving[one.outlet][place[one.kind, one.id]] = one
    things = list(place)
    made = {}
    for high, low in pairs:
        made[high, low] = [
            things[at]
            for at in sorted({*moving[high], *moving[low]})
            if not _stays(*(_without(moving[o], at, value[o]) for o in (high, low)))
        ]
    return made


def _without(moving: Mapping[int, Omission], at: int, value: float | None) -> float | None:
    return moving[at].without if at in moving else value


def _stays(above: float | None, below: float | None) -> bool:
    return above is not None and below is not None and float(order(above, below)) == 1
