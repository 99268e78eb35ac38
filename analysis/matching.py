"""Codebook x sentence -> the places where its entries, actors and cues stand.

All phrases are looked for at once (`automaton`), and all patterns (`patterns`). Matching looks at
plain characters (`text.plain`); offsets are into those. Which match counts is decided elsewhere;
here the longest takes its span.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from analysis.automaton import Automaton
from analysis.instrument import Codebook, Entry
from analysis.patterns import Patterns
from analysis.slots import BOOKS
from analysis.text import Span


class Match(NamedTuple):
    """One place where an entry stands in a sentence; `pieces` are its words without the gaps."""

    entry: Entry
    phrase: str  # the one of the entry's phrases that stands here
    start: int
    end: int
    pieces: tuple[Span, ...]


class Owner(NamedTuple):
    """What a phrase of the automaton belongs to."""

    kind: str  # entry, actor, called, cue, guard, collective, verb or credit
    order: int  # among those of its kind
    rank: int  # among the phrases of one: where two start together, the first stands


PRUNED = ("entry", "guard", "cue")  # what may be left out: names are facts
Found = dict[str, dict[int, list[Span]]]  # by kind and order, the spans


@dataclass(frozen=True, eq=False)
class Matcher:
    """A codebook with all its phrases as one automaton; no expression is compiled yet."""

    codebook: Codebook
    automaton: Automaton
    owners: tuple[Owner, ...]  # of each phrase of the automaton, by its number
    written: tuple[str, ...]  # each of those phrases
    phrases: tuple[tuple[Entry, str], ...]  # of entries, in order; then their patterns
    patterns: tuple[tuple[Entry, str], ...]
    read: Patterns  # the patterns, by number
    actors: tuple[str, ...]  # ids, in order
    aside: frozenset[int] = frozenset()  # phrases of the automaton that are passed over
    unread: frozenset[int] = frozenset()  # patterns that are


@lru_cache(maxsize=BOOKS)
def matcher(codebook: Codebook) -> Matcher:
    """A codebook made ready to be matched."""
    listed = list(_listed(codebook))
    slots = {**codebook.classes, **codebook.actors}
    patterns = tuple((entry, p) for entry in codebook.entries for p in entry.pattern)
    return Matcher(
        codebook=codebook,
        automaton=Automaton([p for _, p, _ in listed], [just_so for *_, just_so in listed]),
        owners=tuple(owner for owner, *_ in listed),
        written=tuple(phrase for _, phrase, _ in listed),
        phrases=tuple((entry, p) for entry in codebook.entries for p in entry.match),
        patterns=patterns,
        read=Patterns([p for _, p in patterns], slots, codebook.exact),
        actors=tuple(codebook.actors),
    )


def less(matcher: Matcher, phrases: Collection[str], patterns: Collection[str]) -> Matcher:
    """The same without these phrases of entries, guards and cues, and without these patterns.

    What it finds is what a matcher of the codebook without them would, which takes longer to make.
    """
    owned = enumerate(zip(matcher.owners, matcher.written, strict=True))
    return replace(
        matcher,
        aside=frozenset(n for n, (own, p) in owned if own.kind in PRUNED and p in phrases),
        unread=frozenset(n for n, (_, p) in enumerate(matcher.patterns) if p in patterns),
    )


def _listed(codebook: Codebook) -> Iterator[tuple[Owner, str, bool]]:
    """Every phrase of a codebook but its patterns: whose it is, and whether it minds capitals."""
    of_entries = [phrase for entry in codebook.entries for phrase in entry.match]
    for order, phrase in enumerate(of_entries):
        yield Owner("entry", order, 0), phrase, False
    given = codebook.voice
    groups: dict[str, Sequence[tuple[str, ...]]] = {
        "actor": tuple(codebook.actors.values()),
        "called": [codebook.called.get(id, ()) for id in codebook.actors],
        "cue": [cue.match for cue in codebook.cues],
        "guard": [guard.match for guard in codebook.guards],
        "collective": [codebook.collectives],
        "verb": [(*given.get("verbs", ()), *given.get("attitudes", ()))],
        "credit": [given.get("phrases", ())],
    }
    for kind, lists in groups.items():
        for order, phrases in enumerate(lists):
            for rank, phrase in enumerate(sorted(phrases, key=lambda p: (-len(p), p))):
                yield Owner(kind, order, rank), phrase, False
    for order, id in enumerate(codebook.actors):
        names = sorted(codebook.exact.get(id, ()), key=lambda p: (-len(p), p))
        for rank, name in enumerate(names, len(codebook.actors[id])):
            yield Owner("actor", order, rank), name, True


def found(matcher: Matcher, text: str) -> Found:
    """Where everything but a pattern stands in plain text, by kind and order.

    Of one thing's phrases that overlap the earlier stands, and of two that start together the
    longer (as written): as an expression of all of them would find them. A nickname gives way to
    a name that goes on.
    """
    places = matcher.automaton.places(text)
    if matcher.aside:
        places = [place for place in places if place[0] not in matcher.aside]
    if not places:
        return {}
    spots: dict[tuple[str, int], list[tuple[int, int, int]]] = {}
    owners = matcher.owners
    for number, start, end in places:
        kind, order, rank = owners[number]
        spot = (start, rank, end)
        if (others := spots.get((kind, order))) is None:
            spots[kind, order] = [spot]
        else:
            others.append(spot)
    made: Found = {}
    for kind, order in sorted(spots):
        listed = spots[kind, order]
        if kind == "actor" and len(listed) > 1:
            listed = _whole(listed, len(matcher.codebook.actors[matcher.actors[order]]))
        made.setdefault(kind, {})[order] = _apart(listed)
    return made


def _whole(spots: list[tuple[int, int, int]], names: int) -> list[tuple[int, int, int]]:
    """The spots of names without the nicknames that a name goes on from.

    "The North" is none in "the North Koreans". Nicknames are those of a rank past the names.
    """
    longer = [(start, end) for start, rank, end in spots if rank < names]
    return [
        (start, rank, stop)
        for start, rank, stop in spots
        if rank < names or not any(start < a < stop < b for a, b in longer)
    ]


def _apart(spots: list[tuple[int, int, int]]) -> list[Span]:
    """The spans of (start, rank, end) that overlap no earlier one."""
    if len(spots) == 1:
        return [(spots[0][0], spots[0][2])]
    spans: list[Span] = []
    last = -1
    for start, _, end in sorted(spots):
        if start >= last:
            spans.append((start, end))
            last = end
    return spans


def matches(matcher: Matcher, text: str) -> list[Match]:
    """Every place where an entry stands, overlaps included; offsets into plain characters."""
    return matches_of(matcher, text, found(matcher, text))


def matches_of(matcher: Matcher, text: str, found: Found) -> list[Match]:
    """The same where `found` is known: the phrases that stand in the text, then its patterns."""
    made = []
    for order, spans in found.get("entry", {}).items():
        entry, phrase = matcher.phrases[order]
        made += [Match(entry, phrase, *span, (span,)) for span in spans]
    for number, start, end, pieces in matcher.read.places(text):
        if number not in matcher.unread:
            entry, phrase = matcher.patterns[number]
            made.append(Match(entry, phrase, start, end, pieces))
    return made


def claimed(found: Sequence[Match]) -> list[tuple[Match, Match | None]]:
    """Each match, in order, with the longer match that took its span first, if one did.

    Longest first; of two as long, the earlier; of two in one place, the one first in the file.
    """
    if len(found) < 2:
        return [(match, None) for match in found]
    winners: list[Match] = []
    verdicts: list[tuple[Match, Match | None]] = []
    for match in sorted(found, key=lambda m: (m.start - m.end, m.start, m.entry.order)):
        over = next((w for w in winners if _takes(w, match)), None)
        if over is None:
            winners.append(match)
        if over is None or over.entry is not match.entry:
            verdicts.append((match, over))
    return sorted(verdicts, key=lambda v: (v[0].start, v[0].end, v[0].entry.order))


def _takes(longer: Match, match: Match) -> bool:
    """Whether a longer match takes the words of another."""
    if not (longer.start < match.end and match.start < longer.end):
        return False
    # Repair that begins before the longer one stands: "repaired a tie that had been strained".
    return len(match.entry.frames) < 2 or longer.start <= match.start


def mentions(matcher: Matcher, found: Found) -> list[tuple[str, int, int]]:
    """Each claimed name as (actor, start, end), in order; longest first."""
    stand = found.get("actor")
    if not stand:
        return []
    ids = matcher.actors
    every = [(a - b, a, b, order) for order, spans in stand.items() for a, b in spans]
    every.sort()
    taken: list[Span] = []
    names = []
    for _, start, end, order in every:
        if not any(a < end and start < b for a, b in taken):
            taken.append((start, end))
            names.append((ids[order], start, end))
    return sorted(names, key=_place)


def _place(name: tuple[str, int, int]) -> Span:
    return name[1:]


def each(kind: str, found: Found) -> list[tuple[int, Span]]:
    """What was found of a kind, with its order among its kind."""
    if kind not in found:
        return []
    return [(order, span) for order, spans in found[kind].items() for span in spans]


def only(kind: str, found: Found) -> tuple[Span, ...]:
    """What was found of a kind of which a codebook has one list."""
    return tuple(found[kind].get(0, ())) if kind in found else ()
