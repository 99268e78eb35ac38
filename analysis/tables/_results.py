"""The tables of what follows: estimates, verdicts, topics, agreement."""

from __future__ import annotations

from analysis import audit
from analysis.tables._rows import Table, cells, class_rows, confusion_rows
from analysis.tables._text import SPANS, WHO
from analysis.tables._topics import share_rows, stability_rows, term_rows

_RANGE = {
    "low": "lower end of the interval",
    "high": "upper end of the interval",
}
_TOPIC = {
    "model": "nmf or lda",
    "k": "number of topics",
    "topic": "number of the topic, by size",
}
_DOCUMENTS = (
    "sentence, or paragraph where whole paragraphs of the body are the documents; number of topics "
    "as chosen for sentences"
)

RESULTS: tuple[Table, ...] = (
    Table(
        "estimates",
        "A row a measure, facet and outlet, with its interval by sentence, which is too narrow "
        "where the sentences of a paragraph are alike: see estimates_by_paragraph",
        {
            "measure": "id of the measure{by_ids}",
            "facet": "all, own, attributed, dyad:<id>, by_reading (codes made by reading), or "
            "unshared (without sentences that hold shared wording)",
            "outlet": WHO["outlet"],
            "articles": "articles behind it",
            "sentences": "scored sentences behind it",
            "hits": "sentences or hits that carry it",
            "value": "the estimate; empty where undefined",
            **_RANGE,
            "method": "how the interval was made",
        },
        lambda study: (cells(estimate) for estimate in study.estimates),
    ),
    Table(
        "estimates_by_paragraph",
        "The same with paragraphs taken as drawn: the intervals that report and figures show",
        {
            "measure": "id of the measure{by_ids}",
            "facet": "all, own, attributed, dyad:<id>, or by_reading (codes made by reading)",
            "outlet": WHO["outlet"],
            "articles": "articles behind it",
            "sentences": "scored sentences behind it",
            "hits": "sentences or hits that carry it",
            "value": "the estimate; empty where undefined",
            **_RANGE,
            "method": "how the interval was made",
        },
        lambda study: (cells(estimate) for estimate in study.by_paragraph),
    ),
    Table(
        "percentiles",
        "A row a voice and outlet: the balance with its percentile interval, which fails where "
        "little was found and on which nothing rests",
        {
            "measure": "balance",
            "facet": "all, own or attributed",
            "outlet": WHO["outlet"],
            "articles": "articles behind it",
            "sentences": "scored sentences behind it",
            "hits": "sentences that carry it",
            "value": "the estimate; empty where undefined",
            **_RANGE,
            "method": "how the interval was made",
        },
        lambda study: (cells(estimate) for estimate in study.percentiles),
    ),
    Table(
        "ranks",
        "A row a pair of outlets under a measure",
        {
            "measure": "id of the measure{by_ids}",
            "facet": "as in estimates",
            "outlet_i": "first outlet",
            "outlet_j": "second outlet",
            "difference": "first minus second; of balances and shares, the difference of their log "
            "odds",
            "low": "lower end of the simultaneous interval",
            "high": "upper end of the simultaneous interval",
            "p_above": "share of resamples in which the first stands above; empty with too little "
            "to say",
            "verdict": "higher, lower, cannot be told apart, or too little to say",
            "method": "how the interval was made; empty with too little to say",
        },
        lambda study: (cells(verdict) for verdict in study.verdicts),
    ),
    Table(
        "topics",
        "A row a topic and outlet: the topic's share of the outlet's sentences",
        _TOPIC
        | {
            "label": "its most relevant terms, where the topic holds; else empty",
            "outlet": WHO["outlet"],
            "value": "mean share of the outlet's body sentences",
            **_RANGE,
            **SPANS,
        },
        lambda study: share_rows(study.topics),
    ),
    Table(
        "topic_terms",
        "A row a term of a topic, by relevance: the ten most relevant and the ten heaviest",
        _TOPIC
        | {
            "rank": "by relevance, from 1; labels are the first terms by it",
            "term": "the term",
            "weight": "its weight in the topic",
            "relevance": "relevance at lambda 0.6 (Sievert and Shirley 2014)",
            "by_weight": "rank by weight, from 1: stability, coherence and diversity are of the "
            "ten heaviest terms of a topic, not of the ten most relevant",
            "documents": _DOCUMENTS,
        },
        lambda study: term_rows(study.topics, study.of_paragraphs),
    ),
    Table(
        "topic_stability",
        "A row a number of topics tried, and a row a topic of the chosen one",
        _TOPIC
        | {
            "jaccard": "stability under subsamples, of the ten heaviest terms, 0 to 1",
            "npmi": "coherence of the ten heaviest terms, -1 to 1, with the document as window",
            "diversity": "share of distinct terms among the ten heaviest of all topics",
            "chosen": "1 for the number of topics chosen, by the stability of topics of sentences",
            "documents": _DOCUMENTS,
            "subsamples": "subsamples that the stability is the mean of",
            "agreement": "how far topics agree with those of the other kind of documents, at the "
            "same number of topics and on the scale of the stability; of NMF alone",
        },
        lambda study: stability_rows(study.topics, study.of_paragraphs),
    ),
    Table(
        "agreement",
        "A row a column and sample: codes compared with codes made by reading",
        {
            "column": "{ids}, russia or attributed",
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
            "precision_low": "lower end of the interval of precision (Wilson)",
            "precision_high": "its upper end",
            "recall_low": "lower end of the interval of recall (Wilson)",
            "recall_high": "its upper end",
        },
        lambda study: iter(study.agreement),
    ),
    Table(
        "classes",
        "A row a way to class sentences (neither, {ids}, both): how often it agrees with reading",
        {
            "found": "codebook; raw or masked: the sign of that VADER score, taken for a class",
            "n": "sentences",
            "right": "of them of the class that reading gives",
            "share": "right / n",
            "low": "lower end of the interval of the share (Wilson)",
            "high": "its upper end",
            "macro_f1": "mean F1 of the classes that stand in either coding",
            "f1_low": "lower end of its interval, over resampled sentences",
            "f1_high": "its upper end",
        },
        class_rows,
    ),
    Table(
        "confusion",
        "A row two classes: how many sentences are of the one by codebook, of the other by reading",
        {
            "sample": "in: these articles",
            "found": "class by codebook: neither, {ids} or both",
            "true": "class by reading",
            "n": "sentences",
        },
        confusion_rows,
    ),
    Table(
        "entries",
        "A row an entry of a codebook and frame, with what it found here",
        audit.ENTRIES,
        lambda study: iter(audit.entries(study.readings, study.coding)),
    ),
    Table(
        "problems",
        "A row a problem met on the way",
        {
            "severity": "mended, skipped or note",
            "place": "where it is",
            "fault": "what it is",
            "mend": "how to mend it",
            "article": WHO["article"],
        },
        lambda study: (cells(problem) for problem in study.problems),
    ),
)
