"""A figure's SVG -> SVG that may stand in a page beside others: no id, style or request leaks."""

from __future__ import annotations

import re
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from markupsafe import Markup

SVG = "http://www.w3.org/2000/svg"
HREF = "{http://www.w3.org/1999/xlink}href"
REFERENCE = re.compile(r"url\(#([^)]*)\)")
NEEDLESS = ("metadata", "title", "style")  # said beside the picture, or by `RULE` for it alone
# What matplotlib's own style element would ask of every element of the document it stands in.
RULE = "stroke-linejoin: round; stroke-linecap: butt"


def inlined(svg: bytes, prefix: str, *, label: str, described_by: str) -> Markup:
    """The picture as an element of HTML: one image with a label, described elsewhere on the page.

    Every id begins with the prefix, and there are none but those that are referred to. The size
    is that of the view box, to be scaled by the page. Blanks and empty groups are left out: they
    are a third of what matplotlib writes.
    """
    ElementTree.register_namespace("", SVG)
    root = ElementTree.fromstring(svg)
    _pruned(root)
    names = {id: f"{prefix}-{place}" for place, id in enumerate(_referred(root))}
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


def _pruned(element: Element) -> None:
    """Take out what draws nothing, from the innermost outwards."""
    for child in list(element):
        _pruned(child)
        name = child.tag.rpartition("}")[2] if isinstance(child.tag, str) else "title"
        if name in NEEDLESS or (name == "g" and not len(child)):
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
    for key, value in element.attrib.items():
        if key == "id":
            made += [(key, names[value])] if value in names else []
        elif key in ("href", HREF):
            made.append(("href", f"#{names[value[1:]]}"))
        elif key == "d":
            made.append((key, " ".join(value.split())))
        else:
            made.append((key, REFERENCE.sub(lambda found: f"url(#{names[found[1]]})", value)))
    return made


def _tight(text: str | None) -> str | None:
    return text if text and text.strip() else None
