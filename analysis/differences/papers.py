"""The report on paper: which page says something else, or is drawn otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING

from analysis.differences.drawings import NEAR
from analysis.differences.noun import Difference, alike, apart, drawn_alike

if TYPE_CHECKING:
    from pypdf import PageObject

# Letters are numbers in a font that holds the letters used, in order: one more moves them all.
_LETTERS = re.compile(r"(?<=Tm)[\[(].*?T[jJ](?=\s)", re.DOTALL)
Page = tuple[str, str]  # its words, and what else is drawn on it, as text


def papers(name: str, old: bytes, new: bytes) -> Iterator[Difference]:
    """The pages of two PDF files that differ, by their words or else by what is drawn.

    Raises ValueError where one is no PDF.
    """
    was, now = pages(old), pages(new)
    if len(was) != len(now):
        yield Difference(name, "file", "", f"{len(was)} pages", f"{len(now)} pages")
    for number, ((before, drawn), (after, redrawn)) in enumerate(zip(was, now, strict=False), 1):
        if not alike(before, after):
            yield Difference(name, "paragraph", f"page {number}", *apart(before, after))
        elif not drawn_alike(drawn, redrawn, within=NEAR):
            yield Difference(name, "figure", f"page {number}", "the page", "drawn otherwise")


def pages(data: bytes) -> list[Page]:
    """The pages of a PDF file, in order. Raises ValueError where it is none."""
    from pypdf import PdfReader

    try:
        read = PdfReader(BytesIO(data)).pages
        return [(" ".join(page.extract_text().split()), _drawn(page)) for page in read]
    except Exception as error:  # a damaged file fails anywhere in its reader
        raise ValueError("no PDF") from error


def _drawn(page: PageObject) -> str:
    content = page.get_contents()
    return "" if content is None else _LETTERS.sub("", content.get_data().decode("latin-1"))
