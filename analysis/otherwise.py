"""Article -> Reading that also knows what would have been found otherwise.

The work on text is done once. What is decided about it is decided again in each of ``WAYS`` and
without each entry, phrase and guard that stands in a sentence, by the same functions. So a
recomputation under other choices is a sum of what the reading holds, and never looks at text.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache, partial
from itertools import compress
from typing import Literal

from analysis import layout, matching, reading, recurring, weighing
from analysis.instrument import Codebook
from analysis.model import SCORED, WAYS, Article, Code, Counting, Reading, Settings, Way, Without
from analysis.phrases import bounded, choice, compiled, phrase_expression
from analysis.places import Place, places
from analysis.scans import Scan

Fewer = tuple[Literal["entry", "phrase", "guard"], str, Scan]


def read(article: Article, codebooks: Sequence[Codebook], settings: Settings) -> Reading:
    """What `reading.read` finds, and what would have been found otherwise.

    That is: what counts in each way, the codes that boilerplate would have, and what each
    sentence would say without each entry, phrase and guard that stands in it. Poles are those of
    the first codebook.
    """
    sentences = layout.sentences(article)
    found = [list(places(sentences, book, settings)) for book in codebooks]
    made = reading.assembled(article, found, codebooks, settings, tone=True)
    first = found[0] if found else []
    return replace(
        made,
        aside=_aside(found, codebooks, settings),
        ways=_ways(first, codebooks[0], settings),
        without=tuple(w for place in first for w in _without(place, codebooks[0], settings)),
    )


def _ways(
    found: Sequence[Place], book: Codebook, settings: Settings
) -> tuple[Mapping[int, Counting], ...]:
    """What counts in each sentence in each way, by its number."""
    made: list[dict[int, Counting]] = [{} for _ in WAYS]
    each = [_chosen(settings, way) for way in WAYS]
    for place in found:
        # Where nothing was set aside here or just before, it counts the same in or out.
        either = _taken(place, "in") == place
        known: dict[tuple[str, ...], Counting] = {}
        for way, chosen, counted in zip(WAYS, each, made, strict=True):
            key = "" if either else way.boilerplate, way.scope, way.denial, way.weighing
            if key not in known:
                known[key] = _counted(_taken(place, way.boilerplate), book, chosen)
            if known[key]:
                counted[place.sentence.number] = known[key]
    return tuple(made)


def _chosen(settings: Settings, way: Way) -> Settings:
    return replace(
        settings, scope=way.scope, denial=way.denial == "on", weighing=way.weighing == "on"
    )


def _counted(place: Place, book: Codebook, settings: Settings) -> Counting:
    hits = recurring.hits(place, book, settings)
    return tuple(sorted((hit.entry, hit.frame) for hit in hits if hit.status in SCORED))


def _taken(place: Place, boilerplate: str) -> Place:
    """A sentence as it would be judged: with boilerplate in, all that was set aside is body."""
    if boilerplate == "out":
        return place
    aside = place.sentence.kind == "boilerplate"
    body = replace(place.sentence, kind="body", rule="") if aside else place.sentence
    return place._replace(sentence=body, before=place.beside)


def _aside(
    found: Sequence[Sequence[Place]], codebooks: Sequence[Codebook], settings: Settings
) -> dict[int, Code]:
    """The code of each sentence that was set aside, by its number, had it been body."""
    codes = {}
    for at, place in enumerate(found[0] if found else ()):
        if place.sentence.kind == "boilerplate":
            body = [_taken(one[at], "in") for one in found]
            pairs = zip(body, codebooks, strict=True)
            hits = [hit for one, book in pairs for hit in recurring.hits(one, book, settings)]
            codes[place.sentence.number] = reading.code(body[0], hits, codebooks)
    return codes


def _without(place: Place, book: Codebook, settings: Settings) -> Iterator[Without]:
    """What would count without each entry, phrase and guard that stands in a sentence.

    The words that are weighed where no entry speaks are left out as one entry.
    """
    place = _taken(place, settings.primary.get("boilerplate", "out"))
    number = place.sentence.number
    if place.sentence.kind == "boilerplate":
        return
    once = cache(partial(_lacking, place, book, settings))
    for kind, id, scan in (*_fewer(place.scan), *_bare(place.scan)):
        yield Without(kind, id, number, once(scan))
    if any(hit.entry == weighing.ENTRY for hit in recurring.hits(place, book, settings)):
        alone = replace(settings, weighing=False)
        yield Without("entry", weighing.ENTRY, number, _counted(place, book, alone))


def _lacking(place: Place, book: Codebook, settings: Settings, scan: Scan) -> Counting:
    """What would count in a sentence, were that found in it."""
    less = place._replace(scan=scan, told=replace(scan, named=place.told.named))
    return _counted(less, book, settings)


def _fewer(scan: Scan) -> Iterator[Fewer]:
    """The sentence without each entry, and without each phrase, that stands in it."""
    left = cache(partial(_left, scan))  # an entry of one phrase here is gone with the phrase
    for id in dict.fromkeys(match.entry.id for match in scan.matches):
        yield "entry", id, left(tuple([m.entry.id != id for m in scan.matches]))
    for phrase in dict.fromkeys(match.phrase for match in scan.matches):
        yield "phrase", phrase, left(tuple([m.phrase != phrase for m in scan.matches]))


def _left(scan: Scan, kept: tuple[bool, ...]) -> Scan:
    # What the longer words took from shorter ones is theirs again.
    matches = tuple(compress(scan.matches, kept))
    return replace(scan, matches=matches, claims=tuple(matching.claimed(matches)))


def _bare(scan: Scan) -> Iterator[Fewer]:
    """The sentence without each phrase of a guard in which a word of an entry stands."""
    pieces = [piece for match in scan.matches for piece in match.pieces]
    at_work = [
        (guard, start, end)
        for guard, start, end in scan.guards
        if any(a < end and start < b for a, b in pieces)
    ]
    for guard in dict.fromkeys(guard for guard, _, _ in at_work):
        spans = [(start, end) for one, start, end in at_work if one is guard]
        for phrase in guard.match:
            stands = compiled(bounded(phrase_expression(phrase)))
            if not any(stands.fullmatch(scan.text, *span) for span in spans):
                continue
            # Another phrase of the guard may stand in the same words.
            rest = tuple(other for other in guard.match if other != phrase)
            found = compiled(bounded(choice(rest))).finditer(scan.text) if rest else ()
            kept = [made for made in scan.guards if made[0] is not guard]
            again = [(guard, *other.span()) for other in found]
            yield "guard", phrase, replace(scan, guards=(*kept, *again))
