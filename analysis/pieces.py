"""The tokens of patterns, and a text that they are read in: what stands where, and what parts it.

A word of a text is looked at once for each token that is asked for there; most are told at once by
how the word starts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from analysis.wording import GLUE, LITERAL, STAR, Wording, ending, folded, letters

KEPT = 1000  # words remembered of a piece before all are forgotten
MET = 50_000  # words of which it is remembered how they start
LONG = 200  # characters: no word is longer; what is so long is not remembered
MOST = 100  # letters that a choice may start with, and tokens of a pattern that is read here
_RUN = re.compile(r"[^\W_]+")
_BETWEEN = re.compile(r"[\s,-]+")  # as in `phrases`: what parts two pieces, a word of a gap, and
_GAP_WORD = re.compile(r"[^\s;:\u2014()]+")  # what follows that
_GAP_END = re.compile(r"[\s-]+")


class More(NamedTuple):
    """A choice of several words, of which the first may stand where a word of a text starts."""

    choice: Wording
    behind: int = 0  # where the second starts, behind one blank or hyphen, from that place on
    second: str = ""  # how the second starts, without case; empty: that is not known


class Piece(dict[str, tuple[int | More, ...]]):
    """One token of a pattern, and what of it stands where a word of a text starts.

    That is, in the order of its choices, where each ends, counted from the start of the word; of a
    choice of several words, how it is to be read on.
    """

    def __init__(self, choices: Sequence[Wording]) -> None:
        """The choices, the first to be taken first."""
        super().__init__()
        self._choices = choices
        self._begun: dict[str, list[int]] = {}
        for order, made in enumerate(choices):
            self._begun.setdefault(_beginning(made), []).append(order)

    def __missing__(self, word: str) -> tuple[int | More, ...]:
        """The same of a word that was not met before."""
        if len(self) > KEPT:
            self.clear()
        if self._begun.keys().isdisjoint(_STARTS[word]):
            self[word] = ()
            return ()
        straight = folded(word)
        made: list[int | More] = []
        for choice in self.begun(word):
            if len(choice) > 1 and any(kind > STAR for kind, _ in choice):
                made += _more(choice, word, straight)
            elif (behind := ending(choice, word, straight, 0)) >= 0:
                made.append(owned(straight, behind))
        self[word] = tuple(dict.fromkeys(made))
        return self[word]

    def there(self, word: str) -> Sequence[int | More]:
        """What of it stands where a word starts, however long the word is."""
        return self[word] if len(word) < LONG else list(map(More, self.begun(word)))

    def begun(self, word: str) -> list[Wording]:
        """The choices that start as a word does."""
        found = [self._begun[start] for start in _STARTS.of(word) if start in self._begun]
        return [self._choices[order] for order in sorted(chain.from_iterable(found))]


def _more(choice: Wording, word: str, straight: str) -> Iterator[More]:
    """A choice of several words, where its first stands at the start of a word of a text."""
    glue = next(at for at, (kind, _) in enumerate(choice) if kind == GLUE)
    behind = ending(choice[:glue], word, straight, 0)
    if behind < 0 or not (word[behind : behind + 1] in ("", "-") or word[behind].isspace()):
        return
    kind, second = choice[glue + 1]
    yield More(choice, behind + 1, second) if kind == LITERAL else More(choice)


class _Starts(dict[str, tuple[str, ...]]):
    """What each word met starts with, as `_beginning` has it: its letters, or some of them."""

    def __missing__(self, word: str) -> tuple[str, ...]:
        if len(self) > MET:
            self.clear()
        made = self[word] = self.of(word)
        return made

    def of(self, word: str) -> tuple[str, ...]:
        """The same of a word that is not remembered."""
        run = letters(word).partition(" ")[0]
        return (run, *[f"{run[:n]}*" for n in range(1, min(len(run), MOST) + 1)])


_STARTS = _Starts()


def _beginning(made: Wording) -> str:
    """The letters a choice starts with, "*" behind them where more may follow."""
    first = made[0][1].lower()
    run = _RUN.match(first)[0]  # type: ignore[index]  # a wording starts with a letter or digit
    return run + "*" if run == first and len(made) > 1 and made[1][0] == STAR else run


def owned(without_case: str, at: int) -> int:
    """The end of a piece with the "'s" or "'" behind it."""
    if not without_case.startswith("'", at):
        return at
    return at + 2 if without_case.startswith("s", at + 1) else at + 1


class Line:
    """A text that patterns are read in."""

    def __init__(self, text: str) -> None:
        """A plain text."""
        self.text = text
        self.folded = folded(text)
        self._words: dict[int, str] = {}
        self._starts: dict[int, list[int]] = {}
        self._ends: dict[tuple[int, int], Sequence[int]] = {}  # by place and, by identity, piece
        self._steps: dict[int, tuple[int, ...]] = {}
        self._ways: dict[tuple[int, int], tuple[tuple[int, str], ...]] = {}

    def word(self, at: int) -> str:
        """What stands at a place, up to the next blank; of what is too long, its beginning."""
        if (made := self._words.get(at)) is None:
            last = self.text.find(" ", at, at + LONG)
            made = self._words[at] = self.text[at : last if last >= 0 else at + LONG]
        return made

    def starts(self, at: int) -> Sequence[int]:
        """Where the words of the token start that starts at a place."""
        if (made := self._starts.get(at)) is None:
            stop = self.text.find(" ", at)
            token = self.text[at:stop] if stop >= 0 else self.text[at:]
            runs = [at] if token.isalpha() else [at + run.start() for run in _RUN.finditer(token)]
            # To expressions "_" is in words.
            made = [run for run in runs if not run or self.text[run - 1] != "_"]
            self._starts[at] = made
        return made

    def ends(self, piece: Piece, at: int) -> Sequence[int]:
        """Where a piece that starts at a place ends, in the order in which its choices stand."""
        key = at, id(piece)
        if (made := self._ends.get(key)) is None:
            found = piece.there(self.word(at))
            made = [behind for one in found if (behind := self._end(one, at)) >= 0]
            self._ends[key] = made
        return made

    def _end(self, one: int | More, at: int) -> int:
        if isinstance(one, int):
            return at + one
        choice, behind, second = one
        last = at + behind
        # There may be two blanks, or an odd one: then the rest of it tells.
        if not self.folded.startswith(second, last) and not self.text[last : last + 1].isspace():
            return -1
        behind = ending(choice, self.text, self.folded, at)
        return owned(self.folded, behind) if behind >= 0 else -1

    def past(self, at: int) -> int:
        """Behind what parts two pieces; -1: nothing does here."""
        found = _BETWEEN.match(self.text, at)
        return found.end() if found else -1

    def steps(self, at: int) -> tuple[int, ...]:
        """Where one word of a gap may end, the longest first: at a blank, or at a hyphen in it."""
        if (made := self._steps.get(at)) is None:
            made = self._steps[at] = tuple(dict.fromkeys(self._step(at)))
        return made

    def ways(self, at: int, words: int) -> tuple[tuple[int, str], ...]:
        """Where a gap of at most so many words may end, and what stands there.

        Fewest words first, and the longest way of each.
        """
        if (made := self._ways.get((at, words))) is None:
            ahead = [(at, words)]
            seen: dict[int, str] = {}  # what is come to first is come to with the fewest words
            while ahead:
                here, left = ahead.pop()
                if here not in seen:
                    seen[here] = self.word(here)
                    if left:
                        ahead += [(step, left - 1) for step in reversed(self.steps(here))]
            made = self._ways[at, words] = tuple(seen.items())
        return made

    def _step(self, at: int) -> Iterator[int]:
        word = _GAP_WORD.match(self.text, at)
        if word is None:
            return
        if blank := _GAP_END.match(self.text, word.end()):
            yield blank.end()
        hyphen = self.text.rfind("-", at + 1, word.end())
        while hyphen >= 0:
            yield _GAP_END.match(self.text, hyphen).end()  # type: ignore[union-attr]
            hyphen = self.text.rfind("-", at + 1, hyphen)
