"""Negated conditions of what would have been: what they deny has happened.

"Had China not sent grain, the North would have starved" tells that China sent grain. Neither its
"not" nor its "would have" turns over what the condition tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from analysis.matching import Match
from analysis.scans import Scan, Turn
from analysis.text import Span

KEPT = 256  # sentences: all matches of one are asked for in a row
TOLD = ("negation", "unmet", "counterfactual", "lost", "ended")  # said of deeds, not of claims
_WOULD = re.compile(r"\b(?:would|could|might)\b", re.IGNORECASE)
_NOT = r"(?:\b(?:not|never)\b|n't\b)"
# "had Mao not sent", with who does it in between; not "he had not sent"
_SUBJECT = r"(?:(?-i:[A-Z])[\w'-]*|it|he|she|they|the|its|his|their)"
_CONDITION = re.compile(
    rf"\bif\b(?:(?!\b(?:would|could|might)\b)[^,;])*?\b(?:had|did|were|was)\s*{_NOT}"
    rf"|\bhad\s+{_SUBJECT}\s[^,;]*?\bnot\b"
    r"|\b(?:but|if not|were it not|had it not been|if it (?:were|had) not(?: been)?)\s+for\b"
    r"|(?:^|[,;:]\s+|\b(?:that|and|but)\s+)(?P<without>without)\b",
    re.IGNORECASE,  # of headlines too
)


@lru_cache(maxsize=KEPT)
def held(scan: Scan) -> tuple[Span, ...]:
    """The spans of a sentence that tell, as a negated condition, what did happen."""
    return tuple(_held(scan.text))


def _held(text: str) -> Iterator[Span]:
    for found in _CONDITION.finditer(text):
        start = found.start("without") if found["without"] else found.start()
        end = min(_stop(text, mark, found.end()) for mark in ",;")
        then = _WOULD.search(text, found.end())
        if then and ";" not in text[found.end() : then.start()]:
            yield start, min(end, then.start())
        elif not found["without"] and _WOULD.search(text, text.rfind(";", 0, start) + 1, start):
            yield start, end  # its consequence is told before it


def _stop(text: str, mark: str, at: int) -> int:
    found = text.find(mark, at)
    return found if found >= 0 else len(text)


def idle(scan: Scan, match: Match, turn: Turn) -> bool:
    """Whether a cue turns nothing over: the denial in such a condition, or what is told around it.

    Claims that are called untrue are so, conditions and all.
    """
    for start, end in held(scan):
        if start <= turn.start < end:
            return turn.cue.kind in ("negation", "counterfactual")
        if start <= match.start < end:
            return turn.cue.kind in TOLD
    return False
