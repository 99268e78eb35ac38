"""How to read the figures of a dataset: thousands of articles, counted and not read one by one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from analysis import measures
from analysis.report.comparisons import labels
from analysis.report.dataset.collected import Collected
from analysis.report.wording import number
from analysis.vocabulary import Vocabulary

BALANCE = (
    "Each row is one {noun}; beside its name stands how many of its sentences have a frame, all "
    "its articles taken together. On the left is the balance: +1 says that every sentence with a "
    "frame {presents} {how} {close}, −1 that every one {presents_it} {how} {strained}."
)
SHARE = "On the right is the share of all its sentences that name Russia."
LINE = (
    "A line is the interval, with whole articles taken as drawn: more articles make it shorter, "
    "more sentences in one article hardly do."
)
MARK = "A mark is hollow where its line reaches 0"
BARE = "; where there are fewer than {many} articles there is no line, and the mark is hollow too"
LAST = (
    "All is counted by codebook, and nobody read these sentences to check it. Whether two can be "
    "told apart the verdicts say, not the overlap of lines."
)


def how(found: Collected) -> Mapping[str, str]:
    """By the id of a figure how to read it, where that of a study would mislead."""
    return {"lead": " ".join(_lead(found))}


def _lead(found: Collected) -> Iterator[str]:
    words: Vocabulary = found.study.words
    yield words.told(BALANCE.replace("{noun}", labels(found.study).noun))
    if words.russia:
        yield SHARE
    yield LINE
    yield MARK + (BARE.format(many=number(measures.MANY)) if found.without else "") + "."
    yield LAST
