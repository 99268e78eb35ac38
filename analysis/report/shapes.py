"""The path of a shape -> the same path in fewer characters.

Matplotlib writes every point in full, to six digits. Here a point is told by its way from the one
before, in hundredths of a point or as roughly as asked, and what stays where it is is left out.
"""

from __future__ import annotations

import re

_PIECE = re.compile(r"([MLQCZz])([^MLQCZz]*)")
SCALE = 100
TENTHS = 10  # parts of a point to which lines of a figure go: less than a sixth of a pixel
Way = tuple[str, list[int]]  # a command and its numbers, in parts of a point


def tight(path: str, scale: int = SCALE) -> str:
    """A path of M, L, Q, C and z, in absolute points -> ways, no blanks; so many parts of a point.

    The first start is absolute, another is told as is shorter; all else is relative, and lines
    along an axis say one number. Any other path is given back with single blanks.
    """
    plain = " ".join(path.split())
    if re.search(r"[A-Za-z]", re.sub(r"[MLQCZz]", "", plain)):
        return plain
    made, last = "", ""
    for command, numbers in _straightened(_ways(plain, scale)):
        told = _joined(numbers, scale)
        # A command that comes again need not be told; a minus parts its numbers from the last.
        if command == last and command not in "Mmz":
            made += told if told.startswith("-") else f" {told}"
        else:
            made += command + told
        last = command
    return made


def _ways(path: str, scale: int) -> list[Way]:
    """Each piece by its way from where the one before ended."""
    made: list[Way] = []
    at = start = (0, 0)
    for command, told in _PIECE.findall(path):
        numbers = [round(float(number) * scale) for number in told.split()]
        points = list(zip(numbers[::2], numbers[1::2], strict=True))
        if command in "Zz":
            made.append(("z", []))
            at = start
            continue
        if command == "M":
            moved = [points[-1][0] - at[0], points[-1][1] - at[1]]
            nearer = bool(made) and len(_joined(moved, scale)) < len(_joined(numbers, scale))
            made.append(("m", moved) if nearer else ("M", numbers))
            start = points[-1]
        else:
            moved = [part for x, y in points for part in (x - at[0], y - at[1])]
            made.append((command.lower(), moved))
        at = points[-1]
    return made


def _straightened(ways: list[Way]) -> list[Way]:
    """Lines along an axis as h and v, those in one direction together; lines to nowhere gone."""
    made: list[Way] = []
    for command, numbers in ways:
        if command != "l" or 0 not in numbers:
            made.append((command, numbers))
            continue
        along, far = ("h", numbers[0]) if numbers[1] == 0 else ("v", numbers[1])
        if not far:
            continue
        if made and made[-1][0] == along and (made[-1][1][0] > 0) == (far > 0):
            made[-1] = (along, [made[-1][1][0] + far])
        else:
            made.append((along, [far]))
    return made


def _joined(parts: list[int], scale: int) -> str:
    """Numbers side by side: a minus parts two as well as a blank does."""
    texts = [_told(part, scale) for part in parts]
    joined = "".join(texts[:1])
    for text in texts[1:]:
        joined += text if text.startswith("-") else f" {text}"
    return joined


def _told(part: int, scale: int) -> str:
    """A number of parts in as few characters as it takes."""
    text = f"{abs(part) / scale:.2f}".rstrip("0").rstrip(".")
    if text == "0":
        return text
    return "-" * (part < 0) + (text[1:] if text.startswith("0.") else text)
