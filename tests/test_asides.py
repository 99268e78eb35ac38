"""Claims about names that are no party: who listens, who is passed over, who reports.

Each test is a sentence with the codes a careful reader gives it: "A" alliance, "S" strain,
"AS" both, "-" neither. The sentences are constructed.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

Codes = Callable[[str], str]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Wang Yi told his South Korean counterpart that Beijing would not abandon its ally.", "A"),
        ("Xi assured Putin that China would stand by North Korea.", "A"),
        ("Xi told Putin that their friendship had no limits, and of North Korea nothing.", "-"),
        ("Wang Yi told Lavrov that China would stand by Russia, and flew on to Pyongyang.", "-"),
    ],
)
def test_who_only_listens_is_no_party(codes: Codes, sentence: str, expected: str):
    assert codes(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("It is Beijing, not Moscow, that keeps the lights on in Pyongyang.", "A"),
        ("It is Beijing, rather than Moscow, whose friendship Kim needs.", "A"),
        ("It was to Moscow rather than to Beijing that Kim turned for friendship.", "S"),
    ],
)
def test_who_is_passed_over_is_no_party(codes: Codes, sentence: str, expected: str):
    assert codes(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Kim was received by Putin with open arms, Chinese media noted.", "-"),
        ("Kim praised the firm friendship with Russia, the Global Times wrote.", "-"),
        ("Kim praised the firm friendship with China, Xinhua reported.", "A"),
    ],
)
def test_media_of_one_of_the_two_only_report(codes: Codes, sentence: str, expected: str):
    assert codes(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("North Korea deals with Moscow and Seoul alike: the former is a close friend.", "-"),
        ("North Korea deals with Moscow and Beijing alike: the latter is a close friend.", "A"),
    ],
)
def test_the_former_and_the_latter_are_whom_they_point_to(
    codes: Codes, sentence: str, expected: str
):
    assert codes(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("When Washington threatened war, China renewed its friendship with its neighbour.", "A"),
        ("When Moscow threatened war, China renewed its friendship with its neighbour.", "-"),
        ("China and Washington renewed the friendship of each with its neighbour.", "-"),
    ],
)
def test_a_state_far_off_is_nobodys_neighbour(codes: Codes, sentence: str, expected: str):
    assert codes(sentence) == expected
