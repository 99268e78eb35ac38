"""Who speaks: the outlet itself, or a source it credits."""

from __future__ import annotations

from analysis.report.comparisons import comparison, labels, said, shared
from analysis.report.findings.tie import coded
from analysis.report.wording import amount, counted, number, sentence, verb
from analysis.study import Study

SCALE = "the balance of alliance over strain in their own voice"
HIGHER = "in their own voice, the tie is presented more as alliance and less as strain"

FEWER = (
    "The own voice is fewer sentences, and fewer carry less: a difference that is lost need not "
    "be the sources' doing."
)


def voice_counts(study: Study) -> str:
    """How many sentences are credited to a source, of all and of those with a frame."""
    codes = coded(study)
    if not codes:
        return ""
    framed = [code for code in codes if code.alliance or code.strain]
    told, told_framed = (sum(c.attributed for c in group) for group in (codes, framed))
    are = verb(told, "is", "are")
    text = f"of {counted(len(codes), 'scored sentence')}, {amount(told)} {are} credited to a source"
    if framed:
        text += f"; of the {number(len(framed))} that carry a frame, {amount(told_framed)}"
    return sentence(text)


def voice_said(study: Study) -> str:
    """Which outlets the balance in their own voice tells apart."""
    return said(comparison(study, "balance", "own"), HIGHER, labels(study), scale=SCALE)


def voice_change(study: Study) -> str:
    """What becomes of the pairs that are told apart when the sources fall silent."""
    whole, own = comparison(study, "balance"), comparison(study, "balance", "own")
    kept = len(shared(whole, own))
    new = len(own.apart) - kept
    parts = []
    if len(whole.apart) == 1:
        still = "still is so" if kept else "no longer is so"
        parts.append(f"The one pair told apart by all sentences {still} by the own voice alone.")
    elif whole.apart:
        count = f"{amount(kept)} still {verb(kept, 'is', 'are')} so"
        whole_ = f"Of the {number(len(whole.apart))} pairs told apart by all sentences"
        parts.append(f"{whole_}, {count} by the own voice alone.")
    if kept < len(whole.apart):
        parts.append(FEWER)
    if new:
        more = f"{counted(new, 'pair')} {verb(new, 'is', 'are')} told apart by the own voice alone"
        parts.append(sentence(more))
    return " ".join(parts)


SAID = (voice_counts, voice_said, voice_change)
