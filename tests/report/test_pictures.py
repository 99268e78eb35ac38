"""Claims about pictures in a page: they share no id, and bring no style or request with them."""

from __future__ import annotations

import re

from analysis import plots
from analysis.plots import _style
from analysis.report.pictures import COLOURS, inlined, letters, looks, rules
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
    return inlined(svg, prefix, looks([svg]), label='a "b" <c>', described_by="words")


def test_ids_and_references_move_together():
    made = picture("one")
    assert 'id="one-0"' in made and 'href="#one-0"' in made
    assert 'id="one-1"' in made and "url(#one-1)" in made
    assert made.count(" id=") == 2  # what nothing refers to has no id


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


def test_a_look_stands_on_the_page_once_with_its_colour_as_a_variable():
    named = looks([SVG, SVG])
    assert list(named) == ["fill:#1A1A1A"]  # what refers to an id is no class
    assert rules(named) == ".k0{fill:var(--drawn)}"
    assert 'class="k0"' in picture("one") and 'style="clip-path: url(#one-1)"' in picture("one")


def test_every_colour_of_the_figures_has_a_variable():
    own = (_style.INK, _style.MUTED, _style.ALLIANCE, _style.STRAIN, _style.RUSSIA)
    assert {c.lower() for c in (*own, _style.FAINT, _style.PALE, "#ffffff")} == set(COLOURS)


def test_neighbours_that_look_alike_are_one_path_and_a_group_that_says_nothing_is_gone():
    svg = b"""<svg xmlns="http://www.w3.org/2000/svg"><g><g id="x"><path d="M 0 0 L 1 0" style="stroke: red"/></g>
    <path d="M 5 5 L 5 6" style="stroke: red"/><path d="M 7 7 L 8 7" style="stroke: blue"/></g></svg>"""
    made = picture("one", svg)
    assert re.findall(r' d="([^"]*)"', made) == ["M0 0h1M5 5v1", "M7 7h1"]
    assert "<g" not in made


WORD = b"""<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">
 <defs><path id="DejaVuSans-44" d="M 0 0 L 64 0" transform="scale(0.015625)"/>
 <path id="DejaVuSans-Bold-44" d="M 0 0 L 64 9" transform="scale(0.015625)"/></defs>
 <use xlink:href="#DejaVuSans-44"/><use xlink:href="#DejaVuSans-Bold-44" transform="translate(61.2793 0)"/>
 <g transform="translate(5.1234 0) scale(0.075 -0.075)"><path d="M 1 1 L 2 2"/></g>
</svg>"""


def test_letters_stand_on_the_page_once_and_every_picture_refers_to_them():
    shapes, made = letters([WORD, WORD]), picture("one", WORD)
    assert shapes.count("<path") == 2 and 'id="l44"' in shapes and 'd="M0 0h64"' in shapes
    assert "<defs" not in made and 'href="#l44"' in made and 'href="#bold44"' in made


def test_a_letter_further_on_has_its_place_and_a_group_its_own():
    made = picture("one", WORD)
    assert 'x="61"' in made and 'transform="translate(5.12 0) scale(0.075 -0.075)"' in made


def test_letters_keep_their_size():
    # 64 units of the font are one of the page, so that a rounded scale is another size.
    assert letters([WORD]).count('transform="scale(0.015625)"') == 2


def test_no_letter_is_a_shape_of_its_own_in_a_figure():
    for one in plots.drawn(pencil()):
        assert b"DejaVu" in one.svg
        made = inlined(one.svg, "f", looks([one.svg]), label="", described_by="")
        assert "DejaVu" not in made
