"""Influence: how far the balance moves without one entry, phrase, guard, sentence, paragraph."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from analysis.plots import _moves, _rows, _sheet, _style, _words
from analysis.plots._labels import LINE, SMALL, drawable, fitted
from analysis.plots._outlet import outlet, over
from analysis.plots._rows import Row
from analysis.plots._sheet import EDGE
from analysis.plots._style import INK, MUTED, PALE
from analysis.vocabulary import SHIPPED, Vocabulary

if TYPE_CHECKING:
    from analysis.study import Study

TITLE = "How far does the balance move without one word, name, sentence or paragraph?"
ORDER = 10
COLUMNS = _moves.COLUMNS
HOW = (
    "For each kind of thing, the thick line runs from the lowest to the highest balance that is "
    "reached by leaving out one of them; what moves it furthest stands beside it. The mark is "
    "the balance with all, the line through it and the grey band its interval: a move that stays "
    "within the band is smaller than what the choice of sentences would account for. An entry is "
    "a line of the codebook with all its phrases, named by what it is for, and a phrase by words "
    "it found; a guard is a name or fixed phrase in which words do not count, and without it they "
    "do. Counted are those that stand in any of the articles."
)

BREAK, HEAD, FOOT = 0.14, 0.3, 0.38


@dataclass(frozen=True, slots=True)
class Layout:
    """How the figure lies in its width; all in inches."""

    width: float  # of the page
    names: float  # the column of outlets; 0 where a name has a line of its own
    called: float  # the column of what is left out
    balance: float  # the panel
    furthest: float  # the column of the furthest moves; 0 where they stand under their lines
    line: float  # the height of a line
    gap: float = 0.16  # between columns
    own: float = 0.0  # the height of a name's own line

    @property
    def left(self) -> float:
        """Where the panel begins."""
        return EDGE + self.names + self.called + self.gap

    @property
    def told(self) -> float:
        """Where a furthest move is told."""
        return self.left + self.balance + self.gap if self.furthest else EDGE + 0.12

    @property
    def room(self) -> float:
        """For telling it."""
        return self.furthest or self.width - 2 * EDGE - 0.12

    def row(self, row: Row) -> float:
        """The height of a kind's line, higher where its furthest move takes two."""
        return self.line + (SMALL * LINE if "\n" in self.fitted(_furthest(row)) else 0.0)

    def fitted(self, told: str) -> str:
        """A furthest move in at most two lines."""
        return fitted(told, self.room, size=SMALL, lines=2)

    def block(self, own: Sequence[Row]) -> float:
        """The height of an outlet."""
        return self.own + self.line + sum(map(self.row, own)) + BREAK


WIDE = Layout(_sheet.WIDTH, names=1.4, called=1.1, balance=2.1, furthest=2.25, line=0.2)
PHONE = Layout(_sheet.NARROW, 0.0, called=1.0, balance=1.74, furthest=0.0, line=0.37, own=0.24)


def rows(study: Study) -> list[Row]:
    """A row an outlet and kind, the outlet of the highest balance first."""
    return _moves.rows(study)


def draw(rows: Sequence[Row], words: Vocabulary = SHIPPED) -> Figure:
    """A line a kind, under each other by outlet."""
    return _drawn(rows, WIDE, words)


def narrow(rows: Sequence[Row], words: Vocabulary = SHIPPED) -> Figure:
    """The same, names over the lines and furthest moves under them."""
    return _drawn(rows, PHONE, words)


def _drawn(rows: Sequence[Row], lay: Layout, words: Vocabulary) -> Figure:
    if not rows:
        none = "There is nothing to draw: nothing could be left out."
        return _sheet.empty(TITLE, none, lay.width)
    every = _rows.grouped(rows, "outlet")
    made, foot = _sheet.stack(list(every.values()), lay.block, defined=_defined), _foot(rows, words)
    figure, top = _sheet.laid(TITLE, foot, made.size, lay.width, head=HEAD, foot=FOOT)
    axes = _sheet.panel(figure, lay.left, top, lay.balance, made.size)
    axes.set_ylim(made.size, 0)
    axes.set_xlim(-1, 1)
    ticks = (-1, -0.5, 0, 0.5, 1)
    shown = [at for at in range(5) if lay.furthest or at % 2 == 0]
    labels = _words.ends(words)
    _style.ruled(
        axes, [ticks[at] for at in shown], [labels[at] for at in shown], inward=not lay.furthest
    )
    _style.upright(axes, 0)
    _heads(figure, top, lay)
    for start, own in made.down([axes]):
        _outlet(figure, axes, top, start + BREAK / 2, own, lay)
    _sheet.footed(figure, foot)
    return figure


def _defined(own: Sequence[Row]) -> bool:
    return own[0]["value"] is not None


def _heads(figure: Figure, top: float, lay: Layout) -> None:
    how: dict[str, Any] = {"va": "bottom"}
    y = top - 0.04
    x, ha = (lay.left - lay.gap, "right") if lay.furthest else (EDGE, "left")
    _sheet.small(figure, x, y, "left out: one of", ha=ha, **how)
    _sheet.small(figure, lay.left + lay.balance / 2, y, "balance without it", ha="center", **how)
    if lay.furthest:
        _sheet.small(figure, lay.told, y, "the furthest move, and without what", **how)


def _outlet(
    figure: Figure, axes: Axes, top: float, at: float, own: Sequence[Row], lay: Layout
) -> None:
    """One outlet: its name, its balance with all, and under it a line a kind."""
    first, lines = own[0], at + lay.own
    end = lines + lay.line + sum(map(lay.row, own))
    if lay.own:
        outlet(figure, EDGE, top + at + lay.own / 2 - 0.02, first, lay.width - 2 * EDGE)
    else:
        outlet(figure, EDGE, top + (at + end) / 2, first, lay.names - 0.05, lines=3)
    ends = (first["low"], first["high"])
    if None not in ends:
        wide = first["high"] - first["low"]
        band = (first["low"], lines + lay.line, wide, end - lines - lay.line)
        edge = {"edgecolor": MUTED, "linewidth": 0.5}  # the grey alone is too pale for an interval
        _style.boxes(axes, [band], facecolor=PALE, zorder=0.4, **edge)
    value = _words.with_interval(first, _words.signed)
    _line(figure, top, lines, ("with all", value), lay)
    starts = itertools.accumulate(map(lay.row, own), initial=lines + lay.line)
    for y, row in zip(starts, own, strict=False):  # the last is the end
        _kind(figure, axes, top, y, row, lay)
    if first["value"] is not None:
        y = lines + 0.1
        _style.line(axes, [first["value"]] * 2, [y, end], color=MUTED, linewidth=0.8)
        hollow = bool(first["hollow"])
        colour = _style.sided(first["value"], hollow=hollow)
        _style.estimate(axes, y, first, colour, hollow=hollow)


def _line(
    figure: Figure, top: float, y: float, said: tuple[str, str], lay: Layout, color: str = INK
) -> None:
    """The two texts of a line: at its left what is left out, and what comes of it."""
    how: dict[str, Any] = {"size": SMALL, "va": "center"}
    x, ha = (lay.left - lay.gap, "right") if lay.furthest else (lay.told, "left")
    _sheet.write(figure, x, top + y + 0.1, said[0], ha=ha, color=color, **how)
    under = 0.0 if lay.furthest else 0.17
    told, at = lay.fitted(said[1]), top + y + 0.1 + under
    for place, part in enumerate(told.split("\n")):  # the first where that of one line would stand
        y_of = at + place * SMALL * LINE
        _sheet.write(figure, lay.told, y_of, part, **how, **over(figure))


def _kind(figure: Figure, axes: Axes, top: float, y: float, row: Row, lay: Layout) -> None:
    things = _words.counted(row["things"], row["kind"]).replace("entrys", "entries")
    if row["lowest"] is not None:
        ends = (row["lowest"], row["highest"])
        _style.interval(axes, y + 0.1, ends, upright=False, linewidth=2.4)
    _line(figure, top, y, (things, _furthest(row)), lay, MUTED)


def _furthest(row: Row) -> str:
    """The furthest move of a kind, and without what."""
    none = "" if row["value"] is None else "none moves it"
    told = f"{_words.signed(row['moved'])} {drawable(row['named'])}" if row["named"] else none
    told += f"; {row['as_far']} more as far" if row["as_far"] else ""
    return told + (f"; undefined without {row['undefined']}" if row["undefined"] else "")


def _foot(rows: Sequence[Row], words: Vocabulary) -> str:
    told = (
        "Thick lines run from the lowest to the highest balance without one of them. Lines through "
        f"marks, and bands, are {_words.level(rows)}; a mark is hollow where its line reaches 0."
    )
    return (
        told + _words.beyond(len(_rows.grouped(rows, "outlet")), words.noun) + _words.renamed(rows)
    )


def alt(rows: Sequence[Row], words: Vocabulary = SHIPPED) -> str:
    """For each outlet and kind from where to where the balance moves, and what moves it most."""
    said = [
        f"The balance of each {words.noun} without one thing, from −1 (all {words.cool}) to +1."
    ]
    outlets = _rows.grouped(rows, "outlet")
    for own in _rows.ends(list(outlets.values()), defined=_defined):
        parts = []
        for row in own:
            ends = f"{_words.signed(row['lowest'])} to {_words.signed(row['highest'])}"
            level = f" and {row['as_far']} more as far" if row["as_far"] else ""
            most = f" (furthest {row['named']}{level}, {_words.signed(row['moved'])})"
            most = most if row["named"] else ""
            parts.append(f"without one {row['kind']} {ends}{most}")
        with_all = _words.with_interval(own[0], _words.signed)
        said.append(f"{own[0]['outlet']}, {with_all} with all: {'; '.join(parts)}.")
    return " ".join(said) + _words.beyond(len(outlets), words.noun)
