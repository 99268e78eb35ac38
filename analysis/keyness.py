"""Words that set an outlet apart from the rest: weighted log-odds (Monroe et al. 2008).

The *prior* is counts added to what was counted: `flat` adds a tenth to every word, `pooled`
what all outlets have together, which holds down both the common and the rare. What a word owes
to the choice shows where the two disagree. Function words are words: no list of stop words
decides what may differ.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from analysis import intervals, text
from analysis.measures._estimates import optional
from analysis.measures._samples import Sample, samples
from analysis.model import Reading, Settings
from analysis.stats import Array

FLAT = 0.1  # what the flat prior adds to each word
PRIORS = ("flat", "pooled")
LEAST = 5  # times that a word stands in all outlets together before it is compared
MOST = 300  # words compared: the commonest
DRAWS = 2000  # resamples behind a range, which is read to two digits

Sentences = list[list[str]]  # the words of each scored sentence of an article
Prior = tuple[str, Array]  # its name, what it adds to each column


@dataclass(frozen=True, slots=True)
class Key:
    """One word in one outlet against the rest; d above 0: used more there than elsewhere.

    The range is bootstrap-t over units of both sides, with `sd` for error and no end nearer than
    the normal one; the prior is held. It is of one word: of many ranges some leave out 0 by
    chance. It cannot see meaning: one word may be used in two senses.
    """

    outlet: str
    term: str  # in lower case
    prior: str  # flat, pooled
    count: int  # in the outlet
    rest: int  # in all others
    d: float  # log-odds in the outlet less log-odds in the rest
    sd: float
    z: float  # d / sd: to sort by
    low: float | None
    high: float | None


@dataclass(frozen=True, eq=False)
class _Outlet:
    """How often an outlet holds each column's word, and how often its resamples do."""

    name: str
    counts: Array  # (columns,)
    drawn: Array  # (draws, columns)


def log_odds(y1: ArrayLike, y2: ArrayLike, prior: ArrayLike) -> tuple[Array, Array]:
    """The difference d of a word's log-odds in two groups, and its standard deviation.

    Weighted log-odds with an informative Dirichlet prior (Monroe, Colaresi and Quinn 2008).

    Args:
        y1: counts of all words of the vocabulary in the one group (..., words).
        y2: the same in the other.
        prior: what is added to the count of each (words,), above 0.
    """
    a = np.asarray(prior, dtype=np.float64)
    one, two = (np.asarray(y, dtype=np.float64) + a for y in (y1, y2))
    first, second = (np.log(y / (y.sum(axis=-1, keepdims=True) - y)) for y in (one, two))
    return first - second, np.sqrt(1 / one + 1 / two)


def keyness(
    readings: Sequence[Reading], settings: Settings, *, least: int = LEAST
) -> tuple[Key, ...]:
    """Each common word in each outlet against the rest, under both priors, the highest z first.

    Words are those of scored sentences. None where only one outlet has words, or where no word
    stands `least` times.
    """
    sampled = samples(readings, settings.seed, min(DRAWS, settings.resamples))
    told = [[_words(reading) for reading in sample.readings] for sample in sampled]
    totals = Counter(word for articles in told for a in articles for s in a for word in s)
    common = sorted((w for w in totals if totals[w] >= least), key=lambda w: (-totals[w], w))[:MOST]
    if not common or len(totals) < 2:  # the odds of the only word there is are infinite
        return ()
    # a column for each common word; the last one, where there is any, is of all other words
    columns = {word: at for at, word in enumerate(common)}
    others = len(totals) - len(common)
    flat = np.array([FLAT] * len(common) + [FLAT * others] * (others > 0))
    outlets = []
    for sample, articles in zip(sampled, told, strict=True):
        rows = np.concatenate([_rows(sample, article, columns, len(flat)) for article in articles])
        outlets.append(_Outlet(sample.outlet, rows.sum(axis=0), sample.times @ rows))
    return tuple(_keys(outlets, common, flat, settings.level))


def _words(reading: Reading) -> Sentences:
    return [
        [text.plain(s.text[a:b]).text.casefold() for a, b in text.words(s.text)]
        for s, _ in reading.scored()
    ]


def _rows(sample: Sample, article: Sentences, columns: dict[str, int], wide: int) -> Array:
    """How often each word stands in each unit of an article: (units, columns)."""
    matrix = np.zeros((len(article), wide))
    for row, sentence in zip(matrix, article, strict=True):
        for word in sentence:
            row[columns.get(word, -1)] += 1
    return matrix.sum(axis=0, keepdims=True) if sample.by_article else matrix


def _keys(
    outlets: Sequence[_Outlet], common: Sequence[str], flat: Array, level: float
) -> Iterator[Key]:
    pooled = np.sum([outlet.counts for outlet in outlets], axis=0)
    drawn = np.sum([outlet.drawn for outlet in outlets], axis=0)
    for outlet in outlets:
        if not 0 < outlet.counts.sum() < pooled.sum():
            continue  # no word here, or none elsewhere
        rest = _Outlet("", pooled - outlet.counts, drawn - outlet.drawn)
        for name, prior in zip(PRIORS, (flat, pooled), strict=True):
            found = _against(outlet, rest, (name, prior), common, level)
            # rounded, so that a rounding error does not break a tie
            yield from sorted(found, key=lambda key: (-round(key.z, 9), key.term))


def _against(
    outlet: _Outlet,
    rest: _Outlet,
    prior: Prior,
    common: Sequence[str],
    level: float,
) -> Iterator[Key]:
    """Each common word of an outlet against the rest, under one prior."""
    points, errors = log_odds(outlet.counts, rest.counts, prior[1])
    moved, spreads = log_odds(outlet.drawn, rest.drawn, prior[1])
    for at, term in enumerate(common):
        d, sd = float(points[at]), float(errors[at])
        count, others = (round(float(side.counts[at])) for side in (outlet, rest))
        ends = intervals.studentised(d, sd, moved[:, at], spreads[:, at], level)
        low, high = (optional(end) for end in ends)
        yield Key(outlet.name, term, prior[0], count, others, d, sd, d / sd, low, high)
