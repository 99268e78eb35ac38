"""Claims about sentences that recur: what is found in them once is what is found in them again."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from analysis import layout, places, reading, recurring
from analysis.codebook import SHIPPED, load
from analysis.model import Article, Hit, Settings
from analysis.places import Place
from tests.benchmarks import subject

IDS = ("alliance-strain", "emphases")
BOOKS = tuple(load(SHIPPED / f"{id}.toml") for id in IDS)
SETTINGS = Settings("", "", IDS, "china+north_korea")
SAID = (
    "China and North Korea are close allies.",
    "Russia is wary of the two.",
    "They called their friendship unbreakable.",
    "“We trust our comrades,” he said.",
    "Its neighbour ignored the sanctions.",
    "Ties cooled.",
    "SEOUL (Reuters) — Kim met Xi.",
    "Share this",
    "The two sides said nothing.",
)
LINES = st.lists(
    st.lists(st.sampled_from((*SAID, *subject.sentences()[:300])), min_size=1, max_size=4).map(
        " ".join
    ),
    min_size=1,
    max_size=8,
)


def alone(found: Sequence[Place]) -> list[Hit]:
    """The hits of a sentence, looked for in the place where it stands."""
    pairs = zip(found, BOOKS, strict=True)
    every = [hit for place, book in pairs for hit in recurring.hits(place, book, SETTINGS)]
    return sorted(every, key=lambda hit: (hit.start, hit.end, hit.frame))


def seen(text: str) -> list[tuple[Place, ...]]:
    sentences = layout.sentences(Article("a", "a", text))
    every = [list(places.places(sentences, book, SETTINGS)) for book in BOOKS]
    return list(zip(*every, strict=True))


@given(LINES)
def test_a_sentence_that_recurs_has_the_hits_that_are_looked_for_where_it_stands(lines: list[str]):
    for found in seen("\n".join([*lines, "Then this.", *lines])):
        kept = recurring.found(found, recurring.books(BOOKS, SETTINGS))
        assert [recurring.placed(hit, found[0].sentence) for hit in kept.hits] == alone(found)
        assert kept.said == recurring.said(kept.hits, recurring.emphases(BOOKS))


def test_who_is_named_before_it_makes_a_sentence_another():
    said = "They called their friendship unbreakable."
    ours, theirs = (
        reading.read(Article("a", "a", f"Then {names} met. {said}"), BOOKS, SETTINGS)
        for names in ("China and North Korea", "Russia and Japan")
    )
    assert [code and code.alliance for code in ours.codes] == [0, 1]
    assert [code and code.alliance for code in theirs.codes] == [0, 0]


@given(LINES)
def test_what_was_read_before_changes_no_code(lines: list[str]):
    article = Article("a", "a", "\n".join(lines))
    kept = reading.read(article, BOOKS, SETTINGS)
    for memory in (recurring.found_by, places._seen, places._named):
        memory.cache_clear()
    assert reading.read(article, BOOKS, SETTINGS) == kept
