"""Where marks and labels go so that none covers another: plain geometry, in inches."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle; right is more than left, top more than bottom."""

    left: float
    bottom: float
    right: float
    top: float

    def shared(self, other: Box) -> float:
        """The area that two rectangles share; 0 where they only touch."""
        wide = min(self.right, other.right) - max(self.left, other.left)
        high = min(self.top, other.top) - max(self.bottom, other.bottom)
        return wide * high if wide > 0 and high > 0 else 0.0

    def holds(self, other: Box) -> bool:
        """Whether another rectangle lies within this one."""
        return (
            self.left <= other.left
            and self.right >= other.right
            and self.bottom <= other.bottom
            and self.top >= other.top
        )


def around(core: Box, whole: Box, width: float, height: float, gap: float) -> Iterator[Box]:
    """Places for a label, the best first: beside a mark (core), above and below its lines."""
    middle, centre = (core.bottom + core.top) / 2, (core.left + core.right) / 2
    for left in (core.right + gap, core.left - gap - width):
        for up in (0.0, height * 0.7, -height * 0.7, height * 1.4, -height * 1.4):
            yield _sized(left, middle - height / 2 + up, width, height)
    for left in (centre - width / 2, centre - width * 0.2, centre - width * 0.8):
        for bottom in (whole.top + gap / 2, whole.bottom - gap / 2 - height):
            yield _sized(left, bottom, width, height)


def _sized(left: float, bottom: float, width: float, height: float) -> Box:
    return Box(left, bottom, left + width, bottom + height)


def chosen(
    places: Iterator[Box], page: Box, marks: Sequence[Box], lines: Sequence[Box]
) -> Box | None:
    """The first of the places on the page that covers least; None where each covers a mark."""
    free = [
        (round(sum(place.shared(line) for line in lines), 9), at, place)
        for at, place in enumerate(places)
        if page.holds(place) and not any(place.shared(mark) for mark in marks)
    ]
    return min(free, key=lambda one: one[:2])[2] if free else None
