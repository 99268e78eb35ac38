"""What carries each number of an outlet: lists of its sentences that add up to the count."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from analysis.model import SCORED, Code, Reading, Sentence
from analysis.report.findings.pairs import other_dyad
from analysis.report.identity import sentence_id
from analysis.report.wording import capital, dyad, number
from analysis.study import Study

SHOWN = 400  # sentences named in one list
EXTREMES = 3  # sentences named as warmest and as coldest
Codes = Mapping[tuple[str, int], Code]  # article, sentence -> its code by reading
Keyed = Sequence[tuple[Sentence, Code]]
POLES: tuple[tuple[str, Callable[[Code], bool]], ...] = (
    ("{warm} only", lambda c: bool(c.alliance and not c.strain)),
    ("{cool} only", lambda c: bool(c.strain and not c.alliance)),
    ("Both", lambda c: bool(c.alliance and c.strain)),
)


@dataclass(frozen=True, slots=True)
class Group:
    """Sentences that carry one thing: a label, how many they are, links to those on the page."""

    label: str
    count: int | None  # None for a choice, such as the three warmest
    links: tuple[tuple[str, str], ...]  # anchor, text


@dataclass(frozen=True, slots=True)
class Index:
    """The sentences behind one number; its id is where the number leads."""

    id: str
    title: str
    groups: tuple[Group, ...]


def indexes(
    study: Study, id: str, readings: Sequence[Reading], slug: Mapping[str, str], read: Codes
) -> Iterator[Index]:
    """The lists behind the numbers of an outlet.

    Args:
        study: all of it, for the frames and pairs that there are.
        id: the outlet's anchor, with which those of its lists begin.
        readings: the outlet's.
        slug: the articles on the page, with their part of the anchor.
        read: the codes by reading.
    """
    keyed = [pair for reading in readings for pair in reading.scored()]
    by_reading = [(s, read[key]) for s, _ in keyed if (key := (s.article, s.number)) in read]
    lists = {
        "balance": ("Balance by codebook", _poles(keyed)),
        **({"reading": ("Balance by reading", _poles(by_reading))} if read else {}),
        "own": ("In the own voice", _poles([(s, c) for s, c in keyed if not c.attributed])),
        "attributed": ("Credited to a source", _poles([(s, c) for s, c in keyed if c.attributed])),
        **_russia(study, keyed),
        **_pairs(other_dyad(study), readings),
        "tone": ("Sentiment", _tone(keyed)),
        **_emphases(study, keyed),
    }
    if not any(reading.article.id in slug for reading in readings):
        lists["tone"] = ("Sentiment", [("scored by VADER", [s for s, _ in keyed])])
    told = study.words.told
    for place, (title, groups) in lists.items():
        made = [
            _group(capital(told(label)), chosen, slug, several=len(readings) > 1)
            for label, chosen in groups
        ]
        if place == "tone":
            *ends, every = made
            whole = [end for end in ends if len(end.links) == end.count]
            made = [*(replace(end, count=None) for end in whole), every]
        yield Index(f"{id}-{place}", title, tuple(made))


Lists = list[tuple[str, list[Sentence]]]


def _poles(keyed: Keyed) -> Lists:
    return [(label, [s for s, c in keyed if test(c)]) for label, test in POLES]


def _russia(study: Study, keyed: Keyed) -> dict[str, tuple[str, Lists]]:
    """The sentences that name Russia, where it is an actor of the study."""
    if not study.words.russia:
        return {}
    return {"russia": ("Russia", [("Names Russia", [s for s, c in keyed if c.russia])])}


def _pairs(other: str, readings: Sequence[Reading]) -> dict[str, tuple[str, Lists]]:
    """The sentences that present another pair's tie as close or cool."""
    if not other:
        return {}
    counts = (*SCORED, "other_dyad")
    about = {
        (hit.article, hit.sentence)
        for reading in readings
        for hit in reading.hits
        if hit.dyad == other and hit.status in counts and hit.frame in ("alliance", "strain")
    }
    chosen = [s for r in readings for s, _ in r.scored() if (s.article, s.number) in about]
    return {"pairs": (dyad(other), [("{warm} or {cool} of this pair", chosen)])}


def _tone(keyed: Keyed) -> Lists:
    """All sentences, whose mean it is; before them those at the ends, where they are a choice."""
    ranked = [s for s, _ in sorted(keyed, key=lambda pair: -pair[1].sentiment)]
    every = [("all by VADER, the warmest first", ranked)]
    if len(ranked) <= 2 * EXTREMES:
        return every
    some, n = number(EXTREMES), len(ranked)
    return [
        (f"the {some} warmest of {n}", ranked[:EXTREMES]),
        (f"the {some} coldest of {n}", ranked[::-1][:EXTREMES]),
        *every,
    ]


def _emphases(study: Study, keyed: Keyed) -> dict[str, tuple[str, Lists]]:
    frames = {
        id: f.label for b in study.codebooks for id, f in b.frames.items() if f.role == "emphasis"
    }
    lists = [(label, [s for s, c in keyed if c.frames.get(id)]) for id, label in frames.items()]
    return {"emphases": ("Other frames, not checked against reading", lists)} if lists else {}


def _group(
    label: str, chosen: Iterable[Sentence], slug: Mapping[str, str], *, several: bool
) -> Group:
    every = list(chosen)
    links = tuple(
        (
            f"#{sentence_id(slug[s.article], s.number)}",
            f"{s.article}\N{MIDDLE DOT}{s.number}" if several else str(s.number),
        )
        for s in every[:SHOWN]
        if s.article in slug
    )
    return Group(label, len(every), links)
