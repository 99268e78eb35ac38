"""Documents in, fitted topic models and their stability out; the only module of scikit-learn.

A *sample* is a matrix of documents and terms, the whole corpus or a part of it. A *fit* gives
each document a weight and each term a share for every topic. A *candidate* is a model at one
number of topics k, with the agreement of its topics with those of each subsample.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np

from analysis.coherence import Floats, Ints, average_jaccard, matched, ranked
from analysis.stats import stream
from analysis.text import plain

MANY = 1000  # documents: from here on a round is dear, and stability well told by fewer subsamples
ROUNDS, FEWER = 1000, 200  # of a fit; one with too many topics for its documents never settles
SEED = 1 / 16  # of the documents' weight: enough to lead, seen on the study's sentences

Matrix = Any  # scipy.sparse.csr_matrix, which carries no types


@dataclass(frozen=True, slots=True)
class Sample:
    """Some documents and the terms that two of them hold."""

    matrix: Matrix  # (documents, terms), counts or TF-IDF
    ids: Ints  # (terms,) the terms' columns in the whole corpus, rising


@dataclass(frozen=True, slots=True)
class Fit:
    """A fitted model."""

    weights: Floats  # (documents, k), on one scale across topics
    topics: Floats  # (k, terms), shares of each topic's mass


@dataclass(frozen=True, slots=True)
class Candidate:
    """A model at one k, with its agreement with each subsample."""

    model: str  # nmf, lda
    fit: Fit
    whole: Sample  # what it was fitted to
    agreement: Floats  # (subsamples, k): of each topic with its partner there, 0 to 1

    @property
    def k(self) -> int:
        """The number of topics."""
        return len(self.fit.topics)

    @property
    def jaccard(self) -> float:
        """The stability: mean agreement over topics and subsamples, 0 to 1."""
        return float(self.agreement.mean())


@contextmanager
def one_thread() -> Iterator[None]:
    """Arithmetic on one thread, so that sums are formed in one order whatever the machine."""
    # Loaded first: a limit holds only for the thread pools that exist when it is set.
    import sklearn.decomposition
    from threadpoolctl import threadpool_limits

    # Settings and matrices are made here: to check them anew is a twentieth of a thousand fits.
    unchecked = sklearn.config_context(assume_finite=True, skip_parameter_validation=True)
    with threadpool_limits(1), unchecked:
        yield


def incidence(texts: Sequence[str]) -> tuple[tuple[str, ...], Matrix]:
    """The terms that two documents hold, sorted, and how often each document holds each.

    Lower case, without scikit-learn's English stop words. The matrix is (documents, terms) and
    has no columns where no term is left.
    """
    from scipy.sparse import csr_matrix
    from sklearn.feature_extraction.text import CountVectorizer

    counter = CountVectorizer(lowercase=True, stop_words="english", min_df=2)
    try:
        counts = counter.fit_transform([plain(text).text for text in texts])
    except ValueError:  # its word for a vocabulary without a term
        return (), csr_matrix((len(texts), 0), dtype=np.int64)
    return tuple(counter.get_feature_names_out()), counts


def subsampled(counts: Matrix, *, seed: int, subsamples: int, share: float) -> list[Sample]:
    """Subsamples of the documents without replacement, each with a vocabulary of its own.

    A term that only one document of a subsample holds is as unknown there as if the others had
    never been collected.
    """
    random = stream(seed, "topics", "subsamples")
    documents, terms = counts.shape
    made = []
    for _ in range(subsamples):
        drawn = counts[np.sort(random.permutation(documents)[: int(share * documents)])]
        ids = np.flatnonzero(np.bincount(drawn.indices, minlength=terms) > 1)
        made.append(Sample(drawn[:, ids], ids))
    return made


def candidates(
    model: str, ks: Sequence[int], whole: Sample, samples: Sequence[Sample], *, seed: int
) -> list[Candidate]:
    """A model (nmf or lda) at each k, with its stability.

    Each topic of the whole corpus is paired with one of the subsample's by the Hungarian method
    and compared with it by the average Jaccard of the two lists of ten terms (Greene,
    O'Callaghan and Cunningham 2014).

    Args:
        model: nmf or lda.
        ks: the numbers of topics, none above the smaller side of any matrix.
        whole: counts of the whole corpus.
        samples: counts of the subsamples.
        seed: the study's.
    """
    if not ks:
        return []
    fitted: Callable[..., Fit] = lda
    again: Callable[..., Fit] = partial(lda, weighed=False)  # a subsample is asked for terms alone
    if model == "nmf":
        again = fitted = partial(nmf, rounds=ROUNDS if whole.matrix.shape[0] < MANY else FEWER)
        whole, samples = _tfidf(whole), [_tfidf(sample) for sample in samples]
    state = int(stream(seed, "topics", model).integers(2**31))
    found = []
    for k in ks:
        fit = fitted(whole.matrix, k, state)
        lists = ranked(fit.topics)
        others = (ranked(again(one.matrix, k, state).topics, one.ids) for one in samples)
        agreement = [matched(average_jaccard(lists, other)) for other in others]
        found.append(Candidate(model, fit, whole, np.array(agreement)))
    return found


def _tfidf(sample: Sample) -> Sample:
    from sklearn.feature_extraction.text import TfidfTransformer

    return Sample(TfidfTransformer().fit_transform(sample.matrix), sample.ids)


def nmf(tfidf: Matrix, k: int, state: int, *, rounds: int = ROUNDS) -> Fit:
    """Non-negative factors of TF-IDF weights, started from `nndsvda`."""
    from sklearn.decomposition import NMF
    from sklearn.exceptions import ConvergenceWarning

    # At a tolerance of 1e-3 stability would be off by up to .03 (k = 12); at 1e-5 it is within
    # .002 of what it is here, for a third more work.
    factors = NMF(k, init="nndsvda", tol=1e-4, max_iter=rounds, random_state=state)
    # invalid: the error of a perfect fit, which nobody asks for here, may round to below 0
    with warnings.catch_warnings(), np.errstate(invalid="ignore"):
        # A fit that has not settled by then (the most seen on the study's sentences is 407
        # rounds) has terms that move, and the stability counts that against it.
        warnings.simplefilter("ignore", ConvergenceWarning)
        weights = factors.fit_transform(tfidf)
    mass = factors.components_.sum(axis=1)  # the scale of a factor is arbitrary: to the weights
    return Fit(weights * mass, factors.components_ / np.where(mass > 0, mass, 1.0)[:, None])


def lda(counts: Matrix, k: int, state: int, *, weighed: bool = True) -> Fit:
    """Latent Dirichlet allocation of counts, by variational Bayes in one batch.

    Without `weighed` the documents have no weights, and that part of the work is saved.
    """
    from sklearn.decomposition import LatentDirichletAllocation

    # A tenth of the work of letting every step settle (100 rounds of 20); on the study's articles
    # the stability at the chosen k was within .02 of that one's.
    allocation = LatentDirichletAllocation(
        k, learning_method="batch", max_iter=10, max_doc_update_iter=10, random_state=state
    )
    allocation.fit(counts)
    weights = allocation.transform(counts) if weighed else np.empty((0, k))
    topics = allocation.components_
    return Fit(weights, topics / topics.sum(axis=1, keepdims=True))


def guided(counts: Matrix, seeds: Floats, free: int, state: int) -> Fit:
    """Non-negative factors of TF-IDF weights of which the first are led by seeds.

    Each seed is one more document that holds its terms and nothing else, and weighs as much as
    ``SEED`` of all others together; its factor starts from it (as in guided NMF, Vendrow,
    Haddock, Rebrova and Needell 2021). The free factors take what no seed leads to.

    Args:
        counts: (documents, terms).
        seeds: (seeds, terms) how much each term tells of each seed; no row without any.
        free: factors without a seed, no more than the smaller side of `counts`.
        state: of the random start of the free ones.
    """
    from scipy.sparse import vstack
    from sklearn.decomposition import NMF
    from sklearn.exceptions import ConvergenceWarning
    from sklearn.feature_extraction.text import TfidfTransformer

    transformer = TfidfTransformer().fit(counts)
    documents, led = transformer.transform(counts), transformer.transform(seeds)
    weight = np.sqrt(SEED * documents.shape[0])
    start = [led.toarray()]
    if free:
        start.append(nmf(documents, free, state).topics)
    topics = np.vstack(start)
    rows = vstack([documents, weight * led]).tocsr()
    weights = np.full((rows.shape[0], len(topics)), documents.mean())
    rounds = ROUNDS if documents.shape[0] < MANY else FEWER
    factors = NMF(len(topics), init="custom", tol=1e-4, max_iter=rounds)
    with warnings.catch_warnings(), np.errstate(invalid="ignore"):
        warnings.simplefilter("ignore", ConvergenceWarning)
        weights = factors.fit_transform(rows, W=weights, H=topics)[: documents.shape[0]]
    mass = factors.components_.sum(axis=1)
    return Fit(weights * mass, factors.components_ / np.where(mass > 0, mass, 1.0)[:, None])
