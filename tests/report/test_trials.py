"""Claims about the tables of tried numbers of topics and of words that part outlets."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from analysis.keyness import Key
from analysis.modelled import TopicModel, Trial
from analysis.report.keywords import TOP, keywords
from analysis.report.trials import tried
from analysis.study import Study


def key(term: str, z: float, prior: str = "pooled", outlet: str = "Ada") -> Key:
    return Key(outlet, term, prior, 7, 2, z / 2, 0.5, z, z / 2 - 1, z / 2 + 1)


def test_every_number_of_topics_that_was_tried_is_a_row_with_what_speaks_for_it(
    by_hand: Callable[..., Study],
):
    tries = (Trial("nmf", 3, 0.61, 0.1, 0.9, False), Trial("nmf", 4, 0.7, None, 1.0, True))
    model = TopicModel(4, 0.6, 9, 9, tries, (), (), ())
    rows = tried(by_hand(["Ada", "Bea"], model=model))
    assert [(r.model, r.k, r.cells, r.chosen) for r in rows] == [
        ("NMF", 3, ("0.61", "0.10", "0.90"), False),
        ("NMF", 4, ("0.70", "–", "1.00"), True),
    ]
    study = replace(by_hand(["Ada", "Bea"], model=model), of_paragraphs=model)
    assert [row.model for row in tried(study)] == ["NMF", "NMF", *["NMF of paragraphs"] * 2]
    assert tried(study)[:2] == rows
    assert tried(by_hand(["Ada"])) == ()


def test_the_words_of_the_largest_and_smallest_z_are_shown_under_both_priors(
    by_hand: Callable[..., Study],
):
    terms = {"a": 3.0, "b": 2.0, "c": 1.5, "d": 1.0, "e": 0.0, "f": -1.0, "g": -2.0}
    keys = [key(term, z) for term, z in terms.items()]
    keys += [key(term, 2 * z, "flat") for term, z in terms.items()]
    rows = keywords(replace(by_hand(["Ada", "Bea"]), keyness=tuple(keys)))
    assert [row.term for row in rows] == ["a", "b", "c", "f", "g"] and TOP == 3
    assert (rows[0].count, rows[0].rest) == (7, 2)
    assert rows[0].pooled == "+1.50 (+0.50 to +2.50)"
    assert rows[0].flat == "+3.00 (+2.00 to +4.00)"


def test_without_words_or_with_many_outlets_there_is_no_table(by_hand: Callable[..., Study]):
    assert keywords(by_hand(["Ada"])) == ()
    names = [f"Outlet {n}" for n in range(13)]
    keys = tuple(key("a", 1.0, prior, names[0]) for prior in ("pooled", "flat"))
    assert keywords(replace(by_hand(names), keyness=keys)) == ()
    assert len(keywords(replace(by_hand(names[:12]), keyness=keys))) == 1
