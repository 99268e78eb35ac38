"""What each choice does where it is made otherwise, and how far a balance moves by one alone."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from analysis import specifications
from analysis.model import WAYS
from analysis.report.comparisons import labels
from analysis.report.wording import interval, plain, sentence, signed
from analysis.specifications import Specification
from analysis.study import Study
from analysis.tallies import kept, pairs, tallies, way

# What a value does where it is not the primary's.
SAID_OF = {
    ("boilerplate", "out"): "leaving out what was set aside",
    ("boilerplate", "in"): "counting what was set aside",
    ("headings", "in"): "counting titles and headings",
    ("headings", "out"): "leaving out titles and headings",
    ("voice", "all"): "counting every voice",
    ("voice", "own"): "counting the own voice alone",
    ("voice", "attributed"): "counting only what is credited to sources",
    ("scope", "paragraph"): "looking for a pair in the sentences before",
    ("scope", "sentence"): "looking for a pair in the sentence alone",
    ("scope", "off"): "counting words about any pair",
    ("denial", "on"): "heeding denials",
    ("denial", "off"): "taking denied words at their face",
    ("unit", "sentences"): "counting sentences",
    ("unit", "hits"): "counting every hit",
    ("weight", "equal"): "giving every sentence one weight",
    ("weight", "words"): "weighting sentences by their words",
    ("smoothing", "none"): "adding nothing below the line",
    ("smoothing", "one"): "adding 1 below the line",
    ("repair", "both"): "counting repair words for both frames",
    ("repair", "alliance"): "counting repair words for {warm} alone",
    ("repair", "strain"): "counting repair words for {cool} alone",
    ("repair", "neither"): "counting repair words for neither frame",
    ("weighing", "on"): "weighing words where no entry speaks",
    ("weighing", "off"): "leaving words unweighed where no entry speaks",
}


def ways_alone(study: Study) -> str:
    """Which choice, changed alone, moves a balance furthest."""
    moves = sorted(_alone(study), key=lambda move: -round(abs(move[0]), 9))
    if not moves:
        return ""
    far, choice, value, outlet = moves[0]
    if not far:
        return "Changed alone, no choice moves a balance."
    named, curve = labels(study).names, study.curve
    how = study.words.told(SAID_OF[choice, value])
    before = curve.specifications[curve.primary]
    after = next(
        one
        for one in specifications.alone(curve)
        if specifications.changed(curve, one) == (choice, value)
    )
    text = sentence(
        f"changed alone, the choice that moves a balance furthest is {choice}: {how} takes "
        f"{named[outlet]} from {_counted(study, before, outlet)} to "
        f"{_counted(study, after, outlet)}"
    )
    rest = next((move for move in moves if move[1] != choice and move[0]), None)
    if rest is None:
        return f"{text} No other choice moves one."
    size = f"{plain(abs(rest[0]))} ({named[rest[3]]}, {rest[1]})"
    return f"{text} No other choice moves one by more than {size}."


def _counted(study: Study, one: Specification, outlet: str) -> str:
    """A balance counted one way: with its interval, and the sentences it is made of."""
    curve = study.curve
    place = curve.specifications.index(one), curve.outlets.index(outlet)
    value, low, high = (float(of[place]) for of in (curve.values, curve.low, curve.high))
    ends = "" if np.isnan(low) or np.isnan(high) else interval(low, high, signed)
    within = ", ".join(filter(None, (ends, _of_sentences(study, one, outlet))))
    return f"{signed(value)} ({within})" if within else signed(value)


def _of_sentences(study: Study, one: Specification, outlet: str) -> str:
    """Of how many sentences a balance is made, counted one way; nothing where none are known."""
    own = [reading for reading in study.readings if reading.article.outlet == outlet]
    if not own or any(len(reading.ways) != len(WAYS) for reading in own):
        return ""
    (tally,) = tallies(own, study.codebooks)
    looked_at = kept(tally, one.choices)
    framed = pairs(tally.hits[way(one.choices)], "sentences", one.choices["repair"]).any(axis=-1)
    return f"{int((framed & looked_at).sum())} of {int(looked_at.sum())}"


def _alone(study: Study) -> Iterator[tuple[float, str, str, str]]:
    """How far each choice changed alone moves each balance: move, choice, value, outlet."""
    curve = study.curve
    for one in specifications.alone(curve) if curve.specifications else ():
        moved = curve.values[curve.specifications.index(one)] - curve.values[curve.primary]
        for outlet, far in zip(curve.outlets, moved, strict=True):
            if not np.isnan(far):
                yield float(far), *specifications.changed(curve, one), outlet


SAID = (ways_alone,)
