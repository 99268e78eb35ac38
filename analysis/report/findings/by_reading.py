"""Whether codes made by reading tell the same outlets apart as the codebook does.

An order that the codebook finds and reading does not may be the codebook's own error, and one
that reading alone finds may be missed by it: whoever states the first must be told of both.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from analysis.report.comparisons import Comparison, Labels, Order, above, comparison, labels
from analysis.report.findings.left_out import orders_lost
from analysis.report.scales import READ, omissions
from analysis.report.wording import counted, listed, number, sentence, verb
from analysis.study import BY_READING, Study
from analysis.vocabulary import Vocabulary

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


def reading_lost(study: Study) -> str:
    """How many of the orders that are stated by reading hang on one sentence or paragraph."""
    known = _known(study)
    differ = any(True for _ in _differing(study))
    new = [
        (measure, pair)
        for measure, (code, read) in known.items()
        for pair in read.apart
        if not differ or pair not in code.apart
    ]
    if not new or not all(omissions(study, (measure, BY_READING)) for measure, _ in new):
        return ""
    lost = sum(pair in orders_lost(study, (measure, BY_READING)) for measure, pair in new)
    told = f"told apart by reading{' alone' if differ else ''}"
    if not lost:
        which = "the one pair" if len(new) == 1 else f"none of the {number(len(new))} pairs"
        does = "is not lost" if len(new) == 1 else "is lost"
        return sentence(f"{which} {told} {does} whichever sentence or paragraph is left out")
    once = "lost once some one sentence or paragraph is left out"
    if lost == len(new):
        every = {1: "the one pair", 2: "both pairs"}.get(lost, f"all {number(lost)} pairs")
        return sentence(f"{every} {told} {verb(lost, 'is', 'are')} {once}")
    are = f"{number(lost)} {verb(lost, 'is', 'are')}"
    return sentence(f"of the {number(len(new))} pairs {told}, {are} {once}")


def _by_measure(study: Study, known: Mapping[str, Both]) -> str:
    """By what reading tells what the codebook does not: how many comparisons by each measure."""
    parts = [
        f"{number(new)} by {study.words.told(READ[measure])}"
        for measure, (code, read) in known.items()
        if (new := sum(pair not in code.apart for pair in read.apart))
    ]
    return f" ({listed(parts)})" if parts else ""


def _known(study: Study) -> dict[str, Both]:
    """What codebook and reading say of each measure that reading has verdicts on."""
    found = {m: (comparison(study, m), comparison(study, m, BY_READING)) for m in READ}
    return {m: both for m, both in found.items() if both[1].pairs}


def _differing(study: Study) -> Iterator[str]:
    return _parts(_known(study), labels(study), study.words)


def _parts(known: Mapping[str, Both], named: Labels, words: Vocabulary) -> Iterator[str]:
    for measure, (code, read) in known.items():
        scale = words.told(READ[measure])
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


SAID = (told_by_reading, orders_by_reading, by_reading_said, reading_lost)
