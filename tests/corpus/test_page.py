"""Claims about articles saved as web pages."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from analysis import corpus, layout
from analysis.corpus.page import is_page
from tests.corpus.made import COLUMNS, loaded, manifest, said, sources, study

HEADLINE = "Leaders of both sides meet in the capital"
FIRST = (
    "China and North Korea pledged to deepen their friendship when their leaders met on Thursday."
)
SECOND = "Mistrust of the alliance has grown since then, officials of both sides said on Friday."
PAGE = f"""<!DOCTYPE html>
<html><head><title>{HEADLINE} | The Example</title><script>var x = "China";</script></head>
<body><nav><a href="/">Home</a> <a href="/world">World</a></nav>
<article><h1>{HEADLINE}</h1><p>{FIRST}</p>
<p onclick="alert(1)">{SECOND}</p><script>alert("North Korea")</script>
<a href="javascript:alert(2)">Share</a></article>
<footer>Cookies</footer></body></html>
"""


def test_a_page_is_its_article_and_offsets_are_into_that_text(tmp_path: Path):
    found = loaded(tmp_path, a=PAGE)
    assert sources(found) == {"a": f"{HEADLINE}\n{FIRST}\n{SECOND}\nShare"}
    assert said(found) == []
    (article,) = (article for article in found.articles if article.id == "a")
    assert [(s.kind, s.rule) for s in layout.sentences(article)] == [
        ("title", ""),
        ("body", ""),
        ("body", ""),
        ("boilerplate", "a share line"),
    ]


@pytest.mark.parametrize("name", ["a.html", "a.HTM", "a.txt"])
def test_a_page_is_known_by_its_name_or_by_how_it_begins(name: str):
    assert is_page(PAGE, name)


@pytest.mark.parametrize(
    "text", ["A plain text.", "<5 percent of trade is left.", "<b>Bold</b> words open this text."]
)
def test_a_sign_in_a_text_makes_no_page_of_it(text: str):
    assert not is_page(text, "a.txt")


def test_comments_without_end_open_a_page_or_none_and_are_tried_in_one_way():
    # Taken apart in all ways they can be, five hundred comments take longer than anybody lives.
    assert not is_page("<!---->" * 500 + "a text", "a.txt")
    assert is_page("<!-- a --> <!---->" * 100 + "<html>", "a.txt")


def test_a_page_in_another_encoding_is_mended_like_any_file(tmp_path: Path):
    page = PAGE.replace("friendship", "friendship – “so” –")
    found = loaded(tmp_path, a=page.encode("cp1252"))
    assert "friendship – “so” – when" in sources(found)["a"]
    bad = page.index("–")
    assert said(found) == [
        f"mended articles/a.txt: not UTF-8 from byte {bad}, read as Windows-1252; save it as UTF-8"
    ]


def test_characters_that_nothing_can_show_do_not_cost_the_article(tmp_path: Path):
    page = PAGE.replace("friendship", "friend&#1;ship\x01&#xFFFF;&#8217;&#146;")
    found = loaded(tmp_path, a=page)
    assert "friend\ufffdship\ufffd\ufffd’’ when" in sources(found)["a"]
    assert said(found) == [
        "mended articles/a.txt: 3 characters that nothing can show were replaced by U+FFFD; "
        "take the text from its source again"
    ]


def test_repeats_of_a_paragraph_that_are_not_taken_are_listed(tmp_path: Path):
    # Three alike that stand together are taken once, whatever its option says.
    page = PAGE.replace(f"<p>{FIRST}</p>", f"<p>{FIRST}</p>" * 3)
    found = loaded(tmp_path, a=page)
    assert sources(found)["a"].count(FIRST) == 1
    assert said(found) == [
        "note articles/a.txt: 2 repeats of a paragraph of the page left out: 'China and North "
        "Korea pledged to deepen their friendship when their leaders m...'; save the article as text "
        "if each shall count"
    ]


THIRD = "A second article on the page says that nobody in the south was asked about the visit."


def test_paragraphs_that_are_not_taken_are_counted_and_the_first_is_named(tmp_path: Path):
    more = "".join(f"<p>{FIRST.replace('Thursday', f'day {n} of it')}</p>" for n in range(9))
    other = f"<article><p>{THIRD}</p><p>{THIRD.replace('second', 'longer')}</p></article>"
    page = PAGE.replace("</article>", f"{more}</article>").replace("<footer>", f"{other}<footer>")
    found = loaded(tmp_path, a=page)
    assert THIRD not in sources(found)["a"]
    assert said(found) == [
        "note articles/a.txt: 2 paragraphs of the page not taken (34 words): the first 'A second "
        "article on the page says that nobody in the south was asked about th...'; save the "
        "article as text if they belong to it"
    ]


def test_a_paragraph_that_differs_from_one_that_is_there_is_not_there(tmp_path: Path):
    more = "".join(f"<p>Day {n}: {FIRST}</p>" for n in range(9))
    other = f"<article><p>Day 10: {FIRST}</p></article>"
    page = PAGE.replace("</article>", f"{more}</article>").replace("<footer>", f"{other}<footer>")
    found = loaded(tmp_path, a=page)
    assert "Day 10" not in sources(found)["a"]
    assert [line for line in said(found) if "one paragraph of the page not taken" in line]


def test_a_caption_that_is_not_taken_is_named(tmp_path: Path):
    caption = f"<figure><img src='a.png'><figcaption>{THIRD}</figcaption></figure>"
    more = "".join(f"<p>{FIRST.replace('Thursday', f'day {n} of it')}</p>" for n in range(9))
    found = loaded(tmp_path, a=PAGE.replace("</article>", f"{more}{caption}</article>"))
    assert THIRD not in sources(found)["a"]
    assert [line.partition(": '")[0] for line in said(found)] == [
        "note articles/a.txt: one paragraph of the page not taken (17 words)"
    ]


@pytest.mark.parametrize(
    "around",
    [
        "<nav><p>{}</p></nav>",
        "<aside><p>{}</p></aside>",
        "<div class='related-stories'><p>{}</p></div>",
        "<div id='cookie-bar'><p>{}</p></div>",
        "<p>Sign up for our newsletter and get the day's news in your inbox each morning.</p>",
        "<p>One more line without an end in which the two sides met again on Friday</p>",
        "<p>Seven words are not enough here.</p>",
    ],
)
def test_what_stands_around_an_article_is_not_named(tmp_path: Path, around: str):
    page = PAGE.replace("<footer>", f"{around.format(THIRD)}<footer>")
    assert said(loaded(tmp_path, a=page)) == []


def test_a_paragraph_is_taken_though_a_word_of_it_was_set_otherwise(tmp_path: Path):
    linked = FIRST.replace("friendship", "<a href='/f'>friend</a>ship").replace(
        "met on", "met&nbsp;on"
    )
    assert said(loaded(tmp_path, a=PAGE.replace(FIRST, linked))) == []


def test_a_page_without_an_article_is_skipped(tmp_path: Path):
    assert said(loaded(tmp_path, a="<html><body><div id='app'></div></body></html>")) == [
        "skipped articles/a.txt: a web page without an article; save the article as text"
    ]


def test_without_the_extra_one_line_says_how_to_install_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setitem(sys.modules, "trafilatura", None)  # as if it were not installed
    folder = study(tmp_path / "study", {"a.html": PAGE})
    manifest(folder, [COLUMNS, ("1", "articles/right.txt", "A"), ("2", "articles/a.html", "A")])
    found = corpus.load(folder)
    assert [article.id for article in found.articles] == ["1"]
    assert said(found) == [
        "skipped articles/a.html: a web page, which takes the extra 'html' to read; "
        "install it with `pip install 'framing-study[html]'`, or save the article as text"
    ]


@pytest.mark.parametrize("tag", ["div", "b", "table"])
def test_tags_within_tags_without_end_are_an_article_or_one_problem(tmp_path: Path, tag: str):
    found = loaded(tmp_path, a=f"<html><body>{f'<{tag}>' * 20_000}<p>{FIRST}</p>")
    assert len(sources(found)) + len(said(found)) == 1
