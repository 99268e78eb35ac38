"""An outlet's name as every figure draws it: its mark, then the name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from matplotlib.figure import Figure

from analysis.plots import _sheet, _style
from analysis.plots._labels import LINE, NORMAL, fitted, named
from analysis.plots._rows import Row

MARK = 5.5  # points: of the mark beside a name
SIGN = 0.2  # inches that the mark takes of the room


def outlet(
    figure: Figure,
    x: float,
    y: float,
    row: Row,
    room: float,
    *,
    lines: int = 1,
    size: float = NORMAL,
    va: str = "center",
) -> int:
    """Draw the mark and the name of a row's outlet; the number of lines that they took.

    Args:
        figure: the page.
        x: inches from its left edge, where the mark begins.
        y: inches from its top, where the middle, top or bottom of the name stands.
        row: says what the outlet is called and which mark it has.
        room: inches for both.
        lines: how many the name may take.
        size: of the letters, in points.
        va: what of the name stands at y.
    """
    name = fitted(named(row), room - SIGN, size=size, lines=lines)
    took = name.count("\n") + 1
    middle = {"center": y, "top": y + size * LINE * 0.5, "bottom": y - size * LINE * (took - 0.5)}
    _style.sign(figure, x + 0.07, middle[va], row["mark"], MARK)
    _sheet.write(figure, x + SIGN, y, name, **over(figure), size=size, va=va)
    return took


def over(figure: Figure) -> dict[str, Any]:
    """How text looks that stands over scales: on white in a narrow figure, where it must."""
    if float(figure.get_size_inches()[0]) >= _sheet.WIDTH:
        return {}
    return {"bbox": {"facecolor": "white", "edgecolor": "none", "pad": 0.5}}


LISTED = 0.2  # inches that a name in a list takes


def listed(figure: Figure, top: float, rows: Sequence[Row]) -> None:
    """Marks and names under each other, where there is no room for a name at its place."""
    room = float(figure.get_size_inches()[0]) - 2 * _sheet.EDGE
    for at, row in enumerate(rows):
        outlet(figure, _sheet.EDGE, top + (at + 0.5) * LISTED, row, room)
