"""Claims about notes: what is a source or a caveat is numbered through, and leads there and back."""

from __future__ import annotations

import re

import pytest

from analysis.report import footnotes, prose


def noted(**texts: str) -> tuple[dict[str, str], dict[str, list[str]]]:
    told = {
        name: prose.html(text, {"name": "(a ([b](#ref-x-2020)) ("}) for name, text in texts.items()
    }
    made, cited = footnotes.marked(told)
    return {name: str(html) for name, html in made.items()}, {k: list(v) for k, v in cited.items()}


def test_a_bracket_that_cites_is_a_numbered_note_below_its_text():
    made, cited = noted(tone="One ([A 2020](#ref-a-2020); [B 2021](#ref-b-2021)). Two.")
    text, _, notes = made["tone"].partition("<ol")
    number = '<sup><a id="r-1" href="#n-1" role="doc-noteref">[1]</a></sup>'
    assert text == f"<p>One{number}. Two.</p>"
    assert notes == (
        ' class="notes" start="1"><li id="n-1"><a href="#ref-a-2020">A 2020</a>; '
        '<a href="#ref-b-2021">B 2021</a>. '
        '<a class="back" href="#r-1" role="doc-backlink">Back</a></li></ol>'
    )
    assert cited == {"a-2020": ["r-1"], "b-2021": ["r-1"]}


def test_a_caveat_is_a_note_and_holds_brackets_and_facts():
    made, cited = noted(tie="So it is (*Note:* In {{ name }} (and more) too), as said (by us).")
    assert "So it is<sup>" in made["tie"] and "</sup>, as said (by us).</p>" in made["tie"]
    assert "In (a ([b](#ref-x-2020)) ( (and more) too. <a" in made["tie"]
    assert cited == {}


@pytest.mark.parametrize("text", ["(A − S) / (A + S)", "({{ name }})", "{{ name }} and (more)"])
def test_a_bracket_that_neither_cites_nor_says_so_stays_one(text: str):
    made, _ = noted(tie=text)
    assert "<sup>" not in made["tie"] and "<ol" not in made["tie"]


def test_notes_are_numbered_through_as_the_page_has_them():
    cite = "X ([A 2020](#ref-a-2020)). Y ([A 2020](#ref-a-2020))."
    made, cited = noted(methods=cite, tie=cite, glossary=cite)
    numbers = {name: re.findall(r'id="n-(\d)"', html) for name, html in made.items()}
    assert numbers == {"tie": ["1", "2"], "methods": ["3", "4"], "glossary": ["5", "6"]}
    assert 'start="3"' in made["methods"]
    assert cited == {"a-2020": [f"r-{n}" for n in range(1, 7)]}
