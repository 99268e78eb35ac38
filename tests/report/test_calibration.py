"""Claims about the calibration study as the page shows it."""

from __future__ import annotations

import csv
import math
from collections.abc import Sequence
from dataclasses import replace

import pytest

from analysis.report import calibration, coverage, simulations
from analysis.report.simulations import Held
from tests.benchmarks import calibration as benchmark
from tests.benchmarks import simulated


def held(coverage: float) -> Held:
    return Held("balance", "sentence", "none", 1, 15, "even", coverage, 0.01)


def test_a_cell_says_the_least_and_the_most_coverage() -> None:
    assert simulations.between([held(0.951), held(0.9362), held(0.96)]) == "93.6–96.0"
    assert simulations.between([held(0.951)]) == "95.1"
    assert simulations.between([]) == "–"


def test_from_fifteen_sentences_drawn_one_by_one_every_interval_holds_in_92_to_99_of_a_hundred() -> (
    None
):
    rows = [r for r in simulations.rows() if r.dependence == "none" and r.sentences >= 15]
    published = [r for r in rows if r.unit in ("sentence", "article")]
    assert {(r.measure, r.process) for r in published if not 0.92 <= r.coverage <= 0.99} == set()
    assert len(published) > 200


def test_by_paragraph_every_interval_holds_in_92_to_99_of_a_hundred() -> None:
    held = [
        r
        for r in simulations.rows()
        if r.unit == "paragraph" and r.sentences >= 15 and r.dependence != simulations.CLOSE
    ]
    assert len(held) > 300
    assert [r for r in held if not 0.92 <= r.coverage <= 0.99] == []


def test_over_twelve_articles_every_interval_holds_in_92_to_99_of_a_hundred() -> None:
    held = [r for r in simulations.rows() if r.unit == "article" and r.sentences >= 15]
    assert len(held) > 150
    assert [r for r in held if not 0.92 <= r.coverage <= 0.99] == []


def test_settings_outside_of_what_is_asked_are_told_with_by_how_much() -> None:
    assert calibration.beyond([held(0.92), held(0.99)]) == ""
    space = "\N{NO-BREAK SPACE}"
    assert calibration.beyond([held(0.905), held(0.95), held(0.911)]) == (
        f"; below 92{space}% in two of 3 settings (even), by at most 1.5 points, "
        "with a Monte Carlo error of 1.0"
    )
    assert calibration.beyond([held(0.992), held(0.95)]) == (
        f"; above 99{space}% in one of 2, by at most 0.2 points, with a Monte Carlo error of 1.0"
    )
    rare = replace(held(0.91), unit="article")
    assert "; where a rare frame stands in few articles" in calibration.beyond([rare])


def test_what_is_said_of_paragraphs_and_articles_comes_from_all_rows_from_fifteen_sentences() -> (
    None
):
    for unit in ("paragraph", "article"):
        asked = [
            r
            for r in simulations.rows()
            if r.unit == unit
            and r.sentences >= 15
            and r.measure not in ("differences", "logit")
            and r.dependence != simulations.CLOSE
        ]
        told = simulations.between(asked)
        assert f"held in {told}\N{NO-BREAK SPACE}%" in calibration.said()


def test_where_sentences_of_a_paragraph_are_alike_the_balance_by_paragraph_holds() -> None:
    def coverages(unit: str) -> list[float]:
        return [
            r.coverage
            for r in simulations.rows()
            if (r.measure, r.dependence, r.unit) == ("balance", "paragraph", unit)
            and r.sentences >= 15
        ]

    assert all(0.92 <= share <= 0.99 for share in coverages("paragraph"))
    assert max(coverages("sentence")[7:]) < 0.92  # beyond 15 sentences of one article


def test_all_differences_hold_together_where_sentences_are_alike_or_not() -> None:
    rows = [r for r in simulations.rows() if r.measure == "differences" and r.sentences >= 15]
    # measures, ways to be alike, sizes: 15, 40, 150 and the five's own; by article without these
    assert len(rows) == 3 * 2 * 4 + 3 * 2 * 3
    assert all(0.92 <= r.coverage <= 0.99 for r in rows)


def test_the_tables_hold_every_row_that_is_not_said_elsewhere() -> None:
    tables = coverage.tables()
    assert [len(table.lines) for table in tables] == [8, 8, 4, 4]
    balance = tables[0]
    fifteen = next(x for x in balance.lines if (x.articles, x.sentences) == (1, 15))
    rows = [r for r in simulations.rows() if (r.articles, r.sentences) == (1, 15)]
    own = [100 * r.coverage for r in rows if (r.measure, r.unit, r.dependence) == ("balance", "sentence", "none")]  # fmt: skip
    assert len(own) == 7
    assert fifteen.cells[0] == f"{min(own):.1f}–{max(own):.1f}"
    assert all(len(line.cells) == len(table.columns) for table in tables for line in table.lines)


def test_each_table_says_what_was_run() -> None:
    assert [table.run for table in coverage.tables()] == [
        "all seven processes",
        "all seven processes",
        "two of the seven processes (the other side, long; one side, much), not with five articles",
        "the balance: all seven processes; shares: all seven processes; importance, densities, "
        "sentiment and ratios: two of the seven processes (the other side, long; one side, much)",
    ]
    assert (
        "Importance, densities, sentiment and ratios were run on two of the seven processes (the "
        "other side, long; one side, much), not with five articles."
    ) in calibration.said()


@pytest.mark.parametrize("left", ["balance", "sentiment"])
def test_what_was_run_is_told_from_the_rows(left: str, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = [r for r in simulations.rows() if r.measure != left or r.process == "strain, long"]
    monkeypatch.setattr(simulations, "rows", lambda: tuple(kept))
    of_one = {"balance": ("balance",), "sentiment": ("sentiment",)}[left]
    assert calibration.ran(of_one) == "one of the seven processes (the other side, long)"


def test_with_fewer_sentences_all_intervals_that_are_shown_are_told_the_worst_first() -> None:
    def of(*measures: str) -> list[Held]:
        return [
            r
            for r in simulations.rows()
            if r.measure in measures and r.unit in ("paragraph", "article") and r.sentences < 15
        ]

    found = {
        "the balance": of("balance"),
        "shares": of("alliance_share", "strain_share"),
        "importance, densities, sentiment and ratios": of(*calibration.REST),
    }
    said = calibration.in_short()
    least = sorted((min(r.coverage for r in held), name) for name, held in found.items())
    places = [
        said.index(f"{100 * share:.1f}\N{NO-BREAK SPACE}% for {name}") for share, name in least
    ]
    assert places == sorted(places) and f"{100 * least[0][0]:.1f}" == "86.1"


def test_what_is_said_comes_from_the_rows() -> None:
    said = calibration.said()
    for within, unit in (
        ("none", "sentence"),
        ("paragraph", "sentence"),
        ("paragraph", "paragraph"),
    ):
        told = simulations.between(
            r
            for r in simulations.rows()
            if (r.measure, r.dependence, r.unit) == ("balance", within, unit) and r.sentences >= 15
        )
        assert any(told in row for row in coverage.brief())
    assert "by seven processes" in said


def test_it_opens_with_the_worst_of_each_kind() -> None:
    short = calibration.in_short()
    assert calibration.said().startswith(short)

    def least(measures: Sequence[str], within: str, units: Sequence[str], few: bool) -> str:
        share = min(
            r.coverage
            for r in simulations.rows()
            if r.measure in measures and r.unit in units and (r.sentences < 15) == few
            if within in ("any", r.dependence)
        )
        return f"{100 * share:.1f}\N{NO-BREAK SPACE}%"

    shown = [least(["balance"], within, ["paragraph"], few=False) for within in simulations.LIKE]
    taken = [least(["balance"], within, ["sentence"], few=False) for within in simulations.LIKE]
    assert f"in no fewer than {shown[0]} where" in short
    assert f"in no fewer than {shown[1]} where they are much alike" in short
    assert f"those by sentence fell to {taken[0]} and {taken[1]}." in short
    units = ("paragraph", "article")  # those that are shown
    balance, shares = (
        least(of, "any", units, few=True) for of in (["balance"], calibration.SHARES)
    )
    assert f"{shares} for shares, {balance} for the balance and" in short


def test_paragraphs_are_as_alike_as_is_said() -> None:
    made = {name: round(alike**2, 2) for name, alike in simulated.ALIKE.items()}
    assert made == simulations.LIKE
    close = [r.coverage for r in simulations.rows() if r.dependence == simulations.CLOSE]
    assert len(close) == 2 * 7 * 4  # units, processes, sentences
    told = simulations.between(
        r
        for r in simulations.rows()
        if (r.dependence, r.unit) == (simulations.CLOSE, "paragraph") and r.sentences >= 15
    )
    assert [row[1] for row in coverage.brief()] == ["0.00", "0.36", "0.85"]
    assert coverage.brief()[2][3] == told


def test_no_row_was_written_by_hand() -> None:
    # A share of whole corpora, and the Monte Carlo error that follows from it, to four digits.
    with benchmark.FILE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if not row["corpora"]:  # every article there can be was counted
                assert (row["articles"], row["error"]) == ("1", "0.0000")
                assert int(row["sentences"]) <= 15
                continue
            share, corpora = float(row["coverage"]), int(row["corpora"])
            held = round(share * corpora)
            assert abs(share - held / corpora) <= 0.5001e-4, row
            exact = held / corpora
            assert float(row["error"]) == pytest.approx(
                math.sqrt(exact * (1 - exact) / corpora), abs=0.51e-4
            ), row
