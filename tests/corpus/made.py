"""A small study to damage: one manifest, a text an article, and what is said of them."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from pathlib import Path

from analysis import corpus
from analysis.corpus import Loaded

SEEDS = Path(__file__).parents[2] / "seeds"
COLUMNS = ("article", "file", "outlet")
TOLD = (
    "China and North Korea pledged to deepen their friendship when their leaders met. "
    "Mistrust of the alliance has grown since then, officials of both sides said."
)


def study(folder: Path, files: Mapping[str, bytes | str] | None = None) -> Path:
    """A study whose articles are the files given, and beside them one that is right."""
    (folder / "articles").mkdir(parents=True)
    text = (SEEDS / "study.toml").read_text(encoding="utf-8")
    without = text[: text.index("# Coded collections")] + text[text.index("# Whether the") :]
    (folder / "study.toml").write_text(without, encoding="utf-8")
    given = {"right.txt": TOLD, **(files or {})}
    for name, data in given.items():
        path = folder / "articles" / name
        path.write_bytes(data.encode() if isinstance(data, str) else data)
    rows = [(name.partition(".")[0], f"articles/{name}", "Alpha") for name in given]
    manifest(folder, [COLUMNS, *rows])
    return folder


def manifest(folder: Path, rows: Sequence[Sequence[str]]) -> None:
    """Another manifest."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    (folder / "manifest.csv").write_bytes(out.getvalue().encode())


def loaded(folder: Path, **files: bytes | str) -> Loaded:
    """A study of texts by id, read."""
    return corpus.load(study(folder / "study", {f"{id}.txt": data for id, data in files.items()}))


def said(found: Loaded) -> list[str]:
    """Each problem: its severity, and its line."""
    return [f"{problem.severity} {problem.line()}" for problem in found.problems]


def sources(found: Loaded) -> dict[str, str]:
    """The text of each article that is read, by its id."""
    return {article.id: article.source for article in found.articles if article.id != "right"}
