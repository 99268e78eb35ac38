"""Numbers and verdicts as a figure and its text alternative say them."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence

from analysis import output
from analysis.plots._labels import SMALL, drawable, fitted, lacking
from analysis.plots._rows import APART, SHOWN, Row
from analysis.vocabulary import Vocabulary

# The page and its figures say a number alike.
MINUS, UNDEFINED, signed = output.MINUS, output.UNDEFINED, output.signed
NOT = "n/d"  # the same where there is no room for the word
END = 0.8  # inches for the name of a scale's end


def share(value: float | None) -> str:
    """A share, 0 to 1, in per cent: 24 %."""
    return UNDEFINED if value is None else f"{100 * value:.0f} %"


def share_end(rows: Iterable[Row]) -> float:
    """The end of a scale that holds these shares with their intervals: a fifth, two or more."""
    ends = [row[c] for row in rows for c in ("value", "high") if row[c] is not None]
    return min(1.0, max(0.2, math.ceil(max(ends, default=1.0) * 5 - 1e-9) / 5))


def with_interval(row: Row, write: Callable[[float | None], str]) -> str:
    """A row's value with its interval."""
    if row["value"] is None:
        return UNDEFINED
    if row["low"] is None or row["high"] is None:
        return f"{write(row['value'])} (no interval)"
    return f"{write(row['value'])} ({write(row['low'])} to {write(row['high'])})"


def level(rows: Iterable[Row]) -> str:
    """The level of the intervals, in words: 95 % intervals."""
    found = next(iter(rows), None)
    return "intervals" if found is None else f"{100 * found['level']:g} % intervals"


def pairs(rows: Sequence[Row]) -> tuple[int, int, int]:
    """How many pairs of outlets a measure's verdicts tell apart, do not, and are silent about."""
    return (
        sum(len(names(row["higher_than"])) for row in rows),
        # each of these pairs stands in two rows
        sum(len(names(row["not_told_apart_from"])) for row in rows) // 2,
        sum(len(names(row["too_little_to_say_of"])) for row in rows) // 2,
    )


def names(cell: str) -> list[str]:
    """The outlets named in a verdict's cell."""
    return cell.split(APART) if cell else []


def verdicts(rows: Sequence[Row], what: str) -> str:
    """What the verdicts of a measure say, in words; nothing where there are no pairs.

    Of more outlets than are drawn it says how many pairs, and not which.
    """
    apart, alike, silent = pairs(rows)
    if not apart + alike + silent:
        return ""
    said = [
        f"{row['outlet']} is higher than {_and(names(row['higher_than']))}"
        for row in rows
        if row["higher_than"]
    ]
    if apart and len(rows) > SHOWN:
        said = [f"{counted(apart, 'pair')} can be told apart"]
    if not apart:
        said.append("no two can be told apart")
    elif alike:
        said.append(f"{counted(alike, 'other pair')} cannot be told apart")
    if silent:
        said.append(f"of {counted(silent, 'pair')} there is too little to say")
    return f"By the verdicts on {what}: {'; '.join(said)}."


def counted(number: int, noun: str) -> str:
    """A number and its noun: 1 pair, 2,000 pairs."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _and(parts: Sequence[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"


def beyond(number: int, noun: str, most: int = SHOWN, *, all_in: str = "the figure's CSV") -> str:
    """That not all are drawn, where they are not; begins with a blank."""
    if number <= most:
        return ""
    half = most // 2
    return (
        f" Drawn are the {half} highest and the {half} lowest of {number} {noun}s, by balance; all "
        f"stand in {all_in}."
    )


def renamed(rows: Iterable[Row]) -> str:
    """That another name is drawn than the outlet's, or a part of it; begins with a blank."""
    names = {row["outlet"] for row in rows}
    said = ""
    if not all(map(drawable, names)):
        said += " A name in letters that cannot be drawn here is given as the id of its article."
    if any(drawable(name) and lacking(name) for name in names):
        said += " Letters that cannot be drawn here are left out of a name."
    return said


def ends(words: Vocabulary) -> tuple[str, ...]:
    """The ticks of a scale of the balance, in two lines each so that they stand level."""
    cool, warm = (fitted(f"all {name}", END, size=SMALL) for name in (words.cool, words.warm))
    return (f"−1\n{cool}", "−0.5\n ", "0\neven", "+0.5\n ", f"+1\n{warm}")
