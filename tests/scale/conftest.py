"""The shipped codebooks as an instrument, and small collections on the disk."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from analysis.model import Codebook
from analysis.scale.instrument import Instrument, held, instrument, packed
from tests.commands.conftest import framing
from tests.conftest import PRIMARY
from tests.scale import generated

__all__ = ["framing"]


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
