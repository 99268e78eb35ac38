"""Article -> Reading: everything found in one article, with offsets.

Sentences come from `layout`, what stands in and around them from `places`, and what becomes of it
from `judging` and `unspoken`, by way of `recurring`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, lru_cache, partial
from math import nan

from analysis import layout, recurring, sentiment, text
from analysis.cycles import seldom_searched
from analysis.instrument import Codebook
from analysis.model import Article, Code, Hit, Reading, Settings
from analysis.places import RECENT, Place, mentions, places
from analysis.scans import Scan
from analysis.text import Span
from analysis.voice import Voice

Compounds = Callable[[Sequence[str]], Iterable[float]]  # sentences -> the sentiment of each
Tone = tuple[int, float, float]  # words, sentiment as it is and masked
NO_TONE: Tone = (0, nan, nan)
RUSSIA = "russia"


def read(
    article: Article,
    codebooks: Sequence[Codebook],
    settings: Settings,
    *,
    tone: bool = True,
    compounds: Compounds = sentiment.compounds,
) -> Reading:
    """Everything the codebooks find in an article.

    The first codebook holds the poles, the actors and the words of attribution. Without
    ``tone`` words and sentiment are left out (0 and nan): where only codes are wanted.
    ``compounds`` scores sentences, all of an article at once.
    """
    with seldom_searched():
        sentences = layout.sentences(article)
        found = [list(places(sentences, book, settings)) for book in codebooks]
        return assembled(article, found, codebooks, settings, tone=tone, compounds=compounds)


def assembled(
    article: Article,
    found: Sequence[Sequence[Place]],
    codebooks: Sequence[Codebook],
    settings: Settings,
    *,
    tone: bool,
    compounds: Compounds = sentiment.compounds,
) -> Reading:
    """The reading of an article from the places that each codebook looks at."""
    books = recurring.books(codebooks, settings)
    first = found[0] if found else ()
    scored = [place for place in first if place.sentence.kind != "boilerplate"]
    once = cache(partial(_said_once, _tones(scored, compounds) if tone else {}))
    hits: list[Hit] = []
    codes: list[Code | None] = []
    for place, key in zip(first, recurring.keys(zip(*found, strict=True), books), strict=True):
        there, code = once(key)
        if there:
            hits += [recurring.placed(hit, place.sentence) for hit in there]
        codes.append(code)
    return Reading(
        article=article,
        sentences=tuple([place.sentence for place in first]),
        codes=tuple(codes),
        hits=tuple(hits),
        mentions=tuple([mention for place in first for mention in mentions(place)]),
    )


def _said_once(
    tones: Mapping[Scan, Tone], key: recurring.Key
) -> tuple[tuple[Hit, ...], Code | None]:
    """Hits and code of a sentence, for all places in the article where it recurs."""
    found = recurring.found_by(key)
    if key.kind == "boilerplate":
        return found.hits, None
    scan, *_ = key.seen[0]
    return found.hits, _code(scan, key.voice, found.said, tones.get(scan, NO_TONE))


def code(place: Place, found: Sequence[Hit], codebooks: Sequence[Codebook]) -> Code:
    """What one sentence says, by the hits in it."""
    tone = _tones([place], sentiment.compounds)[place.scan]
    said = recurring.said(found, recurring.emphases(codebooks))
    return _code(place.scan, place.voice, said, tone)


def _code(scan: Scan, voice: Voice, said: recurring.Said, tone: Tone) -> Code:
    words, raw, masked = tone
    return Code(
        alliance=said.alliance,
        strain=said.strain,
        russia=int(RUSSIA in [name.actor for name in scan.named]),
        attributed=int(voice.attributed),
        frames=said.frames,
        words=words,
        sentiment=raw,
        sentiment_masked=masked,
        speaker=voice.speaker,
        verb=voice.verb,
    )


def _tones(places: Sequence[Place], compounds: Compounds) -> dict[Scan, Tone]:
    """Words and sentiment of sentences; each text is scored once, though it be masked nowhere."""
    said = {place.scan: place.sentence.text for place in places}  # each text once
    kept = {scan: _worded(scan, text) for scan, text in said.items()}
    texts = list(dict.fromkeys([*said.values(), *(bare for _, bare in kept.values())]))
    of = dict(zip(texts, map(float, compounds(texts)), strict=True))
    return {scan: (count, of[said[scan]], of[bare]) for scan, (count, bare) in kept.items()}


@lru_cache(maxsize=RECENT)
def _worded(scan: Scan, sentence: str) -> tuple[int, str]:
    """How many words a sentence has, and the sentence without names and event words."""
    return text.word_count(sentence), sentiment.masked(sentence, _masks(scan, sentence))


def _masks(scan: Scan, sentence: str) -> list[Span]:
    """Names and fixed phrases, as spans of the sentence as written: no mood, whatever the words."""
    spans = [(n.start, n.end) for n in scan.named]
    spans += [(start, end) for _, start, end in scan.guards]
    return [scan.plain.back(a, b) for a, b in sorted(spans)] + list(sentiment.event_spans(sentence))
