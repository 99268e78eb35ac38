from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from analysis import codebook, corpus, tables
from analysis.commands import evidence
from analysis.model import Article, Hit, Mention, Reading, Sentence
from analysis.reading import read

Framing = Callable[..., Any]

SOURCE = "Xi met Kim. Ties\x1b[2J are close."


def reading(*hits: Hit, mentions: tuple[Mention, ...] = ()) -> Reading:
    sentences = (
        Sentence("7", 1, "body", 0, 11, SOURCE[:11], 1),
        Sentence("7", 2, "body", 12, len(SOURCE), SOURCE[12:], 1),
    )
    return Reading(Article("7", "A", SOURCE), sentences, (None, None), hits, mentions)


def hit(**changes: Any) -> Hit:
    given: dict[str, Any] = {
        "article": "7", "sentence": 2, "start": 25, "end": 30, "matched": "close",
        "entry": "close*", "frame": "alliance", "dyad": "china+north_korea",
        "status": "counted", "reason": "both named before it",
    }  # fmt: skip
    return Hit(**(given | changes))


def test_a_hit_is_printed_with_its_place_its_fate_and_its_sentence():
    assert SOURCE[25:30] == "close"
    assert list(evidence._lines(reading(), [hit()], ("»", "«"))) == [
        "7, sentence 2: counted, alliance, china+north_korea, 'close*', both named before it",
        "    Ties\ufffd[2J are »close«.",
    ]


def test_what_is_not_said_of_a_hit_leaves_no_empty_place():
    line, _ = evidence._lines(reading(), [hit(dyad="", reason="", frame="economy")], ("»", "«"))
    assert line == "7, sentence 2: counted, economy, 'close*'"


def test_mentions_of_russia_are_evidence_in_their_place_and_other_actors_are_not():
    found = evidence.evidence(
        reading(
            hit(), mentions=(Mention("russia", 1, 0, 2), Mention("china", 1, 7, 10)) * 2
        )
    )  # fmt: skip
    assert [(one.frame, one.matched) for one in found] == [("russia", "Xi"), ("alliance", "close")]


def test_strain_is_printed_hit_by_hit_and_counted(framing: Framing, folder: Path):
    ran = framing("evidence", folder, "--frame", "strain")
    assert (ran.code, ran.err) == (0, [])
    *lines, count = ran.out
    hits, sentences = lines[::2], lines[1::2]
    articles = {line.split(",")[0] for line in hits}
    assert count == f"{len(hits)} hits in {len(articles)} articles"
    assert all(", strain, " in line for line in hits)
    assert all(line.startswith("    ") and "»" in line and "«" in line for line in sentences)


def test_evidence_is_every_hit_and_every_mention_of_russia(framing: Framing, folder: Path):
    loaded = corpus.load(folder)
    books = [codebook.load(codebook.find(name, folder)) for name in loaded.settings.codebooks]
    readings = [read(article, books, loaded.settings) for article in loaded.articles]
    russia = sum(mention.actor == "russia" for one in readings for mention in one.mentions)
    hits = sum(len(one.hits) for one in readings)
    assert framing("evidence", folder).out[-1] == f"{hits + russia} hits in 5 articles"
    assert (
        framing("evidence", folder, "--frame", "russia").out[-1] == f"{russia} hits in 5 articles"
    )


@pytest.mark.parametrize(
    "filters",
    [
        ["--article", "000", "--article", "003"],
        ["--article", "000,003"],
        ["--outlet", "Trending on Weibo,The Dong-A Ilbo"],
    ],
)
def test_a_filter_takes_several_values(framing: Framing, folder: Path, filters: list[str]):
    ran = framing("evidence", folder, *filters, "--status", "counted")
    articles = {line.split(",")[0] for line in ran.out[:-1:2]}
    assert articles == {"000", "003"}
    assert all(": counted, " in line for line in ran.out[:-1:2])


def test_an_outlet_may_have_a_comma_in_its_name(
    framing: Framing, folder: Path, with_cells: Callable[..., None]
):
    with_cells("003", outlet="Dong-A, The")
    ran = framing("evidence", folder, "--outlet", "Dong-A, The")
    assert ran.code == 0
    assert ran.out[-1].endswith(" in 1 article")


@pytest.mark.parametrize(
    ("filters", "start"),
    [
        (["--frame", "tension"], "--frame: 'tension' is not known; use one of alliance, strain, "),
        (["--article", "9"], "--article: '9' is not known; use one of 000, 001, 002, 003, 004"),
        (["--outlet", "X"], "--outlet: 'X' is not known; use one of Trending on Weibo, News brief, "),
        (["--status", "lost"], "--status: 'lost' is not known; use one of counted, turned, "),
    ],
)  # fmt: skip
def test_a_filter_nothing_can_meet_names_what_is_known(
    framing: Framing, folder: Path, filters: list[str], start: str
):
    ran = framing("evidence", folder, *filters)
    assert (ran.code, ran.out) == (2, [])
    (line,) = ran.err
    assert line.startswith(start)


def test_on_a_terminal_the_hit_is_bold_unless_colour_is_unwanted(
    framing: Framing, folder: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(type(sys.stdout), "isatty", lambda stream: True)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    out = framing("evidence", folder, "--article", "003", "--frame", "strain").out
    assert out[1] == "    Kim Jong Un Meets Xi Jinping to \x1b[1mRevive Ties\x1b[0m"
    monkeypatch.setenv("NO_COLOR", "1")
    out = framing("evidence", folder, "--article", "003", "--frame", "strain").out
    assert out[1] == "    Kim Jong Un Meets Xi Jinping to »Revive Ties«"


def test_evidence_has_the_rows_of_the_table_of_hits(folder: Path):
    loaded = corpus.load(folder)
    books = [codebook.load(codebook.find(name, folder)) for name in loaded.settings.codebooks]
    readings = tuple(read(article, books, loaded.settings) for article in loaded.articles)
    table = next(table for table in tables.TABLES if table.name == "hits")
    published = [
        tuple(row[name] for name in ("article", "sentence", "start", "end", "entry", "frame"))
        for row in table.rows(type("Found", (), {"readings": readings})())
    ]
    printed = [
        (one.article, one.sentence, one.start, one.end, one.entry, one.frame)
        for each in readings
        for one in evidence.evidence(each)
    ]
    assert printed == published
