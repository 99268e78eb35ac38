"""Corpora of known balance, for `calibration`.

A *process* says how often a sentence is alliance only, strain only, both. Five of them are the
final codes of the five articles, half a sentence added to each cell so that none is impossible;
two more are even and nearly one-sided. Sentences are drawn

- independently ("none");
- alike within paragraphs of three ("paragraph"): each takes the code of its paragraph's lead with
  probability .6, else one of its own, so that two codes of a paragraph correlate by .36. In the
  final codes of the five articles the intraclass correlation of alliance within paragraphs is .28
  to .86, and the squared error of the logit by paragraph is 1.0 to 1.8 times that by sentence;
- as alike as the most alike of the five ("close paragraph"): with probability .92, by .85;
- alike within articles ("article"), where articles are drawn: each has a process of its own, from
  a Dirichlet distribution of weight 10 about the common one.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import astuple, dataclass

import numpy as np
from numpy.typing import NDArray

from analysis import stats
from analysis.stats import Array

SEED = 20250903
PARAGRAPH, WEIGHT = 3, 10
ALIKE = {"paragraph": 0.6, "close paragraph": 0.92}  # how often a sentence takes its lead's code
WORDS, REPEATED, COLOURED = 18, 0.3, 0.7  # of a sentence, beyond five; of a hit; of a compound

Process = tuple[float, float, float]  # alliance only, strain only, both
FIVE: Mapping[str, Process] = {
    "alliance alone": (12.5 / 34, 0.5 / 34, 0.5 / 34),
    "strain, brief": (1.5 / 39, 5.5 / 39, 2.5 / 39),
    "strain, long": (8.5 / 67, 27.5 / 67, 6.5 / 67),
    "mostly both": (4.5 / 17, 1.5 / 17, 5.5 / 17),
    "alliance, much": (9.5 / 18, 1.5 / 18, 1.5 / 18),
}
PROCESSES: Mapping[str, Process] = {
    **FIVE,
    "even": (0.25, 0.25, 0.10),
    "nearly one-sided": (0.36, 0.01, 0.01),
}


@dataclass(frozen=True, slots=True)
class Setting:
    """What corpora are drawn from."""

    process: str
    dependence: str  # what sentences are alike within: none, paragraph, close paragraph, article
    articles: int
    sentences: int  # of each article


@dataclass(frozen=True, slots=True)
class Corpora:
    """What is counted in simulated sentences: arrays (corpora, articles, sentences)."""

    alliance: Array
    strain: Array
    hits: Array  # for strain
    words: Array  # in thousands
    compound: Array
    russia: Array
    china: Array

    def pair(self, measure: str) -> tuple[Array, Array]:
        """The pair that a measure is made of."""
        one = np.ones_like(self.alliance)
        return {
            "balance": (self.alliance, self.strain),
            "logit": (self.alliance, self.strain),
            "importance": (self.alliance + self.strain, one),
            "alliance_share": (self.alliance, one),
            "strain_share": (self.strain, one),
            "strain_density": (self.hits, self.words),
            "sentiment": (self.compound, one),
            "russia_to_china": (self.russia, self.china),
        }[measure]


def true(measure: str, process: Process) -> float:
    """The value of a measure that the process has."""
    a, s, c = process
    alliance, strain = a + c, s + c
    return {
        "balance": (alliance - strain) / (alliance + strain),
        "logit": math.log(alliance / strain),
        "importance": math.log(alliance + strain),
        "alliance_share": alliance,
        "strain_share": strain,
        "strain_density": 1000 * (1 + REPEATED) * strain / (5 + WORDS),
        "sentiment": COLOURED * (0.1 + 0.2 * alliance - 0.2 * strain),
        "russia_to_china": 0.5,
    }[measure]


def corpora(setting: Setting, count: int) -> Corpora:
    """Simulated corpora of a setting: the same whatever else is simulated."""
    random = stats.stream(SEED, "calibration", *map(str, astuple(setting)))
    shape = (count, setting.articles, setting.sentences)
    process = np.array(PROCESSES[setting.process])
    edges = np.cumsum(process)
    if setting.dependence == "article":
        weights = WEIGHT * np.append(process, 1 - process.sum())
        edges = random.dirichlet(weights, shape[:2]).cumsum(axis=-1)[:, :, None, :3]
    cells = _cells(random.random(shape), edges)
    if alike := ALIKE.get(setting.dependence):
        leads = _cells(random.random((*shape[:2], -(-shape[2] // PARAGRAPH))), edges)
        led = leads.repeat(PARAGRAPH, axis=2)[:, :, : shape[2]]
        cells = np.where(random.random(shape) < alike, led, cells)
    alliance, strain = (((cells == own) | (cells == 2)).astype(float) for own in (0, 1))
    centre = 0.1 + 0.2 * alliance - 0.2 * strain
    coloured = random.random(shape) < COLOURED
    return Corpora(
        alliance,
        strain,
        hits=strain * (1 + (random.random(shape) < REPEATED)),
        words=(5 + random.poisson(WORDS, shape)) / 1000,
        compound=coloured * (centre + random.uniform(-0.6, 0.6, shape)),
        russia=(random.random(shape) < 0.3).astype(float),
        china=(random.random(shape) < 0.6).astype(float),
    )


def _cells(random: Array, edges: Array) -> NDArray[np.int64]:
    """Which cell each number falls in: alliance only 0, strain only 1, both 2, neither 3."""
    return np.asarray((random[..., None] >= edges).sum(axis=-1))


def by_unit(values: Array, unit: str) -> Array:
    """Values (corpora, articles, sentences) summed by unit: (corpora, units)."""
    if unit == "sentence":
        return values.reshape(len(values), -1)
    if unit == "article":
        return values.sum(axis=2)
    padded = np.pad(values, ((0, 0), (0, 0), (0, -values.shape[2] % PARAGRAPH)))
    split = padded.reshape(*values.shape[:2], -1, PARAGRAPH)
    return split.sum(axis=-1).reshape(len(values), -1)
