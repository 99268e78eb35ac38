"""By what outlets are set in order: each measure and facet of whose verdicts prose may state one.

Whatever sets in order stands here, and so has its line under robustness: which one thing takes
the order away (`findings.left_out`).
"""

from __future__ import annotations

from collections.abc import Mapping

from analysis.influence import TRIED
from analysis.omission import KINDS, PARTS, Kind, Omission, of_measure
from analysis.study import Study
from analysis.vocabulary import Vocabulary
from analysis.without import BY_READING, OWN

Scale = tuple[str, str]  # measure, facet
FRAMED = {
    "alliance_share": "the share of sentences coded {warm}",
    "strain_share": "the share of sentences coded {cool}",
}
RUSSIA = "the share of sentences that name Russia"
READ = {"balance": "the balance", **FRAMED, "russia_share": RUSSIA}
# In the order in which they are said; what goes without saying is empty.
SCALES: Mapping[Scale, str] = {
    ("balance", "all"): "",
    **{(measure, "all"): words for measure, words in FRAMED.items()},
    ("russia_share", "all"): RUSSIA,
    ("russia_density", "all"): "mentions of Russia per 1,000 words",
    OWN: "the balance in their own voice",
    ("sentiment", "all"): "mean sentiment",
    ("sentiment_masked", "all"): "mean sentiment with names and event words masked",
    **{(measure, BY_READING): f"{words} by reading" for measure, words in READ.items()},
}


def by(scale: Scale, words: Vocabulary) -> str:
    """By what two are compared, before a sentence; nothing where that goes without saying."""
    return f"by {words.told(SCALES[scale])}, " if SCALES[scale] else ""


def omissions(study: Study, scale: Scale) -> tuple[Omission, ...]:
    """What becomes of each number on a scale when one thing is left out."""
    measure, facet = scale
    if facet == "all" and measure in TRIED:
        return of_measure(study.omissions, measure)
    return study.left_out.get(scale, ())


def tried(scale: Scale) -> tuple[Kind, ...]:
    """What is left out by a scale; parts alone where no entry finds what is counted."""
    measure, facet = scale
    if scale == OWN:
        return KINDS
    return TRIED.get(measure, PARTS) if facet == "all" else PARTS
