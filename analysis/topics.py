"""Sentences in, topics out: NMF at the number of topics that holds best, LDA for comparison.

The *documents* are body sentences, each with the outlet it is from. Whether topics may be
believed is a matter of *stability*: do the same ten terms come back when a fifth of the
documents is left out? A topic below the floor gets no label. Results depend on the order of the
documents: hand them over sorted by article id and sentence number.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass

import numpy as np

from analysis.coherence import Floats, Ints, diversity, npmi, ordered, ranked, relevance
from analysis.factors import Candidate, Sample, candidates, incidence, one_thread, subsampled
from analysis.stats import bootstrap_t, resamples

Cell = str | int | float | None
Row = dict[str, Cell]

SHOWN = 10  # terms of a topic
NAMING = 3  # terms of a label
TYPICAL = 3  # sentences of a topic


@dataclass(frozen=True, slots=True)
class Term:
    """A term of a topic; rank 1 is the most relevant (Sievert and Shirley 2014, lambda 0.6)."""

    rank: int
    term: str
    weight: float  # the share of the topic's mass, 0 to 1
    relevance: float  # higher is more telling; no fixed range


@dataclass(frozen=True, slots=True)
class Share:
    """How much of an outlet's sentences a topic explains: the mean of document weights, 0 to 1.

    The interval is bootstrap-t over the outlet's sentences with the topics held fixed: it holds
    the choice of sentences, not the topics' own instability. None where it is undefined.
    """

    outlet: str
    value: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Topic:
    """One topic, numbered from 1 by falling share of all documents."""

    number: int
    label: str  # empty below the floor of stability
    jaccard: float  # its stability: mean agreement with its partner in each subsample, 0 to 1
    npmi: float | None  # its coherence, -1 to 1
    terms: tuple[Term, ...]
    shares: tuple[Share, ...]  # one an outlet, sorted by outlet
    typical: tuple[int, ...]  # the documents that hold most of it, by place in `texts`


@dataclass(frozen=True, slots=True)
class Trial:
    """How a model did at one number of topics, the chosen one or another."""

    model: str  # nmf, lda
    k: int
    jaccard: float  # stability, 0 to 1; higher holds better
    npmi: float | None  # mean coherence of the topics, -1 to 1
    diversity: float | None  # 0 to 1; 1: no two topics share one of their ten terms
    chosen: bool


@dataclass(frozen=True, slots=True)
class TopicModel:
    """What was found; where nothing could be, `k` is None, all is empty and `notes` say why."""

    k: int | None
    floor: float
    documents: int  # that hold a term of the vocabulary
    vocabulary: int
    trials: tuple[Trial, ...]  # NMF at each k, then LDA at the chosen one
    nmf: tuple[Topic, ...]
    lda: tuple[Topic, ...]  # at the same k, for comparison
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Corpus:
    terms: tuple[str, ...]
    groups: tuple[str, ...]  # one a text
    full: Ints  # the texts that hold a term: the rows of the matrix


@dataclass(frozen=True, slots=True)
class _Draws:
    seed: int
    resamples: int
    level: float


def model(
    texts: Sequence[str],
    groups: Sequence[str],
    *,
    k_range: tuple[int, int],
    floor: float,
    seed: int,
    resamples: int,
    subsamples: int = 100,
    share: float = 0.8,
    level: float = 0.95,
) -> TopicModel:
    """The topics of documents: NMF at the most stable k of the range, LDA at the same k.

    Of two numbers equally stable the smaller is chosen. The stability of the chosen k is the
    best of several and so a little flattered. What the documents cannot carry is left out and
    noted; it is no error.

    Args:
        texts: the documents, sorted by article id and sentence number.
        groups: the outlet of each.
        k_range: the fewest and the most topics to try.
        floor: the stability a topic needs to be labelled.
        seed: the study's; named streams come from it.
        resamples: draws behind an interval.
        subsamples: how many, at least one.
        share: the part of the documents that each holds, between 0 and 1.
        level: of the intervals.

    Raises:
        ValueError: texts and groups differ in length.
    """
    if len(texts) != len(groups):
        raise ValueError(f"{len(texts)} texts, {len(groups)} groups; give each text its group")
    with one_thread():
        terms, counts = incidence(texts)
        corpus = _Corpus(terms, tuple(groups), np.flatnonzero(np.diff(counts.indptr)))
        whole = Sample(counts[corpus.full], np.arange(len(terms)))
        samples = subsampled(whole.matrix, seed=seed, subsamples=subsamples, share=share)
        limit = min(min(sample.matrix.shape) for sample in (whole, *samples))
        ks = range(max(1, k_range[0]), min(k_range[1], limit) + 1)
        tried = candidates("nmf", ks, whole, samples, seed=seed)
        best = most_stable(tried)
        shown = [best, *candidates("lda", [best.k], whole, samples, seed=seed)] if best else []
        k = best.k if best else None
        found = [_topics(one, corpus, floor, _Draws(seed, resamples, level)) for one in shown]
        return TopicModel(
            k=k,
            floor=floor,
            documents=len(corpus.full),
            vocabulary=len(terms),
            trials=tuple(_trial(one, chosen=one.k == k) for one in (*tried, *shown[1:])),
            nmf=found[0] if found else (),
            lda=found[1] if found else (),
            notes=tuple(_notes(corpus, k_range, limit)),
        )


def most_stable(tried: Sequence[Candidate]) -> Candidate | None:
    """The candidate of the greatest stability; of equals the one with fewest topics."""
    # rounded, so that a rounding error does not break a tie
    return max(tried, key=lambda one: (round(one.jaccard, 9), -one.k), default=None)


def _notes(corpus: _Corpus, k_range: tuple[int, int], limit: int) -> Iterator[str]:
    """What the documents could not carry, in words."""
    held = [corpus.groups[i] for i in corpus.full]
    if not corpus.groups:
        yield "no documents, so no topics"
        return
    if not corpus.terms:
        yield f"no term stands in two documents of {len(corpus.groups)}, so no topics"
        return
    if k_range[1] > limit or k_range[0] > k_range[1]:
        yield f"k {k_range[0]} to {k_range[1]} asked for; the subsamples carry {limit} at most"
    if len(held) < len(corpus.groups):
        missing = len(corpus.groups) - len(held)
        yield f"{missing} of {len(corpus.groups)} documents hold no term that another one holds"
    for outlet in sorted(set(corpus.groups)):
        if held.count(outlet) < 2:
            yield f"{outlet}: documents with a term: {held.count(outlet)}, so no interval"


def _trial(one: Candidate, *, chosen: bool) -> Trial:
    lists = ranked(one.fit.topics)
    coherence = [npmi(one.whole.matrix, terms) for terms in lists]
    told = [value for value in coherence if value is not None]
    mean = float(np.mean(told)) if told else None
    return Trial(one.model, one.k, one.jaccard, mean, diversity(lists), chosen)


def _topics(one: Candidate, corpus: _Corpus, floor: float, draws: _Draws) -> tuple[Topic, ...]:
    """The topics of a fit, from the largest share of all documents to the smallest."""
    mass = np.asarray(one.whole.matrix.sum(axis=0)).ravel()
    telling = relevance(one.fit.topics, mass / mass.sum())
    total = one.fit.weights.sum(axis=1, keepdims=True)
    parts = one.fit.weights / np.where(total > 0, total, np.nan)
    shares = _shares(parts, corpus, draws)
    stability = one.agreement.mean(axis=0)
    sizes = np.round(np.nan_to_num(parts).mean(axis=0), 9)
    found: list[Topic] = []
    for at in np.argsort(-sizes, kind="stable"):
        terms = _terms(corpus.terms, one.fit.topics[at], telling[at])
        label = ", ".join(term.term for term in terms[:NAMING])
        found.append(
            Topic(
                number=len(found) + 1,
                label=label if stability[at] >= floor else "",
                jaccard=float(stability[at]),
                npmi=npmi(one.whole.matrix, ranked(one.fit.topics[[at]])[0]),
                terms=terms,
                shares=shares[at],
                typical=tuple(
                    int(corpus.full[i]) for i in ordered(one.fit.weights[:, at])[:TYPICAL]
                ),
            )
        )
    return tuple(found)


def _terms(names: Sequence[str], weights: Floats, telling: Floats) -> tuple[Term, ...]:
    """The most relevant terms of one topic; ties in the order of the alphabet."""
    order = np.argsort(-np.round(telling, 9), kind="stable")[:SHOWN]
    held = [int(i) for i in order if weights[i] > 0]
    return tuple(
        Term(rank, names[i], float(weights[i]), float(telling[i]))
        for rank, i in enumerate(held, start=1)
    )


def _shares(parts: Floats, corpus: _Corpus, draws: _Draws) -> list[tuple[Share, ...]]:
    """For each topic the share of each outlet; parts are (documents, k), nan where unknown."""
    groups = np.array([corpus.groups[i] for i in corpus.full])
    shares: list[list[Share]] = [[] for _ in range(parts.shape[1])]
    for outlet in sorted(set(corpus.groups)):
        rows = parts[groups == outlet]
        rows = rows[~np.isnan(rows).any(axis=1)]  # (sentences, k)
        times = resamples(draws.seed, "sentence", outlet, len(rows), draws.resamples)
        for of_topic, column in zip(shares, rows.T, strict=True):
            of_topic.append(_share(outlet, column, times, draws.level))
    return [tuple(of_topic) for of_topic in shares]


def _share(outlet: str, parts: Floats, times: Floats, level: float) -> Share:
    if not len(parts):
        return Share(outlet, None, None, None)  # no sentence to take the mean of
    low, high = bootstrap_t(parts, 1.0, times, level)
    if math.isnan(low):
        return Share(outlet, float(parts.mean()), None, None)
    # bootstrap-t knows nothing of the ends of the scale
    return Share(outlet, float(parts.mean()), max(low, 0.0), min(high, 1.0))


# Rows of the published tables: a noun's fields are a table's columns


def share_rows(found: TopicModel) -> list[Row]:
    """The rows of topics.csv: one a model, topic and outlet."""
    return [
        {**head, "label": topic.label, **asdict(share)}
        for head, topic in _each(found)
        for share in topic.shares
    ]


def term_rows(found: TopicModel) -> list[Row]:
    """The rows of topic_terms.csv: one a model, topic and term."""
    return [{**head, **asdict(term)} for head, topic in _each(found) for term in topic.terms]


def stability_rows(found: TopicModel) -> list[Row]:
    """The rows of topic_stability.csv: one a model and k, then one a topic at the chosen k.

    `topic` is empty in the row of a whole model, and `diversity` in that of a topic: it lies
    between topics. `chosen` is 1 in every row of the chosen k.
    """
    columns = ("model", "k", "topic", "jaccard", "npmi", "diversity", "chosen")
    cells: list[tuple[Cell, ...]] = [
        (trial.model, trial.k, None, trial.jaccard, trial.npmi, trial.diversity, int(trial.chosen))
        for trial in found.trials
    ]
    cells += [(*head.values(), topic.jaccard, topic.npmi, None, 1) for head, topic in _each(found)]
    return [dict(zip(columns, row, strict=True)) for row in cells]


def _each(found: TopicModel) -> Iterator[tuple[Row, Topic]]:
    """Every topic with the columns that say which one it is."""
    for name, topics in (("nmf", found.nmf), ("lda", found.lda)):
        for topic in topics:
            yield {"model": name, "k": found.k, "topic": topic.number}, topic
