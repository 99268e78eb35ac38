"""In how many other ways to count an order by a share is told apart, and kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from analysis.orders import order
from analysis.report.comparisons import CLAUSES, Order, comparison, held, labels
from analysis.report.findings.choices import SAID_OF
from analysis.report.scales import FRAMED, RUSSIA
from analysis.report.wording import amount, counted, listed, number, of_all, sentence, verb
from analysis.shares import Ways
from analysis.study import Study

SOME = "alliance_share"  # a share whose estimates know how many sentences each voice has
SHARES = {**FRAMED, "russia_share": RUSSIA}


def ways_shares(study: Study) -> str:
    """In how many ways the pairs that verdicts tell apart by a share are so, and keep their order.

    That one stands above the other is no verdict: how often the two are told apart stands first.
    """
    return " ".join(said for measure in SHARES if (said := ways_share(study, measure)))


def ways_share(study: Study, measure: str) -> str:
    """The same of one share; of very many pairs, how many are told apart in all and in none."""
    apart, ways = comparison(study, measure).apart, study.shares.get(measure)
    if not apart or ways is None or len(ways.values) < 2:
        return ""
    by = study.words.told(SHARES[measure])
    if len(apart) > CLAUSES:
        others = counted(len(ways.values) - 1, "other way")
        counts = _counted(study, ways, apart)
        return sentence(f"by {by}, {counts} of {others} to count this share")
    return " ".join(_way(study, ways, pair, by) for pair in apart)


def _way(study: Study, ways: Ways, pair: Order, by: str) -> str:
    """One pair: in how many of the other ways it is told apart, keeps its order, and turns it."""
    every = len(ways.values) - 1
    others = f"{of_all(_times(study, ways, pair), every)} other way{'s' if every > 1 else ''}"
    one = held(pair, labels(study), ways=others)
    said = sentence(f"by {by}, {one} to count this share")
    kept, turned, rest = _orders(study, ways, pair, counted_in=True)
    order_ = f"their order is kept in {kept} of these and turned round in {turned}"
    level = f"; in {rest} they are level or undefined" if rest else ""
    return f"{said} {sentence(order_ + level)}"


def way_held(study: Study, measure: str, pair: Order) -> str:
    """The same of one pair as a cell of a table; nothing where it is counted in one way only."""
    ways = study.shares.get(measure)
    if ways is None or len(ways.values) < 2:
        return ""
    kept, turned, rest = _orders(study, ways, pair)
    level = f", level or undefined in {rest}" if rest else ""
    told = f"told apart in {of_all(_times(study, ways, pair), len(ways.values) - 1)}"
    return f"{told}; order kept in {kept}, turned round in {turned}{level}"


def _times(study: Study, ways: Ways, pair: Order) -> int:
    """In how many of the other ways a pair is told apart, the same way round."""
    return round(_apart(study, ways, pair) * (len(ways.values) - 1))


def _orders(
    study: Study, ways: Ways, pair: Order, *, counted_in: bool = False
) -> tuple[str, str, str]:
    """In how many of the other ways an order is kept, is turned round, and is neither.

    Where all that turn it count one voice, it is said how many sentences that is, if asked for.
    """
    high, low = (ways.values[1:, study.curve.outlets.index(outlet)] for outlet in pair)
    there = order(high, low)
    above, below = (int((there == sign).sum()) for sign in (1, -1))
    rest = len(there) - above - below
    turned = f"{amount(below)}{_shared(study, ways, there == -1, pair if counted_in else None)}"
    return amount(above), turned, number(rest) if rest else ""


def _shared(study: Study, ways: Ways, there: NDArray[np.bool_], pair: Order | None) -> str:
    """What all of some of the other ways do that the primary does not; nothing if nothing."""
    which = [one for one, held_ in zip(ways.choices[1:], there, strict=False) if held_]
    if not which:
        return ""
    first = ways.choices[0]
    what = [
        study.words.told(SAID_OF[name, value])
        for name, value in which[0].items()
        if value != first[name] and all(one[name] == value for one in which)
    ]
    if not what:
        return ""
    voices = {one.get("voice", "") for one in which}
    alone = len(what) == len(voices) == 1 and first.get("voice", "") not in voices
    has = _spoken(study, voices.pop(), pair) if pair and alone else ""
    return f" ({'all ' if len(which) > 1 else ''}{listed(what)}{has})"


def _spoken(study: Study, voice: str, pair: Order) -> str:
    """How many sentences of a voice the two outlets of a pair have."""
    names = labels(study).names
    found = [(names[o], e.sentences) for o in pair if (e := study.estimate(SOME, o, voice))]
    if len(found) < 2:
        return ""
    (high, most), (low, least) = found
    return f", of which {high} has {counted(most, 'sentence')} and {low} {number(least)}"


def _counted(study: Study, ways: Ways, apart: Sequence[Order]) -> str:
    """Many pairs: how many stay apart in all of the ways, and how many are so in none."""
    found = [_apart(study, ways, pair) for pair in apart]
    always, never = found.count(1.0), found.count(0.0)
    stay = verb(always, "stays", "stay")
    text = f"{amount(always)} of the {number(len(found))} pairs told apart {stay} so in all"
    return f"{text}, and {amount(never)} {verb(never, 'is', 'are')} so in none,"


def _apart(study: Study, ways: Ways, pair: Order) -> float:
    """The share of the other ways in which a pair is told apart, the same way round."""
    outlets = study.curve.outlets
    places = sorted(outlets.index(outlet) for outlet in pair)
    at = list(combinations(range(len(outlets)), 2)).index((places[0], places[1]))
    sign = 1 if outlets[places[0]] == pair.high else -1
    return float((ways.apart[1:, at] == sign).mean())


def ways_bear(study: Study) -> str:
    """Why an order by naming Russia has fewer ways to be counted in than a balance has.

    Nothing where no such order is said.
    """
    every, ways = study.curve.specifications, study.shares.get("russia_share")
    if ways is None or not ways_share(study, "russia_share"):
        return ""
    few, many = _varied(ways.choices), _varied([one.choices for one in every])
    if not 0 < few < many:
        return ""
    return sentence(
        f"{counted(few, 'choice')} of counting {'bears' if few == 1 else 'bear'} on this share, "
        f"{number(many)} on the balance, which is therefore counted in {number(len(every))} ways"
    )


def ways_fewer(study: Study) -> str:
    """How many of the choices bear on each share of sentences, and how many ways they make."""
    if not study.curve.specifications:
        return ""
    either = study.words.told("the share of sentences coded {warm} or {cool}")
    whose = {"strain_share": either, "russia_share": RUSSIA if study.words.russia else ""}
    parts = [
        f"{number(some := _varied(ways.choices))} {verb(some, 'bears', 'bear')} on {what} "
        f"({counted(len(ways.values), 'way')})"
        for measure, what in whose.items()
        if what and (ways := study.shares.get(measure)) and len(ways.values) > 1
    ]
    return sentence(f"of these choices, {listed(parts)}") if parts else ""


def _varied(some: Sequence[Mapping[str, str]]) -> int:
    """How many choices are made in more than one way in some ways to count."""
    return sum(len({one[name] for one in some}) > 1 for name in some[0]) if some else 0


SAID = (ways_shares, ways_bear, ways_fewer)
