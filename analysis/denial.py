"""Whether the words around a hit turn it over: denial, hedges, what did not come to pass.

A cue reaches from where it stands to the end of its clause. Closeness that is denied, unmet,
counterfactual or passed over for something else is strain; trouble that is denied is nothing;
repair that is denied leaves the strain it was to mend. Two denials in one clause cancel.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from analysis.matching import Match, Scan, Turn
from analysis.model import Frame, Status
from analysis.text import within

BESIDE = 1  # words between a denial within a pattern and the trouble it denies
TOGETHER = 2  # characters between two denials that cancel
# What opens a clause with a subject of its own.
_OPENED = re.compile(
    r"\b(?:since|when|after|before|until|because|once|while|though)\b", re.IGNORECASE
)
# What a verb's denial does not reach into: "never abandoned a state for which it bled".
_RELATIVE = re.compile(r"\b(?:which|who|whom|whose)\b", re.IGNORECASE)
_VERBAL = re.compile(r"^(?:never|not|cannot|\w+n't)$", re.IGNORECASE)
# What stands between commas: ", not lectures, ..."
_COMMA = re.compile(r",\s+$")
_ASIDE = re.compile(r"(?:\s+[\w'-]+){1,4},")
# Harm to somebody that is denied: "does not come at China's expense", "has cost China nothing".
_SPARED = re.compile(
    r"\b(?P<no>not|never|cannot|\w+n't|little|nothing|without|hardly|scarcely)\s+(?:[\w']+\s+){0,2}?"
    r"(?:(?:harm|hurt|weaken|loosen|lessen|threaten|erod|dent|damag|dilut|crowd|detract)\w*"
    r"|(?:diminish|reduc|replac|displac|supplant|undermin|undercut)\w*|com(?:e|es|ing) at"
    r"|be(?=\s+[\w']+\s+loss))"
    r"|\b(?:cost|costs|costing|lost|loses|losing|took|takes|taken)\s+(?:[\w']+\s+){0,2}?"
    r"(?P<none>nothing|(?<!a )little)\b",
    re.IGNORECASE,
)
TURNING = ("negation", "unmet", "counterfactual", "instead")


@dataclass(frozen=True, slots=True)
class Outcome:
    """The frame a match speaks for in the end, its status, and why."""

    frame: str
    status: Status
    reason: str


def reaching(match: Match, scan: Scan, warm: str) -> list[Turn]:
    """The cues whose reach holds the match, in order; words of the match itself are none."""
    if not scan.turns:
        return []
    start, end = within(scan.clauses, match.start)
    found: list[Turn] = []
    for turn in sorted(scan.turns, key=lambda t: (t.start, -t.end)):
        if not start <= turn.start < max(end, match.end):
            continue
        if any(a < turn.end and turn.start < b for a, b in match.pieces):
            continue
        if any(turn.start < t.end and _ends(turn) == _ends(t) for t in found):
            continue  # "rather than" is one cue, whatever stands within it
        # Within the gap of a warm pattern a "no" denies it; trouble must be denied from before,
        # or right at its last words ("ties were not chilled").
        last = match.pieces[-1][0]
        beside = len(scan.text[turn.end : last].split()) <= BESIDE
        edge = last if warm in match.entry.frames or beside else match.start
        ahead = turn.start < edge
        one = len(match.entry.frames) == 1  # what comes to nothing after repair is the repair
        if one and turn.cue.after and _OPENED.search(scan.text, match.end, turn.start):
            continue  # "closer since his talks with Trump failed": the talks did
        if ahead != turn.cue.after and _close(match, scan, turn):
            found.append(turn)
    return found


def _close(match: Match, scan: Scan, turn: Turn) -> bool:
    """Whether few enough words stand between a cue and the match."""
    if _set_off(match, scan, turn):
        return False
    between = scan.text[turn.end : match.start] if turn.end <= match.start else ""
    if _VERBAL.match(scan.text[turn.start : turn.end]) and _RELATIVE.search(between):
        return False
    return len(between.split()) <= turn.cue.reach


def _set_off(match: Match, scan: Scan, turn: Turn) -> bool:
    """Whether a cue denies only what stands between its commas, and nothing of the match does.

    "Fertiliser, not lectures, is what China should send."
    """
    if not _COMMA.search(scan.text[: turn.start]):
        return False
    aside = _ASIDE.match(scan.text, turn.end)
    return aside is not None and not any(turn.end <= a < aside.end() for a, _ in match.pieces)


def outcomes(
    match: Match, turns: Sequence[Turn], poles: dict[str, Frame], *, asked: bool
) -> list[Outcome]:
    """What each frame of the match's entry comes to under the cues that reach it."""
    frames = [f for f in match.entry.frames if f in poles]
    turning = [t for t in turns if t.cue.kind in TURNING] if match.entry.denial else []
    conceded = next((t for t in turns if t.cue.kind == "conceded"), None)
    trouble = next((t for t in turns if t.cue.kind == "reported_trouble"), None)
    turn = turning[0] if turning and not _cancelled(turning) else None
    good = warm(poles)
    made = []
    for frame in frames:
        if len(frames) > 1:
            made.append(_repair(frame, frame == good, turn))
        elif frame == good:
            made.append(_closeness(frame, poles[frame].opposite, turn, conceded, asked=asked))
        elif match.entry.denial and (over := next(filter(_ends, turns), None)):
            made += _ended(frame, good, over, turning, asked=asked)
        else:
            made.append(_trouble(frame, match.entry.denied, turn, trouble))
    return made


def _ends(turn: Turn) -> bool:
    """Whether a cue says of trouble that it has come to an end."""
    return turn.cue.kind == "ended"


def _ended(
    frame: str, good: str, over: Turn, turning: Sequence[Turn], *, asked: bool
) -> list[Outcome]:
    """Trouble that is over is repair: it was, and is no more.

    Where something else denies that it is over ("failed to end the quarrel") it goes on.
    """
    denied = any(t.end <= over.start or over.end <= t.start for t in turning)
    lasting = Outcome(frame, "counted", "")
    return [lasting] if denied or asked else [lasting, Outcome(good, "turned", _said(over))]


def _cancelled(turning: Sequence[Turn]) -> bool:
    """Whether two denials stand together and cancel ("not without", "never failed to").

    Two that stand apart ("neither ... nor", "no ... without") deny twice and not each other.
    """
    return len(turning) == 2 and turning[1].start - turning[0].end <= TOGETHER


def spared(match: Match, scan: Scan) -> bool:
    """Whether the match holds, or stands right behind, a denial that somebody is harmed."""
    start = within(scan.clauses, match.start)[0]
    for found in _SPARED.finditer(scan.text, start):
        between = scan.text[found.end() : max(match.start, found.end())]
        if found.start() < match.end and len(between.split()) <= BESIDE:
            denial = found.start("no") if found["no"] else found.start("none")
            return not any(a <= denial < b for a, b in match.pieces)
    return False


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
