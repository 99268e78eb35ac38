"""Claims about estimates and verdicts of a scored collection, of which no text is at hand."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from analysis import measures
from analysis.model import StudyError
from analysis.scale import estimates
from tests.conftest import PRIMARY

SETTINGS = replace(PRIMARY, seed=7, resamples=300)


def test_estimates_of_a_dataset_are_those_of_its_articles_read_as_a_study(
    scored: Path, readings: list[Any]
):
    found = estimates.estimated(scored, SETTINGS)
    wanted = measures.estimates(readings, SETTINGS)
    many = [e for e in wanted if e.outlet != "few"]
    assert len(many) > 100
    assert [e for e in found.estimates if e.outlet != "few"] == many


def test_verdicts_of_a_dataset_are_those_of_its_articles_read_as_a_study(
    scored: Path, readings: list[Any]
):
    # Without the outlet of which sentences would be drawn: with it in, others are compared too.
    several = [one for one in readings if one.article.outlet != "few"]
    names = {one.article.id for one in several}
    found = estimates.estimated(scored, SETTINGS)
    held = [v for v in found.verdicts if "few" not in (v.outlet_i, v.outlet_j)]
    wanted = measures.verdicts(several, SETTINGS, facets=("all", "own", "attributed"))
    assert len(names) == 30 and len(wanted) > 50
    assert [v for v in held if not v.facet.startswith("dyad:")] == list(wanted)


def test_an_outlet_with_few_articles_has_values_and_no_intervals(scored: Path, readings: list[Any]):
    found = estimates.estimated(scored, SETTINGS)
    wanted = {
        (e.measure, e.facet): e for e in measures.estimates(readings, SETTINGS) if e.outlet == "few"
    }
    few = [e for e in found.estimates if e.outlet == "few"]
    assert {(e.measure, e.facet) for e in few} == set(wanted)
    for one in few:
        known = wanted[one.measure, one.facet]
        assert (one.articles, one.sentences, one.hits) == (2, known.sentences, known.hits)
        assert one.value == pytest.approx(known.value, abs=1e-12)
        assert (one.low, one.high) == (None, None)
    told = {v.verdict for v in found.verdicts if "few" in (v.outlet_i, v.outlet_j)}
    assert told == {"too little to say"}


def test_a_pair_that_few_articles_speak_of_counts_the_others_as_silent(
    scored: Path, readings: list[Any]
):
    wanted = [e for e in measures.estimates(readings, SETTINGS) if e.facet.startswith("dyad:")]
    found = estimates.estimated(scored, SETTINGS).estimates
    densities = [e for e in wanted if e.measure == "alliance_density" and e.outlet != "few"]
    assert any(e.hits == 0 for e in densities) and any(e.hits for e in densities)
    assert [e for e in found if e in densities] == densities


def test_draws_are_those_of_a_study_however_many_are_held_at_a_time(
    monkeypatch: pytest.MonkeyPatch,
):
    from analysis import stats
    from analysis.measures import _tallied

    wanted = stats.resamples(3, "article", "o", 50, 40)
    monkeypatch.setattr(_tallied, "HELD", 170)  # three draws of fifty articles
    assert (measures.resampled(3, "o", 50, 40) == wanted).all()


def test_other_measures_than_it_was_scored_with_are_refused(scored: Path, tmp_path: Path):
    said = json.loads((scored / "dataset.json").read_text())
    said["columns"]["all"] = said["columns"]["all"][1:]
    (tmp_path / "dataset.json").write_text(json.dumps(said))
    with pytest.raises(StudyError, match="scored with other measures"):
        estimates.estimated(tmp_path, SETTINGS)
