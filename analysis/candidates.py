"""Which patterns may stand in a sentence: looked up, so that few expressions are compiled or run.

A pattern needs a word for each of its tokens that may not be missing. The words of a sentence are
looked up once; of the patterns that the rarest of their needs points to, those are left whose
needs are all there, in order and near enough. What is left out cannot match: the expression of
what is left decides.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from analysis.phrases import GAPS, beginnings, is_slot
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
    every = [start for word in phrase.split() for start in beginnings([word])]
    made = [letters(start.removesuffix("*")) + "*" * start.endswith("*") for start in every]
    return max(made, key=lambda start: (start not in COMMON, len(start)), default="")


class _Chain(NamedTuple):
    """The steps of one pattern, its needs by number."""

    pattern: int
    first: int
    width: int  # tokens that the first word of the pattern may stand before the telling one
    rest: tuple[tuple[int, int], ...]  # need, reach


_Group = tuple[tuple[int, tuple[_Chain, ...]], ...]  # chains by the mask of all they need


class _Token(NamedTuple):
    """The needs that the words of a token fulfil."""

    mask: int  # one bit a need
    needs: frozenset[int]
    groups: tuple[_Group, ...]  # the patterns that are looked up by one of these needs


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
            needs = sorted({need for word in runs for need in self._of(word)})
            made = self._made.get(tuple(needs)) or self._token(tuple(needs))
        self[token] = made
        return made

    def _token(self, needs: tuple[int, ...]) -> _Token:
        groups = tuple(self._groups[need] for need in needs if need in self._groups)
        made = _Token(sum(1 << need for need in needs), frozenset(needs), groups)
        self._made[needs] = made
        return made

    def _of(self, word: str) -> Iterator[int]:
        yield from self._begun.get(word, ())
        for n in range(1, min(len(word), self._longest) + 1):
            yield from self._begun.get(word[:n] + "*", ())


Candidate = tuple[int, list[int]]  # a pattern by its number, and where it may start


class Candidates:
    """Many patterns by what they need."""

    def __init__(self, patterns: Sequence[tuple[Step, ...]]) -> None:
        """The steps of each pattern, by its number."""
        uses = Counter(start for made in patterns for step in made for start in step.need)
        given = dict.fromkeys(step.need for made in patterns for step in made)
        # What many patterns name is in many texts as well: "China", "trade".
        cost = {n: sum(uses[start] + RARER * (start in COMMON) for start in n) for n in given}
        needs = tuple(sorted(given, key=lambda need: -cost[need]))  # a mask is as long as it is rare
        numbers = {need: number for number, need in enumerate(needs)}
        groups: dict[int, dict[int, list[_Chain]]] = {}
        for pattern, made in enumerate(patterns):
            if made:
                each = [numbers[step.need] for step in made]
                rest = zip(each[1:], (step.reach for step in made[1:]), strict=True)
                rare = max(each)
                mask = sum(1 << need for need in set(each) - {rare})
                chain = _Chain(pattern, each[0], made[0].reach, tuple(rest))
                groups.setdefault(rare, {}).setdefault(mask, []).append(chain)
        self._every = (1 << len(needs)) - 1
        self._known = _Known(
            needs,
            {
                rare: tuple((mask, tuple(chains)) for mask, chains in group.items())
                for rare, group in groups.items()
            },
        )
        self._always = [(pattern, [0]) for pattern, made in enumerate(patterns) if not made]

    def of(self, text: str) -> list[Candidate]:
        """The patterns that may stand in plain text, in order, each with the tokens it may start in.

        These are the tokens of ``text.split()`` that have a letter or digit, by number.
        """
        known = self._known
        tokens = [made for token in text.split() if (made := known[token]) is not None]
        there = 0
        for token in tokens:
            there |= token.mask
        lacking = self._every ^ there
        found = {}
        where: dict[int, int] = {}
        for token in tokens:
            for group in token.groups:
                for mask, chains in group:
                    if mask & lacking:
                        continue
                    for chain in chains:
                        pattern = chain.pattern
                        if pattern not in found and _stands(chain, tokens, where):
                            found[pattern] = _firsts(chain, where)
        return sorted([*self._always, *found.items()]) if found else self._always


def _stands(chain: _Chain, tokens: Sequence[_Token], where: dict[int, int]) -> bool:
    """Whether the needs of a pattern are there in order and near enough."""
    here = _places(chain.first, tokens, where)
    for need, reach in chain.rest:
        done = 0
        while done < reach:  # every place up to `reach` tokens behind
            step = min(done + 1, reach - done)
            here |= here << step
            done += step
        here &= _places(need, tokens, where)
        if not here:
            return False
    return True


def _firsts(chain: _Chain, where: Mapping[int, int]) -> list[int]:
    """The tokens in which the first word of a pattern may stand, in order."""
    here = where[chain.first]
    for _ in range(chain.width):
        here |= here >> 1
    return [at for at in range(here.bit_length()) if here >> at & 1]


def _places(need: int, tokens: Sequence[_Token], where: dict[int, int]) -> int:
    """The tokens that fulfil a need, one bit a token."""
    if (made := where.get(need)) is None:
        made = sum([1 << at for at, token in enumerate(tokens) if need in token.needs])
        where[need] = made
    return made
