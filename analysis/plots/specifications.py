"""The specification curve: each outlet's balance under every way to count, the choices beneath."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy.typing import NDArray

from analysis.plots import _rows, _style, _words
from analysis.plots._labels import SMALL, fitted, named
from analysis.plots._rows import Row
from analysis.plots._style import ALLIANCE, EDGE, FAINT, INK, MUTED, STRAIN, WIDTH
from analysis.specifications import CROSSED

if TYPE_CHECKING:
    from analysis.study import Study

TITLE = "Does the balance hang on a choice of how to count?"
ORDER = 9
COLUMNS = (
    *("outlet", "mark", "place", "specification", "primary"),
    *("value", "low", "high", "level", "hollow"),
    *CROSSED,
)
HOW = (
    "Above, each balance in every way to count, sorted from the lowest to the highest, with a grey "
    "band through the median ends of the intervals at each place; the mark, and the line through "
    "it, is the primary way, fixed before looking. Beneath stands what the ways at each place have "
    "in common: the share of those whose interval leaves out 0, then for each choice the share of "
    "those with that value, the primary's in bold; a bar as high as its row is all of them. Where "
    "the bars of a choice are level, nothing hangs on it; where they grow to the right, that value "
    "makes the balance higher. Ways with one and the same balance are taken together."
)

NAMES, GAP, WIDEST = 1.42, 0.12, 2.4  # inches: the choices' names, between panels, a panel
HEAD, CURVE, BREAK, ROW, BETWEEN = 0.56, 1.5, 0.22, 0.125, 0.05
ACROSS, MOST = 5, 10  # panels in a row, and in all
BINS = 36  # places along the curve at which ways are counted together
APART = "leaves out 0"


def rows(study: Study) -> list[Row]:
    """Every specification of each outlet by its value, the outlet of the highest balance first.

    Where it is undefined it has no place, and stands last.
    """
    curve, marks, found = study.curve, _rows.marks(study), list[Row]()
    for outlet in (o for o in _rows.by_balance(study) if o in curve.outlets):
        column = curve.outlets.index(outlet)
        values = curve.values[:, column]
        order = np.lexsort((curve.low[:, column], values.round(9)))  # nan last
        for place, at in enumerate(order, 1):
            one = curve.specifications[at]
            ends = [_optional(array[at, column]) for array in (curve.low, curve.high)]
            value = _optional(values[at])
            found.append(
                {
                    "outlet": outlet,
                    "mark": marks[outlet],
                    "place": None if value is None else place,
                    "specification": one.number,
                    "primary": int(one.primary),
                    "value": value,
                    "low": ends[0],
                    "high": ends[1],
                    "level": study.settings.level,
                    "hollow": int(_rows.crosses(*ends)),
                    **one.choices,
                }
            )
    return found


def _optional(value: float) -> float | None:
    return None if math.isnan(value) else float(value) + 0.0


def draw(rows: Sequence[Row]) -> Figure:
    """A panel an outlet: its curve, and beneath it the choices."""
    outlets = list(_grouped(rows).values())
    if not outlets:
        return _style.empty(TITLE, "There is nothing to draw: no article was counted.")
    shown = _rows.ends(outlets, MOST, defined=lambda own: own[0]["value"] is not None)
    choices = _choices(rows)
    beneath = ROW + BETWEEN + sum(len(v) * ROW + BETWEEN for v in choices.values())
    block = HEAD + CURVE + BREAK + beneath + 0.25
    lines = math.ceil(len(shown) / ACROSS)
    top, foot = _style.above(TITLE), _foot(rows, len(outlets))
    figure = _style.page(top + lines * block + _style.below(foot), TITLE)
    across = min(len(shown), ACROSS)
    wide = min(WIDEST, (WIDTH - 2 * EDGE - NAMES + GAP) / across - GAP)
    for at, own in enumerate(shown):
        left = EDGE + NAMES + (at % ACROSS) * (wide + GAP)
        y = top + at // ACROSS * block
        _headed(figure, left, y, wide, own)
        _curve(_style.panel(figure, left, y + HEAD, wide, CURVE), own, first=at % ACROSS == 0)
        panel = _style.panel(figure, left, y + HEAD + CURVE + BREAK, wide, beneath)
        _beneath(panel, own, choices, beneath)
        if at % ACROSS == 0:
            _labelled(figure, y + HEAD + CURVE + BREAK, choices, own)
    _style.footed(figure, foot)
    return figure


def _grouped(rows: Sequence[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row["outlet"], []).append(row)
    return found


def _choices(rows: Sequence[Row]) -> dict[str, list[str]]:
    """Each choice that has more than one value here, with its values in order."""
    found = {
        name: [v for v in CROSSED[name] if any(r[name] == v for r in rows)] for name in CROSSED
    }
    return {name: values for name, values in found.items() if len(values) > 1}


def _headed(figure: Figure, left: float, y: float, wide: float, own: Sequence[Row]) -> None:
    """The outlet's name, and from where to where its curve runs."""
    name = fitted(named(own[0]), wide, lines=2)
    _style.write(figure, left + wide / 2, y + 0.32, name, ha="center", va="bottom")
    values = _values(own)
    ends = f"{_words.signed(values[0])} to {_words.signed(values[-1])}" if values else ""
    how: dict[str, Any] = {"size": SMALL, "color": MUTED, "ha": "center", "va": "bottom"}
    _style.write(figure, left + wide / 2, y + HEAD - 0.08, ends or _words.UNDEFINED, **how)


def _values(own: Sequence[Row]) -> list[float]:
    return [row["value"] for row in own if row["value"] is not None]


def _curve(axes: Axes, own: Sequence[Row], *, first: bool) -> None:
    """The values in order, over the band of their intervals, and the primary's mark."""
    here = [row for row in own if row["value"] is not None]
    axes.set_xlim(0.5, max(len(here), 1) + 0.5)
    axes.set_ylim(-1.04, 1.04)
    axes.set_xticks([])
    axes.set_yticks(
        [-1, 0, 1], ["all strain −1", "even 0", "all alliance +1"] if first else [""] * 3
    )
    axes.axhline(0, color=MUTED, linewidth=0.8)
    for end in (-1, 1):
        axes.axhline(end, color=FAINT, linewidth=0.6)
    if not here:
        return
    x, low, value, high = (
        np.array([math.nan if row[c] is None else row[c] for row in here])
        for c in ("place", "low", "value", "high")
    )
    edges = _edges(len(here), 2 * BINS)
    below, above = (
        np.repeat([np.median(part[a:b]) for a, b in pairwise(edges)], 2) for part in (low, high)
    )
    steps = np.repeat(edges + 0.5, 2)[1:-1]
    axes.fill_between(steps, below, above, facecolor=FAINT, linewidth=0)
    turns = np.flatnonzero(np.diff(value.round(9)))  # a level stretch needs its two ends only
    kept = np.unique([0, *turns, *(turns + 1), len(value) - 1])
    axes.plot(x[kept], value[kept], color=INK, linewidth=1.3, solid_capstyle="butt")
    for row in here:
        if row["primary"]:
            axes.axvline(row["place"], color=MUTED, linewidth=0.6)
            colour = INK if row["hollow"] else ALLIANCE if row["value"] > 0 else STRAIN
            _style.mark(
                axes, row["place"], row["value"], row["mark"], colour, hollow=bool(row["hollow"])
            )


def _edges(n: int, most: int) -> NDArray[np.int64]:
    """Where the places along a curve of so many ways begin and end."""
    return np.unique(np.linspace(0, n, most + 1).astype(np.int64))


def _beneath(
    axes: Axes, own: Sequence[Row], choices: Mapping[str, Sequence[str]], size: float
) -> None:
    """The shares of ways along the curve, a row a value."""
    here = [row for row in own if row["value"] is not None]
    axes.set_axis_off()
    axes.set_xlim(0, 1)
    axes.set_ylim(size, 0)
    if not here:
        return
    y = BETWEEN / 2
    for side, colour in ((1, ALLIANCE), (-1, STRAIN)):
        _bars(axes, y, here, [not r["hollow"] and side * r["value"] > 0 for r in here], colour)
    y += ROW + BETWEEN
    for name, values in choices.items():
        for value in values:
            _bars(axes, y, here, [row[name] == value for row in here], MUTED)
            y += ROW
        y += BETWEEN
    for row in here:
        if row["primary"]:
            axes.axvline((row["place"] - 0.5) / len(here), color=INK, linewidth=0.6)


def _bars(axes: Axes, y: float, here: Sequence[Row], has: Sequence[bool], colour: str) -> None:
    """The share of ways that have something, at each place of the curve."""
    _, level = np.unique([round(row["value"], 9) for row in here], return_inverse=True)
    mean = np.bincount(level, has) / np.bincount(level)  # ways with one balance have no order
    held = mean[level]
    edges = _edges(len(here), BINS)
    high = [held[a:b].mean() * (ROW - 0.02) for a, b in pairwise(edges)]
    base, places = y + ROW - 0.01, np.repeat(edges / len(here), 2)[1:-1]
    axes.fill_between(places, base, base - np.repeat(high, 2), facecolor=colour, linewidth=0)
    axes.plot([0, 1], [base, base], color=FAINT, linewidth=0.5)


def _labelled(
    figure: Figure, top: float, choices: Mapping[str, Sequence[str]], own: Sequence[Row]
) -> None:
    """The names of choices and their values beside the first panel; the primary ones bold."""
    first = next(row for row in own if row["primary"])
    y = top + BETWEEN / 2
    right = EDGE + NAMES - 0.06
    _style.write(figure, EDGE, y + ROW - 0.015, "interval", size=SMALL, color=MUTED)
    _style.write(figure, right, y + ROW - 0.015, APART, size=SMALL, ha="right")
    y += ROW + BETWEEN
    for name, values in choices.items():
        _style.write(figure, EDGE, y + ROW - 0.015, name, size=SMALL, color=MUTED)
        for value in values:
            weight = "bold" if first[name] == value else "normal"
            _style.write(
                figure, right, y + ROW - 0.015, value, size=SMALL, ha="right", weight=weight
            )
            y += ROW
        y += BETWEEN


def _foot(rows: Sequence[Row], outlets: int) -> str:
    ways = len({row["specification"] for row in rows})
    told = f"{ways:,} ways to count, bands are {_words.level(rows)}."
    gone = sum(row["value"] is None for row in rows)
    if gone:
        told += f" {_words.counted(gone, 'estimate')} undefined and not drawn."
    return told + _words.beyond(outlets, "outlet", MOST)


def alt(rows: Sequence[Row]) -> str:
    """For each outlet the primary balance, and how the others spread about it."""
    said = ["The balance of each outlet, from −1 (all strain) to +1 (all alliance), in every way."]
    for outlet, own in _grouped(rows).items():
        values = _values(own)
        if not values:
            said.append(f"{outlet}: undefined in every way.")
            continue
        first = next(row for row in own if row["primary"])
        above, below = (sum(sign * v > 0 for v in values) for sign in (1, -1))
        said.append(
            f"{outlet}: {_words.with_interval(first, _words.signed)} in the primary way; from "
            f"{_words.signed(values[0])} to {_words.signed(values[-1])} in all; above 0 in "
            f"{_words.share(above / len(values))} and below 0 in "
            f"{_words.share(below / len(values))} of those in which it is defined."
        )
    return " ".join(said)
