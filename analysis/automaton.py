"""Phrases of a codebook, all looked for at once (Aho and Corasick 1975, by pyahocorasick).

One pass over a sentence finds every phrase whose letters stand there; the borders of words,
capitals and what may part two words are looked at only then. What is found is what each
phrase's own expression finds, tried at every place: no expression is compiled before the
letters it starts with were seen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from analysis.phrases import bounded, compiled, phrase_expression
from analysis.text import plain

Place = tuple[int, int, int]  # the phrase by its number, start, end

# Letters that `re` takes for "i" when it minds no case, and that are not written so in lower case.
_DOTTED = {"\u0130": "i", "\u0131": "i"}


class _Letters(dict[int, str]):
    """Each character as it is compared: a letter or digit without case, else a blank."""

    def __missing__(self, code: int) -> str:
        made = self[code] = _letter(chr(code))
        return made


def _letter(char: str) -> str:
    if not char.isalnum():
        return " "
    for made in (_DOTTED.get(char, ""), char.casefold(), char.lower()):
        if len(made) == 1:
            return made
    return char


_LETTERS = _Letters()
_ASCII = bytes(ord(_LETTERS[code]) if code < 128 else 0 for code in range(256))


def letters(text: str) -> str:
    """The text without case, with a blank for all that is no letter or digit; as long as it was."""
    if text.isascii():
        return text.encode().translate(_ASCII).decode()
    return text.translate(_LETTERS)


class _Key(NamedTuple):
    """How one phrase is told from what has the same letters."""

    number: int
    back: int  # from the last character of the key to the first of the phrase
    gaps: tuple[int, ...]  # where a blank or a hyphen must stand, from the phrase's start
    capitals: tuple[tuple[int, str], ...]  # what must be written just so, and where
    length: int  # 0: only its expression can tell


_SURE = re.compile(
    r"[^*\x80-\U0010ffff]*"
)  # what every text with the phrase has, letter for letter
_SIMPLE = re.compile(r"[A-Za-z0-9]+(?: [A-Za-z0-9]+)*")
_BLANKS = re.compile(r"\s+")


class Automaton:
    """Many phrases as one; phrases that must be written just so are told apart by `exact`."""

    def __init__(self, phrases: Sequence[str], exact: Sequence[bool]) -> None:
        """The phrases by number, and of each whether it minds every capital."""
        import ahocorasick

        self._made = [_expression(p, exact=e) for p, e in zip(phrases, exact, strict=True)]
        self._anywhere: list[int] = []  # phrases that begin with "*": nothing to look for
        keys: dict[str, list[_Key]] = {}
        for number, (phrase, just_so) in enumerate(zip(phrases, exact, strict=True)):
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
            return list(self._places(text))
        spans = [found.span() for found in _BLANKS.finditer(text)]
        back = _origins(text, spans)
        return [(n, back[a], back[b - 1] + 1) for n, a, b in self._places(_BLANKS.sub(" ", text))]

    def _places(self, text: str) -> Iterator[Place]:
        """The same, of text in which one blank parts two words."""
        unsure = "_" in text  # a part of a word to expressions, none to the letters
        if self._found is not None:
            for end, keys in self._found.iter(f" {letters(text)} "):
                for number, back, gaps, capitals, length in keys:
                    start = end - back
                    if unsure or not length:
                        if found := compiled(self._made[number]).match(text, start):
                            yield number, start, found.end()
                        continue
                    if gaps and not all(text[start + at] in " -" for at in gaps):
                        continue
                    if all(text.startswith(word, start + at) for at, word in capitals):
                        yield number, start, start + length
        for number in self._anywhere:
            rule, at = compiled(self._made[number]), 0
            while found := rule.search(text, at):
                yield number, *found.span()
                at = found.start() + 1


def _key(number: int, phrase: str, *, exact: bool) -> tuple[str, _Key]:
    """The letters to look for, and what is still to be looked at where they stand."""
    phrase = " ".join(phrase.split())
    first = _SURE.match(phrase)[0]  # type: ignore[index]  # it may be empty, and always matches
    made = letters(first)
    lead = len(made) - len(made.lstrip())
    key = f" {made.strip()} " if first == phrase else f" {made.lstrip()}"
    back = len(key) - 1 + lead
    if not _SIMPLE.fullmatch(phrase):
        return key, _Key(number, back, (), (), 0)
    words = [(found.start(), found.group()) for found in re.finditer(r"\S+", phrase)]
    gaps = tuple(at - 1 for at, _ in words[1:])
    capitals = tuple((at, w) for at, w in words if exact or (w.isupper() and len(w) > 1))
    return key, _Key(number, back, gaps, capitals, len(phrase))


def _expression(phrase: str, *, exact: bool) -> str:
    made = bounded(phrase_expression(phrase))
    return f"(?-i:{made})" if exact else made


def _origins(text: str, blanks: Sequence[tuple[int, int]]) -> list[int]:
    """For each character of the text with single blanks, where it stands in the text."""
    made: list[int] = []
    last = 0
    for start, end in blanks:
        made.extend(range(last, start + 1))
        last = end
    made.extend(range(last, len(text)))
    return made
