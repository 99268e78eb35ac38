"""Claims about sentences made from verdicts: right in every form they can take."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, replace
from itertools import combinations
from types import ModuleType, SimpleNamespace

import pytest

from analysis import modelled
from analysis.corpus import Coded
from analysis.corpus.coding import CODES as CODED
from analysis.model import Estimate, Verdict
from analysis.overlap import Overlap
from analysis.report import ledgers, prose, samples
from analysis.report.facts import SUBJECTS, facts
from analysis.report.findings import (
    agreement,
    front,
    pairs,
    russia,
    themes,
    tie,
    tone,
    trust,
    verdicts,
    voices,
    weighing,
    words,
)
from analysis.report.standing import apart
from analysis.report.wording import actor, dyad
from analysis.study import BY_READING, Study
from analysis.weighing import ENTRY as WEIGHED

ByHand = Callable[..., Study]
Value = tuple[float | None, float | None, float | None]
HIGHER, LOWER = "higher", "lower"
ALIKE, SILENT = "cannot be told apart", "too little to say"
BALANCE = "the balance of alliance over strain"
MORE = "The tie is presented more as alliance and less as strain in"
CLOSE = "China and North Korea deepened their friendship."
COOL = "Ties between China and North Korea have frayed."
PLAIN = "A train arrived in the morning."


@pytest.mark.parametrize(
    ("outlets", "verdicts", "said"),
    [
        ("A", ALIKE, f"There is one article only, and so no other to compare {BALANCE} with."),
        ("AB", ALIKE, f"The two articles cannot be told apart by {BALANCE}."),
        ("AB", SILENT, f"Too little was found to compare the two articles by {BALANCE}."),
        ("AB", HIGHER, f"{MORE} A than in B."),
        ("AB", LOWER, f"{MORE} B than in A."),
        ("ABC", ALIKE, f"No two of the three articles can be told apart by {BALANCE}."),
        ("ABC", SILENT, f"Too little was found to compare any two articles by {BALANCE}."),
        (
            "ABC",
            {"AB": SILENT},
            f"No two of the three articles can be told apart by {BALANCE}. Of one pair there is too little to say.",
        ),
        ("ABC", {"AB": HIGHER}, f"{MORE} A than in B. The other two pairs cannot be told apart."),
        (
            "ABC",
            {"AB": HIGHER, "BC": LOWER},
            f"{MORE} A and in C than in B. One other pair cannot be told apart.",
        ),
        (
            "ABC",
            {"AB": HIGHER, "AC": SILENT, "BC": SILENT},
            f"{MORE} A than in B. Of two pairs there is too little to say.",
        ),
        (
            "ABC",
            HIGHER,
            f"{MORE} A than in B and in C, and in B than in C. Every pair can be told apart.",
        ),
        ("ABCDEFGH", HIGHER, f"By {BALANCE}, 28 of the 28 pairs of articles can be told apart."),
        (
            "ABCDEFGHI",
            {f"{x}I": HIGHER for x in "ABCDEFGH"},
            f"{MORE} eight articles than in I. The other 28 pairs cannot be told apart.",
        ),
    ],
)
def test_a_comparison_is_right_for_none_some_and_all(
    by_hand: ByHand, outlets: str, verdicts: object, said: str
):
    told = {tuple(k): v for k, v in verdicts.items()} if isinstance(verdicts, dict) else verdicts
    assert tie.balance_said(by_hand(outlets, verdicts=told)) == said


def test_a_name_that_no_text_states_is_written_as_one_that_a_text_states(by_hand: ByHand):
    study = by_hand("AB", verdicts=HIGHER, basis="unknown")
    assert tie.balance_said(study) == f"{MORE} A than in B."


def test_outlets_of_several_articles_are_called_outlets(by_hand: ByHand):
    assert tie.balance_said(by_hand("AAB")).startswith("The two outlets cannot")


OPEN, ABOVE, BELOW, NONE = (0.1, -0.2, 0.4), (0.6, 0.1, 0.9), (-0.6, -0.9, -0.1), (None, None, None)


@pytest.mark.parametrize(
    ("values", "said"),
    [
        (
            {"A": ABOVE},
            "The interval of the balance lies wholly on the side of alliance in A (+0.60, +0.10 to "
            "+0.90, 10 of 20).",
        ),
        (
            {"A": OPEN, "B": OPEN},
            "The interval of the balance reaches 0, so that neither side is ruled out, in both articles.",
        ),
        (
            {"A": ABOVE, "B": BELOW, "C": OPEN},
            "The interval of the balance lies wholly on the side of alliance in A and on the side of strain in B. It reaches 0, so that neither side is ruled out, in C.",
        ),
        (
            {"A": BELOW, "B": NONE},
            "The interval of the balance lies wholly on the side of strain in A. The balance is undefined in B, where no sentence presents the tie as either.",
        ),
        (
            {"A": NONE, "B": NONE},
            "No sentence presents the tie as close or as strained, so the balance of alliance over strain is undefined.",
        ),
        (
            {"A": (1.0, 0.0, 1.0)},
            "The interval of the balance reaches 0, so that neither side is ruled out, in A (+1.00, 0.00 to "
            "+1.00, 10 of 20).",
        ),
        (
            {"A": (0.4, None, None)},
            "The interval of the balance reaches 0, so that neither side is ruled out, in A (+0.40, 10 of 20).",
        ),
    ],
)
def test_an_interval_that_reaches_0_is_on_neither_side(
    by_hand: ByHand, values: dict[str, tuple[float, float, float]], said: str
):
    assert tie.balance_sides(by_hand(list(values), values=values)) == said


def by_reading(outlet: str, value: tuple[float | None, float | None, float | None]) -> Estimate:
    return Estimate("balance", BY_READING, outlet, 1, 20, 10, *value, "by hand")


@pytest.mark.parametrize(
    ("read", "said"),
    [
        ({}, "No codes made by reading are at hand to set beside the codebook."),
        ({"A": ABOVE}, "By reading, the balance lies on the same side as by codebook."),
        (
            {"A": ABOVE, "B": BELOW},
            "By reading, every balance lies on the same side as by codebook.",
        ),
        (
            {"A": ABOVE, "B": OPEN},
            "Codebook and reading place B (by codebook on the side of strain, by reading on neither side) differently; they agree on the side of the rest.",
        ),
        (
            {"A": NONE},
            "Codebook and reading place A (by codebook on the side of alliance, by reading undefined) differently.",
        ),
    ],
)
def test_codebook_and_reading_are_set_side_by_side(
    by_hand: ByHand, read: dict[str, tuple[float, float, float]], said: str
):
    study = by_hand(
        "AB", values={"A": ABOVE, "B": BELOW}, estimates=[by_reading(o, v) for o, v in read.items()]
    )
    assert tie.reading_sides(study) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "No sentence was scored."),
        (
            PLAIN,
            "Of one scored sentence, none presents the tie as close or being restored and none as strained or in need of repair.",
        ),
        (
            f"{CLOSE} {PLAIN}",
            "Of two scored sentences, one presents the tie as close or being restored and none as strained or in need of repair.",
        ),
        (
            f"{CLOSE} {CLOSE} {COOL}",
            "Of three scored sentences, two present the tie as close or being restored and one as strained or in need of repair; none of them says both.",
        ),
    ],
)
def test_counts_of_none_one_and_many_read_as_english(by_hand: ByHand, text: str, said: str):
    assert tie.frame_counts(by_hand("A", text=text)) == said


@pytest.mark.parametrize(
    ("texts", "headlines", "leads"),
    [
        (
            ["Moscow watches.\n\nA train came in."],
            "No article has a headline.",
            "The first paragraph names Russia.",
        ),
        (
            ["A train came in.\n\nMoscow watched."],
            "No article has a headline.",
            "The first paragraph does not name Russia.",
        ),
        (
            [PLAIN, PLAIN],
            "No article has a headline.",
            "Of two first paragraphs, none names Russia.",
        ),
        (
            [PLAIN, "Moscow spoke."],
            "No article has a headline.",
            "Of two first paragraphs, one names Russia.",
        ),
    ],
)
def test_headlines_and_leads_are_counted(
    of_texts: Callable[..., Study], texts: list[str], headlines: str, leads: str
):
    study = of_texts({f"outlet {n}": text for n, text in enumerate(texts)})
    assert russia.russia_headlines(study) == headlines
    assert russia.russia_leads(study) == leads


def first(outlet: str, value: float | None) -> Estimate:
    return Estimate("russia_first", "all", outlet, 1, 20, 1, value, None, None, "fact")


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"A": None, "B": None}, "No article names Russia."),
        ({"A": 0.25, "B": None}, "A first names Russia after 25 % of the text; B never names it."),
        (
            {"A": 0.25, "B": 0.5},
            f"Russia is first named after 25 % of the text in A and 50 % in B; {russia.NO_ORDER}.",
        ),
        (
            {"A": 0.25, "B": 0.251},
            "Russia is first named after 25 % of the text, wherever it is named.",
        ),
        (  # as the texts stand in the study, whoever names it first
            {"A": 0.5, "B": 0.101, "C": 0.1},
            "Russia is first named after 50 % of the text in A, 10 % in B and 10 % in C; "
            f"{russia.NO_ORDER}.",
        ),
        (
            {"A": 0.5, "B": 0.1, "C": None},
            "Russia is first named after 50 % of the text in A and 10 % in B; C never names it; "
            f"{russia.NO_ORDER}.",
        ),
        (  # of many it is said from where to where
            {name: place / 10 for place, name in enumerate("ABCDEFG")},
            "Russia is first named after 0 % to 60 % of the text, article by article; "
            f"{russia.NO_ORDER}.",
        ),
        (
            {"A": 0.1, "B": None, "C": None},
            "A first names Russia after 10 % of the text; B and C never name it.",
        ),
    ],
)
def test_the_first_mention_of_russia_is_told_of_each_text_and_orders_none(
    by_hand: ByHand, values: dict[str, float | None], said: str
):
    study = by_hand(list(values), estimates=[first(o, v) for o, v in values.items()])
    assert russia.russia_first(study).replace("\u00a0", " ") == said


def own(i: str, j: str, verdict: str) -> Verdict:
    return Verdict("balance", "own", i, j, None, None, None, None, verdict)


@pytest.mark.parametrize(
    ("whole", "alone", "said"),
    [
        ({}, {}, ""),
        (
            {"AB": HIGHER},
            {"AB": HIGHER},
            "The one pair told apart by all sentences still is so by the own voice alone.",
        ),
        (
            {"AB": HIGHER},
            {"AB": LOWER},
            f"The one pair told apart by all sentences no longer is so by the own voice alone. {voices.FEWER} One pair is told apart by the own voice alone.",
        ),
        (
            {"AB": HIGHER, "AC": HIGHER},
            {"AC": HIGHER},
            f"Of the two pairs told apart by all sentences, one still is so by the own voice alone. {voices.FEWER}",
        ),
        (
            {"AB": HIGHER, "AC": HIGHER},
            {},
            f"Of the two pairs told apart by all sentences, none still is so by the own voice alone. {voices.FEWER}",
        ),
        ({}, {"AB": HIGHER, "AC": LOWER}, "Two pairs are told apart by the own voice alone."),
    ],
)
def test_what_becomes_of_differences_when_sources_fall_silent(
    by_hand: ByHand, whole: dict[str, str], alone: dict[str, str], said: str
):
    told = {tuple(k): v for k, v in whole.items()}
    more = [
        own(*pair, alone.get("".join(pair), ALIKE)) for pair in (("A", "B"), ("A", "C"), ("B", "C"))
    ]
    study = by_hand("ABC", verdicts=told, more=more)
    assert voices.voice_change(study) == said
    short = voices.voice_short(study)  # who reads no further hears of it where it bears on anything
    assert bool(short) == bool(whole or alone)
    assert short.startswith(voices.voice_said(study) if short else "")


def test_the_other_pair_is_the_one_most_sentences_are_about_and_the_word_for_none_is_none(
    of_texts: Callable[..., Study],
):
    russian = "North Korea and Russia deepened their friendship."
    study = of_texts({"A": f"{CLOSE} {russian} {russian}", "B": PLAIN})
    assert pairs.other_dyad(study) == "north_korea+russia"
    assert pairs.dyad_said(study) == (
        "Warm words about North Korea and Russia stand in two sentences and cool words in none; "
        "warm words about China and North Korea stand in one."
    )
    alone = of_texts({"A": CLOSE, "B": PLAIN})
    assert pairs.other_dyad(alone) == ""
    assert (
        pairs.dyad_said(alone)
        == "No sentence presents the tie of another pair as close or as strained."
    )


BOTH_SCORES = "mean sentiment, raw or with names and event words masked"


@pytest.mark.parametrize(
    ("outlets", "raw", "masked", "said"),
    [
        ("A", {}, {}, ""),
        ("AB", {}, {}, f"The two articles cannot be told apart by {BOTH_SCORES}."),
        ("ABC", {}, {}, f"No two of the three articles can be told apart by {BOTH_SCORES}."),
        (
            "ABC",
            {},
            {"AB": SILENT},
            "No two of the three articles can be told apart by mean sentiment. No two of the three "
            "articles can be told apart by mean sentiment with names and event words masked. Of one "
            "pair there is too little to say.",
        ),
        (
            "AB",
            {"AB": HIGHER},
            {},
            "The sentences score warmer in A than in B. The two articles cannot be told apart by "
            "mean sentiment with names and event words masked.",
        ),
    ],
)
def test_two_scores_that_tell_nothing_apart_are_told_once(
    by_hand: ByHand, outlets: str, raw: dict[str, str], masked: dict[str, str], said: str
):
    more = [
        Verdict("sentiment_masked", "all", i, j, None, None, None, None, masked.get(i + j, ALIKE))
        for i, j in combinations(outlets, 2)
    ]
    told = {tuple(k): v for k, v in raw.items()}
    study = by_hand(outlets, verdicts=told, measure="sentiment", more=more)
    assert tone.scores_said(study) == said


@pytest.mark.parametrize(
    ("balance", "sentiment", "said"),
    [
        ({}, {"AB": HIGHER}, ""),
        (
            {"AB": HIGHER},
            {"AB": HIGHER},
            "The one pair that the balance tells apart is also told apart by sentiment, and not by masked sentiment.",
        ),
        (
            {"AB": HIGHER},
            {"AB": LOWER},
            "The one pair that the balance tells apart is not told apart by sentiment, and not by masked sentiment.",
        ),
        (
            {"AB": HIGHER, "AC": HIGHER},
            {"AB": HIGHER},
            "Of the two pairs that the balance tells apart, sentiment tells one apart, masked sentiment none.",
        ),
    ],
)
def test_sentiment_confirms_a_difference_only_the_same_way_round(
    by_hand: ByHand, balance: dict[str, str], sentiment: dict[str, str], said: str
):
    more = [
        Verdict("sentiment", "all", i, j, None, None, None, None, v)
        for (i, j), v in sentiment.items()
    ]
    study = by_hand("ABC", verdicts={tuple(k): v for k, v in balance.items()}, more=more)
    assert tone.sentiment_and_balance(study) == said


def test_strained_sentences_are_counted_by_what_vader_makes_of_them(by_hand: ByHand):
    assert tone.strain_scored_warm(by_hand("A", text=PLAIN)) == ""
    assert tone.strain_scored_warm(by_hand("A", text=COOL)) == (
        "Of one sentence that presents the tie as strained and nothing else, VADER scores none as "
        "warm, none as cold and one as neither."
    )


@pytest.mark.parametrize(
    ("scores", "reason"),
    [
        ([0.5, 0.0, -0.3], True),  # two of three are not scored as the strain they are
        ([-0.5, -0.3, -0.3], False),
        ([0.5, -0.3], False),
        ([], False),
    ],
)
def test_the_word_list_is_a_reason_only_where_strain_is_mostly_not_scored_cold(
    by_hand: ByHand, scores: list[float], reason: bool
):
    made = by_hand("A", text=" ".join([COOL] * len(scores)) or PLAIN)
    study = with_scores(made, *((score, 0.0) for score in scores)) if scores else made
    begins = facts(study)["word_list"]
    assert begins == ("The reason lies in the word list: it" if reason else "VADER's word list")


def test_how_two_rows_are_compared_is_said_only_where_there_are_two(by_hand: ByHand):
    assert facts(by_hand("A"))["rows_compared"] == ""
    assert facts(by_hand("AB"))["rows_compared"].startswith("Whether two articles differ cannot")


def model(*labels: str) -> modelled.TopicModel:
    found = tuple(
        modelled.Topic(n, label, 0.7, None, (), (), ()) for n, label in enumerate(labels, 1)
    )
    trials = (
        modelled.Trial("nmf", len(labels), 0.7, None, None, chosen=True),
        modelled.Trial("lda", len(labels), 0.3, None, None, chosen=True),
    )
    return modelled.TopicModel(len(labels), 0.6, 40, 90, trials, found, (), ())


@pytest.mark.parametrize(
    ("labels", "held"),
    [
        (("a, b", "c, d"), "All reach the floor of 0.60: “a, b” and “c, d”."),
        (("a, b",), "It reaches the floor of 0.60: “a, b”."),
        (
            ("a, b", "", ""),
            "One of three reaches the floor of 0.60: “a, b”; the rest is given no label.",
        ),
        (
            ("", ""),
            "No topic reaches the floor of 0.60, so none has a label: there is too little text for topics that hold.",
        ),
    ],
)
def test_a_topic_below_the_floor_is_not_named(by_hand: ByHand, labels: tuple[str, ...], held: str):
    assert themes.topics_held(by_hand("A", model=model(*labels))) == held


def test_where_there_are_no_topics_the_reason_is_told(by_hand: ByHand):
    study = by_hand("A")
    assert themes.topics_chosen(study) == "No documents."
    assert themes.topics_held(study) == themes.topics_compared(study) == ""


def test_who_made_the_codes_is_said_where_it_is_known_and_never_made_up(
    real: Study, by_hand: ByHand
):
    assert "large language model, not by people" in trust.coded_by(real)
    assert "November 2026" in trust.coded_by(real)
    others = replace(real, sha256={})
    assert (
        trust.coded_by(others)
        == "Who made the codes by reading is said in the study's coding/CODEBOOK.md."
    )
    assert "no codes made by reading" in trust.coded_by(by_hand("A"))


def test_agreement_that_is_undefined_is_said_to_be(by_hand: ByHand):
    row = {
        "column": "alliance",
        "sample": "in",
        "n": 3,
        "precision": None,
        "recall": None,
        "alpha": None,
    }
    study = replace(by_hand("A"), agreement=(row,))
    assert agreement.agreement_found(study) == "Reading codes no sentence alliance."
    assert (
        agreement.agreement_alpha(study)
        == "Krippendorff's alpha of codebook and reading is undefined for alliance. It is 1 for "
        "perfect agreement and 0 for what chance would give."
    )


def scored(sample: str, column: str, recall: float | None, f1: float | None) -> dict[str, object]:
    return {"column": column, "sample": sample, "n": 30, "recall": recall, "f1": f1}


@pytest.mark.parametrize(
    ("rows", "left_out", "beyond"),
    [
        ([], "", ""),
        ([scored("own_tuning", "alliance", 0.5, 0.5)], "", ""),
        ([scored("leave_one_out", "alliance", None, None)], "", ""),
        (
            [
                scored("leave_one_out", "alliance", 0.5, 0.6),
                scored("leave_one_out", "strain", 0.25, 0.4),
            ],
            "Scored without the words and patterns that stand in the article at hand and nowhere else, the codebook finds 50 % of the sentences that reading codes alliance and 25 % of those it codes strain.",
            "",
        ),
        (
            [
                scored("own_test", "alliance", 0.0, 0.0),
                scored("own_test_coders", "alliance", 1.0, 1.0),
            ],
            "",
            "On the test part of “own” (30 sentences), F1 is 0.00 for alliance.",
        ),
    ],
)
def test_agreement_beyond_these_articles_is_told_where_there_is_any(
    by_hand: ByHand, rows: list[dict[str, object]], left_out: str, beyond: str
):
    study = replace(by_hand("A"), agreement=tuple(rows))
    assert agreement.agreement_left_out(study).replace("\u00a0", " ") == left_out
    assert agreement.agreement_beyond(study) == beyond


def test_samples_stand_side_by_side_and_what_is_undefined_is_said(by_hand: ByHand):
    rows = [
        scored("in", "alliance", None, None),
        scored("own_test", "alliance", 0.5, 0.5),
        scored("own_test_coders", "alliance", 1.0, 1.0),
    ]
    made = samples.agreement(replace(by_hand("A"), agreement=tuple(rows)))
    assert made.samples == (("these articles", 30), ("own, test part", 30))
    assert [(code, [score.f1 for score in scores]) for code, scores in made.rows] == [
        ("alliance", ["undefined", "0.50"])
    ]


def test_every_sample_is_called_by_a_name_and_said_in_a_sentence():
    assert samples.named("leave_one_out") == "each article left out"
    assert samples.named("own_test") == "own, test part"
    assert "neither in the other articles nor in the tuning part" in samples.meaning(
        "leave_one_out"
    )
    assert samples.meaning("own_test") == (
        "Of the collection “own”, the part for testing: one article in three, by the hash (sha256) "
        "of its id."
    )


@pytest.mark.parametrize(
    ("sample", "paths", "said"),
    [
        ("in", (), ""),
        ("leave_one_out", ("../tests/collection/a.csv",), ""),
        ("own_test", ("../tests/collection/a.csv",), "were made by a large language model"),
        ("own_test", ("b.csv",), "is for whoever keeps them to say"),
        ("own_test", ("../tests/collection/a.csv", "b.csv"), "is for whoever keeps them to say"),
    ],
)
def test_only_the_projects_own_collections_are_said_to_be_made_by_a_model(
    by_hand: ByHand, sample: str, paths: tuple[str, ...], said: str
):
    made = by_hand("A")
    study = replace(
        made,
        agreement=(scored(sample, "alliance", 1.0, 1.0),),
        settings=replace(made.settings, collections=paths),
    )
    told = trust.collections_made(study)
    assert bool(told) == bool(said) and said in told
    assert "final codes only" in told or not told


@pytest.mark.parametrize(
    ("found", "said", "unsaid"),
    [
        (
            ["explicit_test"],
            ["The articles of “explicit” speak in the usual words"],
            ["“open”", ".csv"],
        ),
        (["open_test", "explicit_test"], ["scholars do; the articles of “open” mostly"], [".csv"]),
        (["own_test"], [], ["usual words", "headlines", ".csv", "  "]),
        (
            ["open_test", "open_test_entries"],
            ["One kind of sample stands in agreement.csv", "names that end in _entries)"],
            ["_coders"],
        ),
        (["a_test", "a_test_coders", "a_test_entries"], ["Two kinds of sample stand"], ["trade"]),
        (["open_test", "open_test_coders"], ["names that end in _coders)"], ["_entries"]),
    ],
)
def test_what_is_said_of_collections_and_of_rows_in_the_file_alone_is_of_those_that_are_here(
    by_hand: ByHand, found: list[str], said: list[str], unsaid: list[str]
):
    made = by_hand("A")
    study = replace(
        made,
        agreement=tuple(scored(name, "alliance", 1.0, 1.0) for name in found),
        settings=replace(made.settings, collections=("../tests/collection/a.csv",)),
    )
    told = trust.collections_made(study)
    assert all(part in told for part in said)
    assert not any(part in told for part in unsaid)


def coded(*pairs: str) -> tuple[tuple[str, Coded], ...]:
    """Sentences, each with the letters of its codes by reading: a, s, both or none."""
    made, start = [], 0
    for pair in pairs:
        text, _, codes = pair.partition("/")
        values = {"alliance": int("a" in codes), "strain": int("s" in codes)}
        every = {f"{c}{by}": values.get(c, 0) for c in CODED for by in ("", "_a", "_b")}
        unit = Coded(
            article="000",
            file="000",
            start=start,
            end=start + len(text),
            text=text,
            kind="body",
            kind_a="body",
            kind_b="body",
            **every,
        )
        made.append((text, unit))
        start += len(text) + 1
    return tuple(made)


@pytest.mark.parametrize(
    ("units", "said"),
    [
        ([], ""),
        (
            [f"{CLOSE}/a"],
            "Taken as one of four classes (neither, alliance, strain, both), one of one sentence "
            "is of the same class by codebook and by reading (100 %, 21 % to 100 %; macro F1 1.00, "
            "0.00 to 1.00).",
        ),
        (
            # classes: neither 2 of 2 found + 2 true + 1 false: F1 2*2/(3+2) = 0.8;
            # alliance 1: 1; strain 0 found of 1: 0; mean 0.6
            [f"{CLOSE}/a", f"{PLAIN}/", f"{PLAIN}/", f"{PLAIN}/s"],
            "Taken as one of four classes (neither, alliance, strain, both), three of four "
            "sentences are of the same class by codebook and by reading (75 %, 30 % to 95 %; macro "
            "F1 0.60, 0.20 to 1.00).",
        ),
        (
            # neither 1 right, 3 found, 2 true: 2/5; alliance 0; strain 0; mean 0.4 / 3 = 0.13
            [f"{PLAIN}/s", f"{PLAIN}/s", f"{CLOSE}/", f"{PLAIN}/"],
            "Taken as one of four classes (neither, alliance, strain, both), one of four sentences "
            "is of the same class by codebook and by reading (25 %, 5 % to 70 %; macro F1 0.13, 0.00 to "
            "0.43). "
            "What differs is most often strain by reading and neither by codebook (two sentences).",
        ),
    ],
)
def test_the_classes_that_agree_are_counted_and_the_leading_mistake_is_named(
    by_hand: ByHand, units: list[str], said: str
):
    pairs = coded(*units)
    study = by_hand("A", text=" ".join(text for text, _ in pairs) or PLAIN)
    told = agreement.classes_agreed(replace(study, coding=tuple(unit for _, unit in pairs)))
    assert told.replace("\u00a0", " ") == said


def test_who_says_a_frame_is_counted_and_the_own_voice_comes_first(of_texts: ByHand):
    study = of_texts(
        {
            "A": f"{CLOSE} China said that its friendship with North Korea is firm.",
            "B": "Analysts say that China and North Korea deepened their friendship. "
            "Beijing said that China and North Korea are friends.",
        }
    )
    assert voices.alliance_speakers(study) == (
        "Of four sentences of alliance, one is in the articles' own voice. Of the rest, two are credited to "
        "China and one to analysts and observers."
    )
    assert voices.strain_speakers(study) == ""


OWN, SAID = CLOSE, "China said that its friendship with North Korea is firm."


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (f"{OWN} {SAID}", "one is in the article's own voice. The other is credited to China."),
        (
            f"{OWN} {OWN} {SAID}",
            "two are in the article's own voice. The other is credited to China.",
        ),
        (f"{SAID} {SAID}", "none is in the article's own voice. Two are credited to China."),
        (SAID, "none is in the article's own voice. One is credited to China."),
        (
            f"{OWN} {SAID} {SAID}",
            "one is in the article's own voice. Of the rest, two are credited to China.",
        ),
    ],
)
def test_whatever_is_left_beside_the_own_voice_is_called_rightly(
    of_texts: ByHand, text: str, said: str
):
    told = voices.alliance_speakers(of_texts({"A": text}))
    assert told.partition(", ")[2].replace("\u00a0", " ") == said


def test_a_frame_that_only_the_article_uses_is_credited_to_nobody(of_texts: ByHand):
    assert voices.alliance_speakers(of_texts({"A": CLOSE})) == (
        "Of one sentence of alliance, one is in the article's own voice."
    )


FAR = "China and Russia deepened their friendship."


def test_pairs_of_one_sentence_each_are_summed_in_the_last_line(of_texts: ByHand):
    # China+NK in two sentences of one article, China+Russia in one, NK+Vietnam in one
    study = of_texts(
        {
            "A": f"{CLOSE} {CLOSE}",
            "B": FAR,
            "C": "North Korea and Vietnam deepened their friendship.",
        }
    )
    made = ledgers.ties(study)
    assert made.columns == ("A", "B", "C", "All")
    assert [(line.name, line.cells) for line in made.lines] == [
        ("China and North Korea", ((2, 0), (0, 0), (0, 0), (2, 0))),
        ("all others", ((0, 0), (1, 0), (1, 0), (2, 0))),
    ]
    assert pairs.dyads_summed(study) == (
        "Two pairs that one sentence each is about are summed in the last line (China and Russia "
        "and North Korea and Vietnam)."
    )
    assert pairs.dyads_summed(of_texts({"A": f"{CLOSE} {CLOSE}"})) == ""
    assert pairs.dyads_summed(of_texts({"A": f"{CLOSE} {CLOSE} {FAR}"})) == (
        "One pair that one sentence is about is summed in the last line (China and Russia)."
    )


def with_scores(study: Study, *scores: tuple[float, float]) -> Study:
    """The study with these raw and masked scores for the sentences of its one article."""
    (reading,) = study.readings
    codes = [
        replace(code, sentiment=raw, sentiment_masked=masked)
        for (_, code), (raw, masked) in zip(reading.scored(), scores, strict=True)
    ]
    return replace(study, readings=(replace(reading, codes=tuple(codes)),))


def test_the_sign_of_a_score_is_set_against_reading_as_a_class(by_hand: ByHand):
    # raw: alliance for a (right), alliance for none (wrong), strain for s (right); 2 of 3; F1
    # alliance 2/3, strain 1, neither 0: 0.56. masked: all three right. codebook: all
    # three right.
    units = coded(f"{CLOSE}/a", f"{PLAIN}/", f"{COOL}/s")
    made = by_hand("A", text=" ".join(text for text, _ in units))
    study = replace(
        with_scores(made, (0.5, 0.5), (0.2, 0.0), (-0.3, -0.3)),
        coding=tuple(unit for _, unit in units),
    )
    assert tone.signs_as_frames(study).replace("\u00a0", " ") == (
        "Of three sentences that reading coded, the sign of the raw score is right in two (67 %, "
        "21 % to 94 %; macro F1 0.56, 0.00 to 1.00), that of the masked score in three (100 %, 44 % to 100 %; "
        "macro F1 1.00, 0.56 to 1.00), the codebook in three (100 %, 44 % to 100 %; macro F1 1.00, "
        "0.56 to 1.00). Macro F1 is the mean over the classes of a score that is 1 where nothing is "
        "missed and nothing added."
    )
    # |0.2 - 0| of 0.5 + 0.2 + 0.3; what is left of 0.2 of each is -0.1, 0.16 and -0.06, so that
    # the error is 0.198, and the t of three sentences 4.303: 0.2 and 0.852 to each side
    assert tone.score_moved(study).replace("\u00a0", " ") == (
        "Where names, fixed phrases and event words are masked, 20 % of the absolute score "
        "goes or turns (0 % to 105 %, three sentences)."
    )
    assert tone.score_moved(with_scores(made, *[(0.0, 0.0)] * 3)) == ""
    assert tone.signs_as_frames(made) == "No codes made by reading are at hand to try it on."


def test_entries_are_counted_and_those_that_reading_never_confirms(by_hand: ByHand):
    size = sum(len(book.entries) for book in by_hand("A").codebooks)
    assert trust.entries_counted(by_hand("A")) == (
        f"Of {size} entries, none finds something in these texts, and none has a hit that counts."
    )
    # each of the two sentences holds the one counted hit of an entry
    for codes, confirmed in ((("a", "s"), "two"), (("", ""), "none"), (("s", "s"), "one")):
        units = coded(f"{CLOSE}/{codes[0]}", f"{COOL}/{codes[1]}")
        study = by_hand("A", text=" ".join(text for text, _ in units))
        told = trust.entries_counted(replace(study, coding=tuple(unit for _, unit in units)))
        assert told.endswith(
            "Of two pairs of an entry and a frame that reading can check, it confirms "
            f"{confirmed} in at least one sentence."
        )
    assert trust.entries_counted(study).count(".") == 1


def test_words_that_are_weighed_are_not_counted_among_entries(
    by_hand: ByHand, monkeypatch: pytest.MonkeyPatch
):
    rows = [
        {"entry": entry, "sentences": 1, "agreeing": agreeing}
        for entry, agreeing in (("friends", 1), (WEIGHED, 0))
    ]
    monkeypatch.setattr(trust, "audit", SimpleNamespace(entries=lambda readings, coding: rows))
    assert trust.entries_counted(by_hand("A")).endswith(
        "Of one pair of an entry and a frame that reading can check, it confirms one in at least "
        "one sentence."
    )


@pytest.mark.parametrize("subject", SUBJECTS)
def test_sentences_say_nothing_of_bias_or_intent(subject: ModuleType, real: Study, by_hand: ByHand):
    for study in (real, by_hand("A"), by_hand("AB", verdicts=HIGHER)):
        for function in subject.SAID:
            said = function(study)
            assert said == said.strip() and "  " not in said
            assert not said or (said[-1] == "." and (said[0].isupper() or said[0] in "“0123456789"))
            assert not any(
                word in said.casefold() for word in ("bias", "wants to", "tries to", "propaganda")
            )


ABOVE, BELOW, OPEN, NOWHERE = (0.5, 0.2, 0.8), (-0.5, -0.8, -0.2), (0.1, -0.2, 0.4), (None,) * 3
# as by hand: ten of twenty sentences
UP, DOWN = " (+0.50, +0.20 to +0.80, 10 of 20)", " (−0.50, −0.80 to −0.20, 10 of 20)"
SIDE = "Taken by itself, the balance lies on the side of"


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ([ABOVE], ""),  # one article: said in full elsewhere
        ([ABOVE, ABOVE], f"{SIDE} alliance in A{UP} and B{UP}."),
        ([ABOVE, BELOW], f"{SIDE} alliance in A{UP} and on the side of strain in B{DOWN}."),
        ([OPEN, BELOW], f"{SIDE} strain in B{DOWN}; in A neither side is ruled out."),
        ([ABOVE, OPEN, OPEN], f"{SIDE} alliance in A{UP}; in B and C neither side is ruled out."),
        (
            [ABOVE, OPEN, OPEN, OPEN],
            f"{SIDE} alliance in A{UP}; in the other three neither side is ruled out.",
        ),
        (
            [BELOW, OPEN, OPEN, OPEN, NOWHERE],
            f"{SIDE} strain in A{DOWN}; in three others neither side is ruled out; in E there is nothing "
            "to measure.",
        ),
        ([OPEN, OPEN], "By itself, no balance lies clearly on one side."),
        ([OPEN, NOWHERE], "By itself, no balance lies clearly on one side."),
        (
            [NOWHERE, NOWHERE],
            "No sentence of any article presents the tie as close or as strained.",
        ),
    ],
)
def test_where_each_balance_lies_by_itself(by_hand: ByHand, values: list[Value], said: str):
    outlets = "ABCDE"[: len(values)]
    given = dict(zip(outlets, values, strict=True))
    assert front.lean_said(by_hand(outlets, values=given)) == said


RUNS = "can be told apart by the balance of alliance over strain"


@pytest.mark.parametrize(
    ("values", "verdicts", "said"),
    [
        ([ABOVE, OPEN, BELOW], ALIKE, f"No two of the three articles {RUNS}, which runs from −0.50 (−0.80 to −0.20, 10 of 20) "
            "to +0.50 (+0.20 to +0.80, 10 of 20)."),
        ([ABOVE, OPEN, NOWHERE], ALIKE, f"No two of the three articles {RUNS}, which runs from +0.10 (−0.20 to +0.40, 10 of 20) "
            "to +0.50 (+0.20 to +0.80, 10 of 20)."),
        ([OPEN, OPEN, OPEN], ALIKE, f"No two of the three articles {RUNS}, which is +0.10 in all three."),
        ([OPEN, OPEN, NOWHERE], ALIKE, f"No two of the three articles {RUNS}, which is +0.10 in the two in which it is defined."),
        ([OPEN, OPEN], ALIKE, "The two articles cannot be told apart by the balance of alliance over strain, which is +0.10 "
            "in both."),
        ([OPEN, NOWHERE], SILENT, "Of 40 scored sentences, 20 carry a frame. Too little was found to compare the two articles "
            "by the balance of alliance over strain."),
        ([ABOVE, BELOW], HIGHER, f"{MORE} A (+0.50, +0.20 to +0.80, 10 of 20) than in B (−0.50, −0.80 to −0.20, 10 of 20)."),
        ([ABOVE], ALIKE, "The interval of the balance lies wholly on the side of alliance in A (+0.50, +0.20 to +0.80, 10 of 20). "
            "There is one article only, and so no other to compare the balance of alliance over strain with."),
        ([NOWHERE], ALIKE, "No sentence presents the tie as close or as strained, so the balance of alliance over strain is "
            "undefined. There is one article only, and so no other to compare the balance of alliance over strain with."),
    ],
)  # fmt: skip
def test_the_first_sentence_is_what_was_found_with_its_numbers(
    by_hand: ByHand, values: list[Value], verdicts: str, said: str
):
    outlets = "ABC"[: len(values)]
    given = dict(zip(outlets, values, strict=True))
    study = by_hand(outlets, values=given, verdicts=verdicts)
    assert front.finding_said(study) == said
    opening = prose.html(prose.source("standfirst"), facts(study)).partition("</strong>")[0]
    assert opening == f"<p><strong>{said}"


def test_what_it_takes_to_be_told_apart_is_said_where_there_are_two(by_hand: ByHand):
    assert front.apart_means(by_hand("A")) == ""
    assert front.apart_means(by_hand("AB")).startswith("Two articles are told apart where the ")


def f1_rows(*rows: tuple[str, str, float]) -> tuple[dict[str, object], ...]:
    """Rows of agreement: sample, column and F1."""
    return tuple({"sample": s, "column": c, "n": 9, "f1": f1} for s, c, f1 in rows)


@pytest.mark.parametrize(
    ("whole", "alone", "better", "worse"),
    [(0.5, 0.6, "none", "two"), (0.6, 0.5, "two", "none"), (0.501, 0.502, "none", "none")],
)
def test_whether_weighing_words_helps_is_counted_whichever_way_it_comes_out(
    by_hand: ByHand, whole: float, alone: float, better: str, worse: str
):
    rows = [("in", c, whole) for c in ("alliance", "strain")]
    rows += [("in_entries", c, alone) for c in ("alliance", "strain")]
    assert weighing.weighed_gain(replace(by_hand("AB"), agreement=f1_rows(*rows))) == (
        "Weighing words where no entry speaks brings the codes of these articles closer to reading in "
        f"{better} of two comparisons and further from it in {worse}; no interval is taken of these differences."
    )
    unweighed = replace(by_hand("AB"), agreement=f1_rows(*rows[:2]))
    assert weighing.weighed_gain(unweighed) == "" == weighing.weighed_here(unweighed)


def test_how_sure_it_is_says_who_read_or_that_nobody_did(by_hand: ByHand):
    nobody = "No codes made by reading are at hand, so nothing says how right the codebook is."
    assert front.sure_said(by_hand("AB")) == nobody
    units = coded(f"{CLOSE}/a", f"{COOL}/a")  # of two, the codebook gives one the class of reading
    study = by_hand("A", text=" ".join(text for text, _ in units))
    read = replace(study, coding=tuple(unit for _, unit in units))
    within = "50\u00a0%, 9\u00a0% to 91\u00a0%"
    classes = "(alliance, strain, both or neither)"
    half = f"The codebook puts one of two sentences into the class {classes} that reading gives ({within})"
    assert front.sure_said(read) == f"{half}."
    known = replace(read, sha256={trust.INSTRUCTIONS: next(iter(trust.MADE_BY))})
    model = "; the reading was a large language model's, not people's, and the codebook was written"
    # in the sample: who reads no further is told so where the number stands
    assert front.sure_said(known) == f"{half}{model} with these texts at hand."
    more = replace(read, articles=(*read.articles, replace(read.articles[0], id="099")))
    assert front.sure_said(more) == f"{half}; of two articles, one has such codes."
    assert trust.coded_by(more).endswith(" Of two articles, one has such codes.")
    assert "such codes" not in trust.coded_by(read)
    revised = replace(known, settings=replace(known.settings, revised="An entry was dropped."))
    assert front.sure_said(revised) == f"{half}{model} with these texts and results in view."
    assert "the codebook, written with these texts, in one (" in tone.signs_as_frames(known)
    assert "the codebook in one (" in tone.signs_as_frames(read)


@pytest.mark.parametrize(
    ("verdicts", "said"),
    [
        (ALIKE, ["told apart from no other"] * 3),
        (SILENT, ["told apart from no other"] * 3),
        (
            {"AB": HIGHER},
            [
                "more alliance, less strain than B",
                "less alliance, more strain than A",
                "told apart from no other",
            ],
        ),
        (
            {"AB": LOWER, "AC": LOWER},
            [
                "less alliance, more strain than B and C",
                *["more alliance, less strain than A"] * 2,
            ],
        ),
    ],
)
def test_what_verdicts_say_of_each_outlet(by_hand: ByHand, verdicts: object, said: list[str]):
    told = {tuple(k): v for k, v in verdicts.items()} if isinstance(verdicts, dict) else verdicts
    assert apart(by_hand("ABC", verdicts=told)) == {
        name: (words,) for name, words in zip("ABC", said, strict=True)
    }


def test_a_sentence_names_eight_outlets_at_most_with_what_they_have(by_hand: ByHand):
    for above, below, named in (("AB", "CDEFGH", True), ("ABC", "DEFGHI", False)):
        told = {(x, y): HIGHER for x in above for y in below}
        said = tie.balance_said(by_hand(above + below, verdicts=told))
        assert ("than in C, in D" in said) is named  # one clause of eight names, or of nine
        assert said.startswith(MORE if named else "By the balance") is True
        assert named or "18 of the 36 pairs of articles can be told apart" in said


def test_one_outlet_is_told_apart_from_nobody_and_many_are_counted(by_hand: ByHand):
    assert apart(by_hand("A")) == {"A": ()}
    many = apart(by_hand("ABCD", verdicts={("A", x): HIGHER for x in "BCD"}))
    assert many["A"] == ("more alliance, less strain than three others",)


@pytest.mark.parametrize("verdicts", [ALIKE, SILENT, HIGHER])
@pytest.mark.parametrize("values", [ABOVE, OPEN, NOWHERE])
@pytest.mark.parametrize("basis", ["stated", "unknown"])
def test_no_fact_of_many_outlets_grows_with_their_number(
    by_hand: ByHand, verdicts: str, values: Value, basis: str
):
    names = [f"Outlet {n}" for n in range(20)]
    russia_ = [first(name, n / 20) for n, name in enumerate(names)]
    study = by_hand(
        names,
        verdicts=verdicts,
        values=dict.fromkeys(names, values),
        basis=basis,
        estimates=russia_,
    )
    parts = {"outlets_named", *asdict(study.words)}  # what facts are made of
    told = {name: text for name, text in facts(study).items() if name not in parts}
    assert {name: text for name, text in told.items() if text.count("Outlet ") > 6} == {}
    assert all(text == text.strip() and "  " not in text for text in told.values())


def test_verdicts_that_change_without_shared_wording_are_named_or_counted(by_hand: ByHand):
    # three outlets: six changes, each named; four: those of the balance; five: they are counted
    apart_ = "By the balance, A and B can be told apart only then."
    for names, said, named in (
        ("ABC", apart_, 6),
        ("ABCD", apart_, 6),
        ("ABCDE", "; of those on the balance, ten do.", 0),
    ):
        study = by_hand(names)
        shares = tuple(replace(v, measure="strain_share") for v in study.verdicts)
        before = (*study.verdicts, *shares)
        after = tuple(replace(v, verdict=HIGHER) for v in before)
        found = Overlap((), (), {"000": (1,)}, (), after)
        told = words.shared_without(replace(study, verdicts=before, overlap=found))
        assert said in told and told.count("By ") == named


def test_a_union_takes_its_article_and_a_state_does_not():
    assert actor("united_states") == "the United States"
    assert actor("north_korea") == "North Korea"
    assert dyad("russia+united_states") == "Russia and the United States"


def test_texts_without_an_outlet_are_counted_where_they_are_many(by_hand: ByHand):
    assert facts(by_hand("ABCDEFGH", basis="unknown"))["nameless"] == (
        "Eight articles do not say where they appeared; a name that stands for one is our "
        "description of it."
    )
    assert facts(by_hand("A", basis="unknown"))["nameless"] == (
        "One article does not say where it appeared: A is our description of it."
    )
    assert facts(by_hand("AAB", basis="unknown"))["nameless"] == (
        "Three articles do not say where they appeared: A and B are our descriptions of them."
    )
    assert facts(by_hand("AA", basis="unknown"))["nameless"] == (
        "Two articles do not say where they appeared: A is our description of them."
    )
    assert facts(by_hand("AB"))["nameless"] == ""


def test_what_was_read_is_told_with_its_outlets_where_they_have_several(by_hand: ByHand):
    assert facts(by_hand("AB"))["material"] == "Two articles"
    assert facts(by_hand("AAB"))["material"] == "Three articles of two outlets"


def test_only_of_our_own_codebook_is_it_said_with_which_texts_it_was_written(by_hand: ByHand):
    plain = by_hand("A")
    assert trust.in_sample(plain) == trust.written_with(plain) == ""
    ((text, unit),) = coded(f"{CLOSE}/a")
    read = replace(by_hand("A", text=text), coding=(unit,))
    assert trust.in_sample(read).startswith("Where a codebook was tuned")
    assert trust.written_with(read) == ""
    ours = replace(read, sha256={trust.INSTRUCTIONS: next(iter(trust.MADE_BY))})
    assert trust.in_sample(ours).startswith("The codebook was written with these texts at hand")
    assert trust.written_with(ours).startswith("The codebook was written with these texts at hand")


def test_what_the_codebook_finds_has_its_counts_and_intervals(by_hand: ByHand):
    # Alliance by reading in three sentences, of which the codebook finds one, and finds no other.
    units = coded(f"{CLOSE}/a", f"{PLAIN}/a", f"{PLAIN}/a", f"{COOL}/s")
    made = by_hand("A", text=" ".join(text for text, _ in units))
    study = replace(made, coding=tuple(unit for _, unit in units))
    row = {"column": "alliance", "sample": "in", "recall": 1 / 3, "precision": 1.0}
    out = row | {"sample": "leave_one_out", "recall": 2 / 3}
    study = replace(study, agreement=(row, out))
    assert agreement.agreement_found(study).replace("\u00a0", " ") == (
        "Of the sentences that reading codes alliance, the codebook finds 33 % (1 of 3, 6 % to "
        "79 %), and 100 % (1 of 1, 21 % to 100 %) of those it finds are coded so by reading."
    )
    told = agreement.agreement_left_out(study).replace("\u00a0", " ")
    assert "finds 67 % (2 of 3, 21 % to 94 %) of the sentences that reading codes" in told


def test_what_weighed_words_add_is_told_beside_entries_alone(by_hand: ByHand):
    def row(sample: str, f1: float) -> dict[str, object]:
        scores = {"f1": f1, "f1_low": f1 - 0.1, "f1_high": f1 + 0.1}
        return {"column": "alliance", "sample": sample, "n": 30, **scores}

    rows = (row("own_test", 0.6), row("own_test_entries", 0.5), row("own_tuning_entries", 0.9))
    study = replace(by_hand("A"), agreement=rows)
    assert agreement.agreement_beyond(study) == (
        "On the test part of “own” (30 sentences), F1 is 0.60 for alliance (0.50 to 0.70)."
    )
    assert weighing.words_weighed(study) == (
        "Where no entry speaks, words are weighed. By entries alone, F1 is 0.50 for alliance "
        "(0.40 to 0.60) on “own”."
    )
    assert weighing.words_weighed(replace(study, agreement=rows[:1])) == ""


def test_by_entries_alone_f1_on_the_articles_is_told_whichever_way_it_comes_out(by_hand: ByHand):
    def row(sample: str, f1: float, column: str = "alliance") -> dict[str, object]:
        return {"column": column, "sample": sample, "n": 30, "f1": f1}

    def told(*rows: dict[str, object]) -> str:
        return weighing.weighed_here(replace(by_hand("A"), agreement=rows))

    worse = (row("in", 0.8), row("in_entries", 0.9))
    assert told(*worse) == (
        "On these articles, F1 by entries alone is 0.90 for alliance (with words weighed 0.80). "
        "Here entries alone agree better."
    )
    left = (row("leave_one_out", 0.7), row("leave_one_out_entries", 0.6))
    assert told(*worse, *left) == (
        "On these articles, F1 by entries alone is 0.90 for alliance (with words weighed 0.80). "
        "Without what only the article at hand could have taught, F1 by entries alone is 0.60 for "
        "alliance (with words weighed 0.70). Of two comparisons, weighing agrees better in one and "
        "worse in one."
    )
    assert told(*left).endswith(". Here weighing agrees better.")
    # what is written alike is no difference
    alike = (row("in", 0.801), row("in_entries", 0.799))
    assert told(*alike).endswith(
        "Of one comparison, weighing agrees better in none and worse in none."
    )
    assert told(row("in", 0.8)) == told() == ""


def test_all_verdicts_are_counted_with_the_sets_they_stand_in(by_hand: ByHand):
    # balance: AB higher, AC too little, BC alike; the share: all alike; the mean: too little
    pairs_ = (("A", "B"), ("A", "C"), ("B", "C"))
    more = [
        Verdict(measure, "all", i, j, None, None, None, None, said)
        for measure, said in (("russia_share", ALIKE), ("sentiment", SILENT))
        for i, j in pairs_
    ]
    told = {("A", "B"): HIGHER, ("A", "C"): SILENT}
    assert verdicts.verdicts_counted(by_hand("ABC", verdicts=told, more=more)) == (
        "There are nine verdicts in all, in three sets of one measure on one part of the texts. "
        "Of these, four say that there is too little to say, and one tells a pair apart, in one set. Nothing "
        "is corrected across the two sets that can say anything, and many of them count the same "
        "sentences."
    )
    assert verdicts.verdicts_counted(by_hand("AB")) == (
        "There is one verdict in all, in one set of one measure on one part of the texts. Of these, none says "
        "that there is too little to say, and none tells a pair apart."
    )
    assert verdicts.verdicts_counted(by_hand("A")) == ""


def test_mentions_of_russia_are_compared_beside_the_share(by_hand: ByHand):
    study = by_hand("ABC", measure="russia_density", verdicts={("A", "B"): LOWER})
    assert russia.russia_densities(study) == (
        "By mentions, Russia is named more often per 1,000 words in B than in A. The other two "
        "pairs cannot be told apart."
    )
    assert russia.russia_densities(by_hand("A")) == ""
