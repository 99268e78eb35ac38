"""How far the codes by codebook agree with the codes by careful reading.

The codes by reading were made by a large language model, twice and independently, and then
adjudicated; every place that shows them says so. Agreement is given as precision, recall and
F1 of the class 1, and as Krippendorff's alpha (nominal), each with a percentile interval over
sentences. Undefined is None: no positive in either coding has no F1, one value has no alpha.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from analysis import stats
from analysis.corpus import Coded
from analysis.model import Code, Reading, Sentence

COLUMNS = ("alliance", "strain", "russia", "attributed")
DRAWS = 2000
Cell = int | float | str | None


@dataclass(frozen=True, slots=True)
class Pair:
    """A sentence with its code by codebook and its code by reading."""

    sentence: Sentence
    code: Code
    coded: Coded


def pairs(readings: Sequence[Reading], coding: Sequence[Coded]) -> list[Pair]:
    """Each coded unit that is not boilerplate, with the sentence it overlaps most."""
    found = []
    scored = {r.article.id: r.scored() for r in readings}
    for unit in coding:
        if unit.kind == "boilerplate" or unit.article not in scored:
            continue
        best = max(
            scored[unit.article],
            key=lambda sc: min(sc[0].end, unit.end) - max(sc[0].start, unit.start),
            default=None,
        )
        if best and min(best[0].end, unit.end) > max(best[0].start, unit.start):
            found.append(Pair(*best, unit))
    return found


def by_reading(readings: Sequence[Reading], coding: Sequence[Coded]) -> list[Reading]:
    """The readings with the codes by reading in place of the codebook's, and no hits.

    A sentence that nobody coded has no code; an article with no coded sentence is left out.
    """
    codes = {(p.sentence.article, p.sentence.number): p for p in pairs(readings, coding)}
    made = []
    for reading in readings:
        new = tuple(
            _recoded(codes[key]) if (key := (s.article, s.number)) in codes else None
            for s in reading.sentences
        )
        if any(new):
            made.append(replace(reading, codes=new, hits=()))
    return made


def _recoded(pair: Pair) -> Code:
    return replace(pair.code, **{column: getattr(pair.coded, column) for column in COLUMNS})


def alpha(first: NDArray[np.int64], second: NDArray[np.int64]) -> NDArray[np.float64]:
    """Krippendorff's alpha, nominal, two coders of the same units (Krippendorff 2004).

    Shapes (..., units) -> (...); nan where every value is the same, or there is no unit.
    """
    n = 2 * first.shape[-1]
    ones = first.sum(-1) + second.sum(-1)
    observed = 2 * (first != second).sum(-1)
    expected = 2 * ones * (n - ones)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(expected > 0, 1 - (n - 1) * observed / expected, np.nan)


def _f1(found: NDArray[np.int64], true: NDArray[np.int64]) -> tuple[NDArray[np.float64], ...]:
    """Precision, recall and F1 of the ones; shapes (..., units) -> (...)."""
    both = (found * true).sum(-1)
    with np.errstate(divide="ignore", invalid="ignore"):
        p = both / found.sum(-1).astype(float)
        r = both / true.sum(-1).astype(float)
        f = 2 * both / (found.sum(-1) + true.sum(-1)).astype(float)
    return p, r, f


def agreement(
    found: NDArray[np.int64], true: NDArray[np.int64], column: str, sample: str, seed: int
) -> Mapping[str, Cell]:
    """One row of agreement.csv: two codings of the same units, shapes (units,)."""
    n = len(true)
    row: dict[str, Cell] = {"column": column, "sample": sample, "n": n}
    p, r, f = _f1(found, true)
    picks = stats.stream(seed, "agreement", sample).integers(0, max(n, 1), (DRAWS, n))
    f_low, f_high = _range(_f1(found[picks], true[picks])[2])
    a_low, a_high = _range(alpha(found[picks], true[picks]))
    row |= {"precision": _cell(p), "recall": _cell(r), "f1": _cell(f), "f1_low": f_low}
    row |= {"f1_high": f_high, "alpha": _cell(alpha(found, true))}
    return row | {"alpha_low": a_low, "alpha_high": a_high}


def _cell(value: NDArray[np.float64]) -> float | None:
    return None if np.isnan(value) else float(value)


def _range(draws: NDArray[np.float64]) -> tuple[float | None, float | None]:
    """The middle 95 % of the draws that are defined; None where most are not."""
    kept = draws[~np.isnan(draws)]
    if kept.size * 2 <= draws.size:
        return None, None
    low, high = np.quantile(kept, (0.025, 0.975))
    return float(low), float(high)


def rows(
    readings: Sequence[Reading], coding: Sequence[Coded], seed: int
) -> list[Mapping[str, Cell]]:
    """agreement.csv: the codebook against the final codes, and the coders against each other."""
    return [*_sample(pairs(readings, coding), "in", seed), *_coders(pairs(readings, coding), seed)]


def _sample(found: Sequence[Pair], sample: str, seed: int) -> Iterator[Mapping[str, Cell]]:
    for column in COLUMNS:
        mine = np.array([getattr(p.code, column) for p in found], dtype=np.int64)
        true = np.array([getattr(p.coded, column) for p in found], dtype=np.int64)
        if len(found):
            yield agreement(mine, true, column, sample, seed)


def _coders(found: Sequence[Pair], seed: int) -> Iterator[Mapping[str, Cell]]:
    for column in COLUMNS:
        a = np.array([getattr(p.coded, f"{column}_a") for p in found], dtype=np.int64)
        b = np.array([getattr(p.coded, f"{column}_b") for p in found], dtype=np.int64)
        if len(found):
            yield agreement(a, b, column, "coders", seed)


def disagreements(readings: Sequence[Reading], coding: Sequence[Coded]) -> list[Pair]:
    """The pairs in which alliance or strain differ, in order: the error analysis."""
    return [
        p
        for p in pairs(readings, coding)
        if (p.code.alliance, p.code.strain) != (p.coded.alliance, p.coded.strain)
    ]
