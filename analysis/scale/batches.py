"""Record batch in, record batch out: the one way in which a large collection is scored.

A row comes in with ``article``, ``text`` and, where known, ``outlet``, ``published``, ``title``
(and ``place``, where it stands in its file). A row goes out for each: what it has of every table
of `columns`, as lists, so that one schema serves an engine that wants one (Spark's
``mapInArrow``). `table` parts such a batch into tables.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from analysis import corpus, measures, reading, sentiment
from analysis.model import Article, Code, Problem, Reading
from analysis.scale import columns, inputs, told
from analysis.scale.instrument import Instrument

REPORT = "take the row out; if it is a text like others, report it"


def score(batch: Any, made: Instrument) -> Any:
    """The scored rows of a batch, in its order; the same batch gives the same bytes.

    Nothing is raised for a row: what is wrong with one stands in its ``problems``.
    """
    import pyarrow

    cells = {name: inputs.values(batch, name) for name in batch.schema.names}
    rows = [
        _row({name: values[at] for name, values in cells.items()}, at)
        for at in range(batch.num_rows)
    ]
    articles = [found for _, row in rows for found in row if isinstance(found, Article)]
    read = iter(readings(articles, made))
    parts: dict[str, list[list[tuple[Any, ...]]]] = {name: [] for name in columns.TABLES}
    for place, row in rows:
        # The problems of a row come first, then the reading of its article or why there is none.
        done = [next(read) if isinstance(found, Article) else found for found in row]
        _add(parts, [_placed(found, place) for found in done], made)
    arrays = [_lists(parts[name], name, made) for name in columns.TABLES]
    return pyarrow.RecordBatch.from_arrays(arrays, schema=schema(made))


def schema(made: Instrument) -> Any:
    """The schema of a scored batch: a list of rows of each table."""
    import pyarrow

    tables = ((name, columns.schema(name, made.emphases)) for name in columns.TABLES)
    return pyarrow.schema([(name, pyarrow.list_(pyarrow.struct(list(t)))) for name, t in tables])


def mapped(batches: Iterable[Any], made: Instrument) -> Iterator[Any]:
    """Each batch scored: what Spark's ``mapInArrow`` and its like want of a function."""
    for batch in batches:
        yield score(batch, made)


def table(batch: Any, name: str) -> Any:
    """One table of a scored batch, a row each; without copying."""
    import pyarrow

    rows = batch.column(batch.schema.get_field_index(name)).flatten()
    return pyarrow.RecordBatch.from_struct_array(rows)


def readings(articles: Sequence[Article], made: Instrument) -> Iterator[Reading | Problem]:
    """The reading of each article, as `reading.read` has it; sentiment is scored all at once.

    One that cannot be read is a problem without a place: whatever is in a text must not end a
    run of millions.
    """
    asked: dict[str, int] = {}  # each text to score once, by its number

    def ask(texts: Sequence[str]) -> list[float]:
        return [float(asked.setdefault(text, len(asked))) for text in texts]

    found = [_read(article, made, ask) for article in articles]
    scores = sentiment.compounds(list(asked)).tolist()
    for one in found:
        yield one if isinstance(one, Problem) else _toned(one, scores)


def _read(article: Article, made: Instrument, ask: reading.Compounds) -> Reading | Problem:
    try:
        return reading.read(article, made.codebooks, made.settings, compounds=ask)
    except Exception as error:
        fault = f"could not be read ({type(error).__name__}: {error})"
        return Problem("skipped", "", fault, REPORT, article.id)


def _toned(one: Reading, scores: Sequence[float]) -> Reading:
    """The reading with scores in place of the numbers under which they were asked for."""

    def toned(code: Code) -> Code:
        raw, masked = scores[int(code.sentiment)], scores[int(code.sentiment_masked)]
        return replace(code, sentiment=float(raw), sentiment_masked=float(masked))

    return replace(one, codes=tuple(code and toned(code) for code in one.codes))


def _row(value: Mapping[str, Any], at: int) -> tuple[str, list[Article | Problem]]:
    place = value.get("place") or f"row {at + 1} of its batch"
    found = corpus.checked(value, place)
    return place, [told.typed(one) if isinstance(one, Problem) else one for one in found]


def _placed(found: Reading | Problem, place: str) -> Reading | Problem:
    if isinstance(found, Reading) or found.place:
        return found
    return replace(found, place=place)


def _add(
    parts: Mapping[str, list[list[tuple[Any, ...]]]],
    found: Sequence[Reading | Problem],
    made: Instrument,
) -> None:
    """One input row's rows of each table."""
    for rows in parts.values():
        rows.append([])
    for one in found:
        if isinstance(one, Problem):
            parts["problems"][-1].append(columns.problem(one))
            continue
        told = measures.tally(one)
        parts["sentences"][-1].extend(columns.sentences(one, made.emphases))
        parts["articles"][-1].append(columns.article(one, told))
        parts["tallies"][-1].extend(columns.tallies(one, told))


def _lists(rows: Sequence[Sequence[tuple[Any, ...]]], name: str, made: Instrument) -> Any:
    """Rows of a table, by input row, as an array of lists."""
    from itertools import accumulate

    import pyarrow

    flat = [row for some in rows for row in some]
    kinds = columns.schema(name, made.emphases)
    cells = list(zip(*flat, strict=True)) if flat else [()] * len(kinds)
    arrays = [pyarrow.array(values, kind.type) for values, kind in zip(cells, kinds, strict=True)]
    offsets = pyarrow.array(accumulate(map(len, rows), initial=0), pyarrow.int32())
    structs = pyarrow.StructArray.from_arrays(arrays, fields=list(kinds))
    return pyarrow.ListArray.from_arrays(offsets, structs)
