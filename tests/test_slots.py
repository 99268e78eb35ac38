"""Claims about the words that rules take from a codebook."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

import analysis
from analysis import codebook, reading, slots
from analysis.instrument import Codebook
from analysis.model import Article, StudyError
from tests.conftest import PRIMARY

ROOT = Path(analysis.__file__).parent


def coded(book: Codebook, sentence: str) -> str:
    read = reading.read(Article("x", "x", sentence), [book], PRIMARY, tone=False)
    _, code = read.scored()[-1]
    return ("A" * code.alliance + "S" * code.strain) or "-"


@pytest.mark.parametrize(
    ("word", "sentence", "ruled", "unruled"),
    [
        (
            "rule_tell",
            "Wang Yi told Seoul's envoy that Beijing would not abandon its ally.",
            "A",
            "-",
        ),
        (
            "rule_demand",
            "Xi has refused to join the American campaign against the North.",
            "-",
            "S",
        ),
        ("rule_praise", "Trump has called Xi a great friend and Kim a man of honour.", "-", "A"),
        ("rule_said", "Stories of a quarrel between Xi and Kim are pure speculation.", "-", "S"),
        ("rule_barred", "China was under no obligation to rescue North Korea.", "S", "A"),
        ("rule_falter", "Beijing has never wavered in its support for Pyongyang.", "A", "S"),
        ("rule_find", "China's offer of rice to North Korea found no taker.", "S", "A"),
    ],
)
def test_a_rule_without_its_words_does_not_act(
    books: tuple[Codebook, ...], word: str, sentence: str, ruled: str, unruled: str
):
    entries = replace(books[0], weights=())
    rest = {id: words for id, words in entries.classes.items() if id != word}
    assert coded(entries, sentence) == ruled
    assert coded(replace(entries, classes=rest), sentence) == unruled


def test_the_shipped_codebook_has_every_class_that_a_rule_reads(books: tuple[Codebook, ...]):
    modules = "".join(path.read_text(encoding="utf-8") for path in sorted(ROOT.glob("*.py")))
    read = set(re.findall(r"\{(rule_[a-z_]+)\}", modules))
    assert read == set(slots.CLASSES)
    assert {id for id in books[0].classes if id.startswith(slots.PREFIX)} == set(slots.CLASSES)
    listed = (codebook.SHIPPED / "README.md").read_text(encoding="utf-8")
    assert [id for id in slots.CLASSES if f"`{id}`" not in listed] == []


def test_a_class_that_no_rule_reads_is_a_fault(tmp_path: Path):
    shipped = codebook.SHIPPED / "alliance-strain.toml"
    path = tmp_path / "mine.toml"
    text = shipped.read_text(encoding="utf-8").replace("[class.rule_blame]", "[class.rule_blaim]")
    path.write_text(text, encoding="utf-8")
    with pytest.raises(StudyError) as caught:
        codebook.load(path, weighing=False)
    assert [problem.line() for problem in caught.value.problems] == [
        "mine.toml, class 'rule_blaim': no rule reads it; use an id that codebooks/README.md lists"
    ]


def test_words_stand_in_a_slot_the_longest_first(books: tuple[Codebook, ...]):
    book = replace(books[0], classes={"rule_find": ("met", "met with", "go *go", "'tis")})
    found = slots.slotted(r"{rule_find}")(book)
    assert found.match("Met with nothing")[0] == "Met with"  # type: ignore[index]
    assert found.match("'tis so")[0] == "'tis"  # type: ignore[index]
    assert found.match("go forgo it")[0] == "go forgo"  # type: ignore[index]
    assert slots.slotted(r"{rule_cost}|x")(book).search("cost") is None
