"""Claims about shares of sentences under other ways to count, on readings made by hand."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from analysis import measures, orders, shares
from analysis.corpus.settings import CHOICES
from tests.judged import BOOK, SETTINGS, pencil, reading, sentence

SHARES = ("alliance_share", "strain_share", "russia_share")
# Of four sentences, 10 + 10 + 20 + 40 words; and one set aside that names Russia, of 20.
FOUR = [
    sentence("a", words=10, russia=1, kind="title"),
    sentence("s", words=10, attributed=1),
    sentence("mend", words=20),
    sentence(words=40, russia=1),
    sentence("s", words=20, russia=1, kind="boilerplate"),
]


def test_the_first_way_gives_the_published_shares():
    readings = [pencil(), reading("2", FOUR)]
    found = shares.ways(readings, [BOOK], SETTINGS)
    published = measures.estimates(readings, SETTINGS, SHARES, ("all",))
    for share in SHARES:
        wanted = [e.value for e in published if e.measure == share]
        assert found[share].values[0].tolist() == pytest.approx(wanted, abs=1e-12)


def test_russia_hangs_on_which_sentences_count_and_on_their_weight():
    values = shares.ways([reading("2", FOUR)], [BOOK], SETTINGS)["russia_share"].values[:, 0]
    # boilerplate x headings x voice x weight
    assert len(values) == 2 * 2 * 3 * 2
    by_hand = [
        2 / 4,  # the primary
        3 / 5,  # with what was set aside
        1 / 3,  # without the title
        (10 + 40) / 80,  # by words
        2 / 3,  # the own voice: without the second sentence
        0 / 1,  # the second alone
    ]
    assert set(np.round(by_hand, 9)) <= set(np.round(values, 9))
    assert values[0] == by_hand[0]


def test_alliance_and_strain_hang_on_all_but_smoothing_and_the_unit():
    found = shares.ways([reading("2", FOUR)], [BOOK], SETTINGS)
    # boilerplate 2, headings 2, voice 3, scope 3, denial 2, weight 2, repair 4
    assert (
        len(found["strain_share"].values)
        == len(found["alliance_share"].values)
        == 2 * 2 * 3 * 3 * 2 * 2 * 4
    )
    strain = set(np.round(found["strain_share"].values[:, 0], 9))
    assert found["strain_share"].values[0, 0] == 2 / 4
    # repair for alliance alone; set aside counted in; by words; repair as neither, by words
    assert set(np.round([1 / 4, 3 / 5, 30 / 80, 10 / 80], 9)) <= strain


def test_whatever_the_primary_counts_a_share_is_of_sentences():
    own = {name: values[0] for name, values in CHOICES.items()} | {
        "unit": "hits",
        "smoothing": "one",
    }
    plain = shares.ways([pencil()], [BOOK], SETTINGS)
    other = shares.ways([pencil()], [BOOK], replace(SETTINGS, primary=own))
    for share in SHARES:
        assert np.array_equal(plain[share].values, other[share].values)


def test_the_primary_tells_apart_whom_the_verdicts_do():
    cool = [sentence("s", paragraph=n // 3 + 1) for n in range(30)]
    mixed = [sentence("s") if n % 2 else sentence() for n in range(30)]
    readings = [
        reading("1", cool),
        reading("2", [sentence("a", russia=n % 2) for n in range(30)]),
        reading("3", mixed),
    ]
    found = shares.ways(readings, [BOOK], SETTINGS)
    verdicts = measures.verdicts(readings, SETTINGS, SHARES, ("all",))
    signs = {"higher": 1, "lower": -1}
    for share in SHARES:
        wanted = [signs.get(v.verdict, 0) for v in verdicts if v.measure == share]
        assert found[share].apart[0].tolist() == wanted
    assert found["strain_share"].apart[0].tolist() == [1, 1, -1]


def test_with_too_little_none_is_told_apart():
    few = [reading("1", [sentence("s")] * 4), reading("2", [sentence("a")] * 4)]
    assert (shares.ways(few, [BOOK], SETTINGS)["strain_share"].apart == 0).all()


def test_no_sentence_left_leaves_no_share():
    quoted = reading("1", [sentence("a", attributed=1, russia=1)])
    for ways in shares.ways([quoted], [BOOK], SETTINGS).values():
        values = ways.values
        assert np.isnan(values).any() and values[0, 0] in (0.0, 1.0)


def test_orders_by_shares_are_counted_like_those_by_the_balance():
    values = np.array([[0.5, 0.1], [0.4, 0.2], [0.1, 0.2], [0.3, 0.3], [np.nan, 0.1]])
    ((measure, pair),) = shares.agreements(
        ("I", "J"), {"strain_share": shares.Ways(values, np.zeros((5, 1)))}
    )
    assert measure == "strain_share"
    assert pair == orders.Agreement("I", "J", agree=1, reverse=1, level=1, undefined=1)


def test_no_article_leaves_shares_without_outlets():
    found = shares.ways([], [BOOK], SETTINGS)
    assert {ways.values.shape[1] for ways in found.values()} == {0}
    assert list(shares.agreements((), found)) == []
