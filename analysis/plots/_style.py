"""How all figures look: one palette, one set of marks, lines and scales."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import matplotlib
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from matplotlib.transforms import ScaledTranslation, Transform

from analysis.output import UNDEFINED
from analysis.plots._labels import NORMAL, SMALL
from analysis.plots._rows import MARKS, Row

INK, MUTED, ALLIANCE, STRAIN, RUSSIA = "#1A1A1A", "#595959", "#0072B2", "#C44E00", "#007A5E"
FAINT = "#DDDDDD"  # lines to count by, never to read
PALE = "#F0F0F0"  # what is there and says nothing

SIZE = 7.0  # of a mark, in points
LARGER = {
    **{"star": 1.4, "thin diamond": 1.2, "diamond": 0.85},
    **dict.fromkeys(("cross", "diagonal cross", "hourglass", "bow tie"), 1.15),
}

STYLE: dict[str, Any] = {
    "font.family": ["DejaVu Sans"],  # comes with matplotlib, so it is the same everywhere
    "font.size": NORMAL,
    "text.color": INK,
    "text.parse_math": False,  # a name may hold two dollar signs
    "svg.fonttype": "path",  # letters as shapes: the same without any font installed
    "svg.hashsalt": "framing-study",  # names inside the file, the same on every run
}


@contextmanager
def style() -> Iterator[None]:
    """Our style and nothing else, for what is drawn inside; what was set before comes back."""
    with matplotlib.rc_context():
        matplotlib.rcdefaults()  # whatever a matplotlibrc in the working directory says
        settings: Any = matplotlib.rcParams  # its keys are typed one by one
        settings.update(STYLE)
        yield


def line(
    axes: Axes,
    xs: Sequence[float],
    ys: Sequence[float],
    transform: Transform | None = None,
    **how: Any,
) -> None:
    """A line through points of the axes; it may leave them, and moves no scale."""
    look = {"solid_capstyle": "butt", "clip_on": False, **how}
    made = Line2D(xs, ys, **look)
    if transform is not None:
        made.set_transform(transform)
    axes.add_artist(made)


def level(axes: Axes, y: float, **how: Any) -> None:
    """A line across the axes at a height, faint unless said otherwise."""
    look = {"color": FAINT, "linewidth": 0.6, **how}
    line(axes, (0, 1), (y, y), axes.get_yaxis_transform(), **look)


def parted(axes: Axes, y: float, *, broken: bool) -> None:
    """A line between two outlets, broken where others are left out."""
    level(axes, y, **({"color": MUTED, "dashes": (2, 2), "linewidth": 1.2} if broken else {}))


def upright(axes: Axes, x: float, **how: Any) -> None:
    """A line through the height of the axes, muted unless said otherwise."""
    look = {"color": MUTED, "linewidth": 0.8, "zorder": 1.5, **how}
    line(axes, (x, x), (0, 1), axes.get_xaxis_transform(), **look)


def boxes(axes: Axes, made: Iterable[tuple[float, float, float, float]], **how: Any) -> None:
    """Fields of one look: from x, from y, how wide, how high (either way)."""
    fields(axes, ([(x, y), (x + w, y), (x + w, y + h), (x, y + h)] for x, y, w, h in made), **how)


def fields(axes: Axes, outlines: Iterable[Sequence[tuple[float, float]]], **how: Any) -> None:
    """Fields of one look by their corners, all in one path: a path each costs time and bytes."""
    corners: list[tuple[float, float]] = []
    codes: list[Any] = []
    for outline in outlines:
        corners += [*outline, outline[0]]
        codes += [Path.MOVETO, *[Path.LINETO] * (len(outline) - 1), Path.CLOSEPOLY]
    look = {"edgecolor": "none", "linewidth": 0, "clip_on": False, **how}
    if corners:
        axes.add_artist(PathPatch(Path(corners, codes), **look))


def interval(
    axes: Axes, at: float, ends: tuple[float | None, float | None], *, upright: bool, **how: Any
) -> None:
    """A line from the low end to the high one, at a place of the other axis; none if undefined."""
    low, high = ends
    if low is None or high is None:
        return
    along, across = (low, high), (at, at)
    look = {"color": INK, "linewidth": 1.3, **how}
    line(axes, *((across, along) if upright else (along, across)), **look)


def mark(
    axes: Axes, x: float, y: float, name: str, colour: str, *, hollow: bool, size: float = SIZE
) -> None:
    """An outlet's mark; hollow where 0 is not ruled out."""
    line(axes, (x,), (y,), **_marked(name, colour, size, hollow=hollow))


def estimate(
    axes: Axes, y: float, row: Row, colour: str, *, hollow: bool, size: float = SIZE
) -> None:
    """A row's value as its outlet's mark, on the line of its interval."""
    interval(axes, y, (row["low"], row["high"]), upright=False, color=colour)
    mark(axes, row["value"], y, row["mark"], colour, hollow=hollow, size=size)


def sided(value: float, *, hollow: bool) -> str:
    """The colour of a balance: of the pole it leans to, or of neither where 0 is not ruled out."""
    return INK if hollow else ALLIANCE if value > 0 else STRAIN


def undefined(axes: Axes, y: float, x: float | None = None, text: str = UNDEFINED) -> None:
    """The word where a value would stand, away from 0: at the left end of the scale."""
    left = axes.get_xlim()[0] if x is None else x
    said(axes, left, y, text, ha="left", color=MUTED, style="italic")


BAR = Path([(-0.2, -0.5), (0.2, -0.5), (0.2, 0.5), (-0.2, 0.5), (-0.2, -0.5)], closed=True)
STROKE = Path([(0.0, -0.5), (0.0, 0.5)])


def tick(axes: Axes, x: float, y: float, colour: str, *, hollow: bool, thin: bool = False) -> None:
    """The mark of what is no outlet: an upright bar or a stroke, which no outlet has."""
    look = {"marker": STROKE if thin else BAR}
    line(axes, (x,), (y,), **{**_marked("circle", colour, 9.0, hollow=hollow), **look})


def sign(figure: Figure, x: float, y: float, name: str, size: float = SIZE) -> None:
    """An outlet's mark at a place on the page, beside its name."""
    across, down = figure.get_size_inches()
    look = _marked(name, INK, size, hollow=False)
    place = (round(x, 9) / across,), (1 - round(y, 9) / down,)
    figure.add_artist(Line2D(*place, transform=figure.transFigure, **look), clip=False)


def _marked(name: str, colour: str, size: float, *, hollow: bool) -> dict[str, Any]:
    return {
        "linestyle": "none",
        "marker": MARKS[name],
        "markersize": size * LARGER.get(name, 1.0),
        "markeredgewidth": 1.3,
        "markeredgecolor": colour,
        "markerfacecolor": "white" if hollow else colour,
        "zorder": 4,
    }


def said(axes: Axes, x: float, y: float, text: str, *, over: bool = True, **how: Any) -> None:
    """Small text at a place in the axes; `over` lines it stands on white, so as to be legible."""
    # No halo around the letters: it would be written as shapes of their own, ten times the text.
    white = {"facecolor": "white", "edgecolor": "none", "pad": 0.4} if over else None
    look = {"size": SMALL, "ha": "center", "va": "center", "zorder": 3, "bbox": white}
    axes.text(x, y, text, **{**look, **how})


def ruled(
    axes: Axes, places: Sequence[float], labels: Sequence[str], *, inward: bool = False
) -> None:
    """The lower scale: labels at these places, and faint lines to count by.

    `inward` keeps the first label right of its place and the last one left of it.
    """
    line(axes, (0, 1), (0, 0), axes.transAxes, color=MUTED, linewidth=0.6)
    along = axes.get_xaxis_transform()
    lines = [((place, 0), (place, 1)) for place in places]
    axes.add_artist(_counting(lines, along))
    below = along + _moved(axes, 0, -PAD)
    for at, (place, label) in enumerate(zip(places, labels, strict=True)):
        inner = {0: "left", len(places) - 1: "right"}.get(at, "center") if inward else "center"
        how: dict[str, Any] = {"ha": inner, "va": "top", "transform": below, "linespacing": 1.2}
        if label:
            axes.text(place, 0, label, size=SMALL, color=MUTED, **how)


def stepped(axes: Axes, places: Sequence[float], labels: Sequence[str]) -> None:
    """The scale at the left: labels at these heights, and faint lines to count by."""
    aside = axes.get_yaxis_transform()
    axes.add_artist(_counting([((0, place), (1, place)) for place in places], aside))
    beside = aside + _moved(axes, -PAD, 0)
    how: dict[str, Any] = {"ha": "right", "va": "center", "transform": beside}
    for place, label in zip(places, labels, strict=True):
        if label:
            axes.text(0, place, label, size=SMALL, color=MUTED, **how)


PAD = 5.0  # points between a scale and its labels


def _counting(lines: Sequence[Any], transform: Transform) -> LineCollection:
    look: dict[str, Any] = {"colors": FAINT, "linewidths": 0.6, "zorder": 0.5, "clip_on": False}
    return LineCollection(lines, transform=transform, **look)


def _moved(axes: Axes, right: float, up: float) -> Transform:
    """A way of so many points, whatever the resolution."""
    page: Any = axes.get_figure(root=True)
    return ScaledTranslation(right / 72, up / 72, page.dpi_scale_trans)
