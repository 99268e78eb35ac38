"""What hangs on one thing: each number without each entry, phrase, guard, sentence, paragraph.

The numbers are the balance and the shares of sentences by which orders are stated.

An entry that is left out is not there: what its words took from shorter ones is theirs again. A
guard that is left out no longer keeps its words from counting; each such hit is then judged
like any other, by denial, dyad and scope. Both were judged when the article was read
(`otherwise.read`), and here are only sums. An entry, phrase or guard is left out for all outlets
at once, a sentence or paragraph for its own; what stands in no article can move nothing and is
not listed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

import numpy as np
from numpy.typing import NDArray

from analysis import stats
from analysis.instrument import Codebook
from analysis.model import Reading, Settings
from analysis.omission import KINDS, PARTS, Kind, Odds, Omission
from analysis.orders import order
from analysis.sides import Leaning, Side, gone, leaning
from analysis.specifications import balance, primary, weighed
from analysis.stats import Array
from analysis.tallies import Choices, Tally, counted, kept, pairs, repairs, tallies, way, weights

# What is left out by measure: Russia is found by its names, which no codebook's entry touches.
TRIED: Mapping[str, tuple[Kind, ...]] = {
    "balance": KINDS,
    "alliance_share": KINDS,
    "strain_share": KINDS,
    "russia_share": PARTS,
}
PAIRED = ((0, 1), (4, 2), (5, 2), (6, 2))  # the columns of `_rows` that each is made of
Changed = Mapping[int, Array]  # row of a tally -> what counts there instead, a row of four


def omissions(
    readings: Sequence[Reading],
    codebooks: Sequence[Codebook],
    settings: Settings,
    *,
    voice: str | None = None,
) -> tuple[Omission, ...]:
    """Every omission under the primary specification, by measure, kind, id and outlet.

    `voice` takes the place of the primary specification's.

    Raises:
        ValueError: a reading was made by something else than `otherwise.read`.
    """
    choices = primary(settings, codebooks)
    choices = choices if voice is None else {**choices, "voice": voice}
    every = tallies(readings, codebooks)
    names = [tally.outlet for tally in every]
    least = settings.minimum
    before = np.array([_numbers(tally, choices, least) for tally in every])
    leanings = [
        _leaning(tally, choices, settings, now) for tally, now in zip(every, before, strict=True)
    ]
    made: list[Omission] = []
    for (kind, id), changed in _things(readings, codebooks, every).items():
        after, leans = before.copy(), [one.asked for one in leanings]
        for at, (tally, rows) in enumerate(zip(every, changed, strict=True)):
            if rows:
                after[at] = _numbers(tally, choices, least, rows)
                again = partial(_recounted, tally, choices, rows)
                leans[at] = leanings[at].without(after[at][0, :3], again)
        made += _made(kind, id, names, before, after, leans)
    for at, tally in enumerate(every):
        made += _parts(tally, at, before, choices, least, leanings[at])
    places = list(TRIED)
    return tuple(sorted(made, key=lambda o: (places.index(o.measure), KINDS.index(o.kind))))


def _made(
    kind: Kind,
    id: str,
    names: Sequence[str],
    before: Array,
    after: Array,
    leans: Sequence[Side | None],
    only: int | None = None,
) -> Iterator[Omission]:
    """The omission of one thing, measure by measure: of every outlet, or of one `only`."""
    for at, (measure, tried) in enumerate(TRIED.items()):
        if kind not in tried:
            continue
        was, now = before[:, at], after[:, at]
        holds = _holds(was[:, 0], now[:, 0])
        for place in range(len(names)) if only is None else (only,):
            ends = _optional(was[place, 0]), _optional(now[place, 0])
            odds = _odds_of(was[place]), _odds_of(now[place])
            where = leans[place] if measure == "balance" else None
            yield Omission(kind, id, names[place], *ends, holds, measure, *odds, where)


def _things(
    readings: Sequence[Reading], codebooks: Sequence[Codebook], every: Sequence[Tally]
) -> dict[tuple[Kind, str], list[Changed]]:
    """Each entry, phrase and guard that stands somewhere, sorted, with what changes by tally."""
    mending = repairs(codebooks[0]) if codebooks else frozenset()
    row = {
        (tally.articles[place], int(number)): (at, line)
        for at, tally in enumerate(every)
        for line, (place, number) in enumerate(zip(tally.place, tally.number, strict=True))
    }
    found: dict[tuple[Kind, str], list[dict[int, Array]]] = {}
    for reading in readings:
        for without in reading.without:
            changed = found.setdefault((without.kind, without.id), [{} for _ in every])
            at, line = row[reading.article.id, without.sentence]
            changed[at][line] = counted(without.counting, mending)
    return {key: list(found[key]) for key in sorted(found)}


def _rows(tally: Tally, choices: Choices, changed: Changed | None = None) -> Array:
    """What each sentence has, (n, 7); zeros where it is not looked at.

    Alliance and strain as the choices count them; its weight as it comes, words or 1; and 1; then
    times its weight whether it is coded alliance, is coded strain, names Russia.
    """
    hits = tally.hits[way(choices)].copy()
    for line, counts in (changed or {}).items():
        hits[line] = counts
    size = tally.words if choices["weight"] == "words" else np.ones(len(hits))
    made = pairs(hits, choices["unit"], choices["repair"]) * size[:, None]
    coded = pairs(hits, "sentences", choices["repair"]) * size[:, None]
    rows = np.column_stack([made, size, np.ones(len(hits)), coded, tally.russia * size])
    return np.asarray(rows * kept(tally, choices)[:, None])


def _values(sums: Array, choices: Choices) -> Array:
    """Each measure of `TRIED` from sums of rows: (..., 7) -> (..., measures)."""
    a, s, total, n = np.moveaxis(sums[..., :4], -1, 0)
    mean = stats.over(n, total)  # the weights are brought to a mean of 1
    value = balance(a * mean, s * mean, choices["smoothing"] == "one")
    shares = stats.over(sums[..., 4:], total[..., None])
    return np.concatenate([np.asarray(value)[..., None], shares], axis=-1)


def _units(rows: Array) -> Array:
    """The two counts that each measure is made of: rows (n, 7) -> (n, measures, 2)."""
    return np.stack([rows[:, list(columns)] for columns in PAIRED], axis=1)


def _numbers(tally: Tally, choices: Choices, least: int, changed: Changed | None = None) -> Array:
    """Value, log odds, error and whether verdicts have enough, by measure: (measures, 4)."""
    rows, looked_at = _rows(tally, choices, changed), kept(tally, choices)
    units = _units(rows)
    by_paragraph = stats.moments(_summed(units, tally.cluster))
    sums, clusters = rows.sum(axis=0), len(np.unique(tally.cluster[looked_at]))
    moments = np.stack([stats.moments(units).sum(axis=0), by_paragraph.sum(axis=0)])
    odds = _odds(sums, moments, np.asarray(clusters), least)
    return np.concatenate([_values(sums, choices)[:, None], odds], axis=-1)


def _leaning(tally: Tally, choices: Choices, settings: Settings, numbers: Array) -> Leaning:
    """On which side the balance of an outlet lies, to be asked again without a thing."""
    looked_at, sample = kept(tally, choices), (tally.outlet, len(tally.articles))
    units = weighed(tally, choices, weights(tally.words, looked_at, choices["weight"]))
    return leaning(numbers[0, :3], units[looked_at], tally.place[looked_at], sample, settings)


def _recounted(tally: Tally, choices: Choices, changed: Changed) -> tuple[NDArray[np.int64], Array]:
    """Which of the sentences looked at have other counts, and alliance and strain in each."""
    looked_at = kept(tally, choices)
    lines = np.array([line for line in changed if looked_at[line]], dtype=np.int64)
    hits = np.array([changed[line] for line in lines]).reshape(-1, 4)
    size = weights(tally.words, looked_at, choices["weight"])[lines]
    made = pairs(hits, choices["unit"], choices["repair"]) * size[:, None]
    return (np.cumsum(looked_at) - 1)[lines], made


def _summed(values: Array, part: NDArray[np.int64]) -> Array:
    """Sums of the rows of each part: (n, ...) -> (parts, ...)."""
    found = np.zeros((int(part.max(initial=-1)) + 1, *values.shape[1:]))
    np.add.at(found, part, values)
    return found


def _odds(sums: Array, moments: Array, clusters: Array, least: int) -> Array:
    """Log odds and error of each measure, and whether verdicts have enough: (..., measures, 3).

    Takes sums of rows (..., 7) and moments by sentence and by paragraph (2, ..., measures, 5),
    of so many paragraphs (...).
    """
    mean = stats.over(sums[..., 3], sums[..., 2])[..., None]
    scaled = moments * np.stack([mean, mean, mean**2, mean**2, mean**2], axis=-1)
    balance_, shares = stats.log_odds(scaled[..., :1, :]), stats.log_share(scaled[..., 1:, :])
    points, errors = (np.concatenate(both, axis=-1) for both in zip(balance_, shares, strict=True))
    wider = np.fmax(errors[0], np.where(clusters[..., None] < 2, np.nan, errors[1]))
    x, y = scaled[0, ..., 0], scaled[0, ..., 1]
    rests = np.concatenate([x[..., :1] + y[..., :1], y[..., 1:]], axis=-1)
    return np.stack([points[0], wider, rests >= least], axis=-1)


def _parts(
    tally: Tally, at: int, before: Array, choices: Choices, least: int, stood: Leaning
) -> Iterator[Omission]:
    """The omission of each sentence and of each paragraph that an outlet has."""
    looked_at = kept(tally, choices)
    rows = _rows(tally, choices)[looked_at]
    units = _units(rows)
    _, cluster, size = np.unique(tally.cluster[looked_at], return_inverse=True, return_counts=True)
    sentences, paragraphs = stats.moments(units), _summed(units, cluster)
    by_paragraph = stats.moments(paragraphs)
    numbers: tuple[NDArray[np.int64], ...] = (tally.number, tally.paragraph)
    names = [tally.outlet] * len(before)
    for kind, number in zip(PARTS, numbers, strict=True):
        keys = np.stack([tally.place, number], axis=-1)[looked_at]
        ids, first, part, many = np.unique(
            keys, axis=0, return_index=True, return_inverse=True, return_counts=True
        )
        part, inside = part.ravel(), cluster[first]  # no part reaches beyond one paragraph
        sums = rows.sum(axis=0) - _summed(rows, part)
        rest = stats.moments(paragraphs[inside] - _summed(units, part))
        moments = np.stack(
            [
                sentences.sum(axis=0) - _summed(sentences, part),
                by_paragraph.sum(axis=0) - by_paragraph[inside] + rest,
            ]
        )
        odds = _odds(sums, moments, len(size) - (size[inside] == many), least)
        left = np.concatenate([_values(sums, choices)[..., None], odds], axis=-1)
        for n, ((place, one), now) in enumerate(zip(ids, left, strict=True)):
            after = before.copy()
            after[at] = now
            without = partial(gone, part, n)
            leans = [stood.without(now[0, :3], without)] * len(before)
            id = f"{tally.articles[place]}:{one}"
            yield from _made(kind, id, names, before, after, leans, at)


def _odds_of(numbers: Array) -> Odds | None:
    _, point, error, enough = map(float, numbers)
    return (point, error) if enough and not np.isnan(point + error) else None


def _holds(before: Array, after: Array) -> bool | None:
    was, now = (order(v[:, None], v[None, :]) for v in (before, after))
    stood = np.abs(was) == 1
    if not stood.any() or np.isnan(now[stood]).any():
        return None
    return bool((was[stood] == now[stood]).all())


def _optional(value: float) -> float | None:
    return None if np.isnan(value) else float(value) + 0.0
