"""What a match gives back of the shorter ones that it holds, where it comes to nothing itself.

Of matches that lie in each other the longest counts, unless it is about another pair, is denied,
or tells what somebody is thanked for: then what it held may stand after all.
"""

from __future__ import annotations

from collections.abc import Sequence

from analysis import attached, harmless, matching
from analysis.matching import Match
from analysis.model import Status
from analysis.scans import Scan

Made = tuple[str, str, Status, str]  # frame, dyad, status, reason


def given(
    scan: Scan,
    match: Match,
    over: Match,
    outer: Sequence[Made],
    warm: str,
    members: frozenset[str],
) -> bool:
    """Whether a match stands though it lies in another, by what that one comes to.

    One about no pair or another one gives back the words of the other frame: "despite its quarrel
    with Seoul, Beijing backed Pyongyang". One that is denied gives back those that hold the
    denial: "was not received in Pyongyang"; one that tells what somebody is thanked for gives back
    the thanks.
    """
    if _denied(outer) and attached.denies(match, scan):
        return True
    if _thanked(outer) and warm in match.entry.frames:
        return True
    elsewhere = all(one[2] in ("other_dyad", "no_dyad") for one in outer)
    if not elsewhere or match.entry.about:  # what is always about one pair would be so here too
        return False
    return over.entry.frames != match.entry.frames or _felt(scan, match, over, outer, members)


def _denied(made: Sequence[Made]) -> bool:
    """Whether a match comes to nothing for it is denied, and not for it harms nobody."""
    return bool(made) and all(one[2] == "negated" and harmless.SPARED not in one[3] for one in made)


def _felt(
    scan: Scan, match: Match, over: Match, outer: Sequence[Made], members: frozenset[str]
) -> bool:
    """Whether a match tells, in a word of its own, of one of the two who has no part in the outer.

    "China's ties with Seoul have thawed, to the anger of North Korea."
    """
    beyond = members - {a for one in outer for a in one[1].split("+")}
    named = [n for n in scan.named if any(a < n.end and n.start < b for a, b in match.pieces)]
    if len(beyond) != 1 or not any(name.actor in beyond for name in named):
        return False
    taken = [*over.pieces, *((name.start, name.end) for name in named)]
    return any(not any(a < d and c < b for c, d in taken) for a, b in match.pieces)


def _thanked(made: Sequence[Made]) -> bool:
    """Whether a match comes to nothing for it tells what one is thanked for."""
    return any(harmless.THANKS in one[3] for one in made)


def freed(
    scan: Scan, found: Sequence[tuple[Match, Made]], warm: str, third: Sequence[int]
) -> Sequence[tuple[Match, Match | None]]:
    """The claims once more, where matches that are about another pair held others in them.

    "Xi's protection of Kim infuriates Washington": who is angry is not of the pair, and what the
    words before say of it stands. Trouble told in the words of a longer match is that match's,
    but where a third state, at one of these places, only came between.
    """
    other = [m for m, made in found if made[2] == "other_dyad" and len(m.pieces) > 1]
    if not any(over in other for _, over in scan.claims if over is not None):
        return ()
    fast = [m for m in other if not any(_in_gap(m, at) for at in third)]
    stuck = [(m, over) for m, over in scan.claims if over in fast and m.entry.frames != (warm,)]
    held = [m for m, _ in stuck]
    kept = [m for m in scan.matches if m not in other and m not in held]
    return sorted(
        [*matching.claimed(kept), *stuck, *((m, None) for m in other)],
        key=lambda claim: (claim[0].start, claim[0].end, claim[0].entry.order),
    )


def _in_gap(match: Match, at: int) -> bool:
    """Whether something stands in a gap of a match, and not in its words."""
    return match.start < at < match.end and not any(a <= at < b for a, b in match.pieces)
