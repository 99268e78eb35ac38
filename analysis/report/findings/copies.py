"""Which articles are copies of each other, and how far the numbers hang on counting them twice."""

from __future__ import annotations

from collections.abc import Mapping

from analysis import copies
from analysis.report.comparisons import labels
from analysis.report.wording import amount, counted, listed, sentence, signed, verb
from analysis.study import Study

SAME = 1.0  # of the likeness of two articles with the same words
MEASURE = "balance"
NAMED = 3  # outlets that moved and are named; of more the farthest


def copies_counted(study: Study) -> str:
    """How many articles are another's copy, or nearly; nothing where none is."""
    found = study.copies.copies
    if not found:
        return ""
    same = sum(copy.resemblance == SAME for copy in found)
    text = (
        f"{counted(len(found), 'article')} {verb(len(found), 'is', 'are')} the copy of another, "
        f"or nearly ({amount(same)} with the very same words); all are kept"
    )
    return sentence(text)


def copies_moved(study: Study) -> str:
    """How far the balance moves without copies, and whether a verdict does; else nothing."""
    if not study.copies.copies:
        return ""
    named = labels(study).names
    changes = {
        outlet: by
        for (measure, outlet), by in copies.moved(study.copies, study.estimates).items()
        if measure == MEASURE
    }
    moved = {outlet: by for outlet, by in changes.items() if by}
    farthest = sorted(moved, key=lambda outlet: (-abs(moved[outlet]), outlet))[:NAMED]
    parts = [f"by {signed(moved[outlet])} in {named[outlet]}" for outlet in farthest]
    more = f", and less in {counted(len(moved) - NAMED, 'other')}" if len(moved) > NAMED else ""
    said = f"moves {listed(parts)}{more}" if parts else "stays what it is"
    lost = _lost(study, changes)
    return sentence(f"without copies the balance {said}{lost}; {_verdicts(study)}")


def _lost(study: Study, changes: Mapping[str, float | None]) -> str:
    """Which outlets have no balance any more, as all that counts in them is a copy's."""
    had = {e.outlet for e in study.estimates if (e.measure, e.facet) == (MEASURE, "all") and e.hits}
    lost = [outlet for outlet, by in sorted(changes.items()) if by is None and outlet in had]
    if not lost:
        return ""
    named = labels(study).names
    places = (
        counted(len(lost), "outlet")
        if len(lost) > NAMED
        else listed([named[outlet] for outlet in lost])
    )
    return f", and {places} {verb(len(lost), 'has', 'have')} none left"


def _verdicts(study: Study) -> str:
    """How many pairs are told apart otherwise without copies."""
    before = {(v.outlet_i, v.outlet_j): v.verdict for v in study.pairs(MEASURE)}
    other = sum(
        before.get((v.outlet_i, v.outlet_j)) not in (None, v.verdict)
        for v in study.copies.verdicts
        if v.measure == MEASURE
    )
    if not other:
        return "no verdict changes with it"
    return f"the verdict of {counted(other, 'pair')} changes with it"


SAID = (copies_counted, copies_moved)
