"""Readings made by hand, for claims about measures: one tuple a sentence."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from analysis.model import Article, Code, Hit, Mention, Reading, Sentence, Settings

SEEDS = Path(__file__).parents[2] / "seeds"
OWN = "china+north_korea"
OTHER = "north_korea+russia"
SETTINGS = Settings("", "", (), OWN, seed=11, resamples=400)

Made = tuple[Sentence, Code | None, tuple[Hit, ...], tuple[Mention, ...]]


def sentence(
    words: int = 10,
    *,
    alliance: int = 0,  # hits for it about the study's dyad
    strain: int = 0,
    attributed: int = 0,
    russia: int = 0,  # mentions
    china: int = 0,
    sentiment: float = 0.0,
    other: Sequence[tuple[str, str, str]] = (),  # frame, dyad, status of further hits
    boilerplate: bool = False,
    paragraph: int = 1,
) -> Made:
    """One sentence of ten characters a word, with its code, hits and mentions."""
    text = "x" * (10 * words)
    found = [("alliance", OWN, "counted")] * alliance + [("strain", OWN, "counted")] * strain
    hits = [Hit("", 0, 0, 1, "x", "x", f, d, s, "") for f, d, s in [*found, *other]]
    named = [
        Mention(actor, 0, at, at + 1)
        for actor, n in (("russia", russia), ("china", china))
        for at in range(n)
    ]
    frames = (min(alliance, 1), min(strain, 1), min(russia, 1))
    code = None if boilerplate else Code(*frames, attributed, {}, words, sentiment, sentiment / 2)
    kind = "boilerplate" if boilerplate else "body"
    return Sentence("", 0, kind, 0, len(text), text, paragraph), code, tuple(hits), tuple(named)


def reading(id: str, sentences: Iterable[Made], outlet: str = "") -> Reading:
    """An article of these sentences, one after the other."""
    units, codes, hits, mentions, start = [], [], [], [], 0
    for number, (unit, code, found, named) in enumerate(sentences, 1):
        units.append(
            replace(unit, article=id, number=number, start=start, end=start + len(unit.text))
        )
        codes.append(code)
        hits += [
            replace(hit, article=id, sentence=number, start=start, end=start + 1) for hit in found
        ]
        mentions += [
            replace(m, sentence=number, start=start + m.start, end=start + m.end) for m in named
        ]
        start += len(unit.text) + 1
    article = Article(id, outlet or f"outlet of {id}", "")
    return Reading(article, tuple(units), tuple(codes), tuple(hits), tuple(mentions))


def varied(id: str, n: int = 14, step: int = 3, outlet: str = "") -> Reading:
    """An article in which everything occurs, in a pattern that `step` changes."""
    units = [
        sentence(
            8 + (step * k) % 13,
            alliance=((k * step) % 5 == 1) + ((k * step) % 10 == 1),
            strain=int((k * step) % 4 == 2),
            attributed=int(k % 3 == 0),
            russia=2 * int((k + step) % 4 == 1),
            china=int(k % 2 == 0),
            sentiment=((k * step) % 7 - 3) / 10,
            other=[("alliance", OTHER, "other_dyad")] * (k % 6 == 0),
        )
        for k in range(n)
    ]
    return reading(id, [*units, sentence(5, russia=1, boilerplate=True)], outlet)


def coded() -> list[Reading]:
    """The five articles with their final codes by reading, and no hits."""
    with (SEEDS / "coding" / "sentences.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    articles: dict[str, list[Made]] = {}
    for row in rows:
        unit, code, _, _ = sentence(
            alliance=int(row["alliance"]),
            strain=int(row["strain"]),
            russia=int(row["russia"]),
            attributed=int(row["attributed"]),
            boilerplate=row["kind"] == "boilerplate",
        )
        articles.setdefault(row["file"][:3], []).append((unit, code, (), ()))
    return [reading(id, sentences) for id, sentences in articles.items()]
