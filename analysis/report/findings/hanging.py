"""What the orders of a subject hang on, said beside them and not only under robustness.

Who reads that one stands above another must not have to look elsewhere for what takes it back: in
how many other ways to count it is so, and without which one thing it is not.
"""

from __future__ import annotations

from analysis.parts import OWN
from analysis.report.findings.by_share import ways_share
from analysis.report.findings.left_out import order_left_out
from analysis.report.findings.robustness import order_kept
from analysis.study import Study


def tie_hangs(study: Study) -> str:
    """Of the orders by the balance and by the share of either frame."""
    shares = ("alliance_share", "strain_share")
    said = [order_kept(study), order_left_out(study, "balance")]
    said += [part for m in shares for part in (ways_share(study, m), order_left_out(study, m))]
    return " ".join(part for part in said if part)


def russia_hangs(study: Study) -> str:
    """Of the orders by the share of sentences that name Russia."""
    said = (ways_share(study, "russia_share"), order_left_out(study, "russia_share"))
    return " ".join(part for part in said if part)


def russia_densities_hang(study: Study) -> str:
    """Of the orders by mentions of Russia."""
    return order_left_out(study, "russia_density")


def voice_hangs(study: Study) -> str:
    """Of the orders by the balance in their own voice."""
    return order_left_out(study, *OWN)


def sentiment_hangs(study: Study) -> str:
    """Of the orders by either score."""
    said = (order_left_out(study, measure) for measure in ("sentiment", "sentiment_masked"))
    return " ".join(part for part in said if part)


SAID = (tie_hangs, russia_hangs, russia_densities_hang, voice_hangs, sentiment_hangs)
