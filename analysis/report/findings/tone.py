"""Sentiment, and why it is not framing."""

from __future__ import annotations

from analysis import sentiment
from analysis.report.comparisons import Comparison, comparison, labels, said, shared
from analysis.report.findings.tie import coded
from analysis.report.wording import counted, number, sentence, signed
from analysis.study import Study

HIGHER = "the sentences score warmer"
NEUTRAL = "The United States and the United Nations Security Council met."
COOL = "Ties between the neighbours have frayed."


def sentiment_said(study: Study) -> str:
    """Which outlets the raw score tells apart."""
    return said(comparison(study, "sentiment"), HIGHER, labels(study), scale="mean sentiment")


def masked_said(study: Study) -> str:
    """Which outlets the masked score tells apart."""
    scale = "mean sentiment with names and event words masked"
    what = f"with names masked, {HIGHER}"
    return said(comparison(study, "sentiment_masked"), what, labels(study), scale=scale)


def sentiment_and_balance(study: Study) -> str:
    """How many of the pairs that the balance tells apart sentiment tells apart, the same way."""
    balance = comparison(study, "balance")
    if not balance.apart:
        return ""
    raw, masked = (_also(study, balance, m) for m in ("sentiment", "sentiment_masked"))
    if len(balance.apart) == 1:
        return sentence(
            f"the one pair that the balance tells apart is {'also' if raw else 'not'} told apart by "
            f"sentiment, and {'also' if masked else 'not'} by masked sentiment"
        )
    return sentence(
        f"of the {number(len(balance.apart))} pairs that the balance tells apart, sentiment tells "
        f"{number(raw) if raw else 'none'} apart, masked sentiment {number(masked) if masked else 'none'}"
    )


def _also(study: Study, balance: Comparison, measure: str) -> int:
    return len(shared(balance, comparison(study, measure)))


def strain_scored_warm(study: Study) -> str:
    """How VADER scores the sentences that present the tie as strained and not as close."""
    scores = [c.sentiment for c in coded(study) if c.strain and not c.alliance]
    if not scores:
        return ""
    warm, cold = sum(s > 0 for s in scores), sum(s < 0 for s in scores)
    return sentence(
        f"of {counted(len(scores), 'sentence')} that present{'s' if len(scores) == 1 else ''} the "
        f"tie as strained and nothing else, VADER scores {number(warm)} as warm, {number(cold)} as "
        f"cold and {number(len(scores) - warm - cold)} as neither"
    )


def sentiment_examples(study: Study) -> str:
    """Two sentences that show what VADER takes for mood, and what it misses."""
    return (
        f"\u201c{NEUTRAL}\u201d scores {signed(sentiment.compound(NEUTRAL))}; \u201c{COOL}\u201d "
        f"scores {signed(sentiment.compound(COOL))}."
    )


SAID = (
    sentiment_said,
    masked_said,
    sentiment_and_balance,
    strain_scored_warm,
    sentiment_examples,
)
