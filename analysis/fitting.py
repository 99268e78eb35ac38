"""Coded sentences -> the weights of words (`weighing`), and how far they help on text held out.

Logistic regression (scikit-learn), one frame against all else, on what stands in a sentence;
each group of articles written together is scored once by weights fitted to the other groups.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import fsum
from typing import Any

import numpy as np
from numpy.typing import NDArray

from analysis import weighing
from analysis.corpus import Sample
from analysis.instrument import Codebook, Weights
from analysis.model import Settings
from analysis.unspoken import Evidence, evidence
from analysis.weights import INTERCEPT

SEEN = 3  # sentences: what stands in fewer says too little
LEAST = 0.02  # logits: a smaller weight is left out
DIGITS = 3
STRENGTH = 0.12  # inverse of the penalty on large weights
RANGE = 0.2, 3.0  # of how telling a feature is, beside the mean of all
Floats = NDArray[np.float64]
Bits = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Coded:
    """Sentences with what is weighed in them and their codes, for one frame."""

    group: tuple[str, ...]  # of articles written together
    features: tuple[frozenset[str], ...]
    free: tuple[frozenset[str], ...]  # those that may speak for the frame
    spoken: Bits  # (n,) whether entries speak for the frame
    reachable: Bits  # (n,) whether words could
    true: Bits  # (n,) the code by reading


@dataclass(frozen=True, slots=True)
class Fit:
    """The weights for a frame, with precision, recall and F1 on groups held out."""

    weights: Weights
    counts: Mapping[str, int]  # by feature: the sentences it stands in
    sentences: int
    entries: tuple[float, float, float]  # entries alone
    together: tuple[float, float, float]  # entries and weights


def coded(samples: Sequence[Sample], codebook: Codebook, settings: Settings) -> dict[str, Coded]:
    """The sentences of samples, by frame."""
    rows = [row for sample in samples for row in _rows(sample, codebook, settings)]
    poles = [id for id, frame in codebook.frames.items() if frame.role == "pole"]
    return {
        frame: Coded(
            tuple(group for group, _, _ in rows),
            tuple(found.features | found.around[frame] for _, found, _ in rows),
            tuple(found.free | found.around[frame] for _, found, _ in rows),
            np.array([frame in found.spoken for _, found, _ in rows], dtype=np.int64),
            np.array([frame in found.reachable for _, found, _ in rows], dtype=np.int64),
            np.array([codes[frame] for _, _, codes in rows], dtype=np.int64),
        )
        for frame in poles
    }


def _rows(
    sample: Sample, codebook: Codebook, settings: Settings
) -> Iterator[tuple[str, Evidence, Mapping[str, int]]]:
    units: dict[str, list[tuple[int, int, Mapping[str, int]]]] = {}
    for unit in sample.coding:
        codes = {"alliance": unit.alliance, "strain": unit.strain}
        units.setdefault(unit.article, []).append((unit.start, unit.end, codes))
    for article in sample.articles:
        for found in evidence(article, codebook, settings):
            span = found.sentence
            best = max(
                units.get(article.id, ()),
                key=lambda u: min(u[1], span.end) - max(u[0], span.start),
                default=None,
            )
            if best and min(best[1], span.end) > max(best[0], span.start):
                yield re.sub(r"\d+$", "", article.id), found, best[2]


def fit(frame: str, told: Coded) -> Fit:
    """The weights for a frame, fitted to all sentences, with their figures on groups held out."""
    held = np.zeros(len(told.true))
    for group in sorted(set(told.group)):
        out = np.array([name == group for name in told.group])
        made = _fitted(told, ~out)
        held[out] = [
            _evidence(made, told.features[at], told.free[at]) for at in np.flatnonzero(out)
        ]
    intercept, of = whole(told)
    counts = Counter(f for features in told.features for f in features)
    return Fit(
        Weights(frame, intercept, of),
        {feature: counts[feature] for feature in of},
        len(told.true),
        _figures(told.spoken, told.true),
        _figures(told.spoken | (told.reachable & (held > weighing.CLEAR)), told.true),
    )


def whole(told: Coded) -> tuple[float, dict[str, float]]:
    """The intercept and the weights, fitted to all sentences."""
    return _fitted(told, np.ones(len(told.true), dtype=bool))


def rows(fits: Sequence[Fit]) -> Iterator[Mapping[str, object]]:
    """The weights as a table: frame by frame the intercept, then the features."""
    for made in fits:
        features = sorted(made.weights.of.items())
        for feature, weight in ((INTERCEPT, made.weights.intercept), *features):
            yield {
                "frame": made.weights.frame,
                "feature": feature,
                "weight": weight,
                "sentences": made.counts.get(feature, made.sentences),
            }


def line(made: Fit) -> str:
    """How far the weights help, on a line."""
    shown = "precision {:.2f}, recall {:.2f}, F1 {:.2f}"
    return (
        f"{made.weights.frame}, {made.sentences} sentences, each held out once: "
        f"entries {shown.format(*made.entries)}; with weights {shown.format(*made.together)}"
    )


def _evidence(
    made: tuple[float, Mapping[str, float]], features: frozenset[str], free: frozenset[str]
) -> float:
    intercept, of = made
    return fsum([intercept, *weighing.added(of, features, free).values()])


def _fitted(told: Coded, kept: NDArray[np.bool_]) -> tuple[float, dict[str, float]]:
    """The intercept and the weights, fitted to the sentences that are kept."""
    from scipy.sparse import csr_matrix
    from sklearn.linear_model import LogisticRegression
    from threadpoolctl import threadpool_limits

    chosen = np.flatnonzero(kept)
    true = told.true[chosen]
    if len(np.unique(true)) < 2:
        # One code only: its odds, with half a sentence added to either side, and no word.
        odds = (true.sum() + 0.5) / (len(true) - true.sum() + 0.5)
        return round(float(np.log(odds)), DIGITS), {}
    counts = Counter(f for at in chosen for f in told.features[at])
    columns = {f: n for n, f in enumerate(sorted(f for f, c in counts.items() if c >= SEEN))}
    cells = [
        (row, columns[f])
        for row, at in enumerate(chosen)
        for f in sorted(told.features[at])
        if f in columns
    ]
    places = tuple(zip(*cells, strict=True))
    matrix = csr_matrix((np.ones(len(cells)), places), shape=(len(chosen), len(columns)))
    telling = _telling(matrix, true)
    with threadpool_limits(1):
        model = LogisticRegression(C=STRENGTH, max_iter=5000, tol=1e-6)
        model.fit(matrix.multiply(telling).tocsr(), true)
    weights = model.coef_[0] * telling
    found = {f: round(float(weights[n]), DIGITS) for f, n in columns.items()}
    return (
        round(float(model.intercept_[0]), DIGITS),
        {f: weight for f, weight in found.items() if abs(weight) >= LEAST},
    )


def _telling(matrix: Any, true: Bits) -> Floats:
    """How telling each feature (a column) is of the code: the mean 1, within `RANGE`.

    The size of the logarithm of how often it stands with the code beside how often without, each
    with 1 added: weights of what tells little are held down more (Wang and Manning 2012).
    """
    with_, without = (1 + np.asarray(matrix[true == code].sum(axis=0)).ravel() for code in (1, 0))
    size = np.abs(np.log(with_ / with_.sum()) - np.log(without / without.sum()))
    return np.asarray(np.clip(size / size.mean(), *RANGE))


def _figures(found: Bits, true: Bits) -> tuple[float, float, float]:
    """Precision, recall and F1 of the ones; 0 where there is none to count."""
    both = int((found & true).sum())
    precision = both / max(int(found.sum()), 1)
    recall = both / max(int(true.sum()), 1)
    return precision, recall, 2 * both / max(int(found.sum() + true.sum()), 1)
