"""The tables as files: CSV, and a data package that describes them (Frictionless)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from analysis import tables
from analysis.output import csv_text, json_text
from analysis.study import Study
from analysis.tables import Row, Table
from analysis.weighing import ENTRY

FOLDER = "reports/tables"
# Columns that carry the articles' words: they remain their publishers', and are empty where a
# study does not publish texts.
WORDS = ("text", "matched", "title")
WITHHELD = (*WORDS, "speaker")
INSIDE = "inside a longer hit"  # the reason of a nested hit without the words of the longer one
TOGETHER = "words weighed together"  # the reason of a weighed hit without its words
INTEGERS = frozenset(
    "words sentences alliance strain both russia attributed sentence start end paragraph articles "
    "hits k topic subsamples paragraphs rank by_weight chosen n right count counted agreeing "
    "specification primary agree reverse level undefined order_holds aside "
    "rest alliance_i strain_i alliance_j strain_j turned passage quoted shared coded".split()
)
NUMBERS = frozenset(
    "sentiment sentiment_masked value low high difference p_above weight relevance jaccard npmi "
    "diversity precision precision_low precision_high recall recall_low recall_high macro_f1 "
    "f1 f1_low f1_high alpha alpha_low alpha_high share "
    "agreement low_by_paragraph high_by_paragraph "
    "contribution without moved sentiment_with d sd z printed resemblance containment auc".split()
)
KEYS = {
    "articles": ["article"],
    "sentences": ["article", "sentence"],
    "estimates": ["measure", "facet", "outlet"],
    "ranks": ["measure", "facet", "outlet_i", "outlet_j"],
    "agreement": ["column", "sample"],
    "speakers": ["article", "speaker"],
    "dyads": ["article", "dyad"],
    "sentiment_words": ["article", "word"],
    "confusion": ["sample", "found", "true"],
    "classes": ["found"],
    "keyness": ["outlet", "term", "prior"],
    "word_shifts": ["outlet_i", "outlet_j", "entry"],
    "shared": ["passage", "article", "start"],
    "likeness": ["article_i", "article_j"],
    "position": ["outlet", "part", "frame"],
    "entries": ["entry", "frame"],
    "specifications": ["specification", "outlet"],
    "orders": ["measure", "outlet_i", "outlet_j"],
    "influence": ["measure", "kind", "id", "outlet"],
    "aside": ["outlet"],
    "estimates_by_paragraph": ["measure", "facet", "outlet"],
    "percentiles": ["measure", "facet", "outlet"],
    "topic_sentences": ["model", "topic", "rank"],
    "topic_anchors": ["frame", "codes"],
}
LICENCE = {
    "name": "CC-BY-4.0",
    "title": "Creative Commons Attribution 4.0",
    "path": "https://creativecommons.org/licenses/by/4.0/",
}
RIGHTS = (
    "The licence covers the tables but for the columns text, matched and title, which carry the "
    "articles' words and remain their publishers'."
)


def rows(table: Table, study: Study) -> Iterator[Row]:
    """The rows of a table as published: without the articles' words where the study says so."""
    for row in table.rows(study):
        yield row if study.settings.text else _silent(row, table.name)


def _silent(row: Row, table: str) -> Row:
    # A speaker of the table of speakers is a name from the codebook, and no words of the article.
    names = WORDS if table == "speakers" else WITHHELD
    hidden = {name: "" for name in names if name in row}
    if row.get("status") == "nested":
        hidden["reason"] = INSIDE
    if row.get("entry") == ENTRY and "reason" in row:
        hidden["reason"] = TOGETHER
    return {**row, **hidden}


def files(study: Study) -> dict[str, bytes]:
    """Every table as CSV and the data package, by their paths in the output folder."""
    made: dict[str, bytes] = {}
    for table in tables.TABLES:
        columns = list(tables.columns(table, study))
        made[f"{FOLDER}/{table.name}.csv"] = csv_text(rows(table, study), columns).encode()
    described = json_text(datapackage(study, made)).encode()
    return made | {f"{FOLDER}/datapackage.json": described}


def fields(table: Table, study: Study) -> list[tuple[str, str, str]]:
    """The columns of a table: name, type as Frictionless calls it, and what it says."""
    # An emphasis may have the name of another table's column: there it is none.
    emphases = tables.emphases(study.codebooks) if table.name == "sentences" else []
    return [
        (name, "integer" if name in emphases else _type(name, table.name), said)
        for name, said in tables.columns(table, study).items()
    ]


def _type(column: str, table: str) -> str:
    if (table, column) == ("specifications", "weight"):
        return "string"  # a choice, and no number as in other tables
    if column in INTEGERS:
        return "integer"
    if column in NUMBERS:
        return "number"
    return "date" if column == "published" else "string"


def datapackage(
    study: Study, made: Mapping[str, bytes], described: Sequence[Table] = tables.TABLES
) -> Mapping[str, Any]:
    """The description of the tables; no date, since the same study gives the same bytes."""
    return {
        "profile": "tabular-data-package",
        "name": "framing-study",
        "title": study.settings.title,
        "description": f"{study.settings.question} {RIGHTS}",
        "licenses": [LICENCE],
        "resources": [
            _resource(table, study, made[f"{FOLDER}/{table.name}.csv"]) for table in described
        ],
    }


def _resource(table: Table, study: Study, data: bytes) -> Mapping[str, Any]:
    schema: dict[str, Any] = {
        "fields": [
            {"name": name, "type": kind, "description": said}
            for name, kind, said in fields(table, study)
        ],
        "missingValues": [""],
    }
    if table.name in KEYS:
        schema["primaryKey"] = KEYS[table.name]
    if table.name == "hits":
        here = {"fields": ["article", "sentence"]}
        schema["foreignKeys"] = [here | {"reference": {"resource": "sentences", **here}}]
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "title": tables.title(table, study),
        "path": f"{table.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(data),
        "hash": f"sha256:{hashlib.sha256(data).hexdigest()}",
        "schema": schema,
    }
