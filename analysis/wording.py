"""A phrase read letter by letter: where it ends in a text, without an expression.

Most phrases are plain: words, `*` at the end of a run of letters, marks that are themselves. Of
these it is told here where they stand, just as their expressions (`phrases`) tell; of any other
there is no wording, and its expression decides.
"""

from __future__ import annotations

import re
from functools import cache

from analysis.text import plain

# Letters that `re` takes for "i" when it minds no case, and that are not written so in lower case.
_DOTTED = {"\u0130": "i", "\u0131": "i"}


def _letter(char: str) -> str:
    for made in (_DOTTED.get(char, ""), char.casefold(), char.lower()):
        if len(made) == 1:
            return made
    return char


class _Folded(dict[int, str]):
    """Each character as it is compared: a letter or digit without case, any other itself."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        made = self[code] = _letter(char) if char.isalnum() else char
        return made


class _Letters(dict[int, str]):
    """The same, with a blank for all that is no letter or digit."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        made = self[code] = _letter(char) if char.isalnum() else " "
        return made


_FOLDED = _Folded()
_LETTERS = _Letters()
_ASCII = bytes(ord(_LETTERS[code]) if code < 128 else 0 for code in range(256))
_RARE = re.compile(r"[^\x00-\x7f]")


def folded(text: str) -> str:
    """The text without case; as long as it was."""
    return (text if text.isascii() else _RARE.sub(_without_case, text)).lower()


def letters(text: str) -> str:
    """The text without case, with a blank for all that is no letter or digit; as long as it was."""
    if not text.isascii():  # most have a dash or two that are not: `translate` looks at each letter
        text = _RARE.sub(_bare, text)
    if text.isascii():
        return text.encode().translate(_ASCII).decode()
    return text.translate(_LETTERS)


def _bare(found: re.Match[str]) -> str:
    return _LETTERS[ord(found[0])]


def _without_case(found: re.Match[str]) -> str:
    return _FOLDED[ord(found[0])]


Wording = tuple[tuple[int, str], ...]  # what must stand there, part after part
LITERAL, JUST_SO, STAR, GLUE = range(4)  # without case; case and all; letters; a blank or hyphen

# Words whose stars are followed by no letter or digit: a run of letters then ends in one place.
_LETTER = "A-Za-z0-9à-öø-ÿ"  # and those of "protégé": each has one capital, and is one of its own
_PLAIN = re.compile(rf"[{_LETTER}](?:[!-)+-^`-~à-öø-ÿ]|(?<=[{_LETTER}])\*(?![{_LETTER}*])| )*")
_PIECES = re.compile(r"\*|[^*]+")


@cache
def wording(phrase: str, *, exact: bool = False) -> Wording | None:
    """What stands where a phrase does; None: its expression alone can tell."""
    written = plain(phrase).text.split()
    if not _PLAIN.fullmatch(" ".join(written)) or len(written) != len(phrase.split()):
        return None
    made: list[tuple[int, str]] = []
    for at, word in enumerate(written):
        if at:
            made.append((GLUE, ""))
        just_so = exact or (word.isupper() and len(word) > 1)
        for piece in _PIECES.findall(word):
            if piece == "*":
                made.append((STAR, ""))
            else:
                made.append((JUST_SO, piece) if just_so else (LITERAL, piece.lower()))
    return tuple(made)


def ending(made: Wording, text: str, without_case: str, at: int) -> int:
    """Where a phrase that starts at a letter of plain text ends; -1: it does not stand there.

    ``without_case`` is the text `folded`. A phrase starts and ends at the border of a word.
    """
    if at and ((before := text[at - 1]).isalnum() or before == "_"):
        return -1
    most = len(text)
    for kind, piece in made:
        if kind in (LITERAL, JUST_SO):
            if not (without_case if kind == LITERAL else text).startswith(piece, at):
                return -1
            at += len(piece)
        elif kind == STAR:
            while at < most and text[at].isalnum() and not text[at].isdecimal():
                at += 1
        elif text.startswith("-", at):
            at += 1
        else:
            first = at
            while at < most and text[at].isspace():
                at += 1
            if at == first:
                return -1
    if at < most and ((after := text[at]).isalnum() or after == "_"):
        return -1
    return at
