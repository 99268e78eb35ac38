"""Claims about prose: its numbers are facts, its facts are shown as text, its works are listed."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from importlib.resources import files

import pytest
from jinja2 import UndefinedError

from analysis.report import facts, prose, room
from analysis.study import Study
from tests.report.conftest import CLOSE, COOL, PLAIN

SOURCES = {name: prose.source(name) for name in prose.names()}
# Numbers that define and do not report: the ends of a scale, the formula's half, a licence, a name.
DEFINING = re.compile(r"1/2|F1|CC BY 4\.0|−1|\+1|\b0\b|\b1\b")


@pytest.mark.parametrize("name", SOURCES)
def test_no_number_of_the_run_is_typed_into_prose(name: str):
    text = re.sub(r"\{\{.*?\}\}|\[[^\]]*\]\(#ref-[^)]*\)", "", SOURCES[name])
    assert re.findall(r"\d+", DEFINING.sub("", text)) == []


@pytest.mark.parametrize("name", SOURCES)
def test_prose_says_nothing_of_bias(name: str):
    assert not re.search(r"bias|propaganda", SOURCES[name], re.IGNORECASE)


def test_every_fact_in_prose_is_there_and_told(real: Study):
    told = prose.told(facts.facts(real))
    assert set(told) == set(SOURCES)
    assert not any("{{" in html or "<p></p>" in html for html in told.values())


def test_a_fact_that_is_not_there_stops_the_page():
    with pytest.raises(UndefinedError, match="nobody_knows"):
        prose.html("It is {{ nobody_knows }}.", {})


@pytest.mark.parametrize(
    "name", ["<b>x</b>", "*x* _y_ `z`", "[a](http://b)", "{{ 6 * 7 }}", "{% if %}", "$x$", '"&<>']
)
def test_a_name_in_a_fact_is_text_and_neither_tag_nor_mark(name: str):
    html = prose.html("Read **{{ name }}** again.", {"name": name})
    inside = html.partition("<strong>")[2].partition("</strong>")[0]
    assert inside.unescape() == name
    assert "<" not in inside


def test_html_in_prose_is_no_html():
    assert "<script>" not in prose.html("<script>alert(1)</script>", {})


def test_what_an_empty_fact_leaves_empty_is_dropped():
    assert prose.html("**{{ nothing }}**\n\nMore.", {"nothing": ""}) == "<p>More.</p>"


def test_every_work_cited_is_listed_and_every_work_listed_is_cited():
    path = files("analysis.report").joinpath("references.toml")
    works = tomllib.loads(path.read_text(encoding="utf-8"))
    cited = {id for text in SOURCES.values() for id in re.findall(r"\(#ref-([^)]*)\)", text)}
    assert cited == set(works)
    assert list(works) == sorted(works)
    assert {work["checked"] for work in works.values()} <= {"whole", "in part"}


def test_a_citation_names_the_year_of_its_work():
    for text in SOURCES.values():
        for label, id in re.findall(r"\[([^\]]*)\]\(#ref-([^)]*)\)", text):
            assert label[-4:] == id[-4:]


def test_texts_without_an_outlet_are_named_as_descriptions(real: Study):
    assert facts.facts(real)["nameless"] == (
        "Three articles do not say where they appeared: Beijing dispatch, News brief and Analysis "
        "essay are our descriptions of them."
    )


@pytest.mark.parametrize("whole", [True, False])
def test_no_number_is_said_to_lead_to_sentences_that_are_not_on_the_page(
    of_texts: Callable[..., Study], monkeypatch: pytest.MonkeyPatch, *, whole: bool
):
    if not whole:
        monkeypatch.setattr(room, "ROOM", 1)
        monkeypatch.setattr(room, "SOME", 1)
    study = of_texts({"A|1": CLOSE, "A|2": COOL, "B|1": PLAIN}, k=(200, 200), resamples=50)
    assert (len(room.shown(study)) == 3) == whole
    told = prose.told(facts.facts(study))
    text = {name: re.sub(r"<[^>]+>", "", html) for name, html in told.items()}
    its = "its sentences" if whole else "those of its sentences that stand here"
    every = "every sentence" if whole else "every sentence shown"
    assert f"Each number leads to {its}." in text["glance"]
    assert f"where each leads to {its}, and {every} shows its hits" in text["tie"]
    assert f"leads to {its} at a glance" in text["russia"] and f"in {every}." in text["russia"]
