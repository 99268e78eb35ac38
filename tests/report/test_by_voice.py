"""Claims about an order by mentions or by sentiment when one voice alone is counted."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from analysis.report import hinges, prose
from analysis.report.facts import facts
from analysis.report.findings import by_voice, hanging
from analysis.study import Study

ALIKE, SILENT = "cannot be told apart", "too little to say"
BY, OWN, TOLD = "By mean sentiment,", "Counting the own voice alone,", "the two are told apart"
SOURCES = "counting only what is credited to sources,"
IN = "is told apart from Bea in"


def voices(study: Study, own: str, sources: str, measure: str = "sentiment") -> Study:
    """The study with these verdicts of each voice beside those of all sentences."""
    said = {"own": own, "attributed": sources}
    more = [
        replace(one, facet=voice, verdict=said[voice])
        for one in study.pairs(measure)
        for voice in said
    ]
    return replace(study, verdicts=(*study.verdicts, *more))


@pytest.mark.parametrize(
    ("own", "sources", "said"),
    [
        (
            "higher",
            SILENT,
            f"{BY} Ada {IN} one of two other ways to count. {OWN} {TOLD}; {SOURCES} there is too "
            "little to say.",
        ),
        (
            ALIKE,
            "lower",
            f"{BY} Ada {IN} neither of two other ways to count. {OWN} the two cannot be told apart; "
            f"{SOURCES} {TOLD} the other way round.",
        ),
        (
            "higher",
            "higher",
            f"{BY} Ada {IN} both of two other ways to count. {OWN} {TOLD}; {SOURCES} {TOLD}.",
        ),
    ],
)
def test_an_order_by_sentiment_says_what_either_voice_says_alone(
    own: str, sources: str, said: str, by_hand: Callable[..., Study]
):
    study = voices(by_hand(("Ada", "Bea"), verdicts="higher", measure="sentiment"), own, sources)
    assert by_voice.ways_voices(study) == said
    assert hanging.sentiment_hangs(study) == said  # beside the order itself
    none = replace(study, verdicts=tuple(replace(v, verdict=ALIKE) for v in study.verdicts))
    assert by_voice.ways_voices(none) == ""  # no order, nothing to take back


def test_of_many_orders_it_is_counted_how_many_either_voice_has(by_hand: Callable[..., Study]):
    plain = by_hand(("Ada", "Bea", "Cleo", "Dora"), verdicts="higher", measure="sentiment")
    assert by_voice.ways_voices(voices(plain, "higher", "lower")) == (
        f"{BY} of the six pairs told apart, six are so counting the own voice alone and none is so "
        "counting only what is credited to sources."
    )


def test_an_order_without_verdicts_of_voices_says_nothing(by_hand: Callable[..., Study]):
    study = by_hand(("Ada", "Bea"), verdicts="higher", measure="sentiment")
    assert by_voice.ways_voices(study) == ""


def test_what_the_voices_take_back_stands_beside_the_order_and_under_robustness(real: Study):
    apart = [v for v in real.pairs("russia_density") if v.verdict not in (ALIKE, SILENT)]
    own = {(v.outlet_i, v.outlet_j): v.verdict for v in real.pairs("russia_density", "own")}
    lost = [v for v in apart if own[v.outlet_i, v.outlet_j] != v.verdict]
    said = by_voice.by_voice(real, "russia_density")
    assert said.count("to count. Counting the own voice alone,") == len(apart) > 0
    assert said.count(f"{OWN} the two cannot be told apart;") == len(lost) > 0
    told = prose.told(facts(real))
    assert said in " ".join(told["russia"].split())
    cells = [row[2] for row in hinges.rows(real) if "mentions of Russia" in row[1]]
    assert [one.split(":")[0] for one in cells] == [
        "told apart in one of two",
        "told apart in neither of two",
    ]
    assert [cell.partition(": ")[2] for cell in cells] == [
        sentence[:1].lower() + sentence[1:].rstrip(".")
        for sentence in re.findall(r"Counting the own voice alone, [^.]*\.", said)
    ]
