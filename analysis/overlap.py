"""What articles share: how alike they are, and the primary estimates without shared wording."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from analysis import measures, passages
from analysis.model import Estimate, Reading, Settings, Verdict
from analysis.passages import N, Passage

FACET = "unshared"  # of estimates without the sentences that hold shared wording
MEASURES = (
    *("balance", "alliance_share", "strain_share", "russia_share"),
    *("sentiment", "sentiment_masked"),
)


@dataclass(frozen=True, slots=True)
class Likeness:
    """How much two articles have in common: resemblance and containment (Broder 1997).

    Both are over the articles' distinct runs of `N` words, from 0 to 1.
    """

    article_i: str
    article_j: str
    shared: int  # runs that both hold
    resemblance: float  # of the runs that either holds, the share that both hold
    containment: float  # of the runs of the one that holds fewer: 1, it stands in the other


@dataclass(frozen=True, slots=True)
class Overlap:
    """What articles share, and the primary estimates without it."""

    passages: tuple[Passage, ...]
    likenesses: tuple[Likeness, ...]  # of the pairs that share a run, the most alike first
    left_out: Mapping[str, tuple[int, ...]]  # article -> its sentences that hold shared wording
    estimates: tuple[Estimate, ...]  # without them; none where nothing is left out
    verdicts: tuple[Verdict, ...]


NOTHING = Overlap((), (), {}, (), ())  # of articles that share no words


def overlap(readings: Sequence[Reading], settings: Settings) -> Overlap:
    """The passages outlets share, the articles that are alike, and the estimates without them.

    A sentence is left out where `N` of its words are shared wording, or all it has. An outlet
    that holds nothing else has undefined estimates.
    """
    found = passages.passages(readings)
    left_out = {
        r.article.id: numbers for r in _by_id(readings) if (numbers := shared_sentences(r, found))
    }
    rest = [without(r, left_out.get(r.article.id, ())) for r in readings] if left_out else []
    estimates = measures.estimates(rest, settings, MEASURES, ("all",)) if rest else ()
    verdicts = measures.verdicts(rest, settings, MEASURES, ("all",)) if rest else ()
    return Overlap(
        found,
        likenesses(readings),
        left_out,
        tuple(replace(estimate, facet=FACET) for estimate in estimates),
        tuple(replace(verdict, facet=FACET) for verdict in verdicts),
    )


def _by_id(readings: Sequence[Reading]) -> list[Reading]:
    return sorted(readings, key=lambda reading: reading.article.id)


def shared_sentences(reading: Reading, found: Sequence[Passage], *, n: int = N) -> tuple[int, ...]:
    """The scored sentences of which shared wording holds `n` words, or all there are."""
    spans = [
        (place.start, place.end)
        for passage in found
        if passage.kind == "wording"
        for place in passage.places
        if place.article == reading.article.id
    ]
    numbers = []
    for sentence, _ in reading.scored() if spans else ():
        words = list(passages.words_of(sentence)) if sentence.number else []
        inside = sum(any(a <= w.start and w.end <= b for a, b in spans) for w in words)
        if words and inside >= min(n, len(words)):
            numbers.append(sentence.number)
    return tuple(numbers)


def without(reading: Reading, numbers: Collection[int]) -> Reading:
    """The reading with these sentences not scored."""
    codes = [
        None if sentence.number in numbers else code
        for sentence, code in zip(reading.sentences, reading.codes, strict=True)
    ]
    return replace(reading, codes=tuple(codes))


def likenesses(readings: Sequence[Reading], *, n: int = N) -> tuple[Likeness, ...]:
    """How alike every two articles are that share `n` words in a row, the most alike first."""
    runs = {
        reading.article.id: set(passages.spots_of(list(passages.runs_of(reading)), n))
        for reading in _by_id(readings)
    }
    found = []
    for (i, one), (j, other) in combinations(runs.items(), 2):
        if shared := len(one & other):
            either, fewer = len(one | other), min(len(one), len(other))
            found.append(Likeness(i, j, shared, shared / either, shared / fewer))
    return tuple(
        sorted(found, key=lambda like: (-like.resemblance, like.article_i, like.article_j))
    )
