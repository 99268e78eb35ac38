"""The tables of words and places: keyness, word shifts, shared passages, position."""

from __future__ import annotations

from collections.abc import Iterator

from analysis.keyness import FLAT, LEAST
from analysis.passages import FREE, N
from analysis.study import Study
from analysis.tables._rows import Row, Table, cells, spans
from analysis.tables._text import SPANS, WHO

_RANGE = {
    "low": "lower end of the interval",
    "high": "upper end of the interval",
}
_PAIR = {"outlet_i": "first outlet", "outlet_j": "second outlet"}


def shared_rows(study: Study) -> Iterator[Row]:
    """A row a passage and place."""
    sources = {reading.article.id: reading.article.source for reading in study.readings}
    for passage in study.overlap.passages:
        articles = {place.article for place in passage.places}
        for place in passage.places:
            yield {
                "passage": passage.number,
                "words": len(passage.words),
                "kind": passage.kind,
                "articles": len(articles),
                **cells(place),
                "quoted": int(place.quoted),
                "text": sources[place.article][place.start : place.end],
            }


def likeness_rows(study: Study) -> Iterator[Row]:
    """A row two articles that share a run of words."""
    yield from map(cells, study.overlap.likenesses)


WORDS: tuple[Table, ...] = (
    Table(
        "keyness",
        "A row an outlet, word and prior: how much more the outlet uses the word than the rest",
        {
            "outlet": WHO["outlet"],
            "term": f"the word, in lower case, where it stands {LEAST} times or more in all",
            "prior": f"what is added to the count: flat, {FLAT}; pooled, its count in all outlets",
            "count": "times it stands in the outlet's scored sentences",
            "rest": "times it stands in all other outlets'",
            "d": "log-odds in the outlet less log-odds in the rest (Monroe et al. 2008)",
            "sd": "standard deviation of d",
            "z": "d over sd, to sort by; no test",
            "low": "lower end of the interval of d, of this word alone",
            "high": "upper end",
        },
        lambda study: map(cells, study.keyness),
    ),
    Table(
        "word_shifts",
        "A row a pair of outlets and entry: what the entry adds to the difference of balances",
        _PAIR
        | {
            "entry": "the entry, by its first phrase",
            "matched": "the words it most often stands in, in these two outlets",
            "alliance_i": "its hits for {warm} in the first outlet",
            "strain_i": "its hits for {cool} in the first outlet",
            "alliance_j": "its hits for {warm} in the second outlet",
            "strain_j": "its hits for {cool} in the second outlet",
            "turned": "of these hits, those that a denial turned",
            "contribution": "what it adds to the second balance of hits less the first; those of "
            "a pair add up to the difference",
            "low": "lower end of the percentile range over resampled units; empty where nothing "
            "moves",
            "high": "upper end",
            "printed": "the contribution over the sum of the pair's absolute ones",
        },
        lambda study: map(cells, study.shifts),
    ),
    Table(
        "shared",
        f"A row a passage of {N} words or more and a place where it stands, word for word",
        {
            "passage": "number of the passage, the longest first",
            "words": "its words, as a reader counts them: Kim's is one",
            "kind": f"names, where fewer than {FREE} words are outside actors' names; else wording",
            "articles": "articles it stands in",
            **WHO,
            "sentence": "number of the sentence in which it starts",
            "start": "first character in the article's source",
            "end": "character after the last",
            "quoted": "1 where it stands in quotation marks",
            "text": "the passage as written there",
        },
        shared_rows,
    ),
    Table(
        "likeness",
        f"A row two articles that share {N} words in a row; pairs that share none are left out",
        {
            "article_i": "id of the first article",
            "article_j": "id of the second article",
            "shared": f"distinct runs of {N} words that both hold",
            "resemblance": "of the runs that either holds, the share that both hold (Broder 1997)",
            "containment": "of the runs of the one that holds fewer, the share that both hold",
        },
        likeness_rows,
    ),
    Table(
        "position",
        "A row an outlet, part of its articles and frame: the share of sentences that hold it",
        {
            "outlet": WHO["outlet"],
            "part": "headline; lead (first paragraph of the body); first, middle or last third of "
            "what follows the headline, by characters",
            "frame": "{ids}, russia, or an emphasis",
            "articles": "articles that have the part",
            "sentences": "scored sentences in the part",
            "count": "of them, those that hold the frame",
            "value": "their share; empty where no article has the part",
            **_RANGE,
            **SPANS,
        },
        lambda study: map(spans, study.positions),
    ),
)
