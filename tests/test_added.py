"""Claims about files that are found by lying in a package: what one lacks is said, with its file."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from types import ModuleType

import pytest

from analysis import cli, commands, measures, plots
from analysis.added import whole
from analysis.measures import _cells
from analysis.report import findings


def file(name: str, **has: object) -> ModuleType:
    made = ModuleType(name)
    vars(made).update(has)
    return made


def test_a_file_that_has_all_that_is_asked_is_the_file():
    made = file("analysis.plots.mine", TITLE="?", ORDER=1)
    assert whole(made, ("TITLE", "ORDER")) is made


def lists(package: ModuleType, ask: Callable[[], object], asked: set[str]) -> object:
    return pytest.param(package, ask, asked, id=package.__name__)


@pytest.mark.parametrize(
    ("package", "ask", "asked"),
    [
        lists(
            measures,
            lambda: _cells.measure("balance"),
            {
                "LABEL",
                "BOUNDS",
                "COLUMNS",
                "CARRIES",
                "RESTS",
                "INTERVAL",
                "TIE",
                "counts",
                "value",
            },
        ),
        lists(
            plots,
            lambda: plots.plot("lead"),
            {"TITLE", "ORDER", "COLUMNS", "HOW", "rows", "draw", "narrow", "alt"},
        ),
        lists(findings, findings.subjects.__wrapped__, {"SAID"}),
        lists(commands, cli.parser, {"HELP", "arguments", "run"}),
    ],
)
def test_what_a_file_lacks_is_said_with_where_it_is_told_of(
    package: ModuleType, ask: Callable[[], object], asked: set[str], monkeypatch: pytest.MonkeyPatch
):
    def bare(name: str) -> ModuleType:
        return file(name)

    for home in (_cells, plots, findings):
        monkeypatch.setattr(home, "import_module", bare)
    monkeypatch.setattr(importlib, "import_module", bare)
    with pytest.raises(AttributeError) as raised:
        ask()
    said = str(raised.value)
    assert said.startswith(package.__name__.replace(".", "/"))
    assert set(said.partition(" lacks ")[2].partition(";")[0].split(", ")) == asked
    # each is told of where the message sends one
    assert f"{package.__name__.replace('.', '/')}/__init__.py says" in said
    assert all(f"`{name}" in (package.__doc__ or "").replace("``", "`") for name in asked)


def test_a_measure_that_is_a_fact_needs_no_counts(monkeypatch: pytest.MonkeyPatch):
    made = file("analysis.measures.balance", LABEL="?", BOUNDS=(0, 1), fact=lambda reading: None)
    monkeypatch.setattr(_cells, "import_module", lambda name: made)
    assert _cells.measure("balance") is made
    del made.LABEL
    with pytest.raises(AttributeError, match=r"balance\.py lacks LABEL;"):
        _cells.measure("balance")
