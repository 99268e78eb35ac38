"""What topics are sought in: the body sentences of articles, or their paragraphs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from analysis.model import Reading


@dataclass(frozen=True, slots=True)
class Document:
    """A body sentence of an article, or the body sentences of a paragraph, joined."""

    outlet: str
    article: str
    sentence: int  # its number; of a paragraph that of the first
    paragraph: int
    text: str


def sentences(readings: Sequence[Reading]) -> tuple[Document, ...]:
    """The body sentences of all readings."""
    return tuple(
        Document(
            reading.article.outlet,
            sentence.article,
            sentence.number,
            sentence.paragraph,
            sentence.text,
        )
        for reading in readings
        for sentence, _ in reading.scored()
        if sentence.kind == "body"
    )


def paragraphs(readings: Sequence[Reading]) -> tuple[Document, ...]:
    """The paragraphs of all readings, each with its body sentences and no heading."""
    found: dict[tuple[str, int], list[Document]] = {}
    for one in sentences(readings):
        found.setdefault((one.article, one.paragraph), []).append(one)
    return tuple(replace(own[0], text=" ".join(one.text for one in own)) for own in found.values())
