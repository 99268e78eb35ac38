"""Claims about pictures in a page: they share no id, bring no style, and are legible without one."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from analysis import plots
from analysis.plots import _style
from analysis.plots._rows import MARKS
from analysis.report.looks import COLOURS, RULES
from analysis.report.pictures import inlined, shapes, shared, sign
from tests.plots.made import pencil

SVG = b"""<?xml version="1.0"?><!DOCTYPE svg PUBLIC "x" "http://www.w3.org/x.dtd">
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="9pt" viewBox="0 0 9 9">
 <metadata><a xmlns="http://nowhere"/></metadata><title>T &lt;b&gt;</title>
 <defs><style>*{stroke-linejoin: round}</style><path id="g" d="M 0  0
 L 1 1"/></defs>
 <g id="unused"><g id="empty"/><use xlink:href="#g" style="clip-path: url(#c); fill: #1A1A1A"/></g>
 <clipPath id="c"><rect width="1"/></clipPath>
</svg>"""


def picture(prefix: str, svg: bytes = SVG) -> str:
    return inlined(svg, prefix, shared([svg]), label='a "b" <c>', described_by="words")


def test_ids_and_references_move_together():
    made = picture("one")
    assert 'id="one-0"' in made and "url(#one-0)" in made
    assert 'href="#m0"' in made  # a shape that the page has once
    assert made.count(" id=") == 1  # what nothing refers to has no id


def test_two_pictures_share_no_id():
    assert not {w for w in picture("one").split() if w.startswith("id=")} & {
        w for w in picture("two").split() if w.startswith("id=")
    }


def test_what_would_reach_beyond_the_picture_is_left_out():
    made = picture("one")
    assert not any(
        word in made
        for word in ("<style", "<metadata", "<title", "DOCTYPE", "xlink", "nowhere", "9pt")
    )


def test_the_picture_is_an_image_with_a_label():
    assert 'role="img"' in picture("one")
    assert 'aria-label="a &quot;b&quot; &lt;c&gt;"' in picture("one")


def test_a_look_is_told_by_attributes_and_its_colour_again_by_a_rule_with_a_variable():
    made = picture("one")
    assert 'fill="#1a1a1a"' in made and 'clip-path="url(#one-0)"' in made and "style=" not in made
    assert '[fill="#1a1a1a"]{fill:var(--drawn)}' in RULES
    assert '[stroke="#fff"]{stroke:var(--card)}' in RULES  # as short as it is written
    # A rule with an ancestor does not reach the shape that a reference shows.
    assert all(rule.startswith("[") for rule in RULES.split("\n"))


def paints(svg: bytes) -> set[str]:
    return set(re.findall(rb"(?:fill|stroke): (#[0-9a-f]{6})", svg))


@pytest.mark.parametrize("one", plots.drawn(pencil()), ids=lambda one: one.id)
def test_without_a_style_sheet_every_shape_and_word_of_a_figure_has_its_colour(one):
    for svg in filter(None, (one.svg, one.narrow)):
        known = shared([svg])
        root = ElementTree.fromstring(inlined(svg, "f", known, label="", described_by=""))
        lines = {one.get("id"): one.get("stroke") for one in everywhere([svg])}
        used = [element.get("href", "")[1:] for element in root.iter()]
        seen = {lines[id] for id in used if lines.get(id)}
        for element, held in painted(root, {"fill": "black"}):
            assert held["fill"] != "black", ElementTree.tostring(element)
            seen |= {part for part in held.values() if part.startswith("#")}
        told = {paint.decode() for paint in paints(svg)}
        assert {re.sub(r"#(.)\1(.)\2(.)\3$", r"#\1\2\3", paint) for paint in told} == seen


def everywhere(svgs):
    """The shapes that stand on the page once."""
    return ElementTree.fromstring(shapes(shared(svgs)))[0]


def painted(element, held):
    """What draws, with the colours it has without a style sheet: its own, else what is above it."""
    own = {**held, **{key: element.get(key) for key in ("fill", "stroke") if element.get(key)}}
    if element.tag.endswith("defs"):
        return
    if element.tag.endswith(("path", "use")):
        yield element, own
    for child in element:
        yield from painted(child, own)


def test_every_colour_of_the_figures_has_a_variable():
    own = (_style.INK, _style.MUTED, _style.ALLIANCE, _style.STRAIN, _style.RUSSIA)
    assert {c.lower() for c in (*own, _style.FAINT, _style.PALE, "#ffffff")} == set(COLOURS)


def test_neighbours_that_look_alike_are_one_path_and_a_group_that_says_nothing_is_gone():
    svg = b"""<svg xmlns="http://www.w3.org/2000/svg"><g><g id="x"><path d="M 0 0 L 1 0" style="stroke: red"/></g>
    <path d="M 5 5 L 5 6" style="stroke: red"/><path d="M 7 7 L 8 7" style="stroke: blue"/></g></svg>"""
    made = picture("one", svg)
    assert re.findall(r' d="([^"]*)"', made) == ["M0 0h1M5 5v1", "M7 7h1"]
    assert "<g" not in made


def test_what_holds_of_every_line_is_not_said_of_each():
    svg = b"""<svg xmlns="http://www.w3.org/2000/svg"><path d="M 0 0 L 1 0"
    style="fill: none; stroke: #DDDDDD; stroke-width: 1; stroke-linejoin: miter"/></svg>"""
    assert '<path d="M0 0h1" stroke="#ddd"/>' in picture("one", svg)
    assert picture("one", svg).count('fill="none"') == 1  # of the picture


@pytest.mark.parametrize("mark", MARKS)
def test_every_mark_of_the_figures_can_stand_before_a_name(mark):
    made = ElementTree.fromstring(sign(mark))
    told = made[0].get("d")
    assert re.fullmatch(r"M[-\d.hvlcqzM ]+", told)


def test_no_two_marks_are_the_same_shape():
    assert len({sign(mark) for mark in MARKS}) == len(MARKS)
    # a square of ten: from corner to corner, with y downwards
    assert 'd="M-5 5h10v-10h-10z"' in sign("square")


# "ab a" in a size, and "B" upright; the third letter, 3, is the blank.
LINES = b"""<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">
 <g style="fill: #595959" transform="translate(5.1234 7) scale(0.1 -0.1)">
 <defs><path id="DejaVuSans-44" d="M 0 0 L 64 0" transform="scale(0.015625)"/>
 <path id="DejaVuSans-45" d="M 0 0 L 64 9" transform="scale(0.015625)"/>
 <path id="DejaVuSans-3" transform="scale(0.015625)"/></defs>
 <use xlink:href="#DejaVuSans-44"/><use xlink:href="#DejaVuSans-45" transform="translate(61.2793 0)"/>
 <use xlink:href="#DejaVuSans-3" transform="translate(120 0)"/>
 <use xlink:href="#DejaVuSans-44" transform="translate(150 0)"/></g>
 <g style="fill: #595959" transform="translate(9 9) rotate(-90) scale(0.1 -0.1)">
 <defs><path id="DejaVuSans-Bold-46" d="M 0 0 L 9 9" transform="scale(0.015625)"/></defs>
 <use xlink:href="#DejaVuSans-Bold-46"/></g>
</svg>"""


def test_words_stand_on_the_page_once_and_every_picture_refers_to_them():
    told, made = shapes(shared([LINES, LINES])), picture("one", LINES)
    assert 'id="l44"' in told and 'd="M0 0h64"' in told and 'id="bold46"' in told
    assert "l3" not in told  # a blank draws nothing
    assert (
        '<g id="t0" transform="scale(.1 -.1)"><use href="#l44"/><use href="#l45" x="61"/></g>'
        in told
    )
    assert told.count("<path") == 3 and told.count("<g ") == 3
    assert "<defs" not in made and "DejaVu" not in made


def test_a_word_stands_where_its_line_does_and_as_far_along_as_it_is():
    # 150 hundredths of a size of 10: 15 points on from 5.1234
    made = picture("one", LINES)
    assert '<use href="#t0" x="5.1" y="7"/><use href="#t1" x="20.1" y="7"/>' in made
    assert '<use href="#t2" transform="translate(9 9) rotate(-90)"/>' in made


def test_a_colour_that_words_beside_each_other_share_is_said_once():
    assert picture("one", LINES).count('fill="#595959"') == 1


def test_letters_keep_their_size():
    # 64 units of the font are one of the page, so that a rounded scale is another size.
    assert shapes(shared([LINES])).count('transform="scale(0.015625)"') == 3


def test_no_letter_is_a_shape_of_its_own_in_a_figure():
    for one in plots.drawn(pencil()):
        assert b"DejaVu" in one.svg
        made = inlined(one.svg, "f", shared([one.svg]), label="", described_by="")
        assert "DejaVu" not in made


# A ring in two figures, under the ids that each gave it; in the second it is filled otherwise.
RING = """<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">
 <defs><path id="{0}" d="M 0 3 Q 3 3 3 0 z" style="stroke: #0072B2; stroke-width: 1.3"/></defs>
 <g><use xlink:href="#{0}" x="401.815385" y="7" style="fill: {1}; stroke: #0072B2; stroke-width: 1.3"/></g>
 </svg>"""


def test_a_mark_stands_on_the_page_once_and_a_place_says_only_what_fills_it():
    svgs = [RING.format("ma", "#ffffff").encode(), RING.format("mb", "#0072b2").encode()]
    known = shared(svgs)
    (mark,) = [one for one in everywhere(svgs) if one.get("id") == "m0"]
    assert mark.attrib == {
        "id": "m0",
        "d": "M0 3q3 0 3-3z",
        "stroke": "#0072b2",
        "stroke-width": "1.3",
    }
    for svg, fill in zip(svgs, ("#fff", "#0072b2"), strict=True):
        made = inlined(svg, "f", known, label="", described_by="")
        assert f'<use href="#m0" x="401.8" y="7" fill="{fill}"/>' in made
        assert "<path" not in made and "<defs" not in made
