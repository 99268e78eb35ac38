"""The words behind a sentiment score: what each adds, and whether masking takes it out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from analysis import sentiment, tone
from analysis.model import Reading, Sentence
from analysis.sides import NEAR

SIDES = {"warm": 1, "cool": -1}


def moods(readings: Sequence[Reading], top: int) -> Iterator[dict[str, Any]]:
    """The words that warm most and those that cool most, with their parts of the mean."""
    parts: dict[str, list[float]] = {}
    named: dict[str, int] = {}
    n = 0
    for reading in readings:
        n += len(reading.scored())
        for word, part, masked in _placed(reading):
            parts.setdefault(word, []).append(part)
            named[word] = named.get(word, 0) + masked
    sums = {word: sum(each) / n for word, each in parts.items()}
    for kind, sign in SIDES.items():
        order = sorted(sums, key=lambda word: (-sign * round(sums[word], 9), word))
        for word in order[:top]:
            if sign * sums[word] > NEAR:
                ends = {"value": sums[word], "low": None, "high": None, "hollow": None}
                counts = {"word": word, "count": len(parts[word]), "named": named[word]}
                yield {"kind": kind, **counts, **ends}


def _placed(reading: Reading) -> Iterator[tuple[str, float, bool]]:
    """Each scored word of an article, what it adds, and whether it stands in what is masked."""
    masks = [(m.start, m.end) for m in reading.mentions]
    masks += [(hit.start, hit.end) for hit in reading.hits if hit.status == "guarded"]
    for sentence, _ in reading.scored():
        own = [*masks, *_events(sentence)]
        at = 0
        for word, part in tone.scored(sentence.text):
            place = re.compile(rf"(?<!\w){re.escape(word)}", re.IGNORECASE).search(
                sentence.text, at
            )
            at = place.end() if place else at
            start = sentence.start + place.start() if place else -1
            yield word, part, any(a <= start < b for a, b in own)


def _events(sentence: Sentence) -> Iterator[tuple[int, int]]:
    for start, end in sentiment.event_spans(sentence.text):
        yield sentence.start + start, sentence.start + end
