"""Claims about the table of orders that other ways to count keep."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from analysis import specifications
from analysis.plots import signs
from analysis.report import orders
from analysis.shares import Ways
from analysis.study import Study
from tests.report.test_robustness import curve

NAN = float("nan")


def test_each_pair_has_the_share_of_other_ways_that_keep_its_order(by_hand: Callable[..., Study]):
    plain = by_hand(["Ada", "Bea"])
    # Ada above Bea in one of two ways that define both; in strain below, in all
    study = replace(
        plain,
        curve=curve(("Ada", "Bea"), [0.5, 0.1], [0.4, 0.2], [0.1, 0.3], [NAN, 0.1]),
        shares={"strain_share": Ways(np.array([[0.1, 0.2], [0.3, 0.4]]), np.zeros((2, 1)))},
    )
    (row,) = orders.kept(study)
    assert (row.first, row.second) == ("Ada", "Bea")
    assert row.cells == ("50\u00a0% of 2", "–", "100\u00a0% of 1", "–")


def test_where_the_primary_has_no_order_there_is_none_to_keep(by_hand: Callable[..., Study]):
    level = curve(("Ada", "Bea"), [0.2, 0.2], [0.4, 0.2])
    (row,) = orders.kept(replace(by_hand(["Ada", "Bea"]), curve=level))
    assert row.cells == ("–",) * 4


def test_one_outlet_has_no_pairs_and_many_are_left_to_the_tables(by_hand: Callable[..., Study]):
    one = replace(by_hand(["Ada"]), curve=curve(("Ada",), [0.5], [0.4]))
    names = tuple(f"Outlet {n}" for n in range(13))
    many = replace(by_hand(names), curve=curve(names, [0.1] * 13, [0.2] * 13))
    twelve = replace(by_hand(names[:12]), curve=curve(names[:12], [0.1] * 12, [0.2] * 12))
    assert orders.kept(one) == orders.kept(many) == ()
    assert len(orders.kept(twelve)) == 12 * 11 / 2
    assert orders.kept(replace(one, curve=specifications.EMPTY)) == ()


def test_the_shares_are_those_of_the_published_table(real: Study):
    from analysis.tables._robustness import order_rows

    shown = {(r.first, r.second): r.cells for r in orders.kept(real)}
    assert len(shown) == 10
    rows = list(order_rows(real))
    assert {row["measure"] for row in rows} == set(orders.COLUMNS)
    written = {
        frozenset((row["outlet_i"], row["outlet_j"])): row["share"]
        for row in rows
        if row["measure"] == "balance"
    }
    assert {frozenset(pair) for pair in shown} == set(written)
    for pair, cells in shown.items():
        value = written[frozenset(pair)]
        assert isinstance(value, float)
        assert cells[0] == f"{100 * value:.0f}\u00a0% of {len(real.curve.values) - 1:,}"


def test_pairs_stand_in_the_one_order_of_outlets(real: Study):
    ranked = list(signs(real))
    pairs = [(ranked.index(row.first), ranked.index(row.second)) for row in orders.kept(real)]
    assert pairs == sorted(pairs)
    assert all(first < second for first, second in pairs)
