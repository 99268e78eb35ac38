"""The articles that a report on a dataset shows of each outlet, and its tables of counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from analysis.report import grids
from analysis.report.comparisons import labels
from analysis.report.dataset.collected import Collected
from analysis.report.findings.pairs import other_dyad
from analysis.report.room import outlet_ids
from analysis.report.wording import dyad, signed
from analysis.scale.contents import Example
from analysis.vocabulary import Vocabulary

HOW = ("dyad", "scope", "denial", "weighing")  # of what a dataset says it was scored with
PAIRS = 12  # pairs of actors with a row; the rest are in estimates.csv
WHY = {
    "lot": "drawn by lot",
    "highest": "the highest balance",
    "lowest": "the lowest balance",
}


@dataclass(frozen=True, slots=True)
class Shelf:
    """One outlet and the articles shown of it."""

    id: str
    outlet: str
    name: str  # as prose calls it
    examples: tuple[Example, ...]


def shelves(found: Collected) -> tuple[Shelf, ...]:
    """The outlets in the order of their first article, each with its examples."""
    ids, names = outlet_ids(found.study), labels(found.study).names
    by: dict[str, list[Example]] = {}
    for example in found.contents.examples:
        by.setdefault(example.outlet, []).append(example)
    return tuple(
        Shelf(ids[outlet], outlet, names[outlet], tuple(by.get(outlet, ())))
        for outlet in found.study.outlets
    )


def said(example: Example, words: Vocabulary) -> str:
    """Why an article is shown, and its sentences by what they say."""
    a, s = example.alliance, example.strain
    balance = signed((a - s) / (a + s)) if a + s else ""
    return f"{WHY[example.why]}; {words.warm} {a}, {words.cool} {s}, balance {balance}"


def frames(alliance: int, strain: int, words: Vocabulary) -> str:
    """What one sentence says, in a word or two."""
    return " and ".join([words.warm] * bool(alliance) + [words.cool] * bool(strain))


def grid(found: Collected, columns: Sequence[grids.Column]) -> grids.Grid:
    """A table of estimates whose numbers lead to what is shown of the outlet."""
    study = found.study
    made = grids.grid(study, columns, outlet_ids(study))
    return replace(made, lines=tuple(_line(line, found.contents.sentences) for line in made.lines))


def _line(line: grids.Line, sentences: Mapping[str, int]) -> grids.Line:
    cells = tuple(replace(cell, href=f"#{line.id}") for cell in line.cells)
    return replace(line, cells=cells, sentences=sentences.get(line.outlet, 0))


def tables(found: Collected) -> dict[str, grids.Grid]:
    """The tables of estimates, by the section that they stand in."""
    other = other_dyad(found.study)
    made = {"glance": grids.GLANCE, "voices": grids.VOICES, "tone": grids.TONE}
    if other:
        made["pairs"] = grids.dyads(found.study, other)
    return {name: grid(found, columns) for name, columns in made.items()}


def ties(found: Collected) -> list[tuple[str, int, int]]:
    """The pairs of actors that most sentences are about: alliance and strain of each."""
    sums: dict[str, dict[str, int]] = {}
    for one in found.study.estimates:
        if one.facet.startswith("dyad:") and one.measure in ("alliance_share", "strain_share"):
            cell = sums.setdefault(one.facet.removeprefix("dyad:"), {})
            cell[one.measure] = cell.get(one.measure, 0) + one.hits
    ordered = sorted(sums, key=lambda id: (-sum(sums[id].values()), id))
    return [
        (dyad(id), sums[id].get("alliance_share", 0), sums[id].get("strain_share", 0))
        for id in ordered[:PAIRS]
        if sum(sums[id].values())
    ]
