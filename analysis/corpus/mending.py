"""UTF-8 that somebody read as Windows-1252: mended where nothing else can be meant.

``it’s`` written in UTF-8 and read in Windows-1252 is ``itâ€™s``, and ``café`` is ``cafÃ©``. The
signs ``â€`` stand before another sign in no language; a capital ``Ã`` or ``Â`` before a sign may
be meant where a word in capitals ends ("IRMÃ”"). So quotation marks, dashes and their kin are
always mended, letters and signs of two bytes only where a capital cannot stand or where no word
could go on; what is left that looks like it is counted, and left.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from analysis.model import Moved

# What each byte from 0x80 is in Windows-1252; the five it has no letter for are control characters
# to those who read on regardless.
HIGH = {
    byte: bytes([byte]).decode("cp1252", errors="ignore") or chr(byte) for byte in range(128, 256)
}
_BYTE = {character: byte for byte, character in HIGH.items()}
_FOLLOWS = "[" + "".join(re.escape(HIGH[byte]) for byte in range(0x80, 0xC0)) + "]"
# Quotes, dashes, dots (E2 80 ..), the euro (E2 82 AC), the trade mark (E2 84 A2), the minus
# (E2 88 92) and the mark of UTF-8 itself (EF BB BF).
_LONG = rf"â€{_FOLLOWS}|â‚¬|â„¢|âˆ’|ï»¿"
_TWICE = rf"Ã¢â‚¬(?:[Â-ß]{_FOLLOWS}|[à-ï]{_FOLLOWS}{{2}}|{_FOLLOWS})"  # the same, misread again
# What may stand behind the last letter of a word, and so proves nothing.
_MARKS = re.escape("’‘”“‚„…–—‹›«»ªº\u00a0")
_SHORT = rf"(?<=[a-zß-ÿ])[ÃÂÅÄ]{_FOLLOWS}|[ÃÂÅÄ](?![{_MARKS}]){_FOLLOWS}|Â\u00a0"
_SURE = re.compile(rf"{_TWICE}|{_LONG}|{_SHORT}")
_LIKELY = re.compile(rf"[ÂÃ]{_FOLLOWS}|â€|[à-ï]{_FOLLOWS}{{2}}|ð{_FOLLOWS}{{3}}")
# Controls of Latin-1 stand where Windows-1252 has its quotes and dashes; U+0085 ends a line.
_CODES = "\x80\x82-\x84\x86-\x8c\x8e\x91-\x9c\x9e\x9f"
_CONTROLS = re.compile(f"[{_CODES}]")
# One class comes first, as two rules in a row are tried from each place: it takes a sixth.
_SUSPECT = re.compile(f"[ÂÃÄÅà-ð{_CODES}](?:{_FOLLOWS}|(?<=[{_CODES}]))")
ROUNDS = 3  # text may have been misread more than once


@dataclass(frozen=True, slots=True)
class Mended:
    """A text with what was misread put right."""

    text: str
    times: int = 0  # places mended
    first: int | None = None  # the first of them, by character of the text as it came
    likely: int = 0  # places that look misread as well, and were left
    moved: Moved = ()  # by which a place in the text leads back to the text as it came


def mended(text: str) -> Mended:
    """The text with every place put right of which it is sure what was meant."""
    if text.isascii() or not _SUSPECT.search(text):
        return Mended(text)
    times, first, made = 0, None, text
    rounds: list[tuple[tuple[int, int], ...]] = []
    for rule, meant in (*[(_SURE, _read_again)] * ROUNDS, (_CONTROLS, _as_windows)):
        made, moved, start = _put_right(made, rule, meant)
        first = start if first is None else first
        times += len(moved)
        rounds += [moved] * bool(moved)
    return Mended(made, times, first, len(_LIKELY.findall(made)), tuple(rounds))


def _put_right(
    text: str, rule: re.Pattern[str], meant: Callable[[re.Match[str]], str]
) -> tuple[str, tuple[tuple[int, int], ...], int | None]:
    """The text with what a rule finds as it was meant; what moved, and where the first was."""
    pieces: list[str] = []
    moved: list[tuple[int, int]] = []
    first, at, size = None, 0, 0
    for found in rule.finditer(text):
        if (right := meant(found)) == found[0]:
            continue
        first = found.start() if first is None else first
        pieces += [text[at : found.start()], right]
        size += found.start() - at + len(right)
        at = found.end()
        moved.append((size, at))
    return "".join([*pieces, text[at:]]), tuple(moved), first


def _as_windows(found: re.Match[str]) -> str:
    return HIGH[ord(found[0])]


def _read_again(found: re.Match[str]) -> str:
    written = found[0]
    try:
        return bytes(_BYTE[character] for character in written).decode("utf-8")
    except UnicodeDecodeError:
        return written
