"""From counts to points and errors; random streams, and resamples drawn from them.

**Sums.** Every estimate is a function of sums over units (sentences, paragraphs, articles) of a
*pair* (x, y): alliance and strain, hits and words, compound and 1. So a resample is
`times @ rows`, where `times` (draws, units) says how often each unit was drawn. The *moments* of
a pair, (..., 5) = sums of x, y, xx, xy, yy, are enough for an estimate and for its error:
linearised, and smoothed by half a count where a count can be 0.

**Scales.** `log_odds`, `log_share`, `log_ratio` and `ratio` turn moments into (point, error).
Undefined is nan. `intervals` makes intervals of them, `pairwise` differences of outlets.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Callable, Sequence
from itertools import accumulate

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array = NDArray[np.float64]
HALF = 0.5  # what is added to a count before its logarithm (Lowe et al. 2011)
BLOCK = 1000  # draws held at a time


def arrays(*values: ArrayLike) -> tuple[Array, ...]:
    """Values as arrays of floats."""
    return tuple(np.asarray(value, dtype=np.float64) for value in values)


def over(x: ArrayLike, y: ArrayLike) -> Array:
    """The quotient x / y; nan where y is not above 0."""
    above, below = arrays(x, y)
    return np.asarray(above / np.where(below > 0, below, np.nan))


def stream(seed: int, *names: str) -> np.random.Generator:
    """The random generator of that name: the same whatever ran before, on every machine.

    The names are joined by a byte that UTF-8 never uses, so no two lists of names meet.
    """
    parts = [name.encode("utf-8", "surrogatepass") for name in (str(seed), *names)]
    digest = hashlib.sha256(b"\xff".join(parts)).digest()
    return np.random.Generator(np.random.PCG64(int.from_bytes(digest, "big")))


def counted(picks: NDArray[np.int64], n: int) -> Array:
    """How often each of `n` units was picked, as floats: (draws, any) indices -> (draws, n)."""
    draws = len(picks)
    cells = (picks + np.arange(draws)[:, None] * n).ravel()
    return np.bincount(cells, minlength=draws * n).reshape(draws, n).astype(np.float64)


def resamples(seed: int, unit: str, outlet: str, n: int | Sequence[int], draws: int) -> Array:
    """How often each unit of an outlet is drawn, with replacement: (draws, units).

    `n` is how many there are, or how many in each stratum (the sentences of each article),
    which then keeps its size.
    """
    random = stream(seed, unit, outlet)
    strata = [n] if isinstance(n, int) else list(n)
    times = np.empty((draws, sum(strata)))
    for size, end in zip(strata, accumulate(strata), strict=True):
        for start in range(0, draws, BLOCK):  # the same draws as all at once, in half the time
            rows = times[start : start + BLOCK, end - size : end]
            rows[:] = counted(random.integers(0, size, (len(rows), size)), size)
    return times


def logit(a_total: ArrayLike, s_total: ArrayLike) -> Array:
    """The log odds of alliance over strain, ln(A + 1/2) - ln(S + 1/2) (Lowe et al. 2011)."""
    a, s = arrays(a_total, s_total)
    return np.asarray(np.log(a + HALF) - np.log(s + HALF))


def balance(a_total: ArrayLike, s_total: ArrayLike) -> Array:
    """The balance (A - S) / (A + S), from -1 to 1; nan where A + S is 0."""
    return over(np.subtract(a_total, s_total), np.add(a_total, s_total))


def importance(a_total: ArrayLike, s_total: ArrayLike, n: ArrayLike) -> Array:
    """The importance ln((A + S + 1) / N) (Lowe et al. 2011); nan where N is 0."""
    return np.asarray(np.log(over(np.add(a_total, s_total) + 1, n)))


def moments(pairs: ArrayLike) -> Array:
    """The products behind an error: pairs (..., 2) in, (..., 5) = x, y, xx, xy, yy out.

    Taken of each unit (an article's own sums, where articles are the units) and then summed.
    """
    (both,) = arrays(pairs)
    x, y = both[..., 0], both[..., 1]
    return np.stack([x, y, x * x, x * y, y * y], axis=-1)


def _spread(sums: Array, p: Array, q: Array) -> Array:
    """The sum over units of (p x - q y) squared; what rounding leaves of 0 is 0."""
    spread = p * p * sums[..., 2] - 2 * p * q * sums[..., 3] + q * q * sums[..., 4]
    return np.asarray(np.where(spread < 1e-12 * p * p * sums[..., 2], 0.0, spread))


def log_odds(sums: Array) -> tuple[Array, Array]:
    """ln(X + 1/2) - ln(Y + 1/2) and its error.

    With sentences as units that are alliance only a, strain only s, both c:
    SE^2 = (a + 1/2) / (A + 1/2)^2 + (s + 1/2) / (S + 1/2)^2 + c (1/(A + 1/2) - 1/(S + 1/2))^2.

    Where all of the rarer of the two was found in one unit, one find says nothing of how the two
    go together, and half a count makes it look steadier than it is: there the squared error is
    not below 1 / (max(X, Y) + 1/2) + 1, that of independent counts of which one is 1. With a
    balance of .9 and 15 sentences, intervals without this held it in 90 % of simulations, with it
    in 96 %.
    """
    x, y, xx, yy = sums[..., 0], sums[..., 1], sums[..., 2], sums[..., 4]
    p, q = 1 / (x + HALF), 1 / (y + HALF)
    variance = _spread(sums, p, q) + HALF * (p * p + q * q)
    rarer, square = np.where(x < y, x, y), np.where(x < y, xx, yy)
    alone = np.where((square == rarer * rarer) & (rarer > 0), np.minimum(p, q) + 1, 0.0)
    return logit(x, y), np.sqrt(np.maximum(variance, alone))


def log_share(sums: Array) -> tuple[Array, Array]:
    """The log odds of X against the rest, Y - X, and its error; X of Y things, such as a share."""
    x, y, xx, xy, yy = (sums[..., k] for k in range(5))
    return log_odds(np.stack([x, y - x, xx, xy - xx, yy - 2 * xy + xx], axis=-1))


def log_ratio(sums: Array, add: float = 1.0) -> tuple[Array, Array]:
    """ln((X + add) / Y) and its error; nan where Y is 0."""
    p, q = 1 / (sums[..., 0] + add), over(1.0, sums[..., 1])
    return np.log(q / p), np.sqrt(_spread(sums, p, q) + add * p * p)


def ratio(sums: Array, add: float = 0.0) -> tuple[Array, Array]:
    """X / Y and its error, nan where Y is 0; `add` is 1/2 where X counts and can be 0."""
    point, p = over(sums[..., 0], sums[..., 1]), over(1.0, sums[..., 1])
    return point, np.sqrt(_spread(sums, p, point * p) + add * p * p)


def jackknife_error(rows: Array, scale: Callable[[Array], tuple[Array, Array]]) -> float:
    """The error of an estimate from leaving out each unit once (Tukey 1958; Efron and Stein 1981).

    `rows` are the moments (units, 5) of each; `scale` turns sums of them into (point, error).
    Errs upwards where one unit carries much. Nan with fewer than two units.
    """
    n = len(rows)
    if n < 2:
        return math.nan
    left, _ = scale(rows.sum(axis=0) - rows)
    return math.sqrt((n - 1) / n * float(np.square(left - left.mean()).sum()))
