"""The numbers drawn are the numbers of the study: sums that a pencil can follow."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from matplotlib.path import Path

from analysis import plots
from analysis.corpus.coding import BOOK, BY_MODEL
from analysis.model import Verdict
from analysis.plots import lead, position, sentiment, specifications, strips, topics
from analysis.plots._rows import MARKS, crosses, ends
from tests.plots.made import crowd, estimate, pencil, reading, study, undefined


def marks(figure: Figure, panel: int) -> list[tuple[float, str, bool]]:
    """The marks of a panel: where along the lower axis, which shape, whether hollow."""
    return [
        (line.get_xdata()[0], line.get_marker(), to_hex(line.get_markerfacecolor()) == "#ffffff")
        for line in figure.axes[panel].lines
        if line.get_marker() not in ("None", "none", None, "")
    ]


def cells(rows, *columns):
    return [tuple(row[column] for column in columns) for row in rows]


def drawn(file, made) -> Figure:
    with plots.style():
        return file.draw(file.rows(made))


def test_of_many_the_first_and_the_last_that_are_defined_are_drawn():
    even = lambda n: n % 2 == 0  # noqa: E731
    assert ends(range(4), 4) == [0, 1, 2, 3]
    assert ends(range(9), 4) == [0, 1, 7, 8]
    assert ends(range(9), 4, defined=even) == [0, 2, 6, 8]
    assert ends(range(4), 4, defined=even) == [0, 1, 2, 3]  # there is room for all
    assert ends(range(5), 4, defined=even) == [0, 2, 4]  # and for all that are defined
    assert ends(range(5), 4, defined=lambda n: False) == [0, 1, 2, 3]


def test_the_lead_has_balance_and_russia_by_codebook_and_by_reading_highest_balance_first():
    assert cells(lead.rows(pencil()), "outlet", "measure", "facet", "value", "low", "high") == [
        ("North", "balance", "all", 0.5, -0.1, 0.8),
        ("North", "russia_share", "all", 0.25, 0.05, 0.6),
        ("South", "balance", "all", -1.0, -1.0, -0.2),
        ("South", "balance", "by_reading", -0.5, -0.9, 0.0),
        ("South", "russia_share", "all", 1 / 3, 0.1, 0.7),
    ]


def test_the_lead_draws_those_numbers_hollow_where_the_interval_reaches_zero():
    figure = drawn(lead, pencil())
    # -0.1 to 0.8 holds 0; -1.0 to -0.2 does not; -0.9 to 0.0 reaches it
    assert marks(figure, 0) == [(0.5, "o", True), (-1.0, "s", False), (-0.5, "s", True)]
    assert marks(figure, 1) == [(0.25, "o", False), (1 / 3, "s", False)]


@pytest.mark.parametrize(
    ("low", "high", "hollow"),
    [
        (-0.1, 0.1, True),
        (0.0, 0.4, True),
        (-0.4, 0.0, True),
        (0.01, 0.4, False),
        (-0.4, -0.01, False),
        (1e-17, 0.4, True),  # what Wilson gives for nothing found
        (None, None, True),
    ],
)
def test_an_interval_that_holds_or_reaches_zero_or_is_missing_is_hollow(low, high, hollow):
    assert crosses(low, high) is hollow


def test_an_outlet_without_a_balance_stands_last_and_ties_stand_in_the_articles_order():
    names = ("None", "Tie A", "Low", "Tie B")
    values = (None, 0.25, -0.5, 0.25)
    made = study(
        [reading(str(i), name, ["a"]) for i, name in enumerate(names)],
        [estimate("balance", n, (v, None, None)) for n, v in zip(names, values, strict=True)],
    )
    assert [row["outlet"] for row in lead.rows(made)] == ["Tie A", "Tie B", "Low", "None"]


def test_what_is_undefined_is_a_word_and_no_mark():
    figure = drawn(lead, undefined())
    assert marks(figure, 0) == marks(figure, 1) == []
    for axes in figure.axes:
        said = [text for text in axes.texts if text.get_text() == "undefined"]
        assert len(said) == 4  # two outlets, by codebook and by reading
        assert {text.get_position()[0] for text in said} == {axes.get_xlim()[0]}
    assert [row["value"] for row in lead.rows(undefined())] == [None] * 8


def test_a_study_that_nobody_coded_has_one_line_an_outlet():
    rows = lead.rows(crowd(["A", "B"], coded=False))
    assert {row["facet"] for row in rows} == {"all"}
    assert "reading" not in lead.alt(rows)
    figure = drawn(lead, crowd(["A", "B"], coded=False))
    assert not any("reading" in text.get_text() for text in figure.texts)


def test_how_to_read_the_lead_tells_of_reading_where_that_is_drawn_and_of_a_model_where_it_read():
    people = crowd(["A", "B"])
    model = replace(people, sha256={BOOK: BY_MODEL})
    for made, by_reading, by_model in (
        (crowd(["A", "B"], coded=False), False, False),
        (people, True, False),
        (model, True, True),
    ):
        (figure,) = plots.drawn(made, ["lead"])
        foot = " ".join(drawn(lead, made).texts[-1].get_text().split())
        for said in (figure.how, foot):
            assert ("reading" in said) is by_reading
            assert ("large language model" in said) is by_model
            assert (BOOK in said) is (by_reading and not by_model)
        assert set(figure.rows[0]) == set(lead.COLUMNS)  # what is only said is no number


def test_a_verdict_is_told_from_the_higher_outlet_whichever_came_first():
    rows = lead.rows(pencil())  # the study says: South is lower than North
    higher = {row["outlet"]: row["higher_than"] for row in rows if row["measure"] == "balance"}
    assert higher == {"North": "South", "South": ""}
    assert "By the verdicts on the balance by codebook: North is higher than South." in lead.alt(
        rows
    )


def test_intervals_that_lie_apart_are_no_verdict():
    made = crowd(["A", "B"])  # balances 1 and -1, far apart
    made = study(
        made.readings,
        made.estimates,
        [Verdict("balance", "all", "A", "B", 1.0, -1.0, 3.0, 0.9, "cannot be told apart")],
    )
    assert "no two can be told apart" in lead.alt(lead.rows(made))
    assert "higher than" not in lead.alt(lead.rows(made))


def test_the_words_for_a_pair_of_which_too_little_is_known_say_so():
    said = lead.alt(lead.rows(undefined()))
    assert "no two can be told apart; of 1 pair there is too little to say" in said
    assert "North: balance by codebook undefined" in said


def test_the_lead_says_values_with_their_intervals():
    said = lead.alt(lead.rows(pencil()))
    assert "North: balance by codebook +0.50 (−0.10 to +0.80)" in said
    assert "Russia by codebook 33 % (10 % to 70 %)" in said
    assert "balance by reading −0.50 (−0.90 to 0.00)" in said


def test_the_strips_have_a_row_a_sentence_that_starts_where_the_last_one_ended():
    columns = ("article", "sentence", "from_word", "words", "alliance", "strain", "russia")
    assert cells(strips.rows(pencil()), *columns, "attributed") == [
        ("1", 1, 0, 10, 1, 1, 0, 0),
        ("1", 2, 10, 10, 1, 0, 0, 0),
        ("1", 3, 20, 10, 0, 0, 1, 0),
        ("1", 4, 30, 10, 1, 0, 0, 1),
        ("2", 1, 0, 7, 0, 0, 0, 0),
        ("2", 2, 7, 7, 0, 1, 0, 0),
        ("2", 3, 14, 7, 0, 1, 1, 0),
    ]


def test_the_strips_fill_a_cell_as_wide_as_its_words_in_the_row_of_its_frame():
    figure = drawn(strips, pencil())
    filled = {
        to_hex(cells.get_facecolor()): [
            Path(box).get_extents() for box in cells.get_path().vertices.reshape(-1, 5, 2)
        ]
        for cells in figure.axes[0].patches[:7]  # of the first article
    }
    alliance, strain = filled["#0072b2"], filled["#c44e00"]
    assert [(box.x0, box.x1) for box in alliance] == [(0, 10), (10, 20), (30, 40)]
    assert [(box.x0, box.x1) for box in strain] == [(0, 10)]
    # The axis runs downwards: the upper row has the smaller numbers.
    assert max(box.y1 for box in alliance) < min(box.y0 for box in strain)


def test_the_strips_count_sentences_and_tell_thirds():
    figure = drawn(strips, pencil())
    counts = [text.get_text() for text in figure.axes[0].texts]
    assert counts[:10] == [
        *("headline", "3 alliance", "1 Russia", "1 strain", "1 credited"),
        *("headline", "0 alliance", "1 Russia", "2 strain", "0 credited"),
    ]
    said = strips.alt(strips.rows(pencil()))
    # the title, and a sentence a third; of two sentences as long, none is in the middle
    assert "North (article 1, 4 sentences): alliance 1, 1, 0, 1; Russia 0, 0, 1, 0;" in said
    assert (
        "South (article 2, 3 sentences): alliance 0, 0, 0, 0; Russia 0, 0, 0, 1; "
        "strain 0, 1, 0, 1;" in said
    )


def test_the_strips_part_a_text_as_the_positions_do():
    made = crowd(["A", "B", "C"])
    counted: Counter[tuple[str, str]] = Counter()
    for row in strips.rows(made):
        counted[row["outlet"], row["part"]] += 1
    told = {(row["outlet"], row["part"]): row["sentences"] for row in position.rows(made)}
    assert dict(counted) == {place: n for place, n in told.items() if n and place[1] != "lead"}


def test_an_outlet_of_two_articles_has_two_strips():
    made = study(
        [reading("1", "North", ["a"]), reading("2", "South", ["s"]), reading("3", "North", ["r"])],
        [estimate("balance", "South", (1.0, 0.5, 1.0)), estimate("balance", "North", (0, -1, 1))],
    )
    assert cells(strips.rows(made), "article", "mark") == [
        *(("2", "square"), ("1", "circle"), ("3", "circle")),
    ]


def test_sentiment_is_drawn_as_it_comes_and_masked_each_hollow_by_its_own_interval():
    figure = drawn(sentiment, pencil())
    axes = figure.axes[0]
    ends = {text.get_text(): text.get_position()[1] for text in axes.texts}
    places = [
        (round((line.get_ydata()[0] - ends["0.00"]) / (ends["+0.10"] - ends["0.00"]) / 10, 6))
        for line in axes.lines
        if line.get_marker() in MARKS.values()
    ]
    assert places == [0.2, 0.3, 0.1, -0.2]  # North raw and masked, South raw and masked
    # 0.1 to 0.3; no interval; -0.1 to 0.3; -0.3 to -0.1
    assert [hollow for _, _, hollow in marks(figure, 0)] == [False, True, True, False]


@pytest.mark.parametrize("width", ["draw", "narrow"])
def test_a_mark_of_sentiment_stands_at_its_balance_however_near_the_next_one_is(width):
    balances = {"A": 1.0, "B": 0.66, "C": 0.64, "D": 0.64, "E": -0.99}
    made = crowd(list(balances))
    made = replace(
        made,
        estimates=tuple(
            replace(one, value=balances[one.outlet]) if one.measure == "balance" else one
            for one in made.estimates
        ),
    )
    with plots.style():
        figure = getattr(sentiment, width)(sentiment.rows(made))
    left, right = figure.axes[0].get_xlim()
    found = [2 * (along - left) / (right - left) - 1 for along, _, _ in marks(figure, 0)]
    # the score as it comes, then the masked one: both lines are seen, and neither misleads
    far = {"draw": 0.02, "narrow": 0.035}[width]
    assert found == pytest.approx([b + by for b in balances.values() for by in (-far, far)])


def test_an_outlet_without_a_balance_is_named_and_not_drawn():
    made = crowd(["A", "B"])
    kept = [e for e in made.estimates if (e.measure, e.outlet) != ("balance", "B")]
    made = study(made.readings, [*kept, estimate("balance", "B", (None, None, None))])
    figure = drawn(sentiment, made)
    assert {mark for _, mark, _ in marks(figure, 0)} == {"o"}
    assert "Not drawn: B: balance undefined." in " ".join(figure.texts[-1].get_text().split())


def test_a_topic_has_a_row_an_outlet_and_the_outlet_that_lacks_it_an_empty_one():
    columns = ("topic", "label", "stability", "outlet", "value", "low", "high")
    assert cells(topics.rows(pencil()), *columns) == [
        (1, "war, peace, talks", 0.75, "North", 0.6, 0.4, 0.8),
        (1, "war, peace, talks", 0.75, "South", 0.4, 0.2, 0.6),
        (2, "", 0.5, "North", 0.4, 0.2, 0.6),
        (2, "", 0.5, "South", None, None, None),
    ]


def test_a_topic_below_the_floor_has_no_name_and_a_hollow_bar():
    figure = drawn(topics, pencil())
    said = [" ".join(text.get_text().split()) for text in figure.texts]
    assert "1. war, peace, talks" in said
    assert "2. not stable enough to name" in said
    bars = figure.axes[2].patches
    assert [bar.get_path().get_extents().x1 for bar in bars] == [0.75, 0.5]
    assert [to_hex(bar.get_facecolor()) for bar in bars] == ["#595959", "#ffffff"]
    floor = [line for line in figure.axes[2].lines if list(line.get_xdata()) == [0.6, 0.6]]
    assert len(floor) == 1


def test_the_shares_of_a_topic_stand_where_they_say():
    figure = drawn(topics, pencil())
    assert [x for x, _, _ in marks(figure, 0)] == [0.6, 0.4]  # North, both topics
    assert [x for x, _, _ in marks(figure, 1)] == [0.4]  # South, the first; the other undefined
    assert [text.get_text() for text in figure.axes[1].texts[2:]] == ["40 %", "undefined"]


def test_ways_to_count_are_taken_together_along_the_curve_and_equals_have_no_order():
    # South in three ways: -1 (-1 to -0.2), half of that, and -1 again in the own voice by hits
    south = [row for row in specifications.rows(pencil()) if row["outlet"] == "South"]
    columns = ("from_way", "to_way", "value", "clear_below", "voice: own", "repair: neither")
    assert cells(south, *columns) == [
        (1, 1, -1.0, 1.0, 0.5, 0.0),
        (2, 2, -1.0, 1.0, 0.5, 0.0),
        (3, 3, -0.5, 1.0, 0.0, 1.0),
    ]
    columns = ("ways", "undefined", "lowest", "highest", "above", "below", "primary_place")
    assert cells(south, *columns)[0] == (3, 0, -1.0, -0.5, 0, 3, 1)
    # North in two: 0.5 and 0.25; undefined in the third
    north = specifications.rows(pencil())[0]
    assert cells([north], *columns) == [(2, 1, 0.25, 0.5, 2, 0, 2)]


def test_every_way_to_count_has_one_value_of_each_choice():
    for row in specifications.rows(crowd(["A", "B", "C"])):
        for name, values in specifications.CROSSED.items():
            assert sum(row[f"{name}: {value}"] for value in values) == pytest.approx(1)


def test_an_outlet_that_no_way_defines_has_a_row_and_the_word():
    rows = specifications.rows(undefined())
    assert cells(rows, "outlet", "ways", "from_way") == [("North", 0, None), ("South", 0, None)]
    assert "North: undefined in every way." in specifications.alt(rows)
    said = [text.get_text() for text in drawn(specifications, undefined()).texts]
    assert said.count("undefined") == 2
