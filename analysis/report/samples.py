"""Agreement with reading as the page shows it: a row a code, a column a sample."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from analysis.report.wording import UNDEFINED, interval, plain
from analysis.study import Study

NAMES = {
    "in": "These articles",
    "leave_one_out": "Each article left out",
    "coders": "One coder against the other",
}
CODERS = "_coders"  # of a collection: in the full table only
CODES = {"russia": "Russia", "attributed": "credited to a source"}


@dataclass(frozen=True, slots=True)
class Score:
    """F1 with its interval, and alpha."""

    f1: str
    interval: str
    alpha: str


@dataclass(frozen=True, slots=True)
class Agreement:
    """The samples with their sentences, and each code's scores in them."""

    samples: tuple[tuple[str, int], ...]
    rows: tuple[tuple[str, tuple[Score, ...]], ...]


def agreement(study: Study) -> Agreement:
    """The comparison of codebook and reading in every sample, and of the two coders."""
    kept = {
        str(row["sample"]): int(str(row["n"]))
        for row in study.agreement
        if not str(row["sample"]).endswith(CODERS)
    }
    codes = dict.fromkeys(str(row["column"]) for row in study.agreement)
    by_place = {(row["column"], row["sample"]): row for row in study.agreement}
    return Agreement(
        tuple((named(sample), n) for sample, n in kept.items()),
        tuple(
            (
                CODES.get(code, code),
                tuple(_score(by_place.get((code, sample), {})) for sample in kept),
            )
            for code in codes
        ),
    )


def named(sample: str) -> str:
    """What a sample is called: the parts of a collection by its name."""
    name, _, part = sample.rpartition("_")
    return NAMES.get(sample) or (f"{name}, {part} part" if name else sample)


def _score(row: Mapping[str, object]) -> Score:
    f1, low, high, alpha = (_float(row.get(k)) for k in ("f1", "f1_low", "f1_high", "alpha"))
    return Score(
        plain(f1), interval(low, high, plain), plain(alpha) if alpha is not None else UNDEFINED
    )


def _float(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) else None
