"""Drawings: the same words and shapes, but for the rounding of another machine."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO

from analysis.differences.noun import Difference, drawn_alike

NEAR = 0.01  # points of a drawing, 72 to the inch: no eye sees it
SHADE = 8  # of 255: what an edge may be lighter or darker
_ID = re.compile(r'\bid="([^"]+)"')
_NAME = re.compile(r'(?<=[#"])([\w.-]+)(?=["\)])')


def shapes(name: str, old: bytes, new: bytes) -> Iterator[Difference]:
    """The difference of two SVG files, if an eye could see it."""
    if not same_shapes(old.decode(), new.decode()):
        yield Difference(name, "figure", "", "the drawing", "another")


def same_shapes(was: str, now: str) -> bool:
    """Whether two drawings in SVG are the same but for rounding, blanks and names of parts."""
    old, new = (re.sub(r"\s+", " ", _numbered(text)) for text in (was, now))
    old, new = (re.sub(r" ?([<>]) ?", r"\1", text) for text in (old, new))
    return drawn_alike(old, new, within=NEAR)


def _numbered(svg: str) -> str:
    """Parts named by their order: matplotlib names a shape by its sum, which rounding moves."""
    order = {id: f"part-{n}" for n, id in enumerate(dict.fromkeys(_ID.findall(svg)))}
    return _NAME.sub(lambda found: order.get(found[1], found[1]), svg)


def pixels(name: str, old: bytes, new: bytes) -> Iterator[Difference]:
    """The difference of two PNG files, by the share of pixels that are plainly another shade.

    Raises OSError, SyntaxError or ValueError where one is no picture.
    """
    import numpy as np
    from matplotlib.image import imread

    was, now = (np.rint(np.asarray(imread(BytesIO(d), format="png")) * 255) for d in (old, new))
    if was.shape != now.shape:
        sizes = (f"{image.shape[1]} by {image.shape[0]} pixels" for image in (was, now))
        yield Difference(name, "figure", "", *sizes)
        return
    moved = (np.abs(was - now) > SHADE).any(axis=-1)
    if moved.any():
        share = f"another in {int(moved.sum())} of {moved.size} pixels"
        yield Difference(name, "figure", "", "the picture", share)
