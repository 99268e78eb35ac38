"""Claims about copies: both are kept, and what they do to the estimates is a number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from analysis import copies, measures, reading
from analysis.corpus.likeness import copies as alike
from analysis.instrument import Codebook
from analysis.model import Article, Reading
from tests.conftest import PRIMARY

WARM = "China and North Korea pledged to deepen their friendship and their cooperation on trade."
COOL = "Mistrust between China and North Korea has grown, and their trade has fallen again."
PLAIN = "The two leaders came by train, shook hands, dined together, watched a concert and left."


def article(id: str, outlet: str, *sentences: str) -> Article:
    return Article(id, outlet, "\n".join(sentences))


def readings(articles: Sequence[Article], books: Sequence[Codebook]) -> list[Reading]:
    return [reading.read(one, books, PRIMARY) for one in articles]


def balance(found: copies.Copies, outlet: str) -> float | None:
    (value,) = [e.value for e in found.estimates if (e.measure, e.outlet) == ("balance", outlet)]
    return value


def test_a_copy_counts_once_without_copies_and_twice_with_them(books: tuple[Codebook, ...]):
    first = article("1", "Alpha", WARM, PLAIN)
    articles = [first, replace(first, id="2"), article("3", "Alpha", COOL, COOL[:-1] + " twice.")]
    found = alike(articles)
    assert [(copy.article, copy.of) for copy in found] == [("2", "1")]
    read = readings(articles, books)
    before = measures.estimates(read, PRIMARY, ("balance",), ("all",))
    effect = copies.effect(read, found, PRIMARY)
    # With the copy two warm sentences and two cool: (2 - 2) / 4. Without it (1 - 2) / 3.
    assert before[0].value == 0
    assert balance(effect, "Alpha") == (1 - 2) / 3
    assert {estimate.facet for estimate in effect.estimates} == {"without_copies"}
    assert copies.moved(effect, before)["balance", "Alpha"] == -1 / 3


def test_an_outlet_of_copies_alone_stays_and_is_undefined(books: tuple[Codebook, ...]):
    first = article("1", "Alpha", WARM, PLAIN)
    articles = [first, replace(first, id="2", outlet="Beta")]
    read = readings(articles, books)
    effect = copies.effect(read, alike(articles), PRIMARY)
    assert balance(effect, "Alpha") == 1
    assert balance(effect, "Beta") is None
    assert copies.moved(effect, measures.estimates(read, PRIMARY))["balance", "Beta"] is None


def test_without_copies_there_is_nothing_to_show(books: tuple[Codebook, ...]):
    articles = [article("1", "Alpha", WARM), article("2", "Beta", COOL)]
    assert alike(articles) == ()
    assert copies.effect(readings(articles, books), (), PRIMARY) == copies.NOTHING
