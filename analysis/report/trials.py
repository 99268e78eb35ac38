"""The numbers of topics that were tried, as a table: why the one shown was chosen."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.report.wording import DASH, plain
from analysis.study import Study


@dataclass(frozen=True, slots=True)
class Tried:
    """One model at one number of topics."""

    model: str
    k: int
    cells: tuple[str, str, str]  # stability, coherence, diversity; a dash where undefined
    chosen: bool


def tried(study: Study) -> tuple[Tried, ...]:
    """A row a model and number of topics, as they were tried; topics of paragraphs come last."""
    return tuple(
        Tried(
            one.model.upper() + of,
            one.k,
            (_cell(one.jaccard), _cell(one.npmi), _cell(one.diversity)),
            one.chosen,
        )
        for of, model in (("", study.topics), (" of paragraphs", study.of_paragraphs))
        for one in model.trials
    )


def _cell(value: float | None) -> str:
    return DASH if value is None else plain(value)
