"""Which verdicts and sides hang on one thing: told apart, or on one side of 0, with it alone.

That one stands higher is no verdict. What is asked of two that are told apart is whether they
still are when a thing is left out, by the interval that told them apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import hypot

from analysis.model import Verdict
from analysis.omission import KINDS, PARTS, Kind, Odds, Omission
from analysis.orders import order
from analysis.sides import SIGNS

Thing = tuple[Kind, str]


@dataclass(frozen=True, slots=True)
class Unsettled:
    """What becomes of one verdict that tells two apart when things are left out one by one."""

    lost: tuple[Thing, ...]  # without which the two can no longer be told apart
    turned: tuple[Thing, ...]  # of these, without which the one stands no longer above the other
    wider: tuple[Thing, ...]  # of these, without which the two lie further apart: the error grew
    tried: Mapping[Kind, int]  # how many things of each kind were left out


@dataclass(frozen=True, slots=True)
class Unsided:
    """What becomes of the side on which one balance lies when things are left out one by one."""

    lost: tuple[Thing, ...]  # without which its interval reaches 0
    turned: tuple[Thing, ...]  # of these, without which the balance itself is not on that side
    tried: Mapping[Kind, int]  # how many things of each kind were left out


def unsided(found: Sequence[Omission], outlet: str, where: str) -> Unsided:
    """What takes away that the interval of a balance lies above 0, or below; of its omissions.

    The interval without a thing is made as the published one is. Where it is undefined without
    the thing, or lies on the other side, the side is lost too.
    """
    own = [one for one in found if one.outlet == outlet]
    lost = [one for one in own if one.leans != where]
    turned = [
        one for one in lost if one.without is None or float(order(one.without, 0)) != SIGNS[where]
    ]
    tried = {kind: sum(one.kind == kind for one in own) for kind in KINDS}
    return Unsided(
        tuple((one.kind, one.id) for one in lost),
        tuple((one.kind, one.id) for one in turned),
        {kind: n for kind, n in tried.items() if n},
    )


@dataclass(slots=True)
class _Outlet:
    """One outlet's number with all, and without each thing that moves it."""

    value: float | None
    stood: Odds | None
    moving: dict[Thing, Omission] = field(default_factory=dict)
    tried: dict[Kind, int] = field(default_factory=dict)


def unsettled(found: Sequence[Omission], verdicts: Iterable[Verdict]) -> tuple[Unsettled, ...]:
    """For each verdict that tells two apart, what takes it away; omissions are of its measure.

    The interval without a thing reaches as many errors as the verdict's own does: the errors are
    those without the thing. Two of which one has too little left for a verdict are not told
    apart. Of outlets of many articles the errors are those of their sentences and paragraphs.
    """
    asked = tuple(verdicts)
    if not asked:  # of most measures: then nothing is to be gone through
        return ()
    outlets: dict[str, _Outlet] = {}
    for one in found:
        own = outlets.setdefault(one.outlet, _Outlet(one.value, one.stood))
        own.tried[one.kind] = own.tried.get(one.kind, 0) + 1
        if (one.without, one.stands) != (own.value, own.stood):
            own.moving[one.kind, one.id] = one
    place = {key: at for at, key in enumerate(dict.fromkeys((o.kind, o.id) for o in found))}
    return tuple(_unsettled(outlets, verdict, place) for verdict in asked)


def _unsettled(
    outlets: Mapping[str, _Outlet], verdict: Verdict, place: Mapping[Thing, int]
) -> Unsettled:
    pair = [outlets[outlet] for outlet in (verdict.outlet_i, verdict.outlet_j)]
    sign = 1 if verdict.verdict == "higher" else -1
    critical = _critical(verdict, pair[0].stood, pair[1].stood)
    lost, turned, wider = list[Thing](), list[Thing](), list[Thing]()
    for key in sorted({*pair[0].moving, *pair[1].moving}, key=place.__getitem__):
        left = [own.moving.get(key) for own in pair]
        now = [one.stands if one else own.stood for one, own in zip(left, pair, strict=True)]
        if _apart(now[0], now[1], sign, critical):
            continue
        lost.append(key)
        i, j = (one.without if one else own.value for one, own in zip(left, pair, strict=True))
        if i is None or j is None:
            continue
        if float(order(i, j)) != sign:
            turned.append(key)
        elif _gap(i, j) > _gap(*(own.value for own in pair)):
            wider.append(key)
    return Unsettled(tuple(lost), tuple(turned), tuple(wider), _tried(pair))


def _gap(i: float | None, j: float | None) -> float:
    """How far two numbers lie apart, rounded as far as sums of floats can be trusted."""
    return 0.0 if i is None or j is None else round(abs(i - j), 9)


def _tried(pair: Sequence[_Outlet]) -> dict[Kind, int]:
    """How many things were left out: a part for its own outlet, all else for both at once."""
    counts = {kind: [own.tried.get(kind, 0) for own in pair] for kind in KINDS}
    return {kind: sum(n) if kind in PARTS else max(n) for kind, n in counts.items() if any(n)}


def _critical(verdict: Verdict, i: Odds | None, j: Odds | None) -> float | None:
    """How many errors the interval of a verdict reaches; None where it has none."""
    if i is None or j is None or verdict.low is None or verdict.high is None:
        return None
    return (verdict.high - verdict.low) / 2 / hypot(i[1], j[1])


def _apart(i: Odds | None, j: Odds | None, sign: int, critical: float | None) -> bool:
    if i is None or j is None or critical is None:
        return False
    return sign * (i[0] - j[0]) > critical * hypot(i[1], j[1])
