"""Whether a match, whoever else its clause names, is told of a third state.

"China was accused by Washington", "a hostile Tokyo", "America's frustration with China over the
North", "Kim's contempt for Seoul", "Wang and Rubio clashed", "told Kim that Moscow and Tokyo ...".
"""

from __future__ import annotations

import re

from analysis.matching import Match
from analysis.names import COURTED, NONE, Group, pair
from analysis.neighbourhood import (
    adjective,
    ahead,
    before,
    behind,
    held,
    in_gaps,
    since,
    third,
    until,
)
from analysis.sight import RIVALS, Sight
from analysis.slots import slotted
from analysis.text import Span, within

_PREPOSITION = r"with|by|toward|towards|at|for|of|against|between|to|from"
# What may stand between a word of a match and whom it is done by, with or to.
_DONE_TO = re.compile(
    rf"^\s+(?:(?:{_PREPOSITION}|when|while|as)\s+)?(?:the\s+|a\s+|an\s+|its\s+|his\s+)?$", re.I
)
# A state that only says which: "a U.S.-drafted statement", "the Seoul summit"
_ATTRIBUTE = re.compile(rf"^(?:-\w|\s+(?!(?:and|or|but|as|in|over|on|{_PREPOSITION})\b)[a-z])")
_GOES_ON = re.compile(
    r"[,;]\s+(?:which|who|whose|\w+ing)\b|\b(?:that|which|less|rather|more)\b", re.IGNORECASE
)
_SUBJECT = re.compile(
    r"(?:[,;]|\b(?:and|but|while|whereas|yet|as|when|because|since|after|before|until|once))"
    r"\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_DOES = re.compile(
    r"^(?:'s\s+\w+|\s+[a-z]+s)?\s+(?:(?:\w+ly|has|have|had|is|was|are|were|still)\s+)?$"
)
_NEW_CLAUSE = re.compile(r",\s+(?:and|but|while|whereas|yet)\s+(?:the\s+)?$", re.IGNORECASE)
_OBJECT = re.compile(r"^\s+(?:the\s+|an?\s+)?$", re.IGNORECASE)
_OWNED = slotted(
    r"^(?:'s?)?\s+(?:\w+\s+|(?:\w+\s+)?{rule_attempt}\s+(?:at|to|for)\s+(?:\w+\s+)?)?$"
)
_TOWARDS = re.compile(
    r"^\s+(?:with|for|toward|towards|at|of|against)\s+(?:the\s+)?$", re.IGNORECASE
)
_JOINT = re.compile(
    r"^\s+(?:(?:have|has|had|are|were|is|was|been|\w+ly|still|also)\s+){0,3}$", re.I
)
_TIE_WITH = slotted(r"\b{rule_tie}\s+with\s+(?:the\s+)?$")
_JOINED = re.compile(r"\bjoin\w*$", re.IGNORECASE)  # whom one joins does it as well
_SPURNED = slotted(r"\b{rule_spurn}$")  # a rival that turns one down is no rival there
_BY = re.compile(r"^(|\s+(?:down|away|off))\s+by\s+(?:the\s+)?$", re.IGNORECASE)
_WHO = re.compile(r"(?:who|which)\s+(?!they|he|she|it|we)\w+", re.IGNORECASE)
_THAT = re.compile(r"\bthat\s+(?:the\s+)?$", re.IGNORECASE)
_WITH_US = re.compile(
    r"\b(?:us|our|we|them|they|both|its|his|her|each other|together)\b", re.IGNORECASE
)


def told_apart(sight: Sight) -> str:
    """The other pair that a match is told of, by whom it names inside or right beside it, or ""."""
    if other := _reported(sight) or _relative(sight):
        return other
    others = _tied(sight) or _within(sight) or _agent(sight)
    if sight.cool:
        others = others or _object(sight) or _owner(sight) or _joint(sight)
    if others is None:
        return NONE if sight.cool and _joins_clauses(sight) else ""
    nearest = sorted(sight.found, key=lambda g: g.start >= sight.match.end)
    ours = [a for g in nearest for a in g.actors if a in sight.members]
    return pair((*others.actors[:2], *ours[:1])[:2])


def _holds_both(sight: Sight) -> bool:
    """Whether a match names both of the two in its own words."""
    spans = sight.match.pieces
    named = (n for n in sight.scan.named if any(a < n.end and n.start < b for a, b in spans))
    return len(spans) > 1 and sight.members <= {n.actor for n in named}


def _tied(sight: Sight) -> Group | None:
    """A third state whose tie a match tells of: "relations with Washington have worsened"."""
    match = sight.match
    for group in sight.found:
        inside = match.start < group.start < match.end and third(sight, group)
        if inside and _TIE_WITH(sight.scan.book).search(sight.scan.text, match.start, group.start):
            return group
    return None


def _within(sight: Sight) -> Group | None:
    """A third state in a gap of a match that names both: who does it, or whom it is done to."""
    match, text = sight.match, sight.scan.text
    if not _holds_both(sight):
        return None
    for group in in_gaps(sight):
        first, last = group.start, group.end
        if set(group.actors) & sight.members:
            continue
        lead = [p for p in match.pieces if p[1] <= first][-1]
        after = next((p for p in match.pieces if p[0] >= last), (match.end, match.end))
        if _GOES_ON.search(text, last, after[0]):
            continue
        if third(sight, group) and (_done(sight, lead, group) or _does(sight, group, after)):
            return group
        if _opens(match, text) and held(sight, match.pieces[-1]):
            return group
    return None


def _done(sight: Sight, lead: Span, group: Group) -> bool:
    """Whether the words before a group are done by, with or to it: "accused by Washington"."""
    text = sight.scan.text
    if held(sight, lead) or _ATTRIBUTE.match(text[group.end :]) or _JOINED.search(text[: lead[1]]):
        return False
    return bool(_DONE_TO.match(text[lead[1] : group.start]))


def _does(sight: Sight, group: Group, after: Span) -> bool:
    """Whether a group is the subject of the words behind it: ", Moscow ships rice"."""
    text = sight.scan.text
    if held(sight, after) or not _SUBJECT.search(text[: group.start]):
        return False
    return bool(_DOES.match(text[group.end : after[0]]))


def _joins_clauses(sight: Sight) -> bool:
    """Whether the last name of a match opens a clause of its own, where others act before it."""
    match = sight.match
    others = any(g.start < match.end and not set(g.actors) & sight.members for g in sight.found)
    if not others or not _opens(match, sight.scan.text) or not _holds_both(sight):
        return False
    return held(sight, match.pieces[-1])


def _opens(match: Match, text: str) -> bool:
    """Whether the last words of a match open a clause of their own."""
    return bool(_NEW_CLAUSE.search(text[: match.pieces[-1][0]]))


def _agent(sight: Sight) -> Group | None:
    """By whom it is done, right behind a word of the match: "ignored by Seoul"."""
    text = sight.scan.text
    for _, end in sight.match.pieces:
        after = behind(sight, end)
        if after is None or not (by := _BY.match(text[end : after.start])):
            continue
        told = before(sight)
        theirs = told is not None and told.actors == (COURTED,)
        theirs = theirs or _SPURNED(sight.scan.book).search(text[: end + by.end(1)]) is not None
        if third(sight, after) or (theirs and not set(after.actors) & sight.members):
            return after
    return None


def _relative(sight: Sight) -> str:
    """Of whom a relative clause that names neither is told, where others stand before it."""
    words = [p for p in sight.match.pieces if not held(sight, p)]
    for at, last in [(sight.match.start, sight.match.end), *words[1:]]:
        start, end = within(sight.scan.clauses, at)
        whom = next((g for g in reversed(sight.found) if g.end <= start), None)
        if whom and not set(whom.actors) & sight.members and _refers(sight, whom, start):
            comma = sight.scan.text.find(",", last, end)
            stop = end if comma < 0 else comma
            inside = {a for g in sight.found if start <= g.start < stop for a in g.actors}
            if not inside & sight.members:
                mine = [a for g in sight.found for a in g.actors if a in sight.members]
                return pair((*whom.actors, *mine[:1])[:2])
    return ""


def _refers(sight: Sight, whom: Group, start: int) -> bool:
    """Whether a clause is a relative one about those named right before it."""
    text = sight.scan.text
    return bool(_WHO.match(text[start:])) and not text[whom.end : start].strip(" ,'s")


def _object(sight: Sight) -> Group | None:
    """A third state right behind the match: "angered Tokyo", "a hostile Tokyo"."""
    after = behind(sight)
    if after is None or not third(sight, after):
        return None
    return after if _OBJECT.match(until(sight, after)) else None


def _owner(sight: Sight) -> Group | None:
    """Whose it is, right before the match; or whom a member's feeling is for, right behind it."""
    owner, after = before(sight), behind(sight)
    if held(sight, sight.match.pieces[0]):
        return None  # "at Trump's urging Xi agreed": he who agrees is nobody's
    if owner is None or not _OWNED(sight.scan.book).match(between := since(sight, owner)):
        return None
    if not between.startswith("'") and not adjective(sight, owner):
        return None
    if third(sight, owner):
        return owner
    if after is None or not third(sight, after):
        return None
    return after if _TOWARDS.match(until(sight, after)) else None


def _joint(sight: Sight) -> Group | None:
    """Two named together right before what they do to each other: "Wang and Rubio clashed"."""
    two = before(sight)
    if two is None or len(two.actors) != 2 or set(two.actors) <= sight.members | set(RIVALS):
        return None
    return two if _JOINT.match(since(sight, two)) else None


def _reported(sight: Sight) -> str:
    """The others of whom it is said to one of the two: "told Kim that Japan had lost ..."."""
    text, (start, end) = sight.scan.text, sight.clause
    inside = [g for g in sight.found if start <= g.start < end]
    told = ahead(sight)
    if len(told) < 2 or told[-1] is not inside[-1] or not _THAT.search(text[: told[-1].start]):
        return ""
    subject = set(told[-1].actors)
    if not subject - sight.members or subject >= sight.members:
        return ""
    if _WITH_US.search(text, told[-1].end, end):
        return ""
    return pair(subject) if len(subject) > 1 else pair((*subject, told[0].actors[0]))
