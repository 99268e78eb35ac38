"""A figure's SVG -> SVG that may stand in a page beside others: no id, style or request leaks.

How a thing looks is told by attributes (fill, stroke), so that a picture is legible where no style
sheet reaches it; `RULES` turn their colours into variables, so that the page may darken them. What
all pictures write stands on the page once (`lettering`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.etree.ElementTree import Element, SubElement

from markupsafe import Markup
from matplotlib.markers import MarkerStyle
from matplotlib.path import Path

from analysis.plots._rows import MARKS
from analysis.report.lettering import HREF, LETTER, SVG, Named, lines, parsed, said, written
from analysis.report.shapes import tight

REFERENCE = re.compile(r"url\(#([^)]*)\)")
NEEDLESS = ("metadata", "title", "style")  # said beside the picture, or the same for all
FINE = re.compile(r"(-?\d+\.\d\d)\d+")  # a hundredth of a point is finer than any screen
TENTHS = 10  # parts of a point to which lines go: less than a sixth of a pixel
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
PAINTS = ("fill", "stroke")
# What holds of every line unless it is said: ends and corners as SVG has them.
USUAL = {
    "stroke-linejoin": ("miter", "round"),  # round and sharp corners of a hair are the same
    "stroke-linecap": ("butt",),
    "stroke-dashoffset": ("0",),
    "stroke-width": ("1", "1.0"),
    "fill": ("none",),  # said by the picture as a whole
}


def _short(colour: str) -> str:
    """A colour in three digits where these say the same."""
    same = re.fullmatch(r"#(.)\1(.)\2(.)\3", colour)
    return f"#{''.join(same.groups())}" if same else colour


# Without an ancestor: a shape that is referred to stands outside of the picture, for a rule.
RULES = Markup("\n").join(
    Markup(f'[{paint}="{_short(colour)}"]{{{paint}:{variable}}}')
    for colour, variable in COLOURS.items()
    for paint in PAINTS
)


def sign(mark: str) -> Markup:
    """An outlet's mark as the figures draw it, to stand before its name: an image that is silent.

    Args:
        mark: the mark's name, as `plots.signs` gives it.
    """
    style = MarkerStyle(MARKS[mark])
    outline = style.get_path().transformed(style.get_transform())
    told = []
    for points, code in outline.iter_segments():
        flat = " ".join(f"{10 * part * (-1) ** at:.4f}" for at, part in enumerate(points))
        told.append("z" if code == Path.CLOSEPOLY else f"{COMMANDS[int(code)]} {flat}")
    shape = tight(" ".join(told))
    return Markup(
        '<svg class="sign" width="11" height="11" viewBox="-7 -7 14 14" aria-hidden="true">'
        '<path fill="currentColor" d="{}"/></svg>'
    ).format(shape)


COMMANDS = {int(Path.MOVETO): "M", int(Path.LINETO): "L", int(Path.CURVE3): "Q"}
COMMANDS |= {int(Path.CURVE4): "C"}


def inlined(svg: bytes, prefix: str, named: Named, *, label: str, described_by: str) -> Markup:
    """The picture as an element of HTML: one image with a label, described elsewhere on the page.

    Every id begins with the prefix, and there are none but those that are referred to. The size
    is that of the view box, to be scaled by the page. Blanks, empty groups and groups that say
    nothing are left out, a word is a reference to its shape on the page, and neighbours that look
    alike are one path: they are most of what matplotlib writes.
    """
    root = parsed(svg)
    _lettered(root, named)
    _pruned(root)
    ids = {id: f"{prefix}-{place}" for place, id in enumerate(_referred(root, named))}
    for element in root.iter():
        element.attrib = dict(_attributes(element, ids))
        element.text = said(element.text)
        element.tail = said(element.tail)
    _lifted(root)
    _together(root)
    _under(root)
    for key in ("width", "height", "version"):
        root.attrib.pop(key, None)
    root.attrib |= {
        "class": "drawing",
        "fill": "none",
        "role": "img",
        "aria-label": label,
        "aria-describedby": described_by,
    }
    return written(root)


def _lettered(root: Element, named: Named) -> None:
    """Put references to words in the place of every line of text."""
    for group, words in lines(root):
        style = group.get("style", "")
        group.clear()
        for one in words:
            look = {HREF: f"#{named[one.key]}", **one.at, "style": style}
            SubElement(group, f"{{{SVG}}}use", look)


def _pruned(element: Element) -> None:
    """Take out what draws nothing, from the innermost outwards."""
    for child in list(element):
        _pruned(child)
        name = child.tag.rpartition("}")[2] if isinstance(child.tag, str) else "title"
        letter = LETTER.fullmatch(child.get("id", ""))
        if letter or name in NEEDLESS or (name in ("g", "defs") and not len(child)):
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


def _under(element: Element) -> None:
    """Say the colour of three neighbours or more, which only refer to a shape, once above them."""
    children, at = list(element), 0
    while at < len(children):
        alike = [children[at]]
        while at + len(alike) < len(children) and _looks(children[at + len(alike)]) == _looks(
            alike[0]
        ):
            alike.append(children[at + len(alike)])
        at += len(alike)
        if _looks(alike[0]) and len(alike) > 2:
            group = Element(f"{{{SVG}}}g", _looks(alike[0]) or {})
            element.insert(list(element).index(alike[0]), group)
            for child in alike:
                element.remove(child)
                child.attrib = {k: v for k, v in child.attrib.items() if k not in group.attrib}
                group.append(child)


def _looks(element: Element) -> dict[str, str] | None:
    """What a reference says of how it looks; None of anything else."""
    if element.tag != f"{{{SVG}}}use":
        return None
    return {k: v for k, v in element.attrib.items() if k.startswith(PAINTS)}


def _referred(root: Element, named: Named) -> list[str]:
    """The ids that something in the picture refers to, in the order of the first reference."""
    found: dict[str, None] = {}
    shared = set(named.values())
    for element in root.iter():
        for key, value in element.attrib.items():
            ids = [value[1:]] if key in ("href", HREF) else REFERENCE.findall(value)
            found.update(dict.fromkeys(id for id in ids if id not in shared))
    return list(found)


def _attributes(element: Element, ids: Mapping[str, str]) -> list[tuple[str, str]]:
    made = []
    for key, value in element.attrib.items():
        if key == "id":
            made += [(key, ids[value])] if value in ids else []
        elif key in ("href", HREF):
            made.append(("href", f"#{ids.get(value[1:], value[1:])}"))
        elif key == "d":
            made.append((key, tight(value, TENTHS)))
        elif key == "style":
            made += _looking(_renamed(value, ids))
        elif key == "transform":
            made.append((key, _moved(value)))
        elif key in ROUNDED:
            made.append((key, FINE.sub(r"\1", " ".join(value.split()))))
        else:
            made.append((key, _renamed(value, ids)))
    return made


def _looking(style: str) -> list[tuple[str, str]]:
    """A style as attributes, without what holds of every line anyway."""
    parts = (part.partition(":") for part in style.split(";") if part.strip())
    told = [(key.strip(), value.strip()) for key, _, value in parts]
    return [
        (key, _short(value.lower()) if key in PAINTS else value)
        for key, value in told
        if value not in USUAL.get(key, ())
    ]


def _moved(transform: str) -> str:
    """A transform with its ways rounded; how it scales stays whole."""
    return re.sub(r"translate\([^)]*\)", lambda found: FINE.sub(r"\1", found[0]), transform)


def _renamed(value: str, ids: Mapping[str, str]) -> str:
    return REFERENCE.sub(lambda found: f"url(#{ids[found[1]]})", value)
