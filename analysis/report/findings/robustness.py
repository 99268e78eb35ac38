"""What hangs on a way to count."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from analysis import specifications
from analysis.model import WAYS
from analysis.plots import signs
from analysis.report.comparisons import CLAUSES, Order, above, comparison, labels
from analysis.report.wording import (
    NAMED,
    amount,
    counted,
    listed,
    number,
    plain,
    sentence,
    share,
    side,
    signed,
    verb,
)
from analysis.stats import Array
from analysis.study import Study
from analysis.tallies import kept, pairs, tallies, way

# What a value does where it is not the primary's.
SAID_OF = {
    ("boilerplate", "out"): "leaving out what was set aside",
    ("boilerplate", "in"): "counting what was set aside",
    ("headings", "in"): "counting titles and headings",
    ("headings", "out"): "leaving out titles and headings",
    ("voice", "all"): "counting every voice",
    ("voice", "own"): "counting the own voice alone",
    ("voice", "attributed"): "counting only what is credited to sources",
    ("scope", "paragraph"): "looking for a pair in the sentences before",
    ("scope", "sentence"): "looking for a pair in the sentence alone",
    ("scope", "off"): "counting words about any pair",
    ("denial", "on"): "heeding denials",
    ("denial", "off"): "taking denied words at their face",
    ("unit", "sentences"): "counting sentences",
    ("unit", "hits"): "counting every hit",
    ("weight", "equal"): "giving every sentence one weight",
    ("weight", "words"): "weighting sentences by their words",
    ("smoothing", "none"): "adding nothing below the line",
    ("smoothing", "one"): "adding 1 below the line",
    ("repair", "both"): "counting repair words for both frames",
    ("repair", "alliance"): "counting repair words for {warm} alone",
    ("repair", "strain"): "counting repair words for {cool} alone",
    ("repair", "neither"): "counting repair words for neither frame",
    ("weighing", "on"): "weighing words where no entry speaks",
    ("weighing", "off"): "leaving words unweighed where no entry speaks",
}
SIDES = {"above": "{warm}", "below": "{cool}"}
SIGNS = {"above": 1, "below": -1}


def ways_counted(study: Study) -> str:
    """How many ways to count there are, and what they cross."""
    every = study.curve.specifications
    if not every:
        return ""
    varied = [n for n in every[0].choices if len({one.choices[n] for one in every}) > 1]
    return sentence(
        f"the balance was counted in {counted(len(every), 'way')}, which cross "
        f"{counted(len(varied), 'choice')}; the one reported was fixed before looking, and the "
        "others are none to choose from"
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
    always = [pair for pair, part in kept.items() if part == 1]
    if len(kept) > 1:
        few = {pair: part for pair, part in kept.items() if part is not None and part < 1}
        return (
            f"Of the {number(len(kept))} pairs that the balance tells apart, "
            f"{amount(len(always))} {verb(len(always), 'keeps its', 'keep their')} order, "
            f"told apart or not, in every other way.{_some(study, few)}"
        )
    (part,) = kept.values()
    if part is None:
        return ""
    other = "every other way" if part == 1 else f"{share_below(part)} of the other ways"
    defined = "" if part == 1 else " in which both are defined"
    return (
        "The one pair that the balance tells apart keeps its order, told apart or not, in "
        f"{other}{defined}."
    )


def _some(study: Study, few: dict[Order, float]) -> str:
    """The pairs that keep their order in some ways only."""
    if len(few) > CLAUSES:
        least = share_below(min(few.values()))
        return f" The other {number(len(few))} do so in {least} of the ways or more."
    named = labels(study)
    parts = [f"{above(pair, named)} in {share_below(part)}" for pair, part in few.items()]
    return f" {sentence(f'{listed(parts)} of the ways in which both are defined')}" if few else ""


def share_below(part: float | None, whole: str = "") -> str:
    """A share that is not all, so that rounding never makes it 100 %; `whole` where it is."""
    if part == 1 and whole:
        return whole
    return "more than 99\N{NO-BREAK SPACE}%" if part is not None and part > 0.995 else share(part)


def kept_part(outlets: Sequence[str], others: Array, pair: Order) -> float | None:
    """The share of the other ways in which one outlet stands above the other, where defined."""
    high, low = (others[:, outlets.index(outlet)] for outlet in pair)
    there = specifications.order(high, low)
    defined = there[~np.isnan(there)]
    return float((defined == 1).mean()) if defined.size else None


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
        stay = sum(value == 1 for value, _ in sides_kept(study).values())
        return sentence(
            f"of {counted(len(known), named.noun)} whose interval lies on one side of 0, "
            f"{amount(stay)} {verb(stay, 'has', 'have')} the balance there in every way"
        )
    parts = []
    for outlet, where in known.items():
        value, interval = _on_side(study, outlet, where)
        ways = "every way" if value == 1 else f"{share_below(value)} of the ways"
        pole = study.words.told(SIDES[where])
        whole = "all of these" if interval == value else share_below(interval)
        parts.append(
            f"the balance of {named.names[outlet]} lies on the side of {pole} in {ways}, "
            f"its whole interval in {whole if interval else 'none'}"
        )
    return sentence("; ".join(parts))


def sides_kept(study: Study) -> dict[str, tuple[float, float]]:
    """Of each balance whose interval lies on one side of 0 the share of ways it lies there in.

    As a value, and with its whole interval; of the ways in which it is defined.
    """
    return {
        outlet: _on_side(study, outlet, where)
        for outlet in _outlets(study)
        if (where := side(study.estimate("balance", outlet))) in SIDES
    }


def _outlets(study: Study) -> list[str]:
    """The outlets of the curve in the order in which all figures have them."""
    return [outlet for outlet in signs(study) if outlet in study.curve.outlets]


def _on_side(study: Study, outlet: str, where: str) -> tuple[float, float]:
    """The shares of ways, of those defined, in which value and interval lie on that side."""
    curve, sign = study.curve, SIGNS[where]
    at = curve.outlets.index(outlet)
    near = curve.low if sign > 0 else curve.high
    held = ~np.isnan(curve.values[:, at])
    value, end = curve.values[held, at], near[held, at]
    return float((sign * value > 0).mean()), float((sign * end > 0).mean())


def ways_alone(study: Study) -> str:
    """Which choice, changed alone, moves a balance furthest."""
    moves = sorted(_alone(study), key=lambda move: -round(abs(move[0]), 9))
    if not moves:
        return ""
    far, choice, value, outlet = moves[0]
    if not far:
        return "Changed alone, no choice moves a balance."
    curve = study.curve
    was = float(curve.values[curve.primary, curve.outlets.index(outlet)])
    how = study.words.told(SAID_OF[choice, value])
    text = (
        f"changed alone, the choice that moves a balance furthest is {choice}: "
        f"{how} takes {labels(study).names[outlet]} from {signed(was)} to "
        f"{signed(was + far)}{_of_sentences(study, choice, value, outlet)}"
    )
    rest = max((abs(move) for move, other, _, _ in moves if other != choice), default=0.0)
    return sentence(f"{text}; the other choices move none by more than {plain(rest)}")


def _of_sentences(study: Study, choice: str, value: str, outlet: str) -> str:
    """Of how many sentences a balance is made where one choice is changed alone."""
    own = [reading for reading in study.readings if reading.article.outlet == outlet]
    if not own or any(len(reading.ways) != len(WAYS) for reading in own):
        return ""
    curve = study.curve
    every = specifications.alone(curve)
    changed = next(o for o in every if specifications.changed(curve, o) == (choice, value))
    choices = changed.choices
    (tally,) = tallies(own, study.codebooks)
    looked_at = kept(tally, choices)
    framed = pairs(tally.hits[way(choices)], "sentences", choices["repair"]).any(axis=-1)
    count = counted(int((framed & looked_at).sum()), "framed sentence")
    return f" ({count} of {number(int(looked_at.sum()))})"


def _alone(study: Study) -> Iterator[tuple[float, str, str, str]]:
    """How far each choice changed alone moves each balance: move, choice, value, outlet."""
    curve = study.curve
    for one in specifications.alone(curve) if curve.specifications else ():
        moved = curve.values[curve.specifications.index(one)] - curve.values[curve.primary]
        for outlet, far in zip(curve.outlets, moved, strict=True):
            if not np.isnan(far):
                yield float(far), *specifications.changed(curve, one), outlet


SAID = (
    ways_counted,
    ways_order,
    ways_sides,
    ways_alone,
)
