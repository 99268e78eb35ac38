"""Anchored topics: one a frame, seeded by the words of its entries, and how far sentences agree.

If a frame were a matter of vocabulary, the topic that its words lead to would tell the sentences
that have the frame from those that have not. How well it does is the area under the curve (AUC):
the chance that of two sentences, one coded with the frame and one without, the first holds more
of the topic; 0.5 is a coin. Agreement with the codebook's own codes is flattered, since the same
words stand on both sides; agreement with codes made by reading is not.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from analysis.coherence import Floats, ordered, relevance
from analysis.documents import sentences
from analysis.factors import Matrix, guided, incidence, one_thread
from analysis.instrument import Codebook, Entry
from analysis.intervals import wilson
from analysis.model import Code, Reading
from analysis.phrases import compiled, phrase_expression
from analysis.stats import stream
from analysis.topics import SHOWN
from analysis.wording import letters

SEEDS = 20  # terms that lead a topic, at most
POLES = ("alliance", "strain")  # the frames that reading codes


@dataclass(frozen=True, slots=True)
class Agreement:
    """How well an anchored topic tells the sentences of its frame from the others."""

    codes: str  # codebook, reading
    sentences: int
    coded: int  # of them with the frame
    auc: float | None  # 0 to 1, 0.5 is chance; None without a topic, or where all are coded alike
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Anchor:
    """The topic of one frame."""

    frame: str
    seeds: tuple[str, ...]  # the terms of the documents that led it, the strongest first
    terms: tuple[str, ...]  # its most relevant terms; empty where no seed stands in two documents
    agreements: tuple[Agreement, ...]


def anchored(
    readings: Sequence[Reading],
    read: Sequence[Reading],
    codebooks: Sequence[Codebook],
    *,
    free: int,
    seed: int,
    level: float = 0.95,
) -> tuple[Anchor, ...]:
    """The anchored topics of all frames, in the codebooks' order, fitted together.

    Args:
        readings: with the codebook's codes.
        read: those of them that were coded by reading, with these codes.
        codebooks: whose frames are anchored.
        free: further topics, for what no frame is about.
        seed: the study's.
        level: of the intervals, by DeLong, DeLong and Clarke-Pearson (1988) on Wilson's scale.
    """
    # by their words, so that the order in which articles come moves nothing
    found = sorted(sentences(readings), key=lambda one: (one.text, one.article, one.sentence))
    with one_thread():
        terms, counts = incidence([one.text for one in found])
        led = seeds(codebooks, terms)
        fitted = _fitted(terms, counts, led, free, seed)
    places = [(one.article, one.sentence) for one in found]
    sources = {"codebook": _codes(readings), "reading": _codes(read)}
    unknown = (np.full(len(found), np.nan), ())
    return tuple(
        Anchor(
            frame,
            tuple(terms[at] for at in ordered(weights)),
            fitted.get(frame, unknown)[1],
            tuple(_agreements(frame, fitted.get(frame, unknown)[0], places, sources, level)),
        )
        for frame, weights in led.items()
    )


def _fitted(
    terms: Sequence[str], counts: Matrix, led: Mapping[str, Floats], free: int, seed: int
) -> dict[str, tuple[Floats, tuple[str, ...]]]:
    """For each frame with a seed its topic's part of every document, and its first terms."""
    able = {frame: weights for frame, weights in led.items() if weights.any()}
    if not able:
        return {}
    held = np.flatnonzero(np.diff(counts.indptr))
    state = int(stream(seed, "topics", "anchors").integers(2**31))
    fit = guided(counts[held], np.stack(list(able.values())), min(free, *counts[held].shape), state)
    total = fit.weights.sum(axis=1, keepdims=True)
    parts = np.zeros((counts.shape[0], len(able)))
    parts[held] = (fit.weights / np.where(total > 0, total, 1.0))[:, : len(able)]
    mass = np.asarray(counts.sum(axis=0)).ravel()
    named = _terms(terms, fit.topics[: len(able)], mass / mass.sum())
    return dict(zip(able, zip(parts.T, named, strict=True), strict=True))


def _terms(names: Sequence[str], topics: Floats, marginal: Floats) -> Iterator[tuple[str, ...]]:
    """The most relevant terms of each topic."""
    for row in relevance(topics, marginal):
        order = np.argsort(-np.round(row, 9), kind="stable")[:SHOWN]
        yield tuple(names[at] for at in order if np.isfinite(row[at]))


def seeds(codebooks: Sequence[Codebook], terms: Sequence[str]) -> dict[str, Floats]:
    """How much each term tells of each frame: frame -> (terms,), zero for all but a few.

    How much of the frame's entries the word makes up, times the part that this is of the same for
    all frames; where that part is no more than half, the word leads nowhere. Names of actors
    do not lead either: they say who a sentence is about and not how.
    """
    names = {word for book in codebooks for names in book.actors.values() for word in _words(names)}
    places = _places(terms)
    shares: dict[str, Floats] = {}
    for book in codebooks:
        held = _held(book, places)
        for frame in book.frames:
            of_frame = [entry for entry in book.entries if frame in entry.frames]
            shares[frame] = _shares(of_frame, held, len(terms))
    led = np.array([term not in names for term in terms], dtype=float)
    total = np.sum(list(shares.values()), axis=0) if shares else led
    found = {}
    for frame, share in shares.items():
        part = share / np.where(total > 0, total, 1.0)
        weights = led * share * np.where(part > 0.5, part, 0.0)
        weights[ordered(weights)[SEEDS:]] = 0
        found[frame] = weights
    return found


_Held = tuple[frozenset[str], frozenset[int]]  # words, and which terms they are


def _shares(entries: Sequence[Entry], held: Callable[[str], _Held], count: int) -> Floats:
    """How much of the entries each of so many terms makes up; ``held`` tells what is in a phrase.

    Of an entry a term makes up the largest part that it has in one of its phrases: one word of two
    says more of it than one of a hundred that may stand there.
    """
    named = np.zeros(count)
    for entry in entries:
        parts = np.zeros(count)
        for phrase in (*entry.match, *entry.pattern):
            words, places = held(phrase)
            if places:
                at = list(places)
                parts[at] = np.maximum(parts[at], 1 / len(words))
        named += parts
    return named / max(len(entries), 1)


def _held(book: Codebook, places: Callable[[str], Sequence[int]]) -> Callable[[str], _Held]:
    """What is in a phrase of a codebook: its words, and those of the classes it has slots for."""

    def of_words(words: Sequence[str]) -> _Held:
        return frozenset(words), frozenset([at for word in words for at in places(word)])

    @cache  # many patterns have the same slots
    def of_classes(names: tuple[str, ...]) -> _Held:
        return of_words(_words([word for name in names for word in book.classes.get(name, ())]))

    def of_phrase(phrase: str) -> _Held:
        words, at = of_words(_words([phrase]))
        if "<" not in phrase:
            return words, at
        others, there = of_classes(tuple(sorted(set(_SLOT.findall(phrase)))))
        return words | others, at | there

    return of_phrase


def _places(terms: Sequence[str]) -> Callable[[str], Sequence[int]]:
    """Which terms a word of a phrase is, an asterisk standing for letters."""
    known = {term: [at] for at, term in enumerate(terms)}
    begun = sorted((letters(term), at) for at, term in enumerate(terms))

    def matched(word: str) -> Iterator[int]:
        start = letters(word.partition("*")[0])
        for low, at in begun[bisect_left(begun, (start, 0)) :]:
            if not low.startswith(start):
                break
            if compiled(phrase_expression(word)).fullmatch(terms[at]):
                yield at

    def places(word: str) -> Sequence[int]:
        if word not in known:
            known[word] = sorted(matched(word)) if "*" in word else []
        return known[word]

    return places


_SLOT = re.compile(r"<([^>]*)>")
_WORD = re.compile(r"[\w*]+")


def _words(phrases: Sequence[str]) -> list[str]:
    """The words of phrases in lower case, each once; slots and gaps are none."""
    bare = (_SLOT.sub(" ", phrase).lower() for phrase in phrases)
    return list(dict.fromkeys(word for phrase in bare for word in _WORD.findall(phrase)))


Codes = Mapping[tuple[str, int], Code]


def _codes(readings: Sequence[Reading]) -> Codes:
    return {(s.article, s.number): code for reading in readings for s, code in reading.scored()}


def _agreements(
    frame: str,
    parts: Floats,
    places: Sequence[tuple[str, int]],
    sources: Mapping[str, Codes],
    level: float,
) -> Iterator[Agreement]:
    for source, codes in sources.items():
        if source == "reading" and (frame not in POLES or not codes):
            continue
        known = [at for at, place in enumerate(places) if place in codes]
        coded = np.array([_has(codes[places[at]], frame) for at in known], dtype=bool)
        low, value, high = area(parts[known], coded, level)
        yield Agreement(source, len(known), int(coded.sum()), value, low, high)


def _has(code: Code, frame: str) -> bool:
    return bool(getattr(code, frame) if frame in POLES else code.frames.get(frame, 0))


def area(
    scores: Floats, coded: np.ndarray[tuple[int], np.dtype[np.bool_]], level: float = 0.95
) -> tuple[float | None, float | None, float | None]:
    """The AUC of scores (n,) for codes (n,) between the ends of its interval; None if undefined.

    The variance is that of DeLong, DeLong and Clarke-Pearson (1988); the interval is Wilson's for
    as many draws as would have it, and never for more than the smaller class has sentences where
    the scores part the classes without a fault.
    """
    from scipy.stats import rankdata

    m, n = int(coded.sum()), int((~coded).sum())
    if not m or not n or np.isnan(scores).any():
        return None, None, None
    ranks = rankdata(np.round(scores, 9))
    above = (ranks[coded] - rankdata(np.round(scores[coded], 9))) / n  # (m,) of the uncoded
    below = 1 - (ranks[~coded] - rankdata(np.round(scores[~coded], 9))) / m  # (n,) of the coded
    value = float(above.mean())
    variance = sum(x.var(ddof=1) / len(x) for x in (above, below) if len(x) > 1)
    draws = value * (1 - value) / variance if variance > 0 else min(m, n)
    low, high = wilson(value * draws, draws, level)
    return float(low), value, float(high)
