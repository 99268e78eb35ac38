"""Claims about how the weights of words are fitted to coded sentences."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest

from analysis import codebook, fitting
from analysis.corpus.samples import samples
from tests.conftest import PRIMARY

COLLECTION = Path(__file__).parent / "collection"
BARE = codebook.load(codebook.SHIPPED / "alliance-strain.toml", weighing=False)


def told(rows: list[tuple[str, str, int]]) -> fitting.Coded:
    """Sentences as (group, words, code), none of which an entry speaks for."""
    features = tuple(frozenset(f"pair: {w}" for w in words.split()) for _, words, _ in rows)
    none = np.zeros(len(rows), dtype=np.int64)
    return fitting.Coded(
        tuple(group for group, _, _ in rows),
        features,
        features,
        none,
        none + 1,
        np.array([code for *_, code in rows], dtype=np.int64),
    )


PLANTED = [
    (g, f"{w} {x}", int(w == "grain")) for g in "abcd" for x in "pqr" for w in ("grain", "snow")
]


def test_a_word_that_always_goes_with_a_frame_has_a_weight_and_one_that_never_does_a_negative():
    _, of = fitting.whole(told(PLANTED))
    assert of["pair: grain"] > 0 > of["pair: snow"]
    assert abs(of.get("pair: p", 0.0)) < of["pair: grain"] / 10


def test_what_tells_little_is_held_down_more_than_what_tells_much():
    # each stands with the frame twice as often as without, one in six sentences, one in two
    from scipy.sparse import csr_matrix

    true = np.array([1, 0] * 30)
    always, never, even = true, 1 - true, np.ones(60)
    telling = fitting._telling(csr_matrix(np.stack([always, never, even], axis=1)), true)
    # ln(31/62) - ln(1/62) = 3.43 each, of the even one ln(31/62) - ln(31/62) = 0
    assert telling == pytest.approx([1.5, 1.5, 0.2])  # 3.43 over the mean 2.29; least is 0.2


def test_what_stands_in_two_sentences_has_no_weight():
    _, of = fitting.whole(told([*PLANTED, ("a", "tiger", 1), ("b", "tiger", 1)]))
    assert "pair: tiger" not in of
    _, of = fitting.whole(told([*PLANTED, *[("a", "tiger", 1)] * 3]))
    assert "pair: tiger" in of


def test_each_group_is_scored_by_weights_of_the_others():
    # In group a "grain" goes with the frame, in b and c it never does: whoever saw a would gain.
    rows = [("a", "grain x", 1), ("a", "snow x", 0)] * 9
    rows += [(g, "grain x", 0) for g in "bc" for _ in range(9)]
    fit = fitting.fit("alliance", told(rows))
    assert fit.together == (0.0, 0.0, 0.0)  # nothing right, for none was claimed in a
    assert fit.sentences == len(rows) == 36


def test_entries_and_words_together_are_what_is_measured():
    made = told(PLANTED)
    spoken = fitting.Coded(
        made.group, made.features, made.free, made.true.copy(), made.reachable, made.true
    )
    fit = fitting.fit("alliance", spoken)
    assert fit.entries == fit.together == (1.0, 1.0, 1.0)


def test_what_cannot_be_about_the_pair_is_not_claimed():
    made = told([(g, w, c) for g, w, c in PLANTED for _ in range(20)])
    none = np.zeros_like(made.reachable)
    unreachable = fitting.Coded(made.group, made.features, made.free, made.spoken, none, made.true)
    assert fitting.fit("alliance", made).together[1] == 1.0
    assert fitting.fit("alliance", unreachable).together[1] == 0.0


def test_the_table_has_the_intercept_first_and_counts():
    fit = fitting.fit("alliance", told(PLANTED))
    rows = list(fitting.rows([fit]))
    assert (rows[0]["feature"], rows[0]["sentences"]) == ("(intercept)", 24)
    grain = next(row for row in rows if row["feature"] == "pair: grain")
    assert grain["sentences"] == 12  # 4 groups, 3 companions


def test_the_shipped_weights_are_those_of_the_tuning_parts():
    fitted = [
        path for path in sorted(COLLECTION.glob("*.csv")) if not path.name.startswith("fresh-")
    ]
    found, problems = samples(fitted)
    assert problems == []
    tuning = [sample for sample in found if sample.part == "tuning"]
    with (codebook.SHIPPED / "alliance-strain.weights.csv").open(encoding="utf-8", newline="") as f:
        rows = list(csv.DictReader(f))
    for frame, made in fitting.coded(tuning, BARE, PRIMARY).items():
        intercept, of = fitting.whole(made)
        shipped = {r["feature"]: float(r["weight"]) for r in rows if r["frame"] == frame}
        assert shipped.pop("(intercept)") == pytest.approx(intercept, abs=0.01)
        moved = {f for f in {*shipped, *of} if abs(shipped.get(f, 0) - of.get(f, 0)) > 0.06}
        assert moved == set()  # a weight just over the least may fall under it on another machine
