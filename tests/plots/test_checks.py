"""The figures that check: who speaks, what a score says, how codebook and reading agree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace

import pytest
from matplotlib.figure import Figure

from analysis import plots, speakers, tables
from analysis.model import Article, Mention, Reading
from analysis.plots import sentiment_audit, validity, voices
from analysis.study import Study
from tests.plots.made import agreement, crowd, estimate, pencil, reading, study


def drawn(file, made: Study) -> list[str]:
    """What is written on a figure of a study."""
    with plots.style():
        return texts(file.draw(file.rows(made)))


def texts(figure: Figure) -> list[str]:
    own = [text.get_text() for text in figure.texts]
    return own + [text.get_text() for axes in figure.axes for text in axes.texts]


def cells(rows, *columns):
    return [tuple(row[column] for column in columns) for row in rows]


def test_voices_count_sentences_by_outlet_speaker_and_pair():
    # North: "as" and "a" in its own voice, "aq" quoted; South: "s", "sr", nothing quoted
    found = cells(voices.rows(pencil()), "outlet", "speaker", "dyad", "alliance", "strain")
    assert found == [
        ("North", "own voice", "china+north_korea", 2, 1),
        ("North", "others", "north_korea+russia", 1, 0),
        ("South", "own voice", "china+north_korea", 0, 2),
    ]
    assert cells(voices.rows(pencil()), "sentences") == [(3,), (1,), (3,)]


def test_a_sentence_with_two_hits_of_a_pair_counts_once():
    north, south = pencil().readings
    twice = replace(north, hits=north.hits * 2)
    assert voices.rows(replace(pencil(), readings=(twice, south))) == voices.rows(pencil())


TEXT = """China and North Korea deepened their friendship, analysts said.
Xi Jinping told Kim Jong Un that China and North Korea are good neighbours and good friends.
He said that ties between China and North Korea had frayed.
North Korea has forged an alliance with Russia. Ties between China and North Korea have frayed.
China and Russia are close allies. China, North Korea and Russia are united.
"""


@pytest.fixture
def few(read: Callable[[str], Reading]) -> Study:
    return study([read(TEXT)], [])


def test_what_all_speakers_say_of_a_pair_is_what_the_table_of_pairs_says(few: Study):
    said: Counter[tuple[str, str]] = Counter()
    told: Counter[tuple[str, str]] = Counter()
    for row in voices.rows(few):
        said[row["dyad"], "alliance"] += row["alliance"]
        said[row["dyad"], "strain"] += row["strain"]
    for row in tables.dyad_rows(few):
        for pole in ("alliance", "strain"):
            told[str(row["dyad"]), pole] += int(str(row[pole]))
    assert +said == +told and len(+told) >= 4


def test_who_speaks_in_the_figure_has_as_many_sentences_as_in_the_table(few: Study):
    table = Counter[tuple[str, str]]()
    for one in few.readings:
        for spoken in speakers.speakers(one):
            table[one.article.outlet, spoken.speaker] += spoken.sentences
    for row in voices.rows(few):
        assert row["sentences"] == table[row["outlet"], row["speaker"]]
    assert len({row["speaker"] for row in voices.rows(few)}) >= 3


def test_the_pair_of_the_study_stands_first_and_what_is_beyond_four_in_the_last():
    one = reading("1", "North", ["s"] + ["a"] * 7)
    pairs = ["china+north_korea", *(f"{name}+russia" for name in "abcdeff")]
    hits = tuple(replace(hit, dyad=pair) for hit, pair in zip(one.hits, pairs, strict=True))
    said = [" ".join(t.split()) for t in drawn(voices, study([replace(one, hits=hits)], []))]
    heads = [text for text in said if text.endswith(("Russia", "Korea", "others"))]
    # f in two sentences, before a and b; c, d and e in one each
    first = ["China and North Korea", "F and Russia", "A and Russia", "B and Russia"]
    assert heads == [*first, "all others"] and said.count("3") == 1


def test_more_than_eight_outlets_are_summed_in_one_block_and_stand_in_the_rows():
    names = [f"Outlet {i}" for i in range(9)]
    rows = voices.rows(crowd(names))
    said = drawn(voices, crowd(names))
    assert "all outlets together" in said and "Outlet 1" not in said
    # of the own voice of each: "a", "", "sr"
    assert said.count("27") == 1 and {row["outlet"] for row in rows} == set(names)
    assert "Outlet 1" in drawn(voices, crowd(names[:8]))


def audited(read: Callable[[str], Reading], text: str) -> Study:
    """An article of North with a mean for both scores."""
    means = [estimate(m, "x", (0.2, -0.1, 0.4)) for m in ("sentiment", "sentiment_masked")]
    return study([read(text)], means)


def words(made: Study, *columns: str) -> list[tuple[object, ...]]:
    rows = [row for row in sentiment_audit.rows(made) if row["word"]]
    return cells(rows, "kind", "word", *columns)


def test_a_word_of_the_audit_has_the_part_of_the_mean_that_goes_without_it(
    read: Callable[[str], Reading],
):
    # VADER: good is 1.9, and 1.9 / sqrt(1.9^2 + 15) = 0.4404; bad is -2.5, which gives -0.5423
    made = audited(read, "It was good. It was bad. It was good. It was.")
    (_, good, warms), (_, bad, cools) = words(made, "value")
    assert (good, bad) == ("good", "bad")
    assert (warms, cools) == (pytest.approx(2 * 0.4404 / 4), pytest.approx(-0.5423 / 4))


def test_the_audit_tells_names_and_event_words_from_the_rest(read: Callable[[str], Reading]):
    made = audited(read, "The United States met the ruling party. It was good. It was good.")
    assert sorted(words(made, "count", "named")) == [
        ("warm", "good", 2, 0),
        ("warm", "party", 1, 1),
        ("warm", "united", 1, 1),
    ]


def test_a_word_in_the_name_of_an_actor_is_a_name(read: Callable[[str], Reading]):
    made = audited(read, "The Great Union met. It was great.")
    (one,) = made.readings
    named = replace(made, readings=(replace(one, mentions=(Mention("union", 1, 4, 15),)),))
    assert words(made, "count", "named") == [("warm", "great", 2, 0)]
    assert words(named, "count", "named") == [("warm", "great", 2, 1)]


def test_the_audit_has_four_words_a_side_the_strongest_first_and_says_none(
    read: Callable[[str], Reading],
):
    made = audited(read, "It was fine. It was good. It was great. It was superb. It was nice.")
    assert [word for _, word, _ in words(made, "value")] == ["great", "superb", "good", "nice"]
    assert drawn(sentiment_audit, made).count("none") == 1
    said = sentiment_audit.alt(sentiment_audit.rows(made))
    assert "no word cools it" in said
    assert "warmed by great +0.125 (1), superb" in said  # 3.1 / sqrt(3.1^2 + 15) / 5


def test_the_audit_of_what_nobody_could_score_says_undefined():
    made = study([], [estimate(m, "N", (None,) * 3) for m in ("sentiment", "sentiment_masked")])
    made = replace(made, articles=(Article("1", "N", ""),))
    assert drawn(sentiment_audit, made).count("undefined") == 2
    assert "as it comes undefined; masked undefined" in sentiment_audit.alt(
        sentiment_audit.rows(made)
    )


def test_validity_shows_every_sample_but_those_that_say_how_others_were_made():
    rows = agreement(["mine"])
    rows += [{**rows[0], "sample": "mine_test_coders"}, {**rows[0], "sample": "in_entries"}]
    made = replace(study([], []), agreement=tuple(rows))
    assert list(dict.fromkeys(row["sample"] for row in validity.rows(made))) == [
        *("in", "leave_one_out", "coders", "mine_test", "mine_tuning"),
    ]
    said = drawn(validity, made)
    for name in (
        "these articles",
        "each article left out",
        "one coder against the other",
        "mine, test part",
    ):
        assert said.count(name) == 4  # once a code


def test_a_collection_whose_name_is_long_or_cannot_be_drawn_still_says_which_part_it_is():
    made = replace(study([], []), agreement=tuple(agreement(["环球时报", "long " * 20])))
    said = drawn(validity, made)
    assert said.count("a collection, test part") == 4
    assert (
        sum(text.startswith("long long") and text.endswith("…, tuning part") for text in said) == 4
    )


def test_validity_says_undefined_where_agreement_is_and_begins_below_0_where_it_must():
    made = replace(study([], []), agreement=tuple(agreement([])))
    with plots.style():
        figure = validity.draw(validity.rows(made))
    assert texts(figure).count("undefined") == 4 * 2  # of the coders, on both scales
    assert [axes.get_xlim() for axes in figure.axes] == [(-1.0, 1.0)] * 2  # to -0.75
    assert "alpha undefined" in validity.alt(validity.rows(made))


def test_marks_are_grey_where_the_sample_may_have_been_in_view_and_open_for_two_coders():
    made = replace(study([], []), agreement=tuple(agreement(["mine"]))[:5])
    made = replace(made, agreement=tuple({**row, "f1": 0.5} for row in made.agreement))
    with plots.style():
        figure = validity.draw(validity.rows(made))
    marks = [line for line in figure.axes[0].lines if line.get_marker() not in ("None", "none")]
    look = [(m.get_markeredgecolor(), m.get_markerfacecolor(), m.get_marker()) for m in marks]
    grey, black, white = "#595959", "#1A1A1A", "white"
    assert look == [
        (grey, grey, "o"),
        (black, black, "o"),
        (black, white, "D"),
        (black, black, "o"),
        (grey, grey, "o"),
    ]
