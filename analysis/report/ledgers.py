"""Tables of counts as the page shows them: who speaks, whose tie, which words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from analysis import speakers, tables, tone
from analysis.model import Reading
from analysis.plots import signs
from analysis.report import wording
from analysis.report.comparisons import labels
from analysis.study import Study

ROWS = 100  # speakers of all articles on the page; what is beyond stands in the tables
WIDE = 8  # articles beside each other; where there are more, only sums are shown
TOP = 10  # words of an article, warming and cooling each
ONCE = 2  # pairs that fewer sentences are about are summed in one row


@dataclass(frozen=True, slots=True)
class Spoken:
    """One article: its name, and a row a speaker: name, sentences, alliance, strain, both."""

    name: str
    rows: tuple[tuple[str, int, int, int, int], ...]


@dataclass(frozen=True, slots=True)
class Speaking:
    """The speakers of the articles for which there is room, and how many articles are left."""

    articles: tuple[Spoken, ...]
    beyond: int


def article_names(study: Study) -> dict[str, str]:
    """What a table calls an article: its outlet, with its id where the outlet has several.

    In the order of all figures and tables: the outlet of the highest balance first.
    """
    names = labels(study).names
    order = {outlet: place for place, outlet in enumerate(signs(study))}
    outlets = Counter(article.outlet for article in study.articles)
    return {
        a.id: names[a.outlet] + (f" ({a.id})" if outlets[a.outlet] > 1 else "")
        for a in sorted(study.articles, key=lambda a: order[a.outlet])
    }


def _ordered(study: Study) -> list[tuple[str, Reading]]:
    """Each article's name and what was found in it, in that order."""
    readings = {reading.article.id: reading for reading in study.readings}
    return [(name, readings[id]) for id, name in article_names(study).items() if id in readings]


def speaking(study: Study) -> Speaking:
    """Who says alliance and who says strain, article by article."""
    made: list[Spoken] = []
    used = 0
    for name, reading in _ordered(study):
        found = speakers.speakers(reading)
        used += len(found)
        if used > ROWS:
            break
        rows = [
            (wording.speaker(s.speaker), s.sentences, s.alliance, s.strain, s.both) for s in found
        ]
        made.append(Spoken(name, tuple(rows)))
    return Speaking(tuple(made), len(study.readings) - len(made))


@dataclass(frozen=True, slots=True)
class Tie:
    """One pair of actors: its name and for each column its sentences of alliance and strain."""

    name: str
    cells: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Ties:
    """The pairs that two sentences or more are about, and the sum of the rest."""

    columns: tuple[str, ...]
    lines: tuple[Tie, ...]
    rest: tuple[str, ...]  # the pairs that stand in the last line together


def ties(study: Study) -> Ties:
    """Every pair's sentences of alliance and of strain, by article and in all."""
    rows = list(tables.dyad_rows(study))
    articles = list(article_names(study)) if len(study.articles) <= WIDE else []
    sums = dyad_sums(study)
    kept = sorted((id for id in sums if sums[id] >= ONCE), key=lambda id: (-sums[id], id))
    rest = sorted(id for id in sums if sums[id] < ONCE)
    lines = [Tie(wording.dyad(id), _cells(rows, [id], articles)) for id in kept]
    if rest:
        lines.append(Tie("all others", _cells(rows, rest, articles)))
    named = article_names(study)
    return Ties(
        (*(named[id] for id in articles), "All"),
        tuple(lines),
        tuple(wording.dyad(id) for id in rest),
    )


def dyad_sums(study: Study) -> dict[str, int]:
    """How many sentences are about each pair."""
    sums: dict[str, int] = {}
    for row in tables.dyad_rows(study):
        alliance, strain, both = (int(str(row[name])) for name in ("alliance", "strain", "both"))
        sums[str(row["dyad"])] = sums.get(str(row["dyad"]), 0) + alliance + strain - both
    return sums


def _cells(
    rows: Sequence[Mapping[str, object]], dyads: Sequence[str], articles: Sequence[str]
) -> tuple[tuple[int, int], ...]:
    """Alliance and strain of these pairs, in each article and then in all."""

    def summed(name: str, article: str = "") -> int:
        return sum(
            int(str(row[name]))
            for row in rows
            if row["dyad"] in dyads and article in ("", row["article"])
        )

    return tuple((summed("alliance", a), summed("strain", a)) for a in (*articles, ""))


@dataclass(frozen=True, slots=True)
class Scored:
    """One article: the words that warm its score most, and those that cool it most."""

    name: str
    moved: float | None
    within: tone.Range  # the interval of it
    up: tuple[tone.Word, ...]
    down: tuple[tone.Word, ...]


def scored_words(study: Study) -> list[Scored]:
    """The words behind each article's raw sentiment, for as many articles as stand side by side."""
    made = []
    for name, reading in _ordered(study)[:WIDE]:
        words = tone.words(reading)
        made.append(
            Scored(
                name,
                tone.moved([reading]),
                tone.moved_range([reading], study.settings.level),
                tuple(w for w in words if w.contribution > 0)[:TOP],
                tuple(w for w in reversed(words) if w.contribution < 0)[:TOP],
            )
        )
    return made
