"""The tables of the calibration study: coverage by size of corpus."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from analysis.report import calibration, simulations

COLUMNS = (  # heading, what sentences are alike within, what the interval takes as drawn
    ("drawn one by one; by sentence", "none", "sentence"),
    ("drawn one by one; by paragraph", "none", "paragraph"),
    ("alike within paragraphs; by sentence", "paragraph", "sentence"),
    ("alike within paragraphs; by paragraph", "paragraph", "paragraph"),
)
BY_ARTICLE = ("none", "paragraph", "article")  # what sentences are alike within


BRIEF_HEADS = ("Sentences of a paragraph", "Correlation", "By sentence", "By paragraph, as shown")
BRIEF_CAPTION = (
    f"In how many of 100 tries the interval of a balance of {simulations.FEW} sentences and more "
    "held the true one (least\N{EN DASH}most over processes and sizes)"
)
BRIEF = {"none": "drawn one by one", "paragraph": "alike", simulations.CLOSE: "much alike"}


@dataclass(frozen=True, slots=True)
class Line:
    """One size of corpus: its articles, sentences each, and a cell a column."""

    articles: int
    sentences: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """A table of one subject: the least and the most coverage over the processes it was run on."""

    subject: str
    run: str  # on how many processes, and which sizes were not tried
    columns: tuple[str, ...]
    lines: tuple[Line, ...]


def brief() -> list[tuple[str, ...]]:
    """How often the interval of the balance holds, a row a kind of corpus, by `BRIEF_HEADS`."""
    return [
        (
            name,
            f"{simulations.LIKE.get(within, 0):.2f}",
            *(
                simulations.between(simulations.of_balance(within, unit))
                for unit in ("sentence", "paragraph")
            ),
        )
        for within, name in BRIEF.items()
    ]


def tables() -> list[Coverage]:
    """A table a subject for outlets of few articles, and one for outlets drawn by article."""
    made = [_few(subject, measures) for subject, measures in calibration.SUBJECTS.items()]
    columns = tuple(
        f"{subject.split(',')[0]}; {_alike(within)}"
        for subject in calibration.SUBJECTS
        for within in BY_ARTICLE
    )
    cells = [
        (measures, within, "article")
        for measures in calibration.SUBJECTS.values()
        for within in BY_ARTICLE
    ]
    run = "; ".join(
        f"{calibration.NAMES[subject]}: {calibration.ran(measures)}"
        for subject, measures in calibration.SUBJECTS.items()
    )
    return [*made, Coverage("Twelve articles, by article", run, columns, _lines(cells))]


def _few(subject: str, measures: Sequence[str]) -> Coverage:
    cells = [(measures, within, unit) for _, within, unit in COLUMNS]
    run = f"{calibration.ran(measures)}{calibration.untried(measures)}"
    return Coverage(subject, run, tuple(head for head, _, _ in COLUMNS), _lines(cells))


def _alike(within: str) -> str:
    return "drawn one by one" if within == "none" else f"alike within {within}s"


def _lines(cells: Sequence[tuple[Sequence[str], str, str]]) -> tuple[Line, ...]:
    """A line a size of corpus that any of the cells has."""
    found = [[r for r in simulations.rows() if simulations.holds(r, *cell)] for cell in cells]
    sizes = sorted({(r.articles, r.sentences) for column in found for r in column})
    return tuple(
        Line(
            *size,
            tuple(
                simulations.between(r for r in column if (r.articles, r.sentences) == size)
                for column in found
            ),
        )
        for size in sizes
    )
