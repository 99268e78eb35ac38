"""What the orders of a subject hang on, said beside them and not only under robustness.

Who reads that one stands above another must not have to look elsewhere for what takes it back: in
how many other ways to count it is so, and without which one thing it is not.
"""

from __future__ import annotations

from analysis.report import scales
from analysis.report.comparisons import CLAUSES, comparison
from analysis.report.findings.by_share import ways_share
from analysis.report.findings.by_voice import by_voice
from analysis.report.findings.left_out import order_left_out, orders_lost
from analysis.report.findings.robustness import order_kept
from analysis.report.wording import number, sentence, verb
from analysis.study import Study
from analysis.without import OWN


def tie_hangs(study: Study) -> str:
    """Of the orders by the balance and by the share of either frame."""
    shares = ("alliance_share", "strain_share")
    said = [order_kept(study), lost(study, "balance")]
    said += [part for m in shares for part in (ways_share(study, m), lost(study, m))]
    return " ".join(part for part in said if part)


def russia_hangs(study: Study) -> str:
    """Of the orders by the share of sentences that name Russia."""
    said = (ways_share(study, "russia_share"), lost(study, "russia_share"))
    return " ".join(part for part in said if part)


def russia_densities_hang(study: Study) -> str:
    """Of the orders by mentions of Russia."""
    said = (by_voice(study, "russia_density"), lost(study, "russia_density"))
    return " ".join(part for part in said if part)


def voice_hangs(study: Study) -> str:
    """Of the orders by the balance in their own voice."""
    return lost(study, *OWN)


def sentiment_hangs(study: Study) -> str:
    """Of the orders by either score."""
    scores = ("sentiment", "sentiment_masked")
    said = (part for score in scores for part in (by_voice(study, score), lost(study, score)))
    return " ".join(part for part in said if part)


def lost(study: Study, measure: str, facet: str = "all") -> str:
    """The pairs no longer told apart without some one thing; of many pairs, how many they are.

    What is lost of each, and without what, stands under robustness.
    """
    scale = measure, facet
    apart, gone = comparison(study, *scale).apart, len(orders_lost(study, scale))
    if len(apart) <= CLAUSES or not gone:
        return order_left_out(study, measure, facet)
    by = scales.by(scale, study.words)
    return sentence(
        f"{by}{number(gone)} of the {number(len(apart))} pairs told apart "
        f"{verb(gone, 'is', 'are')} not so once some one thing is left out"
    )


SAID = (tie_hangs, russia_hangs, russia_densities_hang, voice_hangs, sentiment_hangs)
