"""How far the codes by codebook agree with the codes by careful reading.

The codes by reading were made by a large language model, twice and independently, and then
adjudicated; every place that shows them says so. Agreement is given as precision, recall and
F1 of the class 1, and as Krippendorff's alpha (nominal), each with a percentile interval over
sentences. Undefined is None: no positive in either coding has no F1, one value has no alpha.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from operator import itemgetter, or_

import numpy as np
from numpy.typing import NDArray

from analysis import heldout, intervals, reading, stats, weighing
from analysis.corpus import Coded, Sample
from analysis.instrument import Codebook
from analysis.model import Code, Reading, Sentence, Settings
from analysis.places import places

FRAMES = ("alliance", "strain")
COLUMNS = (*FRAMES, "russia", "attributed")
ENTRIES = "_entries"  # behind a sample's name: what the entries say alone
RULE_OF_THREE = 3
DRAWS = 2000
Cells = NDArray[np.int64]
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
        overlapping = [
            (both, sentence, code)
            for sentence, code in scored[unit.article]
            if sentence.start < unit.end  # most lie elsewhere, which is told at once
            and unit.start < sentence.end
            and (both := min(sentence.end, unit.end) - max(sentence.start, unit.start)) > 0
        ]
        if overlapping:
            _, sentence, code = max(overlapping, key=itemgetter(0))
            found.append(Pair(sentence, code, unit))
    return found


def by_reading(readings: Sequence[Reading], coding: Sequence[Coded]) -> list[Reading]:
    """The readings with the codes by reading in place of the codebook's, and no hits.

    A sentence that nobody coded has no code; an article with no coded sentence is left out.
    """
    codes = {(p.sentence.article, p.sentence.number): p for p in pairs(readings, coding)}
    made = []
    for old in readings:
        new = tuple(
            _recoded(codes[key]) if (key := (s.article, s.number)) in codes else None
            for s in old.sentences
        )
        if any(new):
            made.append(replace(old, codes=new, hits=()))
    return made


def _recoded(pair: Pair) -> Code:
    return replace(pair.code, **{column: getattr(pair.coded, column) for column in COLUMNS})


def table(found: Sequence[int], true: Sequence[int]) -> Cells:
    """The units by both codings, 0/1 each: (found and true, found only, true only, neither)."""
    ones = np.asarray(found, dtype=np.int64), np.asarray(true, dtype=np.int64)
    place = 3 - 2 * ones[1] - ones[0]  # 0 both, 1 true only, 2 found only, 3 neither
    both, missed, extra, neither = np.bincount(place, minlength=4)
    return np.array([both, extra, missed, neither])


def alpha(cells: Cells) -> NDArray[np.float64]:
    """Krippendorff's alpha, nominal, of two codings without gaps (Krippendorff 2004).

    Shapes (..., 4), cells as of `table`, -> (...); nan where every value is the same.
    """
    both, extra, missed, neither = np.moveaxis(cells, -1, 0)
    n = 2 * cells.sum(-1)
    ones = 2 * both + extra + missed
    expected = 2 * ones * (2 * neither + extra + missed)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(expected > 0, 1 - (n - 1) * 2 * (extra + missed) / expected, np.nan)


def _f1(cells: Cells) -> tuple[NDArray[np.float64], ...]:
    """Precision, recall and F1 of the ones; shapes (..., 4) -> (...), nan where undefined."""
    both, extra, missed, _ = np.moveaxis(cells.astype(np.float64), -1, 0)
    with np.errstate(divide="ignore", invalid="ignore"):
        return both / (both + extra), both / (both + missed), 2 * both / (2 * both + extra + missed)


def agreement(
    found: Sequence[int], true: Sequence[int], column: str, sample: str, seed: int
) -> Mapping[str, Cell]:
    """One row of agreement.csv: two codings of the same units.

    A resample of units is a draw of how many fall into each of the four cells.
    """
    cells = table(found, true)
    n = int(cells.sum())
    row: dict[str, Cell] = {"column": column, "sample": sample, "n": n}
    random = stats.stream(seed, "agreement", sample, column)
    drawn = random.multinomial(n, cells / n, DRAWS)  # (draws, 4)
    p, r, f = _f1(cells)
    f_low, f_high = _range(_f1(drawn)[2])
    a_low, a_high = _range(alpha(drawn))
    if not cells[1] and not cells[2]:
        # No unit differs, in no resample either: up to three could have, by the rule of three
        # (Hanley and Lippman-Hand 1983).
        worse = cells + min(RULE_OF_THREE, int(cells[0])) * np.array([-1, 0, 1, 0])
        f_low, a_low = _cell(_f1(worse)[2]), _cell(alpha(worse))
    row |= {"precision": _cell(p), "recall": _cell(r), "f1": _cell(f), "f1_low": f_low}
    row |= {"f1_high": f_high, "alpha": _cell(alpha(cells))}
    row |= {"alpha_low": a_low, "alpha_high": a_high}
    for name, wrong in (("precision", cells[1]), ("recall", cells[2])):
        low, high = intervals.wilson(cells[0], cells[0] + wrong)
        row |= {f"{name}_low": _cell(low), f"{name}_high": _cell(high)}
    return row


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
    readings: Sequence[Reading],
    coding: Sequence[Coded],
    codebooks: Sequence[Codebook],
    settings: Settings,
    samples: Sequence[Sample] = (),
) -> list[Mapping[str, Cell]]:
    """agreement.csv: the codebook against the final codes, here and elsewhere, and the coders.

    ``in``: these articles, with which in view the entries were written; ``leave_one_out``: each
    scored without what only it could have put into the codebook (no weight was fitted to these
    articles); ``coders``: the two codings of these articles; then each part of the coded
    collections, with its coders. ``<sample>_entries`` is the same without weighed words.
    """
    seed = settings.seed
    made = [*_both(readings, coding, "in", seed)]
    if coding:
        held = left_out(readings, codebooks, settings, samples)
        made += _both(held, coding, "leave_one_out", seed)
    made += _coders(pairs(readings, coding), "coders", seed)
    for sample in samples:
        name = f"{sample.name}_{sample.part}"
        read = _read(sample, codebooks, settings)
        found = pairs(read, sample.coding)
        twice = [pair for pair in found if pair.coded.article in sample.twice]
        made += [*_both(read, sample.coding, name, seed)]
        made += [*_coders(twice, f"{name}_coders", seed)]
    return made


def _both(
    readings: Sequence[Reading], coding: Sequence[Coded], name: str, seed: int
) -> Iterator[Mapping[str, Cell]]:
    """The codebook's agreement, and that of its entries alone where words are weighed too."""
    yield from _sample(pairs(readings, coding), name, seed)
    if any(hit.entry == weighing.ENTRY for reading in readings for hit in reading.hits):
        alone = [by_entries(made) for made in readings]
        yield from _sample(pairs(alone, coding), f"{name}{ENTRIES}", seed, FRAMES)


def by_entries(made: Reading) -> Reading:
    """The reading with what its entries say, and nothing that words were weighed for."""
    weighed = {(h.sentence, h.frame) for h in made.hits if h.entry == weighing.ENTRY}
    codes = tuple(
        code
        and replace(
            code,
            alliance=code.alliance * ((s.number, "alliance") not in weighed),
            strain=code.strain * ((s.number, "strain") not in weighed),
        )
        for s, code in zip(made.sentences, made.codes, strict=True)
    )
    hits = tuple(hit for hit in made.hits if hit.entry != weighing.ENTRY)
    return replace(made, codes=codes, hits=hits)


def _read(sample: Sample, codebooks: Sequence[Codebook], settings: Settings) -> list[Reading]:
    """A sample's articles, read with the codebook that holds the poles."""
    return [
        reading.read(article, codebooks[:1], settings, tone=False) for article in sample.articles
    ]


def left_out(
    readings: Sequence[Reading],
    codebooks: Sequence[Codebook],
    settings: Settings,
    samples: Sequence[Sample] = (),
) -> list[Reading]:
    """Each article read with the codebook less what stands in it and nowhere else.

    Elsewhere are the other articles and the tuning parts of the samples.
    """
    book = codebooks[0]
    tuning = [a.source for s in samples if s.part == "tuning" for a in s.articles]
    each = [heldout.standing(book, [made.article.source]) for made in readings]
    # What stands in no article can be left out of none: of thousands of patterns few are asked for.
    beside = heldout.standing(book, tuning, among=reduce(or_, each, heldout.NOWHERE))
    held = []
    for at, made in enumerate(readings):
        rest = reduce(or_, (*each[:at], *each[at + 1 :]), beside)
        less = heldout.matcher(book, each[at], rest)
        found = [*places(made.sentences, book, settings, matcher=less)]
        held.append(reading.assembled(made.article, [found], [book], settings, tone=False))
    return held


def _sample(
    found: Sequence[Pair], sample: str, seed: int, columns: Sequence[str] = COLUMNS
) -> Iterator[Mapping[str, Cell]]:
    for column in columns if found else ():
        mine = [getattr(p.code, column) for p in found]
        true = [getattr(p.coded, column) for p in found]
        yield agreement(mine, true, column, sample, seed)


def _coders(found: Sequence[Pair], sample: str, seed: int) -> Iterator[Mapping[str, Cell]]:
    for column in COLUMNS if found else ():
        a = [getattr(p.coded, f"{column}_a") for p in found]
        b = [getattr(p.coded, f"{column}_b") for p in found]
        yield agreement(a, b, column, sample, seed)


def disagreements(readings: Sequence[Reading], coding: Sequence[Coded]) -> list[Pair]:
    """The pairs in which alliance or strain differ, in order: the error analysis."""
    return [
        p
        for p in pairs(readings, coding)
        if (p.code.alliance, p.code.strain) != (p.coded.alliance, p.coded.strain)
    ]
