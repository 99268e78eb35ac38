"""A sentence and what stands before it -> what is found in it, once for all places where it recurs.

Agencies' copy, boilerplate and headlines come again and again, in one article and in others. What
is found in a sentence hangs on its words, on who is named before it and on nothing else; where
both recur, it is only given its place there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache, partial
from typing import NamedTuple

from analysis import judging, unspoken
from analysis.instrument import Codebook
from analysis.model import SCORED, Hit, Kind, Sentence, Settings
from analysis.places import RECENT, Place, asks_before
from analysis.quick import quickly
from analysis.scans import Scan
from analysis.voice import Voice

_hit = quickly(Hit)


class Said(NamedTuple):
    """What the hits of a sentence say together."""

    alliance: int  # 0 or 1
    strain: int
    frames: Mapping[str, int]  # 0 or 1 for each emphasis


class Found(NamedTuple):
    """What is found in a sentence: hits as they were had it a text of its own, and what they say.

    Hits are in order of where they stand and of their frames.
    """

    hits: tuple[Hit, ...]
    said: Said


class _Same(NamedTuple):
    """Settings, compared by identity: they hold what cannot be hashed."""

    settings: Settings

    def __hash__(self) -> int:
        return id(self.settings)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.settings is self.settings


@dataclass(frozen=True, eq=False)
class Books:
    """Codebooks and settings by which sentences are read; compared by identity."""

    codebooks: tuple[Codebook, ...]
    settings: Settings
    emphases: tuple[str, ...]


def books(codebooks: Sequence[Codebook], settings: Settings) -> Books:
    """The codebooks with their settings; for the same ones the same."""
    return _books(tuple(codebooks), _Same(settings))


@lru_cache(maxsize=16)
def _books(codebooks: tuple[Codebook, ...], same: _Same) -> Books:
    return Books(codebooks, same.settings, emphases(codebooks))


def emphases(codebooks: Sequence[Codebook]) -> tuple[str, ...]:
    """The frames of codebooks that are no poles, by id."""
    frames = (item for book in codebooks for item in book.frames.items())
    return tuple([id for id, frame in frames if frame.role == "emphasis"])


def said(hits: Iterable[Hit], emphases: Sequence[str]) -> Said:
    """What hits say together."""
    framed = {hit.frame for hit in hits if hit.status in SCORED}
    frames = {id: int(id in framed) for id in emphases}
    return Said(int("alliance" in framed), int("strain" in framed), frames)


def hits(place: Place, codebook: Codebook, settings: Settings) -> list[Hit]:
    """All hits of a sentence: those of entries, and those of words that carry a frame together."""
    found = list(judging.judged(place, codebook, settings))
    return found + list(unspoken.carried(place, found, codebook, settings))


Seen = tuple[Scan, Scan, tuple[Scan, ...]]  # itself, told, before


class Key(NamedTuple):
    """All that what is found in a sentence hangs on: where it is the same, so is what is found."""

    text: str
    kind: Kind
    rule: str
    voice: Voice
    seen: tuple[Seen, ...]  # by codebook
    books: Books


def keys(found: Iterable[Sequence[Place]], books: Books) -> Iterator[Key]:
    """The key of each sentence; of each codebook the sentence as it looks at it."""
    seen = [_seen_by(book, books.settings) for book in books.codebooks]
    for places in found:
        sentence = places[0].sentence
        every = tuple([by(p.scan, p.told, p.before) for by, p in zip(seen, places, strict=True)])
        yield Key(sentence.text, sentence.kind, sentence.rule, places[0].voice, every, books)


def _seen_by(book: Codebook, settings: Settings) -> Callable[[Scan, Scan, tuple[Scan, ...]], Seen]:
    """What tells of a sentence and of those before it all that one codebook looks at."""
    of_pairs = asks_before(book)
    in_reach = cache(partial(unspoken.in_reach, settings=settings))
    possible = cache(partial(unspoken.possible, codebook=book, settings=settings))

    @cache
    def seen(scan: Scan, told: Scan, before: tuple[Scan, ...]) -> Seen:
        asked = of_pairs and (scan.claims or (possible(told) and in_reach(told, before)))
        # Where it is not asked, the same is found whoever is named before.
        return scan, told, before if asked else ()

    return seen


def found(places: Sequence[Place], books: Books) -> Found:
    """What is found in a sentence; of each codebook the sentence as it looks at it."""
    return found_by(next(keys([places], books)))


@lru_cache(maxsize=RECENT)
def found_by(key: Key) -> Found:
    """What is found in a sentence of which the key is known."""
    text, kind, rule, voice, seen, books = key
    alone = Sentence("", 0, kind, 0, len(text), text, 0, rule)
    every = [
        hit
        for book, (scan, told, before) in zip(books.codebooks, seen, strict=True)
        for hit in hits(Place(alone, scan, told, voice, before, before), book, books.settings)
    ]
    every.sort(key=lambda hit: (hit.start, hit.end, hit.frame))
    return Found(tuple(every), said(every, books.emphases))


def placed(hit: Hit, sentence: Sentence) -> Hit:
    """A hit of a sentence that was a text of its own, where the sentence stands."""
    first = sentence.start
    return _hit(
        sentence.article,
        sentence.number,
        first + hit.start,
        first + hit.end,
        hit.matched,
        hit.entry,
        hit.frame,
        hit.dyad,
        hit.status,
        hit.reason,
        hit.phrase,
    )
