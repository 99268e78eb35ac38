"""Claims about estimates and verdicts of a scored collection, of which no text is at hand."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from analysis import measures, reading
from analysis.model import Article, Codebook, StudyError
from analysis.scale import dataset, estimates, inputs, local
from analysis.scale.instrument import Instrument
from tests.conftest import PRIMARY
from tests.scale import generated

SETTINGS = replace(PRIMARY, seed=7, resamples=300)
OUTLETS = 3


@pytest.fixture(scope="module")
def scored(made: Instrument, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Thirty articles of three outlets in four parts, out of order, and a fourth outlet of two."""
    from pyarrow import Table, parquet

    folder = tmp_path_factory.mktemp("scored")
    source = folder / "in"
    source.mkdir()
    rows = rows_of()
    for at in range(4):
        parquet.write_table(Table.from_pylist(rows[at::4]), source / f"part-{3 - at}.parquet")
    given, _ = inputs.parts([str(source)])
    out = dataset.opened(str(folder / "out"), made)
    dataset.scored(out, given, made, lambda tasks: local.run(tasks, made, 1), lambda *_: None)
    return folder / "out"


def rows_of() -> list[dict[str, str]]:
    rows = [
        row | {"outlet": f"outlet {n % OUTLETS}"} for n, row in enumerate(generated.articles(30))
    ]
    return rows + [row | {"outlet": "few"} for row in generated.articles(2, start=30)]


@pytest.fixture(scope="module")
def readings(books: tuple[Codebook, ...]) -> list[Any]:
    return [
        reading.read(
            Article(
                id=row["article"],
                outlet=row["outlet"],
                source=row["text"],
                published=row["published"],
                title=row["title"],
                separate_title=bool(row["title"]),
            ),
            books,
            PRIMARY,
        )
        for row in rows_of()
    ]


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


def test_framing_run_publishes_a_dataset_twice_to_the_same_bytes(
    framing: Callable[..., Any], scored: Path, tmp_path: Path
):
    for out in ("a", "b"):
        ran = framing("run", scored, "--out", tmp_path / out)
        assert (ran.code, ran.out) == (0, ["32 articles of 4 outlets, 3 files written"])
    names = ["reports/run.json", "reports/tables/estimates.csv", "reports/tables/ranks.csv"]
    for name in names:
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()
    head = (tmp_path / "a" / names[1]).read_text().splitlines()[0]
    assert head == "measure,facet,outlet,articles,sentences,hits,value,low,high,method"


def test_settings_of_a_dataset_are_said_in_its_receipt(scored: Path):
    found = estimates.estimated(scored)
    made = estimates.files(found, estimates.said(scored))
    receipt = json.loads(made["reports/run.json"])
    assert receipt["settings"]["resamples"] == estimates.RESAMPLES
    assert receipt["counts"] == {"outlets": 4, "articles": 32}
    assert [book["id"] for book in receipt["scored"]["codebooks"]] == list(PRIMARY.codebooks)
