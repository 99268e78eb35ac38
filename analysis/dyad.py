"""Which pair of actors a hit is about, and how that was found.

The order: names in the hit's own words and right beside it ("ties with
Moscow", "Sino-Russian trade", "Putin's embrace of Kim"), then its clause, its sentence, and
what was said just before. A pair is its actors' ids, sorted and joined by "+"; three or more
in one breath are "three_way"; where too little is named it is "none".
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from analysis.apart import told_apart
from analysis.beside import named_beside, tied
from analysis.deeds import done_apart
from analysis.instrument import Entry
from analysis.matching import Match
from analysis.model import Scope
from analysis.names import NONE, THREE_WAY, groups, pair, parties
from analysis.partners import of_near, other
from analysis.scans import Scan
from analysis.sight import (
    LOOK_BACK,
    RIVALS,
    Sight,
    last_pair,
    others,
    seen_from,
    told_before,
    two_before,
)
from analysis.text import Span
from analysis.thirds import elsewhere, ours

_ANY = Entry("", (), "")
PLENTY = 3  # actors: where more are named, two ties are told, and the nearest names say which


def attribute(
    match: Match, scan: Scan, before: Sequence[Scan], *, dyad: str, scope: Scope, cool: bool
) -> tuple[str, str]:
    """The pair a match is about and the words that say how it was found."""
    if scope == "off":
        return dyad, "any pair"
    seen = () if scope == "sentence" else before
    # Trouble comes from whom it is with; closeness may be shown against somebody.
    named = groups(scan) if cool else parties(scan)
    sight = seen_from(match, scan, named, seen, frozenset(dyad.split("+")), cool=cool)
    if match.entry.close and not (_in_sight(sight) or _spoken_of(sight)):
        return NONE, "nobody is named in the sentence, and the word means much else"
    return _of_others(sight) or _beside(sight)


def _of_others(sight: Sight) -> tuple[str, str] | None:
    """The pair, where the sentence tells the match of others, or its entry is about one pair."""
    if (told := told_before(sight)) is not None:
        return told, "the two that the sentence told of before"
    if apart := told_apart(sight) or done_apart(sight):
        return apart, "told of a third state, named in it or right beside it"
    if sight.match.entry.about and not elsewhere(sight):
        return _about(sight)
    if sight.cool and (third := others(sight)):
        return pair(third), "told of others in a part of the clause of their own"
    if sight.cool and len(ends := tied(sight)) > 1:
        return pair(ends), "told of ties with a third state, named before it"
    return None


def _beside(sight: Sight) -> tuple[str, str]:
    """The pair by who is named beside the match, or in reach of it."""
    near = named_beside(sight)
    if sight.cool and (how := ours(sight, near)):
        return sight.dyad, how
    if len(near.actors) > 1:
        return of_near(sight, near)
    if near.actors and (end := other(sight, near.actors[0])):
        return pair((near.actors[0], end)), "one named beside it, the other before it"
    return _by_reach(sight, near.actors)


def of_clause(clause: Span, scan: Scan, before: Sequence[Scan], *, dyad: str) -> str:
    """The pair a clause is about, going by the names in it and in reach of it."""
    match = Match(_ANY, "", *clause, (clause,))
    members = frozenset(dyad.split("+"))
    sight = seen_from(match, scan, groups(scan), before, members, cool=False)
    return _by_reach(sight, ())[0]


def within_reach(scan: Scan, before: Sequence[Scan]) -> set[str]:
    """Every actor named in the sentence or just before it."""
    return {name.actor for near in (scan, *before[:LOOK_BACK]) for name in near.named}


def _in_sight(sight: Sight) -> bool:
    """Whether the sentence names anybody, or its clause points back to a pair."""
    return sight.points_back or any(g.actors for g in sight.found)


def _spoken_of(sight: Sight) -> bool:
    """Whether the sentences just before spoke of the dyad, and of nobody but a rival apart."""
    if not sight.members <= sight.lately <= sight.members | {*RIVALS}:
        return False
    said = [{*g.actors} for scan in sight.before[:LOOK_BACK] for g in groups(scan)]
    return not any(actors & {*RIVALS} and actors & sight.members for actors in said)


def _about(sight: Sight) -> tuple[str, str]:
    """An entry about one pair always, where both are named within reach."""
    pairs = frozenset(sight.match.entry.about.split("+"))
    if pairs <= within_reach(sight.scan, sight.before):
        return sight.match.entry.about, "the entry is about this pair"
    return NONE, "the entry's pair is not named within reach"


def _by_reach(sight: Sight, near: Collection[str]) -> tuple[str, str]:
    """The pair by clause, sentence and what came before."""
    clause = sight.inside | set(near)
    sentence = sight.named
    if len(clause) == 2:
        return pair(clause), "named in the clause"
    if len(clause) > 2:
        return _of_many(sight, clause, "clause")
    if not clause and not sight.points_back and (last := last_pair(sight)):
        return pair(last.actors), "the two named together just before it"
    if not clause and len(sentence) > 2 and _lately_ours(sight, sentence):
        return sight.dyad, "one named in the sentence, the other before it"
    if not sight.points_back or clause:
        if clause and not clause & sight.members and sentence & sight.members:
            return pair((*clause, other(sight, *clause))), "named in the clause and the sentence"
        if len(sentence) == 2:
            return pair(sentence), "named in the sentence"
        if len(sentence) > 2:
            return _of_many(sight, sentence, "sentence")
    elif sight.members <= sentence:
        return sight.dyad, "pointed back to in the sentence"
    # A third state named only behind the match, in another clause, is not whom it is about.
    ahead = {a for g in sight.found if g.end <= sight.match.start for a in g.actors}
    return _from_before(sight, sentence if clause else sentence & (sight.members | ahead))


def _of_many(sight: Sight, actors: frozenset[str], where: str) -> tuple[str, str]:
    if any(len(g.actors) > 2 for g in sight.found):
        return THREE_WAY, f"three named together in the {where}"
    if len(actors) > PLENTY and not sight.cool and (two := two_before(sight)):
        return pair(two), f"the nearest of many named in the {where}"
    if sight.members <= actors:
        return sight.dyad, f"both named in the {where}"
    return THREE_WAY, f"three named in the {where}"


def _lately_ours(sight: Sight, sentence: frozenset[str]) -> bool:
    """Whether one member is named in the sentence and the other only in those before."""
    return len(sight.members & sentence) == 1 and sight.members <= sentence | sight.lately


def _from_before(sight: Sight, sentence: frozenset[str]) -> tuple[str, str]:
    """The pair that the sentences before name, with the one named here."""
    if sentence and not sight.cool and not sentence & sight.members:
        return _with_third(sight, sentence)
    seen = set(sentence)
    for scan in sight.before[:LOOK_BACK]:
        latest = {name.actor for name in scan.named}
        if not seen and len(latest) == 2 and not sight.cool and not sight.points_back:
            return pair(latest), "named in the sentence before"
        seen |= latest
        if sight.members <= seen:
            return sight.dyad, "named in the paragraph"
        if len(seen) == 2 and not sight.members & seen:
            return pair(seen), "named in the paragraph"
    if len(seen) == 2:
        return pair(seen), "named in the paragraph"
    return NONE, "no pair named within reach"


def _with_third(sight: Sight, sentence: frozenset[str]) -> tuple[str, str]:
    """A third state alone speaks or acts: its pair is with the member spoken of last."""
    for scan in sight.before[:LOOK_BACK]:
        for name in reversed(scan.named):
            if name.actor in sight.members:
                return pair((*sentence, name.actor)), "a third state, and the one named before"
    return pair(sentence), "only others named within reach"
