"""How all figures look: one width, one palette, one set of marks; places are inches.

Places are counted from the page's left and top edge, so that a figure is as high as what it
holds, and nothing is squeezed.
"""

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

from analysis.plots._labels import LINE, NORMAL, SMALL, fitted
from analysis.plots._rows import MARKS

INK, MUTED, ALLIANCE, STRAIN, RUSSIA = "#1A1A1A", "#595959", "#0072B2", "#C44E00", "#007A5E"
FAINT = "#DDDDDD"  # lines to count by, never to read
PALE = "#F0F0F0"  # what is there and says nothing

WIDTH = 7.5  # of every figure: on A4 it keeps its size
NARROW = 3.2  # of a figure for a window as narrow as a phone: its small letters have 11 pixels
EDGE = 0.15  # around a page
SIZE = 7.0  # of a mark, in points
LARGER = {
    **{"star": 1.4, "thin diamond": 1.2, "diamond": 0.85},
    **dict.fromkeys(("cross", "diagonal cross", "hourglass", "bow tie"), 1.15),
}
TITLE = 11.0

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


def page(height: float, title: str, width: float = WIDTH) -> Figure:
    """A sheet of that height with its title, which takes `above(title)` of it."""
    figure = Figure(figsize=(width, round(height, 9)), facecolor="white")
    write(figure, EDGE, EDGE, _titled(title, width), size=TITLE, weight="bold", va="top")
    return figure


def above(title: str, width: float = WIDTH) -> float:
    """How far down the title reaches, with room below."""
    return EDGE + _titled(title, width).count("\n") * TITLE * LINE + TITLE * LINE + 0.1


def _titled(title: str, width: float) -> str:
    return fitted(title, width - 2 * EDGE, size=TITLE, lines=5, bold=True)


def panel(figure: Figure, left: float, top: float, width: float, height: float) -> Axes:
    """Axes at a place on the page, bare: what matplotlib draws around them costs the most."""
    across, down = figure.get_size_inches()
    left, top, width, height = (round(inches, 9) for inches in (left, top, width, height))
    axes = figure.add_axes(
        (left / across, 1 - (top + height) / down, width / across, height / down), frameon=False
    )
    axes.set_axis_off()
    return axes


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


def parted(axes: Axes, y: float, place: int, drawn: int, all_of: int) -> None:
    """A line under the outlet at that place, from 1; broken where others are left out below it."""
    gap = drawn < all_of and place == drawn // 2
    level(axes, y, **({"color": MUTED, "dashes": (2, 2), "linewidth": 1.2} if gap else {}))


def upright(axes: Axes, x: float, **how: Any) -> None:
    """A line through the height of the axes, muted unless said otherwise."""
    look = {"color": MUTED, "linewidth": 0.8, "zorder": 1.5, **how}
    line(axes, (x, x), (0, 1), axes.get_xaxis_transform(), **look)


def write(figure: Figure, x: float, y: float, text: str, **how: Any) -> None:
    """Text at a place on the page."""
    across, down = figure.get_size_inches()
    # Sums of inches differ in their last bits by their order, which is no place.
    left, top = round(x, 9) / across, 1 - round(y, 9) / down
    figure.text(left, top, text, **{"linespacing": 1.2, **how})


def note(text: str, width: float = WIDTH) -> str:
    """A note at the foot of a page, in lines."""
    return fitted(text, width - 2 * EDGE, size=SMALL, lines=6 if width == WIDTH else 12)


def below(text: str, width: float = WIDTH) -> float:
    """How much of the page's height a note takes."""
    return 0.12 + (note(text, width).count("\n") + 1) * SMALL * LINE + EDGE


def footed(figure: Figure, text: str) -> None:
    """Write the note at the foot of the page."""
    width, down = map(float, figure.get_size_inches())
    y = down - below(text, width) + 0.12
    write(figure, EDGE, y, note(text, width), size=SMALL, color=MUTED, va="top")


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


def empty(title: str, text: str, width: float = WIDTH) -> Figure:
    """A page that says why there is nothing to draw."""
    figure = page(above(title, width) + below(text, width), title, width)
    footed(figure, text)
    return figure
