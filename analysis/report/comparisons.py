"""What the verdicts of a measure say, in words that are right in every form.

None told apart, some, all; one outlet; none; too little to say: each is a finding of its own.
Only verdicts decide; the order of two values never does. That one outlet stands above another is
an `Order`, which nothing but a verdict makes, and prose says it by `said`, `above` and `held`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from unicodedata import bidirectional

from analysis.model import Estimate, Verdict
from analysis.report.wording import (
    NAMED,
    counted,
    interval,
    listed,
    number,
    plain,
    sentence,
    share,
    signed,
)
from analysis.study import Study

MEANS = ("sentiment", "sentiment_masked")
CLAUSES = 4  # in one sentence; more pairs are counted and left to the table
NAMES = 8  # in one sentence, each with what it has


@dataclass(frozen=True, slots=True)
class Order:
    """That one outlet stands above another: there is none without the verdict that says so.

    Two are equal that set the same outlets the same way round, whatever they were compared by.

    Raises:
        ValueError: the verdict does not tell the two apart.
    """

    verdict: Verdict = field(compare=False)
    high: str = field(init=False)
    low: str = field(init=False)

    def __post_init__(self) -> None:
        """Take the order from the verdict, or refuse."""
        one = self.verdict
        if one.verdict not in ("higher", "lower"):
            pair = f"{one.outlet_i} and {one.outlet_j}"
            raise ValueError(f"{one.measure}, {pair}: '{one.verdict}' is no order to state")
        above, below = (one.outlet_i, one.outlet_j)[:: 1 if one.verdict == "higher" else -1]
        object.__setattr__(self, "high", above)
        object.__setattr__(self, "low", below)

    def __iter__(self) -> Iterator[str]:
        """The outlet above, then the one below."""
        return iter((self.high, self.low))


@dataclass(frozen=True, slots=True)
class Comparison:
    """The verdicts of one measure and facet, sorted by what they say."""

    apart: tuple[Order, ...]
    alike: int  # pairs that cannot be told apart
    silent: int  # pairs of which there is too little to say
    outlets: int
    worth: Mapping[str, str] = field(default_factory=dict)  # what an outlet has, with its interval

    @property
    def pairs(self) -> int:
        """How many pairs were compared."""
        return len(self.apart) + self.alike + self.silent


@dataclass(frozen=True, slots=True)
class Labels:
    """How prose names the outlets of a study, and what it calls them."""

    names: Mapping[str, str]  # as figures and tables have them: never in quotation marks
    noun: str  # article where each outlet has one, else outlet
    described: frozenset[str]  # the outlets whose names are ours, and no text's

    def all(
        self, outlets: Sequence[str], before: str = "", worth: Mapping[str, str] | None = None
    ) -> str:
        """Names in a row, each with a word before it and what it has; beyond six, how many."""
        if len(outlets) > NAMED:
            return f"{before}{counted(len(outlets), self.noun)}"
        return listed([before + _with(outlet, self, worth or {}) for outlet in outlets])


def labels(study: Study) -> Labels:
    """The names of a study's outlets, written alike everywhere.

    A short name that only describes a text must not read as the name of an outlet: tables mark
    it as a description, and the prose above them says so (`facts.nameless`).
    """
    described = {a.outlet for a in study.articles if a.outlet_basis not in ("stated", "inferred")}
    return Labels(
        {name: _named(name) for name in study.outlets},
        study.noun,
        frozenset(described),
    )


def _with(outlet: str, named: Labels, worth: Mapping[str, str]) -> str:
    """A name and, in brackets, what its outlet has, where that is known."""
    has = f" ({worth[outlet]})" if outlet in worth else ""
    return f"{named.names[outlet]}{has}"


def _named(name: str) -> str:
    """A name in prose; what runs from right to left is kept from turning the words beside it."""
    if any(bidirectional(letter) in ("R", "AL") for letter in name):
        return f"\N{FIRST STRONG ISOLATE}{name}\N{POP DIRECTIONAL ISOLATE}"
    return name


def comparison(study: Study, measure: str, facet: str = "all") -> Comparison:
    """The verdicts of a measure and facet."""
    verdicts = study.pairs(measure, facet)
    apart = tuple(Order(v) for v in verdicts if v.verdict in ("higher", "lower"))
    alike = sum(v.verdict == "cannot be told apart" for v in verdicts)
    silent = sum(v.verdict == "too little to say" for v in verdicts)
    return Comparison(apart, alike, silent, len(study.outlets), worth(study, measure, facet))


def worth(study: Study, measure: str, facet: str = "all") -> dict[str, str]:
    """What each outlet has: number, interval and what it is made of: 38 %, 28 % to 51 %, 25 of 65.

    Nothing of an outlet of which the number is undefined.
    """
    write = share if measure.endswith("_share") else signed
    write = plain if measure.endswith("_density") else write
    found = ((o, study.estimate(measure, o, facet)) for o in study.outlets)
    return {
        outlet: ", ".join(
            filter(None, (write(e.value), interval(e.low, e.high, write), _made_of(e)))
        )
        for outlet, e in found
        if e is not None and e.value is not None
    }


def _made_of(e: Estimate) -> str:
    """The sentences a number is made of; of a density the mentions, of a mean how many."""
    if e.measure.endswith("_density"):
        return counted(e.hits, "mention")
    return f"n = {e.sentences}" if e.measure in MEANS else f"{e.hits} of {e.sentences}"


def above(
    order: Order, named: Labels, *, still: bool = True, worth: Mapping[str, str] | None = None
) -> str:
    """That the one stands above the other, or, where `still` is not so, that it no longer does."""
    stands = "stands" if still else "no longer stands"
    high, low = (_with(outlet, named, worth or {}) for outlet in order)
    return f"{high} {stands} above {low}"


def sets(orders: Sequence[Order], named: Labels, worth: Mapping[str, str]) -> list[str]:
    """Which outlets something sets above which, each with what it has; as few as may be."""
    return [
        f"{named.all(highs, worth=worth)} above {named.all(lows, worth=worth)}"
        for highs, lows in grouped(orders)
    ]


def untold(order: Order, named: Labels, by: str) -> str:
    """That there is some one thing without which two told apart by a scale no longer are."""
    high, low = (named.names[outlet] for outlet in order)
    return (
        f"a single thing left out can mean that {high} can no longer be told apart from {low} {by}"
    )


def held(order: Order, named: Labels, *, ways: str) -> str:
    """In how many of some ways two are told apart."""
    high, low = (named.names[outlet] for outlet in order)
    return f"{high} is told apart from {low} in {ways}"


def said(found: Comparison, what: str, named: Labels, *, scale: str, alone: bool = False) -> str:
    """A comparison in words.

    Args:
        found: the comparison.
        what: what stands higher, up to the name: "Russia is named in a larger share of sentences".
        named: how prose names the outlets.
        scale: what is compared: "the share of sentences that name Russia".
        alone: whether to say it where there is nothing to compare; else nothing is said there.
    """
    if found.outlets < 2:
        none = f"There is one {named.noun} only, and so no other to compare {scale} with."
        return none if alone else ""
    if not found.pairs:
        return sentence(f"no {named.noun}s were compared by {scale}")
    if not found.apart:
        return _none(found, named, scale)
    groups = grouped(found.apart)
    clauses = [
        f"{_in(found, highs, named)} than {_in(found, lows, named)}" for highs, lows in groups
    ]
    if len(clauses) > CLAUSES or sum(_named_in(side) for both in groups for side in both) > NAMES:
        count = f"{number(len(found.apart))} of the {number(found.pairs)} pairs"
        return sentence(f"by {scale}, {count} of {named.noun}s can be told apart") + _silent(found)
    return sentence(f"{what} {', and '.join(clauses)}") + _rest(found)


def _named_in(outlets: Sequence[str]) -> int:
    """How many of these are named in a row."""
    return len(outlets) if len(outlets) <= NAMED else 0


def _in(found: Comparison, outlets: Sequence[str], named: Labels) -> str:
    """Outlets in a row, each with what it has where that is known; beyond six, how many."""
    return named.all(outlets, "in ", found.worth)


def _none(found: Comparison, named: Labels, scale: str) -> str:
    if not found.alike:
        which = "the" if found.pairs == 1 else "any"
        return f"Too little was found to compare {which} two {named.noun}s by {scale}."
    if found.pairs == 1:
        return f"The two {named.noun}s cannot be told apart by {scale}."
    none = f"No two of the {number(found.outlets)} {named.noun}s can be told apart by {scale}."
    return none + _silent(found)


def _rest(found: Comparison) -> str:
    """What is left when the pairs that are told apart are named."""
    if not found.alike:
        return _silent(found) or ("" if found.pairs == 1 else " Every pair can be told apart.")
    if found.alike == 1:
        return " One other pair cannot be told apart." + _silent(found)
    return f" The other {number(found.alike)} pairs cannot be told apart." + _silent(found)


def _silent(found: Comparison) -> str:
    return (
        f" Of {counted(found.silent, 'pair')} there is too little to say." if found.silent else ""
    )


def grouped(pairs: Sequence[Order]) -> list[tuple[list[str], list[str]]]:
    """Pairs as few statements: outlets that stand above the same others are named together."""
    lows: dict[str, list[str]] = {}
    for high, low in pairs:
        lows.setdefault(high, []).append(low)
    found: dict[tuple[str, ...], list[str]] = {}
    for high, below in lows.items():
        found.setdefault(tuple(below), []).append(high)
    return [(highs, list(below)) for below, highs in found.items()]


def summary(found: Comparison) -> str:
    """How many pairs are told apart, in a few words: ``2 of 10``; a dash where there is no pair.

    Pairs of which there is too little to say are none of these: ``0 of 1; too little to say of 9``.
    """
    if not found.pairs:
        return "\N{EN DASH}"
    able = found.pairs - found.silent
    if not able:
        return "too little to say"
    rest = f"; too little to say of {found.silent:,}" if found.silent else ""
    return f"{len(found.apart):,} of {able:,}{rest}"


def shared(first: Comparison, second: Comparison) -> tuple[Order, ...]:
    """The pairs that both tell apart, the same way round."""
    return tuple(pair for pair in first.apart if pair in second.apart)
