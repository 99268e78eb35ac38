"""A topic model as it was found: its topics with their terms, and the trials it was chosen from."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.prevalence import Share


@dataclass(frozen=True, slots=True)
class Term:
    """A term of a topic; rank 1 is the most relevant (Sievert and Shirley 2014, lambda 0.6)."""

    rank: int
    term: str
    weight: float  # the share of the topic's mass, 0 to 1
    relevance: float  # higher is more telling; no fixed range
    by_weight: int  # its rank by weight, by which stability, coherence and diversity go


@dataclass(frozen=True, slots=True)
class Topic:
    """One topic, numbered from 1 by falling share of all documents."""

    number: int
    label: str  # empty below the floor of stability
    jaccard: float  # its stability: mean agreement with its partner in each subsample, 0 to 1
    npmi: float | None  # its coherence, -1 to 1
    terms: tuple[Term, ...]  # the ten most relevant
    shares: tuple[Share, ...]  # one an outlet, sorted by outlet
    typical: tuple[int, ...]  # the documents that hold most of it, by place in the texts
    heavy: tuple[Term, ...] = ()  # of its ten heaviest terms those that are not in `terms`


@dataclass(frozen=True, slots=True)
class Trial:
    """How a model did at one number of topics, the chosen one or another."""

    model: str  # nmf, lda
    k: int
    jaccard: float  # stability, 0 to 1; higher holds better
    npmi: float | None  # mean coherence of the topics, -1 to 1
    diversity: float | None  # 0 to 1; 1: no two topics share one of their ten terms
    chosen: bool
    subsamples: int = 0
    heaviest: tuple[tuple[str, ...], ...] = ()  # of each topic, by number, its ten heaviest terms


@dataclass(frozen=True, slots=True)
class TopicModel:
    """What was found; where nothing could be, `k` is None, all is empty and `notes` say why."""

    k: int | None
    floor: float
    documents: int  # that hold a term of the vocabulary
    vocabulary: int
    trials: tuple[Trial, ...]  # NMF at each k, then LDA at the one shown
    nmf: tuple[Topic, ...]
    lda: tuple[Topic, ...]  # at the same k, for comparison
    notes: tuple[str, ...]
    leading: tuple[int | None, ...] = ()  # for each text, the number of its largest NMF topic
    draws: int = 0  # subsamples that a stability is the mean of


NO_TOPICS = TopicModel(None, 0.0, 0, 0, (), (), (), ())  # nobody has looked
