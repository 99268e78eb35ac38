"""Whether codes made by reading tell the same outlets apart as the codebook does.

An order that the codebook finds and reading does not may be the codebook's own error, and one
that reading alone finds may be missed by it: whoever states the first must be told of both.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from analysis.report.comparisons import Comparison, Labels, Order, above, comparison, labels
from analysis.report.wording import counted, listed, number, sentence
from analysis.study import BY_READING, Study
from analysis.vocabulary import Vocabulary

SCALES = {
    "balance": "the balance",
    "alliance_share": "the share of sentences coded {warm}",
    "strain_share": "the share of sentences coded {cool}",
    "russia_share": "the share of sentences that name Russia",
}
CLAUSES = 2  # pairs that are named in passing; more are counted
MOST = 12  # that are named where all are
Both = tuple[Comparison, Comparison]  # by codebook, by reading


def told_by_reading(study: Study) -> str:
    """Whether reading tells other pairs apart than the codebook; of a few, which."""
    known, parts = _known(study), list(_differing(study))
    if not any(code.apart or read.apart for code, read in known.values()):
        return ""
    if not parts:
        return "By reading, the same pairs are told apart."
    if len(parts) <= CLAUSES:
        return " ".join(map(sentence, parts))
    lost = sum(pair not in read.apart for code, read in known.values() for pair in code.apart)
    text = (
        f"reading tells two {labels(study).noun}s apart in "
        f"{counted(len(parts) - lost, 'comparison')} in which the codebook does not"
        f"{_by_measure(study, known)}"
    )
    return sentence(f"{text}, and not in {number(lost)} in which it does" if lost else text)


def orders_by_reading(study: Study) -> str:
    """All pairs that reading tells apart otherwise, one after the other; of very many, nothing."""
    parts = list(_differing(study))
    return " ".join(map(sentence, parts)) if CLAUSES < len(parts) <= MOST else ""


def by_reading_said(study: Study) -> str:
    """Where the orders stand: all by name, or how many they are."""
    return orders_by_reading(study) or told_by_reading(study)


def _by_measure(study: Study, known: Mapping[str, Both]) -> str:
    """By what reading tells what the codebook does not: how many comparisons by each measure."""
    parts = [
        f"{number(new)} by {study.words.told(SCALES[measure])}"
        for measure, (code, read) in known.items()
        if (new := sum(pair not in code.apart for pair in read.apart))
    ]
    return f" ({listed(parts)})" if parts else ""


def _known(study: Study) -> dict[str, Both]:
    """What codebook and reading say of each measure that reading has verdicts on."""
    found = {m: (comparison(study, m), comparison(study, m, BY_READING)) for m in SCALES}
    return {m: both for m, both in found.items() if both[1].pairs}


def _differing(study: Study) -> Iterator[str]:
    return _parts(_known(study), labels(study), study.words)


def _parts(known: Mapping[str, Both], named: Labels, words: Vocabulary) -> Iterator[str]:
    for measure, (code, read) in known.items():
        scale = words.told(SCALES[measure])
        for pair in code.apart:
            if pair not in read.apart:
                said = f"{_both(pair, named)} are not told apart by {scale}"
                yield f"by reading, {said}"
        for pair in read.apart:
            if pair not in code.apart:
                stands = above(pair, named, worth=read.worth)
                yield f"by reading, and not by codebook, {stands} by {scale}"


def _both(pair: Order, named: Labels) -> str:
    return " and ".join(named.names[outlet] for outlet in pair)


SAID = (told_by_reading, orders_by_reading, by_reading_said)
