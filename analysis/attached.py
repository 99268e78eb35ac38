"""What a denial stands right at: the verb or the noun of a match, or a name in it.

Where a match holds a denial in its own words, or can have none, only a cue that stands right there
denies it.
"""

from __future__ import annotations

import re

from analysis.matching import Match
from analysis.scans import Scan, Turn
from analysis.slots import slotted

TURNING = ("negation", "unmet", "counterfactual", "instead", "lost")
CLAIMING = ("dismissed", "open")  # said of whole claims: whatever the entry, and denials in it
# What may stand between a denial and the verb it denies.
_ADVERB = re.compile(
    r"\s*(?:(?:\w+ly|even|yet|ever|once|been|so|at all|too|really|be|feel|get|any|all)\s+)?$",
    re.IGNORECASE,
)
# "no obligation to rescue", "not inclined to help".
_BARRED = slotted(r"\s+{rule_barred}\s+(?:to|in|for|of)\s+(?:be\s+)?$")
# What denies by itself, without a verb.
_NOT = re.compile(r"\b(?:no|not|never|\w+n't|without|hardly|scarcely|barely)$", re.IGNORECASE)
_BARE = re.compile(r"(?:no|not|little|never|\w+n't)$", re.IGNORECASE)
_DENIED = r"\b(?:do|does|did|is|are|was|were|has|have|had)(?:\s+not|n't)|\bnever|\bno longer"
_LEFT = (
    r"|\b(?:instead|short|far)\s+(?:of|from)|\brather than|\bwithout|\b{rule_forgo}"
    r"|\b(?:{rule_show}|there (?:is|was))\s+(?:no|little)"
)
_MISSED = r"|\b(?:{rule_fail}|yet|unable)\s+to|\b{rule_stop}"
_MIGHT = r"|\b(?:could|should|might)(?:\s+\w+)?\s+have|\bwould\s+(?:now|today|by now)\s+be"
# "has no quarrel with": what is owned, felt or there is denied by the "no" right before it.
_NO_NOUN = re.compile(
    r"\b(?:has|have|had|having|with|is|are|was|were|be|been|felt|feels?|bears?|bore|holds?|held|saw"
    r"|sees?|finds?|found|harbou?rs?|harbou?red)\s+no$",
    re.IGNORECASE,
)
_COOL_VERB = slotted(f"(?:{_DENIED}{_LEFT})$")
# "failed to condemn", but not "failed to restrain": that is what one fails at
_REPROVED = slotted(r"(?:{rule_fail}\s+to|failing\s+to)\s+(?:\w+ly\s+)?{rule_reprove}")
_SO_MUCH = re.compile(r"\b(?:so much as|even)\b", re.IGNORECASE)
_WARM_VERB = slotted(f"(?:{_DENIED}{_MISSED}{_MIGHT})$")
# "not from China", ", not China": another is taken over the name behind it
_NOT_NAME = re.compile(r"\s+(?:(?:from|to|with|by|in|for)\s+)?$", re.IGNORECASE)


def own_words(match: Match, turn: Turn) -> bool:
    """Whether a cue stands in the match's own words; "turned out to be false" may reach out."""
    if turn.cue.kind in CLAIMING and turn.cue.after and turn.end > match.end:
        return False
    return any(a < turn.end and turn.start < b for a, b in match.pieces)


def passed_over(match: Match, scan: Scan, turn: Turn, warm: str) -> bool:
    """Whether another is taken over a name in closeness: "to Russia rather than China"."""
    bare = scan.text[turn.start : turn.end].lower() == "not"
    if warm not in match.entry.frames or not (bare or turn.cue.kind == "instead"):
        return False
    name = next((n.start for n in scan.named if n.start >= turn.end), -1)
    held = any(a <= name < b for a, b in match.pieces)
    return held and _NOT_NAME.match(scan.text[turn.end : name]) is not None


def next_words(match: Match, turn: Turn, otherwise: int) -> int:
    """Where the next words of a match stand behind a cue."""
    return next((a for a, _ in match.pieces if a >= turn.end), otherwise)


def failed_at(match: Match, scan: Scan, turn: Turn) -> bool:
    """Whether a match tells what somebody failed at, and no reproof that he left undone."""
    within_it = turn.cue.kind == "unmet" and match.start < turn.start < match.end
    return within_it and not _REPROVED(scan.book).match(scan.text, turn.start)


def denies(match: Match, scan: Scan, *, before: int | None = None) -> bool:
    """Whether a match holds a denial in its own words, or one that ends before a place."""
    last = match.end if before is None else before
    denials = (t for t in scan.turns if t.cue.kind in TURNING and t.end <= last)
    return any(own_words(match, t) for t in denials)


def particle(text: str) -> bool:
    """Whether words end in what denies by itself: "not", and no verb such as "ended"."""
    return _NOT.search(text) is not None


def at_verb(match: Match, scan: Scan, turn: Turn, warm: str) -> bool:
    """Whether a cue denies the verb of a match: "did not protest", "was never openly critical"."""
    ahead = [scan.text[turn.end : a] for a, _ in match.pieces if a >= turn.end]
    if _BARE.match(scan.text[turn.start : turn.end]) and any(map(_BARRED(scan.book).match, ahead)):
        return True
    if warm not in match.entry.frames and _SO_MUCH.search(scan.text, turn.end, match.end):
        return False  # "failed to send so much as a card" denies the card, and that is the slight
    if warm not in match.entry.frames and _REPROVED(scan.book).match(scan.text, turn.start):
        return True
    denied = _WARM_VERB if warm in match.entry.frames else _COOL_VERB
    if any(map(_ADVERB.match, ahead)) and denied(scan.book).search(scan.text[: turn.end]):
        return True
    return _NO_NOUN.search(scan.text[: turn.end]) is not None and "" in map(str.strip, ahead)
