from __future__ import annotations

import csv
import io
import json
import math
import os
import stat
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import output


def cell(value: object) -> str:
    """A value as it stands in a table of one column."""
    header, text = output.csv_text([{"a": value}], ["a"]).split("\n", 1)
    assert header == "a"
    return text.removesuffix("\n")


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (3, "3"),
        (np.int64(3), "3"),
        (True, "1"),
        (np.bool_(False), "0"),
        (0.5, "0.500000"),
        (np.float32(0.5), "0.500000"),
        (1 / 3, "0.333333"),
        (1e-9, "0.000000"),
        (-1e-9, "0.000000"),
        (-0.0, "0.000000"),
        (-0.25, "-0.250000"),
        (None, ""),
        (math.nan, ""),
        (np.float64("nan"), ""),
        ("", ""),
        ("a, b", '"a, b"'),
        ('say "so"', '"say ""so"""'),
        ("one\ntwo", '"one\ntwo"'),
        ("one\rtwo", '"one\rtwo"'),
    ],
)
def test_a_value_is_written_by_the_rules_of_the_tables(value: object, written: str):
    assert cell(value) == written


@pytest.mark.parametrize("text", ["=1+1", "+cmd", "-2+3", "@SUM(A1)", "- Kim met Xi.", "-"])
def test_text_that_a_spreadsheet_would_run_gets_an_apostrophe(text: str):
    assert cell(text) == f"'{text}"


def test_a_tab_or_a_carriage_return_in_front_is_no_way_around():
    assert cell("\t=1+1") == "'\t=1+1"
    assert cell("\r=1+1") == '"\'\r=1+1"'


@pytest.mark.parametrize("text", ["-1", "+0.5", "-1.25e-3", "2025-09-04", "a=b", "— Kim met Xi."])
def test_numbers_and_other_text_stay_as_they_are(text: str):
    assert cell(text) == text


def test_infinity_is_refused_because_undefined_has_another_name():
    with pytest.raises(ValueError, match="undefined is None"):
        cell(math.inf)


def test_a_missing_column_is_a_mistake_and_a_further_one_is_left_out():
    assert output.csv_text([{"b": 2, "a": 1, "c": 3}], ["a", "b"]) == "a,b\n1,2\n"
    with pytest.raises(KeyError):
        output.csv_text([{"a": 1}], ["a", "b"])


def test_a_table_without_rows_has_its_header():
    assert output.csv_text([], ["a", "b"]) == "a,b\n"


@given(st.lists(st.tuples(st.text(), st.text()), min_size=1))
def test_text_comes_back_from_csv_but_for_the_apostrophe(cells: list[tuple[str, str]]):
    text = output.csv_text(({"a": a, "b": b} for a, b in cells), ["a", "b"])
    _, *rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    for written, read in zip(cells, rows, strict=True):
        for before, after in zip(written, read, strict=True):
            assert after in (before, f"'{before}")


def test_json_keeps_the_order_and_the_letters():
    assert output.json_text({"b": [1, -0.0, True], "a": {"é": None}}) == (
        '{\n "b": [\n  1,\n  0.0,\n  true\n ],\n "a": {\n  "é": null\n }\n}\n'
    )


def test_json_lines_carry_text_as_it_is_and_numbers_of_six_digits():
    rows = [{"text": "=1+1\n“é”", "score": 1 / 3, "none": math.nan, "n": np.int64(2)}]
    line = output.jsonl_text(rows, ["text", "score", "none", "n"])
    assert line.count("\n") == 1
    assert json.loads(line) == {"text": "=1+1\n“é”", "score": 0.333333, "none": None, "n": 2}
    assert "“é”" in line


def test_what_a_terminal_would_obey_is_not_printed():
    assert output.printable("a\x1b[2Jb\x9bc\x07d\u202ee") == "a\ufffd[2Jb\ufffdc\ufffdd\ufffde"
    assert output.printable("one\r\n\ttwo") == "one two"
    assert output.printable("é “so” 北") == "é “so” 北"


# Files


def everything(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_what_is_published_is_there_whole_and_nothing_else_is(tmp_path: Path):
    files = {"figures/a.svg": b"<svg/>", "reports/tables/a.csv": b"a\n"}
    output.publish(files, tmp_path / "out")
    assert everything(tmp_path / "out") == files
    output.publish({"figures/a.svg": b"new"}, tmp_path / "out")
    assert everything(tmp_path / "out") == files | {"figures/a.svg": b"new"}


def test_text_is_written_in_utf8_with_its_line_ends(tmp_path: Path):
    output.write_text(tmp_path / "a.csv", "é\n")
    assert (tmp_path / "a.csv").read_bytes() == b"\xc3\xa9\n"


def test_a_failure_while_writing_leaves_every_old_file_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    old = {"figures/a.svg": b"old a", "figures/b.svg": b"old b"}
    output.publish(old, tmp_path)
    stamps = {name: (tmp_path / name).stat().st_mtime_ns for name in old}
    calls = iter([None, OSError(28, "No space left on device")])

    def full(descriptor: int) -> None:
        if error := next(calls):
            raise error

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        output.publish({name: b"new" for name in old}, tmp_path)
    assert everything(tmp_path) == old
    assert {name: (tmp_path / name).stat().st_mtime_ns for name in old} == stamps


def test_a_folder_in_the_way_is_found_before_anything_is_moved(tmp_path: Path):
    (tmp_path / "b.svg").mkdir()
    with pytest.raises(IsADirectoryError):
        output.publish({"a.svg": b"new", "b.svg": b"new"}, tmp_path)
    assert everything(tmp_path) == {}


def test_files_are_moved_only_when_all_are_on_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    done: list[str] = []
    fsync, replace = os.fsync, os.replace
    monkeypatch.setattr(os, "fsync", lambda d: (done.append("disk"), fsync(d))[1])
    monkeypatch.setattr(os, "replace", lambda a, b: (done.append("move"), replace(a, b))[1])
    output.publish({"a": b"1", "b": b"2"}, tmp_path)
    assert done == ["disk", "disk", "move", "move"]


def test_who_may_read_a_published_file_is_up_to_the_system_as_for_any_file(tmp_path: Path):
    (tmp_path / "plain").write_bytes(b"")
    output.write_bytes(tmp_path / "published", b"")
    modes = {stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("plain", "published")}
    assert len(modes) == 1


@pytest.mark.parametrize("name", ["../a", "/etc/a", "a/../../b", ""])
def test_no_name_leads_out_of_the_folder(tmp_path: Path, name: str):
    with pytest.raises(ValueError, match="leads out of the folder"):
        output.publish({name: b""}, tmp_path / "out")
    assert everything(tmp_path) == {}
