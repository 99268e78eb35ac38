"""The reading room: every article's sentences in order, with what was found in them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from analysis import validity
from analysis.model import Article, Code, Hit, Reading, Sentence, Status
from analysis.plots import signs
from analysis.report.comparisons import labels
from analysis.report.differing import classed
from analysis.report.evidence import Codes, Index, indexes
from analysis.report.identity import sentence_id, slugs
from analysis.report.marking import (
    POLES,
    Found,
    Piece,
    by_sentence,
    found,
    pieces,
)
from analysis.report.wording import capital, counted, signed, verb
from analysis.study import Study
from analysis.vocabulary import Vocabulary

Badges = tuple[tuple[str, str], ...]  # how each looks, what it says
KINDS = {"title": "headline"}
CODES = {
    "alliance": "{warm}",
    "strain": "{cool}",
    "russia": "Russia",
    "attributed": "credited to a source",
}
# By which the filters know what became of words of a pole, but for those inside a longer hit.
MARKS: Mapping[Status, str] = {
    "counted": "zc",
    "turned": "zt",
    "negated": "zn",
    "hypothetical": "zh",
    "unmet": "zu",
    "guarded": "zg",
    "other_dyad": "zo",
    "no_dyad": "zx",
}
# Sentences on the page: if these are all there are; if only some are shown, where figures and
# tables of many outlets take the room.
ROOM, SOME = 300, 100


@dataclass(frozen=True, slots=True)
class Unit:
    """One sentence as the page shows it."""

    id: str
    sentence: Sentence
    code: Code | None
    pieces: tuple[Piece, ...]  # empty where texts are not published
    badges: Badges
    reading: str  # the frames by reading, where they differ from the codebook's
    found: tuple[Found, ...]
    score: str
    opens: bool  # begins a paragraph
    marks: tuple[str, ...]  # by which it is filtered: see `filters`


@dataclass(frozen=True, slots=True)
class Shelf:
    """One article with its units."""

    article: Article
    title: str
    units: tuple[Unit, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """One outlet: what carries each of its numbers, then its articles."""

    id: str
    outlet: str
    name: str  # as prose calls it
    indexes: tuple[Index, ...]
    shelves: tuple[Shelf, ...]
    beyond: int  # articles that are not on the page


def outlet_ids(study: Study) -> dict[str, str]:
    """The anchor of each outlet's evidence: ``o-1``, ``o-2``, in the order of first articles."""
    return {outlet: f"o-{place}" for place, outlet in enumerate(study.outlets, 1)}


def shown(study: Study) -> dict[str, str]:
    """The articles whose sentences are on the page, with their part of the anchor.

    All where there is room for all. Else some: first one of each outlet, then another of each,
    while they have no more than so many sentences together; the first in any case.
    """
    every = sum(len(reading.sentences) for reading in study.readings)
    room = ROOM if every <= ROOM else SOME
    turns: dict[str, int] = {}
    ranked = []
    for place, reading in enumerate(study.readings):
        turn = turns[reading.article.outlet] = turns.get(reading.article.outlet, 0) + 1
        ranked.append((turn, place))
    kept: list[int] = []
    used = 0
    for _, place in sorted(ranked):
        used += len(study.readings[place].sentences)
        if kept and used > room:
            break
        kept.append(place)
    return slugs(study.readings[place].article.id for place in sorted(kept))


def sections(study: Study) -> tuple[Section, ...]:
    """The reading room of a study, an outlet a section, in the order of all figures and tables.

    Those without an article on the page come after the others, so that what can be read stands
    together.
    """
    ids, slug = outlet_ids(study), shown(study)
    names = labels(study).names
    read = _by_reading(study)
    made = []
    for outlet in signs(study):
        readings = [r for r in study.readings if r.article.outlet == outlet]
        here = [r for r in readings if r.article.id in slug]
        made.append(
            Section(
                id=ids[outlet],
                outlet=outlet,
                name=names[outlet],
                indexes=tuple(indexes(study, ids[outlet], readings, slug, read)),
                shelves=tuple(_shelf(study, r, slug[r.article.id], read) for r in here),
                beyond=len(readings) - len(here),
            )
        )
    return tuple(sorted(made, key=lambda section: not section.shelves))


def filters_noted(rooms: Sequence[Section]) -> str:
    """What the counts of the filters hold that other counts of the report do not, as they need it.

    What was set aside stands on the page and is not scored; a sentence may carry a frame by words
    that were turned, without any that count as they stand.
    """
    units = [unit for section in rooms for shelf in section.shelves for unit in shelf.units]
    aside = sum(unit.code is None for unit in units)
    framed = [unit for unit in units if unit.code and (unit.code.alliance or unit.code.strain)]
    turned = sum("zt" in unit.marks and "zc" not in unit.marks for unit in framed)
    told = []
    if aside:
        are = "that was" if aside == 1 else "that were"
        told.append(f"\u201cAll\u201d includes {counted(aside, 'unit')} {are} set aside")
    if turned:
        told.append(
            f"{counted(turned, 'sentence')} with a frame {verb(turned, 'stands', 'stand')} under "
            "\u201cturned into the opposite\u201d and not under \u201ccounted\u201d"
        )
    text = capital("; ".join(told))
    return f"{text}." if text else ""


def _by_reading(study: Study) -> Codes:
    return {
        (sentence.article, sentence.number): code
        for reading in validity.by_reading(study.readings, study.coding)
        for sentence, code in reading.scored()
    }


def _shelf(study: Study, reading: Reading, slug: str, read: Codes) -> Shelf:
    hits, mentions = by_sentence(reading), reading.named()
    labelled = {id: frame.label for book in study.codebooks for id, frame in book.frames.items()}
    units, before, words = [], 0, study.words
    for sentence, code in zip(reading.sentences, reading.codes, strict=True):
        n = sentence.number
        listed = hits.get(n, [])
        differs = _differs(code, read.get((sentence.article, n)), words)
        units.append(
            Unit(
                id=sentence_id(slug, n),
                sentence=sentence,
                code=code,
                pieces=tuple(pieces(sentence, listed, mentions.get(n, []), words))
                if study.settings.text
                else (),
                badges=_badges(sentence, code, labelled, words),
                reading=differs,
                found=tuple(found(listed)),
                score=signed(code.sentiment) if code else "",
                opens=sentence.paragraph != before,
                marks=tuple(_marks(code, listed, differs)),
            )
        )
        before = sentence.paragraph
    title = reading.article.title if study.settings.text else ""
    return Shelf(reading.article, title, tuple(units))


def _badges(
    sentence: Sentence, code: Code | None, labelled: Mapping[str, str], words: Vocabulary
) -> Badges:
    """What a sentence is, in words: its kind where it is no plain sentence, then its codes."""
    kinds = [] if sentence.kind == "body" else [("other", KINDS.get(sentence.kind, sentence.kind))]
    if code is None:
        return tuple(kinds)
    codes = [(name, words.told(said)) for name, said in CODES.items() if getattr(code, name)]
    frames = [("other", labelled.get(id, id)) for id, there in code.frames.items() if there]
    return (*kinds, *codes, *frames)


def _marks(code: Code | None, hits: Sequence[Hit], differs: str) -> Iterator[str]:
    """What the filters look for in a sentence, a letter or two each."""
    if code is None:
        return
    yield "q" if code.attributed else "o"
    yield from (name[0] for name in ("alliance", "strain", "russia") if getattr(code, name))
    if differs:
        yield "d"
    there = {hit.status for hit in hits if hit.frame in POLES}
    yield from (mark for status, mark in MARKS.items() if status in there)


def _differs(code: Code | None, read: Code | None, words: Vocabulary) -> str:
    if code is None or read is None or classed(code, words) == classed(read, words):
        return ""
    return classed(read, words)
