"""The one small world that tests share: the shipped codebooks and the primary settings."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from analysis import codebook, reading
from analysis.instrument import Codebook
from analysis.model import Article, Reading, Settings

# No test is timed: what is slow on a busy machine is not wrong. The cases of property tests are the
# same in every run, so that a commit passes or fails for what is in it; `FRAMING_EXPLORE=2000` takes
# as many new ones for each test, and what it finds becomes an `@example`.
settings.register_profile("same", deadline=None, derandomize=True)
explored = int(os.environ.get("FRAMING_EXPLORE", "0"))
settings.register_profile("explore", deadline=None, max_examples=explored or 100)
settings.load_profile("explore" if explored else "same")

# A process started in the background hears no Ctrl-C, nor does any that it starts: tests ask for it.
if signal.getsignal(signal.SIGINT) == signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

# Files in which a whole study is run, or processes or a browser are started: with `-m "not slow"`
# the rest takes half a minute. A single test elsewhere has the mark itself.
SLOW = (
    *("commands/", "plots/test_figures.py", "plots/test_legible.py", "plots/test_left_out.py"),
    *("plots/test_russia_and_ties.py", "report/", "scale/test_batches.py"),
    *("scale/test_engines.py", "scale/test_estimates.py", "scale/test_report.py"),
    *("sentiment/test_batch.py", "dictionaries/", "corpus/test_articles.py", "test_api.py"),
    "test_boundaries.py",
    *("test_calibration.py", "test_cli.py", "test_cuts.py", "test_fitting.py"),
    *("test_furniture.py", "test_influence.py", "test_invariance.py", "test_matching.py"),
    *("test_nearby.py", "test_otherwise.py", "test_publishing.py", "test_recurring.py"),
    *("test_slots.py", "test_specifications.py", "test_surroundings.py", "test_tokens.py"),
    *("test_topics.py", "test_weighing.py"),
)
QUICK = ("report/test_wording.py",)  # of those


def _slow(path: Path) -> bool:
    name = path.relative_to(Path(__file__).parent).as_posix()
    return name.startswith(SLOW) and name not in QUICK


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Files of which no test is asked for are not imported either."""
    asked = "not slow" in config.option.markexpr
    return True if asked and collection_path.is_file() and _slow(collection_path) else None


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what is slow by its file, before the marks are asked for."""
    for item in items:
        if _slow(item.path):
            item.add_marker(pytest.mark.slow)


DYAD = "china+north_korea"
PRIMARY = Settings(
    title="",
    question="",
    codebooks=("alliance-strain", "emphases"),
    dyad=DYAD,
)


FEW = (
    16  # things kept: a larger store holds sentences, and with them the codebooks they were read by
)


@pytest.fixture(autouse=True, scope="module")
def _forgotten() -> Iterator[None]:
    """What sentences of one file were read to be is not kept for the next: it would be gigabytes."""
    yield
    for name, module in [*sys.modules.items()]:
        for made in vars(module).values() if name.startswith("analysis.") else ():
            if hasattr(made, "cache_clear") and (made.cache_info().maxsize or 0) > FEW:
                made.cache_clear()


@pytest.fixture(scope="session")
def books() -> tuple[Codebook, ...]:
    """The two shipped codebooks."""
    return tuple(codebook.load(codebook.SHIPPED / f"{id}.toml") for id in PRIMARY.codebooks)


@pytest.fixture(scope="session")
def read(books: tuple[Codebook, ...]) -> Callable[[str], Reading]:
    """A text, read with the shipped codebooks."""
    return lambda text: reading.read(Article("x", "x", text), books, PRIMARY)


@pytest.fixture(scope="session")
def codes(read: Callable[[str], Reading]) -> Callable[[str], str]:
    """The codes of a text's last sentence: "A", "S", "AS" or "-"."""

    def last(text: str) -> str:
        _, code = read(text).scored()[-1]
        return ("A" * code.alliance + "S" * code.strain) or "-"

    return last
