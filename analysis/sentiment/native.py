"""Compounds by numba, over the bytes of Arrow strings: for large collections.

What is compiled are the very functions of `codes` and `rules`. What they leave open (characters
that compose, a rounding near a half, ratings that cancel) `memo` settles.

The machine code is kept where numba keeps it: in `__pycache__` beside this file, or, in an
installation that cannot be written to, in the user's cache folder or NUMBA_CACHE_DIR; with none
of these it is compiled anew in each process, in a few seconds.
"""

from __future__ import annotations

import importlib.util
import math
from collections.abc import Sequence
from functools import cache
from hashlib import sha256
from inspect import getsource
from types import FunctionType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from analysis.sentiment import codes, memo, rules
from analysis.sentiment.codes import DENSE, UNREADABLE, read
from analysis.sentiment.lexicon import alphabet, descriptions, index, phrases, records, words
from analysis.sentiment.rules import MANY, compound, rounded, summed

LONGEST = 1 << 20  # bytes of a sentence that room is made for
# Callees first; `score` calls them all. A call costs more than most of them do.
INLINED = (
    *(rules.after_no, rules.degree, rules.denied, rules.least, rules.weigh, rules.compound),
    *(rules.rounded, codes.decoded, codes.stripped, codes.hashed, codes.packed, codes.number),
    codes.code,
)
CALLED = (rules.phrase, rules.idiom, rules.valence, rules.summed, codes.read)


def score(
    data: Any,
    offsets: Any,
    out: Any,
    known: Any,
    phrases: Any,
    chars: Any,
    spelled: Any,
    index: Any,
    spare: int,
) -> None:
    """The compounds of sentences, nan where Python must be asked.

    Args:
        data: the sentences in UTF-8, one after the other, uint8.
        offsets: where each starts and the last ends: len(out) + 1.
        out: filled, float64.
        known: a `lexicon.Word` for each number.
        phrases: every `lexicon.Phrase`.
        chars: a `lexicon.Char` for each code point.
        spelled: what characters are spelled as, each ended by STOP.
        index: `lexicon.index`.
        spare: room that a token may take beyond the bytes of its sentence.
    """
    longest = 0
    for row in range(len(out)):
        longest = max(longest, min(LONGEST, offsets[row + 1] - offsets[row]))
    token = np.empty(longest + spare, np.uint8)
    words = np.empty(DENSE * longest + 1, np.int64)
    values = np.empty(MANY, np.float64)
    places = np.empty(MANY, np.int64)
    for row in range(len(out)):
        start, end = offsets[row], offsets[row + 1]
        out[row] = math.nan
        if end - start > LONGEST:
            continue
        count, bangs, questions = read(data, start, end, token, words, chars, spelled, index)
        if count != UNREADABLE:
            total = summed(words, count, values, places, known, phrases)
            if not math.isnan(total):
                out[row] = rounded(compound(total, bangs, questions))


@cache
def available() -> bool:
    """Whether numba is installed, without importing it."""
    return importlib.util.find_spec("numba") is not None


def ready() -> bool:
    """Whether this process has the machine code already."""
    return bool(_score.cache_info().currsize)


@cache
def _score() -> Any:
    """`score`, compiled."""
    try:
        return _compiled(kept=True)
    except Exception:
        # Nowhere to keep it, no room, or what was kept is damaged: reading that raises anything.
        # A fault of the rules themselves is raised again.
        return _compiled(kept=False)


def _compiled(*, kept: bool) -> Any:
    from numba import njit

    names = {**vars(rules), **vars(codes), **globals()}
    for each in (*INLINED, *CALLED):
        made = FunctionType(each.__code__, names, each.__name__)
        names[each.__name__] = njit(made, inline="always") if each in INLINED else njit(made)
    whole = FunctionType(score.__code__, names, score.__name__)
    # numba keeps the machine code by this name and by the age of this file alone: what is compiled
    # from other files must be in the name, or a rule that changed would score as it did.
    whole.__qualname__ = f"{score.__name__}_{_source()}"
    compiled = njit(whole, cache=kept, nogil=True)
    _fill(compiled, np.zeros(0, np.uint8), np.zeros(1, np.int64), np.zeros(0), plainly=True)
    return compiled


def _source() -> str:
    """A sum of the modules whose functions are compiled."""
    return sha256("".join(map(getsource, (rules, codes))).encode()).hexdigest()[:16]


def _fill(compiled: Any, data: Any, offsets: Any, out: Any, *, plainly: bool) -> None:
    data = data.view()
    data.flags.writeable = False  # else numba compiles once more for buffers that may be written
    known, listed = _words()
    letters = alphabet(plainly=plainly)
    spare = max(map(len, descriptions().values())) + 8
    tables = (known, listed, letters.chars, letters.spelled, index())
    compiled(data, offsets, out, *tables, spare)


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
