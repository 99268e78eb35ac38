"""What an eye needs of every figure: shapes that differ, words that say what is what, and room."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from analysis import plots
from analysis.plots import _style
from analysis.plots._rows import MARKS


def ink(name: str, *, hollow: bool) -> np.ndarray:
    """How dark each pixel of a small mark is on a screen, from 0 to 1."""
    with plots.style():
        figure = Figure(figsize=(0.2, 0.2), dpi=110)
        axes = _style.panel(figure, 0, 0, 0.2, 0.2)
        axes.set_xlim(-1, 1)
        axes.set_ylim(-1, 1)
        _style.mark(axes, 0, 0, name, "black", hollow=hollow, size=5.5)
        canvas = FigureCanvasAgg(figure)
        canvas.draw()
    return 1 - np.asarray(canvas.buffer_rgba())[:, :, 0] / 255


@pytest.mark.parametrize(("hollow", "most"), [(False, 0.8), (True, 0.62)])
def test_no_two_marks_are_the_same_small_blot_in_grey(hollow: bool, most: float):
    # of all that either inks, how much both do: a hexagon and a circle 0.88 filled, 0.70 hollow
    drawn = {name: ink(name, hollow=hollow) for name in MARKS}
    assert all(one.sum() > 5 for one in drawn.values())
    for (first, a), (second, b) in combinations(drawn.items(), 2):
        assert np.minimum(a, b).sum() < most * np.maximum(a, b).sum(), (first, second)
