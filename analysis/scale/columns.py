"""The tables of a scored collection: their columns as Arrow has them, and the rows of a reading.

``sentences`` and ``articles`` hold what the published tables of those names hold (`articles` has a
column more for each fact of a text), ``tallies`` what estimates are made of, ``problems`` what is
wrong with the input.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from analysis import measures
from analysis.model import Problem, Reading

TABLES = ("sentences", "articles", "tallies", "problems")
CODES = ("alliance", "strain", "russia", "attributed")
SENTENCE = (
    *("article", "outlet", "sentence", "start", "end", "kind"),
    *(*CODES, "sentiment", "sentiment_masked", "words", "paragraph", "speaker", "rule", "text"),
)
ARTICLE = (
    *("article", "outlet", "outlet_basis", "published", "title", "words", "sentences"),
    *("alliance", "strain", "both", "russia", "attributed"),
)
TALLY = ("article", "outlet", "facet", "sentences", "sums")
PROBLEM = ("severity", "place", "fault", "mend", "article")
WHOLE = ("sentence", "start", "end", "words", "paragraph", "sentences", "both")
SCORE = ("sentiment", "sentiment_masked")


def names(table: str, emphases: Sequence[str]) -> tuple[str, ...]:
    """The columns of a table, in order."""
    return {
        "sentences": (*SENTENCE, *emphases),
        "articles": (*ARTICLE, *measures.facts(measures.ids())),
        "tallies": TALLY,
        "problems": PROBLEM,
    }[table]


def schema(table: str, emphases: Sequence[str]) -> Any:
    """The columns of a table with their Arrow types: the same in every part of a dataset."""
    return _schema(table, tuple(emphases))


@cache
def _schema(table: str, emphases: tuple[str, ...]) -> Any:
    import pyarrow

    counts = (*CODES, *emphases) if table == "articles" else ()
    facts = measures.facts(measures.ids())

    def kind(column: str) -> Any:
        if column == "sums":
            return pyarrow.list_(pyarrow.float64())
        if column in SCORE or column in facts:
            return pyarrow.float64()
        if column in WHOLE or column in counts:
            return pyarrow.int32()
        return pyarrow.int8() if column in (*CODES, *emphases) else pyarrow.string()

    return pyarrow.schema([(column, kind(column)) for column in names(table, emphases)])


def sentences(reading: Reading, emphases: Sequence[str]) -> Iterator[tuple[Any, ...]]:
    """A row a sentence, as `names` has the columns.

    Boilerplate is kept, its codes empty, and so are the offsets of a title beside the text. All
    other offsets are into the text as it was given.
    """
    article = reading.article
    none = (None,) * (len(CODES) + len(SCORE) + 1)
    empty = (None,) * len(emphases)
    for sentence, code in zip(reading.sentences, reading.codes, strict=True):
        inside = sentence.number > 0
        codes: tuple[Any, ...] = none
        frames: tuple[int | None, ...] = empty
        if code is not None:
            codes = (code.alliance, code.strain, code.russia, code.attributed)
            codes += (code.sentiment, code.sentiment_masked, code.words)
            frames = tuple(code.frames[id] for id in emphases)
        yield (
            article.id,
            article.outlet,
            sentence.number,
            article.given(sentence.start) if inside else None,
            article.given(sentence.end) if inside else None,
            sentence.kind,
            *codes,
            sentence.paragraph,
            code.speaker if code is not None else "",
            sentence.rule,
            sentence.text,
            *frames,
        )


def article(reading: Reading, told: measures.Tally) -> tuple[Any, ...]:
    """The row of one article: codes are counts of its scored sentences."""
    found = reading.article
    codes = [code for _, code in reading.scored()]
    return (
        *(found.id, found.outlet, found.outlet_basis, found.published, found.title),
        sum(code.words for code in codes),
        len(codes),
        sum(code.alliance for code in codes),
        sum(code.strain for code in codes),
        sum(code.alliance and code.strain for code in codes),
        sum(code.russia for code in codes),
        sum(code.attributed for code in codes),
        *told.facts.values(),
    )


def tallies(reading: Reading, told: measures.Tally) -> Iterator[tuple[Any, ...]]:
    """A row a facet: how many sentences lie in it, and the sums of `measures.columns`."""
    for facet, (inside, sums) in told.facets.items():
        yield reading.article.id, reading.article.outlet, facet, inside, sums


def problem(found: Problem) -> tuple[str, ...]:
    """The row of a problem."""
    return found.severity, found.place, found.fault, found.mend, found.article
