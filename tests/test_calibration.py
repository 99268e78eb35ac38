"""Claims about the calibration study: it takes the published intervals, and its file is current."""

from __future__ import annotations

import csv
import math

import numpy as np
import pytest

from analysis import stats
from analysis.measures import countable, estimates
from analysis.model import Reading, Settings
from tests.benchmarks import calibration, simulated
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


def test_the_committed_file_is_what_the_study_gives() -> None:
    with calibration.FILE.open(encoding="utf-8", newline="") as file:
        written = {tuple(row.values())[:6]: row for row in csv.DictReader(file)}
    for setting in (Setting("strain, long", "paragraph", 1, 15), Setting("even", "none", 5, 5)):
        made = simulated.corpora(setting, calibration.CORPORA)
        for measure in ("balance", "strain_share"):
            for row in calibration.rows(measure, setting, made):
                cells = calibration.cells(row)
                assert list(written[tuple(cells[:6])].values()) == cells
