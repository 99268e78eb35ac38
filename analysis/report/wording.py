"""Numbers and names as a reader meets them: short, exact, and right for none, one and many.

All functions are pure and know nothing of the page they stand on.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from analysis import output, sides, speakers, vocabulary
from analysis.model import Estimate

# The figures and the page say a number, an actor and a pair alike.
MINUS, UNDEFINED, signed = output.MINUS, output.UNDEFINED, output.signed
actor, dyad = vocabulary.actor, vocabulary.dyad
DASH = "\N{EN DASH}"
WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
SPEAKERS = {
    speakers.OTHERS: "others and unnamed sources",
    speakers.SEVERAL: "several speakers together",
}
NAMED = 6  # names in a row; more are counted


def number(count: int) -> str:
    """A count in words up to ten (``no`` for 0), in digits beyond: two, 14, 1,400."""
    return WORDS[count] if count < len(WORDS) else f"{count:,}"


def amount(count: int) -> str:
    """A count that stands without its noun: as ``number``, but ``none`` for 0."""
    return number(count) if count else "none"


def unbroken(text: str) -> str:
    """The text with each number on one line with its per cent."""
    return re.sub(r"(?<=\d) %", "\N{NO-BREAK SPACE}%", text)


def of_all(count: int, every: int) -> str:
    """A part of some things, up to their noun: none, neither or both of two, nine of 23."""
    part = {0: "neither", 2: "both"}.get(count) if every == 2 else None
    return f"{part or amount(count)} of {number(every)}"


def verb(count: int, one: str, many: str) -> str:
    """The form of a verb after ``amount``: none and one take the singular."""
    return one if count < 2 else many


def counted(count: int, noun: str, many: str = "") -> str:
    """A count with its noun: one article, two articles; ``many`` for a plural without s."""
    return f"{number(count)} {noun if count == 1 else many or noun + 's'}"


def listed(parts: Sequence[str], link: str = "and") -> str:
    """Parts in a row: a, b and c; nothing for none."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {link} {parts[-1]}"


def sentence(text: str) -> str:
    """Text that begins with a capital and ends with a full stop; nothing stays nothing."""
    text = text.strip()
    if not text:
        return ""
    return text[0].upper() + text[1:] + ("" if text.endswith((".", "!", "?")) else ".")


def capital(text: str) -> str:
    """The text with a capital at its beginning."""
    return text[:1].upper() + text[1:]


def plain(value: float | None) -> str:
    """A number of two digits, with a sign only below 0: 0.65."""
    return signed(value).removeprefix("+")


def share(value: float | None) -> str:
    """A share, 0 to 1, in per cent: 38 %."""
    return UNDEFINED if value is None else f"{100 * value:.0f}\N{NO-BREAK SPACE}%"


def interval(low: float | None, high: float | None, write: Callable[[float | None], str]) -> str:
    """An interval: −0.67 to −0.24; nothing where there is none."""
    return "" if low is None or high is None else f"{write(low)} to {write(high)}"


def with_interval(estimate: Estimate | None, write: Callable[[float | None], str]) -> str:
    """An estimate with its interval: −0.50 (−0.67 to −0.24)."""
    if estimate is None or estimate.value is None:
        return UNDEFINED
    between = interval(estimate.low, estimate.high, write) or "no interval"
    return f"{write(estimate.value)} ({between})"


def per_cent(level: float) -> str:
    """A level of confidence: 95 %."""
    return f"{100 * level:g}\N{NO-BREAK SPACE}%"


def speaker(name: str) -> str:
    """A speaker as the page names it: an actor by its name, a kind of source by its words."""
    if name in SPEAKERS:
        return SPEAKERS[name]
    return name if name in speakers.KINDS else actor(name)


def side(estimate: Estimate | None) -> str:
    """Where an interval lies: ``above`` 0, ``below`` it, ``open`` when it reaches 0, undefined.

    A value without interval is open: nothing rules 0 out.
    """
    if estimate is None:
        return UNDEFINED
    return sides.side(estimate.value, estimate.low, estimate.high)
