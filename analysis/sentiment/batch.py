"""Compounds of many sentences, each equal to vaderSentiment's."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import nan
from typing import Any

import numpy as np
from numpy.typing import NDArray

from analysis.sentiment import memo, native
from analysis.sentiment.masking import event_spans, eventful, masked
from analysis.text import Span

# Sentences from which numba is worth its import and its machine code, kept from an earlier
# process; and, once a process has both, worth a call.
COLD, WARM = 100_000, 16
MANY = 1_000  # sentences from which Arrow is worth its import


def compounds(
    sentences: Sequence[str | None] | Any, *, plainly: bool = True, fast: bool | None = None
) -> NDArray[np.float64]:
    """The VADER compound of every sentence, from -1 to 1, in order; nan for a missing one.

    Equal (``==``) to `compound` of each, in time linear in all their characters. A process
    that will score many batches calls ``compounds([], fast=True)`` first: from then on every
    batch of more than a few sentences is scored by numba.

    Args:
        sentences: a sequence of strings, or an Arrow array of them, chunked or not.
        plainly: as `normalised` has them; False: as they are written, as vaderSentiment would.
        fast: by numba (True), in Python (False), or what is worth it for so many. The scores
            are the same.

    Raises:
        ModuleNotFoundError: fast, and numba is not installed.
    """
    if fast and not native.available():
        raise ModuleNotFoundError(
            "analysis/sentiment: fast scoring needs numba; pip install 'framing-study[fast]'"
        )
    if fast is None:
        enough = WARM if native.ready() else COLD
        fast = len(sentences) >= enough and native.available()
    if fast:
        return native.compounds(sentences, plainly=plainly)
    texts = sentences.to_pylist() if hasattr(sentences, "to_pylist") else sentences
    return np.array([_compound(text, plainly=plainly) for text in texts], np.float64)


def masked_compounds(
    sentences: Sequence[str], spans: Sequence[Iterable[Span]], *, fast: bool | None = None
) -> NDArray[np.float64]:
    """The compounds of sentences without names and event words, in order.

    Equal to `compound` of each sentence `masked` at its spans and its `event_spans`.

    Args:
        sentences: strings.
        spans: of each sentence, its names, as offsets into it.
        fast: as for `compounds`.

    Raises:
        ValueError: a span that is not inside its sentence.
    """
    seen = eventful(sentences) if len(sentences) >= MANY else [True] * len(sentences)
    texts = [
        masked(text, [*own, *event_spans(text)] if may else own)
        for text, own, may in zip(sentences, spans, seen, strict=True)
    ]
    return compounds(texts, fast=fast)


def _compound(text: str | None, *, plainly: bool) -> float:
    return nan if text is None else memo.compound(text, plainly=plainly)
