"""The claims of README: what it says was found is made of the results, with how sure each is."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from analysis.report import abstract
from analysis.report.facts import facts
from analysis.study import BY_READING, Study
from tests.report.conftest import CLOSE, COOL, PLAIN

README = Path(__file__).parents[2] / "README.md"


def found() -> str:
    """What README says under its heading, up to the sentence that is about the section itself."""
    section = README.read_text(encoding="utf-8").partition("## What it found\n")[2]
    return section.partition("\n\nThese lines are")[0].strip()


def test_what_readme_says_was_found_is_made_of_the_results(real: Study):
    made = abstract.markdown(real, facts(real))
    assert [" ".join(part.split()) for part in found().split("\n\n")] == [
        " ".join(part.split()) for part in made.split("\n\n")
    ], f"`.venv/bin/python tests/report/front.py` writes it; README is to say:\n\n{made}"


def test_each_number_of_readme_has_its_interval_and_its_sentences(real: Study):
    rows = [line.split(" | ") for line in found().splitlines() if line.startswith("|")]
    body = [row for row in rows[2:] if "told apart" not in row[0]]
    assert len(body) == len(real.outlets)
    for row in body:
        for cell in row[1:]:
            assert re.fullmatch(
                r"\S+(?: %)? \(\S+(?: %)? to \S+(?: %)?\), \d+ of \d+(?: \|)?", cell
            )
    for measure, facet in (("balance", "all"), ("balance", BY_READING), ("russia_share", "all")):
        for outlet in real.outlets:
            one = real.estimate(measure, outlet, facet)
            assert one is not None
            assert f"{one.hits} of {one.sentences}" in found()


@pytest.mark.parametrize("count", [1, 2, 13])
def test_it_is_right_for_one_outlet_two_and_many(of_texts: Callable[..., Study], count: int):
    texts = {f"A|{n}": f"{CLOSE} {COOL if n % 2 else PLAIN}" for n in range(count)}
    study = of_texts(texts, k=(200, 200), resamples=50)
    made = abstract.markdown(study, facts(study))
    assert "  " not in made and "\n\n\n" not in made and made == made.strip()
    rows = [line for line in made.splitlines() if line.startswith("|")]
    assert len(rows) == (count + 3 if count <= abstract.WIDE else 0)
    assert all(len(re.findall(r"(?<!\\)\|", row)) == 4 for row in rows)  # no codes by reading
    assert ("There is one article only" in made.splitlines()[0]) == (count == 1)
