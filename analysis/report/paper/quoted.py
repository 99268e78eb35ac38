"""The evidence as blocks: the sentences in which a hit of a pole counts.

The page has every sentence; paper has those that carry the balance, article by article.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence

from analysis import naming
from analysis.model import SCORED, Hit, Reading, Sentence
from analysis.plots import signs
from analysis.report.marking import POLES, pieces
from analysis.report.paper.blocks import (
    Column,
    Node,
    Words,
    heading,
    lines,
    paragraph,
    styled,
    table,
)
from analysis.report.room import outlet_ids, shown
from analysis.report.wording import capital, counted
from analysis.study import Study
from analysis.vocabulary import Vocabulary

TITLE = "The words behind the balance"
ROOM = 300  # sentences on paper; an outlet has an equal part of it, and a few at least
FEW = 3
MEANING = 120  # letters of what an entry is for: some four lines of its column
ELLIPSIS = "\N{HORIZONTAL ELLIPSIS}"
COLUMNS = (
    Column("No.", 0, right=True),
    Column("Sentence", 2.6),
    Column("Frame, and what its entry is for", 1.9),
)
WITHHELD = (
    "This study does not publish the words of its articles. Where each hit stands, and what "
    "became of it, is told by place in "
)
# Which sentences stand here, before how they are marked; where the others are, after it.
EVERY: tuple[list[Words], list[Words]] = (
    ["Every sentence"],
    [" stand on the page, ", styled("code", "report.html"), "."],
)
SAMPLED: tuple[list[Words], list[Words]] = (
    ["Of the articles that stand on the page, ", styled("code", "report.html"), ", sentences"],
    [" are in ", styled("code", "hits.csv"), " and ", styled("code", "sentences.csv"), "."],
)
MARKED = (
    " in which a hit of {warm} or {cool} counts, with its number in the article; "
    "the words that were found are marked: {warm} by a line below them, {cool} by a broken "
    "line, both by a double one. At the side stands, in the order of these words, the frame and "
    "what the codebook's entry that found them is for. What was found and dropped, other frames"
    "{russia_mentions} and all other sentences"
)


def quoted(study: Study) -> Iterator[Node]:
    """The evidence, an outlet a section, those without an article on the page by their sums alone.

    Where texts are not published, that they are not.
    """
    yield heading(1, TITLE, "room")
    if not study.settings.text:
        yield paragraph([WITHHELD, styled("code", "hits.csv"), "."])
        return
    yield _introduced(study)
    part = max(FEW, ROOM // max(1, len(study.outlets)))
    ids, kept, meanings = outlet_ids(study), shown(study), naming.meanings(study.codebooks)
    of = {o: [r for r in study.readings if r.article.outlet == o] for o in signs(study)}
    rest = [o for o, readings in of.items() if not any(r.article.id in kept for r in readings)]
    for outlet, readings in of.items():
        if outlet in rest:
            continue
        yield heading(2, outlet, ids[outlet])
        yield paragraph(_summed(readings, study.words), "under")
        yield from _articles(readings, frozenset(kept), part, study.words, meanings)
    if rest:
        yield heading(2, f"{capital(counted(len(rest), study.words.noun))} not quoted here", "")
        for outlet in rest:
            said = _summed(of[outlet], study.words)
            yield paragraph([styled("strong", outlet), ": ", said], "source", ids[outlet])


def _introduced(study: Study) -> Node:
    """Which sentences stand here, how they are marked, and where the others are."""
    which, where = EVERY if len(shown(study)) == len(study.articles) else SAMPLED
    return paragraph([*which, study.words.told(MARKED), *where])


def _summed(readings: Sequence[Reading], words: Vocabulary) -> str:
    """The balance's sentences by what they say, as the page lists them."""
    poles = [(c.alliance, c.strain) for reading in readings for _, c in reading.scored()]
    sums = {
        f"{capital(words.warm)} only": poles.count((1, 0)),
        f"{words.cool} only": poles.count((0, 1)),
        "both": poles.count((1, 1)),
    }
    return ", ".join(f"{name} {count}" for name, count in sums.items()) + "."


def _articles(
    readings: Sequence[Reading],
    kept: Container[str],
    part: int,
    words: Vocabulary,
    meanings: Mapping[str, str],
) -> Iterator[Node]:
    """The articles of an outlet for which there is room, and how many sentences are left out."""
    used = total = 0
    for reading in readings:
        found = evidence(reading)
        total += len(found)
        if reading.article.id not in kept or used >= part:
            continue
        title = f": {reading.article.title}" if reading.article.title else ""
        yield heading(3, f"Article {reading.article.id}{title}", "")
        if rows := found[: part - used]:
            yield table(COLUMNS, [_row(*one, words, meanings) for one in rows], look="evidence")
        else:
            yield paragraph(words.told("No hit of {warm} or {cool} counts in it."), "source")
        used += len(rows)
    if total > used:
        more = counted(total - used, "more sentence").capitalize()
        yield paragraph([f"{more} of this outlet: in ", styled("code", "hits.csv"), "."], "source")


def evidence(reading: Reading) -> list[tuple[Sentence, list[Hit]]]:
    """The sentences of an article in which a hit of either frame counts, with these hits."""
    hits: dict[int, list[Hit]] = {}
    for hit in reading.hits:
        if hit.frame in POLES and hit.status in SCORED:
            hits.setdefault(hit.sentence, []).append(hit)
    return [(s, hits[s.number]) for s in reading.sentences if s.number in hits]


def _row(
    sentence: Sentence, hits: Sequence[Hit], words: Vocabulary, meanings: Mapping[str, str]
) -> list[Words]:
    text = [
        styled(f"found-{piece.look}", piece.text) if piece.look else piece.text
        for piece in pieces(sentence, hits, (), words)
    ]
    return [str(sentence.number), text, lines(*_entries(hits, words, meanings))]


def _entries(
    hits: Sequence[Hit], words: Vocabulary, meanings: Mapping[str, str]
) -> Iterator[Words]:
    """What the entry of each hit is for, after its frames; entries alike once."""
    found: dict[tuple[str, str], dict[str, None]] = {}
    for hit in sorted(hits, key=lambda h: (h.start, -h.end, h.frame)):
        found.setdefault((hit.entry, hit.status), {})[hit.frame] = None
    for (entry, status), frames in found.items():
        named: list[Words] = [styled(frame, words.name(frame)) for frame in frames]
        both = [named[0], *((" and ", one) for one in named[1:])]
        turned = " (turned)" if status == "turned" else ""
        meaning = begun(meanings.get(entry, entry))
        yield [both, f"{turned}: ", styled("meaning", meaning)]


def begun(meaning: str) -> str:
    """What an entry is for; of many words the beginning, up to the end of one."""
    if len(meaning) <= MEANING:
        return meaning
    kept = meaning[: MEANING - 1]
    return (kept[: kept.rfind(" ")] if " " in kept else kept) + ELLIPSIS
