"""A sentence and its hits -> the sentence in pieces, each with what was found in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from analysis.model import SCORED, Hit, Mention, Reading, Sentence
from analysis.vocabulary import SHIPPED, Vocabulary

POLES = ("alliance", "strain")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a sentence in which the same hits lie.

    ``look`` is how it is marked: alliance, strain, both, emphasis, dropped (found and not
    counted), russia, or empty; ``said`` the same in words, for who does not see marks.
    """

    text: str
    look: str = ""
    said: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """A hit as the page lists it; ``times`` where an entry found the same words in two ways."""

    hit: Hit
    times: int
    counts: bool


def found(hits: Sequence[Hit]) -> list[Found]:
    """The hits of a sentence in the order of the text, those alike once."""
    times = Counter(hits)
    ordered = sorted(times, key=lambda h: (h.start, -h.end, h.frame, h.status, h.entry))
    return [Found(hit, times[hit], hit.status in SCORED) for hit in ordered]


def by_sentence(reading: Reading) -> Mapping[int, list[Hit]]:
    """The hits of each sentence that has any."""
    hits: dict[int, list[Hit]] = {}
    for hit in reading.hits:
        hits.setdefault(hit.sentence, []).append(hit)
    return hits


def pieces(
    sentence: Sentence,
    hits: Sequence[Hit],
    mentions: Sequence[Mention],
    words: Vocabulary = SHIPPED,
) -> list[Piece]:
    """The text of a sentence, cut where a hit or a mention of Russia begins or ends.

    The pieces put together are the sentence. Counted poles are seen before mentions of Russia,
    and these before emphases and what was found and dropped.
    """
    russia = [m for m in mentions if m.actor == "russia"]
    spans = [(h.start, h.end) for h in hits] + [(m.start, m.end) for m in russia]
    ends = {edge for span in spans for edge in span}
    inner = sorted(edge for edge in ends if sentence.start < edge < sentence.end)
    edges = [sentence.start, *inner, sentence.end]
    made: list[Piece] = []
    for start, end in pairwise(edges):
        inside = [h for h in hits if h.start <= start and end <= h.end]
        named = any(m.start <= start and end <= m.end for m in russia)
        look = _look(inside, russia=named)
        text = sentence.text[start - sentence.start : end - sentence.start]
        said = words.told(SAYS.get(look, ""))
        if made and made[-1].look == look:
            made[-1] = Piece(made[-1].text + text, look, said)
        else:
            made.append(Piece(text, look, said))
    return made


# What became of a hit, where its id is no word of a reader's.
BECAME: Mapping[str, str] = {"other_dyad": "other pair", "no_dyad": "no pair"}


def became(status: str) -> str:
    """What became of a hit, as the page says it."""
    return BECAME.get(status, status)


SAYS = {
    "alliance": "{warm}",
    "strain": "{cool}",
    "both": "{warm} and {cool}",
    "emphasis": "another frame",
    "dropped": "found, not counted",
    "russia": "Russia",
}


def _look(hits: Sequence[Hit], *, russia: bool) -> str:
    poles = {h.frame for h in hits if h.status in SCORED and h.frame in POLES}
    if len(poles) > 1:
        return "both"
    for pole in sorted(poles):
        return pole
    if russia:
        return "russia"
    if any(h.status in SCORED for h in hits):
        return "emphasis"
    return "dropped" if hits else ""


def statuses(hits: Sequence[Hit]) -> Iterator[tuple[str, int]]:
    """How many hits have each status, the commonest first."""
    yield from sorted(Counter(h.status for h in hits).items(), key=lambda x: (-x[1], x[0]))
