"""A copy of the study to damage, and the command line as a function."""

from __future__ import annotations

import csv
import io
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from analysis import cli

SEEDS = Path(__file__).parents[2] / "seeds"


@dataclass(frozen=True)
class Ran:
    """What a command did: its exit code, and the lines it printed."""

    code: int
    out: list[str]
    err: list[str]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    # study.toml names the coded collections relative to its folder
    shutil.copytree(Path(__file__).parents[1] / "collection", tmp_path / "tests" / "collection")
    return Path(shutil.copytree(SEEDS, tmp_path / "study"))


@pytest.fixture
def framing(capsys: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    def ran(*arguments: object) -> Ran:
        code = cli.main([str(argument) for argument in arguments])
        printed = capsys.readouterr()
        return Ran(code, printed.out.splitlines(), printed.err.splitlines())

    return ran


@pytest.fixture
def with_cells(folder: Path) -> Callable[..., None]:
    """Change cells of one row of the manifest."""

    def change(article: str, /, **cells: str) -> None:
        path = folder / "manifest.csv"
        rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"), newline="")))
        out = io.StringIO()
        writer = csv.DictWriter(out, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(row | cells if row["article"] == article else row for row in rows)
        path.write_text(out.getvalue(), encoding="utf-8")

    return change
