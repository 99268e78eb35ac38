"""Claims about what sounds like trouble and is said to be none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Codes = Callable[[str], str]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Thursday's flight from Beijing to Pyongyang was cancelled because of the typhoon.", "-"),
        ("China's border crossing with North Korea was shut on Monday for a public holiday.", "-"),
        ("Deliveries from China to North Korea stopped for a week as the river froze over.", "-"),
        ("China closed the bridge to North Korea because of its anger at the test.", "S"),
        ("China shut its border crossing with North Korea after the missile test.", "S"),
        ("Kim turned down the relief that Beijing offered after the floods.", "S"),
    ],
)
def test_what_weather_or_a_holiday_stops_is_no_quarrel(codes: Codes, sentence: str, expected: str):
    assert codes(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("North Korea's envoy thanked China for blocking a statement on its launch.", "A"),
        ("Pyongyang is grateful to Beijing for watering down the sanctions.", "A"),
        ("Putin thanked Kim for snubbing Beijing.", "S"),
        ("Trump thanked Xi for cutting off North Korea's coal.", "S"),
    ],
)
def test_what_one_of_the_two_thanks_the_other_for_is_no_harm(
    codes: Codes, sentence: str, expected: str
):
    assert codes(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Russia's gains in North Korea have cost China nothing.", "-"),
        ("Russia's gains in North Korea have cost China dear.", "S"),
    ],
)
def test_a_gain_that_harms_nobody_is_no_strain(codes: Codes, sentence: str, expected: str):
    assert codes(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("A landslide in Liaoning stopped the Beijing-Pyongyang train for four days.", "-"),
        ("China stopped the Beijing-Pyongyang train for four days.", "S"),
        ("Kim's visit to Beijing let the two leaders repair the damage to their ties.", "AS"),
    ],
)
def test_what_a_landslide_does_nobody_does(codes: Codes, sentence: str, expected: str):
    assert codes(sentence) == expected
