"""Claims about estimates: intervals, outlets of several articles, what moves nothing."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest

from analysis import intervals, stats
from analysis.measures import countable, estimates, ids
from analysis.model import Estimate, Reading
from tests import closed
from tests.measures.made import SETTINGS, coded, reading, sentence, varied

FIVE = [varied("a"), varied("b", 20, 9), varied("c", 9, 2), varied("d", 31, 11), varied("e", 17, 5)]
T_OF = {6: 2.570582, 8: 2.364624, 9: 2.306004}  # by units, one degree of freedom less
CODES = ("balance", "logit", "alliance_share", "strain_share", "russia_share")


def of(found: tuple[Estimate, ...], outlet: str) -> list[Estimate]:
    return [estimate for estimate in found if estimate.outlet == outlet]


def only(readings: list[Reading], measure: str, facet: str = "all", **kind: bool) -> Estimate:
    (found,) = estimates(readings, SETTINGS, [measure], [facet], **kind)
    return found


def articles(n: int, outlet: str = "o") -> list[Reading]:
    return [varied(f"{outlet}{k:02}", 6 + 5 * k % 7, 3 + k % 4, outlet) for k in range(n)]


def test_codes_by_reading_give_the_published_balances_without_any_hits() -> None:
    found = estimates(coded(), SETTINGS, ["balance"], ["all"])
    assert [(e.sentences, *(round(v, 2) for v in (e.value, e.low, e.high))) for e in found] == [
        (32, 1.0, 0.19, 1.0),
        (37, -0.4, -0.71, 0.12),
        (65, -0.4, -0.6, -0.15),
        (15, 0.2, -0.12, 0.46),
        (16, 0.67, 0.08, 0.87),
    ]


def test_codes_that_replace_the_codebooks_move_balance_and_shares_with_them() -> None:
    text = varied("b", 20, 9)
    swapped = [c and replace(c, alliance=c.strain, strain=c.alliance) for c in text.codes]
    before, after = (
        only([text], "balance"),
        only([replace(text, codes=tuple(swapped), hits=())], "balance"),
    )
    assert before.value and after.value == -before.value
    assert (after.low, after.high) == pytest.approx((-before.high, -before.low))


def test_shares_have_wilsons_interval() -> None:
    found = only([reading("a", [sentence(alliance=1)] * 3 + [sentence()] * 9)], "alliance_share")
    low, high = intervals.wilson(3, 12)
    assert (found.low, found.high, found.method) == (float(low), float(high), "Wilson, sentences")


def test_the_logit_reaches_as_far_as_its_error() -> None:
    found = only([reading("a", [sentence(alliance=1)] * 4 + [sentence(strain=1)] * 2)], "logit")
    assert found.high - found.value == pytest.approx(1.959964 * closed.balance_error(4, 2, 0))


def log_bootstrap_t(
    hits: list[int], words: list[int], times: np.ndarray, least: float | None = None
) -> tuple[float, float]:
    """Hits per 1,000 words: bootstrap-t of ln((hits + 1/2) / words), brought back."""
    rows = stats.moments(np.stack([hits, np.array(words) / 1000], axis=-1))
    point, error = stats.log_ratio(rows.sum(axis=0), 0.5)
    drawn = stats.log_ratio(times @ rows, 0.5)
    low, high = intervals.studentised(point, error, *drawn, least=least)
    return math.exp(low), math.exp(high)


def test_a_density_has_the_bootstrap_t_of_hits_and_words_per_sentence_on_a_log_scale() -> None:
    text = varied("b", 20, 9)
    hits = [
        sum(h.sentence == s.number and h.frame == "strain" for h in text.hits)
        for s, _ in text.scored()
    ]
    words = [code.words for _, code in text.scored()]
    times = stats.resamples(SETTINGS.seed, "sentence", text.article.outlet, 20, SETTINGS.resamples)
    found = only([text], "strain_density")
    assert (found.low, found.high) == pytest.approx(log_bootstrap_t(hits, words, times))
    assert found.method == "bootstrap-t, sentences"


def test_sentiment_has_the_bootstrap_t_of_a_mean_within_its_bounds() -> None:
    text = varied("b", 20, 9)
    compounds = [code.sentiment for _, code in text.scored()]
    times = stats.resamples(SETTINGS.seed, "sentence", text.article.outlet, 20, SETTINGS.resamples)
    found = only([text], "sentiment")
    assert (found.low, found.high) == pytest.approx(closed.bootstrap_t(compounds, 1, times))
    wild = only([reading("a", [sentence(sentiment=s) for s in (1, 0.9, 0.8, 1, -1)])], "sentiment")
    assert wild.low == -1.0 and wild.high <= 1.0


def test_importance_is_resampled_on_its_own_scale() -> None:
    text = varied("b", 20, 9)
    pairs = [(code.alliance + code.strain, 1) for _, code in text.scored()]
    times = stats.resamples(SETTINGS.seed, "sentence", text.article.outlet, 20, SETTINGS.resamples)
    point, error = stats.log_ratio(stats.moments(pairs).sum(axis=0), 0.5)
    expected = intervals.studentised(
        point, error, *stats.log_ratio(times @ stats.moments(pairs), 0.5)
    )
    found = only([text], "importance")
    assert (found.low, found.high) == pytest.approx(expected)
    # its 1, which the interval's half does not share, may lift the value above both ends
    assert found.value == pytest.approx(math.log((sum(a for a, _ in pairs) + 1) / 20))


@pytest.mark.parametrize("n", [1, 8])
@pytest.mark.parametrize("id", countable(ids()))
def test_no_interval_is_a_point_because_nothing_of_a_frame_was_found(id: str, n: int) -> None:
    for unit in (
        sentence(alliance=1, china=1),
        sentence(strain=1, china=1),
        sentence(alliance=1, strain=1, russia=1, china=1),
    ):
        texts = [reading(f"{k}", [unit] * 6, "o") for k in range(n)]
        found = only(texts, id)
        if countable([id])[id].INTERVAL == "mean":  # all alike: there is nothing to go by
            assert (found.low, found.high) == (None, None)
            assert found.method == "no interval: too few units, or all alike"
        else:
            assert found.low < found.high and found.low <= found.value <= found.high


@pytest.mark.parametrize("id", countable(ids()))
def test_every_interval_holds_its_value_and_keeps_its_bounds(id: str) -> None:
    (module,) = countable([id]).values()
    for texts in (FIVE, articles(3), articles(9)):
        for found in estimates(texts, SETTINGS, [id]):
            if found.low is not None:
                assert (
                    module.BOUNDS[0] <= found.low <= found.value <= found.high <= module.BOUNDS[1]
                )


def test_where_nothing_is_hit_a_density_still_has_an_upper_end() -> None:
    found = only([reading("a", [sentence(25)] * 8)], "strain_density")
    assert (found.value, found.low) == (0, 0)
    assert found.high == pytest.approx(1000 * 1.959964**2 / 200)


@pytest.mark.parametrize("id", ["alliance_density", "sentiment", "importance", "russia_to_china"])
def test_one_sentence_has_a_value_and_no_resampled_interval(id: str) -> None:
    found = only([reading("a", [sentence(alliance=2, china=1, russia=1, sentiment=0.3)])], id)
    assert found.value is not None
    assert (found.low, found.high) == (None, None)


def test_an_article_without_scored_sentences_is_undefined() -> None:
    for found in estimates(
        [reading("a", [sentence(boilerplate=True)]), reading("b", [])], SETTINGS
    ):
        assert (found.value, found.low, found.high, found.sentences) == (None, None, None, 0)


def test_no_readings_give_no_estimates() -> None:
    assert estimates([], SETTINGS) == ()


def test_estimates_stand_by_measure_then_facet_then_outlet_of_the_first_article() -> None:
    texts = [
        varied("2", outlet="x"),
        varied("1", outlet="z"),
        varied("3", outlet="a"),
        varied("4", outlet="z"),
    ]
    found = estimates(texts, SETTINGS, ["logit", "balance"], ["own", "all"])
    assert [(e.measure, e.facet, e.outlet) for e in found] == [
        (m, f, o) for m in ("logit", "balance") for f in ("own", "all") for o in ("z", "x", "a")
    ]
    assert list(dict.fromkeys(e.measure for e in estimates(texts, SETTINGS))) == list(ids())


def test_adding_an_outlet_moves_no_other_outlets_value_or_interval() -> None:
    alone = estimates(FIVE[1:2], SETTINGS)
    third = [("strain", "japan+south_korea", "other_dyad")]  # brings a facet of its own
    joined = estimates([reading("0", [sentence(other=third)] * 4), *FIVE], SETTINGS)
    mine = [e for e in of(joined, "outlet of b") if e.facet != "dyad:japan+south_korea"]
    assert mine == list(alone)


def test_the_order_of_articles_moves_nothing() -> None:
    texts = [*FIVE, *articles(4), *articles(9, "p")]
    assert estimates(texts[::-1], SETTINGS) == estimates(texts, SETTINGS)


def test_the_choice_of_measures_moves_no_interval() -> None:
    for one in estimates(FIVE[:1], SETTINGS, facets=["all"]):
        chosen = only(FIVE[:1], one.measure)
        assert (chosen.low, chosen.high) == pytest.approx((one.low, one.high), abs=1e-12)


def test_two_to_seven_articles_are_held_fixed_and_the_method_says_so() -> None:
    for n in (2, 7):
        texts = articles(n)
        methods = {e.measure: e.method for e in estimates(texts, SETTINGS, facets=["all"])}
        assert methods["balance"] == f"closed form, sentences of {n} articles held fixed"
        assert methods["sentiment"] == f"bootstrap-t, sentences of {n} articles held fixed"


def test_articles_held_fixed_keep_their_sizes_in_every_resample() -> None:
    warm, cold = (
        [sentence(sentiment=s) for s in (0.8, 0.9, 0.7)],
        [sentence(sentiment=-s) for s in (0.9, 0.6, 0.7, 0.8)],
    )
    found = only([reading("a", warm, "o"), reading("b", cold, "o")], "sentiment")
    picks = stats.stream(SETTINGS.seed, "sentence", "o")
    values = np.array([0.8, 0.9, 0.7, -0.9, -0.6, -0.7, -0.8])
    drawn = np.hstack(
        [picks.integers(0, n, (SETTINGS.resamples, n)) + start for n, start in ((3, 0), (4, 3))]
    )
    means, spreads = values[drawn].mean(axis=1), values[drawn].std(axis=1) / math.sqrt(7)
    expected = intervals.studentised(values.mean(), values.std() / math.sqrt(7), means, spreads)
    assert (found.low, found.high) == pytest.approx(expected)
    # 3 warm and 4 cold in each: narrower than seven sentences of one article
    assert found.high - found.low < np.diff(
        closed.bootstrap_t(values, 1, stats.resamples(1, "u", "o", 7, 400))
    )


def test_eight_articles_are_drawn_whole() -> None:
    texts = articles(9)
    hits = [sum(h.frame == "strain" for h in text.hits) for text in texts]
    words = [sum(code.words for _, code in text.scored()) for text in texts]
    times = stats.resamples(SETTINGS.seed, "article", "o", 9, SETTINGS.resamples)
    found = only(texts, "strain_density")
    least = T_OF[9] * math.sqrt(9 / 8)
    assert (found.low, found.high) == pytest.approx(log_bootstrap_t(hits, words, times, least))
    assert (found.low, found.high) != pytest.approx(log_bootstrap_t(hits, words, times))
    assert found.method == "bootstrap-t, 9 articles"
    assert only(articles(8), "balance").method == "bootstrap-t, 8 articles"


def test_a_balance_over_articles_takes_its_error_from_their_sums() -> None:
    texts = articles(8)
    pairs = [
        [sum(getattr(c, f) for _, c in text.scored()) for f in ("alliance", "strain")]
        for text in texts
    ]
    rows = stats.moments(pairs)
    times = stats.resamples(SETTINGS.seed, "article", "o", 8, SETTINGS.resamples)
    low, high = intervals.studentised(
        *stats.log_odds(rows.sum(axis=0)),
        *stats.log_odds(times @ rows),
        least=T_OF[8] * math.sqrt(8 / 7),
    )
    found = only(texts, "balance")
    assert (found.low, found.high) == pytest.approx((math.tanh(low / 2), math.tanh(high / 2)))


def test_what_is_in_no_article_of_eight_was_looked_for_eight_times_and_not_in_forty() -> None:
    texts = [reading(f"{k}", [sentence(alliance=1, words=25)] * 5, "o") for k in range(8)]
    square = 1.959964**2
    unseen = square / (8 + square)  # by Wilson, 0 of 8
    assert only(texts, "strain_share").high == pytest.approx(unseen)
    assert only(texts, "alliance_share").low == pytest.approx(1 - unseen)
    # z squared hits in all, were each sentence alone; five sentences of an article may be alike
    assert only(texts, "strain_density").high == pytest.approx(5 * square / (40 * 25 / 1000))


def test_a_balance_over_articles_leaves_an_unseen_frame_what_its_share_leaves_it() -> None:
    square = 1.959964**2
    unseen = square / (8 + square)  # by Wilson, 0 of 8
    least = math.log((160 + 0.5) / (160 * unseen + 0.5))  # further off than 20 for each would be
    for frame, sign in (("alliance", 1), ("strain", -1)):
        texts = [reading(f"{k}", [sentence(**{frame: 1})] * 20, "o") for k in range(8)]
        logit, balance = only(texts, "logit"), only(texts, "balance")
        assert (logit.low if sign > 0 else -logit.high) == pytest.approx(least)
        near, far = (balance.low, balance.high) if sign > 0 else (-balance.high, -balance.low)
        assert (near, far) == pytest.approx((math.tanh(least / 2), 1.0))


def test_where_one_article_carries_a_frame_no_end_is_nearer_than_the_jackknifes() -> None:
    counts = [(3, 9), *[(3, 0)] * 8]  # strain in one of nine articles
    texts = [
        reading(f"{k}", [sentence(alliance=1)] * a + [sentence(strain=1)] * s, "o")
        for k, (a, s) in enumerate(counts)
    ]
    without = [math.log((27 - a + 0.5) / (9 - s + 0.5)) for a, s in counts]
    spread = sum((one - sum(without) / 9) ** 2 for one in without)
    reach = T_OF[9] * math.sqrt(8 / 9 * spread)
    found, point = only(texts, "logit"), math.log(27.5 / 9.5)
    assert found.low <= point - reach + 1e-12
    assert found.high >= point + reach - 1e-12
    # the linearised error alone would have let an end stand nearer
    rows = stats.moments(counts)
    linear = T_OF[9] * math.sqrt(9 / 8) * float(stats.log_odds(rows.sum(axis=0))[1])
    assert reach > linear


def test_pooling_sums_counts_and_does_not_average_articles() -> None:
    texts = [reading("a", [sentence(alliance=1)] * 3, "o"), reading("b", [sentence(strain=1)], "o")]
    found = only(texts, "balance")
    assert (found.value, found.articles, found.sentences) == ((3 - 1) / 4, 2, 4)


def test_a_lower_level_gives_a_narrower_interval() -> None:
    for wide in estimates(FIVE[1:2], SETTINGS, facets=["all"]):
        (narrow,) = estimates(FIVE[1:2], replace(SETTINGS, level=0.8), [wide.measure], ["all"])
        if wide.low is not None:
            assert narrow.high - narrow.low < wide.high - wide.low


@pytest.mark.parametrize("id", ["strain_density", "russia_to_china", "importance"])
def test_the_half_that_is_added_leaves_no_value_outside_a_narrow_interval(id: str) -> None:
    # six alike: the half a count alone makes the error, 0.71 / 6.5, and 0.67 of these end short
    # of what it moves the point by, ln(6.5 / 6)
    text = reading("a", [sentence(strain=1, russia=1, china=1)] * 6)
    (found,) = estimates([text], replace(SETTINGS, level=0.5), [id], ["all"])
    assert found.low <= found.value <= found.high and found.low < found.high


# By paragraph


def paragraphs(size: int = 2, id: str = "a") -> Reading:
    """Twelve sentences, six warm and six cold, in paragraphs of one frame each."""
    frames = [{"alliance": 1, "sentiment": 0.5}, {"strain": 1, "sentiment": -0.4}]
    return reading(
        id,
        [sentence(9 + k, **frames[(k // size) % 2], paragraph=1 + k // size) for k in range(12)],
        "o",
    )


def test_by_paragraph_values_stay_and_intervals_know_that_sentences_are_alike() -> None:
    by_sentence = estimates([paragraphs()], SETTINGS, facets=["all"])
    by_paragraph = estimates([paragraphs()], SETTINGS, facets=["all"], unit="paragraph")
    assert [(e.measure, e.value) for e in by_paragraph] == [
        (e.measure, e.value) for e in by_sentence
    ]
    methods = {e.measure: e.method for e in by_paragraph}
    assert methods["balance"] == methods["alliance_share"] == "closed form, 6 paragraphs"
    assert methods["sentiment"] == "t, 6 paragraphs"
    for narrow, wide in zip(by_sentence, by_paragraph, strict=True):
        if narrow.measure in ("balance", "logit", "alliance_share", "strain_share", "sentiment"):
            assert wide.low < narrow.low and narrow.high < wide.high


def test_the_balance_by_paragraph_reaches_as_far_as_its_clustered_error() -> None:
    text = paragraphs()
    codes = [(c.alliance, c.strain, s.paragraph) for s, c in text.scored()]
    error = closed.clustered_error(*np.array(codes).T)
    (found,) = estimates([text], SETTINGS, ["logit"], ["all"], unit="paragraph")
    assert found.high - found.value == pytest.approx(1.959964 * error)


def test_sentiment_by_paragraph_has_the_t_interval_of_its_paragraphs() -> None:
    (found,) = estimates([paragraphs()], SETTINGS, ["sentiment"], ["all"], unit="paragraph")
    # paragraphs of two sentences sum to 1.0 and -0.8; the mean of twelve sentences is .05
    square = 3 * (1.0 - 2 * 0.05) ** 2 + 3 * (-0.8 - 2 * 0.05) ** 2
    reach = T_OF[6] * math.sqrt(6 / 5 * square) / 12
    assert (found.low, found.high) == pytest.approx((0.05 - reach, 0.05 + reach), rel=1e-5)


def test_where_paragraphs_are_all_alike_sentiment_reaches_as_far_as_by_sentence() -> None:
    alike = reading(
        "a", [sentence(sentiment=s, paragraph=p) for p in range(6) for s in (0.5, -0.3)]
    )
    (found,) = estimates([alike], SETTINGS, ["sentiment"], ["all"], unit="paragraph")
    error = 0.4 / math.sqrt(12)  # each sentence .4 from the mean, .1
    assert found.high - found.value == pytest.approx(1.959964 * error)


def test_sentences_all_alike_have_no_interval_of_sentiment_by_paragraph() -> None:
    same = reading("a", [sentence(sentiment=0.5, paragraph=k // 2) for k in range(6)])
    (found,) = estimates([same], SETTINGS, ["sentiment"], ["all"], unit="paragraph")
    assert (found.low, found.high) == (None, None)
    assert found.method == "no interval: too few units, or all alike"


def test_what_is_in_no_paragraph_was_looked_for_in_paragraphs() -> None:
    text = reading("a", [sentence(alliance=1, words=25, paragraph=k // 3) for k in range(12)])
    found = {e.measure: e for e in estimates([text], SETTINGS, facets=["all"], unit="paragraph")}
    square = 1.959964**2
    assert found["strain_share"].high == pytest.approx(square / (4 + square))  # by Wilson, 0 of 4
    assert found["alliance_share"].low == pytest.approx(4 / (4 + square))
    assert found["strain_density"].high == pytest.approx(3 * square / (12 * 25 / 1000))


def test_intervals_by_paragraph_need_no_resamples() -> None:
    few = replace(SETTINGS, resamples=1)
    asked = {"facets": ["all"], "unit": "paragraph"}
    assert estimates(FIVE, few, **asked) == estimates(FIVE, SETTINGS, **asked)


def test_where_paragraphs_vary_less_than_sentences_the_error_by_sentence_stands() -> None:
    # each paragraph has one of either frame: by paragraph the balance would seem to be known
    even = reading(
        "a", [sentence(**{f: 1}, paragraph=p) for p in range(6) for f in ("alliance", "strain")]
    )
    by = {
        unit: estimates([even], SETTINGS, ["balance"], ["all"], unit=unit)[0]
        for unit in ("sentence", "paragraph")
    }
    assert (by["sentence"].low, by["sentence"].high) == (by["paragraph"].low, by["paragraph"].high)


def test_a_share_by_paragraph_ends_no_nearer_than_wilsons() -> None:
    units = [sentence(alliance=int(k == 0), paragraph=k // 2) for k in range(40)]
    (found,) = estimates(
        [reading("a", units)], SETTINGS, ["alliance_share"], ["all"], unit="paragraph"
    )
    low, high = intervals.wilson(1, 40)
    assert found.low == pytest.approx(float(low))  # on the log scale it would end at .005, not .004
    assert found.high > high


def test_one_paragraph_gives_no_interval_by_paragraph() -> None:
    for found in estimates([paragraphs(12)], SETTINGS, facets=["all"], unit="paragraph"):
        assert (found.low, found.high) == (None, None)


def test_paragraphs_of_several_articles_are_held_fixed_and_of_eight_are_not_looked_at() -> None:
    three = [replace(paragraphs(id=i), article=paragraphs(id=i).article) for i in "abc"]
    (found,) = estimates(three, SETTINGS, ["balance"], ["all"], unit="paragraph")
    assert found.method == "closed form, 18 paragraphs of 3 articles held fixed"
    eight = articles(8)
    assert estimates(eight, SETTINGS, unit="paragraph") == estimates(eight, SETTINGS)


def test_a_paragraph_of_another_article_is_another_paragraph() -> None:
    # both articles number their one paragraph 1: two clusters, not one
    texts = [reading(id, [sentence(alliance=1), sentence(strain=1)], "o") for id in "ab"]
    (found,) = estimates(texts, SETTINGS, ["balance"], ["all"], unit="paragraph")
    assert found.method == "closed form, 2 paragraphs of 2 articles held fixed"
    assert found.low is not None


def test_percentile_intervals_are_those_of_the_resampled_values() -> None:
    text = varied("b", 20, 9)
    shares = np.array([code.alliance for _, code in text.scored()])
    times = stats.resamples(SETTINGS.seed, "sentence", text.article.outlet, 20, SETTINGS.resamples)
    found = only([text], "alliance_share", percentile=True)
    assert (found.low, found.high) == pytest.approx(intervals.percentile(times @ shares / 20))
    assert found.method == "percentile, sentences"


def test_measures_of_codes_ask_for_no_hits_and_no_mentions() -> None:
    bare = [replace(text, hits=(), mentions=()) for text in FIVE]
    with_hits = estimates(FIVE, SETTINGS, CODES, ["all", "own", "attributed"])
    assert estimates(bare, SETTINGS, CODES) == with_hits
