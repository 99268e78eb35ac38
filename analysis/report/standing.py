"""What the verdicts say of each outlet against the others, in a few words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from analysis.report.comparisons import Labels, comparison, labels
from analysis.report.wording import listed, number
from analysis.study import Study

# What stands higher, and what lower, by measure.
SAID: Mapping[str, tuple[str, str]] = {
    "balance": ("more {warm}, less {cool}", "less {warm}, more {cool}"),
    "alliance_share": ("a larger share of {warm}", "a smaller share of {warm}"),
    "strain_share": ("a larger share of {cool}", "a smaller share of {cool}"),
    "russia_share": ("a larger share naming Russia", "a smaller share naming Russia"),
    "sentiment": ("a warmer VADER score", "a colder VADER score"),
}
NONE = "told apart from no other"
FEW = 2  # outlets named; more are counted


def apart(study: Study) -> dict[str, tuple[str, ...]]:
    """What verdicts say of each outlet; nothing where there is no other to compare with."""
    named, told = labels(study), study.words.told
    found: dict[str, list[str]] = {outlet: [] for outlet in study.outlets}
    for measure, (higher, lower) in SAID.items():
        pairs = comparison(study, measure).apart
        for outlet in study.outlets:
            below = [low for high, low in pairs if high == outlet]
            above = [high for high, low in pairs if low == outlet]
            found[outlet] += [f"{told(higher)} than {_names(below, named)}"] * bool(below)
            found[outlet] += [f"{told(lower)} than {_names(above, named)}"] * bool(above)
    if len(study.outlets) < 2:
        return dict.fromkeys(study.outlets, ())
    return {outlet: tuple(said) or (NONE,) for outlet, said in found.items()}


def _names(outlets: Sequence[str], named: Labels) -> str:
    if len(outlets) > FEW:
        return f"{number(len(outlets))} others"
    return listed([named.names[outlet] for outlet in outlets])
