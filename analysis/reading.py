"""Article -> Reading: everything found in one article, with offsets.

Sentences come from `layout`, claims from `matching`; `dyad`, `denial` and `voice` decide what
becomes of each. Every match ends as a hit with a status and a reason; none is thrown away.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from math import nan

from analysis import denial, dyad, layout, matching, names, sentiment, text, voice, weighing
from analysis.matching import Match, Scan
from analysis.model import (
    SCORED,
    Article,
    Code,
    Codebook,
    Frame,
    Hit,
    Mention,
    Reading,
    Sentence,
    Settings,
    Status,
)
from analysis.sight import LOOK_BACK

Compounds = Callable[[Sequence[str]], Iterable[float]]  # sentences -> the sentiment of each
Tone = tuple[int, float, float]  # words, sentiment as it is and masked
NO_TONE: Tone = (0, nan, nan)
RUSSIA = "russia"
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
        mentions=tuple(mention for place in first for mention in _mentions(place)),
    )


def hits(place: Place, codebook: Codebook, settings: Settings) -> list[Hit]:
    """All hits of a sentence: those of entries, and those of words that carry a frame together."""
    found = list(_hits(place, codebook, settings))
    return found + list(_weighed(place, found, codebook, settings))


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is weighed in one sentence."""

    sentence: Sentence
    features: frozenset[str]
    free: frozenset[str]  # of words that no entry and no guard holds: they may speak for a frame
    around: Mapping[str, frozenset[str]]  # by frame: what is known beside the words
    spoken: frozenset[str]  # the frames that entries speak for
    reachable: frozenset[str]  # the frames that words could speak for


def evidence(article: Article, codebook: Codebook, settings: Settings) -> Iterator[Evidence]:
    """Each scored sentence with what is weighed in it: what weights are fitted to."""
    poles = _poles(codebook)
    for place in places(layout.sentences(article), codebook, settings):
        if place.sentence.kind == "boilerplate":
            continue
        hits = list(_hits(place, codebook, settings))
        bare = _unguarded(place, hits, codebook, settings)
        words = weighing.words(place.told, place.before, pair=settings.dyad)
        yield Evidence(
            sentence=place.sentence,
            features=frozenset(weighing.features(words)),
            free=frozenset(weighing.free(words)),
            around={
                frame: frozenset(weighing.around(place.told, bare, pair=settings.dyad, frame=frame))
                for frame in poles
            },
            spoken=_spoken(hits),
            reachable=frozenset(f for f in poles if _reachable(place, words, f, poles, settings)),
        )


@cache
def _poles(codebook: Codebook) -> dict[str, Frame]:
    return {id: frame for id, frame in codebook.frames.items() if frame.role == "pole"}


def _spoken(hits: Sequence[Hit]) -> frozenset[str]:
    return frozenset(hit.frame for hit in hits if hit.status in SCORED)


def _reachable(
    place: Place,
    words: Sequence[weighing.Word],
    frame: str,
    poles: dict[str, Frame],
    settings: Settings,
) -> bool:
    warm = frame == denial.warm(poles)
    return weighing.reachable(words, place.told, place.before, pair=settings.dyad, warm=warm)


def _weighed(
    place: Place, hits: Sequence[Hit], codebook: Codebook, settings: Settings
) -> Iterator[Hit]:
    """A hit for each frame that no entry speaks for and that the words together carry."""
    # The weights were fitted to text read as the primary specification reads it.
    if not (codebook.weights and settings.weighing and settings.denial):
        return
    if settings.scope != "paragraph" or place.sentence.kind == "boilerplate":
        return
    if not weighing.members(settings.dyad) <= dyad.within_reach(place.told, place.before):
        return  # nothing said here can be about the pair
    spoken = _spoken(hits)
    bare = _unguarded(place, hits, codebook, settings)
    if not weighing.possible(codebook, place.told, bare, spoken, pair=settings.dyad):
        return
    poles = _poles(codebook)
    words = weighing.words(place.told, place.before, pair=settings.dyad)
    carried = weighing.decisive(codebook, words, place.told, bare, spoken, pair=settings.dyad)
    for weights, total in carried:
        if _reachable(place, words, weights.frame, poles, settings):
            word = total.words[0][1]
            start, end = _offsets(place, word.start, word.end)
            first = place.sentence.start
            yield Hit(
                article=place.sentence.article,
                sentence=place.sentence.number,
                start=start,
                end=end,
                matched=place.sentence.text[start - first : end - first],
                entry=weighing.ENTRY,
                frame=weights.frame,
                dyad=settings.dyad,
                status="counted",
                reason=weighing.reason(total, place.scan.text),
                phrase=word.features[0],
            )


def places(
    sentences: Sequence[Sentence], codebook: Codebook, settings: Settings
) -> Iterator[Place]:
    """Each sentence with all that a codebook finds in it and around it: the work on text."""
    made = matching.matcher(codebook)
    # What an article says again is not looked through again.
    scan = cache(partial(matching.scan, made))
    voiced = cache(partial(voice.voice, codebook=codebook))
    retold = cache(partial(voice.told, codebook=codebook, members=weighing.members(settings.dyad)))
    scans = [scan(sentence.text) for sentence in sentences]
    said = [voice.OWN] * len(scans)
    if codebook.voice:
        said = list(map(voiced, scans, _quotations(sentences)))
    told = list(map(retold, scans, said))
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


def _quotations(sentences: Sequence[Sentence]) -> list[tuple[text.Span, ...]]:
    """For each sentence the plain spans that stand in quotation marks, across its paragraph."""
    paragraphs: dict[int, list[Sentence]] = {}
    for sentence in sentences:
        paragraphs.setdefault(sentence.paragraph, []).append(sentence)
    made: list[tuple[text.Span, ...]] = []
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


def _unguarded(
    place: Place, hits: Sequence[Hit], codebook: Codebook, settings: Settings
) -> Sequence[Hit]:
    """The hits as they would be without guards.

    What is weighed beside the words must not hang on guards: one could add a hit.
    """
    if all(hit.status != "guarded" for hit in hits):
        return hits
    return list(_hits(place, codebook, settings, guarded=False))


def _hits(
    place: Place, codebook: Codebook, settings: Settings, *, guarded: bool = True
) -> Iterator[Hit]:
    if not place.scan.claims:
        return
    poles = _poles(codebook)
    found = [
        (match, made)
        for match, over in place.scan.claims
        for made in _made(place, match, over, poles, settings, guarded=guarded)
    ]
    for match, made in found:
        frame, pair, status, reason = _yielded(place, match, made, found, poles)
        start, end = _offsets(place, match.start, match.end)
        first = place.sentence.start
        yield Hit(
            article=place.sentence.article,
            sentence=place.sentence.number,
            start=start,
            end=end,
            matched=place.sentence.text[start - first : end - first],
            entry=match.entry.id,
            frame=frame,
            dyad=pair,
            status=status,
            reason=reason,
            phrase=match.phrase,
        )


def _yielded(
    place: Place,
    match: Match,
    made: Made,
    found: Sequence[tuple[Match, Made]],
    poles: dict[str, Frame],
) -> Made:
    """The outcome, dropped where a word only names the tie and its clause says the opposite."""
    frame, pair, status, _ = made
    if not match.entry.label or status != "counted" or frame not in poles:
        return made
    clause = text.within(place.scan.clauses, match.start)
    against = any(
        other[0] == poles[frame].opposite
        and other[2] in (*SCORED, "guarded")
        and clause[0] <= m.start < clause[1]
        and m.entry.frames != match.entry.frames
        and len(m.entry.frames) == 1
        for m, other in found
    )
    if against:
        return frame, pair, "negated", "it only names the tie, in a clause that says the opposite"
    return made


Made = tuple[str, str, Status, str]


def _made(
    place: Place,
    match: Match,
    over: Match | None,
    poles: dict[str, Frame],
    settings: Settings,
    *,
    guarded: bool,
) -> list[Made]:
    """(frame, dyad, status, reason) for each frame the match speaks for, by guards or without."""
    frames = match.entry.frames
    if place.sentence.kind == "boilerplate":
        return [(f, "", "boilerplate", place.sentence.rule) for f in frames]
    if guarded and (guard := matching.guard(place.scan, match)) is not None:
        return [(f, "", "guarded", guard.reason) for f in frames]
    if matching.proper(place.scan, match):
        return [(f, "", "guarded", "part of a name: capitals beside capitals") for f in frames]
    if over is not None:
        longer = place.scan.text[over.start : over.end]
        return [(f, "", "nested", f"inside '{longer}'") for f in frames]
    emphases: list[Made] = [(f, "", "counted", "") for f in frames if f not in poles]
    if len(emphases) == len(frames):
        return emphases
    turns = denial.reaching(match, place.scan, denial.warm(poles)) if settings.denial else []
    made = denial.outcomes(match, turns, poles, asked=_asked(place.scan))
    return emphases + [_placed(place, match, o, poles, settings) for o in made]


def _placed(
    place: Place, match: Match, out: denial.Outcome, poles: dict[str, Frame], settings: Settings
) -> Made:
    """The outcome with its dyad: what is about another pair, or about none, does not count."""
    cool = out.frame != next(iter(poles))
    pair, how = dyad.attribute(
        match,
        place.told,
        place.before,
        dyad=settings.dyad,
        scope=settings.scope,
        cool=cool and out.status != "turned",
    )
    reason = f"{how}; {out.reason}" if out.reason else how
    if out.status not in SCORED or pair == settings.dyad:
        return out.frame, pair, out.status, reason
    if pair == names.NONE:
        return out.frame, pair, "no_dyad", reason
    if pair == names.THREE_WAY and _unity(place, match, weighing.members(settings.dyad)):
        if out.status == "turned":
            return out.frame, pair, "negated", f"{reason}; a three-way tie denied is neither"
        return out.frame, pair, "counted", f"{reason}; unity of three holds the pair"
    return out.frame, pair, "other_dyad", reason


_ASKED = re.compile(
    r"^\W*(?:[\w&]+:\s*)?(?:are|is|was|were|have|has|had|do|does|did|will|would|can|could|what|why|how"
    r"|who|which)\b.*\?\W*$",
    re.IGNORECASE,
)


def _asked(scan: Scan) -> bool:
    """Whether the sentence is a question that is put, not one that weighs ("Should it ...?")."""
    return bool(_ASKED.match(scan.text))


def _unity(place: Place, match: Match, members: frozenset[str]) -> bool:
    """Whether the match is a word of unity, or holds one: such words hold every pair of three.

    Both members of the dyad are among the three: named in the sentence, or just before.
    """
    near = {name.actor for scan in (place.told, *place.before) for name in scan.named}
    if not members <= near:
        return False
    held = (m.entry for m, over in place.scan.claims if over is match)
    return match.entry.three_way or any(entry.three_way for entry in held)


def _offsets(place: Place, start: int, end: int) -> text.Span:
    """Plain offsets in a sentence -> offsets in the article's source."""
    a, b = place.scan.plain.back(start, end)
    return place.sentence.start + a, place.sentence.start + b


def _mentions(place: Place) -> Iterator[Mention]:
    if place.sentence.kind != "boilerplate":
        for name in place.scan.named:
            yield Mention(name.actor, place.sentence.number, *_offsets(place, name.start, name.end))


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


def _masks(place: Place) -> list[text.Span]:
    """Names and fixed phrases, as spans of the sentence as written: no mood, whatever the words."""
    spans = [(n.start, n.end) for n in place.scan.named]
    spans += [(start, end) for _, start, end in place.scan.guards]
    return [place.scan.plain.back(a, b) for a, b in sorted(spans)] + list(
        sentiment.event_spans(place.sentence.text)
    )
