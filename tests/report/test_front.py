"""The claim of README: what it says was found is what the report says, word for word."""

from __future__ import annotations

from pathlib import Path

from analysis.report.facts import facts
from analysis.study import Study

README = Path(__file__).parents[2] / "README.md"


def test_what_readme_says_was_found_is_what_the_report_says(real: Study):
    told = facts(real)
    found = README.read_text(encoding="utf-8").partition("## What it found")[2]
    first = found.partition("These lines are")[0]
    names = ("balance_said", "told_by_reading", "shares_said", "russia_said")
    said = " ".join(told[name] for name in names if told[name])
    assert " ".join(first.split()) == " ".join(said.split())
