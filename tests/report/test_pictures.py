"""Claims about pictures in a page: they share no id, and bring no style or request with them."""

from __future__ import annotations

from analysis.report.pictures import inlined

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
