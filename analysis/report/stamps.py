"""The marks of the figures, on the page once: a circle or a square in one place for all of them.

Matplotlib defines a mark's shape and line in each figure and for each outlet anew, and says the
line again wherever the mark stands. Here a place says only what fills the mark.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from xml.etree.ElementTree import Element

from analysis.report.lettering import HREF, LETTER, SVG
from analysis.report.looks import looking
from analysis.report.shapes import TENTHS, tight

Stamp = tuple[str, str]  # the way of a shape, and its style
Stamped = Mapping[Stamp, str]  # shapes -> their ids on the page


def stamps(pictures: Iterable[Element]) -> dict[Stamp, str]:
    """An id for each mark that the pictures stamp, in the order of first use."""
    found = dict.fromkeys(key for root in pictures for _, _, key in _defined(root))
    return {key: f"m{place}" for place, key in enumerate(found)}


def marks(known: Stamped) -> Iterator[Element]:
    """The shapes of all marks, each with its line."""
    for (way, style), id in known.items():
        look = {"id": id, "d": tight(way, TENTHS), **dict(looking(style))}
        yield Element(f"{{{SVG}}}path", look)


def stamped(root: Element, known: Stamped) -> None:
    """Let a picture refer to the marks of the page, and say of each what fills it."""
    ids: dict[str, tuple[str, str]] = {}
    for definitions, shape, key in list(_defined(root)):
        ids[shape.attrib["id"]] = known[key], key[1]
        definitions.remove(shape)
    for use in root.iter(f"{{{SVG}}}use"):
        if (old := use.get(HREF, "")[1:]) in ids:
            id, line = ids[old]
            use.set(HREF, f"#{id}")
            said = [part for part in _parts(use.get("style", "")) if part not in _parts(line)]
            use.set("style", "; ".join(said))


def _defined(root: Element) -> Iterator[tuple[Element, Element, Stamp]]:
    """Where each mark is defined, its shape, and what two marks share that are one."""
    for definitions in root.iter(f"{{{SVG}}}defs"):
        for shape in definitions.findall(f"{{{SVG}}}path"):
            if not LETTER.fullmatch(shape.get("id", "")):
                way = " ".join(shape.get("d", "").split())
                yield definitions, shape, (way, shape.get("style", ""))


def _parts(style: str) -> list[str]:
    return [part.strip() for part in style.split(";") if part.strip()]
