"""Sentences with all that a codebook finds in them and around them: the work on text.

A place is what every later decision looks at; deciding again, in another way to count or without
an entry, needs no text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache, partial
from itertools import islice
from typing import NamedTuple

from analysis import asides, features, matching, names, scans, voice
from analysis.instrument import Codebook
from analysis.matching import Matcher
from analysis.model import Hit, Mention, Sentence, Settings, Status
from analysis.quick import quickly
from analysis.quotations import may_quote, quotations
from analysis.scans import Named, Scan
from analysis.sight import LOOK_BACK, RIVALS
from analysis.text import Plain, Span

BELOW = 2  # sentences under a headline that say what it is about
_mention = quickly(Mention)
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
    quoted = _quoted(sentences) if codebook.voice else [()] * len(sentences)
    every = [seen(s.text, spans) for s, spans in zip(sentences, quoted, strict=True)]
    told = [one.told for one in every]
    if any([scan.called for scan in told]):
        told = [
            _implied(one, _actors(told[max(at - LOOK_BACK, 0) : at]), members)
            if one.told.called
            else one.told
            for at, one in enumerate(every)
        ]
    counts = [s.kind != "boilerplate" for s in sentences]
    nobody = [_named(())] * len(told)
    named = list(map(cache(_named_in), told)) if asks_before(codebook) else nobody
    before = _around(sentences, named, counts)
    beside = before if all(counts) else _around(sentences, named, [True] * len(named))
    scans = [one.scan for one in every]
    voices = [one.voice for one in every]
    return map(Place, sentences, scans, told, voices, before, beside)


def asks_before(codebook: Codebook) -> bool:
    """Whether what a codebook finds in a sentence can hang on who is named before it."""
    poles = any(frame.role == "pole" for frame in codebook.frames.values())
    return poles or bool(codebook.weights)


@lru_cache(maxsize=RECENT)
def _seen(
    made: Matcher,
    codebook: Codebook,
    members: frozenset[str],
    sentence: str,
    quoted: tuple[Span, ...],
) -> _Seen:
    """What is found in a sentence by itself, whatever stands around it."""
    scan = _scanned(made, sentence)
    party = asides.settled(scan, members)
    said = voice.voice(scan, quoted, codebook) if codebook.voice else voice.OWN
    return _Seen(scan, said, party, voice.told(party, said, codebook, members))


@lru_cache(maxsize=RECENT)
def _scanned(made: Matcher, sentence: str) -> Scan:
    """What stands in a sentence, whatever of it is quoted."""
    return scans.scan(made, sentence)


def _actors(scans: Sequence[Scan]) -> tuple[str, ...]:
    """Whom sentences name, sorted."""
    return tuple(sorted({name.actor for scan in scans for name in scan.named}))


@lru_cache(maxsize=RECENT)
def _implied(one: _Seen, lately: tuple[str, ...], members: frozenset[str]) -> Scan:
    """The sentence with an actor that it only calls something, by whom those before it name."""
    return names.implied(one.told, one.party, [_named(lately)], members, RIVALS)


def _named_in(scan: Scan) -> Scan:
    return _named(tuple([name.actor for name in scan.named]))


@lru_cache(maxsize=RECENT)
def _named(actors: tuple[str, ...]) -> Scan:
    """A sentence of which only the names are asked for; where the actors are the same, the same."""
    spoken = tuple([Named(actor, 0, 0) for actor in actors])
    return Scan(Plain("", None, 0), spoken, (), (), (), (), (), (), (), (), ())


def _around(
    sentences: Sequence[Sentence], named: Sequence[Scan], counts: Sequence[bool]
) -> list[tuple[Scan, ...]]:
    """Where to look for what each sentence does not name itself, the nearest first.

    That is in the sentences before it, of those that count; nowhere, where none names anybody.
    """
    if not any([one.named for one in named]):
        return [()] * len(named)
    made = []
    before: tuple[Scan, ...] = ()
    for one, counted in zip(named, counts, strict=True):
        made.append(before)
        if counted:
            before = (one, *before[: LOOK_BACK - 1])
    for at, sentence in enumerate(sentences):
        if sentence.kind in ("title", "heading"):
            # What a headline is about is said below it.
            after = (named[n] for n in range(at + 1, len(named)) if counts[n])
            made[at] = (*islice(after, BELOW), *made[at])
    return made


def _quoted(sentences: Sequence[Sentence]) -> list[tuple[Span, ...]]:
    """For each sentence the plain spans that stand in quotation marks, across its paragraph."""
    paragraphs: dict[int, list[Sentence]] = {}
    for sentence in sentences:
        paragraphs.setdefault(sentence.paragraph, []).append(sentence)
    made: list[tuple[Span, ...]] = []
    may = cache(may_quote)  # what an article says again is not looked through again
    for group in paragraphs.values():
        texts = [s.text for s in group]
        spans = quotations(" ".join(texts)) if any(map(may, texts)) else []
        if not spans:
            made += [()] * len(group)
            continue
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


def mentions(place: Place) -> list[Mention]:
    """The names in a sentence that is scored, as spans of the article's source."""
    sentence, scan, *_ = place
    if not scan.named or sentence.kind == "boilerplate":
        return []
    number, first, plain = sentence.number, sentence.start, scan.plain
    named: Sequence[tuple[str, int, int]] = scan.named
    if plain.origin is not None:
        named = [(actor, *plain.back(start, end)) for actor, start, end in named]
    return [_mention(actor, number, first + start, first + end) for actor, start, end in named]


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
