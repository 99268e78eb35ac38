"""Claims about how the notebook's process ends: by Ctrl-C, by somebody else, by a cell that fails."""

from __future__ import annotations

import gc
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path
from types import SimpleNamespace

import jupytext
import psutil
import pytest
from nbclient.exceptions import CellExecutionError, DeadKernelError

from analysis.model import StudyError
from analysis.report import execution


def test_ctrl_c_ends_the_notebooks_process_and_is_heard():
    process = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
    manager = SimpleNamespace(has_kernel=True, provisioner=SimpleNamespace(pid=process.pid))

    def execute() -> None:
        threading.Timer(0.2, os.kill, (os.getpid(), signal.SIGINT)).start()
        process.wait()
        raise DeadKernelError("Kernel died")

    with pytest.raises(KeyboardInterrupt):
        execution._stoppable(execute, manager)
    assert process.poll() == -signal.SIGTERM


def test_a_process_that_somebody_ends_is_the_systems_no():
    def execute() -> None:
        raise DeadKernelError("Kernel died")

    with pytest.raises(ChildProcessError, match="ended before it was done") as caught:
        execution._stoppable(execute, SimpleNamespace(has_kernel=False))
    assert caught.value.filename == "notebook"


def test_a_cell_that_fails_is_one_line():
    def execute() -> None:
        raise CellExecutionError("Traceback ...", "ValueError", "no such thing")

    with pytest.raises(StudyError) as caught:
        execution._stoppable(execute, SimpleNamespace(has_kernel=False))
    assert [problem.line() for problem in caught.value.problems] == [
        "notebook: a cell failed: ValueError: no such thing; "
        "report this as a fault of the program; --no-notebook does without"
    ]


def test_nothing_of_the_notebook_outlives_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    empty, aside = tmp_path / "empty", tmp_path / "aside"
    empty.mkdir()
    aside.mkdir()
    heard: list[str] = []
    monkeypatch.setattr(sys, "unraisablehook", lambda told: heard.append(str(told.exc_value)))
    notebook = jupytext.reads("# %%\n6 * 7", fmt="py:percent")
    before = {child.pid for child in psutil.Process().children()}
    execution._run(notebook, empty, aside, execution.environment(empty, aside))
    gc.collect()  # a socket left open says so where it is cleared away
    assert notebook.cells[0].outputs[0].data["text/plain"] == "42"
    assert {child.pid for child in psutil.Process().children()} == before
    assert heard == []
