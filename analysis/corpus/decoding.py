"""Bytes in, text out, or the reason why they are no text."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

# Longest first: the mark of UTF-16 is how the mark of UTF-32 begins.
MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
NAMES = {"utf-16-le": "UTF-16", "utf-16-be": "UTF-16", "cp1252": "Windows-1252"}
BINARY: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF file"),
    (b"\x1f\x8b", "a gzip file"),
    (b"PK\x03\x04", "a zip file (as .docx and .odt are)"),
    (b"PK\x05\x06", "an empty zip file"),
    (b"\xd0\xcf\x11\xe0", "an old Word file"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")  # tabs, line ends and escapes occur in text
_LETTER = re.compile(r"[^\W\d_]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
# Words that English cannot do without and its neighbours do not have.
_ENGLISH = frozenset(
    "the and of to that with was were his her their from this which have has by are it".split()
)
ENOUGH = 50  # words from which the share of the above tells; English prose has 0.2 and more
SHARE = 0.05


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text from bytes, and how it was got; with a ``fault``, no text."""

    text: str = ""
    encoding: str = "UTF-8"
    bad: int | None = None  # offset of the first byte that is not UTF-8; None where all are
    fault: str = ""


def decoded(data: bytes) -> Decoded:
    """The text of a file, or the reason why it is none.

    Read by its mark, as UTF-16 by where its NULs stand, as UTF-8, else as Windows-1252, in which
    any byte is a character. No line end is changed: offsets are into the file as decoded.
    """
    for magic, what in BINARY:
        if data.startswith(magic):
            return Decoded(fault=f"{what}, not text")
    encoding, body = _marked(data)
    try:
        found = Decoded(body.decode(encoding), NAMES.get(encoding, encoding.upper()), _bad(data))
    except UnicodeDecodeError:
        if b"\0" in data:
            return Decoded(fault="not text")
        found = Decoded(body.decode("cp1252", errors="replace"), NAMES["cp1252"], _bad(data))
    if not found.text.strip().strip("\ufeff\u200b"):
        return Decoded(fault="empty")
    if "\0" in found.text or len(_CONTROL.findall(found.text)) > len(found.text) // 20:
        return Decoded(fault="not text")
    return found


def _marked(data: bytes) -> tuple[str, bytes]:
    """The encoding that a mark, or the place of the NULs, speaks for; and the bytes behind it."""
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return encoding, data[len(mark) :]
    even, odd = data[::2].count(0), data[1::2].count(0)
    # Latin letters in UTF-16 are a byte and a NUL; a binary file has its NULs on both sides.
    most = max(len(data) // 2 * 2 // 5, 1)
    if odd >= most and even * 20 <= odd:
        return "utf-16-le", data
    if even >= most and odd * 20 <= even:
        return "utf-16-be", data
    return "utf-8", data


def _bad(data: bytes) -> int | None:
    """Where the bytes stop being UTF-8 text; a NUL is none."""
    nul = data.find(b"\0")
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start if nul < 0 else min(nul, error.start)
    return None if nul < 0 else nul


def foreign(text: str) -> bool:
    """Whether a text is plainly not English: other letters, or none of the words English needs.

    A short text in Latin letters is taken as English: fifty words are needed to tell.
    """
    letters = len(_LETTER.findall(text))
    if letters and len(_LATIN.findall(text)) * 2 < letters:
        return True
    words = re.findall(r"[^\W\d_]+", text.casefold())
    return len(words) >= ENOUGH and sum(word in _ENGLISH for word in words) < SHARE * len(words)
