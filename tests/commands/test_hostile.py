"""Claims about texts and names made to break something: each ends in one line, or is only words.

What is no file, or lies elsewhere, is in tests/corpus/test_files.py; what is no text in
tests/corpus/test_decoding.py; here the same goes through the command line.
"""

from __future__ import annotations

import csv
import io
import json
import os
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Mapping
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from analysis import cli, codebook, phrases
from analysis.report import filters
from tests.corpus.made import COLUMNS, manifest, study

Framing = Callable[..., Any]
Scored = Callable[[str], list[dict[str, Any]]]
TOLD = "China and North Korea deepened their friendship."


@pytest.fixture
def scored(framing: Framing, tmp_path: Path) -> Scored:
    """The rows that `framing score` makes of one text."""

    def rows(text: str) -> list[dict[str, Any]]:
        given, out = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
        given.write_text(json.dumps({"article": "1", "text": text}), encoding="utf-8")
        assert framing("score", given, "--out", out).code == 0
        return [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]

    return rows


# Settings, codebooks and folders made to break something

DEEP, DIGITS = f"a = {'[' * 100_000}", f"a = {'9' * 6000}"
ENDLESS = "Exceeds the limit (4300 digits) for integer string conversion: value has 6000 digits"


@pytest.mark.parametrize(("body", "why"), [(DEEP, "nested too deep"), (DIGITS, ENDLESS)])
def test_toml_without_end_is_one_line(framing: Framing, tmp_path: Path, body: str, why: str):
    folder = tmp_path / "study"
    assert framing("new", folder).code == 0
    (folder / "codebook.toml").write_text(body, encoding="utf-8")
    ran = framing("check", folder)
    line = f"codebook.toml: not a TOML file in UTF-8 ({why}); mend that line"
    assert (ran.code, ran.err) == (2, [line])
    (folder / "study.toml").write_text(body, encoding="utf-8")
    ran = framing("check", folder)
    assert (ran.code, ran.err) == (2, [f"study.toml: not TOML ({why}); mend that line"])


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes here")
def test_weights_in_a_pipe_or_outside_the_folder_are_not_read(framing: Framing, tmp_path: Path):
    folder = tmp_path / "study"
    assert framing("new", folder).code == 0
    book = folder / "codebook.toml"
    body = book.read_text(encoding="utf-8")
    os.mkfifo(folder / "weights.csv")
    (tmp_path / "far.csv").write_text("frame,feature,weight,sentences\n", encoding="utf-8")
    for name, told in (("weights.csv",) * 2, ("../far.csv", "far.csv"), ("/dev/zero", "zero")):
        book.write_text(f'weights = "{name}"\n{body}', encoding="utf-8")
        ran = framing("check", folder)
        fault = f"codebook.toml, key 'weights': '{told}' cannot be read"
        mend = "put the file beside the codebook, or drop the key"
        assert (ran.code, ran.err) == (2, [f"{fault}; {mend}"])


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes here")
def test_a_pipe_holds_nothing_published_and_is_not_waited_for(framing: Framing, tmp_path: Path):
    folder, pipe = study(tmp_path / "study", {"one.txt": TOLD.encode()}), tmp_path / "pipe"
    os.mkfifo(pipe)
    ran = framing("verify", folder, "--out", pipe)
    assert ran.code == 2
    assert ran.err[0].startswith(
        f"{pipe}: there is no reports/run.json; name the folder with --out"
    )


# Too long, too many


def test_fifty_megabytes_on_one_line_are_skipped_and_the_others_go_on(
    framing: Framing, tmp_path: Path
):
    folder = study(tmp_path / "study", {"long.txt": b"word " * 10_000_000})
    line = (
        "articles/long.txt: 50,000,000 characters, too long for an article; part it, or take it out"
    )
    ran = framing("check", folder)
    assert (ran.code, ran.out, ran.err) == (0, ["1 article, 2 codebooks, 1 problem"], [line])
    assert framing("check", folder, "--strict").code == 2


def test_a_token_of_a_megabyte_is_set_aside_and_the_sentences_beside_it_count(scored: Scored):
    rows = scored(f"{TOLD} {'a' * 1_000_000} {TOLD}")
    assert [row["alliance"] for row in rows if row["kind"] == "body"] == [1, 1]
    aside = [row for row in rows if row["kind"] == "boilerplate"]
    assert sum(len(row["text"]) for row in aside) == 1_000_000
    assert {row["alliance"] for row in aside} == {None}


def test_twenty_five_thousand_pictograms_are_sentences_of_two_hundred(scored: Scored):
    rows = scored(f"{TOLD} {'😀' * 25_000}")
    assert rows[0]["alliance"] == 1
    # Two hundred words or pictograms make a sentence, and the rest counts as sentences of its own.
    counts = [row["text"].count("😀") for row in rows]
    assert (sum(counts), counts[0], max(counts)) == (25_000, 200 - len(TOLD.split()), 200)
    assert all(0 < row["sentiment"] <= 1 for row in rows)


def test_of_a_sentence_of_a_thousand_words_two_hundred_at_a_time_are_scored(scored: Scored):
    words = " ".join(["They", *["walked and"] * 499, "home."])
    assert [len(row["text"].split()) for row in scored(words)] == [200] * 5


STARS = ("a***********", "*a*b*c*d*e*f*g*h*i*j*", "*a*a*a*a*a*a*a*a*a*a*z")


@pytest.mark.parametrize("stars", STARS)
def test_a_wildcard_of_eleven_stars_is_tried_in_one_way(
    framing: Framing, tmp_path: Path, stars: str
):
    book = codebook.SHIPPED / "alliance-strain.toml"
    own = re.sub(r'(?m)^weights = ".*"$', "", book.read_text(encoding="utf-8"))
    entry = f'\n[[entry]]\nmatch = ["{stars}"]\nframes = ["alliance"]\nreason = "a trial"\n'
    (tmp_path / "own.toml").write_text(own + entry, encoding="utf-8")
    # Words that fit almost: tried in all ways they would take years.
    text = f"{TOLD} {'a' * 400}1 {'abcdefghij' * 40}1 was what they said of it."
    (tmp_path / "in.csv").write_text(f"article,text\n1,{text}\n")
    ran = framing(
        "score",
        tmp_path / "in.csv",
        "--codebook",
        tmp_path / "own.toml",
        "--out",
        tmp_path / "o.csv",
    )
    assert (ran.code, ran.out) == (0, ["1 article scored, 0 rows skipped"])


@pytest.mark.parametrize(
    ("stars", "word", "fits"),
    [
        ("a***********", "alliance", True),
        ("*a*b*c*d*e*f*g*h*i*j*", "abcdefghij", True),
        ("*a*b*c*d*e*f*g*h*i*j*", "xaxbxcxdxexfxgxhxixjx", True),
        ("*a*b*c*d*e*f*g*h*i*j*", "jihgfedcba", False),
        ("*a*a*z", "aaaz", True),
        ("*a*a*z", "az", False),
        ("*-*", "ill-will", True),
    ],
)
def test_many_stars_stand_for_the_letters_that_one_would(stars: str, word: str, fits: bool):
    made = phrases.compiled(phrases.phrase_expression(stars))
    assert bool(made.fullmatch(word)) == fits


def test_stars_without_a_letter_are_refused_in_one_line(framing: Framing, tmp_path: Path):
    book = codebook.SHIPPED / "alliance-strain.toml"
    own = re.sub(r'(?m)^weights = ".*"$', "", book.read_text(encoding="utf-8"))
    entry = f'\n[[entry]]\nmatch = ["{"*" * 11}"]\nframes = ["alliance"]\nreason = "a trial"\n'
    (tmp_path / "own.toml").write_text(own + entry, encoding="utf-8")
    ran = framing("codebook", "check", tmp_path / "own.toml")
    assert ran.code == 2
    (line,) = ran.err
    assert line.endswith("'***********' has no letter or digit; write a word")


# Names that lead elsewhere


def test_each_name_that_leads_elsewhere_is_a_line_and_nothing_is_read(
    framing: Framing, tmp_path: Path
):
    folder = study(tmp_path / "study")
    (tmp_path / "secret.txt").write_text("not of the study")
    os.mkfifo(folder / "articles/pipe.txt")
    os.symlink("circle.txt", folder / "articles/circle.txt")
    os.symlink("../../secret.txt", folder / "articles/out.txt")
    names = (
        *("articles/pipe.txt", "articles/circle.txt", "articles/out.txt", "../secret.txt"),
        *("/etc/passwd", "C:\\news\\a.txt", "articles/Right.txt"),
    )
    rows = [(f"{n}", name, "A") for n, name in enumerate(names)]
    manifest(folder, [COLUMNS, *rows])
    ran = framing("check", folder)
    outside = "lies outside the study's folder; copy it into the folder"
    assert (ran.code, ran.out) == (2, [])
    assert ran.err == [
        f"manifest.csv, row {row}: {line}"
        for row, line in enumerate(
            (
                "'articles/pipe.txt' is a pipe or a device, and no file; save the article as a file",
                "'articles/circle.txt' is a link that leads in circles; put the file there",
                f"'articles/out.txt' {outside}",
                f"'../secret.txt' {outside}",
                f"'/etc/passwd' {outside}",
                f"'C:\\news\\a.txt' {outside}",
                "there is no file 'articles/Right.txt'; write 'articles/right.txt'",
            ),
            2,
        )
    ]


def test_what_a_terminal_would_obey_is_not_printed(framing: Framing, tmp_path: Path):
    folder = study(tmp_path / "study")
    manifest(folder, [COLUMNS, ("1", "articles/\x1b[2J\x07\u202egone.txt", "A")])
    ran = framing("check", folder)
    assert ran.code == 2
    assert not any(c in line for line in ran.err for c in "\x1b\x07\u202e")


# Words that are code elsewhere

CODE: Mapping[str, str] = {
    "a script": "<script>alert(1)</script>",
    "an attribute": '"><img src=x onerror=alert(1)>',
    "markdown": "[here](javascript:alert(1)) **bold** <!-- c --> ![x](http://example.org/x.png)",
    "Jinja": "{{ 7 * 7 }} {% raw %} {# c #}",
    "Typst": '#let x = 1; #eval("7 * 7") $x^2$ @ref <label> = Heading',
    "LaTeX": "\\input{/etc/passwd} $\\frac{1}{2}$ \\textbf{x}",
    "mathtext": "$\\alpha_{$ and $5 and $6",
    "a formula": '=HYPERLINK("http://example.org","x")',
    "a command": "@SUM(1+1)*cmd|' /C calc'!A0",
    "markup": "]]> &amp; &#x41; <?xml?>",
}


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What is published of articles whose names and texts are code elsewhere."""
    place = tmp_path_factory.mktemp("code")
    told = "Mistrust of the alliance of China and North Korea has grown, officials said."
    texts = {
        f"{n}.txt": f"{words}\n\n{TOLD} {words} was said. {told} So was {words} again.\n"
        for n, words in enumerate(CODE.values())
    }
    folder = study(place / "study", texts)
    rows = [
        (words, f"articles/{n}.txt", words, words, words) for n, words in enumerate(CODE.values())
    ]
    manifest(folder, [(*COLUMNS, "title", "note"), *rows])
    settings = (folder / "study.toml").read_text(encoding="utf-8")
    for old, new in (
        ("resamples = 10000", "resamples = 100"),
        ("k = [3, 12]", "k = [2, 2]"),
        ('title = "One meeting, five articles"', "title = '<script>{{ 7 * 7 }}</script> $x$ #x'"),
    ):
        assert old in settings
        settings = settings.replace(old, new)
    (folder / "study.toml").write_text(settings, encoding="utf-8")
    assert cli.main(["run", str(folder), "--out", str(place), "--no-notebook", "--quiet"]) == 0
    return place


class Page(HTMLParser):
    """What a browser would do: the tags, the attributes and the addresses of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.addresses: set[str] = set()
        self.text = ""
        self.scripts: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.scripts += [""] * (tag == "script")
        self.attributes |= {name for name, _ in attrs}
        self.addresses |= {value or "" for name, value in attrs if name in ("href", "src")}

    def handle_data(self, data: str) -> None:
        self.text += data
        if self.lasttag == "script" and self.scripts and not self.scripts[-1]:
            self.scripts[-1] = data


def test_a_page_runs_nothing_of_the_texts_and_shows_their_words(published: Path):
    page = Page((published / "reports/report.html").read_text(encoding="utf-8"))
    assert page.tags.isdisjoint({"img", "iframe", "object", "embed", "form"})
    assert page.scripts == [filters.SCRIPT]  # the page's own, which its policy names by its hash
    assert not any(name.startswith("on") for name in page.attributes)
    assert {address.partition(":")[0] for address in page.addresses if address[0] != "#"} <= {
        "https"
    }
    for words in CODE.values():
        assert words in page.text


def test_a_table_holds_no_formula(published: Path):
    files = sorted(published.rglob("*.csv"))
    files = [path for path in files if path.is_relative_to(published / "reports")]
    cells = [
        cell
        for path in [*files, *sorted((published / "figures").glob("*.csv"))]
        for row in csv.reader(io.StringIO(path.read_text(encoding="utf-8"), newline=""))
        for cell in row
    ]
    numbers = re.compile(r"[+-]?[0-9.]+(?:e[+-]?[0-9]+)?")
    assert [c for c in cells if c[:1] in tuple("=+-@\t\r") and not numbers.fullmatch(c)] == []
    assert f"'{CODE['a formula']}" in cells


def test_figures_are_pictures_and_the_paper_has_the_words(published: Path):
    import pypdf

    for path in sorted((published / "figures").glob("*.svg")):
        ET.parse(path)
    for path in sorted(published.rglob("*.json")):
        json.loads(path.read_text(encoding="utf-8"))
    pages = pypdf.PdfReader(published / "reports/report.pdf").pages
    text = " ".join(page.extract_text() for page in pages)
    for name in ("a script", "a formula"):
        assert CODE[name] in text
    assert '#eval("7 * 7")' in text.replace("“", '"').replace("”", '"')
    links = [
        str(note.get_object()["/A"].get("/URI", "https"))
        for page in pages
        for note in page.get("/Annots") or ()
        if "/A" in note.get_object()
    ]
    assert {link.partition(":")[0] for link in links} <= {"https"}
