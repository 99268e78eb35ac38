"""The tables of what stands behind the topics: typical sentences, and frames as anchors."""

from __future__ import annotations

from collections.abc import Iterator

from analysis import topics
from analysis.study import Study
from analysis.tables._rows import Row, Table
from analysis.tables._text import WHO


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
