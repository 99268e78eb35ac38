"""Articles on the subject, made of the coded sentences: what the benchmarks of scoring read."""

from __future__ import annotations

import csv
import random
from functools import cache
from pathlib import Path

COLLECTIONS = Path(__file__).parents[1] / "collection"
SEED = 20250903


@cache
def sentences() -> tuple[str, ...]:
    """Every sentence of the coded collections, in order."""
    found = []
    for path in sorted(COLLECTIONS.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            found += [row["text"] for row in csv.DictReader(file)]
    return tuple(found)


def articles(count: int, *, paragraphs: int = 5, length: int = 3) -> list[str]:
    """So many articles of so many paragraphs of so many sentences, drawn at random."""
    draw = random.Random(SEED)
    return [
        "\n".join(" ".join(draw.choices(sentences(), k=length)) for _ in range(paragraphs))
        for _ in range(count)
    ]
