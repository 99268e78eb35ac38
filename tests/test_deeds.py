"""Claims about who does what is told, and to whom.

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
        ("India's decision enraged Beijing, and North Korea made no comment.", "-"),
        ("North Korea's decision enraged Beijing, and India made no comment.", "S"),
        ("The Soviet Union abandoned North Korea, but China kept sending food.", "A"),
        ("Malaysia broke off relations with the North, and China looked on.", "-"),
        ("China broke off relations with the North, and Malaysia looked on.", "S"),
        ("Russia has elbowed China out of North Korea's favour.", "S"),
    ],
)
def test_what_third_states_do_to_one_of_the_two_is_theirs(
    codes: Codes, sentence: str, expected: str
):
    assert codes(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("North Korea backed China on Taiwan and denounced Japan for meddling.", "A"),
        ("North Korea denounced China for meddling.", "S"),
        ("Kim fell out with Moscow over unpaid wages, and Beijing looked on.", "-"),
        ("Kim fell out with Beijing over unpaid wages, and Moscow looked on.", "S"),
        ("The pact between Moscow and Pyongyang undermined Seoul's trust, Beijing says.", "-"),
    ],
)
def test_who_is_blamed_or_quarrelled_with_is_the_party(codes: Codes, sentence: str, expected: str):
    assert codes(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Xi has refused to join the American campaign against North Korea.", "-"),
        ("Xi has refused North Korea's latest request.", "S"),
    ],
)
def test_a_third_states_demand_that_is_not_met_is_no_strain(
    codes: Codes, sentence: str, expected: str
):
    assert codes(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Trump has called Xi a great friend and Kim a man he gets along with.", "-"),
        ("Putin praised Beijing's position and thanked Pyongyang for its soldiers.", "-"),
        ("Xi praised his friendship with Kim, and Trump praised nobody.", "A"),
        ("To Putin Kim is a friend in need, and Beijing knows it.", "-"),
        ("To Xi Kim is a friend in need, and Moscow knows it.", "A"),
    ],
)
def test_what_a_third_state_says_of_each_is_not_between_them(
    codes: Codes, sentence: str, expected: str
):
    assert codes(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Rubio pressed Wang Yi on Iran and the North, and was ignored.", "-"),
        ("Choe Son Hui pressed Wang Yi on aid, and was ignored.", "S"),
        ("Rubio pressed Wang Yi on Iran, but Kim was ignored by Beijing.", "S"),
    ],
)
def test_a_clause_without_a_subject_has_that_of_the_one_before(
    codes: Codes, sentence: str, expected: str
):
    assert codes(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Vietnam distrusts China, and North Korea sells arms to Hanoi.", "-"),
        ("North Korea distrusts China, and Vietnam sells it arms.", "S"),
        ("Washington has lost patience with Beijing over chips and with Pyongyang over arms.", "-"),
        ("Beijing has lost patience with Pyongyang over arms and with Washington over chips.", "S"),
        ("Moscow has grown close to both Beijing and Pyongyang since the war began.", "-"),
        ("Pyongyang has grown close to both Beijing and Moscow since the war began.", "A"),
        ("Iran has strong ties with both China and North Korea.", "-"),
        ("Moscow is suspicious of China and of North Korea alike.", "-"),
        ("Pyongyang is suspicious of China and of Moscow alike.", "S"),
    ],
)
def test_what_a_third_state_feels_or_does_to_each_is_its_own(
    codes: Codes, sentence: str, expected: str
):
    assert codes(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Kim hailed Putin for his unwavering support and then met the Chinese ambassador.", "-"),
        ("Kim thanked the Chinese people for their fraternal help before he flew to Moscow.", "A"),
        ("Pyongyang despises Tokyo and depends on Beijing for nearly everything it eats.", "A"),
        ("China trades happily with Seoul and no longer supports Pyongyang.", "S"),
        ("Pyongyang despises Beijing and depends on Moscow for nearly everything it eats.", "S"),
    ],
)
def test_who_is_thanked_or_leaned_on_is_the_party(codes: Codes, sentence: str, expected: str):
    assert codes(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("North Korea quarrels with Seoul while China and Russia hold joint drills.", "-"),
        ("North Korea quarrels with China while Seoul and Russia hold joint drills.", "S"),
    ],
)
def test_who_stands_right_behind_the_deed_bears_it(codes: Codes, sentence: str, expected: str):
    assert codes(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Beijing is at odds with Washington, and it has stood by Pyongyang all the more.", "A"),
        ("Washington is at odds with Beijing, and it has stood by Seoul all the more.", "-"),
    ],
)
def test_a_pronoun_takes_up_the_one_named_first(codes: Codes, sentence: str, expected: str):
    assert codes(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Turned down by Moscow, Kim flew home by way of Beijing.", "-"),
        ("The request was turned down by Moscow, Chinese diplomats said of the North's bid.", "-"),
        ("Turned down by Beijing, Kim Il Sung got his fighter jets from Moscow.", "S"),
        ("China has been eclipsed by Russia in Pyongyang.", "S"),
    ],
)
def test_who_turns_somebody_down_is_the_party(codes: Codes, sentence: str, expected: str):
    assert codes(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Xi and Mao look alike; Kim Il Sung's relations with Moscow soured in 1962.", "-"),
        ("Kim's relations with Beijing soured as his ties with Moscow grew.", "S"),
    ],
)
def test_a_tie_with_a_third_state_that_sours_is_theirs(codes: Codes, sentence: str, expected: str):
    assert codes(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Japan and South Korea asked China to rein in North Korea.", "-"),
        ("Trump urged Xi to cut off North Korea's oil.", "-"),
        ("Kim asked Xi to send grain, and Xi did.", "A"),
        ("Xi cut off North Korea's oil.", "S"),
    ],
)
def test_what_a_third_state_asks_for_is_not_done(codes: Codes, sentence: str, expected: str):
    assert codes(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("At Trump's urging Xi agreed to tighten the screws on Pyongyang.", "S"),
        ("China joined Washington in pressing North Korea to give up its weapons.", "S"),
        ("Trump's pressure on Pyongyang grew.", "-"),
    ],
)
def test_he_who_does_it_with_others_or_at_their_urging_does_it(
    codes: Codes, sentence: str, expected: str
):
    assert codes(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("China's ties with South Korea have thawed, much to the anger of North Korea.", "S"),
        ("China's ties with South Korea have thawed, much to the anger of Japan.", "-"),
        ("China's ties with Seoul are strained, but its friendship with Kim remains strong.", "A"),
    ],
)
def test_what_one_of_the_two_feels_at_the_others_tie_is_theirs(
    codes: Codes, sentence: str, expected: str
):
    assert codes(sentence) == expected
