"""Claims about paths told in fewer characters: every point stays where it was."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.report.shapes import tight


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("M 1 2 L 3 4", "M1 2l2 2"),
        ("M 10.123456 20 L 10.5 19 z", "M10.12 20l.38-1z"),
        ("M 1 1 L 1 1 L 2 1", "M1 1h1"),  # a point told twice, and a line along an axis
        ("M 1 1 L 2 1 L 4 1 L 4 0 L 1 0", "M1 1h3v-1h-3"),  # two lines in one direction are one
        ("M 0 0 L 2 0 L 1 0", "M0 0h2-1"),  # but not there and back
        ("M 0 0 L 1 2 L 3 5 L 2 1", "M0 0l1 2 2 3-1-4"),  # a command is told once
        ("M 0 0 Q 1 2 3 3 C 1 1 2 2 3 3", "M0 0q1 2 3 3c-2-2-1-1 0 0"),
        ("M 5 5 L 6 5 z M 7 7 L 8 8", "M5 5h1zM7 7l1 1"),  # z goes back to where it began
        ("M 50 50 L 60 50 z M 57 50 L 58 51", "M50 50h10zm7 0l1 1"),  # another start, if nearer
        ("M 50 50 L 60 50 M 57 51 L 58 51", "M50 50h10m-3 1h1"),
        ("M 5 5 L 6 6 z L 7 7", "M5 5l1 1zl2 2"),
        ("", ""),
        ("M 1 2 A 3 3 0 0 1 4 4", "M 1 2 A 3 3 0 0 1 4 4"),  # what is not known stays
    ],
)
def test_a_path_is_told_by_its_ways(path: str, told: str):
    assert tight(path) == told


def points(told: str) -> list[tuple[float, float]]:
    """The points of a path of one absolute start and relative lines."""
    at, found = (0.0, 0.0), []
    for command, numbers in re.findall(r"([Mlhv])([^Mlhv]*)", told):
        ways = [float(n) for n in re.findall(r"-?\d*\.?\d+", numbers)]
        if command in "hv":
            steps = [(n, 0.0) if command == "h" else (0.0, n) for n in ways]
        else:
            steps = list(zip(ways[::2], ways[1::2], strict=True))
        for x, y in steps:
            at = (at[0] + x, at[1] + y)
            found.append(at)
    return found


NUMBER = st.floats(-9999, 9999, allow_nan=False)


@given(st.lists(st.tuples(NUMBER, NUMBER), min_size=1, max_size=50))
def test_errors_of_rounding_do_not_add_up(given_points: list[tuple[float, float]]):
    path = " ".join(f"{'L' if n else 'M'} {x:.6f} {y:.6f}" for n, (x, y) in enumerate(given_points))
    found = points(tight(path))
    for (x, y), (a, b) in ((found[0], given_points[0]), (found[-1], given_points[-1])):
        assert abs(a - x) < 0.006 and abs(b - y) < 0.006
