"""Bytes in, text out, or the reason why they are no text: one ladder, and no detector.

A detector guesses, and is sure where it is wrong. The ladder is fixed: what a mark says, UTF-16
by where its NULs stand, UTF-8, else line by line Windows-1252, in which any byte is a character.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from analysis.text import UNFIT

# Longest first: the mark of UTF-16 is how the mark of UTF-32 begins.
MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
NAMES = {
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
    "utf-32-le": "UTF-32",
    "utf-32-be": "UTF-32",
    "cp1252": "Windows-1252",
}
# A file is what its first bytes say, whatever its name says.
BINARY: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF file"),
    (b"%!PS", "a PostScript file"),
    (b"{\\rtf", "an RTF file"),
    (b"\x1f\x8b", "a gzip file"),
    (b"PK\x03\x04", "a zip file (as .docx and .odt are)"),
    (b"PK\x05\x06", "an empty zip file"),
    (b"\xd0\xcf\x11\xe0", "an old Word file"),
    (b"BZh", "a bzip2 file"),
    (b"\xfd7zXZ\0", "an xz file"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z file"),
    (b"Rar!\x1a\x07", "a rar file"),
    (b"\x28\xb5\x2f\xfd", "a zstd file"),
    (b"PAR1", "a Parquet file"),
    (b"SQLite format 3\0", "a database"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x7fELF", "a program"),
)
LOOK = 1024  # bytes in which a file shows what it is
LONGEST = 20_000_000  # characters: ten times the longest book, and no article
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
_LINE = re.compile(rb"[^\r\n]*[\r\n]*")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text from bytes, and how it was got; with a ``fault``, no text."""

    text: str = ""
    encoding: str = "UTF-8"
    bad: int | None = None  # offset of the first byte that is not UTF-8; None where all are
    replaced: int = 0  # bytes that Windows-1252 has no letter for, each now U+FFFD
    fault: str = ""
    mend: str = "save the article as text"


def decoded(data: bytes) -> Decoded:
    """The text of a file, or the reason why it is none.

    No line end is changed: offsets are into the file as decoded.
    """
    if what := binary(data):
        return Decoded(fault=f"{what}, not text")
    encoding, body = _marked(data)
    replaced = 0
    try:
        text, named = body.decode(encoding), NAMES.get(encoding, encoding.upper())
    except UnicodeDecodeError as error:
        if body is not data and encoding != "utf-8":  # a mark says so
            where = len(data) - len(body) + error.start
            return Decoded(fault=f"{NAMES[encoding]} that is broken at byte {where}")
        if b"\0" in data:
            return Decoded(fault="not text")
        text, named = "".join(_by_line(body)), NAMES["cp1252"]
        replaced = text.count("\ufffd") - body.count("\ufffd".encode())
    if len(text) > LONGEST:
        fault = f"{len(text):,} characters, too long for an article"
        return Decoded(fault=fault, mend="part it, or take it out")
    if not text.strip().strip("\ufeff\u200b"):
        return Decoded(fault="empty")
    if "\0" in text or len(_CONTROL.findall(text)) > len(text) // 20:
        return Decoded(fault="not text")
    return Decoded(text, named, _bad(data), replaced)


def binary(data: bytes) -> str:
    """What a file is by its first bytes, where they say that it is no text; else nothing."""
    start = data[:LOOK].removeprefix(codecs.BOM_UTF8).lstrip()
    for magic, what in BINARY:
        if data.startswith(magic) or start.startswith(magic):
            return what
    return ""


def shown(text: str) -> tuple[str, int]:
    """Text without what nothing can show, and how many characters that were; as long as before."""
    return UNFIT.subn("\ufffd", text)


def _by_line(body: bytes) -> list[str]:
    """Each line as UTF-8 where it is that, else as Windows-1252.

    A file may be put together from pages of both. A byte that Windows has no letter for is
    U+FFFD.
    """
    lines = []
    for line in _LINE.findall(body):
        try:
            lines.append(line.decode("utf-8"))
        except UnicodeDecodeError:
            lines.append(line.decode("cp1252", errors="replace"))
    return lines


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
