"""Whose words a sentence is: the article's own, or a source's, and which.

Attributed is a sentence whose main claim is quoted, paraphrased with a verb of saying, or
credited by a phrase ("according to"). Bare hedges ("reportedly", "is believed to") are the
article's own voice.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from analysis.matching import Scan, bounded, choice
from analysis.model import Codebook
from analysis.text import Span

QUOTED = 0.5  # a sentence of which half or more stands in quotation marks is the speaker's


@dataclass(frozen=True, slots=True)
class Voice:
    """Whether a sentence is credited to a source, to whom, and by which words."""

    attributed: bool
    speaker: str = ""
    verb: str = ""


OWN = Voice(attributed=False)


@dataclass(frozen=True, eq=False)
class _Words:
    verb: re.Pattern[str]
    source: re.Pattern[str]
    phrase: re.Pattern[str]


@cache
def _words(codebook: Codebook) -> _Words | None:
    lists = [codebook.voice.get(key, ()) for key in ("verbs", "sources", "phrases")]
    if not all(lists):
        return None
    return _Words(*(re.compile(bounded(choice(words)), re.IGNORECASE) for words in lists))


# A verb after one of these is no finite verb of the main claim.
_NOT_FINITE = re.compile(r"\b(?:to|be|been|being|is|are|was|were|of|the|a|an|its|his|their|no|this|that)\s+$", re.I)
_SUBORDINATE = re.compile(
    r"^\W*(?:after|before|when|since|because|although|though|if|unless|until|who|whose|which|whom|where|with)\b",
    re.I,
)
_NAME = re.compile(r"[A-Z][\w.'-]+(?:\s+[A-Z][\w.'-]+)*")


def voice(scan: Scan, quotations: Sequence[Span], codebook: Codebook) -> Voice:
    """The voice of a sentence; ``quotations`` are plain spans of it in quotation marks."""
    words = _words(codebook)
    if words is None:
        return OWN
    if found := words.phrase.search(_outside(scan.text, quotations)):
        return Voice(True, _after(scan.text, found.end()), found.group())
    said = _said(scan, quotations, words)
    if said is not None:
        return said
    quoted = sum(b - a for a, b in quotations)
    if quoted >= QUOTED * len(scan.text):
        return Voice(True, "", "quotation")
    return OWN


def _outside(text: str, quotations: Sequence[Span]) -> str:
    """The text with what is quoted blanked out, every offset kept."""
    for a, b in quotations:
        text = text[:a] + " " * (b - a) + text[b:]
    return text


def _after(text: str, at: int) -> str:
    found = re.match(r"\s*([^,;:.]+)", text[at:])
    return found.group(1).strip() if found else ""


def _said(scan: Scan, quotations: Sequence[Span], words: _Words) -> Voice | None:
    """The first finite verb of saying with a source for its subject, in a clause that leads."""
    text = _outside(scan.text, quotations)
    for verb in words.verb.finditer(text):
        if verb.group().lower().endswith("ing") or _NOT_FINITE.search(text[: verb.start()]):
            continue
        start, end = next(
            ((a, b) for a, b in scan.clauses if a <= verb.start() < b), (0, len(text))
        )
        if _SUBORDINATE.match(text[start:end]):
            continue
        subject = _subject(scan, text, start, verb.start(), words)
        if not subject and quotations and verb.start() > quotations[0][0]:
            subject = _after(text, verb.end())
        if subject:
            return Voice(True, subject, verb.group())
    return None


def _subject(scan: Scan, text: str, start: int, end: int, words: _Words) -> str:
    """The source or actor that stands before the verb, in its clause and not far off."""
    reach = text[max(start, end - 90) : end]
    names = [n for n in scan.named if start <= n.start and n.end <= end]
    sources = list(words.source.finditer(reach))
    if not names and not sources:
        return ""
    return reach.strip(" ,\"'-")
