"""Claims about the calibration study: it takes the published intervals, and its file is current."""

from __future__ import annotations

import csv
import hashlib
import math
from collections.abc import Collection
from dataclasses import astuple, dataclass

import numpy as np
import pytest

from analysis import stats
from analysis.measures import countable, estimates
from analysis.model import Reading, Settings
from tests.benchmarks import calibration, exact, simulated
from tests.benchmarks.simulated import PARAGRAPH, PROCESSES, SEED, Corpora, Setting
from tests.measures.made import reading, sentence

SETTINGS = Settings("", "", (), "", seed=SEED, resamples=calibration.DRAWS)


def readings(made: Corpora, at: int) -> list[Reading]:
    """One simulated corpus as articles of the outlet "o"."""
    return [
        reading(
            f"{k:02}",
            [
                sentence(
                    round(1000 * made.words[at, k, n]),
                    alliance=int(made.alliance[at, k, n]),
                    strain=int(made.hits[at, k, n]),
                    russia=int(made.russia[at, k, n]),
                    china=int(made.china[at, k, n]),
                    sentiment=made.compound[at, k, n],
                    paragraph=n // PARAGRAPH,
                )
                for n in range(made.alliance.shape[2])
            ],
            "o",
        )
        for k in range(made.alliance.shape[1])
    ]


@pytest.mark.parametrize("measure", [*calibration.TIE, *calibration.REST])
@pytest.mark.parametrize(
    ("articles", "unit"), [(1, "sentence"), (1, "paragraph"), (2, "paragraph"), (8, "article")]
)
def test_the_intervals_that_are_tried_are_the_published_ones(
    measure: str, articles: int, unit: str
) -> None:
    made = simulated.corpora(Setting("strain, long", "paragraph", articles, 12), 2)

    def resampled(units: int) -> np.ndarray:
        strata = units if unit == "article" else [units // articles] * articles
        return stats.resamples(SEED, unit, "o", strata, calibration.DRAWS)

    tried = list(calibration.intervals(measure, unit, made, resampled))
    for at in range(2):
        asked = "paragraph" if unit == "paragraph" else "sentence"
        (found,) = estimates(readings(made, at), SETTINGS, [measure], ["all"], unit=asked)
        published = tuple(math.nan if end is None else end for end in (found.low, found.high))
        least, most = countable([measure])[measure].BOUNDS  # published ends keep to the scale's
        low, high = tried[at]
        low, high = (low, high) if math.isnan(low) else (max(low, least), min(high, most))
        assert (low, high) == pytest.approx(published, rel=1e-9, nan_ok=True)


@pytest.mark.parametrize("dependence", ["none", "paragraph", "article"])
@pytest.mark.parametrize("measure", [*calibration.TIE, *calibration.REST])
def test_a_large_corpus_has_nearly_the_process_own_value(measure: str, dependence: str) -> None:
    setting = Setting("mostly both", dependence, 400, 150)
    made = simulated.corpora(setting, 1)
    x, y = (part.sum() for part in made.pair(measure))
    value = {
        "balance": lambda: (x - y) / (x + y),
        "logit": lambda: math.log(x / y),
        "importance": lambda: math.log(x / y),
    }.get(measure, lambda: x / y)()
    assert value == pytest.approx(
        simulated.true(measure, PROCESSES["mostly both"]), rel=0.06, abs=0.02
    )


def test_sentences_are_alike_within_what_they_are_said_to_be() -> None:
    def correlation(dependence: str, apart: int) -> float:
        made = simulated.corpora(Setting("even", dependence, 200, 150), 1)
        first, later = made.alliance[0, :, 0::PARAGRAPH], made.alliance[0, :, apart::PARAGRAPH]
        width = min(first.shape[1], later.shape[1])
        return float(np.corrcoef(first[:, :width].ravel(), later[:, :width].ravel())[0, 1])

    assert correlation("none", 1) == pytest.approx(0, abs=0.04)
    assert correlation("paragraph", 1) == pytest.approx(0.6**2, abs=0.04)
    assert correlation("paragraph", 3) == pytest.approx(0, abs=0.04)  # of the next paragraph
    assert correlation("article", 3) == pytest.approx(1 / 11, abs=0.04)  # of a Dirichlet of 10


@dataclass(frozen=True, slots=True)
class Made:
    """What is made at once: the rows of one measure in one setting."""

    measure: str
    setting: Setting

    @property
    def costly(self) -> bool:
        """Whether it takes seconds: all articles of 15 sentences there can be, and long corpora."""
        counted = self.setting.articles == 1 and self.setting.sentences == exact.MOST
        size = self.setting.articles * self.setting.sentences
        return (counted and self.measure in calibration.TIE) or size > 500

    @property
    def brings(self) -> set[tuple[str, str]]:
        """What it is a sample of; differences are of all processes at once, and slow: one will do."""
        if self.measure == calibration.DIFFERENCES:
            return {("measure", self.measure)}
        like, process = self.setting.dependence, self.setting.process
        return {("measure", self.measure), ("process", process), ("like", like)}

    def order(self) -> str:
        """Its place in a row that no result chose."""
        told = (self.measure, *map(str, astuple(self.setting)))
        return hashlib.sha256("|".join(told).encode()).hexdigest()


def written() -> dict[Made, list[dict[str, str]]]:
    """The rows of the committed file by what makes them."""
    found: dict[Made, list[dict[str, str]]] = {}
    with calibration.FILE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            size = int(row["articles"]), int(row["sentences"])
            setting = Setting(row["process"], row["dependence"], *size)
            found.setdefault(Made(row["measure"], setting), []).append(row)
    return found


def chosen(every: Collection[Made]) -> list[Made]:
    """Those that bring a measure, a process or a likeness that none before them has."""
    have: set[tuple[str, str]] = set()
    found = []
    for one in sorted((one for one in every if not one.costly), key=Made.order):
        if not one.brings <= have:
            found.append(one)
            have |= one.brings
    return found


def again(one: Made) -> list[calibration.Row]:
    """The rows of a measure in a setting, made as the study makes them."""
    where = one.setting
    if one.measure == calibration.DIFFERENCES:
        compared = where.process.partition(":")[0]
        own = where.process.endswith("of their own sizes")
        sizes = calibration.OWN if own else [where.sentences] * len(simulated.FIVE)
        return [calibration.differences(compared, where.dependence, where.articles, sizes)]
    many = where.articles >= calibration.MANY or one.measure in calibration.REST
    made = simulated.corpora(where, calibration.RESAMPLED if many else calibration.CORPORA)
    return list(calibration.rows(one.measure, where, made))


SAMPLE = chosen(written())


def test_the_sample_has_every_measure_and_every_process() -> None:
    every = written()
    assert {one.measure for one in SAMPLE} == {one.measure for one in every}
    held = {one.setting.process for one in SAMPLE if one.measure != calibration.DIFFERENCES}
    assert held == set(PROCESSES)
    assert {one.setting.dependence for one in SAMPLE} == {one.setting.dependence for one in every}
    assert {one.setting.articles for one in SAMPLE} == set(calibration.ARTICLES)


@pytest.mark.parametrize("one", SAMPLE, ids=str)
def test_the_committed_file_is_what_the_study_gives(one: Made) -> None:
    assert [calibration.cells(row) for row in again(one)] == [
        list(row.values()) for row in written()[one]
    ]


def held_in(least: float, most: float) -> float:
    """How often "from least to most" holds a balance of 0, over all articles of two sentences."""
    setting = ("even", "none", 2)
    return exact.coverage("balance", 0.0, *setting, lambda by_sentence, _: (least, most))[0]


def test_every_article_there_can_be_counts_with_its_probability() -> None:
    assert held_in(-1, 1) == pytest.approx(1)
    assert held_in(0.1, 1) == 0

    # Of two sentences, each alliance only or strain only with 1/4 and both with 1/10, it is one
    # of each in 2 * 1/4 * 1/4, and in 1 - (1 - 1/10)^2 at least one is both.
    def one_of_each(by_sentence: np.ndarray, _: np.ndarray) -> tuple[float, float]:
        x, y, _, both, _ = by_sentence
        return (0, 0) if (x, y, both) == (1, 1, 0) else (1, 1)

    def any_both(by_sentence: np.ndarray, _: np.ndarray) -> tuple[float, float]:
        return (0, 0) if by_sentence[3] else (1, 1)

    assert exact.coverage("balance", 0, "even", "none", 2, one_of_each)[0] == pytest.approx(2 / 16)
    assert exact.coverage("balance", 0, "even", "none", 2, any_both)[0] == pytest.approx(0.19)


def test_an_article_without_an_interval_is_left_out() -> None:
    def only_alliance(by_sentence: np.ndarray, _: np.ndarray) -> tuple[float, float]:
        x, y = by_sentence[:2]
        return (math.nan, math.nan) if (x, y) == (0, 0) else (0, 0) if y == 0 else (1, 1)

    # one sentence: alliance only .25, strain only .25, both .10, neither .40
    share, width = exact.coverage("balance", 0, "even", "none", 1, only_alliance)
    assert share == pytest.approx(0.25 / 0.60)
    assert width == 0

    def wide_where_both(by_sentence: np.ndarray, _: np.ndarray) -> tuple[float, float]:
        return (0, 2) if by_sentence[3] else (0, 1)

    # the median width of .10 that are 2 wide and .90 that are 1, then of a process with mostly both
    assert exact.coverage("balance", 0, "even", "none", 1, wide_where_both)[1] == 1
    assert exact.coverage("balance", 0, "even", "none", 12, wide_where_both)[1] == 2


@pytest.mark.parametrize("dependence", ["none", "paragraph", "close paragraph"])
@pytest.mark.parametrize("measure", calibration.TIE)
def test_simulated_articles_give_the_same_within_their_monte_carlo_error(
    measure: str, dependence: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    setting = Setting("strain, long", dependence, 1, 8)  # paragraphs of three, three and two
    counted = list(calibration.rows(measure, setting, simulated.corpora(setting, 1)))
    monkeypatch.setattr(exact, "MOST", 0)
    tried = list(calibration.rows(measure, setting, simulated.corpora(setting, 4000)))
    assert [row.unit for row in counted] == [row.unit for row in tried] == ["sentence", "paragraph"]
    for one, other in zip(counted, tried, strict=True):
        assert one.error == 0
        assert one.coverage == pytest.approx(other.coverage, abs=4 * other.error + 1e-9)
