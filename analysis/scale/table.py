"""A collection scored into one file, row by row in the order of the input."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO

from analysis import measures, output
from analysis.model import Article, Problem, Reading
from analysis.scale import batches, columns
from analysis.scale.inputs import ROWS
from analysis.scale.instrument import Instrument
from analysis.scale.places import Folder

SENTENCE = (
    *("article", "sentence", "start", "end", "kind", "alliance", "strain", "russia"),
    *("attributed", "sentiment", "sentiment_masked", "text"),
)
ARTICLE = columns.ARTICLE
ENDINGS = (".csv", ".jsonl", ".parquet")
Rows = Sequence[Mapping[str, Any]]
Write = Callable[[Rows], None]


def scored(
    found: Iterable[Article | Problem], made: Instrument, unit: str
) -> Iterator[Problem | Rows]:
    """The rows of each article, and problems where they were met."""
    waiting = iter(found)
    while some := list(islice(waiting, ROWS)):
        readings = iter(list(batches.readings([a for a in some if isinstance(a, Article)], made)))
        for one in some:
            done = one if isinstance(one, Problem) else next(readings)
            yield done if isinstance(done, Problem) else list(_rows(done, made, unit))


def _rows(reading: Reading, made: Instrument, unit: str) -> Iterator[Mapping[str, Any]]:
    if unit == "article":
        names = columns.names("articles", made.emphases)
        yield dict(zip(names, columns.article(reading, measures.tally(reading)), strict=True))
        return
    names = columns.names("sentences", made.emphases)
    for row in columns.sentences(reading, made.emphases):
        yield dict(zip(names, row, strict=True))


@contextmanager
def written(path: Path, made: Instrument, unit: str) -> Iterator[Write]:
    """A function to write rows with; the file is in its place once all are written, or never."""
    names = ARTICLE if unit == "article" else (*SENTENCE, *made.emphases)
    with Folder(str(path.parent)).whole(path.name) as file:
        if path.suffix.lower() == ".parquet":
            with _parquet(file, names, made, unit) as write:
                yield write
        elif path.suffix.lower() == ".csv":
            file.write(output.csv_text([], names).encode())
            head = len(output.csv_text([], names))
            yield lambda rows: _all(file, output.csv_text(rows, names)[head:])
        else:
            yield lambda rows: _all(file, output.jsonl_text(rows, names))


def _all(file: BinaryIO, text: str) -> None:
    file.write(text.encode())


@contextmanager
def _parquet(file: BinaryIO, names: Sequence[str], made: Instrument, unit: str) -> Iterator[Write]:
    import pyarrow
    from pyarrow import parquet

    whole = columns.schema("articles" if unit == "article" else "sentences", made.emphases)
    schema = pyarrow.schema([whole.field(name) for name in names])
    held: list[Mapping[str, Any]] = []

    def flush() -> None:
        cells = [pyarrow.array([row[n] for row in held], schema.field(n).type) for n in names]
        writer.write_table(pyarrow.Table.from_arrays(cells, schema=schema))
        held.clear()

    def write(rows: Rows) -> None:
        held.extend(rows)
        if len(held) >= ROWS * ROWS:
            flush()

    with parquet.ParquetWriter(file, schema) as writer:
        yield write
        flush()
