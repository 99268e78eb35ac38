"""Claims about how many words a text has: as many as NLTK's word tokenizer parts it into."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import text, tokens

COLLECTION = Path(__file__).parent / "collection"
WORDS = (
    "Kim cannot don n can't it 9 1,000 a:5 a:b U.S é wanna d more tis Hôtel x-y a/b s t re ² Kim's "
    "KIM'S we'll isn't ISN'T N't n't N'T d'ye 'tis o'clock a'b x'5 5's don't's gimme got gotta 's R&D "
    "Kim_s x—y café's more'n e.g l'été s'été U.S.-led a@b.org https://a.b/c-d US$30 /x/ CANNOT 【x】"
).split()
MARKS = "\" ' . , ; : ? ! ) ( $ % — - … [ ] '' * & -- ... { } < # @ • £".split()


def told(plain: str) -> tuple[int, int]:
    """How many words are counted in a plain text, and how many NLTK finds."""
    return tokens.count(plain), len(tokens.spans(plain))


@pytest.mark.parametrize("path", sorted(COLLECTION.glob("*.csv")), ids=lambda path: path.stem)
def test_the_words_of_every_coded_sentence_are_counted_as_nltk_finds_them(path: Path):
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            counted, found = told(text.plain(row["text"]).text)
            assert counted == found, row["text"]


_MARKED = st.tuples(
    st.lists(st.sampled_from(MARKS), max_size=2).map("".join),
    st.sampled_from(("", *WORDS)),
    st.lists(st.sampled_from(MARKS), max_size=3).map("".join),
).map("".join)


@given(st.lists(_MARKED, max_size=6).map(" ".join))
def test_words_between_marks_are_counted_as_nltk_finds_them(plain: str):
    counted, found = told(plain)
    assert counted == found


def test_most_sentences_are_counted_without_nltk(monkeypatch: pytest.MonkeyPatch):
    def asked(plain: str) -> list[tuple[int, int]]:
        raise AssertionError(f"NLTK is asked for {plain!r}")

    monkeypatch.setattr(tokens, "spans", asked)
    # Xi | said | the | two | 's | tie | did | n't | cost | $1,000.5: "China's" is two words
    assert tokens.count("\"Xi said\" (the two's tie), didn't cost $1,000.5.") == 10


def test_a_possessive_before_a_full_stop_is_two_words_at_the_end_alone():
    assert tokens.count("It is Kim's.") == len(["It", "is", "Kim", "'s"])
    assert tokens.count("It is Kim's. So") == len(["It", "is", "Kim's.", "So"])


def test_an_ending_that_stands_for_itself_is_one_word():
    assert tokens.count("He wrote n't alone") == len(["He", "wrote", "n't", "alone"])


def test_of_joined_words_only_cannot_is_two_wherever_it_stands():
    assert told("cannot.—") == (2, 2)
    assert told("wanna.—") == (1, 1)
    assert told("wanna go") == (3, 3)
    assert told("cannotn't") == (3, 3)
