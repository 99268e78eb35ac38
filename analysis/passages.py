"""Passages that outlets share word for word: quotations, agency copy, stock phrases.

Words are compared in lower case with plain marks, over scored sentences that follow each other;
boilerplate breaks a run. A passage is at least `N` words long, and as long as it can be.

Why eight: what names this topic's actors with their titles ("North Korean leader Kim Jong Un")
takes six or seven words, and is shared by writers who never saw each other's text; eight words
in a row seldom are. Where several names meet they are longer still: `FREE` tells such strings of
names from wording. The long name of an event passes for wording. What is reworded, or translated
anew, is not found.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from analysis import text
from analysis.model import Mention, Reading, Sentence
from analysis.quotations import quotations

N = 8  # words
FREE = 6  # words of a passage outside the actors' names; one with fewer is a string of names
Words = tuple[str, ...]
Spots = Mapping[Words, Sequence[tuple[int, int]]]  # n words -> where: the run, the place in it


@dataclass(frozen=True, slots=True)
class Place:
    """Where a passage stands: ``source[start:end]`` of its article."""

    article: str
    outlet: str
    sentence: int  # in which it starts
    start: int
    end: int
    quoted: bool  # whether it stands in quotation marks


@dataclass(frozen=True, slots=True)
class Passage:
    """Words in a row that stand in two outlets or more, and cannot be made longer there.

    A shorter passage that also stands elsewhere is one of its own; none stands only in others.
    """

    number: int  # from 1, the longest first
    words: Words  # in lower case
    kind: Literal["wording", "names"]
    places: tuple[Place, ...]  # all there are, by article and offset


@dataclass(frozen=True, slots=True)
class Word:
    """One word of an article, as it is compared, and where it stands."""

    word: str  # in lower case, with plain marks, without a last full stop
    start: int  # in the article's source
    end: int
    sentence: int
    named: bool  # part of an actor's name


@dataclass(frozen=True, slots=True)
class Run:
    """The words of sentences that follow each other, with no boilerplate between."""

    reading: Reading
    words: tuple[Word, ...]

    def at(self, start: int, size: int) -> Words:
        """So many words from a place on; fewer at the end."""
        return tuple(word.word for word in self.words[start : start + size])


def passages(readings: Sequence[Reading], *, n: int = N) -> tuple[Passage, ...]:
    """Every passage of at least `n` words that articles of two outlets share, the longest first.

    A title that stands beside its text (sentence 0) has no offsets, and is not searched.
    """
    runs = [
        run
        for reading in sorted(readings, key=lambda reading: reading.article.id)
        for run in runs_of(reading)
    ]
    spots = spots_of(runs, n)
    reach = [[0] * len(run.words) for run in runs]  # where the longer passage on a word ends
    found: list[Passage] = []
    for words in sorted(_longest(runs, spots, n), key=lambda words: (-len(words), words)):
        size = len(words)
        here = [(r, at) for r, at in spots[words[:n]] if runs[r].at(at, size) == words]
        if all(reach[r][at] >= at + size for r, at in here):
            continue  # it stands in longer ones only
        for r, at in here:
            ends = (max(end, at + size) for end in reach[r][at : at + size])
            reach[r][at : at + size] = list(ends)
        r, at = here[0]
        free = sum(not word.named for word in runs[r].words[at : at + size])
        kind: Literal["wording", "names"] = "wording" if free >= FREE else "names"
        places = tuple(_place(runs[r], at, size) for r, at in here)
        found.append(Passage(len(found) + 1, words, kind, places))
    return tuple(found)


def runs_of(reading: Reading) -> Iterator[Run]:
    """The runs of an article, in order."""
    named = reading.named()
    words: list[Word] = []
    for sentence, code in zip(reading.sentences, reading.codes, strict=True):
        if code is not None and sentence.number:
            words += words_of(sentence, named.get(sentence.number, ()))
        elif words:
            yield Run(reading, tuple(words))
            words = []
    if words:
        yield Run(reading, tuple(words))


def words_of(sentence: Sentence, named: Sequence[Mention] = ()) -> Iterator[Word]:
    """The words of a sentence, in order; `named` are the actors' names in it.

    They are counted as a reader counts: "Kim's" and "don't" are one word each, which NLTK parts.
    """
    for a, b in _joined(text.words(sentence.text)):
        word = text.plain(sentence.text[a:b]).text.casefold().rstrip(".")
        start, end = sentence.start + a, sentence.start + b
        inside = any(mention.start < end and start < mention.end for mention in named)
        yield Word(word, start, end, sentence.number, inside)


def _joined(spans: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Spans of words, with those that touch made one."""
    starts, ends = ({span[at] for span in spans} for at in (0, 1))
    first = [start for start, _ in spans if start not in ends]
    last = [end for _, end in spans if end not in starts]
    return zip(first, last, strict=True)


def spots_of(runs: Sequence[Run], n: int) -> Spots:
    """Where each n words in a row stand."""
    spots: dict[Words, list[tuple[int, int]]] = {}
    for r, run in enumerate(runs):
        words = run.at(0, len(run.words))
        for at in range(len(words) - n + 1):
            spots.setdefault(words[at : at + n], []).append((r, at))
    return spots


def _longest(runs: Sequence[Run], spots: Spots, n: int) -> set[Words]:
    """What two places in two outlets have in common, as far as it goes both ways."""
    found: set[Words] = set()
    for places in spots.values():
        for (r, a), (s, b) in combinations(places, 2):
            one, other = runs[r], runs[s]
            if one.reading.article.outlet == other.reading.article.outlet:
                continue
            if a and b and one.words[a - 1].word == other.words[b - 1].word:
                continue  # it starts further back, and is found there
            size = n
            while one.at(a + size, 1) == other.at(b + size, 1) != ():
                size += 1
            found.add(one.at(a, size))
    return found


def _place(run: Run, at: int, size: int) -> Place:
    first, last = run.words[at], run.words[at + size - 1]
    article = run.reading.article
    return Place(
        article.id,
        article.outlet,
        first.sentence,
        first.start,
        last.end,
        _quoted(run.reading, first, last),
    )


def _quoted(reading: Reading, first: Word, last: Word) -> bool:
    """Whether words of one paragraph stand in its quotation marks."""
    paragraph = next(s.paragraph for s in reading.sentences if s.number == first.sentence)
    spans = [(s.start, s.end) for s in reading.sentences if s.paragraph == paragraph]
    start, end = spans[0][0], spans[-1][1]
    spans = quotations(reading.article.source[start:end])
    return any(start + a <= first.start and last.end <= start + b for a, b in spans)
