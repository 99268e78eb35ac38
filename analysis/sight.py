"""What a sentence shows of the actors around one match, and when it tells of another pair.

Who is named where, what points back to whom, and the parts of a sentence that are about states
of their own. `dyad` puts it together.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from analysis.matching import Match
from analysis.names import Group, pair
from analysis.scans import Scan
from analysis.text import Span, within

_CONTRAST = re.compile(r"\W*(?:but|yet|whereas|while|though|although)\b", re.IGNORECASE)
# ", a quarrel that Beijing followed": the noun sums up what stands before it, whoever follows.
_SUMMED = re.compile(r",\s+(?:a|an)\s+(?:[\w'-]+\s+)?$", re.IGNORECASE)
_RELATIVE = re.compile(
    r"^\s*(?:[\w'-]+\s+)?(?:that|which|(?:on|in|to|of|over) which)\b", re.IGNORECASE
)
BETWEEN = re.compile(r"\bbetween\s+(?:the\s+)?$", re.IGNORECASE)
# "Ties between A and B have never been closer": the match says how the two are.
_SAYS_HOW = re.compile(
    r"^\s+(?:is|are|was|were|has|have|had|remain\w*|seem\w*|look\w*|gr[eo]w\w*|bec[ao]me\w*)\b"
    r"[^,;:]*$",
    re.IGNORECASE,
)
_TOGETHER = re.compile(r"\b(?:with|alongside|joined|joining|and)\s+$", re.IGNORECASE)
_OPENED = re.compile(r"\b(?:after|before|since|until|when|once|as)\b", re.IGNORECASE)
_TOPIC = re.compile(r"\b(?:about|over|on|regarding)\s+(?:the\s+)?$", re.IGNORECASE)
_TWO = re.compile(r"\b(?:the two|the pair|both|they|them|each other)\b", re.IGNORECASE)
_WHOSE = re.compile(r"^,?\s+whose\s+(?:[\w'-]+\s+){0,4}$", re.IGNORECASE)
_THEIR = re.compile(r"\btheir\s+(?:[\w'-]+\s+){0,3}(?:[\w'-]+)?$", re.IGNORECASE)
_THEIRS = re.compile(
    r"^\s+(?:[\w'-]+\s+)?(?:between|among|of) (?:them|themselves|the two|both|these two)\b"
    r"|^\s+(?:them|their)\b",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"\W*(?:which|who|whose|whom)\b", re.IGNORECASE)
RIVALS = ("russia",)
LOOK_BACK = 9  # sentences: news copy has paragraphs of one sentence, which borrow the ones before


class Sight(NamedTuple):
    """All that decides one match's pair."""

    match: Match
    scan: Scan
    found: Sequence[Group]
    before: Sequence[Scan]  # the sentences just before, the nearest first
    members: frozenset[str]  # of the study's dyad
    cool: bool  # the match says strain: the dyad wins where both its members are named
    clause: Span  # the one that the match starts in
    inside: frozenset[str]  # the actors of the clause
    named: frozenset[str]  # the actors of the sentence

    @property
    def dyad(self) -> str:
        """The study's dyad."""
        return "+".join(sorted(self.members))

    @property
    def points_back(self) -> bool:
        """Whether the clause has words that point back to a pair ("the two sides")."""
        start, end = self.clause
        return any(start <= a < end for a, _ in self.scan.collectives)

    @property
    def contrasted(self) -> bool:
        """Whether the clause is set against the one before it."""
        return bool(_CONTRAST.match(self.scan.text[slice(*self.clause)]))

    def mate(self, actor: str) -> str:
        """The other member of the dyad, where the actor is one."""
        return next(iter(self.members - {actor}), "") if actor in self.members else ""

    @property
    def lately(self) -> frozenset[str]:
        """The actors of the sentences just before."""
        return frozenset([n.actor for scan in self.before[:LOOK_BACK] for n in scan.named])


def seen_from(
    match: Match,
    scan: Scan,
    found: Sequence[Group],
    before: Sequence[Scan],
    members: frozenset[str],
    *,
    cool: bool,
) -> Sight:
    """What a sentence and those before it show of the actors around a match in it."""
    start, end = clause = within(scan.clauses, match.start)
    inside = frozenset([a for g in found if start <= g.start < end for a in g.actors])
    named = frozenset([a for g in found for a in g.actors])
    return Sight(match, scan, found, before, members, cool, clause, inside, named)


def told_before(sight: Sight) -> str | None:
    """The other pair that the sentence has told of, where the match is about it as well.

    A noun sums up what stands before it (", a quarrel that Beijing followed"), or "the two"
    points back to two named together.
    """
    earlier = [g for g in sight.found if g.end <= sight.match.start]
    text = sight.scan.text
    if _SUMMED.search(text[: sight.match.start]) and _RELATIVE.match(text[sight.match.end :]):
        actors = {a for g in earlier for a in g.actors}
        if len(actors) == 2 and actors != sight.members:
            return pair(actors)
    several = next((g for g in reversed(earlier) if len(g.actors) > 1), None)
    if several and not sight.members <= set(several.actors) and _theirs(sight, several, earlier):
        return pair(several.actors)
    joint = next((g for g in reversed(earlier) if len(g.actors) == 2), None)
    if joint is not None and joint is earlier[-1] and _how_they_are(sight, joint):
        return pair(joint.actors)
    if joint is None or set(joint.actors) == sight.members or set(joint.actors) <= set(RIVALS):
        return None
    return pair(joint.actors) if _the_two(sight, joint, earlier) else None


def _how_they_are(sight: Sight, joint: Group) -> bool:
    """Whether a match says how something between two others is, whoever is named behind it.

    What is between a rival and one of the two may be trouble to the other.
    """
    text = sight.scan.text
    if {*joint.actors} <= sight.members | {*(RIVALS if sight.cool else ())}:
        return False
    if not BETWEEN.search(text[: joint.start]):
        return False
    return bool(_SAYS_HOW.match(text[joint.end : sight.match.start]))


def _the_two(sight: Sight, joint: Group, earlier: Sequence[Group]) -> bool:
    """Whether "the two" before the match are two actors named together in the sentence.

    Nobody else may be meant: of the dyad nobody is named beside them, but where "between" makes
    them a pair, and behind the match at most what they speak about.
    """
    text = sight.scan.text
    beside = sight.members - set(joint.actors)
    alone = earlier[-1] is joint and not any(set(g.actors) & beside for g in earlier)
    if not alone and not BETWEEN.search(text[: joint.start]):
        return False
    after = [g for g in sight.found if sight.match.start <= g.start < sight.clause[1]]
    if any(not _TOPIC.search(text[: g.start]) for g in after):
        return False
    return bool(_TWO.search(text[joint.end : sight.match.start]))


def _theirs(sight: Sight, joint: Group, earlier: Sequence[Group]) -> bool:
    """Whether "whose", "their" or "between them" beside a match is of two named together.

    Behind the two at most one more actor may be named, of whom such words cannot be said.
    """
    text, match = sight.scan.text, sight.match
    if any(match.start < g.end and g.start < match.end for g in sight.found):
        return False
    since = {a for g in earlier if g.start > joint.start for a in g.actors} - {*joint.actors}
    if not since and _WHOSE.match(text[joint.end : match.start]):
        return True
    ahead = any(_THEIR.search(text[:at]) for at in (match.start, match.end))
    own = ahead or _THEIRS.match(text[match.end :])
    return bool(own) and len(since) < 2


def with_rival(sight: Sight) -> bool:
    """Whether the only third state in the clause acts together with one of the dyad."""
    start, end = sight.clause
    inside = [g for g in sight.found if start <= g.start < end]
    third = [g for g in inside if set(g.actors) - sight.members]
    joined = (
        sight.members & set(g.actors) or _TOGETHER.search(sight.scan.text[: g.start]) for g in third
    )
    return {a for g in third for a in g.actors} - sight.members <= set(RIVALS) and all(joined)


def others(sight: Sight) -> set[str]:
    """The third states that it is told of alone, in a part of the clause that opens with "after".

    "China kept the North fed long after Japan had halted its shipments."
    """
    start, end = sight.clause
    match = sight.match
    opened = [m.end() for m in _OPENED.finditer(sight.scan.text, start, match.start)]
    if not opened:
        return set()
    inside = [g for g in sight.found if opened[-1] <= g.start < end]
    actors = {a for g in inside for a in g.actors}
    told = any(g.end <= match.start for g in inside)
    return actors if told and not actors & (sight.members | set(RIVALS)) else set()


def aside(sight: Sight, group: Group) -> bool:
    """Whether names stand in what is said aside of another ("Seoul, which angered Tokyo, ...").

    Clauses that no comma parts from it are of it: ", which waited while Kim courted Moscow, ..."
    """
    return opened_aside(sight, group.start, sight.clause) is not None


def opened_aside(sight: Sight, place: int, main: Span) -> int | None:
    """Where what is said aside begins, if a place stands in it and not in the main clause."""
    text, clauses = sight.scan.text, sight.scan.clauses
    at = clauses.index(within(clauses, place))
    while clauses[at] != main:
        if _ASIDE.match(text[slice(*clauses[at])]):
            return clauses[at][0]
        if not at or text[: clauses[at][0]].rstrip()[-1:] in ",;:":
            return None
        at -= 1
    return None


def two_before(sight: Sight) -> list[str]:
    """The two actors named last before a match, or none."""
    earlier = [a for g in sight.found if g.end <= sight.match.start for a in g.actors]
    return list(dict.fromkeys(reversed(earlier)))[:2] if len(set(earlier)) > 1 else []


def last_pair(sight: Sight) -> Group | None:
    """The names nearest before a match, where they are another pair, named in one breath."""
    earlier = [g for g in sight.found if g.end <= sight.match.start]
    if not earlier or len(earlier[-1].actors) != 2 or set(earlier[-1].actors) == sight.members:
        return None
    return earlier[-1]
