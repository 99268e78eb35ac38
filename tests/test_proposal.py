"""Claims about where an article proper seems to begin and end."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from analysis import corpus, layout
from analysis.model import Article
from analysis.proposal import proposal

SEEDS = Path(__file__).parents[1] / "seeds"
TOLD = "The two leaders met in the capital on Thursday and spoke of trade."
LAST = "They agreed on little, people who know the talks said afterwards."


def article(*lines: str, title: str = "") -> Article:
    return Article("1", "x", "\n".join(lines), title=title)


def words(made: Article) -> tuple[str, str]:
    found = proposal(made)
    return (found.body_from, found.body_to) if found else ("", "")


def body(made: Article) -> list[str]:
    return [s.text for s in layout.sentences(made) if s.kind != "boilerplate"]


def test_menus_above_and_lists_below_would_lie_outside():
    made = article(
        *("World", "Asia", "Leaders meet once more in Beijing", "Asia desk", TOLD, LAST),
        *("Most popular", "Ferry sinks off the southern coast", "Grain prices rise again"),
    )
    start, end = words(made)
    assert (start, end) == (
        "Leaders meet once more in Beijing",
        "who know the talks said afterwards.",
    )
    assert body(replace(made, body_from=start, body_to=end)) == [
        *("Leaders meet once more in Beijing", "Asia desk", TOLD, LAST),
    ]


def test_an_article_with_nothing_around_it_has_no_proposal():
    assert proposal(article("Leaders meet", TOLD, LAST)) is None
    assert proposal(article("BEIJING (AP) — " + TOLD, LAST, "-0-")) is None


def test_what_the_manifest_says_is_not_proposed_again():
    made = article("World", "Asia", "Markets", "Sport", TOLD, LAST, "Most popular", "Ferry sinks")
    assert proposal(made) is not None
    assert proposal(replace(made, body_from=TOLD[:20])) is None


def test_a_short_last_sentence_stays_inside():
    made = article(TOLD, LAST, "He did not elaborate.", "Related articles", "Ferry sinks off coast")
    assert words(made)[1] == "He did not elaborate."


def test_words_that_stand_twice_are_made_longer_until_they_stand_once():
    made = article(
        "World", "Asia", "Sport", "Arts", TOLD[:-1] + " in May.", TOLD, "Share", "Ferry sinks"
    )
    start, end = words(made)
    assert made.source.find(start) == made.source.index(TOLD[:-1] + " in May.")
    assert made.source.rfind(end) + len(end) == made.source.rindex(TOLD) + len(TOLD)


def test_first_words_that_stand_above_already_are_made_longer():
    made = article(
        "Leaders meet once more in the park", "World", "Asia", "Arts", "Sport", "Food", "Travel",
        "Leaders meet once more in the capital", TOLD, LAST,
    )  # fmt: skip
    assert words(made) == ("Leaders meet once more in the capital", "")


def test_words_that_cannot_tell_the_place_are_not_proposed():
    # The last words stand again below: there is no telling by them where the article ends.
    made = article("World", TOLD, LAST, "Share", "Ferry sinks", f"{LAST}..more")
    assert words(made) == ("The two leaders met in the", "")


@pytest.mark.parametrize("made", corpus.load(SEEDS).articles, ids=lambda made: made.id)
def test_the_five_articles_are_bounded_as_by_reading(made: Article):
    bare = replace(made, body_from="", body_to="")
    start, end = words(bare)
    inside = [s.text for s in layout.sentences(replace(bare, body_from=start, body_to=end))
              if s.kind != "boilerplate"]  # fmt: skip
    assert inside == body(made)


LINES = st.sampled_from(("World", "Most popular", "Share", "Ferry sinks", TOLD, LAST))
AROUND = st.lists(LINES | st.text(max_size=20), max_size=4)


@given(AROUND, AROUND)
def test_any_proposal_can_be_kept(above: list[str], below: list[str]):
    made = article(*above, TOLD, LAST, *below)
    found = proposal(made)
    assume(found)  # where there is hardly ever one, this says so
    assert found is not None
    bounded = replace(made, body_from=found.body_from, body_to=found.body_to)
    assert layout.body(bounded) is not None
    assert body(bounded)
