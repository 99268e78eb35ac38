"""How often Python looks for cycles of things where many small ones are made and hardly a cycle.

As often as usual it is a third of the time that a long article takes, and a tenth of a run's or
of a process's that scores one article after the other.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

SELDOM = 5_000_000  # things made between two looks
STAYING = 200_000  # the same in a process that stays, which must look
MANY = 100_000  # things, as a long article has them: they are not looked through at its end either


@contextmanager
def seldom_searched() -> Iterator[None]:
    """A time in which Python seldom looks for cycles.

    Of what is left of many things at the end, all is put among what is old, as if it had been
    looked through: it is when all the rest is.
    """
    often = gc.get_threshold()
    rarer = 0 < often[0] < SELDOM
    gc.set_threshold(SELDOM if rarer else often[0], *often[1:])
    try:
        yield
    finally:
        if rarer and gc.get_count()[0] > MANY and not gc.get_freeze_count():
            gc.freeze()
            gc.unfreeze()
        gc.set_threshold(*often)


@contextmanager
def kept() -> Iterator[None]:
    """A time in which all that there is stays: what is made then is looked through, and no more."""
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


def less_searched() -> None:
    """From here on, to its end, a process looks for cycles less often than usual."""
    gc.set_threshold(STAYING)
