"""The two panels of the lead figure: the balance, and beside it the share that names Russia."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from analysis.plots import _sheet, _style, _words
from analysis.plots._labels import SMALL, fitted, width
from analysis.plots._rows import Row
from analysis.plots._sheet import EDGE
from analysis.plots._style import RUSSIA
from analysis.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Layout:
    """How the figure lies in its width; all in inches."""

    width: float  # of the page
    names: float  # the column of names, or of who coded where a name has a line of its own
    counts: float
    balance: float
    share: float
    gap: float  # between columns: the name of a scale's end reaches into it
    line: float  # the height of a line
    own: float = 0.0  # the height of a name's own line, where it has one
    rest: float = 0.14  # between outlets

    def block(self, lines: Lines) -> float:
        """The height of an outlet."""
        return self.own + len(lines) * self.line + self.rest


WIDE = Layout(_sheet.WIDTH, 1.53, counts=1.45, balance=2.2, share=1.15, gap=0.42, line=0.33)
PHONE = Layout(
    _sheet.NARROW, 0.6, counts=0.38, balance=1.06, share=0.6, gap=0.13, line=0.33, own=0.24
)

Lines = Mapping[str, Mapping[str, Row]]  # facet -> measure -> row


def scale(balance: Axes, size: float, words: Vocabulary, lay: Layout) -> None:
    """The ends and ticks of the balance."""
    inward, room = bool(lay.own), lay.balance / 2 if lay.own else 2 * lay.gap
    every = "" if inward else "all "
    cool, warm = (fitted(every + name, room, size=SMALL) for name in (words.cool, words.warm))
    balance.set_ylim(size, 0)
    balance.set_xlim(-1, 1)
    ticks: dict[float, str] = {  # all in two lines, so that they stand level
        -1: f"−1\n{cool}",
        -0.5: "−0.5\n ",
        0: "0\n " if inward else "0\neven",
        0.5: "+0.5\n ",
        1: f"+1\n{warm}",
    }
    shown = [place for place in ticks if not inward or place in (-1, 0, 1)]
    _style.ruled(balance, shown, [ticks[place] for place in shown], inward=inward)
    _style.upright(balance, 0)


def shares(share: Axes, rows: Sequence[Row], size: float, *, inward: bool) -> None:
    """The ends and ticks of the share of sentences."""
    share.set_ylim(size, 0)
    end = _words.share_end(row for row in rows if row["measure"] == "russia_share")
    share.set_xlim(0, end)
    places = (0.0, end) if inward else (0.0, end / 2, end)
    labels = ["0", *(_words.share(place) for place in places[1:])]
    _style.ruled(share, places, labels, inward=inward)


def heads(figure: Figure, top: float, left: float, lay: Layout, words: Vocabulary) -> None:
    """What stands over the counts and over each panel."""
    y, how = top - 0.04, {"va": "bottom"}
    counts = "sentences\nwith a frame"
    balance = f"balance of {words.warm} over {words.cool}"
    balance = balance.replace(" over", "\nover") if lay.own else balance
    share = f"names\n{words.russia}" if lay.own else f"share of sentences\nthat name {words.russia}"
    _sheet.small(figure, EDGE + lay.names + lay.counts, y, counts, ha="right", **how)
    _sheet.small(figure, left + lay.balance / 2, y, balance, ha="center", **how)
    if words.russia:
        right = left + lay.balance + lay.gap + lay.share / 2
        _sheet.small(figure, right, y, share, ha="center", **how)


def point(axes: Axes, y: float, row: Row | None, room: float) -> None:
    """A mark with its interval and its value; where it is undefined, the word, away from 0."""
    if row is None:
        return
    left, end = axes.get_xlim()
    if row["value"] is None:
        _style.undefined(axes, y)
        return
    russia = row["measure"] == "russia_share"
    hollow = bool(row["hollow"])
    colour = RUSSIA if russia else _style.sided(row["value"], hollow=hollow)
    _style.estimate(axes, y, row, colour, hollow=hollow)
    value = _words.share(row["value"]) if russia else _words.signed(row["value"])
    if russia and width(f"{value} ({row['hits']})", SMALL) < room:
        value = f"{value} ({row['hits']})"
    half = width(value, SMALL) / 2 * (end - left) / room
    at, side = row["value"], "center"
    if (russia and room < 1) or at - half < left:  # too narrow to stand over its mark
        at, side = left, "left"
    elif at + half > end:
        at, side = end, "right"
    _style.said(axes, at, y - 0.15, value, ha=side)
