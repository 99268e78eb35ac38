"""Claims that a sentence calls untrue, or leaves open, by how they are put.

Phrases of cues cannot say "any verb of dismissal, then any noun for what is said"; here is the
grammar of it, and the words are the codebook's (`slots`). What is found is a turn like those of
cues, which `denial` weighs with them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from analysis.instrument import Cue
from analysis.scans import Scan, Turn
from analysis.slots import slotted

KEPT = 256  # sentences: all matches of one are asked for in a row
_NO = r"(?:no|not|never|nothing|neither|hardly|little|scant|few|without|\w+n't)"
_UNTRUE = slotted(
    r"\b(?:{rule_dismiss}(?:\s+[\w'-]+){0,3}?\s+{rule_said}"
    r"|(?:in|un)?correct(?:ed|ing)?\s+{rule_said}"
    r"|(?:an?\s+)?{rule_misjudge}\s+(?:\w+\s+)?to\s+(?:\w+\s+)?{rule_hold}"
    rf"|{_NO}\s+(?:\w+\s+)?"
    r"{rule_sign}\b[^,;.]{0,30}?\s(?:that|of|to\s+\w+|for)"
    rf"|{_NO}\s+(?:\w+\s+)?"
    r"{rule_mean}"
    r"|(?:nobody|no one|few|none|no(?:\s+\w+){1,3})\s+(?:[\w']+\s+){0,6}?(?:would|could|can|will)"
    r"\s+(?:\w+\s+){0,2}?{rule_hold}\b(?!\s+(?:whether|if|how|what|why|so)\b)"
    r"|{rule_caution}\s+against\s+{rule_infer}"
    r"|{rule_untrue})\b"
)
_FALSE_SINCE = slotted(
    r"\b(?:days?|time|era|age) when\b[^;]*?\b(?P<over>over|gone|past|behind (?:us|them))\b"
    r"|\b{rule_said}\b[^;]*?\b(?P<false>{rule_false})\b"
)
_DECLINED = rf"(?:{_NO}|declin\w+\s+to|refus\w+\s+to)"
_UNCONFIRMED = slotted(rf"\b{_DECLINED}\s+(?:\w+\s+){{0,2}}?" r"{rule_confirm}(?:\s+that)?\b")
# "If ties were warmer, trains would run"; not "were to", which may yet be, nor "were not".
_IF = re.compile(
    r"\b(?P<open>if)\b(?:(?!\b(?:not|never|without|no)\b|n't)[^,;])*?\b(?:were(?!\s+to\b)|had|really|truly)\b"
    r"(?:(?!\b(?:not|never|without|no)\b|n't)[^,;])*,[^;]*?\b(?P<then>would|could|might)\b",
    re.IGNORECASE,
)
_BUT_FOR = re.compile(
    r"\bbut for\b(?=[^,;]*,[^;]*?\bwould (?:\w+ )?be\b)[^;]*?\b(?P<then>would)\b",
    re.IGNORECASE,
)
# What a speaker was asked is not told: "Asked about a quarrel, the spokesman said ..."
_ASKED = slotted(r"\W*(?:when\s+)?{rule_ask}\s+(?:\w+\s+)?(?:about|whether|if|on|over|how|why)\b")
_AFFIRMED = re.compile(
    r"\b(?:nobody|no one|not|never|hardly|few|cannot|can't|didn't|doesn't|don't|impossible to"
    r"|hard to|difficult to|no)\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)
_BEFORE = Cue("dismissed", (), "a claim that is called untrue", reach=20)
_SUPPOSED = Cue("counterfactual", (), "what would be, were things otherwise, is not", reach=20)
_LEFT_OPEN = Cue("open", (), "what a speaker was asked is not told", reach=20)
_NOT_SAID = Cue("open", (), "what nobody would confirm is not told", reach=20)
_BEHIND = Cue("dismissed", (), "a claim that is called untrue", reach=20, after=True)


@lru_cache(maxsize=KEPT)
def claims(scan: Scan) -> tuple[Turn, ...]:
    """What calls a claim untrue in a sentence, before it or behind it."""
    return tuple(_claims(scan))


def _claims(scan: Scan) -> Iterator[Turn]:
    for found in _UNTRUE(scan.book).finditer(scan.text):
        if not _AFFIRMED.search(scan.text[: found.start()]):
            yield Turn(_BEFORE, *found.span())
    for found in _FALSE_SINCE(scan.book).finditer(scan.text):
        yield Turn(_BEHIND, *found.span("false" if found["false"] else "over"))
    for found in _IF.finditer(scan.text):
        yield Turn(_SUPPOSED, *found.span("open"))
        if not re.match(r"\s+(?:not|never)\b", scan.text[found.end("then") :]):
            yield Turn(_SUPPOSED, *found.span("then"))
    for found in _BUT_FOR.finditer(scan.text):
        yield Turn(_SUPPOSED, *found.span("then"))
    for found in _UNCONFIRMED(scan.book).finditer(scan.text):
        yield Turn(_NOT_SAID, *found.span())
    if found_asked := _ASKED(scan.book).match(scan.text):
        yield Turn(_LEFT_OPEN, *found_asked.span())
