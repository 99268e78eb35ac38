"""A Study -> the rows of each published table, with its columns and what they mean.

Names and columns are fixed by the study's contract; `described` says each column in a line,
for the data package and the report's data dictionary.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass

from analysis import topics
from analysis.model import Code, Codebook, Reading
from analysis.study import Study

Row = Mapping[str, object]
CODES = ("alliance", "strain", "russia", "attributed")
SCORES = (*CODES, "sentiment", "sentiment_masked")


@dataclass(frozen=True, slots=True)
class Table:
    """One published table: its name, what a row is, its columns in order, its rows."""

    name: str
    title: str
    columns: Mapping[str, str]  # column -> what it says
    rows: Callable[[Study], Iterator[Row]]


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


def _articles(study: Study) -> Iterator[Row]:
    yield from map(article_row, study.readings)


def _sentences(study: Study) -> Iterator[Row]:
    for reading in study.readings:
        yield from sentence_rows(reading, emphases(study.codebooks))


def _hits(study: Study) -> Iterator[Row]:
    """Every hit and every mention of Russia, in the order of the text."""
    for reading in study.readings:
        rows = [asdict(hit) for hit in reading.hits]
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
                "reason": f"it {_CODES['russia']}",
            }
            for m in reading.mentions
            if m.actor == "russia"
        ]
        yield from sorted(rows, key=lambda r: (r["sentence"], r["start"], r["end"], r["frame"]))


_WHO = {"article": "id of the article", "outlet": "short name of the outlet, or of the text"}
_RANGE = {
    "low": "lower end of the interval",
    "high": "upper end of the interval",
}
_SPAN = {
    "sentence": "number of the sentence in its article, from 1, boilerplate counted",
    "start": "first character in the article's source",
    "end": "character after the last",
}
_CODES = {
    "alliance": "China-North Korea ties presented as close or being restored",
    "strain": "China-North Korea ties presented as cooled, costly or in need of repair",
    "russia": "names Russia, a Russian person, city or institution, or the Soviet Union",
    "attributed": "the main claim is credited to a source",
}
_TOPIC = {
    "model": "nmf or lda",
    "k": "number of topics",
    "topic": "number of the topic, by size",
}

TABLES: tuple[Table, ...] = (
    Table(
        "articles",
        "A row an article; codes are counts of sentences",
        _WHO
        | {
            "outlet_basis": "stated in the text, inferred, or unknown",
            "published": "YYYY-MM-DD where the text states it",
            "title": "the article's headline, where it has one",
            "words": "words of scored sentences",
            "sentences": "scored sentences",
            "alliance": "sentences coded alliance",
            "strain": "sentences coded strain",
            "both": "sentences coded alliance and strain",
            "russia": "sentences that name Russia",
            "attributed": "sentences credited to a source",
        },
        _articles,
    ),
    Table(
        "sentences",
        "A row a sentence; codes are 0 or 1, empty for boilerplate",
        _WHO
        | _SPAN
        | {"kind": "title, heading, body or boilerplate"}
        | _CODES
        | {
            "sentiment": "VADER compound, -1 to 1",
            "sentiment_masked": "the same with names and event words masked",
            "text": "the sentence as written",
            "words": "words of the sentence",
            "paragraph": "number of the paragraph",
            "speaker": "who says it, where the text gives one",
            "rule": "why it is boilerplate, where it is",
        },
        _sentences,
    ),
    Table(
        "hits",
        "A row a hit of an entry, with what became of it, or a mention of Russia",
        {"article": _WHO["article"]}
        | _SPAN
        | {
            "matched": "the words matched",
            "entry": "the entry's first phrase",
            "frame": "the frame it speaks for",
            "dyad": "the pair it is about, three_way or none; empty for emphases",
            "status": "counted, turned, or why it does not count",
            "reason": "what decided it",
        },
        _hits,
    ),
    Table(
        "estimates",
        "A row a measure, facet and outlet, with its interval",
        {
            "measure": "id of the measure",
            "facet": "all, own, attributed, dyad:<id>, or by_reading (codes made by reading)",
            "outlet": _WHO["outlet"],
            "articles": "articles behind it",
            "sentences": "scored sentences behind it",
            "hits": "sentences or hits that carry it",
            "value": "the estimate; empty where undefined",
            **_RANGE,
            "method": "how the interval was made",
        },
        lambda study: (asdict(estimate) for estimate in study.estimates),
    ),
    Table(
        "ranks",
        "A row a pair of outlets under a measure",
        {
            "measure": "id of the measure",
            "facet": "as in estimates",
            "outlet_i": "first outlet",
            "outlet_j": "second outlet",
            "difference": "first minus second, for the balance on the scale of the logit",
            "low": "lower end of the simultaneous interval",
            "high": "upper end of the simultaneous interval",
            "p_above": "share of resamples in which the first stands above",
            "verdict": "higher, lower, cannot be told apart, or too little to say",
        },
        lambda study: (asdict(verdict) for verdict in study.verdicts),
    ),
    Table(
        "topics",
        "A row a topic and outlet: the topic's share of the outlet's sentences",
        _TOPIC
        | {
            "label": "its first terms, where the topic holds; else empty",
            "outlet": _WHO["outlet"],
            "value": "mean share of the outlet's body sentences",
            **_RANGE,
        },
        lambda study: iter(topics.share_rows(study.topics)),
    ),
    Table(
        "topic_terms",
        "A row a term of a topic, by relevance",
        _TOPIC
        | {
            "rank": "from 1",
            "term": "the term",
            "weight": "its weight in the topic",
            "relevance": "relevance at lambda 0.6 (Sievert and Shirley 2014)",
        },
        lambda study: iter(topics.term_rows(study.topics)),
    ),
    Table(
        "topic_stability",
        "A row a number of topics tried, and a row a topic of the chosen one",
        _TOPIC
        | {
            "jaccard": "stability under subsamples, 0 to 1",
            "npmi": "coherence, -1 to 1",
            "diversity": "share of distinct terms among the top ten of all topics",
            "chosen": "1 for the number of topics chosen",
        },
        lambda study: iter(topics.stability_rows(study.topics)),
    ),
    Table(
        "agreement",
        "A row a column and sample: codes compared with codes made by reading",
        {
            "column": "alliance, strain, russia or attributed",
            "sample": "in: these articles; leave_one_out: each without what only it could have put "
            "into the codebook; coders: one coder against the other; then the parts of coded "
            "collections, and their coders",
            "n": "sentences",
            "precision": "of the sentences coded 1, the share that reading codes 1",
            "recall": "of the sentences that reading codes 1, the share coded 1",
            "f1": "harmonic mean of the two",
            "f1_low": _RANGE["low"],
            "f1_high": _RANGE["high"],
            "alpha": "Krippendorff's alpha, nominal",
            "alpha_low": _RANGE["low"],
            "alpha_high": _RANGE["high"],
        },
        lambda study: iter(study.agreement),
    ),
    Table(
        "problems",
        "A row a problem met on the way",
        {
            "severity": "mended, skipped or note",
            "place": "where it is",
            "fault": "what it is",
            "mend": "how to mend it",
            "article": _WHO["article"],
        },
        lambda study: (asdict(problem) for problem in study.problems),
    ),
)


def columns(table: Table, study: Study) -> dict[str, str]:
    """The table's columns with their meaning; sentences have one more for each emphasis."""
    extra = {}
    if table.name == "sentences":
        labels = {id: f.label for book in study.codebooks for id, f in book.frames.items()}
        extra = {id: f"{labels[id]} (0 or 1)" for id in emphases(study.codebooks)}
    return {**table.columns, **extra}
