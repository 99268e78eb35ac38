"""Claims about what stands in quotation marks."""

from __future__ import annotations

from analysis.quotations import quotations


def quoted(line: str) -> list[str]:
    return [line[a:b] for a, b in quotations(line)]


def test_quotations_keep_their_marks_and_may_be_left_open():
    line = "Xi called it “a bond” and added: “it will"
    assert quoted(line) == ["“a bond”", "“it will"]


def test_single_quotation_marks_are_not_apostrophes():
    line = "The workers’ party called it ‘a new chapter’ in the nations’ story."
    assert quoted(line) == ["‘a new chapter’"]


def test_an_apostrophe_that_opens_nothing_opens_nothing():
    assert quotations("'a " * 3000) == []
    line = "'Twas the nations' story, 'told' and 'untold' by '90s men."
    # From the first mark that opens to the next that stands in no word, which must close.
    assert quoted(line) == ["'Twas the nations'", "'told'", "'untold'"]
