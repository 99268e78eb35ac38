"""A figure's SVG -> SVG that may stand in a page beside others: no id, style or request leaks.

What all figures share stands on the page once: the shapes of the letters (`letters`) and the
looks of lines and fields (`looks`), whose colours are variables, so that the page may darken them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from markupsafe import Markup

from analysis.report.shapes import tight

SVG = "http://www.w3.org/2000/svg"
HREF = "{http://www.w3.org/1999/xlink}href"
REFERENCE = re.compile(r"url\(#([^)]*)\)")
NEEDLESS = ("metadata", "title", "style")  # said beside the picture, or by the page for all
LETTER = re.compile(r"DejaVu[\w-]+-[0-9a-f]+")  # the id of a letter's shape: alike in all figures
ALONG = re.compile(r"translate\((-?[\d.]+) 0\)")
FINE = re.compile(r"(-?\d+\.\d\d)\d+")  # a hundredth of a point is finer than any screen
ROUNDED = ("x", "y", "x1", "x2", "y1", "y2", "width", "height", "points")
# What the page calls the colours of the figures; any other stays what it is.
COLOURS = {
    "#ffffff": "var(--card)",
    "#1a1a1a": "var(--drawn)",
    "#595959": "var(--aside)",
    "#0072b2": "var(--close)",
    "#c44e00": "var(--cool)",
    "#007a5e": "var(--third)",
    "#dddddd": "var(--faint)",
    "#f0f0f0": "var(--pale)",
}
Looks = Mapping[str, str]  # what a style says -> the name of its class


def inlined(svg: bytes, prefix: str, looks: Looks, *, label: str, described_by: str) -> Markup:
    """The picture as an element of HTML: one image with a label, described elsewhere on the page.

    Every id begins with the prefix, and there are none but those that are referred to. The size
    is that of the view box, to be scaled by the page. Blanks, empty groups and groups that say
    nothing are left out, and neighbours that look alike are one path: they are half of what
    matplotlib writes.
    """
    root = _parsed(svg)
    _pruned(root)
    names = {
        id: _short(id) if LETTER.fullmatch(id) else f"{prefix}-{place}"
        for place, id in enumerate(_referred(root))
    }
    for element in root.iter():
        element.attrib = dict(_attributes(element, names, looks))
        element.text = _said(element.text)
        element.tail = _said(element.tail)
    _lifted(root)
    _together(root)
    for key in ("width", "height", "version"):
        root.attrib.pop(key, None)
    root.attrib |= {
        "class": "drawing",
        "role": "img",
        "aria-label": label,
        "aria-describedby": described_by,
    }
    return _written(root)


def looks(svgs: Iterable[bytes]) -> dict[str, str]:
    """A class for each style in the pictures, in the order of their first use."""
    found = dict.fromkeys(
        _styled(style)
        for svg in svgs
        for element in _parsed(svg).iter()
        if (style := element.get("style"))
    )
    return {style: f"k{place:x}" for place, style in enumerate(found)}


def rules(named: Looks) -> Markup:
    """The style sheet of these looks, the colours as variables of the page."""
    return Markup("\n".join(f".{name}{{{_coloured(style)}}}" for style, name in named.items()))


def _styled(style: str) -> str:
    """A style without what refers to an id, which no class may say."""
    parts = [part.strip() for part in style.split(";")]
    return ";".join(part.replace(": ", ":") for part in parts if part and "url(" not in part)


def _coloured(style: str) -> str:
    return re.sub(r"#[0-9a-f]{6}", lambda found: COLOURS.get(found[0], found[0]), style.lower())


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
    return _written(root)


def _short(letter: str) -> str:
    """The id of a letter on the page: "l44", or "bold44"."""
    font, _, code = letter.rpartition("-")
    return ("l" if font == "DejaVuSans" else font.removeprefix("DejaVuSans-").lower()) + code


def _parsed(svg: bytes) -> Element:
    ElementTree.register_namespace("", SVG)
    return ElementTree.fromstring(svg)


def _written(root: Element) -> Markup:
    """The element as text, escaped by the writer."""
    return Markup(ElementTree.tostring(root, encoding="unicode").replace(" />", "/>"))


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


def _lifted(element: Element) -> None:
    """Put the children of a group that says nothing in its place, from the innermost outwards."""
    for place in reversed(range(len(element))):
        child = element[place]
        _lifted(child)
        if child.tag == f"{{{SVG}}}g" and not child.attrib:
            element[place : place + 1] = list(child)


def _together(element: Element) -> None:
    """Make one path of neighbours that differ in their way alone."""
    before: Element | None = None
    for child in list(element):
        _together(child)
        told = child.get("d", "")
        alone = child.tag == f"{{{SVG}}}path" and told.startswith("M") and "id" not in child.attrib
        if alone and before is not None and _besides(before) == _besides(child):
            before.set("d", before.attrib["d"] + told)
            element.remove(child)
        else:
            before = child if alone else None


def _besides(path: Element) -> dict[str, str]:
    return {key: value for key, value in path.attrib.items() if key != "d"}


def _referred(root: Element) -> list[str]:
    """The ids that something in the picture refers to, in the order of the first reference."""
    found: dict[str, None] = {}
    for element in root.iter():
        for key, value in element.attrib.items():
            ids = [value[1:]] if key in ("href", HREF) else REFERENCE.findall(value)
            found.update(dict.fromkeys(ids))
    return list(found)


def _attributes(element: Element, names: dict[str, str], looks: Looks) -> list[tuple[str, str]]:
    made = []
    use = element.tag.endswith("}use") and "x" not in element.attrib
    for key, value in element.attrib.items():
        if key == "id":
            made += [(key, names[value])] if value in names else []
        elif key in ("href", HREF):
            made.append(("href", f"#{names[value[1:]]}"))
        elif key == "d":
            made.append((key, tight(value)))
        elif key == "style":
            made += _looking(value, names, looks)
        elif key == "transform" and use and (moved := ALONG.fullmatch(value)):
            made.append(("x", f"{float(moved[1]):.0f}"))  # in hundredths of a letter's size
        elif key == "transform":
            made.append((key, _moved(value)))
        elif key in ROUNDED:
            made.append((key, FINE.sub(r"\1", " ".join(value.split()))))
        else:
            made.append((key, _renamed(value, names)))
    return made


def _looking(style: str, names: dict[str, str], looks: Looks) -> list[tuple[str, str]]:
    """A style as its class, and what in it refers to an id as it is."""
    kept = ";".join(_renamed(p.strip(), names) for p in style.split(";") if "url(" in p)
    return [("class", looks[_styled(style)])] * bool(_styled(style)) + [("style", kept)] * bool(
        kept
    )


def _moved(transform: str) -> str:
    """A transform with its ways rounded; how it scales stays whole."""
    return re.sub(r"translate\([^)]*\)", lambda found: FINE.sub(r"\1", found[0]), transform)


def _renamed(value: str, names: dict[str, str]) -> str:
    return REFERENCE.sub(lambda found: f"url(#{names[found[1]]})", value)


def _said(text: str | None) -> str | None:
    return text if text and text.strip() else None
