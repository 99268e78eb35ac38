"""A scored collection and its figures -> report.html, made of the parts of a study's page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib.resources import files

from markupsafe import Markup

from analysis import tables
from analysis.plots import Drawn
from analysis.report import filters, footnotes, instrument, prose
from analysis.report.dataset import examples
from analysis.report.dataset.collected import TABLES, Collected
from analysis.report.dataset.facts import facts
from analysis.report.dataset.receipt import receipt
from analysis.report.looks import RULES
from analysis.report.package import fields
from analysis.report.page import LISTED, environment, placed, resource
from analysis.report.pictures import shapes, shared
from analysis.report.works import works

PIECES = (
    *("standfirst", "glance", "tie", "russia", "voices", "pairs", "tone", "room", "methods"),
    *("codebook", "limits", "absent", "boilerplate", "receipt"),
)


def source(name: str) -> str:
    """The Markdown of a piece of prose of this report."""
    return files(__package__).joinpath("prose", f"{name}.md").read_text(encoding="utf-8")


def cited_works() -> Mapping[str, Mapping[str, str]]:
    """The works that the prose of this report cites."""
    told = "".join(map(source, PIECES))
    return {id: work for id, work in works().items() if f"(#ref-{id})" in told}


def html(found: Collected, figures: Sequence[Drawn]) -> str:
    """The page. Raises jinja2.UndefinedError where prose asks for a fact that there is not."""
    study, told = found.study, facts(found)
    known = shared(svg for figure in figures for svg in (figure.svg, figure.narrow))
    texts, cited = footnotes.marked({name: prose.html(source(name), told) for name in PIECES})
    return (
        environment(study.words)
        .get_template("dataset.html.j2")
        .render(
            settings=study.settings,
            facts=told,
            prose=texts,
            cited=cited,
            works=cited_works(),
            css=Markup(resource("report.css")) + RULES,
            policy=filters.policy(),
            script=Markup(filters.SCRIPT),
            grids=examples.tables(found),
            ties=examples.ties(found),
            figures_at=placed(figures, known, study.words),
            letters=shapes(known),
            shelves=examples.shelves(found),
            said=lambda example: examples.said(example, study.words),
            frames=lambda one: examples.frames(one.alliance, one.strain, study.words),
            books=study.codebooks,
            phrases=instrument.phrases,
            rules=found.contents.rules,
            problems=study.problems,
            listed=LISTED,
            dictionary=[
                (table.name, tables.title(table, study), fields(table, study)) for table in TABLES
            ],
            receipt=receipt(found),
            how=examples.HOW,
        )
    )
