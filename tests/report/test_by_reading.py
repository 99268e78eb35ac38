"""Claims about what is said where codes made by reading tell other pairs apart."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from analysis.model import Verdict
from analysis.report.comparisons import comparison, labels, said, summary
from analysis.report.findings.by_reading import (
    balance_by_reading,
    orders_by_reading,
    told_by_reading,
)
from analysis.report.wording import signed
from analysis.study import BY_READING, Study
from tests.plots.made import estimate

ALIKE = "cannot be told apart"
NBSP = "\u00a0"


def verdict(measure: str, i: str, j: str, said: str, facet: str = "all") -> Verdict:
    return Verdict(measure, facet, i, j, None, None, None, None, said)


STRAIN = "the share of sentences coded strain"


@pytest.mark.parametrize(
    ("code", "read", "expected"),
    [
        ("higher", "higher", "By reading, the same pairs are told apart."),
        ("higher", ALIKE, f"By reading, Ada and Bea are not told apart by {STRAIN}."),
        ("lower", "too little to say", f"By reading, Bea and Ada are not told apart by {STRAIN}."),
        (ALIKE, "lower", f"Reading alone sets Bea above Ada by {STRAIN}."),
        (ALIKE, ALIKE, ""),
        (
            "higher",
            "lower",
            f"Reading sets Bea above Ada by {STRAIN}; the codebook has it the other way round.",
        ),
    ],
)
def test_where_reading_tells_otherwise_it_is_said(
    by_hand: Callable[..., Study], code: str, read: str, expected: str
):
    more = [
        verdict("strain_share", "Ada", "Bea", code),
        verdict("strain_share", "Ada", "Bea", read, BY_READING),
    ]
    assert told_by_reading(by_hand(["Ada", "Bea"], more=more)) == expected


def test_without_codes_made_by_reading_nothing_is_said_of_them(by_hand: Callable[..., Study]):
    more = [verdict("strain_share", "Ada", "Bea", "higher")]
    assert told_by_reading(by_hand(["Ada", "Bea"], more=more)) == ""


def test_many_differences_are_counted_in_passing_and_named_where_all_are(
    by_hand: Callable[..., Study],
):
    names = ["Ada", "Bea", "Cleo"]
    pairs = [("Ada", "Bea"), ("Ada", "Cleo"), ("Bea", "Cleo")]
    code = [ALIKE, ALIKE, "higher"]
    more = [verdict("strain_share", i, j, c) for (i, j), c in zip(pairs, code, strict=True)]
    read = ["higher", "higher", ALIKE]
    more += [
        verdict("strain_share", i, j, r, BY_READING) for (i, j), r in zip(pairs, read, strict=True)
    ]
    study = by_hand(names, more=more)
    assert told_by_reading(study) == (
        "Reading tells two articles apart in two comparisons in which the codebook does not (two "
        f"by {STRAIN}) and not in one in which it does."
    )
    assert orders_by_reading(study) == (
        f"By reading, Bea and Cleo are not told apart by {STRAIN}. "
        f"Reading alone sets Ada above Bea and Cleo by {STRAIN}."
    )
    few = by_hand(names[:2], more=more[:1] + more[3:4])
    assert orders_by_reading(few) == ""


def test_an_order_by_a_share_is_said_with_the_shares_and_their_counts(
    by_hand: Callable[..., Study],
):
    study = by_hand(
        ["Ada", "Bea"],
        measure="strain_share",
        verdicts="higher",
        estimates=[
            estimate("strain_share", "Ada", (0.5, 0.2, 0.8), hits=4),
            estimate("strain_share", "Bea", (0.0, 0.0, 0.3), hits=0),
        ],
    )
    told = said(comparison(study, "strain_share"), "More", labels(study), scale="it")
    assert told.replace(NBSP, " ").startswith(
        "More in Ada (50 %, 20 % to 80 %, 4 of 9) than in Bea (0 %, 0 % to 30 %, 0 of 9)."
    )


def test_of_shares_too_only_orders_that_verdicts_carry_are_stated(by_hand: Callable[..., Study]):
    study = by_hand(
        ["Ada", "Bea", "Cleo"], measure="strain_share", verdicts={("Ada", "Cleo"): "lower"}
    )
    told = said(comparison(study, "strain_share"), "More", labels(study), scale="it")
    assert told == "More in Cleo than in Ada. The other two pairs cannot be told apart."


def test_the_real_study_states_each_order_of_a_verdict_and_none_besides(real: Study):
    for measure in ("balance", "alliance_share", "strain_share", "russia_share"):
        found = comparison(real, measure)
        carried = {
            (v.outlet_i, v.outlet_j) if v.verdict == "higher" else (v.outlet_j, v.outlet_i)
            for v in real.pairs(measure)
            if v.verdict in ("higher", "lower")
        }
        assert set(map(tuple, found.apart)) == carried and len(found.apart) == len(carried)
        assert found.alike + found.silent + len(carried) == 10


@pytest.mark.parametrize(
    ("verdicts", "expected"),
    [
        ({("Ada", "Bea"): "higher"}, "1 of 3"),
        ({("Ada", "Bea"): "too little to say"}, "0 of 2; too little to say of 1"),
        ("too little to say", "too little to say"),
    ],
)
def test_pairs_of_which_there_is_too_little_to_say_are_not_counted_as_compared(
    by_hand: Callable[..., Study], verdicts: object, expected: str
):
    study = by_hand(["Ada", "Bea", "Cleo"], verdicts=verdicts)
    assert summary(comparison(study, "balance")) == expected
    assert summary(comparison(by_hand(["Ada"]), "balance")) == "–"


@pytest.mark.parametrize(
    ("value", "said"),
    [(-0.004, "−0.004"), (0.0049, "+0.005"), (-0.006, "−0.01"), (0.0004, "0.00"), (0.0, "0.00")],
)
def test_an_end_near_0_shows_on_which_side_it_lies(value: float, said: str):
    assert signed(value) == said


@pytest.mark.parametrize(
    ("code", "read", "expected"),
    [
        (ALIKE, "lower", "Reading alone sets Bea above Ada by the balance."),
        ("higher", ALIKE, "By reading, Ada and Bea are not told apart by the balance."),
        ("higher", "higher", ""),
        (ALIKE, ALIKE, ""),
    ],
)
def test_beside_the_counted_pairs_it_is_said_whom_the_balance_by_reading_tells_apart(
    by_hand: Callable[..., Study], code: str, read: str, expected: str
):
    more = [
        verdict("balance", "Ada", "Bea", code),
        verdict("balance", "Ada", "Bea", read, BY_READING),
        verdict("strain_share", "Ada", "Bea", "higher", BY_READING),
    ]
    study = replace(by_hand(["Ada", "Bea"]), verdicts=tuple(more))
    assert balance_by_reading(study) == expected
