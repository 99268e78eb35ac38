"""In how many other ways to count an order by a share is told apart, and kept."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from analysis.report.comparisons import CLAUSES, Order, comparison, held, labels
from analysis.report.findings.robustness import kept_part, share_below
from analysis.report.wording import amount, counted, number, sentence, verb
from analysis.shares import Ways
from analysis.study import Study

SHARES = {
    "alliance_share": "the share of sentences coded {warm}",
    "strain_share": "the share of sentences coded {cool}",
    "russia_share": "the share of sentences that name Russia",
}


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
    others = counted(len(ways.values) - 1, "other way")
    parts = [_way(study, ways, pair) for pair in apart]
    said = _counted(study, ways, apart) if len(apart) > CLAUSES else "; ".join(parts)
    return sentence(f"by {by}, counted in {others}, {said}")


def _way(study: Study, ways: Ways, pair: Order) -> str:
    """One pair: told apart in how many of the other ways, and above the other in how many."""
    told = share_below(_apart(study, ways, pair), whole="all")
    kept = kept_part(study.curve.outlets, ways.values[1:], pair)
    stands = "none that defines both" if kept is None else share_below(kept, whole="all")
    return held(pair, labels(study), apart=told, above=stands)


def _counted(study: Study, ways: Ways, apart: Sequence[Order]) -> str:
    """Many pairs: how many stay apart in all of the ways, and how many are so in none."""
    found = [_apart(study, ways, pair) for pair in apart]
    always, never = found.count(1.0), found.count(0.0)
    stay = verb(always, "stays", "stay")
    text = f"{amount(always)} of the {number(len(found))} pairs told apart {stay} so in all"
    return f"{text}, and {amount(never)} {verb(never, 'is', 'are')} so in none"


def _apart(study: Study, ways: Ways, pair: Order) -> float:
    """The share of the other ways in which a pair is told apart, the same way round."""
    outlets = study.curve.outlets
    places = sorted(outlets.index(outlet) for outlet in pair)
    at = list(combinations(range(len(outlets)), 2)).index((places[0], places[1]))
    sign = 1 if outlets[places[0]] == pair.high else -1
    return float((ways.apart[1:, at] == sign).mean())


SAID = (ways_shares,)
