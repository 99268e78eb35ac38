"""The differences that verdicts are taken on: a row a pair of outlets, the widest first."""

from __future__ import annotations

from dataclasses import dataclass, replace

from analysis.model import Verdict
from analysis.report.comparisons import labels
from analysis.report.wording import UNDEFINED, capital, counted, per_cent, signed
from analysis.study import Study

SUBJECTS = {"tie": "balance", "russia": "russia_share"}  # the sections that have a table
CALLED = {"balance": "the balance", "russia_share": "the share that names Russia"}
MOST = 45  # pairs on the page, those of ten outlets; more stand in ranks.csv
HEADS = ("Higher", "Lower", "Difference, in log odds", "Interval", "Verdict")


@dataclass(frozen=True, slots=True)
class Distances:
    """Every pair of outlets by one measure: its caption and its rows."""

    summary: str  # of the fold
    caption: str
    rows: tuple[tuple[str, ...], ...]  # a cell a head


def distances(study: Study) -> dict[str, Distances]:
    """The table of each subject; none where there are no two outlets, or too many to read."""
    made = {subject: _of(study, measure) for subject, measure in SUBJECTS.items()}
    return {subject: one for subject, one in made.items() if 0 < len(one.rows) <= MOST}


def _of(study: Study, measure: str) -> Distances:
    found = sorted(map(upward, study.pairs(measure)), key=_size, reverse=True)
    pairs, names = counted(len(found), "pair"), labels(study).names
    return Distances(
        f"Every difference that a verdict is taken on ({pairs})",
        f"Differences in {CALLED[measure]} of {pairs}, all held to "
        f"{per_cent(study.settings.level)} together",
        tuple(
            (
                capital(names[one.outlet_i]),
                capital(names[one.outlet_j]),
                signed(one.difference),
                UNDEFINED if one.low is None else f"{signed(one.low)} to {signed(one.high)}",
                "told apart" if one.verdict == "higher" else one.verdict,
            )
            for one in found
        ),
    )


def _size(one: Verdict) -> float:
    """How far the two are apart; those that have too little to say come last."""
    return -1.0 if one.difference is None else one.difference


def upward(one: Verdict) -> Verdict:
    """The verdict as told from the outlet that stands higher."""
    if one.difference is None or one.low is None or one.high is None or one.difference >= 0:
        return one
    return replace(
        one,
        outlet_i=one.outlet_j,
        outlet_j=one.outlet_i,
        difference=-one.difference,
        low=-one.high,
        high=-one.low,
        verdict={"lower": "higher", "higher": "lower"}.get(one.verdict, one.verdict),
    )
