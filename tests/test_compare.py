"""Claims about the script that compares two publications; what differs is test_differences'."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).with_name("compare.py")
TABLE = "reports/tables/estimates.csv"
ROWS = "article,value,n\n000,0.250000,7\n001,,3\n"


def publish(folder: Path, **changes: str) -> Path:
    """A small publication; ``table`` replaces the table."""
    for name, text in (
        (TABLE, changes.get("table", ROWS)),
        ("figures/lead.csv", "outlet,value\nA,1.000000\n"),
        ("figures/lead.svg", "<svg/>"),
    ):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    return folder


def compared(*folders: Path) -> tuple[int, list[str]]:
    done = subprocess.run(
        [sys.executable, SCRIPT, *folders], capture_output=True, text=True, check=False
    )
    return done.returncode, [*done.stdout.splitlines(), *done.stderr.splitlines()]


def test_the_same_is_no_difference(tmp_path: Path):
    assert compared(publish(tmp_path / "a"), publish(tmp_path / "b")) == (0, [])


def test_a_difference_is_a_line_and_exit_1(tmp_path: Path):
    fresh = publish(tmp_path / "b", table=ROWS.replace("0.250000", "0.750000"))
    line = f"{TABLE}, row 2, value: published 0.250000, now 0.750000, 0.500000 more"
    assert compared(publish(tmp_path / "a"), fresh) == (1, [line])


@pytest.mark.parametrize("name", [TABLE, "figures/lead.csv", "figures/lead.svg"])
def test_a_file_that_is_not_on_both_sides_is_named(tmp_path: Path, name: str):
    committed, fresh = publish(tmp_path / "a"), publish(tmp_path / "b")
    (fresh / name).unlink()
    assert compared(committed, fresh) == (1, [f"{name}: published, not made now"])
    assert compared(fresh, committed) == (1, [f"{name}: not published, made now"])


def test_a_file_that_is_empty_on_both_sides_is_named(tmp_path: Path):
    folders = publish(tmp_path / "a", table=""), publish(tmp_path / "b", table="")
    assert compared(*folders) == (1, [f"{TABLE}: empty, empty now"])


def test_with_nothing_published_nothing_is_the_same(tmp_path: Path):
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
    assert compared(tmp_path / "a", tmp_path / "b") == (
        1,
        ["figures/ and reports/: nothing is published to compare with"],
    )


def test_a_difference_that_is_everywhere_is_not_printed_everywhere(tmp_path: Path):
    many = "n\n" + "1\n" * 100
    fresh = publish(tmp_path / "b", table=many.replace("1", "2"))
    code, lines = compared(publish(tmp_path / "a", table=many), fresh)
    assert (code, len(lines), lines[-1]) == (1, 41, "and 60 more")


def test_a_wrong_call_is_exit_2(tmp_path: Path):
    assert compared(tmp_path) == (2, ["compare.py: name two folders: COMMITTED FRESH"])
