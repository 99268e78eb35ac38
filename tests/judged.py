"""Readings made by hand that know what would have been found otherwise: a tuple a sentence."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from analysis.instrument import Codebook, Entry, Frame
from analysis.model import WAYS, Article, Code, Counting, Reading, Sentence, Settings, Way

SETTINGS = Settings("", "", (), "china+north_korea", seed=11, resamples=400)
POLES = ("alliance", "strain")
BOOK = Codebook(
    *("book", "1", "en", "", ""),
    frames={id: Frame(id, "pole", id, "") for id in POLES},
    entries=(Entry("plain", ("alliance",), ""), Entry("mend", POLES, "")),
)
PRIMARY = Way("out", "paragraph", "on", "off")

# For which frame a hit counts in each way; in what is set aside it counts only with that in.
HITS: dict[str, Callable[[Way], str]] = {
    "a": lambda way: "alliance",
    "s": lambda way: "strain",
    "denied": lambda way: "strain" if way.denial == "on" else "alliance",
    "far": lambda way: "" if way.scope == "sentence" else "alliance",
    "other": lambda way: "alliance" if way.scope == "off" else "",
    "weighed": lambda way: "alliance" if way.weighing == "on" else "",
}
# kind, hits, words, attributed, paragraph, russia
Made = tuple[str, tuple[str, ...], int, int, int, int]


def sentence(
    *hits: str,
    words: int = 10,
    kind: str = "body",
    attributed: int = 0,
    paragraph: int = 0,
    russia: int = 0,
) -> Made:
    """One sentence by the names of its hits; "mend" is two, one for each frame.

    Without a paragraph it is one of its own.
    """
    return kind, hits, words, attributed, paragraph, russia


def _counting(hits: Sequence[str], kind: str, way: Way) -> Counting:
    if kind == "boilerplate" and way.boilerplate == "out":
        return ()
    found = [("plain", HITS[name](way)) for name in hits if name != "mend"]
    found += [("mend", frame) for frame in POLES] * hits.count("mend")
    return tuple((entry, frame) for entry, frame in found if frame)


def reading(id: str, sentences: Sequence[Made], outlet: str = "") -> Reading:
    """An article of these sentences."""
    units, codes, aside = [], [], {}
    ways: list[dict[int, Counting]] = [{} for _ in WAYS]
    for number, (kind, hits, words, attributed, paragraph, russia) in enumerate(sentences, 1):
        units.append(Sentence(id, number, kind, 0, 1, "x", paragraph or number))  # type: ignore[arg-type]
        for way, found in zip(WAYS, ways, strict=True):
            if counting := _counting(hits, kind, way):
                found[number] = counting
        framed = [frame for _, frame in _counting(hits, "body", PRIMARY)]
        frames = (int("alliance" in framed), int("strain" in framed))
        code = Code(*frames, russia, attributed, {}, words, 0.0, 0.0)
        codes.append(None if kind == "boilerplate" else code)
        if kind == "boilerplate":
            aside[number] = code
    article = Article(id, outlet or f"outlet of {id}", "")
    return Reading(article, tuple(units), tuple(codes), (), (), aside, tuple(ways))


def pencil(id: str = "1", outlet: str = "") -> Reading:
    """An article in which every choice of a specification makes a difference: 100 words scored."""
    return reading(
        id,
        [
            sentence("a", words=5, kind="title"),
            sentence("a", "a", words=10, attributed=1),
            sentence("s", words=20),
            sentence("denied", words=10, attributed=1),
            sentence("mend", words=15),
            sentence("far", words=10),
            sentence("other", words=10),
            sentence(words=20),
            sentence("s", words=10, kind="boilerplate"),
        ],
        outlet,
    )
