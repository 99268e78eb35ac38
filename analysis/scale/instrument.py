"""What a collection is scored with, and how it gets to whoever scores.

Codebooks are compared by identity, so that what is compiled from one is compiled once. A worker
therefore unpacks an *instrument* once, and keeps it by the sum of its bytes.
"""

from __future__ import annotations

import hashlib
import json
import pickle
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from analysis import codebook, sentiment
from analysis.cycles import less_searched
from analysis.instrument import Codebook
from analysis.measures import columns, ids
from analysis.model import Settings

CODEBOOKS = ("alliance-strain", "emphases")
DYAD = "china+north_korea"


@dataclass(frozen=True)
class Instrument:
    """Codebooks and settings: all that the scores of a text depend on."""

    codebooks: tuple[Codebook, ...]
    settings: Settings
    fast: bool = False  # whether there is so much to score that numba is worth its start

    @property
    def emphases(self) -> tuple[str, ...]:
        """The frames that get a column of their own, in the codebooks' order."""
        frames = (frame for book in self.codebooks for frame in book.frames.values())
        return tuple(frame.id for frame in frames if frame.role == "emphasis")

    @cached_property
    def said(self) -> dict[str, object]:
        """The instrument as a dataset tells it: two that say the same give the same scores."""
        return {
            "codebooks": [
                {"id": book.id, "version": book.version, "sha256": book.sha256}
                for book in self.codebooks
            ],
            "dyad": self.settings.dyad,
            "scope": self.settings.scope,
            "denial": self.settings.denial,
            "weighing": self.settings.weighing,
            "measures": list(ids()),
            "columns": {facet: [list(c) for c in columns(facet)] for facet in ("all", "dyad:")},
        }

    @cached_property
    def digest(self) -> str:
        """The sum of what it says."""
        return hashlib.sha256(json.dumps(self.said).encode()).hexdigest()


def instrument(
    codebooks: Sequence[Codebook], settings: Settings, *, fast: bool = False
) -> Instrument:
    """The instrument of these codebooks and settings; the first codebook has the poles."""
    return Instrument(tuple(codebooks), settings, fast)


@cache
def shipped() -> Instrument:
    """The study's own: of `framing score` where no codebook is named; made once a process."""
    books = tuple(codebook.load(codebook.find(id, Path())) for id in CODEBOOKS)
    return Instrument(books, Settings("", "", CODEBOOKS, DYAD))


def packed(made: Instrument) -> bytes:
    """The instrument as bytes, for another process of the same version."""
    return pickle.dumps((made.digest, made.codebooks, made.settings, made.fast))


_HELD: dict[str, Instrument] = {}  # by digest: what this process has unpacked


def held(data: bytes) -> Instrument:
    """The instrument of these bytes, which must come from `packed`; unpacked once a process."""
    digest, codebooks, settings, fast = pickle.loads(data)
    made = _HELD.setdefault(digest, Instrument(codebooks, settings, fast))
    if fast:
        with suppress(ModuleNotFoundError):  # no numba: the same scores, later
            sentiment.compounds([], fast=True)
    return made


def ready(data: bytes) -> None:
    """What a process does before it scores: unpack the instrument, and set itself to one thread."""
    from threadpoolctl import threadpool_limits

    held(data)
    threadpool_limits(1)
    less_searched()


def known(digest: str) -> Instrument:
    """An instrument that this process holds.

    Raises:
        KeyError: it was never handed over.
    """
    return _HELD[digest]
