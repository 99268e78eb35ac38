"""Claims about a study of frames and actors of its own: it is spoken of in its own words alone."""

from __future__ import annotations

import json
import re
from functools import cache
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from pypdf import PdfReader

from analysis import codebook, plots, tables, vocabulary
from analysis.commands import run
from analysis.commands.run import Made
from analysis.report import execution
from analysis.report.facts import facts
from analysis.vocabulary import SHIPPED, Vocabulary
from tests.plots.test_figures import texts

SEEDS = Path(__file__).parents[2] / "seeds"
# What only the five articles' study may say: its poles, its actors, and that poles are of a tie.
FOREIGN = re.compile(
    r"alliance|strain|china|chinese|north korea|russia|moscow|beijing|closeness|\bas close|"
    r"\bties?\b|warm words|friendship",
    re.IGNORECASE,
)
# Columns and measures keep their names, whatever they hold.
FIXED = re.compile(r"\b(alliance|strain)(_[ij])?\b(?= is | \(|, |$)|\brussia\b")
STUDY = """
title = "A dam, three articles"
question = "Do these articles speak for growth or for jobs?"
codebooks = ["codebook.toml"]
dyad = "brenna+tollvik"
[primary]
boilerplate = "out"
headings = "in"
voice = "all"
scope = "paragraph"
denial = "on"
unit = "sentences"
weight = "equal"
smoothing = "none"
repair = "both"
[verdict]
level = 0.95
minimum = 2
[topics]
floor = 0.6
k = [2, 3]
[random]
seed = 1
resamples = 200
[publish]
text = true
"""
BOOK = """
id = "dam"
version = "1.0"
language = "en"
source = "Made for a test."
licence = "CC0-1.0"
[frames.growth]
role = "pole"
opposite = "jobs"
label = "Growth"
definition = "More is made, sold and earned."
[frames.jobs]
role = "pole"
opposite = "growth"
label = "Jobs"
definition = "People keep their work."
[frames.river]
role = "emphasis"
label = "The river"
definition = "The water and what lives in it."
[actor.brenna]
names = ["Brenna"]
[actor.tollvik]
names = ["Tollvik"]
[actor.skarn]
names = ["Skarn"]
[collective]
match = ["both towns"]
[[entry]]
match = ["earn more", "boom*", "output"]
frames = ["growth"]
reason = "more is made"
[[entry]]
match = ["layoff*", "hire*", "workers"]
frames = ["jobs"]
reason = "who works"
[[entry]]
match = ["recovery"]
frames = ["growth", "jobs"]
reason = "more is made, and more work is found"
[[entry]]
match = ["river", "salmon"]
frames = ["river"]
reason = "the water"
[[cue]]
kind = "negation"
match = ["no", "not", "never"]
reason = "denied"
[voice]
verbs = ["said", "says"]
sources = ["official*", "analyst*"]
phrases = ["according to"]
"""
BOOM = "Brenna and Tollvik will earn more. Output of Brenna and Tollvik rose. A boom is there. "
WORK = "Brenna and Tollvik fear layoffs. The workers of Brenna and Tollvik have waited. "
ARTICLES = {
    "a": f"A boom for Brenna and Tollvik\n\n{BOOM * 5}\n\n"
    '"Brenna and Tollvik will see a boom," an official said. Skarn and Brenna saw no output.\n\n'
    "The river of Brenna and Tollvik is high. Brenna and Tollvik booked the recovery.\n",
    "b": f"Workers of Brenna and Tollvik wait\n\n{WORK * 6}\n\n"
    'There is no boom in Brenna and Tollvik. "Brenna and Tollvik must hire," said Tollvik.\n',
    "c": "The dam of Brenna and Tollvik\n\nBrenna and Tollvik hope for a recovery. The salmon is "
    "gone from Brenna and Tollvik. Both towns hired a guard.\n",
}


@cache
def made(book: str = BOOK) -> Made:
    """Everything that a run makes of the study, but for the notebook."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "study.toml").write_text(STUDY, encoding="utf-8")
        (folder / "codebook.toml").write_text(book, encoding="utf-8")
        rows = ["article,file,outlet,outlet_basis,title"]
        for id, text in ARTICLES.items():
            (folder / f"{id}.txt").write_text(text, encoding="utf-8")
            rows.append(f"{id},{id}.txt,The {id.upper()} Post,stated,{text.partition(chr(10))[0]}")
        (folder / "manifest.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
        return run.remade(folder, lambda step: None, notebook=False)


class Page(HTMLParser):
    """What a reader sees or hears of the page, each text with the sections it stands in."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[tuple[tuple[str, ...], str]] = []
        self.inside: list[str] = []
        self.hidden = 0

    def handle_starttag(self, tag, attrs):
        told = dict(attrs)
        self.hidden += tag in ("style", "script")
        if tag == "section":
            self.inside.append(told.get("id") or "")
        for name in ("aria-label", "title", "alt", "content"):
            self.said.append((tuple(self.inside), told.get(name) or ""))

    def handle_endtag(self, tag):
        self.hidden -= tag in ("style", "script")
        if tag == "section":
            self.inside.pop()

    def handle_data(self, data):
        if not self.hidden:
            self.said.append((tuple(self.inside), data))


def foreign(said: list[str]) -> list[str]:
    return [text for text in said if FOREIGN.search(text)]


def test_the_page_speaks_of_no_other_study():
    page = Page()
    page.feed(made().files["reports/report.html"].decode())
    apart = {"references", "dictionary"}
    said = [text for inside, text in page.said if not apart & set(inside)]
    notes = [problem.line() for problem in made().study.problems]  # say how columns are called
    assert foreign([text for text in said if text.removeprefix("note: ") not in notes]) == []
    words = " ".join(" ".join(said).split())
    codes = [code for reading in made().study.readings for _, code in reading.scored()]
    growth, jobs = sum(c.alliance for c in codes), sum(c.strain for c in codes)
    assert growth > 10 and jobs > 10  # or the sentence would spell them
    assert f"Of {len(codes)} scored sentences, {growth} speak for growth and {jobs} for" in words
    assert "how far do they speak for growth or for jobs, about Brenna and Tollvik?" in words
    assert "Every article, the highest balance first" in words
    assert "growth (more is made, sold and earned) and jobs (people keep their work)" in words
    assert not [inside for inside, _ in page.said if "russia" in inside]


def test_paper_speaks_of_no_other_study():
    pages = PdfReader(BytesIO(made().files["reports/report.pdf"])).pages
    text = " ".join(" ".join(page.extract_text() for page in pages).split())
    before, _, rest = text.partition("Each table is a CSV file")  # the data dictionary
    for note in (problem.line() for problem in made().study.problems):
        before = before.replace(note, "")
    _, _, after = rest.partition("The same seeds, settings and versions")  # the receipt
    assert after and foreign([before, after]) == []
    assert "The balance runs from −1 (every sentence with a frame speaks for jobs)" in before


@pytest.mark.parametrize("id", [id for id in plots.ids() if id != "russia"])
def test_figures_speak_of_no_other_study(id):
    study = made().study
    (one,) = [figure for figure in plots.drawn(study) if figure.id == id]
    file = plots.plot(id)
    with plots.style():
        drawn = [text.get_text() for text, _ in texts(file.draw(one.rows, study.words))]
    assert foreign([one.title, one.how, one.alt, one.svg.decode(), *drawn]) == []
    assert "{" not in one.title + one.how + one.alt


def test_without_russia_a_figure_has_a_panel_less_and_that_of_russia_is_none():
    study = made().study
    rows = {one.id: one.rows for one in plots.drawn(study)}
    assert set(rows) == set(plots.ids()) - {"russia"}
    assert {row["measure"] for row in rows["lead"]} == {"balance"}
    assert {row["frame"] for row in rows["position"]} == {"alliance", "strain"}  # as in the CSV


def test_tables_keep_their_columns_and_say_which_frame_they_hold():
    study = made().study
    told = {table.name: tables.columns(table, study) for table in tables.TABLES}
    shipped = {table.name: list(table.columns) for table in tables.TABLES}
    assert {name: list(columns)[: len(shipped[name])] for name, columns in told.items()} == shipped
    assert told["articles"]["alliance"] == "sentences coded growth"
    assert told["sentences"]["strain"] == "it speaks for jobs, about the study's pair"
    assert told["position"]["frame"] == "alliance (growth), strain (jobs), russia, or an emphasis"
    assert told["estimates"]["measure"] == "id of the measure; alliance is growth, strain is jobs"
    package = json.loads(made().files["reports/tables/datapackage.json"])
    said = [one["title"] for one in package["resources"]]
    said += [f["description"] for one in package["resources"] for f in one["schema"]["fields"]]
    assert foreign([FIXED.sub("", text) for text in said]) == []


def test_the_notebook_speaks_of_no_other_study():
    cells = execution.source(made().study.words).cells
    assert foreign([cell.source for cell in cells if cell.cell_type == "markdown"]) == []


def test_long_labels_yield_to_ids_and_nothing_drawn_leaves_the_page():
    book = BOOK.replace("growth", "growth_of_the_whole_economy").replace(
        '"Growth"', f'"{"G" * 17}"'
    )
    study = made(book).study
    assert study.words.warm == "growth of the whole economy"
    for id in plots.ids():
        file = plots.plot(id)
        with plots.style():
            figures = [file.draw(file.rows(study), study.words)]
            if narrow := getattr(file, "narrow", None):
                figures.append(narrow(file.rows(study), study.words))
            for figure in figures:
                for text, box in texts(figure):
                    assert box.x0 >= figure.bbox.x0 - 1, (id, text.get_text())
                    assert box.x1 <= figure.bbox.x1 + 1, (id, text.get_text())


def test_the_shipped_frames_have_the_shipped_words_and_without_russia_none_of_it(books):
    assert vocabulary.of(books) == SHIPPED == vocabulary.of(())
    example = codebook.load(Path(codebook.__file__).parent / "example" / "codebook.toml")
    words = vocabulary.of([example])
    assert (words.warm, words.presents, words.russia) == ("alliance", "presents the tie", "")
    assert words.told("{warm}, {cool}{russia_between}; {no such word}") == (
        "alliance, strain; {no such word}"
    )


def test_a_study_without_poles_is_not_told_of_anothers(books):
    words = vocabulary.of(books[1:])
    assert (words.warm, words.cool) == ("the first pole", "the second pole")


def test_a_label_stands_within_a_sentence_as_its_letters_ask(tmp_path: Path):
    text = BOOK.replace('label = "Growth"', 'label = "EU growth"')
    (tmp_path / "codebook.toml").write_text(text, encoding="utf-8")
    words = vocabulary.of([codebook.load(tmp_path / "codebook.toml")])
    assert (words.warm, words.cool) == ("EU growth", "jobs")


def test_names_of_columns_are_told_by_pole_and_nothing_else_is():
    words = Vocabulary(warm="growth", cool="jobs")
    assert words.column("higher_alliance") == "higher_growth"
    assert words.column("repair: strain") == "repair: jobs"
    assert words.column("constrained, alliances") == "constrained, alliances"


def test_every_word_in_a_text_of_ours_is_one_that_there_is():
    told = [text for table in tables.TABLES for text in (table.title, *table.columns.values())]
    study = made().study
    for id in plots.ids():
        file = plots.plot(id)
        told += [file.TITLE, file.HOW, plots.how(id, file.rows(study))]
    assert [text for text in told if "{" in SHIPPED.told(text)] == []
    assert [text for text in facts(study).values() if "{" in text] == []
