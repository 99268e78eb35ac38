"""A scored collection: a folder of Parquet files, a part each, in four tables and a manifest.

``dataset.json`` says with what it was scored, and only parts scored with the same are added.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from analysis import codebook
from analysis.instrument import Codebook
from analysis.model import Problem, StudyError
from analysis.scale import DATASET, columns, parts, told
from analysis.scale.inputs import Part
from analysis.scale.instrument import Instrument
from analysis.scale.parts import MANIFEST, Done, Task
from analysis.scale.places import Folder, remote

VERSION = 1
ROWS = 16_384  # sentences that are looked at at a time
CODEBOOKS = "codebooks"  # a folder for each, numbered: its file, and what stands beside it
Engine = Callable[[Sequence[Task]], Iterator[Done]]


@dataclass(frozen=True, slots=True)
class Scored:
    """What a dataset holds, by its manifest."""

    done: tuple[Done, ...]  # in the order of the input
    again: tuple[str, ...]  # ids that several parts had: the first is kept

    @property
    def articles(self) -> int:
        """Articles scored."""
        return sum(done.articles for done in self.done)

    @property
    def skipped(self) -> int:
        """Rows that could not be."""
        return sum(done.skipped - done.unread for done in self.done)

    @property
    def unread(self) -> int:
        """Files that could not be read, or not to the end."""
        return len({done.address for done in self.done if done.unread})

    @property
    def empty(self) -> list[str]:
        """The addresses of files without a row."""
        full = {done.address for done in self.done if done.articles or done.skipped}
        return list(dict.fromkeys(d.address for d in self.done if d.address not in full))


def opened(out: str, made: Instrument) -> Folder:
    """The dataset at an address, begun if there is none.

    Raises StudyError when it was scored with something else, or when other things stand there.
    """
    folder = Folder(out)
    said = {"version": VERSION, **made.said}
    held = folder.read(DATASET)
    if held is None:
        if not remote(out) and Path(out).is_dir() and any(Path(out).iterdir()):
            fault = f"the folder '{out}' holds other things"
            raise StudyError(Problem("error", "--out", fault, "name a new one"))
        folder.write(DATASET, (json.dumps(said, indent=1) + "\n").encode())
    elif json.loads(held) != said:
        fault = f"'{out}' was scored with other codebooks, settings or measures"
        raise StudyError(Problem("error", "--out", fault, "name a new folder"))
    for table in (*columns.TABLES, MANIFEST):
        folder.swept(table)
    return folder


def said(folder: Path) -> dict[str, Any]:
    """With what a dataset was scored."""
    return dict(json.loads((folder / DATASET).read_text(encoding="utf-8")))


def keep(folder: Folder, books: Sequence[Path]) -> None:
    """Put the files of the codebooks into the dataset, in order, for a report to tell of them."""
    for at, book in enumerate(books):
        for path in codebook.files(book):
            place, data = f"{CODEBOOKS}/{at}/{path.name}", path.read_bytes()
            if folder.read(place) != data:
                folder.write(place, data)


def codebooks(folder: Path, said: Mapping[str, Any]) -> tuple[Codebook, ...]:
    """The codebooks that a dataset was scored with, as it says.

    Raises StudyError where one is not there: neither in the dataset nor among those shipped.
    """
    return tuple(
        _codebook(folder / CODEBOOKS / str(at), book) for at, book in enumerate(said["codebooks"])
    )


def _codebook(kept: Path, book: Mapping[str, str]) -> Codebook:
    for path in (*sorted(kept.glob("*.toml")), codebook.SHIPPED / f"{book['id']}.toml"):
        if path.is_file() and (found := codebook.load(path)).sha256 == book["sha256"]:
            return found
    fault = f"the codebook '{book['id']}' that it was scored with is not in the folder"
    mend = "run the line again that scored it: what is finished stays, and the codebook is added"
    raise StudyError(Problem("error", str(kept.parents[1]), fault, mend))


def scored(
    folder: Folder,
    given: Sequence[Part],
    made: Instrument,
    engine: Engine,
    tell: Callable[[int, float], None],
) -> Scored:
    """Score what is not yet scored of the parts given; then see to ids that several parts have."""
    finished = parts.finished(folder)
    tasks = [
        Task(part, folder.address, made.digest)
        for part in given
        if not _current(finished.get(part.name), part, made)
    ]
    sizes = {part.name: max(part.size, 1) for part in given}
    total = sum(sizes.values())
    size = total - sum(sizes[task.part.name] for task in tasks)
    articles = 0
    for done in engine(tasks):
        finished[done.name] = done
        articles += done.articles
        size += sizes[done.name]
        tell(articles, size / total)
    ids = _repeated(folder, given)
    # Whoever has an id first keeps it; the parts that have it later are scored without it.
    for done in engine(_later(folder, given, made, finished, ids)):
        finished[done.name] = done
    return Scored(tuple(finished[part.name] for part in given), tuple(sorted(ids)))


def _current(done: Done | None, part: Part, made: Instrument) -> bool:
    """Whether the manifest has the part as it is now."""
    return done is not None and (done.stamp, done.instrument) == (part.stamp, made.digest)


def others(folder: Folder, given: Sequence[Part]) -> int:
    """How many parts of the dataset are of inputs not given now."""
    return len(set(parts.finished(folder)) - {part.name for part in given})


def _repeated(folder: Folder, given: Sequence[Part]) -> set[str]:
    """The ids that stand in several parts: a column of the dataset, held at once."""
    import pyarrow
    import pyarrow.compute

    columns = [ids for part in given if (ids := _ids(folder, part)) is not None]
    if not columns:
        return set()
    counts = pyarrow.compute.value_counts(pyarrow.chunked_array(columns, pyarrow.string()))
    several = counts.filter(pyarrow.compute.greater(counts.field("counts"), 1))
    return set(several.field("values").to_pylist())


def _ids(folder: Folder, part: Part) -> Any:
    """The ids of a part's articles; None where it has none."""
    table = read(folder, "articles", part.name, ["article"])
    return None if table is None else table.column("article").combine_chunks()


def read(folder: Folder, table: str, name: str, wanted: Sequence[str] | None = None) -> Any:
    """One part of a table, or some of its columns; None where the part has no row of it."""
    from pyarrow import parquet

    from analysis.scale import places

    place = folder.place(f"{table}/{name}.parquet")
    try:
        with places.opened(place) as source:
            return parquet.read_table(
                source, columns=None if wanted is None else list(wanted), partitioning=None
            )
    except FileNotFoundError:
        return None


def batches(folder: Folder, table: str, name: str, wanted: Sequence[str]) -> Iterator[Any]:
    """Some columns of one part of a table, batch by batch: what is long is never held whole."""
    from pyarrow import parquet

    from analysis.scale import places

    with (
        places.opened(folder.place(f"{table}/{name}.parquet")) as source,
        parquet.ParquetFile(source) as file,
    ):
        yield from file.iter_batches(ROWS, columns=list(wanted))


def _later(
    folder: Folder,
    given: Sequence[Part],
    made: Instrument,
    finished: dict[str, Done],
    ids: set[str],
) -> list[Task]:
    """The parts to score again, without the ids that an earlier part has."""
    seen: set[str] = set()
    tasks = []
    for part in given if ids else ():
        held = ids & set(cast("list[str]", (_ids(folder, part) or _none()).to_pylist()))
        if held & seen:
            without = tuple(sorted((held & seen) | set(finished[part.name].without)))
            tasks.append(Task(part, folder.address, made.digest, without))
        seen |= held
    return tasks


def _none() -> Any:
    import pyarrow

    return pyarrow.array([], pyarrow.string())


def unread(folder: Folder, done: Iterable[Done]) -> Iterator[tuple[str, Problem]]:
    """What kept files from being read, or from being read to the end; with their addresses."""
    for entry in done:
        for problem in problems(folder, [entry] if entry.unread else []):
            if told.unread(problem, entry.address):
                yield entry.address, problem


def of_rows(folder: Folder, done: Iterable[Done]) -> Iterator[Problem]:
    """What is wrong with rows, in the order of the input."""
    for entry in done:
        for problem in problems(folder, [entry]):
            if not told.unread(problem, entry.address):
                yield problem


def problems(folder: Folder, done: Iterable[Done]) -> Iterator[Problem]:
    """What is wrong with the input, in its order."""
    for entry in done:
        table = read(folder, "problems", entry.name) if entry.problems else None
        for row in table.to_pylist() if table is not None else ():
            yield Problem(**row)
