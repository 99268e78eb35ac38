"""Claims about the one way in which a large collection is scored."""

from __future__ import annotations

import csv
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyarrow
import pytest

from analysis import measures, reading, tables
from analysis.instrument import Codebook
from analysis.model import Article, Reading
from analysis.scale import batches
from analysis.scale.instrument import Instrument, held, packed
from tests.conftest import PRIMARY
from tests.scale import generated

ROOT = Path(__file__).parents[2]


def seeds() -> Iterator[dict[str, str]]:
    with (ROOT / "seeds" / "manifest.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            text = (ROOT / "seeds" / row["file"]).read_bytes().decode()
            yield {"article": row["article"], "outlet": row["outlet"], "text": text}


def article(row: Mapping[str, str]) -> Article:
    """What a row stands for, told again without the code that reads collections."""
    return Article(
        id=row["article"],
        outlet=row["outlet"],
        source=row["text"],
        published=row.get("published", ""),
        title=row.get("title", ""),
        separate_title=bool(row.get("title", "")),
    )


def batch(rows: Iterable[Mapping[str, Any]]) -> Any:
    return pyarrow.RecordBatch.from_pylist(list(rows))


def differing(
    rows: Sequence[Mapping[str, str]], made: Instrument, books: Sequence[Codebook]
) -> int:
    """How many rows of sentences and articles are not, bit for bit, those of `reading.read`."""
    scored = batches.score(batch(rows), made)
    frames = tables.emphases(books)
    read = [reading.read(article(row), books, PRIMARY) for row in rows]
    wanted = {
        "sentences": [row for one in read for row in tables.sentence_rows(one, frames)],
        "articles": [tables.article_row(one) for one in read],
    }
    wrong = 0
    for name, expected in wanted.items():
        found = batches.table(scored, name).to_pylist()
        assert len(found) == len(expected) > 0
        wrong += sum(
            {column: row[column] for column in other} != other
            for row, other in zip(found, expected, strict=True)
        )
    return wrong


def test_the_five_articles_have_the_codes_and_scores_of_the_study(
    made: Instrument, books: tuple[Codebook, ...]
):
    rows = list(seeds())
    assert len(rows) == 5
    assert differing(rows, made, books) == 0


def test_generated_articles_have_the_codes_and_scores_of_a_reading(
    made: Instrument, books: tuple[Codebook, ...]
):
    assert differing(list(generated.articles(150)), made, books) == 0


def test_numba_gives_the_bytes_that_python_gives(made: Instrument):
    rows = batch(generated.articles(12, start=300))
    slow = batches.score(rows, made)
    quick = held(packed(replace(made, fast=True)))
    assert quick.digest == made.digest
    assert batches.score(rows, quick) == slow


@pytest.mark.large
def test_twenty_thousand_articles_have_the_codes_and_scores_of_a_reading(
    made: Instrument, books: tuple[Codebook, ...]
):
    for start in range(0, 20_000, 500):
        rows = list(generated.articles(500, start=start + 1000))
        assert differing(rows, made, books) == 0


def test_a_difference_in_one_score_would_be_seen(
    made: Instrument, books: tuple[Codebook, ...], monkeypatch: pytest.MonkeyPatch
):
    rows = list(generated.articles(3))
    scores = batches.sentiment.compounds
    monkeypatch.setattr(batches.sentiment, "compounds", lambda texts: scores(texts) + 1e-4)
    assert differing(rows, made, books) > 0


def test_how_rows_are_cut_into_batches_changes_nothing(made: Instrument):
    rows = batch(generated.articles(12))
    whole = batches.score(rows, made)
    pieces = [batches.score(rows.slice(at, 5), made) for at in range(0, 12, 5)]
    for name in ("sentences", "articles", "tallies", "problems"):
        cut = [row for piece in pieces for row in batches.table(piece, name).to_pylist()]
        assert cut == batches.table(whole, name).to_pylist()


def test_each_input_row_gives_one_row_with_its_own_sentences(made: Instrument):
    rows = [
        {"article": "1", "text": "Xi met Kim. They spoke."},
        {"article": "2", "text": ""},
        {"article": "3", "text": "Putin watched the parade."},
    ]
    scored = batches.score(batch(rows), made).to_pylist()
    assert [[s["text"] for s in row["sentences"]] for row in scored] == [
        ["Xi met Kim.", "They spoke."],
        [],
        ["Putin watched the parade."],
    ]
    assert [len(row["articles"]) for row in scored] == [1, 0, 1]
    (problem,) = scored[1]["problems"]
    assert problem == {
        "severity": "skipped",
        "place": "row 2 of its batch",
        "fault": "'text' is empty",
        "mend": "fill it or drop the row",
        "article": "2",
    }


def test_tallies_are_the_sums_of_the_measures_own_counts(
    made: Instrument, books: tuple[Codebook, ...]
):
    (row,) = generated.articles(1, start=6)
    found = batches.table(batches.score(batch([row]), made), "tallies").to_pylist()
    read = reading.read(article(row), books, PRIMARY)
    for one in found:
        cells = [cell for cell in measures.cells(read, one["facet"]) if cell is not None]
        assert one["sentences"] == len(cells)
        modules = measures.countable(measures.ids())
        names = [name for name, _ in measures.columns(one["facet"])]
        expected = [
            sum(module.counts(cell)[k] for cell in cells)
            for name in dict.fromkeys(names)
            for module in [modules[name]]
            for k in range(len(module.COLUMNS))
        ]
        assert one["sums"] == pytest.approx(expected, abs=1e-12)
    assert {"all", "own", "attributed", "dyad:"} <= {one["facet"] for one in found}


def test_an_article_that_breaks_the_reading_is_a_problem_and_the_rest_go_on(
    made: Instrument, monkeypatch: pytest.MonkeyPatch
):
    read = reading.read

    def broken(one: Article, *args: Any, **more: Any) -> Reading:
        if one.id == "2":
            raise RecursionError("too deep")
        return read(one, *args, **more)

    monkeypatch.setattr(batches.reading, "read", broken)
    rows = [{"article": str(n), "text": "Xi met Kim.", "place": f"f, row {n}"} for n in (1, 2, 3)]
    scored = batches.score(batch(rows), made)
    assert [row["article"] for row in batches.table(scored, "articles").to_pylist()] == ["1", "3"]
    (problem,) = batches.table(scored, "problems").to_pylist()
    assert (problem["place"], problem["article"]) == ("f, row 2", "2")
    assert problem["fault"] == "could not be read (RecursionError: too deep)"


def test_bytes_that_are_no_text_are_the_fault_of_their_row_alone(made: Instrument):
    bad = pyarrow.array([b"Xi met Kim.", b"\xff\xfe\xff", b"Kim left."]).view(pyarrow.string())
    rows = pyarrow.RecordBatch.from_arrays(
        [pyarrow.array(["1", "2", "3"]), bad], names=["article", "text"]
    )
    scored = batches.score(rows, made)
    assert [row["article"] for row in batches.table(scored, "articles").to_pylist()] == ["1", "3"]
    (problem,) = batches.table(scored, "problems").to_pylist()
    assert problem["fault"] == "'text' is not a text"


def test_types_as_other_programs_write_them_are_read(made: Instrument):
    text = "China and North Korea restored ties."
    plain = batch([{"article": "7", "text": text, "outlet": "Gazette"}])
    kinds = pyarrow.schema(
        [
            ("article", pyarrow.int64()),
            ("text", pyarrow.large_string()),
            ("outlet", pyarrow.dictionary(pyarrow.int8(), pyarrow.string())),
        ]
    )
    other = pyarrow.RecordBatch.from_pylist(
        [{"article": 7, "text": text, "outlet": "Gazette"}], schema=kinds
    )
    assert batches.score(other, made) == batches.score(plain, made)


def test_an_empty_batch_is_an_empty_batch(made: Instrument):
    empty = batch(generated.articles(1)).slice(0, 0)
    scored = batches.score(empty, made)
    assert (scored.num_rows, scored.schema) == (0, batches.schema(made))


def test_a_function_of_batches_to_batches_serves_map_in_arrow(made: Instrument):
    # As Spark calls it: an iterator of batches in, each scored batch out before the next is asked.
    asked = []

    def batches_of(number: int) -> Iterator[Any]:
        for at in range(number):
            asked.append(at)
            yield batch(generated.articles(2, start=at * 2))

    found = batches.mapped(batches_of(3), made)
    first = next(found)
    assert (first.num_rows, first.schema, asked) == (2, batches.schema(made), [0])
    assert [one.num_rows for one in found] == [2, 2]


def test_the_spark_snippet_of_the_readme_runs_without_spark(made: Instrument):
    text = (ROOT / "analysis" / "scale" / "README.md").read_text(encoding="utf-8")
    block = next(part for part in text.split("```") if part.startswith("python"))
    code, _, spark = block.removeprefix("python\n").partition("# In Spark")
    assert "mapInArrow(scored, schema)" in spark
    names: dict[str, Any] = {}
    exec(code, names)
    rows = batch(generated.articles(3))
    (out,) = names["scored"](iter([rows]))
    assert out == batches.score(rows, made)


def test_bytes_do_not_hang_on_the_hash_seed(tmp_path: Path):
    script = (
        "import hashlib, pyarrow\n"
        "from pathlib import Path\n"
        "from analysis import codebook\n"
        "from analysis.scale import batches, instrument\n"
        "from tests.conftest import PRIMARY\n"
        "from tests.scale import generated\n"
        "ids = PRIMARY.codebooks\n"
        "books = [codebook.load(codebook.SHIPPED / f'{id}.toml') for id in ids]\n"
        "rows = pyarrow.RecordBatch.from_pylist(list(generated.articles(6)))\n"
        "out = batches.score(rows, instrument.instrument(books, PRIMARY))\n"
        "print(hashlib.sha256(repr(out.to_pylist()).encode()).hexdigest())\n"
    )
    sums = {
        subprocess.run(
            [sys.executable, "-c", script],
            env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(sums) == 1
