"""The nouns of the study, as frozen dataclasses; imports nothing of ours.

An *article* has *sentences*. Reading it with a codebook (`instrument`) finds *mentions* of actors
and *hits* of entries; each sentence then gets a *code*. Codes are counted, and counts become
*estimates*; a pair of estimates gets a *verdict*. All offsets are characters of the article's
source text as decoded: ``source[start:end]`` is the evidence.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, get_args

Kind = Literal["title", "heading", "body", "boilerplate"]
Status = Literal[
    "counted",  # counts for its frame
    "turned",  # counts, for the opposite of what the words say (closeness denied is strain)
    "negated",  # denied, and the denial says nothing about the opposite: dropped
    "hypothetical",  # asked, feared or supposed, not said: dropped
    "unmet",  # promised and not come true, where that is not the opposite: dropped
    "guarded",  # part of a name or a fixed phrase: dropped
    "nested",  # inside a longer hit, which counts: dropped
    "other_dyad",  # about another pair of actors: counts for that pair only
    "no_dyad",  # no pair of actors found within scope: dropped
    "boilerplate",  # outside the article proper: dropped
]
Scope = Literal["paragraph", "sentence", "off"]
Severity = Literal["error", "mended", "skipped", "note"]

SCORED: tuple[Status, ...] = ("counted", "turned")


@dataclass(frozen=True, slots=True)
class Way:
    """One way to judge what was found: each is a choice of a specification."""

    boilerplate: Literal["out", "in"]  # "in": what was set aside counts as body
    scope: Scope
    denial: Literal["on", "off"]
    weighing: Literal["on", "off"]


def _ways() -> Iterator[Way]:
    for boilerplate in get_args(Literal["out", "in"]):
        for scope in get_args(Scope):
            for denial in get_args(Literal["on", "off"]):
                yield Way(boilerplate, scope, denial, "off")
        # Weights are fitted to text read by paragraph with denials heard, and serve there alone.
        yield Way(boilerplate, "paragraph", "on", "on")


WAYS: tuple[Way, ...] = tuple(_ways())
Counting = tuple[tuple[str, str], ...]  # entry and frame of each hit that counts in a sentence
# What mending moved, round by round: from a place in the text on, and where that place was before.
Moved = tuple[tuple[tuple[int, int], ...], ...]


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with what we were given: where it is, what it is, how to mend it."""

    severity: Severity  # error stops the run; skipped drops one article; mended and note do not
    place: str  # such as "manifest.csv, row 3"
    fault: str
    mend: str
    article: str = ""

    def line(self) -> str:
        """The problem on one line: place, fault, mend."""
        return f"{self.place}: {self.fault}; {self.mend}"


class StudyError(Exception):
    """What a person must fix before the run can go on: one or more problems."""

    def __init__(self, *problems: Problem, notes: Sequence[Problem] = ()) -> None:
        """One problem or more, and notes on what need not be fixed."""
        super().__init__("\n".join(problem.line() for problem in problems))
        self.problems = problems
        self.notes = tuple(notes)


@dataclass(frozen=True, slots=True)
class Article:
    """One text of the study, as it came: ``source`` is never changed."""

    id: str
    outlet: str  # short name for figures
    source: str
    outlet_basis: str = "unknown"  # stated in the text, inferred, unknown
    published: str = ""  # YYYY-MM-DD or empty
    title: str = ""
    body_from: str = ""  # first words of the article proper; empty for all
    body_to: str = ""  # its last words
    file: str = ""  # relative to the study folder
    sha256: str = ""
    url: str = ""
    note: str = ""
    separate_title: bool = False  # collections: the title stands beside the text, as sentence 0
    moved: Moved = ()  # collections: where the source was mended, by which offsets lead back

    def given(self, offset: int) -> int:
        """Where a place in the source is in the text as it was given, before it was mended."""
        for moved in reversed(self.moved):
            at = bisect_right(moved, offset, key=lambda one: one[0])
            if at:
                place, before = moved[at - 1]
                offset += before - place
        return offset


@dataclass(frozen=True, slots=True)
class Sentence:
    """One unit of an article; numbered from 1 in order, boilerplate counted."""

    article: str
    number: int
    kind: Kind
    start: int
    end: int
    text: str  # source[start:end]
    paragraph: int  # from 1
    rule: str = ""  # why it is boilerplate, where it is


@dataclass(frozen=True, slots=True)
class Mention:
    """One claimed span of an actor's name."""

    actor: str
    sentence: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Hit:
    """One place where an entry of the codebook matched, and what became of it."""

    article: str
    sentence: int
    start: int
    end: int
    matched: str  # source[start:end]
    entry: str  # the entry's first pattern names it
    frame: str  # the frame it speaks for, after turning
    dyad: str  # actor ids sorted and joined by "+", "three_way" or "none"; empty for emphases
    status: Status
    reason: str
    phrase: str = ""  # the phrase of the entry that matched


@dataclass(frozen=True, slots=True)
class Code:
    """What one scored sentence says, by the codebook; boilerplate has no code."""

    alliance: int  # 0 or 1, about the study's dyad
    strain: int
    russia: int
    attributed: int  # 1 where the main claim is credited to a source
    frames: Mapping[str, int]  # 0 or 1 for each emphasis
    words: int
    sentiment: float  # VADER compound, -1 to 1
    sentiment_masked: float
    speaker: str = ""  # who says it, where the text gives one
    verb: str = ""  # the words the attribution rests on


@dataclass(frozen=True, slots=True)
class Without:
    """What would count in one sentence if one thing that stands there were not in the codebook."""

    kind: Literal["entry", "phrase", "guard"]  # a phrase of an entry; a phrase of a guard
    id: str  # the entry's, or the phrase itself
    sentence: int
    counting: Counting


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything found in one article, with offsets.

    ``codes[i]`` belongs to ``sentences[i]``; it is None for boilerplate. Where it was asked for,
    ``aside`` holds by number the codes that boilerplate would have, ``ways`` for each of ``WAYS``
    what counts in each sentence by number (none where nothing does), and ``without`` what each
    sentence would say without each entry, phrase and guard that stands in it.
    """

    article: Article
    sentences: tuple[Sentence, ...]
    codes: tuple[Code | None, ...]
    hits: tuple[Hit, ...]
    mentions: tuple[Mention, ...]
    aside: Mapping[int, Code] = field(default_factory=dict)
    ways: tuple[Mapping[int, Counting], ...] = ()
    without: tuple[Without, ...] = ()

    def scored(self) -> list[tuple[Sentence, Code]]:
        """The sentences that count, each with its code."""
        return [(s, c) for s, c in zip(self.sentences, self.codes, strict=True) if c is not None]

    def named(self) -> Mapping[int, Sequence[Mention]]:
        """The mentions of actors in each sentence that has any, by its number."""
        found: dict[int, list[Mention]] = {}
        for mention in self.mentions:
            found.setdefault(mention.sentence, []).append(mention)
        return found


@dataclass(frozen=True, slots=True)
class Estimate:
    """One number with its interval; None is undefined and is published empty."""

    measure: str
    facet: str  # all, own, attributed, dyad:<id>
    outlet: str
    articles: int
    sentences: int
    hits: int  # sentences or hits that carry the value
    value: float | None
    low: float | None
    high: float | None
    method: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What can be said of two outlets under one measure.

    ``difference`` is outlet_i minus outlet_j on the scale the verdict is taken on, with its
    simultaneous interval; ``p_above`` is the share of resamples in which i stands above j.
    """

    measure: str
    facet: str
    outlet_i: str
    outlet_j: str
    difference: float | None
    low: float | None
    high: float | None
    p_above: float | None
    verdict: str  # higher, lower, cannot be told apart, too little to say
    method: str = ""  # how the interval was made


@dataclass(frozen=True, slots=True)
class Settings:
    """What study.toml settles."""

    title: str
    question: str
    codebooks: tuple[str, ...]
    dyad: str
    scope: Scope = "paragraph"
    denial: bool = True
    weighing: bool = True  # whether words are weighed where no entry speaks
    level: float = 0.95
    minimum: int = 5
    floor: float = 0.6
    k: tuple[int, int] = (3, 12)  # topics: the range tried
    seed: int = 0
    resamples: int = 10_000
    text: bool = True  # whether the articles' words may be published
    revised: str = ""  # what was changed once results had been seen, for the limits
    collections: tuple[str, ...] = ()  # coded collections, relative to the study folder
    primary: Mapping[str, str] = field(default_factory=dict)
