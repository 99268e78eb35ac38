"""How far a long command is: a bar on a terminal, a line a minute elsewhere."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

WIDTH = 24
OFTEN, SELDOM = 0.2, 60.0  # seconds between two tellings, on a terminal and in a log
FIRST = 1.0  # what is over sooner needs no bar

Tell = Callable[[int, float], None]  # articles done, share done from 0 to 1 (nan where unknown)


@contextmanager
def progress(
    *, quiet: bool, stream: TextIO | None = None, clock: Callable[[], float] = time.monotonic
) -> Iterator[Tell]:
    """A function to tell how far things are; the bar is wiped away at the end."""
    out = sys.stderr if stream is None else stream
    bar = out.isatty()
    start = told = clock()

    def tell(articles: int, share: float) -> None:
        nonlocal told
        now = clock()
        if quiet or now - told < (OFTEN if bar else SELDOM) or now - start < FIRST:
            return
        told = now
        text = line(articles, share, now - start)
        out.write(f"\r\x1b[K{drawn(share)}{text}" if bar else f"{text}\n")
        out.flush()

    try:
        yield tell
    finally:
        if bar and told > start:
            out.write("\r\x1b[K")
            out.flush()


def line(articles: int, share: float, seconds: float) -> str:
    """How much is done, how fast, and how long it will still take at that rate."""
    rate = articles / seconds if seconds > 0 else 0.0
    text = f"{articles:,} articles, {rate:,.0f} a second"
    if not 0 < share <= 1:
        return text
    return f"{share:.0%}, {text}, {span(seconds * (1 - share) / share)} left"


def drawn(share: float) -> str:
    """The bar; empty where the share is unknown."""
    if not 0 <= share <= 1:
        return ""
    full = int(share * WIDTH)
    return f"[{'#' * full}{'-' * (WIDTH - full)}] "


def span(seconds: float) -> str:
    """A length of time: ``45 s``, ``12 min``, ``3 h 05 min``."""
    if seconds < 100:
        return f"{seconds:.0f} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 100 else f"{minutes // 60} h {minutes % 60:02d} min"
