"""Who is named in a match and right beside it.

Its owner ("Beijing's patience"), the other end of a tie ("ties with Moscow"), both of them
("Sino-Russian trade", "Putin's embrace of Kim"), or a third state whose tie was told of just
before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from analysis.names import Group
from analysis.neighbourhood import ahead, before, behind, owned, since, until, within_it
from analysis.sight import Sight
from analysis.slots import slotted
from analysis.text import within

_PREPOSITION = (
    r"with|between|to|toward|towards|from|of|against|over|by|on|for|in|at|among|about|upon|via"
)
# What opens a clause: a preposition behind it ties its name to something else.
_OPENS = r"(?:as|while|when|since|after|before|because|although|though|if|which|who|whose)\b"
_LINK = re.compile(
    rf"^\W*(?:(?!{_OPENS})[\w'-]+\s+){{0,4}}?({_PREPOSITION})\s+(?:[\w'-]+\s+){{0,3}}$",
    re.IGNORECASE,
)
_OBJECT = re.compile(
    r"^\s+(?:(?:the|its|his|their|a|an)\s+)?(?!as\b|but\b|and\b)"
    r"(?:[\w'-]+\s+)?$",
    re.IGNORECASE,
)
_BESIDE = re.compile(r"^(?:'s?)?[\s-]*(?:[\w'-]+[\s-]+){0,3}$", re.IGNORECASE)
_PARTNERED = re.compile(r"\bwith\s+(?:the\s+)?$", re.IGNORECASE)
# "his dealings with Seoul have gone from cold to hostile": whose tie is told of, named before it
_TIE_WITH = slotted(r"\b{rule_tie}\s+(?:with|to)\s+(?:[\w'-]+\s+){0,2}$")
_FINITE = re.compile(
    r"\b(?:have|has|had|is|are|was|were|will|would|could|may|might|can)\b", re.IGNORECASE
)
MUTUAL = ("between", "among")  # "ties between A and B"; after any other word each is a partner
# After these a name is the other end of what is told; after others it may be cause or place.
PARTNER = ("with", "between", "among")
TOPICS = ("against", "over", "on", "about")  # before a third state that closeness is about
# "dependence on Russia": behind these, "on" names the other end
_LEANS = slotted(r"\b{rule_lean}$")


@dataclass(frozen=True, slots=True)
class Near:
    """Who is named in a match and right beside it."""

    actors: tuple[str, ...]
    mutual: bool  # as the two ends of one tie
    partner: bool  # one of them after a word that names the other end
    joint: bool  # all named in one breath


def named_beside(sight: Sight) -> Near:
    """Who is named in the match, tied to it by a preposition behind it, or its owner before it."""
    match = sight.match
    inside = within_it(sight)
    for group in inside:
        words = sight.scan.text[match.start : group.start].split()
        if len(group.actors) == 2 and words[-1:] == ["between"]:
            return Near(group.actors, mutual=True, partner=True, joint=True)  # whoever else is
    actors = [a for g in inside for a in g.actors]
    mutual = any(len(g.actors) > 1 and _ends(sight, g) for g in inside)
    after, word = _other_end(sight)
    actors += after
    owners = _owners(sight, bare=not actors) if len(set(actors)) < 2 else ()
    if len(owners) > 1 and not actors:
        mutual = True
    if owners and after and word in PARTNER:
        mutual = True  # "Beijing's rapprochement with Seoul" names both ends
    if word in PARTNER and (third := _of_both(sight, inside, after)):
        actors, mutual = [third, *after], True
    found = tuple(dict.fromkeys((*actors, *owners)))
    joint = len(inside) + bool(after) + bool(owners) == 1
    return Near(found, mutual or word in MUTUAL, word in PARTNER, joint)


def _of_both(sight: Sight, inside: Sequence[Group], after: Sequence[str]) -> str:
    """The third state that a match tells of with each of two partners, or none.

    "Seoul wants to restore the hotline with Pyongyang and mend fences with Beijing."
    """
    if len(inside) != 1 or not after or set(inside[0].actors) & set(after):
        return ""
    if not _PARTNERED.search(sight.scan.text[sight.match.start : inside[0].start]):
        return ""
    named = [a for g in ahead(sight) for a in g.actors]
    return named[-1] if named and not sight.members & set(named) else ""


def _ends(sight: Sight, group: Group) -> bool:
    """Whether names together within a match are the two ends of one tie.

    "Sino-Russian ties", "ties between Beijing and Seoul"; not "the support of China and Russia".
    """
    text = sight.scan.text
    words = text[sight.match.start : group.start].split()
    hyphen = "-" in text[group.start : group.end]
    return not words or hyphen or words[-1].lower() in MUTUAL


def _other_end(sight: Sight) -> tuple[tuple[str, ...], str]:
    """The names that a preposition, or nothing at all, ties to the match, and the preposition."""
    match, text = sight.match, sight.scan.text
    after = behind(sight)
    if after is None or after.start >= within(sight.scan.clauses, match.end - 1)[1]:
        return (), ""
    between = until(sight, after)
    if _FINITE.search(between):
        return (), ""  # "the embrace of Kim has come at China's expense"
    if link := _LINK.match(between):
        word = link.group(1).lower()
    elif _OBJECT.match(between):
        word = text[: match.end].split()[-1].lower()
    else:
        return (), ""
    about = word in TOPICS and not _LEANS(sight.scan.book).search(text[: match.end])
    if about and not sight.cool and not set(after.actors) & sight.members:
        return (), ""  # acting together against or over somebody is not a tie with him
    return after.actors, word


def _owners(sight: Sight, *, bare: bool) -> tuple[str, ...]:
    """The names right before the match: its owner, or (where none is in it) a pair beside it."""
    group = before(sight)
    if group is None:
        return ()
    between = since(sight, group)
    if _FINITE.search(between):
        return ()
    pair = bare and len(group.actors) > 1 and _BESIDE.match(between)
    return group.actors if pair or owned(sight, group) else ()


def tied(sight: Sight) -> tuple[str, ...]:
    """A third state whose tie the clause has told of last before the match, and with whom.

    "Kim's dealings with Seoul have turned hostile."
    """
    start, end = sight.clause
    named = ahead(sight)
    comma = sight.scan.text.find(",", sight.match.end, end)
    end = end if comma < 0 else comma
    after = {
        a for g in sight.found if sight.match.start < g.end and g.start < end for a in g.actors
    }
    if not named or (after | set(named[-1].actors)) & sight.members:
        return ()
    if not _TIE_WITH(sight.scan.book).search(sight.scan.text, start, named[-1].start):
        return ()
    return (*named[-1].actors, *(named[-2].actors[-1:] if len(named) > 1 else ()))
