"""Claims about what is article and what is furniture."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import corpus, layout, text
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


def test_what_is_set_aside_is_what_reading_set_aside(found: dict[tuple[str, int, int], str]):
    with (SEEDS / "coding" / "sentences.csv").open(encoding="utf-8", newline="") as file:
        units = list(csv.DictReader(file))
    for unit in units:
        start, end = int(unit["start"]), int(unit["end"])
        # Where a unit is cut otherwise than here, all that lies in it is of its kind.
        kinds = {
            kind
            for (name, a, b), kind in found.items()
            if name == unit["file"] and a < end and b > start
        }
        aside = unit["kind"] == "boilerplate"
        assert {kind == "boilerplate" for kind in kinds} == {aside}, unit["text"]


def test_a_headline_that_the_manifest_gives_is_one_whatever_it_looks_like():
    assert kinds("Back to Top\nThey met.\nBack to Top", title="Back to Top") == [
        ("Back to Top", "title"),
        ("They met.", "body"),
        ("Back to Top", "boilerplate"),
    ]


def test_the_article_proper_ends_where_its_last_words_stand_last():
    source = "Kim left.\nHe waved twice.\nKim left.\nMore news"
    proper = layout.body(Article("1", "x", source, body_from="Kim left.", body_to="Kim left."))
    assert proper is not None
    assert source[proper.start : proper.end] == "Kim left.\nHe waved twice.\nKim left."


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


# What a page has around an article


def test_a_dateline_and_an_end_mark_are_set_aside_with_their_rules():
    source = "Kim Visits\n\nBEIJING (AP) — Kim came by train. He left. -0-\n"
    made = layout.sentences(Article("x", "x", source))
    assert [(s.text, s.kind, s.rule) for s in made] == [
        ("Kim Visits", "title", ""),
        ("BEIJING (AP) —", "boilerplate", "a dateline"),
        ("Kim came by train.", "body", ""),
        ("He left.", "body", ""),
        ("-0-", "boilerplate", "an end mark"),
    ]


def test_headlines_below_related_articles_are_listed_until_a_sentence_comes():
    source = (
        "Kim came by train.\nRelated Articles\nFerry sinks off the coast\nWhat will Xi say next?\n"
        "News\nHe left on Friday."
    )
    made = layout.sentences(Article("x", "x", source))
    assert [(s.kind, s.rule) for s in made] == [
        ("body", ""),
        ("boilerplate", "a navigation line"),
        ("boilerplate", "under a list of related articles"),
        ("boilerplate", "under a list of related articles"),
        ("heading", ""),
        ("body", ""),
    ]


@pytest.mark.parametrize("line", ["Most popular", "You may also like", "Read next", "Trending"])
def test_the_line_that_opens_a_list_is_no_heading(line: str):
    made = layout.sentences(Article("x", "x", f"Kim came by train.\n{line}\nFerry sinks off coast"))
    assert [s.rule for s in made] == ["", "a navigation line", "under a list of related articles"]


def test_a_headline_that_no_manifest_gives_counts_once_too():
    source = "Ties Revive | The Example Times\nThey met.\nTies revive\nThey left."
    made = kinds(source)
    assert [k for _, k in made] == ["title", "body", "heading", "body"]
    made = kinds(source.replace("Ties Revive | The Example Times", "Ties Revive"))
    assert [k for _, k in made] == ["title", "body", "boilerplate", "body"]
    made = kinds(source, title="Ties Revive")
    assert [k for _, k in made] == ["title", "body", "boilerplate", "body"]


def test_a_line_of_other_letters_is_no_neutral_sentence():
    source = "They met in Beijing.\n두 정상은 베이징에서 만났다.\nThey left."
    made = layout.sentences(Article("x", "x", source))
    assert [(s.kind, s.rule) for s in made] == [
        ("body", ""),
        ("boilerplate", "not English"),
        ("body", ""),
    ]


# What is longer than anything a newspaper prints


def test_a_line_too_long_for_a_paragraph_is_several():
    source = "They met again in Beijing. " * 2000  # 54,000 characters on one line
    made = layout.sentences(Article("x", "x", source))
    assert len(made) == 2000
    assert {s.text for s in made} == {"They met again in Beijing."}
    longest = max(
        max(t.end for t in made if t.paragraph == s.paragraph) - s.start for s in made[::200]
    )
    assert longest <= layout.PARAGRAPH


def test_what_is_too_long_for_a_word_is_set_aside_and_its_line_goes_on():
    source = "They met. " + "a" * 10_000 + " They left."
    made = layout.sentences(Article("x", "x", source))
    assert [(s.kind, s.rule) for s in made] == [
        ("body", ""),
        *[("boilerplate", "no word is so long")] * 3,  # 10,000 characters, 4,000 at a time
        ("body", ""),
    ]
    assert sum(len(s.text) for s in made if s.rule) == 10_000


def test_pictograms_are_sentences_of_at_most_two_hundred():
    made = layout.sentences(Article("x", "x", "Good news " + "😀" * 1000 + " for both."))
    assert [s.kind for s in made] == ["body"] * len(made)
    assert "".join(s.text for s in made).count("😀") == 1000
    assert max(s.text.count("😀") for s in made) <= 200


@given(st.text(max_size=400), st.text(max_size=20), st.text(max_size=8), st.text(max_size=8))
def test_every_letter_of_any_text_is_in_one_sentence(source: str, title: str, a: str, b: str):
    article = Article("x", "x", source, title=title, body_from=a, body_to=b)
    made = layout.sentences(article)
    at = 0
    for number, s in enumerate(made, 1):
        assert s.number == number
        assert at <= s.start < s.end <= len(source)
        assert source[s.start : s.end] == s.text
        assert not any(c.isalnum() for c in source[at : s.start])
        assert (s.kind == "boilerplate") == bool(s.rule)
        at = s.end
    assert not any(c.isalnum() for c in source[at:])


@given(st.text(st.sampled_from("aB .,!?:;\u2026\"'\u201d\u2019)]\u00df\u0301_-"), max_size=12))
def test_a_line_ends_as_the_expression_of_its_end_says(line: str):
    line = line.strip()
    told = re.search(r"[.!?:;,\u2026][\"'\u201d\u2019)\]]*$", line)
    assert layout._ended(line) == bool(told)


@given(
    st.text(st.sampled_from("aBe \u00df\u0130\u0301_-|'\u2019"), max_size=9),
    st.text(st.sampled_from("aBe \u00df\u0130\u0301_-|'\u2019"), max_size=9),
)
def test_a_line_is_the_headline_where_their_words_are_the_same(title: str, rest: str):
    for line in (title, f"{title} {rest}", f"{rest}{title}", f"{title} | {rest}", rest):
        made = layout._bare(title)
        words = (layout._bare(line), layout._bare(layout._SITE.sub("", line)))
        assert layout._same(line, text.plain(line).text, title) == (made != "" and made in words)
