"""What a measure is, what it counts in one sentence, and for which facets."""

from __future__ import annotations

import pkgutil
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Protocol, cast

from analysis.added import whole
from analysis.model import SCORED, Code, Hit, Reading, Sentence
from analysis.stats import Array

VOICES = ("all", "own", "attributed")
OF_FACT = ("LABEL", "BOUNDS", "fact")  # what a file has
OF_COUNTS = (
    *("LABEL", "BOUNDS", "COLUMNS", "CARRIES", "RESTS", "INTERVAL", "TIE"),
    *("counts", "value"),
)
DYAD = "dyad:"  # begins the name of a dyad's facet


@dataclass(frozen=True, slots=True)
class Cell:
    """One scored sentence as a facet sees it: what a measure counts."""

    sentence: Sentence
    code: Code
    alliance: int  # 0 or 1, for the facet's dyad
    strain: int
    alliance_hits: int
    strain_hits: int
    mentions: Mapping[str, int]  # how often it names each actor it names


class Measure(Protocol):
    """A file of this package, as the package's docstring says."""

    LABEL: str
    BOUNDS: tuple[float, float]
    COLUMNS: tuple[str, ...]
    CARRIES: str
    RESTS: tuple[str, ...]
    INTERVAL: str
    TIE: bool

    def counts(self, cell: Cell) -> tuple[float, ...]:
        """The row of counts of one sentence."""

    def value(self, sums: Array) -> Array:
        """The measure from summed counts (..., columns); nan where undefined."""


class Fact(Protocol):
    """A file of this package whose measure is a fact of one text."""

    LABEL: str
    BOUNDS: tuple[float, float]

    def fact(self, reading: Reading) -> float | None:
        """The fact; None where the text has none."""


@cache  # the files of a package do not change while it runs
def ids() -> tuple[str, ...]:
    """The ids of all measures, sorted."""
    modules = pkgutil.iter_modules([str(Path(__file__).parent)])
    return tuple(sorted(module.name for module in modules if not module.name.startswith("_")))


def measure(id: str) -> ModuleType:
    """The file of that measure.

    Raises:
        ValueError: there is none.
        AttributeError: the file lacks what a measure has.
    """
    if id not in ids():
        raise ValueError(f"measure '{id}': there is none; choose from {', '.join(ids())}")
    file = import_module(f"{__package__}.{id}")
    return whole(file, OF_FACT if hasattr(file, "fact") else OF_COUNTS)


def countable(names: Sequence[str]) -> dict[str, Measure]:
    """Those of the measures that are made of counts, in the order given."""
    modules = {name: measure(name) for name in names}
    return {
        k: cast("Measure", module) for k, module in modules.items() if hasattr(module, "counts")
    }


def facts(names: Sequence[str]) -> dict[str, Fact]:
    """Those of the measures that are facts of one text, in the order given."""
    modules = {name: measure(name) for name in names}
    return {k: cast("Fact", module) for k, module in modules.items() if hasattr(module, "fact")}


def with_facet(modules: Mapping[str, Measure], facet: str) -> dict[str, Measure]:
    """Those of the measures that have this facet: a dyad's, only if they are about a tie."""
    return {k: module for k, module in modules.items() if module.TIE or not facet.startswith(DYAD)}


def facets(readings: Sequence[Reading]) -> tuple[str, ...]:
    """What estimates are given for: each voice, then each dyad that any hit is about."""
    dyads = {hit.dyad for reading in readings for hit in reading.hits} - {"", "none"}
    return (*VOICES, *(DYAD + dyad for dyad in sorted(dyads)))


def cells(reading: Reading, facet: str, only: Collection[int] | None = None) -> list[Cell | None]:
    """One cell a scored sentence; None where the sentence lies outside the facet.

    A voice leaves sentences out. A dyad keeps them all and counts the hits about that dyad, so
    that another tie can stand beside the study's own. With the numbers of sentences as `only`,
    None stands for all others too.

    Raises:
        ValueError: the facet is neither a voice nor a dyad's.
    """
    if facet not in VOICES and not facet.startswith(DYAD):
        raise ValueError(f"facet '{facet}': there is none; use {', '.join(VOICES)} or {DYAD}<id>")
    hits: dict[int, list[Hit]] = {}
    for hit in reading.hits:
        hits.setdefault(hit.sentence, []).append(hit)
    mentions: dict[int, dict[str, int]] = {}
    for mention in reading.mentions:
        named = mentions.setdefault(mention.sentence, {})
        named[mention.actor] = named.get(mention.actor, 0) + 1
    return [
        _cell(s, code, hits.get(s.number, []), mentions.get(s.number, {}), facet)
        if only is None or s.number in only
        else None
        for s, code in reading.scored()
    ]


def _cell(
    sentence: Sentence, code: Code, hits: Sequence[Hit], mentions: Mapping[str, int], facet: str
) -> Cell | None:
    if facet == ("own" if code.attributed else "attributed"):
        return None
    dyad = None if facet in VOICES else facet.removeprefix(DYAD)
    statuses = SCORED if dyad is None else (*SCORED, "other_dyad")
    frames = [hit.frame for hit in hits if hit.status in statuses and dyad in (None, hit.dyad)]
    alliance, strain = frames.count("alliance"), frames.count("strain")
    if dyad is None:
        return Cell(sentence, code, code.alliance, code.strain, alliance, strain, mentions)
    return Cell(sentence, code, min(alliance, 1), min(strain, 1), alliance, strain, mentions)
