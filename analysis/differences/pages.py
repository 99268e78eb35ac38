"""The page and the notebook: which paragraph differs, under which heading."""

from __future__ import annotations

import json
import re
from base64 import b64decode
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from html.parser import HTMLParser
from typing import Any

from analysis.differences.drawings import pixels, same_shapes
from analysis.differences.noun import Difference, alike, apart

SVG = re.compile(r"<svg.*?</svg>", re.DOTALL)
BLOCKS = frozenset(
    "p li tr dt dd h1 h2 h3 h4 h5 h6 caption figcaption summary blockquote pre title div section "
    "table figure header footer main nav details ul ol dl option".split()
)
SILENT = frozenset(("style", "script", "svg"))
HEADINGS = frozenset(("h1", "h2", "h3"))
Block = tuple[str, str]  # the heading above it, its words


class _Blocks(HTMLParser):
    """Collects the blocks of a page while it is fed."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Block] = []
        self.words: list[str] = []
        self.heading, self.silent, self.titled = "", 0, False

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.silent += tag in SILENT
        if tag in BLOCKS:
            self.closed()
            self.titled = tag in HEADINGS
        elif tag in ("td", "th"):
            self.words.append(" ")

    def handle_endtag(self, tag: str) -> None:
        self.silent -= tag in SILENT and self.silent > 0
        if tag in BLOCKS:
            self.closed()

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.words.append(data)

    def closed(self) -> None:
        """End the block at hand."""
        text = " ".join("".join(self.words).split())
        self.words.clear()
        if text:
            self.heading = text if self.titled else self.heading
            self.found.append((self.heading, text))
        self.titled = False


def blocks(html: str) -> list[Block]:
    """The paragraphs, list items and table rows of a page, each with the heading above it."""
    parser = _Blocks()
    parser.feed(html)
    parser.close()
    parser.closed()
    return parser.found


def pages(name: str, old: bytes, new: bytes) -> Iterator[Difference]:
    """The paragraphs that differ; where none does, the drawings, then what cannot be seen."""
    was, now = old.decode(), new.decode()
    found = list(_paragraphs(name, blocks(was), blocks(now)))
    pictures = SVG.findall(was), SVG.findall(now)
    if len(pictures[0]) != len(pictures[1]):
        counts = (f"{len(drawn)} drawings" for drawn in pictures)
        found.append(Difference(name, "figure", "", *counts))
    else:
        found += [
            Difference(name, "figure", f"drawing {n}", "", "another")
            for n, (a, b) in enumerate(zip(*pictures, strict=True), 1)
            if not same_shapes(a, b)
        ]
    yield from found
    bare = [SVG.sub("", text) for text in (was, now)]
    if not found and not alike(*bare):
        at = next(n for n, (a, b) in enumerate(zip(*bare, strict=False)) if a != b)
        yield Difference(name, "text", "markup", bare[0][at : at + 40], bare[1][at : at + 40])


def _paragraphs(name: str, old: Sequence[Block], new: Sequence[Block]) -> Iterator[Difference]:
    was, now = [text for _, text in old], [text for _, text in new]
    for tag, i, until, j, end in SequenceMatcher(None, was, now).get_opcodes():
        if tag == "equal":
            continue
        for step in range(max(until - i, end - j)):
            a = was[i + step] if i + step < until else ""
            b = now[j + step] if j + step < end else ""
            if not alike(a, b):
                heading = old[i + step][0] if a else new[j + step][0]
                yield Difference(name, "paragraph", f"under '{heading}'", *apart(a, b))


def notebooks(name: str, old: bytes, new: bytes) -> Iterator[Difference]:
    """The cells that differ, by their number, and by what they show."""
    was, now = (json.loads(data)["cells"] for data in (old, new))
    if len(was) != len(now):
        yield Difference(name, "row", "", f"{len(was)} cells", f"{len(now)} cells")
        return
    for number, (a, b) in enumerate(zip(was, now, strict=True), 1):
        place = f"cell {number}"
        texts = _texts(a), _texts(b)
        if not alike(*texts):
            yield Difference(name, "paragraph", place, *apart(*texts))
        yield from _pictures(name, place, a, b)


def _texts(cell: Mapping[str, Any]) -> str:
    """What a cell says: its source and its outputs in plain text."""
    told = [cell["source"]]
    for output in cell.get("outputs", ()):
        told += [output.get("text", ""), output.get("data", {}).get("text/plain", "")]
        told += [output.get("data", {}).get("text/html", ""), output.get("traceback", "")]
    return "\n".join("".join(part) for part in told)


def _pictures(
    name: str, place: str, was: Mapping[str, Any], now: Mapping[str, Any]
) -> Iterator[Difference]:
    drawn = [
        [p for o in cell.get("outputs", ()) if (p := o.get("data", {}).get("image/png"))]
        for cell in (was, now)
    ]
    if len(drawn[0]) != len(drawn[1]):
        yield Difference(name, "figure", place, *(f"{len(d)} pictures" for d in drawn))
        return
    for a, b in zip(*drawn, strict=True):
        if a != b:
            old, new = (b64decode("".join(data)) for data in (a, b))
            for one in pixels(name, old, new):
                yield Difference(name, "figure", place, one.published, one.now)
