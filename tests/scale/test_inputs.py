"""Claims about what addresses lead to and how a part comes in."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pyarrow
import pytest
from pyarrow import parquet

from analysis.model import Problem
from analysis.scale import inputs
from analysis.scale.inputs import Part
from tests.scale import generated


def written(path: Path, rows: list[dict[str, Any]], group: int = 1000) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    parquet.write_table(pyarrow.Table.from_pylist(rows), path, row_group_size=group)
    return path


def rows(part: Part) -> list[dict[str, Any]]:
    found = [one for one in inputs.batches(part) if not isinstance(one, Problem)]
    return [
        {name: inputs.texts(batch, name)[at] for name in batch.schema.names}
        for batch in found
        for at in range(batch.num_rows)
    ]


def problems(part: Part) -> list[Problem]:
    return [one for one in inputs.batches(part) if isinstance(one, Problem)]


def only(address: Path | str) -> Part:
    (part,), faults = inputs.parts([str(address)])
    assert faults == []
    return part


def test_files_folders_and_globs_lead_to_their_tables_by_name(tmp_path: Path):
    some = list(generated.articles(1))
    for name in ("b.parquet", "a.parquet", "deep/c.parquet", "_temporary/x.parquet", ".h.parquet"):
        written(tmp_path / name, some)
    (tmp_path / "_SUCCESS").touch()
    (tmp_path / "notes.txt").write_text("nothing")

    def names(*addresses: str) -> list[str]:
        found, faults = inputs.parts([f"{tmp_path}/{one}" for one in addresses])
        assert faults == []
        return [str(Path(part.address).relative_to(tmp_path)) for part in found]

    assert names("") == ["a.parquet", "b.parquet", "deep/c.parquet"]
    assert names("*.parquet") == ["a.parquet", "b.parquet"]
    assert names("**/*.parquet") == ["a.parquet", "b.parquet", "deep/c.parquet"]
    assert names("b.parquet", "") == ["b.parquet", "a.parquet", "deep/c.parquet"]  # once each


def test_an_address_that_leads_nowhere_is_a_problem_each(tmp_path: Path):
    (tmp_path / "empty").mkdir()
    addresses = [f"{tmp_path}/none.csv", f"{tmp_path}/empty", f"{tmp_path}/*.csv", "nowhere://x/y"]
    found, faults = inputs.parts(addresses)
    assert found == []
    assert [fault.place for fault in faults] == addresses
    assert faults[0].fault == "cannot be read (No such file or directory)"
    assert faults[1].fault == faults[2].fault == "there is no file in .csv or .jsonl or .parquet"


def test_a_large_file_is_several_parts_that_hold_its_rows_once_with_their_places(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    made = list(generated.articles(23))
    path = written(tmp_path / "in.parquet", made, group=5)
    monkeypatch.setattr(inputs, "SPLIT", 4000)
    parts, _ = inputs.parts([str(path)])
    assert len(parts) > 2
    assert len({part.name for part in parts}) == len(parts)
    held = [row for part in parts for row in rows(part)]
    assert [row["article"] for row in held] == [row["article"] for row in made]
    assert [row["place"] for row in held] == [f"{path}, row {n}" for n in range(1, 24)]


def test_csv_jsonl_and_parquet_give_the_same_rows(tmp_path: Path):
    made = list(generated.articles(4))
    written(tmp_path / "in.parquet", made)
    (tmp_path / "in.jsonl").write_text("".join(json.dumps(row) + "\n" for row in made))
    import csv

    with (tmp_path / "in.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, list(made[0]))
        writer.writeheader()
        writer.writerows(made)
    for name in ("in.parquet", "in.jsonl", "in.csv"):
        found = [
            {k: v for k, v in row.items() if k != "place"} for row in rows(only(tmp_path / name))
        ]
        assert found == made


def test_an_address_of_fsspec_is_read_as_a_file_is(tmp_path: Path):
    import fsspec

    memory = fsspec.filesystem("memory")
    made = list(generated.articles(3))
    path = written(tmp_path / "in.parquet", made)
    lines = "".join(json.dumps(row) + "\n" for row in made)
    memory.pipe("/shelf/a.parquet", path.read_bytes())
    memory.pipe("/shelf/b.jsonl", lines.encode())
    try:
        parts, faults = inputs.parts(["memory://shelf"])
        assert faults == []
        assert [part.address for part in parts] == [
            "memory:///shelf/a.parquet",
            "memory:///shelf/b.jsonl",
        ]
        for part, kind in zip(parts, ("row", "line"), strict=True):
            found = rows(part)
            assert [row["text"] for row in found] == [row["text"] for row in made]
            assert found[0]["place"] == f"{part.address}, {kind} 1"
    finally:
        memory.rm("/shelf", recursive=True)


def test_a_row_with_an_id_that_another_has_is_a_problem_and_one_without_is_not_alike(
    tmp_path: Path,
):
    path = tmp_path / "in.csv"
    path.write_text("article,text\n1,Xi met Kim.\n1,Kim left.\n,No id.\n,No id either.\n")
    part = only(path)
    assert [row["text"] for row in rows(part)] == ["Xi met Kim.", "No id.", "No id either."]
    (again,) = problems(part)
    assert again.line() == (
        f"{path}, row 3: the article '1' stands there already; give each article an id of its own"
    )


def test_a_file_with_a_hole_gives_its_first_rows_and_a_problem(tmp_path: Path):
    path = written(tmp_path / "in.parquet", list(generated.articles(40)), group=10)
    data = bytearray(path.read_bytes())
    group = parquet.read_metadata(path).row_group(2)
    start = group.column(1).dictionary_page_offset or group.column(1).data_page_offset
    data[start : start + 200] = b"\xff" * 200
    path.write_bytes(data)
    part = only(path)
    assert len(rows(part)) < 40
    (fault,) = problems(part)
    assert fault.severity == "skipped"
    assert fault.fault.startswith("cannot be read beyond row")


def test_long_texts_make_small_batches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(inputs, "LONG", 3000)
    made = [{"article": str(n), "text": "Xi met Kim. " * 100} for n in range(9)]  # 1,200 each
    part = only(written(tmp_path / "in.parquet", made))
    sizes = [batch.num_rows for batch in inputs.batches(part)]
    assert sizes == [2, 2, 2, 2, 1]
    assert [row["article"] for row in rows(part)] == [str(n) for n in range(9)]


def test_names_of_parts_are_safe_and_differ_by_folder(tmp_path: Path):
    parts = [Part(f"s3://shelf/{folder}/a b\u00e9\u2028.parquet", 1, "") for folder in ("x", "y")]
    assert all(part.name.replace("-", "").replace("_", "").isalnum() for part in parts)
    assert len({part.name for part in parts}) == 2
