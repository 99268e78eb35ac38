"""Whether codes made by reading tell the same outlets apart as the codebook does.

An order that the codebook finds and reading does not may be the codebook's own error, and one
that reading alone finds may be missed by it: whoever states the first must be told of both.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from analysis.report.comparisons import Comparison, Labels, Pair, comparison, labels
from analysis.report.wording import counted, sentence
from analysis.study import BY_READING, Study
from analysis.vocabulary import Vocabulary

SCALES = {
    "balance": "the balance",
    "alliance_share": "the share of sentences coded {warm}",
    "strain_share": "the share of sentences coded {cool}",
    "russia_share": "the share of sentences that name Russia",
}
CLAUSES = 3  # pairs that are named; more are counted
Both = tuple[Comparison, Comparison]  # by codebook, by reading


def told_by_reading(study: Study) -> str:
    """Which pairs reading tells apart otherwise than the codebook; nothing where neither does."""
    found = {m: (comparison(study, m), comparison(study, m, BY_READING)) for m in SCALES}
    known = {m: both for m, both in found.items() if both[1].pairs}
    if not any(code.apart or read.apart for code, read in known.values()):
        return ""
    parts = list(_parts(known, labels(study), study.words))
    if not parts:
        return "By reading, the same pairs are told apart."
    if len(parts) > CLAUSES:
        return sentence(f"codebook and reading differ on {counted(len(parts), 'such order')}")
    return " ".join(map(sentence, parts))


def _parts(known: Mapping[str, Both], named: Labels, words: Vocabulary) -> Iterator[str]:
    for measure, (code, read) in known.items():
        scale = words.told(SCALES[measure])
        for pair in code.apart:
            if pair not in read.apart:
                said = f"{_both(pair, named)} are not told apart by {scale}"
                yield f"by reading, {said}"
        for pair in read.apart:
            if pair not in code.apart:
                high, low = (named.names[outlet] for outlet in pair)
                said = f"{high} stands above {low} by {scale}"
                yield f"by reading, and not by codebook, {said}"


def _both(pair: Pair, named: Labels) -> str:
    return " and ".join(named.names[outlet] for outlet in pair)


SAID = (told_by_reading,)
