"""What the figures write, on the page once: the shapes of letters, and of the words made of them.

A letter is a shape of its font (matplotlib draws text so, and no font is needed); a word is a row
of letters in a size. Figures for a wide window and for a narrow one write nearly the same words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from markupsafe import Markup

from analysis.report.shapes import tight

SVG = "http://www.w3.org/2000/svg"
HREF = "{http://www.w3.org/1999/xlink}href"
LETTER = re.compile(r"DejaVu[\w-]+-[0-9a-f]+")  # the id of a letter's shape: alike in all figures
ALONG = re.compile(r"translate\((-?[\d.]+) 0\)")
STANDS = re.compile(r"translate\((-?[\d.]+) (-?[\d.]+)\)\s*(?:(rotate\([^)]*\))\s*)?(scale\(.*\))")

ZERO = re.compile(r"\b0\.")  # of a number below 1, which needs none

Key = tuple[str, str]  # how a word is scaled, and its letters with their places
Named = Mapping[Key, str]  # words -> their ids on the page
Letter = tuple[str, str]  # its way, and how that is scaled


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a figure: its letters, how they are scaled, and where they stand."""

    uses: tuple[tuple[str, str], ...]  # letter, and how far along in hundredths of the size
    scale: str
    turned: str  # empty where it is level
    x: float
    y: float

    @property
    def key(self) -> Key:
        """What two words share that have one shape."""
        return self.scale, " ".join(f"{letter}@{x}" for letter, x in self.uses)

    @property
    def at(self) -> dict[str, str]:
        """Its place as attributes; a tenth of a point is finer than any eye."""
        x, y = (f"{part:.1f}".removesuffix(".0") for part in (self.x, self.y))
        return {"transform": f"translate({x} {y}) {self.turned}"} if self.turned else dict(x=x, y=y)


def lines(root: Element) -> Iterator[tuple[Element, list[Word]]]:
    """Every group of a figure's SVG that is a line of text, with its words."""
    shapes = [path for path in root.iter(f"{{{SVG}}}path") if _is_letter(path.get("id", ""))]
    blank = frozenset(path.attrib["id"] for path in shapes if not path.get("d", "").strip())
    for group in list(root.iter(f"{{{SVG}}}g")):
        letters = [child for child in group if child.tag != f"{{{SVG}}}defs"]
        stands = STANDS.fullmatch(group.get("transform", ""))
        if letters and stands and all(_is_letter(child.get(HREF, "")[1:]) for child in letters):
            yield group, list(_words(letters, stands, blank))


def _words(
    letters: Sequence[Element], stands: re.Match[str], blank: frozenset[str]
) -> Iterator[Word]:
    def inked(use: Element) -> bool:
        return use.attrib[HREF][1:] not in blank

    left, base = map(float, stands.group(1, 2))
    if stands[3]:  # along the page's height: one piece, so that it turns as one
        uses = tuple(_placed(filter(inked, letters)))
        yield Word(uses, stands[4], stands[3], left, base)
        return
    size = float(stands[4].removeprefix("scale(").split()[0])
    for there, part in groupby(letters, key=inked):
        own = list(part)
        if there:
            start = _along(own[0])
            yield Word(tuple(_placed(own, start)), stands[4], "", left + start * size, base)


def _placed(letters: Iterable[Element], start: float = 0.0) -> Iterator[tuple[str, str]]:
    for use in letters:
        yield _short(use.attrib[HREF][1:]), f"{_along(use) - start:.0f}"


def _along(use: Element) -> float:
    along = ALONG.fullmatch(use.get("transform", ""))
    return float(along[1]) if along else 0.0


def _is_letter(id: str) -> bool:
    return bool(LETTER.fullmatch(id))


def words(pictures: Iterable[Element]) -> dict[Key, str]:
    """An id for each word that the pictures write, in the order of first use."""
    found = dict.fromkeys(one.key for root in pictures for _, own in lines(root) for one in own)
    return {key: f"t{place}" for place, key in enumerate(found)}


def letters(pictures: Iterable[Element]) -> dict[str, Letter]:
    """The letters that the pictures write, by their ids there, in order."""
    found: dict[str, Letter] = {}
    for root in pictures:
        for path in root.iter(f"{{{SVG}}}path"):
            if _is_letter(path.get("id", "")) and path.get("d", "").strip():
                letter = path.get("d", ""), path.get("transform", "")
                found.setdefault(path.attrib["id"], letter)
    return dict(sorted(found.items()))


def drawn(letters: Mapping[str, Letter], named: Named) -> Iterator[Element]:
    """The shapes of all letters, and of the words made of them."""
    for id, (way, scaled) in letters.items():
        attributes = {"id": _short(id), "transform": scaled}
        yield Element(f"{{{SVG}}}path", {"d": tight(way)} | attributes)
    for (scale, told), id in named.items():
        text = Element(f"{{{SVG}}}g", {"id": id, "transform": ZERO.sub(".", scale)})
        for letter, _, x in (part.partition("@") for part in told.split(" ")):
            along = {} if x == "0" else {"x": x}
            SubElement(text, f"{{{SVG}}}use", {"href": f"#{letter}", **along})
        yield text


def _short(letter: str) -> str:
    """The id of a letter on the page: "l44", or "bold44"."""
    font, _, code = letter.rpartition("-")
    return ("l" if font == "DejaVuSans" else font.removeprefix("DejaVuSans-").lower()) + code


def parsed(svg: bytes) -> Element:
    """The root of a picture."""
    ElementTree.register_namespace("", SVG)
    return ElementTree.fromstring(svg)


def written(root: Element) -> Markup:
    """The element as text, escaped by the writer."""
    return Markup(ElementTree.tostring(root, encoding="unicode").replace(" />", "/>"))


def said(text: str | None) -> str | None:
    """A text that says something; None of blanks."""
    return text if text and text.strip() else None
