"""Claims about the page: it is whole, asks for nothing, leads everywhere and shows text as text."""

from __future__ import annotations

import csv
import hashlib
import json
import re
from base64 import b64encode
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from html import escape
from html.parser import HTMLParser
from itertools import cycle, pairwise

import pytest

from analysis import audit, codebook, plots, specifications, tone, validity
from analysis.model import Article
from analysis.output import csv_text
from analysis.report import (
    grids,
    instrument,
    keywords,
    ledgers,
    package,
    page,
    room,
    samples,
    standing,
)
from analysis.report.comparisons import labels
from analysis.report.differing import differing
from analysis.report.facts import facts
from analysis.report.paper import chapters
from analysis.report.room import outlet_ids
from analysis.report.wording import number
from analysis.study import Study
from analysis.tables import TABLES, columns

OfTexts = Callable[..., Study]
VOID = {"meta", "br", "link", "img", "input", "hr"}
HOSTILE = '<script>alert(1)</script> $x$ **bold** {{ 6007*7 }} {% raw %} [a](b) & "q" `c`'


@dataclass
class Page(HTMLParser):
    """A page taken apart: every element with its attributes, and the text in it."""

    elements: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    open: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    words: list[tuple[tuple[str, ...], str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {k: v or "" for k, v in attrs}))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {k: v or "" for k, v in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)

    def handle_data(self, data: str) -> None:
        self.words.append((tuple(self.open), data))

    def attributes(self, name: str) -> Iterator[tuple[str, str]]:
        return ((tag, a[name]) for tag, a in self.elements if name in a)

    def text(self) -> str:
        shown = (data for where, data in self.words if not {"style", "script"} & set(where))
        return " ".join("".join(shown).split())


def parsed(html: str) -> Page:
    found = Page()
    found.feed(html)
    found.close()
    return found


def told(study: Study) -> str:
    return page.html(study, plots.drawn(study))


@pytest.fixture(scope="module")
def html(real: Study) -> str:
    return told(real)


@pytest.fixture(scope="module")
def whole(html: str) -> Page:
    return parsed(html)


@pytest.fixture(scope="module")
def hostile(of_texts: OfTexts) -> str:
    line = f"China and North Korea deepened their friendship, {HOSTILE} said."
    return told(
        of_texts(
            [
                Article("000", HOSTILE, f"{line} {line}", title="", outlet_basis="unknown"),
                Article("a b/<i>", "B & C", "Ties between China and North Korea have frayed."),
            ],
            title=HOSTILE,
            question=HOSTILE,
        )
    )


def test_every_element_is_closed(whole: Page, hostile: str):
    for found in (whole, parsed(hostile)):
        assert found.wrong == [] and found.open == []


def test_no_id_stands_twice(whole: Page, hostile: str):
    for found in (whole, parsed(hostile)):
        ids = Counter(value for _, value in found.attributes("id"))
        assert [id for id, count in ids.items() if count > 1] == []
        assert all(id and not re.search(r"\s", id) for id in ids)


def test_every_anchor_leads_somewhere(whole: Page, hostile: str):
    for found in (whole, parsed(hostile)):
        ids = {value for _, value in found.attributes("id")}
        named = ("href", "aria-labelledby", "aria-describedby")
        wanted = [
            v for name in named for _, v in found.attributes(name) if not v.startswith("http")
        ]
        assert len(wanted) > 20
        assert [v for v in wanted if v.removeprefix("#") not in ids] == []
        for _, style in (*found.attributes("style"), *found.attributes("clip-path")):
            assert set(re.findall(r"url\(#([^)]*)\)", style)) <= ids


def test_nothing_is_asked_for_from_anywhere(html: str, whole: Page):
    tags = Counter(tag for tag, _ in whole.elements)
    assert not {"link", "img", "iframe", "object", "embed", "form", "base"} & set(tags)
    assert list(whole.attributes("src")) == list(whole.attributes("xlink:href")) == []
    css = html.partition("<style>")[2].partition("</style>")[0]
    assert "url(" not in css and "@import" not in css
    away = [tag for tag, value in whole.attributes("href") if not value.startswith("#")]
    assert set(away) == {"a"}  # links of the references, which nobody follows unasked
    policy = next(a["content"] for t, a in whole.elements if a.get("http-equiv"))
    assert policy.startswith("default-src 'none'")


def test_the_one_script_is_short_and_the_one_that_the_policy_allows(html: str, whole: Page):
    (script,) = re.findall(r"<script>(.*?)</script>", html, flags=re.DOTALL)
    assert sum(tag == "script" for tag, _ in whole.elements) == 1 and len(script) < 600
    policy = next(a["content"] for t, a in whole.elements if a.get("http-equiv"))
    allowed = re.search(r"script-src ([^;]*);", policy)
    sha256 = b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert allowed and allowed[1] == f"'sha256-{sha256}'"
    assert not any(name.startswith("on") for _, a in whole.elements for name in a)


def test_text_with_tags_braces_and_stars_is_shown_as_it_stands(hostile: str):
    found = parsed(hostile)
    assert [tag for tag, _ in found.elements].count("script") == 1  # the page's own
    text = found.text()
    sentence = f"China and North Korea deepened their friendship, {HOSTILE} said."
    assert text.count(sentence) >= 2  # its two sentences
    assert text.count(HOSTILE) > 10  # title, question, the outlet's name and the sentences
    assert str(6007 * 7) not in text  # nothing was computed
    assert "<strong>bold</strong>" not in hostile


def test_headings_descend_a_step_at_a_time_from_one_title(whole: Page, hostile: str):
    for found in (whole, parsed(hostile)):
        levels = [int(tag[1]) for tag, _ in found.elements if re.fullmatch("h[1-6]", tag)]
        assert levels.count(1) == 1 and levels[0] == 1
        assert all(b <= a + 1 for a, b in pairwise(levels))


def test_the_page_says_its_language_and_has_its_landmarks(whole: Page):
    tags = Counter(tag for tag, _ in whole.elements)
    assert dict(whole.elements)["html"]["lang"] == "en"
    assert all(tags[name] == 1 for name in ("main", "nav", "header", "footer", "h1", "title"))
    first = next(a for t, a in whole.elements if t == "a")
    assert first["class"] == "skip" and first["href"] == "#main"


def test_what_scrolls_can_be_reached_and_has_a_name_of_its_own(whole: Page):
    boxes = [a for _, a in whole.elements if a.get("class") in ("scroll", "card")]
    assert len(boxes) > 10
    assert all(box["tabindex"] == "0" and box["role"] and box["aria-label"] for box in boxes)
    names = Counter(box["aria-label"] for box in boxes)
    assert [name for name, count in names.items() if count > 1] == []


def test_every_figure_has_words_and_numbers_beside_it(whole: Page, real: Study):
    text = whole.text()
    drawn = plots.drawn(real)
    assert len(drawn) >= 4
    for figure in drawn:
        assert " ".join(figure.alt.split()) in text
        # Where there is nothing to draw there is nothing to read.
        assert (" ".join(figure.how.split()) in text) == bool(figure.rows)
        drawn_ = any(a.get("aria-label") == figure.title for t, a in whole.elements if t == "svg")
        assert drawn_ == bool(figure.rows)


def test_the_numbers_at_a_glance_are_those_of_the_tables(whole: Page, real: Study):
    grid = grids.grid(real, grids.GLANCE, outlet_ids(real))
    cells = {
        (row[0], row[1], row[2]): row
        for name in ("estimates", "estimates_by_paragraph")  # the latter is shown where it is
        for row in published(name, real)
        if name == "estimates" or row[7]
    }
    text = whole.text()
    assert len(grid.lines) == 5 and len(grid.columns) == 5
    for line in grid.lines:
        for column, cell in zip(grid.columns, line.cells, strict=True):
            row = cells[column.measure, column.facet, line.outlet]
            assert cell.value == column.write(float(row[6]))
            assert (
                cell.interval == f"{column.write(float(row[7]))} to {column.write(float(row[8]))}"
            )
            assert f"{cell.value} ({cell.interval})".replace("\u00a0", " ") in text


def published(name: str, study: Study) -> list[list[str]]:
    """The rows of a table as published, cell by cell."""
    table = next(t for t in TABLES if t.name == name)
    text = csv_text([dict(row) for row in package.rows(table, study)], list(columns(table, study)))
    return list(csv.reader(text.splitlines()))[1:]


def test_the_sentences_behind_a_number_add_up_to_it(real: Study):
    from analysis.report.room import sections

    for section in sections(real):
        lists = {index.id.removeprefix(f"{section.id}-"): index.groups for index in section.indexes}
        for place, facet in (
            ("balance", "all"),
            ("own", "own"),
            ("attributed", "attributed"),
            ("reading", "by_reading"),
            ("pairs", "dyad:north_korea+russia"),
        ):
            estimate = real.estimate("balance", section.outlet, facet)
            assert estimate and sum(g.count or 0 for g in lists[place]) == estimate.hits
            assert all(len(g.links) == g.count for g in lists[place])
        russia = real.estimate("russia_share", section.outlet)
        assert russia and [g.count for g in lists["russia"]] == [russia.hits]


def test_a_mean_of_sentiment_leads_to_all_its_sentences_and_says_which_stand_at_the_ends(
    real: Study,
):
    from analysis.report.room import sections

    for section in sections(real):
        lists = {index.id.removeprefix(f"{section.id}-"): index.groups for index in section.indexes}
        warm, cold, every = lists["tone"]
        estimate = real.estimate("sentiment", section.outlet)
        assert estimate and every.count == len(every.links) == estimate.sentences
        assert warm.label == f"The three warmest of {every.count}"
        assert cold.label == f"The three coldest of {every.count}"
        assert warm.links == every.links[:3] and set(cold.links) == set(every.links[-3:])
        scores = {
            str(sentence.number): code.sentiment
            for reading in real.readings
            if reading.article.outlet == section.outlet
            for sentence, code in reading.scored()
        }
        ranked = [scores[text] for _, text in every.links]
        assert ranked == sorted(scores.values(), reverse=True)


def test_every_sentence_stands_on_the_page_once_and_in_order(whole: Page, real: Study):
    units = [
        a["id"] for t, a in whole.elements if t == "li" and a.get("class", "").startswith("unit")
    ]
    order = list(plots.signs(real))
    readings = sorted(real.readings, key=lambda r: order.index(r.article.outlet))
    assert units == [f"s-{s.article}-{s.number}" for r in readings for s in r.sentences]


def test_articles_stand_in_the_same_order_in_figures_tables_contents_and_room(
    html: str, real: Study
):
    order = list(plots.signs(real))
    assert order != list(real.outlets)  # or nothing would be told
    names = [labels(real).names[outlet] for outlet in order]
    assert [one.name for one in ledgers.speaking(real).articles] == names
    assert list(ledgers.ties(real).columns[:-1]) == names
    assert [one.name for one in ledgers.scored_words(real)] == names
    assert list(dict.fromkeys(one.outlet for one in keywords.keywords(real))) == names
    contents = html.partition("<nav")[2].partition("</nav>")[0]
    ids = [f"#{outlet_ids(real)[outlet]}" for outlet in order]
    assert [link for link in re.findall(r'href="(#o-[^"]*)"', contents)] == ids
    assert re.findall(r'<tr[^>]* id="g-(o-\d)"', html) == [id[1:] for id in ids]


def test_the_marked_pieces_of_a_sentence_are_the_sentence(real: Study):
    from analysis.report.room import sections

    for section in sections(real):
        for shelf in section.shelves:
            for unit in shelf.units:
                assert "".join(piece.text for piece in unit.pieces) == unit.sentence.text


def test_every_disagreement_with_reading_is_listed(whole: Page, real: Study):
    from analysis.validity import disagreements

    found = disagreements(real.readings, real.coding)
    assert len(found) > 5
    text = whole.text().partition("Every disagreement")[2]
    for pair in found:
        assert " ".join(pair.sentence.text.split()) in text


def test_every_disagreement_says_what_decided_its_hits(whole: Page, real: Study):
    from analysis.validity import disagreements

    text = whole.text().partition("Every disagreement")[2].partition("What this cannot show")[0]
    hits = {
        (h.article, h.sentence, h.start): h
        for r in real.readings
        for h in r.hits
        if h.frame in ("alliance", "strain") and h.status != "nested"
    }
    differing = {
        (p.sentence.article, p.sentence.number) for p in disagreements(real.readings, real.coding)
    }
    shown = [h for (article, number, _), h in hits.items() if (article, number) in differing]
    assert len(shown) > 5
    for hit in shown:
        assert " ".join(hit.reason.split()) in text


def test_classes_by_codebook_and_by_reading_cross_in_one_table(whole: Page, real: Study):
    made = samples.crossed(real)
    assert made is not None
    pairs = [
        (p.code.alliance + 2 * p.code.strain, p.coded.alliance + 2 * p.coded.strain)
        for p in validity.pairs(real.readings, real.coding)
    ]
    assert [line[1] for line in made.lines] == [
        tuple(pairs.count((found, true)) for true in range(4)) for found in range(4)
    ]
    assert sum(made.sums) == sum(line[2] for line in made.lines) == made.n == len(pairs) == 165
    found = [tag for tag, a in whole.elements if a.get("class") == "grid crossed"]
    assert found == ["table"]


def test_speakers_stand_under_their_article_with_their_sums(whole: Page, real: Study):
    text = whole.text()
    for article in ledgers.speaking(real).articles:
        cells = "".join(f"{''.join(map(str, row))}" for row in article.rows)
        assert f"{article.name}{cells}".replace(" ", "") in text.replace(" ", "")


def test_speakers_beyond_the_room_are_counted(of_texts: OfTexts, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("analysis.report.ledgers.ROWS", 2)
    study = of_texts({name: "A train came in." for name in "ABC"})
    assert len(ledgers.speaking(study).articles) == 2
    assert "There, too, 1 more article." in parsed(told(study)).text()


def test_each_entry_shows_its_reason_its_hits_and_its_precision(whole: Page, real: Study):
    text = whole.text()
    rows = audit.entries(real.readings, real.coding)
    for book in real.codebooks:
        made = instrument.lines(real)[book.id]
        assert [line.entry for line in made] == list(book.entries)
        for line in made:
            every = line.entry.match + line.entry.pattern
            assert line.open + line.folded == every[: len(every) - line.more]
            assert not (line.more and line.hits)  # what found something is shown whole
            assert not line.more or f"and {line.more} more in the codebook's file" in text
            mine = [r for r in rows if r["entry"] == line.entry.id and r["frame"] in book.frames]
            assert line.hits == sum(int(str(r["hits"])) for r in mine)
            assert " ".join(line.entry.reason.split()) in text
            assert [said for _, said in line.precision] == [
                audit.precision_text(r) for r in mine if r["sentences"]
            ]
            assert all(said in text for _, said in line.precision)


def test_the_words_behind_a_score_are_the_ten_that_move_it_most_each_way(real: Study):
    order = list(plots.signs(real))
    readings = sorted(real.readings, key=lambda r: order.index(r.article.outlet))
    for reading, shown in zip(readings, ledgers.scored_words(real), strict=True):
        words = {w.word: w.contribution for w in tone.words(reading)}
        up = sorted((c for c in words.values() if c > 0), reverse=True)[:10]
        down = sorted(c for c in words.values() if c < 0)[:10]
        assert [w.contribution for w in shown.up] == up
        assert [w.contribution for w in shown.down] == down


def test_a_word_that_cools_is_not_among_those_that_warm(of_texts: OfTexts):
    (shown,) = ledgers.scored_words(of_texts({"A": "A good train came in the war."}))
    assert [w.word for w in shown.up] == ["good"]
    assert [w.word for w in shown.down] == ["war"]


def test_speakers_are_named_where_texts_are_not_published(real: Study):
    silent = replace(real, settings=replace(real.settings, text=False))
    for name, shown in (("speakers", True), ("sentences", False)):
        table = next(t for t in TABLES if t.name == name)
        assert any(row["speaker"] for row in package.rows(table, silent)) == shown


def test_a_study_that_publishes_no_texts_shows_none(real: Study):
    silent = replace(real, settings=replace(real.settings, text=False))
    files = package.files(silent) | {"page": told(silent).encode()}
    title = real.articles[0].title
    for reading in real.readings:
        for sentence in reading.sentences:
            if len(sentence.text) > 60:
                assert not any(sentence.text.encode() in data for data in files.values())
    table = next(t for t in TABLES if t.name == "hits")
    for row, told_row in zip(package.rows(table, silent), table.rows(real), strict=True):
        assert row["matched"] == ""
        assert str(told_row["matched"]) not in str(row["reason"]) or row["frame"] == "russia"
    for reading in real.readings:
        for hit in reading.hits:
            assert f"<q>{escape(hit.matched)}</q>".encode() not in files["page"]
    assert not any(title.encode() in data for data in files.values())


RUN = 6  # words in a row: so many are an article's own


def test_where_texts_are_not_published_nothing_says_six_words_of_an_article_in_a_row(real: Study):
    silent = replace(real, settings=replace(real.settings, text=False))
    drawn = plots.drawn(silent)
    pieces = {
        **facts(silent),
        "page": parsed(page.html(silent, drawn)).text(),
        "paper": json.dumps(chapters.report(silent, drawn), ensure_ascii=False),
    }
    runs = {run for one in real.articles for line in one.source.splitlines() for run in _runs(line)}
    for book in real.codebooks:  # a phrase of the codebook may be as long, and is published
        runs -= set(_runs((codebook.SHIPPED / f"{book.id}.toml").read_text(encoding="utf-8")))
    assert len(runs) > 1000
    for name, text in pieces.items():
        said = runs & set(_runs(text))
        assert not said, (name, said)


def _runs(text: str) -> list[str]:
    words = re.findall(r"\w+", text.lower())
    return [" ".join(words[at : at + RUN]) for at in range(len(words) - RUN + 1)]


@pytest.mark.parametrize("count", [1, 2])
def test_a_study_of_one_or_two_plain_texts_has_a_whole_page(of_texts: OfTexts, count: int):
    study = of_texts(
        {f"outlet {n}": "A train arrived in the morning. It left again." for n in range(count)}
    )
    found = parsed(told(study))
    assert found.wrong == [] and "undefined" in found.text()
    ids = {value for _, value in found.attributes("id")}
    assert all(v.removeprefix("#") in ids for _, v in found.attributes("href") if v.startswith("#"))


def test_articles_beyond_the_room_are_counted_and_the_rule_is_stated(
    of_texts: OfTexts, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("analysis.report.room.ROOM", 9)
    monkeypatch.setattr("analysis.report.room.SOME", 4)
    line = "China and North Korea deepened their friendship. A train came in."
    study = of_texts([Article(f"{n}", "AB"[n // 3], line) for n in range(5)])
    found = parsed(told(study))
    shown = [a["id"] for t, a in found.elements if t == "li" and "unit" in a.get("class", "")]
    assert shown == ["s-0-1", "s-0-2", "s-3-1", "s-3-2"]  # the first of A, the first of B: 4
    text = found.text()
    assert "Of five articles, two stand here, sentence by sentence: one of each outlet" in text
    assert "four sentences or fewer together" in text
    assert "2 more articles of this outlet" in text and "1 more article of this outlet" in text
    assert anchored(found)


def test_outlets_without_an_article_on_the_page_stand_after_the_others_in_counts(
    of_texts: OfTexts, monkeypatch: pytest.MonkeyPatch
):
    warm = "China and North Korea deepened their friendship."
    cool = "Ties between China and North Korea have frayed."
    texts = {"A": f"{cool} {cool}", "B": f"{warm} {warm}", "C": f"{warm} {cool}"}
    study = of_texts(texts)
    assert [one.outlet for one in room.sections(study)] == ["B", "C", "A"]
    lead = "Read the sentences: 3 of alliance"
    assert lead in parsed(told(study)).text() and "counts alone" not in told(study)
    monkeypatch.setattr("analysis.report.room.ROOM", 5)
    monkeypatch.setattr("analysis.report.room.SOME", 2)
    found = parsed(told(study))
    assert [one.outlet for one in room.sections(study)] == ["A", "B", "C"]
    assert [len(one.shelves) for one in room.sections(study)] == [1, 0, 0]
    text = found.text()
    assert "Of the sentences that stand here, read" in text and lead not in text
    assert text.count("Of those that follow, counts alone stand here") == 1
    assert re.search(r"Balance by codebook:\s+Alliance only 2 · Strain only 0 · Both 0", text)
    assert re.search(r"Sentiment:\s+Scored by VADER 2", text)
    assert anchored(found)


def test_a_list_of_the_ends_is_left_out_where_they_are_not_all_on_the_page(
    of_texts: OfTexts, monkeypatch: pytest.MonkeyPatch
):
    line = "China and North Korea deepened their friendship. A train came in. " * 4
    study = of_texts([Article(f"{n}", "A", line) for n in range(2)])
    assert "The three warmest of 16" in parsed(told(study)).text()
    monkeypatch.setattr("analysis.report.room.ROOM", 9)
    monkeypatch.setattr("analysis.report.room.SOME", 8)
    monkeypatch.setattr("analysis.report.evidence.EXTREMES", 5)
    text = parsed(told(study)).text()
    assert "All by VADER, the warmest first" in text and "warmest of" not in text


def test_what_would_be_folded_of_an_entry_is_in_its_file_where_articles_are_too(
    of_texts: OfTexts, monkeypatch: pytest.MonkeyPatch
):
    study = of_texts({name: "China and North Korea are brothers in arms." for name in "AB"})
    folded, *_ = (one for one in every(study) if one.hits and one.folded)
    monkeypatch.setattr("analysis.report.room.ROOM", 1)
    monkeypatch.setattr("analysis.report.room.SOME", 1)
    (left,) = (one for one in every(study) if one.entry == folded.entry)
    assert left.open == folded.open and not left.folded
    assert left.more == folded.more + len(folded.folded) > 0


def every(study: Study) -> list[instrument.Line]:
    """The entries of all codebooks."""
    return [line for lines in instrument.lines(study).values() for line in lines]


def test_all_sentences_stand_on_the_page_where_there_is_room_and_else_fewer(
    of_texts: OfTexts, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("analysis.report.room.ROOM", 10)
    monkeypatch.setattr("analysis.report.room.SOME", 4)
    line = "China and North Korea deepened their friendship. A train came in."
    five = of_texts([Article(f"{n}", "A", line) for n in range(5)])
    six = of_texts([Article(f"{n}", "A", line) for n in range(6)])
    assert len(room.shown(five)) == 5  # 10 sentences
    assert len(room.shown(six)) == 2  # 12, of which 4


def test_a_figure_with_long_numbers_shows_a_few_rows_and_counts_the_rest(
    real: Study, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(page, "SIZE", 100)
    lead = [one for one in plots.drawn(real, ["lead"])]
    assert len(lead[0].rows) == 20
    text = parsed(page.html(real, lead)).text()
    assert "8 more rows are in the CSV file of this figure" in text


def test_a_list_behind_a_number_says_where_the_rest_of_it_stands(
    of_texts: OfTexts, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("analysis.report.room.ROOM", 3)
    monkeypatch.setattr("analysis.report.room.SOME", 1)
    warm = "China and North Korea deepened their friendship."
    made = [Article("0", "A", warm), *(Article(f"{n}", "A", f"{warm} {warm}") for n in (1, 2))]
    text = parsed(told(of_texts(made))).text()
    assert re.search(r"Alliance only\s+5: 0\W1\s+and 4 in\s+sentences.csv", text)
    cool = "Ties between China and North Korea have frayed."
    made = [Article("0", "A", warm), *(Article(f"{n}", "A", f"{cool} {cool}") for n in (1, 2))]
    text = parsed(told(of_texts(made))).text()
    assert re.search(r"Strain only\s+4: in\s+sentences.csv", text)


def test_speakers_of_many_articles_are_folded(of_texts: OfTexts):
    for n, folded in ((6, False), (7, True)):
        html = told(of_texts({f"Outlet {i}": "A train came in." for i in range(n)}))
        assert ("article by article</summary>" in html) is folded


def test_of_one_article_no_table_has_a_row_of_pairs_nor_speaks_of_every_article(of_texts: OfTexts):
    line = "China and North Korea deepened their friendship."
    for texts, pairs in (({"A": line}, False), ({"A": line, "B": line}, True)):
        text = parsed(told(of_texts(texts))).text()
        assert ("Pairs told apart" in text) is pairs
        assert ("Every article, the highest balance first" in text) is pairs
        assert ("The one article" in text) is not pairs


def test_articles_whose_scored_words_are_not_shown_are_counted(
    of_texts: OfTexts, monkeypatch: pytest.MonkeyPatch
):
    study = of_texts({name: "A good train came." for name in "ABC"})
    for shown, told_of in ((3, ""), (2, " There, too, 1 more article."), (1, " 2 more articles.")):
        monkeypatch.setattr("analysis.report.ledgers.WIDE", shown)
        said = parsed(told(study)).text().split("All words: sentiment_words.csv.", 1)[1][:60]
        assert told_of in said and ("more article" in said) is bool(told_of)


def anchored(found: Page) -> bool:
    """Whether every link within the page leads somewhere, and no id stands twice."""
    ids = [value for _, value in found.attributes("id")]
    inward = [v[1:] for _, v in found.attributes("href") if v.startswith("#")]
    return len(set(ids)) == len(ids) and set(inward) <= set(ids)


def again(study: Study, names: Sequence[str]) -> Study:
    """A study of one article, with as many of its kind as there are names of outlets."""
    (one,) = study.readings
    made = []
    for n, name in enumerate(names):
        id = f"{n:04}"
        made.append(
            replace(
                one,
                article=replace(one.article, id=id, outlet=name),
                sentences=tuple(replace(s, article=id) for s in one.sentences),
                hits=tuple(replace(h, article=id) for h in one.hits),
            )
        )
    articles = tuple(reading.article for reading in made)
    return replace(study, articles=articles, readings=tuple(made))


NAMES = (
    "The Very Long & \u201cQuoted\u201d <b>Name</b> of $a$ Newspaper \u73af\u7403 " * 3,
    "\u0635\u062d\u064a\u0641\u0629 \u0627\u0644\u0634\u0639\u0628",
    "\u05e2\u05d9\u05ea\u05d5\u05df",
    "$x$ & 'y'",
)


@pytest.mark.parametrize("outlets", [1, 2, 12, 60])
@pytest.mark.parametrize("articles", [1, 5, 2000])
def test_the_page_holds_any_number_of_articles_and_stays_small(
    by_hand: OfTexts, outlets: int, articles: int
):
    names = [*NAMES, *(f"Outlet {n}" for n in range(60))][:outlets]
    line = "China and North Korea deepened their friendship. Their ties had frayed. A train came."
    values = {name: (0.1, -0.2, 0.4) for name in names[:articles]}
    study = by_hand(names[:1], text=" ".join([line] * 4), values=values)
    study = again(study, [names[n % outlets] for n in range(max(articles, 1))])
    html = page.html(study, ())  # figures have their own bounds
    found = parsed(html)
    assert found.wrong == [] and anchored(found)
    assert len(html) < 1_000_000
    units = [a for t, a in found.elements if t == "li" and "unit" in a.get("class", "")]
    assert len(units) == 12 * min(articles, (room.ROOM if articles <= 25 else room.SOME) // 12)
    rows = [a["id"] for t, a in found.elements if t == "tr" and a.get("id", "").startswith("g-")]
    assert len(rows) == len(set(rows)) == min(outlets, articles)
    assert ("stand here, sentence by sentence" in found.text()) == (articles > 25)


@pytest.mark.parametrize(("outlets", "each"), [(12, 3), (60, 2)])
def test_without_its_figures_the_page_of_a_large_study_leaves_them_room(
    by_hand: OfTexts, real: Study, outlets: int, each: int
):
    # 1.5 MB in all, of which figures of twelve rows take some 0.8, with their words and numbers.
    names = [f"An outlet of a long name, number {n}" for n in range(outlets)]
    values = dict.fromkeys(names, (0.1, -0.2, 0.4))
    study = spread(by_hand(names * each, values=values), real)
    html = page.html(study, ())
    assert anchored(parsed(html))
    assert len(html.encode()) < 660_000


def spread(study: Study, of: Study) -> Study:
    """A study told by hand, with the readings of another again and again in its articles."""
    made = []
    for article, one in zip(study.articles, cycle(of.readings), strict=False):
        made.append(
            replace(
                one,
                article=article,
                sentences=tuple(replace(s, article=article.id) for s in one.sentences),
                hits=tuple(replace(h, article=article.id) for h in one.hits),
            )
        )
    return replace(study, readings=tuple(made))


def test_a_long_table_shows_both_ends_and_folds_what_is_between(by_hand: OfTexts):
    names = [f"Outlet {n}" for n in range(18)]
    study = by_hand(names, values={name: (0.9 - n / 20, 0, 1) for n, name in enumerate(names)})
    html = page.html(study, ())
    first, _, folded = html.partition("<summary>The 2 articles between</summary>")
    ids = outlet_ids(study)
    for n, name in enumerate(names):  # the ninth and the tenth stand between
        assert (f'id="g-{ids[name]}"' in folded.partition("</details>")[0]) == (n in (8, 9))
        assert (f'id="g-{ids[name]}"' in first) == (n not in (8, 9))
    assert html.count("2 more articles between") == 3  # at a glance, by voice, by sentiment
    whole = page.html(by_hand(names[:17], values=dict.fromkeys(names[:17], (0.1, 0, 1))), ())
    assert " more articles between" not in whole  # one row is not worth a fold


def test_names_that_run_from_right_to_left_keep_to_themselves(by_hand: OfTexts):
    study = by_hand(NAMES[1:3], verdicts={NAMES[1:3]: "higher"})
    said = parsed(page.html(study, ())).text()
    assert f"in \u2068{NAMES[1]}\u2069 than in \u2068{NAMES[2]}\u2069" in said
    assert f"<bdi>{NAMES[1]}</bdi>" in page.html(study, ())
    assert "our description" not in said  # the text states them


def test_spans_of_a_cell_are_parted_where_no_style_parts_them(html: str):
    close = r"(?:</(?:a|bdi|span)>|[^\s>])"
    spans = r'<span class="(?:note|score|range|carried|badge[^"]*)"[^>]*>[^<]*'
    assert len(re.findall(spans, html)) > 100
    assert re.findall(f"{close}{spans}", html) == []


def test_the_words_beside_a_row_say_that_they_are_by_codebook(whole: Page, html: str):
    assert "In words, by codebook" in whole.text()
    assert {said for _, said in whole.attributes("data-head") if said.startswith("In words")} == {
        "In words, by codebook"
    }
    # what is no codebook's in them says so
    assert all("VADER" in said for said in standing.SAID["sentiment"])


def test_the_receipt_shows_each_choice_of_the_primary_specification(html: str):
    shown = re.findall(r"primary: (\w+)</th>", html)
    assert shown == [*specifications.CROSSED]


def test_what_the_last_line_sums_is_said_where_that_line_stands(html: str, real: Study):
    said = escape(facts(real)["dyads_summed"])
    assert "summed in the last line" in said
    (caption,) = re.findall(r"<caption>(Sentences that present a pair.*?)</caption>", html)
    assert caption.endswith(f"as strained. {said}")
    assert html.count(said) == 1


def test_what_the_filters_count_otherwise_is_said_beside_them(whole: Page, real: Study):
    units = [unit for one in room.sections(real) for shelf in one.shelves for unit in shelf.units]
    aside = sum(unit.sentence.kind == "boilerplate" for unit in units)
    framed = [u for u in units if u.code and (u.code.alliance or u.code.strain)]
    counted = sum("zc" in unit.marks for unit in units)
    turned = len(framed) - counted  # whoever carries a frame has it by a hit of either kind
    assert aside > 10 and turned > 1
    assert (
        f"“All” includes {aside} units that were set aside; {number(turned)} sentences with a frame "
        "stand under “turned into the opposite” and not under “counted”."
    ) in whole.text()


def test_where_the_filters_count_as_the_report_does_nothing_is_said(of_texts: OfTexts):
    study = of_texts({"A": "China and North Korea deepened their friendship."})
    assert room.filters_noted(room.sections(study)) == ""


def test_disagreements_stand_in_the_order_of_all_figures_and_tables(real: Study):
    order = [*plots.signs(real)]
    outlets = [one.outlet for one in differing(real)]
    assert [*dict.fromkeys(outlets)] == [outlet for outlet in order if outlet in outlets]
    assert len({*outlets}) > 2 and order != [*real.outlets]


def test_words_that_two_entries_found_alike_are_told_once_in_a_disagreement(real: Study):
    for one in differing(real):
        assert len(one.hits) == len({*one.hits}), one.sentence.text
