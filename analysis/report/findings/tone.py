"""Sentiment, and why it is not framing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from analysis import sentiment, tables, tone
from analysis.model import Reading
from analysis.report.comparisons import Comparison, comparison, labels, said, shared
from analysis.report.findings import trust
from analysis.report.findings.tie import coded
from analysis.report.wording import (
    amount,
    counted,
    interval,
    number,
    plain,
    sentence,
    share,
    signed,
)
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


def scores_said(study: Study) -> str:
    """Which outlets either score tells apart; in one sentence where neither tells any."""
    raw, masked = (comparison(study, measure) for measure in ("sentiment", "sentiment_masked"))
    if raw.apart or masked.apart or (raw.alike, raw.silent) != (masked.alike, masked.silent):
        return " ".join(filter(None, (sentiment_said(study), masked_said(study))))
    scale = "mean sentiment, raw or with names and event words masked"
    return said(raw, HIGHER, labels(study), scale=scale)


def sentiment_and_balance(study: Study) -> str:
    """How many of the pairs that the balance tells apart sentiment tells apart, the same way."""
    balance = comparison(study, "balance")
    if not balance.apart:
        return ""
    raw, masked = (_also(study, balance, m) for m in ("sentiment", "sentiment_masked"))
    if len(balance.apart) == 1:
        first, second = ("also" if told else "not" for told in (raw, masked))
        return (
            f"The one pair that the balance tells apart is {first} told apart by sentiment, and "
            f"{second} by masked sentiment."
        )
    first, second = (amount(told) for told in (raw, masked))
    return (
        f"Of the {number(len(balance.apart))} pairs that the balance tells apart, sentiment tells "
        f"{first} apart, masked sentiment {second}."
    )


def _also(study: Study, balance: Comparison, measure: str) -> int:
    return len(shared(balance, comparison(study, measure)))


def strain_scored_warm(study: Study) -> str:
    """How VADER scores the sentences that present the tie as strained and not as close."""
    scores = _strained(study)
    if not scores:
        return ""
    w = study.words
    presents = w.presents if len(scores) == 1 else w.present
    warm, cold = sum(s > 0 for s in scores), sum(s < 0 for s in scores)
    return sentence(
        f"of {counted(len(scores), 'sentence')} that {presents} {w.how} "
        f"{w.strained} and nothing else, VADER scores {amount(warm)} as warm, {amount(cold)} as "
        f"cold and {amount(len(scores) - warm - cold)} as neither"
    )


def word_list(framed: int, cold: int) -> str:
    """How a sentence on VADER's list begins: as the reason why strain is scored as no strain.

    Args:
        framed: how many sentences present the tie as strained and not as close.
        cold: how many of them score below 0; where these are most, there is nothing to explain.
    """
    return "The reason lies in the word list: it" if framed > 2 * cold else "VADER's word list"


def list_named(study: Study) -> str:
    """The same for a study that holds its sentences."""
    scores = _strained(study)
    return word_list(len(scores), sum(score < 0 for score in scores))


def _strained(study: Study) -> list[float]:
    """The scores of the sentences that present the tie as strained and not as close."""
    return [code.sentiment for code in coded(study) if code.strain and not code.alliance]


def sentiment_examples(study: Study) -> str:
    """A sentence that shows what VADER takes for mood; of a tie, one more with what it misses."""
    examples = (NEUTRAL, COOL) if study.words.examples else (NEUTRAL,)
    scores = [f"\u201c{text}\u201d scores {signed(sentiment.compound(text))}" for text in examples]
    return f"{'; '.join(scores)}."


def score_moved(study: Study) -> str:
    """How much of the absolute score hangs on names, fixed phrases and event words."""
    whole = tone.moved(study.readings)
    if whole is None:
        return ""
    parts = [(tone.moved([reading]), reading) for reading in study.readings]
    each = [(part, at) for at, (part, _) in enumerate(parts) if part is not None]
    text = (
        f"where names, fixed phrases and event words are masked, {share(whole)} of the absolute "
        f"score goes or turns ({_masked(study, study.readings)})"
    )
    if len({share(part) for part, _ in each}) > 1:
        ends = ((part, study.readings[at]) for part, at in (min(each), max(each)))
        low, high = (f"{share(part)} ({_masked(study, [one])})" for part, one in ends)
        text += f"; article by article it is {low} to {high}"
    return sentence(text)


def _masked(study: Study, readings: Sequence[Reading]) -> str:
    """The interval of what masking moves, and of how many sentences."""
    ends = tone.moved_range(readings, study.settings.level)
    n = counted(sum(len(reading.scored()) for reading in readings), "sentence")
    return ", ".join(filter(None, (interval(*ends, share), n)))


def signs_as_frames(study: Study) -> str:
    """How often the sign of a score is the class that reading gives, beside the codebook."""
    ways = classes(study)
    if not ways:
        return "No codes made by reading are at hand to try it on."
    told = {name: f"{amount(one.right)} ({one.said})" for name, one in ways.items()}
    at_hand = ", written with these texts," if trust.reader(study) else ""
    return sentence(
        f"of {counted(ways['codebook'].n, 'sentence')} that reading coded, the sign of the raw "
        f"score is right in {told['raw']}, that of the masked score in {told['masked']}, the "
        f"codebook{at_hand} in {told['codebook']}"
    ) + (
        " Macro F1 is the mean over the classes of a score that is 1 where nothing is missed and "
        "nothing added."
    )


@dataclass(frozen=True, slots=True)
class Classed:
    """How many coded sentences are of the class that reading gives, one way to class them."""

    n: int
    right: int
    share: str  # of these, with its interval
    said: str  # the same, and macro F1 with its own


def classes(study: Study) -> dict[str, Classed]:
    """The codebook, and the signs of both scores, against reading; nothing without codes."""
    found = {}
    for row in tables.class_rows(study):
        at: dict[str, Any] = dict(row)
        right = f"{share(at['share'])}, {interval(at['low'], at['high'], share)}"
        macro = f"{plain(at['macro_f1'])}, {interval(at['f1_low'], at['f1_high'], plain)}"
        found[str(row["found"])] = Classed(
            at["n"], at["right"], right, f"{right}; macro F1 {macro}"
        )
    return found


SAID = (
    score_moved,
    signs_as_frames,
    scores_said,
    sentiment_and_balance,
    strain_scored_warm,
    sentiment_examples,
)
