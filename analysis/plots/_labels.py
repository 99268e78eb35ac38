"""Text that fits: measured, broken into lines and shortened before it is drawn."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from matplotlib.font_manager import FontProperties, findfont, get_font
from matplotlib.ft2font import LoadFlags

if TYPE_CHECKING:
    from analysis.plots._rows import Row

FAMILY = "DejaVu Sans"
NORMAL, SMALL = 9.0, 7.5  # points
LINE = 1.2 / 72  # inches a line takes, for each point of its size
MORE = "\N{HORIZONTAL ELLIPSIS}"
KEPT = "\N{NO-BREAK SPACE}"
BLANKS = re.compile(rf"[^\S{KEPT}]+")  # where a line may end


def named(row: Row) -> str:
    """The name of a row's outlet as it is drawn."""
    return str(row["called"])


def drawable(name: str) -> str:
    """The part of a text that the font has letters for; empty where no letter is left.

    What cannot be drawn would be a box, and a sign that turns the writing direction would turn
    what stands beside it.
    """
    letters = _letters()
    kept = "".join(c if ord(c) in letters and not _hidden(c) else " " for c in name)
    if not any(c.isalnum() for c in kept):
        return ""
    words = " ".join(kept.split())
    # What stood in brackets behind the letters that are gone stands alone now.
    alone = not name.startswith("(") and words[0] == "(" and words[-1] == ")"
    return words[1:-1] if alone else words


def lacking(name: str) -> bool:
    """Whether a text has letters or signs, meant to be seen, that the font has not."""
    return any(not (c.isspace() or _hidden(c)) and ord(c) not in _letters() for c in name)


@cache
def _letters() -> frozenset[int]:
    return frozenset(get_font(findfont(FontProperties(family=[FAMILY]))).get_charmap())


def _hidden(character: str) -> bool:
    return unicodedata.category(character) in ("Cc", "Cf", "Cs", "Co", "Cn")


def width(text: str, size: float, *, bold: bool = False) -> float:
    """How wide a line of text is, in inches, without kerning: by a hair too wide at most."""
    return sum(_advance(letter, bold=bold) for letter in text) * size / 72


@cache
def _advance(letter: str, *, bold: bool) -> float:
    """How far a letter moves the next one, in parts of the size."""
    if ord(letter) not in _letters():
        return 0.0  # it is not drawn
    weight = "bold" if bold else "normal"
    font = get_font(findfont(FontProperties(family=[FAMILY], weight=weight)))
    font.set_size(100, 72)
    return float(font.load_char(ord(letter), LoadFlags.NO_HINTING).linearHoriAdvance / 65536 / 100)


def fitted(
    text: str, room: float, *, size: float = NORMAL, lines: int = 1, bold: bool = False
) -> str:
    """Text broken at blanks into at most so many lines of that room (inches).

    What does not fit is cut and ends in an ellipsis; a word too long for a line is broken, and a
    number keeps its %.
    """
    made: list[str] = []
    words = [word for word in BLANKS.split(text.replace(" %", f"{KEPT}%")) if word]
    while words and len(made) < lines:
        line, words = _line(words, room, size, bold=bold)
        made.append(line)
    if words:
        made[-1] = _cut(f"{made[-1]} {words[0]}", room, size, bold=bold)
    return "\n".join(made)


def _line(words: list[str], room: float, size: float, *, bold: bool) -> tuple[str, list[str]]:
    """As many of the words as go on one line, and the rest."""
    taken = 1
    while taken < len(words) and width(" ".join(words[: taken + 1]), size, bold=bold) <= room:
        taken += 1
    line = " ".join(words[:taken])
    if width(line, size, bold=bold) <= room:
        return line, words[taken:]
    fits = len(line)
    while fits > 1 and width(line[:fits], size, bold=bold) > room:
        fits -= 1
    return line[:fits], [line[fits:], *words[taken:]]


def _cut(line: str, room: float, size: float, *, bold: bool) -> str:
    while line and width(line + MORE, size, bold=bold) > room:
        line = line[:-1]
    return line.rstrip(" ,;:-") + MORE
