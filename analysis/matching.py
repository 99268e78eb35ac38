"""Codebook x sentence -> the places where its entries, actors and cues stand.

Matching looks at plain characters (`text.plain`); offsets are into those. Which match counts
is decided elsewhere; here the longest takes its span.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Generic, TypeVar

from analysis.model import Codebook, Cue, Entry, Guard
from analysis.phrases import (
    BEGINNING,
    beginnings,
    bounded,
    choice,
    compiled,
    needs,
    pattern_expression,
    phrase_expression,
)
from analysis.text import Plain, Span, clauses, plain

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Match:
    """One place where an entry stands in a sentence; `pieces` are its words without the gaps."""

    entry: Entry
    phrase: str  # the one of the entry's phrases that stands here
    start: int
    end: int
    pieces: tuple[Span, ...]


@dataclass(frozen=True, eq=False)
class Matcher:
    """A codebook's expressions, compiled once."""

    codebook: Codebook
    probes: tuple[Probe, ...]
    begun: frozenset[str]  # every beginning that a probe or a rule needs
    index: Mapping[str, tuple[int, ...]]  # by beginning: the probes that need one of few like it
    always: frozenset[int]  # the probes that need nothing
    guards: tuple[Rule[Guard], ...]
    actors: tuple[Rule[str], ...]
    cues: tuple[Rule[Cue], ...]
    collectives: tuple[Rule[str], ...]


@dataclass(frozen=True, eq=False)
class Rule(Generic[T]):
    """Phrases of one guard, actor or cue as one expression; not run where no word begins so."""

    of: T
    made: re.Pattern[str]
    starts: frozenset[str]  # empty: always run

    def spans(self, text: str, present: Collection[str]) -> list[Span]:
        """Where it stands, given how the words of the text begin."""
        if self.starts and self.starts.isdisjoint(present):
            return []
        return [found.span() for found in self.made.finditer(text)]


@cache
def matcher(codebook: Codebook) -> Matcher:
    """The compiled form of a codebook; of one made from another, what both share is shared."""
    probes = tuple(_kept(codebook) if codebook.base else _probes(codebook))
    guards = tuple(_rule(guard, guard.match) for guard in codebook.guards)
    actors = tuple(
        _rule(id, names, codebook.exact.get(id, ())) for id, names in codebook.actors.items()
    )
    cues = tuple(_rule(cue, cue.match) for cue in codebook.cues)
    back = (_rule("", codebook.collectives),) if codebook.collectives else ()
    starts = [need for probe in probes for need in probe.needs]
    starts += [rule.starts for rule in (*guards, *actors, *cues, *back)]
    return Matcher(
        codebook,
        probes,
        frozenset(start for need in starts for start in need),
        _index(probes),
        frozenset(at for at, probe in enumerate(probes) if not probe.needs),
        guards,
        actors,
        cues,
        back,
    )


def _probes(codebook: Codebook) -> Iterator[Probe]:
    slots = {**codebook.classes, **codebook.actors}
    exact = codebook.exact
    starts = {id: beginnings((*words, *exact.get(id, ()))) for id, words in slots.items()}
    for entry in codebook.entries:
        for phrase in entry.match:
            need = tuple(n for word in phrase.split() if (n := beginnings([word])))
            yield Probe(entry, phrase, bounded(phrase_expression(phrase)), need)
    for entry in codebook.entries:
        for phrase in entry.pattern:
            made = pattern_expression(phrase, slots, exact)
            yield Probe(entry, phrase, made, needs(phrase, starts))


def _kept(codebook: Codebook) -> Iterator[Probe]:
    """The probes of the codebook this one was made from, less those it no longer has."""
    entries = {entry.order: entry for entry in codebook.entries}
    kept = {(e.order, p) for e in codebook.entries for p in (*e.match, *e.pattern)}
    for probe in matcher(codebook.base).probes if codebook.base else ():
        if (probe.entry.order, probe.phrase) in kept:
            yield replace(probe, entry=entries[probe.entry.order])


def _rule(of: T, phrases: tuple[str, ...], exact: tuple[str, ...] = ()) -> Rule[T]:
    starts = [beginnings(part) for part in (phrases, exact) if part]
    every = frozenset[str]().union(*starts) if all(starts) else frozenset[str]()
    return Rule(of, compiled(_names(phrases, exact)), every)


def _names(names: tuple[str, ...], exact: tuple[str, ...]) -> str:
    """Names in any case, and those that must be written just so ("the North")."""
    made = bounded(choice(names))
    return f"{made}|(?-i:{bounded(choice(exact))})" if exact else made


@dataclass(frozen=True, slots=True)
class Probe:
    """One phrase of an entry, compiled when it is first tried.

    ``needs`` are sets of word beginnings: a sentence that lacks a word of any of them cannot
    hold the phrase, and the expression is not run.
    """

    entry: Entry
    phrase: str
    made: str
    needs: tuple[frozenset[str], ...]

    @property
    def rule(self) -> re.Pattern[str]:
        """The expression, compiled once."""
        return compiled(self.made)


def _index(probes: Sequence[Probe]) -> dict[str, tuple[int, ...]]:
    """The probes by the beginnings of the word that fewest sentences have."""
    found: dict[str, list[int]] = {}
    for at, probe in enumerate(probes):
        for start in min(probe.needs, key=len, default=frozenset()):
            found.setdefault(start, []).append(at)
    return {start: tuple(places) for start, places in found.items()}


def _present(sentence: str, begun: Collection[str]) -> set[str]:
    """Which of the beginnings some word of the sentence has."""
    found = set()
    for word in {run.group().lower() for run in BEGINNING.finditer(sentence)}:
        found.add(word)
        found.update(stem for n in range(1, len(word) + 1) if (stem := word[:n] + "*") in begun)
    return found


def matches(matcher: Matcher, sentence: str) -> list[Match]:
    """Every place where an entry stands, overlaps included; offsets into plain characters."""
    return _matches(matcher, sentence, _present(sentence, matcher.begun))


def _matches(matcher: Matcher, sentence: str, present: Collection[str]) -> list[Match]:
    likely = {at for start in present for at in matcher.index.get(start, ())}
    found = []
    for at in sorted(likely | matcher.always):
        probe = matcher.probes[at]
        if any(need.isdisjoint(present) for need in probe.needs):
            continue
        for hit in probe.rule.finditer(sentence):
            spans = (hit.span(g) for g in range(1, probe.rule.groups + 1))
            pieces = tuple(span for span in spans if span[0] >= 0)
            found.append(Match(probe.entry, probe.phrase, *hit.span(), pieces or (hit.span(),)))
    return found


def claimed(found: Sequence[Match]) -> list[tuple[Match, Match | None]]:
    """Each match, in order, with the longer match that took its span first, if one did.

    Longest first; of two as long, the earlier; of two in one place, the one first in the file.
    """
    winners: list[Match] = []
    verdicts: list[tuple[Match, Match | None]] = []
    for match in sorted(found, key=lambda m: (m.start - m.end, m.start, m.entry.order)):
        over = next((w for w in winners if w.start < match.end and match.start < w.end), None)
        if over is None:
            winners.append(match)
        if over is None or over.entry is not match.entry:
            verdicts.append((match, over))
    return sorted(verdicts, key=lambda v: (v[0].start, v[0].end, v[0].entry.order))


def mentions(
    matcher: Matcher, sentence: str, present: Collection[str]
) -> list[tuple[str, int, int]]:
    """Each claimed name as (actor, start, end), in order; longest first."""
    found = sorted(
        (start - end, start, end, order, rule.of)
        for order, rule in enumerate(matcher.actors)
        for start, end in rule.spans(sentence, present)
    )
    taken: list[Span] = []
    names = []
    for _, start, end, _, id in found:
        if not any(a < end and start < b for a, b in taken):
            taken.append((start, end))
            names.append((id, start, end))
    return sorted(names, key=lambda n: n[1:])


@dataclass(frozen=True, slots=True)
class Named:
    """An actor's name in a sentence, by plain offsets."""

    actor: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Turn:
    """A cue in a sentence, by plain offsets."""

    cue: Cue
    start: int
    end: int


@dataclass(frozen=True, eq=False)
class Scan:
    """One sentence with all that stands in it; every offset is into `plain.text`."""

    plain: Plain
    clauses: tuple[Span, ...]
    named: tuple[Named, ...]
    matches: tuple[Match, ...]  # every place where an entry stands, overlaps included
    claims: tuple[tuple[Match, Match | None], ...]  # what became of them
    guards: tuple[tuple[Guard, int, int], ...]
    turns: tuple[Turn, ...]
    idle: tuple[Span, ...]  # words that look like a denial and deny nothing
    collectives: tuple[Span, ...]

    @property
    def text(self) -> str:
        """The plain text of the sentence."""
        return self.plain.text


def scan(matcher: Matcher, sentence: str) -> Scan:
    """Everything a codebook finds in one sentence."""
    straight = plain(sentence)
    text = straight.text
    present = _present(text, matcher.begun)
    turns = [
        Turn(rule.of, start, end)
        for rule in matcher.cues
        for start, end in rule.spans(text, present)
    ]
    idle = tuple((turn.start, turn.end) for turn in turns if turn.cue.kind == "idle")
    return Scan(
        plain=straight,
        clauses=tuple(clauses(text)),
        named=tuple(Named(*name) for name in mentions(matcher, text, present)),
        matches=(found := tuple(_matches(matcher, text, present))),
        claims=tuple(claimed(found)),
        guards=tuple((r.of, *span) for r in matcher.guards for span in r.spans(text, present)),
        idle=idle,
        turns=tuple(t for t in turns if not any(a <= t.start and t.end <= b for a, b in idle)),
        collectives=tuple(s for r in matcher.collectives for s in r.spans(text, present)),
    )


_TITLED = 0.6  # a line in which so many words have a capital is set as a headline


def proper(scan: Scan, match: Match) -> bool:
    """Whether a match is part of a name: capitals within a sentence, beside another capital.

    "The Unity and Friendship Cup", "Axis Communications"; not at the start of a sentence, not
    beside the name of an actor, and not where a headline gives every word a capital.
    """
    words = [w for w in scan.text.split() if w[:1].isalpha()]
    if sum(w[0].isupper() for w in words) > _TITLED * len(words) or match.start == 0:
        return False
    if not all(w[:1].isupper() for w in scan.text[match.start : match.end].split()):
        return False
    after = _CAPITAL_AFTER.match(scan.text, match.end)
    before = _CAPITAL_BEFORE.search(scan.text[: match.start])
    beside = ([after.span(1)] if after else []) + ([before.span(1)] if before else [])
    named = [(n.start, n.end) for n in scan.named]
    return any(not any(a < d and c < b for a, b in named) for c, d in beside)


_CAPITAL_AFTER = re.compile(r"\s+(?:(?:and|of|for|with)\s+)?([A-Z][\w-]+|\d+)")
_CAPITAL_BEFORE = re.compile(r"(?<=[a-z,]\s)([A-Z][\w-]+)\s+(?:(?:and|of|for|with)\s+)?$")


def guard(scan: Scan, match: Match) -> Guard | None:
    """The guard that one of the match's own words stands in, if any."""
    for made, start, end in scan.guards:
        if any(a < end and start < b for a, b in match.pieces):
            return made
    return None
