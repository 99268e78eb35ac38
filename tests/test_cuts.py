"""Claims about topics of paragraphs beside those of sentences."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest

from analysis import cuts, documents, topics
from analysis.cuts import agreement, partners
from analysis.modelled import NO_TOPICS, Topic, TopicModel, Trial
from analysis.report.findings import themes
from analysis.tables._topics import stability_rows, term_rows
from tests.texts import SETTINGS, reading, study

WORDS = {
    "harbour": "anchor berth cargo dock engine ferry gantry jetty keel harbour".split(),
    "kitchen": "apron basil carrot dough flour garlic honey juice ladle mint".split(),
    "orchestra": "alto bassoon cello drum encore flute gong harp oboe piano".split(),
}
KINDS = tuple(WORDS)


def line(kind: str, n: int) -> str:
    """A sentence of the first 3 to 9 words of a vocabulary, no two of its words elsewhere."""
    return " ".join(WORDS[kind][: 3 + n % 7]).capitalize() + "."


def article(paragraphs: list[list[str]]) -> str:
    return "\n".join(" ".join(lines) for lines in paragraphs)


def found(paragraphs: list[list[str]]) -> tuple[TopicModel, TopicModel]:
    """The topics of sentences and those of paragraphs, three of each."""
    readings = [reading(article(paragraphs), "A")]
    settings = replace(SETTINGS, k=(2, 4), seed=7)
    cut = documents.sentences(readings)
    sentences = topics.model(
        [one.text for one in cut], [one.outlet for one in cut], k_range=(2, 4), floor=0.6, seed=7,
        subsamples=5,
    )  # fmt: skip
    return sentences, cuts.beside(readings, settings, 3)


# a paragraph of one vocabulary, and a paragraph with a sentence of each
OF_ONE = [[line(KINDS[n % 3], n + i) for i in range(3)] for n in range(36)]
OF_ALL = [[line(kind, n + 2 * i) for i, kind in enumerate(KINDS)] for n in range(36)]


def test_a_paragraph_is_its_body_sentences_without_title_and_heading():
    text = "Rain again\nIt rained. It poured.\nA heading\nThen the sun came."
    paragraphs = documents.paragraphs([reading(text, "A", id="x")])
    assert [(one.text, one.sentence) for one in paragraphs] == [
        ("It rained. It poured.", 2), ("Then the sun came.", 5)
    ]  # fmt: skip
    sentences = documents.sentences([reading(text, "A", id="x")])
    assert [(one.text, one.paragraph) for one in sentences] == [
        ("It rained.", paragraphs[0].paragraph),
        ("It poured.", paragraphs[0].paragraph),
        ("Then the sun came.", paragraphs[1].paragraph),
    ]


def test_paragraphs_of_two_articles_are_never_one():
    both = [reading("It rained.\nIt poured.", "A", id=id) for id in ("x", "y")]
    assert [(d.article, d.text) for d in documents.paragraphs(both)] == [
        ("x", "It rained."), ("x", "It poured."), ("y", "It rained."), ("y", "It poured."),
    ]  # fmt: skip


def test_topics_come_back_where_a_paragraph_is_about_one_thing():
    sentences, paragraphs = found(OF_ONE)
    assert (sentences.documents, paragraphs.documents) == (108, 36)
    assert min(partners(sentences, paragraphs)[3]) > 0.8


def test_topics_do_not_come_back_where_every_paragraph_is_about_everything():
    sentences, paragraphs = found(OF_ALL)
    assert sum(partners(sentences, paragraphs)[3]) / 3 < 0.5


def test_paragraphs_are_shown_at_the_number_of_topics_of_sentences_and_by_nmf_alone():
    _, paragraphs = found(OF_ONE)
    assert [(t.model, t.k, t.chosen, t.subsamples) for t in paragraphs.trials] == [
        ("nmf", 2, False, 10), ("nmf", 3, True, 10), ("nmf", 4, False, 10)
    ]  # fmt: skip
    assert (paragraphs.k, len(paragraphs.nmf), paragraphs.lda) == (3, 3, ())


def test_paragraphs_too_few_for_as_many_topics_are_shown_with_none():
    few = [[line(kind, 3 * n + i) for i in range(12)] for n in range(2) for kind in KINDS[:2]]
    readings = [reading(article(few), "A")]
    paragraphs = cuts.beside(readings, replace(SETTINGS, k=(2, 6)), 6)
    assert (paragraphs.k, paragraphs.nmf) == (None, ())
    assert {trial.chosen for trial in paragraphs.trials} <= {False}
    none = cuts.beside([], SETTINGS, None)
    assert (none.k, none.trials, partners(none, none)) == (None, (), {})


def trial(*heaviest: str, model: str = "nmf", k: int | None = None) -> Trial:
    lists = tuple(tuple(words.split()) for words in heaviest)
    return Trial(model, k or len(lists), 0.7, None, None, False, 9, lists)


def test_each_topic_is_paired_so_that_all_agree_most():
    one = trial("ice sea fog", "rain sun", "oak elm")
    other = trial("sun rain", "oak elm", "sea ice fog")
    # ice sea fog | sea ice fog: at depth 1 nothing, from 2 on all of it: 9 / 10
    # rain sun | sun rain: likewise; oak elm: 1
    assert agreement(one, other) == pytest.approx((0.9, 0.9, 1.0))

    def shared(left: tuple[str, ...], right: tuple[str, ...]) -> float:
        depths = [(set(left[:d]), set(right[:d])) for d in range(1, 11)]
        return sum(len(a & b) / len(a | b) for a, b in depths) / 10

    best = max(
        sum(shared(a, b) for a, b in zip(one.heaviest, order, strict=True))
        for order in permutations(other.heaviest)
    )
    assert sum(agreement(one, other)) == pytest.approx(best)


def test_only_nmf_and_numbers_of_topics_that_both_have_are_compared():
    one = TopicModel(2, 0.6, 9, 9, (trial("a", "b"), trial("a", "b", "c")), (), (), ())
    lda = trial("a", "b", "c", model="lda")
    other = TopicModel(2, 0.6, 9, 9, (trial("b", "a"), lda), (), (), ())
    assert partners(one, other) == {2: (1.0, 1.0)}
    assert partners(one, NO_TOPICS) == partners(NO_TOPICS, one) == {}


def test_the_heaviest_terms_of_a_trial_are_those_of_the_topics_by_their_numbers():
    # fewer lines that are all alike make a stronger factor than more lines that are less so
    lines = [line("orchestra", 6)] * 35
    lines += [" ".join(WORDS["kitchen"][(n + at) % 10] for at in (0, 3, 5)) for n in range(60)]
    lines += [line("harbour", 6)] * 25
    made = topics.model(
        lines, ["A"] * 120, k_range=(3, 3), floor=0.6, seed=7, subsamples=2, compared=False
    )
    of = {word: kind for kind, words in WORDS.items() for word in words}
    (tried,) = made.trials
    assert [of[heaviest[0]] for heaviest in tried.heaviest] == ["kitchen", "orchestra", "harbour"]
    for topic, heaviest in zip(made.nmf, tried.heaviest, strict=True):
        assert set(heaviest) == {t.term for t in (*topic.terms, *topic.heavy) if t.by_weight <= 10}


# Published rows


def test_the_rows_of_sentences_stand_as_they_did_and_those_of_paragraphs_follow():
    sentences, paragraphs = found(OF_ONE)
    alone, both = list(stability_rows(sentences)), list(stability_rows(sentences, paragraphs))
    for before, after in zip(alone, both, strict=False):
        assert {**before, "agreement": None} == {**after, "agreement": None}
        assert before["documents"] == "sentence"
    rest = both[len(alone) :]
    assert [(r["model"], r["k"], r["topic"], r["chosen"], r["subsamples"]) for r in rest] == [
        ("nmf", 2, None, 0, 10), ("nmf", 3, None, 1, 10), ("nmf", 4, None, 0, 10),
        ("nmf", 3, 1, 1, 10), ("nmf", 3, 2, 1, 10), ("nmf", 3, 3, 1, 10),
    ]  # fmt: skip
    assert {row["documents"] for row in rest} == {"paragraph"}
    terms = list(term_rows(sentences, paragraphs))
    assert terms[: -sum(len(t.terms) + len(t.heavy) for t in paragraphs.nmf)] == list(
        term_rows(sentences)
    )
    assert terms[-1]["documents"] == "paragraph"


def test_what_a_model_agrees_by_is_the_mean_of_its_topics_and_lda_has_none():
    named = tuple(Topic(n, "", 0.7, None, (), (), ()) for n in (1, 2))
    tries = (trial("ice sea", "oak elm"), trial("ice", "oak", model="lda"))
    one = TopicModel(2, 0.6, 9, 9, tries, named, named, ())
    other = TopicModel(2, 0.6, 9, 9, (trial("rain", "sea ice"),), named, (), ())
    rows = {
        (row["documents"], row["model"], row["topic"]): row["agreement"]
        for row in stability_rows(one, other)
    }
    # ice sea | sea ice: nothing at depth 1, all of it from 2 on
    assert rows == {
        ("sentence", "nmf", None): pytest.approx(0.45),
        ("sentence", "nmf", 1): pytest.approx(0.9),
        ("sentence", "nmf", 2): 0,
        ("sentence", "lda", None): None,
        ("sentence", "lda", 1): None,
        ("sentence", "lda", 2): None,
        ("paragraph", "nmf", None): pytest.approx(0.45),
        ("paragraph", "nmf", 1): 0,
        ("paragraph", "nmf", 2): pytest.approx(0.9),
    }


# What is said of it


def told(labels: list[str], agree: list[str], floor: float = 0.6) -> str:
    """Topics of sentences with these labels (empty: none), each of the words of its number;
    topics of paragraphs with these words."""
    own = [f"a{n} b{n} c{n}" for n in range(len(labels))]
    named = tuple(Topic(n, label, 0.7, None, (), (), ()) for n, label in enumerate(labels, 1))
    one = TopicModel(len(labels), floor, 90, 9, (trial(*own),), named, (), ())
    other = TopicModel(len(agree), floor, 64, 9, (trial(*agree),), (), (), ())
    return themes.topics_of_paragraphs(study([], topics=one, of_paragraphs=other))


OPENING = (
    "With the 64 paragraphs as documents in place of sentences, {} 0.70, the mean of nine draws, "
    "and agree with those of sentences by {} on the same scale ({} topics)."
)


@pytest.mark.parametrize(
    ("labels", "agree", "held", "mean", "ending"),
    [
        (
            ["ice, sea", "oak, elm"], ["a0 b0 c0", "x y z"], "two topics hold", "0.50",
            "By this agreement, “ice, sea” reaches the floor of 0.60; the other label hangs on "
            "what is taken as a document.",
        ),
        (
            ["ice", "oak", "fog"], ["a0 b0 c0", "a1 b1 c1", "x"], "three topics hold", "0.67",
            "By this agreement, “ice” and “oak” reach the floor of 0.60; the other label hangs on "
            "what is taken as a document.",
        ),
        (
            ["ice", "oak"], ["a0 b0 c0", "a1 b1 c1"], "two topics hold", "1.00",
            "By this agreement, all labels reach the floor of 0.60.",
        ),
        (
            ["ice", ""], ["a0 b0 c0", "x"], "two topics hold", "0.50",
            "By this agreement, the label reaches the floor of 0.60.",
        ),
        (
            ["ice", ""], ["x", "y"], "two topics hold", "0.00",
            "By this agreement, the label does not reach the floor of 0.60: what the topics are "
            "hangs on what is taken as a document.",
        ),
        (
            ["ice", "oak"], ["x", "y"], "two topics hold", "0.00",
            "By this agreement, no label reaches the floor of 0.60: what the topics are hangs on "
            "what is taken as a document.",
        ),
        (
            ["ice", "oak", "fog"], ["a0 b0 c0", "x", "y"], "three topics hold", "0.33",
            "By this agreement, “ice” reaches the floor of 0.60; the other labels hang on what is "
            "taken as a document.",
        ),
        (["", ""], ["a0 b0 c0", "y"], "two topics hold", "0.50", ""),
    ],
)  # fmt: skip
def test_what_comes_back_among_paragraphs_is_said_by_the_floor(labels, agree, held, mean, ending):
    assert told(labels, agree) == f"{OPENING.format(held, mean, held.split()[0])} {ending}".rstrip()


def test_nothing_is_said_of_paragraphs_where_there_are_no_topics_to_compare():
    one = TopicModel(2, 0.6, 9, 9, (trial("a", "b"),), (), (), ())
    for sentences, paragraphs in ((one, NO_TOPICS), (NO_TOPICS, one)):
        made = study([], topics=sentences, of_paragraphs=paragraphs)
        assert themes.topics_of_paragraphs(made) == ""
