"""Whose words a sentence is: the article's own, or a source's, and which.

Attributed is a sentence whose main claim is quoted, paraphrased with a verb of saying, or
credited by a phrase ("according to"). Bare hedges ("reportedly", "is believed to") are the
article's own voice.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from analysis.instrument import Codebook
from analysis.matching import found, matcher, only
from analysis.phrases import bounded, choice
from analysis.scans import Named, Scan
from analysis.slots import BOOKS
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
    attitude: re.Pattern[str]  # what a source thinks; of a state it is told in the article's voice
    spoken: re.Pattern[str]  # whoever stands before these speaks
    source: re.Pattern[str]
    loose: re.Pattern[str]  # they speak, but what they think is not credited to them


@lru_cache(maxsize=BOOKS)
def _words(codebook: Codebook) -> _Words | None:
    given = codebook.voice
    if not all(given.get(key) for key in ("verbs", "sources", "phrases")):
        return None
    lists = (given.get("attitudes", ()), given.get("spoken", ()))
    who = (given["sources"], given.get("loose", ()))
    return _Words(*(re.compile(_any(words), re.IGNORECASE) for words in (*lists, *who)))


def _any(words: tuple[str, ...]) -> str:
    return bounded(choice(words)) if words else r"(?!)"


# A verb after one of these is no finite verb of the main claim, or none that was said.
_NOT_FINITE = re.compile(
    r"(?:\b(?:to|be|been|being|is|are|was|were|of|the|a|an|its|his|her|our|their|no|this|that"
    r"|to have|own|other|different|any|exchang\w+|into|in|without|beyond|so|for|first|must|should"
    r"|may|might|can|cannot|could|does|do|did)|'s|s')[\s-]+"
    r"(?:(?:\w+ly|not|now|also|still|never|nevertheless|most|more|widely)\s+){0,2}$",
    re.I,
)
# "has said nothing": what was not said is no claim.
_NOTHING = re.compile(r"^\s+(?:(?:almost|next to)\s+)?(?:nothing|little|so)\b", re.IGNORECASE)
_OURS = re.compile(r"\W*(?:we|I|this (?:article|paper|essay|report|brief))\b", re.IGNORECASE)
_AS = re.compile(r"(?:see|view|regard|treat|read|rate|consider)(?:s|ed)?|saw", re.IGNORECASE)
_PERSON = re.compile(r"\b[A-Z][\w'-]+\s+(?:\w+ly\s+|also\s+|later\s+)?$")
# Before the subject of a clause within the clause: what follows is no claim of its own.
_EMBEDDED = re.compile(
    r"\w\s+(?:what|whatever|whether|how|why|as|which|who|that (?:will|would|could|may))\b", re.I
)
_ASIDE = re.compile(
    r"^\W*(?:however|though|too|meanwhile|for (?:its|his|her|their) part)?\W*$", re.I
)
_SUBORDINATE = re.compile(
    r"^\W*(?:after|before|when|since|because|although|though|if|unless|until|who|whose|which|whom"
    r"|where|whatever|with|while|and|but|so|nor)\b",
    re.I,
)
_OPENING = re.compile(r"^\W*(?:and|but|so)\b", re.IGNORECASE)  # of a sentence it joins no clause
_ADDED_TO = re.compile(r"add(?:s|ed)?|fuel(?:s|led|ed)?", re.IGNORECASE)  # "added to the friction"
_TO = re.compile(r"^\s+(?:up\s+)?to\b", re.IGNORECASE)
# "Tests harm China: experts"; what a headline says before the colon is theirs.
_LAST = re.compile(r":\s+(?!an?\s)((?:[\w.'-]+\s+){0,4}[\w.'-]+)\W*$", re.IGNORECASE)


def voice(scan: Scan, quotations: Sequence[Span], codebook: Codebook) -> Voice:
    """The voice of a sentence; ``quotations`` are plain spans of it in quotation marks."""
    words = _words(codebook)
    if words is None:
        return OWN
    text, verbs, credits = _unquoted(scan, quotations, codebook)
    if credits:
        start, end = credits[0]
        speaker = _after(scan.text, end)
        at = scan.text.find(speaker, end)
        return Voice(True, speaker, text[start:end], (at, at + len(speaker)))
    said = _said(scan, text, verbs, quotations, words)
    if said is not None:
        return said
    if (last := _LAST.search(text)) and _ends(words.source, last[1]):
        return Voice(True, last[1], ":", last.span(1))
    quoted = sum(b - a for a, b in quotations)
    if quoted >= QUOTED * len(scan.text):
        return Voice(True, "", "quotation")
    return OWN


def _ends(source: re.Pattern[str], text: str) -> bool:
    """Whether the last word of a text is a source's."""
    return any(found.end() == len(text) for found in source.finditer(text))


def _unquoted(
    scan: Scan, quotations: Sequence[Span], codebook: Codebook
) -> tuple[str, Sequence[Span], Sequence[Span]]:
    """The text without what is quoted, and where words of attribution stand in it."""
    if not quotations:
        return scan.text, scan.verbs, scan.credits
    text = _outside(scan.text, quotations)
    stands = found(matcher(codebook), text)
    return text, only("verb", stands), only("credit", stands)


def _outside(text: str, quotations: Sequence[Span]) -> str:
    """The text with what is quoted blanked out, every offset kept."""
    for a, b in quotations:
        text = text[:a] + " " * (b - a) + text[b:]
    return text


def _after(text: str, at: int) -> str:
    found = re.match(r"\s*([^,;:.]+)", text[at:])
    return found.group(1).strip() if found else ""


def _said(
    scan: Scan, text: str, verbs: Sequence[Span], quotations: Sequence[Span], words: _Words
) -> Voice | None:
    """The first finite verb of saying with a source for its subject, in a clause that leads."""
    for verb in verbs:
        at, behind = verb
        said = text[at:behind]
        if said.lower().endswith("ing") or _NOT_FINITE.search(text[:at]):
            continue
        if _NOTHING.match(text[behind:]):
            continue
        if _ADDED_TO.fullmatch(text[at:behind]) and _TO.match(text[behind:]):
            continue
        start, end = next(((a, b) for a, b in scan.clauses if a <= at < b), (0, len(text)))
        if any(n.start <= at < n.end for n in scan.named):
            continue  # "United States" states nothing
        # ", diplomats said": what stands before the comma is what they said.
        comma = text.rfind(", ", start, at)
        lead = text[comma + 1 if comma >= 0 else start : at]
        joined = _SUBORDINATE.match(text[start:end])
        if (joined and (start or not _OPENING.match(text))) or _EMBEDDED.search(lead):
            continue
        if _ASIDE.match(text[start:at]) and start > 0:
            start = _before_aside(scan, text, start)
        span = _subject(scan, text, start, verb, words)
        if span is None and quotations and at > quotations[0][0]:
            after = _after(text, behind)
            first = text.find(after, behind)
            span = (first, first + len(after)) if after else None
        if span is not None:
            return Voice(True, text[slice(*span)].strip(" ,\"'-"), said, span)
    return None


def _before_aside(scan: Scan, text: str, start: int) -> int:
    """Where the subject's clause starts: "Some scholars, however, doubt", "X, which ..., said"."""
    for a, b in reversed(scan.clauses):
        if b <= start and not _SUBORDINATE.match(text[a:b]):
            return a
    return 0


def _subject(scan: Scan, text: str, start: int, verb: Span, words: _Words) -> Span | None:
    """The source or actor that stands before the verb, in its clause and not far off.

    Attitudes need a source: what a state thinks is told in the article's own voice.
    """
    end, behind = verb
    said = text[end:behind]
    first = max(start, end - REACH)
    before = text[first:end]
    if _OURS.match(before):
        return None
    if _AS.fullmatch(said) and not re.search(r"\bas\b", text[behind:][:REACH]):
        return None  # who sees a door close holds no view of it
    if words.source.search(before):
        return first, end
    if words.attitude.fullmatch(said):
        return None
    if words.loose.search(before):
        return first, end
    named = any(start <= n.start and n.end <= end for n in scan.named)
    spoken = words.spoken.fullmatch(said) and re.search(r"\w", before)
    return (first, end) if named or spoken or _PERSON.search(before) else None


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
