"""Claims about phrases looked for at once: each is found where its own expression finds it."""

from __future__ import annotations

import re
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.automaton import Automaton, Place
from analysis.phrases import bounded, compiled, phrase_expression
from analysis.text import plain
from analysis.wording import folded, letters

WORDS = (
    "ties",
    "Ties",
    "US",
    "us",
    "restor*",
    "restor* ties",
    "US*",
    "re-*",
    "re-",
    "the North",
    "N. Korea",
    "a_b",
    "policé",
    "*er",
)
PARTS = (*(w.replace("*", "ed") for w in WORDS), "restore", "under", "korea", "n", "North", "S")
GLUES = (" ", "  ", "-", " - ", ", ", "\n", "_", "'", ". ", "", "\u00ad", "9")
phrase = st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join)
sentence = st.lists(st.sampled_from([p + glue for p in PARTS for glue in GLUES]), max_size=9).map(
    "".join
)


def one_at_a_time(phrases: list[str], exact: list[bool], text: str) -> set[Place]:
    """Every place at which each phrase's expression matches, tried one after the other."""
    found = set()
    for number, (phrase, just_so) in enumerate(zip(phrases, exact, strict=True)):
        made = bounded(phrase_expression(phrase))
        rule = compiled(f"(?-i:{made})" if just_so else made)
        tried = (rule.match(text, at) for at in range(len(text)))
        found |= {(number, *hit.span()) for hit in tried if hit}
    return found


@given(phrases=st.lists(phrase, min_size=1, max_size=6), exact=st.booleans(), text=sentence)
def test_all_phrases_at_once_stand_where_each_stands_alone(
    phrases: list[str], exact: bool, text: str
):
    straight = plain(text).text
    just_so = [exact] * len(phrases)
    found = Automaton(phrases, just_so).places(straight)
    assert sorted(found) == sorted(one_at_a_time(phrases, just_so, straight))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("warm ties us", [(0, 5, 12)]),
        ("warm Ties-us", [(0, 5, 12)]),
        ("warm ties \n us", [(0, 5, 14)]),
        ("warm ties'us", []),
        ("warm ties/us", []),
        ("warm ties, us", []),
        ("warm_ties us", []),
        ("warm ties us9", []),
    ],
)
def test_blanks_or_one_hyphen_part_the_words_of_a_phrase(text: str, found: list[Place]):
    assert Automaton(["ties us"], [False]).places(text) == found


@pytest.mark.parametrize(("text", "found"), [("the US", [(0, 4, 6)]), ("with us", []), ("bus", [])])
def test_a_name_in_capitals_keeps_them(text: str, found: list[Place]):
    assert Automaton(["US"], [False]).places(text) == found


@given(phrase=st.text(min_size=1, max_size=12).filter(lambda p: any(c.isalnum() for c in p)))
def test_any_phrase_stands_in_itself(phrase: str):
    written = plain(phrase.replace("*", "x")).text.strip()
    if any(c.isalnum() for c in written) and written == plain(written).text:
        found = Automaton([written], [False]).places(written)
        assert sorted(found) == sorted(one_at_a_time([written], [False], written))


def test_letters_are_alike_where_expressions_that_mind_no_case_take_them_for_alike():
    cased = [chr(code) for code in range(sys.maxunicode + 1) if chr(code).isalpha()]
    alike = [
        (char, other)
        for char in cased
        for other in {char.lower(), char.upper(), char.casefold(), char.swapcase()}
        if len(other) == 1 and other != char and re.fullmatch(char, other, re.IGNORECASE)
    ]
    assert len(alike) > 2000
    assert [pair for pair in alike if letters(pair[0]) != letters(pair[1])] == []


def test_letters_of_ascii_are_what_expressions_that_mind_no_case_take_for_them():
    every = [chr(code) for code in range(sys.maxunicode + 1) if chr(code).isalnum()]
    made = [(char, letters(char)) for char in every if letters(char).isascii()]
    assert len(made) > 62
    assert [char for char, one in made if not re.fullmatch(one, char, re.IGNORECASE)] == []
    assert [char for char, one in made if folded(char) != one] == []


def test_letters_are_as_many_as_the_text_has_characters():
    text = "İstanbul, weiß & ﬁn\u00a0– 3.5_x"
    assert len(letters(text)) == len(folded(text)) == len(text)
