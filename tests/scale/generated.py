"""Articles made of coded sentences, as many as are wanted: the same for the same number."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from analysis import stats

COLLECTION = Path(__file__).parents[1] / "collection"
OUTLETS = ("Gazette", "Herald", "Courier", "Observer")
FURNITURE = ("By A Reporter", "5 September 2025", "Share this article")


@cache
def sentences() -> tuple[str, ...]:
    """Every sentence of the coded collection beside the study."""
    found: dict[str, None] = {}
    for path in sorted(COLLECTION.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            found.update((row["text"], None) for row in csv.DictReader(file))
    return tuple(found)


def articles(
    number: int, *, outlets: int = 4, start: int = 0, most: int = 30
) -> Iterator[dict[str, str]]:
    """Rows of a collection: three to `most` sentences each, some with a title beside the text."""
    known = sentences()
    for at in range(start, start + number):
        random = stats.stream(1, "generated", str(at))
        picks = random.integers(0, len(known), int(random.integers(3, most + 1)))
        parts = [known[pick] for pick in picks]
        if at % 5 == 0:
            parts.insert(0, FURNITURE[at % len(FURNITURE)])
        breaks = random.integers(0, 3, len(parts))
        text = "".join(
            f"{part}{' ' if cut else chr(10) * 2}" for part, cut in zip(parts, breaks, strict=True)
        )
        yield {
            "article": f"a{at:07d}",
            "text": text.strip(),
            "outlet": f"{OUTLETS[at % len(OUTLETS)]} {at % outlets // len(OUTLETS)}".strip(" 0"),
            "published": f"2025-09-{at % 28 + 1:02d}",
            "title": "China and North Korea restore ties" if at % 3 == 0 else "",
        }
