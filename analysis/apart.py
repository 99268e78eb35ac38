"""Whether a match, whoever else its clause names, is told of a third state.

"China was accused by Washington", "a hostile Tokyo", "America's frustration with China over the
North", "Kim's contempt for Seoul", "Wang and Rubio clashed", "told Kim that Moscow and Tokyo ...".
"""

from __future__ import annotations

import re

from analysis.matching import Match
from analysis.names import COURTED, NONE, Group, pair
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
_SUBJECT = re.compile(r"(?:[,;]|\b(?:and|but|while|whereas|yet))\s+(?:the\s+)?$", re.IGNORECASE)
_DOES = re.compile(r"^(?:'s\s+\w+)?\s+(?:(?:\w+ly|has|have|had|is|was|are|were|still)\s+)?$")
_NEW_CLAUSE = re.compile(r",\s+(?:and|but|while|whereas|yet)\s+(?:the\s+)?$", re.IGNORECASE)
_OBJECT = re.compile(r"^\s+(?:the\s+|an?\s+)?$", re.IGNORECASE)
_OWNED = slotted(
    r"^(?:'s?)?\s+(?:\w+\s+|(?:\w+\s+)?{rule_attempt}\s+(?:at|to|for)\s+(?:\w+\s+)?)?$"
)
_ADJECTIVE = re.compile(r"(?:i?an|ese|ish)$", re.IGNORECASE)
_TOWARDS = re.compile(
    r"^\s+(?:with|for|toward|towards|at|of|against)\s+(?:the\s+)?$", re.IGNORECASE
)
_JOINT = re.compile(
    r"^\s+(?:(?:have|has|had|are|were|is|was|been|\w+ly|still|also)\s+){0,3}$", re.I
)
_TIE_WITH = slotted(r"\b{rule_tie}\s+with\s+(?:the\s+)?$")
_BY = re.compile(r"^\s+by\s+(?:the\s+)?$", re.IGNORECASE)
_WHO = re.compile(r"(?:who|which)\s+(?!they|he|she|it|we)\w+", re.IGNORECASE)
_THAT = re.compile(r"\bthat\s+(?:the\s+)?$", re.IGNORECASE)
_WITH_US = re.compile(
    r"\b(?:us|our|we|them|they|both|its|his|her|each other|together)\b", re.IGNORECASE
)


def told_apart(sight: Sight) -> str:
    """The other pair that a match is told of, by whom it names inside or right beside it, or ""."""
    if other := _reported(sight) or _relative(sight):
        return other
    third = _tied(sight) or _within(sight) or _agent(sight)
    if sight.cool:
        third = third or _object(sight) or _owner(sight) or _joint(sight)
    if third is None:
        return NONE if sight.cool and _joins_clauses(sight) else ""
    mine = [a for g in sight.found if g.start < sight.match.end for a in g.actors]
    ours = [a for a in mine if a in sight.members]
    return pair((*third.actors[:2], *ours[:1])[:2])


def _third(sight: Sight, group: Group) -> bool:
    """Whether a group is of third states alone; of strain a rival is a cause and no partner."""
    aside = sight.members | set(RIVALS) if sight.cool else sight.members
    return not set(group.actors) & aside


def _held(sight: Sight, span: Span) -> bool:
    """Whether words of a match name one of the two."""
    first, last = span
    named = sight.scan.named
    return any(n.actor in sight.members and first < n.end and n.start < last for n in named)


def _holds_both(sight: Sight) -> bool:
    """Whether a match names both of the two in its own words."""
    spans = sight.match.pieces
    named = (n for n in sight.scan.named if any(a < n.end and n.start < b for a, b in spans))
    return len(spans) > 1 and sight.members <= {n.actor for n in named}


def _tied(sight: Sight) -> Group | None:
    """A third state whose tie a match tells of: "relations with Washington have worsened"."""
    match = sight.match
    for group in sight.found:
        inside = match.start < group.start < match.end and _third(sight, group)
        if inside and _TIE_WITH(sight.scan.book).search(sight.scan.text, match.start, group.start):
            return group
    return None


def _within(sight: Sight) -> Group | None:
    """A third state in a gap of a match that names both: who does it, or whom it is done to."""
    match, text = sight.match, sight.scan.text
    if not _holds_both(sight):
        return None
    for group in sight.found:
        first, last = group.start, group.end
        if not match.start < first < match.end or set(group.actors) & sight.members:
            continue
        if any(a < last and first < b for a, b in match.pieces):
            continue
        before = [p for p in match.pieces if p[1] <= first][-1]
        after = next((p for p in match.pieces if p[0] >= last), (match.end, match.end))
        if _GOES_ON.search(text, last, after[0]):
            continue
        if _third(sight, group) and (_done(sight, before, group) or _does(sight, group, after)):
            return group
        if _opens(match, text) and _held(sight, match.pieces[-1]):
            return group
    return None


def _done(sight: Sight, before: Span, group: Group) -> bool:
    """Whether the words before a group are done by, with or to it: "accused by Washington"."""
    text = sight.scan.text
    if _held(sight, before) or _ATTRIBUTE.match(text[group.end :]):
        return False
    return bool(_DONE_TO.match(text[before[1] : group.start]))


def _does(sight: Sight, group: Group, after: Span) -> bool:
    """Whether a group is the subject of the words behind it: ", Moscow ships rice"."""
    text = sight.scan.text
    if _held(sight, after) or not _SUBJECT.search(text[: group.start]):
        return False
    return bool(_DOES.match(text[group.end : after[0]]))


def _joins_clauses(sight: Sight) -> bool:
    """Whether the last name of a match opens a clause of its own, where others act before it."""
    match = sight.match
    others = any(g.start < match.end and not set(g.actors) & sight.members for g in sight.found)
    if not others or not _opens(match, sight.scan.text) or not _holds_both(sight):
        return False
    return _held(sight, match.pieces[-1])


def _opens(match: Match, text: str) -> bool:
    """Whether the last words of a match open a clause of their own."""
    return bool(_NEW_CLAUSE.search(text[: match.pieces[-1][0]]))


def _agent(sight: Sight) -> Group | None:
    """By whom it is done, right behind a word of the match: "ignored by Seoul"."""
    text = sight.scan.text
    for _, end in sight.match.pieces:
        after = next((g for g in sight.found if g.start >= end), None)
        if after is None or not _BY.match(text[end : after.start]):
            continue
        told = next((g for g in reversed(sight.found) if g.end <= sight.match.start), None)
        courted = told is not None and told.actors == (COURTED,)
        if _third(sight, after) or (courted and not set(after.actors) & sight.members):
            return after
    return None


def _relative(sight: Sight) -> str:
    """Of whom a relative clause that names neither is told, where others stand before it."""
    words = [p for p in sight.match.pieces if not _held(sight, p)]
    for at, last in [(sight.match.start, sight.match.end), *words[1:]]:
        start, end = within(sight.scan.clauses, at)
        before = next((g for g in reversed(sight.found) if g.end <= start), None)
        if before and not set(before.actors) & sight.members and _refers(sight, before, start):
            comma = sight.scan.text.find(",", last, end)
            stop = end if comma < 0 else comma
            inside = {a for g in sight.found if start <= g.start < stop for a in g.actors}
            if not inside & sight.members:
                mine = [a for g in sight.found for a in g.actors if a in sight.members]
                return pair((*before.actors, *mine[:1])[:2])
    return ""


def _refers(sight: Sight, before: Group, start: int) -> bool:
    """Whether a clause is a relative one about those named right before it."""
    text = sight.scan.text
    return bool(_WHO.match(text[start:])) and not text[before.end : start].strip(" ,'s")


def _object(sight: Sight) -> Group | None:
    """A third state right behind the match: "angered Tokyo", "a hostile Tokyo"."""
    after = next((g for g in sight.found if g.start >= sight.match.end), None)
    if after is None or not _third(sight, after):
        return None
    return after if _OBJECT.match(sight.scan.text[sight.match.end : after.start]) else None


def _owner(sight: Sight) -> Group | None:
    """Whose it is, right before the match; or whom a member's feeling is for, right behind it."""
    text, match = sight.scan.text, sight.match
    before = next((g for g in reversed(sight.found) if g.end <= match.start), None)
    if before is None:
        return None
    owned = _OWNED(sight.scan.book).match(text[before.end : match.start]) and (
        text[before.end : before.end + 1] == "'"
        or _ADJECTIVE.search(text[before.start : before.end])
    )
    if not owned:
        return None
    if _third(sight, before):
        return before
    after = next((g for g in sight.found if g.start >= match.end), None)
    if after is None or not _third(sight, after):
        return None
    return after if _TOWARDS.match(text[match.end : after.start]) else None


def _joint(sight: Sight) -> Group | None:
    """Two named together right before what they do to each other: "Wang and Rubio clashed"."""
    text, match = sight.scan.text, sight.match
    before = next((g for g in reversed(sight.found) if g.end <= match.start), None)
    if (
        before is None
        or len(before.actors) != 2
        or set(before.actors) <= sight.members | set(RIVALS)
    ):
        return None
    return before if _JOINT.match(text[before.end : match.start]) else None


def _reported(sight: Sight) -> str:
    """The others of whom it is said to one of the two: "told Kim that Japan had lost ..."."""
    text, (start, end) = sight.scan.text, sight.clause
    inside = [g for g in sight.found if start <= g.start < end]
    ahead = [g for g in inside if g.end <= sight.match.start]
    if len(ahead) < 2 or ahead[-1] is not inside[-1] or not _THAT.search(text[: ahead[-1].start]):
        return ""
    subject = set(ahead[-1].actors)
    if not subject - sight.members or subject >= sight.members:
        return ""
    if _WITH_US.search(text, ahead[-1].end, end):
        return ""
    return pair(subject) if len(subject) > 1 else pair((*subject, ahead[0].actors[0]))
