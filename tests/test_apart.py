"""Claims about matches that are told of a third state, whoever else their clause names.

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
        ("Kim's contempt for Seoul is as great as Xi's love of order.", "-"),
        ("Kim's contempt for Xi is an open secret.", "S"),
        ("America's frustration with China over North Korea has grown.", "-"),
        ("China's frustration with North Korea has grown.", "S"),
        ("Between China and a hostile South, the North has armed itself.", "-"),
        ("Xi's protection of Kim infuriates Washington.", "A"),
    ],
)
def test_a_feeling_is_whose_it_is_and_for_whom_it_is(codes: Codes, sentence: str, expected: str):
    assert codes(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Wang Yi and Rubio clashed over Taiwan, chips and the North.", "-"),
        ("Wang Yi and Choe Son Hui clashed over the missile tests.", "S"),
        ("China has lost patience with Myanmar's generals, a diplomat in Pyongyang said.", "-"),
        ("Beijing was ignored by Tokyo, and North Korea fired a rocket.", "-"),
        ("Beijing was ignored by Pyongyang.", "S"),
    ],
)
def test_what_is_done_by_or_with_a_third_state_is_its_own(
    codes: Codes, sentence: str, expected: str
):
    assert codes(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Wang Yi told his North Korean hosts that Japan had lost the trust of Asia.", "-"),
        ("Wang Yi told his North Korean hosts that China no longer trusted them.", "S"),
        ("Xi told Kim that China and Russia would remain good neighbours.", "-"),
        ("Xi told Kim that China and North Korea would remain good neighbours.", "A"),
    ],
)
def test_what_one_tells_the_other_of_a_third_state_is_not_of_the_two(
    codes: Codes, sentence: str, expected: str
):
    assert codes(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Beijing mediates between Pyongyang and Washington, whose relations remain hostile.", "-"),
        ("Putin and Xi discussed North Korea and hailed their own partnership.", "-"),
        ("Xi and Kim discussed Russia and hailed their own partnership.", "A"),
        ("Tokyo and Seoul held drills, and North Korea, not China, denounced them.", "-"),
        ("Unlike Japan, who disappointed him, Xi sent Kim his greetings.", "-"),
    ],
)
def test_pronouns_point_to_those_named_together(codes: Codes, sentence: str, expected: str):
    assert codes(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("North Korea was condemned by Japan and South Korea, and China was urged to act.", "-"),
        ("Mao never forgave Khrushchev, and Kim Il Sung profited.", "-"),
        ("Mao never forgave Kim Il Sung, and Khrushchev profited.", "S"),
        ("China was accused of propping up Moscow, and North Korea of arming it.", "-"),
    ],
)
def test_a_name_behind_and_opens_a_clause_of_its_own(codes: Codes, sentence: str, expected: str):
    assert codes(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("While Moscow haggles over prices, Beijing keeps shipping rice to Pyongyang.", "A"),
        ("While Beijing haggles over prices, Moscow ships rice to Pyongyang.", "S"),
    ],
)
def test_what_a_rival_alone_does_in_its_clause_is_no_strain(
    codes: Codes, sentence: str, expected: str
):
    assert codes(sentence) == expected


def test_between_names_the_two_whoever_else_a_match_names(codes: Codes):
    assert codes("No offer from Seoul could loosen the ties between Beijing and the North.") == "A"


def test_what_a_match_about_others_held_stands(codes: Codes):
    assert codes("Beijing and Moscow vetoed the draft on the North, and the Russians left.") == "A"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "China, which waited while Kim visited Putin in spring, now promises to help the North.",
            "A",
        ),
        (
            "Moscow, which waited while Kim visited Xi in spring, now promises to help the North.",
            "-",
        ),
    ],
)
def test_who_is_named_in_what_is_said_aside_is_no_party(codes: Codes, sentence: str, expected: str):
    assert codes(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Relations between China and Russia have never been better, Xi said as Kim came.", "-"),
        ("Relations between China and North Korea have never been better, Putin said.", "A"),
        ("Relations between Beijing and Seoul remain frosty over the North's missiles.", "-"),
        ("Relations between Beijing and Pyongyang remain frosty over Seoul's missiles.", "S"),
        ("The pact between Moscow and Pyongyang is viewed with growing unease in Beijing.", "S"),
    ],
)
def test_how_the_tie_between_two_is_is_said_of_them(codes: Codes, sentence: str, expected: str):
    assert codes(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("As Moscow and Pyongyang quarrel over wages, Beijing looks on.", "-"),
        ("As Beijing and Pyongyang quarrel over wages, Moscow looks on.", "S"),
        ("Moscow and Beijing have quarrelled with Kim over wages.", "S"),
    ],
)
def test_two_who_quarrel_quarrel_with_each_other(codes: Codes, sentence: str, expected: str):
    assert codes(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Beijing waits as Russian officers teach the North's pilots.", "-"),
        ("Chinese officers teach the North's pilots.", "A"),
        ("Kim's turn to Moscow came at Beijing's expense.", "S"),
        ("North Korean students lived at China's expense in Shenyang.", "A"),
        ("Kim's embrace of Moscow came at the expense of his older patron in Beijing.", "S"),
        ("Kim told Putin that he would stand by Russia, and the two left Beijing.", "-"),
        ("Kim told Moscow of the launch but nothing to Beijing.", "S"),
    ],
)
def test_who_does_it_and_at_whose_expense(codes: Codes, sentence: str, expected: str):
    assert codes(sentence) == expected
