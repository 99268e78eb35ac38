"""One text cut into documents in two ways: the topics of paragraphs beside those of sentences.

What a document is, is a choice. Where topics are in the text, they come back when whole
paragraphs stand in for sentences: each is paired with one of the other cut's topics at the same
number of topics, and how far the two agree is told on the scale of stability.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from analysis import documents, topics
from analysis.coherence import DEPTH, NOTHING, Ints, average_jaccard, matched
from analysis.model import Reading, Settings
from analysis.modelled import TopicModel, Trial

SUBSAMPLES = 10  # of paragraphs
Partners = Mapping[int, tuple[float, ...]]  # number of topics -> the agreement of each topic


def beside(readings: Sequence[Reading], settings: Settings, k: int | None) -> TopicModel:
    """The topics of paragraphs at `k`, the number chosen for sentences; NMF alone.

    Fewer subsamples than sentences have, as fits of paragraphs take longer to settle: on the
    study's, means of ten lay within .04 of those of a hundred at every number of topics.
    How the topics agree with those of sentences rests on no subsample.
    """
    found = documents.paragraphs(readings)
    return topics.model(
        [one.text for one in found],
        [one.outlet for one in found],
        k_range=settings.k,
        floor=settings.floor,
        seed=settings.seed,
        level=settings.level,
        subsamples=SUBSAMPLES,
        articles=[one.article for one in found],
        shown=k,
        compared=False,
    )


def partners(one: TopicModel, other: TopicModel) -> Partners:
    """How far each topic of `one` agrees with its partner in `other`, by the number of topics.

    Topics are those of NMF, in the order of their numbers; 0 to 1. A number of topics that only
    one of them carries is left out.
    """
    there = {trial.k: trial for trial in other.trials if trial.model == "nmf"}
    return {
        trial.k: agreement(trial, there[trial.k])
        for trial in one.trials
        if trial.model == "nmf" and trial.k in there
    }


def agreement(one: Trial, other: Trial) -> tuple[float, ...]:
    """The agreement of each topic of `one` with its partner in `other`, by the Hungarian method.

    The average Jaccard of their ten heaviest terms (Greene, O'Callaghan and Cunningham 2014).
    """
    terms = sorted({term for trial in (one, other) for topic in trial.heaviest for term in topic})
    place = {term: at for at, term in enumerate(terms)}
    left, right = (_lists(trial, place) for trial in (one, other))
    return tuple(matched(average_jaccard(left, right)).tolist())


def _lists(trial: Trial, place: Mapping[str, int]) -> Ints:
    """The ranked lists of a trial: (k, ``DEPTH``)."""
    rows = [[place[term] for term in topic] for topic in trial.heaviest]
    filled = [row + [NOTHING] * (DEPTH - len(row)) for row in rows]
    return np.array(filled, dtype=np.int64).reshape(len(rows), DEPTH)
