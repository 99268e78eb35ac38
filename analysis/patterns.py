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
from analysis.wording import STAR, Wording, ending, folded, letters, wording

Slots = Mapping[str, tuple[str, ...]]
Standing = tuple[int, int, int, tuple[Span, ...]]  # a pattern, start, end, and its pieces

KEPT = 1000  # words remembered of a piece before all are forgotten
LONG = 200  # characters: no word is longer; what is so long is not remembered
MOST = 100  # tokens of a pattern that is read here, and letters that a choice may start with
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
        """The same of a word that was not met before."""
        if len(self) > KEPT:
            self.clear()
        straight = folded(word)
        made: list[int | Wording] = []
        for choice in self.begun(word):
            if len(choice) > 1 and any(kind > STAR for kind, _ in choice):
                made.append(choice)
            elif (behind := ending(choice, word, straight, 0)) >= 0:
                made.append(owned(straight, behind))
        self[word] = tuple(dict.fromkeys(made))
        return self[word]

    def begun(self, word: str) -> list[Wording]:
        """The choices that start as a word does."""
        run = letters(word).partition(" ")[0]
        return [self._choices[order] for order in sorted(self._of(run))]

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


class _Op(NamedTuple):
    """One piece that a pattern asks for, and what stands before it."""

    piece: Piece
    parted: bool  # something must part it from the piece before
    words: int  # of the gap before it, at most
    maybe: bool = False  # it may be missing, and with it what parts it from the piece before
    ahead: bool = False  # it may be missing, and with it what parts it from the piece behind


Program = tuple[_Op, ...]


class _Line:
    """A text that patterns are read in."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.folded = folded(text)
        self._steps: dict[int, tuple[int, ...]] = {}

    def ends(self, piece: Piece, at: int) -> Sequence[int]:
        """Where a piece that starts at a place ends, in the order in which its choices stand."""
        last = self.text.find(" ", at, at + LONG)
        word = self.text[at : last if last >= 0 else at + LONG]
        found = piece[word] if len(word) < LONG else piece.begun(word)
        if not found:
            return ()
        return [behind for one in found if (behind := self._end(one, at)) >= 0]

    def _end(self, one: int | Wording, at: int) -> int:
        if isinstance(one, int):
            return at + one
        behind = ending(one, self.text, self.folded, at)
        return owned(self.folded, behind) if behind >= 0 else -1

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
        self._failed: set[tuple[int, int]] = set()

    def places(self, starts: Sequence[int]) -> Iterator[tuple[int, int, tuple[Span, ...]]]:
        """Where it stands, by start, end and pieces; none starts before the last one ends."""
        last = 0
        for start in starts:
            if start >= last and (spans := self._here(0, start)) is not None:
                spans.reverse()
                last = spans[-1][1]
                yield start, last, tuple(spans)

    def _here(self, number: int, at: int) -> list[Span] | None:
        """The spans of the pieces from one on that starts here, the last first; None: in no way."""
        piece, _, _, _, ahead = self._program[number]
        for behind in self._line.ends(piece, at):
            past = self._line.past(behind) if ahead else behind
            if past >= 0 and (spans := self._rest(number + 1, past)) is not None:
                spans.append((at, behind))
                return spans
        return self._rest(number + 1, at) if ahead else None

    def _rest(self, number: int, at: int) -> list[Span] | None:
        """The same, of the pieces that are to follow what ends here."""
        if number == len(self._program):
            return []
        if (number, at) in self._failed:
            return None
        _, parted, words, maybe, _ = self._program[number]
        spans = None
        past = self._line.past(at) if parted else at
        if past >= 0:
            spans = self._far(number, past, words) if words else self._here(number, past)
        if spans is None and maybe:
            spans = self._rest(number + 1, at)
        if spans is None:
            self._failed.add((number, at))
        return spans

    def _far(self, number: int, at: int, words: int) -> list[Span] | None:
        """The same, of a piece behind a gap: fewest words first, and the longest way of each."""
        ways = [(at, words)]
        seen: set[int] = set()  # what is come to first is come to with the fewest words
        while ways:
            here, left = ways.pop()
            if here in seen:
                continue
            if (spans := self._here(number, here)) is not None:
                return spans
            seen.add(here)
            if left:
                ways += [(step, left - 1) for step in reversed(self._line.steps(here))]
        return None


class Patterns:
    """Many patterns, looked for at once; nothing is made of one before it may stand somewhere."""

    def __init__(self, patterns: Sequence[str], slots: Slots, exact: Slots) -> None:
        """The patterns by number; the words of their slots, and names that are written just so."""
        spoken = {id: (*words, *exact.get(id, ())) for id, words in slots.items()}
        self.candidates = Candidates([steps(pattern, spoken) for pattern in patterns])
        self._patterns = patterns
        self._slots = slots
        self._exact = exact
        self._pieces: dict[str, Piece | None] = {}
        self._programs: dict[int, Program | None] = {}

    def places(self, text: str) -> list[Standing]:
        """Every place of every pattern in plain text, pattern after pattern."""
        made: list[Standing] = []
        line: _Line | None = None
        for number, tokens in self.candidates.of(text).items():
            if (program := self._program(number)) is None:
                made += self._by_expression(number, text)
                continue
            if line is None:
                line = _Line(text)
            starts = [start for token in tokens for start in _words(text, token)]
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
        if len(tokens) > MOST:
            return None
        made: list[_Op] = []
        gap = 0
        for written in tokens:
            if written in GAPS:
                if gap or not made:
                    return None
                gap = GAPS[written].words
                continue
            piece = self._piece(written.removesuffix("?"))
            maybe = written.endswith("?")
            if piece is None or (maybe and not made):
                return None
            parted = bool(made) and not made[-1].ahead
            ahead = maybe and (bool(gap) or not parted)  # a gap takes the blank before it
            made.append(_Op(piece, parted, gap, maybe and not ahead, ahead))
            gap = 0
        return None if gap or made[-1].ahead else tuple(made)

    def _piece(self, token: str) -> Piece | None:
        if token not in self._pieces:
            made = list(self._choices(token))
            whole = [choice for choice in made if choice is not None]
            sure = len(whole) == len(made) and all(len(c[0][1]) < MOST for c in whole)
            self._pieces[token] = Piece(whole) if sure else None
        return self._pieces[token]

    def _choices(self, token: str) -> Iterator[Wording | None]:
        """The choices of a token, in the order in which they are tried."""
        for part in token.split("|"):
            if not is_slot(part):
                yield wording(part)
                continue
            for names, exact in (
                (self._slots[part[1:-1]], False),
                (self._exact.get(part[1:-1], ()), True),
            ):
                for phrase in sorted(names, key=lambda p: (-len(p), p)):
                    yield wording(phrase, exact=exact)


def _words(text: str, at: int) -> list[int]:
    """Where the words of the token start that starts here."""
    stop = text.find(" ", at)
    token = text[at:stop] if stop >= 0 else text[at:]
    if token.isalpha():
        return [at]
    runs = [at + run.start() for run in _RUN.finditer(token)]
    return [run for run in runs if text[max(run - 1, 0)] != "_"]  # to expressions "_" is in words
