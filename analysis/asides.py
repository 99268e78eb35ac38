"""Names that are no party to the tie a sentence tells of: listeners, rejected choices, the press.

"Xi told Putin that China would stand by the North": Putin only hears it. "It is Beijing, not
Moscow, that feeds Kim": Moscow does not. "Kim praised Putin, Chinese media said": China did
nothing. And names that are there in other words: "the former" and "the latter".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from analysis.scans import Named, Scan
from analysis.slots import slotted

_TELLS = slotted(r"\b(?:{rule_tell}|{rule_tell_to}(?: \w+)? to)\s+(?:[\w'-]+\s+){0,3}$")
_THAT = re.compile(r"^(?:'s)?\s+(?:[\w'-]+\s+){0,4}?that\s+", re.IGNORECASE)
# Words by which a listener may be a party after all: "told Putin that their friendship ...".
_WITH_HIM = re.compile(
    r"\b(?:their|the two|both|each other|us|our|we|mutual|bilateral|between|together|you|your)\b",
    re.IGNORECASE,
)
_REJECTED = re.compile(
    r"(?:,\s+not|\b(?:rather than|instead of|unlike|as opposed to|far more than|much more than))"
    r"\s+(?:(?:to|from|with|in|by|for|of)\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
_REJECTED_ENDS = re.compile(r"^(?:'s)?(?:[.;]?\W*$|,\s|\s+(?:that|who|which)\b)")
_OF_WHOM = re.compile(r"^(?:'s)?,?\s+(?:wh|that\b)")
_PRESS = slotted(
    r"^(?:'s)?(?:\s+{rule_press})*\s+{rule_report}"
    r"\W*(?:(?:on|late|in|this|last|yesterday|later)\b[\w\s]*)?\W*$"
)
_BEFORE_PRESS = re.compile(r",[\"']?\s+(?:the\s+)?$", re.IGNORECASE)
_ORDINAL = slotted(r"\bthe (former|latter)\b(?!\s+{rule_office})")


def settled(scan: Scan, members: frozenset[str]) -> Scan:
    """The sentence without names that are no party, and with those told as former and latter."""
    third = [n for n in scan.named if n.actor not in members]
    if not third:
        return scan
    gone = {*_rejected(scan, third), *_listeners(scan, third, members), *_press(scan, members)}
    meant = tuple(_ordinals(scan))
    if not gone and not meant:
        return scan
    kept = (*(n for n in scan.named if n not in gone), *meant)
    return replace(scan, named=tuple(sorted(kept, key=lambda n: n.start)))


def _rejected(scan: Scan, third: list[Named]) -> Iterator[Named]:
    """Third states that something is not told of: "not Moscow", "rather than Moscow"."""
    for name in third:
        word = _REJECTED.search(scan.text[: name.start])
        if word is None or not _REJECTED_ENDS.match(scan.text[name.end :]):
            continue
        if word[0].lower().startswith("unlike") and _OF_WHOM.match(scan.text[name.end :]):
            continue  # "unlike Moscow, which ...": of that state something is told
        yield name


def _listeners(scan: Scan, third: list[Named], members: frozenset[str]) -> Iterator[Named]:
    """Third states that are only told what happens between the two, and are not of it."""
    for name in third:
        that = _THAT.match(scan.text[name.end :])
        if not that or not _TELLS(scan.book).search(scan.text[: name.start]):
            continue
        start = name.end + that.end()
        told = {n.actor for n in (*scan.named, *scan.called) if n.start >= start}
        if members <= told and name.actor not in told and not _WITH_HIM.search(scan.text, start):
            yield name


def _press(scan: Scan, members: frozenset[str]) -> Iterator[Named]:
    """A member whose media report, at the end, what another and a third state do."""
    last = scan.named[-1]
    rest = {n.actor for n in scan.named[:-1]}
    if last.actor not in members or last.actor in rest or not rest - members:
        return
    press = _PRESS(scan.book)
    if _BEFORE_PRESS.search(scan.text[: last.start]) and press.match(scan.text[last.end :]):
        yield last


def _ordinals(scan: Scan) -> Iterator[Named]:
    """The actors that "the former" and "the latter" mean: of the two named last in one clause."""
    for found in _ORDINAL(scan.book).finditer(scan.text):
        before = [n.actor for n in scan.named if n.end <= found.start()]
        two = list(dict.fromkeys(reversed(before)))[:2][::-1]
        if len(two) == 2:
            yield Named(two[found.group(1).lower() == "latter"], *found.span())
