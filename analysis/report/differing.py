"""The sentences in which codebook and reading differ, with what decided each."""

from __future__ import annotations

from dataclasses import dataclass

from analysis import validity
from analysis.corpus import Coded
from analysis.model import Code, Hit, Sentence
from analysis.plots import signs
from analysis.report.marking import POLES
from analysis.report.package import TOGETHER
from analysis.study import Study
from analysis.vocabulary import Vocabulary
from analysis.weighing import ENTRY


@dataclass(frozen=True, slots=True)
class Decided:
    """One hit of the codebook in such a sentence; words and their weights only if published."""

    matched: str
    frame: str
    status: str
    reason: str


@dataclass(frozen=True, slots=True)
class Differing:
    """One sentence, its class by codebook and by reading, and the hits that decided."""

    sentence: Sentence
    outlet: str
    text: str  # empty where texts are not published
    codebook: str
    reading: str
    hits: tuple[Decided, ...]


def differing(study: Study) -> list[Differing]:
    """Each sentence in which codebook and reading differ in alliance or strain.

    In the order of all figures and tables: the outlet of the highest balance first.
    """
    outlets = {article.id: article.outlet for article in study.articles}
    hits = {reading.article.id: reading.hits for reading in study.readings}
    found = [
        Differing(
            sentence=pair.sentence,
            outlet=outlets[pair.sentence.article],
            text=pair.sentence.text if study.settings.text else "",
            codebook=classed(pair.code, study.words),
            reading=classed(pair.coded, study.words),
            hits=tuple(
                dict.fromkeys(  # two entries that found the same words are told once
                    _decided(hit, study.words, text=study.settings.text)
                    for hit in hits[pair.sentence.article]
                    if hit.sentence == pair.sentence.number and hit.frame in POLES
                    if hit.status != "nested"
                )
            ),
        )
        for pair in validity.disagreements(study.readings, study.coding)
    ]
    order = list(signs(study))
    return sorted(found, key=lambda one: order.index(one.outlet))


def classed(code: Code | Coded, words: Vocabulary) -> str:
    """The class of a sentence in words: one pole, both, or neither."""
    named = [words.warm] * code.alliance + [words.cool] * code.strain
    return " and ".join(named) or "neither"


def _decided(hit: Hit, words: Vocabulary, *, text: bool) -> Decided:
    silent = hit.entry == ENTRY and not text  # its reason names the words
    reason = TOGETHER if silent else hit.reason
    return Decided(hit.matched if text else "", words.name(hit.frame), hit.status, reason)
