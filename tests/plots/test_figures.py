"""What holds for every figure, of whatever study."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import warnings
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import combinations
from pathlib import Path

import matplotlib
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg, RendererAgg
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.text import Text
from matplotlib.transforms import Bbox

from analysis import plots, position
from analysis.plots import _rows, _words
from analysis.plots._labels import SMALL
from analysis.plots._rows import MARKS
from analysis.report import page
from analysis.report.paper import findings
from tests.plots.made import STUDIES, crowd, pencil, study

ROOT = Path(__file__).parents[2]
PICTURES = [*plots.ids(), *(f"narrow {id}" for id in plots.ids())]
EVERY = [(name, id) for name in STUDIES for id in PICTURES]


@cache
def picture(id: str, name: str) -> Figure:
    file = plots.plot(id.removeprefix("narrow "))
    with plots.style():
        draw = getattr(file, "narrow" if id.startswith("narrow ") else "draw")
        return draw(file.rows(STUDIES[name]()))


def texts(figure: Figure) -> Iterator[tuple[Text, Bbox]]:
    """Every text that shows, with where it stands, in pixels."""
    renderer = FigureCanvasAgg(figure).get_renderer()
    assert isinstance(renderer, RendererAgg)
    figure.draw(renderer)
    for text in figure.findobj(Text):
        if text.get_visible() and text.get_text().strip():
            yield text, text.get_window_extent(renderer)


@cache
def shown(id: str, name: str) -> tuple[tuple[Text, Bbox], ...]:
    """What is written on a figure of a study, and where."""
    return tuple(texts(picture(id, name)))


FIGURES = (
    *("lead", "strips", "position", "russia", "ties", "voices", "sentiment", "sentiment_audit"),
    *("topics", "word_shifts", "specifications", "influence", "validity"),
)


def test_a_figure_is_a_file_that_asks_a_question_and_says_how_to_read_it():
    assert tuple(id for id in plots.ids() if id in FIGURES) == FIGURES
    for id in plots.ids():
        file = plots.plot(id)
        assert file.TITLE.endswith("?")
        for how in (file.HOW, plots.how(id, file.rows(pencil()))):
            assert 2 <= how.count(". ") + 1 <= 5
            assert how.endswith(".")


@pytest.mark.parametrize("name", STUDIES)
def test_every_figure_of_every_study_is_drawn_without_a_warning(name):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        figures = plots.drawn(STUDIES[name]())
    for one in figures:
        ElementTree.fromstring(one.svg)
        assert one.png.startswith(b"\x89PNG")
        assert one.png[25] == 2  # colours, and nothing to see through
        assert one.csv.decode().startswith(",".join(plots.plot(one.id).COLUMNS) + "\n")
        assert one.csv.count(b"\n") == len(one.rows) + 1
        assert one.alt.endswith(".")


def test_the_files_are_named_for_the_figures():
    assert sorted(plots.files(pencil())) == sorted(
        f"figures/{id}.{ending}" for id in plots.ids() for ending in ("svg", "png", "csv")
    )


@pytest.mark.parametrize(("name", "id"), EVERY)
def test_no_text_leaves_the_page(name, id):
    sheet = picture(id, name).bbox
    for text, box in shown(id, name):
        within = (
            sheet.x0 <= box.x0 and box.x1 <= sheet.x1 and sheet.y0 <= box.y0 and box.y1 <= sheet.y1
        )
        assert within, text.get_text()


@pytest.mark.parametrize(("name", "id"), EVERY)
def test_no_text_covers_another(name, id):
    slack = 1.0  # pixels: what the edges of two boxes may share
    for (first, a), (second, b) in combinations(shown(id, name), 2):
        wide, high = min(a.x1, b.x1) - max(a.x0, b.x0), min(a.y1, b.y1) - max(a.y0, b.y0)
        assert wide <= slack or high <= slack, (first.get_text(), second.get_text())


@pytest.mark.parametrize("name", ["pencil", "twelve outlets"])
@pytest.mark.parametrize("id", ["lead", "narrow lead"])
def test_a_value_of_the_lead_stands_within_its_scale_away_from_the_next_one(id, name):
    balance = picture(id, name).axes[0]
    bounds = balance.get_window_extent()
    written = [box for text, box in shown(id, name) if text in balance.texts]
    values = [box for box in written if box.y0 > bounds.y0]  # not what stands below the scale
    assert values
    for box in values:
        assert bounds.x0 - 1 <= box.x0
        assert box.x1 <= bounds.x1 + 1


@pytest.mark.parametrize("id", ["position", "narrow position"])
def test_a_part_that_a_text_lacks_is_a_word_on_every_width(id):
    said = [text.get_text() for text, _ in shown(id, "pencil")]
    assert "none" in said
    assert said.count("none") == len(
        {
            (row["outlet"], row["part"])
            for row in plots.plot("position").rows(pencil())
            if not row["sentences"]
        }
    )


def test_two_dollar_signs_in_a_name_are_two_dollar_signs():
    for id in plots.ids():
        if id == "voices":
            continue  # of twelve outlets it names none
        named = [text for text, _ in shown(id, "odd names") if "$x$" in text.get_text()]
        assert named
        assert not any(text.get_parse_math() for text in named)


def test_a_figure_for_a_narrow_window_has_letters_of_eleven_pixels_on_a_phone():
    # 390 pixels of a phone, less the margins of the page and of the card.
    room = 390 - 2 * 16 - 2 * 8 - 2
    assert all(one.narrow for one in plots.drawn(pencil()))
    for id in plots.ids():
        figure = picture(f"narrow {id}", "twelve outlets")
        sizes = [text.get_fontsize() for text, _ in shown(f"narrow {id}", "twelve outlets")]
        assert min(sizes) / 72 * room / figure.get_size_inches()[0] > 11


def test_no_figure_has_a_date_a_version_or_an_address_to_follow():
    for one in plots.drawn(pencil()):
        for word in (b"<dc:date>", b"Matplotlib", b"matplotlib.org", b"Software"):
            assert word not in one.svg + one.png


def test_a_study_gives_the_same_bytes_whatever_the_place_and_the_setting(tmp_path):
    # A matplotlibrc in the working directory is the first that matplotlib reads.
    (tmp_path / "matplotlibrc").write_text(
        "axes.facecolor: red\nfont.family: serif\nfont.size: 30\nsvg.hashsalt: other\n"
        "savefig.bbox: tight\naxes.spines.top: True\nlines.linewidth: 9\ntext.parse_math: True\n"
    )
    code = (
        "import sys, hashlib\n"
        f"sys.path.insert(0, {str(ROOT)!r})\n"
        "from analysis import plots\n"
        "from tests.plots.made import pencil\n"
        "import matplotlib\n"
        "assert matplotlib.rcParams['font.size'] == 30, 'the trap is not set'\n"
        "for name, data in plots.files(pencil()).items():\n"
        "    print(name, hashlib.sha256(data).hexdigest())\n"
    )
    here = plots.files(pencil())
    assert plots.files(pencil()) == here
    told = set()
    for seed, zone, language in (("0", "UTC", "C"), ("1", "Asia/Seoul", "de_DE.UTF-8")):
        env = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LANG": language}
        done = subprocess.run(
            [sys.executable, "-c", code],
            cwd=tmp_path,
            env=env,
            capture_output=True,
            text=True,
            check=True,
        )
        told.add(done.stdout)
    assert told == {
        "".join(f"{name} {hashlib.sha256(data).hexdigest()}\n" for name, data in here.items())
    }


def test_drawing_leaves_the_settings_of_whoever_asked_as_they_were():
    with matplotlib.rc_context({"font.size": 17.0}):
        before = dict(matplotlib.rcParams)
        plots.drawn(pencil())
        assert dict(matplotlib.rcParams) == before


def test_an_outlet_has_one_mark_in_all_figures_and_no_two_of_fourteen_have_the_same():
    names = [f"Outlet {i}" for i in range(14)]
    found = {
        (row["outlet"], row["mark"])
        for one in plots.drawn(crowd(names))
        for row in one.rows
        if "outlet" in row
    }
    assert len(found) == 14
    assert len({mark for _, mark in found}) == 14
    assert len(set(_rows.MARKS.values())) == 14


def test_a_mark_depends_on_the_order_of_the_articles_and_on_no_number():
    upward, downward = crowd(["A", "B", "C"]), crowd(["A", "B", "C"], alike=True)
    marked = {"A": "circle", "B": "square", "C": "triangle"}
    for made in (upward, downward):
        assert {outlet: sign["mark"] for outlet, sign in plots.signs(made).items()} == marked


SUMS = ("word_shifts", "voices", "validity")  # figures of pairs, of all together, of samples


ORDERED = crowd(["Last", "Mid A", "First", "Mid B"], alike=True)
ORDERED = replace(
    ORDERED,
    estimates=tuple(
        replace(one, value={"Last": -0.5, "First": 0.5}.get(one.outlet, 0.25))
        if one.measure == "balance"
        else one
        for one in ORDERED.estimates
    ),
)
ORDER = ["First", "Mid A", "Mid B", "Last"]  # equals as their articles


@pytest.mark.parametrize("id", plots.ids())
def test_outlets_stand_in_one_order_in_the_numbers_of_every_figure(id):
    assert list(plots.signs(ORDERED)) == ORDER
    rows = plots.plot(id).rows(ORDERED)
    if rows and "outlet" in rows[0]:
        groups = _rows.grouped(rows, "topic") if "topic" in rows[0] else {"": rows}
        for own in groups.values():
            assert list(dict.fromkeys(row["outlet"] for row in own)) == ORDER


def named(figure: Figure) -> list[tuple[str, str]]:
    """The names drawn, down the page and along it, each with the mark that stands before it."""
    renderer = FigureCanvasAgg(figure).get_renderer()
    figure.draw(renderer)
    signs = [
        (one.get_window_extent(renderer), one.get_marker())
        for one in figure.findobj(Line2D)
        if one.get_transform() == figure.transFigure and one.get_marker() in MARKS.values()
    ]
    found = []
    for text in figure.texts:
        name, box = " ".join(text.get_text().split()), text.get_window_extent(renderer)
        before = [
            mark
            for sign, mark in signs
            if 0 < box.x0 - sign.x1 < 0.15 * figure.dpi
            and box.y0 < sum(sign.intervaly) / 2 < box.y1
        ]
        if name in ORDER:
            found.append((-round(box.y1 / 9), box.x0, name, "".join(before)))
    return [(name, mark) for _, _, name, mark in sorted(found)]


@pytest.mark.parametrize("width", ["draw", "narrow"])
@pytest.mark.parametrize("id", [id for id in plots.ids() if id not in ("validity", "word_shifts")])
def test_in_every_figure_the_outlets_stand_in_one_order_each_with_its_mark(id, width):
    if (id, width) == ("sentiment", "draw"):
        return  # a name stands at its mark, wherever that is
    file = plots.plot(id)
    marked = [(name, MARKS[sign["mark"]]) for name, sign in plots.signs(ORDERED).items()]
    with plots.style():
        found = named(getattr(file, width)(file.rows(ORDERED)))
    assert found == marked * (len(found) // 4) and found


def test_the_two_outlets_of_a_word_shift_have_their_marks_the_higher_first():
    made = crowd(["Last", "First"])  # the first of a crowd is the highest
    file = plots.plot("word_shifts")
    with plots.style():
        texts = [text.get_text() for text in file.draw(file.rows(made)).texts]
    assert [text.split()[0] for text in texts if "by hits)" in text] == ["Last", "First"]


def test_a_hundred_outlets_are_a_page_of_highest_and_lowest_and_the_numbers_of_all():
    names = [f"Outlet {i}" for i in range(100)]
    many = crowd(names)
    for id in plots.ids():
        if id in SUMS:
            continue
        file = plots.plot(id)
        rows = file.rows(many)
        half = 5 if id == "specifications" else 6
        some = {*names[:half], *names[-half:]}
        # the sentences of all articles have a table of their own
        assert {row["outlet"] for row in rows} == (some if id == "strips" else set(names))
        with plots.style():
            figure = file.draw(rows)
        said = [" ".join(text.get_text().split()) for text, _ in texts(figure)]
        told = f"the {half} highest and the {half} lowest of 100"
        assert any(told in one for one in said)
        drawn = [name for name in names if name in said]
        if id != "sentiment":  # a crowd has no room for names
            assert drawn == names[:half] + names[-half:]
        assert {name for name in names if f"{name} " in file.alt(rows)} <= some
        assert told in file.alt(rows)


@pytest.mark.parametrize("number", [13, 60])
def test_however_many_outlets_there_are_no_figure_is_higher_than_twice_a_page(number):
    made = crowd([f"Outlet {i}" for i in range(number)], topics=12)
    for id in plots.ids():
        file = plots.plot(id)
        with plots.style():
            assert file.draw(file.rows(made)).get_size_inches()[1] < 2 * 11.7
        assert len(file.alt(file.rows(made))) < 12_000


def test_a_name_without_letters_to_draw_is_the_id_of_its_article_and_that_is_said():
    made = crowd(["North", "环球时报"])
    for id in plots.ids():
        if id in SUMS:
            continue
        file = plots.plot(id)
        rows = file.rows(made)
        with plots.style():
            said = [" ".join(text.get_text().split()) for text, _ in texts(file.draw(rows))]
        assert "article 001" in said
        assert any("is given as the id of its article" in one for one in said)
        assert "环球时报" in file.alt(rows)
        assert {row["called"] for row in rows} == {"North", "article 001"}


@pytest.mark.parametrize("width", ["draw", "narrow"])
def test_that_letters_are_left_out_of_a_name_is_said_where_some_are(width):
    lost = "Letters that cannot be drawn here are left out of a name."
    for names, left_out in (
        (["North", "东方日报 The Oriental"], True),
        (["North", "Édition"], False),
    ):
        made = crowd(names)
        for id in plots.ids():
            if id == "validity":
                continue  # it names no outlet
            file = plots.plot(id)
            with plots.style():
                figure = getattr(file, width)(file.rows(made))
            said = [" ".join(text.get_text().split()) for text, _ in texts(figure)]
            assert any(lost in one for one in said) is left_out, id


def test_a_study_of_nothing_says_so():
    for one in plots.drawn(study([], [])):
        assert one.rows == ()
        with plots.style():
            said = [text.get_text() for text, _ in texts(plots.plot(one.id).draw([]))]
        assert any(word in said[-1] for word in ("nothing to draw", "No topics"))


def test_every_figure_has_a_section_of_the_report():
    assert set(page.PLACES) == set(FIGURES)  # one that is not named stands after them all


def test_what_stands_side_by_side_is_called_an_article_where_each_outlet_has_one():
    one_each = crowd([f"North {i}" for i in range(13)])
    more = replace(one_each.readings[0].article, id="999")
    several = replace(one_each, articles=(*one_each.articles, more))
    strips = "of 13 articles, by balance; all stand in sentences.csv"  # of articles in any study
    for noun, other, made in (("article", "outlet", one_each), ("outlet", "article", several)):
        said = []
        for id in plots.ids():
            file = plots.plot(id)
            rows = file.rows(made)
            said += [made.words.told(plots.how(id, rows)), file.alt(rows, made.words)]
            with plots.style():
                figure = file.draw(rows, made.words)
            said += [" ".join(text.get_text().split()) for text in figure.texts]
        told = " ".join(said)
        # at the foot and in words, by each figure that has twelve of them
        assert told.count(f"of 13 {noun}s, by balance") >= 2 * 8
        assert f"of 13 {other}s, by balance" not in told.replace(strips, "")
        assert f"part the {noun}s that the balance tells apart" in told
        assert f"{noun} or " not in told


def test_an_empty_figure_names_what_there_is_none_of():
    with plots.style():
        for names, noun in ((["North", "South"], "articles"), (["North", "North"], "outlets")):
            made = replace(crowd(["North", "South"]), shifts=())
            articles = [replace(a, outlet=n) for a, n in zip(made.articles, names, strict=True)]
            words = replace(made, articles=tuple(articles)).words
            file = plots.plot("word_shifts")
            told = [text.get_text() for text, _ in texts(file.draw([], words))]
            assert f"the balance tells no two {noun} apart" in told[-1]
            assert f"the balance tells no two {noun} apart" in file.alt([], words)


def test_of_one_outlet_no_figure_of_pairs_is_drawn():
    assert "word_shifts" not in [one.id for one in plots.drawn(crowd(["Only"]))]
    assert "word_shifts" in [one.id for one in plots.drawn(crowd(["North", "South"]))]


@pytest.mark.parametrize("id", ["position", "sentiment_audit"])
def test_twelve_outlets_are_drawn_on_paper_in_letters_of_six_points(id):
    made = STUDIES["twelve outlets"]()
    file = plots.plot(id)
    with plots.style():
        wide, high = file.draw(file.rows(made)).get_size_inches()
    scale = min(findings.WIDE / (72 * wide), findings.HIGH / (72 * high))
    assert scale * SMALL >= 6.0


def test_many_outlets_stand_in_two_columns_read_downwards():
    with plots.style():
        file = plots.plot("position")
        figure = file.draw(file.rows(crowd([f"Outlet {i}" for i in range(12)])))
    places = {t.get_text(): t.get_position() for t in figure.texts if "Outlet" in t.get_text()}
    columns = [[places[f"Outlet {i}"] for i in some] for some in (range(6), range(6, 12))]
    assert [len({x for x, _ in one}) for one in columns] == [1, 1]
    assert columns[0][0][0] < 0.1 and 0.5 < columns[1][0][0] < 0.6
    assert all([y for _, y in one] == sorted((y for _, y in one), reverse=True) for one in columns)


def test_a_part_that_no_text_has_takes_no_row():
    bare = replace(pencil().readings[0].sentences[0], kind="body")
    readings = [replace(r, sentences=(bare, *r.sentences[1:])) for r in pencil().readings]
    made = replace(pencil(), positions=position.standings(readings, pencil().settings))
    with_title = {row["part"] for row in plots.plot("position").rows(pencil())}
    assert with_title - {row["part"] for row in plots.plot("position").rows(made)} == {"headline"}


def test_where_voices_are_summed_the_figure_says_how_to_read_one_column():
    few, many = (crowd([f"Outlet {i}" for i in range(n)]) for n in (8, 9))
    rows = [plots.plot("voices").rows(made) for made in (few, many)]
    told = [few.words.told(plots.how("voices", own)) for own in rows]
    assert "Each column is an article," in told[0] and "summed in one column" not in told[0]
    assert "summed in one column" in told[1] and "Each column is an" not in told[1]


def test_a_count_beyond_a_thousand_has_its_comma_in_figures_as_on_the_page():
    assert _words.counted(1770, "pair") == "1,770 pairs" and _words.counted(1, "pair") == "1 pair"
