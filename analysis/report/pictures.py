"""A figure's SVG -> SVG that may stand in a page beside others: no id, style or request leaks.

How a thing looks is told by attributes (``looks``). What all pictures write and stamp stands on the
page once (``lettering``, ``stamps``).
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement

from markupsafe import Markup
from matplotlib.markers import MarkerStyle
from matplotlib.path import Path

from analysis.plots._rows import MARKS
from analysis.report.lettering import (
    HREF,
    LETTER,
    SVG,
    Letter,
    Named,
    drawn,
    letters,
    lines,
    parsed,
    said,
    words,
    written,
)
from analysis.report.looks import PAINTS, looking
from analysis.report.shapes import TENTHS, tight
from analysis.report.stamps import Stamped, marks, stamped, stamps

REFERENCE = re.compile(r"url\(#([^)]*)\)")
NEEDLESS = ("metadata", "title", "style")  # said beside the picture, or the same for all
FINE = re.compile(r"(-?\d+\.\d\d)\d+")  # a hundredth of a point is finer than any screen
ROUNDED = ("x", "y", "x1", "x2", "y1", "y2", "width", "height", "points")


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


@dataclass(frozen=True, slots=True)
class Shared:
    """What all pictures of a page refer to: words and marks, each with its id, and letters."""

    words: Named
    marks: Stamped
    letters: Mapping[str, Letter]


def shared(svgs: Iterable[bytes]) -> Shared:
    """What these pictures write and stamp."""
    roots = [parsed(svg) for svg in svgs]
    return Shared(words(roots), stamps(roots), letters(roots))


def shapes(known: Shared) -> Markup:
    """The shapes of all letters, words and marks, as an element that draws nothing."""
    root = Element(f"{{{SVG}}}svg", {"width": "0", "height": "0", "aria-hidden": "true"})
    root.set("class", "letters")
    defined = SubElement(root, f"{{{SVG}}}defs")
    defined.extend([*drawn(known.letters, known.words), *marks(known.marks)])
    return written(root)


def inlined(svg: bytes, prefix: str, known: Shared, *, label: str, described_by: str) -> Markup:
    """The picture as an element of HTML: one image with a label, described elsewhere on the page.

    Every id begins with the prefix, and there are none but those that are referred to. The size
    is that of the view box, to be scaled by the page. Blanks, empty groups and groups that say
    nothing are left out, a word or a mark is a reference to its shape on the page, and neighbours
    that look alike are one path: they are most of what matplotlib writes.
    """
    root = parsed(svg)
    _lettered(root, known.words)
    stamped(root, known.marks)
    _pruned(root)
    everywhere = {*known.words.values(), *known.marks.values()}
    ids = {id: f"{prefix}-{place}" for place, id in enumerate(_referred(root, everywhere))}
    for element in root.iter():
        element.attrib = dict(_attributes(element, ids))
        element.text = said(element.text)
        element.tail = said(element.tail)
    _lifted(root)
    _together(root)
    for element in root.iter():
        if way := element.get("d"):
            element.set("d", tight(way, TENTHS))
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
    for group, own in lines(root):
        style = group.get("style", "")
        group.clear()
        for one in own:
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
            before.set("d", f"{before.attrib['d']} {told}")
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


def _referred(root: Element, everywhere: Container[str]) -> list[str]:
    """The picture's own ids that something in it refers to, in the order of first reference."""
    found: dict[str, None] = {}
    for element in root.iter():
        for key, value in element.attrib.items():
            ids = [value[1:]] if key in ("href", HREF) else REFERENCE.findall(value)
            found.update(dict.fromkeys(id for id in ids if id not in everywhere))
    return list(found)


def _attributes(element: Element, ids: Mapping[str, str]) -> list[tuple[str, str]]:
    made = []
    for key, value in element.attrib.items():
        if key == "id":
            made += [(key, ids[value])] if value in ids else []
        elif key in ("href", HREF):
            made.append(("href", f"#{ids.get(value[1:], value[1:])}"))
        elif key == "d":
            made.append((key, " ".join(value.split())))
        elif key == "style":
            made += looking(_renamed(value, ids))
        elif key == "transform":
            made.append((key, _moved(value)))
        elif key in ("x", "y") and element.tag == f"{{{SVG}}}use":
            made.append((key, f"{float(value):.1f}".removesuffix(".0")))
        elif key in ROUNDED:
            made.append((key, FINE.sub(r"\1", " ".join(value.split()))))
        else:
            made.append((key, _renamed(value, ids)))
    return made


def _moved(transform: str) -> str:
    """A transform with its ways rounded; how it scales stays whole."""
    return re.sub(r"translate\([^)]*\)", lambda found: FINE.sub(r"\1", found[0]), transform)


def _renamed(value: str, ids: Mapping[str, str]) -> str:
    return REFERENCE.sub(lambda found: f"url(#{ids[found[1]]})", value)
