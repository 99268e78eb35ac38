"""Who does what is told, and to whom: deeds of a third state, or done to one, are not the pair's.

"The Soviet Union abandoned Kim", "undermined Seoul's trust in Moscow", "Delhi enraged Beijing";
what a third state says or asks for is in `spoken`.
"""

from __future__ import annotations

import re

from analysis import spoken
from analysis.names import COURTED, Group, pair
from analysis.neighbourhood import (
    ahead,
    before,
    behind,
    genitive,
    in_gaps,
    since,
    stranger,
    until,
    within_it,
)
from analysis.sight import Sight, opened_aside
from analysis.text import within

_WHICH = re.compile(r"(?:who|which|whose|whom)\b", re.IGNORECASE)
# A verb that follows "and" with no subject of its own.
_JOINED = re.compile(
    r"\b(?:and|but)\s+(?:(?:was|were|is|are|has|have|had|been|also|now|then|still|even)\s+){0,3}$",
    re.IGNORECASE,
)
# What may stand between a subject and its verb: "Vietnam has long distrusted China".
_HAS = re.compile(
    r"^\s+(?:(?:has|have|had|is|are|was|were|been|also|still|long|never|now|too|\w+ly)\s+){0,3}$",
    re.IGNORECASE,
)
# "the Russian ...": an adjective is no subject; "Japan" and "Iran" are
_NATIONAL = re.compile(r"(?:[bceim]an|ese|ish|Soviet)$", re.IGNORECASE)
# "of both Beijing and Pyongyang": each of the two is the other end, and not the two of one tie
_EACH = re.compile(r"\b(?:with|to|toward|towards|of|at|by)\s+(?:both\s+)?$", re.IGNORECASE)
_AND_WITH = re.compile(r"\b(?:and|or|as)\s+(?:with|to|toward|towards|of|at|by)\s+$", re.IGNORECASE)
_NOMINAL = re.compile(
    r"(?:those|these|that|this|the|an?|its|his|her|their|it|he|she|they|there|no|nothing|nobody"
    r"|none|neither|only|all|both|each|every|some|many|few)\b",
    re.IGNORECASE,
)
# "quarrels with Seoul while China ...": what follows is said of others
_AT = re.compile(r"\s+(?:(?:with|at|against|on|over|to|by)\s+)?(?:the\s+)?$", re.IGNORECASE)
_FELT = re.compile(r"\s+in\s+(?:the\s+)?$", re.IGNORECASE)  # "trust in Moscow"
_AGAINST = re.compile(r"\bagainst\s+(?:the\s+)?$", re.IGNORECASE)
_OTHERWISE = re.compile(r"\s*(?:,|(?:while|whereas|as|and|but|when)\b)", re.IGNORECASE)
_DONE_TO = re.compile(
    r"^\s+(?:(?:with|to|toward|towards|against|from)\s+)?(?:the\s+|an?\s+|its\s+)?$", re.IGNORECASE
)


def done_apart(sight: Sight) -> str:
    """The other pair whose deed or whose feeling a match tells of, or ""."""
    others = _owning(sight) or _carried(sight) or _subject(sight) or _resumed(sight)
    if sight.cool:
        others = others or _object(sight) or _doer(sight)
    others = others or spoken.said_apart(sight)
    if others is None:
        return ""
    mine = [a for g in sight.found for a in g.actors if a in sight.members]
    return pair((*others.actors[:2], *mine[:1])[:2])


def _owning(sight: Sight) -> Group | None:
    """Whose the thing is that a match tells of, named within it: "undermined Seoul's trust"."""
    for group in in_gaps(sight):
        after = [a for a, _ in sight.match.pieces if a >= group.end]
        between = sight.scan.text[group.end : after[0]] if after else ""
        if stranger(sight, group) and genitive(between, most=1):
            return group
    return None


def _object(sight: Sight) -> Group | None:
    """To whom it is done, right behind a word of the match: "quarrels with Seoul while ..."."""
    text = sight.scan.text
    for group in in_gaps(sight):
        since_word = text[max(b for _, b in sight.match.pieces if b <= group.start) : group.start]
        theirs = _FELT.match(since_word) or _AGAINST.search(text[: group.start])
        if theirs and not set(group.actors) & sight.members:
            return group
        if stranger(sight, group) and _AT.match(since_word) and _OTHERWISE.match(text, group.end):
            return group
    return None


def _resumed(sight: Sight) -> Group | None:
    """Who does it where a match begins in an aside: "Moscow, which met Xi, now helps Kim"."""
    first, last = sight.match.pieces[0][0], sight.match.pieces[-1][0]
    opened = opened_aside(sight, first, within(sight.scan.clauses, last))
    if opened is None or opened > first or _WHICH.match(sight.scan.text, last):
        return None
    earlier = [g for g in sight.found if g.end <= opened]
    doing = earlier[-1] if earlier else None
    return doing if doing and not set(doing.actors) & sight.members else None


def _doer(sight: Sight) -> Group | None:
    """Third states that alone stand before what is done to one of the two: "Delhi enraged Beijing".

    The other is not named in the clause. What a rival does to the one it courts is theirs alone.
    """
    if sight.members <= sight.inside:
        return None
    match, doing = sight.match, ahead(sight)
    done_to = [g for g in sight.found if match.start < g.start and g.end <= match.end]
    after = behind(sight)
    if after and _DONE_TO.match(until(sight, after)):
        done_to.append(after)
    if not doing or not done_to or any(set(g.actors) & sight.members for g in doing):
        return None
    if "," in since(sight, doing[-1]) and _WHICH.match(sight.scan.text[sight.clause[0] :]):
        return None  # the relative clause has ended
    courted = all(set(g.actors) == {COURTED} for g in done_to)
    return doing[-1] if courted or all(stranger(sight, g) for g in doing) else None


def _subject(sight: Sight) -> Group | None:
    """A third state right before what it feels or does, to one of the two or to each of them.

    "Vietnam distrusts China", "Moscow has grown close to both Beijing and Pyongyang".
    """
    who = before(sight)
    if (
        who is None
        or set(who.actors) & sight.members
        or _NATIONAL.search(sight.scan.text, who.start, who.end)
    ):
        return None
    if not _HAS.match(since(sight, who)):
        return None
    if _to_each(sight):
        return who
    return who if sight.cool and stranger(sight, who) and _to_one(sight) else None


def _to_each(sight: Sight) -> bool:
    """Whether both of the two stand behind one preposition, or each behind one of its own."""
    text, match = sight.scan.text, sight.match
    clause = [g for g in sight.found if match.start <= g.start < sight.clause[1]]
    ours = [g for g in clause if set(g.actors) & sight.members]
    if not ours or ours[0] is not clause[0]:
        return False
    if sight.members <= set(ours[0].actors):
        return bool(_EACH.search(text[match.start : ours[0].start]))
    return len(ours) > 1 and bool(_AND_WITH.search(text[ours[0].end : ours[1].start]))


def _to_one(sight: Sight) -> bool:
    """Whether one of the two alone is named in the match, at its end: "distrusts China"."""
    ours = [g for g in within_it(sight) if set(g.actors) & sight.members]
    return len(ours) == 1 and len(ours[0].actors) == 1 and ours[0].end >= sight.match.end


def _carried(sight: Sight) -> Group | None:
    """The subject of the clause before, where one is joined to it that has none of its own.

    "Seoul is displeased with Tokyo, and fears the same of Beijing."
    """
    text, (start, _) = sight.scan.text, sight.clause
    lead = _JOINED.search(text[: sight.match.start])
    a, b = sight.match.pieces[0]
    own = any(a < g.end and g.start < b for g in sight.found) or _NOMINAL.match(text[a:])
    if own or not lead or lead.start() > start or lead.end() < start:
        return None
    before = [c for c in sight.scan.clauses if c[0] < start]
    if not before:
        return None
    a, b = before[-1]
    first = next((g for g in sight.found if a <= g.start < b), None)
    if (
        first is None
        or set(first.actors) & sight.members
        or (sight.cool and not stranger(sight, first))
    ):
        return None
    return first if len(text[a : first.start].split()) < 3 else None
