"""A scored collection -> estimates and verdicts, without a text in memory.

What was counted in each article (`tallies`) is enough where articles are what is drawn: for
outlets with eight and more. It is read part by part and held outlet by outlet, some three hundred
numbers an article. What needs a text or a sentence (topics, keyness, word shifts, shared text,
specifications, influence) is not made of a dataset: take a sample of it as a study.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import threadpool_limits

from analysis import measures
from analysis.measures import Facet, Tallied
from analysis.model import Estimate, Problem, Settings, StudyError, Verdict
from analysis.scale import dataset, parts
from analysis.scale.places import Folder
from analysis.stats import Array

RESAMPLES = 2000  # of a dataset; ten thousand move an interval's end by a hundredth of its width
MANY = 200  # outlets whose pairs are compared: forty thousand pairs a measure
VOICES = ("all", "own", "attributed")


@dataclass(frozen=True, slots=True)
class Estimated:
    """What a scored collection says of its outlets."""

    outlets: int
    articles: int
    estimates: tuple[Estimate, ...]
    verdicts: tuple[Verdict, ...]
    settings: Settings


@dataclass(slots=True)
class _Held:
    """The tallies of one outlet, as they are read."""

    ids: list[str]
    sentences: list[int]
    facets: dict[str, tuple[list[int], list[int], list[Array]]]
    told: dict[str, list[tuple[int, float]]]


def estimated(folder: Path, settings: Settings | None = None) -> Estimated:
    """The estimates and verdicts of a dataset that `framing score` has filled.

    Raises StudyError when it was scored with other measures than this version has, or holds no
    article.
    """
    said: Mapping[str, Any] = dataset.said(folder)
    if settings is None:
        books = tuple(book["id"] for book in said["codebooks"])
        how = {name: said[name] for name in ("scope", "denial", "weighing")}
        settings = Settings("", "", books, said["dyad"], resamples=RESAMPLES, **how)
    now = {facet: [list(c) for c in measures.columns(facet)] for facet in ("all", "dyad:")}
    if said["columns"] != now:
        fault = "it was scored with other measures than this version has"
        raise StudyError(Problem("error", str(folder), fault, "score the collection again"))
    with threadpool_limits(1):  # sums are added in one order on every machine
        return _estimated(folder, settings)


def _estimated(folder: Path, settings: Settings) -> Estimated:
    outlets = tallied(folder, settings)
    if not outlets:
        raise StudyError(Problem("error", str(folder), "no article is scored", "score some first"))
    pairs = {facet for outlet in outlets for facet in outlet.facets} - {*VOICES, measures.OTHER}
    facets = (*VOICES, *sorted(pairs))
    few = len(outlets) <= MANY
    return Estimated(
        len(outlets),
        sum(outlet.size for outlet in outlets),
        measures.of_tallies(outlets, facets, settings),
        measures.verdicts_of_tallies(outlets, facets, settings) if few else (),
        settings,
    )


def tallied(folder: Path, settings: Settings) -> list[Tallied]:
    """The outlets of a dataset with what was counted in each article.

    Outlets stand in the order of their first article's id, articles by id, as in a study.
    """
    held: dict[str, _Held] = {}
    source = Folder(str(folder))
    for done in parts.finished(source).values():
        _add(held, source, done.name)
    first = {outlet: min(found.ids) for outlet, found in held.items()}
    return [
        _outlet(outlet, held.pop(outlet), settings)
        for outlet in sorted(first, key=lambda name: first[name])
    ]


def _add(held: dict[str, _Held], folder: Folder, name: str) -> None:
    """Read one part's tallies."""
    told = tuple(measures.facts(measures.ids()))
    articles = dataset.read(folder, "articles", name, ["article", "outlet", "sentences", *told])
    tallies = dataset.read(folder, "tallies", name)
    if articles is None:
        return
    places: dict[str, int] = {}
    for row in articles.to_pylist():
        one = held.setdefault(row["outlet"], _Held([], [], {}, {name: [] for name in told}))
        places[row["article"]] = len(one.ids)
        for fact in told:
            if row[fact] is not None:
                one.told[fact].append((len(one.ids), row[fact]))
        one.ids.append(row["article"])
        one.sentences.append(row["sentences"])
    sums = tallies.column("sums").combine_chunks()
    values, ends = sums.values.to_numpy(), sums.offsets.to_numpy()
    columns = (tallies.column(c).to_pylist() for c in ("article", "outlet", "facet", "sentences"))
    for at, (article, outlet, facet, inside) in enumerate(zip(*columns, strict=True)):
        rows = held[outlet].facets.setdefault(facet, ([], [], []))
        rows[0].append(places[article])
        rows[1].append(inside)
        rows[2].append(values[ends[at] : ends[at + 1]])


def _outlet(outlet: str, held: _Held, settings: Settings) -> Tallied:
    order = sorted(range(len(held.ids)), key=held.ids.__getitem__)
    rank = np.empty(len(order), dtype=np.int64)
    rank[order] = np.arange(len(order))
    return Tallied(
        outlet=outlet,
        size=len(order),
        sentences=sum(held.sentences),
        facets={name: _facet(rows, rank) for name, rows in sorted(held.facets.items())},
        told={
            fact: [value for _, value in sorted(found, key=lambda pair: rank[pair[0]])]
            for fact, found in held.told.items()
        },
        times=measures.resampled(settings.seed, outlet, len(order), settings.resamples),
    )


def _facet(rows: tuple[list[int], list[int], list[Array]], rank: NDArray[np.int64]) -> Facet:
    places = rank[rows[0]]
    by_id = np.argsort(places)
    sentences = np.array(rows[1], dtype=np.int64)
    return Facet(places[by_id], sentences[by_id], np.stack(rows[2])[by_id])
