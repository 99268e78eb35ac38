"""Article -> Reading: everything found in one article, with offsets.

Sentences come from `layout`, what stands in and around them from `places`; `judging` decides what
becomes of each match, `unspoken` what words carry where no entry speaks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from math import nan

from analysis import judging, layout, sentiment, text, unspoken
from analysis.model import SCORED, Article, Code, Codebook, Hit, Reading, Settings
from analysis.places import Place, mentions, places
from analysis.text import Span

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
    books = zip(codebooks, found, strict=True)
    every = [hit for book, made in books for place in made for hit in hits(place, book, settings)]
    every.sort(key=lambda h: (h.sentence, h.start, h.end, h.frame))
    of: dict[int, list[Hit]] = {}
    for hit in every:
        of.setdefault(hit.sentence, []).append(hit)
    first = found[0] if found else ()
    scored = [place for place in first if place.sentence.kind != "boilerplate"]
    tones = _tones(scored, compounds) if tone else [NO_TONE] * len(scored)
    emphases = _emphases(codebooks)
    codes = {
        place.sentence.number: _code(place, of.get(place.sentence.number, ()), emphases, made)
        for place, made in zip(scored, tones, strict=True)
    }
    return Reading(
        article=article,
        sentences=tuple(place.sentence for place in first),
        codes=tuple(codes.get(place.sentence.number) for place in first),
        hits=tuple(every),
        mentions=tuple(mention for place in first for mention in mentions(place)),
    )


def hits(place: Place, codebook: Codebook, settings: Settings) -> list[Hit]:
    """All hits of a sentence: those of entries, and those of words that carry a frame together."""
    found = list(judging.judged(place, codebook, settings))
    return found + list(unspoken.carried(place, found, codebook, settings))


def code(place: Place, found: Sequence[Hit], codebooks: Sequence[Codebook]) -> Code:
    """What one sentence says, by the hits in it."""
    (tone,) = _tones([place], sentiment.compounds)
    return _code(place, found, _emphases(codebooks), tone)


def _emphases(codebooks: Sequence[Codebook]) -> list[str]:
    return [id for book in codebooks for id, f in book.frames.items() if f.role == "emphasis"]


def _code(place: Place, found: Sequence[Hit], emphases: Sequence[str], tone: Tone) -> Code:
    framed = {hit.frame for hit in found if hit.status in SCORED}
    words, raw, masked = tone
    return Code(
        alliance=int("alliance" in framed),
        strain=int("strain" in framed),
        russia=int(any(name.actor == RUSSIA for name in place.scan.named)),
        attributed=int(place.voice.attributed),
        frames={id: int(id in framed) for id in emphases},
        words=words,
        sentiment=raw,
        sentiment_masked=masked,
        speaker=place.voice.speaker,
        verb=place.voice.verb,
    )


def _tones(places: Sequence[Place], compounds: Compounds) -> list[Tone]:
    """Words and sentiment of sentences; each text is scored once, though it be masked nowhere."""
    said = {place.scan: place for place in places}  # each text once
    bare = {scan: _masked(place) for scan, place in said.items()}
    counts = {scan: text.word_count(place.sentence.text) for scan, place in said.items()}
    texts = list(dict.fromkeys([*(place.sentence.text for place in said.values()), *bare.values()]))
    of = dict(zip(texts, map(float, compounds(texts)), strict=True))
    made = {
        scan: (counts[scan], of[place.sentence.text], of[bare[scan]])
        for scan, place in said.items()
    }
    return [made[place.scan] for place in places]


def _masked(place: Place) -> str:
    """The sentence without names and event words."""
    return sentiment.masked(place.sentence.text, _masks(place))


def _masks(place: Place) -> list[Span]:
    """Names and fixed phrases, as spans of the sentence as written: no mood, whatever the words."""
    spans = [(n.start, n.end) for n in place.scan.named]
    spans += [(start, end) for _, start, end in place.scan.guards]
    return [place.scan.plain.back(a, b) for a, b in sorted(spans)] + list(
        sentiment.event_spans(place.sentence.text)
    )
