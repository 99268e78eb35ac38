"""The rows of topics, and the tables behind them: typical sentences, and frames as anchors."""

from __future__ import annotations

from collections.abc import Iterator
from math import fsum
from typing import Any

from analysis import cuts, documents
from analysis.modelled import NO_TOPICS, Topic, TopicModel
from analysis.study import Study
from analysis.tables._rows import Row, Table, cells, spans
from analysis.tables._text import WHO


def share_rows(found: TopicModel) -> Iterator[Row]:
    """The rows of topics.csv: one a model, topic and outlet."""
    for head, topic in _each(found):
        for share in topic.shares:
            yield {**head, "label": topic.label, **spans(share)}


def term_rows(found: TopicModel, of_paragraphs: TopicModel = NO_TOPICS) -> Iterator[Row]:
    """The rows of topic_terms.csv: one a model, topic and term; topics of paragraphs come last.

    Of each topic the ten most relevant terms, then what its ten heaviest have beside these.
    """
    for what, model in (("sentence", found), ("paragraph", of_paragraphs)):
        for head, topic in _each(model):
            for term in (*topic.terms, *topic.heavy):
                yield {**head, **cells(term), "documents": what}


def stability_rows(found: TopicModel, of_paragraphs: TopicModel = NO_TOPICS) -> Iterator[Row]:
    """The rows of topic_stability.csv: one a model and k, then one a topic at the chosen k.

    `topic` is empty in the row of a whole model, and `diversity` in that of a topic: it lies
    between topics. `chosen` is 1 in every row of the chosen k. Those of paragraphs come last;
    `agreement` says how far the topics of either agree with the other's at the same k.
    """
    yield from _stability(found, "sentence", cuts.partners(found, of_paragraphs))
    yield from _stability(of_paragraphs, "paragraph", cuts.partners(of_paragraphs, found))


def _stability(found: TopicModel, documents: str, partners: cuts.Partners) -> Iterator[Row]:
    agreed = {("nmf", k): each for k, each in partners.items() if each}
    subsamples = {}
    for one in found.trials:
        each, subsamples[one.model] = agreed.get((one.model, one.k)), one.subsamples
        yield {
            "model": one.model,
            "k": one.k,
            "topic": None,
            "jaccard": one.jaccard,
            "npmi": one.npmi,
            "diversity": one.diversity,
            "chosen": int(one.chosen),
            "documents": documents,
            "subsamples": one.subsamples,
            "agreement": fsum(each) / len(each) if each else None,
        }
    for head, topic in _each(found):
        each = agreed.get((head["model"], head["k"]))
        yield {
            **head,
            "jaccard": topic.jaccard,
            "npmi": topic.npmi,
            "diversity": None,
            "chosen": 1,
            "documents": documents,
            "subsamples": subsamples[head["model"]],
            "agreement": each[topic.number - 1] if each else None,
        }


def _each(found: TopicModel) -> Iterator[tuple[dict[str, Any], Topic]]:
    """Every topic with the columns that say which one it is."""
    for name, each in (("nmf", found.nmf), ("lda", found.lda)):
        for topic in each:
            yield {"model": name, "k": found.k, "topic": topic.number}, topic


def typical_rows(study: Study) -> Iterator[Row]:
    """A row a topic and typical sentence."""
    read = documents.sentences(study.readings)
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
