"""The lead figure: balance by codebook and by reading, and beside it the emphasis on Russia."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from analysis.plots import _rows, _style, _words
from analysis.plots._labels import SMALL, fitted, named
from analysis.plots._rows import Row
from analysis.plots._style import ALLIANCE, EDGE, FAINT, INK, MUTED, RUSSIA, STRAIN

if TYPE_CHECKING:
    from analysis.study import Study

TITLE = "How far is the tie framed as alliance or as strain, and how much is Russia named?"
ORDER = 1
COLUMNS = _rows.COLUMNS
HOW = (
    "On the left, +1 says that every framed sentence presents the tie as close, −1 that every "
    "one presents it as strained; the line is the interval, and a mark is hollow where it reaches "
    "0. Under the balance by codebook stands the balance by reading, from codes that a large "
    "language model made by reading every sentence twice: where the two lie apart, trust the "
    "number less. An interval says how far the wording of these sentences carries the number, "
    "not what an outlet is like; whether two can be told apart the verdicts say, not the overlap "
    "of lines."
)

FACETS = {"all": "codebook", "by_reading": "reading"}
MEASURES = ("balance", "russia_share")
NAMES, COUNTS, BALANCE, SHARE = 1.4, 1.45, 2.3, 1.15  # inches: the columns
GAP = 0.42  # between columns: the name of a scale's end reaches into it
LINE, BREAK, HEAD, FOOT = 0.33, 0.14, 0.3, 0.38  # of a line, between outlets, the panels' ends

Lines = Mapping[str, Mapping[str, Row]]  # facet -> measure -> row


def rows(study: Study) -> list[Row]:
    """Balance and Russia share by codebook and by reading, the highest balance first."""
    return _rows.estimated(study, MEASURES, tuple(FACETS))


def draw(rows: Sequence[Row]) -> Figure:
    """Two panels that share their rows: an outlet has a line by codebook and one by reading."""
    if not rows:
        return _style.empty(TITLE, "There is nothing to draw: no article was scored.")
    outlets = list(_grouped(rows).values())[: _rows.SHOWN]
    size = sum(len(lines) * LINE + BREAK for lines in outlets)
    top = _style.above(TITLE) + HEAD
    figure = _style.page(top + size + FOOT + _style.below(_foot(rows)), TITLE)
    left = EDGE + NAMES + COUNTS + GAP
    balance = _style.panel(figure, left, top, BALANCE, size)
    share = _style.panel(figure, left + BALANCE + GAP, top, SHARE, size)
    _scales(balance, share, rows, size)
    _heads(figure, top, left)
    at = BREAK / 2
    for lines in outlets:
        middle = top + at + len(lines) * LINE / 2
        name = fitted(named(_first(lines)), NAMES - 0.1, lines=2)
        _style.write(figure, EDGE, middle, name, va="center")
        for facet, measured in lines.items():
            y = at + LINE * 0.62  # a value stands above its mark
            _counted(figure, top + y, facet, measured)
            _point(balance, y, measured.get("balance"))
            _point(share, y, measured.get("russia_share"))
            at += LINE
        at += BREAK
        for axes in (balance, share):
            axes.axhline(at - BREAK / 2, color=FAINT, linewidth=0.6)
    _style.footed(figure, _foot(rows))
    return figure


def _grouped(rows: Sequence[Row]) -> dict[str, dict[str, dict[str, Row]]]:
    """The lines of each outlet, in the order of the rows."""
    found: dict[str, dict[str, dict[str, Row]]] = {}
    for row in rows:
        lines = found.setdefault(row["outlet"], {})
        lines.setdefault(row["facet"], {})[row["measure"]] = row
    return found


def _first(lines: Lines) -> Row:
    return next(row for measured in lines.values() for row in measured.values())


def _scales(balance: Axes, share: Axes, rows: Sequence[Row], size: float) -> None:
    """The axes' ends and ticks."""
    for axes in (balance, share):
        axes.set_ylim(size, 0)
        axes.set_yticks([])
    balance.set_xlim(-1, 1)
    _style.ruled(
        balance,
        (-1, -0.5, 0, 0.5, 1),  # all in two lines, so that they stand level
        ("−1\nall strain", "−0.5\n ", "0\neven", "+0.5\n ", "+1\nall alliance"),
    )
    balance.axvline(0, color=MUTED, linewidth=0.8)
    shares = [row for row in rows if row["measure"] == "russia_share"]
    ends = [row[c] for row in shares for c in ("value", "high") if row[c] is not None]
    end = min(1.0, max(0.2, math.ceil(max(ends, default=1.0) * 5 - 1e-9) / 5))
    share.set_xlim(0, end)
    ticks = (0.0, end / 2, end)
    _style.ruled(share, ticks, [_words.share(tick) for tick in ticks])


def _heads(figure: Figure, top: float, left: float) -> None:
    how: dict[str, Any] = {"size": SMALL, "color": MUTED, "va": "bottom"}
    y = top - 0.04
    _style.write(figure, EDGE + NAMES + COUNTS, y, "sentences\nwith a frame", ha="right", **how)
    _style.write(
        figure, left + BALANCE / 2, y, "balance of alliance over strain", ha="center", **how
    )
    right = left + BALANCE + GAP + SHARE / 2
    _style.write(figure, right, y, "share of sentences\nthat name Russia", ha="center", **how)


def _counted(figure: Figure, y: float, facet: str, measured: Mapping[str, Row]) -> None:
    """Who coded the line, and in how many sentences a frame was found."""
    how: dict[str, Any] = {"size": SMALL, "color": MUTED, "va": "baseline"}
    y += 0.036  # half the height of a letter
    _style.write(figure, EDGE + NAMES, y, f"by {FACETS[facet]}", **how)
    if "balance" in measured:
        row = measured["balance"]
        count = f"{row['hits']} of {row['sentences']}"
        _style.write(figure, EDGE + NAMES + COUNTS, y, count, ha="right", **how)


def _point(axes: Axes, y: float, row: Row | None) -> None:
    """A mark with its interval and its value; where it is undefined, the word, away from 0."""
    if row is None:
        return
    if row["value"] is None:
        left = axes.get_xlim()[0]
        _style.said(axes, left, y, _words.UNDEFINED, ha="left", color=MUTED, style="italic")
        return
    russia = row["measure"] == "russia_share"
    colour = RUSSIA if russia else _side(row)
    _style.interval(axes, y, (row["low"], row["high"]), upright=False, color=colour)
    _style.mark(axes, row["value"], y, row["mark"], colour, hollow=bool(row["hollow"]))
    value = (
        f"{_words.share(row['value'])} ({row['hits']})" if russia else _words.signed(row["value"])
    )
    part = row["value"] / axes.get_xlim()[1]
    side = "right" if part > 0.85 else "left" if abs(part) < 0.2 and russia else "center"
    _style.said(axes, row["value"], y - 0.15, value, ha=side)


def _side(row: Row) -> str:
    if row["hollow"]:
        return INK
    return ALLIANCE if row["value"] > 0 else STRAIN


def _foot(rows: Sequence[Row]) -> str:
    apart, alike, silent = _words.pairs(_of(rows, "balance", "all"))
    told = f"Lines are {_words.level(rows)}; a mark is hollow where its line reaches 0."
    if apart + alike + silent:
        told += (
            f" Of {_words.counted(apart + alike + silent, 'pair')} of balances by codebook, "
            f"{apart} can be told apart."
        )
    if any(row["facet"] == "by_reading" for row in rows):
        told += " By reading: codes made by a large language model, not by people."
    return told + _words.beyond(len(_grouped(rows)), "outlet")


def _of(rows: Sequence[Row], measure: str, facet: str) -> list[Row]:
    return [row for row in rows if (row["measure"], row["facet"]) == (measure, facet)]


def alt(rows: Sequence[Row]) -> str:
    """Each outlet's balance and Russia share with intervals, then what the verdicts say."""
    said = [
        "Balance of alliance over strain, from −1 (all strain) to +1 (all alliance), and share of "
        f"sentences that name Russia, with {_words.level(rows)}."
    ]
    for outlet, lines in _grouped(rows).items():
        parts = [
            f"{what} by {FACETS[facet]} {_words.with_interval(measured[measure], write)}"
            for measure, what, write in (
                ("balance", "balance", _words.signed),
                ("russia_share", "Russia", _words.share),
            )
            for facet, measured in lines.items()
            if measure in measured
        ]
        said.append(f"{outlet}: {', '.join(parts)}.")
    for measure, what in (("balance", "the balance"), ("russia_share", "the Russia share")):
        said.append(_words.verdicts(_of(rows, measure, "all"), f"{what} by codebook"))
    return " ".join(part for part in said if part)
