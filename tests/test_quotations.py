"""Claims about what stands in quotation marks."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from analysis.quotations import may_quote, quotations


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


PIECES = [
    "a",
    "the",
    "s",
    " ",
    " ",
    "’",
    "‘",
    "'",
    "“",
    "”",
    '"',
    "(",
    "\u2014",
    "-",
    "\u00ad",
    "\u0301",
    "`",
]
SENTENCE = st.lists(st.sampled_from(PIECES), max_size=8).map("".join)


@given(st.lists(SENTENCE, max_size=4))
def test_a_paragraph_without_a_sentence_that_may_quote_has_no_quotations(sentences: list[str]):
    assert any(map(may_quote, sentences)) or quotations(" ".join(sentences)) == []


@given(SENTENCE)
def test_a_sentence_with_no_mark_that_opens_may_not_quote(sentence: str):
    assert may_quote(sentence) or quotations(sentence) == []
    assert not may_quote(sentence.translate(dict.fromkeys(map(ord, "\"'’‘“”`"), "")))
