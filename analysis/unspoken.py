"""Frames that no entry speaks for: what the words of a sentence carry together.

`weighing` adds up what words weigh; here is which sentences and frames that is asked of, what
hit comes of it, and what weights are fitted to.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from analysis import claims, denial, dyad, features, judging, layout, nearby, weighing
from analysis.features import turning
from analysis.instrument import Codebook, Frame
from analysis.model import Article, Hit, Sentence, Settings, Status
from analysis.places import Place, hit, offsets, places
from analysis.scans import Scan
from analysis.text import Span

# What became of an entry that says how its words count: not at all, or for others.
_SETTLED: tuple[Status, ...] = (
    *("negated", "turned", "unmet", "hypothetical", "other_dyad", "guarded"),
)


def carried(
    place: Place, hits: Sequence[Hit], codebook: Codebook, settings: Settings
) -> Iterator[Hit]:
    """A hit for each frame that no entry speaks for and that the words together carry."""
    if not _weighs(codebook, settings) or place.sentence.kind == "boilerplate":
        return
    if not in_reach(place.told, place.before, settings):
        return  # nothing said here can be about the pair
    spoken = judging.spoken(hits)
    bare = judging.unguarded(place, hits, codebook, settings)
    if not weighing.possible(codebook, place.told, bare, spoken, pair=settings.dyad):
        return
    poles = judging.poles_of(codebook)
    words = _words(place, bare, codebook, settings)
    carried = weighing.decisive(codebook, words, place.told, bare, spoken, pair=settings.dyad)
    for weights, total in carried:
        if _reachable(place, words, weights.frame, poles, settings):
            word = total.words[0][1]
            yield hit(
                place,
                (word.start, word.end),
                entry=weighing.ENTRY,
                frame=weights.frame,
                dyad=settings.dyad,
                status="counted",
                reason=weighing.reason(total, place.scan.text),
                phrase=word.features[0],
            )


def _words(
    place: Place, bare: Sequence[Hit], codebook: Codebook, settings: Settings
) -> tuple[features.Word, ...]:
    """All that is weighed of the words of a sentence.

    What entries found denied, or said of others, may speak against a frame and not for it.
    """
    alone = features.words(place.told, place.before, pair=settings.dyad)
    words = (*alone, *nearby.words(codebook, place.told))
    held = list(_settled(place, bare))
    if not held:
        return words
    return tuple([replace(w, judged=w.judged or _within(place, w, held)) for w in words])


def _settled(place: Place, hits: Sequence[Hit]) -> Iterator[Span]:
    """Where entries settle what their words say: of others, or how a denial counts for them."""
    turns = [offsets(place, t.start, t.end)[0] for t in place.scan.turns if turning(t)]
    for made in hits:
        denied = made.status == "counted" and any(start < made.end for start in turns)
        if denied or made.status in _SETTLED:
            yield made.start, made.end


def _within(place: Place, word: features.Word, spans: Sequence[Span]) -> bool:
    start, end = offsets(place, word.start, word.end)
    return any(a < end and start < b for a, b in spans)


def _weighs(codebook: Codebook, settings: Settings) -> bool:
    # The weights were fitted to text read as the primary specification reads it.
    asked = bool(codebook.weights) and settings.weighing and settings.denial
    return asked and settings.scope == "paragraph"


def possible(told: Scan, codebook: Codebook, settings: Settings) -> bool:
    """Whether the words of a sentence without hits might carry a frame, were the pair in reach."""
    asked = _weighs(codebook, settings)
    return asked and weighing.possible(codebook, told, (), (), pair=settings.dyad)


def in_reach(told: Scan, before: tuple[Scan, ...], settings: Settings) -> bool:
    """Whether both of the pair are named in a sentence or just before it."""
    return features.members(settings.dyad) <= dyad.within_reach(told, before)


def _reachable(
    place: Place,
    words: Sequence[features.Word],
    frame: str,
    poles: dict[str, Frame],
    settings: Settings,
) -> bool:
    warm = frame == denial.warm(poles)
    if warm and claims.claims(place.scan):
        return False  # what is supposed or called untrue is not weighed
    return weighing.reachable(words, place.told, place.before, pair=settings.dyad, warm=warm)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is weighed in one sentence."""

    sentence: Sentence
    features: frozenset[str]
    free: frozenset[str]  # of words that nothing else judges: they may speak for a frame
    around: Mapping[str, frozenset[str]]  # by frame: what is known beside the words
    spoken: frozenset[str]  # the frames that entries speak for
    reachable: frozenset[str]  # the frames that words could speak for


def evidence(article: Article, codebook: Codebook, settings: Settings) -> Iterator[Evidence]:
    """Each scored sentence with what is weighed in it: what weights are fitted to."""
    poles = judging.poles_of(codebook)
    for place in places(layout.sentences(article), codebook, settings):
        if place.sentence.kind == "boilerplate":
            continue
        hits = list(judging.judged(place, codebook, settings))
        bare = judging.unguarded(place, hits, codebook, settings)
        words = _words(place, bare, codebook, settings)
        yield Evidence(
            sentence=place.sentence,
            features=frozenset(features.present(words)),
            free=frozenset(features.free(words)),
            around={
                frame: frozenset(features.around(place.told, bare, pair=settings.dyad, frame=frame))
                for frame in poles
            },
            spoken=judging.spoken(hits),
            reachable=frozenset(f for f in poles if _reachable(place, words, f, poles, settings)),
        )
