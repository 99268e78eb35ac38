"""What several figures say of an outlet: its place, its mark, its estimates and its verdicts."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from matplotlib.path import Path

from analysis.plots._labels import drawable
from analysis.sides import NEAR

if TYPE_CHECKING:
    from analysis.study import Study

Row = Mapping[str, Any]
Blocks = Mapping[str, Mapping[str, Mapping[str, Row]]]  # block -> line -> cell -> row
T = TypeVar("T")

HOURGLASS = Path([(-1, 1), (1, 1), (-1, -1), (1, -1), (-1, 1)], closed=True)
BOW_TIE = Path([(-1, 1), (-1, -1), (1, 1), (1, -1), (-1, 1)], closed=True)
# Shapes that differ in grey, small and when hollow, the plainest first: of those that are nearly
# round (as a hexagon is) only the circle, and the pentagon at the end.
MARKS: Mapping[str, str | Path] = {
    "circle": "o",
    "square": "s",
    "triangle": "^",
    "diamond": "D",
    "cross": "P",
    "triangle down": "v",
    "star": "*",
    "diagonal cross": "X",
    "triangle left": "<",
    "triangle right": ">",
    "hourglass": HOURGLASS,
    "bow tie": BOW_TIE,
    "thin diamond": "d",
    "pentagon": "p",
}
COLUMNS = (
    *("measure", "facet", "outlet", "mark", "called", "articles", "sentences", "hits"),
    *("value", "low", "high", "level", "hollow"),
    *("higher_than", "not_told_apart_from", "too_little_to_say_of"),
)
VERDICTS = {
    "higher": "higher_than",
    "cannot be told apart": "not_told_apart_from",
    "too little to say": "too_little_to_say_of",
}
ADDED = ("mark", "called", "level", "hollow", *VERDICTS.values())  # to what an estimate has
TURNED = {"higher": "lower", "lower": "higher"}  # a verdict seen from the other outlet
APART = "; "  # between the names in one cell
SHOWN = 12  # outlets or articles drawn: a page of more is no picture; the rows are of all


def by_balance(study: Study) -> list[str]:
    """The outlets from the highest balance to the lowest; those without one last.

    Equals stand in the order of their first articles.
    """

    def place(outlet: str) -> float:
        estimate = study.estimate("balance", outlet)
        return 2.0 if estimate is None or estimate.value is None else -round(estimate.value, 9)

    return sorted(study.outlets, key=place)


def marks(study: Study) -> dict[str, str]:
    """The name of each outlet's mark, the same in every figure: by the order of first articles.

    From the fifteenth outlet on the marks come round again; the names beside them do not.
    """
    names = list(MARKS)
    return {outlet: names[i % len(names)] for i, outlet in enumerate(study.outlets)}


def signs(study: Study) -> dict[str, dict[str, str]]:
    """The outlets in the order of all figures, with what each is known by: ``mark``, ``called``.

    The one place that decides on order and mark. `called` is the name as it is drawn: where the
    font lacks its letters (they would be boxes), the id of the outlet's first article stands for
    it, or its mark where that cannot be drawn either.
    """
    marked = marks(study)
    first = {article.outlet: article.id for article in reversed(study.articles)}
    found = {}
    for outlet in by_balance(study):
        id = drawable(first[outlet])
        called = drawable(outlet) or (f"article {id}" if id else f"{marked[outlet]} mark")
        found[outlet] = {"mark": marked[outlet], "called": called}
    return found


def ends(
    ordered: Sequence[T], most: int = SHOWN, *, defined: Callable[[T], bool] = lambda one: True
) -> list[T]:
    """What is drawn of many: the first and the last of those that are defined, half of each.

    All where there are no more than `most`.
    """
    if len(ordered) <= most:
        return list(ordered)
    kept = [one for one in ordered if defined(one)]
    if len(kept) <= most:
        return kept or list(ordered[:most])
    return [*kept[: most // 2], *kept[-(most // 2) :]]


def grouped(rows: Sequence[Row], column: str) -> dict[Any, list[Row]]:
    """The rows by what stands in a column, in the order in which each first stands there."""
    found: dict[Any, list[Row]] = {}
    for row in rows:
        found.setdefault(row[column], []).append(row)
    return found


def tabled(rows: Sequence[Row], block: str, line: str, cell: str) -> Blocks:
    """The rows by what stands in three columns, in the order in which it first stands there."""
    found: dict[str, dict[str, dict[str, Row]]] = {}
    for row in rows:
        found.setdefault(row[block], {}).setdefault(row[line], {})[row[cell]] = row
    return found


def crosses(low: float | None, high: float | None) -> bool:
    """Whether an interval reaches or holds 0, or is missing, so that nothing rules 0 out."""
    return low is None or high is None or low - NEAR <= 0 <= high + NEAR


def estimated(study: Study, measures: Sequence[str], facets: Sequence[str]) -> list[Row]:
    """The estimates of each outlet with their verdicts, the outlet of the highest balance first.

    A verdict's column names the outlets it holds against. Where no estimate was made (nobody
    coded the outlet) there is no row.
    """
    signed, judged = signs(study), _judged(study)
    keys = [(m, f, outlet) for outlet in signed for m in measures for f in facets]
    found: list[Row] = []
    for key in keys:
        if (estimate := study.shown.get(key)) is not None:
            row: dict[str, Any] = {c: getattr(estimate, c) for c in COLUMNS if c not in ADDED}
            row |= signed[estimate.outlet] | {"level": study.settings.level}
            row |= {"hollow": int(crosses(estimate.low, estimate.high))}
            against = judged.get(key, {})
            row |= {c: APART.join(against.get(c, ())) for c in VERDICTS.values()}
            found.append(row)
    return found


def _judged(study: Study) -> dict[tuple[str, str, str], dict[str, list[str]]]:
    """For each measure, facet and outlet the others, by the column of the verdict on the two."""
    found: dict[tuple[str, str, str], dict[str, list[str]]] = {}
    for pair in study.verdicts:
        sides = (
            (pair.outlet_i, pair.outlet_j, pair.verdict),
            (pair.outlet_j, pair.outlet_i, TURNED.get(pair.verdict, pair.verdict)),
        )
        for outlet, other, verdict in sides:
            if verdict in VERDICTS:
                columns = found.setdefault((pair.measure, pair.facet, outlet), {})
                # the sign between names stands in no name
                columns.setdefault(VERDICTS[verdict], []).append(other.replace(";", ","))
    return found
