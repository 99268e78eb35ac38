"""Claims about negated conditions: what they deny of what would have been has happened."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Codes = Callable[[str], str]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Kim would have ended the year in exile had Mao not sent his volunteers to save him.",
            "A",
        ),
        ("If Beijing had not shipped oil, North Korea's army would have stopped moving.", "A"),
        ("If China did not feed it, the North would starve.", "A"),
        ("But for China's veto, North Korea would have faced new sanctions.", "A"),
        ("North Korea's economy would have collapsed had it not been for Chinese help.", "A"),
        ("Without Chinese oil North Korea's tanks would stand still.", "A"),
    ],
)
def test_help_without_which_it_would_be_otherwise_was_given(
    codes: Codes, sentence: str, expected: str
):
    assert codes(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Had Beijing not cut off his oil, Kim would never have gone to Moscow.", "S"),
        ("Kim would never have gone to Moscow if Beijing had not snubbed him.", "S"),
    ],
)
def test_trouble_without_which_it_would_be_otherwise_was_there(
    codes: Codes, sentence: str, expected: str
):
    assert codes(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("If China had sent help, the North would not have turned to Russia.", "S"),
        ("Had Kim told Beijing of the test, Xi would not have been so angry.", "S"),
        ("Kim left Beijing without a word of thanks, and would not come back for years.", "S"),
    ],
)
def test_a_condition_that_denies_nothing_is_a_might_have_been(
    codes: Codes, sentence: str, expected: str
):
    assert codes(sentence) == expected
