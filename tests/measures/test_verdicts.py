"""Claims about what may be said of pairs of outlets."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from analysis.measures import countable, estimates, facets, ids, verdicts
from analysis.model import Estimate, Verdict
from tests import closed
from tests.measures.made import SETTINGS, coded, reading, sentence, varied

WARM = reading("a", [sentence(alliance=1)] * 30 + [sentence(strain=1)] * 10)
COLD = reading("b", [sentence(alliance=1)] * 10 + [sentence(strain=1)] * 30)
THIN = reading("c", [sentence(alliance=1)] * 4 + [sentence()] * 40)
EMPTY = reading("d", [sentence()] * 40)


def pair(measure: str, *readings, facet: str = "all") -> Verdict:
    (found,) = verdicts(readings, SETTINGS, [measure], [facet])
    return found


def test_every_pair_stands_once_by_measure_then_facet() -> None:
    texts = [varied("c", 9, 2), varied("a"), varied("b", 20, 9)]
    found = verdicts(texts, SETTINGS)
    a, b, c = (f"outlet of {id}" for id in "abc")
    ties = [m for m, module in countable(ids()).items() if module.TIE]
    assert [(v.measure, v.facet, v.outlet_i, v.outlet_j) for v in found] == [
        (m, f, *outlets)
        for m in countable(ids())
        for f in facets(texts)
        if m in ties or not f.startswith("dyad:")
        for outlets in ((a, b), (a, c), (b, c))
    ]


def test_facts_of_one_text_get_no_verdict() -> None:
    assert verdicts([WARM, COLD], SETTINGS, ["russia_first"]) == ()


def test_one_outlet_or_none_has_no_pairs() -> None:
    assert verdicts([WARM], SETTINGS) == ()
    assert verdicts([], SETTINGS) == ()


def test_balances_are_compared_as_log_odds() -> None:
    found = pair("balance", WARM, COLD)
    error = math.hypot(*(closed.balance_error(a, s, 0) for a, s in ((30, 10), (10, 30))))
    assert found.difference == pytest.approx(2 * math.log(30.5 / 10.5))
    assert found.difference - found.low >= 1.9599 * error
    assert replace(found, measure="logit") == pair("logit", WARM, COLD)


def test_a_verdict_does_not_take_the_sentences_of_a_paragraph_for_so_many_witnesses() -> None:
    def told(size: int) -> Verdict:
        """Thirty sentences against thirty, in paragraphs of one frame and that many sentences."""
        warm, cold = (
            reading(
                id,
                [
                    sentence(
                        alliance=int((k // size) % 3 in frames),
                        strain=int((k // size) % 3 not in frames),
                        paragraph=k // size,
                    )
                    for k in range(30)
                ],
            )
            for id, frames in (("a", (0, 1)), ("b", (2,)))
        )
        return pair("balance", warm, cold)

    alone, led = told(1), told(5)
    assert alone.difference == led.difference == pytest.approx(2 * math.log(20.5 / 10.5))
    assert alone.verdict == "higher"
    # five of one frame at a time: the error of six paragraphs, not of thirty sentences
    assert led.verdict == "cannot be told apart"
    assert led.low < 0 < alone.low


def test_shares_are_compared_as_log_odds_and_densities_as_they_are() -> None:
    warm, cold = math.log(30.5 / 10.5), math.log(10.5 / 30.5)
    assert pair("alliance_share", WARM, COLD).difference == pytest.approx(warm - cold)
    assert pair("strain_density", WARM, COLD).difference == pytest.approx(1000 * (10 - 30) / 400)


def test_the_verdict_follows_the_simultaneous_interval() -> None:
    assert pair("balance", WARM, COLD).verdict == "higher"
    assert pair("strain_share", WARM, COLD).verdict == "lower"
    same = pair(
        "balance", WARM, reading("b", [sentence(alliance=1)] * 15 + [sentence(strain=1)] * 6)
    )
    assert same.verdict == "cannot be told apart" and same.low < 0 < same.high


def test_below_the_minimum_of_codes_there_is_too_little_to_say() -> None:
    found = pair("balance", COLD, THIN)
    assert (found.low, found.high, found.verdict) == (None, None, "too little to say")
    assert found.difference == pytest.approx(math.log(10.5 / 30.5) - math.log(4.5 / 0.5))
    assert found.p_above is None  # chance has nothing to say where nothing can be said
    (enough,) = verdicts([COLD, THIN], replace(SETTINGS, minimum=4), ["balance"], ["all"])
    assert enough.verdict == "lower"


@pytest.mark.parametrize("id", ["alliance_share", "strain_share", "russia_share", "strain_density"])
def test_a_share_or_density_rests_on_sentences_not_on_hits(id: str) -> None:
    full = [sentence(alliance=1, strain=1, russia=1)] * 30
    assert pair(id, reading("b", full), EMPTY).verdict == "higher"
    assert pair(id, reading("b", full[:4]), EMPTY).verdict == "too little to say"


def test_an_undefined_balance_has_no_difference() -> None:
    found = pair("balance", WARM, EMPTY)
    assert (found.difference, found.low, found.high, found.p_above) == (None, None, None, None)
    assert found.verdict == "too little to say"


def test_an_outlet_with_too_little_widens_no_other_pair() -> None:
    alone = pair("balance", WARM, COLD)
    joined = verdicts([WARM, COLD, THIN, EMPTY], SETTINGS, ["balance"], ["all"])
    assert joined[0] == alone


def test_more_pairs_make_wider_intervals() -> None:
    alone = pair("balance", WARM, COLD)
    joined = verdicts([WARM, COLD, *coded()], SETTINGS, ["balance"], ["all"])
    here = next(v for v in joined if (v.outlet_i, v.outlet_j) == (alone.outlet_i, alone.outlet_j))
    assert here.high - here.low > alone.high - alone.low


def test_sentences_all_alike_leave_too_little_to_say_of_sentiment() -> None:
    found = pair("sentiment", WARM, reading("b", [sentence(sentiment=0.5)] * 20))
    assert (found.difference, found.low, found.verdict) == (-0.5, None, "too little to say")


def test_one_article_of_many_that_has_the_frame_is_too_little_to_say() -> None:
    many = [
        reading(f"m{k}", [sentence(attributed=int(k == 0), alliance=1)] * 6, "m") for k in range(8)
    ]
    assert pair("balance", COLD, *many).verdict == "lower"
    told = [reading("b", [sentence(strain=1, attributed=1)] * 9)]
    assert pair("balance", *told, *many, facet="attributed").verdict == "too little to say"


def test_differences_are_those_of_the_published_values_or_of_their_log_odds() -> None:
    texts = [varied("a"), varied("b", 20, 9), varied("c", 9, 2)]
    found = {(e.measure, e.facet, e.outlet): e for e in estimates(texts, SETTINGS)}
    seen = set()
    for v in verdicts(texts, SETTINGS):
        i, j = (found[v.measure, v.facet, outlet] for outlet in (v.outlet_i, v.outlet_j))
        if v.measure == "balance" or i.value is None or j.value is None:
            continue
        seen.add(v.measure)
        one, other = (_odds(e) if v.measure.endswith("_share") else e.value for e in (i, j))
        assert v.difference == pytest.approx(one - other)
    assert {"strain_share", "russia_share", "strain_density", "sentiment"} <= seen


def _odds(found: Estimate) -> float:
    """ln((k + 1/2) / (n - k + 1/2)) of a share of k in n sentences."""
    assert found.value is not None
    k = found.value * found.sentences
    return math.log((k + 0.5) / (found.sentences - k + 0.5))


def test_the_order_of_articles_moves_no_verdict() -> None:
    texts = [varied("a"), varied("b", 20, 9), varied("c", 9, 2)]
    assert verdicts(texts[::-1], SETTINGS) == verdicts(texts, SETTINGS)
