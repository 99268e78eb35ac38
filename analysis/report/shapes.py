"""The path of a shape -> the same path in fewer characters.

Matplotlib writes every point in full, to six digits. Here a point is told by its way from the one
before, in hundredths of a point (finer than any screen), and what stays where it is is left out.
"""

from __future__ import annotations

import re

_PIECE = re.compile(r"([MLQCZz])([^MLQCZz]*)")
SCALE = 100


def tight(path: str) -> str:
    """A path of M, L, Q, C and z, in absolute points -> relative ones, two digits, no blanks.

    Any other path is given back with single blanks.
    """
    plain = " ".join(path.split())
    if re.search(r"[A-Za-z]", re.sub(r"[MLQCZz]", "", plain)):
        return plain
    made: list[str] = []
    at = start = (0, 0)
    for command, told in _PIECE.findall(plain):
        numbers = [round(float(number) * SCALE) for number in told.split()]
        points = list(zip(numbers[::2], numbers[1::2], strict=True))
        if command in "Zz":
            made.append("z")
            at = start
            continue
        moved = [(x - at[0], y - at[1]) for x, y in points]
        if command != "L" or moved != [(0, 0)]:
            made.append(command.lower() + _joined([part for point in moved for part in point]))
        at = points[-1]
        start = at if command == "M" else start
    return "".join(made)


def _joined(parts: list[int]) -> str:
    """Numbers side by side: a minus parts two as well as a blank does."""
    texts = [f"{part / SCALE:.2f}".rstrip("0").rstrip(".") or "0" for part in parts]
    texts = [re.sub(r"^(-?)0\.", r"\1.", "0" if text == "-0" else text) for text in texts]
    joined = texts[0]
    for text in texts[1:]:
        joined += text if text.startswith("-") else f" {text}"
    return joined
