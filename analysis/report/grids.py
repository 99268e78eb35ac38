"""Tables of estimates as the page shows them: a row an outlet, a cell with its interval."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from analysis.model import Estimate
from analysis.plots import signs
from analysis.report.comparisons import comparison, labels, summary
from analysis.report.standing import apart
from analysis.report.wording import UNDEFINED, dyad, interval, share, side, signed
from analysis.study import BY_READING, Study

ENDS = 8  # rows at either end of a table that is too long to be read whole
IN_WORDS = "In words, by codebook"  # heads what verdicts say of a row; reading has its own
Write = Callable[[float | None], str]


@dataclass(frozen=True, slots=True)
class Column:
    """One measure of a table: its heading, its facet, how it is written and where it leads."""

    head: str
    measure: str
    facet: str
    write: Write
    place: str  # the part of an outlet's evidence that carries it
    sided: bool = True  # whether 0 divides alliance from strain


@dataclass(frozen=True, slots=True)
class Cell:
    """A number with its interval, what carries it, and the anchor of its evidence."""

    value: str
    interval: str
    carried: str
    href: str
    side: str  # above, below, open, undefined; empty where the scale has no sides


@dataclass(frozen=True, slots=True)
class Line:
    """One outlet's row."""

    outlet: str
    id: str
    described: bool  # its name is ours, not the text's
    cells: tuple[Cell, ...]
    verdict: str  # where its balance lies, in words
    apart: tuple[str, ...]  # what verdicts say of it against the others
    sentences: int


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: its columns, and for each how many pairs of outlets it tells apart."""

    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    apart: tuple[str, ...]

    @property
    def between(self) -> tuple[Line, ...]:
        """The rows between the first and the last eight; none where all can be read."""
        return self.lines[ENDS:-ENDS] if len(self.lines) > 2 * ENDS + 1 else ()


TONE = (
    Column("Sentiment, raw", "sentiment", "all", signed, "tone", sided=False),
    Column("Sentiment, masked", "sentiment_masked", "all", signed, "tone", sided=False),
)
GLANCE = (
    Column("Balance by codebook", "balance", "all", signed, "balance"),
    Column("Balance by reading", "balance", BY_READING, signed, "reading"),
    Column("Sentences naming Russia", "russia_share", "all", share, "russia", sided=False),
    Column("Balance in own voice", "balance", "own", signed, "own"),
    Column("Mean sentiment", "sentiment", "all", signed, "tone", sided=False),
)
VOICES = (
    Column("All sentences", "balance", "all", signed, "balance"),
    Column("Own voice", "balance", "own", signed, "own"),
    Column("Credited to a source", "balance", "attributed", signed, "attributed"),
)
WHERE = {
    "above": "side of {warm}",
    "below": "side of {cool}",
    "open": "neither side ruled out",
    UNDEFINED: "no frame found",
}


def dyads(study: Study, other: str) -> tuple[Column, ...]:
    """The columns that set the study's pair beside another."""
    pairs = ((study.settings.dyad, "balance"), (other, "pairs"))
    return tuple(
        Column(dyad(id), "balance", f"dyad:{id}", signed, place) for id, place in pairs if id
    )


def grid(study: Study, columns: Sequence[Column], ids: Mapping[str, str]) -> Grid:
    """The table of these columns; ids are those of the outlets' evidence."""
    russia = bool(study.words.russia)
    kept = tuple(
        c
        for c in columns
        if any(_at(study, c, outlet) for outlet in study.outlets)
        and (russia or c.measure != "russia_share")
    )
    described, said = labels(study).described, apart(study)
    lines = tuple(
        Line(
            outlet=outlet,
            id=ids[outlet],
            described=outlet in described,
            cells=tuple(_cell(_at(study, c, outlet), c, ids[outlet]) for c in kept),
            verdict=study.words.told(WHERE[side(study.estimate("balance", outlet))]),
            apart=said[outlet],
            sentences=sum(len(r.scored()) for r in study.readings if r.article.outlet == outlet),
        )
        for outlet in signs(study)
    )
    told = tuple(summary(comparison(study, c.measure, c.facet)) for c in kept)
    return Grid(kept, lines, told)


def _at(study: Study, column: Column, outlet: str) -> Estimate | None:
    return study.estimate(column.measure, outlet, column.facet)


def _cell(estimate: Estimate | None, column: Column, id: str) -> Cell:
    href = f"#{id}-{column.place}"
    if estimate is None or estimate.value is None:
        return Cell(UNDEFINED, "", "", href, UNDEFINED)
    carried = f"{estimate.hits} of {estimate.sentences}"
    return Cell(
        column.write(estimate.value),
        interval(estimate.low, estimate.high, column.write),
        f"n = {estimate.sentences}" if column.place == "tone" else carried,
        href,
        side(estimate) if column.sided else "",
    )
