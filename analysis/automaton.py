"""Phrases of a codebook, all looked for at once (Aho and Corasick 1975, by pyahocorasick).

One pass over a sentence finds every phrase whose letters stand there; the borders of words,
capitals and what may part two words are looked at only then. What is found is what each
phrase's own expression finds, tried at every place: it is told by the phrase's wording, and only
where there is none by the expression, compiled when the letters it starts with were seen.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from analysis.phrases import bounded, compiled, phrase_expression
from analysis.text import plain
from analysis.wording import ending, folded, letters, wording

Place = tuple[int, int, int]  # the phrase by its number, start, end


class _Key(NamedTuple):
    """How one phrase is told from what has the same letters."""

    number: int
    back: int  # from the last character of the key to the first of the phrase; less than 0: to
    # the blank before the second word of the phrase, and it starts with the word before that
    gaps: tuple[int, ...]  # where a blank or a hyphen must stand, from the phrase's start
    capitals: tuple[tuple[int, str], ...]  # what must be written just so, and where
    length: int  # 0: only its wording can tell, or its expression


_SURE = re.compile(
    r"[^*\x80-\U0010ffff]*"
)  # what every text with the phrase has, letter for letter
_SIMPLE = re.compile(r"[A-Za-z0-9]+(?: [A-Za-z0-9]+)*")
_BEGUN = re.compile(r"[A-Za-z0-9]+\* ([A-Za-z0-9].*)")  # the second word may tell more
_BLANKS = re.compile(r"\s+")


class Automaton:
    """Many phrases as one; phrases that must be written just so are told apart by `exact`."""

    def __init__(self, phrases: Sequence[str], exact: Sequence[bool]) -> None:
        """The phrases by number, and of each whether it minds every capital."""
        import ahocorasick

        self._written = tuple(zip(phrases, exact, strict=True))
        self._anywhere: list[int] = []  # phrases that begin with "*": nothing to look for
        keys: dict[str, list[_Key]] = {}
        for number, (phrase, just_so) in enumerate(self._written):
            key, made = _key(number, plain(phrase).text, exact=just_so)
            if key.strip():
                keys.setdefault(key, []).append(made)
            else:
                self._anywhere.append(number)
        self._found: Any = None
        if keys:
            self._found = ahocorasick.Automaton()
            for key, values in keys.items():
                self._found.add_word(key, tuple(values))
            self._found.make_automaton()

    def places(self, text: str) -> list[Place]:
        """Every place of every phrase in plain text, in order of where its letters end."""
        if "  " not in text and text.isprintable():
            return self._places(text)
        spans = [found.span() for found in _BLANKS.finditer(text)]
        back = _origins(text, spans)
        return [(n, back[a], back[b - 1] + 1) for n, a, b in self._places(_BLANKS.sub(" ", text))]

    def _places(self, text: str) -> list[Place]:
        """The same, of text in which one blank parts two words."""
        made: list[Place] = []
        unsure = "_" in text  # a part of a word to expressions, none to the letters
        if self._found is not None:
            low = f" {letters(text)} "
            for last, keys in self._found.iter(low):
                for number, back, gaps, capitals, length in keys:
                    start = last - back if back >= 0 else low.rfind(" ", 0, last + back)
                    if unsure or not length:
                        if (behind := self._end(number, text, start)) >= 0:
                            made.append((number, start, behind))
                    elif not (
                        (gaps and any(text[start + at] not in " -" for at in gaps))
                        or (capitals and not _written(capitals, text, start))
                    ):
                        made.append((number, start, start + length))
        for number in self._anywhere:
            rule, at = self._rule(number), 0
            while found := rule.search(text, at):
                made.append((number, *found.span()))
                at = found.start() + 1
        return made

    def _end(self, number: int, text: str, start: int) -> int:
        """Where a phrase that may start here ends; -1: it does not stand here."""
        if start < 0:
            return -1
        phrase, just_so = self._written[number]
        if (made := wording(phrase, exact=just_so)) is not None:
            return ending(made, text, folded(text), start)
        found = self._rule(number).match(text, start)
        return found.end() if found else -1

    def _rule(self, number: int) -> re.Pattern[str]:
        """The expression of a phrase, compiled when it first may stand somewhere."""
        phrase, just_so = self._written[number]
        made = bounded(phrase_expression(phrase))
        return compiled(f"(?-i:{made})" if just_so else made)


def _written(capitals: Sequence[tuple[int, str]], text: str, start: int) -> bool:
    return all(text.startswith(word, start + at) for at, word in capitals)


def _key(number: int, phrase: str, *, exact: bool) -> tuple[str, _Key]:
    """The letters to look for, and what is still to be looked at where they stand."""
    phrase = " ".join(phrase.split())
    if _SIMPLE.fullmatch(phrase):
        return f" {phrase.lower()} ", _simple(number, phrase, exact=exact)
    key, back = _looked_for(phrase)
    if (begun := _BEGUN.match(phrase)) and len(other := _looked_for(begun[1])[0]) > len(key):
        return other, _Key(number, 1 - len(other), (), (), 0)
    return key, _Key(number, back, (), (), 0)


def _simple(number: int, phrase: str, *, exact: bool) -> _Key:
    """What is to be looked at where all letters of a phrase of plain words stand."""
    gaps, capitals, at = [], [], 0
    for word in phrase.split(" "):
        gaps.append(at - 1)
        if exact or (word.isupper() and len(word) > 1):
            capitals.append((at, word))
        at += len(word) + 1
    return _Key(number, at, tuple(gaps[1:]), tuple(capitals), at - 1)


def _looked_for(phrase: str) -> tuple[str, int]:
    """The letters a phrase starts with, and how far behind its start the last of them stands."""
    first = _SURE.match(phrase)[0]  # type: ignore[index]  # it may be empty, and always matches
    made = letters(first)
    lead = len(made) - len(made.lstrip())
    key = f" {made.strip()} " if first == phrase else f" {made.lstrip()}"
    return key, len(key) - 1 + lead


def _origins(text: str, blanks: Sequence[tuple[int, int]]) -> list[int]:
    """For each character of the text with single blanks, where it stands in the text."""
    made: list[int] = []
    last = 0
    for start, end in blanks:
        made.extend(range(last, start + 1))
        last = end
    made.extend(range(last, len(text)))
    return made
