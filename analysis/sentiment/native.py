"""Compounds by numba, over the bytes of Arrow strings: for large collections.

The rules compiled are those of `rules`, the very functions. What they leave open (characters
that compose, a rounding near a half, ratings that cancel) `memo` settles.

The machine code is kept where numba keeps it: in `__pycache__` beside `rules`, or, in an
installation that cannot be written to, in the user's cache folder or NUMBA_CACHE_DIR; with none
of these it is compiled anew in each process, in a few seconds.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Sequence
from functools import cache
from types import FunctionType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from analysis.sentiment import memo, rules
from analysis.sentiment.lexicon import alphabet, descriptions, index, phrases, records, words

# Callees first; `rules.score` calls them all. A call costs more than most of them do.
INLINED = (
    *(rules.after_no, rules.degree, rules.denied, rules.least, rules.weigh, rules.compound),
    *(
        rules.rounded,
        rules.decoded,
        rules.stripped,
        rules.hashed,
        rules.packed,
        rules.number,
        rules.code,
    ),
)
CALLED = (rules.phrase, rules.idiom, rules.valence, rules.summed, rules.read)


@cache
def available() -> bool:
    """Whether numba is installed, without importing it."""
    return importlib.util.find_spec("numba") is not None


def ready() -> bool:
    """Whether this process has the machine code already."""
    return bool(_score.cache_info().currsize)


@cache
def _score() -> Any:
    """`rules.score`, compiled."""
    try:
        return _compiled(kept=True)
    except Exception:
        # Nowhere to keep it, no room, or what was kept is damaged: reading that raises anything.
        # A fault of the rules themselves is raised again.
        return _compiled(kept=False)


def _compiled(*, kept: bool) -> Any:
    from numba import njit

    names = dict(vars(rules))
    for each in (*INLINED, *CALLED):
        made = FunctionType(each.__code__, names, each.__name__)
        names[each.__name__] = njit(made, inline="always") if each in INLINED else njit(made)
    score = FunctionType(rules.score.__code__, names, rules.score.__name__)
    compiled = njit(score, cache=kept, nogil=True)
    _fill(compiled, np.zeros(0, np.uint8), np.zeros(1, np.int64), np.zeros(0), plainly=True)
    return compiled


def _fill(score: Any, data: Any, offsets: Any, out: Any, *, plainly: bool) -> None:
    data = data.view()
    data.flags.writeable = False  # else numba compiles once more for buffers that may be written
    known, listed = _words()
    letters = alphabet(plainly=plainly)
    spare = max(map(len, descriptions().values())) + 8
    tables = (known, listed, letters.chars, letters.spelled, index())
    score(data, offsets, out, *tables, spare)


@cache
def _words() -> tuple[Any, Any]:
    return records(words(), "i8 f8 f8 i8"), records(phrases(), "i8 f8 ?")


def compounds(sentences: Sequence[str | None] | Any, *, plainly: bool) -> NDArray[np.float64]:
    """The compounds of strings, equal to `memo.compound` of each; nan for a missing one.

    Args:
        sentences: a sequence of strings, or a pyarrow Array or ChunkedArray of them.
        plainly: as `spelling.normalised` has them, not as they are written.
    """
    chunks = _chunks(sentences)
    made = [_of_chunk(chunk, plainly=plainly) for chunk in chunks]
    out = np.concatenate([np.empty(0), *made])
    for at in np.flatnonzero(np.isnan(out)).tolist():
        text: Any = sentences[at]
        if hasattr(text, "as_py"):
            text = text.as_py()
        out[at] = np.nan if text is None else memo.compound(text, plainly=plainly)
    return out


def _chunks(sentences: Sequence[str | None] | Any) -> list[Any]:
    """The sentences as Arrow arrays; what UTF-8 cannot hold (half a surrogate pair) is missing."""
    import pyarrow as pa

    if isinstance(sentences, pa.ChunkedArray):
        return list(sentences.chunks)
    if isinstance(sentences, pa.Array):
        return [sentences]
    try:
        return [pa.array(sentences, pa.large_string())]
    except UnicodeEncodeError:
        return [pa.array([_encodable(text) for text in sentences], pa.large_string())]


def _encodable(text: str | None) -> str | None:
    return None if text is None or any("\ud800" <= char <= "\udfff" for char in text) else text


def _of_chunk(strings: Any, *, plainly: bool) -> NDArray[np.float64]:
    """The compounds of one Arrow array; nan for a missing string or where Python is to be asked."""
    import pyarrow as pa

    if strings.type not in (pa.string(), pa.large_string()):
        strings = strings.cast(pa.large_string())
    _, places, data = strings.buffers()
    width = np.int64 if strings.type == pa.large_string() else np.int32
    offsets: NDArray[Any] = np.zeros(1, np.int64)
    if len(strings):
        offsets = np.frombuffer(places, width)[strings.offset :][: len(strings) + 1]
    out = np.empty(len(strings), np.float64)
    bytes_ = np.frombuffer(data, np.uint8) if data is not None else np.zeros(0, np.uint8)
    _fill(_score(), bytes_, offsets.astype(np.int64), out, plainly=plainly)
    if strings.null_count:
        out[strings.is_null().to_numpy(zero_copy_only=False)] = np.nan
    return out
