"""Claims about what becomes of a hit: its pair, its denial, its evidence, its voice.

Each test is a sentence with the codes a careful reader gives it: "A" alliance, "S" strain,
"AS" both, "-" neither. The sentences are constructed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from analysis import reading
from analysis.model import SCORED, Article, Codebook, Reading
from tests.conftest import DYAD, PRIMARY

Codes = Callable[[str], str]
Read = Callable[[str], Reading]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("China and North Korea deepened their ties.", "A"),
        ("Pyongyang deepened ties with Moscow.", "-"),
        ("Russia and North Korea strengthened their friendship.", "-"),
        ("Beijing and Seoul enjoy friendly relations.", "-"),
        ("Sino-Russian cooperation expanded quickly.", "-"),
        ("Sino-North Korean cooperation expanded quickly.", "A"),
        ("After forging an alliance with Russia, Kim praised the friendship with China.", "A"),
        ("China, Russia and North Korea showed unbreakable solidarity.", "A"),
    ],
)
def test_a_warm_word_is_credited_to_the_pair_it_is_about(
    codes: Codes, sentence: str, expected: str
):
    assert codes(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("China made no commitment to expand cooperation with North Korea.", "S"),
        ("A visit would have strengthened the friendship between China and North Korea.", "S"),
        ("North Korea has yet to deepen its ties with China.", "S"),
        ("There is no rift between China and North Korea.", "-"),
        ("China not only deepened ties with North Korea but praised them.", "A"),
        ("China could strengthen its ties with North Korea.", "A"),
    ],
)
def test_closeness_denied_is_strain_and_trouble_denied_is_nothing(
    codes: Codes, sentence: str, expected: str
):
    assert codes(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Kim came to Beijing to restore ties with China.", "AS"),
        ("China failed to repair its relations with North Korea.", "S"),
        ("Beijing wants to regain influence over Pyongyang.", "S"),
    ],
)
def test_repair_is_both_failed_repair_and_ground_regained_are_strain(
    codes: Codes, sentence: str, expected: str
):
    assert codes(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Trucks crossed the Friendship Bridge between China and North Korea.",
        "China spoke in the Security Council about North Korea.",
        "North Korea's Workers' Party greeted China's delegation.",
        "China and North Korea held an exchange of views.",
    ],
)
def test_a_name_or_fixed_phrase_is_no_hit(codes: Codes, sentence: str):
    assert codes(sentence) == "-"


def test_the_pair_is_found_in_the_paragraph_and_not_beyond_the_chosen_scope(
    books: tuple[Codebook, ...],
):
    source = "China and North Korea held talks. The two sides deepened their ties."
    made = {
        scope: reading.read(Article("x", "x", source), books, replace(PRIMARY, scope=scope)).codes[
            1
        ]
        for scope in ("paragraph", "sentence", "off")
    }
    assert {scope: code and code.alliance for scope, code in made.items()} == {
        "paragraph": 1,
        "sentence": 0,
        "off": 1,
    }


def test_without_denial_words_are_taken_at_their_face(books: tuple[Codebook, ...]):
    source = "China made no commitment to expand cooperation with North Korea."
    article = Article("x", "x", source)
    (code,) = reading.read(article, books, replace(PRIMARY, denial=False)).codes
    assert code is not None and (code.alliance, code.strain) == (1, 0)


def test_the_source_at_a_hits_offsets_is_what_matched(read: Read):
    source = "“Kim’s co\u00adoperation with China,” Xi said, “is\u00a0time‑tested.”\n\nTies cooled."
    made = read(source)
    assert made.hits
    for hit in made.hits:
        assert source[hit.start : hit.end] == hit.matched
    for mention in made.mentions:
        assert source[mention.start : mention.end] in ("Kim", "China", "Xi")


def test_a_sentence_has_a_frame_when_and_only_when_a_hit_of_it_counts(read: Read):
    source = (
        "China and North Korea deepened ties. Ties with Russia warmed. No rift opened. "
        "Beijing grew wary of Pyongyang. The Friendship Bridge stood."
    )
    made = read(source)
    for sentence, code in made.scored():
        counted = {
            h.frame for h in made.hits if h.sentence == sentence.number and h.status in SCORED
        }
        assert (code.alliance, code.strain) == ("alliance" in counted, "strain" in counted)


def test_every_hit_has_a_reason_or_is_an_emphasis_that_counts(read: Read):
    source = "China and North Korea deepened ties. The Friendship Bridge carried trade to Russia."
    for hit in read(source).hits:
        assert hit.reason or (hit.frame not in ("alliance", "strain") and hit.status == "counted")


def test_hits_of_boilerplate_are_kept_and_never_count(read: Read):
    made = read("It began in May.\nBy China-North Korea Friendship Desk\nIt ended in June.")
    kept = [h for h in made.hits if h.sentence == 2]
    assert kept and all(h.status == "boilerplate" for h in kept)
    assert made.codes[1] is None


@pytest.mark.parametrize(
    ("sentence", "attributed"),
    [
        ("Analysts say the talks mattered.", 1),
        ("According to Xinhua, the talks lasted an hour.", 1),
        ("“The talks were good,” the minister said.", 1),
        ("Xi pledged firm support for North Korea.", 1),
        ("The talks are believed to have lasted an hour.", 0),
        ("The talks reportedly lasted an hour.", 0),
        ("Kim arrived in Beijing by train.", 0),
    ],
)
def test_a_claim_credited_to_a_source_is_attributed_and_a_bare_hedge_is_not(
    read: Read, sentence: str, attributed: int
):
    ((_, code),) = read(sentence).scored()
    assert code.attributed == attributed


def test_naming_russia_is_naming_its_people_and_cities_too(read: Read):
    for sentence in (
        "Putin waved.",
        "Moscow agreed.",
        "The Soviet Union fell.",
        "Kremlin aides left.",
    ):
        ((_, code),) = read(sentence).scored()
        assert code.russia == 1
    ((_, code),) = read("Kim met Xi in Beijing.").scored()
    assert code.russia == 0


def test_the_study_dyad_is_the_primary_one():
    assert PRIMARY.dyad == DYAD
