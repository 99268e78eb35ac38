"""Word shifts: what parts the balances of two outlets that the balance tells apart."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from analysis.plots import _rows, _sheet, _style, _words
from analysis.plots._labels import NORMAL, SMALL, drawable, fitted, width
from analysis.plots._outlet import SIGN, outlet, over
from analysis.plots._rows import Row
from analysis.plots._sheet import EDGE
from analysis.plots._style import ALLIANCE, FAINT, MUTED, STRAIN
from analysis.vocabulary import SHIPPED, Vocabulary
from analysis.wordshift import Shift, between

if TYPE_CHECKING:
    from analysis.study import Study

TITLE = "Which words part the {noun}s that the balance tells apart?"
ORDER = 8
SIDES = ("higher", "lower")
POLES = ("alliance", "strain")
COLUMNS = (
    *("pairs", "pair", "higher", "higher_mark", "higher_called"),
    *("lower", "lower_mark", "lower_called"),
    *("entries", "words", "turned"),
    *(f"{side}_{pole}" for side in SIDES for pole in POLES),
    *("contribution", "low", "high", "level"),
)
HOW = (
    "Each block is a pair of {noun}s whose balances the verdicts tell apart. Each row "
    "is an entry of the codebook, named by words that it found; its bar says what it adds to the "
    "balance of the one above less that of the one below, counted by hits, and the thin line is "
    "the range when sentences are drawn anew, which is too narrow for what stands once or twice. "
    "Beside it stand its hits for {warm} (+) and for {cool} (−) in either; {turning}. "
    "A plain bar is an entry found more often as {warm}, a hatched one an entry found "
    "more often as {cool}."
)

PAIRS, ENTRIES = 4, 8  # blocks drawn; entries of a block that have a row of their own
HEAD, FOOT = 0.6, 0.44  # inches: above a block, below it


@dataclass(frozen=True, slots=True)
class Layout:
    """How the figure lies in its width; all in inches."""

    width: float  # of the page
    words: float  # the column of words; 0 where they stand over their bar
    hits: float  # the column of an outlet's hits
    row: float  # the height of an entry
    gap: float = 0.1  # between columns

    @property
    def bars(self) -> float:
        """How wide the panel is."""
        return self.width - 2 * EDGE - self.words - 2 * self.hits - 2 * self.gap

    def column(self, number: int) -> float:
        """The middle of an outlet's hits."""
        left = EDGE + self.words + self.bars + 2 * self.gap
        return left + (number + 0.5) * self.hits


WIDE = Layout(_sheet.WIDTH, words=2.5, hits=1.0, row=0.22)
PHONE = Layout(_sheet.NARROW, words=0.0, hits=0.78, row=0.36, gap=0.06)
SIGNS = (("alliance", "+", -0.06, ALLIANCE), ("strain", _words.MINUS, 0.34, STRAIN))
STEPS = (0.05, 0.1, 0.2, 0.5, 1.0)


def belongs(study: Study) -> bool:
    """Whether there is any pair."""
    return len(study.outlets) > 1


def rows(study: Study) -> list[Row]:
    """The entries that move each pair most, and the rest in one row; the widest apart first."""
    signs = _rows.signs(study)
    apart = [v for v in study.pairs("balance") if v.verdict in ("higher", "lower")]
    apart.sort(key=lambda v: -round(abs(v.difference or 0.0), 9))
    found: list[Row] = []
    for at, verdict in enumerate(apart[:PAIRS], 1):
        pair = (verdict.outlet_i, verdict.outlet_j)
        higher, lower = pair if verdict.verdict == "higher" else pair[::-1]
        told = {"pairs": len(apart), "pair": at, "higher": higher, "lower": lower}
        told |= {f"higher_{what}": said for what, said in signs[higher].items()}
        told |= {f"lower_{what}": said for what, said in signs[lower].items()}
        told["level"] = study.settings.level
        shifts = between(study.shifts, i=lower, j=higher)
        for one in shifts[:ENTRIES]:
            words = one.matched if study.settings.text else one.entry
            found.append({**told, **_summed([one]), "words": words})
        if rest := shifts[ENTRIES:]:
            found.append({**told, **_summed(rest), "words": "all other entries"})
    return found


def _summed(shifts: Sequence[Shift]) -> Row:
    """What entries add together; the range is that of one alone."""
    only = shifts[0] if len(shifts) == 1 else None
    return {
        "entries": len(shifts),
        "turned": sum(one.turned for one in shifts),
        "higher_alliance": sum(one.alliance_j for one in shifts),
        "higher_strain": sum(one.strain_j for one in shifts),
        "lower_alliance": sum(one.alliance_i for one in shifts),
        "lower_strain": sum(one.strain_i for one in shifts),
        "contribution": math.fsum(one.contribution for one in shifts),
        "low": only and only.low,
        "high": only and only.high,
    }


def draw(rows: Sequence[Row], words: Vocabulary = SHIPPED) -> Figure:
    """A block a pair: entries, their bars on one scale, and their hits."""
    return _drawn(rows, WIDE, words)


def narrow(rows: Sequence[Row], words: Vocabulary = SHIPPED) -> Figure:
    """The same, an entry's words over its bar."""
    return _drawn(rows, PHONE, words)


def _drawn(rows: Sequence[Row], lay: Layout, words: Vocabulary) -> Figure:
    title = words.told(TITLE)
    if not rows:
        none = f"There is nothing to draw: the balance tells no two {words.noun}s apart."
        return _sheet.empty(title, none, lay.width)
    blocks = list(_rows.grouped(rows, "pair").values())
    foot, size = _foot(rows, words), sum(HEAD + len(own) * lay.row + FOOT for own in blocks)
    figure, top = _sheet.laid(title, foot, size, lay.width)
    for own in blocks:
        _headed(figure, top, own, lay)
        top += HEAD
        axes = _panel(figure, top, own, rows, lay)
        for at, row in enumerate(own):
            _entry(figure, axes, top, at, row, lay)
        top += len(own) * lay.row + FOOT
    _sheet.footed(figure, foot)
    return figure


def _balance(own: Sequence[Row], side: str) -> float | None:
    """The balance of all hits of a side."""
    a, s = (sum(row[f"{side}_{pole}"] for row in own) for pole in POLES)
    return (a - s) / (a + s) if a + s else None


def _headed(figure: Figure, top: float, own: Sequence[Row], lay: Layout) -> None:
    """The two names with their marks and balances, and what stands in the columns."""
    how: dict[str, Any] = {"size": SMALL, "color": MUTED, "va": "center"}
    for number, side in enumerate(SIDES):
        y = top + 0.1 + number * 0.2
        balance = f" ({_words.signed(_balance(own, side))} by hits)"
        room = lay.width - 2 * EDGE - width(balance, NORMAL)
        told = {"mark": own[0][f"{side}_mark"], "called": own[0][f"{side}_called"]}
        called = fitted(told["called"], room - SIGN)
        outlet(figure, EDGE, y, {**told, "called": called + balance}, lay.width - 2 * EDGE)
        x = lay.column(number)
        _style.sign(figure, x - 0.23, top + 0.47, told["mark"], 4.0)
        _sheet.write(figure, x - 0.12, top + 0.47, "hits", **how)
    said = "adds to the difference"
    if lay.words:
        _sheet.write(figure, EDGE + lay.words + lay.gap, top + 0.47, said, **how)
    else:
        _sheet.write(figure, EDGE, top + 0.47, fitted(said, lay.bars + 0.1, size=SMALL), **how)


def _panel(
    figure: Figure, top: float, own: Sequence[Row], rows: Sequence[Row], lay: Layout
) -> Axes:
    left = EDGE + lay.words + lay.gap
    axes = _sheet.panel(figure, left, top, lay.bars, len(own) * lay.row)
    ends = [row[c] for row in rows for c in ("contribution", "low", "high") if row[c] is not None]
    least, most = min(0.0, *ends), max(0.0, *ends)
    room = 5 if lay.words else 2
    step = next((step for step in STEPS if (most - least) / step <= room), STEPS[-1])
    low, high = math.floor(least / step + 1e-9), math.ceil(most / step - 1e-9)
    axes.set_xlim(low * step, max(high, low + 1) * step)
    axes.set_ylim(len(own), 0)
    ticks = [at * step for at in range(low, max(high, low + 1) + 1)]
    _style.ruled(axes, ticks, [_words.signed(tick) for tick in ticks])
    _style.upright(axes, 0)
    return axes


def _entry(figure: Figure, axes: Axes, top: float, at: int, row: Row, lay: Layout) -> None:
    """One row: its words, its bar with its range, its hits on both sides."""
    half = 0.11 / lay.row  # of a row: from the middle of the bar to its foot
    y = at + 1 - half
    one = row["entries"] == 1
    how: dict[str, Any] = {"size": SMALL, "va": "center"}
    look = how if one else {**how, "style": "italic"}
    under = top + y * lay.row
    here = under if lay.words else top + at * lay.row + 0.08
    said = fitted(_told(row), lay.words or lay.width - 2 * EDGE, size=SMALL)
    _sheet.write(figure, EDGE, here, said, **look, **over(figure))
    bar = (0, y - half * 0.56, row["contribution"], half * 1.12)
    _style.boxes(axes, [bar], zorder=3, linewidth=0.9, **_bar(row))
    if row["low"] is not None and row["high"] is not None:
        ends = (row["low"], row["high"])
        halo: dict[str, Any] = {"color": "white", "linewidth": 2.6}  # over a dark bar
        _style.interval(axes, y, ends, upright=False, zorder=3.5, **halo)
        _style.interval(axes, y, ends, upright=False, linewidth=1.0, zorder=4)
    for column, side in enumerate(SIDES):
        for pole, sign, left, shade in SIGNS:
            if count := row[f"{side}_{pole}"]:
                said = f"{sign}{count}"
                look = {**how, "ha": "right", "color": shade}
                _sheet.write(figure, lay.column(column) + left, under, said, **look)


def _told(row: Row) -> str:
    """A row's words, and how many of its hits were denied."""
    if row["entries"] > 1:
        return f"{row['words']} ({row['entries']})"
    denied = f" ({row['turned']} denied)" if row["turned"] else ""
    return (drawable(row["words"]) or "words in other letters") + denied


def _bar(row: Row) -> dict[str, Any]:
    """How a bar looks: plain for alliance, hatched for strain, pale for many entries."""
    a, s = (sum(row[f"{side}_{pole}"] for side in SIDES) for pole in POLES)
    if row["entries"] > 1 or a == s:
        return {"facecolor": FAINT, "edgecolor": MUTED}
    if a > s:
        return {"facecolor": ALLIANCE, "edgecolor": ALLIANCE}
    return {"facecolor": "white", "edgecolor": STRAIN, "hatch": "/////"}


def _foot(rows: Sequence[Row], words: Vocabulary) -> str:
    drawn, pairs = len(_rows.grouped(rows, "pair")), rows[0]["pairs"]
    said = (
        "Bars add up to the difference of the two balances by hits. Plain: found more often as "
        f"{words.warm}; hatched: as {words.cool}; grey: as often as either, or many entries. "
        f"Thin lines are {_words.level(rows)} (percentile)."
    )
    if pairs > drawn:
        said += f" Drawn are the {drawn} pairs furthest apart of {pairs}; the table has all."
    return said + _words.renamed({"outlet": row[side]} for row in rows for side in SIDES)


def alt(rows: Sequence[Row], words: Vocabulary = SHIPPED) -> str:
    """For each pair the entries, by words that they found, with what they add."""
    if not rows:
        return f"No pair is drawn: the balance tells no two {words.noun}s apart."
    said = ["What entries of the codebook add to the difference of two balances, by hits."]
    for own in _rows.grouped(rows, "pair").values():
        high, low = (f"{own[0][s]} ({_words.signed(_balance(own, s))})" for s in SIDES)
        parts = [
            f"“{row['words']}” {_words.with_interval(_valued(row), _words.signed)}"
            if row["entries"] == 1
            else f"{row['words']} {_words.signed(row['contribution'])}"
            for row in own
        ]
        said.append(f"{high} against {low}: {'; '.join(parts)}.")
    return " ".join(said)


def _valued(row: Row) -> Mapping[str, Any]:
    return {**row, "value": row["contribution"]}
