"""How well topics hold: agreement of ranked term lists, NPMI coherence, diversity, relevance.

Arrays in, numbers out; nothing here fits a topic model. A *ranked list* is a row of column
numbers, best first, filled up with ``NOTHING`` where fewer than ``DEPTH`` terms carry weight.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

DEPTH = 10  # terms of a topic that are compared (Greene, O'Callaghan and Cunningham 2014: ten)
NOTHING = -1
EPSILON = 1e-12  # keeps the logarithm of a pair that never meets finite
LAMBDA = 0.6  # near the best value in Sievert and Shirley's (2014) study of readers
DIGITS = 9  # a rounding error must not decide which of two equal terms stands first


def ranked(weights: Floats, ids: Ints | None = None) -> Ints:
    """The ranked lists of topics: column numbers by falling weight; ties by column number.

    Args:
        weights: (topics, terms), not negative; a term without weight is in no list.
        ids: (terms,) the numbers to write, rising; the columns' own where None.

    Returns:
        (topics, ``DEPTH``), filled up with ``NOTHING``.
    """
    lists = np.full((weights.shape[0], DEPTH), NOTHING, dtype=np.int64)
    for row, scores in zip(lists, weights, strict=True):
        order = ordered(scores)[:DEPTH]
        row[: len(order)] = order if ids is None else ids[order]
    return lists


def ordered(scores: Floats) -> Ints:
    """The columns whose score is above zero, by falling score; ties by column number."""
    peak = scores.max(initial=0.0)
    if peak <= 0:
        return np.empty(0, dtype=np.int64)
    order = np.argsort(-np.round(scores / peak, DIGITS), kind="stable")
    return order[scores[order] > 0].astype(np.int64)


def average_jaccard(left: Ints, right: Ints) -> Floats:
    """The agreement of every ranked list on the left with every one on the right, 0 to 1.

    The mean, over depths 1 to ``DEPTH``, of the Jaccard index of the two lists' first terms to
    that depth: what stands high counts more often (Greene, O'Callaghan and Cunningham 2014).
    Two lists without a term share nothing: 0.

    Args:
        left: (k, depth) ranked lists.
        right: (m, depth) ranked lists.

    Returns:
        (k, m).
    """
    same = left[:, None, :, None] == right[None, :, None, :]  # (k, m, depth, depth)
    same &= (left != NOTHING)[:, None, :, None]
    to_depth = same.cumsum(axis=2).cumsum(axis=3)
    shared = np.diagonal(to_depth, axis1=2, axis2=3)  # (k, m, depth)
    sizes = (left != NOTHING).cumsum(axis=1)[:, None] + (right != NOTHING).cumsum(axis=1)[None]
    together = sizes - shared
    mean: Floats = (shared / np.maximum(together, 1)).mean(axis=2)
    return mean


def matched(similarity: Floats) -> Floats:
    """What each row gets when rows and columns are paired for the greatest sum.

    The Hungarian method; a row left without a partner gets 0.

    Args:
        similarity: (k, m).

    Returns:
        (k,).
    """
    from scipy.optimize import linear_sum_assignment

    rows, columns = linear_sum_assignment(similarity, maximize=True)
    given = np.zeros(similarity.shape[0])
    given[rows] = similarity[rows, columns]
    return given


def npmi(present: Any, terms: Ints) -> float | None:
    """The NPMI coherence of a list of terms, -1 to 1: 0 is chance, 1 is always together.

    The mean over pairs of ln[(P(ij) + e) / (P(i) P(j))] / -ln(P(ij) + e), e = ``EPSILON``,
    P being the share of documents that hold a term or a pair. A pair that every document holds
    has nothing to tell from (the formula is 0/0 there) and is left out; None without a pair.
    Documents that are single sentences hold few pairs: the values are lower than those of
    collections read through sliding windows, and compare only with each other.

    Args:
        present: (documents, terms) sparse or dense, positive where a document holds a term.
        terms: (n,) column numbers; ``NOTHING`` is passed over.
    """
    columns = present[:, terms[terms != NOTHING]]
    held = np.asarray(columns.todense() if hasattr(columns, "todense") else columns) > 0
    share = held.mean(axis=0)  # (n,)
    both = held.astype(float).T @ held / held.shape[0]  # (n, n)
    first, second = np.triu_indices(len(share), k=1)
    joint = both[first, second]
    told = joint < 1
    if not told.any():
        return None
    joint, chance = joint[told] + EPSILON, (share[first] * share[second])[told]
    return float(np.mean(np.log(joint / chance) / -np.log(joint)))


def diversity(lists: Ints) -> float | None:
    """The share of distinct terms among all topics' ranked lists, 0 to 1; 1: none is shared.

    Distinct terms over 10 k, or over as many terms as the lists hold where they hold fewer.
    None where they hold none.
    """
    terms = lists[lists != NOTHING]
    return len(np.unique(terms)) / len(terms) if len(terms) else None


def relevance(weights: Floats, marginal: Floats) -> Floats:
    """How telling each term is of each topic: higher is more; -inf for a term without weight.

    ``LAMBDA`` ln w + (1 - ``LAMBDA``) ln(w / p) (Sievert and Shirley 2014).

    Args:
        weights: (topics, terms) w, the share of a topic's mass that a term carries.
        marginal: (terms,) p, the share of the whole corpus' mass that it carries; positive.

    Returns:
        (topics, terms).
    """
    with np.errstate(divide="ignore"):  # ln 0 is -inf, as documented
        likely, lifted = np.log(weights), np.log(weights / marginal)
    result: Floats = LAMBDA * likely + (1 - LAMBDA) * lifted
    return result
