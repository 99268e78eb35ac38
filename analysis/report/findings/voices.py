"""Who speaks: the outlet itself, or a source it credits."""

from __future__ import annotations

from analysis.report.comparisons import comparison, labels, said, shared
from analysis.report.findings.tie import coded
from analysis.report.wording import counted, number, sentence
from analysis.study import Study

SCALE = "the balance of alliance over strain in their own voice"
HIGHER = "in their own voice, the tie is presented more as alliance and less as strain"


def voice_counts(study: Study) -> str:
    """How many sentences are credited to a source, of all and of those with a frame."""
    codes = coded(study)
    framed = [code for code in codes if code.alliance or code.strain]
    told, told_framed = (sum(c.attributed for c in group) for group in (codes, framed))
    text = f"of {counted(len(codes), 'scored sentence')}, {number(told)} {_are(told)} credited to a source"
    if framed:
        text += f"; of the {number(len(framed))} that carry a frame, {number(told_framed)}"
    return sentence(text)


def _are(count: int) -> str:
    return "is" if count == 1 else "are"


def voice_said(study: Study) -> str:
    """Which outlets the balance in their own voice tells apart."""
    return said(comparison(study, "balance", "own"), HIGHER, labels(study), scale=SCALE)


def voice_change(study: Study) -> str:
    """What becomes of the pairs that are told apart when the sources fall silent."""
    whole, own = comparison(study, "balance"), comparison(study, "balance", "own")
    kept = len(shared(whole, own))
    new = len(own.apart) - kept
    text = ""
    if len(whole.apart) == 1:
        text = f"The one pair told apart by all sentences {'still' if kept else 'no longer'} is so"
    elif whole.apart:
        count = number(kept) if kept else "none"
        text = f"Of the {number(len(whole.apart))} pairs told apart by all sentences, {count} still {_are(kept or 1)}"
    if text:
        text += " by the own voice alone."
    if kept < len(whole.apart):
        text += " The own voice is fewer sentences, and fewer carry less: a lost difference need not be the sources' doing."
    if new:
        more = counted(new, "pair")
        text += " " + sentence(f"{more} {_are(new)} told apart by the own voice alone")
    return text.strip()


SAID = (voice_counts, voice_said, voice_change)
