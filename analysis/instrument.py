"""The nouns of a codebook, as frozen dataclasses; imports nothing of ours.

A *codebook* has *frames*, which *entries* speak for; *guards* are names and phrases in which an
entry's words mean something else, *cues* words that turn or drop what they reach, and *actors*
those whose ties are told of.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True, slots=True)
class Frame:
    """One way of presenting the matter; a pole has an opposite, an emphasis has none."""

    id: str
    role: Literal["pole", "emphasis"]
    label: str
    definition: str
    opposite: str = ""
    counts: str = ""
    excludes: str = ""
    example: str = ""
    own: str = ""  # a pole's id in its file, where it is counted under another


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a codebook: what to look for, and what it speaks for.

    ``match`` holds literal phrases (``*`` stands for letters inside a word). ``pattern`` holds
    phrases with slots: ``<name>`` is a class or an actor of the codebook, ``.`` up to two
    words and ``..`` up to eight, ``a|b`` a choice, a token ending in ``?`` may be missing.
    """

    id: str  # its first phrase
    frames: tuple[str, ...]
    reason: str
    match: tuple[str, ...] = ()
    pattern: tuple[str, ...] = ()
    three_way: bool = False  # holds for the pair when said of three
    about: str = ""  # the dyad it is always about, whatever stands near
    denial: bool = True  # whether a denial turns or drops it
    label: bool = False  # names the tie, and yields where its clause says the opposite of it
    close: bool = False  # counts only where somebody is named, there or just before
    denied: str = ""  # the frame it speaks for when it is denied ("nothing can weaken it")
    order: int = 0  # its place in the file


@dataclass(frozen=True, slots=True)
class Guard:
    """A name or fixed phrase in which an entry's words do not mean what they mean alone."""

    match: tuple[str, ...]
    reason: str


CueKind = Literal[
    "negation",
    "unmet",
    "counterfactual",
    "instead",
    "conceded",
    "reported_trouble",
    "dismissed",
    "open",
    "lost",
    "ended",
    "idle",
]


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that turn or drop the hits in their reach."""

    kind: CueKind
    match: tuple[str, ...]
    reason: str
    reach: int = 8  # words: what stands further off is about something else in the clause
    after: bool = False  # stands behind what it turns ("... has yet to materialise")


@dataclass(frozen=True, eq=False)
class Weights:
    """What each word adds to the evidence for a frame where no entry speaks for it.

    The evidence is the intercept and the weights of all that stands in the sentence, in logits.
    """

    frame: str
    intercept: float
    of: Mapping[str, float]  # by feature: where a word stands, and the word ("pair: grain")


@dataclass(frozen=True, eq=False)
class Codebook:
    """An instrument: frames, entries, guards, actors and the words that turn a hit.

    Compared and hashed by identity, so that what is compiled from it is compiled once.
    """

    id: str
    version: str
    language: str
    source: str
    licence: str
    frames: Mapping[str, Frame]
    entries: tuple[Entry, ...]
    guards: tuple[Guard, ...] = ()
    actors: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    exact: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # names, case and all
    called: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # "its" neighbour
    classes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    cues: tuple[Cue, ...] = ()
    collectives: tuple[str, ...] = ()  # phrases that point back to a pair
    voice: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # words of attribution
    sha256: str = ""
    weights: tuple[Weights, ...] = ()  # of words, frame by frame; none: entries alone decide
