"""Claims about what a reading knows of other settings: it is what reading again would find."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import astuple, replace
from pathlib import Path

import pytest

from analysis import corpus, layout, otherwise, reading, weighing
from analysis.instrument import Codebook
from analysis.model import SCORED, WAYS, Article, Reading, Sentence, Way
from tests.conftest import PRIMARY

SEEDS = Path(__file__).parents[1] / "seeds"
TITLE = "China and North Korea hail their friendship"
# Every rule at work: denial, repair, other pairs, names, longer words over shorter ones, words
# that yield, pairs named before, and lines that are set aside before, between and after.
SMALL = (
    Article(
        "denied",
        "One",
        f"""{TITLE}
China and North Korea deepened their friendship.
The summit yielded no concrete commitments to closer ties.
They restored their strained relations after years of distance.
Is the alliance with Pyongyang as close as lips and teeth?
{TITLE}
Beijing did not deepen its ties with Pyongyang.
Nothing can weaken the friendship between the two countries.
Related: the friendship between Moscow and Beijing has frayed.
""",
        title=TITLE,
        body_to="the two countries",
    ),
    Article(
        "others",
        "Two",
        """China and North Korea deepened their friendship, a rival wrote.
Moscow met Pyongyang in September.
A strategic alliance with Russia grew, and ties with Moscow deepened.
The two allies deepened their cooperation.
Warm words flowed.
Read more
China, Russia and North Korea showed their unity.
The United States and the United Nations Security Council spoke of rising tensions.
Beijing is uneasy about the pact between Moscow and Pyongyang, and trust has eroded.
He hailed an unbreakable friendship in the Friendship Year, the Workers' Party said.
Their friendly relations have cooled, and the bond between the two countries is frayed.
""",
        body_from="A strategic",
    ),
)


@pytest.fixture(scope="module")
def articles() -> list[Article]:
    """The small study and the five articles."""
    return [*SMALL, *corpus.load(SEEDS).articles]


@pytest.fixture(scope="module")
def held(articles: list[Article], books: tuple[Codebook, ...]) -> list[Reading]:
    return [otherwise.read(article, books, PRIMARY) for article in articles]


def uncut(article: Article) -> tuple[Sentence, ...]:
    """The sentences of an article in which nothing is set aside."""
    return tuple(
        replace(s, kind="body", rule="") if s.kind == "boilerplate" else s for s in cut(article)
    )


cut = layout.sentences


def again(
    held: Sequence[Reading], books: Sequence[Codebook], way: Way, patch: pytest.MonkeyPatch
) -> list[Reading]:
    """The articles read again, the settings being these."""
    patch.setattr(layout, "sentences", uncut if way.boilerplate == "in" else cut)
    settings = replace(
        PRIMARY, scope=way.scope, denial=way.denial == "on", weighing=way.weighing == "on"
    )
    return [reading.read(one.article, books, settings, tone=False) for one in held]


def test_what_is_read_as_ever_stays_as_it_is(held: list[Reading], books: tuple[Codebook, ...]):
    for one in held:
        plain = reading.read(one.article, books, PRIMARY)
        assert replace(one, aside={}, ways=(), without=()) == plain


@pytest.mark.parametrize("way", WAYS, ids=lambda way: " ".join(astuple(way)))
def test_in_every_way_what_counts_is_what_reading_again_finds(
    way: Way,
    held: list[Reading],
    books: tuple[Codebook, ...],
    monkeypatch: pytest.MonkeyPatch,
):
    at = WAYS.index(way)
    for one, new in zip(held, again(held, books, way, monkeypatch), strict=True):
        for sentence in new.sentences:
            mine = sorted(one.ways[at].get(sentence.number, ()))
            assert mine == counting(new, sentence.number), (one.article.id, sentence.number)


def test_the_small_study_tells_the_ways_apart(held: list[Reading]):
    small = held[: len(SMALL)]
    alone = [at for at, way in enumerate(WAYS) if way.weighing == "off"]
    found = {repr([one.ways[at] for one in small]) for at in alone}
    assert len(found) == len(alone)


def test_boilerplate_has_the_codes_of_reading_it_as_body(
    held: list[Reading], books: tuple[Codebook, ...], monkeypatch: pytest.MonkeyPatch
):
    way = Way("in", "paragraph", "on", "on")
    seen = 0
    for one, new in zip(held, again(held, books, way, monkeypatch), strict=True):
        aside = {s.number for s in one.sentences if s.kind == "boilerplate"}
        assert set(one.aside) == aside
        for sentence, code in zip(new.sentences, new.codes, strict=True):
            if sentence.number in aside:
                made = one.aside[sentence.number]
                seen += 1
                assert code is not None
                assert replace(made, words=0, sentiment=0, sentiment_masked=0) == replace(
                    code, words=0, sentiment=0, sentiment_masked=0
                )
                assert made.words > 0
    assert seen >= 4  # those of the small study, so that it says something


def less(book: Codebook, kind: str, id: str) -> Codebook:
    """A codebook without one entry, one phrase of an entry, one phrase of a guard."""

    def rest(phrases: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(phrase for phrase in phrases if phrase != id)

    entries, guards = book.entries, book.guards
    if id == weighing.ENTRY:
        return replace(book, weights=())
    if kind == "entry":
        entries = tuple(e for e in entries if e.id != id)
    elif kind == "phrase":
        entries = tuple(replace(e, match=rest(e.match), pattern=rest(e.pattern)) for e in entries)
    else:
        guards = tuple(replace(g, match=rest(g.match)) for g in guards)
    return replace(book, entries=entries, guards=guards)


def counting(one: Reading, sentence: int) -> list[tuple[str, str]]:
    return sorted(
        (h.entry, h.frame)
        for h in one.hits
        if h.sentence == sentence and h.status in SCORED and h.frame in ("alliance", "strain")
    )


@pytest.mark.parametrize("kind", ["entry", "phrase", "guard"])
def test_without_a_thing_a_sentence_says_what_reading_without_it_finds(
    kind: str, held: list[Reading], books: tuple[Codebook, ...]
):
    things = {(w.id, r.article.id): r for r in held for w in r.without if w.kind == kind}
    # every one of the small study, every tenth of the five articles
    chosen = [
        key
        for at, key in enumerate(sorted(things))
        if key[1] in {"denied", "others"} or at % 10 == 0
    ]
    moved = 0
    for id, article in chosen:
        one = things[id, article]
        new = reading.read(one.article, [less(books[0], kind, id)], PRIMARY, tone=False)
        told = {w.sentence: sorted(w.counting) for w in one.without if (w.kind, w.id) == (kind, id)}
        for sentence, _ in one.scored():
            number = sentence.number
            mine = told.get(number, counting(one, number))
            assert mine == counting(new, number), (id, article, number)
            moved += mine != counting(one, number)
    assert moved  # so that it says something


def test_a_word_that_a_longer_one_covered_counts_without_the_longer_one(
    books: tuple[Codebook, ...],
):
    text = "China and North Korea restored their friendship."
    # by entries alone: without the entry the words that are left say strain together
    one = otherwise.read(Article("x", "x", text), books, replace(PRIMARY, weighing=False))
    long = next(h for h in one.hits if h.status == "counted" and "restored" in h.matched)
    short = next(h for h in one.hits if h.status == "nested" and h.matched == "friendship")
    left = next(w for w in one.without if (w.kind, w.id) == ("entry", long.entry))
    assert (long.entry, "strain") in counting(one, 1)  # repair says both
    assert left.counting == ((short.entry, "alliance"),)


def test_a_guarded_word_counts_without_its_guard(books: tuple[Codebook, ...]):
    text = "China and North Korea held a Friendship Year."
    one = otherwise.read(Article("x", "x", text), books, PRIMARY)
    assert counting(one, 1) == []
    left = next(w for w in one.without if w.kind == "guard")
    assert left.id == "Friendship Year"
    assert [frame for _, frame in left.counting] == ["alliance"]
