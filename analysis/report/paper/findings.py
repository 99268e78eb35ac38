"""The first half of the report as blocks: at a glance, and what was found."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence

from analysis.plots import Drawn
from analysis.report import distances, grids, ledgers, typical
from analysis.report.findings import sections
from analysis.report.findings.pairs import other_dyad
from analysis.report.page import PLACES
from analysis.report.paper import tables
from analysis.report.paper.blocks import (
    FLUSH,
    Node,
    Words,
    figure,
    heading,
    numbered,
    paragraph,
    styled,
)
from analysis.report.paper.told import told
from analysis.report.room import outlet_ids
from analysis.report.wording import capital
from analysis.study import Study
from analysis.vocabulary import RUSSIA

Facts = Mapping[str, str]
Figures = Mapping[str, Sequence[Drawn]]  # by the part of the report they stand in
SUBJECTS = {
    "tie": "{warm} or {cool}",
    "russia": "How much Russia is stressed",
    "voices": "Who speaks",
    "pairs": "{pairs_title}",
    "tone": "Sentiment is not framing",
    "themes": "Topics, and whether they hold",
    "words": "Words that set them apart, and words they share",
}
PARTS = ("lead", "robustness", "agreement")  # other parts that have figures
MORE = "more"
WIDE, HIGH = 470.0, 567.0  # points: the most that a picture takes of a page
CAPTION = 84, 10.0  # letters in a line of what is said below a picture, and points it takes
SHEET = 690.0  # points of a page for a picture and that
LEGIBLE = 0.6  # of its size: drawn smaller, its letters can hardly be read on paper
SMALL = " Drawn small to stand on one page: enlarge it, or see "
_SIZE = re.compile(rb'<svg[^>]*?\swidth="([\d.]+)pt"[^>]*?\sheight="([\d.]+)pt"')


def placed(figures: Sequence[Drawn]) -> Figures:
    """The figures by the part of the report they stand in; those without one: ``more``."""
    found: dict[str, list[Drawn]] = {}
    for one in figures:
        place = PLACES.get(one.id, MORE)
        found.setdefault(place if place in (*SUBJECTS, *PARTS) else MORE, []).append(one)
    return found


def pictures(figures: Sequence[Drawn]) -> list[Node]:
    """Figures as blocks, each with what it shows in words, none wider or higher than a page."""
    return [_picture(one) for one in figures if one.rows]


def among(said: Sequence[Node], shown: Sequence[Node]) -> Iterator[Node]:
    """What is said, and what is shown of it: figures where a page has room, tables at the end.

    A line says first by which numbers and on which pages it is found. A figure is set after the
    first paragraph, so that it stands near its heading.
    """
    if named := [node["id"] for node in shown]:
        yield paragraph(
            [[" \N{MIDDLE DOT} " * bool(n), numbered(id)] for n, id in enumerate(named)], "under"
        )
    yield from said[:1]
    yield from (node for node in shown if node["is"] == "figure")
    yield from said[1:]
    yield from (node for node in shown if node["is"] != "figure")


def _picture(one: Drawn) -> Node:
    width, height = size(one.svg)
    letters, line = CAPTION
    high = min(HIGH, SHEET - line * math.ceil(len(one.how) / letters))
    scale = min(1.0, WIDE / width, high / height)
    small: list[Words] = (
        [SMALL, styled("code", f"figures/{one.id}.svg"), "."] if scale < LEGIBLE else []
    )
    width = round(width * scale, 2)
    return figure(f"{one.id}.svg", width, one.alt, [one.how, *small], f"figure-{one.id}")


def size(svg: bytes) -> tuple[float, float]:
    """Width and height of a picture, in points. Raises ValueError where it says none."""
    if found := _SIZE.search(svg):
        return float(found[1]), float(found[2])
    raise ValueError("a figure's SVG says no size in points")


def glance(study: Study, facts: Facts, figures: Figures) -> Iterator[Node]:
    """The one table to look at, and the lead figure."""
    yield heading(1, "At a glance", "glance")
    found = grids.grid(study, grids.GLANCE, outlet_ids(study))
    yield tables.grid(found, facts["rows_shown"], facts["noun"], verdict=True)
    yield from pictures(figures.get("lead", ()))
    yield from told("glance", facts)
    yield heading(2, "What takes it back", "hangs")
    yield from told("hangs", facts)


def findings(study: Study, facts: Facts, figures: Figures) -> Iterator[Node]:
    """What was found, subject by subject."""
    yield heading(1, "What was found", "findings")
    shown = _tables(study, facts)
    for id, title in SUBJECTS.items():
        if id == RUSSIA and not study.words.russia:
            continue
        yield heading(2, capital(study.words.told(title)), id)
        said = [*told(id, facts), *(_unlisted(study) if id == "voices" else ())]
        yield from among(said, [*pictures(figures.get(id, ())), *shown.get(id, ())])
    for one in sections(study, facts):
        yield heading(2, one.title, one.id)
        yield from map(paragraph, one.said)
    if MORE in figures:
        yield heading(2, "More figures", MORE)
        yield from among([], pictures(figures[MORE]))
    yield FLUSH


def _unlisted(study: Study) -> Iterator[Node]:
    """Where the speakers of each article stand, if they are too many for a table on paper."""
    if ledgers.speaking(study).beyond:
        said = "Who speaks in each article, in numbers: "
        yield paragraph([said, styled("code", "speakers.csv"), "."], "source")


def _tables(study: Study, facts: Facts) -> Mapping[str, list[Node]]:
    """The tables of each subject."""
    ids = outlet_ids(study)

    def grid(columns: Sequence[grids.Column], caption: str, id: str) -> Node:
        return tables.grid(grids.grid(study, columns, ids), caption, facts["noun"], id=id)

    pairs = grids.dyads(study, other_dyad(study))
    return {
        **{id: [tables.distances(one, id)] for id, one in distances.distances(study).items()},
        "voices": [
            grid(grids.VOICES, "Balance by voice", "by-voice"),
            *(
                [tables.speaking(made, study.words)]
                if (made := ledgers.speaking(study)).articles and not made.beyond
                else []
            ),
        ],
        "pairs": [
            *([grid(pairs, "Balance by pair of actors", "by-pair")] if facts["other_dyad"] else []),
            *(
                [tables.ties(found, study.words, facts["dyads_summed"])]
                if (found := ledgers.ties(study)).lines
                else []
            ),
        ],
        "tone": [grid(grids.TONE, "Mean sentiment of sentences, raw and masked", "raw-masked")],
        "themes": [tables.themes(held)] if (held := typical.themes(study)) else [],
    }
