"""The names of a sentence -> who is named together, and the id of a pair.

A pair is its actors' ids, sorted and joined by "+"; three or more are "three_way".
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from analysis.scans import Named, Scan
from analysis.text import within

COURTED = "north_korea"  # by the rival: what it does to this one is theirs alone

THREE_WAY = "three_way"
NONE = "none"
# States that the two may stand together against: their soldiers and bids are no partners.
OPPONENTS = ("united_states", "south_korea", "japan", "europe")
FAR = ("united_states", "europe")  # nobody's neighbour, ally or comrade here
KEPT = 256  # sentences: each is asked for once a match and once a clause

# What may stand between two names that are named together: "China, Russia and North Korea".
_JOINED = re.compile(r"^(?:'s)?[\s,&/-]*(?:and|as well as|or)?\s*(?:the\s+)?$", re.IGNORECASE)
# What a state is called beside another, as its own: "its unruly neighbour".
_OWN = re.compile(r"\b(?:its|his|her|their|our|your)\s+(?:[\w'-]+\s+){0,2}$", re.IGNORECASE)
_AND = re.compile(r"\b(?:and|or)\b|&", re.IGNORECASE)
# A state named as where a war is fought is no party to a tie told in the same clause.
_WAR = re.compile(
    r"\b(?:war|conflict|invasion|fighting|offensive|aggression)\s+(?:in|of|on|against|over)\s+$",
    re.IGNORECASE,
)
BEFORE = 60  # characters before a name in which it is asked whether a war is named for it
# Whom something is done against or withheld from, or whose meeting only dates it, is no party
# to the tie told beside it: "resisted American pressure", "before his summit with Trump".
_AGAINST = re.compile(
    r"\b(?:against|despite|in defiance of|defying|in the face of|pressure from|threats? from"
    r"|demands? from|sanctions from|sanctioned by|attack(?:ed)? by|(?:ahead of|before|after|since"
    r"|following|during|on the eve of)\s+(?:[\w'-]+\s+){0,4}"
    r"(?:summits?|talks|meetings?|negotiations|showdown|dialogue)\s+(?:with|between|in))"
    r"\s+(?:[\w.'-]+\s+){0,2}$",
    re.IGNORECASE,
)
_THEIR_MEETING = re.compile(
    r"\b(?:ahead of|before|after|since|following|during|on the eve of)\s+(?:the\s+|a\s+)?$",
    re.IGNORECASE,
)
_MEETING = re.compile(
    r"^(?:'s)?\s+(?:summits?|talks|meetings?|negotiations|election|visit)\b", re.I
)
_THREAT = re.compile(
    r"^(?:'s?)?[\s-]+"
    r"(?:(?:led|backed|drafted|sponsored|ground|military|economic|nuclear|new)[\s-]+){0,2}"
    r"(?:pressure|sanctions|threats?|hostility|hostile|imperialis\w+|aggress\w+|hegemon\w+"
    r"|attacks?|invasion|forces|troops|soldiers|bombers|warships|missiles|bases|demands?|embargo"
    r"|blockade|bid|proposals?|drafts?|motion|resolutions?|attempts?|efforts?|calls?|alliances)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Group:
    """Names named together, in order."""

    actors: tuple[str, ...]
    start: int
    end: int


def implied(
    scan: Scan,
    whole: Scan,
    before: Iterable[Scan],
    members: frozenset[str],
    rivals: Collection[str],
) -> Scan:
    """The sentence with the other of a pair as named, where it is only called something.

    "China built a fence to keep its hungry neighbour out": with one of the two named and no other
    state, who speaks (`whole`) included, and in the sentences before none but a rival without it.
    States far off, which neither could call so, may be named in other clauses; a rival in the same
    clause, where it is somebody else: "Russian fuel loosens China's grip on its neighbour". Whoever
    the rival courts is its neighbour too, and may mean it.
    """
    named = {name.actor for name in whole.named}
    one = {name.actor for name in scan.named} & members
    if len(one) != 1 or named - one - {*rivals, *FAR}:
        return scan
    (other,) = members - one
    if other != COURTED and named & {*rivals}:
        return scan
    lately = {name.actor for earlier in before for name in earlier.named}
    if other not in lately and not lately <= members | {*rivals}:
        return scan
    called = [n for n in scan.called if n.actor == other and _owned(scan, n) in one]
    far = {within(scan.clauses, n.start) for n in whole.named if n.actor in FAR}
    near = {within(scan.clauses, n.start) for n in whole.named if n.actor in rivals}
    own = ((n, within(scan.clauses, n.start)) for n in called)
    called = [n for n, clause in own if clause not in far and near <= {clause}]
    if not called:
        return scan
    return replace(scan, named=tuple(sorted((*scan.named, *called), key=lambda n: n.start)))


def _owned(scan: Scan, called: Named) -> str:
    """Whose a word is that may mean another: the actor named last before "its", or none.

    "Russian fuel loosens China's hand on its neighbour's throat": China's neighbour.
    """
    own = _OWN.search(scan.text[: called.start])
    if own is None:
        return ""
    earlier = [name.actor for name in scan.named if name.end <= own.start()]
    later = (name.actor for name in scan.named if name.start >= called.end)
    return earlier[-1] if earlier else next(later, "")


@lru_cache(maxsize=KEPT)
def groups(scan: Scan) -> tuple[Group, ...]:
    """The names of a sentence, those joined by "and" or a hyphen taken together.

    A comma joins names within a list that ends in "and", and in a headline that starts with them
    ("Xi, Kim pledge ..."); elsewhere it parts ("with China and Russia, North Korea ...").
    """
    made: list[list[Named]] = []
    for at, name in enumerate(scan.named):
        if _WAR.search(scan.text, max(name.start - BEFORE, 0), name.start):
            continue
        if at and made and _joins(scan, at, made[-1]):
            made[-1].append(name)
        else:
            made.append([name])
    return tuple(
        Group(tuple(dict.fromkeys(n.actor for n in part)), part[0].start, part[-1].end)
        for part in made
    )


@lru_cache(maxsize=KEPT)
def parties(scan: Scan) -> tuple[Group, ...]:
    """The groups without states that something is only done against, or whose meeting dates it."""
    aside = {n.start for n in scan.named if n.actor in OPPONENTS and _aside(scan, n)}
    if not aside:
        return groups(scan)
    kept = tuple(n for n in scan.named if n.start not in aside)
    return groups(replace(scan, named=kept))


def _aside(scan: Scan, name: Named) -> bool:
    """Whether a state is only the one against whom, or in the time of whose meeting, it happens.

    Only where two others are named, whose tie it can be.
    """
    if len({other.actor for other in scan.named} - {name.actor}) < 2:
        return False
    before = scan.text[max(name.start - BEFORE, 0) : name.start]
    if _AGAINST.search(before) or _THREAT.match(scan.text[name.end :]):
        return True
    return bool(_THEIR_MEETING.search(before) and _MEETING.match(scan.text[name.end :]))


def _joins(scan: Scan, at: int, part: list[Named]) -> bool:
    """Whether a name is taken together with the one before it, and those with that."""
    between = scan.text[scan.named[at - 1].end : scan.named[at].start]
    if not _JOINED.match(between):
        return False
    if "," not in between:
        return True
    if _AND.search(between):  # ends a list of three or more; else it opens a clause
        return len(part) > 1 and not _AND.search(scan.text, part[0].end, part[-1].start)
    if scan.named[at - 1].start == 0:
        return True
    rest = (
        scan.text[scan.named[at].end : scan.named[at + 1].start] if at + 1 < len(scan.named) else ""
    )
    return bool(rest) and bool(_JOINED.match(rest))


def pair(actors: Iterable[str]) -> str:
    """The id of a pair, of three or more, or of none."""
    distinct = sorted(set(actors))
    if len(distinct) < 2:
        return NONE
    return "+".join(distinct) if len(distinct) == 2 else THREE_WAY
