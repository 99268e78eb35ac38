"""Claims about denial: what it turns over, what it leaves alone, and how far it reaches.

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
        ("It is not true that China and North Korea are no longer friends.", "A"),
        ("The claim that China and North Korea fell out turned out to be false.", "-"),
        ("China brushed off reports of a falling-out with North Korea.", "-"),
        ("Nobody denies that Beijing and Pyongyang have fallen out.", "S"),
        ("It would be naive to think that China and North Korea act in concert.", "S"),
        ("Stories of a quarrel between Xi and Kim are pure speculation.", "-"),
        ("She believes Pyongyang fears Chinese influence.", "S"),
        ("Beijing dismissed the idea of a closer alliance with Pyongyang.", "S"),
    ],
)
def test_a_claim_called_untrue_is_turned_over_whole(codes: Codes, sentence: str, expected: str):
    assert codes(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Whether Beijing and Pyongyang have quarrelled is anyone's guess.", "-"),
        ("Tokyo asks whether the quarrel between China and North Korea will last.", "S"),
        ("Asked about a rift with Pyongyang, China's spokesman smiled.", "-"),
        ("Who but China kept North Korea fed?", "A"),
        ("Beijing is weighing whether to offer North Korea more aid.", "A"),
    ],
)
def test_what_is_left_open_says_nothing_but_what_is_given(
    codes: Codes, sentence: str, expected: str
):
    assert codes(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Beijing did not protest to Pyongyang about the launch.", "-"),
        ("Beijing protested to Pyongyang about the launch.", "S"),
        ("Instead of punishing North Korea, China sent it more coal.", "A"),
        ("China was under no obligation to rescue North Korea.", "S"),
        ("Beijing could easily have kept the North supplied with fuel.", "S"),
        ("North Korea's press avoided any criticism of China.", "-"),
    ],
)
def test_a_verb_is_denied_right_before_it_whatever_the_entry(
    codes: Codes, sentence: str, expected: str
):
    assert codes(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Beijing has never wavered in its support for Pyongyang.", "A"),
        ("Beijing is not about to stop supporting Pyongyang.", "A"),
        ("Beijing has stopped supporting Pyongyang.", "S"),
        ("China has no older comrade than North Korea.", "A"),
        ("Beijing has no plans to reduce its assistance to Pyongyang.", "A"),
        ("No one should doubt the friendship between Beijing and Pyongyang.", "A"),
        ("China never misses a chance to praise its friendship with North Korea.", "A"),
        ("China never praised its friendship with North Korea.", "S"),
    ],
)
def test_who_does_not_falter_is_firm(codes: Codes, sentence: str, expected: str):
    assert codes(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The warm words between Xi and Kim have not translated into anything.", "S"),
        ("China's offer of rice to North Korea found no taker.", "S"),
        ("China lent the North not a single engineer.", "S"),
        ("Xi was to stand by Kim at the anniversary, but did not.", "S"),
        ("Xi stood by Kim at the anniversary, but did not smile.", "A"),
        ("Trust between Beijing and Pyongyang has all but vanished.", "S"),
        ("The trains bring Chinese rice that the North cannot grow.", "A"),
        ("Efforts at a revival of contacts between China and North Korea were scrapped.", "S"),
    ],
)
def test_a_predicate_behind_closeness_may_deny_it(codes: Codes, sentence: str, expected: str):
    assert codes(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("If Beijing and Pyongyang were on friendly terms, trains would run every day.", "S"),
        ("If China were to offer aid, North Korea would accept its friendship.", "A"),
        ("But for the tests, Beijing and Pyongyang would be firm friends.", "S"),
        ("Kim had China as a friend on his side.", "A"),
        ("Were ties friendlier, China would have told North Korea.", "S"),
        ("The envoy was to have sealed the friendship of Beijing and Pyongyang.", "S"),
        ("Kim had hoped for support from China.", "S"),
        ("Kim hopes for support from China.", "A"),
    ],
)
def test_what_is_supposed_is_not_so(codes: Codes, sentence: str, expected: str):
    assert codes(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Despite its annoyance with Washington, Beijing kept up its support for Pyongyang.", "A"),
        ("Neither singer met Kim, to whom Xi pledged closer cooperation.", "A"),
        ("North Korea, which has no ties with Japan, praised its friendship with China.", "A"),
        ("North Korea, which has ties with Japan, praised its friendship with Moscow.", "-"),
    ],
)
def test_what_is_told_of_others_is_passed_over(codes: Codes, sentence: str, expected: str):
    assert codes(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Neither capital would confirm that a dispute had soured relations with Pyongyang.", "-"),
        ("Beijing would not confirm that it had promised North Korea aid.", "-"),
        ("A spokeswoman declined to confirm that Beijing had promised Pyongyang aid.", "-"),
        ("Beijing confirmed that it had promised North Korea aid.", "A"),
        ("No Chinese leader would call relations with Pyongyang as close as lips and teeth.", "S"),
        ("Nobody would call China and North Korea close allies.", "S"),
        ("Chinese leaders call relations with Pyongyang as close as lips and teeth.", "A"),
    ],
)
def test_what_nobody_would_confirm_or_say_is_not_told(codes: Codes, sentence: str, expected: str):
    assert codes(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("China did not let its old ally North Korea down.", "A"),
        ("China did not let its old ally North Korea know.", "S"),
        ("The storm did not interrupt the cooperation between China and North Korea.", "A"),
        ("The two sides did not resume the cooperation between China and North Korea.", "S"),
        ("It is a mistake to speak of a break with Pyongyang, for China still ships it rice.", "A"),
        ("China's pledge to stand by North Korea proved to be worth little.", "S"),
        ("Where once there was brotherhood between China and North Korea there is habit.", "S"),
        ("The friendship that Chinese and North Korean leaders toast exists only in toasts.", "S"),
        ("Kim asked Xi for support and went home empty-handed.", "S"),
    ],
)
def test_what_is_firm_and_what_is_hollow(codes: Codes, sentence: str, expected: str):
    assert codes(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Pyongyang has no quarrel with Beijing.", "-"),
        ("Pyongyang has a quarrel with Beijing.", "S"),
        ("North Korea has no grudge against China.", "-"),
        ("North Korea bears a grudge against China.", "S"),
        ("There is no bad blood between Xi and Kim.", "-"),
        ("Chinese officials do not regard North Korea as a burden.", "-"),
        ("Chinese officials regard North Korea as a burden.", "S"),
        ("Kim did not complain about Chinese sanctions.", "-"),
        ("Reports that Xi had snubbed Kim were wrong.", "-"),
    ],
)
def test_trouble_denied_is_nothing_whatever_names_stand_between(
    codes: Codes, sentence: str, expected: str
):
    assert codes(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("It was not the first time that North Korea had snubbed a Chinese envoy.", "S"),
        ("There is no shortage of grievances between China and North Korea.", "S"),
        ("No wonder Beijing is irritated with Pyongyang.", "S"),
        ("North Korea has not forgotten China's betrayal in 1992.", "S"),
        ("China and North Korea exchanged nothing except rebukes.", "S"),
    ],
)
def test_words_that_only_look_like_a_denial_deny_nothing(
    codes: Codes, sentence: str, expected: str
):
    assert codes(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("China's ambassador was not received in Pyongyang for a year.", "S"),
        ("China's ambassador was received in Pyongyang on Monday.", "-"),
        ("It is not true that China has turned its back on North Korea.", "A"),
        ("Now that he has Putin, Kim has less need of Xi.", "S"),
        ("Kim has need of Xi.", "A"),
        ("Trust between China and North Korea has been damaged by the test.", "S"),
    ],
)
def test_what_holds_its_denial_says_so_once(codes: Codes, sentence: str, expected: str):
    assert codes(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The joint statement of China and North Korea that all expected never appeared.", "S"),
        ("The talks between Xi and Kim ended without a word about aid.", "S"),
        ("The talks between Xi and Kim did not end without a promise of aid.", "A"),
        ("Xi repaired a relationship with Kim that war in Ukraine had put under strain.", "AS"),
    ],
)
def test_a_denial_reaches_over_what_is_said_aside(codes: Codes, sentence: str, expected: str):
    assert codes(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Beijing vetoed a resolution that would have tightened sanctions on North Korea.", "A"),
        ("China held back aid that would have fed millions of North Koreans.", "S"),
    ],
)
def test_what_a_thing_would_have_done_is_not_what_was_done_to_it(
    codes: Codes, sentence: str, expected: str
):
    assert codes(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Pyongyang buys its oil from Russia now, not from China.", "S"),
        ("Kim turned for help to Moscow, not Beijing.", "S"),
        ("North Korea relies on China, not Russia, for its fuel.", "A"),
    ],
)
def test_a_bare_not_before_one_of_the_two_takes_another_over_it(
    codes: Codes, sentence: str, expected: str
):
    assert codes(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("China and North Korea patched up the frictions.", "AS"),
        ("China and North Korea never patched up the frictions.", "S"),
    ],
)
def test_trouble_that_is_over_is_repair_unless_that_is_denied(
    codes: Codes, sentence: str, expected: str
):
    assert codes(sentence) == expected


def test_who_loses_in_a_dispute_has_it_all_the_same(codes: Codes):
    assert codes("China lost out in a dispute with North Korea.") == "S"
    assert codes("China has no dispute with North Korea.") == "-"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "China has no intention of forming a three-way alliance with Russia and North Korea.",
            "-",
        ),
        ("China has no intention of forming an alliance with North Korea.", "S"),
    ],
)
def test_a_three_way_tie_that_is_denied_is_neither(codes: Codes, sentence: str, expected: str):
    assert codes(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Beijing rejected Washington's call to cut off North Korea's oil.", "A"),
        ("Beijing rejected Pyongyang's call for more oil.", "S"),
        ("China refused to cut off North Korea's oil.", "A"),
        ("China failed to condemn North Korea's launch.", "A"),
        ("China condemned North Korea's launch.", "S"),
        ("China failed to send so much as a vice-minister to North Korea's parade.", "S"),
    ],
)
def test_trouble_that_one_will_not_make_is_none(codes: Codes, sentence: str, expected: str):
    assert codes(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Contrary to a common belief, Xi and Kim are far from being comrades.", "S"),
        ("Contrary to reports that China and North Korea have fallen out, trade goes on.", "-"),
        ("The treaty no longer obliges China to fight for North Korea.", "S"),
        ("China tried and failed to talk North Korea out of the launch.", "S"),
    ],
)
def test_what_one_is_contrary_to_ends_at_the_comma(codes: Codes, sentence: str, expected: str):
    assert codes(sentence) == expected
