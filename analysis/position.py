"""Where in an article each frame stands: headline, lead, and the thirds of its text.

The *headline* is the title. The *lead* is the first paragraph of the body. The *thirds* part what
follows the headline by characters, so that a long sentence weighs as the reading of it takes; a
sentence is in the third that its middle falls in. So each scored sentence is in the headline or
in one third, and the lead's are counted there again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import isnan

import numpy as np
from numpy.typing import NDArray

from analysis import intervals, stats
from analysis.measures._intervals import NO_INTERVAL, Clusters, Span, ends, share_by_paragraph
from analysis.measures._samples import Sample, samples
from analysis.model import Code, Reading, Sentence, Settings

THIRDS = ("first third", "middle third", "last third")
PARTS = ("headline", "lead", *THIRDS)
FRAMES = ("alliance", "strain", "russia")  # and after them the emphases of the codebooks
Scored = list[tuple[Sentence, Code]]


@dataclass(frozen=True, slots=True)
class Standing:
    """The share of the sentences in one part of an outlet's articles that hold a frame, 0 to 1.

    Interval by Wilson (1927); from eight articles on, over articles. One sentence is a fact of
    the text and has none. It says how far the wording carries, and compares no two parts.

    The sentences of a paragraph are alike, so there is a second interval, as every share has it:
    with the larger of the errors by sentence and by paragraph. A part that is one paragraph (the
    lead of one article) has none, since one says nothing of how paragraphs vary.
    """

    outlet: str
    part: str
    frame: str  # alliance, strain, russia or the id of an emphasis
    articles: int  # that have the part
    sentences: int  # in it
    count: int  # of them, those that hold the frame
    value: float | None  # None where no article has the part
    low: float | None
    high: float | None
    method: str
    paragraphs: int  # that those sentences are of
    by_paragraph: Span

    @property
    def shown(self) -> Span:
        """The interval that figures go by: by paragraph where there is one."""
        if self.by_paragraph.low is None:
            return Span(self.low, self.high, self.method)
        return self.by_paragraph


def parts(reading: Reading) -> Mapping[str, Scored]:
    """The scored sentences of each part, in order."""
    scored = reading.scored()
    found: dict[str, Scored] = {part: [] for part in PARTS}
    found["headline"] = [pair for pair in scored if pair[0].kind == "title"]
    body = [pair for pair in scored if pair[0].kind == "body"]
    found["lead"] = [pair for pair in body if pair[0].paragraph == body[0][0].paragraph]
    rest = [pair for pair in scored if pair[0].kind != "title"]
    whole, before = sum(len(sentence.text) for sentence, _ in rest), 0
    for sentence, code in rest:
        middle = 2 * before + len(sentence.text)  # in half characters, to stay with whole numbers
        found[THIRDS[3 * middle // (2 * whole)]].append((sentence, code))
        before += len(sentence.text)
    return found


def standings(readings: Sequence[Reading], settings: Settings) -> tuple[Standing, ...]:
    """Every frame in every part of every outlet's articles: by outlet, then part, then frame."""
    emphases = dict.fromkeys(id for r in readings for _, code in r.scored() for id in code.frames)
    sampled = samples(readings, settings.seed, 0)
    if any(sample.by_article for sample in sampled):  # else the interval has a closed form
        sampled = samples(readings, settings.seed, settings.resamples)
    found = []
    for sample in sampled:
        placed = [parts(reading) for reading in sample.readings]
        for part in PARTS:
            scored = [own[part] for own in placed]
            for frame in (*FRAMES, *emphases):
                found.append(_standing(sample, part, frame, scored, settings.level))
    return tuple(found)


def _standing(
    sample: Sample, part: str, frame: str, articles: Sequence[Scored], level: float
) -> Standing:
    counts = [sum(_held(code, frame) for _, code in scored) for scored in articles]
    sizes = [len(scored) for scored in articles]
    count, size = sum(counts), sum(sizes)
    span = _interval(sample, counts, sizes, level)
    places = _places(articles)
    wider = span
    if size > 1 and not sample.by_article:
        held = np.array([_held(code, frame) for scored in articles for _, code in scored], float)
        wider = share_by_paragraph(held, places, level, sample.size)
    return Standing(
        outlet=sample.outlet,
        part=part,
        frame=frame,
        articles=sum(size > 0 for size in sizes),
        sentences=size,
        count=count,
        value=count / size if size else None,
        low=span.low,
        high=span.high,
        method=span.method,
        paragraphs=len(set(places.tolist())),
        by_paragraph=wider,
    )


def _places(articles: Sequence[Scored]) -> NDArray[np.int64]:
    """The paragraph of each sentence, numbered from 0 through all articles."""
    names = [(at, one.paragraph) for at, scored in enumerate(articles) for one, _ in scored]
    place = {name: at for at, name in enumerate(dict.fromkeys(names))}
    return np.array([place[name] for name in names], dtype=np.int64)


def _held(code: Code, frame: str) -> int:
    return int(getattr(code, frame)) if frame in FRAMES else code.frames.get(frame, 0)


def _interval(sample: Sample, counts: Sequence[int], sizes: Sequence[int], level: float) -> Span:
    """The interval by sentence; by article, where articles are drawn."""
    count, size = sum(counts), sum(sizes)
    if not size:
        return Span(None, None, "undefined")
    if size == 1:
        return Span(None, None, "fact of one text")
    if not sample.by_article:
        low, high = map(float, intervals.wilson(count, size, level))
        return Span(low, high, f"Wilson, {sample.unit}")
    units = stats.moments(np.stack([counts, sizes], axis=-1))  # (articles, 5)
    inside = np.array(sizes) > 0
    clusters = Clusters(int(inside.sum()), size, articles=units[inside])
    low, high = ends("share", units.sum(axis=0), sample.times @ units, level, clusters)
    if isnan(low):
        return Span(None, None, NO_INTERVAL)
    return Span(max(low, 0.0), min(high, 1.0), f"bootstrap-t, {sample.unit}")
