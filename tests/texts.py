"""Readings of plain text with codes given by hand, for claims about words and where they stand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import SimpleNamespace
from typing import Any

from analysis import layout, overlap
from analysis.model import Article, Code, Hit, Mention, Reading, Settings
from analysis.vocabulary import SHIPPED

SETTINGS = Settings("", "", (), "china+north_korea", seed=7, resamples=400)
LETTERS = "asrq"  # alliance, strain, russia, attributed
Found = tuple[
    int, str, str
]  # the sentence, the entry, the frame; "!" before it: a denial turned it


def reading(
    text: str,
    outlet: str = "A",
    codes: Sequence[str] = (),
    *,
    id: str = "",
    title: str = "",
    hits: Iterable[Found] = (),
    names: Sequence[str] = (),
    emphasis: str = "",
) -> Reading:
    """An article, sentence by sentence as `layout` has it; what has no code is coded nothing.

    `emphasis` is a letter that codes the emphasis of that name; `names` are one actor's.
    """
    article = Article(id or f"of {outlet}", outlet, text, title=title)
    sentences = layout.sentences(article)
    given = iter(codes)
    made = [
        None if sentence.kind == "boilerplate" else _code(next(given, ""), emphasis)
        for sentence in sentences
    ]
    mentions = [
        Mention("somebody", s.number, s.start + at, s.start + at + len(name))
        for s in sentences
        for name in names
        if (at := s.text.find(name)) >= 0
    ]
    return Reading(article, sentences, tuple(made), tuple(_hits(hits)), tuple(mentions))


def _code(letters: str, emphasis: str) -> Code:
    held = (int(letter in letters) for letter in LETTERS)
    return Code(*held, {emphasis: int(emphasis in letters)} if emphasis else {}, 1, 0.0, 0.0)


def _hits(found: Iterable[Found]) -> Iterable[Hit]:
    for number, entry, told in found:
        frame = {"a": "alliance", "s": "strain"}[told[-1]]
        status = "turned" if told.startswith("!") else "counted"
        yield Hit("", number, 0, 1, f"the {entry}", entry, frame, SETTINGS.dyad, status, "")


def study(readings: Sequence[Reading], **found: Any) -> Any:
    """What the findings ask of a study, with the parts that a test is about."""
    articles = tuple(reading.article for reading in readings)
    verdicts = found.setdefault("verdicts", ())
    given: Mapping[str, Any] = {
        "settings": SETTINGS,
        "articles": articles,
        "readings": tuple(readings),
        "outlets": tuple(dict.fromkeys(article.outlet for article in articles)),
        "pairs": lambda measure, facet="all": tuple(
            v for v in verdicts if (v.measure, v.facet) == (measure, facet)
        ),
        "keyness": (),
        "shifts": (),
        "overlap": overlap.NOTHING,
        "positions": (),
        "words": SHIPPED,
        "estimate": lambda measure, outlet, facet="all": None,
    }
    made = {**given, **found}
    alone = len(made["articles"]) == len(made["outlets"])
    return SimpleNamespace(**{"noun": "article" if alone else "outlet", **made})
