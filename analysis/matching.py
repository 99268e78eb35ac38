"""Codebook x sentence -> the places where its entries, actors and cues stand.

Matching looks at plain characters (`text.plain`); offsets are into those. Which match counts
is decided elsewhere; here the longest takes its span.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from analysis.model import Codebook, Cue, Entry, Guard
from analysis.text import Plain, Span, clauses, plain

# Gaps never go over a border of clauses.
GAPS = {
    ".": r"(?:[^\s;:\u2014()]+[\s-]+){0,2}?",  # up to two words
    "..": r"(?:[^\s;:\u2014()]+[\s-]+){0,5}?",  # up to five
}


def _word(word: str) -> str:
    """One word: `*` is letters, all else is itself; a name in capitals keeps its capitals."""
    made = "".join(r"[^\W\d_]*" if c == "*" else re.escape(c) for c in plain(word).text)
    return f"(?-i:{made})" if word.isupper() and len(word) > 1 else made


def _phrase(phrase: str) -> str:
    """Words parted by blanks in the file, by blanks or one hyphen in the text."""
    return r"(?:\s+|-)".join(map(_word, phrase.split()))


def bounded(made: str) -> str:
    """An expression that starts and ends at the border of a word."""
    return rf"(?:(?<!\w)(?=\w)|(?<!\w)(?=\W))(?:{made})(?!\w)"


def choice(phrases: Sequence[str]) -> str:
    """Any of the phrases, the longest first."""
    return "|".join(_phrase(p) for p in sorted(phrases, key=lambda p: (-len(p), p)))


def _pattern(pattern: str, slots: Mapping[str, Sequence[str]]) -> str:
    """A phrase with slots; every piece that is not a gap is a group, so that guards see it."""
    made = ""
    glue = ""
    for written in pattern.split():
        if written in GAPS:
            made += glue + GAPS[written]
            glue = ""
            continue
        missing = written.endswith("?")
        token = written.removesuffix("?")
        if token.startswith("<"):
            piece = choice(slots[token[1:-1]])
        else:
            piece = "|".join(_word(part) for part in token.split("|"))
        piece = rf"((?<!\w)(?:{piece})(?!\w)(?:'s?)?)"
        if missing:
            made += f"(?:{glue}{piece})?"
        else:
            made += glue + piece
        glue = r"[\s,-]+" if not missing or made else ""
    return made


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
    entries: tuple[tuple[Entry, re.Pattern[str], str], ...]  # with a text that must be there
    guards: tuple[tuple[Guard, re.Pattern[str]], ...]
    actors: tuple[tuple[str, re.Pattern[str]], ...]
    cues: tuple[tuple[Cue, re.Pattern[str]], ...]
    collective: re.Pattern[str] | None


@cache
def matcher(codebook: Codebook) -> Matcher:
    """The compiled form of a codebook."""
    slots = {**codebook.classes, **codebook.actors}
    entries = [
        (entry, _compiled(bounded(_phrase(phrase))), _anchor(phrase))
        for entry in codebook.entries
        for phrase in entry.match
    ] + [
        (entry, _compiled(_pattern(phrase, slots)), _anchor(phrase))
        for entry in codebook.entries
        for phrase in entry.pattern
    ]
    return Matcher(
        codebook,
        tuple(entries),
        tuple((guard, _compiled(bounded(choice(guard.match)))) for guard in codebook.guards),
        tuple(
            (id, _compiled(_names(names, codebook.exact.get(id, ()))))
            for id, names in codebook.actors.items()
        ),
        tuple((cue, _compiled(bounded(choice(cue.match)))) for cue in codebook.cues),
        _compiled(bounded(choice(codebook.collectives))) if codebook.collectives else None,
    )


def _names(names: Sequence[str], exact: Sequence[str]) -> str:
    """Names in any case, and those that must be written just so ("the North")."""
    made = bounded(choice(names))
    return f"{made}|(?-i:{bounded(choice(exact))})" if exact else made


def _compiled(made: str) -> re.Pattern[str]:
    return re.compile(made, re.IGNORECASE)


def _anchor(phrase: str) -> str:
    """The longest run of letters that every match must hold; empty where there is none."""
    fixed = [t for t in phrase.split() if not re.search(r"[<|?]", t) and t not in GAPS]
    runs = [run for token in fixed for run in re.findall(r"[^\W\d_]+", plain(token).text)]
    return max(runs, key=len, default="").lower()


def matches(matcher: Matcher, sentence: str) -> list[Match]:
    """Every place where an entry stands, overlaps included; offsets into plain characters."""
    lowered = sentence.lower()
    found = []
    for entry, rule, anchor in matcher.entries:
        if anchor and anchor not in lowered:
            continue
        for hit in rule.finditer(sentence):
            pieces = tuple(hit.span(g) for g in range(1, rule.groups + 1) if hit.span(g)[0] >= 0)
            found.append(Match(entry, *hit.span(), pieces or (hit.span(),)))
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


def guard(scan: Scan, match: Match) -> Guard | None:
    """The guard that one of the match's own words stands in, if any."""
    for made, start, end in scan.guards:
        if any(a < end and start < b for a, b in match.pieces):
            return made
    return None
