"""Whose words a sentence is: the article's own, or a source's, and which.

Attributed is a sentence whose main claim is quoted, paraphrased with a verb of saying, or
credited by a phrase ("according to"). Bare hedges ("reportedly", "is believed to") are the
article's own voice.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from analysis.matching import Named, Scan
from analysis.model import Codebook
from analysis.phrases import bounded, choice
from analysis.text import Span

# What may stand between a state's name and the office it is the state of.
_OFFICE = re.compile(r"^(?:'s)?\s+(?:[\w-]+\s+){0,3}$")
_PLACE = re.compile(r"\b(?:in|at|from|of|based in)\s+(?:the\s+)?$", re.IGNORECASE)
REACH = 90  # characters before the verb in which its subject stands
QUOTED = 0.5  # a sentence of which half or more stands in quotation marks is the speaker's


@dataclass(frozen=True, slots=True)
class Voice:
    """Whether a sentence is credited to a source, to whom, and by which words."""

    attributed: bool
    speaker: str = ""
    verb: str = ""
    span: Span = (0, 0)  # of the speaker, in plain characters


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
_NOT_FINITE = re.compile(
    r"(?:\b(?:to|be|been|being|is|are|was|were|of|the|a|an|its|his|their|no|this|that|to have)"
    r"|'s|s')\s+(?:(?:\w+ly|not|now|also|still|never|nevertheless|most|more|widely)\s+){0,2}$",
    re.I,
)
# Before the subject of a clause within the clause: what follows is no claim of its own.
_EMBEDDED = re.compile(
    r"\w\s+(?:what|whatever|whether|how|why|as|which|who|that (?:will|would|could|may))\b", re.I
)
_ASIDE = re.compile(
    r"^\W*(?:however|though|too|meanwhile|for (?:its|his|her|their) part)?\W*$", re.I
)
_SUBORDINATE = re.compile(
    r"^\W*(?:after|before|when|since|because|although|though|if|unless|until|who|whose|which|whom|where|with)\b",
    re.I,
)


def voice(scan: Scan, quotations: Sequence[Span], codebook: Codebook) -> Voice:
    """The voice of a sentence; ``quotations`` are plain spans of it in quotation marks."""
    words = _words(codebook)
    if words is None:
        return OWN
    if found := words.phrase.search(_outside(scan.text, quotations)):
        speaker = _after(scan.text, found.end())
        start = scan.text.find(speaker, found.end())
        return Voice(True, speaker, found.group(), (start, start + len(speaker)))
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
        if any(n.start <= verb.start() < n.end for n in scan.named):
            continue  # "United States" states nothing
        if _SUBORDINATE.match(text[start:end]) or _EMBEDDED.search(text[start : verb.start()]):
            continue
        if _ASIDE.match(text[start : verb.start()]) and start > 0:
            # "Some scholars, however, doubt ...": the subject stands before the aside.
            start = next((a for a, b in reversed(scan.clauses) if b <= start), 0)
        span = _subject(scan, text, start, verb.start(), words)
        if span is None and quotations and verb.start() > quotations[0][0]:
            after = _after(text, verb.end())
            at = text.find(after, verb.end())
            span = (at, at + len(after)) if after else None
        if span is not None:
            return Voice(True, text[slice(*span)].strip(" ,\"'-"), verb.group(), span)
    return None


def _subject(scan: Scan, text: str, start: int, end: int, words: _Words) -> Span | None:
    """The source or actor that stands before the verb, in its clause and not far off."""
    first = max(start, end - REACH)
    names = any(start <= n.start and n.end <= end for n in scan.named)
    if not names and not words.source.search(text[first:end]):
        return None
    return first, end


def told(scan: Scan, voice: Voice, codebook: Codebook, members: frozenset[str]) -> Scan:
    """The sentence without the names that only say where its speaker is from.

    "South Korean officials say Beijing is wary" is not about South Korea, nor is what "a
    professor at a university in Seoul" says. Members of the dyad stay: they speak of each other.
    """
    words = _words(codebook)
    if words is None or not voice.attributed:
        return scan
    kept = tuple(n for n in scan.named if n.actor in members or not _origin(n, scan, voice, words))
    return scan if len(kept) == len(scan.named) else replace(scan, named=kept)


def _origin(name: Named, scan: Scan, voice: Voice, words: _Words) -> bool:
    """Whether a name in the speaker's span says what office or place the speaker is of."""
    a, b = voice.span
    if not (a <= name.start and name.end <= b):
        return False
    office = words.source.search(scan.text, name.end, b)
    near = office is not None and _OFFICE.match(scan.text[name.end : office.start()])
    return bool(near) or bool(_PLACE.search(scan.text[: name.start]))
