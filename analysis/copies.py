"""What copies do to the estimates: the same measures without the articles that are a copy.

Copies are found and kept (`corpus.likeness`): whether one text that two outlets print counts once
or twice is a question of what is asked, so both numbers are given.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from analysis import measures
from analysis.corpus.likeness import Copy
from analysis.model import Estimate, Reading, Settings, Verdict

FACET = "without_copies"
MEASURES = (
    *("balance", "alliance_share", "strain_share", "russia_share"),
    *("sentiment", "sentiment_masked"),
)


@dataclass(frozen=True, slots=True)
class Copies:
    """The copies in a study, and the primary estimates without them."""

    copies: tuple[Copy, ...]  # a row an article that is a copy of one before it
    estimates: tuple[Estimate, ...]  # facet `without_copies`; none where nothing is a copy
    verdicts: tuple[Verdict, ...]


NOTHING = Copies((), (), ())


def effect(readings: Sequence[Reading], copies: Sequence[Copy], settings: Settings) -> Copies:
    """The primary estimates without the articles that are a copy of one before them.

    An outlet that holds nothing else stays, with undefined estimates.
    """
    left_out = {copy.article for copy in copies}
    rest = [reading for reading in readings if reading.article.id not in left_out]
    outlets = {reading.article.outlet for reading in rest}
    for reading in readings:
        if reading.article.outlet not in outlets:
            rest.append(_unscored(reading))
    rest.sort(key=lambda reading: reading.article.id)
    if len(left_out) == 0:
        return NOTHING
    estimates = measures.estimates(rest, settings, MEASURES, ("all",))
    verdicts = measures.verdicts(rest, settings, MEASURES, ("all",))
    return Copies(
        tuple(copies),
        tuple(replace(estimate, facet=FACET) for estimate in estimates),
        tuple(replace(verdict, facet=FACET) for verdict in verdicts),
    )


def moved(copies: Copies, estimates: Sequence[Estimate]) -> Mapping[tuple[str, str], float | None]:
    """By measure and outlet: the value without copies less the value with them; None: undefined."""
    with_them = {(e.measure, e.outlet): e.value for e in estimates if e.facet == "all"}
    return {
        (e.measure, e.outlet): None if e.value is None or before is None else e.value - before
        for e in copies.estimates
        for before in (with_them.get((e.measure, e.outlet)),)
    }


def _unscored(reading: Reading) -> Reading:
    return replace(reading, codes=(None,) * len(reading.codes))
