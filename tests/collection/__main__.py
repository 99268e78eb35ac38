"""How the shipped codebook does on every coded collection: `python -m tests.collection`.

One row a sample and column; cases also by capability, as the share with both frames right.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from analysis import codebook, reading, validity
from analysis.corpus.samples import part, samples
from analysis.instrument import Codebook
from analysis.model import Article, Settings

HERE = Path(__file__).parent
LINE = (
    "{sample:20} {column:11} n {n:4} precision {precision:.2f} recall {recall:.2f} "
    "F1 {f1:.2f} [{f1_low:.2f}, {f1_high:.2f}]"
)
SETTINGS = Settings("", "", ("alliance-strain",), "china+north_korea", seed=20250903)


def rows(book: Codebook) -> Iterator[str]:
    """A line a sample and column."""
    files = [path for path in sorted(HERE.glob("*.csv")) if not path.stem.endswith("cases")]
    found, problems = samples(files)
    yield from (problem.line() for problem in problems)
    for sample in found:
        read = [reading.read(a, [book], SETTINGS, tone=False) for a in sample.articles]
        pairs = validity.pairs(read, sample.coding)
        for column in validity.COLUMNS:
            mine = [getattr(pair.code, column) for pair in pairs]
            true = [getattr(pair.coded, column) for pair in pairs]
            row = validity.agreement(mine, true, column, f"{sample.name} {sample.part}", 1)
            yield LINE.format(**row)


def cases(book: Codebook) -> Iterator[str]:
    """For each file of cases, part and capability: the share with both frames right."""
    for path in sorted(HERE.glob("*cases.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            listed = sorted(csv.DictReader(file), key=lambda row: row["capability"])
        for which in ("tuning", "test"):
            kept = [row for row in listed if part(row["case"]) == which]
            right = {row["case"]: _right(row, book) for row in kept}
            for capability, group in groupby(kept, key=lambda row: row["capability"]):
                done = [right[row["case"]] for row in group]
                yield f"{path.stem} {which} {capability}: {sum(done)} of {len(done)}"
            yield f"{path.stem} {which}: {sum(right.values())} of {len(right)}"


def _right(row: dict[str, str], book: Codebook) -> bool:
    scored = reading.read(Article("case", "case", row["text"]), [book], SETTINGS).scored()
    both = [max((getattr(c, f) for _, c in scored), default=0) for f in ("alliance", "strain")]
    return both == [int(row["alliance"]), int(row["strain"])]


if __name__ == "__main__":
    shipped = codebook.load(codebook.SHIPPED / "alliance-strain.toml")
    for line in (*rows(shipped), *cases(shipped)):
        print(line)
