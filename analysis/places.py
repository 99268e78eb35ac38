"""Sentences with all that a codebook finds in them and around them: the work on text.

A place is what every later decision looks at; deciding again, in another way to count or without
an entry, needs no text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache, partial
from typing import NamedTuple

from analysis import asides, features, matching, names, text, voice
from analysis.matching import Matcher, Named, Scan
from analysis.model import Codebook, Hit, Mention, Sentence, Settings, Status
from analysis.sight import LOOK_BACK, RIVALS
from analysis.text import Plain, Span

BELOW = 2  # sentences under a headline that say what it is about
RECENT = 4096  # sentences that are not looked through again where another article says the same


class Place(NamedTuple):
    """A sentence with what was found in it and in the sentences before, the nearest first.

    Of those before there are the actors alone, by the order in which they are named: where the same
    actors come before the same words, the same is found in them.
    """

    sentence: Sentence
    scan: Scan
    told: Scan  # the same without names that only say where its speaker is from
    voice: voice.Voice
    before: tuple[Scan, ...]
    beside: tuple[Scan, ...]  # the same, had nothing been set aside as boilerplate


class _Seen(NamedTuple):
    """What is found in a sentence, whose words it is, and the same without other names."""

    scan: Scan
    voice: voice.Voice
    party: Scan  # without names that are no party to a tie
    told: Scan  # and without those that only say where its speaker is from


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
    members = features.members(settings.dyad)
    # What an article says again is not looked through again.
    seen = cache(partial(_seen, made, codebook, members))
    quotations = _quotations(sentences) if codebook.voice else [()] * len(sentences)
    every = [seen(s.text, spans) for s, spans in zip(sentences, quotations, strict=True)]
    told = [one.told for one in every]
    if any([scan.called for scan in told]):
        told = [
            names.implied(one.told, one.party, told[max(at - LOOK_BACK, 0) : at], members, RIVALS)
            if one.told.called
            else one.told
            for at, one in enumerate(every)
        ]
    named = [_named(tuple([name.actor for name in scan.named])) for scan in told]
    kept = [one for one, s in zip(named, sentences, strict=True) if s.kind != "boilerplate"]
    aside = len(kept) < len(named)
    place = 0  # of those kept, how many stand before
    for at, sentence in enumerate(sentences):
        before = _around(place, sentence, kept)
        beside = _around(at, sentence, named) if aside else before
        yield Place(sentence, every[at].scan, told[at], every[at].voice, before, beside)
        place += sentence.kind != "boilerplate"


@lru_cache(maxsize=RECENT)
def _seen(
    made: Matcher,
    codebook: Codebook,
    members: frozenset[str],
    sentence: str,
    quotations: tuple[Span, ...],
) -> _Seen:
    """What is found in a sentence by itself, whatever stands around it."""
    scan = _scanned(made, sentence)
    party = asides.settled(scan, members)
    said = voice.voice(scan, quotations, codebook) if codebook.voice else voice.OWN
    return _Seen(scan, said, party, voice.told(party, said, codebook, members))


@lru_cache(maxsize=RECENT)
def _scanned(made: Matcher, sentence: str) -> Scan:
    """What stands in a sentence, whatever of it is quoted."""
    return matching.scan(made, sentence)


@lru_cache(maxsize=RECENT)
def _named(actors: tuple[str, ...]) -> Scan:
    """A sentence of which only the names are asked for; where the actors are the same, the same."""
    spoken = tuple([Named(actor, 0, 0) for actor in actors])
    return Scan(Plain("", None, 0), spoken, (), (), (), (), (), (), (), (), ())


def _around(at: int, sentence: Sentence, named: Sequence[Scan]) -> tuple[Scan, ...]:
    """Where to look for what a sentence does not name itself, the nearest first."""
    before = named[max(at - LOOK_BACK, 0) : at][::-1]
    if sentence.kind in ("title", "heading"):
        # What a headline is about is said below it.
        before = [*named[at + 1 : at + 1 + BELOW], *before]
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
