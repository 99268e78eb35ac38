"""Claims about what each measure counts, with their sums."""

from __future__ import annotations

import math

import numpy as np
import pytest

from analysis.measures import cells, countable, estimates, facets, facts, ids
from analysis.model import Estimate
from tests.measures.made import OTHER, OWN, SETTINGS, reading, sentence, varied

TIES = {
    "alliance_density",
    "alliance_share",
    "balance",
    "importance",
    "logit",
    "strain_density",
    "strain_share",
}


def one(measure: str, *sentences, facet: str = "all") -> Estimate:
    """The estimate of one measure of an article of these sentences."""
    (found,) = estimates([reading("a", sentences)], SETTINGS, [measure], [facet])
    return found


REPAIR = sentence(alliance=1, strain=1)
CLOSE = sentence(20, alliance=2)
PLAIN = sentence(30)
TOLD = sentence(40, strain=1, attributed=1)


def test_the_measures_are_the_files_of_the_package() -> None:
    assert {
        "alliance_density", "alliance_share", "balance", "importance", "logit", "russia_density",
        "russia_first", "russia_share", "russia_to_china", "sentiment", "sentiment_masked",
        "strain_density", "strain_share",
    } <= set(ids())  # fmt: skip
    assert "_cells" not in ids()
    assert {*countable(ids()), *facts(ids())} == set(ids())


@pytest.mark.parametrize("id", ids())
def test_each_measure_names_its_columns_and_its_interval_serves_it(id: str) -> None:
    for module in countable([id]).values():
        (cell,) = cells(reading("a", [REPAIR]), "all")
        assert len(module.counts(cell)) == len(module.COLUMNS)
        assert {module.CARRIES, *module.RESTS} <= set(module.COLUMNS)
        assert (id in TIES) == module.TIE
        assert np.isnan(module.value(np.zeros((3, 5)))).tolist() == [True] * 3


def test_balance_counts_a_repair_sentence_on_both_sides() -> None:
    assert one("balance", REPAIR).value == (1 - 1) / (1 + 1)
    assert one("balance", REPAIR, CLOSE, CLOSE).value == (3 - 1) / (3 + 1)


def test_balance_is_carried_by_sentences_with_either_frame() -> None:
    assert one("balance", REPAIR, CLOSE, PLAIN, TOLD).hits == 3


def test_logit_and_importance_smooth_the_counts() -> None:
    found = [REPAIR, CLOSE, CLOSE, PLAIN]  # A = 3, S = 1, N = 4
    assert one("logit", *found).value == pytest.approx(math.log(3.5 / 1.5))
    assert one("importance", *found).value == pytest.approx(math.log((3 + 1 + 1) / 4))


@pytest.mark.parametrize("id", ["balance", "logit", "importance"])
def test_where_neither_frame_is_found_the_tie_is_undefined(id: str) -> None:
    found = one(id, PLAIN, PLAIN)
    assert (found.value, found.low, found.high, found.hits, found.method) == (
        None,
        None,
        None,
        0,
        "undefined",
    )


def test_shares_are_sentences_over_scored_sentences() -> None:
    scored = [REPAIR, CLOSE, PLAIN, TOLD, sentence(russia=3)]
    nav = sentence(alliance=1, strain=1, russia=1, boilerplate=True)
    assert one("alliance_share", *scored, nav).value == 2 / 5
    assert one("strain_share", *scored, nav).value == 2 / 5
    assert one("russia_share", *scored, nav).value == 1 / 5
    assert one("russia_share", *scored, nav).sentences == 5


def test_densities_are_hits_per_thousand_words() -> None:
    scored = [REPAIR, CLOSE, PLAIN, TOLD]  # 10 + 20 + 30 + 40 words
    assert one("alliance_density", *scored).value == pytest.approx(1000 * 3 / 100)
    assert one("strain_density", *scored).value == pytest.approx(1000 * 2 / 100)
    assert one("alliance_density", *scored).hits == 3


def test_the_density_of_russia_counts_mentions_not_sentences() -> None:
    found = one(
        "russia_density",
        sentence(10, russia=3),
        sentence(40),
        sentence(50, russia=1, boilerplate=True),
    )
    assert (found.value, found.hits) == (pytest.approx(1000 * 3 / 50), 3)


def test_only_hits_that_count_are_dense() -> None:
    dropped = [
        ("alliance", OWN, status) for status in ("negated", "guarded", "nested", "no_dyad", "unmet")
    ]
    turned = [("strain", OWN, "turned")]
    scored = sentence(20, other=[*dropped, *turned, ("alliance", OTHER, "other_dyad")])
    assert one("alliance_density", scored, PLAIN).hits == 0
    assert one("strain_density", scored, PLAIN).hits == 1


def test_russia_to_china_is_a_ratio_of_sentences() -> None:
    found = one(
        "russia_to_china", sentence(russia=4), sentence(russia=1, china=5), sentence(china=1), PLAIN
    )
    assert (found.value, found.hits) == (2 / 2, 2)
    assert one("russia_to_china", sentence(russia=4), PLAIN).value is None


def test_sentiment_is_the_mean_of_sentences_zeros_among_them() -> None:
    scored = [
        sentence(sentiment=0.6),
        sentence(sentiment=-0.2),
        PLAIN,
        PLAIN,
        sentence(sentiment=0.8),
    ]
    assert one("sentiment", *scored).value == pytest.approx(1.2 / 5)
    assert one("sentiment_masked", *scored).value == pytest.approx(0.6 / 5)
    assert one("sentiment", *scored).hits == 3  # sentences in which a word was found


def test_russia_first_is_the_share_of_scored_text_before_it() -> None:
    nav = sentence(5, russia=1, boilerplate=True)
    late = sentence(10, russia=1)  # its first word
    found = one("russia_first", nav, PLAIN, late, sentence(60, russia=1))
    assert found.value == pytest.approx(300 / 1000)  # 30 of 30 + 10 + 60 words, ten characters each
    assert (found.low, found.high, found.method) == (None, None, "fact of one text")


def test_russia_first_takes_the_first_of_several_mentions() -> None:
    unit, code, hits, mentions = sentence(10, russia=4)
    later, earlier = mentions[3], mentions[2]
    for order in ((later, earlier), (earlier, later)):
        found = one("russia_first", PLAIN, (unit, code, hits, order))
        assert found.value == pytest.approx((300 + 2) / (300 + 100))


def test_russia_first_looks_for_russia() -> None:
    found = one("russia_first", sentence(30, china=2), sentence(10, russia=1))
    assert found.value == pytest.approx(300 / 400)


def test_a_text_that_never_names_russia_has_no_first_mention() -> None:
    found = one("russia_first", PLAIN, sentence(russia=1, boilerplate=True))
    assert (found.value, found.hits, found.method) == (None, 0, "undefined")


def test_several_texts_have_the_mean_of_the_facts_they_have() -> None:
    texts = [
        reading("a", [PLAIN, sentence(30, russia=1)], "o"),  # 1/2
        reading("b", [sentence(30, russia=1)], "o"),  # 0
        reading("c", [PLAIN], "o"),
    ]
    (found,) = estimates(texts, SETTINGS, ["russia_first"])
    assert (found.value, found.articles, found.hits) == (pytest.approx((1 / 2 + 0) / 2), 3, 2)
    assert (found.low, found.high, found.method) == (None, None, "mean of 2 facts")


# Facets


def test_the_voices_share_out_the_sentences_and_the_hits() -> None:
    texts = [varied("a"), varied("b", 20, 9)]
    for measure in ("alliance_density", "strain_density", "russia_density", "balance"):
        for article in texts:
            whole, own, told = estimates(
                [article], SETTINGS, [measure], ["all", "own", "attributed"]
            )
            assert own.sentences + told.sentences == whole.sentences == len(article.scored())
            assert own.hits + told.hits == whole.hits > own.hits > 0


def test_own_leaves_out_what_is_credited_to_a_source() -> None:
    assert one("balance", CLOSE, TOLD).value == 0
    assert one("balance", CLOSE, TOLD, facet="own").value == 1
    assert one("balance", CLOSE, TOLD, facet="attributed").value == -1


def test_an_empty_facet_is_undefined_and_rests_on_no_sentence() -> None:
    for id in countable(ids()):
        found = one(id, CLOSE, PLAIN, facet="attributed")
        assert (found.value, found.low, found.high, found.sentences) == (None, None, None, 0)


def test_another_dyad_is_counted_in_its_own_facet_alone() -> None:
    warm = sentence(10, other=[("alliance", OTHER, "other_dyad")] * 2)
    assert one("alliance_share", warm, CLOSE, PLAIN).value == 1 / 3
    assert one("alliance_share", warm, CLOSE, PLAIN, facet=f"dyad:{OTHER}").value == 1 / 3
    assert one("alliance_density", warm, CLOSE, PLAIN, facet=f"dyad:{OTHER}").hits == 2
    assert one("balance", warm, TOLD, facet=f"dyad:{OWN}").value == -1
    assert one("balance", warm, TOLD, facet=f"dyad:{OTHER}").value == 1


def test_a_denied_hit_about_another_dyad_counts_for_none() -> None:
    cold = sentence(other=[("alliance", OTHER, "negated"), ("strain", OTHER, "other_dyad")])
    assert one("balance", cold, facet=f"dyad:{OTHER}").value == -1


def test_facets_are_the_voices_and_every_dyad_a_hit_is_about() -> None:
    hits = [
        ("alliance", "three_way", "counted"),
        ("alliance", "none", "no_dyad"),
        ("economy", "", "counted"),
    ]
    found = facets(
        [
            reading("a", [CLOSE]),
            reading("b", [sentence(other=hits), sentence(other=[("strain", OTHER, "other_dyad")])]),
        ]
    )
    assert found == ("all", "own", "attributed", f"dyad:{OWN}", f"dyad:{OTHER}", "dyad:three_way")


def test_only_ties_have_a_facet_for_a_dyad() -> None:
    found = {e.measure for e in estimates([varied("a")], SETTINGS) if e.facet.startswith("dyad:")}
    assert found == TIES
    assert estimates([varied("a")], SETTINGS, ["sentiment"], [f"dyad:{OWN}"]) == ()


def test_what_does_not_exist_is_refused_with_what_does() -> None:
    with pytest.raises(ValueError, match=r"measure 'bias': there is none; choose from .*balance"):
        estimates([varied("a")], SETTINGS, ["bias"])
    with pytest.raises(ValueError, match=r"facet 'mine': there is none; use all, own, attributed"):
        estimates([varied("a")], SETTINGS, ["balance"], ["mine"])
