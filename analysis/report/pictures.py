"""A figure's SVG -> SVG that may stand in a page beside others: no id, style or request leaks."""

from __future__ import annotations

import re
from collections.abc import Iterable
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from markupsafe import Markup

from analysis.report.shapes import tight

SVG = "http://www.w3.org/2000/svg"
HREF = "{http://www.w3.org/1999/xlink}href"
REFERENCE = re.compile(r"url\(#([^)]*)\)")
NEEDLESS = ("metadata", "title", "style")  # said beside the picture, or by `RULE` for it alone
# What matplotlib's own style element would ask of every element of the document it stands in.
RULE = "stroke-linejoin: round; stroke-linecap: butt"
LETTER = re.compile(r"DejaVu[\w-]+-[0-9a-f]+")  # the id of a letter's shape: alike in all figures
ALONG = re.compile(r"translate\((-?[\d.]+) 0\)")
FINE = re.compile(r"(-?\d+\.\d\d)\d+")  # a hundredth of a point is finer than any screen
ROUNDED = ("x", "y", "x1", "x2", "y1", "y2", "width", "height", "points")


def inlined(svg: bytes, prefix: str, *, label: str, described_by: str) -> Markup:
    """The picture as an element of HTML: one image with a label, described elsewhere on the page.

    Every id begins with the prefix, and there are none but those that are referred to. The size
    is that of the view box, to be scaled by the page. Blanks and empty groups are left out: they
    are a third of what matplotlib writes.
    """
    root = _parsed(svg)
    _pruned(root)
    names = {
        id: _short(id) if LETTER.fullmatch(id) else f"{prefix}-{place}"
        for place, id in enumerate(_referred(root))
    }
    for element in root.iter():
        element.attrib = dict(_attributes(element, names))
        element.text = _tight(element.text)
        element.tail = _tight(element.tail)
    for key in ("width", "height", "version"):
        root.attrib.pop(key, None)
    root.attrib |= {
        "style": RULE,
        "role": "img",
        "aria-label": label,
        "aria-describedby": described_by,
    }
    return Markup(ElementTree.tostring(root, encoding="unicode"))  # escaped by the writer


def letters(svgs: Iterable[bytes]) -> Markup:
    """The shapes of all letters in the pictures, each once, as an element that draws nothing.

    Every picture refers to them; in each by itself they are a third of it.
    """
    found: dict[str, Element] = {}
    for svg in svgs:
        for path in _parsed(svg).iter(f"{{{SVG}}}path"):
            if LETTER.fullmatch(path.get("id", "")):
                found.setdefault(path.attrib["id"], path)
    root = Element(f"{{{SVG}}}svg", {"width": "0", "height": "0", "aria-hidden": "true"})
    root.set("class", "letters")
    shapes = SubElement(root, f"{{{SVG}}}defs")
    for id in sorted(found):
        shape = tight(found[id].get("d", ""))
        attributes = {"id": _short(id), "transform": found[id].get("transform", "")}
        SubElement(shapes, f"{{{SVG}}}path", ({"d": shape} if shape else {}) | attributes)
    return Markup(ElementTree.tostring(root, encoding="unicode"))  # escaped by the writer


def _short(letter: str) -> str:
    """The id of a letter on the page: "l44", or "bold44"."""
    font, _, code = letter.rpartition("-")
    return ("l" if font == "DejaVuSans" else font.removeprefix("DejaVuSans-").lower()) + code


def _parsed(svg: bytes) -> Element:
    ElementTree.register_namespace("", SVG)
    return ElementTree.fromstring(svg)


def _pruned(element: Element) -> None:
    """Take out what draws nothing, and the letters, from the innermost outwards."""
    for child in list(element):
        _pruned(child)
        if LETTER.fullmatch(child.get("id", "")):
            element.remove(child)
            continue
        name = child.tag.rpartition("}")[2] if isinstance(child.tag, str) else "title"
        if name in NEEDLESS or (name in ("g", "defs") and not len(child)):
            element.remove(child)


def _referred(root: Element) -> list[str]:
    """The ids that something in the picture refers to, in the order of the first reference."""
    found: dict[str, None] = {}
    for element in root.iter():
        for key, value in element.attrib.items():
            ids = [value[1:]] if key in ("href", HREF) else REFERENCE.findall(value)
            found.update(dict.fromkeys(ids))
    return list(found)


def _attributes(element: Element, names: dict[str, str]) -> list[tuple[str, str]]:
    made = []
    use = element.tag.endswith("}use") and "x" not in element.attrib
    for key, value in element.attrib.items():
        if key == "id":
            made += [(key, names[value])] if value in names else []
        elif key in ("href", HREF):
            made.append(("href", f"#{names[value[1:]]}"))
        elif key == "d":
            made.append((key, tight(value)))
        elif key == "transform" and use and (moved := ALONG.fullmatch(value)):
            made.append(("x", FINE.sub(r"\1", moved[1])))
        elif key == "transform":
            made.append((key, _moved(value)))
        elif key in ROUNDED:
            made.append((key, FINE.sub(r"\1", " ".join(value.split()))))
        else:
            made.append((key, REFERENCE.sub(lambda found: f"url(#{names[found[1]]})", value)))
    return made


def _moved(transform: str) -> str:
    """A transform with its ways rounded; how it scales stays whole, as the size of letters."""
    return re.sub(r"translate\([^)]*\)", lambda found: FINE.sub(r"\1", found[0]), transform)


def _tight(text: str | None) -> str | None:
    return text if text and text.strip() else None
