"""Claims about CONTRIBUTING.md: what it says of adding things holds, to the letter.

A copy of the package gets the files that the text has one write and runs the lines that it has one
run; where a block of output stands behind the lines, it is what they print.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
TEXT = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
WRITE = re.compile(r"^Write `([^`]+)`:\s*\Z", re.MULTILINE)
ADDED = (
    "an article",
    "a codebook",
    "a measure",
    "a figure",
    "a section of the report",
    "a command",
)
Step = tuple[str, str]  # a path to write, or "" for lines to run; what


def section(text: str, title: str) -> str:
    """What stands under a heading, and under those below it."""
    marks, _, name = title.partition(" ")
    found = re.search(
        rf"^{marks} {re.escape(name)}\n(.*?)(?=^#{{1,{len(marks)}}} |\Z)",
        text,
        re.MULTILINE | re.DOTALL,
    )
    assert found, title
    return found[1]


def steps(text: str) -> Iterator[tuple[Step, str | None]]:
    """What a text has one do, in order, each with the output that is promised."""
    waiting: Step | None = None
    end = 0
    for block in BLOCK.finditer(text):
        before, kind, body = text[end : block.start()], block[1], block[2]
        end = block.end()
        named = WRITE.search(before)
        if not named and kind == "text" and waiting:
            yield waiting, body
            waiting = None
            continue
        if waiting:
            yield waiting, None
        assert named or kind == "sh", f"a block that is neither written nor run: {body}"
        waiting = (named[1] if named else "", body)
    if waiting:
        yield waiting, None


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the package, set up as `make check` would."""
    unused = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "analysis", tmp_path / "analysis", ignore=unused)
    bin = tmp_path / ".venv" / "bin"
    bin.mkdir(parents=True)
    (tmp_path / ".cache").mkdir()
    command = f'#!/bin/sh\nPYTHONPATH="{tmp_path}" exec "{sys.executable}" -m analysis.cli "$@"\n'
    (bin / "framing").write_text(command)
    (bin / "framing").chmod(0o755)
    return tmp_path


def follow(step: Step, project: Path) -> str:
    """What a step prints. Raises CalledProcessError where a line fails."""
    path, body = step
    if path:
        file = project / path
        assert not file.exists(), f"{path} is there already"
        file.write_text(body, encoding="utf-8")
        return ""
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", body],
        cwd=project,
        env={**os.environ, "LC_ALL": "C"},
        stdout=subprocess.PIPE,
        encoding="utf-8",
        check=True,
    )
    return done.stdout


def test_what_can_be_added_has_an_example_of_one_file():
    adding = section(TEXT, "## Add something")
    titles = re.findall(r"^### (.*)$", adding, re.MULTILINE)
    assert [title.lower() for title in titles] == list(ADDED)
    for title in titles:
        written = [path for (path, _), _ in steps(section(adding, f"### {title}")) if path]
        assert len(written) == 1, title


@pytest.mark.slow
def test_adding_things_goes_as_the_text_says(project: Path):
    told = [
        step
        for title in ("## Add something", "## Change an entry")
        for step in steps(section(TEXT, title))
    ]
    promised = [output for _, output in told if output]
    assert len(promised) == len(ADDED) + 1
    for step, output in told:
        printed = follow(step, project)
        if output is not None:
            assert printed == output
    # what was added obeys the rules for what is there
    ruff = [sys.executable, "-m", "ruff", "check", "--config", str(ROOT / "pyproject.toml")]
    files = [path for (path, _), _ in told if path.endswith(".py")]
    assert len(files) == 4
    subprocess.run([*ruff, *files], cwd=project, check=True)
    # and its figure passes what figures are put to
    shutil.copy(ROOT / "pyproject.toml", project)
    unused = shutil.ignore_patterns("__pycache__", "*.csv")
    shutil.copytree(ROOT / "tests", project / "tests", ignore=unused)
    put = "certainty or each_outlet_has_one or says_how_to_read_it"
    asked = [sys.executable, "-m", "pytest", "-q", "-n", "0", "tests/plots", "-k", put]
    subprocess.run(asked, cwd=project, env={**os.environ, "PYTHONPATH": str(project)}, check=True)


def test_a_promise_that_is_not_kept_is_seen(project: Path):
    text = "Write `a.txt`:\n\n```text\none\n```\n\n```sh\ncat a.txt\n```\n\n```text\ntwo\n```\n"
    (write, nothing), (run, promised) = steps(text)
    assert (write, nothing) == (("a.txt", "one\n"), None)
    assert follow(write, project) == ""
    assert follow(run, project) == "one\n" != promised
    with pytest.raises(subprocess.CalledProcessError):
        follow(("", "false\ntrue"), project)
    with pytest.raises(AssertionError, match="neither written nor run"):
        list(steps("```python\nx\n```\n"))
