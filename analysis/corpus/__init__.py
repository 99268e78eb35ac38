"""A study folder, or the rows of a collection -> articles and problems; the only reader of seeds.

``load`` reads a folder: the settings, the articles, the codes made by reading, and all that is
wrong with them. ``rows`` reads a CSV or JSONL file in which a row is an article.
"""

from __future__ import annotations

from analysis.corpus.coding import Coded
from analysis.corpus.collection import checked, rows
from analysis.corpus.folder import Loaded, load, read_settings
from analysis.corpus.records import Record
from analysis.corpus.samples import Sample
from analysis.corpus.tables import table

__all__ = [
    "Coded",
    "Loaded",
    "Record",
    "Sample",
    "checked",
    "load",
    "read_settings",
    "rows",
    "table",
]
