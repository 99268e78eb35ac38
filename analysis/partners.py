"""The other end of a tie of which one is named beside a match.

Whoever was named before the match, the dyad's other member first, then in the sentences before,
then behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from analysis.beside import Near
from analysis.names import THREE_WAY, Group, pair
from analysis.sight import LOOK_BACK, Sight, aside

# A verb joined to the one before: "Pyongyang despises Tokyo and depends on Beijing".
_AND_DOES = re.compile(
    r"\b(?:and|but)\s+(?:(?:\w+ly|also|still|never|not|no|longer|does|did|has)\s+){0,3}$",
    re.IGNORECASE,
)


# A clause that takes up its subject by a pronoun: "and it has long ..."
_IT_DOES = re.compile(
    r"^\W*(?:(?:and|but|yet|so|though|while)\s+)?(?:it|he|she)\s+(?:[\w']+\s+){0,3}$", re.IGNORECASE
)


def of_near(sight: Sight, near: Near) -> tuple[str, str]:
    """Two or more named beside the match: one tie, or one partner each of somebody else."""
    ours = [a for a in near.actors if a in sight.members]
    named = sight.named
    if near.joint and not near.mutual and len(ours) == 1 and sight.mate(ours[0]) in named:
        if sight.match.entry.three_way:
            return THREE_WAY, "several named beside it, the other in the sentence"
        return sight.dyad, "one of several named beside it, the other in the sentence"
    return pair(near.actors), "named beside it"


def other(sight: Sight, partner: str) -> str:
    """The other of a pair: named before the match, or just before the sentence, or after it."""
    start, _ = sight.clause
    earlier = [g for g in reversed(sight.found) if g.end <= sight.match.start]
    earlier = [g for g in earlier if not aside(sight, g)] or earlier
    here = [g for g in earlier if g.start >= start]
    mate = sight.mate(partner)
    named = sight.named
    if sight.cool and mate and mate in named:
        return mate
    if here and mate in here[-1].actors and _AND_DOES.search(sight.scan.text[: sight.match.start]):
        return mate
    if mate and mate == _subject_before(sight, earlier, start):
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


def _subject_before(sight: Sight, earlier: Sequence[Group], start: int) -> str:
    """Whom the clause's "it" or "he" takes up: the one named first in the sentence."""
    if not earlier or not _IT_DOES.search(sight.scan.text[start : sight.match.start]):
        return ""
    first = earlier[-1]
    return first.actors[0] if len(first.actors) == 1 and first.end <= start else ""


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
