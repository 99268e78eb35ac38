"""Word shifts: what each entry of the codebook adds to the difference of two balances.

A word shift (Gallagher et al. 2021) takes the difference of two mean scores apart, word by word.
Here a scored word is a counted hit, +1 for alliance and -1 for strain, and words are taken
together by the entry that found them. So the means are balances of hits, as under the
specification `unit = hits`; a sentence of three hits weighs three times.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

import numpy as np
from numpy.typing import ArrayLike

from analysis import intervals, stats
from analysis.measures._estimates import optional
from analysis.measures._samples import Sample, samples
from analysis.model import SCORED, Hit, Reading, Settings
from analysis.stats import Array

DRAWS = 2000  # resamples behind a range, which is read to two digits
POLES = ("alliance", "strain")
NEAR = 1e-12


@dataclass(frozen=True, slots=True)
class Shift:
    """What one entry adds to the balance of outlet j less that of outlet i.

    Counts are hits as denial left them. The contributions of a pair add up to the difference
    of its balances of hits. The range is the percentile range over units: for what stands once or
    twice it is too narrow.
    """

    outlet_i: str
    outlet_j: str
    entry: str
    matched: str  # the words it stands in most often, in these two outlets
    alliance_i: int
    strain_i: int
    alliance_j: int
    strain_j: int
    turned: int  # of all these hits, those that count for the opposite of what the words say
    contribution: float
    low: float | None
    high: float | None
    printed: float | None  # it over the sum of absolute ones; None where that is 0

    def reversed(self) -> Shift:
        """The same of the pair the other way round."""
        return replace(
            self,
            outlet_i=self.outlet_j,
            outlet_j=self.outlet_i,
            alliance_i=self.alliance_j,
            strain_i=self.strain_j,
            alliance_j=self.alliance_i,
            strain_j=self.strain_i,
            contribution=-self.contribution,
            low=None if self.high is None else -self.high,
            high=None if self.low is None else -self.low,
            printed=None if self.printed is None else -self.printed,
        )


@dataclass(frozen=True, eq=False)
class _Outlet:
    """The hits of an outlet, entry by entry, and those of its resamples."""

    name: str
    hits: tuple[Hit, ...]
    counts: Array  # (entries, poles)
    drawn: Array  # (draws, entries, poles)


def word_shift(
    counts_i: ArrayLike,
    counts_j: ArrayLike,
    scores_i: ArrayLike,
    scores_j: ArrayLike,
    reference: float = 0.0,
) -> Array:
    """What each word adds to the mean score of j less that of i (Gallagher et al. 2021).

    Counts and mean scores are (..., words), and so are the parts; nan where either side holds
    no word. `reference` is the score that a word more or less is measured from.
    """
    y_i, y_j, s_i, s_j = (
        np.asarray(each, dtype=np.float64) for each in (counts_i, counts_j, scores_i, scores_j)
    )
    p_i, p_j = (stats.over(y, y.sum(axis=-1, keepdims=True)) for y in (y_i, y_j))
    used = (p_j - p_i) * ((s_i + s_j) / 2 - reference)  # more or less of the word
    meant = (p_i + p_j) / 2 * (s_j - s_i)  # the word taken otherwise
    return np.asarray(used + meant)


def shifts(readings: Sequence[Reading], settings: Settings) -> tuple[Shift, ...]:
    """The word shift of every pair of outlets, i before j, the largest first.

    Nothing of a pair in which either has no hit. Hits are those about the study's pair of actors.
    """
    sampled = samples(readings, settings.seed, min(DRAWS, settings.resamples))
    told = {sample.outlet: [_hits(reading) for reading in sample.readings] for sample in sampled}
    entries = sorted({hit.entry for articles in told.values() for a in articles for hit in a})
    outlets = [_outlet(sample, told[sample.outlet], entries) for sample in sampled]
    able = [outlet for outlet in outlets if outlet.hits]
    return tuple(
        shift
        for i, j in combinations(able, 2)
        for shift in _printed(sorted(_pair(i, j, entries, settings.level), key=_place))
    )


def between(shifts: Sequence[Shift], i: str, j: str) -> list[Shift]:
    """The shifts of two outlets from i to j, whichever way round they were made."""
    return [
        shift if shift.outlet_i == i else shift.reversed()
        for shift in shifts
        if {shift.outlet_i, shift.outlet_j} == {i, j}
    ]


def _place(shift: Shift) -> tuple[float, str]:
    return -round(abs(shift.contribution), 9), shift.entry


def _hits(reading: Reading) -> list[Hit]:
    """The hits of either pole that count."""
    scored = {sentence.number for sentence, _ in reading.scored()}
    return [
        h for h in reading.hits if h.status in SCORED and h.frame in POLES and h.sentence in scored
    ]


def _outlet(sample: Sample, told: Sequence[Sequence[Hit]], entries: Sequence[str]) -> _Outlet:
    columns = {(e, pole): n for n, (e, pole) in enumerate((e, p) for e in entries for p in POLES)}
    rows = []
    for reading, hits in zip(sample.readings, told, strict=True):
        places = {sentence.number: n for n, (sentence, _) in enumerate(reading.scored())}
        matrix = np.zeros((len(places), len(columns)))
        for hit in hits:
            matrix[places[hit.sentence], columns[hit.entry, hit.frame]] += 1
        rows.append(matrix.sum(axis=0, keepdims=True) if sample.by_article else matrix)
    units = np.concatenate(rows)
    shape = (len(entries), len(POLES))
    return _Outlet(
        sample.outlet,
        tuple(hit for hits in told for hit in hits),
        units.sum(axis=0).reshape(shape),
        (sample.times @ units).reshape(len(sample.times), *shape),
    )


def _pair(i: _Outlet, j: _Outlet, entries: Sequence[str], level: float) -> Iterator[Shift]:
    """The parts of a pair, one an entry that either has."""
    at = np.flatnonzero((i.counts + j.counts).sum(axis=-1))
    parts = _parts(i.counts[at], j.counts[at])
    drawn = _parts(i.drawn[:, at], j.drawn[:, at])
    for n, place in enumerate(map(int, at)):
        hits = [hit for hit in (*i.hits, *j.hits) if hit.entry == entries[place]]
        low, high = intervals.percentile(drawn[:, n], level)
        moves = low < high  # "restore" is both frames, and adds nothing however often it stands
        (a_i, s_i), (a_j, s_j) = (map(round, map(float, side.counts[place])) for side in (i, j))
        yield Shift(
            outlet_i=i.name,
            outlet_j=j.name,
            entry=entries[place],
            matched=_example(hits),
            alliance_i=a_i,
            strain_i=s_i,
            alliance_j=a_j,
            strain_j=s_j,
            turned=sum(hit.status == "turned" for hit in hits),
            contribution=float(parts[n]),
            low=optional(low) if moves else None,
            high=optional(high) if moves else None,
            printed=None,
        )


def _example(hits: Sequence[Hit]) -> str:
    """The words that hits stand in most often, of equals the shortest, then the first."""
    times = Counter(hit.matched for hit in hits)
    return min(times, key=lambda words: (-times[words], len(words)))


def _parts(i: Array, j: Array) -> Array:
    """The parts from counts of both poles (..., entries, poles): (..., entries).

    The score of an entry where it does not stand moves nothing, and is taken as 0.
    """
    y_i, y_j = i.sum(axis=-1), j.sum(axis=-1)
    s_i, s_j = (np.nan_to_num(stats.balance(c[..., 0], c[..., 1])) for c in (i, j))
    return word_shift(y_i, y_j, s_i, s_j)


def _printed(pair: Sequence[Shift]) -> Iterator[Shift]:
    whole = sum(abs(shift.contribution) for shift in pair)
    for shift in pair:
        # what rounding leaves of 0 is 0
        yield replace(shift, printed=shift.contribution / whole if whole > NEAR else None)
