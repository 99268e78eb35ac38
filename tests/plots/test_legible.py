"""What an eye needs of every figure: shapes that differ, words that say what is what, and room."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from matplotlib.text import Text

from analysis import plots
from analysis.plots import _sheet, _style
from analysis.plots._labels import fitted
from analysis.plots._rows import MARKS
from analysis.study import Study
from tests.plots.made import STUDIES, crowd, large


def ink(name: str, *, hollow: bool) -> np.ndarray:
    """How dark each pixel of a small mark is on a screen, from 0 to 1."""
    with plots.style():
        figure = Figure(figsize=(0.2, 0.2), dpi=110)
        axes = _sheet.panel(figure, 0, 0, 0.2, 0.2)
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


def test_a_number_keeps_its_per_cent_at_the_end_of_a_line():
    for room in np.linspace(0.6, 3.0, 25):
        lines = fitted("lines are 95 % intervals of a share, 24 % here", room, lines=9).split("\n")
        assert not any(line.startswith("%") for line in lines), lines


def drawn(id: str, width: str, made: Study) -> Figure:
    file = plots.plot(id)
    with plots.style():
        figure = getattr(file, width)(file.rows(made), made.words)
    assert isinstance(figure, Figure)
    return figure


def said(figure: Figure) -> list[str]:
    return [" ".join(text.get_text().split()) for text in figure.findobj(Text) if text.get_text()]


def signs(figure: Figure) -> Iterator[Line2D]:
    """The marks of all panels, without those that stand beside a name."""
    for axes in figure.axes:
        for line in axes.lines:
            if line.get_marker() not in (None, "None", "none", ""):
                yield line


@pytest.mark.parametrize("width", ["draw", "narrow"])
@pytest.mark.parametrize("id", plots.ids())
@pytest.mark.parametrize("name", ["pencil", "twelve outlets", "thirty outlets all alike"])
def test_a_picture_with_a_hollow_mark_says_what_hollow_means(name: str, id: str, width: str):
    figure = drawn(id, width, STUDIES[name]())
    hollow = any(to_hex(one.get_markerfacecolor()) == "#ffffff" for one in signs(figure))
    note = said(figure)[-1].lower()
    assert not hollow or "hollow" in note or "open bar" in note


def crowded(made: Study) -> Study:
    """The same with counts of four digits, in estimates and in parts of articles, and marks at 0."""
    none = [replace(one, value=0.0) if "n_share" in one.measure else one for one in made.estimates]
    made = replace(made, estimates=tuple(none))
    positions = [replace(one, count=8888, sentences=9999) for one in made.positions]
    return replace(large(made), positions=tuple(positions))


@pytest.mark.parametrize("width", ["draw", "narrow"])
@pytest.mark.parametrize("id", ["lead", "position", "russia", "ties", "validity"])
def test_no_count_stands_at_a_mark(id: str, width: str):
    coded, counted = STUDIES["twelve outlets"](), crowded(STUDIES["no codes by reading"]())
    figure = drawn(id, width, coded if id == "validity" else counted)
    renderer = FigureCanvasAgg(figure).get_renderer()
    figure.draw(renderer)
    texts = [one for one in figure.findobj(Text) if one.get_text().strip()]
    boxes = [(one.get_text(), one.get_window_extent(renderer)) for one in texts]
    gap = 0.02 * figure.dpi
    for sign in signs(figure):
        at = sign.get_transform().transform(sign.get_xydata())[0]
        half = (sign.get_markersize() + 1.3) / 2 * figure.dpi / 72
        high, wide = half, half * (0.4 if isinstance(sign.get_marker(), Path) else 1)
        for told, box in boxes:
            beside = box.y0 < at[1] < box.y1 and high
            if beside and not told.startswith("undefined"):
                away = max(box.x0 - at[0], at[0] - box.x1)
                assert away > wide + gap, (told, away - wide)


def test_of_many_outlets_each_has_one_mark_in_the_field_of_sentiment_and_the_note_says_so():
    few, many = STUDIES["no codes by reading"](), STUDIES["twelve outlets"]()
    for width in ("draw", "narrow"):
        for made, each in ((few, 2), (many, 1)):
            figure = drawn("sentiment", width, made)
            field = [one for one in signs(figure) if one.get_markersize() > 4.5]
            assert len(field) == each * len(made.outlets)
            (note,) = [one for one in said(figure) if one.startswith("Lines are")]
            assert ("Small grey mark" in note) is (each == 2)
            how = plots.how("sentiment", plots.plot("sentiment").rows(made))
            assert ("has two marks" in how) is (each == 2)
            assert "mean VADER sentiment of a sentence, warmer upwards" in said(figure)


def test_the_two_marks_of_an_outlet_stand_side_by_side_on_a_phone():
    figure = drawn("sentiment", "narrow", STUDIES["no codes by reading"]())
    places = [one.get_transform().transform(one.get_xydata())[0][0] for one in signs(figure)]
    for first, second in zip(places[::2], places[1::2], strict=True):
        assert (second - first) / figure.dpi > (5.0 + 7.0) / 2 / 72 * 0.8


@pytest.mark.parametrize("width", ["draw", "narrow"])
def test_intervals_above_0_and_below_0_have_a_row_each_beneath_the_curve(width: str):
    figure = drawn("specifications", width, STUDIES["pencil"]())
    assert {"above 0", "below 0"} <= set(said(figure))
    for panel in figure.axes[1::2]:
        rows = {
            to_hex(patch.get_facecolor()): patch.get_path().get_extents()
            for patch in panel.artists + panel.patches
            if isinstance(patch, PathPatch)
        }
        above, below = rows[_style.ALLIANCE.lower()], rows[_style.STRAIN.lower()]
        assert above.y1 < below.y0 + 0.02
    (note,) = [one for one in said(figure) if "ways to count" in one]
    assert "from the lowest balance at the left to the highest at the right" in note


def test_what_may_have_been_in_view_has_a_shape_of_its_own():
    figure = drawn("validity", "draw", STUDIES["twelve outlets"]())
    by_colour: dict[str, set[float]] = {}
    for one in signs(figure):
        wide = float(np.ptp(one.get_marker().vertices[:, 0]))
        by_colour.setdefault(to_hex(one.get_markeredgecolor()), set()).add(wide)
    assert by_colour == {_style.MUTED.lower(): {0.0}, _style.INK.lower(): {0.4}}


def test_on_a_phone_a_field_says_which_half_is_which_pole():
    figure = drawn("voices", "narrow", crowd([f"Outlet {i}" for i in range(5)]))
    (key,) = [axes for axes in figure.axes if [t.get_text() for t in axes.texts] == POLES]
    assert len(key.patches + key.artists) == 2
    left, right = (text.get_position()[0] for text in key.texts)
    assert left < 0 < right
    assert "each field:" in said(figure)


POLES = ["strain", "alliance"]


@pytest.mark.parametrize("id", plots.ids())
def test_no_words_go_by_light_and_dark_which_change_places_on_a_dark_page(id: str):
    file = plots.plot(id)
    made = crowd(["North", "South"])
    rows = file.rows(made)
    words = " ".join(
        [file.HOW, plots.how(id, rows), file.alt(rows), said(drawn(id, "draw", made))[-1]]
    )
    assert not re.search(r"\b(dark|light|black|white|pale)(er|est)?\b", words.lower())


@pytest.mark.parametrize("width", ["draw", "narrow"])
def test_the_rows_of_a_strip_are_named_from_above(width: str):
    told = said(drawn("strips", width, STUDIES["pencil"]()))
    assert (
        "Rows from above: alliance, Russia, strain; underlined is what is credited to a source."
        in told[-1]
    )
    assert {"article 1, 4 sentences", "article 2, 3 sentences"} <= set(told)


@pytest.mark.parametrize("width", ["draw", "narrow"])
def test_a_text_runs_from_its_start_to_its_end(width: str):
    strip = drawn("russia", width, STUDIES["pencil"]()).axes[1]
    labels = [text for text in strip.texts if text.get_text()]
    places = [(text.get_text(), text.get_position()[0]) for text in labels]
    assert places == [("start", 0), ("end", 1)]


def test_names_of_three_words_are_not_cut_beside_the_words_of_their_scores():
    names = ["The Washington Post", "South China Morning Post", "The New York Times"]
    told = said(drawn("sentiment_audit", "draw", crowd(names)))
    assert set(names) <= set(told)
