"""The sentences that hold most of each topic, as the page shows them."""

from __future__ import annotations

from dataclasses import dataclass

from analysis import documents
from analysis.report.identity import sentence_id
from analysis.report.ledgers import article_names
from analysis.report.room import shown
from analysis.report.wording import plain
from analysis.study import Study

UNNAMED = "not stable enough to name"
LISTED = 10  # topics on the page; all of them stand in the tables


@dataclass(frozen=True, slots=True)
class Typical:
    """One sentence: where it stands, and its words where the study publishes them."""

    name: str  # of the article
    number: int
    text: str
    href: str  # its place in the reading room, where there is room for it


@dataclass(frozen=True, slots=True)
class Theme:
    """One topic: what it is called, how well it holds, its terms and typical sentences."""

    number: int
    label: str
    named: bool  # whether it holds well enough to have a label
    holds: str
    terms: str
    sentences: tuple[Typical, ...]


def themes(study: Study) -> list[Theme]:
    """The NMF topics, the largest first."""
    read, slug, names = documents.sentences(study.readings), shown(study), article_names(study)

    def sentence(place: int) -> Typical:
        one = read[place]
        href = f"#{sentence_id(slug[one.article], one.sentence)}" if one.article in slug else ""
        text = one.text if study.settings.text else ""
        return Typical(names[one.article], one.sentence, text, href)

    return [
        Theme(
            topic.number,
            topic.label or UNNAMED,
            bool(topic.label),
            plain(topic.jaccard),
            ", ".join(term.term for term in topic.terms),
            tuple(sentence(place) for place in topic.typical),
        )
        for topic in study.topics.nmf[:LISTED]
    ]
