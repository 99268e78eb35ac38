from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from analysis import cli
from analysis.commands import check
from analysis.model import Problem, StudyError

ROOT = Path(__file__).parents[1]


def raising(error: BaseException) -> Callable[[argparse.Namespace], int]:
    def run(args: argparse.Namespace) -> int:
        raise error

    return run


def ended(error: BaseException, monkeypatch: pytest.MonkeyPatch) -> int:
    """The exit code of a command that ends with an error."""
    monkeypatch.setattr(check, "run", raising(error))
    return cli.main(["check"])


def test_what_a_person_must_mend_is_a_line_each_and_exit_2(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    error = StudyError(
        Problem("error", "manifest.csv, row 3", "'soon' is no date", "write it as YYYY-MM-DD"),
        Problem("error", "study.toml", "it is\nempty\x1b[2J", "fill it"),
    )
    assert ended(error, monkeypatch) == 2
    printed = capsys.readouterr()
    assert printed.err.splitlines() == [
        "manifest.csv, row 3: 'soon' is no date; write it as YYYY-MM-DD",
        "study.toml: it is empty\ufffd[2J; fill it",
    ]
    assert printed.out == ""


@pytest.mark.parametrize(
    ("error", "line"),
    [
        (PermissionError(13, "Permission denied", "reports/run.json"), "reports/run.json: Permission denied; check who may write there"),
        (OSError(28, "No space left on device", "figures/lead.svg"), "figures/lead.svg: No space left on device; make room on the disk"),
        (OSError(30, "Read-only file system", "figures"), "figures: Read-only file system; name another folder with --out"),
        (OSError(5, "Input/output error"), "framing: Input/output error; mend that and run again"),
        (TimeoutError(), "framing: TimeoutError; mend that and run again"),
    ],
)  # fmt: skip
def test_what_the_system_refuses_is_one_line_and_exit_3(
    error: OSError,
    line: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
):
    assert ended(error, monkeypatch) == 3
    assert capsys.readouterr().err.splitlines() == [line]


def test_ctrl_c_is_130_and_silent(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    assert ended(KeyboardInterrupt(), monkeypatch) == 130
    assert capsys.readouterr().err == ""


def test_a_mistake_of_ours_is_not_passed_off_as_the_users(monkeypatch: pytest.MonkeyPatch):
    with pytest.raises(ZeroDivisionError):
        ended(ZeroDivisionError(), monkeypatch)


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        ([], "framing: the following arguments are required: COMMAND; see 'framing --help'"),
        (["run", "--fast"], "framing: unrecognized arguments: --fast; see 'framing --help'"),
        (["run", "--no-note"], "framing: unrecognized arguments: --no-note; see 'framing --help'"),
        (["score", "a.csv"], "framing score: the following arguments are required: --out; see 'framing score --help'"),
    ],
)  # fmt: skip
def test_a_wrong_command_line_is_one_line_and_exit_2(
    arguments: list[str], line: str, capsys: pytest.CaptureFixture[str]
):
    assert cli.main(arguments) == 2
    assert capsys.readouterr().err.splitlines() == [line]


def test_help_lists_every_command_there_is_a_file_for_and_no_other(
    capsys: pytest.CaptureFixture[str],
):
    with pytest.raises(SystemExit) as ended:
        cli.main(["--help"])
    assert ended.value.code == 0
    listed = [
        line.split()[0]
        for line in capsys.readouterr().out.splitlines()
        if line.startswith("    ") and not line.startswith("     ")
    ]
    files = {path.stem for path in (ROOT / "analysis" / "commands").glob("*.py")}
    assert set(listed) - {"COMMAND"} == files - {"__init__"}


def test_help_imports_nothing_heavy():
    code = (
        "import sys\nfrom analysis import cli\n"
        "try:\n    cli.main(['--help'])\nexcept SystemExit:\n    pass\n"
        "print(sorted({name.split('.')[0] for name in sys.modules}), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    heavy = (
        "numpy",
        "scipy",
        "sklearn",
        "nltk",
        "matplotlib",
        "jinja2",
        "nbformat",
        "threadpoolctl",
    )
    assert [name for name in heavy if f"'{name}'" in done.stderr] == []


def test_a_reader_who_has_enough_ends_the_command_quietly():
    # `framing evidence | head -1`: the reading end of the pipe is closed after one line.
    command = subprocess.Popen(
        [sys.executable, "-m", "analysis.cli", "evidence", "seeds"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={"PYTHONUNBUFFERED": "1", "PATH": ""},
    )
    assert command.stdout and command.stderr
    assert command.stdout.readline()
    command.stdout.close()
    assert command.stderr.read() == ""
    command.stderr.close()
    assert command.wait() == 0


def test_letters_that_the_terminal_lacks_do_not_stop_the_printing():
    done = subprocess.run(
        [sys.executable, "-m", "analysis.cli", "evidence", "--article", "000", "--frame", "alliance"],
        cwd=ROOT,
        capture_output=True,
        env={"PYTHONIOENCODING": "ascii", "PATH": ""},
        check=True,
    )  # fmt: skip
    assert rb"\xbb" in done.stdout
    assert done.stderr == b""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere names of files are UTF-8 or wider")
def test_a_name_that_the_system_cannot_have_is_one_line(tmp_path: Path):
    manifest = "article,file,outlet\n1,El Pa\u00eds.txt,A\n"
    (tmp_path / "manifest.csv").write_text(manifest, encoding="utf-8")
    (tmp_path / "study.toml").write_bytes((ROOT / "seeds/study.toml").read_bytes())
    done = subprocess.run(
        [sys.executable, "-m", "analysis.cli", "check", tmp_path],
        cwd=ROOT,
        capture_output=True,
        env={"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PATH": ""},
        check=False,
    )
    assert done.returncode == 3
    assert done.stderr.decode().splitlines() == [
        "framing: files have no names with '\\xed' here: this system takes them as ascii; "
        "set PYTHONUTF8=1 and run again"
    ]
