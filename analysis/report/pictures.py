"""A figure's SVG -> SVG that may stand in a page beside others: no id, style or request leaks."""

from __future__ import annotations

import re
from xml.etree import ElementTree

from markupsafe import Markup

SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"
REFERENCE = re.compile(r"url\(#([^)]*)\)")
NEEDLESS = ("metadata", "title", "style")  # said beside the picture, or by `RULE` for it alone
# What matplotlib's own style element asks of every element of the document it stands in.
RULE = "stroke-linejoin: round; stroke-linecap: butt"


def inlined(svg: bytes, prefix: str, *, label: str, described_by: str) -> Markup:
    """The picture as an element of HTML: one image with a label, described elsewhere on the page.

    Every id, and every reference to one, begins with the prefix. The size is that of the view
    box, to be scaled by the page.
    """
    ElementTree.register_namespace("", SVG)
    ElementTree.register_namespace("xlink", XLINK)
    root = ElementTree.fromstring(svg)
    for parent in list(root.iter()):
        for child in list(parent):
            if _name(child) in NEEDLESS:
                parent.remove(child)
    for element in root.iter():
        for key, value in element.attrib.items():
            element.set(key, _prefixed(key, value, prefix))
    for key in ("width", "height", "version"):
        root.attrib.pop(key, None)
    root.set("style", RULE)
    root.set("role", "img")
    root.set("aria-label", label)
    root.set("aria-describedby", described_by)
    return Markup(ElementTree.tostring(root, encoding="unicode"))  # of our own making


def _name(element: ElementTree.Element) -> str:
    return element.tag.rpartition("}")[2]


def _prefixed(key: str, value: str, prefix: str) -> str:
    if key == "id":
        return f"{prefix}-{value}"
    if key in ("href", f"{{{XLINK}}}href") and value.startswith("#"):
        return f"#{prefix}-{value[1:]}"
    return REFERENCE.sub(rf"url(#{prefix}-\1)", value)
