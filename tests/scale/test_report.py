"""Claims about the report of a scored collection, of which no text is held."""

from __future__ import annotations

import csv
import hashlib
import json
import re
import shutil
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from html import escape
from pathlib import Path
from typing import Any

import pytest

from analysis.model import Code, Reading, Sentence, StudyError
from analysis.plots import lead
from analysis.report import dataset as report
from analysis.report.dataset import facts, legends
from analysis.report.dataset.collected import NAMELESS, Collected
from analysis.scale import contents, estimates
from analysis.scale.contents import Contents
from analysis.scale.places import Folder
from tests.conftest import PRIMARY

Scored = Sequence[tuple[Sentence, Code]]
HOSTILE = "<script>alert(1)</script> {{ 7*7 }} **b** &"


@pytest.fixture(scope="module")
def found(scored: Path) -> Collected:
    return report.collected(scored)


@pytest.fixture(scope="module")
def files(found: Collected) -> dict[str, bytes]:
    return report.files(found)


@pytest.fixture(scope="module")
def held(found: Collected) -> Contents:
    return found.contents


def test_framing_run_publishes_a_dataset_twice_to_the_same_bytes(
    framing: Callable[..., Any], scored: Path, files: dict[str, bytes], tmp_path: Path
):
    ran = framing("run", scored, "--out", tmp_path)
    assert (ran.code, ran.out) == (0, [f"32 articles of 4 outlets, {len(files)} files written"])
    assert {name: (tmp_path / name).read_bytes() for name in files} == files
    head = files["reports/tables/estimates.csv"].decode().splitlines()[0]
    assert head == "measure,facet,outlet,articles,sentences,hits,value,low,high,method"
    assert files["reports/report.pdf"].startswith(b"%PDF-")


def test_settings_of_a_dataset_are_said_in_its_receipt(files: dict[str, bytes]):
    receipt = json.loads(files["reports/run.json"])
    assert receipt["settings"]["resamples"] == estimates.RESAMPLES
    assert (receipt["counts"]["outlets"], receipt["counts"]["articles"]) == (4, 32)
    assert [book["id"] for book in receipt["scored"]["codebooks"]] == list(PRIMARY.codebooks)


def test_what_is_counted_in_a_dataset_is_what_its_readings_hold(
    held: Contents, readings: list[Reading]
):
    codes = [code for reading in readings for _, code in reading.scored()]
    framed = [c for c in codes if c.alliance or c.strain]
    strained = [c for c in codes if c.strain and not c.alliance]
    wanted = {
        "units": sum(len(reading.sentences) for reading in readings),
        "scored": len(codes),
        "alliance": sum(c.alliance for c in codes),
        "strain": sum(c.strain for c in codes),
        "both": sum(c.alliance and c.strain for c in codes),
        "framed": len(framed),
        "attributed": sum(c.attributed for c in codes),
        "framed attributed": sum(c.attributed for c in framed),
        "strained": len(strained),
        "strained warm": sum(c.sentiment > 0 for c in strained),
        "strained cold": sum(c.sentiment < 0 for c in strained),
    }
    assert min(wanted.values()) > 0
    assert {name: held.counts[name] for name in wanted} == wanted
    aside = Counter(s.rule for r in readings for s in r.sentences if s.kind == "boilerplate")
    assert held.rules == aside and aside
    outlets = Counter(r.article.outlet for r in readings for _ in r.scored())
    assert held.sentences == outlets


def test_headlines_and_leads_that_name_russia_are_counted_article_by_article(
    held: Contents, readings: list[Reading]
):
    def naming(parts: list[Scored]) -> tuple[int, int]:
        some = [part for part in parts if part]
        return len(some), sum(any(code.russia for _, code in part) for part in some)

    titles, leads = list[Scored](), list[Scored]()
    for reading in readings:
        titles.append([(s, c) for s, c in reading.scored() if s.kind == "title"])
        body = [(s, c) for s, c in reading.scored() if s.kind == "body"]
        leads.append([(s, c) for s, c in body if s.paragraph == body[0][0].paragraph])
    assert (held.counts["title"], held.counts["title russia"]) == naming(titles)
    assert (held.counts["lead"], held.counts["lead russia"]) == naming(leads)
    assert naming(leads)[1] > 0


def test_of_each_outlet_two_articles_by_lot_and_the_two_ends_are_shown(
    held: Contents, readings: list[Reading]
):
    for outlet in ("outlet 0", "outlet 1", "outlet 2"):
        poles = {
            r.article.id: [
                sum(getattr(c, pole) for _, c in r.scored()) for pole in ("alliance", "strain")
            ]
            for r in readings
            if r.article.outlet == outlet
        }
        framed = [id for id, (a, s) in poles.items() if a + s]
        lot = sorted(framed, key=lambda id: hashlib.sha256(id.encode()).hexdigest())[:2]
        enough = {id: (a - s) / (a + s) for id, (a, s) in poles.items() if a + s >= PRIMARY.minimum}
        high = min(enough, key=lambda id: (-enough[id], id))
        low = min(enough, key=lambda id: (enough[id], id))
        shown = [(e.why, e.article) for e in held.examples if e.outlet == outlet]
        wanted = [("lot", lot[0]), ("lot", lot[1]), ("highest", high), ("lowest", low)]
        assert shown == [one for one in wanted if one[0] == "lot" or one[1] not in lot]


def test_an_example_quotes_the_first_sentences_with_a_frame(scored: Path, readings: list[Reading]):
    made = contents.contents(Folder(str(scored)), PRIMARY.minimum, 2)
    by = {reading.article.id: reading for reading in readings}
    for example in made.examples:
        framed = [s for s, c in by[example.article].scored() if c.alliance or c.strain]
        assert [(q.number, q.text) for q in example.sentences] == [
            (s.number, s.text) for s in framed[:2]
        ]
    assert any(len(example.sentences) == 2 for example in made.examples)


def test_the_page_leads_nowhere_that_is_not_there_and_asks_for_nothing(files: dict[str, bytes]):
    page = files["reports/report.html"].decode()
    ids = set(re.findall(r'\bid="([^"]+)"', page))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= ids
    assert not re.findall(r'(?:src|action)="', page)
    text = re.sub(r"<[^>]+>", "", page)
    for outlet in ("outlet 0", "outlet 1", "outlet 2", "few"):
        assert outlet in text
    assert (
        "One outlet has fewer than eight articles, too few to draw from, so its values have no "
        "intervals: run its articles as a study" in " ".join(text.split())
    )
    assert "Not shown for a dataset" in text


def test_articles_of_a_dataset_are_held_without_their_texts(found: Collected):
    assert len(found.study.articles) == 32
    assert {article.source for article in found.study.articles} == {""}
    assert found.study.readings == ()


def test_outlets_and_words_are_shown_as_text_and_an_outlet_without_a_name_is_told(
    framing: Callable[..., Any], tmp_path: Path
):
    source = tmp_path / "in.csv"
    text = f"China and North Korea restored ties after years of distance, {HOSTILE}."
    with source.open("w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file)
        rows.writerow(["article", "text", "outlet", "title"])
        rows.writerow(["1", text, HOSTILE, HOSTILE])
        rows.writerow(["2", text, "", ""])
    assert framing("score", source, "--out", f"{tmp_path}/scored/").code == 0
    assert framing("run", tmp_path / "scored", "--out", tmp_path / "out").code == 0
    page = (tmp_path / "out/reports/report.html").read_text(encoding="utf-8")
    assert HOSTILE.split(" ", maxsplit=1)[0] not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; {{ 7*7 }} **b** &amp;" in page
    assert NAMELESS in page


def test_a_dataset_brings_the_codebooks_that_it_was_scored_with(
    framing: Callable[..., Any], tmp_path: Path
):
    book, source = tmp_path / "mine.toml", tmp_path / "in.csv"
    shipped = Path(report.__file__).parents[2] / "codebooks" / "emphases.toml"
    book.write_text(shipped.read_text(encoding="utf-8").replace("Economy", "Purse"))
    source.write_text("article,text\n1,China and North Korea met about trade.\n")
    out = tmp_path / "scored"
    given = ("score", source, "--codebook", book, "--scope", "off", "--out", f"{out}/")
    assert framing(*given).code == 0
    book.unlink()
    (held,) = report.collected(out).study.codebooks
    assert any("Purse" in frame.label for frame in held.frames.values())
    shutil.rmtree(out / "codebooks")
    with pytest.raises(StudyError, match="scored with is not in the folder; run the line again"):
        report.collected(out)


def test_how_to_read_the_lead_figure_is_said_of_articles_that_are_drawn(
    found: Collected, files: dict[str, bytes]
):
    legend = legends.how(found)["lead"]
    page = " ".join(files["reports/report.html"].decode().split())
    assert escape(legend, quote=False) in page
    # a study's speaks of the wording of its sentences, and of reading; here nobody read
    study = lead.how(lead.rows(found.study))
    assert not {*map(str.strip, legend.split(". "))} & {*map(str.strip, study.split(". "))}
    assert "wording" not in legend and "nobody read" in legend
    # one outlet has two articles: it has a mark, and no line
    assert found.without == ("few",) and "fewer than eight articles" in legend
    drawn = [one for one in found.study.articles if one.outlet != "few"]
    many = replace(found, study=replace(found.study, articles=tuple(drawn)))
    assert "fewer than" not in legends.how(many)["lead"]
    assert "{" not in legend and legend.count(". ") < 7


@pytest.mark.parametrize(("number", "verb"), [(1, "presents"), (2, "present")])
def test_one_strained_sentence_presents_and_two_present(found: Collected, number: int, verb: str):
    counts = Counter({"strained": number, "strained warm": number})
    one = replace(found, contents=replace(found.contents, counts=counts))
    assert f" that {verb} the tie as strained and nothing else" in facts._strained(one)
