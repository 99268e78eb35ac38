"""The final codes of the five articles, as they stand in `seeds/coding`."""

from __future__ import annotations

import csv
from pathlib import Path

SEEDS = Path(__file__).parents[1] / "seeds"


def coded() -> dict[str, list[tuple[int, int]]]:
    """The final codes (alliance, strain) of the sentences of each of the five articles."""
    with (SEEDS / "coding" / "sentences.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["kind"] != "boilerplate"]
    articles: dict[str, list[tuple[int, int]]] = {}
    for row in rows:
        articles.setdefault(row["file"][:3], []).append((int(row["alliance"]), int(row["strain"])))
    return articles
