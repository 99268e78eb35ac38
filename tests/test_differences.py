"""Claims about what counts as a difference between two publications, and how it is said."""

from __future__ import annotations

import hashlib
import json
from base64 import b64encode
from collections.abc import Callable, Mapping
from io import BytesIO
from typing import Any

import numpy as np
import pytest
import typst
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.image import imsave

from analysis.differences import between, pages, tampered
from analysis.differences.pages import blocks

TABLE = "reports/tables/estimates.csv"
PACKAGE = "reports/tables/datapackage.json"
ROWS = "measure,outlet,value,n\nbalance,A,0.250000,7\nbalance,B,,3\nlogit,A,-0.500000,7\n"


def lines(old: Mapping[str, bytes | str], new: Mapping[str, bytes | str]) -> list[str]:
    """The lines of two publications, of which texts are given as such."""
    both = [
        {name: data.encode() if isinstance(data, str) else data for name, data in files.items()}
        for files in (old, new)
    ]
    return [one.line() for one in between(*both)]


def changed(name: str, was: bytes | str, now: bytes | str) -> list[str]:
    return [line.removeprefix(f"{name}, ") for line in lines({name: was}, {name: now})]


def described(key: list[str] | None = None, **more: Any) -> str:
    """A data package of one table, known by a key."""
    schema = {"fields": [], **({"primaryKey": key} if key else {})}
    return json.dumps({"resources": [{"name": "estimates", "schema": schema, **more}]})


# Tables


@pytest.mark.parametrize("value", ["0.250001", "0.249999", "0.250000"])
def test_the_last_digit_may_differ_by_one(value: str):
    assert changed(TABLE, ROWS, ROWS.replace("0.250000", value)) == []


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("0.250000", "0.250002", "row 2, value: published 0.250000, now 0.250002, 0.000002 more"),
        ("0.250000", "-0.250000", "row 2, value: published 0.250000, now -0.250000, 0.500000 less"),
        ("0.250000", "", "row 2, value: published 0.250000, now nothing"),
        ("B,,3", "B,0.000000,3", "row 3, value: published nothing, now 0.000000"),
        ("B,,3", "B,,13", "row 3, n: published 3, now 13, 10 more"),
        ("balance,B", "balance,C", "row 3, outlet: published 'B', now 'C'"),
        ("balance,B", "balance,00", "row 3, outlet: published 'B', now 00"),
        (",n\n", ",hits\n", "columns: published 'measure,outlet,value,n', now 'measure,outlet,value,hits'"),
    ],
)  # fmt: skip
def test_a_cell_that_differs_is_named_with_its_place_and_by_how_much(old: str, new: str, line: str):
    assert ROWS.count(old) == 1
    assert changed(TABLE, ROWS, ROWS.replace(old, new)) == [line]


def test_a_row_with_a_key_is_found_again_wherever_it_stands():
    head, first, *rest = ROWS.splitlines(keepends=True)
    moved = "".join((head, *rest, first.replace("0.25", "0.75")))
    files = {PACKAGE: described(["measure", "outlet"])}
    assert lines({TABLE: ROWS, **files}, {TABLE: moved, **files}) == [
        f"{TABLE}, balance, A, value: published 0.250000, now 0.750000, 0.500000 more"
    ]
    gone = {TABLE: "".join((head, first, *rest[1:], "odds,A,1.000000,7\n"))}
    assert lines({TABLE: ROWS, **files}, {**gone, **files}) == [
        f"{TABLE}, balance, B: published, not made now",
        f"{TABLE}, odds, A: not published, made now",
    ]


def test_rows_of_one_key_are_said_and_not_lost():
    files = {PACKAGE: described(["measure"])}
    found = lines({TABLE: ROWS, **files}, {TABLE: ROWS.replace("logit", "odds"), **files})
    assert f"{TABLE}: 1 rows stand there twice" in found


def test_of_rows_without_a_key_that_came_or_went_only_those_are_named():
    name = "figures/lead.csv"
    old = "".join(f"{n},{n}.000000\n" for n in range(9))
    new = old.replace("3,3.000000\n", "").replace("6,6.000000", "6,7.000000") + "x,1.000000\n" * 2
    assert changed(name, f"id,v\n{old}", f"id,v\n{new}") == [
        f"{name}: 9 rows, 10 rows now",
        "row 5 (3, 3.000000): published, not made now",
        "row 8, v: published 6.000000, now 7.000000, 1.000000 more",
        "row 10 (x, 1.000000): not published, made now",
        "row 11 (x, 1.000000): not published, made now",
    ]


def test_a_cell_longer_than_the_csv_module_likes_is_compared():
    long = "x" * 200_000
    assert changed(TABLE, f"a,b\n{long},1\n", f"a,b\n{long},2\n") == [
        "row 2, b: published 1, now 2, 1 more"
    ]


@pytest.mark.parametrize("data", [b"\xff", b"", b'a,b\n"1,2\n', b"a,b\n1\n", b"\0\n\0"])
def test_a_table_that_is_none_any_more_is_damaged_or_empty_and_no_error(data: bytes):
    (line,) = lines({TABLE: data}, {TABLE: ROWS})
    assert line.startswith(TABLE)


@given(st.binary(), st.sampled_from([".csv", ".html", ".json", ".ipynb", ".svg", ".png", ".pdf"]))
def test_whatever_stands_in_a_published_file_there_is_a_line_and_no_error(data: bytes, ending: str):
    whole = {".csv": ROWS, ".json": "{}", ".ipynb": '{"cells": []}', ".png": png(np.zeros((2, 2)))}
    now = whole.get(ending, "<p>text</p>")
    now = now.encode() if isinstance(now, str) else now
    for name in (f"figures/a{ending}", "reports/run.json", PACKAGE):
        found = list(between({name: data}, {name: now}))
        assert found or not data.strip() or data == now or ending in (".csv", ".svg", ".json")
    list(tampered({PACKAGE: data, TABLE: data}))


def test_files_on_one_side_only_are_named():
    assert lines({"figures/a.svg": "a"}, {"figures/b.svg": "b"}) == [
        "figures/a.svg: published, not made now",
        "figures/b.svg: not published, made now",
    ]


def test_a_file_that_is_empty_is_named_even_where_both_are():
    assert lines({"figures/a.svg": ""}, {"figures/a.svg": ""}) == [
        "figures/a.svg: empty, empty now"
    ]
    assert lines({TABLE: ROWS}, {TABLE: ""}) == [f"{TABLE}: not empty, empty now"]


def test_a_file_of_a_kind_of_its_own_is_compared_by_its_bytes():
    name = "reports/report.odt"
    assert changed(name, "%PDF-1", "%PDF-2") == [f"{name}: 6 bytes, 6 bytes that differ now"]


# Their seals


def test_a_table_changed_after_it_was_published_is_said_to_the_last_digit():
    def sealed(data: str) -> bytes:
        sum = hashlib.sha256(data.encode()).hexdigest()
        return described(path="estimates.csv", hash=f"sha256:{sum}").encode()

    near = ROWS.replace("0.250000", "0.250001").encode()
    assert list(tampered({TABLE: ROWS.encode(), PACKAGE: sealed(ROWS)})) == []
    (one,) = tampered({TABLE: near, PACKAGE: sealed(ROWS)})
    assert one.line() == f"{TABLE}: changed after it was published"


def test_a_seal_that_moved_with_the_last_digit_is_no_difference_of_its_own():
    old, new = (described(path="estimates.csv", hash=f"sha256:{n}", bytes=n) for n in (1, 2))
    assert changed(PACKAGE, old, new) == []
    assert changed(PACKAGE, old, new.replace("estimates.csv", "other.csv")) == [
        "resources estimates path: published 'estimates.csv', now 'other.csv'"
    ]


# The receipt

RECEIPT = {
    "study": "A study",
    "seeds": {"study.toml": "aa", "articles/1.txt": "bb"},
    "codebooks": {"own": {"version": "1.0", "sha256": "cc"}},
    "settings": {"resamples": 2000, "k": [2, 3], "text": True},
    "seed": 1,
    "versions": {"numpy": "2.4.6"},
    "counts": {"hits": 30},
}


@pytest.mark.parametrize(
    ("path", "value", "line"),
    [
        (("seeds", "articles/1.txt"), "dd", "seed file articles/1.txt: published 'bb', now 'dd'"),
        (("seeds", "articles/2.txt"), "ee", "seed file articles/2.txt: published nothing, now 'ee'"),
        (("codebooks", "own", "sha256"), "dd", "codebook own sha256: published 'cc', now 'dd'"),
        (("settings", "resamples"), 500, "setting resamples: published 2000, now 500"),
        (("settings", "k"), [2, 4], "setting k: published '[2, 3]', now '[2, 4]'"),
        (("settings", "text"), False, "setting text: published 'true', now 'false'"),
        (("seed",), 2, "random seed: published 1, now 2"),
        (("versions", "numpy"), "2.5.0", "version of numpy: published '2.4.6', now '2.5.0'"),
        (("counts", "hits"), 28, "count of hits: published 30, now 28, 2 less"),
    ],
)  # fmt: skip
def test_what_changed_since_the_receipt_is_named(path: tuple[str, ...], value: object, line: str):
    now = json.loads(json.dumps(RECEIPT))
    place = now
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value
    assert changed("reports/run.json", json.dumps(RECEIPT), json.dumps(now)) == [line]


# The page

PAGE = """<html><head><title>T</title><style>p { }</style></head><body>
<h2>The tie</h2><p>The balance is 0.250, far from <b>even</b>.</p>
<table><tr><th>outlet</th><th>n</th></tr><tr><td>A</td><td>7</td></tr></table>
<h2>Russia</h2><svg id="a"><path d="M 1.000000 2"/></svg><ul><li>One.</li><li>Two.</li></ul>
</body></html>"""
HTML = "reports/report.html"


def test_a_page_is_seen_as_its_blocks_under_their_headings():
    assert blocks(PAGE) == [
        ("", "T"),
        ("The tie", "The tie"),
        ("The tie", "The balance is 0.250, far from even."),
        ("The tie", "outlet n"),
        ("The tie", "A 7"),
        ("Russia", "Russia"),
        ("Russia", "One."),
        ("Russia", "Two."),
    ]


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("0.250,", "0.350,", "under 'The tie': published 'The balance is 0.250, far from even.', now 'The balance is 0.350, far from even.'"),
        ("<td>7", "<td>8", "under 'The tie': published 'A 7', now 'A 8'"),
        ("<li>Two.</li>", "", "under 'Russia': published 'Two.', now nothing"),
        ("<li>Two.", "<li>New.</li><li>Two.", "under 'Russia': published nothing, now 'New.'"),
        ("M 1.0", "M 1.5", "drawing 1: another now"),
        ("p { }", "q { }", "markup: published 'p { }</style></head><body>\n<h2>The tie</', now 'q { }</style></head><body>\n<h2>The tie</'"),
    ],
)  # fmt: skip
def test_what_differs_on_a_page_is_a_paragraph_a_drawing_or_at_last_its_markup(
    old: str, new: str, line: str
):
    assert PAGE.count(old) == 1
    assert changed(HTML, PAGE, PAGE.replace(old, new)) == [line]


@pytest.mark.parametrize(("old", "new"), [("0.250,", "0.250001,"), ("1.000000", "1.000009")])
def test_rounding_on_a_page_is_no_difference(old: str, new: str):
    was = PAGE.replace("0.250,", "0.250000,")
    assert changed(HTML, was, was.replace(old.replace("0.250,", "0.250000,"), new)) == []


def test_a_page_that_the_parser_gives_up_on_is_damaged(monkeypatch: pytest.MonkeyPatch):
    def given_up(html: str) -> None:
        raise AssertionError("unknown status keyword")  # as html.parser says it

    monkeypatch.setattr(pages, "blocks", given_up)
    assert lines({HTML: "<![x[ ]]>"}, {HTML: PAGE}) == [f"{HTML}: damaged, whole now"]


def test_a_long_paragraph_is_shown_from_where_it_parts():
    words = " ".join(f"word{n}" for n in range(200))
    (line,) = changed(HTML, f"<p>{words} old</p>", f"<p>{words} new</p>")
    assert line.startswith("under '': published '... word")
    assert "old', now '... word" in line
    assert len(line) < 200


# The notebook


def notebook(text: str, image: bytes = b"") -> str:
    outputs = [{"data": {"text/plain": [text]}, "output_type": "display_data"}]
    if image:
        outputs.append({"data": {"image/png": b64encode(image).decode()}, "output_type": "x"})  # type: ignore[dict-item]
    return json.dumps({"cells": [{"source": ["1"]}, {"source": ["2"], "outputs": outputs}]})


def test_a_cell_of_the_notebook_that_shows_something_else_is_named_by_its_number():
    name = "reports/report.ipynb"
    assert changed(name, notebook("0.250000"), notebook("0.250001")) == []
    (line,) = changed(name, notebook("A"), notebook("B"))
    assert " ".join(line.split()) == "cell 2: published '2 A ', now '2 B '"
    (line,) = changed(
        name, notebook("A", png(np.zeros((4, 4)))), notebook("A", png(np.ones((4, 4))))
    )
    assert line == "cell 2: the picture, another in 16 of 16 pixels now"


# Drawings


def png(grey: Any) -> bytes:
    out = BytesIO()
    imsave(out, np.stack([grey] * 3, axis=-1).astype(float), format="png")
    return out.getvalue()


def svg(*, x: str = "1.000000", id: str = "m0a1b2", text: str = "Balance") -> str:
    return (
        f'<svg viewBox="0 0 9 9"><defs><path id="{id}" d="M {x} 2"/></defs>'
        f'<use href="#{id}" style="fill: #0072b2; clip-path: url(#{id})"/><text>{text}</text></svg>'
    )


@pytest.mark.parametrize(
    ("was", "now"),
    [
        (svg(), svg(x="1.009000")),  # no eye sees a hundredth of a point
        (svg(), svg(id="mffff")),  # a shape is named by its sum, which rounding moves
        (svg(), svg().replace("><", ">\n <")),
    ],
)
def test_a_drawing_of_another_machine_is_the_same(was: str, now: str):
    assert changed("figures/a.svg", was, now) == []


@pytest.mark.parametrize(
    "now",
    [
        svg(x="1.500000"),
        svg(text="Logit"),
        svg().replace("0072b2", "0072b3"),
        svg().replace("<use", "<use/><use"),
        svg().replace('href="#m0a1b2"', 'href="#other"'),
    ],
)
def test_a_drawing_that_an_eye_can_tell_apart_is_another(now: str):
    (line,) = changed("figures/a.svg", svg(), now)
    assert line == "figures/a.svg: the drawing, another now"


def test_pictures_are_compared_pixel_by_pixel_with_room_for_an_edge():
    grey = np.full((10, 10), 0.5)
    edge, spot = grey.copy(), grey.copy()
    edge[3, 3] += 5 / 255
    spot[3, 3] = 1.0
    assert changed("figures/a.png", png(grey), png(edge)) == []
    (line,) = changed("figures/a.png", png(grey), png(spot))
    assert line == "figures/a.png: the picture, another in 1 of 100 pixels now"
    (line,) = changed("figures/a.png", png(grey), png(grey[:5]))
    assert line == "figures/a.png: 10 by 10 pixels, 10 by 5 pixels now"
    (line,) = lines({"figures/a.png": png(grey)[:-30]}, {"figures/a.png": png(grey)})
    assert line == "figures/a.png: damaged, whole now"


def test_lines_are_made_for_every_file_in_the_order_of_their_paths():
    files: Callable[[str], dict[str, str]] = lambda value: {  # noqa: E731
        "reports/tables/b.csv": f"v\n{value}\n",
        "figures/a.csv": f"v\n{value}\n",
    }
    assert lines(files("1"), files("2")) == [
        "figures/a.csv, row 2, v: published 1, now 2, 1 more",
        "reports/tables/b.csv, row 2, v: published 1, now 2, 1 more",
    ]


PAPER = "#set document(title: [T], date: none)\n= The tie\nIt is {value}.\n#rect(width: {width}pt)"


def paper(*, value: str = "even", width: str = "50.001", more: str = "") -> bytes:
    """A page that says something and shows a box."""
    told = PAPER.format(value=value, width=width) + more
    made: bytes = typst.compile(told.encode(), format="pdf")
    return made


def on_paper(was: bytes, now: bytes) -> list[str]:
    found = between({"reports/report.pdf": was}, {"reports/report.pdf": now})
    return [one.line() for one in found]


def test_a_pdf_of_the_same_words_and_marks_is_the_same_whatever_its_bytes():
    assert paper() != paper(width="50.004")
    assert on_paper(paper(), paper(width="50.004")) == []
    assert on_paper(paper(value="0.250000"), paper(value="0.250001")) == []


def test_what_differs_on_paper_is_named_by_its_page():
    place = "reports/report.pdf, page 1: "
    (line,) = on_paper(paper(), paper(value="odd"))
    assert line == f"{place}published 'The tie It is even.', now 'The tie It is odd.'"
    (line,) = on_paper(paper(value="0.250000"), paper(value="0.350000"))
    assert line.startswith(f"{place}published '")
    (line,) = on_paper(paper(), paper(width="60"))
    assert line == f"{place}the page, drawn otherwise now"
    (line,) = on_paper(paper(), paper(more="#pagebreak()\nMore."))
    assert line == "reports/report.pdf: 1 pages, 2 pages now"
    (line,) = on_paper(b"%PDF-1.7 and no more", paper())
    assert line == "reports/report.pdf: damaged, whole now"


def test_a_column_that_is_told_of_otherwise_is_named_and_no_change_since_the_receipt():
    def package(said: str) -> str:
        fields = [{"name": "n", "description": said}, {"name": "low", "description": "x"}]
        return json.dumps({"resources": [{"name": "estimates", "schema": {"fields": fields}}]})

    old, new = ({PACKAGE: package(said).encode()} for said in ("hits", "sentences"))
    (one,) = between(old, new)
    assert one.kind == "text"
    place = "resources estimates schema fields n description"
    assert one.line() == f"{PACKAGE}, {place}: published 'hits', now 'sentences'"
