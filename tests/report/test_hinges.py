"""Claims about the table of what takes each claim away: none, one, many, by hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from analysis.omission import Omission
from analysis.report import hinges, scales
from analysis.report.wording import number
from analysis.study import Study
from tests.plots.made import estimate

LOW, HIGH = (-0.5, -0.8, -0.2), (0.5, 0.2, 0.8)
NOTHING = "No order of two and no side of 0 is stated, so there is none to lose."


def left(id: str, outlet: str, leans: str, without: float) -> Omission:
    return Omission("sentence", id, outlet, 0.5, without, None, leans=leans)  # type: ignore[arg-type]


def sided_by(by_hand: Callable[..., Study], outlets: str, *found: Omission) -> Study:
    plain = by_hand(list(outlets), estimates=[estimate("balance", o, HIGH, "all") for o in outlets])
    return replace(plain, omissions=found)


def test_where_nothing_is_stated_there_is_no_row_and_it_says_so(by_hand: Callable[..., Study]):
    for outlets in (["Ada"], ["Ada", "Bea"]):
        plain = by_hand(outlets, verdicts="cannot be told apart")
        assert (hinges.rows(plain), hinges.said(plain), hinges.beyond(plain)) == ((), NOTHING, "")


@pytest.mark.parametrize(
    ("leans", "without", "said", "lost", "bare"),
    [
        (
            "above",
            0.4,
            "One side of 0 is stated, and it stays so whichever one thing is left out.",
            "none: it holds without any one entry, phrase, guard, sentence or paragraph",
            "none",
        ),
        (
            "open",
            0.4,
            "One side of 0 is stated, and a single thing left out can take it away.",
            "one of its two sentences (sentence 2 of A)",
            "none",
        ),
        (
            "below",
            -0.4,
            "One side of 0 is stated, and a single thing left out can take it away, and the bare "
            "value too.",
            "one of its two sentences (sentence 2 of A)",
            "sentence 2 of A",
        ),
    ],
)
def test_a_side_has_its_row_with_what_takes_it_away(
    leans: str, without: float, said: str, lost: str, bare: str, by_hand: Callable[..., Study]
):
    kept = left("000:1", "A", "above", 0.5)
    study = sided_by(by_hand, "A", kept, left("000:2", "A", leans, without))
    (row,) = hinges.rows(study)
    assert len(row) == len(hinges.HEADS)
    assert row[:2] == ("A lies on the side of alliance", "the balance")
    assert (row[3:], hinges.said(study)) == ((lost, bare), said)


@pytest.mark.parametrize(
    ("verdict", "claim"), [("higher", "Ada stands above Bea"), ("lower", "Bea stands above Ada")]
)
@pytest.mark.parametrize("scale", [scale for scale in scales.SCALES if scale[1] == "all"])
def test_an_order_has_its_row_the_way_round_that_its_verdict_has_it(
    verdict: str, claim: str, scale: scales.Scale, by_hand: Callable[..., Study]
):
    study = by_hand(["Ada", "Bea"], verdicts=verdict, measure=scale[0])
    (row,) = hinges.rows(study)
    assert row[:2] == (claim, study.words.told(scales.SCALES[scale]) or "the balance")
    assert row[3:] == ("not tried", "not tried")
    assert hinges.said(study) == (
        "One order of two is stated; what one thing takes away was not tried."
    )


@pytest.mark.parametrize(
    ("many", "beyond"), [(16, ""), (17, "claim stands"), (19, "three claims stand")]
)
def test_beyond_sixteen_the_rest_is_counted(many: int, beyond: str, by_hand: Callable[..., Study]):
    outlets = "ABCDEFGHIJKLMNOPQRS"[:many]
    found = [left(f"{o}:1", o, "open" if o in "AB" else "above", 0.4) for o in outlets]
    study = sided_by(by_hand, outlets, *found)
    assert len(hinges.claims(study)) == many and len(hinges.rows(study)) == 16
    assert hinges.said(study) == (
        f"{many} sides of 0 are stated; two of these {many} can be lost by leaving out a single "
        "thing, none of them with the bare value too."
    )
    assert bool(beyond) == bool(hinges.beyond(study))
    assert hinges.beyond(study).startswith(f"The other {beyond} in" if beyond else "")
    assert ("ranks.csv and estimates.csv" in hinges.beyond(study)) == bool(beyond)


@pytest.mark.parametrize(
    ("outlets", "reaching", "made", "said"),
    [
        ("AB", "A", "two claims", "Of these, one can be lost by leaving out a single sentence."),
        ("AB", "", "two claims", "Each holds whichever sentence is left out."),
        ("A", "A", "one claim", "It can be lost by leaving out a single sentence."),
        ("A", "", "one claim", "It holds whichever sentence is left out."),
    ],
)
def test_in_short_it_is_said_how_many_claims_one_thing_takes_away(
    outlets: str, reaching: str, made: str, said: str, by_hand: Callable[..., Study]
):
    found = [left(f"{o}:1", o, "open" if o in reaching else "above", 0.4) for o in outlets]
    assert hinges.in_short(sided_by(by_hand, outlets, *found)) == (
        f"The text of this report makes {made} that a balance lies wholly on one side of 0. {said}"
    )


def test_in_short_nothing_is_said_where_nothing_was_tried(by_hand: Callable[..., Study]):
    assert hinges.in_short(by_hand(["Ada", "Bea"], verdicts="higher", measure="balance")) == ""
    assert hinges.in_short(by_hand(["Ada", "Bea"], verdicts="cannot be told apart")) == ""


def test_the_front_counts_the_claims_that_the_table_shows_one_by_one(real: Study):
    rows = hinges.rows(real)
    lost = sum(not row[3].startswith("none") for row in rows)
    assert len(rows) == len(hinges.claims(real)) and hinges.beyond(real) == ""
    assert hinges.in_short(real) == (
        f"The text of this report makes {len(rows)} claims that two articles are told apart or that a balance "
        f"lies wholly on one side of 0. Of these, {number(lost)} can be lost by leaving out a single "
        "sentence, paragraph or item of the codebook."
    )
