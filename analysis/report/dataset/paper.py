"""A scored collection and its figures -> report.pdf, of the blocks of a study's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from analysis.plots import Drawn
from analysis.report import pdf as typeset
from analysis.report.dataset import examples
from analysis.report.dataset.collected import Collected
from analysis.report.dataset.facts import facts
from analysis.report.dataset.page import cited_works, source
from analysis.report.dataset.receipt import receipt
from analysis.report.paper import appendix, tables
from analysis.report.paper.blocks import (
    Column,
    Node,
    Words,
    bullets,
    heading,
    paragraph,
    styled,
    table,
)
from analysis.report.paper.chapters import document
from analysis.report.paper.checks import books
from analysis.report.paper.findings import SUBJECTS, pictures, placed
from analysis.report.paper.told import blocks
from analysis.report.wording import capital, sentence
from analysis.scale.contents import Quoted
from analysis.vocabulary import RUSSIA, Vocabulary

CAPTIONS = {
    "voices": "Balance by voice",
    "pairs": "Balance by pair of actors",
    "tone": "Mean sentiment of sentences, raw and masked",
}
SHOWN = 200  # problems on paper


def pdf(found: Collected, figures: Sequence[Drawn]) -> bytes:
    """The report as PDF. Raises typst.TypstError where it cannot be set."""
    pictures = {f"{one.id}.svg": one.svg for one in figures}
    return typeset.compiled(report(found, figures), pictures)


def report(found: Collected, figures: Sequence[Drawn]) -> Node:
    """The whole report as blocks."""
    told = facts(found)
    return document(
        found.study.settings,
        blocks(source("standfirst"), told, "lead"),
        [
            *_findings(found, told, figures),
            *_examples(found, told),
            *_checks(found, told),
            *_accounts(found, told),
        ],
    )


def _findings(
    found: Collected, told: Mapping[str, str], figures: Sequence[Drawn]
) -> Iterator[Node]:
    made, at, noun = examples.tables(found), placed(figures), told["noun"]
    yield heading(1, "At a glance", "glance")
    caption = f"Every {noun}, the highest balance first"
    yield tables.grid(made["glance"], caption, noun, verdict=True)
    yield from blocks(source("glance"), told)
    yield from pictures(at.get("lead", ()))
    yield heading(1, "What was found", "findings")
    for id in ("tie", "russia", *CAPTIONS):
        if id == RUSSIA and not found.study.words.russia:
            continue
        yield heading(2, capital(found.study.words.told(SUBJECTS[id])), id)
        yield from blocks(source(id), told)
        if id in made:
            yield tables.grid(made[id], CAPTIONS[id], noun)
        if id == "pairs":
            yield from _ties(found)
        yield from pictures(at.get(id, ()))


def _ties(found: Collected) -> Iterator[Node]:
    words = found.study.words
    if rows := examples.ties(found):
        yield table(
            [
                Column("Pair", 3),
                *(Column(capital(n), right=True) for n in (words.warm, words.cool)),
            ],
            [[name, f"{alliance:,}", f"{strain:,}"] for name, alliance, strain in rows],
            caption="Sentences by pair of actors",
        )


def _examples(found: Collected, told: Mapping[str, str]) -> Iterator[Node]:
    words = found.study.words
    yield heading(1, "Articles, some of each", "room")
    yield from blocks(source("room"), told)
    for shelf in examples.shelves(found):
        yield heading(2, shelf.outlet, shelf.id)
        for one in shelf.examples:
            called = f": {one.title}" if one.title else ""
            why = f" ({examples.said(one, words)})"
            yield paragraph([styled("strong", f"Article {one.article}"), called, why], "under")
            yield bullets([[_quoted(sentence, words)] for sentence in one.sentences])


def _quoted(one: Quoted, words: Vocabulary) -> Node:
    frames = examples.frames(one.alliance, one.strain, words)
    return paragraph([styled("quote", one.text), " ", styled("muted", frames)])


def _checks(found: Collected, told: Mapping[str, str]) -> Iterator[Node]:
    yield heading(1, "How it was measured", "methods")
    yield from blocks(source("methods"), told)
    yield heading(1, "The codebook", "codebook")
    yield from blocks(source("codebook"), told)
    yield from books(found.study.codebooks)
    yield heading(1, "What this cannot show", "limits")
    yield from blocks(source("limits"), told)
    yield heading(1, "What is not shown of a dataset", "absent")
    yield from blocks(source("absent"), told)
    yield heading(1, "What was set aside, and what was wrong", "boilerplate")
    yield from blocks(source("boilerplate"), told)
    if found.contents.rules:
        yield table(
            [Column("Rule", 4), Column("Units", right=True)],
            [[sentence(rule), f"{count:,}"] for rule, count in found.contents.rules.items()],
            caption="Units set aside, by the rule that did it",
        )
    yield paragraph(told["problems_counted"])
    problems = found.study.problems
    if problems:
        yield bullets([[paragraph(f"{p.severity}: {p.line()}")] for p in problems[:SHOWN]])
    if len(problems) > SHOWN:
        yield paragraph(
            [f"{len(problems) - SHOWN:,} more: in ", styled("code", "problems.csv"), "."], "source"
        )


def _accounts(found: Collected, told: Mapping[str, str]) -> Iterator[Node]:
    """The works cited; the receipt: how it was scored and set, versions, how much came out."""
    made = receipt(found)
    yield heading(1, "References", "references")
    yield appendix.listed(cited_works())
    yield heading(1, "Receipt", "receipt")
    yield from blocks(source("receipt"), told)
    rows: list[list[Words]] = [
        [f"codebook {book['id']} {book['version']}", styled("code", book["sha256"])]
        for book in made["scored"]["codebooks"]
    ]
    how = {name: made["scored"][name] for name in examples.HOW}
    for part in (how, made["settings"], made["counts"], made["versions"]):
        rows += [[name, str(value)] for name, value in part.items()]
    yield table([Column("What", 1), Column("Value", 2.2)], rows, look="fine")
