"""Which pair of actors a hit is about, and how that was found.

The order: names in the hit's own words and right beside it ("ties with
Moscow", "Sino-Russian trade", "Putin's embrace of Kim"), then its clause, its sentence, and
what was said just before. A pair is its actors' ids, sorted and joined by "+"; three or more
in one breath are "three_way"; where too little is named it is "none".
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from analysis.apart import told_apart
from analysis.beside import Near, named_beside, tied
from analysis.deeds import done_apart
from analysis.matching import Match, Scan
from analysis.model import Entry, Scope
from analysis.names import NONE, THREE_WAY, Group, groups, pair, parties
from analysis.sight import (
    LOOK_BACK,
    RIVALS,
    Sight,
    aside,
    last_pair,
    others,
    seen_from,
    told_before,
    two_before,
    with_rival,
)
from analysis.text import Span

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
    if (told := told_before(sight)) is not None:
        return told, "the two that the sentence told of before"
    if apart := told_apart(sight) or done_apart(sight):
        return apart, "told of a third state, named in it or right beside it"
    if match.entry.about and not _elsewhere(sight):
        return _about(sight)
    if cool and (third := others(sight)):
        return pair(third), "told of others in a part of the clause of their own"
    if cool and len(ends := tied(sight)) > 1:
        return pair(ends), "told of ties with a third state, named before it"
    near = named_beside(sight)
    if cool and (how := _ours(sight, near)):
        return dyad, how
    if len(near.actors) > 1:
        return _of_near(sight, near)
    if near.actors:
        other = _other(sight, near.actors[0])
        if other:
            return pair((near.actors[0], other)), "one named beside it, the other before it"
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


def _elsewhere(sight: Sight) -> bool:
    """Whether closeness is told of one member and a third state, in a clause or right beside it."""
    clause = sight.inside
    pairs = set(sight.match.entry.about.split("+"))
    if sight.cool:
        # Done by third states: named before it in a clause that names neither of the two.
        first, last = sight.clause[0], sight.match.start
        ahead = {a for g in sight.found if first <= g.start < last for a in g.actors}
        return bool(ahead - set(RIVALS)) and not clause & pairs and ahead == clause
    if sight.match.entry.three_way and with_rival(sight):
        return False
    theirs = (bool(a - pairs) and not pairs <= a for a in (clause, set(named_beside(sight).actors)))
    return any(theirs)


def _about(sight: Sight) -> tuple[str, str]:
    """An entry about one pair always, where both are named within reach."""
    pairs = frozenset(sight.match.entry.about.split("+"))
    if pairs <= within_reach(sight.scan, sight.before):
        return sight.match.entry.about, "the entry is about this pair"
    return NONE, "the entry's pair is not named within reach"


def _ours(sight: Sight, near: Near) -> str:
    """Why strain is the dyad's: both are named, and no third state is the other end of it.

    Russia, or whoever the dyad's rival is told to be, is a cause here and not a partner, unless
    a word like "with" says otherwise.
    """
    if _only_together(sight) or _of_two(sight):
        return ""
    if len(near.actors) > 1 and not set(near.actors) & (sight.members | set(RIVALS)):
        return ""  # "American officials no longer trust their Japanese counterparts"
    if near.mutual or (near.partner and not set(near.actors) <= sight.members):
        return _of_rival(sight, near)
    clause = sight.inside
    named = sight.named
    if sight.members <= clause:
        return "both named in the clause"
    if clause and clause <= set(RIVALS) and _ahead(sight):
        return ""  # "while Moscow haggled"
    if sight.members <= named and clause - sight.members <= set(RIVALS):
        return "both named in the sentence"
    ours = clause & sight.members and set(near.actors) <= sight.members
    if ours and clause - sight.members <= set(RIVALS) and sight.members <= named | sight.lately:
        return "one named in the clause, the other before it"
    return ""


def _of_rival(sight: Sight, near: Near) -> str:
    """Strain over one member's tie with a rival, felt by the other.

    "Beijing is uneasy about the pact between Moscow and Pyongyang."
    """
    beside = set(near.actors)
    if sight.members <= beside:
        return "both named beside it"
    start, _ = sight.clause
    before = {
        a for g in sight.found if start <= g.start and g.end <= sight.match.start for a in g.actors
    }
    if beside & set(RIVALS) and sight.members <= beside | before and beside - sight.members:
        return "one feels it, over the other's tie with a rival"
    return ""


def _only_together(sight: Sight) -> bool:
    """Whether both members are named before it with a third in one breath, and nowhere else.

    "The three-way show of China, Russia and North Korea as a rebuke to ...": they act as one.
    """
    ours = [g for g in sight.found if sight.members & set(g.actors)]
    joint = all(len(g.actors) > 2 and g.end <= sight.match.start for g in ours)
    return joint and bool(ours)


def _of_two(sight: Sight) -> bool:
    """Whether it is told of one member and a third state together, the other not being named.

    "By then China and the Soviet Union were drifting apart."
    """
    named = sight.named
    if sight.members <= named:
        return False
    ahead = _ahead(sight)
    return bool(ahead) and len(ahead[-1].actors) == 2 and bool(named & sight.members)


def _ahead(sight: Sight) -> list[Group]:
    """Who is named before the match in its clause."""
    start, _ = sight.clause
    return [g for g in sight.found if start <= g.start and g.end <= sight.match.start]


def _of_near(sight: Sight, near: Near) -> tuple[str, str]:
    """Two or more named beside the match: one tie, or one partner each of somebody else."""
    ours = [a for a in near.actors if a in sight.members]
    named = sight.named
    if near.joint and not near.mutual and len(ours) == 1 and sight.mate(ours[0]) in named:
        if sight.match.entry.three_way:
            return THREE_WAY, "several named beside it, the other in the sentence"
        return sight.dyad, "one of several named beside it, the other in the sentence"
    return pair(near.actors), "named beside it"


def _other(sight: Sight, partner: str) -> str:
    """The other of a pair: named before the match, or just before the sentence, or after it."""
    start, _ = sight.clause
    earlier = [g for g in reversed(sight.found) if g.end <= sight.match.start]
    earlier = [g for g in earlier if not aside(sight, g)] or earlier
    here = [g for g in earlier if g.start >= start]
    mate = sight.mate(partner)
    named = sight.named
    if sight.cool and mate and mate in named:
        return mate
    for group in here:
        for actor in _preferred(group, partner, mate):
            return actor
    if mate and sight.contrasted and any(mate in group.actors for group in earlier):
        return mate  # "Moscow pays Kim in wheat, but it is Xi's fertiliser ..."
    if mate in (a for g in sight.found if _behind(sight, g) for a in g.actors):
        return mate  # "however loud the toasts to Putin, it is China that feeds the North"
    for group in earlier:
        for actor in _preferred(group, partner, mate):
            return actor
    if recent := _recent(sight, partner, mate):
        return recent
    if mate and mate in named:
        return mate
    later = [g for g in sight.found if g.start >= sight.match.end]
    found = (a for g in later for a in _preferred(g, partner, mate))
    # A third state beside the match: it is about that state and whoever was spoken of.
    return next(found, "" if mate else min(sight.members & sight.lately, default=""))


def _behind(sight: Sight, group: Group) -> bool:
    """Whether names stand behind the match, in its clause."""
    return sight.match.end <= group.start < sight.clause[1]


def _recent(sight: Sight, partner: str, mate: str) -> str:
    """The other of a pair in the sentences before: who was spoken of last, the mate first."""
    for scan in sight.before[:LOOK_BACK]:
        others = {name.actor for name in scan.named} - {partner}
        if mate and mate in others:
            return mate
        if len(others) == 1:
            return others.pop()
    return ""


def _preferred(group: Group, partner: str, mate: str) -> Iterator[str]:
    """The others of a group, the dyad's other member first."""
    rest = [actor for actor in group.actors if actor != partner]
    yield from sorted(rest, key=lambda actor: actor != mate)


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
            return pair((*clause, _other(sight, *clause))), "named in the clause and the sentence"
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
