"""Where patterns stand: read token by token as their expressions would, without compiling them.

A pattern is a row of choices, with gaps and choices that may be missing. It is tried where its
first choice may stand (`candidates`), and every way on is tried in the order in which its
expression (`phrases.pattern_expression`) tries it, so that what is found first is the same. From
one place the rest of a pattern goes on in the same ways however that place was reached; what was
tried there is not tried again. The few that cannot be read so are left to their expressions.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from analysis.candidates import Candidates, steps
from analysis.phrases import GAPS, compiled, is_slot, pattern_expression
from analysis.pieces import MOST, Line, Piece
from analysis.text import Span
from analysis.wording import Wording, wording

Slots = Mapping[str, tuple[str, ...]]
Standing = tuple[int, int, int, tuple[Span, ...]]  # a pattern, start, end, and its pieces


class _Op(NamedTuple):
    """One piece that a pattern asks for, and what stands before it."""

    piece: Piece
    parted: bool  # something must part it from the piece before
    words: int  # of the gap before it, at most
    maybe: bool = False  # it may be missing, and with it what parts it from the piece before
    ahead: bool = False  # it may be missing, and with it what parts it from the piece behind


Program = tuple[_Op, ...]


class _Reading:
    """One pattern read in one text."""

    def __init__(self, program: Program, line: Line) -> None:
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
        """The same, of a piece behind a gap."""
        piece, _, _, _, ahead = self._program[number]
        for here, word in self._line.ways(at, words):
            if ahead or piece.there(word):
                spans = self._here(number, here)
                if spans is not None:
                    return spans
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
        line: Line | None = None
        for number, tokens in self.candidates.of(text).items():
            if (program := self._program(number)) is None:
                made += self._by_expression(number, text)
                continue
            if line is None:
                line = Line(text)
            first = program[0]
            starts = [
                start
                for token in tokens
                for start in line.starts(token)
                if first.ahead or line.ends(first.piece, start)
            ]
            if starts:
                made += [(number, *place) for place in _Reading(program, line).places(starts)]
        return made

    def only(self, numbers: Sequence[int]) -> Patterns:
        """Some of the patterns, by their place in these numbers: what they need is less."""
        return Patterns([self._patterns[n] for n in numbers], self._slots, self._exact)

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
