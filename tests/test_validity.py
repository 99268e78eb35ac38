"""Claims about agreement with codes made by reading, and about what is held out."""

from __future__ import annotations

import csv
import math
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from analysis import heldout, matching, scans, validity
from analysis.corpus.samples import part, samples
from analysis.instrument import Codebook
from analysis.scans import Scan
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


def test_the_range_of_f1_reaches_two_sided_95_percent_of_the_resamples():
    ones, noughts = [1], [0]
    found = ones * 800 + noughts * 1200
    true = ones * 600 + noughts * 200 + ones * 200 + noughts * 1000
    row = validity.agreement(found, true, "alliance", "in", 1)
    # Of 1,000 units that either marks, p = 0.6 are marked by both. F1 = 2 p / (1 + p), its slope
    # 2 / (1 + p)^2; the error of p is the root of 0.6 * 0.4 / 1,000.
    error = 2 / 1.6**2 * math.sqrt(0.6 * 0.4 / 1000)
    assert row["f1"] == pytest.approx(2 * 0.6 / 1.6)
    assert row["f1_low"] == pytest.approx(0.75 - 1.96 * error, abs=0.15 * error)
    assert row["f1_high"] == pytest.approx(0.75 + 1.96 * error, abs=0.15 * error)


def test_alpha_is_that_of_the_krippendorff_package():
    import krippendorff

    random = np.random.default_rng(5)
    found, true = random.integers(0, 2, (2, 60))
    expected = krippendorff.alpha([found, true], level_of_measurement="nominal")
    assert float(validity.alpha(validity.table(found, true))) == pytest.approx(expected)


APART = "The two drifted apart over a rift."


def test_what_stands_in_the_held_out_text_alone_is_switched_off(books: tuple[Codebook, ...]):
    held = heldout.standing(books[0], [APART])
    rest = heldout.standing(books[0], ["There was a rift between them."])
    assert held.phrases - rest.phrases == {"drifted apart", "drift* apart"}
    found = {match.phrase for match in matching.matches(matching.matcher(books[0]), APART)}
    left = matching.matches(heldout.matcher(books[0], held, rest), APART)
    assert found - {match.phrase for match in left} == held.phrases - rest.phrases


def test_of_what_stands_somewhere_only_what_may_matter_is_looked_for(books: tuple[Codebook, ...]):
    one, *others = (p.read_text(encoding="utf-8") for p in sorted(SEEDS.glob("articles/*.txt")))
    held = heldout.standing(books[0], [one])
    whole, asked = (heldout.standing(books[0], others, of) for of in (None, held))
    assert asked.patterns == whole.patterns & held.patterns
    assert asked.patterns and asked.patterns < whole.patterns
    assert asked.phrases >= whole.phrases & held.phrases


def test_a_matcher_with_less_in_it_finds_what_that_of_a_codebook_with_less_in_it_finds(
    books: tuple[Codebook, ...],
):
    text = min(SEEDS.glob("articles/*.txt")).read_text(encoding="utf-8")
    held = heldout.standing(books[0], [text])
    phrases, patterns = sorted(held.phrases)[::2], sorted(held.patterns)[::2]
    pruned = matching.matcher(_without(books[0], phrases, patterns))
    less = matching.less(matching.matcher(books[0]), phrases, patterns)
    lines = [line for line in text.splitlines() if line.strip()]
    assert len(phrases) > 10 and len(patterns) > 5 and len(lines) > 10
    for line in lines:
        assert _told(scans.scan(less, line)) == _told(scans.scan(pruned, line))


def _without(book: Codebook, phrases: Sequence[str], patterns: Sequence[str]) -> Codebook:
    """The codebook written again with every such phrase and pattern struck out."""

    def kept(match: tuple[str, ...], struck: Sequence[str] = phrases) -> tuple[str, ...]:
        return tuple(one for one in match if one not in struck)

    return replace(
        book,
        entries=tuple(
            replace(entry, match=kept(entry.match), pattern=kept(entry.pattern, patterns))
            for entry in book.entries
        ),
        guards=tuple(replace(guard, match=kept(guard.match)) for guard in book.guards),
        cues=tuple(replace(cue, match=kept(cue.match)) for cue in book.cues),
    )


def _told(scan: Scan) -> list[object]:
    """What a scan says, whichever codebook its entries, guards and cues are of."""
    return [
        scan.named,
        [(over is None, m.entry.id, m.phrase, m.pieces) for m, over in scan.claims],
        sorted((guard.reason, start, end) for guard, start, end in scan.guards),
        [(turn.cue.kind, turn.start, turn.end) for turn in scan.turns],
        (scan.idle, scan.collectives, scan.verbs, scan.credits),
    ]


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
