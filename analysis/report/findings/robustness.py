"""What hangs on a way to count."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from analysis import orders, specifications
from analysis.plots import signs
from analysis.report.comparisons import CLAUSES, Order, above, comparison, labels
from analysis.report.wording import (
    NAMED,
    amount,
    counted,
    listed,
    number,
    sentence,
    share,
    side,
    verb,
)
from analysis.stats import Array
from analysis.study import Study

SIDES = {"above": "{warm}", "below": "{cool}"}
SIGNS = {"above": 1, "below": -1}


@dataclass(frozen=True, slots=True)
class Sided:
    """In which part of the ways to count a balance lies on one side of 0, of those defined."""

    value: float  # 0 to 1
    whole: float  # with its whole interval
    ways: int  # in which it is defined


def ways_counted(study: Study) -> str:
    """How many ways to count there are, and what they cross."""
    every = study.curve.specifications
    if not every:
        return ""
    varied = [n for n in every[0].choices if len({one.choices[n] for one in every}) > 1]
    return sentence(
        f"the balance was counted in {counted(len(every), 'way')}, which cross "
        f"{counted(len(varied), 'choice')}; the one reported is the one that study.toml names"
    )


def ways_order(study: Study) -> str:
    """In how many ways the pairs that verdicts tell apart keep their order."""
    found = comparison(study, "balance")
    if not study.curve.outlets or not found.pairs:
        return ""
    if not found.apart:
        named = labels(study).noun
        return (
            f"The balance tells no two {named}s apart, so there is no order for other ways to "
            "keep." + _others(study, found.apart)
        )
    return order_kept(study) + _others(study, found.apart)


def order_kept(study: Study) -> str:
    """Whether the pairs that the balance tells apart keep their order; nothing where none is.

    An order kept is no verdict kept, and it says so.
    """
    curve = study.curve
    apart = comparison(study, "balance").apart if curve.outlets else ()
    if not apart:
        return ""
    others = np.delete(curve.values, curve.primary, axis=0)
    kept = {pair: kept_part(curve.outlets, others, pair) for pair in apart}
    always = [pair for pair, (part, _) in kept.items() if part == 1]
    if len(kept) > 1:
        few = {pair: one for pair, one in kept.items() if one[0] is not None and one[0] < 1}
        return (
            f"Of the {number(len(kept))} pairs that the balance tells apart, "
            f"{amount(len(always))} {verb(len(always), 'keeps its', 'keep their')} order, "
            f"told apart or not, in every other way ({len(others):,}).{_some(study, few)}"
        )
    ((part, ways),) = kept.values()
    if part is None:
        return ""
    other = "every other way" if part == 1 else f"{share_below(part)} of the other ways"
    defined = "" if part == 1 else " in which both are defined"
    return (
        "The one pair that the balance tells apart keeps its order, told apart or not, in "
        f"{other}{defined} ({ways:,})."
    )


def _some(study: Study, few: dict[Order, tuple[float | None, int]]) -> str:
    """The pairs that keep their order in some ways only."""
    if len(few) > CLAUSES:
        least = share_below(min(part for part, _ in few.values() if part is not None))
        return f" The other {number(len(few))} do so in {least} of the ways or more."
    named = labels(study)
    parts = [
        f"{above(pair, named)} in {share_below(part)} of {ways:,}"
        for pair, (part, ways) in few.items()
    ]
    return f" {sentence(f'{listed(parts)} ways in which both are defined')}" if few else ""


def share_below(part: float | None, whole: str = "") -> str:
    """A share that is not all, so that rounding never makes it 100 %; `whole` where it is."""
    if part == 1 and whole:
        return whole
    return "more than 99\N{NO-BREAK SPACE}%" if part is not None and part > 0.995 else share(part)


def kept_part(outlets: Sequence[str], others: Array, pair: Order) -> tuple[float | None, int]:
    """The share of the other ways in which one outlet stands above the other, where defined.

    And how many these are.
    """
    high, low = (others[:, outlets.index(outlet)] for outlet in pair)
    there = orders.order(high, low)
    defined = there[~np.isnan(there)]
    return (float((defined == 1).mean()) if defined.size else None), int(defined.size)


def _others(study: Study, apart: Sequence[Order]) -> str:
    """How many of the pairs that are not told apart change places: no order of theirs is said."""
    names = [frozenset(pair) for pair in apart]
    rest = [
        pair
        for pair in specifications.agreements(study.curve)
        if frozenset((pair.outlet_i, pair.outlet_j)) not in names
    ]
    if all(pair.agree is None for pair in rest):
        return ""  # none, or none that has an order to change
    change = sum(bool(pair.reverse) for pair in rest)
    which = "the one pair" if len(rest) == 1 else f"the {number(len(rest))} pairs"
    if len(rest) == 1:
        does = "changes places in some ways" if change else "never changes places"
        return f" {sentence(f'{which} not told apart {does}')}"
    return " " + sentence(
        f"of {which} not told apart, {amount(change)} {verb(change, 'changes', 'change')} places "
        "in some ways"
    )


def ways_sides(study: Study) -> str:
    """Whether a balance whose interval lies on one side of 0 stays there."""
    known = {o: s for o in _outlets(study) if (s := side(study.estimate("balance", o))) in SIDES}
    named = labels(study)
    if not known:
        return ""
    if len(known) > NAMED:
        stay = sum(one.value == 1 for one in sides_kept(study).values())
        return sentence(
            f"of {counted(len(known), named.noun)} whose interval lies on one side of 0, "
            f"{amount(stay)} {verb(stay, 'has', 'have')} the balance there in every way"
        )
    parts: list[str] = []
    for outlet, where in known.items():
        one = _on_side(study, outlet, where)
        part = "each" if one.value == 1 else share_below(one.value)
        ways = counted(one.ways, "way")
        ways = ways if parts else f"the {ways} to count it"
        pole = study.words.told(SIDES[where])
        whole = "all of these" if one.whole == one.value else share_below(one.whole)
        parts.append(
            f"the balance of {named.names[outlet]} lies on the side of {pole} in {part} of {ways}, "
            f"its whole interval in {whole if one.whole else 'none'}"
        )
    return " ".join(map(sentence, parts))


def sides_kept(study: Study) -> dict[str, Sided]:
    """Of each balance whose interval lies on one side of 0 the share of ways it lies there in.

    As a value, and with its whole interval; of the ways in which it is defined.
    """
    return {
        outlet: _on_side(study, outlet, where)
        for outlet in _outlets(study)
        if (where := side(study.estimate("balance", outlet))) in SIDES
    }


def order_held(study: Study, pair: Order) -> str:
    """In which part of the other ways the balance keeps an order, as a cell of a table."""
    curve = study.curve
    if not curve.outlets:
        return ""
    others = np.delete(curve.values, curve.primary, axis=0)
    part, ways = kept_part(curve.outlets, others, pair)
    if part is None:
        return ""
    return f"order kept, told apart or not, in {share_below(part, 'all')} of {number(ways)}"


def side_held(study: Study, outlet: str) -> str:
    """In which part of the ways a balance lies on its side of 0, as a cell of a table."""
    one = sides_kept(study).get(outlet)
    if one is None:
        return ""
    whole = share_below(one.whole, "all") if one.whole else "none"
    value = share_below(one.value, "all")
    return f"balance there in {value} of {number(one.ways)}, its whole interval in {whole}"


def _outlets(study: Study) -> list[str]:
    """The outlets of the curve in the order in which all figures have them."""
    return [outlet for outlet in signs(study) if outlet in study.curve.outlets]


def _on_side(study: Study, outlet: str, where: str) -> Sided:
    """In which part of the ways a balance lies on that side."""
    curve, sign = study.curve, SIGNS[where]
    at = curve.outlets.index(outlet)
    near = curve.low if sign > 0 else curve.high
    held = ~np.isnan(curve.values[:, at])
    value, end = curve.values[held, at], near[held, at]
    return Sided(float((sign * value > 0).mean()), float((sign * end > 0).mean()), len(value))


SAID = (
    ways_counted,
    ways_order,
    ways_sides,
)
