"""Where the marks of sentiment against balance stand, and the names beside them; in inches."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from analysis.plots import _rows, _sheet
from analysis.plots._labels import LINE, SMALL, fitted, named, width
from analysis.plots._place import Box, around, chosen
from analysis.plots._rows import Row
from analysis.plots._sheet import EDGE

PAIR, FURTHER = 0.02, 0.035  # of the balance: from an outlet's to its two marks; on a phone
LEFT = 0.62  # inches beside the field
NAME, GAP, HALF = 1.45, 0.05, 0.075  # the width of a label, its distance, half a mark
CROWD = 6  # more outlets than this have one mark each, and before each name a small one
SIGN = 0.11  # room for it, in inches
CALLED = {"balance": "balance", "sentiment": "sentiment", "sentiment_masked": "masked sentiment"}
ENDS = ("low", "high")
THIN = 0.01  # half a line, in inches
Own = Mapping[str, Row]  # measure -> row, of one outlet


@dataclass(frozen=True, slots=True)
class Layout:
    """How the figure lies in its width; all in inches."""

    width: float  # of the page
    right: float  # beside the field
    high: float  # the field
    pair: float  # from an outlet's balance to its two marks
    ticks: tuple[float, ...]  # of the balance

    @property
    def across(self) -> float:
        """How wide the field is."""
        return self.width - 2 * EDGE - LEFT - self.right

    @property
    def field(self) -> Box:
        """Where a name may stand."""
        return Box(-0.1, 0.0, self.across + self.right * 0.8, self.high)

    def inch(self, balance: float) -> float:
        """How far along a balance stands."""
        return (balance + 1) / 2 * self.across


WIDE = Layout(_sheet.WIDTH, right=0.3, high=4.2, pair=PAIR, ticks=(-1, -0.5, 0, 0.5, 1))
PHONE = Layout(_sheet.NARROW, right=0.2, high=3.4, pair=FURTHER, ticks=(-1, 0, 1))


@dataclass(frozen=True, slots=True)
class Scale:
    """The upright scale: whole numbers of steps, the lowest and the highest."""

    step: float
    low: int
    high: int
    room: float  # inches from the lowest to the highest

    def inch(self, value: float) -> float:
        """How far up a value stands."""
        return (value / self.step - self.low) / (self.high - self.low) * self.room


@dataclass(frozen=True, slots=True)
class Pair:
    """The two marks of an outlet with their lines: where they stand, in inches.

    In a crowd the mark of the score as it comes is that of the masked one.
    """

    own: Own
    crowded: bool
    places: tuple[float, float]  # along the field: of the score as it comes, and of the masked
    marks: tuple[Box, Box]
    lines: tuple[Box, Box, Box]


def outlets(rows: Sequence[Row]) -> dict[str, dict[str, Row]]:
    """The rows of each outlet, by measure."""
    found: dict[str, dict[str, Row]] = {}
    for row in rows:
        found.setdefault(row["outlet"], {})[row["measure"]] = row
    return found


def missing(own: Own) -> list[str]:
    """What an outlet lacks to be drawn."""
    return [name for m, name in CALLED.items() if m not in own or own[m]["value"] is None]


def shown(rows: Sequence[Row]) -> list[dict[str, Row]]:
    """The outlets that are drawn."""
    return _rows.ends([own for own in outlets(rows).values() if not missing(own)])


def crowded(shown: Sequence[Own]) -> bool:
    """Whether there are so many that each has one mark."""
    return len(shown) > CROWD


def scale(shown: Sequence[Own], lay: Layout) -> Scale:
    """A scale that holds 0 and every interval, with three to eight steps."""
    scores = ("sentiment_masked",) if crowded(shown) else ("sentiment", "sentiment_masked")
    ends = [0.0] + [
        own[m][c]
        for own in shown
        for m in scores
        for c in ("value", "low", "high")
        if own[m][c] is not None
    ]
    least, most = min(ends), max(ends)
    step = next(step for step in (0.05, 0.1, 0.2, 0.5) if (most - least) / step <= 7)
    low, high = math.floor(least / step + 1e-9), math.ceil(most / step - 1e-9)
    return Scale(step, low, max(high, low + 3), lay.high)


def pair(own: Own, scale: Scale, lay: Layout, *, crowded: bool) -> Pair:
    """Where an outlet stands: two marks side by side, or in a crowd both at one place."""
    masked = own["sentiment_masked"]
    raw, pair = (masked, 0.0) if crowded else (own["sentiment"], lay.pair)
    across = own["balance"]
    left, right = (lay.inch(across[c] if across[c] is not None else across["value"]) for c in ENDS)
    up = scale.inch(masked["value"])
    first, second = (lay.inch(across["value"] + by) for by in (-pair, pair))
    return Pair(
        own,
        crowded,
        (first, second),
        (_spot(first, scale.inch(raw["value"])), _spot(second, up)),
        (
            Box(left, up - THIN, right, up + THIN),
            _upright(first, raw, scale),
            _upright(second, masked, scale),
        ),
    )


def _spot(x: float, y: float) -> Box:
    return Box(x - HALF, y - HALF, x + HALF, y + HALF)


def _upright(x: float, row: Row, scale: Scale) -> Box:
    low, high = (scale.inch(row[c] if row[c] is not None else row["value"]) for c in ENDS)
    return Box(x - THIN, low, x + THIN, high)


def labels(pairs: Sequence[Pair], lay: Layout) -> Iterator[Box | None]:
    """Where each name stands; None where it would cover a mark or another name."""
    taken = [spot for pair in pairs for spot in pair.marks]
    lines = [line for pair in pairs for line in pair.lines]
    for pair in pairs:
        text = name(pair.own).split("\n")
        wide = max(width(line, SMALL) for line in text) + GAP + SIGN * pair.crowded
        high = len(text) * SMALL * LINE
        (raw, masked), (_, first, second) = pair.marks, pair.lines
        core = Box(raw.left, masked.bottom, masked.right, masked.top)
        whole = Box(
            raw.left, min(first.bottom, second.bottom), masked.right, max(first.top, second.top)
        )
        box = chosen(around(core, whole, wide, high, GAP), lay.field, taken, lines)
        if box is not None:
            taken.append(box)
        yield box


def name(own: Own) -> str:
    """An outlet's name in at most two lines."""
    return fitted(named(own["balance"]), NAME, size=SMALL, lines=2)
