"""What a scored collection holds beside its tallies: its articles, counts of sentences, examples.

Columns are read part by part. Words of sentences are read of a few articles only: of each outlet
some drawn by lot, and those of the highest and the lowest balance.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from analysis.model import Article, Problem
from analysis.scale import dataset, parts
from analysis.scale.places import Folder

LOT = 2  # articles of an outlet that are drawn by lot
CODED = ("alliance", "strain", "russia", "attributed")
COLUMNS = ("article", "outlet", "kind", "paragraph", "rule", "sentiment", *CODED)
HEADS = ("article", "outlet", "outlet_basis", "published", "title", "alliance", "strain", "both")
QUOTED = ("article", "sentence", "start", "end", "alliance", "strain", "text")
Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Quoted:
    """One sentence of an example."""

    number: int
    start: int | None  # of a title beside the text there is no place in it
    end: int | None
    alliance: int
    strain: int
    text: str


@dataclass(frozen=True, slots=True)
class Example:
    """An article that is shown for its outlet, and why it is."""

    outlet: str
    article: str
    title: str
    published: str
    why: str  # lot, highest, lowest
    alliance: int  # sentences, those of both counted in each
    strain: int
    sentences: tuple[Quoted, ...]  # the first of those with a frame


@dataclass(frozen=True, eq=False)
class Contents:
    """What a dataset holds, by the parts that its manifest has."""

    articles: tuple[Article, ...]  # sorted by id; their sources are empty
    sentences: Mapping[str, int]  # scored, by outlet
    counts: Mapping[str, int]  # see `_counted`; what was not met is 0
    rules: Mapping[str, int]  # units set aside, by the rule that did it
    examples: tuple[Example, ...]  # by outlet, in the order of `LOT`, highest, lowest
    problems: tuple[Problem, ...]


@dataclass(slots=True)
class _Best:
    """The articles of one outlet that may be shown: each with the part that it is in."""

    lot: list[tuple[str, str, Mapping[str, Any]]] = field(default_factory=list)
    high: tuple[float, str, str, Mapping[str, Any]] | None = None
    low: tuple[float, str, str, Mapping[str, Any]] | None = None


def contents(folder: Folder, minimum: int, quoted: int) -> Contents:
    """The contents of a dataset.

    Args:
        folder: the dataset.
        minimum: sentences with a frame that an article needs to have a balance worth showing.
        quoted: sentences of an example, at most.
    """
    done = tuple(parts.finished(folder).values())
    articles: list[Article] = []
    best: dict[str, _Best] = {}
    sentences, counts, rules = Counter[str](), Counter[str](), Counter[str]()
    for entry in done:
        table = dataset.read(folder, "articles", entry.name, HEADS)
        for row in table.to_pylist() if table is not None else ():
            articles.append(_article(row))
            _weigh(best.setdefault(row["outlet"], _Best()), row, entry.name, minimum)
        if (table := dataset.read(folder, "sentences", entry.name, COLUMNS)) is not None:
            _count(table, sentences, counts, rules)
    articles.sort(key=lambda article: article.id)
    by_number = sorted(rules.items(), key=lambda item: (-item[1], item[0]))
    examples, problems = _examples(folder, best, quoted), tuple(dataset.problems(folder, done))
    return Contents(tuple(articles), sentences, counts, dict(by_number), examples, problems)


def _article(row: Mapping[str, Any]) -> Article:
    # The collection names the outlet in a column of its own: the name is no description of ours.
    return Article(row["article"], row["outlet"], "", "stated", row["published"] or "")


def _weigh(best: _Best, row: Mapping[str, Any], part: str, minimum: int) -> None:
    """See whether an article is one of those shown of its outlet; ties go to the smaller id."""
    alliance, strain = row["alliance"], row["strain"]
    if not alliance + strain:
        return
    id = row["article"]
    best.lot.append((hashlib.sha256(id.encode()).hexdigest(), part, row))
    best.lot.sort(key=lambda one: one[0])
    del best.lot[LOT:]
    if alliance + strain < minimum:
        return
    balance = (alliance - strain) / (alliance + strain)
    if best.high is None or (-balance, id) < (-best.high[0], best.high[1]):
        best.high = balance, id, part, row
    if best.low is None or (balance, id) < best.low[:2]:
        best.low = balance, id, part, row


def _count(table: Any, sentences: Counter[str], counts: Counter[str], rules: Counter[str]) -> None:
    """Add one part's sentences to what was counted before."""
    aside = _is(table, "kind", "boilerplate")
    scored = ~aside
    sentences.update(_values(table, "outlet", scored))
    rules.update(_values(table, "rule", aside))
    code = {name: _ones(table, name) & scored for name in CODED}
    counts.update(_counted(table, scored, code))
    article = _codes(table, "article")
    for place, inside in (
        ("title", _is(table, "kind", "title") & scored),
        ("lead", _lead(table, article, scored)),
    ):
        counts[place] += len(np.unique(article[inside]))
        for name, found in code.items():
            counts[f"{place} {name}"] += len(np.unique(article[inside & found]))


def _counted(table: Any, scored: Mask, code: Mapping[str, Mask]) -> dict[str, int]:
    """Units of text, and sentences by what they say.

    `strained` are those of strain that are none of alliance: by the sign of their sentiment.
    """
    alliance, strain, told = code["alliance"], code["strain"], code["attributed"]
    sentiment = np.asarray(table.column("sentiment").fill_null(0.0), dtype=np.float64)
    strained = strain & ~alliance
    framed = alliance | strain
    masks = {
        **code,
        "scored": scored,
        "both": alliance & strain,
        "framed": framed,
        "framed attributed": framed & told,
        "alliance attributed": alliance & told,
        "strain attributed": strain & told,
        "strained": strained,
        "strained warm": strained & (sentiment > 0),
        "strained cold": strained & (sentiment < 0),
    }
    return {"units": len(scored)} | {name: int(mask.sum()) for name, mask in masks.items()}


def _lead(table: Any, article: NDArray[np.int64], scored: Mask) -> Mask:
    """The scored body sentences that stand in the first paragraph of body of their article."""
    body = np.flatnonzero(_is(table, "kind", "body") & scored)
    paragraph = np.asarray(table.column("paragraph").fill_null(0), dtype=np.int64)
    inside = np.zeros(len(scored), dtype=np.bool_)
    if len(body):
        first = np.r_[True, article[body][1:] != article[body][:-1]]  # rows of an article follow
        opening = paragraph[body][first][np.cumsum(first) - 1]
        inside[body] = paragraph[body] == opening
    return inside


def _codes(table: Any, column: str) -> NDArray[np.int64]:
    """A number for each distinct text of a column, row by row."""
    found = table.column(column).combine_chunks().dictionary_encode()
    return np.asarray(found.indices, dtype=np.int64)


def _is(table: Any, column: str, text: str) -> Mask:
    import pyarrow.compute

    return np.asarray(pyarrow.compute.equal(table.column(column), text), dtype=np.bool_)


def _ones(table: Any, column: str) -> Mask:
    return np.asarray(table.column(column).fill_null(0), dtype=np.int64).astype(np.bool_)


def _values(table: Any, column: str, inside: Mask) -> dict[str, int]:
    import pyarrow

    found = table.column(column).filter(pyarrow.array(inside)).value_counts()
    return {row["values"]: row["counts"] for row in found.to_pylist()}


def _examples(folder: Folder, best: Mapping[str, _Best], quoted: int) -> tuple[Example, ...]:
    """The articles to show, with their first sentences that have a frame."""
    chosen = [one for outlet in sorted(best) for one in _chosen(best[outlet])]
    held: dict[str, dict[str, list[Quoted]]] = {}
    for _, part, row in chosen:
        held.setdefault(part, {})[row["article"]] = []
    for part, articles in held.items():
        for row in _framed(folder, part, list(articles)):
            if len(articles[row["article"]]) < quoted:
                articles[row["article"]].append(_quoted(row))
    return tuple(
        Example(
            row["outlet"],
            row["article"],
            row["title"] or "",
            row["published"] or "",
            why,
            row["alliance"],
            row["strain"],
            tuple(held[part][row["article"]]),
        )
        for why, part, row in chosen
    )


def _chosen(best: _Best) -> Iterator[tuple[str, str, Mapping[str, Any]]]:
    """Why, where and what: each article once, for the first reason."""
    seen: set[str] = set()
    ends = (("highest", best.high), ("lowest", best.low))
    found = [("lot", part, row) for _, part, row in best.lot]
    found += [(why, one[2], one[3]) for why, one in ends if one is not None]
    for why, part, row in found:
        if row["article"] not in seen:
            seen.add(row["article"])
            yield why, part, row


def _framed(folder: Folder, part: str, articles: Sequence[str]) -> Iterator[Mapping[str, Any]]:
    """The sentences of these articles that have a frame, batch by batch."""
    import pyarrow
    import pyarrow.compute as compute

    wanted = pyarrow.array(articles, pyarrow.string())
    for batch in dataset.batches(folder, "sentences", part, QUOTED):
        rows = batch.filter(compute.is_in(batch.column("article"), value_set=wanted))
        for row in rows.to_pylist():
            if row["alliance"] or row["strain"]:
                yield row


def _quoted(row: Mapping[str, Any]) -> Quoted:
    return Quoted(*(row[name] for name in QUOTED[1:]))
