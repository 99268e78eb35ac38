"""What hangs on one thing, of the numbers by which orders are stated beside the first four.

Codes made by reading, mentions and scores have no entries: of these a sentence or a paragraph is
left out, and what is left is counted as verdicts count it. The balance in an article's own voice
is made of the codebook's hits like any other (`influence`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray

from analysis import influence, stats
from analysis.instrument import Codebook
from analysis.measures._cells import Measure, cells, countable
from analysis.measures._intervals import INTERVALS
from analysis.measures._samples import by_outlet
from analysis.measures._sums import matrix
from analysis.model import Reading, Settings
from analysis.omission import PARTS, Odds, Omission, of_measure
from analysis.sides import gone, leaning
from analysis.stats import Array

BY_READING = "by_reading"  # the facet of what is made of codes by reading
READ = ("balance", "alliance_share", "strain_share", "russia_share")
SCORED = ("russia_density", "sentiment", "sentiment_masked")
OWN = ("balance", "own")
LeftOut = Mapping[tuple[str, str], tuple[Omission, ...]]  # by measure and facet


def left_out(
    readings: Sequence[Reading],
    read: Sequence[Reading],
    codebooks: Sequence[Codebook],
    settings: Settings,
) -> LeftOut:
    """Every omission by measure and facet; none by reading where there are no such codes.

    Raises:
        ValueError: a reading was made by something else than `otherwise.read`.
    """
    found: dict[tuple[str, str], tuple[Omission, ...]] = {
        (measure, "all"): omissions(readings, measure, settings) for measure in SCORED
    }
    measure, voice = OWN
    own = influence.omissions(readings, codebooks, settings, voice=voice)
    found[OWN] = of_measure(own, measure)
    if read:
        found |= {(one, BY_READING): omissions(read, one, settings) for one in READ}
    return found


def omissions(
    readings: Sequence[Reading], measure: str, settings: Settings
) -> tuple[Omission, ...]:
    """A measure without each sentence and each paragraph that is scored, outlet by outlet.

    `order_holds` is not asked: a verdict is (`unsettled`).
    """
    ((_, module),) = countable([measure]).items()
    return tuple(
        one
        for outlet, articles in by_outlet(readings).items()
        for one in _omissions(_counts(outlet, articles, module), measure, settings)
    )


@dataclass(frozen=True, eq=False, slots=True)
class _Counts:
    """What a measure counts in the scored sentences of one outlet."""

    outlet: str
    articles: tuple[str, ...]  # their ids
    module: Measure
    rows: Array  # (n, columns)
    where: NDArray[np.int64]  # (n, 3): its article's place, its number, its paragraph's
    cluster: NDArray[np.int64]  # (n,): its paragraph among all of the outlet


def _counts(outlet: str, articles: Sequence[Reading], module: Measure) -> _Counts:
    rows = np.concatenate([matrix(cells(reading, "all"), [module]) for reading in articles])
    where = np.array(
        [(at, s.number, s.paragraph) for at, one in enumerate(articles) for s, _ in one.scored()],
        dtype=np.int64,
    ).reshape(-1, 3)
    _, cluster = np.unique(where[:, [0, 2]], axis=0, return_inverse=True)
    ids = tuple(reading.article.id for reading in articles)
    return _Counts(outlet, ids, module, rows, where, cluster.ravel())


def _omissions(counts: _Counts, measure: str, settings: Settings) -> Iterator[Omission]:
    """What becomes of the measure without each sentence, and then without each paragraph."""
    whole = _numbers(counts, np.ones(len(counts.rows), dtype=np.bool_))
    value, odds = _optional(whole[0]), _odds(whole, settings.minimum)
    sample, place = (counts.outlet, len(counts.articles)), counts.where[:, 0]
    units = counts.rows[:, :2]
    stood = leaning(whole[:3], units, place, sample, settings) if measure == "balance" else None
    for kind, column in zip(PARTS, (1, 2), strict=True):
        ids, part = np.unique(counts.where[:, [0, column]], axis=0, return_inverse=True)
        for n, (at, one) in enumerate(ids):
            left = _numbers(counts, part.ravel() != n)
            leans = stood.without(left[:3], partial(gone, part.ravel(), n)) if stood else None
            yield Omission(
                kind=kind,
                id=f"{counts.articles[at]}:{one}",
                outlet=counts.outlet,
                value=value,
                without=_optional(left[0]),
                order_holds=None,
                measure=measure,
                stood=odds,
                stands=_odds(left, settings.minimum),
                leans=leans,
            )


def _numbers(counts: _Counts, kept: NDArray[np.bool_]) -> Array:
    """Of some sentences: value, place and error on the scale of verdicts, what these rest on."""
    sums, pairs = counts.rows[kept].sum(axis=0), counts.rows[kept, :2]
    cluster = np.unique(counts.cluster[kept], return_inverse=True)[1]
    clusters = np.zeros((int(cluster.max(initial=-1)) + 1, 2))
    np.add.at(clusters, cluster, pairs)
    compared = INTERVALS[counts.module.INTERVAL].compared
    point, error = map(float, compared(stats.moments(pairs).sum(axis=0)))
    if len(clusters) > 1:  # one says nothing of how they vary
        error = float(np.fmax(error, compared(stats.moments(clusters).sum(axis=0))[1]))
    rests = sum(float(sums[counts.module.COLUMNS.index(name)]) for name in counts.module.RESTS)
    return np.array([float(counts.module.value(sums)), point, error, rests])


def _odds(numbers: Array, least: int) -> Odds | None:
    """Place and error; None where there is too little for a verdict."""
    _, point, error, rests = map(float, numbers)
    return (point, error) if rests >= least and error > 0 and not np.isnan(numbers).any() else None


def _optional(value: float) -> float | None:
    return None if np.isnan(value) else float(value) + 0.0
