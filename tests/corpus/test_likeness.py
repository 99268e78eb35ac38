"""Claims about articles that are copies of each other, or nearly: found, said and kept."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.corpus.likeness import copies
from analysis.model import Article
from tests.corpus.made import loaded, said

# A hundred words, no two alike, so that what two texts share can be counted.
WORDS = [f"word{number}" for number in range(100)]


def article(id: str, *words: str) -> Article:
    return Article(id, "A", " ".join(words))


def test_the_share_of_runs_is_as_counted_by_hand():
    # 60 words have 53 runs of eight. The second has the first 50 of them and 10 of its own:
    # 43 runs are shared, 53 + 53 - 43 = 63 are held by either.
    one, two = article("1", *WORDS[:60]), article("2", *WORDS[:50], *WORDS[80:90])
    (found,) = copies([two, one])
    assert (found.article, found.of) == ("2", "1")
    assert (found.resemblance, found.containment) == (43 / 63, 43 / 53)


def test_a_short_text_within_a_long_one_is_told_by_what_it_shares_of_its_own():
    # 30 words: 23 runs, all of them among the 93 of the long text.
    (found,) = copies([article("1", *WORDS), article("2", *WORDS[20:50])])
    assert (found.resemblance, found.containment) == (23 / 93, 1.0)


def test_the_same_words_set_otherwise_are_the_same_words():
    one = article("1", *WORDS[:30])
    two = Article("2", "B", " — ".join(WORDS[:30]).upper() + "!")
    (found,) = copies([one, two])
    assert found.line() == "the same words as the article '1'"


def test_a_shared_quotation_is_no_copy():
    # 20 shared words of 60: 13 shared runs, 13 / (53 + 53 - 13) = 0.14.
    one = article("1", *WORDS[:60])
    two = article("2", *WORDS[40:60], *(f"other{n}" for n in range(40)))
    assert copies([one, two]) == ()


def test_of_three_alike_each_is_a_copy_of_the_one_it_is_most_like():
    one, two = article("1", *WORDS[:60]), article("2", *WORDS[:50], *WORDS[80:90])
    three = Article("3", "A", two.source)
    assert [(c.article, c.of) for c in copies([one, two, three])] == [("2", "1"), ("3", "2")]


def test_what_stands_around_the_article_proper_is_not_compared():
    around = " ".join(WORDS[:60])
    made = [
        Article(id, "A", f"{around} {body}", body_from=body[:20])
        for id, body in (
            ("1", " ".join(f"first{n}" for n in range(20))),
            ("2", " ".join(f"other{n}" for n in range(20))),
        )
    ]
    assert copies(made) == ()


def test_the_last_words_of_the_article_proper_are_part_of_it():
    last = " ".join(WORDS[20:30])
    one = Article("1", "A", " ".join([*WORDS[:30], "More", "from", "us"]), body_to=last)
    (found,) = copies([one, article("2", *WORDS[:30])])
    assert found.resemblance == 1


def test_both_are_kept_and_the_likeness_is_said(tmp_path: Path):
    # Ten words and 60: 63 runs. 53 are shared, 63 + 63 - 53 = 73 are held by either.
    told = "They met in the capital and this is what followed: "
    one, two = told + " ".join(WORDS[:60]), told + " ".join([*WORDS[:50], *WORDS[80:90]])
    found = loaded(tmp_path, a=one, b=two)
    assert [article.id for article in found.articles] == ["a", "b", "right"]
    assert [(copy.article, copy.of) for copy in found.copies] == [("b", "a")]
    assert said(found) == [
        f"note articles/b.txt: like the article 'a': {53 / 73:.2f} of their runs of 8 words are "
        f"shared, {53 / 63:.2f} of the shorter's; "
        "it is kept; take it out if one text shall not count twice"
    ]


@pytest.mark.parametrize("source", ["", "...", "One.", "One two three."])
def test_a_text_too_short_for_a_run_is_compared_whole(source: str):
    made = copies([Article("1", "A", source), Article("2", "A", source)])
    assert len(made) == any(c.isalnum() for c in source)


@given(st.lists(st.lists(st.sampled_from("abcdefgh"), max_size=20), max_size=6))
def test_whatever_is_compared_a_copy_comes_after_what_it_copies(texts: list[list[str]]):
    made = [article(f"{n}", *words) for n, words in enumerate(texts)]
    for copy in copies(made):
        assert copy.of < copy.article
        assert 0 < copy.resemblance <= copy.containment <= 1
