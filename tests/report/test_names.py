"""The claim of names: what an outlet or article is called is written alike wherever it stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from html import unescape
from io import BytesIO
from pathlib import Path

import pypdf
import pytest

from analysis import plots
from analysis.report import page, pdf
from analysis.report.comparisons import labels
from analysis.report.facts import facts
from analysis.study import Study
from tests.report.conftest import CLOSE, COOL

README = Path(__file__).parents[2] / "README.md"
OPENING, CLOSING = "\"'“‘«„", "\"'”’»“"


def quoted(text: str, names: Sequence[str]) -> Iterator[str]:
    """The places where a name stands in quotation marks."""
    flat = " ".join(text.split())
    for name in names:
        yield from re.findall(rf"[{OPENING}]{re.escape(name)}[{CLOSING}]", flat)


def words(html: str) -> str:
    """What a page says, in its alternative texts too."""
    kept = re.sub(r"<(style|script)\b.*?</\1>", "", html, flags=re.S)
    said = re.findall(r'aria-label="([^"]*)"', kept)
    return unescape(" ".join([re.sub(r"<[^>]+>", "", kept), *said]))


def test_no_name_stands_in_quotation_marks_on_page_paper_or_front(real: Study):
    assert labels(real).described  # some of these names are ours, and some the texts' own
    assert labels(real).described != set(real.outlets)
    figures = plots.drawn(real)
    paper = pypdf.PdfReader(BytesIO(pdf.pdf(real, figures)))
    told = {
        "page": words(page.html(real, figures)),
        "paper": " ".join(one.extract_text() for one in paper.pages),
        "README": README.read_text(encoding="utf-8"),
        "facts": " ".join(facts(real).values()),
    }
    for place, text in told.items():
        assert all(outlet in " ".join(text.split()) for outlet in real.outlets), place
        assert list(quoted(text, real.outlets)) == [], place


@pytest.mark.parametrize("basis", ["stated", "unknown"])
def test_a_name_is_written_alike_whoever_gave_it(by_hand: Callable[..., Study], basis: str):
    study = by_hand(["Ada", "Bea"], basis=basis, text=f"{CLOSE} {COOL}")
    assert list(labels(study).names.values()) == ["Ada", "Bea"]


def test_quotation_marks_are_seen():
    assert list(quoted("Of “Ada”, 'Bea' and Cleo", ["Ada", "Bea", "Cleo"])) == ["“Ada”", "'Bea'"]
