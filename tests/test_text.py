"""Claims about characters, sentences, words and clauses."""

from __future__ import annotations

from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import text


def cut(spans: list[text.Span], line: str) -> list[str]:
    return [line[a:b] for a, b in spans]


def test_plain_text_has_straight_quotes_and_plain_hyphens():
    made = text.plain("Kim’s “five‑day” trip\u00a0– to China–North Korea")
    assert made.text == 'Kim\'s "five-day" trip - to China-North Korea'


def test_plain_text_leads_back_to_the_characters_it_came_from():
    source = "co\u00adope\u0301ration"  # a soft hyphen, and e with a combining accent
    made = text.plain(source)
    assert made.text == "coop\u00e9ration"
    at = made.text.index("\u00e9")
    assert source[slice(*made.back(at, at + 1))] == "e\u0301"


@given(st.text(max_size=60))
def test_every_plain_character_came_from_somewhere_in_order(source: str):
    made = text.plain(source)
    assert made.back(0, len(made.text)) == (made.back(0, 0)[0], len(source)) or not made.text
    spots = [made.back(i, i + 1) for i in range(len(made.text))]
    assert spots == sorted(spots)


@pytest.mark.parametrize(
    "line",
    [
        "The parade was held on Sept. 3 in Beijing.",
        "The U.N. Security Council met on Jan. 5.",
        "Gen. Pak Jong Chon spoke for the U.S. side.",
        "A deal of the U.S. and J. R. Smith stood.",
    ],
)
def test_abbreviations_and_initials_end_no_sentence(line: str):
    assert cut(text.sentences(line), line) == [line]


def test_a_closing_quotation_mark_stays_with_its_sentence():
    line = "He said, “It is done.” Then he left."
    assert cut(text.sentences(line), line) == ["He said, “It is done.”", "Then he left."]


def test_a_stray_mark_stays_with_the_sentence_before_it():
    line = "It ended there. \u3011"
    assert cut(text.sentences(line), line) == [line]


def test_a_word_holds_a_letter_or_a_digit():
    line = "China doesn’t trade — 26 states do."
    assert cut(text.words(line), line) == ["China", "does", "n’t", "trade", "26", "states", "do"]


@given(st.text(max_size=80))
def test_words_and_sentences_of_anything_lie_inside_it_in_order(line: str):
    for spans in (text.words(line), text.sentences(line) if line.strip() else []):
        flat = [at for span in spans for at in span]
        assert flat == sorted(flat) and all(0 <= at <= len(line) for at in flat)


@pytest.mark.parametrize(
    ("line", "count"),
    [
        ("China, Russia and North Korea met.", 1),
        ("Trade grew, but trust did not.", 2),
        ("Although trade grew, trust did not.", 2),
        ("Trade grew while trust fell.", 2),
        ("Trade grew; trust fell — and Seoul watched.", 3),
    ],
)
def test_a_clause_ends_at_marks_and_openers_and_not_in_a_list_of_names(line: str, count: int):
    assert len(text.clauses(line)) == count


# What is longer than anything a newspaper prints


def test_the_rest_of_a_sentence_of_too_many_words_is_a_sentence_of_its_own():
    line = " ".join(["word"] * 450) + " end."
    made = cut(text.sentences(line), line)
    assert [len(piece.split()) for piece in made] == [200, 200, 51]
    assert " ".join(made) == line


def test_a_sentence_of_two_hundred_words_is_one():
    line = " ".join(["word"] * 199) + " end."
    assert cut(text.sentences(line), line) == [line]


def test_a_pictogram_counts_as_a_word():
    line = "😀" * 500
    assert [len(piece) for piece in cut(text.sentences(line), line)] == [200, 200, 100]


def test_a_word_that_never_ends_is_cut_as_well():
    line = "a" * 9000
    assert [len(piece) for piece in cut(text.sentences(line), line)] == [4000, 4000, 1000]


def test_marks_without_end_on_one_letter_are_composed_a_few_at_a_time():
    source = "e" + "\u0315\u0300" * 500  # unsorted, so that composing has to sort them
    made = text.plain(source)
    assert made.text.startswith("\u00e8")
    assert sum(made.text.count(mark) for mark in "\u0315\u0300\u00e8") >= 999


TOKENS = (
    "the cannot gonna wanna more'n d'ye 'tis can't China's U.S. 3.5 1,000 10% $5 a,b x-y (he he) e.g. "
    "-- ... . , can't, o'clock n't 's cannot. wanna. a/b c... d?! doesn’t “so” —"
).split()


@given(st.lists(st.sampled_from((*TOKENS, *(" " * len(TOKENS)))), max_size=16).map("".join))
def test_words_are_counted_as_many_as_are_found(line: str):
    assert text.word_count(line) == len(text.words(line))


@given(st.text(max_size=60))
def test_words_of_anything_are_counted_as_many_as_are_found(line: str):
    assert text.word_count(line) == len(text.words(line))


@given(
    st.lists(
        st.sampled_from(["a ", "\u2019", "\U0001f600", "\u00a9 ", "x" * 30, "\u5317 "]), max_size=9
    ),
    st.integers(1, 60),
)
def test_a_sentence_is_left_whole_where_its_words_and_pictograms_are_few(
    parts: list[str], times: int
):
    whole = "".join(parts) * times
    words = len(whole.split()) + len(text._PICTOGRAM.findall(whole))
    assert text._few(whole) is (words <= text.MOST_WORDS)


TYPESET = st.lists(
    st.sampled_from(
        ["a", "a\u0301", "b ", "\u2019", "\u2011", "\u2014", "\u00ad", "\u00e9", *"\t`\u00b4"]
    ),
    max_size=4,
).map("".join)


@given(TYPESET)
def test_text_is_as_plain_as_its_characters_one_by_one(source: str):
    made = [normalize("NFC", part).translate(text.TABLE) for _, part in text._clusters(source)]
    assert text.plain(source).text == "".join(made)
    assert text.plain(source).length == len(source)
