from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from itertools import permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as npst
from sklearn.decomposition import NMF
from sklearn.feature_extraction.text import TfidfVectorizer

from analysis import coherence, factors, intervals, modelled, prevalence, stats, topics
from analysis.coherence import NOTHING
from analysis.measures._intervals import Span
from analysis.tables._topics import share_rows, stability_rows, term_rows

PLANTED = {
    "Harbour": "anchor berth cargo dock engine ferry gantry harbour jetty keel".split(),
    "Kitchen": "apron basil carrot dough flour garlic honey juice ladle mint".split(),
    "Orchestra": "alto bassoon cello drum encore flute gong harp oboe piano".split(),
}


def planted(each: int = 40) -> tuple[list[str], list[str]]:
    """Documents of three vocabularies that share no word; a word's rank is its place in it.

    Document d of a vocabulary holds its first 3 + d % 8 words: the first are the most frequent.
    """
    texts, groups = [], []
    for name, words in PLANTED.items():
        for d in range(each):
            texts.append(" ".join(words[: 3 + d % 8]))
            groups.append(name)
    return texts, groups


def found(texts: list[str], groups: list[str], **other: object) -> modelled.TopicModel:
    given = {"k_range": (2, 5), "floor": 0.6, "seed": 7, "subsamples": 10}
    return topics.model(texts, groups, **(given | other))  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def three() -> modelled.TopicModel:
    return found(*planted())


# Planted topics


def test_three_planted_vocabularies_are_found_as_three_topics_that_hold(three):
    assert three.k == 3
    assert [topic.jaccard > 0.9 for topic in three.nmf] == [True] * 3
    assert {frozenset(term.term for term in topic.terms) for topic in three.nmf} == {
        frozenset(words) for words in PLANTED.values()
    }


def test_each_planted_topic_is_the_outlet_it_was_planted_in_and_no_other(three):
    for topic in three.nmf:
        of = {share.outlet: share.value for share in topic.shares}
        own = next(name for name, words in PLANTED.items() if topic.terms[0].term in words)
        assert of.pop(own) == pytest.approx(1, abs=0.01)
        assert list(of.values()) == pytest.approx([0, 0], abs=0.01)
        assert topic.label == ", ".join(term.term for term in topic.terms[:3])


def test_published_terms_are_the_ten_most_relevant_and_the_ten_heaviest():
    # "ship" stands in every document of two topics: heavy in both, telling of neither
    def line(kind: str, n: int) -> str:
        words = PLANTED[kind]
        return " ".join(["ship", *(words[(n + at) % 10] for at in (0, 2, 5))])

    lines = [line(kind, n) for kind in ("Harbour", "Kitchen") for n in range(40)]
    model = found(lines, ["A"] * len(lines), k_range=(2, 2))
    rows = [row for row in term_rows(model) if row["model"] == "nmf"]
    (tried, _) = model.trials
    for topic, heaviest in zip(model.nmf, tried.heaviest, strict=True):
        own = [row for row in rows if row["topic"] == topic.number]
        by_weight = sorted(
            (row for row in own if row["by_weight"] <= 10), key=lambda r: r["by_weight"]
        )
        assert tuple(row["term"] for row in by_weight) == heaviest
        relevant = [row for row in own if row["rank"] <= 10]
        assert [row["term"] for row in relevant] == [term.term for term in topic.terms]
        assert {row["term"] for row in own} == {*heaviest, *(t.term for t in topic.terms)}
        assert [row["rank"] for row in own] == sorted(row["rank"] for row in own)
        assert heaviest[0] == "ship" and own[-1]["term"] == "ship" and own[-1]["rank"] == 11


def test_lda_stands_beside_at_the_same_k(three):
    assert [trial.model for trial in three.trials] == ["nmf"] * 4 + ["lda"]
    assert (three.trials[-1].k, len(three.lda)) == (3, 3)


def test_the_typical_sentences_of_a_topic_are_its_own_and_counted_in_the_texts_as_given():
    texts, groups = planted()
    # sixty documents before them that hold no term of the vocabulary
    texts, groups = [*(f"alone{i}" for i in range(60)), *texts], [*["Harbour"] * 60, *groups]
    for topic in found(texts, groups, k_range=(3, 3)).nmf:
        words = {term.term for term in topic.terms}
        assert [set(texts[i].split()) <= words for i in topic.typical] == [True] * 3


def test_shares_of_an_outlet_add_up_to_one_and_lie_inside_their_intervals():
    texts, _ = planted()
    model = found(texts, ["even", "odd"] * 60, k_range=(3, 3))
    for of in (model.nmf, model.lda):
        for at in range(2):
            assert sum(topic.shares[at].value for topic in of) == pytest.approx(1)
        for share in (share for topic in of for share in topic.shares):
            assert 0 <= share.low < share.value < share.high <= 1


def test_an_outlet_with_nothing_of_a_topic_still_has_an_upper_end(three):
    nothing = [share for topic in three.nmf for share in topic.shares if share.value == 0]
    assert nothing
    for share in nothing:  # none of 40: z^2 / (40 + z^2)
        assert (share.low, share.high) == (0, pytest.approx(3.841459 / 43.841459))


def test_the_interval_of_a_share_is_wilsons_for_as_many_whole_documents():
    parts = np.array([1.0, 1.0, 0.95, 0.9, 0.85, 0.1])  # 4.8 of 6
    share = prevalence.share("A", parts, 0.95, None)
    # (k/n - p)^2 = z^2 p (1 - p) / n, as a quadratic in p
    z2 = 3.841459
    ends = sorted(np.roots([1 + z2 / 6, -2 * 0.8 - z2 / 6, 0.64]).real)
    assert share.value == pytest.approx(0.8)
    assert [share.low, share.high] == pytest.approx(ends, abs=1e-6)


def test_articles_are_what_is_drawn_where_an_outlet_has_eight_and_each_is_of_one_kind():
    # eight articles of five documents each, two of them all of the topic: like 2 of 8 drawn, with
    # 8 / 7 for the error's own smallness: 0.25 x 0.75 / (8 / 7 x (2 x 3.75^2 + 6 x 1.25^2) / 40^2)
    parts = np.repeat([1.0, 1.0, 0, 0, 0, 0, 0, 0], 5)
    share = prevalence.share("A", parts, 0.95, np.repeat(np.arange(8), 5))
    size = 0.25 * 0.75 / (8 / 7 * (2 * 3.75**2 + 6 * 1.25**2) / 40**2)
    assert size == pytest.approx(7)
    assert (share.low, share.high) == pytest.approx(tuple(map(float, intervals.wilson(7 / 4, 7))))
    alone = prevalence.share("A", parts, 0.95, None)
    assert share.value == alone.value and share.high - share.low > alone.high - alone.low


def test_topics_are_given_the_articles_of_their_documents():
    texts, groups = planted(each=40)
    articles = [f"{group} {n // 5}" for n, group in enumerate(groups)]  # five documents each
    by_article, by_document = found(texts, groups, articles=articles), found(texts, groups)
    # all documents of an outlet are of its topic: articles alike, so that eight are looked at
    ends = [s.high for t in by_article.nmf for s in t.shares if s.value == 0]
    assert ends == pytest.approx([3.841459 / 11.841459] * len(ends)) and ends
    seven = found(texts, groups, articles=[f"{g} {n % 7}" for n, g in enumerate(groups)])
    for fixed, drawn in zip(seven.nmf, by_document.nmf, strict=True):
        told = "Wilson, documents of 7 articles held fixed"
        assert fixed.shares == tuple(replace(s, method=told) for s in drawn.shares)
    with pytest.raises(ValueError, match="articles"):
        found(texts, groups, articles=["one"])


def test_by_paragraph_the_interval_of_a_share_is_that_of_a_share_of_whole_sentences():
    # two paragraphs of four sentences all of a topic, four paragraphs of four with none of it: as
    # the share of a frame in the same sentences has it, by a route of its own
    parts, places = np.repeat([1.0, 1, 0, 0, 0, 0], 4), np.repeat(np.arange(6), 4)
    ((one,),) = prevalence.prevalence(
        parts[:, None], ["A"] * 24, [], places.tolist(), outlets=["A"], level=0.95
    )
    # log odds of 8 and 16, their squared error by paragraph: the sum over paragraphs of
    # (x / 8.5 - (4 - x) / 16.5) squared, and half a count of each
    error = math.sqrt(2 * (4 / 8.5) ** 2 + 4 * (4 / 16.5) ** 2 + 0.5 / 8.5**2 + 0.5 / 16.5**2)
    ends = [1 / (1 + 16.5 / 8.5 * math.exp(side * 1.959964 * error)) for side in (1, -1)]
    assert (one.low, one.high) == tuple(map(float, intervals.wilson(8, 24)))
    assert (one.by_paragraph.low, one.by_paragraph.high) == pytest.approx(tuple(ends))
    assert one.by_paragraph.low < one.low < one.high < one.by_paragraph.high
    assert (one.paragraphs, one.by_paragraph.method) == (6, "closed form, 6 paragraphs")
    assert one.shown == one.by_paragraph


def test_by_paragraph_no_interval_of_a_share_is_narrower_than_by_document():
    texts, groups = planted(each=40)
    model = found(texts, groups, paragraphs=[n % 9 for n in range(120)])  # unlike within
    for share in (share for topic in model.nmf for share in topic.shares):
        assert share.paragraphs == 9
        assert share.by_paragraph.low <= share.low
        assert share.by_paragraph.high >= share.high


def test_of_one_paragraph_or_of_none_told_the_interval_is_by_document():
    texts, groups = planted(each=10)
    alone, untold = (found(texts, groups, paragraphs=p) for p in ([1] * 30, []))
    for share in (share for topic in alone.nmf for share in topic.shares):
        assert share.by_paragraph == Span(None, None, "no interval: too few units, or all alike")
        assert share.shown == Span(share.low, share.high, "Wilson, documents")
    for share in (share for topic in untold.nmf for share in topic.shares):
        assert (share.paragraphs, share.by_paragraph) == (0, None)
        assert share.shown == Span(share.low, share.high, "Wilson, documents")


def test_paragraphs_of_two_articles_are_two_though_they_have_one_number():
    parts = np.array([[1.0], [1], [0], [0]])
    ((one,),) = prevalence.prevalence(
        parts, ["A"] * 4, ["x", "x", "y", "y"], [1] * 4, outlets=["A"], level=0.95
    )
    assert (one.paragraphs, one.by_paragraph.method) == (
        2, "closed form, 2 paragraphs of 2 articles held fixed"
    )  # fmt: skip


def test_where_articles_are_drawn_so_they_are_by_paragraph():
    parts = np.repeat([1.0, 1.0, 0, 0, 0, 0, 0, 0], 5)[:, None]
    articles = np.repeat([f"{n}" for n in range(8)], 5).tolist()
    ((one,),) = prevalence.prevalence(
        parts, ["A"] * 40, articles, [*range(40)], outlets=["A"], level=0.95
    )
    assert one.by_paragraph == Span(one.low, one.high, "Wilson, 8 articles") and one.low


def test_one_document_of_a_few_that_is_all_of_a_topic_leaves_the_interval_sensible():
    # bootstrap-t ran from 3 % to 99 % on such parts
    share = prevalence.share("A", np.array([0.9] + [0.02] * 12), 0.95, None)
    assert share.value == pytest.approx(1.14 / 13)
    assert 0 < share.low < 0.02 and 0.3 < share.high < 0.35


def test_a_document_that_no_topic_explains_is_in_no_share(monkeypatch):
    texts, groups = planted(each=10)
    fitted = factors.nmf

    def without_the_last(tfidf, k, state, **how):
        fit = fitted(tfidf, k, state, **how)
        fit.weights[-1] = 0  # the document whose words stand last in the alphabet
        return fit

    monkeypatch.setattr(factors, "nmf", without_the_last)
    at = max(range(len(texts)), key=texts.__getitem__)
    groups[at] = "Alone"
    model = found(texts, groups, k_range=(3, 3))
    alone = [share for topic in model.nmf for share in topic.shares if share.outlet == "Alone"]
    assert alone == [prevalence.Share("Alone", None, None, None)] * 3
    assert [place for place, topic in enumerate(model.leading) if topic is None] == [at]


def test_the_order_in_which_documents_come_moves_nothing():
    texts, groups = planted(each=15)
    groups = ["even", "odd", "odd"] * 15
    turned = [(at * 7) % 45 for at in range(45)]
    there = found(texts, groups, k_range=(2, 4))
    back = found([texts[at] for at in turned], [groups[at] for at in turned], k_range=(2, 4))
    assert back.trials == there.trials
    for one, other in zip(there.nmf + there.lda, back.nmf + back.lda, strict=True):
        # of documents with the same words, either may be the typical one
        words = [texts[at] for at in one.typical], [texts[turned[at]] for at in other.typical]
        assert words[0] == words[1]
        assert replace(one, typical=()) == replace(other, typical=())
    assert [back.leading[turned.index(at)] for at in range(45)] == list(there.leading)


def desks(documents: int = 200, words: int = 60) -> tuple[list[str], list[str]]:
    """A made-up collection: five desks with a vocabulary each, in a sea of common words.

    A quarter of the words are of the desk, often the first of its forty, seldom the last.
    """
    random = stats.stream(3, "a made-up collection")
    rank = 1 / np.arange(1, 41)
    texts, groups = [], []
    for at in range(documents):
        desk = "abcde"[at % 5]
        own = random.choice(40, words // 4, p=rank / rank.sum())
        common = random.choice(300, words - words // 4)
        texts.append(" ".join([f"{desk}{desk}{w:02}" for w in own] + [f"zz{w:03}" for w in common]))
        groups.append(f"desk {desk}")
    return texts, groups


def purity(leading: Sequence[int | None], groups: Sequence[str]) -> float:
    """The share of documents whose topic leads in most documents of their own group."""
    kinds = {(topic, group) for topic, group in zip(leading, groups, strict=True)}
    pairs = list(zip(leading, groups, strict=True))
    largest = [max(pairs.count((t, g)) for u, g in kinds if u == t) for t in set(leading)]
    return sum(largest) / len(groups)


def test_five_planted_desks_are_the_number_of_topics_that_holds_best_and_are_told_apart():
    texts, groups = desks()
    model = found(texts, groups, k_range=(3, 8))
    assert model.k == 5
    assert purity(model.leading, groups) > 0.95
    # a label is a topic's first terms: all of one desk
    firsts = [{term[0] for term in topic.label.split(", ")} for topic in model.nmf]
    assert sorted("".join(sorted(letters)) for letters in firsts) == list("abcde")


def test_nmf_of_five_topics_is_scikit_learns_on_tfidf():
    # Lower case, English stop words, min_df 2, TF-IDF, nndsvda: METHODS of topics, and no more
    texts, groups = desks()
    texts = [f"The {text.replace('aa', 'AA')} and so on" for text in texts]
    model = found(texts, groups, k_range=(5, 5), subsamples=1, compared=False)
    vectorizer = TfidfVectorizer(lowercase=True, stop_words="english", min_df=2)
    weighed = vectorizer.fit_transform(texts)
    plain = NMF(5, init="nndsvda", random_state=0, max_iter=1000)
    weights = plain.fit_transform(weighed)
    mass = plain.components_.sum(axis=1)  # the scale of a factor: on either side of the product
    shares, parts = plain.components_ / mass[:, None], weights * mass
    assert model.vocabulary == len(vectorizer.vocabulary_)
    sizes = (parts / parts.sum(axis=1, keepdims=True)).mean(axis=0)
    order = np.argsort(-sizes)
    assert list(model.leading) == [list(order).index(at) + 1 for at in parts.argmax(axis=1)]
    for at, topic in zip(order, model.nmf, strict=True):
        for term in topic.terms:
            expected = shares[at][vectorizer.vocabulary_[term.term]]
            # the order of documents and the random state move a fit no further than its tolerance
            assert term.weight == pytest.approx(expected, rel=1e-3)


def test_the_same_documents_in_the_same_order_give_scikit_learns_fit_to_the_last_digits():
    texts, groups = desks()
    texts, groups = map(list, zip(*sorted(zip(texts, groups, strict=True)), strict=True))
    model = found(texts, groups, k_range=(5, 5), subsamples=1, compared=False)
    weighed = TfidfVectorizer(stop_words="english", min_df=2).fit_transform(texts)
    state = int(stats.stream(7, "topics", "nmf").integers(2**31))
    plain = NMF(5, init="nndsvda", random_state=state, max_iter=1000).fit(weighed)
    heaviest = sorted(max(topic) / sum(topic) for topic in plain.components_)
    ours = sorted(max(term.weight for term in topic.terms) for topic in model.nmf)
    assert ours == pytest.approx(heaviest, rel=1e-9)


def test_of_too_many_documents_some_are_drawn_and_the_report_is_told(monkeypatch):
    monkeypatch.setattr(topics, "MOST", 60)
    texts, groups = planted()
    model = found(texts, groups, k_range=(3, 3))
    assert model.documents == 60
    assert "60 of 120 documents were drawn and read" in model.notes
    assert sum(topic is not None for topic in model.leading) == 60
    at = {topic: group for topic, group in zip(model.leading, groups, strict=True) if topic}
    assert sorted(at.values()) == ["Harbour", "Kitchen", "Orchestra"]


def test_a_large_collection_is_given_fewer_subsamples_and_rounds(monkeypatch):
    given = []
    fitted = factors.nmf

    def counted(tfidf, k, state, **how):
        given.append(how["rounds"])
        return fitted(tfidf, k, state, **how)

    monkeypatch.setattr(factors, "nmf", counted)
    monkeypatch.setattr(factors, "MANY", 30)
    monkeypatch.setattr(topics, "MANY", 30)
    found(*planted(each=10), k_range=(3, 3), subsamples=None)
    assert given == [200] * 21  # the whole and twenty subsamples
    found(*planted(each=9), k_range=(3, 3), subsamples=None)
    assert given[21:] == [1000] * 101


def test_topics_are_numbered_by_falling_share():
    texts, groups = planted()
    model = found(texts + texts[:40] + texts[:40], groups + groups[:80], k_range=(3, 3))
    assert model.nmf[0].terms[0].term in PLANTED["Harbour"]
    assert [topic.number for topic in model.nmf] == [1, 2, 3]


def test_a_topic_below_the_floor_has_no_label():
    texts, groups = planted()
    assert {topic.label for topic in found(texts, groups, k_range=(3, 3), floor=1.01).nmf} == {""}


def test_the_same_documents_and_seed_give_the_same_topics(three):
    assert found(*planted()) == three


def test_arithmetic_runs_on_one_thread():
    from threadpoolctl import threadpool_info, threadpool_limits

    with threadpool_limits(2), factors.one_thread():
        assert {pool["num_threads"] for pool in threadpool_info()} == {1}


# The choice of k


def candidate(k: int, stability: float) -> factors.Candidate:
    fit = factors.Fit(np.zeros((4, k)), np.zeros((k, 6)))
    whole = factors.Sample(np.zeros((4, 6)), np.arange(6))
    return factors.Candidate("nmf", fit, whole, np.full((5, k), stability))


def test_the_most_stable_k_is_chosen():
    assert topics.most_stable([candidate(3, 0.5), candidate(4, 0.7), candidate(5, 0.6)]).k == 4


def test_of_two_that_are_equally_stable_the_smaller_k_is_chosen():
    assert topics.most_stable([candidate(5, 0.7), candidate(3, 0.7 - 1e-12)]).k == 3


def test_the_chosen_k_is_marked_and_no_other(three):
    assert [(trial.k, trial.chosen) for trial in three.trials] == [
        (2, False), (3, True), (4, False), (5, False), (3, True),
    ]  # fmt: skip
    best = max(trial.jaccard for trial in three.trials[:4])
    assert three.trials[1].jaccard == best


def test_a_subsample_holds_its_part_of_the_documents_and_has_its_own_vocabulary():
    _, counts = factors.incidence(["ice sea", "ice sea", "sea fog", "fog ice", "fog ice"])
    four = factors.subsampled(counts, seed=1, subsamples=20, share=0.8)
    assert {sample.matrix.shape for sample in four} == {(4, 3)}
    # of three documents the first two with the third hold "fog" once, so it is unknown there
    three = factors.subsampled(counts, seed=1, subsamples=20, share=0.6)
    assert {sample.matrix.shape for sample in three} == {(3, 2), (3, 3)}
    for sample in three:
        assert ((sample.matrix > 0).sum(axis=0) > 1).all()
        assert sample.matrix.shape[1] == len(sample.ids)


# Documents that cannot carry topics


@pytest.mark.parametrize(
    ("texts", "note"),
    [
        ([], "no documents"),
        (["The parade in Beijing"], "no term stands in two documents of 1"),
        (["the of and", "of the", "and"], "no term stands in two documents of 3"),
        (["ice", "sea", "fog"], "no term stands in two documents of 3"),
        (["ice sea", "ice sea"], "k 3 to 12 asked for; the subsamples carry 0 at most"),
    ],
)
def test_documents_too_few_for_topics_say_so(texts: list[str], note: str):
    model = found(texts, ["A"] * len(texts), k_range=(3, 12))
    assert (model.k, model.trials, model.nmf, model.lda) == (None, (), (), ())
    assert note in model.notes[0]
    assert list(share_rows(model)) == list(term_rows(model)) == list(stability_rows(model)) == []


def test_a_k_that_the_documents_cannot_carry_is_left_out_and_noted():
    texts, groups = planted(each=2)  # six documents; subsamples of four with few terms
    model = found(texts, groups, k_range=(1, 12))
    tried = [trial.k for trial in model.trials if trial.model == "nmf"]
    assert tried == list(range(1, len(tried) + 1))
    assert len(tried) <= 4
    assert f"k 1 to 12 asked for; the subsamples carry {len(tried)} at most" in model.notes


def test_a_range_upside_down_is_noted_and_no_error():
    assert "k 5 to 3 asked for" in found(*planted(), k_range=(5, 3)).notes[0]


def test_the_shares_of_an_outlet_of_one_sentence_say_how_little_that_is():
    texts, groups = planted(each=10)
    model = found([*texts, texts[0]], [*groups, "Alone"], k_range=(3, 3))
    alone = [share for topic in model.nmf for share in topic.shares if share.outlet == "Alone"]
    assert sum(share.value for share in alone) == pytest.approx(1)
    for share in alone:  # 1 of 1 or 0 of 1: 1 / (1 + z^2) to 1, or the other way round
        assert share.high - share.low == pytest.approx(1 - 1 / 4.841459, abs=0.02)


def test_an_outlet_without_a_known_term_has_no_share():
    texts, groups = planted(each=10)
    model = found([*texts, "unheard"], [*groups, "Alone"], k_range=(3, 3))
    alone = [share for topic in model.nmf for share in topic.shares if share.outlet == "Alone"]
    assert alone == [prevalence.Share("Alone", None, None, None)] * 3
    assert "1 of 31 documents hold no term that another one holds" in model.notes


def test_a_text_without_a_group_is_an_error():
    with pytest.raises(ValueError, match="2 texts, 1 groups"):
        found(["ice", "sea"], ["A"])


# Published rows


def test_rows_have_the_published_columns_and_every_topic(three):
    shares, terms = list(share_rows(three)), list(term_rows(three))
    assert {tuple(row) for row in shares} == {
        (
            *("model", "k", "topic", "label", "outlet", "value", "low", "high", "method"),
            *("paragraphs", "low_by_paragraph", "high_by_paragraph", "method_by_paragraph"),
        )
    }
    assert len(shares) == 2 * 3 * 3  # models, topics, outlets
    assert {tuple(row) for row in terms} == {
        ("model", "k", "topic", "rank", "term", "weight", "relevance", "by_weight", "documents")
    }
    assert [row["rank"] for row in terms[:10]] == list(range(1, 11))


def test_the_stability_table_has_a_row_a_model_and_k_then_a_row_a_topic(three):
    rows = list(stability_rows(three))
    columns = (
        *("model", "k", "topic", "jaccard", "npmi", "diversity", "chosen"),
        *("documents", "subsamples", "agreement"),
    )
    assert {tuple(row) for row in rows} == {columns}
    models = [row for row in rows if row["topic"] is None]
    assert [(row["model"], row["k"], row["chosen"]) for row in models] == [
        ("nmf", 2, 0), ("nmf", 3, 1), ("nmf", 4, 0), ("nmf", 5, 0), ("lda", 3, 1),
    ]  # fmt: skip
    each = [(row["model"], row["topic"]) for row in rows if row["topic"] is not None]
    assert each == [(model, topic) for model in ("nmf", "lda") for topic in (1, 2, 3)]


def test_the_stability_table_says_of_how_many_subsamples_it_tells(three):
    assert {(row["documents"], row["subsamples"]) for row in stability_rows(three)} == {
        ("sentence", 10)
    }


def test_a_number_of_topics_that_is_asked_for_is_shown_though_another_holds_better(three):
    four = found(*planted(), shown=4)
    assert (three.k, four.k, len(four.nmf), len(four.lda)) == (3, 4, 4, 4)
    chosen = [(trial.model, trial.k) for trial in four.trials if trial.chosen]
    assert chosen == [("nmf", 4), ("lda", 4)]
    for one, other in zip(three.trials[:4], four.trials[:4], strict=True):
        assert replace(one, chosen=False) == replace(other, chosen=False)
    assert found(*planted(), shown=6).k is None  # not in the range


def test_without_comparison_there_is_nmf_alone_and_it_is_the_same(three):
    alone = found(*planted(), compared=False)
    assert (alone.lda, alone.trials) == ((), three.trials[:4])
    assert alone.nmf == three.nmf


def test_a_fit_without_weights_has_the_same_terms():
    _, counts = factors.incidence(planted()[0])
    whole, bare = factors.lda(counts, 3, 1), factors.lda(counts, 3, 1, weighed=False)
    assert (whole.topics == bare.topics).all() and whole.weights.shape == (120, 3)


def test_the_stability_of_a_model_is_the_mean_of_its_topics(three):
    rows = [row for row in list(stability_rows(three)) if (row["model"], row["k"]) == ("nmf", 3)]
    assert rows[0]["jaccard"] == pytest.approx(sum(row["jaccard"] for row in rows[1:]) / 3)


# Formulas


def lists(*rows: list[int]) -> np.ndarray:
    return np.array([row + [NOTHING] * (10 - len(row)) for row in rows])


def test_average_jaccard_counts_what_stands_high_more_often():
    ten = list(range(10))
    first_two = [1, 0, *ten[2:]]  # only depth 1 disagrees: 9 / 10
    last_two = [*ten[:8], 9, 8]  # only depth 9 disagrees: (9 + 8/10) / 10
    last_new = [*ten[:9], 99]  # only depth 10: (9 + 9/11) / 10
    other = list(range(10, 20))
    agreed = coherence.average_jaccard(
        lists(ten), lists(ten, first_two, last_two, last_new, other, [])
    )
    assert agreed[0] == pytest.approx([1, 0.9, 0.98, (9 + 9 / 11) / 10, 0, 0])


def test_average_jaccard_of_short_lists_goes_on_with_what_they_hold():
    # {1} and {1}: 1; from depth 2 on {1, 2} and {1}: 1/2
    agreed = coherence.average_jaccard(lists([1, 2], []), lists([1], []))
    assert agreed == pytest.approx(np.array([[(1 + 9 * 0.5) / 10, 0], [0, 0]]))


RANKED = st.lists(st.integers(0, 14), max_size=10, unique=True)


@given(RANKED, RANKED)
def test_average_jaccard_is_that_of_sets_at_each_depth(left: list[int], right: list[int]):
    each = []
    for depth in range(1, 11):
        a, b = set(left[:depth]), set(right[:depth])
        each.append(len(a & b) / len(a | b) if a | b else 0)
    agreed = coherence.average_jaccard(lists(left), lists(right))
    assert agreed[0, 0] == pytest.approx(sum(each) / 10)


@settings(max_examples=50)
@given(
    npst.arrays(
        float,
        st.tuples(st.integers(1, 5), st.integers(1, 5)),
        elements=st.floats(0, 1, allow_subnormal=False),
    )
)
def test_topics_are_matched_as_by_trying_every_pairing(similarity: np.ndarray):
    rows, columns = similarity.shape
    wide = similarity if rows <= columns else similarity.T
    best = max(
        sum(wide[i, j] for i, j in enumerate(order))
        for order in permutations(range(wide.shape[1]), wide.shape[0])
    )
    matched = coherence.matched(similarity)
    assert matched.shape == (rows,)
    assert matched.sum() == pytest.approx(best)


def test_each_topic_gets_a_partner_of_its_own():
    # both would like the first column; 0.8 + 0.1 is less than 0.7 + 0.9
    assert coherence.matched(np.array([[0.9, 0.7], [0.8, 0.1]])) == pytest.approx([0.7, 0.8])


def test_npmi_by_hand():
    # four documents: a in 1 2, b in 1 3, c in 1 2, d in 3 4
    present = np.array([[1, 1, 1, 0], [1, 0, 1, 0], [0, 1, 0, 1], [0, 0, 0, 1]])
    e = 1e-12
    together = math.log((0.5 + e) / 0.25) / -math.log(0.5 + e)  # a, c: 1
    by_chance = math.log((0.25 + e) / 0.25) / -math.log(0.25 + e)  # a, b: 0
    never = math.log(e / 0.25) / -math.log(e)  # a, d: -0.9498
    assert [together, by_chance, never] == pytest.approx([1, 0, -0.949828], abs=1e-6)
    for other, expected in ((2, together), (1, by_chance), (3, never)):
        assert coherence.npmi(present, np.array([0, other])) == pytest.approx(expected, abs=1e-12)
    three = coherence.npmi(present, np.array([0, 1, 2, NOTHING]))  # a b, a c, b c
    assert three == pytest.approx((2 * by_chance + together) / 3)


def test_npmi_of_no_pair_or_of_a_pair_in_every_document_is_undefined():
    everywhere = np.ones((3, 2))
    assert coherence.npmi(everywhere, np.array([0, 1])) is None
    assert coherence.npmi(everywhere, np.array([0, NOTHING])) is None


def test_diversity_is_the_share_of_terms_that_are_distinct():
    ten = list(range(10))
    assert coherence.diversity(lists(ten, list(range(7, 17)))) == 17 / 20
    assert coherence.diversity(lists([1, 2], [2])) == 2 / 3
    assert coherence.diversity(lists([])) is None


def test_relevance_by_hand():
    # w = 0.2, p = 0.1: 0.6 ln 0.2 + 0.4 ln 2 = -0.965663 + 0.277259
    weights, marginal = np.array([[0.2, 0.8, 0.0]]), np.array([0.1, 0.8, 0.1])
    told = coherence.relevance(weights, marginal)[0]
    assert told[:2] == pytest.approx([-0.688404, 0.6 * math.log(0.8)], abs=1e-6)
    assert told[2] == -math.inf


def test_ranked_lists_stop_where_weight_stops_and_break_ties_by_column():
    weights = np.array([[0.2, 0.5, 0.2 + 1e-15, 0.0], [0, 0, 0, 0]])
    assert coherence.ranked(weights).tolist() == lists([1, 0, 2], []).tolist()
    assert coherence.ranked(weights, np.array([3, 5, 8, 9]))[0, :3].tolist() == [5, 3, 8]
