"""The names of a sentence -> who is named together, and the id of a pair.

A pair is its actors' ids, sorted and joined by "+"; three or more are "three_way".
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from analysis.matching import Named, Scan

THREE_WAY = "three_way"
NONE = "none"
KEPT = 256  # sentences: each is asked for once a match and once a clause

# What may stand between two names that are named together: "China, Russia and North Korea".
_JOINED = re.compile(r"^(?:'s)?[\s,&/-]*(?:and|as well as|or)?\s*(?:the\s+)?$", re.IGNORECASE)
_AND = re.compile(r"\b(?:and|or)\b|&", re.IGNORECASE)
# A state named as where a war is fought is no party to a tie told in the same clause.
_WAR = re.compile(
    r"\b(?:war|conflict|invasion|fighting|offensive|aggression)\s+(?:in|of|on|against|over)\s+$",
    re.IGNORECASE,
)
BEFORE = 60  # characters before a name in which it is asked whether a war is named for it


@dataclass(frozen=True, slots=True)
class Group:
    """Names named together, in order."""

    actors: tuple[str, ...]
    start: int
    end: int


@lru_cache(maxsize=KEPT)
def groups(scan: Scan) -> tuple[Group, ...]:
    """The names of a sentence, those joined by "and" or a hyphen taken together.

    A comma joins names within a list that ends in "and", and in a headline that starts with them
    ("Xi, Kim pledge ..."); elsewhere it parts ("with China and Russia, North Korea ...").
    """
    made: list[list[Named]] = []
    for at, name in enumerate(scan.named):
        if _WAR.search(scan.text, max(name.start - BEFORE, 0), name.start):
            continue
        if at and made and _joins(scan, at):
            made[-1].append(name)
        else:
            made.append([name])
    return tuple(
        Group(tuple(dict.fromkeys(n.actor for n in part)), part[0].start, part[-1].end)
        for part in made
    )


def _joins(scan: Scan, at: int) -> bool:
    """Whether a name is taken together with the one before it."""
    between = scan.text[scan.named[at - 1].end : scan.named[at].start]
    if not _JOINED.match(between):
        return False
    if "," not in between or _AND.search(between):
        return True
    if scan.named[at - 1].start == 0:
        return True
    rest = (
        scan.text[scan.named[at].end : scan.named[at + 1].start] if at + 1 < len(scan.named) else ""
    )
    return bool(rest) and bool(_JOINED.match(rest))


def pair(actors: Iterable[str]) -> str:
    """The id of a pair, of three or more, or of none."""
    distinct = sorted(set(actors))
    if len(distinct) < 2:
        return NONE
    return "+".join(distinct) if len(distinct) == 2 else THREE_WAY
