"""Claims about pictures in a page: they share no id, and bring no style or request with them."""

from __future__ import annotations

from analysis.report.pictures import inlined, letters

SVG = b"""<?xml version="1.0"?><!DOCTYPE svg PUBLIC "x" "http://www.w3.org/x.dtd">
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="9pt" viewBox="0 0 9 9">
 <metadata><a xmlns="http://nowhere"/></metadata><title>T &lt;b&gt;</title>
 <defs><style>*{stroke-linejoin: round}</style><path id="g" d="M 0  0
 L 1 1"/></defs>
 <g id="unused"><g id="empty"/><use xlink:href="#g" style="clip-path: url(#c)"/></g>
 <clipPath id="c"><rect width="1"/></clipPath>
</svg>"""


def picture(prefix: str) -> str:
    return inlined(SVG, prefix, label='a "b" <c>', described_by="words")


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


WORD = b"""<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">
 <defs><path id="DejaVuSans-44" d="M 0 0 L 64 0" transform="scale(0.015625)"/></defs>
 <use xlink:href="#DejaVuSans-44"/><use xlink:href="#DejaVuSans-44" transform="translate(61.2793 0)"/>
 <g transform="translate(5 0)"><path d="M 1 1 L 2 2"/></g>
</svg>"""


def test_letters_stand_on_the_page_once_and_every_picture_refers_to_them():
    shapes, made = letters([WORD, WORD]), inlined(WORD, "one", label="x", described_by="y")
    assert shapes.count("<path") == 1 and 'id="l44"' in shapes and 'd="m0 0l64 0"' in shapes
    assert "<defs" not in made and made.count('href="#l44"') == 2


def test_a_letter_further_on_has_its_place_and_a_group_its_own():
    made = inlined(WORD, "one", label="x", described_by="y")
    assert 'x="61.27"' in made and 'transform="translate(5 0)"' in made


BOLD = b"""<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">
 <defs><path id="DejaVuSans-Bold-44" d="M 0 0 L 64 9" transform="scale(0.015625)"/></defs>
 <g transform="translate(5.1234 0) scale(0.075 -0.075)"><use xlink:href="#DejaVuSans-Bold-44"/></g>
</svg>"""


def test_letters_keep_their_size_and_bold_ones_are_letters_too():
    # 64 units of the font are one of the page: a rounded scale would be another size
    assert 'id="bold44"' in letters([BOLD]) and 'scale(0.015625)"' in letters([BOLD])
    made = inlined(BOLD, "one", label="x", described_by="y")
    assert 'href="#bold44"' in made and "<path" not in made
    assert 'transform="translate(5.12 0) scale(0.075 -0.075)"' in made
