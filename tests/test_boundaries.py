"""Claims about where sentences end: where NLTK's Punkt with our abbreviations ends them."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import boundaries, text

HERE = Path(__file__).parent
ARTICLES = sorted((HERE.parent / "seeds" / "articles").glob("*.txt"))
COLLECTIONS = sorted((HERE / "collection").glob("*.csv"))
WORDS = "The Kim said U.S North don't 3 1,000 25 A j x.y trade well-known vs-no b-co it's Pyongyang".split()
MARKS = (*".?!", "...", "!!", "?!", ".'", '."', ".)", ". )", '?"', '".', ";", ",", "--", *"\"'([")
PIECES = (*WORDS, *sorted(boundaries.ABBREVIATIONS), "Sept", "U.N", *MARKS, *MARKS, *" " * 30)


def differing(lines: list[str]) -> list[str]:
    punkt = boundaries.punkt()
    return [
        line for line in lines if boundaries.boundaries(line) != list(punkt.span_tokenize(line))
    ]


def plain_lines(source: str) -> list[str]:
    return [text.plain(source[a:b]).text for a, b in text.lines(source)]


def test_the_five_articles_end_their_sentences_where_punkt_does():
    found = [line for path in ARTICLES for line in plain_lines(path.read_text(encoding="utf-8"))]
    assert len(found) > 100 and differing(found) == []


def test_paragraphs_made_of_coded_sentences_end_them_where_punkt_does():
    found = [
        " ".join(line for line in plain_lines(path.read_text(encoding="utf-8")))
        for path in COLLECTIONS
    ]
    assert sum(map(len, found)) > 1_000_000 and differing(found) == []


def test_a_large_generated_text_ends_its_sentences_where_punkt_does():
    draw = random.Random(20250903)
    found = ["".join(draw.choices(PIECES, k=draw.randint(1, 16))) for _ in range(20_000)]
    assert sum(bool(re.search("[.?!]", line)) for line in found) > 10_000
    assert differing([text.plain(line).text for line in found]) == []


@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=3)), max_size=12).map("".join))
def test_any_line_ends_its_sentences_where_punkt_does(line: str):
    assert differing([text.plain(line).text]) == []


@pytest.mark.parametrize(
    ("line", "count"),
    [
        ("It grew. Then it fell.", 2),
        ("The U.S. Treasury met Gen. Pak. He left.", 2),
        ("It ended in 2019. Then trade grew.", 2),
        ("J. R. Smith said so.", 1),
        ("“It is done.” Then he left.", 2),
        ("Is it? It is! (So it is.) Good.", 4),
    ],
)
def test_sentences_are_counted_by_hand(line: str, count: int):
    assert len(boundaries.boundaries(text.plain(line).text)) == count


def test_the_five_articles_need_nothing_asked(monkeypatch: pytest.MonkeyPatch):
    # NLTK takes a second to import: more than a short article takes to read.
    monkeypatch.setattr(
        boundaries, "_asked", lambda context: pytest.fail(f"asked about {context!r}")
    )
    for path in ARTICLES:
        for line in plain_lines(path.read_text(encoding="utf-8")):
            boundaries.boundaries(line)
