"""Words that carry a frame together, in a sentence where no entry speaks for it.

Each word has a weight, by where it stands (in a clause about the dyad or in another, denied or
not), and so has what is known of the sentence already: who is named in it, and what became of
the entries in it. All are added up (logistic regression, fitted to coded sentences by
`fitting`). The weights are published like the codebook, and a sentence that is coded so names
the words that carried it. Entries alone remain a specification.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import fsum, inf
from typing import NamedTuple

from analysis import dyad, nearby
from analysis.features import (
    ANYWHERE,
    FUNCTION_WORDS,
    KEPT,
    OTHER,
    PAIR,
    PLACES,
    RECENT,
    WORD,
    Word,
    around,
    free,
    members,
    present,
    stemmed,
    turning,
)
from analysis.instrument import Codebook, Weights
from analysis.model import Hit
from analysis.scans import Scan
from analysis.slots import BOOKS

ENTRY = "weighed words"  # the entry that hits of words together are of
SHOWN = 5  # words that a hit names, the weightiest first
CLEAR = 0.4055  # logits, odds of three to two: on less than that words claim nothing
ROUNDING = 1e-6  # what sums of weights may lose to rounding: far less than any weight
_PART = re.compile(r"[a-z]+")


@dataclass(frozen=True, slots=True)
class Sum:
    """The evidence for a frame, in logits, and the words that speak for it, weightiest first.

    `around` is what the names and the entries of the sentence add, by their feature.
    """

    evidence: float
    words: tuple[tuple[float, Word], ...]
    around: tuple[tuple[float, str], ...] = ()


def added(
    of: Mapping[str, float], present: Collection[str], free: Collection[str]
) -> dict[str, float]:
    """What each feature adds to the evidence.

    A word that is judged elsewhere may speak against the frame, not for it: what an entry found
    denied or of others stands, and a guard can only take evidence away.
    """
    return {f: of[f] if f in free else min(of[f], 0.0) for f in of.keys() & present}


def reachable(
    found: Sequence[Word], scan: Scan, before: Sequence[Scan], *, pair: str, warm: bool
) -> bool:
    """Whether a sentence can be about the pair at all.

    Both are named in it or just before it; closeness, moreover, needs a clause that is about them.
    """
    if not members(pair) <= dyad.within_reach(scan, before):
        return False
    return not warm or any(word.features[0].startswith(PAIR) for word in found)


def weighed(weights: Weights, found: Sequence[Word], around: Collection[str] = ()) -> Sum:
    """The evidence for a frame in a sentence."""
    each = added(weights.of, present(found), free(found))
    beside = sorted(((weights.of[f], f) for f in around if f in weights.of), key=_weightiest)
    evidence = _evidence(weights, each, around)
    words = [(fsum(each.get(f, 0.0) for f in word.features), word) for word in found]
    speaking = sorted((w for w in words if w[0] > 0), key=lambda w: (-w[0], w[1].start))
    return Sum(evidence, tuple(speaking), tuple(beside))


def _evidence(weights: Weights, each: Mapping[str, float], around: Collection[str]) -> float:
    """The intercept, what each feature adds, and what is known beside, in logits."""
    # fsum: the same to the last digit in whatever order.
    return fsum([weights.intercept, *each.values(), *(weights.of.get(f, 0.0) for f in around)])


def _weightiest(weight: tuple[float, str]) -> tuple[float, str]:
    return -abs(weight[0]), weight[1]


def decisive(
    codebook: Codebook,
    found: Sequence[Word],
    scan: Scan,
    hits: Sequence[Hit],
    spoken: Collection[str],
    *,
    pair: str,
) -> Iterator[tuple[Weights, Sum]]:
    """The frames that words carry, of those not yet spoken for; hits as they are without guards."""
    there, unheld = present(found), free(found)
    for weights in codebook.weights:
        if weights.frame not in spoken:
            beside = around(scan, hits, pair=pair, frame=weights.frame)
            if _evidence(weights, added(weights.of, there, unheld), beside) > CLEAR:
                total = weighed(weights, found, beside)
                if total.words:
                    yield weights, total


class _Adds(NamedTuple):
    """The most that words of a stem can add to each frame, where they stand first, and again."""

    stem: str
    first: tuple[float, ...]
    again: tuple[float, ...]


class _Most(dict[str, _Adds | None]):
    """What each word met can add at most; None: nothing, as of most words."""

    def __init__(self, codebook: Codebook, places: Sequence[str]) -> None:
        super().__init__()
        self._places = places  # where words may stand
        self._of: list[dict[str, dict[str, float]]] = []  # by frame, stem and place
        for weights in codebook.weights:
            placed: dict[str, dict[str, float]] = {}
            for feature, weight in weights.of.items():
                where, _, stem = feature.partition(": ")
                if where in (*places, ANYWHERE):
                    placed.setdefault(stem, {})[where] = weight
            self._of.append(placed)
        listed = (codebook.actors, codebook.exact, codebook.called)
        self._names = {
            part
            for of in listed
            for names in of.values()
            for name in names
            for part in _PART.findall(name.lower())
        }

    def __missing__(self, token: str) -> _Adds | None:
        if len(self) > KEPT:
            self.clear()
        word = token.lower().removesuffix("'s")
        made = None if word in FUNCTION_WORDS else self._adds(word)
        self[token] = made = made if made and any((*made.first, *made.again)) else None
        return made

    def _adds(self, word: str) -> _Adds:
        stem = stemmed(word)
        # Part of a name it may add nothing at all.
        least = 0.0 if not self._names.isdisjoint(_PART.findall(word)) else -inf
        count = len(self._places)
        each = [_most(placed.get(stem, {}), count, least) for placed in self._of]
        return _Adds(stem, tuple(first for first, _ in each), tuple(again for _, again in each))


def _most(of: Mapping[str, float], places: int, least: float) -> tuple[float, float]:
    """The most a word of one stem can add where it stands first, and where it stands again.

    A place of so many that has no weight adds nothing.
    """
    elsewhere = [weight for where, weight in of.items() if where != ANYWHERE]
    placed = max([0.0, *elsewhere]) if len(elsewhere) < places else max(elsewhere)
    return max(placed + of.get(ANYWHERE, 0.0), least), max(placed, 0.0)


@lru_cache(maxsize=BOOKS)
def _mosts(codebook: Codebook, *, denied: bool) -> _Most:
    return _Most(codebook, PLACES if denied else (PAIR, OTHER))


def possible(
    codebook: Codebook, scan: Scan, hits: Sequence[Hit], spoken: Collection[str], *, pair: str
) -> bool:
    """Whether the words of a sentence might carry a frame that no entry speaks for.

    False only where they cannot, wherever they stand: the most that each can add is too little.
    So most sentences are passed over before clauses, pairs and denials are looked at.
    """
    asked = [at for at, weights in enumerate(codebook.weights) if weights.frame not in spoken]
    if not asked:
        return False
    bounds = _bounds(codebook, scan, denied=any(map(turning, scan.turns)))
    for at in asked:
        weights = codebook.weights[at]
        beside = around(scan, hits, pair=pair, frame=weights.frame)
        total = weights.intercept + fsum(weights.of.get(feature, 0.0) for feature in beside)
        total += bounds[at] + _near(codebook, scan)[at]
        if total > CLEAR - ROUNDING:
            return True
    return False


@lru_cache(maxsize=RECENT)
def _near(codebook: Codebook, scan: Scan) -> tuple[float, ...]:
    """The most that pairs of words and classes can add to each frame."""
    features = nearby.features(codebook, scan)
    return tuple(
        [fsum([of[f] for f in of.keys() & features]) for of in (w.of for w in codebook.weights)]
    )


@lru_cache(maxsize=RECENT)
def _bounds(codebook: Codebook, scan: Scan, *, denied: bool) -> tuple[float, ...]:
    """The most that all words of a sentence can add to each frame."""
    most = _mosts(codebook, denied=denied)
    every = [made for token in WORD.findall(scan.text) if (made := most[token])]
    once = {made.stem: made for made in every}
    again = every if len(once) < len(every) else []  # the first time is then counted twice
    return tuple(
        [
            fsum([made.first[at] for made in once.values()]) + fsum([m.again[at] for m in again])
            for at in range(len(codebook.weights))
        ]
    )


def reason(total: Sum, text: str) -> str:
    """Why the sentence has the frame: its weightiest words, what is beside them, and the sum."""
    listed = ", ".join(
        f"{text[word.start : word.end]} {weight:+.2f}" for weight, word in total.words[:SHOWN]
    )
    beside = "".join(f"; {feature} {weight:+.2f}" for weight, feature in total.around)
    return f"{listed}{beside}; all together {total.evidence:+.2f}, over {CLEAR:.2f}"
