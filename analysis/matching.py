"""Codebook x sentence -> the places where its entries, actors and cues stand.

Matching looks at plain characters (`text.plain`); offsets are into those. Which match counts
is decided elsewhere; here the longest takes its span.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

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


@dataclass(frozen=True, slots=True)
class Match:
    """One place where an entry stands in a sentence; `pieces` are its words without the gaps."""

    entry: Entry
    start: int
    end: int
    pieces: tuple[Span, ...]


@dataclass(frozen=True, eq=False)
class Matcher:
    """A codebook's expressions, compiled once."""

    codebook: Codebook
    probes: tuple[Probe, ...]
    begun: frozenset[str]  # every beginning that a probe needs
    index: Mapping[str, tuple[int, ...]]  # by beginning: the probes that need one of few like it
    always: frozenset[int]  # the probes that need nothing
    guards: tuple[tuple[Guard, re.Pattern[str]], ...]
    actors: tuple[tuple[str, re.Pattern[str]], ...]
    cues: tuple[tuple[Cue, re.Pattern[str]], ...]
    collective: re.Pattern[str] | None


@cache
def matcher(codebook: Codebook) -> Matcher:
    """The compiled form of a codebook."""
    slots = {**codebook.classes, **codebook.actors}
    starts = {id: beginnings(words) for id, words in slots.items()}
    probes = [
        Probe(
            entry,
            bounded(phrase_expression(phrase)),
            tuple(need for word in phrase.split() if (need := beginnings([word]))),
        )
        for entry in codebook.entries
        for phrase in entry.match
    ] + [
        Probe(entry, pattern_expression(phrase, slots), needs(phrase, starts))
        for entry in codebook.entries
        for phrase in entry.pattern
    ]
    return Matcher(
        codebook,
        tuple(probes),
        frozenset(start for probe in probes for need in probe.needs for start in need),
        _index(probes),
        frozenset(at for at, probe in enumerate(probes) if not probe.needs),
        tuple((guard, compiled(bounded(choice(guard.match)))) for guard in codebook.guards),
        tuple(
            (id, compiled(_names(names, codebook.exact.get(id, ()))))
            for id, names in codebook.actors.items()
        ),
        tuple((cue, compiled(bounded(choice(cue.match)))) for cue in codebook.cues),
        compiled(bounded(choice(codebook.collectives))) if codebook.collectives else None,
    )


def _names(names: Sequence[str], exact: Sequence[str]) -> str:
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
    present = _present(sentence, matcher.begun)
    likely = {at for start in present for at in matcher.index.get(start, ())}
    found = []
    for at in sorted(likely | matcher.always):
        probe = matcher.probes[at]
        if any(need.isdisjoint(present) for need in probe.needs):
            continue
        for hit in probe.rule.finditer(sentence):
            spans = (hit.span(g) for g in range(1, probe.rule.groups + 1))
            pieces = tuple(span for span in spans if span[0] >= 0)
            found.append(Match(probe.entry, *hit.span(), pieces or (hit.span(),)))
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


def mentions(matcher: Matcher, sentence: str) -> list[tuple[str, int, int]]:
    """Each claimed name as (actor, start, end), in order; longest first, guards respected."""
    found = [
        (m.start() - m.end(), m.start(), m.end(), order, id)
        for order, (id, rule) in enumerate(matcher.actors)
        for m in rule.finditer(sentence)
    ]
    taken: list[tuple[int, int]] = []
    names = []
    for _, start, end, _, id in sorted(found):
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
    claims: tuple[tuple[Match, Match | None], ...]
    guards: tuple[tuple[Guard, int, int], ...]
    turns: tuple[Turn, ...]
    collectives: tuple[Span, ...]

    @property
    def text(self) -> str:
        """The plain text of the sentence."""
        return self.plain.text


def scan(matcher: Matcher, sentence: str) -> Scan:
    """Everything a codebook finds in one sentence."""
    straight = plain(sentence)
    text = straight.text
    guards = tuple((g, *m.span()) for g, rule in matcher.guards for m in rule.finditer(text))
    return Scan(
        plain=straight,
        clauses=tuple(clauses(text)),
        named=tuple(Named(*name) for name in mentions(matcher, text)),
        claims=tuple(claimed(matches(matcher, text))),
        guards=guards,
        turns=tuple(
            Turn(c, *m.span())
            for c, rule in matcher.cues
            for m in rule.finditer(text)
            # "not only" and "no matter" deny nothing
            if not any(a <= m.start() and m.end() <= b for _, a, b in guards)
        ),
        collectives=tuple(m.span() for m in matcher.collective.finditer(text))
        if matcher.collective
        else (),
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
