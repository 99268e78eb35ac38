"""What was found in a few lines of Markdown, each with how sure it is: what README says.

Made of the report's own sentences and of its table at a glance, so that the front door says
nothing that the report does not.
"""

from __future__ import annotations

from collections.abc import Mapping

from analysis.report import grids
from analysis.report.grids import Cell, Grid
from analysis.report.room import outlet_ids
from analysis.study import Study

WIDE = 12  # outlets with a row; of more the report has the table
PARTS = {  # by what a paragraph opens with: its facts by name
    "": ("finding_said", "lean_said", "shares_said"),
    " ": ("russia_said", "russia_hangs", "ways_bear"),
    "**How sure is that?** ": (
        *("claims_short", "counting_right", "told_by_reading", "reading_lost"),
        *("tie_hangs", "sides_hang"),
    ),
}
KEY = (
    "The balance runs from −1 (all {cool}) to +1 (all {warm}). In brackets after a number stands "
    "its interval at {level}, then the sentences it is made of, of all that were scored; the last "
    "row counts the pairs that a verdict tells apart. {nameless}"
)


def markdown(study: Study, told: Mapping[str, str]) -> str:
    """Paragraphs, a table with a row an outlet, and how to read its cells; facts are the study's.

    Blanks that break no line are plain ones here.
    """
    said = [
        opening + " ".join(filter(None, (told[name] for name in part)))
        for opening, part in PARTS.items()
    ]
    grid = grids.grid(study, grids.GLANCE[:3], outlet_ids(study))
    table = [_table(grid, told["noun"]), KEY.format_map(told)] if len(grid.lines) <= WIDE else []
    text = "\n\n".join(filter(None, (part.strip() for part in (*said, *table))))
    return text.replace("\N{NO-BREAK SPACE}", " ")


def _table(grid: Grid, noun: str) -> str:
    rows = [
        [noun.capitalize(), *(column.head for column in grid.columns)],
        ["---"] * (len(grid.columns) + 1),
        *([line.outlet, *map(_cell, line.cells)] for line in grid.lines),
        ["*Pairs told apart*", *grid.apart],
    ]
    return "\n".join(f"| {' | '.join(_escaped(cell) for cell in row)} |" for row in rows)


def _cell(cell: Cell) -> str:
    within = f" ({cell.interval})" if cell.interval else ""
    return f"{cell.value}{within}, {cell.carried}" if cell.carried else f"{cell.value}{within}"


def _escaped(text: str) -> str:
    """A cell's text, in which a bar would end the cell."""
    return text.replace("|", "\\|")
