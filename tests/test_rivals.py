"""Claims about a rival's gain, trouble that is over, and denials that reach only so far.

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
        ("Russia's gains in North Korea have cost China nothing.", "-"),
        ("The embrace of Russia and North Korea has done little to harm Chinese interests.", "-"),
        ("Russia's gains in North Korea have come at China's expense.", "S"),
        ("Russian fuel takes a little more of Kim's attention away from Beijing.", "S"),
        ("Moscow's closeness to Pyongyang does not come at China's expense.", "-"),
    ],
)
def test_a_rivals_gain_that_is_said_to_harm_nobody_is_no_strain(
    codes: Codes, sentence: str, expected: str
):
    assert codes(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The estrangement between Xi and Kim came to an end.", "AS"),
        ("The visit ended the coolness between China and North Korea.", "AS"),
        ("The estrangement between Xi and Kim has not ended.", "S"),
        ("China did not bring about the end of the chill in its ties with North Korea.", "S"),
        ("There is no coolness between China and North Korea.", "-"),
        ("The friendship between China and North Korea has ended.", "S"),
    ],
)
def test_trouble_that_is_over_is_repair_and_lasts_where_its_end_is_denied(
    codes: Codes, sentence: str, expected: str
):
    assert codes(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Fertiliser, not lectures, is what China should send North Korea.", "A"),
        ("China sends North Korea, not always gladly, the fertiliser it needs.", "A"),
        ("China offers North Korea contempt, not friendship.", "S"),
        ("Far from cooling, China supported North Korea.", "A"),
        ("China is far from supporting North Korea.", "S"),
    ],
)
def test_a_denial_denies_what_it_holds_between_its_commas_and_no_more(
    codes: Codes, sentence: str, expected: str
):
    assert codes(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "However loud the toasts to Putin, it is Chinese trucks that still feed and fuel the North.",
            "A",
        ),
        ("Russian fuel loosens China's grip on its neighbour.", "S"),
        ("China watches as Russia loosens its grip on its neighbour.", "-"),
        ("Seoul wants to restore the hotline with Pyongyang and mend fences with Beijing.", "-"),
        ("Beijing wants to restore the hotline with Pyongyang and mend fences with Kim.", "AS"),
    ],
)
def test_who_stands_behind_a_hit_in_its_clause_is_its_other_end_and_its_neighbour_is_whose_it_is(
    codes: Codes, sentence: str, expected: str
):
    assert codes(sentence) == expected


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("Chinese and North Korean officials met. They spoke of Russia.", "A"),
        ("Chinese, Russian and North Korean officials met on Monday.", "-"),
        ("Chinese and North Korean officials met. They spoke of Japan.", "-"),
    ],
)
def test_a_rival_spoken_of_apart_leaves_the_pair_that_a_word_is_about(
    codes: Codes, before: str, expected: str
):
    assert codes(f"{before} Unity was the word of the day.") == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # A rival's gain, told by contrast.
        ("Putin was given a parade, and Xi got a telegram from Kim.", "S"),
        ("Pyongyang's contracts went from a Chinese firm to a Russian one.", "S"),
        ("Thanks to Moscow, Kim no longer has to ask Beijing.", "S"),
        ("Russian nurses were let into Wonsan weeks before Chinese ones.", "S"),
        ("Putin was given a parade in Pyongyang.", "-"),
        # Repair, told by its signs; and where it has mended nothing.
        ("Kim is back in Beijing's good graces.", "AS"),
        ("China and North Korea are close once more.", "AS"),
        ("Pyongyang has forgiven Beijing for its vote in New York.", "AS"),
        ("The overture of China to North Korea changed nothing.", "S"),
        ("China wants its old seat beside Kim back.", "S"),
        ("Seoul is back in Washington's good graces.", "-"),
        # Deeds without a word for closeness.
        ("Korean villagers sweep the graves of Chinese soldiers near Pyongyang.", "A"),
        ("Agronomists from Beijing work in North Korea.", "A"),
        ("Pyongyang named a school after a Chinese gunner.", "A"),
        ("China's delegate kept North Korea off the agenda.", "A"),
        ("A Chinese delegate spoke about North Korea.", "-"),
    ],
)
def test_contrast_signs_of_repair_and_deeds_are_read(codes: Codes, sentence: str, expected: str):
    assert codes(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "The Chinese company lost its contract in Peru, and the North Korean one kept its own.",
        "Each year North Korea sells fish to Chinese shops.",
        "The plane in which the doctors sat went to Pyongyang from Beijing.",
        "When the Cold War ended, China and North Korea had embassies in Berlin.",
        "China last month told North Korea the date of the census.",
        "The Chinese shop in Pyongyang did not close for two years.",
        "Chinese tourists left for Russia by way of North Korea.",
        "Russia gave its figures two days before China, and North Korea gave none.",
        "China saw the typhoon that struck North Korea on its screens.",
        "Chinese lorries were driven to Russia through North Korea.",
        "Chinese teachers met North Korean teachers in Hanoi.",
        "Xi received a telegram from Kim on Friday.",
        "Chinese traders brought oil, coal and rice home from North Korea by the bridge.",
        "North Korea printed a map of Chinese rivers for its school.",
        "China kept its figures on North Korea in a table with those of Laos.",
        "The gate at Dandong is open at night in summer, and Sinuiju can be seen.",
        "Chinese doctors counted the sick in Dandong and North Korean doctors in Sinuiju.",
    ],
)
def test_bare_facts_with_words_that_mean_much_else_are_neither(codes: Codes, sentence: str):
    assert codes(sentence) == "-"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Moscow's embrace of Kim has come at the cost of Chinese leverage.", "S"),
        ("Beijing's embrace of Kim has come at the cost of Russian leverage.", "A"),
        ("Pyongyang sided with Beijing against Moscow in the test-ban talks.", "A"),
    ],
)
def test_what_a_rival_owns_or_is_opposed_in_is_his(codes: Codes, sentence: str, expected: str):
    assert codes(sentence) == expected
