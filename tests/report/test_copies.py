"""Claims about what is said of copies: how many, how far the balance hangs on them, what turns."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from analysis import corpus, tables
from analysis.corpus.likeness import copies
from analysis.instrument import Codebook
from analysis.model import Article
from analysis.report.findings.copies import copies_counted, copies_moved
from analysis.study import Study, study
from tests.report.conftest import CLOSE, COOL, PRIMARY

WALK = "The two leaders came by train, shook hands, dined together, watched a concert and left."
FARE = "Snow fell on the border towns a week before it was due, and the hills were white by noon."


@pytest.fixture
def copied(books: tuple[Codebook, ...]) -> Callable[..., Study]:
    """The study of texts by outlet, with the copies among them."""

    def made(*texts: tuple[str, str]) -> Study:
        articles = tuple(Article(f"{n}", o, text) for n, (o, text) in enumerate(texts, 1))
        loaded = corpus.Loaded(PRIMARY, articles, (), copies=copies(articles))
        return study(loaded, books)

    return made


def rows(found: Study, name: str) -> list[dict[str, object]]:
    (table,) = (table for table in tables.TABLES if table.name == name)
    listed = [dict(row) for row in table.rows(found)]
    assert all(list(row) == list(table.columns) for row in listed)
    return listed


def test_without_copies_nothing_is_said_and_the_tables_are_empty(copied: Callable[..., Study]):
    found = copied(("Alpha", f"{CLOSE} {WALK}"), ("Beta", f"{COOL} {FARE}"))
    assert copies_counted(found) == copies_moved(found) == ""
    assert rows(found, "copies") == rows(found, "estimates_without_copies") == []


def test_a_copy_is_counted_and_what_it_moves_is_a_number(copied: Callable[..., Study]):
    warm = f"{CLOSE} {WALK}"
    found = copied(("Alpha", warm), ("Alpha", warm), ("Alpha", f"{COOL} {FARE}"))
    assert copies_counted(found) == (
        "One article is the copy of another, or nearly (one with the very same words); "
        "all are kept."
    )
    # Two warm sentences and a cool one: (2 - 1) / 3. Without the copy (1 - 1) / 2.
    assert copies_moved(found) == (
        "Without copies the balance moves by −0.33 in Alpha; no verdict changes with it."
    )
    assert rows(found, "copies") == [
        {"article": "2", "of": "1", "resemblance": 1.0, "containment": 1.0}
    ]
    (balance,) = (r for r in rows(found, "estimates_without_copies") if r["measure"] == "balance")
    assert (balance["with_copies"], balance["value"], balance["moved"]) == (1 / 3, 0, -1 / 3)


def test_a_copy_that_moves_nothing_is_said_so(copied: Callable[..., Study]):
    found = copied(("Alpha", f"{CLOSE} {WALK}"), ("Beta", f"{CLOSE} {WALK}"), ("Beta", CLOSE))
    assert copies_moved(found) == (
        "Without copies the balance stays what it is; no verdict changes with it."
    )


def test_an_outlet_of_copies_alone_is_said_to_have_no_balance_left(copied: Callable[..., Study]):
    same = f"{CLOSE} {WALK}"
    found = copied(("Alpha", same), ("Beta", same))
    assert copies_moved(found) == (
        "Without copies the balance stays what it is, and Beta has none left; "
        "no verdict changes with it."
    )
    many = copied(*((name, same) for name in ("Alpha", "Beta", "Delta", "Eta", "Iota")))
    assert "and four outlets have none left;" in copies_moved(many)


def test_a_verdict_that_turns_without_copies_is_counted(copied: Callable[..., Study]):
    found = copied(("Alpha", f"{CLOSE} {WALK}"), ("Beta", f"{CLOSE} {WALK}"))
    turned = tuple(
        replace(v, verdict="higher") if v.measure == "balance" else v for v in found.verdicts
    )
    assert copies_moved(replace(found, verdicts=turned)).endswith(
        "; the verdict of one pair changes with it."
    )
