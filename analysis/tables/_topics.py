"""The rows of topics, and the tables behind them: typical sentences, and frames as anchors."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict

from analysis import topics
from analysis.study import Study
from analysis.tables._rows import Row, Table, spans
from analysis.tables._text import WHO


def share_rows(found: topics.TopicModel) -> Iterator[Row]:
    """The rows of topics.csv: one a model, topic and outlet."""
    for head, topic in _each(found):
        for share in topic.shares:
            yield {**head, "label": topic.label, **spans(share)}


def term_rows(found: topics.TopicModel) -> Iterator[Row]:
    """The rows of topic_terms.csv: one a model, topic and term."""
    for head, topic in _each(found):
        for term in topic.terms:
            yield {**head, **asdict(term)}


def stability_rows(found: topics.TopicModel) -> Iterator[Row]:
    """The rows of topic_stability.csv: one a model and k, then one a topic at the chosen k.

    `topic` is empty in the row of a whole model, and `diversity` in that of a topic: it lies
    between topics. `chosen` is 1 in every row of the chosen k.
    """
    columns = ("model", "k", "topic", "jaccard", "npmi", "diversity", "chosen")
    for one in found.trials:
        whole = (one.model, one.k, None, one.jaccard, one.npmi, one.diversity, int(one.chosen))
        yield dict(zip(columns, whole, strict=True))
    for head, topic in _each(found):
        row = (*head.values(), topic.jaccard, topic.npmi, None, 1)
        yield dict(zip(columns, row, strict=True))


def _each(found: topics.TopicModel) -> Iterator[tuple[Row, topics.Topic]]:
    """Every topic with the columns that say which one it is."""
    for name, each in (("nmf", found.nmf), ("lda", found.lda)):
        for topic in each:
            yield {"model": name, "k": found.k, "topic": topic.number}, topic


def typical_rows(study: Study) -> Iterator[Row]:
    """A row a topic and typical sentence."""
    read = topics.documents(study.readings)
    for name, found in (("nmf", study.topics.nmf), ("lda", study.topics.lda)):
        for topic in found:
            for rank, place in enumerate(topic.typical, start=1):
                yield {
                    "model": name,
                    "k": study.topics.k,
                    "topic": topic.number,
                    "rank": rank,
                    "article": read[place].article,
                    "sentence": read[place].sentence,
                    "text": read[place].text,
                }


def anchor_rows(study: Study) -> Iterator[Row]:
    """A row a frame and whose codes its topic is compared with."""
    for anchor in study.anchors:
        for agreement in anchor.agreements:
            yield {
                "frame": anchor.frame,
                "codes": agreement.codes,
                "sentences": agreement.sentences,
                "coded": agreement.coded,
                "auc": agreement.auc,
                "low": agreement.low,
                "high": agreement.high,
                "seeds": " ".join(anchor.seeds),
                "terms": " ".join(anchor.terms),
            }


TOPICS: tuple[Table, ...] = (
    Table(
        "topic_sentences",
        "A row a topic and sentence: those that hold most of it",
        {
            "model": "nmf or lda",
            "k": "number of topics",
            "topic": "number of the topic, by size",
            "rank": "from 1, the sentence that holds most",
            "article": WHO["article"],
            "sentence": "number of the sentence in its article, from 1, boilerplate counted",
            "text": "the sentence as written",
        },
        typical_rows,
    ),
    Table(
        "topic_anchors",
        "A row a frame and codes: how well a topic led by the frame's words tells its sentences",
        {
            "frame": "the frame whose words lead the topic",
            "codes": "whose codes it is compared with: codebook, or reading",
            "sentences": "body sentences compared",
            "coded": "of them with the frame",
            "auc": "chance that a sentence with the frame holds more of the topic than one "
            "without; 0.5 is a coin",
            "low": "lower end of the interval",
            "high": "upper end of the interval",
            "seeds": "the words of the frame's entries that lead, the strongest first",
            "terms": "the topic's most relevant terms",
        },
        anchor_rows,
    ),
)
