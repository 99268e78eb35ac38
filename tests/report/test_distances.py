"""Claims about the differences that verdicts are taken on, and about two sides not told apart."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from analysis.model import Verdict
from analysis.report import distances, prose
from analysis.report.facts import facts
from analysis.report.findings import front
from analysis.study import Study
from tests.report.conftest import ALIKE, SILENT

ByHand = Callable[..., Study]
SIDES = {"A": (0.5, 0.2, 0.8), "B": (-0.4, -0.7, -0.1), "C": (0.1, -0.2, 0.4)}


def verdict(i: str, j: str, *of: float | None, says: str = ALIKE) -> Verdict:
    return Verdict("balance", "all", i, j, *of, 0.5, says)


def judged(by_hand: ByHand, *verdicts: Verdict) -> Study:
    return replace(by_hand("ABC", values=SIDES), verdicts=verdicts)


def test_each_pair_is_told_from_the_one_that_stands_higher_the_widest_first(by_hand: ByHand):
    study = judged(
        by_hand,
        verdict("A", "B", 1.0, -0.5, 2.5),
        verdict("A", "C", None, None, None, says=SILENT),
        verdict("B", "C", -2.0, -3.0, -1.0, says="lower"),
    )
    made = distances.distances(study)
    assert list(made) == ["tie"]  # no verdict on Russia
    assert made["tie"].rows == (
        ("C", "B", "+2.00", "+1.00 to +3.00", "told apart"),
        ("A", "B", "+1.00", "−0.50 to +2.50", ALIKE),
        ("A", "C", "undefined", "undefined", SILENT),
    )
    assert (
        made["tie"].caption
        == "Differences in the balance of three pairs, all held to 95\u00a0% together"
    )


def test_too_many_pairs_to_read_have_no_table_and_of_one_outlet_there_is_none(by_hand: ByHand):
    for n, there in ((1, False), (2, True), (10, True), (11, False)):
        study = by_hand("ABCDEFGHIJK"[:n])
        assert bool(distances.distances(study)) == there


def test_page_and_paper_show_every_difference_of_the_real_study(real: Study):
    for subject, measure in distances.SUBJECTS.items():
        one = distances.distances(real)[subject]
        assert len(one.rows) == len(real.pairs(measure)) == 10
        told = {row[:2]: row[4] for row in one.rows}
        for v in real.pairs(measure):
            if v.verdict == "higher":
                assert told[v.outlet_i, v.outlet_j] == "told apart"
            if v.verdict == "lower":
                assert told[v.outlet_j, v.outlet_i] == "told apart"


OPENING = "Two intervals on opposite sides of 0 may leave a pair that is not told apart: "
SAID = OPENING + "the difference of A and B is +2.00 in log odds (\N{MINUS SIGN}0.50 to +4.50)."


@pytest.mark.parametrize(
    ("verdicts", "said"),
    [
        ([verdict("A", "B", 2.0, -0.5, 4.5)], SAID),
        ([verdict("B", "A", -2.0, -4.5, 0.5), verdict("A", "C", 0.1, -1.0, 1.2)], SAID),
        ([verdict("A", "B", 2.0, 0.5, 3.5, says="higher")], ""),
        ([verdict("A", "B", None, None, None, says=SILENT)], ""),
        ([verdict("A", "C", 0.1, -1.0, 1.2)], ""),  # C lies on neither side
    ],
)
def test_why_two_sides_are_not_told_apart_is_said_with_the_difference(
    by_hand: ByHand, verdicts: list[Verdict], said: str
):
    assert front.opposed_said(judged(by_hand, *verdicts)) == said


def test_of_several_opposite_pairs_those_not_told_apart_are_counted(by_hand: ByHand):
    study = judged(
        by_hand, verdict("A", "B", 2.0, -0.5, 4.5), verdict("C", "B", 3.0, 0.5, 5.5, says="higher")
    )
    above = replace(
        study,
        estimates=tuple(replace(e, low=0.05) if e.outlet == "C" else e for e in study.estimates),
    )
    assert front.opposed_said(above) == (
        f"{OPENING}in one of two such pairs the interval of the difference reaches 0."
    )


def test_what_was_changed_in_sight_of_results_is_said_among_the_limits(by_hand: ByHand):
    study = by_hand("AB")
    silent = prose.told(facts(study))["limits"]
    study = replace(
        study, settings=replace(study.settings, revised="Two <entries>\n were dropped.")
    )
    told = prose.told(facts(study))["limits"]
    said = "before results were seen. Two &lt;entries&gt; were dropped. What hangs on"
    assert said in told and "dropped" not in silent
    assert "before results were seen. What hangs on" in " ".join(silent.split())
