"""Claims about who speaks: whom the words before a verb of saying name, and what is counted."""

from __future__ import annotations

import pytest

from analysis import codebook, speakers
from analysis.model import Article, Code, Settings
from analysis.reading import read
from analysis.speakers import ANALYSTS, MEDIA, OFFICIALS, OTHERS, OWN, SEVERAL

SETTINGS = Settings("T", "Q", ("alliance-strain",), "china+north_korea")
BOOK = codebook.load(codebook.SHIPPED / "alliance-strain.toml")


def credited(words: str, *, before: str = "", verb: str = "said", last: str = OWN) -> str:
    """Whom a sentence is credited to that has these words for its speaker."""
    article = Article("000", "A", f"{before}{words} {verb} that it was so.")
    made = read(article, [BOOK], SETTINGS, tone=False)
    (sentence,) = made.sentences
    code = Code(0, 0, 0, 1, {}, 0, 0.0, 0.0, words, verb)
    return speakers.speaker(sentence, code, made.mentions, last=last)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Xi", "china"),
        ("China\u2019s foreign ministry", "china"),
        ("a senior South Korean official", "south_korea"),
        ("the Kremlin spokesman", "russia"),
        ("the North\u2019s state media", "north_korea"),
        ("Analysts", ANALYSTS),
        ("Some Chinese scholars", ANALYSTS),
        ("a professor at a university in Seoul", ANALYSTS),
        ("State media", MEDIA),
        ("While images of the Kim-Xi summit", MEDIA),
        ("but leaders", OFFICIALS),
        ("Diplomats in the region", OFFICIALS),
        ("Both leaders", SEVERAL),
        ("Officials on both sides", SEVERAL),
        ("Xi and Putin", SEVERAL),
        ("Xi and his aides", "china"),
        ("Netizens", OTHERS),
        ("Insiders", OTHERS),
    ],
)
def test_a_speaker_is_the_actor_it_names_or_else_its_kind(words: str, name: str):
    assert credited(words) == name


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("of Pyongyang after years of mutual distrust, diplomats and analysts", ANALYSTS),
        ("ence over North Korea has weakened sharply, officials in Seoul", "south_korea"),
        ("in Beijing on the sidelines of the parade, state media", MEDIA),
        ("Xi is furious with Kim, insiders", OTHERS),
        ("for his part, President Xi Jinping", "china"),
        ("Kim\u2019s letter to Xi", "north_korea"),
    ],
)
def test_of_words_that_are_more_than_a_name_the_last_part_that_names_anybody_counts(
    words: str, name: str
):
    assert credited(words) == name


def test_what_is_believed_of_somebody_is_not_said_by_him():
    assert credited("Kim is believed to have") == OTHERS
    assert credited("Kim may do so", verb="Speculation that") == OTHERS


def test_nobody_named_is_others():
    assert credited("") == OTHERS


def test_a_pronoun_is_who_was_named_before_it_else_who_spoke_before():
    assert credited("he", before="During the visit of Kim to Beijing ") == "north_korea"
    assert credited("He", last="russia") == "russia"
    assert credited("He", last=ANALYSTS) == OTHERS
    assert credited("He") == OTHERS


def test_names_after_a_pronoun_are_not_its_own():
    assert credited("He also met President Putin and", last="north_korea") == "north_korea"


def test_every_sentence_is_one_speakers_and_both_is_counted_in_each_frame():
    text = (
        "China and North Korea agreed to restore their friendship. A train came in. "
        "Xi said that China and North Korea are friends. Analysts say that ties between China "
        "and North Korea have frayed."
    )
    made = speakers.speakers(read(Article("000", "A", text), [BOOK], SETTINGS, tone=False))
    # own: 2 sentences, 1 alliance and strain; China: 1 alliance; analysts: 1 strain
    assert [(s.speaker, s.sentences, s.alliance, s.strain, s.both) for s in made] == [
        (ANALYSTS, 1, 0, 1, 0),
        ("china", 1, 1, 0, 0),
        (OWN, 2, 1, 1, 1),
    ]


def test_a_pronoun_looks_back_one_sentence_and_no_further():
    text = "Kim said that it was so. He said it was good. A train came in. He said it was late."
    made = speakers.speakers(read(Article("000", "A", text), [BOOK], SETTINGS, tone=False))
    assert {s.speaker: s.sentences for s in made} == {"north_korea": 2, OTHERS: 1, OWN: 1}


@pytest.mark.parametrize(("outside", "attributed"), [(0, 1), (25, 1), (26, 1), (27, 0), (60, 0)])
def test_a_sentence_half_of_which_is_quoted_is_the_speakers(outside: int, attributed: int):
    quoted = "\u201cWe stand by our friends.\u201d"
    assert len(quoted) == 26
    text = f"{'So '.ljust(outside, 'o')}"[:outside] + quoted
    (made,) = read(Article("000", "A", text), [BOOK], SETTINGS, tone=False).scored()
    assert (made[1].attributed, made[1].verb) == (attributed, "quotation" * attributed)
