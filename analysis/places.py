"""Sentences with all that a codebook finds in them and around them: the work on text.

A place is what every later decision looks at; deciding again, in another way to count or without
an entry, needs no text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial

from analysis import asides, features, matching, names, text, voice
from analysis.matching import Scan
from analysis.model import Codebook, Hit, Mention, Sentence, Settings, Status
from analysis.sight import LOOK_BACK, RIVALS
from analysis.text import Span

BELOW = 2  # sentences under a headline that say what it is about


@dataclass(frozen=True, eq=False)
class Place:
    """A sentence with what was found in it and in the sentences before, the nearest first."""

    sentence: Sentence
    scan: Scan
    told: Scan  # the same without names that only say where its speaker is from
    voice: voice.Voice
    before: tuple[Scan, ...]
    beside: tuple[Scan, ...]  # the same, had nothing been set aside as boilerplate


def places(
    sentences: Sequence[Sentence],
    codebook: Codebook,
    settings: Settings,
    *,
    matcher: matching.Matcher | None = None,
) -> Iterator[Place]:
    """Each sentence with all that a codebook finds in it and around it: the work on text.

    A matcher of the codebook with less in it may stand in for its own.
    """
    made = matcher or matching.matcher(codebook)
    # What an article says again is not looked through again.
    scan = cache(partial(matching.scan, made))
    voiced = cache(partial(voice.voice, codebook=codebook))
    members = features.members(settings.dyad)
    retold = cache(partial(voice.told, codebook=codebook, members=members))
    scans = [scan(sentence.text) for sentence in sentences]
    settled = cache(partial(asides.settled, members=members))
    party = list(map(settled, scans))
    said = [voice.OWN] * len(scans)
    if codebook.voice:
        said = list(map(voiced, scans, _quotations(sentences)))
    told = list(map(retold, party, said))
    if any(scan.called for scan in told):
        told = [
            names.implied(scan, party[at], told[max(at - LOOK_BACK, 0) : at], members, RIVALS)
            for at, scan in enumerate(told)
        ]
    kept = [one for one, s in zip(told, sentences, strict=True) if s.kind != "boilerplate"]
    aside = len(kept) < len(told)
    place = 0  # of those kept, how many stand before
    for at, sentence in enumerate(sentences):
        before = _around(place, sentence, kept)
        beside = _around(at, sentence, told) if aside else before
        yield Place(sentence, scans[at], told[at], said[at], before, beside)
        place += sentence.kind != "boilerplate"


def _around(at: int, sentence: Sentence, told: Sequence[Scan]) -> tuple[Scan, ...]:
    """Where to look for what a sentence does not name itself, the nearest first."""
    before = told[max(at - LOOK_BACK, 0) : at][::-1]
    if sentence.kind in ("title", "heading"):
        # What a headline is about is said below it.
        before = [*told[at + 1 : at + 1 + BELOW], *before]
    return tuple(before)


def _quotations(sentences: Sequence[Sentence]) -> list[tuple[Span, ...]]:
    """For each sentence the plain spans that stand in quotation marks, across its paragraph."""
    paragraphs: dict[int, list[Sentence]] = {}
    for sentence in sentences:
        paragraphs.setdefault(sentence.paragraph, []).append(sentence)
    made: list[tuple[Span, ...]] = []
    for group in paragraphs.values():
        whole = " ".join(s.text for s in group)
        spans = text.quotations(whole)
        at = 0
        for s in group:
            inside = [
                (max(a - at, 0), min(b - at, len(s.text)))
                for a, b in spans
                if a < at + len(s.text) and b > at
            ]
            made.append(tuple(inside))
            at += len(s.text) + 1
    return made


def offsets(place: Place, start: int, end: int) -> Span:
    """Plain offsets in a sentence -> offsets in the article's source."""
    a, b = place.scan.plain.back(start, end)
    return place.sentence.start + a, place.sentence.start + b


def mentions(place: Place) -> Iterator[Mention]:
    """The names in a sentence that is scored, as spans of the article's source."""
    if place.sentence.kind != "boilerplate":
        for name in place.scan.named:
            yield Mention(name.actor, place.sentence.number, *offsets(place, name.start, name.end))


def hit(
    place: Place,
    span: Span,
    *,
    entry: str,
    frame: str,
    dyad: str,
    status: Status,
    reason: str,
    phrase: str,
) -> Hit:
    """What was found at plain offsets of a sentence, with the words that stand there."""
    start, end = offsets(place, *span)
    first = place.sentence.start
    matched = place.sentence.text[start - first : end - first]
    where = (place.sentence.article, place.sentence.number, start, end, matched)
    return Hit(*where, entry, frame, dyad, status, reason, phrase)
