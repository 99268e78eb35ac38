"""Articles that are copies of each other, or nearly: found, said, and kept.

Two articles are compared by their runs of `N` words: the share of either's runs that both hold
(resemblance), and the share of the runs of the one that holds fewer (containment; Broder 1997).
A run is held as a number, so that a hundred thousand articles can be compared: which pairs to
look at is found by the runs they share, and each pair looked at is compared whole.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.model import Article

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

N = 8  # words: fewer in a row are shared by writers who never saw each other's text
NEAR = 0.5  # resemblance from which two articles are nearly one
INSIDE = 0.8  # containment from which the shorter stands in the longer
FEW = 12  # runs: so many at least must be shared by two that are not the same
SKETCH = 256  # runs of an article by which its like are looked for
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Copy:
    """An article that is another's copy, or nearly; both are kept."""

    article: str
    of: str  # the first article, by id, that it is a copy of
    resemblance: float  # of the runs that either holds, the share that both hold
    containment: float  # of the runs of the one that holds fewer: 1, it stands in the other

    def line(self) -> str:
        """How alike the two are, in words."""
        if self.resemblance == 1:
            return f"the same words as the article '{self.of}'"
        alike = f"{self.resemblance:.2f} of their runs of {N} words are shared"
        return f"like the article '{self.of}': {alike}, {self.containment:.2f} of the shorter's"


def copies(articles: Sequence[Article]) -> tuple[Copy, ...]:
    """The articles that are a copy of one before them by id, each with the one it is most like."""
    if len(articles) < 2:
        return ()
    import numpy as np

    listed = sorted(articles, key=lambda article: article.id)
    runs = [_runs(_proper(article)) for article in listed]
    best: dict[int, tuple[float, int, float]] = {}
    for i, j in _pairs(runs):
        shared = len(np.intersect1d(runs[i], runs[j], assume_unique=True))
        either, fewer = len(runs[i]) + len(runs[j]) - shared, min(len(runs[i]), len(runs[j]))
        resemblance, containment = shared / either, shared / fewer
        alike = resemblance >= NEAR or containment >= INSIDE
        if resemblance == 1 or (alike and shared >= FEW):
            best[j] = max(best.get(j, (0.0, 0, 0.0)), (resemblance, -i, containment))
    return tuple(
        Copy(listed[j].id, listed[-i].id, resemblance, containment)
        for j, (resemblance, i, containment) in sorted(best.items())
    )


def _proper(article: Article) -> str:
    """The article proper, as far as its first and last words are given and found."""
    start = article.source.find(article.body_from)
    end = article.source.rfind(article.body_to) + len(article.body_to)
    return article.source[max(start, 0) : end if end > start else None]


def _runs(text: str) -> NDArray[np.uint64]:
    """The distinct runs of a text, as numbers in order; a shorter text is one run."""
    import numpy as np

    words = [zlib.crc32(word.encode()) for word in _WORD.findall(text.casefold())]
    numbers = np.array(words, dtype=np.uint64)
    size = min(N, len(words))
    count = len(words) - size + 1
    made = np.zeros(count if words else 0, dtype=np.uint64)
    for place in range(size):
        # Wraps around, as a hash may; the factor is Knuth's for 64 bits.
        made = made * np.uint64(6364136223846793005) + numbers[place : place + count]
    return np.unique(made)


def _pairs(runs: Sequence[NDArray[np.uint64]]) -> Iterator[tuple[int, int]]:
    """The pairs that share a run of those by which an article is looked for, each once.

    Of the articles that hold one run each is paired with the first and with the one before it:
    with every other it would be the square of what all articles of a site have in common.
    """
    import numpy as np

    # The smallest of numbers that are as good as drawn: the same ones in all that hold them.
    sketches = [made[:SKETCH] for made in runs]
    if not sketches:
        return
    owners = np.repeat(np.arange(len(runs)), [len(sketch) for sketch in sketches])
    every = np.concatenate(sketches)
    order = np.lexsort((owners, every))
    every, owners = every[order], owners[order]
    opens = np.flatnonzero(np.r_[True, every[1:] != every[:-1]][: len(every)])
    first = np.repeat(owners[opens], np.diff(np.r_[opens, len(every)]))
    before = np.r_[owners[:1], owners[:-1]]
    held = every == np.r_[every[:1] + np.uint64(1), every[:-1]]
    pairs = np.stack([np.r_[first[held], before[held]], np.r_[owners[held], owners[held]]], axis=1)
    yield from ((int(i), int(j)) for i, j in np.unique(pairs, axis=0) if i != j)
