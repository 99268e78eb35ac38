from __future__ import annotations

from pathlib import Path
from statistics import fmean

import pytest
from hypothesis import given
from hypothesis import strategies as st
from vaderSentiment.vaderSentiment import (
    BOOSTER_DICT,
    NEGATE,
    SENTIMENT_LADEN_IDIOMS,
    SPECIAL_CASES,
    SentimentIntensityAnalyzer,
)

from analysis import corpus, layout, sentiment

SEEDS = Path(__file__).parents[1] / "seeds"
LEXICON = SentimentIntensityAnalyzer().lexicon


def span(text: str, part: str) -> tuple[int, int]:
    start = text.index(part)
    return start, start + len(part)


@pytest.mark.parametrize(
    ("sentence", "score"),
    [
        ("The United States and the United Nations Security Council met.", 0.7906),
        ("The Workers' Party of Korea held a party congress.", 0.6597),
        ("North Korea's supreme leader watched the grand parade.", 0.7650),
        ("China and North Korea are allies.", 0.0),
        ("Ties between the neighbours have frayed.", 0.0),
    ],
)
def test_vader_reads_names_as_mood_and_misses_the_tie(sentence: str, score: float):
    assert sentiment.compound(sentence) == score


def test_a_curly_apostrophe_does_not_flip_the_sign():
    # one word of 1.7, denied: 1.7 * -0.74 = -1.258, and -1.258 / sqrt(1.258^2 + 15) = -0.3089
    assert sentiment.compound("China doesn't support North Korea.") == -0.3089
    assert sentiment.compound("China doesn\u2019t support North Korea.") == -0.3089


@pytest.mark.parametrize("joint", ["\u2014", "\u2013", "--", " \u2014 ", "\u2026"])
def test_no_dash_or_ellipsis_loses_a_word(joint: str):
    assert sentiment.compound(f"The talks were good{joint}bad") == sentiment.compound(
        "The talks were good - bad"
    )
    assert sentiment.compound("The talks were good - bad") != 0


def test_hyphens_keep_a_word_whole():
    assert sentiment.normalised("a five\u2011day, high-level trip") == "a five-day, high-level trip"


def test_what_cannot_be_seen_does_not_hide_a_word():
    assert sentiment.normalised("sup\u00adport\u200b  and\u00a0 trust\n") == "support and trust"
    assert sentiment.compound("sup\u00adport") == sentiment.compound("support") == 0.4019


def test_an_article_saturates_where_its_sentences_do_not():
    # -1.7 / sqrt(1.7^2 + 15) = -0.4019; fifty times: -85 / sqrt(85^2 + 15) = -0.9990
    assert sentiment.compound("They faced tensions.") == -0.4019
    assert sentiment.compound("They faced tensions. " * 50) == -0.999


def test_nothing_scores_nothing():
    assert sentiment.compound("") == 0
    assert sentiment.words("") == ()


# Masking


def test_the_mask_is_a_word_that_vader_does_not_know():
    assert sentiment.MASK.islower()
    assert sentiment.MASK not in LEXICON
    assert sentiment.MASK not in BOOSTER_DICT
    assert sentiment.MASK not in NEGATE
    phrases = " ".join([*SPECIAL_CASES, *SENTIMENT_LADEN_IDIOMS])
    assert sentiment.MASK not in phrases.split()


def test_every_event_word_is_one_that_vader_rates_and_stands_in_one_group():
    words = [word for group in sentiment.EVENT_GROUPS for word in group.words]
    assert [word for word in words if word not in LEXICON] == []
    assert sorted(words) == list(sentiment.EVENT_WORDS) == sorted(set(words))
    assert all(group.reason for group in sentiment.EVENT_GROUPS)


def test_event_words_are_found_whole_and_in_any_case():
    text = "The War, a wartime Party and warm partying: WAR."
    assert [text[a:b] for a, b in sentiment.event_spans(text)] == ["War", "Party", "WAR"]


def test_what_names_an_event_has_no_mood():
    text = "North Korea's supreme leader watched the grand parade."
    masked = sentiment.masked(text, sentiment.event_spans(text))
    assert masked == "North Korea's entity leader watched the entity parade."
    assert sentiment.compound(masked) == 0


def test_a_mask_stands_for_each_word_and_leaves_what_is_around_it():
    text = "\u201cWorkers\u2019 Party\u201d and China\u2013North Korea\u2019s pact (U.S.)!"
    spans = [span(text, "Workers\u2019 Party"), span(text, "China\u2013North Korea")]
    assert sentiment.masked(text, [*spans, span(text, "U.S.")]) == (
        "\u201centity\u2019 entity\u201d and entity\u2013entity entity\u2019s pact (entity.)!"
    )


def test_spans_may_overlap_and_come_in_any_order():
    text = "The United States Security Council"
    spans = [span(text, "States Security Council"), span(text, "United States"), (0, 0)]
    assert sentiment.masked(text, spans) == "The entity entity entity entity"


@pytest.mark.parametrize("wrong", [(-1, 3), (4, 2), (0, 12)])
def test_a_span_outside_the_text_is_an_error(wrong: tuple[int, int]):
    with pytest.raises(ValueError, match="not inside a text of 11"):
        sentiment.masked("North Korea", [wrong])


def test_masking_does_not_bring_a_denial_nearer():
    text = "Not in the United States support"
    # "not" stands four words before "support", VADER looks back three: 1.7 / sqrt(1.7^2 + 15)
    masked = sentiment.masked(text, [span(text, "United States")])
    assert sentiment.compound(masked) == 0.4019
    # with the name cut out it stands two before, and denies
    assert sentiment.compound("Not in the support") == -0.3089


def test_masking_keeps_a_denial_that_is_near():
    text = "China does not give Kim support"
    assert sentiment.compound(sentiment.masked(text, [span(text, "Kim")])) == -0.3089


def test_a_mask_in_a_line_of_capitals_does_not_make_the_rest_shout():
    text = "CHINA AND PYONGYANG SUPPORT PEACE"
    masked = sentiment.masked(text, [span(text, "CHINA"), span(text, "PYONGYANG")])
    assert masked == "ENTITY AND ENTITY SUPPORT PEACE"
    assert sentiment.compound(masked) == sentiment.compound(text.lower())


TOKENS = st.sampled_from(
    ["not", "very", "support", "war", "North", "Korea\u2019s", "U.S.", "(Kim)", "good,", "x", "--"]
)


@given(st.lists(st.tuples(TOKENS, st.booleans()), min_size=1), st.sampled_from(" \u2014\u00a0"))
def test_masking_moves_no_other_word(tokens: list[tuple[str, bool]], joint: str):
    text = joint.join(token for token, _ in tokens)
    spans, at = [], 0
    for token, hidden in tokens:
        if hidden:
            spans.append((at, at + len(token)))
        at += len(token) + len(joint)
    before = sentiment.normalised(text).split()
    after = sentiment.normalised(sentiment.masked(text, spans)).split()
    assert len(before) == len(after)
    is_mask = [sentiment.MASK in word.lower() for word in after]
    assert [word for word, hidden in zip(after, is_mask, strict=True) if not hidden] == [
        word for word, hidden in zip(before, is_mask, strict=True) if not hidden
    ]
    assert sum(is_mask) == sum(hidden and token != "--" for token, hidden in tokens)


# The words that made the score


def test_one_rated_word_made_all_of_the_score():
    assert sentiment.words("They faced tensions.") == (("tensions", -0.4019),)
    assert sentiment.words("China doesn\u2019t support it.") == (("support", -0.3089),)


def test_a_contribution_is_what_the_score_loses_without_the_word():
    # support 1.7 and tensions -1.7: together 0; alone 0.4019 and -0.4019
    assert sentiment.words("Support met tensions.") == (("support", 0.4019), ("tensions", -0.4019))


def test_words_come_in_their_order_and_without_the_degrees_that_shift_them():
    found = sentiment.words("A most important step, he said: war\u2014and trust!")
    assert [word for word, _ in found] == ["important", "war", "trust"]
    alone = sentiment.words("An important step, he said: war\u2014and trust!")
    assert found[0][1] > alone[0][1]  # "most" works on "important" and counts as its


def test_only_words_are_listed_and_only_those_that_vader_saw():
    # VADER rates ":)" too; it leaves "no," as it stands, in case it were an emoticon
    assert [word for word, _ in sentiment.words("A gift :) \u2026 no, he said")] == ["gift"]


# What vaderSentiment itself gives the five articles


def test_a_list_of_related_articles_left_in_nearly_halves_the_sentiment_of_an_article():
    # METHODS: .212 of the warmest of three, .113 with its list of related articles, and .184 of the
    # article with most strain. These are of the sentences as they are; what is published is of
    # sentences with straight quotes and plain dashes, as VADER expects them (.215, .115, .183).
    analyzer = SentimentIntensityAnalyzer()

    def means(id: str) -> tuple[float, float]:
        (article,) = [one for one in corpus.load(SEEDS).articles if one.id == id]
        made = [
            (analyzer.polarity_scores(sentence.text)["compound"], sentence.kind)
            for sentence in layout.sentences(article)
        ]
        scored = [score for score, kind in made if kind != "boilerplate"]
        return round(fmean(scored), 3), round(fmean(score for score, _ in made), 3)

    assert means("000") == (0.212, 0.113)
    assert means("002")[0] == 0.184
