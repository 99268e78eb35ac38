"""How all figures look: one width, one palette, one set of marks; places are inches.

Places are counted from the page's left and top edge, so that a figure is as high as what it
holds, and nothing is squeezed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import matplotlib
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from analysis.plots._labels import LINE, NORMAL, SMALL, fitted
from analysis.plots._rows import MARKS

INK, MUTED, ALLIANCE, STRAIN, RUSSIA = "#1A1A1A", "#595959", "#0072B2", "#C44E00", "#007A5E"
FAINT = "#DDDDDD"  # lines to count by, never to read
PALE = "#F0F0F0"  # what is there and says nothing

WIDTH = 7.5  # of every figure: on A4 it keeps its size
NARROW = 3.6  # of a figure for a window as narrow as a phone
EDGE = 0.15  # around a page
SIZE = 7.0  # of a mark, in points
LARGER = {"star": 1.4, "thin diamond": 1.2, "cross": 1.15, "diagonal cross": 1.15, "diamond": 0.85}
TITLE = 11.0

STYLE: dict[str, Any] = {
    "font.family": ["DejaVu Sans"],  # comes with matplotlib, so it is the same everywhere
    "font.size": NORMAL,
    "text.color": INK,
    "text.parse_math": False,  # a name may hold two dollar signs
    "axes.edgecolor": MUTED,
    "axes.linewidth": 0.6,
    "axes.spines.left": False,
    "axes.spines.right": False,
    "axes.spines.top": False,
    "axes.axisbelow": True,
    "xtick.color": MUTED,
    "ytick.color": MUTED,
    "xtick.labelsize": SMALL,
    "ytick.labelsize": SMALL,
    "xtick.major.size": 0,
    "xtick.major.pad": 5.0,
    "ytick.major.size": 0,
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
    figure = Figure(figsize=(width, height), facecolor="white")
    write(figure, EDGE, EDGE, _titled(title, width), size=TITLE, weight="bold", va="top")
    return figure


def above(title: str, width: float = WIDTH) -> float:
    """How far down the title reaches, with room below."""
    return EDGE + _titled(title, width).count("\n") * TITLE * LINE + TITLE * LINE + 0.1


def _titled(title: str, width: float) -> str:
    return fitted(title, width - 2 * EDGE, size=TITLE, lines=5, bold=True)


def panel(figure: Figure, left: float, top: float, width: float, height: float) -> Axes:
    """Axes at a place on the page."""
    across, down = figure.get_size_inches()
    return figure.add_axes(
        (left / across, 1 - (top + height) / down, width / across, height / down)
    )


def write(figure: Figure, x: float, y: float, text: str, **how: Any) -> None:
    """Text at a place on the page."""
    across, down = figure.get_size_inches()
    figure.text(x / across, 1 - y / down, text, **{"linespacing": 1.2, **how})


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


def interval(
    axes: Axes, at: float, ends: tuple[float | None, float | None], *, upright: bool, **how: Any
) -> None:
    """A line from the low end to the high one, at a place of the other axis; none if undefined."""
    low, high = ends
    if low is None or high is None:
        return
    along, across = [low, high], [at, at]
    look = {"color": INK, "linewidth": 1.3, "solid_capstyle": "butt", "clip_on": False, **how}
    axes.plot(*((across, along) if upright else (along, across)), **look)


def mark(
    axes: Axes, x: float, y: float, name: str, colour: str, *, hollow: bool, size: float = SIZE
) -> None:
    """An outlet's mark; hollow where 0 is not ruled out."""
    axes.plot(
        [x],
        [y],
        linestyle="none",
        marker=MARKS[name],
        markersize=size * LARGER.get(name, 1.0),
        markeredgewidth=1.3,
        markeredgecolor=colour,
        markerfacecolor="white" if hollow else colour,
        clip_on=False,
        zorder=4,
    )


def said(axes: Axes, x: float, y: float, text: str, **how: Any) -> None:
    """Small text at a place in the axes, on white, so that it is legible over lines."""
    # No halo around the letters: it would be written as shapes of their own, ten times the text.
    white = {"facecolor": "white", "edgecolor": "none", "pad": 0.4}
    look = {"size": SMALL, "ha": "center", "va": "center", "zorder": 3, "bbox": white}
    axes.text(x, y, text, **{**look, **how})


def ruled(
    axes: Axes, places: Sequence[float], labels: Sequence[str], *, inward: bool = False
) -> None:
    """Ticks at these places of the lower axis, with faint lines to count by.

    `inward` keeps the first label right of its place and the last one left of it.
    """
    axes.set_xticks(list(places), list(labels))
    if inward:
        axes.get_xticklabels()[0].set_horizontalalignment("left")
        axes.get_xticklabels()[-1].set_horizontalalignment("right")
    axes.grid(axis="x", color=FAINT, linewidth=0.6)


def empty(title: str, text: str, width: float = WIDTH) -> Figure:
    """A page that says why there is nothing to draw."""
    figure = page(above(title, width) + below(text, width), title, width)
    footed(figure, text)
    return figure
