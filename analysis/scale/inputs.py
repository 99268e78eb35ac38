"""Addresses in, parts out; a part in, record batches out.

An address is a file, a folder or a glob, on this machine or, with ``://``, wherever fsspec leads.
A *part* is what one task scores: a file, or some row groups of a large Parquet file. Nothing is
held but a batch: `ROWS` rows, or fewer where their texts are long.
"""

from __future__ import annotations

import errno
import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import Any

from analysis import corpus
from analysis.model import Problem, StudyError
from analysis.scale import places, told

ENDINGS = told.ENDINGS
COLUMNS = ("article", "text", "outlet", "published", "title")
REQUIRED = COLUMNS[:2]
ROWS = 256  # of a batch
LONG = 4 << 20  # characters of text in a batch, from which it is cut
SPLIT = 64 << 20  # bytes of Parquet that make a part
TWICE = ("stands there already", "give each article an id of its own")


@dataclass(frozen=True, slots=True)
class Part:
    """What one task scores."""

    address: str
    size: int  # bytes, about
    stamp: str  # changes when the file does
    groups: tuple[int, ...] = ()  # row groups of a Parquet file; empty: the whole file
    before: int = 0  # rows of the file that stand before

    @property
    def name(self) -> str:
        """A file name for what is made of the part; no other part has it."""
        path = PurePosixPath(self.address)
        stem = re.sub(r"[^A-Za-z0-9_-]+", "-", path.stem)[:40].strip("-")
        tag = hashlib.sha256(self.address.encode("utf-8", "surrogateescape")).hexdigest()[:12]
        return f"{stem or 'part'}-{tag}-{self.groups[0] if self.groups else 0:05d}"


def parts(addresses: Sequence[str]) -> tuple[list[Part], list[Problem]]:
    """The parts of all that the addresses lead to, and a problem for each that leads nowhere.

    Files stand in the order given, those of a folder or glob by name; a file comes once.
    """
    return looked(addresses)[:2]


def looked(addresses: Sequence[str]) -> tuple[list[Part], list[Problem], list[Problem]]:
    """The same, and a note for each folder or glob that leads to more than is read."""
    found: dict[str, Part] = {}
    problems: list[Problem] = []
    notes: list[Problem] = []
    for address in addresses:
        left: list[told.Left] = []
        try:
            files = list(_files(address, left))
        except (OSError, ImportError, ValueError) as error:
            problems.append(Problem("error", address, places.refused(error), "check its name"))
            continue
        notes += told.left(address, left)
        if not files:
            fault = f"there is no file in {' or '.join(ENDINGS)}"
            problems.append(Problem("error", address, fault, "check its name"))
        for part in (part for file in files for part in _split(file)):
            found.setdefault(part.name, part)
    return list(found.values()), problems, notes


def _files(address: str, left: list[told.Left]) -> Iterator[Part]:
    """The files behind one address; one that is named is taken whatever its ending."""
    for path, size, stamp, named, why in places.files(address):
        if not why and (named or path.lower().endswith(ENDINGS)):
            yield Part(path, size, stamp)
        elif named:
            raise OSError(errno.EINVAL, why)
        else:
            left.append((path, why))


def _split(file: Part) -> Iterator[Part]:
    """The parts of a file: a large Parquet file has several. What is no Parquet is found later."""
    if file.size <= SPLIT or not file.address.lower().endswith(".parquet"):
        yield file
        return
    import pyarrow

    try:
        with _parquet(file.address) as opened:
            meta = opened.metadata
            groups = [meta.row_group(k) for k in range(meta.num_row_groups)]
    except (OSError, pyarrow.ArrowException, StudyError):
        yield file
        return
    held: list[int] = []
    size = rows = before = 0
    for k, group in enumerate(groups):
        held.append(k)
        size, rows = size + group.total_byte_size, rows + group.num_rows
        if size >= SPLIT or k == len(groups) - 1:
            yield replace(file, size=size, groups=tuple(held), before=before)
            held, size, before, rows = [], 0, before + rows, 0


def batches(part: Part) -> Iterator[Any]:
    """The rows of a part as record batches with a ``place`` each, and problems between them.

    A row whose id another row of the part has is a problem, and so is the whole of a part that
    cannot be read, or the rest of it.
    """
    seen: set[str] = set()
    try:
        for batch in _raw(part):
            if isinstance(batch, Problem):
                yield batch
                continue
            kept, problems = _once(batch, seen)
            yield from problems
            yield from _cut(kept)
    except StudyError as error:
        yield from (replace(problem, severity="skipped") for problem in error.problems)
    except OSError as error:
        # On this machine's disk it will be so tomorrow; a network may do better the next time.
        if places.remote(part.address) and not isinstance(
            error, (FileNotFoundError, PermissionError)
        ):
            raise
        yield Problem("skipped", part.address, places.refused(error), "check its name")


def _raw(part: Part) -> Iterator[Any]:
    ending = PurePosixPath(part.address).suffix.lower()
    if ending == ".parquet":
        yield from _groups(part)
        return
    with places.local(part.address) as path:
        held: list[dict[str, str]] = []
        size = 0
        for row in corpus.table(path):
            # The place of a row names the file as it was given, not a copy made to read it.
            place = part.address + row.place.removeprefix(str(path))
            if isinstance(row, Problem):
                yield replace(row, place=place)
                continue
            held.append({name: row.cells.get(name, "") for name in COLUMNS} | {"place": place})
            size += len(held[-1]["text"])
            if len(held) == ROWS or size > LONG:
                yield _batch(held)
                held, size = [], 0
        if held:
            yield _batch(held)


def _batch(rows: Sequence[Mapping[str, str]]) -> Any:
    import pyarrow

    # Half characters, which JSON can spell, are no UTF-8: they are mended where rows are checked.
    arrays = {
        name: pyarrow.array([row[name].encode("utf-8", "surrogatepass") for row in rows])
        for name in (*COLUMNS, "place")
    }
    return pyarrow.RecordBatch.from_pydict(arrays)


@contextmanager
def _parquet(address: str) -> Iterator[Any]:
    from pyarrow import parquet

    with places.opened(address) as source, parquet.ParquetFile(source) as file:
        yield file


def _groups(part: Part) -> Iterator[Any]:
    import pyarrow

    number = part.before
    try:
        with _parquet(part.address) as file:
            names = file.schema_arrow.names
            faults = [
                Problem(
                    "error",
                    part.address,
                    f"there is no column '{name}', or it stands there twice",
                    "add or rename it",
                )
                for name in REQUIRED
                if names.count(name) != 1
            ]
            if faults:
                raise StudyError(*faults)
            kept = [name for name in COLUMNS if names.count(name) == 1]
            groups = list(part.groups) or list(range(file.num_row_groups))
            for batch in file.iter_batches(ROWS, row_groups=groups, columns=kept):
                rows = [f"{part.address}, row {number + k + 1}" for k in range(batch.num_rows)]
                number += batch.num_rows
                yield batch.append_column("place", pyarrow.array(rows, pyarrow.string()))
    except pyarrow.ArrowInvalid:
        fault = "not Parquet" if number == part.before else f"cannot be read beyond row {number}"
        yield Problem("skipped", part.address, fault, "write it out again")
    except (OSError, pyarrow.ArrowException) as error:
        if getattr(error, "errno", None) is not None:
            raise  # the system's no, and not the file's
        fault = f"cannot be read beyond row {number}"
        yield Problem("skipped", part.address, fault, "write it out again")


def _once(batch: Any, seen: set[str]) -> tuple[Any, list[Problem]]:
    """The batch without rows whose id was seen, and a problem for each of those."""
    import pyarrow

    keep, problems = [], []
    for id, place in zip(texts(batch, "article"), texts(batch, "place"), strict=True):
        keep.append(id not in seen)
        if id in seen:
            problems.append(again(id, place))
        if id.strip():  # one without an id is another problem
            seen.add(id)
    return (batch.filter(pyarrow.array(keep)) if problems else batch), problems


def again(id: str, place: str) -> Problem:
    """The problem of an article whose id another has."""
    return Problem("skipped", place, f"the article '{id}' {TWICE[0]}", TWICE[1], id)


def texts(batch: Any, name: str) -> list[str]:
    """A column as texts, whatever its type; what is undefined is empty."""
    return ["" if cell is None else str(cell) for cell in values(batch, name)]


def values(batch: Any, name: str) -> list[Any]:
    """A column as Python has it: text is decoded cell by cell, and stays bytes where it is none.

    Arrow's own way would raise for the whole batch at the first byte that is not UTF-8.
    """
    import pyarrow

    column, kinds = batch.column(batch.schema.get_field_index(name)), pyarrow.types
    if kinds.is_dictionary(column.type):
        column = column.dictionary_decode()
    if kinds.is_string(column.type) or kinds.is_large_string(column.type):
        column = column.cast(pyarrow.large_binary())
    return [_decoded(cell) if isinstance(cell, bytes) else cell for cell in column.to_pylist()]


def _decoded(cell: bytes) -> str | bytes:
    try:
        return cell.decode("utf-8", "surrogatepass")  # half characters are mended further on
    except UnicodeDecodeError:
        return cell


def _cut(batch: Any) -> Iterator[Any]:
    """The batch in pieces whose texts are not too long to be held scored."""
    import pyarrow
    import pyarrow.compute

    text = batch.column(batch.schema.get_field_index("text"))
    try:
        lengths = pyarrow.compute.binary_length(text).to_pylist()
    except pyarrow.ArrowException:  # not text: each row says so
        lengths = [0] * batch.num_rows
    start = size = 0
    for at, length in enumerate(lengths):
        if size and size + (length or 0) > LONG:
            yield batch.slice(start, at - start)
            start, size = at, 0
        size += length or 0
    yield batch.slice(start)
