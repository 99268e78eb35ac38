"""Whether codes made by reading tell the same outlets apart as the codebook does.

An order that the codebook finds and reading does not may be the codebook's own error, and one
that reading alone finds may be missed by it: whoever states the first must be told of both.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from analysis.report.comparisons import Comparison, Labels, Order, comparison, labels, sets
from analysis.report.findings.left_out import orders_lost
from analysis.report.scales import READ, omissions
from analysis.report.wording import counted, listed, number, sentence
from analysis.study import BY_READING, Study
from analysis.vocabulary import Vocabulary

CLAUSES = 2  # pairs that are named in passing; more are counted
MOST = 12  # that are named where all are
Both = tuple[Comparison, Comparison]  # by codebook, by reading


def told_by_reading(study: Study) -> str:
    """Whether reading tells other pairs apart than the codebook; of a few, which."""
    known = _known(study)
    if not any(code.apart or read.apart for code, read in known.values()):
        return ""
    differing = [_differing(*both) for both in known.values()]
    missed, turned, new = (sum(map(len, kind)) for kind in zip(*differing, strict=True))
    if not missed + turned + new:
        return "By reading, the same pairs are told apart."
    if missed + turned + new <= CLAUSES:
        return " ".join(_parts(known, labels(study), study.words))
    parts = [
        f"in {counted(new, 'comparison')} in which the codebook does not"
        f"{_by_measure(study, known)}",
        f"not in {number(missed)} in which it does",
        f"the other way round in {number(turned)}",
    ]
    told = listed([part for part, n in zip(parts, (new, missed, turned), strict=True) if n])
    return sentence(f"reading tells two {labels(study).noun}s apart {told}")


def orders_by_reading(study: Study) -> str:
    """All pairs that reading tells apart otherwise, one after the other; of very many, nothing."""
    known = _known(study)
    count = sum(len(kind) for both in known.values() for kind in _differing(*both))
    if not CLAUSES < count <= MOST:
        return ""
    return " ".join(_parts(known, labels(study), study.words))


def balance_by_reading(study: Study) -> str:
    """Whom reading tells apart by the balance otherwise, for the table that counts such pairs."""
    known = {m: both for m, both in _known(study).items() if m == "balance"}
    count = sum(len(kind) for both in known.values() for kind in _differing(*both))
    return " ".join(_parts(known, labels(study), study.words)) if count <= MOST else ""


def by_reading_said(study: Study) -> str:
    """Where the orders stand: all by name, or how many they are."""
    return orders_by_reading(study) or told_by_reading(study)


def reading_lost(study: Study) -> str:
    """How many of the orders that are stated by reading hang on one sentence or paragraph."""
    known = _known(study)
    differ = any(any(_differing(*both)) for both in known.values())
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
    once = "can be lost by leaving out a single sentence or paragraph"
    if lost == len(new):
        every = "the one pair" if lost == 1 else f"each of the {number(lost)} pairs"
        return sentence(f"{every} {told} {once}")
    return sentence(f"of the {number(len(new))} pairs {told}, {number(lost)} {once}")


def _by_measure(study: Study, known: Mapping[str, Both]) -> str:
    """By what reading tells what the codebook does not: how many comparisons by each measure."""
    parts = [
        f"{number(new)} by {study.words.told(READ[measure])}"
        for measure, (code, read) in known.items()
        if (new := len(_differing(code, read)[2]))
    ]
    return f" ({listed(parts)})" if parts else ""


def _known(study: Study) -> dict[str, Both]:
    """What codebook and reading say of each measure that reading has verdicts on."""
    found = {m: (comparison(study, m), comparison(study, m, BY_READING)) for m in READ}
    return {m: both for m, both in found.items() if both[1].pairs}


def _differing(code: Comparison, read: Comparison) -> tuple[list[Order], list[Order], list[Order]]:
    """Pairs that the codebook alone tells apart, that reading turns round, that it alone tells."""
    told = {frozenset(pair) for pair in code.apart}
    missed = {frozenset(pair) for pair in read.apart}
    other = [pair for pair in read.apart if pair not in code.apart]
    return (
        [pair for pair in code.apart if frozenset(pair) not in missed],
        [pair for pair in other if frozenset(pair) in told],
        [pair for pair in other if frozenset(pair) not in told],
    )


def _parts(known: Mapping[str, Both], named: Labels, words: Vocabulary) -> Iterator[str]:
    """First what reading does not tell, then what it turns round, then what it alone tells."""
    found = {words.told(READ[m]): (both[1], *_differing(*both)) for m, both in known.items()}
    for scale, (_, missed, _, _) in found.items():
        for pair in missed:
            yield sentence(f"by reading, {_both(pair, named)} are not told apart by {scale}")
    for scale, (read, _, turned, _) in found.items():
        for order in sets(turned, named, read.worth):
            yield f"Reading sets {order} by {scale}; the codebook has it the other way round."
    opening = "Reading alone sets {order} by {scale}."
    for scale, (read, _, _, new) in found.items():
        for order in sets(new, named, read.worth):
            yield opening.format(order=order, scale=scale)
            opening = "By {scale} it sets {order}."


def _both(pair: Order, named: Labels) -> str:
    return " and ".join(named.names[outlet] for outlet in pair)


SAID = (told_by_reading, orders_by_reading, balance_by_reading, by_reading_said, reading_lost)
