"""Claims about agreement with codes made by reading, and about what is held out."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest

from analysis import heldout, validity
from analysis.corpus.samples import part, samples
from analysis.model import Codebook
from tests.conftest import PRIMARY

SEEDS = Path(__file__).parents[1] / "seeds"
HEADER = "article,paragraph,kind,alliance,strain,russia,attributed,text\n"


def test_cells_count_both_found_only_true_only_and_neither():
    assert validity.table([1, 1, 0, 0, 0], [1, 0, 1, 0, 0]).tolist() == [1, 1, 1, 2]


def test_precision_recall_f1_and_alpha_by_pencil():
    row = validity.agreement([1, 1, 0, 0, 0], [1, 0, 1, 0, 0], "alliance", "in", 1)
    # 1 both, 1 found only, 1 true only, 2 neither: P = R = F1 = 1/2
    assert (row["precision"], row["recall"], row["f1"], row["n"]) == (0.5, 0.5, 0.5, 5)
    # Wilson of one of two at z = 1.96: (0.5 + 0.9604) / 2.9604 -+ ..., 9.5 % to 90.5 %
    for name in ("precision", "recall"):
        assert row[f"{name}_low"] == pytest.approx(0.0945, abs=1e-4)
        assert row[f"{name}_high"] == pytest.approx(0.9055, abs=1e-4)
    # 10 values, 4 of them 1: 1 - 9 * (2 * 2) / (2 * 4 * 6)
    assert row["alpha"] == pytest.approx(1 - 9 * 4 / 48)


def test_each_coder_agrees_with_the_final_codes_as_published():
    # METHODS, how codes are proven: both coders were runs of a large language model
    with (SEEDS / "coding" / "sentences.csv").open(encoding="utf-8", newline="") as file:
        units = [row for row in csv.DictReader(file) if row["kind"] != "boilerplate"]
    found = {
        f"{code}_{coder}": round(
            float(
                validity.agreement(
                    [int(row[f"{code}_{coder}"]) for row in units],
                    [int(row[code]) for row in units],
                    code,
                    "coders",
                    1,
                )["f1"]
            ),
            3,
        )
        for code in ("alliance", "strain", "attributed")
        for coder in ("a", "b")
    }
    assert len(units) == 165
    assert found == {
        "alliance_a": 0.948, "alliance_b": 0.990,
        "strain_a": 0.968, "strain_b": 0.990,
        "attributed_a": 0.923, "attributed_b": 0.985,
    }  # fmt: skip


def test_all_of_one_value_has_no_alpha_and_no_f1():
    row = validity.agreement([0, 0, 0], [0, 0, 0], "strain", "in", 1)
    assert (row["f1"], row["alpha"], row["f1_low"], row["alpha_low"]) == (None,) * 4


def test_no_interval_has_width_nought_because_no_error_was_seen():
    row = validity.agreement([1] * 20 + [0] * 20, [1] * 20 + [0] * 20, "russia", "in", 1)
    assert row["f1"] == 1.0
    assert row["f1_low"] == pytest.approx(2 * 17 / (2 * 17 + 3))  # three of the twenty missed


def test_alpha_is_that_of_the_krippendorff_package():
    import krippendorff

    random = np.random.default_rng(5)
    found, true = random.integers(0, 2, (2, 60))
    expected = krippendorff.alpha([found, true], level_of_measurement="nominal")
    assert float(validity.alpha(validity.table(found, true))) == pytest.approx(expected)


def test_what_stands_in_the_held_out_text_alone_is_switched_off(books: tuple[Codebook, ...]):
    held = heldout.standing(books[0], ["The two drifted apart over a rift."])
    rest = heldout.standing(books[0], ["There was a rift between them."])
    made = heldout.pruned(books[0], held, rest)
    phrases = {p for entry in made.entries for p in entry.match}
    before = {p for entry in books[0].entries for p in entry.match}
    assert before - phrases == {"drifted apart", "drift* apart"}
    assert made.actors == books[0].actors


def test_a_part_hangs_on_nothing_but_the_articles_id():
    parts = [part(f"explicit-a{n:02}") for n in range(1, 41)]
    assert parts == [part(f"explicit-a{n:02}") for n in range(1, 41)]
    assert 5 < parts.count("test") < 25


def test_a_sample_makes_an_article_of_its_sentences_with_offsets(tmp_path: Path):
    path = tmp_path / "small-a.csv"
    path.write_text(
        HEADER
        + "s1,1,title,1,0,0,0,Ties Deepen\n"
        + "s1,2,body,0,0,0,0,They met.\n"
        + "s1,2,body,0,1,0,1,They quarrelled.\n",
        encoding="utf-8",
    )
    (sample,), problems = samples([path])
    (article,) = sample.articles
    assert problems == [] and sample.name == "small" and sample.twice == frozenset()
    assert article.source == "Ties Deepen\n\nThey met. They quarrelled."
    assert [article.source[c.start : c.end] for c in sample.coding] == [
        c.text for c in sample.coding
    ]


def test_a_code_that_is_none_is_named_with_its_row(tmp_path: Path):
    path = tmp_path / "small-a.csv"
    path.write_text(HEADER + "s1,1,body,2,0,0,0,They met.\n", encoding="utf-8")
    _, problems = samples([path])
    assert [p.line() for p in problems] == [
        "small-a.csv, row 2: alliance '2' is no code; write 0 or 1"
    ]


def test_only_articles_coded_twice_have_coders_to_compare(tmp_path: Path, books):
    path = tmp_path / "small-a.csv"
    path.write_text(HEADER + "s1,1,body,1,0,0,0,They met.\n", encoding="utf-8")
    found, _ = samples([path])
    names = {row["sample"] for row in validity.rows([], [], books, PRIMARY, found)}
    assert len(names) == 1 and not any(str(name).endswith("_coders") for name in names)
