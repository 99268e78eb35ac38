"""A Study and its figures -> report.html: one file that asks for nothing from anywhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from analysis import naming, tables
from analysis.output import plain
from analysis.plots import Drawn
from analysis.report import (
    calibration,
    coverage,
    distances,
    filters,
    findings,
    footnotes,
    grids,
    hinges,
    instrument,
    keywords,
    leading,
    ledgers,
    orders,
    percentiles,
    prose,
    samples,
    trials,
    typical,
)
from analysis.report.differing import Differing, differing
from analysis.report.facts import facts
from analysis.report.findings.pairs import other_dyad
from analysis.report.identity import sentence_id
from analysis.report.looks import RULES
from analysis.report.marking import became
from analysis.report.package import fields
from analysis.report.pictures import Shared, inlined, shapes, shared
from analysis.report.receipt import primary, receipt
from analysis.report.room import Section, filters_noted, outlet_ids, sections, shown
from analysis.report.wording import capital, dyad, sentence, share, signed, unbroken
from analysis.report.works import works
from analysis.study import Study
from analysis.vocabulary import RUSSIA, Vocabulary

# Rows of a figure's table on the page, and its characters; rows shown where it has more of either.
TWIN, PART, SIZE = 120, 12, 7_000
LISTED = 200  # of disagreements, problems and files; the tables and the receipt hold all
# The section in which a figure stands; one that is not named here stands after them all.
PLACES = {
    "lead": "lead",
    "strips": "tie",
    "position": "tie",
    "russia": "russia",
    "voices": "voices",
    "ties": "pairs",
    "sentiment": "tone",
    "sentiment_audit": "tone",
    "topics": "themes",
    "word_shifts": "words",
    "specifications": "robustness",
    "influence": "robustness",
    "validity": "agreement",
}
SECTIONS = (
    *("lead", "tie", "russia", "voices", "pairs", "tone", "themes", "words", "robustness"),
    *("agreement", "more"),
)


@dataclass(frozen=True, slots=True)
class Shown:
    """A figure on the page: its picture, how to read it, what it shows, the numbers drawn."""

    id: str
    title: str
    svg: Markup
    narrow: Markup  # the same for a window as narrow as a phone
    how: str
    alt: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    more: int  # rows that are only in the CSV


def html(study: Study, figures: Sequence[Drawn], told: Mapping[str, str] | None = None) -> str:
    """The page, with the facts of the study where they are known already.

    Raises jinja2.UndefinedError where prose asks for a fact that there is not.
    """
    told = facts(study) if told is None else told
    known = shared(svg for figure in figures for svg in (figure.svg, figure.narrow))
    rooms = sections(study)
    choices = {name: filters.choices(rooms, of, study.words) for name, of in filters.GROUPS.items()}
    chosen = [choice for group in choices.values() for choice in group]
    texts, cited = footnotes.marked(leading.led(prose.told(told), study))
    caption, heads, rows = hinges.table(hinges.rows(study))
    return (
        environment(study.words)
        .get_template("report.html.j2")
        .render(
            settings=study.settings,
            facts=told,
            prose=texts,
            cited=cited,
            css=Markup(resource("report.css") + filters.style(chosen)) + RULES,
            policy=filters.policy(),
            script=Markup(filters.SCRIPT),
            filters=choices,
            filters_noted=filters_noted(rooms),
            shown={choice.id: choice.count for choice in chosen},
            glance=grids.grid(study, grids.GLANCE, outlet_ids(study)),
            voices=grids.grid(study, grids.VOICES, outlet_ids(study)),
            pairs=grids.grid(study, grids.dyads(study, other_dyad(study)), outlet_ids(study)),
            tones=grids.grid(study, grids.TONE, outlet_ids(study)),
            words=ledgers.scored_words(study),
            speaking=ledgers.speaking(study),
            ties=ledgers.ties(study),
            distances=distances.distances(study),
            distances_heads=distances.HEADS,
            more=findings.sections(study, told),
            figures_at=placed(figures, known, study.words),
            letters=shapes(known),
            room=rooms,
            meanings=naming.meanings(study.codebooks),
            boilerplate=_boilerplate(rooms),
            books=study.codebooks,
            lines=instrument.lines(study),
            agreement=study.agreement,
            samples=samples.agreement(study),
            samples_heads=samples.HEADS,
            samples_caption=samples.CAPTION,
            crossed=samples.crossed(study),
            themes=typical.themes(study),
            calibrated=calibration,
            coverage=coverage,
            percentiles=percentiles.lines(study),
            percentiles_said=percentiles.said(study),
            orders=orders.kept(study),
            claims=rows,
            claims_said=hinges.said(study),
            claims_beyond=hinges.beyond(study),
            claims_heads=heads,
            claims_caption=caption,
            trials=trials.tried(study),
            keywords=keywords.keywords(study),
            order_columns=tuple(orders.columns(study.words).values()),
            disagreements=(differ := _disagreements(study))[:LISTED],
            undisclosed=max(0, len(differ) - LISTED),
            listed=LISTED,
            problems=study.problems,
            dictionary=[
                (table.name, tables.title(table, study), fields(table, study))
                for table in tables.TABLES
            ],
            works=works(),
            receipt=receipt(study),
            primary=primary(study),
        )
    )


@cache
def environment(words: Vocabulary) -> Environment:
    """What renders the templates: everything that is put into them is escaped."""
    # Not select_autoescape: it looks at the ending, which is j2 here, and would escape nothing.
    made = Environment(
        loader=PackageLoader(__package__),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {"cell": cell, "dyad": dyad, "share": share, "signed": signed}
    made.filters["status"] = became
    made.globals["in_words"] = grids.IN_WORDS
    made.filters |= {
        "digits": "{:,}".format,
        "sentence": sentence,
        "capital": capital,
        "frame": words.name,
    }
    return made


def resource(name: str) -> str:
    """A file that lies beside the templates."""
    return files(__package__).joinpath("templates", name).read_text(encoding="utf-8")


def cell(value: object) -> str:
    """A value of a table as the page shows it: three digits, nothing where it is undefined."""
    shown = plain(value)
    if shown is None:
        return ""
    return f"{shown:.3f}".replace("-", "\N{MINUS SIGN}") if isinstance(shown, float) else str(shown)


def placed(figures: Sequence[Drawn], known: Shared, words: Vocabulary) -> Mapping[str, list[Shown]]:
    """The figures by the section in which they stand."""
    made: dict[str, list[Shown]] = {place: [] for place in SECTIONS}
    for figure in figures:
        made[PLACES.get(figure.id, "more")].append(_shown(figure, known, words))
    return made


def _shown(figure: Drawn, known: Shared, words: Vocabulary) -> Shown:
    every = tuple(figure.rows[0]) if figure.rows else ()
    columns = tuple(name for name in every if name != RUSSIA or words.russia)
    id = f"figure-{figure.id}"
    rows = _twin(figure.rows, columns, words)
    of: dict[str, str] = {"label": figure.title, "described_by": f"{id}-words"}
    return Shown(
        id=id,
        title=figure.title,
        svg=inlined(figure.svg, id, known, **of),
        narrow=inlined(figure.narrow, f"{id}-n", known, **of),
        how=figure.how,
        alt=unbroken(figure.alt),
        columns=tuple(map(words.column, columns)),
        rows=rows,
        more=len(figure.rows) - len(rows),
    )


def _twin(
    rows: Sequence[Mapping[str, object]], columns: Sequence[str], words: Vocabulary
) -> tuple[tuple[str, ...], ...]:
    """A figure's numbers; where they are many or long, the first of them."""
    told = [
        tuple(
            words.name(cell(row[name])) if name == "frame" else cell(row[name]) for name in columns
        )
        for row in rows[:TWIN]
    ]
    whole = len(rows) <= TWIN and sum(len(text) for row in told for text in row) <= SIZE
    return tuple(told if whole else told[:PART])


def _boilerplate(rooms: Sequence[Section]) -> list[tuple[str, list[tuple[str, Any]]]]:
    """The units that were set aside, by the rule that did it."""
    by_rule: dict[str, list[tuple[str, Any]]] = {}
    for section in rooms:
        for shelf in section.shelves:
            for unit in shelf.units:
                if unit.sentence.kind == "boilerplate":
                    by_rule.setdefault(unit.sentence.rule, []).append((section.name, unit))
    return sorted(by_rule.items(), key=lambda item: (-len(item[1]), item[0]))


def _disagreements(study: Study) -> list[tuple[str, Differing]]:
    """Each sentence in which codebook and reading differ, with its place on the page."""
    slug = shown(study)
    return [
        (f"#{sentence_id(slug[of.article], of.number)}" if of.article in slug else "", one)
        for one in differing(study)
        for of in (one.sentence,)
    ]
