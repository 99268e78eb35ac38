"""A PDF taken apart: its bookmarks, its structure, and the words of each part on each page.

The words are read as a screen reader does, by the structure and not by where they stand: what
goes to another page parts no sentence, and what stands at head and foot of a page is no text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from typing import Any

import pypdf
from pypdf.generic import ContentStream, DictionaryObject

BLANKS = re.compile(r"\s+")
PAGE = re.compile(r"\(p\.\d+\)")  # what a link says on paper of where it leads


def compact(text: str) -> str:
    """Text without blanks."""
    return BLANKS.sub("", text)


@dataclass(frozen=True, slots=True)
class Part:
    """An element of the structure: its kind, its words, the pages it stands on, what is in it."""

    kind: str
    text: str
    pages: tuple[int, ...]  # from 1, each once
    element: Any
    parts: tuple[Part, ...]

    def walk(self) -> Iterator[Part]:
        """This part and all in it, from the outside in."""
        yield self
        for part in self.parts:
            yield from part.walk()


class Paper:
    """A PDF taken apart."""

    def __init__(self, data: bytes, title: str) -> None:
        self.reader = pypdf.PdfReader(BytesIO(data))
        self.root: Any = self.reader.trailer["/Root"]
        self.title = title
        self.marks = list(self._bookmarks(self.reader.outline))

    def headings(self, levels: int) -> list[str]:
        """The bookmarks in order, down to a level; the title is none of them."""
        return [text for level, text in self.marks if level < levels]

    def _bookmarks(self, outline: Any, level: int = 0) -> Iterator[tuple[int, str]]:
        for item in outline:
            if isinstance(item, list):
                yield from self._bookmarks(item, level + 1)
            else:
                yield level, str(item.title)

    @cached_property
    def text(self) -> str:
        """All words in the order of reading, without blanks and without the pages of links."""
        return PAGE.sub("", compact(self.structure.text))

    @cached_property
    def structure(self) -> Part:
        """The outermost element with all that is in it."""
        return self._part(self.root["/StructTreeRoot"]["/K"][0].get_object(), 0)

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """Every element of the structure, from the outside in."""
        return tuple(self.structure.walk())

    def kind(self, *kinds: str) -> list[Part]:
        """The elements of these kinds, in the order of reading."""
        return [part for part in self.parts if part.kind in kinds]

    def _part(self, element: Any, page: int) -> Part:
        page = self._numbers[element.raw_get("/Pg").idnum] if "/Pg" in element else page
        kids = element.get("/K", [])
        inside, texts, pages = [], [], []
        for raw in kids if isinstance(kids, list) else [kids]:
            kid = raw.get_object()
            if isinstance(kid, int):
                texts.append(self._words[page].get(kid, ""))
                pages.append(page)
            elif "/S" in kid:
                inside.append(self._part(kid, page))
                texts.append(inside[-1].text)
                pages += inside[-1].pages
            elif "/MCID" in kid:
                own = self._numbers[kid.raw_get("/Pg").idnum]
                texts.append(self._words[own].get(kid["/MCID"], ""))
                pages.append(own)
        kind = str(element["/S"]).removeprefix("/")
        return Part(kind, "".join(texts), tuple(dict.fromkeys(pages)), element, tuple(inside))

    @cached_property
    def _numbers(self) -> dict[int, int]:
        """The number of a page, by that of its object."""
        pages = enumerate(self.reader.pages, 1)
        return {one.indirect_reference.idnum: n for n, one in pages if one.indirect_reference}

    @cached_property
    def _words(self) -> dict[int, dict[int, str]]:
        """The words of each page, by the mark that the structure knows them by."""
        return {n: _marked(one, self.reader) for n, one in enumerate(self.reader.pages, 1)}

    def fonts(self) -> set[str]:
        """The names of all fonts."""
        found = set()
        for one in self.reader.pages:
            for font in one["/Resources"].get("/Font", {}).values():
                found.add(str(font.get_object()["/BaseFont"]).partition("+")[2])
        return found


def _marked(page: Any, reader: Any) -> dict[int, str]:
    fonts = {
        name: _letters(font.get_object())
        for name, font in page["/Resources"].get("/Font", {}).items()
    }
    found: dict[int, str] = {}
    marks: list[tuple[int | None, bool]] = []  # the mark, whether its words were said already
    font: dict[int, str] = {}
    for operands, operator in ContentStream(page.get_contents(), reader).operations:
        if operator in (b"BDC", b"BMC"):
            mark, said = marks[-1] if marks else (None, False)
            told: Any = operands[1] if len(operands) > 1 else {}
            told = told if isinstance(told, DictionaryObject) else {}
            mark = int(told["/MCID"]) if "/MCID" in told else mark
            if "/ActualText" in told and mark is not None and not said:
                found[mark] = found.get(mark, "") + str(told["/ActualText"])
            marks.append((mark, said or "/ActualText" in told))
        elif operator == b"EMC":
            marks.pop()
        elif operator == b"Tf":
            font = fonts[operands[0]]
        elif operator in (b"Tj", b"TJ") and marks and marks[-1][0] is not None:
            mark, said = marks[-1]
            if not said:
                found[mark] = found.get(mark, "") + _said(operands[0], font)  # type: ignore[index]
    return found


def _said(operand: Any, font: dict[int, str]) -> str:
    codes = operand if isinstance(operand, list) else [operand]
    data = b"".join(one.original_bytes for one in codes if hasattr(one, "original_bytes"))
    pairs = zip(data[::2], data[1::2], strict=True)
    return "".join(font.get(high * 256 + low, "\N{REPLACEMENT CHARACTER}") for high, low in pairs)


def _letters(font: Any) -> dict[int, str]:
    """The letters that a font's codes stand for."""
    table = font["/ToUnicode"].get_object().get_data().decode("latin-1")
    found: dict[int, str] = {}
    for block in re.findall(r"beginbfchar(.*?)endbfchar", table, re.DOTALL):
        for code, text in re.findall(r"<(\w+)>\s*<(\w+)>", block):
            found[int(code, 16)] = _text(text)
    for block in re.findall(r"beginbfrange(.*?)endbfrange", table, re.DOTALL):
        for first, end, text in re.findall(r"<(\w+)>\s*<(\w+)>\s*<(\w+)>", block):
            for step in range(int(end, 16) - int(first, 16) + 1):
                base = _text(text)
                found[int(first, 16) + step] = base[:-1] + chr(ord(base[-1]) + step)
    return found


def _text(digits: str) -> str:
    return bytes.fromhex(digits).decode("utf-16-be")
