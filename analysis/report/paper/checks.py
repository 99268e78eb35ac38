"""The second half of the report as blocks: how it was measured, and how far to trust it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from analysis.instrument import Codebook
from analysis.model import Sentence
from analysis.report import calibration, hinges, percentiles, samples
from analysis.report.differing import Differing, differing
from analysis.report.paper import tables
from analysis.report.paper.blocks import (
    FLUSH,
    Column,
    Node,
    Words,
    bullets,
    heading,
    paragraph,
    styled,
    table,
    terms,
)
from analysis.report.paper.findings import Facts, Figures, among, pictures
from analysis.report.paper.told import told
from analysis.report.wording import sentence
from analysis.study import Study


def methods(facts: Facts) -> Iterator[Node]:
    """How it was measured."""
    yield heading(1, "How it was measured", "methods")
    yield from told("methods", facts)


def robustness(study: Study, facts: Facts, figures: Figures) -> Iterator[Node]:
    """What hangs on the choices, and how often the intervals hold."""
    yield heading(1, "What hangs on the choices", "robustness")
    yield from among(told("robustness", facts), pictures(figures.get("robustness", ())))
    yield heading(2, "What takes each claim away", "claims")
    yield paragraph(hinges.said(study))
    if claims := hinges.rows(study):
        yield tables.claims(claims)
    if beyond := hinges.beyond(study):
        yield paragraph(beyond, "source")
    yield heading(2, "How often the intervals hold", "calibration")
    yield paragraph(calibration.in_short())
    yield tables.coverage()
    yield paragraph(calibration.in_full())
    if said := percentiles.said(study):
        yield paragraph(said)
    if found := percentiles.lines(study):
        yield tables.percentiles(found, facts["noun"])
    yield FLUSH


def codebook(study: Study, facts: Facts) -> Iterator[Node]:
    """The frames of each codebook; the entries stand on the page."""
    yield heading(1, "The codebook", "codebook")
    yield from told("codebook", facts)
    yield from books(study.codebooks)


def books(codebooks: Sequence[Codebook]) -> Iterator[Node]:
    """Each codebook's frames, with its source and how many entries it has."""
    for book in codebooks:
        yield heading(2, f"{book.id}, version {book.version}", f"book-{book.id}")
        entries = f"All {len(book.entries):,} entries with their reasons: "
        licence = f"{book.source} Licence: {book.licence}. {entries}"
        yield paragraph([licence, styled("code", "report.html"), "."], "under")
        yield terms(list(_frames(book)))


def _frames(book: Codebook) -> Iterator[tuple[Words, Words]]:
    for frame in book.frames.values():
        unchecked = frame.role == "emphasis"
        said: list[Words] = [frame.definition]
        for what, text in (("Counts", frame.counts), ("Does not count", frame.excludes)):
            said += [" ", styled("em", f"{what}:"), f" {text}"] if text else []
        if frame.example:
            said += [" ", styled("em", "Example:"), " ", styled("quote", frame.example)]
        note = styled("note", " not checked against reading") if unchecked else ""
        yield [frame.label, note], said


def agreement(study: Study, facts: Facts, figures: Figures) -> Iterator[Node]:
    """How far codebook and reading agree, and each sentence in which they do not."""
    yield heading(1, "Agreement with reading", "agreement")
    compared = samples.agreement(study) if study.agreement else None
    shown = (
        [*pictures(figures.get("agreement", ())), tables.agreement(compared)] if compared else []
    )
    yield from among(told("agreement", facts), shown)
    if compared:
        yield terms(compared.meaning)
    if crossed := samples.crossed(study):
        yield tables.crossed(crossed)
    if found := differing(study):
        yield heading(2, "Every disagreement", "disagreements")
        yield paragraph(
            "Each sentence that codebook and reading put into different classes, with the "
            "codebook's hits in it (but for those inside a longer one) and what decided each."
        )
        yield bullets([_disagreement(one) for one in found])
    yield FLUSH


def _disagreement(one: Differing) -> list[Node]:
    said: list[Words] = [styled("quote", one.text), " "] if one.text else []
    classes = f"Codebook: {one.codebook}. Reading: {one.reading}."
    hits: list[Words] = []
    for hit in one.hits:
        hits += ["; "] if hits else []
        hits += [styled("quote", hit.matched), " "] if hit.matched else []
        reason = f" ({hit.reason})" if hit.reason else ""
        hits += [f"{hit.frame}, {hit.status.replace('_', ' ')}{reason}"]
    where = f"{one.outlet}, sentence {one.sentence.number}"
    return [
        paragraph([*said, styled("muted", where)]),
        paragraph(
            [
                styled("strong", classes),
                " ",
                hits or "The codebook found no words for either frame",
                ".",
            ],
            "source",
        ),
    ]


def limits(facts: Facts) -> Iterator[Node]:
    """What this cannot show."""
    yield heading(1, "What this cannot show", "limits")
    yield from told("limits", facts)


def set_aside(study: Study, facts: Facts) -> Iterator[Node]:
    """How much was set aside by which rule, and what was wrong with what was given."""
    yield heading(1, "What was set aside, and why", "boilerplate")
    yield from told("boilerplate", facts)
    if rules := _rules([s for r in study.readings for s in r.sentences]):
        yield table(
            [Column("Rule", 4), Column("Units", right=True)],
            [[sentence(rule), str(count)] for rule, count in rules],
            caption="Units set aside, by the rule that did it",
        )
    yield paragraph(facts["problems_counted"])
    if study.problems:
        yield bullets([[paragraph(f"{p.severity}: {p.line()}")] for p in study.problems])


def _rules(sentences: Sequence[Sentence]) -> list[tuple[str, int]]:
    counts = Counter(s.rule for s in sentences if s.kind == "boilerplate")
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))
