"""Sentences in, topics out: NMF at the number of topics that holds best, LDA for comparison.

The *documents* are body sentences, or whole articles of a collection, each with the outlet it is
from. Whether topics may be believed is a matter of *stability*: do the same ten terms come back
when a fifth of the documents is left out? A topic below the floor gets no label. The order in
which documents are handed over moves nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from analysis.coherence import (
    NOTHING,
    Floats,
    Ints,
    diversity,
    npmi,
    ordered,
    ranked,
    relevance,
)
from analysis.factors import MANY, Candidate, Sample, candidates, incidence, one_thread, subsampled
from analysis.modelled import Term, Topic, TopicModel, Trial
from analysis.prevalence import prevalence
from analysis.stats import stream

SHOWN = 10  # terms of a topic
NAMING = 3  # terms of a label
TYPICAL = 3  # sentences of a topic
SUBSAMPLES, FEWER = 100, 20  # the fewer from ``MANY`` documents on
MOST = 5000  # documents; of more, as many are drawn


@dataclass(frozen=True, slots=True)
class _Corpus:
    terms: tuple[str, ...]
    groups: tuple[str, ...]  # one a text, in the order in which texts were given
    articles: tuple[str, ...]  # likewise, or none
    paragraphs: tuple[int, ...]  # likewise
    full: Ints  # the texts that hold a term, by place: the rows of the matrix


def model(
    texts: Sequence[str],
    groups: Sequence[str],
    *,
    k_range: tuple[int, int],
    floor: float,
    seed: int,
    subsamples: int | None = None,
    share: float = 0.8,
    level: float = 0.95,
    articles: Sequence[str] = (),
    paragraphs: Sequence[int] = (),
    shown: int | None = None,
    compared: bool = True,
) -> TopicModel:
    """The topics of documents: NMF at the most stable k of the range, LDA at the same k.

    Of two numbers equally stable the smaller is chosen. The stability of the chosen k is the
    best of several and so a little flattered. What the documents cannot carry is left out and
    noted; it is no error.

    Args:
        texts: the documents.
        groups: the outlet of each.
        k_range: the fewest and the most topics to try.
        floor: the stability a topic needs to be labelled.
        seed: the study's; named streams come from it.
        subsamples: how many, at least one; by default 100, and 20 from ``MANY`` documents on.
        share: the part of the documents that each holds, between 0 and 1.
        level: of the intervals.
        articles: the article of each document; without them documents are what is drawn.
        paragraphs: the paragraph of each in its article; without them no interval knows of those.
        shown: the number of topics shown instead of the most stable, one of the range.
        compared: whether LDA is fitted as well.

    Raises:
        ValueError: texts and groups, or articles, or paragraphs, differ in length.
    """
    if len(texts) != len(groups):
        raise ValueError(f"{len(texts)} texts, {len(groups)} groups; give each text its group")
    for told, what in ((articles, "articles"), (paragraphs, "paragraphs")):
        if told and len(texts) != len(told):
            raise ValueError(f"{len(texts)} texts, {len(told)} {what}; give each text its own")
    places = _places(texts, groups, seed)
    count = subsamples or (SUBSAMPLES if len(places) < MANY else FEWER)
    with one_thread():
        terms, counts = incidence([texts[at] for at in places])
        held = np.flatnonzero(np.diff(counts.indptr))
        corpus = _Corpus(terms, tuple(groups), tuple(articles), tuple(paragraphs), places[held])
        whole = Sample(counts[held], np.arange(len(terms)))
        samples = subsampled(whole.matrix, seed=seed, subsamples=count, share=share)
        limit = min(min(sample.matrix.shape) for sample in (whole, *samples))
        ks = range(max(1, k_range[0]), min(k_range[1], limit) + 1)
        tried = candidates("nmf", ks, whole, samples, seed=seed)
        best = most_stable([one for one in tried if shown in (None, one.k)])
        k = best.k if best else None
        beside = [best.k] if best and compared else []
        others = candidates("lda", beside, whole, samples, seed=seed)
        found = [_topics(one, corpus, floor, level) for one in (best, *others) if one]
        return TopicModel(
            k=k,
            floor=floor,
            documents=len(corpus.full),
            vocabulary=len(terms),
            trials=tuple(_trial(one, terms, chosen=one.k == k) for one in (*tried, *others)),
            nmf=found[0] if found else (),
            lda=found[1] if others else (),
            notes=tuple(_notes(corpus, len(places), k_range, limit)),
            leading=_leading(best, corpus),
            draws=count,
        )


def _places(texts: Sequence[str], groups: Sequence[str], seed: int) -> Ints:
    """The texts that are read, by place: in the order of their words, however they came."""
    order = sorted(range(len(texts)), key=lambda at: (texts[at], groups[at]))
    if len(order) > MOST:
        drawn = stream(seed, "topics", "documents").permutation(len(order))[:MOST]
        order = [order[at] for at in sorted(drawn.tolist())]
    return np.array(order, dtype=np.int64)


def most_stable(tried: Sequence[Candidate]) -> Candidate | None:
    """The candidate of the greatest stability; of equals the one with fewest topics."""
    # rounded, so that a rounding error does not break a tie
    return max(tried, key=lambda one: (round(one.jaccard, 9), -one.k), default=None)


def _notes(corpus: _Corpus, read: int, k_range: tuple[int, int], limit: int) -> Iterator[str]:
    """What the documents could not carry, in words."""
    if not corpus.groups:
        yield "no documents, so no topics"
        return
    if not corpus.terms:
        yield f"no term stands in two documents of {len(corpus.groups)}, so no topics"
        return
    if read < len(corpus.groups):
        yield f"{read} of {len(corpus.groups)} documents were drawn and read"
    if k_range[1] > limit or k_range[0] > k_range[1]:
        yield f"k {k_range[0]} to {k_range[1]} asked for; the subsamples carry {limit} at most"
    if len(corpus.full) < read:
        yield f"{read - len(corpus.full)} of {read} documents hold no term that another one holds"


def _trial(one: Candidate, names: Sequence[str], *, chosen: bool) -> Trial:
    lists = ranked(one.fit.topics)
    _, order = _parts(one)
    heaviest = tuple(tuple(names[i] for i in lists[at] if i != NOTHING) for at in order)
    coherence = [npmi(one.whole.matrix, terms) for terms in lists]
    told = [value for value in coherence if value is not None]
    mean = float(np.mean(told)) if told else None
    return Trial(
        one.model,
        one.k,
        one.jaccard,
        mean,
        diversity(lists),
        chosen,
        len(one.agreement),
        heaviest,
    )


def _parts(one: Candidate) -> tuple[Floats, Ints]:
    """What part of each document each topic explains, nan where none does; topics by size."""
    total = one.fit.weights.sum(axis=1, keepdims=True)
    parts = one.fit.weights / np.where(total > 0, total, np.nan)
    sizes = np.round(np.nan_to_num(parts).mean(axis=0), 9)
    return parts, np.argsort(-sizes, kind="stable")


def _leading(best: Candidate | None, corpus: _Corpus) -> tuple[int | None, ...]:
    """For each text the number of its largest topic; None where no topic explains it."""
    found: list[int | None] = [None] * len(corpus.groups)
    if best is not None:
        parts, order = _parts(best)
        for at, row in zip(corpus.full, np.round(parts[:, order], 9), strict=True):
            found[at] = None if np.isnan(row).any() else int(row.argmax()) + 1
    return tuple(found)


def _topics(one: Candidate, corpus: _Corpus, floor: float, level: float) -> tuple[Topic, ...]:
    """The topics of a fit, from the largest share of all documents to the smallest."""
    mass = np.asarray(one.whole.matrix.sum(axis=0)).ravel()
    telling = relevance(one.fit.topics, mass / mass.sum())
    parts, order = _parts(one)
    groups = [corpus.groups[at] for at in corpus.full]
    articles = [corpus.articles[at] for at in corpus.full] if corpus.articles else ()
    paragraphs = [corpus.paragraphs[at] for at in corpus.full] if corpus.paragraphs else ()
    outlets = sorted(set(corpus.groups))
    shares = prevalence(parts, groups, articles, paragraphs, outlets=outlets, level=level)
    stability = one.agreement.mean(axis=0)
    found: list[Topic] = []
    for at in order:
        terms, heavy = _terms(corpus.terms, one.fit.topics[at], telling[at])
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
                heavy=heavy,
            )
        )
    return tuple(found)


def _terms(
    names: Sequence[str], weights: Floats, telling: Floats
) -> tuple[tuple[Term, ...], tuple[Term, ...]]:
    """The most relevant terms of one topic, and what its heaviest have beside them, by relevance.

    Ties stand in the order of the alphabet.
    """
    held = [int(i) for i in np.argsort(-np.round(telling, 9), kind="stable") if weights[i] > 0]
    heaviest = ordered(weights)
    by_weight = {int(i): rank for rank, i in enumerate(heaviest, start=1)}
    every = [
        Term(rank, names[i], float(weights[i]), float(telling[i]), by_weight[i])
        for rank, i in enumerate(held, start=1)
    ]
    return tuple(every[:SHOWN]), tuple(one for one in every[SHOWN:] if one.by_weight <= SHOWN)
