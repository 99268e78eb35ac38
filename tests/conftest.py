"""The one small world that tests share: the shipped codebooks and the primary settings."""

from __future__ import annotations

import signal
from collections.abc import Callable

import pytest
from hypothesis import settings

from analysis import codebook, reading
from analysis.model import Article, Codebook, Reading, Settings

# No test is timed: what is slow on a busy machine is not wrong.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

# A process started in the background hears no Ctrl-C, nor does any that it starts: tests ask for it.
if signal.getsignal(signal.SIGINT) == signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

DYAD = "china+north_korea"
PRIMARY = Settings(
    title="",
    question="",
    codebooks=("alliance-strain", "emphases"),
    dyad=DYAD,
)


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
