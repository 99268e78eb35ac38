"""One part of a collection scored into a dataset: a task that may be killed, and done again.

A part's files are written whole, its entry in the manifest last: what has an entry is finished,
and what has none is done again, over whatever is left of it, to the same bytes. No two parts write
one file, so that any number of workers may write one dataset.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import asdict, dataclass, replace
from typing import Any

from analysis.model import Problem
from analysis.scale import batches, columns, inputs, told
from analysis.scale.inputs import Part
from analysis.scale.instrument import known
from analysis.scale.places import Folder

MANIFEST = "manifest"


@dataclass(frozen=True, slots=True)
class Task:
    """One part to score, with what, and to where."""

    part: Part
    out: str
    instrument: str  # its digest
    without: tuple[str, ...] = ()  # ids that stand in an earlier part


@dataclass(frozen=True, slots=True)
class Done:
    """A part's entry in the manifest."""

    name: str
    address: str
    stamp: str  # of the file when it was read
    first: int  # rows of the file before the part
    instrument: str
    articles: int
    sentences: int
    skipped: int
    problems: int
    without: tuple[str, ...] = ()
    unread: int = 0  # of those skipped: places from which no row of the file is read


def score(task: Task) -> Done:
    """Score a part and enter it in the manifest. Raises OSError for the disk or the network."""
    made = known(task.instrument)
    folder = Folder(task.out)
    name = task.part.name
    with ExitStack() as stack:
        writers: dict[str, Any] = {}
        counts = dict.fromkeys(columns.TABLES, 0)
        skipped: set[str] = set()  # places: two faults of one row skip one row
        unread: set[str] = set()
        for table, rows in _tables(task):
            counts[table] += rows.num_rows
            if table == "problems":
                listed = [Problem(**row) for row in rows.to_pylist()]
                skipped |= {one.place for one in listed if one.severity == "skipped"}
                unread |= {p.place for p in listed if told.unread(p, task.part.address)}
            if table not in writers:
                file = stack.enter_context(folder.whole(f"{table}/{name}.parquet"))
                writers[table] = stack.enter_context(_writer(file, table, made.emphases))
            writers[table].write_batch(rows)
    for table in columns.TABLES:
        if table not in writers:  # of an earlier time, when there was something to say
            folder.remove(f"{table}/{name}.parquet")
    done = Done(
        name=name,
        address=task.part.address,
        stamp=task.part.stamp,
        first=task.part.before,
        instrument=task.instrument,
        articles=counts["articles"],
        sentences=counts["sentences"],
        skipped=len(skipped),
        problems=counts["problems"],
        without=task.without,
        unread=len(unread),
    )
    enter(folder, done)
    return done


def _tables(task: Task) -> Iterator[tuple[str, Any]]:
    """The rows of every table, batch by batch; those of a table where there are any."""
    made = known(task.instrument)
    for batch in inputs.batches(task.part):
        if isinstance(batch, Problem):
            yield "problems", _problems([batch])
            continue
        kept, left = _without(batch, task.without)
        if left:
            yield "problems", _problems(left)
        scored = batches.score(kept, made)
        for table in columns.TABLES:
            rows = batches.table(scored, table)
            if rows.num_rows:
                yield table, rows


def _without(batch: Any, ids: tuple[str, ...]) -> tuple[Any, list[Problem]]:
    """The batch without rows that an earlier part has."""
    if not ids:
        return batch, []
    import pyarrow

    known = frozenset(ids)
    rows = list(zip(inputs.texts(batch, "article"), inputs.texts(batch, "place"), strict=True))
    left = [inputs.again(id, place) for id, place in rows if id in known]
    return batch.filter(pyarrow.array([id not in known for id, _ in rows], pyarrow.bool_())), left


def _problems(found: list[Problem]) -> Any:
    import pyarrow

    cells = zip(*map(columns.problem, found), strict=True)
    return pyarrow.RecordBatch.from_arrays(
        [pyarrow.array(column, pyarrow.string()) for column in cells],
        schema=columns.schema("problems", ()),
    )


def _writer(file: Any, table: str, emphases: tuple[str, ...]) -> Any:
    from pyarrow import parquet

    return parquet.ParquetWriter(file, columns.schema(table, emphases), compression="zstd")


def enter(folder: Folder, done: Done) -> None:
    """Write a part's entry in the manifest."""
    folder.write(f"{MANIFEST}/{done.name}.json", (json.dumps(asdict(done)) + "\n").encode())


def finished(folder: Folder) -> dict[str, Done]:
    """The manifest: the entry of each finished part, by name."""
    found: dict[str, Done] = {}
    for name in folder.names(MANIFEST):
        data = folder.read(f"{MANIFEST}/{name}")
        if data is not None and name.endswith(".json"):
            entry = Done(**json.loads(data))
            found[entry.name] = replace(entry, without=tuple(entry.without))
    return found


def failed(task: Task, fault: str) -> Done:
    """Enter a part that ends whoever scores it: a problem in place of its rows."""
    mend = "part the file, or take out what is in it"
    folder = Folder(task.out)
    problem = Problem("skipped", task.part.address, fault, mend)
    for table in columns.TABLES:
        folder.remove(f"{table}/{task.part.name}.parquet")
    with (
        folder.whole(f"problems/{task.part.name}.parquet") as file,
        _writer(file, "problems", ()) as w,
    ):
        w.write_batch(_problems([problem]))
    part = task.part
    digest, without = task.instrument, task.without
    done = Done(
        part.name, part.address, part.stamp, part.before, digest, 0, 0, 1, 1, without, unread=1
    )
    enter(folder, done)
    return done
