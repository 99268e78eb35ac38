"""Claims about UTF-8 that was read as Windows-1252: mended where it is sure, and left elsewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.corpus import mending
from analysis.corpus.mending import mended
from tests.corpus.made import loaded, said, sources


def misread(text: str) -> str:
    """UTF-8 as whoever takes it for Windows-1252 sees it; controls where it has no letter."""
    return "".join(
        bytes([byte]).decode("cp1252", errors="ignore") or chr(byte) for byte in text.encode()
    )


@pytest.mark.parametrize(
    "text",
    ["it’s", "“we agreed”", "a tie – or not", "trade — again", "and so on…", "café", "naïve",
     "Müller", "€ 5", "the ™ sign", "São Paulo", "5 − 3", "a\u00a0b", "Łódź is in Poland" [7:]],
)  # fmt: skip
def test_what_news_writes_beyond_ascii_is_put_right(text: str):
    assert mended(misread(text)).text == text


def test_what_was_misread_twice_is_put_right_as_well():
    assert mended(misread(misread("it’s “so” – café"))).text == "it’s “so” – café"


@pytest.mark.parametrize(
    "text",
    [
        "He said: “IRMÔ and left.",  # a word in capitals before a quotation mark
        "Ã and Â are letters of Portuguese and Vietnamese.",
        "Việt Nam, Łódź, Ångström, Čapek, Škoda",
        "北京 and 평양",
        "5 € and 3 £, a café, it’s",
    ],
)
def test_what_may_be_meant_is_left(text: str):
    found = mended(text)
    assert (found.text, found.times) == (text, 0)


def test_what_was_mended_is_said_with_the_place_and_offsets_are_into_the_mended_text(
    tmp_path: Path,
):
    found = loaded(tmp_path, a=misread("China’s “bond” with North Korea held, it was said."))
    assert sources(found) == {"a": "China’s “bond” with North Korea held, it was said."}
    assert said(found) == [
        "mended articles/a.txt: UTF-8 that was read as Windows-1252 in 3 places, from character 5; "
        "it is put right; save it as UTF-8"
    ]


def test_what_is_not_sure_is_left_and_said(tmp_path: Path):
    # The last byte of the closing mark is one that Windows has no letter for, and was lost.
    text = "China and North Korea have agreedâ€, it was said."
    found = loaded(tmp_path, a=text)
    assert sources(found) == {"a": text}
    assert said(found) == [
        "note articles/a.txt: one place looks like UTF-8 that was read as Windows-1252; "
        "it is not sure and was left; look at it"
    ]


@given(st.text(st.characters(max_codepoint=0x7F), max_size=100))
def test_plain_letters_are_never_touched(text: str):
    assert mended(text).text == text


@given(st.text(max_size=100))
def test_mending_again_changes_nothing_more_than_it_says(text: str):
    found = mended(text)
    assert (found.times == 0) == (found.text == text)


# Letters that may begin what was misread, controls, what may follow them, and what none of these is
NEAR = "ÂÃÄÅàèðñÿÆé" + "\x80\x81\x85\x8f\x93\x9f\xa0" + "’“€™Ššž¢©¿À" + "a -北"


@given(st.text(NEAR, max_size=6))
def test_a_text_is_passed_over_only_where_no_rule_has_anything_to_mend_or_to_count(text: str):
    first = rf"[ÂÃÄÅà-ð]{mending._FOLLOWS}"
    suspect = re.search(first, text) or mending._CONTROLS.search(text)
    assert bool(mending._SUSPECT.search(text)) is bool(suspect)
