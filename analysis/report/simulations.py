"""Simulations: how often each published interval held in corpora whose true value is known.

They stand in `calibration.csv` beside this file and depend on no study:
`python -m tests.benchmarks calibration` makes them from simulated corpora, and a test makes some
of them again.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from analysis.report.wording import DASH

FEW = 15  # sentences from which an interval is asked to hold in 92 to 99 of a hundred
CLOSE = "close paragraph"
# How two codes of a paragraph correlate, by what corpora are alike within; a test holds them to it.
LIKE = {"paragraph": 0.36, CLOSE: 0.85}


@dataclass(frozen=True, slots=True)
class Held:
    """How often one published interval held, in one simulated setting."""

    measure: str
    unit: str  # sentence, paragraph, article
    dependence: str  # what sentences are alike within: none, paragraph, article
    articles: int
    sentences: int  # of each article
    process: str
    coverage: float  # 0 to 1
    error: float  # its Monte Carlo error


@cache
def rows() -> tuple[Held, ...]:
    """Every row of the calibration study."""
    text = files(__package__).joinpath("calibration.csv").read_text(encoding="utf-8")
    return tuple(
        Held(
            row["measure"],
            row["unit"],
            row["dependence"],
            int(row["articles"]),
            int(row["sentences"]),
            row["process"],
            float(row["coverage"]),
            float(row["error"]),
        )
        for row in csv.DictReader(text.splitlines(), strict=True)
    )


def tried() -> list[Held]:
    """The rows of all measures; differences are of several processes at once."""
    return [row for row in rows() if row.measure != "differences"]


def of_measures(measures: Sequence[str]) -> list[Held]:
    """The rows of these measures."""
    return [row for row in rows() if row.measure in measures]


def holds(row: Held, measures: Sequence[str], within: str, unit: str) -> bool:
    """Whether a row is of one of the measures, of corpora so alike, by that unit."""
    return row.measure in measures and (row.dependence, row.unit) == (within, unit)


def between(held: Iterable[Held]) -> str:
    """The least and the most coverage, in per cent: 93.6–98.9; a dash where there is none."""
    shares = [100 * row.coverage for row in held]
    if not shares:
        return DASH
    low, high = f"{min(shares):.1f}", f"{max(shares):.1f}"
    return low if low == high else f"{low}{DASH}{high}"


def of_balance(within: str, unit: str) -> list[Held]:
    """The rows of the balance from `FEW` sentences on, in corpora so alike, by one unit."""
    return [r for r in rows() if holds(r, ["balance"], within, unit) and r.sentences >= FEW]
