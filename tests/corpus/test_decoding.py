"""Claims about bytes: which text they are, what is said of it, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analysis.corpus.articles import article
from analysis.corpus.decoding import decoded
from analysis.corpus.records import Record
from analysis.instrument import Codebook
from analysis.reading import read
from analysis.text import UNFIT
from tests.conftest import PRIMARY
from tests.corpus.made import TOLD, loaded, said, sources

LINE = "China’s leader met Kim at a café – they “agreed”."
PLACE = "articles/a.txt"


@pytest.mark.parametrize(
    ("encoding", "byte", "name"),
    [
        ("utf-16", 0, "UTF-16"),  # by its mark
        ("utf-32", 0, "UTF-32"),
        ("utf-16-le", 1, "UTF-16"),  # by where its NULs stand
        ("utf-16-be", 0, "UTF-16"),
        ("cp1252", 5, "Windows-1252"),  # C, h, i, n, a, and the curly apostrophe is byte 5
    ],
)
def test_each_encoding_gives_the_same_text_and_says_from_which_byte(
    tmp_path: Path, encoding: str, byte: int, name: str
):
    found = loaded(tmp_path, a=LINE.encode(encoding))
    assert sources(found) == {"a": LINE}
    assert said(found) == [
        f"mended {PLACE}: not UTF-8 from byte {byte}, read as {name}; save it as UTF-8"
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_file_put_together_from_two_encodings_is_read_line_by_line(tmp_path: Path, end: str):
    whole = f"{LINE}{end}"
    found = loaded(tmp_path, a=whole.encode() + whole.encode("cp1252"))
    assert sources(found) == {"a": whole * 2}
    bad = len(whole.encode()) + len("China")
    assert said(found) == [
        f"mended {PLACE}: not UTF-8 from byte {bad}, read as Windows-1252; save it as UTF-8"
    ]


def test_a_byte_that_windows_has_no_letter_for_is_counted(tmp_path: Path):
    found = loaded(tmp_path, a=b"China met the caf\x81 owner of North Korea.")
    assert sources(found) == {"a": "China met the caf\ufffd owner of North Korea."}
    assert said(found) == [
        f"mended {PLACE}: not UTF-8 from byte 17, read as Windows-1252; save it as UTF-8",
        f"mended {PLACE}: 1 character that nothing can show was replaced by U+FFFD; "
        "take the text from its source again",
    ]


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"%PDF-1.7\n", "a PDF file, not text"),
        (b"\xef\xbb\xbf%PDF-1.7\n", "a PDF file, not text"),
        (b"\n  %PDF-1.7\n", "a PDF file, not text"),
        (b"\x1f\x8b\x08\x00", "a gzip file, not text"),
        (b"PK\x03\x04\x14\x00", "a zip file (as .docx and .odt are), not text"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word file, not text"),
        (b"{\\rtf1\\ansi ", "an RTF file, not text"),
        (b"PAR1\x15\x04", "a Parquet file, not text"),
        (b"\x89PNG\r\n\x1a\n", "a picture, not text"),
        (b"\xff\xfeC\x00h\x00i", "UTF-16 that is broken at byte 6"),
        (b"\xff\xfe\x00\x00C\x00\x00", "UTF-32 that is broken at byte 4"),
        (b"\x00\x01\x02\x03" * 40, "not text"),
    ],
)
def test_what_is_no_text_is_refused_by_its_first_bytes_whatever_its_name(
    tmp_path: Path, data: bytes, fault: str
):
    rest = b"" if "broken" in fault else TOLD.encode()
    found = loaded(tmp_path, a=data + rest)
    assert sources(found) == {}
    assert said(found) == [f"skipped {PLACE}: {fault}; save the article as text"]


def test_an_article_of_fifty_megabytes_on_one_line_is_skipped_with_its_length(tmp_path: Path):
    found = loaded(tmp_path, a=b"word " * 10_000_000)
    assert said(found) == [
        f"skipped {PLACE}: 50,000,000 characters, too long for an article; part it, or take it out"
    ]


def test_what_a_terminal_would_obey_is_replaced_one_for_one_and_counted(tmp_path: Path):
    told = "They met in the capital again and said little of what they had come to sign."
    text = f"{told} \x1b]0;title\x07 \x1b[2J U+0001: \x01."
    found = loaded(tmp_path, a=text)
    made = sources(found)["a"]
    assert len(made) == len(text)
    assert made.replace("\ufffd", "") == f"{told} ]0;title [2J U+0001: ."
    assert said(found) == [
        f"mended {PLACE}: 4 characters that nothing can show were replaced by U+FFFD; "
        "take the text from its source again"
    ]


@given(st.binary(max_size=400))
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_any_bytes_are_an_article_that_is_scored_or_one_problem_that_says_why(
    books: tuple[Codebook, ...], data: bytes
):
    row = Record("manifest.csv, row 2", {"article": "a", "file": "a.txt", "outlet": "x"})
    made, problems = article(row, data, "")
    assert all("\n" not in problem.line() and problem.article == "a" for problem in problems)
    if made is None:
        assert [problem.severity for problem in problems] == ["skipped"]
        return
    assert made.source.strip() and not UNFIT.search(made.source)
    made.source.encode()  # raises where half of a pair is left
    assert {problem.severity for problem in problems} <= {"mended", "note"}
    found = read(made, books, PRIMARY)
    for one, code in zip(found.sentences, found.codes, strict=True):
        assert made.source[one.start : one.end] == one.text
        assert (code is None) == (one.kind == "boilerplate") == bool(one.rule)
        assert code is None or -1 <= code.sentiment <= 1
    # What is not the file's own text to the letter is said.
    assert problems or made.source == data.decode("utf-8-sig")


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=200))
def test_any_text_in_utf8_is_read_as_it_is(text: str):
    found = decoded(text.encode())
    assert found.fault or (found.text, found.bad) == (text.removeprefix("\ufeff"), None)
