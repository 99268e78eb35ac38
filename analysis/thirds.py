"""Third states that a sentence names beside the two: whose the trouble or the closeness is.

A rival is a cause of strain and no partner to it; a third state that is the other end of what is
told makes it another pair's.
"""

from __future__ import annotations

import re

from analysis.beside import Near, named_beside
from analysis.neighbourhood import ahead, before, owned, since, within_it
from analysis.sight import BETWEEN, RIVALS, Sight, with_rival
from analysis.slots import slotted

_QUARREL = slotted(r"{rule_quarrel}(?!\w)(?!\s+with\b)")
_THEY = re.compile(
    r"^\s+(?:(?:still|now|also|again|have|had|were|are|\w+ly)\s+){0,2}$", re.IGNORECASE
)
_TIE_WITH = slotted(r"{rule_tie}\s+with\s+(?:[\w'-]+\s+){0,2}$")


def elsewhere(sight: Sight) -> bool:
    """Whether closeness is told of one member and a third state, in a clause or right beside it."""
    if _between_others(sight):
        return True
    clause = sight.inside
    pairs = set(sight.match.entry.about.split("+"))
    if sight.cool:
        # Done by third states: named before it in a clause that names neither of the two.
        first, last = sight.clause[0], sight.match.start
        told = {a for g in sight.found if first <= g.start < last for a in g.actors}
        return bool(told - set(RIVALS)) and not clause & pairs and told == clause
    if _of_a_rival(sight):
        return True
    if sight.match.entry.three_way and with_rival(sight):
        return False
    theirs = (bool(a - pairs) and not pairs <= a for a in (clause, set(named_beside(sight).actors)))
    return any(theirs)


def _between_others(sight: Sight) -> bool:
    """Whether a match names others itself that it is between: "ties between A and B are icy".

    What is between a rival and one of the two may be trouble to the other.
    """
    text, ours = sight.scan.text, set(sight.match.entry.about.split("+"))
    ours |= {*RIVALS} if sight.cool else set()
    return any(
        len(g.actors) == 2 and not {*g.actors} <= ours and BETWEEN.search(text[: g.start])
        for g in within_it(sight)
    )


def _of_a_rival(sight: Sight) -> bool:
    """Whether a rival owns what a match tells: "Moscow's embrace of Kim"."""
    owner = before(sight)
    return owner is not None and set(owner.actors) <= set(RIVALS) and owned(sight, owner)


def ours(sight: Sight, near: Near) -> str:
    """Why strain is the dyad's: both are named, and no third state is the other end of it.

    Russia, or whoever the dyad's rival is told to be, is a cause here and not a partner, unless
    a word like "with" says otherwise.
    """
    if _only_together(sight) or _of_two(sight) or _they_quarrel(sight) or _tie_with(sight):
        return ""
    if len(near.actors) > 1 and not set(near.actors) & (sight.members | set(RIVALS)):
        return ""  # "American officials no longer trust their Japanese counterparts"
    if near.mutual or (near.partner and not set(near.actors) <= sight.members):
        return _of_rival(sight, near)
    clause = sight.inside
    named = sight.named
    if sight.members <= clause:
        return "both named in the clause"
    if clause and clause <= set(RIVALS) and ahead(sight):
        return ""  # "while Moscow haggled"
    if not clause and _of_two_others(sight):
        return ""
    if sight.members <= named and clause - sight.members <= set(RIVALS):
        return "both named in the sentence"
    ours = clause & sight.members and set(near.actors) <= sight.members
    if ours and clause - sight.members <= set(RIVALS) and sight.members <= named | sight.lately:
        return "one named in the clause, the other before it"
    return ""


def _of_rival(sight: Sight, near: Near) -> str:
    """Strain over one member's tie with a rival, felt by the other.

    "Beijing is uneasy about the pact between Moscow and Pyongyang."
    """
    beside = set(near.actors)
    if sight.members <= beside:
        return "both named beside it"
    told = {a for g in ahead(sight) for a in g.actors}
    if beside & set(RIVALS) and sight.members <= beside | told and beside - sight.members:
        return "one feels it, over the other's tie with a rival"
    return ""


def _tie_with(sight: Sight) -> bool:
    """Whether a match opens with a tie with a third state: "relations with Moscow soured"."""
    third = [g for g in within_it(sight) if not set(g.actors) & sight.members]
    text = sight.scan.text
    return any(_TIE_WITH(sight.scan.book).match(text[sight.match.start : g.start]) for g in third)


def _only_together(sight: Sight) -> bool:
    """Whether both members are named before it with a third in one breath, and nowhere else.

    "The three-way show of China, Russia and North Korea as a rebuke to ...": they act as one.
    """
    ours = [g for g in sight.found if sight.members & set(g.actors)]
    joint = all(len(g.actors) > 2 and g.end <= sight.match.start for g in ours)
    return joint and bool(ours)


def _of_two_others(sight: Sight) -> bool:
    """Whether a member and a stranger, named together last before it, are its subject.

    "The United States and North Korea, after years of talks, traded accusations."
    """
    last = before(sight)
    joint = last is not None and len(last.actors) == 2
    return joint and bool({*last.actors} - sight.members - {*RIVALS})  # type: ignore[union-attr]


def _they_quarrel(sight: Sight) -> bool:
    """Whether two named together right before it fall out, of whom one is a stranger.

    "Even as Moscow and Pyongyang quarrel over pay, Chinese lorries cross the river."
    """
    last = before(sight)
    if last is None or len(last.actors) != 2 or {*last.actors} == sight.members:
        return False
    text, book = sight.scan.text, sight.scan.book
    return bool(_THEY.match(since(sight, last)) and _QUARREL(book).match(text, sight.match.start))


def _of_two(sight: Sight) -> bool:
    """Whether it is told of one member and a third state together, the other not being named.

    "By then China and the Soviet Union were drifting apart."
    """
    named = sight.named
    if sight.members <= named:
        return False
    told = ahead(sight)
    return bool(told) and len(told[-1].actors) == 2 and bool(named & sight.members)
