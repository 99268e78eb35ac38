"""CSV, JSONL or Parquet, a row an article -> articles and problems, row by row."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from analysis.corpus.decoding import decoded, foreign
from analysis.corpus.manifest import is_date
from analysis.corpus.records import Record, header, records
from analysis.model import Article, Problem, StudyError

REQUIRED = ("article", "text")
OPTIONAL = ("outlet", "published", "title")
ENDINGS = (".csv", ".jsonl", ".parquet")
DAY = len("YYYY-MM-DD")
BATCH = 1024  # rows of Parquet held at a time
_HALF = re.compile("[\ud800-\udfff]")


def rows(*paths: Path) -> Iterator[Article | Problem]:
    """The articles of a collection in file order; a row that cannot be scored is a problem.

    A ``title`` beside the text is sentence 0 of its article, with empty offsets.
    Raises StudyError when a file cannot be read at all.
    """
    seen: set[str] = set()
    for row in (row for path in paths for row in _records(path)):
        if isinstance(row, Problem):
            yield row
            continue
        id = row.cells["article"]
        if id in seen:
            fault = f"the article '{id}' stands there already"
            yield Problem("skipped", row.place, fault, "give each article an id of its own", id)
            continue
        seen.add(id)
        yield from _article(row)


def _records(path: Path) -> Iterator[Record | Problem]:
    ending = path.suffix.lower()
    if ending not in ENDINGS:
        fault = f"the ending '{path.suffix}' is not known"
        mend = f"give a file in {' or '.join(ENDINGS)}"
        raise StudyError(Problem("error", str(path), fault, mend))
    if ending == ".parquet":
        return _parquet(path)
    return (_csv if ending == ".csv" else _jsonl)(_text(path), str(path))


def _text(path: Path) -> str:
    place = str(path)
    try:
        data = path.read_bytes()
    except OSError as error:
        fault = f"cannot be read ({error.strerror})"
        raise StudyError(Problem("error", place, fault, "check its name")) from None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # A table in another encoding is read as a whole or not at all: its offsets are published.
        guess = decoded(data).encoding
        fault = f"not UTF-8 from byte {error.start} ({guess}?)"
        raise StudyError(Problem("error", place, fault, "save it as UTF-8")) from None


def _csv(text: str, name: str) -> Iterator[Record | Problem]:
    _, problems = header(text, name, REQUIRED)
    if problems:
        raise StudyError(*problems)
    yield from records(text, name, "skipped")


def _jsonl(text: str, name: str) -> Iterator[Record | Problem]:
    # Not splitlines(): a JSON text may hold U+2028 and its kin as they are.
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        place = f"{name}, line {number}"
        try:
            value = json.loads(line)
        except (ValueError, RecursionError) as error:
            yield Problem("skipped", place, f"not JSON ({error})", "mend that line")
            continue
        yield _record(value, place)


def _parquet(path: Path) -> Iterator[Record | Problem]:
    import pyarrow
    from pyarrow import parquet

    place = str(path)
    try:
        file = parquet.ParquetFile(path)
    except OSError as error:
        fault = f"cannot be read ({error.strerror or 'not Parquet'})"
        raise StudyError(Problem("error", place, fault, "check its name")) from None
    except pyarrow.ArrowInvalid:
        raise StudyError(
            Problem("error", place, "not Parquet", "check how it was written")
        ) from None
    with file:
        names = file.schema_arrow.names
        missing = [column for column in REQUIRED if names.count(column) != 1]
        faults = [f"there is no column '{c}', or it stands there twice" for c in missing]
        if faults:
            raise StudyError(*(Problem("error", place, f, "add or rename it") for f in faults))
        columns = [c for c in (*REQUIRED, *OPTIONAL) if names.count(c) == 1]
        number = 0
        try:
            for batch in file.iter_batches(batch_size=BATCH, columns=columns):
                for value in batch.to_pylist():
                    number += 1
                    yield _record(value, f"{place}, row {number}")
        except (OSError, pyarrow.ArrowException):
            fault = f"cannot be read beyond row {number}"
            raise StudyError(Problem("error", place, fault, "write it out again")) from None


def _record(value: Any, place: str) -> Record | Problem:
    """A line of JSONL, or a row of Parquet, as a record of texts."""
    if not isinstance(value, dict):
        return Problem("skipped", place, "not an object", 'write {"article": ..., "text": ...}')
    cells: dict[str, str] = {}
    for column in (*REQUIRED, *OPTIONAL):
        cell = value.get(column)
        if cell is None and column in REQUIRED:
            return Problem("skipped", place, f"there is no '{column}'", "add it")
        if type(cell) is int and column == "article":
            cell = str(cell)
        if isinstance(cell, date) and column == "published":
            cell = cell.isoformat()[:DAY]
        if cell is not None and not isinstance(cell, str):
            return Problem("skipped", place, f"'{column}' is not a text", "put it in quotes")
        cells[column] = cell or ""
    return Record(place, cells)


def _article(row: Record) -> Iterator[Article | Problem]:
    """The article of a row, behind what was mended in it; or why it is skipped."""
    cells: Mapping[str, str] = row.cells
    id, source = cells["article"], cells["text"]
    if not id.strip():
        yield Problem("skipped", row.place, "'article' is empty", "fill it")
        return
    if not source.strip():
        yield Problem("skipped", row.place, "'text' is empty", "fill it or drop the row", id)
        return
    if "\0" in source:
        yield Problem("skipped", row.place, "'text' is not text", "put the article's words in", id)
        return
    if foreign(source):
        fault = "not English, the language of the codebooks"
        yield Problem("skipped", row.place, fault, "take it out, or put a translation in", id)
        return
    published = cells.get("published", "")
    if published and not is_date(published):
        fault = f"'{published}' is no date and was left out"
        yield Problem("mended", row.place, fault, "write it as YYYY-MM-DD", id)
        published = ""
    title = cells.get("title", "")
    if _whole(source) != source or _whole(title) != title:
        fault = "half characters were replaced"
        yield Problem("mended", row.place, fault, "write the text out again as UTF-8", id)
    yield Article(
        id=_whole(id),
        outlet=_whole(cells.get("outlet", "")),
        source=_whole(source),
        published=published,
        title=_whole(title),
        separate_title=bool(title.strip()),
    )


def _whole(text: str) -> str:
    """The text without the half characters JSON can spell, which no file can hold; same length."""
    return _HALF.sub("\ufffd", text)
