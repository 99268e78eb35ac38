"""Topics, and whether they hold."""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum

from analysis.anchors import POLES
from analysis.cuts import partners
from analysis.modelled import TopicModel
from analysis.report.wording import (
    counted,
    interval,
    listed,
    number,
    plain,
    sentence,
    share,
    verb,
)
from analysis.study import Study

COIN = 0.5


def topics_chosen(study: Study) -> str:
    """The number of topics that held best, and how well; or why there are none."""
    model = study.topics
    if model.k is None:
        return sentence("; ".join(model.notes) or "no topics were found")
    best = next(t for t in model.trials if t.model == "nmf" and t.k == model.k)
    tried = sum(t.model == "nmf" for t in model.trials)
    which = "one number of topics was" if tried == 1 else f"{number(tried)} numbers of topics were"
    held = "held" if tried == 1 else "held best"
    return sentence(
        f"{which} tried: {counted(model.k, 'topic')} {held} when a fifth of the "
        f"{model.documents:,} sentences was left out, by {plain(best.jaccard)} on a scale from 0 "
        f"to 1, {_draws(model)}"
    )


def topics_held(study: Study) -> str:
    """Which topics hold above the floor and so have a label."""
    model = study.topics
    if model.k is None:
        return ""
    labels = [f"\u201c{topic.label}\u201d" for topic in model.nmf if topic.label]
    floor, total = plain(model.floor), len(model.nmf)
    if not labels:
        return sentence(
            f"no topic reaches the floor of {floor}, so none has a label: there is too little text "
            "for topics that hold"
        )
    if len(labels) == total:
        return sentence(
            f"all reach the floor of {floor}: {listed(labels)}"
            if total > 1
            else f"it reaches the floor of {floor}: {labels[0]}"
        )
    reach = "reaches" if len(labels) == 1 else "reach"
    return sentence(
        f"{number(len(labels))} of {number(total)} {reach} the floor of {floor}: {listed(labels)}; "
        "the rest is given no label"
    )


def topics_compared(study: Study) -> str:
    """How well the other model holds at the same number of topics."""
    other = next((t for t in study.topics.trials if t.model == "lda" and t.chosen), None)
    if other is None:
        return ""
    return sentence(
        f"by LDA, another way to find topics, {counted(other.k, 'topic')} "
        f"{verb(other.k, 'holds', 'hold')} {plain(other.jaccard)}, {_draws(study.topics)}"
    )


def _draws(model: TopicModel) -> str:
    """How many times a fifth was left out."""
    return f"the mean of {counted(model.draws, 'draw')}"


def topics_of_paragraphs(study: Study) -> str:
    """How paragraphs as documents hold, and what comes back there of the topics of sentences."""
    model, other = study.topics, study.of_paragraphs
    agreed = partners(model, other).get(model.k or 0)
    if not agreed:
        return ""
    trial = next(one for one in other.trials if one.k == model.k)
    mean = plain(fsum(agreed) / len(agreed))
    held = sentence(
        f"with the {other.documents:,} paragraphs as documents in place of sentences, "
        f"{counted(trial.k, 'topic')} {verb(trial.k, 'holds', 'hold')} {plain(trial.jaccard)}, "
        f"the mean of {counted(trial.subsamples, 'draw')}, and "
        f"{verb(trial.k, 'agrees', 'agree')} with those of sentences by {mean} on the same scale "
        f"({counted(len(agreed), 'topic')})"
    )
    return f"{held} {_again(study, agreed)}".rstrip()


def _again(study: Study, agreed: Sequence[float]) -> str:
    """Which labels are found among paragraphs too, by the floor that a label needs."""
    floor, hangs = study.topics.floor, "hang{} on what is taken as a document"
    labels = [(topic.label, agreed[topic.number - 1]) for topic in study.topics.nmf if topic.label]
    again = [f"\u201c{label}\u201d" for label, agrees in labels if agrees >= floor]
    if not labels:
        return ""
    if not again:
        none = "the label does not reach" if len(labels) == 1 else "no label reaches"
        found = f"{none} the floor of {plain(floor)}: what the topics are {hangs.format('s')}"
    elif len(again) == len(labels):
        every = "the label reaches" if len(labels) == 1 else "all labels reach"
        found = f"{every} the floor of {plain(floor)}"
    else:
        rest = len(labels) - len(again)
        others = f"label {hangs.format('s')}" if rest == 1 else f"labels {hangs.format('')}"
        reach = verb(len(again), "reaches", "reach")
        found = f"{listed(again)} {reach} the floor of {plain(floor)}; the other {others}"
    return sentence(f"by this agreement, {found}")


def topics_anchored(study: Study) -> str:
    """How well the words of a frame alone tell its sentences; by reading where there are codes."""
    codes = "reading" if study.coding else "codebook"
    told = [
        (study.words.name(anchor.frame), agreement)
        for anchor in study.anchors
        for agreement in anchor.agreements
        if anchor.frame in POLES and agreement.codes == codes and agreement.auc is not None
    ]
    if not told:
        return ""
    each = [
        f"{share(a.auc)} for {frame} ({interval(a.low, a.high, share)}, {a.coded} of "
        f"{counted(a.sentences, 'sentence')})"
        for frame, a in told
    ]
    by = "reading" if study.coding else "the codebook, which has the same words"
    parts = "A topic can be built around the words of a frame. " + sentence(
        f"of two sentences, one with the frame and one without as coded by {by}, it picks out the "
        f"right one in {listed(each)}, a coin in {share(COIN)}"
    )
    none = [frame for frame, a in told if a.low is not None and a.low <= COIN]
    if not none:
        return parts
    many = "s" if len(none) > 1 else ""
    return f"{parts} " + sentence(
        f"the topic{many} for {listed(none)} cannot be shown to do better than a coin"
    )


SAID = (topics_chosen, topics_held, topics_compared, topics_of_paragraphs, topics_anchored)
