"""Words beside each other, and the codebook's classes of words, as they are weighed.

"Beijing shrugged" tells more than either word, and whoever writes "spurned" where the coded
sentences have "snubbed" says the same: two words in a row are a feature, an actor's name standing
for the actor, and so is each class of the codebook of which a word stands in the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from analysis.automaton import Automaton
from analysis.features import KEPT, RECENT, Word, held, stemmed
from analysis.instrument import Codebook
from analysis.phrases import is_slot
from analysis.scans import Scan
from analysis.slots import BOOKS

NEXT, CLASS = "next", "class"
_TOKEN = re.compile(r"[A-Za-z][A-Za-z'-]*|\d+|[,;:.]")
_PASSED = frozenset("the a an of s its their his her".split())  # they part no two words
_NUMBER = "#"


@lru_cache(maxsize=RECENT)
def words(codebook: Codebook, scan: Scan) -> tuple[Word, ...]:
    """The pairs of words and the classes of a sentence, each once."""
    taken = held(scan)
    made: dict[str, Word] = {}
    for feature, start, end in (*_pairs(scan), *_classed(codebook, scan.text)):
        if feature not in made or made[feature].judged:
            judged = any(a < end and start < b for a, b in taken)
            made[feature] = Word((feature,), start, end, judged)
    return tuple(made.values())


def features(codebook: Codebook, scan: Scan) -> set[str]:
    """All features of those words, without where they stand."""
    made = {feature for feature, _, _ in _pairs(scan)}
    if known := _classes(codebook):
        automaton, classes = known
        for number in {number for number, _, _ in automaton.places(scan.text)}:
            made.update(classes[number])
    return made


def _pairs(scan: Scan) -> Iterator[tuple[str, int, int]]:
    """Each two words in a row, by stem, and where they stand."""
    last: tuple[str, int] | None = None
    for told, start, end in _tokens(scan):
        if last:
            yield f"{NEXT}: {last[0]} {told}", last[1], end
        last = told, start


def _tokens(scan: Scan) -> Iterator[tuple[str, int, int]]:
    """Stems, actors, marks of punctuation and numbers in a row; names in a row are one."""
    before = ""
    spans = [(n.start, n.end, n.actor) for n in scan.named]
    ahead = max([end for _, end, _ in spans], default=0)  # behind it nobody is named
    for found in _TOKEN.finditer(scan.text):
        start, end = found.span()
        actor = ""
        if start < ahead:
            for first, last, who in spans:
                if first <= start < last:
                    actor = who
                    break
        if actor and actor == before:
            continue
        before = actor
        if told := actor or _TOLD[found.group()]:
            yield told, start, end


class _Told(dict[str, str]):
    """What each token met is told as; nothing: it parts no two words."""

    def __missing__(self, token: str) -> str:
        if len(self) > KEPT:
            self.clear()
        word = token.lower()
        told = stemmed(word) if word[0].isalpha() else word
        told = _NUMBER if word[0].isdigit() else told
        self[token] = made = "" if word in _PASSED else told
        return made


_TOLD = _Told()


def _classed(codebook: Codebook, text: str) -> Iterator[tuple[str, int, int]]:
    """Each place of a word of a class."""
    made = _classes(codebook)
    if made:
        automaton, classes = made
        for number, start, end in sorted(automaton.places(text), key=lambda p: (p[1:], p[0])):
            for feature in classes[number]:
                yield feature, start, end


@lru_cache(maxsize=BOOKS)
def _classes(codebook: Codebook) -> tuple[Automaton, tuple[tuple[str, ...], ...]] | None:
    """All words of all classes as one automaton, and the features of the classes each is of."""
    of: dict[str, list[str]] = {}
    for name, phrases in codebook.classes.items():
        for phrase in phrases:
            if not any(map(is_slot, phrase.split())):
                of.setdefault(phrase, []).append(f"{CLASS}: {name}")
    if not of:
        return None
    return Automaton(list(of), [False] * len(of)), tuple(map(tuple, of.values()))
