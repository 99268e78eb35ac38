"""How many of the other ways to count put each two outlets in the primary's order, as a table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from analysis import shares, specifications
from analysis.orders import Agreement
from analysis.plots import signs
from analysis.report.comparisons import labels
from analysis.report.wording import DASH, share
from analysis.study import Study
from analysis.vocabulary import Vocabulary

WIDE = 12  # outlets whose pairs are shown; of more the table of the run has them all
COLUMNS = {
    "balance": "Balance",
    "alliance_share": "Share coded {warm}",
    "strain_share": "Share coded {cool}",
    "russia_share": "Share naming {russia}",
}


@dataclass(frozen=True, slots=True)
class Kept:
    """A pair of outlets, and for each measure the share of other ways that keep its order."""

    first: str
    second: str
    cells: tuple[str, ...]  # a column each; a dash where the primary has no order to keep


def columns(words: Vocabulary) -> Mapping[str, str]:
    """The heading of each measure that has a column: none of Russia where it is no actor."""
    return {
        measure: words.told(head)
        for measure, head in COLUMNS.items()
        if measure != "russia_share" or words.russia
    }


def kept(study: Study) -> tuple[Kept, ...]:
    """A row a pair; none where there is one outlet, or more than there is room for."""
    outlets = study.curve.outlets
    if not 1 < len(outlets) <= WIDE:
        return ()
    found = {("balance", *_pair(one)): one for one in specifications.agreements(study.curve)}
    found |= {(m, *_pair(one)): one for m, one in shares.agreements(outlets, study.shares)}
    named = labels(study).names
    ranked = {outlet: place for place, outlet in enumerate(signs(study))}
    pairs = sorted(
        {(i, j) for _, i, j in found},
        key=lambda pair: sorted(ranked[outlet] for outlet in pair),
    )
    measures = columns(study.words)
    made = []
    for i, j in pairs:
        first, second = sorted((i, j), key=ranked.__getitem__)
        cells = tuple(_cell(found, measure, i, j) for measure in measures)
        made.append(Kept(named[first], named[second], cells))
    return tuple(made)


def _pair(one: Agreement) -> tuple[str, str]:
    return one.outlet_i, one.outlet_j


def _cell(found: Mapping[tuple[str, str, str], Agreement], measure: str, i: str, j: str) -> str:
    one = found.get((measure, i, j))
    if one is None or one.share is None:
        return DASH
    return f"{share(one.share)} of {one.defined:,}"
