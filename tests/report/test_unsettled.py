"""Claims about verdicts that hang on one thing: by hand, and against verdicts made anew."""

from __future__ import annotations

from dataclasses import replace
from math import hypot

import pytest

from analysis import measures
from analysis.influence import PARTS, Odds, Omission, of_measure
from analysis.model import Reading, Settings, Verdict
from analysis.study import Study
from analysis.unsettled import unsettled


def omission(
    kind: str, id: str, outlet: str, whole: float, left: float | None, error: float = 0.1
) -> Omission:
    """Of a number that is its own log odds, with an error of 0.1 before."""
    stands: Odds | None = None if left is None else (left, error)
    return Omission(kind, id, outlet, whole, left, None, "balance", (whole, 0.1), stands)  # type: ignore[arg-type]


def higher(i: str, j: str, difference: float, reach: float) -> Verdict:
    ends = difference - reach, difference + reach
    return Verdict("balance", "all", i, j, difference, *ends, None, "higher")


FOUND = [
    omission("entry", "holds", "I", 0.5, 0.45),
    omission("entry", "holds", "J", 0.1, 0.1),
    omission("entry", "near", "I", 0.5, 0.3),
    omission("entry", "near", "J", 0.1, 0.1),
    omission("entry", "turns", "I", 0.5, 0.1),
    omission("entry", "turns", "J", 0.1, 0.5),
    omission("sentence", "level", "I", 0.5, 0.1),
    omission("sentence", "wider", "I", 0.5, 0.5, error=0.2),
    omission("sentence", "gone", "J", 0.1, None),
    omission("sentence", "elsewhere", "K", 0.3, 0.4),
]


def test_a_verdict_is_lost_where_its_own_interval_no_longer_parts_the_two():
    # 0.3 either way: 0.45 - 0.1 is beyond it, 0.3 - 0.1 is not; with an error of 0.2 for 0.1 it
    # reaches 0.3 * hypot(0.2, 0.1) / hypot(0.1, 0.1) = 0.47, beyond 0.5 - 0.1
    one, other = unsettled(FOUND, [higher("I", "J", 0.4, 0.3), higher("I", "K", 0.2, 0.15)])
    assert one.lost == (
        ("entry", "near"),
        ("entry", "turns"),
        ("sentence", "level"),
        ("sentence", "wider"),
        ("sentence", "gone"),
    )
    assert one.turned == (("entry", "turns"), ("sentence", "level"))
    assert one.tried == {"entry": 3, "sentence": 3}
    assert ("sentence", "elsewhere") in other.lost and ("sentence", "gone") not in other.lost


def test_the_second_may_be_the_higher():
    lower = replace(higher("J", "I", -0.4, 0.3), verdict="lower")
    (one,) = unsettled(FOUND, [lower])
    assert one == unsettled(FOUND, [higher("I", "J", 0.4, 0.3)])[0]


def test_a_verdict_without_an_interval_is_not_vouched_for():
    bare = replace(higher("I", "J", 0.4, 0.3), low=None, high=None)
    (one,) = unsettled(FOUND, [bare])
    assert ("entry", "holds") in one.lost


def test_the_errors_are_those_of_verdicts(real: Study):
    compared = 0
    for measure in ("balance", "alliance_share", "strain_share", "russia_share"):
        stood = {o.outlet: o.stood for o in of_measure(real.omissions, measure)}
        critical = []
        for v in real.pairs(measure):
            i, j = stood[v.outlet_i], stood[v.outlet_j]
            assert i and j and v.difference is not None and v.low is not None and v.high is not None
            assert i[0] - j[0] == pytest.approx(v.difference, abs=1e-9)
            critical.append((v.high - v.low) / 2 / hypot(i[1], j[1]))
            compared += 1
        assert critical == pytest.approx([critical[0]] * len(critical))  # one for all pairs
    assert compared == 40


def without(reading: Reading, kind: str, part: int) -> Reading:
    gone = [part == (s.number if kind == "sentence" else s.paragraph) for s in reading.sentences]
    kept = [at for at, out in enumerate(gone) if not out]
    return replace(
        reading,
        sentences=tuple(reading.sentences[at] for at in kept),
        codes=tuple(reading.codes[at] for at in kept),
    )


def anew(readings: list[Reading], settings: Settings, pair: tuple[str, str]) -> str:
    (found,) = (
        v.verdict
        for v in measures.verdicts(readings, settings, ["russia_share"], ["all"])
        if (v.outlet_i, v.outlet_j) == pair
    )
    return found


@pytest.mark.parametrize("kind", PARTS)
def test_what_is_said_to_take_a_verdict_away_does_so_when_all_is_made_anew(real: Study, kind: str):
    told = [v for v in real.pairs("russia_share") if v.verdict in ("higher", "lower")]
    for verdict, one in zip(
        told, unsettled(of_measure(real.omissions, "russia_share"), told), strict=True
    ):
        pair = verdict.outlet_i, verdict.outlet_j
        tried = [
            (at, int(part))
            for at, reading in enumerate(real.readings)
            for k, id, outlet in (
                (o.kind, o.id, o.outlet) for o in of_measure(real.omissions, "russia_share")
            )
            for article, part in [id.split(":")]
            if (k, outlet, article) == (kind, reading.article.outlet, reading.article.id)
            and outlet in pair
        ][::9]
        lost = [(k, id) for k, id in one.lost if k == kind]
        tried += [
            (at, int(id.split(":")[1]))
            for _, id in lost
            for at, reading in enumerate(real.readings)
            if id.split(":")[0] == reading.article.id
        ]
        for at, part in tried:
            rest = list(real.readings)
            rest[at] = without(rest[at], kind, part)
            key = kind, f"{real.readings[at].article.id}:{part}"
            assert (anew(rest, real.settings, pair) != verdict.verdict) == (key in one.lost), key
    assert told
