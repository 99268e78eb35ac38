"""The figures that check: who speaks, what a score says, how codebook and reading agree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest
from matplotlib.colors import to_hex, to_rgb
from matplotlib.figure import Figure

from analysis import plots, speakers, tables
from analysis.model import Article, Mention, Reading
from analysis.plots import sentiment_audit, validity, voices
from analysis.plots._rows import MARKS
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
    heads = [text for text in said if text.endswith(("Russia", "Korea", "pairs"))]
    # f in two sentences, before a and b; c, d and e in one each
    first = ["China and North Korea", "F and Russia", "A and Russia", "B and Russia"]
    assert heads == [*first, "all other pairs"] and said.count("3") == 1


def test_more_than_eight_outlets_are_summed_in_one_column_and_stand_in_the_rows():
    names = [f"Outlet {i}" for i in range(9)]
    rows = voices.rows(crowd(names))
    said = drawn(voices, crowd(names))
    assert "all outlets together" in said and "Outlet 1" not in said
    # of each in its own voice "a" and "sr", of China and North Korea: 9 and 9
    assert said.count("9") == 4 and {row["outlet"] for row in rows} == set(names)
    # of which each has three sentences: "a", "", "sr"
    assert "own voice (27 sentences): China and North Korea 9 and 9" in voices.alt(rows)
    assert "Outlet 1" in [" ".join(t.split()) for t in drawn(voices, crowd(names[:8]))]


def fields(file, made: Study) -> list[list[tuple[float, str, float]]]:
    """The halves of fields in each column: from where, in which colour and how dark."""
    with plots.style():
        figure = file.draw(file.rows(made))
    return [
        [
            (patch.get_path().vertices[0][0], to_hex(patch.get_facecolor()), patch.get_alpha() or 1)
            for patch in axes.patches
        ]
        for axes in figure.axes
    ]


def test_a_field_of_the_matrix_has_its_two_halves_the_darker_the_more():
    # North in its own voice 2 and 1, quoted nothing of the pair; South 0 and 2
    north, south = fields(voices, pencil())
    most, one = 0.42, round(0.14 + 0.28 * 0.5**0.5, 2)
    assert north[:2] == [(-1.0, "#c44e00", one), (0.02, "#0072b2", most)]
    assert south[:2] == [(-1.0, "#c44e00", most), (0.02, "#f0f0f0", 1)]
    assert [part[1] for part in north[2:]] == ["#f0f0f0", "#0072b2"]  # of the other pair


LIGHT = {"#0072b2": "#ffffff", "#c44e00": "#ffffff"}
DARK = {"#74bdec": "#1e2226", "#f5a46c": "#1e2226"}  # as the page has them


@pytest.mark.parametrize(("shades", "ink"), [(LIGHT, "#1a1a1a"), (DARK, "#ece9e4")])
def test_a_number_stands_out_from_the_darkest_field(shades: dict[str, str], ink: str):
    for colour, card in shades.items():
        mixed = [
            voices.SHADES[1] * a + (1 - voices.SHADES[1]) * b
            for a, b in zip(to_rgb(colour), to_rgb(card), strict=True)
        ]
        light, dark = sorted((lit(to_rgb(ink)), lit(mixed)), reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= 4.5


def lit(colour: Sequence[float]) -> float:
    """Relative luminance, as WCAG 2.2 has it."""
    parts = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour]
    return sum(part * by for part, by in zip(parts, (0.2126, 0.7152, 0.0722), strict=True))


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


def test_bars_are_grey_where_the_sample_may_have_been_in_view_and_open_for_two_coders():
    made = replace(study([], []), agreement=tuple(agreement(["mine"]))[:5])
    made = replace(made, agreement=tuple({**row, "f1": 0.5} for row in made.agreement))
    with plots.style():
        figure = validity.draw(validity.rows(made))
    marks = [line for line in figure.axes[0].lines if not isinstance(line.get_marker(), str)]
    look = [(m.get_markeredgecolor(), m.get_markerfacecolor()) for m in marks]
    grey, black, white = "#595959", "#1A1A1A", "white"
    assert look == [(grey, grey), (black, black), (black, white), (black, black), (grey, grey)]


def test_what_is_no_outlet_has_no_mark_of_one():
    made = replace(study([], []), agreement=tuple(agreement(["mine"])))
    with plots.style():
        figure = validity.draw(validity.rows(made))
    marks = {line.get_marker() for axes in figure.axes for line in axes.lines}
    assert not {mark for mark in marks if isinstance(mark, str)} & set(MARKS.values())
