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
        ("figures/lead.svg", changes.get("drawing", "<svg/>")),
    ):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    return folder


def compared(committed: Path, fresh: Path) -> tuple[int, list[str]]:
    done = subprocess.run(
        [sys.executable, SCRIPT, committed, fresh], capture_output=True, text=True, check=False
    )
    assert done.stderr == ""
    return done.returncode, done.stdout.splitlines()


def test_the_same_is_no_difference(tmp_path: Path):
    assert compared(publish(tmp_path / "a"), publish(tmp_path / "b")) == (0, [])


@pytest.mark.parametrize("value", ["0.250001", "0.249999"])
def test_the_last_digit_may_differ_by_one(tmp_path: Path, value: str):
    fresh = publish(tmp_path / "b", table=ROWS.replace("0.250000", value))
    assert compared(publish(tmp_path / "a"), fresh) == (0, [])


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("0.250000", "0.250002", "row 2, value: '0.250000' is committed, the fresh run has '0.250002'"),
        ("0.250000", "-0.250000", "row 2, value: '0.250000' is committed, the fresh run has '-0.250000'"),
        ("0.250000", "", "row 2, value: '0.250000' is committed, the fresh run has ''"),
        ("001,,3", "001,0.000000,3", "row 3, value: '' is committed, the fresh run has '0.000000'"),
        (",7\n", ",8\n", "row 2, n: '7' is committed, the fresh run has '8'"),
        ("\n000,", "\n0,", "row 2, article: '000' is committed, the fresh run has '0'"),
        ("\n000,", "\n00A,", "row 2, article: '000' is committed, the fresh run has '00A'"),
    ],
)  # fmt: skip
def test_what_differs_is_named_with_its_place(tmp_path: Path, old: str, new: str, place: str):
    assert ROWS.count(old) == 1
    fresh = publish(tmp_path / "b", table=ROWS.replace(old, new))
    assert compared(publish(tmp_path / "a"), fresh) == (1, [f"{TABLE}, {place}"])


def test_a_row_or_a_column_more_is_one_line(tmp_path: Path):
    committed = publish(tmp_path / "a")
    for name, text in (("b", ROWS + "002,,1\n"), ("c", ROWS.replace("value", "score"))):
        code, lines = compared(committed, publish(tmp_path / name, table=text))
        assert code == 1
        (line,) = lines
        assert line.startswith(f"{TABLE}, rows and columns: ")


@pytest.mark.parametrize("name", [TABLE, "figures/lead.csv", "figures/lead.svg"])
def test_a_file_that_is_not_on_both_sides_is_named(tmp_path: Path, name: str):
    committed, fresh = publish(tmp_path / "a"), publish(tmp_path / "b")
    (fresh / name).unlink()
    assert compared(committed, fresh) == (1, [f"{name}: missing in the fresh run"])
    assert compared(fresh, committed) == (1, [f"{name}: not committed"])


def test_the_drawing_itself_is_not_compared(tmp_path: Path):
    fresh = publish(tmp_path / "b", drawing="<svg> </svg>")
    assert compared(publish(tmp_path / "a"), fresh) == (0, [])


def test_with_nothing_committed_nothing_is_the_same(tmp_path: Path):
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
    assert compared(tmp_path / "a", tmp_path / "b") == (
        1,
        ["figures/ and reports/: nothing is committed to compare with"],
    )


def test_a_difference_that_is_everywhere_is_not_printed_everywhere(tmp_path: Path):
    many = "n\n" + "1\n" * 100
    fresh = publish(tmp_path / "b", table=many.replace("1", "2"))
    code, lines = compared(publish(tmp_path / "a", table=many), fresh)
    assert (code, len(lines), lines[-1]) == (1, 41, "and 60 more")
