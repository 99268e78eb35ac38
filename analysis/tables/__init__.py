"""A Study -> the rows of each published table, with its columns and what they mean.

Names and columns are fixed by the study's contract; each column is said in a line, for the data
package and the report's data dictionary. ``_rows`` makes rows of text, ``_text`` describes the
tables of what stands in the articles, ``_results`` those of what follows from it.
"""

from __future__ import annotations

from analysis.study import Study
from analysis.tables._copies import COPIES
from analysis.tables._results import RESULTS
from analysis.tables._robustness import ROBUSTNESS, aside_rows
from analysis.tables._rows import (
    Row,
    Table,
    article_row,
    class_rows,
    confusion,
    dyad_rows,
    emphases,
    sentence_rows,
)
from analysis.tables._text import TEXT
from analysis.tables._topics import TOPICS
from analysis.tables._words import WORDS

TABLES: tuple[Table, ...] = (*TEXT, *RESULTS, *ROBUSTNESS, *COPIES, *WORDS, *TOPICS)

__all__ = [
    "TABLES",
    "Row",
    "Table",
    "article_row",
    "aside_rows",
    "class_rows",
    "columns",
    "confusion",
    "dyad_rows",
    "emphases",
    "sentence_rows",
    "title",
]


def columns(table: Table, study: Study) -> dict[str, str]:
    """The table's columns with their meaning; sentences have one more for each emphasis.

    A column keeps its name whatever a study's poles are called; what it says names them.
    """
    extra = {}
    if table.name == "sentences":
        labels = {id: f.label for book in study.codebooks for id, f in book.frames.items()}
        extra = {id: f"{labels[id]} (0 or 1)" for id in emphases(study.codebooks)}
    told = {name: study.words.told(said) for name, said in table.columns.items()}
    return {**told, **extra}


def title(table: Table, study: Study) -> str:
    """What a row of the table is, in the words of the study."""
    return study.words.told(table.title)
