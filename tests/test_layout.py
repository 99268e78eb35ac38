"""Claims about what is article and what is furniture."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from analysis import corpus, layout
from analysis.model import Article

SEEDS = Path(__file__).parents[1] / "seeds"


def kinds(source: str, **article: str) -> list[tuple[str, str]]:
    made = layout.sentences(Article("x", "x", source, **article))
    return [(s.text, s.kind) for s in made]


@pytest.fixture(scope="module")
def found() -> dict[tuple[str, int, int], str]:
    return {
        (article.file.split("/")[-1], s.start, s.end): s.kind
        for article in corpus.load(SEEDS).articles
        for s in layout.sentences(article)
    }


def test_the_coded_units_of_the_five_articles_come_out_with_offsets_and_kinds(
    found: dict[tuple[str, int, int], str],
):
    with (SEEDS / "coding" / "sentences.csv").open(encoding="utf-8", newline="") as file:
        units = [row for row in csv.DictReader(file) if row["kind"] != "boilerplate"]
    placed = [found.get((u["file"], int(u["start"]), int(u["end"]))) for u in units]
    assert len(units) == 165
    assert sum(kind is not None for kind in placed) >= 163
    assert sum(kind == u["kind"] for kind, u in zip(placed, units, strict=True)) >= 160


def test_offsets_are_the_evidence():
    source = "A Title\n\nOne thing happened. Another “did”.\n"
    for s in layout.sentences(Article("x", "x", source)):
        assert source[s.start : s.end] == s.text


@pytest.mark.parametrize(
    "line",
    [
        "5 September 2025",
        "Sept. 5, 2025",
        "Posted September. 04, 2025 07:38,",
        "Share this article",
        "Related Articles",
        "By Trending on Weibo",
        "Na-Ri Shin journari@donga.com",
        "https://example.org/a-page",
        "Go to contents",
    ],
)
def test_furniture_is_kept_with_its_rule_and_never_scored(line: str):
    made = layout.sentences(Article("x", "x", f"It began in May.\n{line}\nIt ended in June."))
    furniture = [s for s in made if s.kind == "boilerplate"]
    assert "".join(s.text for s in furniture).replace(" ", "") == line.replace(" ", "")
    assert all(s.rule for s in furniture)


@pytest.mark.parametrize(
    "line", ["By noon the delegation had left.", "Share prices fell in Tokyo."]
)
def test_a_sentence_that_begins_like_furniture_is_body(line: str):
    assert kinds(f"It began in May.\n{line}")[-1] == (line, "body")


def test_a_headline_counts_once():
    source = "Ties Revive\n\nTies Revive\n\nThey met again."
    assert [k for _, k in kinds(source, title="Ties Revive")] == ["title", "boilerplate", "body"]


def test_a_separate_title_is_sentence_nought_and_its_repeat_is_boilerplate():
    article = Article("x", "x", "Ties Revive\nThey met.", title="Ties Revive", separate_title=True)
    made = layout.sentences(article)
    assert [(s.number, s.kind) for s in made] == [(0, "title"), (1, "boilerplate"), (2, "body")]


def test_a_short_line_without_a_full_stop_is_a_heading_and_a_bullet_is_not():
    source = "He came by train.\nKey Takeaways\n- He came\n- He went"
    assert [k for _, k in kinds(source)] == ["body", "heading", "body", "body"]


def test_what_lies_outside_the_article_proper_is_boilerplate():
    source = "Top line.\nThe article starts. It ends.\nFooter."
    made = kinds(source, body_from="The article", body_to="It ends.")
    assert [k for _, k in made] == ["boilerplate", "body", "body", "boilerplate"]


def test_a_body_that_ends_inside_a_line_parts_the_line_and_keeps_the_full_stop():
    source = "Home. The article starts. It ends. Subscribe now for more."
    assert kinds(source, body_from="The article", body_to="It ends") == [
        ("Home.", "boilerplate"),
        ("The article starts.", "body"),
        ("It ends.", "body"),
        ("Subscribe now for more.", "boilerplate"),
    ]
    assert kinds("It starts. It ends.", body_to="It ends") == [
        ("It starts.", "body"),
        ("It ends.", "body"),
    ]
