"""How many verdicts there are in all, and that nothing takes the measures together."""

from __future__ import annotations

from analysis.report.wording import amount, counted, number, sentence, verb
from analysis.study import Study

APART = ("higher", "lower")
SILENT = "too little to say"


def verdicts_counted(study: Study) -> str:
    """How many verdicts the study takes, in how many sets, and what they say; nothing of one."""
    found = study.verdicts
    if not found:
        return ""
    sets = len({(one.measure, one.facet) for one in found})
    silent = sum(one.verdict == SILENT for one in found)
    able = len({(one.measure, one.facet) for one in found if one.verdict != SILENT})
    apart = [one for one in found if one.verdict in APART]
    within = len({(one.measure, one.facet) for one in apart})
    told = "none tells a pair apart"
    if apart:
        told = f"{number(len(apart))} {verb(len(apart), 'tells', 'tell')} a pair apart, in "
        told += f"{counted(within, 'set')}"
    said = [
        f"there {verb(len(found), 'is', 'are')} {counted(len(found), 'verdict')} in all, in "
        f"{counted(sets, 'set')} of one measure on one part of the texts",
        f"of these, {amount(silent)} {verb(silent, 'says', 'say')} that there is too little to "
        f"say, and {told}",
    ]
    if able > 1:
        said.append(
            f"nothing is corrected across the {number(able)} sets that can say anything, and many "
            "of them count the same sentences"
        )
    return " ".join(map(sentence, said))


SAID = (verdicts_counted,)
