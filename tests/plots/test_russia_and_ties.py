"""The figures of Russia and of pairs: what they show is what was counted."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from matplotlib.colors import to_hex

from analysis import codebook, corpus, plots, study, tables
from analysis.model import Article
from analysis.plots import russia, ties
from analysis.report import ledgers
from analysis.report.wording import dyad as called
from analysis.vocabulary import SHIPPED
from tests.plots.made import crowd, estimate, pencil, reading, undefined
from tests.plots.made import study as made_of
from tests.plots.test_rows import cells, drawn, marks

OWN, OTHER, LESS = "dyad:china+north_korea", "dyad:north_korea+russia", "dyad:china+russia"


def pairs(facets: dict[str, int]):
    """North and South, in which each pair has so many sentences of closeness, and none of strain."""
    estimates = [
        estimate(f"{pole}_share", outlet, (0.2, 0.1, 0.5), facet, hits=hits * (pole == "alliance"))
        for outlet in ("North", "South")
        for facet, hits in facets.items()
        for pole in ("alliance", "strain")
    ]
    known = [one for one in pencil().estimates if one.measure == "balance"]
    return made_of(pencil().readings, [*known, *estimates])


def test_russia_has_a_row_an_outlet_and_one_a_sentence_that_names_it():
    # all sentences are as long: the third of North's four, the last of South's three
    columns = ("outlet", "value", "article", "sentence", "from", "to")
    assert cells(russia.rows(pencil()), *columns) == [
        ("North", 0.25, None, None, None, None),
        ("South", 1 / 3, None, None, None, None),
        ("North", None, "1", 3, 0.5, 0.75),
        ("South", None, "2", 3, 2 / 3, 1.0),
    ]


def test_russia_is_drawn_where_it_stands_in_a_strip_of_the_whole_text():
    figure = drawn(russia, pencil())
    assert [x for x, _, _ in marks(figure, 0)] == [0.25, 1 / 3]
    filled = [
        [tuple(box[:, 0][[0, 1]]) for box in patch.get_path().vertices.reshape(-1, 5, 2)]
        for patch in figure.axes[1].patches
        if to_hex(patch.get_facecolor()) == "#007a5e"
    ]
    assert filled == [[(0.5, 0.75)], [(2 / 3, 1.0)]]
    said = russia.alt(russia.rows(pencil()))
    assert "North: 25 % (5 % to 60 %), 1 of 9; 0, 1, 0. South:" in said
    assert said.endswith("1 of 9; 0, 0, 1.")


def test_articles_of_one_outlet_have_a_strip_each_and_no_more_than_six():
    readings = [reading(str(n), "North", ["r", ""]) for n in range(8)]
    shares = [replace(estimate("russia_share", "North", (0.5, 0.2, 0.8)), articles=8)]
    rows = russia.rows(made_of(readings, shares))
    assert cells(rows[1:], "article", "strip") == [(str(n), n + 1) for n in range(6)]
    assert "Of an outlet's articles the first 6 have a strip." in " ".join(
        drawn(russia, made_of(readings, shares)).texts[-1].get_text().split()
    )


def test_a_share_that_is_undefined_is_a_word():
    figure = drawn(russia, undefined())
    assert [text.get_text() for text in figure.axes[0].texts].count("undefined") == 2
    assert marks(figure, 0) == []


def test_the_pair_of_the_study_comes_first_then_the_most_written_of_and_three_last():
    made = pairs({"dyad:three_way": 9, LESS: 1, OTHER: 2, OWN: 0})
    order = list(dict.fromkeys(row["dyad"] for row in ties.rows(made)))
    assert order == ["china+north_korea", "north_korea+russia", "china+russia", "three_way"]
    said = " ".join(drawn(ties, made).texts[-1].get_text().split())
    where = "in the table of all pairs, with intervals in the figure's CSV."
    assert f"1 more pair is counted {where}" in said
    assert "three at once" not in ties.alt(ties.rows(made))


def test_a_mark_of_a_pair_is_hollow_where_no_sentence_presents_its_tie_so():
    figure = drawn(ties, pairs({OWN: 2, OTHER: 0}))
    # North and South: closeness, then strain
    assert [hollow for *_, hollow in marks(figure, 0)] == [False, True, False, True]
    assert [hollow for *_, hollow in marks(figure, 1)] == [True] * 4
    counts = [text.get_text() for text in figure.axes[0].texts if text.get_text().isdigit()]
    assert counts[-4:] == ["2", "0", "2", "0"]


def test_where_one_pair_is_all_there_is_nothing_to_set_side_by_side():
    made = pairs({OWN: 3})
    assert ties.rows(made) == []
    assert ties.alt([]) == SHIPPED.elsewhere
    assert len(drawn(ties, made).axes) == 0


TEXT = (
    "China and North Korea deepened their friendship. North Korea has forged an alliance with "
    "Russia. Ties between China and North Korea have frayed. China and Russia are close allies."
)


@pytest.fixture
def few() -> study.Study:
    """A study of one article that speaks of three pairs."""
    loaded = corpus.load(Path(__file__).parents[2] / "seeds")
    books = tuple(codebook.load(codebook.SHIPPED / f"{id}.toml") for id in ["alliance-strain"])
    one = Article("1", "North", TEXT)
    settings = replace(loaded.settings, k=(2, 2), resamples=100, codebooks=("alliance-strain",))
    return study.study(replace(loaded, settings=settings, articles=(one,), coding=()), books)


def test_the_sentences_of_a_pair_are_those_of_the_table_of_pairs(few: study.Study):
    told = {
        (row["dyad"], pole): row[pole]
        for row in tables.dyad_rows(few)
        for pole in ("alliance", "strain")
    }
    found = {(row["dyad"], row["frame"]): row["hits"] for row in ties.rows(few)}
    assert found == told and len({dyad for dyad, _ in told}) == 3


def test_the_table_of_all_pairs_has_every_pair_of_the_figure(few: study.Study):
    table = ledgers.ties(few)
    names = {called(row["dyad"]) for row in ties.rows(few)}
    assert names == {line.name for line in table.lines if line.name != "all others"} | {*table.rest}


def test_where_no_actor_is_russia_there_is_no_figure_of_it(few: study.Study):
    assert "russia" in [one.id for one in plots.drawn(crowd(["North"]))]
    books = tuple(
        replace(book, actors={id: who for id, who in book.actors.items() if id != "russia"})
        for book in few.codebooks
    )
    without = replace(few, codebooks=books)
    assert russia.rows(without) == []
    assert "russia" not in [one.id for one in plots.drawn(without)]
