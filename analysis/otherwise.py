"""Article -> Reading that also knows what would have been found otherwise.

The work on text is done once. What is decided about it is decided again in each of ``WAYS`` and
without each entry, phrase and guard that stands in a sentence, by the same functions. So a
recomputation under other choices is a sum of what the reading holds, and never looks at text.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Literal

from analysis import layout, matching, reading, recurring, weighing
from analysis.instrument import Codebook
from analysis.matching import Match
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
        ways=tuple(_counting(first, codebooks[0], settings, way) for way in WAYS),
        without=tuple(w for place in first for w in _without(place, codebooks[0], settings)),
    )


def _counting(
    found: Sequence[Place], book: Codebook, settings: Settings, way: Way
) -> Mapping[int, Counting]:
    """What counts in each sentence in one way, by its number."""
    chosen = replace(
        settings, scope=way.scope, denial=way.denial == "on", weighing=way.weighing == "on"
    )
    every = {p.sentence.number: _counted(_taken(p, way.boilerplate), book, chosen) for p in found}
    return {number: counting for number, counting in every.items() if counting}


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
    for kind, id, scan in (*_fewer(place.scan), *_bare(place.scan)):
        less = place._replace(scan=scan, told=replace(scan, named=place.told.named))
        yield Without(kind, id, number, _counted(less, book, settings))
    if any(hit.entry == weighing.ENTRY for hit in recurring.hits(place, book, settings)):
        alone = replace(settings, weighing=False)
        yield Without("entry", weighing.ENTRY, number, _counted(place, book, alone))


def _fewer(scan: Scan) -> Iterator[Fewer]:
    """The sentence without each entry, and without each phrase, that stands in it."""
    for id in dict.fromkeys(match.entry.id for match in scan.matches):
        yield "entry", id, _of(scan, [m for m in scan.matches if m.entry.id != id])
    for phrase in dict.fromkeys(match.phrase for match in scan.matches):
        yield "phrase", phrase, _of(scan, [m for m in scan.matches if m.phrase != phrase])


def _of(scan: Scan, matches: Sequence[Match]) -> Scan:
    # What the longer words took from shorter ones is theirs again.
    return replace(scan, matches=tuple(matches), claims=tuple(matching.claimed(matches)))


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
