"""Claims about passages that outlets share, about likeness, and about what is left without them."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import measures, overlap, passages, tables, text
from analysis.model import Reading, Verdict
from analysis.overlap import FACET, MEASURES, Likeness, Overlap
from analysis.passages import N, Passage, Place
from analysis.report.findings import words
from tests.texts import SETTINGS, reading, study

COPY = "the two leaders walked along the quiet lake at dusk"  # ten words
QUIET = "the two leaders walked along the quiet lake"  # eight


def plain(text_: str) -> list[str]:
    """The words of a stretch of text, found without offsets."""
    spans = text.words(text_)
    ends = {start for start, _ in spans} & {end for _, end in spans}  # where two touch
    edges = sorted({at for span in spans for at in span} - ends)
    words_ = zip(edges[::2], edges[1::2], strict=True)
    return [text.plain(text_[a:b]).text.casefold().rstrip(".") for a, b in words_]


def told(found: tuple[Passage, ...]) -> dict[str, list[str]]:
    return {" ".join(p.words): [place.article for place in p.places] for p in found}


def test_a_passage_is_found_whole_with_the_places_where_it_stands():
    a = reading(f"In Hangzhou {COPY}. It rained.", "A")
    b = reading(f"Nobody spoke. Then {COPY}, and it was cold.", "B")
    (found,) = passages.passages([a, b])
    assert (found.number, " ".join(found.words), found.kind) == (1, COPY, "wording")
    assert found.places == (
        Place("of A", "A", 1, 12, 12 + len(COPY), False),
        Place("of B", "B", 2, 19, 19 + len(COPY), False),
    )
    for place, r in zip(found.places, (a, b), strict=True):
        assert r.article.source[place.start : place.end] == COPY


def test_seven_words_are_too_few_and_eight_are_enough():
    seven = QUIET.rsplit(" ", 1)[0]
    for shared, found in ((seven, 0), (QUIET, 1)):
        pair = [reading(f"One {shared} one.", "A"), reading(f"Two {shared} two.", "B")]
        assert len(passages.passages(pair)) == found
    assert len(QUIET.split()) == N


def test_typography_and_capitals_hide_no_shared_words_and_the_source_keeps_its_own():
    a = reading(
        "\u201cIt\u2019s a long\u2011time bond of our two great nations,\u201d he said.", "A"
    )
    b = reading('"IT\'S A LONG-TIME BOND of our two great nations" is what was said.', "B")
    (found,) = passages.passages([a, b])
    assert " ".join(found.words) == "it's a long-time bond of our two great nations"
    assert [place.quoted for place in found.places] == [True, True]
    start, end = found.places[0].start, found.places[0].end
    assert a.article.source[start:end] == "It\u2019s a long\u2011time bond of our two great nations"


def test_an_outlet_shares_nothing_with_itself():
    twice = [reading(f"{COPY}. Then {COPY}.", "A", id="1"), reading(f"{COPY}.", "A", id="2")]
    assert passages.passages(twice) == ()
    # The ten words that its two articles share are no passage beside the eight that another has.
    assert told(passages.passages([*twice, reading(f"{QUIET}.", "B", id="3")])) == {
        QUIET: ["1", "1", "2", "3"]
    }


def test_every_place_of_a_passage_is_told_wherever_it_stands():
    a = reading(f"{COPY}. Rain fell. Again {COPY}.", "A", id="1")
    again = reading(f"So {COPY}.", "A", id="2")
    b = reading(f"And {COPY}.", "B", id="3")
    assert told(passages.passages([b, again, a])) == {COPY: ["1", "1", "2", "3"]}


def test_boilerplate_is_not_searched_and_parts_what_it_stands_between():
    half = QUIET.split()
    parted = f"So {' '.join(half[:4])}\nRead more\n{' '.join(half[4:])} then."
    assert passages.passages([reading(parted, "A"), reading(f"So {QUIET} then.", "B")]) == ()
    whole = parted.replace("Read more\n", "")
    assert len(passages.passages([reading(whole, "A"), reading(f"So {QUIET} then.", "B")])) == 1


def test_a_title_beside_the_text_is_not_searched():
    one = reading("Rain fell.", "A")
    article = replace(one.article, title=QUIET, separate_title=True)
    first = replace(one.sentences[0], number=0, kind="title", start=0, end=0, text=QUIET)
    titled = replace(
        one, article=article, sentences=(first, *one.sentences), codes=(one.codes[0], *one.codes)
    )
    assert passages.passages([titled, reading(f"{QUIET}.", "B")]) == ()


def test_a_string_of_names_is_told_from_wording():
    names = ("Chinese", "Xi Jinping", "Russian", "Vladimir Putin")
    meeting = "Chinese President Xi Jinping and Russian President Vladimir Putin"  # nine, three of them no names
    pair = [
        reading(f"{start} {meeting} {end}.", o, names=names)
        for start, end, o in (("So", "met", "A"), ("Then", "left", "B"))
    ]
    (found,) = passages.passages(pair)
    assert (len(found.words), found.kind) == (9, "names")
    assert overlap.overlap(pair, SETTINGS).left_out == {}
    assert passages.passages([replace(r, mentions=()) for r in pair])[0].kind == "wording"


def test_the_shorter_passage_stands_on_its_own_only_where_it_stands_elsewhere():
    longer = f"{QUIET} at dusk in the rain"
    three = [reading(f"One {longer} one.", "A"), reading(f"Two {longer} two.", "B")]
    assert told(passages.passages(three)) == {longer: ["of A", "of B"]}
    third = reading(f"Three {QUIET} three.", "C")
    assert told(passages.passages([*three, third])) == {
        longer: ["of A", "of B"],
        QUIET: ["of A", "of B", "of C"],
    }


# Articles of two words, so that they share much; "|" is a line of furniture.
letters = st.lists(st.sampled_from("aaabbB|"), min_size=1, max_size=20)
articles = st.lists(st.tuples(letters, st.sampled_from("XYZ")), min_size=2, max_size=5)


def made(drawn: list[tuple[list[str], str]]) -> list[Reading]:
    return [
        reading(" ".join(words).replace("|", "\nRead more\n"), outlet, id=str(n))
        for n, (words, outlet) in enumerate(drawn)
    ]


@given(articles)
def test_a_shared_passage_is_shared_word_for_word_by_two_outlets(drawn):
    readings = made(drawn)
    sources = {r.article.id: r.article.source for r in readings}
    for passage in passages.passages(readings, n=3):
        assert len(passage.words) >= 3
        assert len({place.outlet for place in passage.places}) > 1
        for place in passage.places:
            assert plain(sources[place.article][place.start : place.end]) == list(passage.words)


def test_words_that_come_again_within_a_passage_are_none_of_their_own():
    # "a b a" is what the beginning of the one and the end of the other have in common.
    pair = [reading("One a b a b a one.", "A"), reading("Two a b a b a two.", "B")]
    assert [" ".join(p.words) for p in passages.passages(pair, n=3)] == ["a b a b a"]


@given(articles)
def test_no_passage_stands_only_inside_others(drawn):
    found = passages.passages(made(drawn), n=3)
    spans = {p.number: [(q.article, q.start, q.end) for q in p.places] for p in found}
    for passage in found:
        others = [span for number, own in spans.items() if number != passage.number for span in own]
        assert not all(
            any(a == b and c <= start and end <= d for b, c, d in others)
            for a, start, end in spans[passage.number]
        )


@given(articles)
def test_every_word_of_a_shared_run_is_in_a_passage_and_no_other_word_is(drawn):
    readings = made(drawn)
    # Furniture stands between any two lines, so that a scored line is a run of its own.
    lines = [
        (r, [(m[0].casefold(), s.start + m.start()) for m in re.finditer(r"\w+", s.text)])
        for r in readings
        for s, _ in r.scored()
    ]
    three: dict[tuple[str, ...], list[tuple[Reading, list[int]]]] = {}
    for r, line in lines:
        for at in range(len(line) - 2):
            run = line[at : at + 3]
            three.setdefault(tuple(w for w, _ in run), []).append((r, [start for _, start in run]))
    shared = {
        (r.article.id, start)
        for places in three.values()
        if len({r.article.outlet for r, _ in places}) > 1
        for r, starts in places
        for start in starts
    }
    spans = [q for passage in passages.passages(readings, n=3) for q in passage.places]
    inside = {
        (r.article.id, start)
        for r, line in lines
        for _, start in line
        if any(q.article == r.article.id and q.start <= start < q.end for q in spans)
    }
    assert inside == shared


@given(articles)
def test_the_order_of_articles_changes_no_passage_and_no_likeness(drawn):
    readings = made(drawn)
    assert passages.passages(readings, n=3) == passages.passages(readings[::-1], n=3)
    assert overlap.likenesses(readings, n=3) == overlap.likenesses(readings[::-1], n=3)


def test_resemblance_and_containment_are_broders():
    # Broder (1997): |S(A) and S(B)| over |S(A) or S(B)|, and over |S(A)|; here of eight words each.
    ten = reading("a b c d e f g h i j.", "A")  # three runs of eight
    eleven = reading(
        "a b c d e f g h i x y.", "B"
    )  # four, of which abcdefgh and bcdefghi are shared
    assert overlap.likenesses([ten, eleven]) == (Likeness("of A", "of B", 2, 2 / 5, 2 / 3),)


def test_the_same_text_twice_is_wholly_alike_and_a_part_is_contained_whatever_the_outlet():
    whole = "a b c d e f g h i j k l."
    one, two = reading(whole, "A", id="1"), reading(whole, "A", id="2")
    part = reading("a b c d e f g h i.", "A", id="3")
    other = reading("z y x w v u t s r q.", "B", id="4")
    found = overlap.likenesses([one, two, part, other])
    assert [(k.article_i, k.article_j, k.resemblance, k.containment) for k in found] == [
        ("1", "2", 1.0, 1.0),
        ("1", "3", 2 / 5, 1.0),
        ("2", "3", 2 / 5, 1.0),
    ]


def test_a_sentence_is_left_out_when_eight_of_its_words_are_shared_or_all_it_has():
    a = reading(f"So {COPY}. It rained hard. He left.", "A")
    b = reading(f"Now {COPY}. It rained hard. She stayed on.", "B")
    (found,) = passages.passages([a, b])
    assert len(found.words) == 13  # over the full stop: "dusk. It rained hard"
    assert overlap.shared_sentences(a, [found]) == (1, 2)
    c = reading(f"Now {COPY}. It rained soft. She stayed on.", "B")
    (found,) = passages.passages([a, c])
    assert len(found.words) == 12
    assert overlap.shared_sentences(a, [found]) == (1,)  # two words of three are not all


def test_estimates_without_shared_wording_are_those_of_the_other_sentences():
    a = reading(f"So {COPY}. A bond. A rift. A bond.", "A", ["a", "a", "s", "ar"])
    b = reading(f"Now {COPY}. A rift. Rain.", "B", ["a", "s", ""])
    rest = [
        reading("A bond. A rift. A bond.", "A", ["a", "s", "ar"]),
        reading("A rift. Rain.", "B", ["s", ""]),
    ]
    found = overlap.overlap([b, a], SETTINGS)
    assert found.left_out == {"of A": (1,), "of B": (1,)}
    assert {e.measure for e in found.estimates} == set(MEASURES)
    assert {e.facet for e in found.estimates} == {v.facet for v in found.verdicts} == {FACET}
    expected = measures.estimates(rest, SETTINGS, MEASURES, ("all",))
    assert [replace(e, facet="all") for e in found.estimates] == list(expected)
    balance = {e.outlet: (e.value, e.sentences) for e in found.estimates if e.measure == "balance"}
    assert balance == {"A": ((2 - 1) / (2 + 1), 3), "B": ((0 - 1) / (0 + 1), 2)}


def test_an_outlet_that_holds_shared_wording_only_is_undefined_without_it():
    a = reading(f"So {COPY}. A bond.", "A", ["", "a"])
    b = reading(f"{COPY}.", "B", ["a"])
    found = overlap.overlap([a, b], SETTINGS)
    values = {(e.measure, e.outlet): e.value for e in found.estimates}
    assert values["balance", "A"] == 1.0
    assert [values[measure, "B"] for measure in MEASURES] == [None] * len(MEASURES)
    assert {v.verdict for v in found.verdicts} == {"too little to say"}


def test_where_nothing_is_shared_nothing_is_estimated_anew():
    apart = [reading("Rain fell.", "A"), reading("Snow fell.", "B")]
    assert overlap.overlap(apart, SETTINGS) == overlap.NOTHING == overlap.overlap([], SETTINGS)


# --- what is said of it ---


def shares(*texts: str) -> list[Reading]:
    return [reading(t, f"Paper {n}", id=str(n)) for n, t in enumerate(texts)]


def stated(readings: list[Reading]) -> list[Reading]:
    return [replace(r, article=replace(r.article, outlet_basis="stated")) for r in readings]


def test_passages_are_told_with_the_longest_in_its_own_words():
    readings = stated(shares(f"So {COPY}.", f"Now {COPY}."))
    made_ = overlap.overlap(readings, SETTINGS)
    assert words.shared_said(study(readings, overlap=made_)) == (
        "One passage of eight words or more stands word for word in more than one article. It has "
        f"ten words and stands in Paper 0 and in Paper 1: “{COPY}”."
    )
    silent = study(readings, overlap=made_, settings=replace(SETTINGS, text=False))
    assert words.shared_said(silent).endswith(
        "It has ten words and stands in Paper 0 and in Paper 1."
    )
    assert words.alike_said(silent) == (
        "The two articles most alike, Paper 0 and Paper 1, share 60\N{NO-BREAK SPACE}% of their runs "
        "of eight words (3 of 5)."  # three of 4 + 4 - 3
    )


def test_two_passages_are_two_and_names_are_not_counted():
    other = "nobody in the large grey hall had slept that night"
    readings = stated(shares(f"So {COPY}. Then {other}.", f"Now {COPY}. For {other}."))
    made_ = overlap.overlap(readings, SETTINGS)
    assert words.shared_said(study(readings, overlap=made_)).startswith(
        "Two passages of eight words or more stand word for word in more than one article. The "
        "longest has ten words and stands in"
    )
    named = replace(made_, passages=tuple(replace(p, kind="names") for p in made_.passages))
    assert words.shared_said(study(readings, overlap=named)) == (
        "No passage of eight words or more stands in two articles, two strings of names not counted."
    )


def test_nothing_shared_is_said_and_of_one_article_nothing_is():
    apart = stated(shares("Rain fell.", "Snow fell."))
    assert words.shared_said(study(apart)) == (
        "No passage of eight words or more stands in two articles."
    )
    assert words.alike_said(study(apart)) == "No two articles have eight words in a row in common."
    assert words.shared_without(study(apart)) == ""
    alone = study(apart[:1])
    assert words.shared_said(alone) == (
        "There is one article only, and no other to share words with."
    )
    assert words.alike_said(alone) == ""


def test_a_likeness_too_small_for_a_per_cent_is_not_nothing():
    readings = stated(shares("Rain fell.", "Snow fell."))
    like = Overlap((), (Likeness("0", "1", 1, 0.004, 0.02),), {}, (), ())
    assert "share less than 1\N{NO-BREAK SPACE}% of" in words.alike_said(
        study(readings, overlap=like)
    )


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("higher", "higher", "Of one verdict on balance, shares and sentiment, none changes without the one sentence that holds shared wording."),
        ("higher", "cannot be told apart", "By the balance, Paper 0 and Paper 1 can then no longer be told apart."),
        ("higher", "too little to say", "By the balance, there is then too little to say of Paper 0 and Paper 1."),
        ("cannot be told apart", "lower", "By the balance, Paper 0 and Paper 1 can be told apart only then."),
        ("higher", "lower", "By the balance, Paper 0 and Paper 1 then stand the other way round."),
    ],
)  # fmt: skip
def test_what_becomes_of_a_verdict_is_said(before, after, said):
    def verdict(facet: str, says: str) -> Verdict:
        return Verdict("balance", facet, "Paper 0", "Paper 1", None, None, None, None, says)

    readings = stated(shares("Rain fell.", "Snow fell."))
    made_ = Overlap((), (), {"0": (1,)}, (), (verdict(FACET, after),))
    found = words.shared_without(
        study(readings, overlap=made_, verdicts=(verdict("all", before), verdict("own", after)))
    )
    one = "none changes" if before == after else "one changes"
    assert found.startswith(f"Of one verdict on balance, shares and sentiment, {one} without the")
    assert found.endswith(said)


def test_table_and_prose_count_words_alike_as_a_reader_does():
    readings = stated(shares(*[f"{n} was Kim's first visit, it's said, in years." for n in "xy"]))
    made_ = overlap.overlap(readings, SETTINGS)
    (found,) = made_.passages
    assert found.words == ("was", "kim's", "first", "visit", "it's", "said", "in", "years")
    assert "It has eight words" in words.shared_said(study(readings, overlap=made_))
    (table,) = [one for one in tables.TABLES if one.name == "shared"]
    rows = list(table.rows(study(readings, overlap=made_)))
    assert {row["words"] for row in rows} == {8}
