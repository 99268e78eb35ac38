"""What a third state says, asks for or is told off for is no deed between the two.

"Denounced Japan for meddling", "thanked the Russians for their support", "Tokyo asked Beijing to
stop Kim", "refused to join America's campaign", "Trump called Xi a friend and Kim another".
"""

from __future__ import annotations

import re

from analysis.names import Group
from analysis.neighbourhood import ahead, before, held, since, stranger
from analysis.sight import Sight
from analysis.slots import slotted

_BLAMED = slotted(r"\b{rule_blame}\s+(?:the\s+|both\s+)?$")
_PRAISED = slotted(r"\b{rule_praise}\s+(?:the\s+|both\s+)?$")
_FOR = re.compile(r"\b(?:for|of|over)\s+(?:[\w'-]+\s+){0,4}$", re.IGNORECASE)
_RESISTED = slotted(r"\b{rule_resist}(?:\s+[\w']+){0,4}?\s+$")
_DEMAND = slotted(r"^(?:'s?)?\s+(?:\w+\s+){0,2}{rule_demand}\b")
_CALLS = slotted(
    r"^(?:'s\s+\w+)?(?:\s+(?:has|have|had|once|often|also|now|still|later))*"
    r"\s+{rule_praise}\s+(?!for\b)"
)
_DATIVE = re.compile(r"(?:^|[,;:]\s+|\b(?:and|but)\s+)(?:to|for)\s+(?:the\s+)?$", re.IGNORECASE)
_DATIVE_AGAIN = re.compile(r"[;:]|, (?:to|for)\b")
_QUARREL = slotted(r"\b{rule_quarrel}\s+with\s+(?:the\s+)?$")
_OVER = re.compile(r"^(?:'s\s+\w+)?\s+(?:over|about|for)\s+(?:[\w'-]+\s+){0,6}$", re.IGNORECASE)
_ASKED = slotted(r"\b{rule_urge}\s+(?:the\s+)?$")
_TO_DO = re.compile(r"^\s+to\s+(?:\w+\s+){0,2}$", re.IGNORECASE)


def said_apart(sight: Sight) -> Group | None:
    """The third state of whose words, or of words to whom, a match tells, or None."""
    if asker := _asker(sight):
        return asker
    if sight.cool:
        return _blamed(sight) or _resisted(sight) or _quarrel(sight)
    return _caller(sight) or _addressed(sight) or _praised(sight)


def _asker(sight: Sight) -> Group | None:
    """A third state that asks one of the two for what is told: "Tokyo asked Beijing to stop Kim".

    What is asked for is not done; where the one then does it, he is named again.
    """
    text, pieces = sight.scan.text, sight.match.pieces
    who = before(sight)
    if who is None or set(who.actors) & sight.members or len(pieces) < 2:
        return None
    asked = _ASKED(sight.scan.book).search(text[: pieces[0][0]])
    if not asked or not held(sight, pieces[0]) or asked.start() < who.end:
        return None
    return who if _TO_DO.match(text[pieces[0][1] : pieces[1][0]]) else None


def _blamed(sight: Sight) -> Group | None:
    """Who is blamed for what the match tells: "denounced Japan for meddling"."""
    text = sight.scan.text
    named = ahead(sight)
    if not named or not stranger(sight, named[-1]):
        return None
    if not _BLAMED(sight.scan.book).search(text[: named[-1].start]):
        return None
    return named[-1] if _FOR.search(since(sight, named[-1])) else None


def _praised(sight: Sight) -> Group | None:
    """Who is thanked for what the match tells: "thanked the Russians for their support"."""
    named = ahead(sight)
    if not named or set(named[-1].actors) & sight.members:
        return None
    if not _PRAISED(sight.scan.book).search(sight.scan.text[: named[-1].start]):
        return None
    return named[-1] if _FOR.search(since(sight, named[-1])) else None


def _quarrel(sight: Sight) -> Group | None:
    """With whom there is a quarrel over what the match tells: "fell out with Moscow over pay"."""
    text = sight.scan.text
    others = [g for g in ahead(sight) if not set(g.actors) & sight.members]
    if not others or not _QUARREL(sight.scan.book).search(text[: others[0].start]):
        return None
    return others[0] if _OVER.search(since(sight, others[0])) else None


def _addressed(sight: Sight) -> Group | None:
    """To whom it is so: "to the Russians he is a friend in need"."""
    named = ahead(sight)
    if not named or set(named[-1].actors) & sight.members:
        return None
    if not _DATIVE.search(sight.scan.text[: named[-1].start]):
        return None
    return None if _DATIVE_AGAIN.search(since(sight, named[-1])) else named[-1]


def _resisted(sight: Sight) -> Group | None:
    """Whose demand one of the two does not meet: "refused to join the American campaign"."""
    text, match = sight.scan.text, sight.match
    for group in sight.found:
        if match.start < group.start < sight.clause[1] and stranger(sight, group):
            before, book = text[match.start : group.start], sight.scan.book
            if _RESISTED(book).search(before) and _DEMAND(book).match(text[group.end :]):
                return group
    return None


def _caller(sight: Sight) -> Group | None:
    """A third state that says kind things of each: "Trump called Xi a friend and Kim another"."""
    start, end = sight.clause
    calls = _CALLS(sight.scan.book)
    near = before(sight)
    if near and not set(near.actors) & sight.members and calls.match(sight.scan.text[near.end :]):
        return near  # "The Kremlin said that Putin had thanked Kim"
    first = next((g for g in sight.found if start <= g.start < end), None)
    if first is None or set(first.actors) & sight.members or first.start >= sight.match.end:
        return None
    words = sight.scan.text[start : first.start].split()
    if len(words) > 2 or not calls.match(sight.scan.text[first.end :]):
        return None
    return first
