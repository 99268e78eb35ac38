"""Claims about percentile intervals: they stand beside the published ones, and where they fail."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from analysis import plots
from analysis.report import package, percentiles
from analysis.report.comparisons import labels
from analysis.report.facts import facts
from analysis.report.percentiles import Line
from analysis.study import Study
from tests.report.conftest import CLOSE, COOL, estimate

OfTexts = Callable[..., Study]
MINUS = "\N{MINUS SIGN}"


def test_where_one_frame_alone_was_found_the_percentile_interval_has_no_width(of_texts: OfTexts):
    # A is alliance in four of four sentences; B has both frames, and lies between
    study = of_texts({"A": " ".join([CLOSE] * 4), "B": " ".join([CLOSE, CLOSE, COOL, CLOSE])})
    found = {one.outlet: one for one in study.percentiles if one.facet == "all"}
    balances = [one for one in study.estimates if one.measure == "balance"]
    published = {one.outlet: one for one in balances if one.facet == "all"}
    assert (found["A"].value, found["A"].low, found["A"].high) == (1.0, 1.0, 1.0)
    assert published["A"].low is not None and published["A"].low < 0.9
    assert (found["B"].value, found["B"].method) == ((3 - 1) / (3 + 1), "percentile, sentences")
    assert found["B"].low is not None and found["B"].low < 0.5 < (found["B"].high or 0)


def made(by_hand: OfTexts) -> Study:
    """Ada has no width; Bea is narrower than what is published; Cleo has no balance."""
    values = {"Ada": (1.0, 0.2, 1.0), "Bea": (-0.4, -0.8, 0.2), "Cleo": (None, None, None)}
    ends = {"Ada": (1.0, 1.0), "Bea": (-0.7, 0.0), "Cleo": (None, None)}
    study = by_hand([*values], values=values)
    found = tuple(
        replace(one, low=ends[one.outlet][0], high=ends[one.outlet][1]) for one in study.estimates
    )
    wider = (estimate("balance", "Ada", (1.0, 0.1, 1.0)),)
    return replace(study, percentiles=found, by_paragraph=wider)


def test_each_balance_stands_with_its_three_intervals(by_hand: OfTexts):
    assert percentiles.lines(made(by_hand)) == (
        Line("Ada", "all sentences", "+1.00", "+0.10 to +1.00", "+0.20 to +1.00", "+1.00 to +1.00"),
        Line(
            *("Bea", "all sentences", f"{MINUS}0.40", f"{MINUS}0.80 to +0.20"),
            *(f"{MINUS}0.80 to +0.20", f"{MINUS}0.70 to 0.00"),
        ),
    )


def test_the_outlets_stand_in_the_order_of_all_figures_and_tables(real: Study):
    names = labels(real).names
    shown = [*dict.fromkeys(line.outlet for line in percentiles.lines(real))]
    assert shown == [names[outlet] for outlet in plots.signs(real)]
    assert shown != [names[outlet] for outlet in real.outlets]


def test_those_without_width_and_those_narrower_than_published_are_counted(by_hand: OfTexts):
    assert percentiles.said(made(by_hand)) == (
        "Of two percentile intervals of the balance, two are narrower than the interval by "
        "sentence, one of them without width; nothing rests on them."
    )
    assert percentiles.said(by_hand("AB")) == ""
    assert percentiles.lines(by_hand("AB")) == ()


def test_of_very_many_outlets_the_table_of_the_run_has_the_intervals(by_hand: OfTexts):
    names = [f"outlet {n}" for n in range(13)]
    study = by_hand(names, values=dict.fromkeys(names, (0.5, 0.1, 0.9)))
    study = replace(study, percentiles=study.estimates)
    assert percentiles.lines(study) == ()
    csv = package.files(study)["reports/tables/percentiles.csv"].decode().splitlines()
    assert len(csv) == 1 + 13


def test_no_sentence_of_the_findings_knows_percentile_intervals(real: Study):
    assert real.percentiles
    assert facts(replace(real, percentiles=())) == facts(real)
