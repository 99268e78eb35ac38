"""Articles, codebooks and settings in; a Study out: the whole pipeline, pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from threadpoolctl import threadpool_limits

from analysis import (
    anchors,
    copies,
    cuts,
    documents,
    influence,
    keyness,
    measures,
    omission,
    otherwise,
    overlap,
    position,
    shares,
    specifications,
    topics,
    validity,
    vocabulary,
    without,
    wordshift,
)
from analysis.instrument import Codebook
from analysis.model import Article, Estimate, Problem, Reading, Settings, Verdict
from analysis.modelled import NO_TOPICS, TopicModel

if TYPE_CHECKING:
    from analysis.corpus import Coded, Loaded

BY_READING = without.BY_READING  # the facet of estimates from codes made by reading
READ = ("balance", "logit", "alliance_share", "strain_share", "russia_share")
Row = Mapping[str, object]
Key = tuple[str, str, str]  # measure, facet, outlet


@dataclass(frozen=True, eq=False)
class Study:
    """Everything a run found; figures, tables and report are made from it and nothing else."""

    settings: Settings
    codebooks: tuple[Codebook, ...]
    articles: tuple[Article, ...]  # sorted by id
    readings: tuple[Reading, ...]  # one an article, in the same order
    estimates: tuple[Estimate, ...]
    verdicts: tuple[Verdict, ...]
    topics: TopicModel
    coding: tuple[Coded, ...]
    agreement: tuple[Row, ...]
    problems: tuple[Problem, ...]
    sha256: Mapping[str, str]  # of every file of the study folder
    keyness: tuple[keyness.Key, ...] = ()
    shifts: tuple[wordshift.Shift, ...] = ()
    overlap: overlap.Overlap = overlap.NOTHING
    positions: tuple[position.Standing, ...] = ()
    curve: specifications.Curve = specifications.EMPTY  # the balance under every way to count
    shares: Mapping[str, shares.Ways] = field(default_factory=dict)  # under every way that bears
    omissions: tuple[omission.Omission, ...] = ()  # balance and shares without one thing
    left_out: without.LeftOut = field(default_factory=dict)  # the same of what else sets in order
    anchors: tuple[anchors.Anchor, ...] = ()  # topics seeded by the frames
    copies: copies.Copies = copies.NOTHING  # and the estimates without them
    by_paragraph: tuple[Estimate, ...] = ()  # the estimates with paragraphs taken as drawn
    percentiles: tuple[Estimate, ...] = ()  # balances with percentile intervals, for the appendix
    of_paragraphs: TopicModel = NO_TOPICS  # topics where those are the documents

    @cached_property  # of a collection articles are many, and this is asked for often
    def outlets(self) -> tuple[str, ...]:
        """The outlets in the order of their first article."""
        return tuple(dict.fromkeys(article.outlet for article in self.articles))

    @cached_property
    def noun(self) -> str:
        """What is set beside each other: article where each outlet has one, else outlet."""
        return "article" if len(self.articles) == len(self.outlets) else "outlet"

    @cached_property
    def words(self) -> vocabulary.Vocabulary:
        """How report, figures and tables speak of the poles, the pair, Russia and the texts."""
        return replace(vocabulary.of(self.codebooks), noun=self.noun)

    @cached_property
    def shown(self) -> Mapping[Key, Estimate]:
        """Each estimate with the interval that figures and prose go by.

        Where paragraphs can be drawn it is theirs: by sentence, intervals hold too seldom where
        the sentences of a paragraph are alike (`report/calibration.csv`).
        """
        found = {_key(one): one for one in self.estimates}
        wider = {_key(one): one for one in self.by_paragraph if one.low is not None}
        return {key: wider.get(key, one) for key, one in found.items()}

    def estimate(self, measure: str, outlet: str, facet: str = "all") -> Estimate | None:
        """The estimate of a measure for an outlet as shown, or None where there is none."""
        return self.shown.get((measure, facet, outlet))

    def pairs(self, measure: str, facet: str = "all") -> tuple[Verdict, ...]:
        """The verdicts of every pair of outlets under a measure."""
        return self._pairs.get((measure, facet), ())

    @cached_property
    def _pairs(self) -> Mapping[tuple[str, str], tuple[Verdict, ...]]:
        found: dict[tuple[str, str], list[Verdict]] = {}
        for one in self.verdicts:
            found.setdefault((one.measure, one.facet), []).append(one)
        return {key: tuple(verdicts) for key, verdicts in found.items()}


def _key(estimate: Estimate) -> Key:
    return estimate.measure, estimate.facet, estimate.outlet


def study(loaded: Loaded, codebooks: Sequence[Codebook]) -> Study:
    """The study of what a folder holds, with its codebooks; the same input gives the same Study.

    All arithmetic runs on one thread, so that sums are added in one order on every machine.
    """
    with threadpool_limits(1):
        return _study(loaded, tuple(codebooks))


def _study(loaded: Loaded, codebooks: tuple[Codebook, ...]) -> Study:
    settings = loaded.settings
    readings = tuple(otherwise.read(article, codebooks, settings) for article in loaded.articles)
    read = validity.by_reading(readings, loaded.coding)
    shared = overlap.overlap(readings, settings)
    by_reading = measures.estimates(read, settings, READ, ("all",)) if read else ()
    wider = measures.estimates(read, settings, READ, ("all",), unit="paragraph") if read else ()
    by_reading_verdicts = measures.verdicts(read, settings, READ, ("all",)) if read else ()
    found = _topics(readings, settings)
    return Study(
        settings=settings,
        codebooks=codebooks,
        articles=loaded.articles,
        readings=readings,
        estimates=(
            *measures.estimates(readings, settings),
            *(replace(estimate, facet=BY_READING) for estimate in by_reading),
            *shared.estimates,
        ),
        verdicts=(
            *measures.verdicts(readings, settings),
            *(replace(verdict, facet=BY_READING) for verdict in by_reading_verdicts),
            *shared.verdicts,
        ),
        topics=found,
        coding=loaded.coding,
        agreement=tuple(
            validity.rows(readings, loaded.coding, codebooks, settings, loaded.samples)
        ),
        problems=loaded.problems,
        sha256=loaded.sha256,
        keyness=keyness.keyness(readings, settings),
        shifts=wordshift.shifts(readings, settings),
        overlap=shared,
        positions=position.standings(readings, settings),
        curve=specifications.curve(readings, codebooks, settings),
        shares=shares.ways(readings, codebooks, settings),
        omissions=influence.omissions(readings, codebooks, settings),
        left_out=without.left_out(readings, read, codebooks, settings),
        anchors=anchors.anchored(
            readings, read, codebooks, free=found.k or 0, seed=settings.seed, level=settings.level
        ),
        copies=copies.effect(readings, loaded.copies, settings),
        by_paragraph=(
            *measures.estimates(readings, settings, unit="paragraph"),
            *(replace(estimate, facet=BY_READING) for estimate in wider),
        ),
        percentiles=measures.estimates(
            readings, settings, ("balance",), measures.VOICES, percentile=True
        ),
        of_paragraphs=cuts.beside(readings, settings, found.k),
    )


def _topics(readings: Sequence[Reading], settings: Settings) -> TopicModel:
    body = documents.sentences(readings)
    return topics.model(
        [document.text for document in body],
        [document.outlet for document in body],
        k_range=settings.k,
        floor=settings.floor,
        seed=settings.seed,
        level=settings.level,
        articles=[document.article for document in body],
        paragraphs=[document.paragraph for document in body],
    )
