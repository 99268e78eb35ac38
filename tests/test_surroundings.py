"""Claims about the place a run is started from: nothing that lies or is set there is obeyed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import analysis
from analysis import cli, surroundings
from analysis.output import published

ROOT = Path(analysis.__file__).parents[1]
THEIRS = ("pandas", "numpy", "matplotlib", "sklearn", "typst", "analysis_study")


def away() -> dict[str, str]:
    """Variables without a home, a display or a language, and with a backend that is none."""
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "SYSTEMROOT")}
    return {**kept, "LC_ALL": "C", "MPLBACKEND": "nonsense", "PYTHONPATH": str(ROOT)}


def hostile(folder: Path) -> Path:
    """The folder with settings that nobody can read, and modules that end whoever imports them."""
    (folder / "matplotlibrc").write_bytes(b"axes.facecolor: red\n\xcf\xff")
    for name in THEIRS:
        (folder / f"{name}.py").write_text("raise SystemExit(f'imported {__name__}')\n")
    return folder


def test_a_run_from_a_study_with_settings_and_modules_of_others_is_the_run_from_anywhere(
    tmp_path: Path,
):
    study = tmp_path / "study"
    assert cli.main(["new", str(study)]) == 0
    assert cli.main(["run", str(study), "--out", str(tmp_path / "a"), "--no-notebook"]) == 0
    hostile(study)
    command = [sys.executable, "-m", "analysis.cli", "run", ".", "--out", "../b", "--no-notebook"]
    ran = subprocess.run(
        command, cwd=study, env=away(), capture_output=True, text=True, check=False
    )
    assert (ran.returncode, ran.stderr) == (0, "")
    assert published(tmp_path / "b") == published(tmp_path / "a")


def test_matplotlib_is_imported_with_no_settings_but_its_own(tmp_path: Path):
    program = """
from analysis import surroundings
import os, pathlib
before = os.getcwd(), dict(os.environ)
with surroundings.alone():
    import matplotlib
print(matplotlib.rcParams["axes.facecolor"], (os.getcwd(), dict(os.environ)) == before)
"""
    (hostile(tmp_path) / "theirs").write_text("axes.facecolor: blue\n")
    ran = subprocess.run(
        [sys.executable, "-P", "-c", program],
        cwd=tmp_path,
        env={**away(), "MATPLOTLIBRC": str(tmp_path / "theirs")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ran.stderr, ran.stdout) == ("", "white True\n")


def test_a_process_of_ours_finds_an_empty_file_of_settings(tmp_path: Path):
    theirs = {"MATPLOTLIBRC": "/theirs", "MPLBACKEND": "TkAgg", "HOME": "/home"}
    ours = surroundings.bare(theirs, tmp_path)
    assert ours == {"HOME": "/home", "MATPLOTLIBRC": str(tmp_path / "matplotlibrc")}
    assert (tmp_path / "matplotlibrc").read_bytes() == b""


def test_variables_are_back_whatever_happens(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("MPLBACKEND", "agg")
    monkeypatch.delenv("MATPLOTLIBRC", raising=False)
    before = dict(os.environ), Path.cwd()
    with pytest.raises(ZeroDivisionError), surroundings.alone():
        assert Path.cwd() != before[1]
        assert "MPLBACKEND" not in os.environ
        raise ZeroDivisionError
    assert (dict(os.environ), Path.cwd()) == before
