"""Which patterns may stand in a sentence: looked up, so that few expressions are compiled or run.

A pattern needs a word for each of its tokens that may not be missing. The words of a sentence are
looked up once; of the patterns that the rarest of their needs points to, those are left whose
needs are all there, in order and near enough. What is left out cannot match: the expression of
what is left decides.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, chain
from typing import NamedTuple

from analysis.phrases import GAPS, beginning, is_slot
from analysis.wording import letters

KEPT = 200_000  # words looked up before all are forgotten: what a text brings must not fill memory


# Words that stand in every other sentence: what needs one of them needs next to nothing.
COMMON = frozenset(
    """
    a about after all an and are as at be been but by can could did do for from had has have he
    her his if in into is it its more most no not of on one or other our out over said says so
    some than that the their them they this to two under up was we were what when which who will
    with would year years
    """.split()
)
RARER = 1000  # times rarer than those other words are, roughly


@dataclass(frozen=True, slots=True)
class Step:
    """A token that must be there: how its telling word begins, how far behind the one before."""

    need: frozenset[str]
    reach: int  # tokens of the text from one telling word to the next, at most


def steps(pattern: str, slots: Mapping[str, tuple[str, ...]]) -> tuple[Step, ...]:
    """The tokens a pattern needs, in order; one that may begin in any way is passed over."""
    made = []
    reach = 0
    for written in pattern.split():
        if written in GAPS:
            reach += GAPS[written].words + 1
            continue
        starts, width = _token(written.removesuffix("?"), slots)
        reach += width  # the telling word of a phrase may be its last
        if starts and not written.endswith("?"):
            made.append(Step(starts, reach))
            reach = width
        reach += 1
    return tuple(made)


def _token(token: str, slots: Mapping[str, tuple[str, ...]]) -> tuple[frozenset[str], int]:
    """How a token's telling word may begin, and how many blanks its choices have within at most."""
    if "<" not in token:
        return _choices((tuple(token.split("|")),))
    parts = token.split("|")
    return _choices(tuple(slots[p[1:-1]] if is_slot(p) else (p,) for p in parts))


@cache
def _choices(lists: tuple[tuple[str, ...], ...]) -> tuple[frozenset[str], int]:
    begun = [_begun(phrases) for phrases in lists]
    starts = frozenset[str]().union(*begun) if all(begun) else frozenset[str]()
    return starts, max(len(phrase.split()) for phrases in lists for phrase in phrases) - 1


@cache
def _begun(phrases: tuple[str, ...]) -> frozenset[str]:
    """How the word of each phrase begins that fewest texts have; empty: one has any beginning."""
    found = {_telling(phrase) for phrase in phrases}
    return frozenset() if "" in found else frozenset(found)


@cache
def _telling(phrase: str) -> str:
    every = [start for word in phrase.split() if (start := beginning(word))]
    made = [
        start
        if start.isascii()  # it has small letters and digits alone
        else letters(start.removesuffix("*")) + "*" * start.endswith("*")
        for start in every
    ]
    return max(made, key=lambda start: (start not in COMMON, len(start)), default="")


class _Chain(NamedTuple):
    """The needs of one pattern, by number, seen from the rarest of them."""

    pattern: int
    rare: int  # its rarest need; in a row from this one, each with how far off it may be:
    before: tuple[tuple[int, int], ...]  # those in front of it, the nearest first
    after: tuple[tuple[int, int], ...]
    width: int  # tokens that the pattern may start in front of the first


_Group = tuple[tuple[int, tuple[_Chain, ...]], ...]  # chains by the mask of all else they need


class _Token(NamedTuple):
    """The needs that the words of a token fulfil, and where in it each of these starts."""

    mask: int  # one bit a need
    needs: frozenset[int]
    chains: _Group  # the patterns of which one of these is the rarest need


class _Known(dict[str, _Token | None]):
    """What each token met fulfils; None: it has no letter or digit, and takes no place."""

    def __init__(self, needs: Sequence[frozenset[str]], groups: Mapping[int, _Group]) -> None:
        super().__init__()
        self._begun: dict[str, list[int]] = {}
        for number, starts in enumerate(needs):
            for start in starts:
                self._begun.setdefault(start, []).append(number)
        self._longest = max(map(len, self._begun), default=0)
        self._groups = groups
        self._made: dict[tuple[int, ...], _Token] = {}

    def __missing__(self, token: str) -> _Token | None:
        if len(self) > KEPT:
            self.clear()
        made = None
        if runs := letters(token).split():
            needs = tuple(sorted({need for word in runs for need in self._of(word)}))
            made = self._made.get(needs) or self._token(needs)
        self[token] = made
        return made

    def _token(self, needs: tuple[int, ...]) -> _Token:
        groups = [self._groups[need] for need in needs if need in self._groups]
        chains = tuple(chain.from_iterable(groups))
        made = _Token(sum(1 << need for need in needs), frozenset(needs), chains)
        self._made[needs] = made
        return made

    def _of(self, word: str) -> Iterator[int]:
        yield from self._begun.get(word, ())
        for n in range(1, min(len(word), self._longest) + 1):
            yield from self._begun.get(word[:n] + "*", ())


class Candidates:
    """Many patterns by what they need."""

    def __init__(self, patterns: Sequence[tuple[Step, ...]]) -> None:
        """The steps of each pattern, by its number."""
        given = Counter(step.need for made in patterns for step in made)
        uses: dict[str, int] = {}  # a class that many patterns name is gone through once
        for need, times in given.items():
            for start in need:
                uses[start] = uses.get(start, 0) + times
        # What many patterns name is in many texts as well: "China", "trade".
        cost = {n: sum(uses[start] + RARER * (start in COMMON) for start in n) for n in given}
        needs = sorted(given, key=lambda need: -cost[need])  # the rarer, the higher its bit
        numbers = {need: number for number, need in enumerate(needs)}
        groups: dict[int, dict[int, list[_Chain]]] = {}
        for pattern, made in enumerate(patterns):
            if made:
                one = _chain(pattern, [(numbers[step.need], step.reach) for step in made])
                others = {numbers[step.need] for step in made} - {one.rare}
                group = groups.setdefault(one.rare, {})
                group.setdefault(sum(1 << need for need in others), []).append(one)
        self._every = (1 << len(needs)) - 1
        self._known = _Known(
            needs,
            {
                rare: tuple((mask, tuple(chains)) for mask, chains in group.items())
                for rare, group in groups.items()
            },
        )
        # none of them has a start to tell: its expression finds it
        self._always = [pattern for pattern, made in enumerate(patterns) if not made]

    def of(self, text: str) -> dict[int, list[int]]:
        """The patterns that may stand in plain text, in order, each with where it may start.

        That is in a token of ``text.split()`` that starts there.
        """
        known = self._known
        words = text.split()
        tokens = [made for word in words if (made := known[word]) is not None]
        there = 0
        for token in tokens:
            there |= token.mask
        lacking = self._every ^ there
        found: dict[int, set[int]] = {}
        for at, token in enumerate(tokens):
            for mask, chains in token.chains:
                if not mask & lacking:
                    for one in chains:
                        if firsts := _firsts(one, at, tokens):
                            found.setdefault(one.pattern, set()).update(firsts)
        if not found:
            return {pattern: [] for pattern in self._always}
        starts = _starts(words, text)
        if len(tokens) < len(words):
            pairs = zip(starts, words, strict=True)
            starts = [start for start, word in pairs if known[word] is not None]
        for pattern in self._always:
            found[pattern] = set()
        return {n: [starts[first] for first in sorted(found[n])] for n in sorted(found)}


def _starts(words: Sequence[str], text: str) -> list[int]:
    """Where each of the words of a text starts."""
    starts = list(accumulate([len(word) + 1 for word in words], initial=0))
    if starts.pop() == len(text) + 1:  # one blank between two, and none else
        return starts
    starts = []
    at = 0
    for word in words:
        at = text.find(word, at)
        starts.append(at)
        at += len(word)
    return starts


def _chain(pattern: int, each: Sequence[tuple[int, int]]) -> _Chain:
    """A pattern by its needs in order, each with how far behind the one before it may be."""
    rare = max(need for need, _ in each)
    at = [need for need, _ in each].index(rare)
    before = [(each[n - 1][0], each[n][1]) for n in range(at, 0, -1)]
    return _Chain(pattern, rare, tuple(before), tuple(each[at + 1 :]), each[0][1])


def _firsts(made: _Chain, at: int, tokens: Sequence[_Token]) -> Collection[int]:
    """Where a pattern may start of which the rarest need is there; none: another is not near."""
    low = high = at
    for need, reach in made.after:  # two needs may be in one token, joined by a hyphen
        behind = range(low, min(high + reach + 1, len(tokens)))
        near = [n for n in behind if need in tokens[n].needs]
        if not near:
            return ()
        low, high = near[0], near[-1]
    near = [at]
    for need, reach in made.before:
        ahead = range(max(near[0] - reach, 0), near[-1] + 1)
        near = [n for n in ahead if need in tokens[n].needs]
        if not near:
            return ()
    return range(max(near[0] - made.width, 0), near[-1] + 1) if made.width else near
