"""What sounds like trouble between two states and is said to be none.

A rival's gain that harms nobody ("Russia's gains in North Korea have cost China nothing"), what
weather or a holiday has stopped ("the bridge was closed by floods"), and what one is thanked for
("thanked China for blocking the resolution").
"""

from __future__ import annotations

from collections.abc import Iterable

from analysis.denial import Outcome
from analysis.matching import Match
from analysis.scans import Scan
from analysis.sight import RIVALS
from analysis.slots import slotted
from analysis.text import within

BESIDE = 1  # words between such a denial and the gain behind it
SPARED = "harm to somebody that is denied is none"
CHANCE = "what weather, repairs or a holiday stop is no quarrel"
THANKS = "what one is thanked for is no harm"
# "does not come at China's expense", "has cost China nothing"
_SPARED = slotted(
    r"\b(?P<no>not|never|cannot|\w+n't|little|nothing|without|hardly|scarcely)\s+(?:[\w']+\s+){0,2}?"
    r"(?:{rule_harm}|be(?=\s+[\w']+\s+loss))"
    r"|\b{rule_cost}\s+(?:[\w']+\s+){0,2}?(?P<none>nothing|(?<!a )little)\b"
)

# "closed by floods", "cancelled because of the typhoon", "shut on Monday for a public holiday"
_CHANCE = slotted(
    r"(?:\s+[\w'-]+){0,7}?(?:\s+{rule_pause}"
    r"|(?:\s+(?:because of|due to|owing to|on account of|by|as)|,\s+(?:an?|the))"
    r"\s+(?:[\w'-]+\s+){0,3}?{rule_chance})\b"
)
# "a landslide in Liaoning stopped"
_BY_CHANCE = slotted(
    r"\b{rule_storm}(?:\s+(?:in|at|near|on|along|around)\s+(?:the\s+)?[\w-]+)?"
    r"(?:\s+(?:has|have|had|also|again))?\s+$"
)
_THANKED = slotted(r"\b{rule_thank}\s+(?:[\w'-]+\s+){1,4}?for\b")


def why(match: Match, scan: Scan, members: frozenset[str]) -> str:
    """Why what a match tells is no trouble between the two of a pair, or ""."""
    if spared(match, scan):
        return SPARED
    if by_chance(match, scan):
        return CHANCE
    return THANKS if thanked(match, scan, members) else ""


def spared(match: Match, scan: Scan) -> bool:
    """Whether what is told of the study's pair is a rival's gain that is said to harm nobody.

    The match holds the denial, between its own words, or stands right behind it.
    """
    if not match.entry.about or not any(name.actor in RIVALS for name in scan.named):
        return False
    start = within(scan.clauses, match.start)[0]
    for found in _SPARED(scan.book).finditer(scan.text, start):
        between = scan.text[found.end() : max(match.start, found.end())]
        if found.start() < match.end and len(between.split()) <= BESIDE:
            denial = found.start("no") if found["no"] else found.start("none")
            return not any(a <= denial < b for a, b in match.pieces)
    return False


def by_chance(match: Match, scan: Scan) -> bool:
    """Whether weather, repairs or a holiday do what a match tells, or it is laid to them."""
    doer = _BY_CHANCE(scan.book)
    if any(doer.search(scan.text[:a]) for a, _ in match.pieces):
        return True
    return _CHANCE(scan.book).match(scan.text, match.end) is not None


def thanked(match: Match, scan: Scan, members: frozenset[str]) -> bool:
    """Whether one of the two is thanked by the other for what a match tells."""
    first, last = match.start, match.pieces[-1][0]
    for found in _THANKED(scan.book).finditer(scan.text):
        named = {n.actor for n in scan.named if n.start < found.end()}
        told = next((a for a, _ in match.pieces if a >= found.end()), -1)
        close = told >= 0 and len(scan.text[found.end() : told].split()) <= BESIDE
        if close and first <= last and named <= members:
            return True
    return False


def without_harm(made: Iterable[Outcome], warm: str, why: str) -> list[Outcome]:
    """The outcomes with none of strain, and why; what speaks for closeness stays."""
    return [m if m.frame == warm else Outcome(m.frame, "negated", why) for m in made]
