"""Validity: how well codebook and reading agree, code by code, in every coded sample."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from analysis.plots import _rows, _sheet, _style, _words
from analysis.plots._labels import SMALL, drawable, fitted, width
from analysis.plots._outlet import over
from analysis.plots._rows import Row
from analysis.plots._sheet import EDGE
from analysis.plots._style import INK, MUTED
from analysis.vocabulary import SHIPPED, Vocabulary

if TYPE_CHECKING:
    from analysis.study import Study

TITLE = "How well does the codebook agree with reading?"
ORDER = 11
SCORES = ("f1", "f1_low", "f1_high", "alpha", "alpha_low", "alpha_high")
COLUMNS = ("column", "sample", "n", *SCORES, "level")
HOW = (
    "Each block is a code, each row a sample of sentences that were also coded by reading. On the "
    "left stands F1, which is 1 where the codebook finds all that reading finds and nothing else; "
    "on the right Krippendorff's alpha, which takes off what chance would give; lines are "
    "intervals. The open bar is no codebook: it sets one coder against the other, and says how "
    "far agreement may be asked to go. Thin grey strokes are samples that may have been in view "
    "when the codebook was written: they flatter it, and the full bars say more of a text nobody "
    "has seen."
)

CODES = {
    "alliance": "{warm}",
    "strain": "{cool}",
    "russia": "Russia",
    "attributed": "credited to a source",
}
CODERS = "coders"
NAMES = {
    "in": "these articles",
    "leave_one_out": "each article left out",
    CODERS: "one coder against the other",
}
APART = ("_coders", "_entries")  # samples that say how others were made; in the table only
SHOWN = 14  # samples drawn
SEEN = ("in", "_tuning")  # how samples end that may have been in view
OWN, BREAK, HEAD, FOOT = 0.26, 0.1, 0.3, 0.34


@dataclass(frozen=True, slots=True)
class Layout:
    """How the figure lies in its width; all in inches."""

    width: float  # of the page
    name: float  # the column of samples; 0 where a sample stands over its marks
    count: float  # the column of sentences
    gap: float  # before a panel
    value: float  # beside it
    line: float  # the height of a sample

    @property
    def panel(self) -> float:
        """How wide a scale is."""
        return (self.width - 2 * EDGE - self.name - self.count) / 2 - self.gap - self.value


WIDE = Layout(_sheet.WIDTH, name=1.95, count=0.55, gap=0.25, value=0.5, line=0.2)
PHONE = Layout(_sheet.NARROW, name=0.0, count=0.0, gap=0.06, value=0.4, line=0.34)


def rows(study: Study) -> list[Row]:
    """Agreement of each code in each sample, as in the table of agreement."""
    return [
        {name: row[name] for name in COLUMNS[:-1]} | {"level": study.settings.level}
        for row in study.agreement
        if not str(row["sample"]).endswith(APART)
    ]


def draw(rows: Sequence[Row], words: Vocabulary = SHIPPED) -> Figure:
    """A block of rows for each code, two scales."""
    return _drawn(rows, WIDE, words)


def narrow(rows: Sequence[Row], words: Vocabulary = SHIPPED) -> Figure:
    """The same, each sample over its marks."""
    return _drawn(rows, PHONE, words)


def _drawn(rows: Sequence[Row], lay: Layout, words: Vocabulary) -> Figure:
    if not rows:
        none = "There is nothing to draw: no sentence was coded by reading."
        return _sheet.empty(TITLE, none, lay.width)
    blocks = {code: own[:SHOWN] for code, own in _rows.grouped(rows, "column").items()}
    size = sum(OWN + len(own) * lay.line + BREAK for own in blocks.values())
    foot = _foot(rows)
    figure, top = _sheet.laid(TITLE, foot, size, lay.width, head=HEAD, foot=FOOT)
    left = EDGE + lay.name + lay.count + lay.gap
    panels = {
        score: _sheet.panel(
            figure, left + at * (lay.panel + lay.value + lay.gap), top, lay.panel, size
        )
        for at, score in enumerate(("f1", "alpha"))
    }
    for axes in panels.values():
        _scaled(axes, _low(rows), size)
    _heads(figure, top, left, lay)
    y = 0.0
    for code, own in blocks.items():
        name = words.told(CODES.get(code, code))
        _sheet.write(figure, EDGE, top + y + OWN / 2, name, va="center", **over(figure))
        y += OWN
        for row in own:
            _told(figure, top + y + (lay.line / 2 if lay.name else 0.09), row, lay)
            for score, axes in panels.items():
                _point(axes, y + lay.line - 0.1, row, score, lay)
            y += lay.line
        y += BREAK
        for axes in panels.values():
            _style.level(axes, y - BREAK / 2)
    _sheet.footed(figure, foot)
    return figure


def _low(rows: Sequence[Row]) -> float:
    """Where the scales begin: at 0, or lower where agreement is worse than chance."""
    ends = [row[c] for row in rows for c in ("alpha", "alpha_low") if row[c] is not None]
    return min(0.0, math.floor(min(ends, default=0.0) * 2) / 2)


def _scaled(axes: Axes, low: float, size: float) -> None:
    axes.set_xlim(low, 1)
    axes.set_ylim(size, 0)
    ticks = (low, (low + 1) / 2, 1.0)
    _style.ruled(axes, ticks, [f"{tick:g}".replace("-", _words.MINUS) for tick in ticks])


def _heads(figure: Figure, top: float, left: float, lay: Layout) -> None:
    how: dict[str, Any] = {"size": SMALL, "color": MUTED, "va": "bottom"}
    y = top - 0.06
    if lay.name:
        _sheet.write(figure, left - lay.gap, y, "sentences", ha="right", **how)
    for at, said in enumerate(("F1", "Krippendorff's alpha" if lay.name else "alpha")):
        x = left + at * (lay.panel + lay.value + lay.gap) + lay.panel / 2
        _sheet.write(figure, x, y, said, ha="center", **how)


def _told(figure: Figure, y: float, row: Row, lay: Layout) -> None:
    """The sample's name, and how many sentences it has."""
    how: dict[str, Any] = {"size": SMALL, "color": MUTED, "va": "center", **over(figure)}
    name, part = _named(row["sample"])
    part += "" if lay.name else f" ({row['n']})"
    room = (lay.name or lay.width - 2 * EDGE) - 0.15 - width(part, SMALL)
    name = fitted(drawable(name) or "a collection", room, size=SMALL)
    _sheet.write(figure, EDGE + (0.12 if lay.name else 0.0), y, name + part, **how)
    if lay.name:
        _sheet.write(figure, EDGE + lay.name + lay.count, y, str(row["n"]), ha="right", **how)


def _named(sample: str) -> tuple[str, str]:
    """A sample by its name, or by a collection's and which part of it the sample is."""
    name, _, part = sample.rpartition("_")
    if name and part in ("test", "tuning"):
        return name, f", {part} part"
    return NAMES.get(sample, sample), ""


def _point(axes: Axes, y: float, row: Row, score: str, lay: Layout) -> None:
    if row[score] is None:
        _style.undefined(axes, y)
        return
    coders = row["sample"] == CODERS
    seen = row["sample"].endswith(SEEN)
    colour = MUTED if seen else INK
    ends = (row[f"{score}_low"], row[f"{score}_high"])
    _style.interval(axes, y, ends, upright=False, color=colour)
    _style.tick(axes, row[score], y, colour, hollow=coders, thin=seen)
    low, high = axes.get_xlim()
    at = high + (lay.value - 0.05) / lay.panel * (high - low)
    _style.said(axes, at, y, _plain(row[score]), over=False, ha="right", color=colour)


def _foot(rows: Sequence[Row]) -> str:
    said = (
        f"Lines are {_words.level(rows)}. Open bar: one coder against the other. Thin grey "
        "stroke: samples that may have been in view when the codebook was written."
    )
    return said + _beyond(rows)


def _beyond(rows: Sequence[Row]) -> str:
    most = max(len(own) for own in _rows.grouped(rows, "column").values())
    if most <= SHOWN:
        return ""
    return f" Drawn are the first {SHOWN} of {most} samples; all stand in the figure's CSV."


def alt(rows: Sequence[Row], words: Vocabulary = SHIPPED) -> str:
    """For each code and sample F1 and alpha with their intervals."""
    if not rows:
        return "No sentence was coded by reading."
    said = [f"Agreement of codebook and reading, with {_words.level(rows)}."]
    for code, own in _rows.grouped(rows, "column").items():
        parts = [
            f"{''.join(_named(row['sample']))} ({_words.counted(row['n'], 'sentence')}) F1 "
            f"{_with(row, 'f1')}, alpha {_with(row, 'alpha')}"
            for row in own[:SHOWN]
        ]
        name = words.told(CODES.get(code, code))
        said.append(f"{name[0].upper() + name[1:]}: {'; '.join(parts)}.")
    return " ".join(said) + _beyond(rows)


def _with(row: Row, score: str) -> str:
    made = {"value": row[score], "low": row[f"{score}_low"], "high": row[f"{score}_high"]}
    return _words.with_interval(made, _plain)


def _plain(value: float | None) -> str:
    return _words.signed(value).removeprefix("+")
