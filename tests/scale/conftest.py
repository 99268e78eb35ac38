"""The shipped codebooks as an instrument, and small collections on the disk."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from analysis import reading
from analysis.instrument import Codebook
from analysis.model import Article
from analysis.scale import dataset, inputs, local
from analysis.scale.instrument import Instrument, held, instrument, packed
from tests.commands.conftest import framing
from tests.conftest import PRIMARY
from tests.scale import generated

__all__ = ["framing"]

OUTLETS = 3  # with ten articles each; a fourth has two


@pytest.fixture(scope="session")
def made(books: tuple[Codebook, ...]) -> Instrument:
    """What collections are scored with, held by this process as by a worker."""
    return held(packed(instrument(books, PRIMARY)))


@pytest.fixture
def collection(tmp_path: Path) -> Callable[..., Path]:
    """A folder of Parquet files with generated articles."""

    def write(files: int, articles: int, **kind: int) -> Path:
        from pyarrow import Table, parquet

        folder = tmp_path / "collection"
        folder.mkdir(exist_ok=True)
        for at in range(files):
            rows = list(generated.articles(articles, start=at * articles, **kind))
            parquet.write_table(Table.from_pylist(rows), folder / f"file-{at:03d}.parquet")
        return folder

    return write


@pytest.fixture(scope="session")
def scored(made: Instrument, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Thirty articles of three outlets in four parts, out of order, and a fourth outlet of two."""
    from pyarrow import Table, parquet

    folder = tmp_path_factory.mktemp("scored")
    source = folder / "in"
    source.mkdir()
    rows = rows_of()
    for at in range(4):
        parquet.write_table(Table.from_pylist(rows[at::4]), source / f"part-{3 - at}.parquet")
    given, _ = inputs.parts([str(source)])
    out = dataset.opened(str(folder / "out"), made)
    dataset.scored(out, given, made, lambda tasks: local.run(tasks, made, 1), lambda *_: None)
    return folder / "out"


def rows_of() -> list[dict[str, str]]:
    rows = [
        row | {"outlet": f"outlet {n % OUTLETS}"} for n, row in enumerate(generated.articles(30))
    ]
    return rows + [row | {"outlet": "few"} for row in generated.articles(2, start=30)]


@pytest.fixture(scope="session")
def readings(books: tuple[Codebook, ...]) -> list[Any]:
    return [
        reading.read(
            Article(
                id=row["article"],
                outlet=row["outlet"],
                source=row["text"],
                published=row["published"],
                title=row["title"],
                separate_title=bool(row["title"]),
            ),
            books,
            PRIMARY,
        )
        for row in rows_of()
    ]
