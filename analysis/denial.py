"""Whether the words around a hit turn it over: denial, hedges, what did not come to pass.

Closeness that is denied, unmet, counterfactual or passed over for something else is strain;
trouble that is denied is nothing; repair that is denied leaves the strain it was to mend. Two
denials that stand together cancel. What a whole claim comes to is turned over once more where the
claim is called untrue.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from analysis.attached import (
    CLAIMING,
    TURNING,
    at_verb,
    denies,
    failed_at,
    particle,
    passed_over,
)
from analysis.instrument import Frame
from analysis.matching import Match
from analysis.model import SCORED, Status
from analysis.reach import ends
from analysis.scans import Scan, Turn

TOGETHER = 2  # characters between two denials that cancel
# What may stand between two denials that cancel: "not about to stop", "never yet failed to",
# "rejected Washington's call to cut off".
_AUXILIARY = re.compile(
    r"\s+(?:[\w'-]+\s+){0,4}?(?:calls?|demands?|requests?|pressure|proposals?|bids?|pleas?|appeals?"
    r"|attempts?|efforts?|moves?|plans?)\s+(?:to|that)\s+(?:\w+\s+){0,2}?"
    r"|\s+(?:(?:yet|ever|once|about|going|likely|prepared|ready|willing|to|be|been|even|entirely"
    r"|completely|wholly|quite|intend|plans?|want|wish|intention|desire|reason|need|of|should|would|could|can|will|may)\s+){1,3}",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """The frame a match speaks for in the end, its status, and why."""

    frame: str
    status: Status
    reason: str


def _denies(match: Match, scan: Scan, turn: Turn, warm: str) -> bool:
    """Whether a cue denies an entry that has its denial in its words, or can have none.

    Such a match must hold no denial in these words, and the cue must stand right at its verb.
    """
    if warm in match.entry.frames and denies(match, scan, before=turn.start):
        return False  # "rejected the call to cut off": the cut is of what is rejected
    if warm not in match.entry.frames and failed_at(match, scan, turn):
        return False  # "tried and failed to talk him out of it"
    if match.entry.denial:
        return True
    return not denies(match, scan) and (
        at_verb(match, scan, turn, warm) or passed_over(match, scan, turn, warm)
    )


def outcomes(
    match: Match, scan: Scan, turns: Sequence[Turn], poles: dict[str, Frame], *, asked: bool
) -> list[Outcome]:
    """What each frame of the match's entry comes to under the cues that reach it."""
    frames = [f for f in match.entry.frames if f in poles]
    good = warm(poles)
    claim = next((t for t in turns if t.cue.kind in CLAIMING), None)
    if claim and not claim.cue.after:  # what denies the claim itself is not denied by it
        turns = [t for t in turns if t is claim or t.start >= claim.end]
    turning = [t for t in turns if t.cue.kind in TURNING and _denies(match, scan, t, good)]
    conceded = next((t for t in turns if t.cue.kind == "conceded"), None)
    trouble = next((t for t in turns if t.cue.kind == "reported_trouble"), None)
    turn = turning[0] if turning and not _cancelled(turning, scan.text) else None
    made = []
    for frame in frames:
        if len(frames) > 1:
            dismissed = claim if claim and claim.cue.kind == "dismissed" else None
            made.append(_repair(frame, frame == good, turn or dismissed))
            continue
        if frame == good:
            out = _closeness(frame, poles[frame].opposite, turn, conceded, asked=asked)
        elif match.entry.denial and (over := next(filter(ends, turns), None)):
            made += _ended(frame, good, over, turning, told=not asked and claim is None)
            continue
        else:
            out = _trouble(frame, match.entry.denied, turn, trouble)
        made.append(_claimed(out, poles, claim) if claim else out)
    return made


def _ended(
    frame: str, good: str, over: Turn, turning: Sequence[Turn], *, told: bool
) -> list[Outcome]:
    """Trouble that is over is repair: it was, and is no more.

    Where something else denies that it is over ("failed to end the quarrel"), or it is not told
    that it is, it goes on.
    """
    denied = any(t.end <= over.start or over.end <= t.start for t in turning)
    lasting = Outcome(frame, "counted", "")
    return [lasting, Outcome(good, "turned", _said(over))] if told and not denied else [lasting]


def _claimed(out: Outcome, poles: dict[str, Frame], claim: Turn) -> Outcome:
    """What a claim comes to that is called untrue, or left open.

    This is said of all that is claimed, denials within it too: "it is untrue that they are no
    longer friends" says that they are.
    """
    if out.status not in SCORED:
        return out
    if claim.cue.kind == "open":
        return Outcome(out.frame, "hypothetical", _said(claim))
    good = warm(poles)
    if out.frame == good:
        return Outcome(poles[good].opposite, "turned", _said(claim))
    if out.status == "turned":
        return Outcome(good, "turned", f"{out.reason}; {_said(claim)}")
    return Outcome(out.frame, "negated", _said(claim))


def _cancelled(turning: Sequence[Turn], text: str) -> bool:
    """Whether two denials stand together and cancel ("not without", "never failed to").

    Two that stand apart ("neither ... nor", "no ... without") deny twice and not each other.
    """
    if len(turning) != 2:
        return False
    first, second = (text[turn.start : turn.end].lower() for turn in turning)
    if second == "without" and not particle(first):
        return False  # "the talks ended without a word of aid" denies once
    between = text[turning[0].end : turning[1].start]
    return len(between) <= TOGETHER or bool(_AUXILIARY.fullmatch(between))


def warm(poles: dict[str, Frame]) -> str:
    """The pole that denial turns over: the first of the two in the codebook."""
    return next(iter(poles), "")


def _said(turn: Turn) -> str:
    return f"{turn.cue.kind}: {turn.cue.reason}"


def _closeness(
    frame: str,
    opposite: str,
    turn: Turn | None,
    conceded: Turn | None,
    *,
    asked: bool,
) -> Outcome:
    if turn is not None:
        return Outcome(opposite, "turned", _said(turn))
    if asked:
        return Outcome(frame, "hypothetical", "a question does not say that it is so")
    if conceded is not None:
        return Outcome(frame, "unmet", _said(conceded))
    return Outcome(frame, "counted", "")


def _trouble(frame: str, denied: str, turn: Turn | None, trouble: Turn | None) -> Outcome:
    if turn is not None and turn.cue.kind == "lost":
        turn = None  # who stops paying, or loses patience, is in trouble all the same
    if turn is not None and denied and turn.cue.kind in ("negation", "unmet"):
        return Outcome(denied, "turned", f"{_said(turn)}; what is denied asserts its opposite")
    if turn is not None and turn.cue.kind == "counterfactual":
        return Outcome(frame, "hypothetical", _said(turn))
    if turn is not None or trouble is not None:
        return Outcome(frame, "negated", _said(turn or trouble))  # type: ignore[arg-type]
    return Outcome(frame, "counted", "")


def _repair(frame: str, warm: bool, turn: Turn | None) -> Outcome:
    if turn is not None and warm:
        return Outcome(frame, "unmet", _said(turn))
    return Outcome(frame, "counted", "")
