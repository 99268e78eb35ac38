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
    rest: tuple[tuple[int, int], ...]  # need, reach


class _Token(NamedTuple):
    """The needs that the words of a token fulfil."""

    mask: int  # one bit a need
    needs: frozenset[int]
    rare: tuple[int, ...]  # those that patterns are looked up by


class _Known(dict[str, _Token | None]):
    """What each token met fulfils; None: it has no letter or digit, and takes no place."""

    def __init__(self, needs: Sequence[frozenset[str]], rare: Collection[int]) -> None:
        super().__init__()
        self._begun: dict[str, list[int]] = {}
        for number, starts in enumerate(needs):
            for start in starts:
                self._begun.setdefault(start, []).append(number)
        self._longest = max(map(len, self._begun), default=0)
        self._rare = frozenset(rare)
        self._made: dict[frozenset[int], _Token] = {}

    def __missing__(self, token: str) -> _Token | None:
        if len(self) > KEPT:
            self.clear()
        runs = letters(token).split()
        needs = frozenset(need for word in runs for need in self._of(word))
        if needs not in self._made:
            mask = sum(1 << need for need in needs)
            self._made[needs] = _Token(mask, needs, tuple(sorted(needs & self._rare)))
        made = self[token] = self._made[needs] if runs else None
        return made

    def _of(self, word: str) -> Iterator[int]:
        yield from self._begun.get(word, ())
        for n in range(1, min(len(word), self._longest) + 1):
            yield from self._begun.get(word[:n] + "*", ())


class Candidates:
    """Many patterns by what they need."""

    def __init__(self, patterns: Sequence[tuple[Step, ...]]) -> None:
        """The steps of each pattern, by its number."""
        uses = Counter(start for made in patterns for step in made for start in step.need)
        needs = tuple(dict.fromkeys(step.need for made in patterns for step in made))
        numbers = {starts: number for number, starts in enumerate(needs)}
        # What many patterns name is in many texts as well: "China", "trade".
        cost = [sum(uses[s] + RARER * (s in COMMON) for s in starts) for starts in needs]
        groups: dict[int, dict[int, list[_Chain]]] = {}
        for pattern, made in enumerate(patterns):
            if made:
                each = [numbers[step.need] for step in made]
                rest = zip(each[1:], (step.reach for step in made[1:]), strict=True)
                mask = sum(1 << need for need in set(each))
                group = groups.setdefault(min(each, key=lambda n: (cost[n], n)), {})
                group.setdefault(mask, []).append(_Chain(pattern, each[0], tuple(rest)))
        self._groups = {rare: tuple(group.items()) for rare, group in groups.items()}
        self._known = _Known(needs, groups)
        self._always = [pattern for pattern, made in enumerate(patterns) if not made]

    def of(self, text: str) -> list[int]:
        """The patterns that may stand in plain text, by number, in order."""
        if not self._groups:
            return self._always
        known = self._known
        tokens = [made for token in text.split() if (made := known[token]) is not None]
        every = 0
        rare: set[int] = set()
        for token in tokens:
            if token.mask:
                every |= token.mask
                rare.update(token.rare)
        found = list(self._always)
        where: dict[int, int] = {}
        for need in rare:
            for mask, chains in self._groups[need]:
                if mask & every == mask:
                    found += [c.pattern for c in chains if _stands(c, tokens, where)]
        return sorted(found)


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


def _places(need: int, tokens: Sequence[_Token], where: dict[int, int]) -> int:
    """The tokens that fulfil a need, one bit a token."""
    if (known := where.get(need)) is not None:
        return known
    made, here = 0, 1
    for token in tokens:
        if need in token[1]:
            made |= here
        here <<= 1
    where[need] = made
    return made
