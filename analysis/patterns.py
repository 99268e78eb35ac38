"""Where patterns stand: read token by token as their expressions would, without compiling them.

A pattern is a row of choices, with gaps and choices that may be missing. It is tried where its
first choice may stand (`candidates`), and every way on is tried in the order in which its
expression (`phrases.pattern_expression`) tries it, so that what is found first is the same. From
one place the rest of a pattern goes on in the same ways however that place was reached; what was
tried there is not tried again. The few that cannot be read so are left to their expressions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from analysis.candidates import Candidates, steps
from analysis.phrases import GAPS, compiled, is_slot, pattern_expression
from analysis.text import Span
from analysis.wording import JUST_SO, LITERAL, STAR, Wording, end, folded, letters, wording

Slots = Mapping[str, tuple[str, ...]]
Standing = tuple[int, int, int, tuple[Span, ...]]  # a pattern, start, end, and its pieces

KEPT = 1000  # words remembered of a piece before all are forgotten
_TOKEN = re.compile(r"\S+")
_RUN = re.compile(r"[^\W_]+")
_BETWEEN = re.compile(r"[\s,-]+")  # as in `phrases`: what parts two pieces, a word of a gap, and
_GAP_WORD = re.compile(r"[^\s;:\u2014()]+")  # what follows that
_GAP_END = re.compile(r"[\s-]+")


class Piece(dict[str, tuple[int | Wording, ...]]):
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
        self._longest = max(map(len, self._begun), default=0)

    def __missing__(self, word: str) -> tuple[int | Wording, ...]:
        if len(self) > KEPT:
            self.clear()
        straight = folded(word)
        made: list[int | Wording] = []
        for order in sorted(self._of(letters(word).partition(" ")[0])):
            choice = self._choices[order]
            if len(choice) > 1 and any(kind > STAR for kind, _ in choice):
                made.append(choice)
            elif (behind := end(choice, word, straight, 0)) >= 0:
                made.append(owned(straight, behind))
        self[word] = tuple(dict.fromkeys(made))
        return self[word]

    def _of(self, run: str) -> Iterator[int]:
        yield from self._begun.get(run, ())
        for n in range(1, min(len(run), self._longest) + 1):
            yield from self._begun.get(run[:n] + "*", ())


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


PIECE, BETWEEN, GAP, MAYBE_BEHIND, MAYBE_BEFORE = range(5)


class _Op(NamedTuple):
    """One thing a pattern asks for: a piece, what parts two, a gap, a piece that may be missing."""

    kind: int
    piece: Piece
    words: int = 0  # of a gap, at most


_NO_PIECE = Piece(())
Program = tuple[_Op, ...]


class _Line:
    """A text that patterns are read in."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.folded = folded(text)
        self._steps: dict[int, tuple[int, ...]] = {}

    def ends(self, piece: Piece, at: int) -> list[int]:
        """Where a piece that starts at a place ends, in the order in which its choices stand."""
        last = self.text.find(" ", at)
        found = piece[self.text[at:last] if last >= 0 else self.text[at:]]
        made = []
        for one in found:
            if isinstance(one, int):
                made.append(at + one)
            elif (behind := end(one, self.text, self.folded, at)) >= 0:
                made.append(owned(self.folded, behind))
        return made

    def past(self, at: int) -> int:
        """Behind what parts two pieces; -1: nothing does here."""
        found = _BETWEEN.match(self.text, at)
        return found.end() if found else -1

    def steps(self, at: int) -> tuple[int, ...]:
        """Where one word of a gap may end, the longest first: at a blank, or at a hyphen in it."""
        if (made := self._steps.get(at)) is None:
            made = self._steps[at] = tuple(dict.fromkeys(self._ways(at)))
        return made

    def _ways(self, at: int) -> Iterator[int]:
        word = _GAP_WORD.match(self.text, at)
        if word is None:
            return
        if blank := _GAP_END.match(self.text, word.end()):
            yield blank.end()
        hyphen = self.text.rfind("-", at + 1, word.end())
        while hyphen >= 0:
            yield _GAP_END.match(self.text, hyphen).end()  # type: ignore[union-attr]
            hyphen = self.text.rfind("-", at + 1, hyphen)


class _Reading:
    """One pattern read in one text."""

    def __init__(self, program: Program, line: _Line) -> None:
        self._program = program
        self._line = line
        self._failed: set[tuple[int, int, int]] = set()

    def places(self, starts: Sequence[int]) -> Iterator[tuple[int, int, tuple[Span, ...]]]:
        """Where it stands, by start, end and pieces; none starts before the last one ends."""
        last = 0
        for start in starts:
            if start >= last and (spans := self._rest(0, start, 0)) is not None:
                spans.reverse()
                last = spans[-1][1]
                yield start, last, tuple(spans)

    def _rest(self, number: int, at: int, left: int) -> list[Span] | None:
        """The spans of the pieces from an op on, the last first; None: it goes on in no way."""
        if number == len(self._program):
            return []
        key = (number, at, left)
        if key in self._failed:
            return None
        for reached, then, still, span in self._ways(number, at, left):
            if (spans := self._rest(then, reached, still)) is not None:
                if span is not None:
                    spans.append(span)
                return spans
        self._failed.add(key)
        return None

    def _ways(
        self, number: int, at: int, left: int
    ) -> Iterator[tuple[int, int, int, Span | None]]:
        """Each way on from a place: where to, to which op, with how many words of its gap left."""
        kind, piece, _ = self._program[number]
        line, then = self._line, number + 1
        words = self._program[then].words if then < len(self._program) else 0
        if kind == PIECE:
            for end in line.ends(piece, at):
                yield end, then, words, (at, end)
        elif kind == BETWEEN:
            if (past := line.past(at)) >= 0:
                yield past, then, words, None
        elif kind == GAP:
            yield at, then, words, None
            if left:
                for step in line.steps(at):
                    yield step, number, left - 1, None
        else:
            yield from self._maybe(number, at, words)

    def _maybe(self, number: int, at: int, words: int) -> Iterator[tuple[int, int, int, Span | None]]:
        """The ways on with a piece that may be missing, and then without it."""
        kind, piece, _ = self._program[number]
        line, then = self._line, number + 1
        if kind == MAYBE_BEHIND and (past := line.past(at)) >= 0:
            for end in line.ends(piece, past):
                yield end, then, words, (past, end)
        elif kind == MAYBE_BEFORE:
            for end in line.ends(piece, at):
                if (past := line.past(end)) >= 0:
                    yield past, then, words, (at, end)
        yield at, then, words, None


class Patterns:
    """Many patterns, looked for at once; nothing is made of one before it may stand somewhere."""

    def __init__(self, patterns: Sequence[str], slots: Slots, exact: Slots) -> None:
        """The patterns by number; the words of their slots, and names that are written just so."""
        self.candidates = Candidates(
            [steps(p, {id: (*w, *exact.get(id, ())) for id, w in slots.items()}) for p in patterns]
        )
        self._patterns = patterns
        self._slots = slots
        self._exact = exact
        self._pieces: dict[str, Piece | None] = {}
        self._programs: dict[int, Program | None] = {}

    def places(self, text: str) -> list[Standing]:
        """Every place of every pattern in plain text, pattern after pattern."""
        made: list[Standing] = []
        line: _Line | None = None
        runs: list[list[int]] = []
        for number, firsts in self.candidates.of(text):
            if (program := self._program(number)) is None:
                made += self._by_expression(number, text)
                continue
            if line is None:
                line, runs = _Line(text), _runs(text)
            starts = [at for first in firsts for at in runs[first]]
            made += [(number, *place) for place in _Reading(program, line).places(starts)]
        return made

    def _by_expression(self, number: int, text: str) -> Iterator[Standing]:
        rule = compiled(pattern_expression(self._patterns[number], self._slots, self._exact))
        for hit in rule.finditer(text):
            pieces = tuple(span for span in hit.regs[1:] if span[0] >= 0)
            yield number, *hit.span(), pieces or (hit.span(),)

    def _program(self, number: int) -> Program | None:
        """How a pattern is read; None: only its expression can tell."""
        if number not in self._programs:
            self._programs[number] = self._made(self._patterns[number].split())
        return self._programs[number]

    def _made(self, tokens: Sequence[str]) -> Program | None:
        """The ops of `phrases.pattern_expression`, in order."""
        if tokens[0] in GAPS or tokens[0].endswith("?") or tokens[-1] in GAPS:
            return None
        made: list[_Op] = []
        glued = False
        for written in tokens:
            piece = None if written in GAPS else self._piece(written.removesuffix("?"))
            if written in GAPS:
                made += [_Op(BETWEEN, _NO_PIECE)] * glued
                made.append(_Op(GAP, _NO_PIECE, GAPS[written].words))
                glued = False
            elif piece is None:
                return None
            elif written.endswith("?"):
                made.append(_Op(MAYBE_BEHIND if glued else MAYBE_BEFORE, piece))
            else:
                made += [_Op(BETWEEN, _NO_PIECE)] * glued
                made.append(_Op(PIECE, piece))
                glued = True
        return tuple(made) if glued else None  # behind a gap what parts two would be its end

    def _piece(self, token: str) -> Piece | None:
        if token not in self._pieces:
            made = list(self._choices(token))
            whole = [choice for choice in made if choice is not None]
            self._pieces[token] = Piece(whole) if len(whole) == len(made) else None
        return self._pieces[token]

    def _choices(self, token: str) -> Iterator[Wording | None]:
        """The choices of a token, in the order in which they are tried."""
        for part in token.split("|"):
            if not is_slot(part):
                yield wording(part)
                continue
            for names, exact in ((self._slots[part[1:-1]], False), (self._exact.get(part[1:-1], ()), True)):
                for phrase in sorted(names, key=lambda p: (-len(p), p)):
                    yield wording(phrase, exact=exact)


def _runs(text: str) -> list[list[int]]:
    """Where words start in each token of a text that has a letter or digit, in order."""
    low = letters(text)
    every = [
        [run.start() for run in _RUN.finditer(low, *token.span())]
        for token in _TOKEN.finditer(text)
    ]
    if "_" in text:  # a part of a word to expressions
        return [[at for at in runs if not text.startswith("_", at - 1)] for runs in every if runs]
    return [runs for runs in every if runs]
