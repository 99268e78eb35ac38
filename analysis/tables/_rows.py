"""The rows of the tables that are counted here, and what a table is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

from analysis import intervals, speakers, tone, validity
from analysis.instrument import Codebook
from analysis.model import SCORED, Code, Hit, Reading
from analysis.position import Standing
from analysis.prevalence import Share
from analysis.study import Study
from analysis.vocabulary import SHIPPED

Row = Mapping[str, object]
CODES = ("alliance", "strain", "russia", "attributed")
SCORES = (*CODES, "sentiment", "sentiment_masked")
POLES = ("alliance", "strain")


@dataclass(frozen=True, slots=True)
class Table:
    """One published table: its name, what a row is, its columns in order, its rows."""

    name: str
    title: str
    columns: Mapping[str, str]  # column -> what it says
    rows: Callable[[Study], Iterator[Row]]


def cells(one: Any) -> dict[str, Any]:
    """What a thing holds by name, as it is: `asdict` would copy each cell, and what is in it."""
    return {field.name: getattr(one, field.name) for field in fields(one)}


def emphases(codebooks: Sequence[Codebook]) -> list[str]:
    """The frames that get a 0/1 column of their own, in the codebooks' order."""
    return [id for b in codebooks for id, f in b.frames.items() if f.role == "emphasis"]


def article_row(reading: Reading) -> Row:
    """One article: its words, its scored sentences, and how many of them hold each code.

    ``both`` are the sentences counted in ``alliance`` and in ``strain``.
    """
    article = reading.article
    codes = [code for _, code in reading.scored()]
    return {
        "article": article.id,
        "outlet": article.outlet,
        "outlet_basis": article.outlet_basis,
        "published": article.published,
        "title": article.title,
        "words": sum(code.words for code in codes),
        "sentences": len(codes),
        "both": sum(code.alliance and code.strain for code in codes),
        **{name: sum(getattr(code, name) for code in codes) for name in CODES},
    }


def sentence_rows(reading: Reading, frames: Sequence[str]) -> Iterator[Row]:
    """A row a sentence; boilerplate is kept, its codes empty, and so are a title's offsets."""
    for sentence, code in zip(reading.sentences, reading.codes, strict=True):
        inside = sentence.number > 0  # 0 is the title that stands beside the text
        yield {
            "article": sentence.article,
            "outlet": reading.article.outlet,
            "sentence": sentence.number,
            "start": sentence.start if inside else None,
            "end": sentence.end if inside else None,
            "kind": sentence.kind,
            "text": sentence.text,
            "paragraph": sentence.paragraph,
            "rule": sentence.rule,
            **_scores(code, frames),
        }


def _scores(code: Code | None, frames: Sequence[str]) -> dict[str, object]:
    scores = {name: getattr(code, name) if code else None for name in SCORES}
    scores |= {id: code.frames[id] if code else None for id in frames}
    return scores | {"words": code and code.words, "speaker": code.speaker if code else ""}


def spans(share: Share | Standing) -> Row:
    """A share with both its intervals: by sentence, and by paragraph where it is known."""
    row = cells(share)
    wider = row.pop("by_paragraph")
    told = dict.fromkeys(("low", "high", "method")) if wider is None else cells(wider)
    return row | {f"{name}_by_paragraph": cell for name, cell in told.items()}


def articles(study: Study) -> Iterator[Row]:
    """A row an article."""
    yield from map(article_row, study.readings)


def sentences(study: Study) -> Iterator[Row]:
    """A row a sentence."""
    for reading in study.readings:
        yield from sentence_rows(reading, emphases(study.codebooks))


def hits(study: Study) -> Iterator[Row]:
    """Every hit and every mention of Russia, in the order of the text."""
    for reading in study.readings:
        rows = [cells(hit) for hit in reading.hits]
        rows += [
            {
                "article": reading.article.id,
                "sentence": m.sentence,
                "start": m.start,
                "end": m.end,
                "matched": reading.article.source[m.start : m.end],
                "entry": "<russia>",
                "frame": "russia",
                "dyad": "",
                "status": "counted",
                "reason": f"it {SHIPPED.russia_code}",
                "phrase": "",
            }
            for m in reading.mentions
            if m.actor == "russia"
        ]
        yield from sorted(rows, key=lambda r: (r["sentence"], r["start"], r["end"], r["frame"]))


def speaker_rows(study: Study) -> Iterator[Row]:
    """A row an article and speaker; every scored sentence is one speaker's."""
    for reading in study.readings:
        yield from map(cells, speakers.speakers(reading))


def dyad_rows(study: Study) -> Iterator[Row]:
    """A row an article and pair: the sentences that present the pair's tie as close or cool.

    A word of unity said of three counts for the study's pair, and stands under ``three_way``.
    """
    for reading in study.readings:
        found: dict[str, dict[str, set[int]]] = {}
        for hit in filter(_about, reading.hits):
            poles = found.setdefault(hit.dyad, {name: set() for name in POLES})
            poles[hit.frame].add(hit.sentence)
        for dyad, poles in sorted(found.items()):
            yield {
                "article": reading.article.id,
                "dyad": dyad,
                **{name: len(poles[name]) for name in POLES},
                "both": len(poles["alliance"] & poles["strain"]),
            }


def _about(hit: Hit) -> bool:
    """Whether a hit counts for the pair it is about, whichever that is."""
    return hit.frame in POLES and hit.status in (*SCORED, "other_dyad")


def word_rows(study: Study) -> Iterator[Row]:
    """A row an article and word of VADER's list, the warmest first."""
    for reading in study.readings:
        for word in tone.words(reading):
            yield {"article": reading.article.id, **cells(word)}


def confusion(study: Study) -> tone.Confusion:
    """The coded sentences of these articles by class: codebook against reading."""
    found = validity.pairs(study.readings, study.coding)
    return tone.confusion((tone.frame_class(p.code), tone.frame_class(p.coded)) for p in found)


def confusion_rows(study: Study) -> Iterator[Row]:
    """A row two classes, those that never meet as well; none where nothing was coded."""
    if study.coding:
        for (found, true), n in confusion(study).items():
            yield {"sample": "in", "found": found, "true": true, "n": n}


def class_rows(study: Study) -> Iterator[Row]:
    """A row a way to class the coded sentences, set against reading; none where nothing was coded.

    The codebook, and what the sign of either VADER score would say (`tone.sign_class`).
    """
    found = validity.pairs(study.readings, study.coding)
    ways: Mapping[str, Callable[[Code], str]] = {
        "codebook": tone.frame_class,
        "raw": lambda code: tone.sign_class(code.sentiment),
        "masked": lambda code: tone.sign_class(code.sentiment_masked),
    }
    for name, way in ways.items() if found else ():
        counts = tone.confusion((way(pair.code), tone.frame_class(pair.coded)) for pair in found)
        n, same = tone.total(counts), tone.right(counts)
        low, high = map(float, intervals.wilson(same, n))
        f1_low, f1_high = tone.macro_f1_range(counts, study.settings.seed, name)
        yield {
            **{"found": name, "n": n, "right": same, "share": same / n, "low": low, "high": high},
            **{"macro_f1": tone.macro_f1(counts), "f1_low": f1_low, "f1_high": f1_high},
        }
