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
_OWNED = re.compile(r"^'s?\s+(?:[\w'-]+[\s-]+){0,3}$", re.IGNORECASE)
# "the Russian veto": an adjective right before the match owns it as "Russia's" would
_ADJECTIVE = re.compile(r"(?:i?an|ese|ish|Soviet)$", re.IGNORECASE)
_PARTNERED = re.compile(r"\bwith\s+(?:the\s+)?$", re.IGNORECASE)
_NEXT = re.compile(r"^\s+(?:[\w'-]+\s+)?$")
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
    inside = [g for g in sight.found if match.start < g.end and g.start < match.end]
    for group in inside:
        words = sight.scan.text[match.start : group.start].split()
        if len(group.actors) == 2 and words[-1:] == ["between"]:
            return Near(group.actors, mutual=True, partner=True, joint=True)  # whoever else is
    actors = [a for g in inside for a in g.actors]
    mutual = any(len(g.actors) > 1 and _ends(sight, g) for g in inside)
    behind, word = _behind(sight)
    actors += behind
    ahead = _ahead(sight, bare=not actors) if len(set(actors)) < 2 else ()
    if len(ahead) > 1 and not actors:
        mutual = True
    if ahead and behind and word in PARTNER:
        mutual = True  # "Beijing's rapprochement with Seoul" names both ends
    if word in PARTNER and (third := _of_both(sight, inside, behind)):
        actors, mutual = [third, *behind], True
    found = tuple(dict.fromkeys((*actors, *ahead)))
    joint = len(inside) + bool(behind) + bool(ahead) == 1
    return Near(found, mutual or word in MUTUAL, word in PARTNER, joint)


def _of_both(sight: Sight, inside: Sequence[Group], behind: Sequence[str]) -> str:
    """The third state that a match tells of with each of two partners, or none.

    "Seoul wants to restore the hotline with Pyongyang and mend fences with Beijing."
    """
    text, start = sight.scan.text, sight.clause[0]
    if len(inside) != 1 or not behind or set(inside[0].actors) & set(behind):
        return ""
    if not _PARTNERED.search(text[sight.match.start : inside[0].start]):
        return ""
    ahead = [g for g in sight.found if start <= g.start and g.end <= sight.match.start]
    third = [a for g in ahead for a in g.actors if a not in sight.members]
    return third[-1] if third and not sight.members & {a for g in ahead for a in g.actors} else ""


def _ends(sight: Sight, group: Group) -> bool:
    """Whether names together within a match are the two ends of one tie.

    "Sino-Russian ties", "ties between Beijing and Seoul"; not "the support of China and Russia".
    """
    text = sight.scan.text
    words = text[sight.match.start : group.start].split()
    hyphen = "-" in text[group.start : group.end]
    return not words or hyphen or words[-1].lower() in MUTUAL


def _behind(sight: Sight) -> tuple[tuple[str, ...], str]:
    """The names that a preposition, or nothing at all, ties to the match, and the preposition."""
    match, text = sight.match, sight.scan.text
    after = next((g for g in sight.found if g.start >= match.end), None)
    if after is None or after.start >= within(sight.scan.clauses, match.end - 1)[1]:
        return (), ""
    between = text[match.end : after.start]
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


def _ahead(sight: Sight, *, bare: bool) -> tuple[str, ...]:
    """The names right before the match: its owner, or (where none is in it) a pair beside it."""
    match, text = sight.match, sight.scan.text
    group = next((g for g in reversed(sight.found) if g.end <= match.start), None)
    if group is None:
        return ()
    between = text[group.end : match.start]
    if _FINITE.search(between):
        return ()
    own = _OWNED.match(between) or (
        _ADJECTIVE.search(text[group.start : group.end]) and _NEXT.match(between)
    )
    if own or (bare and len(group.actors) > 1 and _BESIDE.match(between)):
        return group.actors
    return ()


def tied(sight: Sight) -> tuple[str, ...]:
    """A third state whose tie the clause has told of last before the match, and with whom.

    "Kim's dealings with Seoul have turned hostile."
    """
    start, end = sight.clause
    ahead = [g for g in sight.found if start <= g.start and g.end <= sight.match.start]
    comma = sight.scan.text.find(",", sight.match.end, end)
    end = end if comma < 0 else comma
    after = {
        a for g in sight.found if sight.match.start < g.end and g.start < end for a in g.actors
    }
    if not ahead or (after | set(ahead[-1].actors)) & sight.members:
        return ()
    if not _TIE_WITH(sight.scan.book).search(sight.scan.text, start, ahead[-1].start):
        return ()
    return (*ahead[-1].actors, *(ahead[-2].actors[-1:] if len(ahead) > 1 else ()))
