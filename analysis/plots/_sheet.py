"""The sheet of a figure: its title, panels with rows under each other, and a note at the foot.

Places are inches from the sheet's left and top edge, so that a figure is as high as what it holds,
and nothing is squeezed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from analysis.plots import _rows, _style
from analysis.plots._labels import LINE, SMALL, fitted

T = TypeVar("T")

WIDTH = 7.5  # of every figure: on A4 it keeps its size
NARROW = 3.2  # of a figure for a window as narrow as a phone: its small letters have 11 pixels
EDGE = 0.15  # around a page
TITLE = 11.0  # points


@dataclass(frozen=True, slots=True)
class Stack(Generic[T]):
    """What stands under each other in panels, an outlet each as a rule."""

    shown: Sequence[T]
    heights: Sequence[float]  # inches, of each
    gap: int = 0  # of many some are left out below the one at this place, from 1; 0 for none

    @property
    def size(self) -> float:
        """How high the panels are."""
        return sum(self.heights)

    def down(self, panels: Sequence[Axes] = (), higher: float = 0.0) -> Iterator[tuple[float, T]]:
        """Each with where it begins; then the line below it, so much higher than its end."""
        y = 0.0
        for place, (one, height) in enumerate(zip(self.shown, self.heights, strict=True), 1):
            yield y, one
            y += height
            for axes in panels:
                _style.parted(axes, y - higher, broken=place == self.gap)


def stack(
    every: Sequence[T],
    height: Callable[[T], float],
    *,
    defined: Callable[[T], bool] = lambda one: True,
) -> Stack[T]:
    """All of them, or the first and the last of many that are defined."""
    shown = _rows.ends(every, defined=defined)
    gap = len(shown) // 2 if len(shown) < len(every) else 0
    return Stack(shown, [height(one) for one in shown], gap)


def laid(
    title: str, note: str, size: float, width: float, *, head: float = 0.0, foot: float = 0.0
) -> tuple[Figure, float]:
    """A sheet for panels of that height, and where these begin.

    Args:
        title: stands over them.
        note: stands at the foot, by `footed` when all else is drawn.
        size: of the panels.
        width: of the sheet.
        head: what the panels need above them.
        foot: what they need below.
    """
    top = above(title, width) + head
    return page(top + size + foot + below(note, width), title, width), top


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
    write(figure, EDGE, y, note(text, width), size=SMALL, color=_style.MUTED, va="top")


def small(figure: Figure, x: float, y: float, text: str, **how: Any) -> None:
    """Small muted text at a place on the page: what heads a column, or stands beside a name."""
    write(figure, x, y, text, **{"size": SMALL, "color": _style.MUTED, **how})


def empty(title: str, text: str, width: float = WIDTH) -> Figure:
    """A page that says why there is nothing to draw."""
    figure = page(above(title, width) + below(text, width), title, width)
    footed(figure, text)
    return figure
