"""One sentence with all that a codebook finds in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from analysis.instrument import Codebook, Cue, Guard
from analysis.matching import Match, Matcher, claimed, each, found, matches_of, mentions, only
from analysis.text import Plain, Span, clauses, plain


class Named(NamedTuple):
    """An actor's name in a sentence, by plain offsets."""

    actor: str
    start: int
    end: int


class Turn(NamedTuple):
    """A cue in a sentence, by plain offsets."""

    cue: Cue
    start: int
    end: int


WORDLESS = Codebook("", "", "", "", "", {}, ())
_TITLED = 0.6  # a line in which so many words have a capital is set as a headline


@dataclass(frozen=True, eq=False)
class Scan:
    """One sentence with all that stands in it; every offset is into `plain.text`."""

    plain: Plain
    named: tuple[Named, ...]
    matches: tuple[Match, ...]  # every place where an entry stands, overlaps included
    claims: tuple[tuple[Match, Match | None], ...]  # what became of them
    guards: tuple[tuple[Guard, int, int], ...]
    turns: tuple[Turn, ...]
    idle: tuple[Span, ...]  # words that look like a denial and deny nothing
    collectives: tuple[Span, ...]
    called: tuple[Named, ...]  # words that may mean an actor that is not named ("neighbour")
    verbs: tuple[Span, ...]  # words that credit what they say to somebody
    credits: tuple[Span, ...]  # phrases that do so by themselves
    book: Codebook = WORDLESS  # whose classes the rules read

    @cached_property  # it is asked for again and again
    def text(self) -> str:
        """The plain text of the sentence."""
        return self.plain.text

    @cached_property
    def clauses(self) -> tuple[Span, ...]:
        """The clauses of the sentence, in order; split when first asked for."""
        return tuple(clauses(self.text))

    @cached_property
    def titled(self) -> bool:
        """Whether the sentence is set as a headline, with a capital for every word or so."""
        words = [w for w in self.text.split() if w[:1].isalpha()]
        return sum(w[0].isupper() for w in words) > _TITLED * len(words)


def scan(matcher: Matcher, sentence: str) -> Scan:
    """Everything a codebook finds in one sentence."""
    straight = plain(sentence)
    text = straight.text
    stands = found(matcher, text)
    book = matcher.codebook
    made = tuple(matches_of(matcher, text, stands))
    turns = tuple([Turn(book.cues[order], *span) for order, span in each("cue", stands)])
    idle = tuple([(turn.start, turn.end) for turn in turns if turn.cue.kind == "idle"])
    if idle:
        turns = tuple(t for t in turns if not any(a <= t.start and t.end <= b for a, b in idle))
    return Scan(
        plain=straight,
        named=tuple([Named(*name) for name in mentions(matcher, stands)]),
        matches=made,
        claims=tuple(claimed(made)),
        guards=tuple([(book.guards[order], *span) for order, span in each("guard", stands)]),
        idle=idle,
        turns=turns,
        collectives=only("collective", stands),
        called=tuple([Named(matcher.actors[at], *span) for at, span in each("called", stands)]),
        verbs=only("verb", stands),
        credits=only("credit", stands),
        book=book,
    )


def proper(scan: Scan, match: Match) -> bool:
    """Whether a match is part of a name: capitals within a sentence, beside another capital.

    "The Unity and Friendship Cup", "Axis Communications"; not at the start of a sentence, not
    beside the name of an actor, and not where a headline gives every word a capital.
    """
    if not scan.text[match.start].isupper() or scan.titled:
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
