"""What may change nothing: typography, spelling, names and grammar; and what a guard may do.

The sentences are those of the tuning parts of the coded collections; hypothesis draws among them.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from analysis import codebook, reading, weighing
from analysis.corpus.samples import part
from analysis.instrument import Codebook, Guard
from analysis.model import SCORED, Article, Settings

HERE = Path(__file__).parent
BOOK = codebook.load(codebook.SHIPPED / "alliance-strain.toml")
SETTINGS = Settings("", "", ("alliance-strain",), "china+north_korea")
FRAMES = ("alliance", "strain")
CODES = (*FRAMES, "russia", "attributed")
SPELLINGS = (
    ("neighbour", "neighbor"),
    ("honour", "honor"),
    ("labour", "labor"),
    ("favour", "favor"),
    ("defence", "defense"),
    ("programme", "program"),
    ("normalis", "normaliz"),
    ("stabilis", "stabiliz"),
    ("recognis", "recogniz"),
    ("travelled", "traveled"),
    ("cancelled", "canceled"),
    ("co-operat", "cooperat"),
    ("signalled", "signaled"),
)


def _tuning() -> list[str]:
    found = []
    for path in sorted((HERE / "collection").glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        found += [r["text"] for r in rows if part(r.get("article") or r["case"]) == "tuning"]
    return found


SENTENCES = _tuning()


def read(text: str, book: Codebook = BOOK) -> reading.Reading:
    return reading.read(Article("a", "a", text), [book], SETTINGS, tone=False)


@cache
def codes(text: str) -> tuple[int, ...]:
    scored = [code for _, code in read(text).scored()]
    return tuple(max((getattr(code, name) for code in scored), default=0) for name in CODES)


def straight(text: str) -> str:
    return re.sub("[“”]", '"', re.sub("[‘’]", "'", text))


def curly(text: str) -> str:
    opened = re.sub(r'(^|[\s(\[–—-])"', r"\1“", straight(text)).replace('"', "”")
    return re.sub(r"(^|[\s(\[“])'", r"\1‘", opened).replace("'", "’")


def american(text: str) -> str:
    for british, other in SPELLINGS:
        text = text.replace(british, other).replace(british.title(), other.title())
    return text


def british(text: str) -> str:
    for british, other in SPELLINGS:
        text = text.replace(other, british).replace(other.title(), british.title())
    return text


def headline(text: str) -> str:
    return re.sub(r"(?<![\w'’])([a-z])", lambda found: found.group().upper(), text)


CHANGES: dict[str, Callable[[str], str]] = {
    "straight quotes": straight,
    "curly quotes": curly,
    "hyphen of its own": lambda text: text.replace("-", "\u2010"),
    "hyphen that does not break": lambda text: text.replace("-", "\u2011"),
    "blanks that do not break": lambda text: text.replace(" ", "\u00a0"),
    "American spelling": american,
    "British spelling": british,
    "DPRK": lambda text: re.sub(r"North Korea(?!n)", "the DPRK", text),
    "North Korea": lambda text: re.sub(r"\b(?:the )?DPRK\b", "North Korea", text),
    "PRC": lambda text: re.sub(r"\bthe People's Republic of China\b", "China", text),
}


@pytest.mark.parametrize("change", CHANGES)
@settings(max_examples=60, deadline=None, derandomize=True)
@given(text=st.sampled_from(SENTENCES))
def test_typography_spelling_and_names_change_no_code(change: str, text: str):
    assert codes(CHANGES[change](text)) == codes(text)


# Part of a name only by its capitals, which a headline takes away, or gives ("to the south").
NAMED = re.compile(r"Axis Communications|Unity and Friendship Cup|Alliance 90|\b(?:US|us)\b")
GIVEN = re.compile(r"\bthe (?:south|north)\b")
TAKEN = re.compile(r"\bthe (?:south|north)\b", re.IGNORECASE)  # where all is in capitals


@pytest.mark.parametrize(("change", "directions"), [(headline, GIVEN), (str.upper, TAKEN)])
@settings(max_examples=80, deadline=None, derandomize=True)
@given(text=st.sampled_from([text for text in SENTENCES if not NAMED.search(text)]))
def test_a_headline_in_capitals_changes_no_code_of_a_frame(
    change: Callable[[str], str], directions: re.Pattern[str], text: str
):
    assume(not directions.search(text))
    assert codes(change(text))[:3] == codes(text)[:3]


def counted(text: str, book: Codebook, *, words: bool) -> set[tuple[int, int, str]]:
    return {
        (hit.start, hit.end, hit.frame)
        for hit in read(text, book).hits
        if hit.status in SCORED and (words or hit.entry != weighing.ENTRY)
    }


@settings(max_examples=120, deadline=None, derandomize=True)
@given(data=st.data(), text=st.sampled_from(SENTENCES))
def test_a_guard_never_adds_a_hit(data: st.DataObject, text: str):
    words = re.findall(r"[A-Za-z]+", text)
    start = data.draw(st.integers(0, max(len(words) - 1, 0)))
    phrase = " ".join(words[start : start + data.draw(st.integers(1, 4))]) or "nothing"
    guarded = replace(BOOK, guards=(*BOOK.guards, Guard((phrase,), "drawn")))
    # No hit of an entry; where it takes the last of a frame, words may still be weighed for it.
    assert counted(text, guarded, words=False) <= counted(text, BOOK, words=False)
    assert {f for *_, f in counted(text, guarded, words=True)} <= {
        f for *_, f in counted(text, BOOK, words=True)
    }


RUSSIAN = {
    "People's Daily": "Pravda",
    "Xi Jinping": "Vladimir Putin",
    "Mao Zedong": "Stalin",
    "Li Qiang": "Lavrov",
    "Wang Yi": "Lavrov",
    "Chinese": "Russian",
    "China": "Russia",
    "Beijing": "Moscow",
    "Xinhua": "TASS",
    "Dandong": "Khasan",
    "Yalu": "border",
    "Sino": "Russo",
    "Mao": "Stalin",
    "Xi": "Putin",
}


def russian(text: str) -> str:
    """The sentence told of Russia, empty where somebody Chinese is still named in it."""
    for name, other in RUSSIAN.items():
        text = re.sub(rf"\b{name}\b", other, text)
    actors = {mention.actor for mention in read(text).mentions}
    return text if "china" not in actors and {"russia", "north_korea"} <= actors else ""


TOLD_OF_RUSSIA = [made for made in map(russian, map(straight, SENTENCES)) if made]


def test_a_sentence_about_russia_and_north_korea_alone_is_never_alliance():
    warm = [text for text in map(straight, SENTENCES) if russian(text) and codes(text)[0]]
    assert len(TOLD_OF_RUSSIA) > 500 and len(warm) > 100  # so that it says something
    assert [text for text in TOLD_OF_RUSSIA if codes(text)[0]] == []


VOICES = [
    ("China sent rice to North Korea.", "Rice was sent to North Korea by China.", (1, 0)),
    (
        "Beijing strengthened its ties with Pyongyang.",
        "Ties with Pyongyang were strengthened by Beijing.",
        (1, 0),
    ),
    ("China supports North Korea.", "North Korea is supported by China.", (1, 0)),
    (
        "Xi praised the friendship with North Korea.",
        "The friendship with North Korea was praised by Xi.",
        (1, 0),
    ),
    (
        "The purge chilled ties between China and North Korea.",
        "Ties between China and North Korea were chilled by the purge.",
        (0, 1),
    ),
    (
        "The test strained relations between Beijing and Pyongyang.",
        "Relations between Beijing and Pyongyang were strained by the test.",
        (0, 1),
    ),
    ("Beijing rebuked Pyongyang.", "Pyongyang was rebuked by Beijing.", (0, 1)),
    ("Kim snubbed the Chinese envoy.", "The Chinese envoy was snubbed by Kim.", (0, 1)),
    (
        "The visit restored ties between China and North Korea.",
        "Ties between China and North Korea were restored by the visit.",
        (1, 1),
    ),
    (
        "Moscow strengthened its ties with Pyongyang.",
        "Ties with Pyongyang were strengthened by Moscow.",
        (0, 0),
    ),
    ("Russia sent rice to North Korea.", "Rice was sent to North Korea by Russia.", (0, 0)),
]


@pytest.mark.parametrize(("active", "passive", "wanted"), VOICES)
def test_active_and_passive_say_the_same(active: str, passive: str, wanted: tuple[int, int]):
    assert codes(active)[:2] == codes(passive)[:2] == wanted
