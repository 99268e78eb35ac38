"""Which cues reach a match: where they stand, and what they are said of.

A cue reaches from where it stands to the end of its clause, at most so many words on; behind a
match it reaches back to what it is the predicate of. It is a rule of thumb, not a parse.
"""

from __future__ import annotations

import re

from analysis import conditions
from analysis.attached import CLAIMING, TURNING, at_verb, next_words, own_words, particle
from analysis.claims import claims
from analysis.matching import Match
from analysis.scans import Scan, Turn
from analysis.slots import slotted
from analysis.text import within

BESIDE = 1  # words between a denial within a pattern and the trouble it denies
# What opens a clause with a subject of its own.
_OPENED = re.compile(
    r"\b(?:since|when|after|before|until|because|once|while|though)\b", re.IGNORECASE
)
# What a verb's denial does not reach into: "never abandoned a state for which it bled".
_RELATIVE = re.compile(r"\b(?:which|who|whom|whose)\b", re.IGNORECASE)
_WHO = re.compile(r"\b(?:who|whom|whose)\b", re.IGNORECASE)
# "never wavered in its support" denies the wavering, "no closer friend than" nothing at all.
_FALTERING = slotted(r"\b{rule_falter}\b")
# Verbs in two parts: "did not let its ally down".
_LET_DOWN = slotted(r"\s+(?:\w+\s+)?{rule_let}\s+(?:[\w'-]+\s+){1,6}?{rule_down}\b")
# What says why a claim is untrue is not of the claim: "a mistake to ..., for the oil still flows".
_REASON = re.compile(r",\s+(?:for|because|since|given that|as)\s", re.IGNORECASE)
_CONTRARY = re.compile(r"contrary to\b", re.IGNORECASE)
_NONE_MORE = re.compile(r"\s+(?:more\s+\w+|\w+er)\s+(?:\w+\s+){1,3}?than\b", re.IGNORECASE)
_CONDITION = re.compile(r"(?:had|were)\b", re.IGNORECASE)
_ECHO = slotted(
    r"\W*(?:but|yet|and|though|although)\s+(?:(?:it|he|she|they|nothing)\s+)?"
    r"(?:(?:in the end|ultimately|so far)\s+)?(?:came of it|failed to(?: do so)?"
    r"|(?:did|does|has|have|had|could|would|will|was|were|is|are)(?:\s+not(?:\s+yet)?|n't)"
    r"|never\s+(?:did|has|have|was|were)|there\s+(?:is|was)\s+nothing to show for it)\W*$"
    r"|\W*(?:but|yet|and|only|until|before)\s+(?:(?:had|has|was|were|is|to|be|been|then|later|soon"
    r"|quickly|promptly|quietly|never|hastily|abruptly|it|they)\s+){1,4}{rule_cancel}\b"
)
_GIVEN = re.compile(r"\b(?:the|this|that|their)\s+$", re.IGNORECASE)
_FOILED = re.compile(r"\b(?:that|which)\s+$", re.IGNORECASE)
_RELATIVE_THAT = re.compile(r"\b(?:that|which)\b", re.IGNORECASE)
_OBJECT = re.compile(
    r"(?:nothing|none|little)(?=,|\W*$)"
    r"|(?:not (?:an?|one)|no|nothing|little|scant|barely|hardly|neither|none|few"
    r"|next to no\w*)\s+\w",
    re.IGNORECASE,
)
_FRUITLESS = slotted(r"(?:\s+(?!that\b|which\b|who\b|said\b|says\b)[\w'-]+){0,8}?\s+{rule_find}\s*")
# What may stand between a subject and the denial of its verb, and verbs of which it is the end.
_SUBJECT = re.compile(
    r"(?:\s+(?!that\b|which\b|who\b|said\b|says\b)[\w'-]+){0,8}?"
    r"(?:\s+(?:that|which)(?:\s+(?!(?:could|can|would|will|did|does|do)\b)[\w'-]+){2,5}?)?"
    r"(?:\s+(?:has|have|had|did|does|do|is|are|was|were|will|would|could|can|still|so far))?\s*",
    re.IGNORECASE,
)
_ARRIVING = slotted(
    r"\s+(?:(?:yet|ever|even|really|always|been|in fact|exactly)\s+)?{rule_arrive}(?!\w)"
)
# What stands between commas: ", not lectures, ..."
_COMMA = re.compile(r",\s+$")
_ASIDE = re.compile(r"(?:\s+[\w'-]+){1,4},")
_VERBAL = re.compile(r"^(?:never|not|cannot|\w+n't)$", re.IGNORECASE)


def reaching(match: Match, scan: Scan, warm: str) -> list[Turn]:
    """The cues whose reach holds the match, in order; words of the match itself are none."""
    turns = (*scan.turns, *claims(scan))
    if not turns:
        return []
    start, end = within(scan.clauses, match.start)
    found: list[Turn] = []
    for turn in sorted(turns, key=lambda t: (t.start, -t.end)):
        if not start <= turn.start < max(_echoed(scan, end), match.end) or own_words(match, turn):
            continue
        if conditions.idle(scan, match, turn):
            continue  # "had China not sent grain": it did
        if any(turn.start < t.end and ends(turn) == ends(t) for t in found):
            continue  # "rather than" is one cue, whatever stands within it
        if turn.start >= end >= match.end:
            reached = warm in match.entry.frames  # "..., but did not"
        else:
            reached = _reached(match, scan, turn, warm)
        if reached:
            found.append(turn)
    return found


def _reached(match: Match, scan: Scan, turn: Turn, warm: str) -> bool:
    """Whether a cue of its clause is said of the match."""
    cue = turn.cue
    if cue.kind == "counterfactual" and not _opens(scan, turn):
        return False
    if match.start < turn.start < match.end and not _told(match, scan, turn):
        return False
    if cue.kind == "counterfactual" and _FOILED.search(scan.text, match.start, turn.start):
        return False  # "vetoed a resolution that would have tightened sanctions"
    lead = turn.end if turn.end <= match.start else 0
    if cue.kind == "open" and _GIVEN.search(scan.text, lead, match.start):
        return False  # "whether the quarrel will last": there is one
    one = len(match.entry.frames) == 1  # what comes to nothing after repair is the repair
    if one and cue.after and _OPENED.search(scan.text, match.end, turn.start):
        return False  # "closer since his talks with Trump failed": the talks did
    if cue.after and ends(turn) and turn.start < match.pieces[-1][0]:
        return False  # "his ties with Seoul have thawed, to the anger of Kim": the anger has not
    behind = cue.after and warm not in match.entry.frames
    if behind and _WHO.search(scan.text, match.end, turn.start):
        return False  # "a spoiled child who has stopped listening": the child has
    if not one and cue.kind == "lost" and _RELATIVE_THAT.search(scan.text, match.end, turn.start):
        return False  # "a revival of contacts that had withered"
    if turn.start >= match.end and warm in match.entry.frames and _predicate(match, scan, turn):
        return one
    return _ahead(match, scan, turn, warm) != cue.after and _close(match, scan, turn)


def _told(match: Match, scan: Scan, turn: Turn) -> bool:
    """Whether a cue within a match stands in a clause in which words of the match stand, too.

    Not so in "Seoul, which got no reply": what the match jumps over is told of others.
    """
    start, end = within(scan.clauses, turn.start)
    return any(start <= a < end for a, _ in match.pieces)


def _ahead(match: Match, scan: Scan, turn: Turn, warm: str) -> bool:
    """Whether a cue stands before what it denies.

    Within the gap of a warm pattern a "no" denies it; trouble must be denied from before, or
    right at its verb or its last words ("ties were not chilled").
    """
    last = match.pieces[-1][0]
    if turn.cue.kind in CLAIMING and turn.cue.after:
        return turn.start < match.start
    inside = warm in match.entry.frames or turn.cue.kind in CLAIMING
    bare = particle(scan.text[: turn.end])
    behind = scan.text[turn.end : next_words(match, turn, last) if bare else last]
    inside = inside or len(behind.split()) <= BESIDE
    return turn.start < (last if inside or at_verb(match, scan, turn, warm) else match.start)


def _echoed(scan: Scan, end: int) -> int:
    """Where a clause ends, with the bare denial behind it: "was to help, but never did"."""
    found = _ECHO(scan.book).match(scan.text, end)
    return found.end() if found else end


def _opens(scan: Scan, turn: Turn) -> bool:
    """Whether "had" or "were" stands where a condition opens ("Had Xi ..."), if it is one of them.

    "Kim had China on his side" is no condition.
    """
    if not _CONDITION.match(scan.text, turn.start):
        return True
    return not re.search(r"\w", scan.text[within(scan.clauses, turn.start)[0] : turn.start])


def _predicate(match: Match, scan: Scan, turn: Turn) -> bool:
    """Whether the match is the subject of what is denied: "the promised aid did not arrive"."""
    if turn.cue.kind not in ("negation", "unmet"):
        return False
    if scan.text[turn.start : turn.end].lower() in ("cannot", "can't"):
        return False  # "goods that the North cannot produce": the North is the subject
    between = scan.text[match.end : turn.start]
    if len(match.pieces) > 1 and not between.strip() and _OBJECT.match(scan.text, turn.start):
        return True  # "China lent the North not a single engineer"
    if _FRUITLESS(scan.book).fullmatch(between):
        return True  # "the offer of rice found no taker"
    return bool(_SUBJECT.fullmatch(between) and _ARRIVING(scan.book).match(scan.text, turn.end))


def _close(match: Match, scan: Scan, turn: Turn) -> bool:
    """Whether few enough words stand between a cue and the match."""
    if _set_off(match, scan, turn):
        return False
    between = scan.text[turn.end : match.start] if turn.end <= match.start else ""
    if turn.cue.kind in TURNING and _firm(match, scan, turn):
        return False
    if turn.cue.kind == "dismissed" and _REASON.search(between):
        return False
    if "," in between and _CONTRARY.match(scan.text, turn.start):
        return False  # "contrary to the rumour, they are friends"
    if _VERBAL.match(scan.text[turn.start : turn.end]) and _RELATIVE.search(between):
        return False
    return len(between.split()) <= turn.cue.reach


def _firm(match: Match, scan: Scan, turn: Turn) -> bool:
    """Whether what is denied is a faltering, or that there is any more such: "never wavered"."""
    ahead = next_words(match, turn, turn.end)
    if _FALTERING(scan.book).search(scan.text, turn.end, ahead):
        return True
    let = _LET_DOWN(scan.book).match(scan.text, turn.end)
    return bool(let or _NONE_MORE.match(scan.text, turn.end))


def ends(turn: Turn) -> bool:
    """Whether a cue says of trouble that it has come to an end."""
    return turn.cue.kind == "ended"


def _set_off(match: Match, scan: Scan, turn: Turn) -> bool:
    """Whether a cue denies only what stands between its commas, and nothing of the match does.

    "Fertiliser, not lectures, is what China should send."
    """
    if not _COMMA.search(scan.text[: turn.start]):
        return False
    aside = _ASIDE.match(scan.text, turn.end)
    return aside is not None and not any(turn.end <= a < aside.end() for a, _ in match.pieces)
