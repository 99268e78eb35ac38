"""A dataset of scores -> a Study of estimates and verdicts, and what its tables tell besides."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

from analysis import measures, modelled, tables, vocabulary
from analysis.instrument import Codebook
from analysis.report.wording import counted, dyad
from analysis.scale import contents, dataset, estimates
from analysis.scale.contents import Contents
from analysis.scale.places import Folder
from analysis.study import Study

NAMELESS = "no outlet given"  # what articles are called that name none
ROOM = 300  # sentences that are shown; an outlet has an equal part of it, and a few at least
FEW = 4
_TABLES = {table.name: table for table in tables.TABLES}
TABLES = (
    replace(
        _TABLES["estimates"],
        title="A row a measure, facet and outlet, with its interval by article",
        columns={**_TABLES["estimates"].columns, "facet": "all, own, attributed, or dyad:<id>"},
    ),
    _TABLES["ranks"],
    _TABLES["problems"],
)
T = TypeVar("T")


@dataclass(frozen=True, eq=False)
class Collected:
    """What is known of a scored collection."""

    study: Study  # without readings: what would be made of these is not told
    contents: Contents
    said: Mapping[str, Any]  # with what it was scored

    @property
    def without(self) -> tuple[str, ...]:
        """The outlets of so few articles that these are not drawn: values without intervals."""
        found = (self.study.estimate("balance", outlet) for outlet in self.study.outlets)
        return tuple(e.outlet for e in found if e is not None and e.articles < measures.MANY)


def collected(folder: Path) -> Collected:
    """What the dataset in a folder says.

    Raises StudyError when it holds no article, or was scored with measures or codebooks that are
    not at hand.
    """
    said = dataset.said(folder)
    books = dataset.codebooks(folder, said)
    found = estimates.estimated(folder)
    part = max(FEW, ROOM // found.outlets)
    held = _called(contents.contents(Folder(str(folder)), found.settings.minimum, part // FEW))
    return Collected(_study(found, books, held), held, said)


def _study(found: estimates.Estimated, books: tuple[Codebook, ...], held: Contents) -> Study:
    settings, words = found.settings, vocabulary.of(books)
    of = f"{counted(found.articles, 'article')} of {counted(found.outlets, 'outlet')}"
    return Study(
        settings=replace(
            settings,
            title=f"{dyad(settings.dyad)} in {of}",
            question=words.told("{asks}{russia_asked}?"),
        ),
        codebooks=books,
        articles=held.articles,
        readings=(),
        estimates=_named(found.estimates, "outlet"),
        verdicts=_named(found.verdicts, "outlet_i", "outlet_j"),
        topics=modelled.TopicModel(None, settings.floor, 0, 0, (), (), (), ()),
        coding=(),
        agreement=(),
        problems=held.problems,
        sha256={},
    )


def _called(held: Contents) -> Contents:
    return replace(
        held,
        articles=_named(held.articles, "outlet"),
        sentences={outlet or NAMELESS: number for outlet, number in held.sentences.items()},
        examples=_named(held.examples, "outlet"),
    )


def _named(found: Iterable[T], *columns: str) -> tuple[T, ...]:
    """The same, with a name for the outlet of articles that name none."""

    def named(one: Any) -> Any:
        empty = {column: NAMELESS for column in columns if not getattr(one, column)}
        return replace(one, **empty) if empty else one

    return tuple(map(named, found))
