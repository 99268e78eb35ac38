"""Claims about what a long command says of how far it is."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest

from analysis.scale.progress import drawn, line, progress, span


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def told(stream: io.StringIO, seconds: list[float], *, quiet: bool = False) -> str:
    times = iter([0.0, *seconds])
    with progress(quiet=quiet, stream=stream, clock=lambda: next(times)) as tell:
        for at in range(len(seconds)):
            tell(100 * (at + 1), (at + 1) / 10)
    return stream.getvalue()


def test_a_log_gets_a_line_a_minute():
    assert told(io.StringIO(), [10.0, 59.0, 61.0, 100.0, 122.0]).splitlines() == [
        # 300 articles in 61 s; 3 tenths took 61 s, so 7 will take 142
        "30%, 300 articles, 5 a second, 2 min left",
        "50%, 500 articles, 4 a second, 2 min left",
    ]


def test_a_terminal_gets_a_bar_that_is_wiped_away():
    text = told(Terminal(), [0.5, 2.0, 2.1, 4.0])
    assert text == (
        "\r\x1b[K[####--------------------] 20%, 200 articles, 100 a second, 8 s left"
        "\r\x1b[K[#########---------------] 40%, 400 articles, 100 a second, 6 s left"
        "\r\x1b[K"
    )


@pytest.mark.parametrize("stream", [io.StringIO, Terminal])
def test_quiet_says_nothing(stream: Callable[[], io.StringIO]):
    assert told(stream(), [10.0, 100.0, 200.0], quiet=True) == ""


@pytest.mark.parametrize("stream", [io.StringIO, Terminal])
def test_what_is_over_at_once_says_nothing(stream: Callable[[], io.StringIO]):
    assert told(stream(), [0.3, 0.6, 0.9]) == ""


def test_an_unknown_share_has_no_bar_and_no_end():
    assert drawn(float("nan")) == ""
    assert line(50, float("nan"), 10.0) == "50 articles, 5 a second"


@pytest.mark.parametrize(
    ("seconds", "text"), [(0.4, "0 s"), (99.4, "99 s"), (600, "10 min"), (7500, "2 h 05 min")]
)
def test_a_length_of_time_is_told_roughly(seconds: float, text: str):
    assert span(seconds) == text
