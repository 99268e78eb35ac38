"""One difference between what is published and what is made now, and when two texts are alike."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

TOLERANCE = 1.5e-6  # of estimates, which are written with six digits
ESTIMATE = re.compile(r"-?[0-9]+\.[0-9]{6}")
SHOWN = 160  # characters of a text in a line
_WHOLE = re.compile(r"-?[0-9]+")
_DECIMAL = re.compile(r"(-?[0-9]+\.[0-9]+)")
_NUMBER = re.compile(r"(-?(?:[0-9]+\.?[0-9]*|\.[0-9]+))")
Kind = Literal["number", "text", "row", "figure", "paragraph", "file", "receipt"]


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that differs: where it is, what is published, what is made now."""

    file: str
    kind: Kind
    place: str  # in the file: a row and column, a section, a cell; empty for the file itself
    published: str
    now: str

    @property
    def by(self) -> float | None:
        """What is made now minus what is published, where both are numbers."""
        both = (self.published, self.now)
        if not all(_WHOLE.fullmatch(text) or ESTIMATE.fullmatch(text) for text in both):
            return None
        return float(self.now) - float(self.published)

    def line(self) -> str:
        """The difference on one line, with its size where both are numbers."""
        place = f"{self.file}, {self.place}" if self.place else self.file
        if self.kind in ("file", "row", "figure"):
            told = [self.published, self.now and f"{self.now} now"]
            return f"{place}: {', '.join(part for part in told if part)}"
        return f"{place}: published {_said(self.published)}, now {_said(self.now)}{self._size()}"

    def _size(self) -> str:
        if self.by is None or self.kind != "number":
            return ""
        digits = 6 if "." in self.published + self.now else 0
        return f", {abs(self.by):.{digits}f} {'more' if self.by > 0 else 'less'}"


def _said(text: str) -> str:
    if _WHOLE.fullmatch(text) or ESTIMATE.fullmatch(text):
        return text
    return f"'{text[:SHOWN]}{'...' if len(text) > SHOWN else ''}'" if text else "nothing"


def alike(was: str, now: str, *, within: float = TOLERANCE) -> bool:
    """Whether two texts have the same words, and decimal numbers that are as near as allowed."""
    return _near(was, now, _DECIMAL, within)


def drawn_alike(was: str, now: str, *, within: float) -> bool:
    """Whether two drawings, as text, have the same marks, at numbers as near as allowed.

    A whole number may be near a decimal one: 5 is what rounding leaves of 5.000001.
    """
    return _near(was, now, _NUMBER, within)


def _near(was: str, now: str, number: re.Pattern[str], within: float) -> bool:
    if was == now:
        return True
    old, new = number.split(was), number.split(now)
    return len(old) == len(new) and all(
        a == b or (at % 2 == 1 and abs(float(a) - float(b)) <= within)
        for at, (a, b) in enumerate(zip(old, new, strict=True))
    )


def apart(was: str, now: str, around: int = 40) -> tuple[str, str]:
    """Two texts from where they part, with some words before."""
    at = next((n for n, (a, b) in enumerate(zip(was, now, strict=False)) if a != b), 0)
    start = was.rfind(" ", 0, max(at - around, 0)) + 1 if at > around else 0
    dots = "... " if start else ""
    return (dots + was[start:] if was else ""), (dots + now[start:] if now else "")
