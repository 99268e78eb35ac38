"""Claims about tables that are counted from a study: pairs, classes, and what they add up to."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from analysis import audit, codebook, corpus, measures, modelled, speakers, tables, tone, validity
from analysis.model import Article
from analysis.reading import read
from analysis.study import Study

ROOT = Path(__file__).parents[1]
CLOSE = "China and North Korea deepened their friendship."
BOTH = "China and North Korea agreed to restore their friendship."
FAR = "China and Russia deepened their friendship."


@pytest.fixture(scope="module")
def real() -> Study:
    """The study of the seeds, read and not measured: no estimates, no topics."""
    loaded = corpus.load(ROOT / "seeds")
    books = tuple(
        codebook.load(codebook.SHIPPED / f"{id}.toml") for id in loaded.settings.codebooks
    )
    return Study(
        settings=loaded.settings,
        codebooks=books,
        articles=loaded.articles,
        readings=tuple(read(article, books, loaded.settings) for article in loaded.articles),
        estimates=(),
        verdicts=(),
        topics=modelled.TopicModel(None, 0.6, 0, 0, (), (), (), ("no documents",)),
        coding=loaded.coding,
        agreement=(),
        problems=(),
        sha256={},
    )


def of_text(real: Study, text: str) -> Study:
    article = Article("a", "A", text)
    made = read(article, real.codebooks, real.settings)
    return replace(real, articles=(article,), readings=(made,), coding=())


def test_a_sentence_counts_once_for_each_pair_and_frame_it_is_about(real: Study):
    study = of_text(real, f"{CLOSE} {BOTH} {FAR} {FAR} A train came in.")
    assert list(tables.dyad_rows(study)) == [
        {"article": "a", "dyad": "china+north_korea", "alliance": 2, "strain": 1, "both": 1},
        {"article": "a", "dyad": "china+russia", "alliance": 2, "strain": 0, "both": 0},
    ]


def test_the_pairs_of_the_table_are_those_of_the_estimates(real: Study):
    rows = {(row["article"], row["dyad"]): row for row in tables.dyad_rows(real)}
    assert len(rows) > 10
    for reading in real.readings:
        for facet in measures.facets(real.readings):
            pair = facet.removeprefix("dyad:")
            if pair == facet:
                continue
            cells = [cell for cell in measures.cells(reading, facet) if cell]
            row = rows.get((reading.article.id, pair), {"alliance": 0, "strain": 0, "both": 0})
            assert row["alliance"] == sum(cell.alliance for cell in cells)
            assert row["strain"] == sum(cell.strain for cell in cells)
            assert row["both"] == sum(cell.alliance and cell.strain for cell in cells)


def test_speakers_add_up_to_the_article(real: Study):
    for reading in real.readings:
        article = tables.article_row(reading)
        made = speakers.speakers(reading)
        for name in ("sentences", "alliance", "strain", "both"):
            assert sum(getattr(one, name) for one in made) == article[name]
        own = sum(one.sentences for one in made if one.speaker == speakers.OWN)
        assert own == len(reading.scored()) - int(str(article["attributed"]))


def test_the_classes_add_up_to_the_codes_on_both_sides(real: Study):
    counts = tables.confusion(real)
    pairs = validity.pairs(real.readings, real.coding)
    assert sum(counts.values()) == len(pairs) == 165
    found = sum(n for (by_codebook, _), n in counts.items() if by_codebook in ("alliance", "both"))
    true = sum(n for (_, by_reading), n in counts.items() if by_reading in ("strain", "both"))
    assert found == sum(pair.code.alliance for pair in pairs)
    assert true == sum(pair.coded.strain for pair in pairs)


def test_without_codes_by_reading_there_are_no_classes_to_cross(real: Study):
    table = next(table for table in tables.TABLES if table.name == "confusion")
    assert len(list(table.rows(real))) == 16
    assert list(table.rows(replace(real, coding=()))) == []


def test_ways_to_class_sentences_are_counted_against_reading(real: Study):
    rows = {str(row["found"]): row for row in tables.class_rows(real)}
    counts = tables.confusion(real)
    assert list(rows) == ["codebook", "raw", "masked"]
    assert {row["n"] for row in rows.values()} == {165}
    assert rows["codebook"]["right"] == sum(counts[name, name] for name in tone.CLASSES)
    assert rows["codebook"]["macro_f1"] == tone.macro_f1(counts)
    for row in rows.values():
        low, value, high = (float(str(row[name])) for name in ("f1_low", "macro_f1", "f1_high"))
        assert 0 <= low < value < high <= 1
    assert list(tables.class_rows(replace(real, coding=()))) == []


def test_every_row_has_the_columns_of_its_table(real: Study):
    for table in tables.TABLES:
        wanted = set(tables.columns(table, real))
        for row in table.rows(real):
            assert set(row) == wanted or wanted < set(row), table.name


def test_the_entries_of_the_table_are_the_audits(real: Study):
    table = next(table for table in tables.TABLES if table.name == "entries")
    assert list(table.rows(real)) == audit.entries(real.readings, real.coding)
    assert tables.columns(table, real) == dict(audit.ENTRIES)
