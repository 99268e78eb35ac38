"""Claims about what becomes of a hit: its pair, its denial, its evidence, its voice.

Each test is a sentence with the codes a careful reader gives it: "A" alliance, "S" strain,
"AS" both, "-" neither. The sentences are constructed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from analysis import names, reading
from analysis.instrument import Codebook
from analysis.model import SCORED, Article, Reading
from tests.conftest import DYAD, PRIMARY

Codes = Callable[[str], str]
Books = tuple[Codebook, ...]
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


def test_a_tie_of_three_is_of_no_two_of_them_and_of_none_where_nobody_is_named(read: Read):
    made = read("China, Russia and North Korea showed unbreakable solidarity.")
    assert {hit.dyad for hit in made.hits if hit.status == "counted"} == {"three_way"}
    assert names.pair(("russia", "north_korea", "china")) == names.THREE_WAY
    assert names.pair(("russia", "china", "russia")) == "china+russia"
    assert names.pair(("china",)) == names.NONE


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
    ("before", "expected"),
    [
        ("Chinese and North Korean officials met on Monday.", "A"),  # of the study's pair alone
        ("Chinese, Russian and North Korean officials met on Monday.", "-"),
        ("Officials met on Monday.", "-"),
        ("North Korean officials met on Monday.", "-"),
    ],
)
def test_a_word_that_means_much_else_counts_after_the_pair_and_nobody_else_was_spoken_of(
    codes: Codes, before: str, expected: str
):
    assert codes(f"{before} Unity was the word of the day.") == expected


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
    ("sentence", "expected"),
    [
        ("Nothing can weaken the friendship of China and North Korea.", "A"),
        ("China has not cut its aid to North Korea.", "A"),
        ("China cut its aid to North Korea.", "S"),
        ("China will not abandon North Korea.", "A"),
        ("Relations between China and North Korea have not recovered.", "S"),
        ("North Korea would have nothing to burn without Chinese oil.", "A"),
        ("The attempt to drive a wedge between China and North Korea failed.", "A"),
    ],
)
def test_what_is_not_cut_and_cannot_be_broken_holds(codes: Codes, sentence: str, expected: str):
    assert codes(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("China showed neither affection nor gratitude for North Korea.", "S"),
        ("China's trade with North Korea is not without friction.", "S"),
        ("China made no promise, and it offered North Korea no aid.", "S"),
    ],
)
def test_denials_that_stand_apart_do_not_cancel(codes: Codes, sentence: str, expected: str):
    assert codes(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("North Korea turned to Russia, and China lost influence in Pyongyang.", "S"),
        ("Russian tourists were admitted first, before those from China, to North Korea.", "S"),
        ("China is wary of North Korea.", "S"),
        ("Visits between China and North Korea fell from thirty to eight.", "S"),
        ("China voted for sanctions on North Korea.", "S"),
        ("Russia is wary of Japan.", "-"),
        ("Visits between Japan and Russia fell from thirty to eight.", "-"),
    ],
)
def test_strain_needs_no_strain_words(codes: Codes, sentence: str, expected: str):
    assert codes(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("China supplies North Korea with food and fuel.", "A"),
        ("Chinese soldiers died defending North Korea in the war.", "A"),
        ("Kim was given the place of honour in Beijing.", "A"),
        ("Russia supplies North Korea with food and fuel.", "-"),
        ("Kim and Xi exchanged gifts in Beijing.", "-"),
    ],
)
def test_alliance_needs_no_alliance_words_and_ceremony_is_none(
    codes: Codes, sentence: str, expected: str
):
    assert codes(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("South Korean officials say China is wary of North Korea.", "S"),
        ("China is wary of North Korea, said a professor in Seoul.", "S"),
    ],
)
def test_where_a_speaker_is_from_is_not_whom_he_speaks_of(
    codes: Codes, sentence: str, expected: str
):
    assert codes(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The Russian veto shielded North Korea, Chinese diplomats said.", "-"),
        ("Beijing's rapprochement with Seoul worried no one in Pyongyang.", "-"),
        ("With the support of China and Russia, North Korea built the dam.", "A"),
        ("China and North Korea cooperate against American pressure.", "A"),
        ("China's alliance with Russia has nothing to do with North Korea.", "-"),
    ],
)
def test_owners_partners_and_opponents_are_told_apart(codes: Codes, sentence: str, expected: str):
    assert codes(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The costs of the alliance with North Korea trouble China.", "S"),
        ("China has an alliance with North Korea.", "A"),
        ("Is North Korea a friend of China?", "-"),
        ("China has deepened its ties with North Korea.", "A"),
        ("Has China deepened its ties with North Korea?", "-"),
        ("Should China keep its distance from North Korea?", "S"),
    ],
)
def test_a_label_yields_to_strain_and_a_question_says_no_closeness(
    codes: Codes, sentence: str, expected: str
):
    assert codes(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Beijing resisted American pressure and kept supplying oil to North Korea.", "A"),
        ("The North keeps American soldiers away from the Chinese border.", "A"),
        ("Kim secured Chinese aid before his talks with the American president.", "A"),
        ("China and Russia vetoed new sanctions on North Korea.", "A"),
        ("Russia vetoed new sanctions on Syria while China and North Korea looked on.", "-"),
        ("Kim is paid by Moscow in wheat, but it is Xi's aid that feeds the villages.", "A"),
    ],
)
def test_a_state_that_something_is_done_against_or_with_is_no_partner(
    codes: Codes, sentence: str, expected: str
):
    assert codes(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Seoul and Tokyo fell out, a dispute that China and North Korea watched.", "-"),
        ("Beijing and Pyongyang fell out, a dispute that Seoul and Tokyo watched.", "S"),
        ("Things between Tokyo and Beijing are so bad that the two disagree about the North.", "-"),
        ("Chinese rice kept North Korea afloat long after Japan had halted its shipments.", "A"),
        ("American officers no longer trust Japanese ones with news of China and the North.", "-"),
        ("China-South Korea thaw brings cosy deals - while the North fires rockets", "-"),
        ("China's feud with Japan grew in the week that Russia gave the North a loan.", "-"),
    ],
)
def test_what_the_sentence_tells_of_another_pair_is_that_pairs(
    codes: Codes, sentence: str, expected: str
):
    assert codes(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("China denied that it would form a bloc with Moscow and Pyongyang.", "-"),
        ("China praised its bloc with Moscow and Pyongyang.", "A"),
        ("There is no solidarity between China and North Korea.", "S"),
        ("China supported North Korea on Taiwan and over Japan.", "A"),
        ("Pyongyang pledged solidarity with China over Taiwan.", "A"),
        ("North Korea's growing dependence on Russia pleased nobody in China.", "-"),
        ("China met Kim. Russia and China were drifting apart.", "-"),
        ("Russia saw China and North Korea drifting apart.", "S"),
        ("While China slept, Kim's dealings with Seoul had turned hostile.", "-"),
        ("Kim's dealings with Beijing had turned hostile, Seoul noted.", "S"),
    ],
)
def test_a_third_state_is_a_partner_only_of_what_is_told_with_it(
    codes: Codes, sentence: str, expected: str
):
    assert codes(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("China never abandoned North Korea, for which it had shed its blood.", "A"),
        ("China never let down a state for which its soldiers bled, North Korea.", "A"),
        ("Xi gave Kim a place of honour that no other guest was given.", "A"),
        ("North Korea turned down an offer of Chinese aid.", "S"),
        ("The close friendship between China and North Korea was over.", "S"),
        ("An attempt to mend ties between China and North Korea ended in failure.", "S"),
        ("It would take far more than a dinner to mend ties between Xi and Kim.", "S"),
    ],
)
def test_a_denial_reaches_what_it_is_said_of_and_no_further(
    codes: Codes, sentence: str, expected: str
):
    assert codes(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("China has lost patience with its unruly neighbour.", "S"),
        ("Beijing fell out with its old ally.", "S"),
        ("Kim praised the friendship of his giant neighbour.", "A"),
        ("China has lost patience with an unruly neighbour.", "-"),
        ("India and China: Beijing has lost patience with its unruly neighbour.", "-"),
        ("China met India. Beijing has lost patience with its unruly neighbour.", "-"),
        ("China met Kim. Beijing has lost patience with its unruly neighbour.", "S"),
        ("Russia has lost patience with its unruly neighbour.", "-"),
    ],
)
def test_its_neighbour_is_the_other_of_the_pair_where_no_third_state_is_named(
    codes: Codes, sentence: str, expected: str
):
    assert codes(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("With Russian oil, Kim is less beholden to Beijing.", "S"),
        ("Russia has elbowed China aside in Pyongyang.", "S"),
        ("Moscow's gain in Pyongyang came at China's cost.", "S"),
        ("Russian oil has chipped away at China's hold on Kim.", "S"),
        ("The pact with Russia eats into China's sway over Pyongyang.", "S"),
        ("Russian oil has made Kim bolder.", "-"),
        ("Russia has elbowed Germany aside in China.", "-"),
        ("Kim signed a pact with Putin while Xi was in Paris.", "-"),
    ],
)
def test_a_third_states_gain_is_strain_where_it_is_told_as_a_loss(
    codes: Codes, sentence: str, expected: str
):
    assert codes(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("A true ally would have warned Beijing before the North Korean test.", "S"),
        ("Had ties been warmer, Xi would have called on Kim.", "S"),
        ("A lesser friend would have sent a bill; China sent North Korea seed.", "A"),
        ("Without Chinese soldiers, North Korea would not have survived the winter.", "A"),
        ("Had China not sent grain, North Korean villages would have starved.", "A"),
        ("China should offer North Korea a new loan.", "A"),
        ("China should cut North Korea loose.", "S"),
    ],
)
def test_a_might_have_been_counts_as_what_it_implies(codes: Codes, sentence: str, expected: str):
    assert codes(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Efforts to mend ties between China and North Korea went nowhere.", "S"),
        ("A bid to restore trust between Beijing and Pyongyang was rebuffed.", "S"),
        ("Beijing and Pyongyang grew closer after talks with Washington failed.", "A"),
        ("Talks on closer ties between Beijing and Pyongyang failed.", "S"),
        ("China and North Korea resumed flights after a gap of years.", "AS"),
        ("Xi and Kim have made their peace.", "AS"),
    ],
)
def test_what_fails_is_what_the_verb_is_said_of(codes: Codes, sentence: str, expected: str):
    assert codes(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Pyongyang kept Beijing's ambassador waiting for half a year.", "S"),
        ("China's envoy failed to win any promise from Kim on tests.", "S"),
        ("Chinese traders want cash up front from North Korean buyers.", "S"),
        ("Beijing and Pyongyang trust each other no further than they must.", "S"),
        ("Chinese support for North Korea will never waver.", "A"),
        ("It was China that fed North Korea.", "A"),
        ("China lent Kim a plane.", "A"),
        ("China drew with North Korea in a friendly in Shenyang.", "-"),
        ("The Chinese consulate in the North Korean port was shut for repairs.", "-"),
    ],
)
def test_a_tie_is_told_by_what_is_withheld_and_what_is_given(
    codes: Codes, sentence: str, expected: str
):
    assert codes(sentence) == expected


def test_a_state_in_which_a_war_is_fought_is_no_party(codes: Codes):
    assert codes("Since the war in Ukraine began, ties have cooled. China met North Korea.") == "-"
    assert codes("China met North Korea. Since the war in Ukraine, ties have cooled.") == "S"


def test_what_a_headline_is_about_is_said_below_it(read: Read):
    made = read("Closer Ties Ahead\n\nChina and North Korea met. They talked.")
    assert made.codes[0] is not None and made.codes[0].alliance == 1
    other = read("Closer Ties Ahead\n\nRussia and Japan met. They talked.")
    assert other.codes[0] is not None and other.codes[0].alliance == 0


def test_a_word_that_means_much_else_needs_somebody_named_with_it(codes: Codes):
    assert codes("China and North Korea met. The bitterness was felt.") == "S"
    assert codes("China and North Korea met. China's bitterness was felt.") == "S"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("China and North Korea deepened ties.", "China and the DPRK deepened ties."),
        ("China and North Korea deepened ties.", "CHINA AND NORTH KOREA DEEPENED TIES."),
        (
            "Kim praised China\u2019s time\u2011tested friendship.",
            "Kim praised China's time-tested friendship.",
        ),
        ("China and North Korea are good neighbours.", "China and North Korea are good neighbors."),
        (
            "China strengthened its ties with North Korea.",
            "Ties with North Korea were strengthened by China.",
        ),
        ("China rebuffed North Korea.", "North Korea was rebuffed by China."),
    ],
)
def test_names_typography_spelling_and_grammar_change_no_code(codes: Codes, one: str, other: str):
    assert codes(one) == codes(other) != "-"


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
        ("But shopkeepers and officials complain of unpaid bills.", 1),
        ("The trains were late, and officials complained of it.", 0),
        ("Slow trains harm both towns: senior officials", 1),
        ("Slow trains and both towns: a report", 0),
        ("The delay added to complaints by traders.", 0),
        ("Diplomats added that the trains were late.", 1),
        ("Whatever the officials say, the trains are late.", 0),
        ("Local traders fumed that the trains were late.", 1),
        ("The ministry brushed aside the complaints.", 1),
        ("Officials fear that the trains will stop.", 1),
        ("Beijing fears that the trains will stop.", 0),
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
    for sentence in ("Kim met Xi in Beijing.", "Trump waved to Ishiba in Seoul."):
        ((_, code),) = read(sentence).scored()
        assert code.russia == 0


def test_the_study_dyad_is_the_primary_one():
    assert PRIMARY.dyad == DYAD
