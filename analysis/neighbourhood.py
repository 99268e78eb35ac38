"""The neighbourhood of a match: who is named before it, in it and behind it, and as what.

The owner right before it ("Beijing's patience", "the Russian veto"), the nearest names on both
sides with the words between, and those that stand in the gaps of a pattern.
"""

from __future__ import annotations

import re

from analysis.names import Group
from analysis.sight import RIVALS, Sight
from analysis.text import Span

# "the Russian veto": an adjective right before a word owns it as "Russia's" would
_ADJECTIVE = re.compile(r"(?:i?an|ese|ish|Soviet)$", re.IGNORECASE)
_GENITIVE = re.compile(r"^'s?\s+((?:[\w'-]+[\s-]+){0,3})$", re.IGNORECASE)
_NEXT = re.compile(r"^\s+(?:[\w'-]+\s+)?$")


def ahead(sight: Sight) -> list[Group]:
    """Who is named before the match in its clause."""
    start, end = sight.clause[0], sight.match.start
    return [g for g in sight.found if start <= g.start and g.end <= end]


def before(sight: Sight) -> Group | None:
    """Who is named last before the match, in its clause or not."""
    return next((g for g in reversed(sight.found) if g.end <= sight.match.start), None)


def behind(sight: Sight, at: int | None = None) -> Group | None:
    """Who is named next behind the match, or behind a place in it."""
    at = sight.match.end if at is None else at
    return next((g for g in sight.found if g.start >= at), None)


def within_it(sight: Sight) -> list[Group]:
    """Who is named within the match, in its words and in its gaps."""
    match = sight.match
    return [g for g in sight.found if match.start < g.end and g.start < match.end]


def in_gaps(sight: Sight) -> list[Group]:
    """Who is named between the words of the match, and not in them."""
    match = sight.match
    return [
        g
        for g in sight.found
        if match.start < g.start < match.end
        and not any(a < g.end and g.start < b for a, b in match.pieces)
    ]


def since(sight: Sight, group: Group) -> str:
    """The words between names and the match behind them."""
    return sight.scan.text[group.end : sight.match.start]


def until(sight: Sight, group: Group) -> str:
    """The words between the match and names behind it."""
    return sight.scan.text[sight.match.end : group.start]


def owned(sight: Sight, group: Group) -> bool:
    """Whether those named own the match behind them: "Beijing's patience", "the Russian veto"."""
    between = since(sight, group)
    return genitive(between) or (adjective(sight, group) and bool(_NEXT.match(between)))


def genitive(between: str, *, most: int = 3) -> bool:
    """Whether an "'s" opens the words between an owner and what it owns, at most so many."""
    found = _GENITIVE.match(between)
    return found is not None and len(found[1].split()) <= most


def adjective(sight: Sight, group: Group) -> bool:
    """Whether a name is written as an adjective ("Russian")."""
    return bool(_ADJECTIVE.search(sight.scan.text[group.start : group.end]))


def held(sight: Sight, span: Span) -> bool:
    """Whether words of a match name one of the two."""
    first, last = span
    named = sight.scan.named
    return any(n.actor in sight.members and first < n.end and n.start < last for n in named)


def third(sight: Sight, group: Group) -> bool:
    """Whether those named are third states alone; of strain a rival is a cause and no partner."""
    return stranger(sight, group) if sight.cool else not set(group.actors) & sight.members


def stranger(sight: Sight, group: Group) -> bool:
    """Whether those named are neither of the two nor a rival."""
    return not set(group.actors) & (sight.members | set(RIVALS))
