"""The claims of numbers: each has its interval and what it is made of, or is a count, and no
sentence is longer than a reader holds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

import pytest

from analysis.report import prose
from analysis.report.facts import facts
from analysis.study import Study
from tests.report.ordering import sentences

PIECES = (
    *(
        "standfirst",
        "hangs",
        "tie",
        "russia",
        "voices",
        "pairs",
        "tone",
        "themes",
        "words",
        "robustness",
    ),
    "agreement",
)
LONGEST = 35  # words outside of brackets
# What is measured: in per cent, in points, or with a sign or a decimal point.
NUMBER = r"(?:[+−]\d+(?:\.\d+)?|\d+\.\d+|\d+(?: %| points))(?: %| points)?"
# In brackets: an interval, or of how many; a move, which is counted, has the latter.
CARRIED = re.compile(
    r"\d to [+−]?[\d.]+|\d of [\d,]+|n = \d|sentences?\b|mentions?\b|topics?\b|hits?\b"
)
BRACKET = r"\(([^()]*)\)"
PLAIN = {
    # counts of ways, of which the sentence says how many there are
    r"(?:each|[\w ]*\d+ %) of (?:the )?[\w,]+ ways(?: to count it)?, its whole interval in "
    r"(?:\d+ %|none|all of these|more than \d+ %)": "ways are counted, not drawn",
    r"in (?:every other way|(?:more than )?\d+ % of the other ways in which both are defined) "
    r"\([\d,]+\)": "ways are counted, not drawn",
    rf"{NUMBER} on a scale from 0 to 1, the mean of \w+ draws": "an average over draws, counted",
    rf"(?:holds?) {NUMBER}, the mean of \w+ draws": "an average over draws, counted",
    rf"by {NUMBER} on the same scale \(\w+ topics?\)": "an average over topics, counted",
    rf"the floor of {NUMBER}": "set in study.toml",
    rf"a coin in {NUMBER}": "chance",
    rf"” scores {NUMBER}": "the score of one sentence, which is shown",
    r"Russia is first named after [^;]+; (?:[^;]+; )?these places have no interval, and no verdict "
    r"orders them\.": "places in texts, and said to be",
    r"interval at 95 %": "the level",
    r"from −1 \(all \w+\) to \+1 \(all \w+\)": "the ends of a scale",
    rf"No other choice moves one by more than {NUMBER} \([^()]*\)": "the bound of moves",
    rf"by codebook and by reading {BRACKET}": "a share with its interval and what it is of",
    rf"into the class {BRACKET} that reading gives {BRACKET}": "a share with its interval and what it is of",
}


def told(study: Study) -> Iterator[str]:
    """The sentences of what is found, robustness and validity."""
    pieces = prose.told(facts(study))
    for name in PIECES:
        kept = re.sub(r'<span class="note-here">.*?</span>', "", pieces[name], flags=re.S)
        for paragraph in re.findall(r"<(?:p|li)>(.*?)</(?:p|li)>", kept, re.S):
            text = unescape(re.sub(r"<[^>]+>", "", paragraph))
            yield from sentences(re.sub(r"“[^”]*”", "“”", text))


def bare(sentence: str) -> list[str]:
    """The numbers of a sentence that stand without an interval and without a count."""
    rest = sentence
    for shape in PLAIN:
        rest = re.sub(shape, "", rest)
    rest = re.sub(r"“[^”]*”", "", rest)
    rest = re.sub(
        rf"{NUMBER}(?: for [\w ]+?| of the absolute score goes or turns| of their runs of \w+ words)? "
        rf"{BRACKET}",
        lambda found: "" if CARRIED.search(found[1]) else found[0],
        rest,
    )
    # what is left in brackets is carried by them, where they hold an interval or a count
    rest = re.sub(BRACKET, lambda found: "" if CARRIED.search(found[1]) else found[0], rest)
    return re.findall(NUMBER, rest)


@pytest.fixture(scope="module")
def lines(real: Study) -> list[str]:
    return list(told(real))


def test_each_number_has_its_interval_or_says_of_how_many(lines: list[str]):
    assert {one: found for one in lines if (found := bare(one))} == {}
    assert sum(bool(re.search(NUMBER, one)) for one in lines) > 25  # or there is nothing to hold


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("It is 38 % in one.", ["38 %"]),
        ("It is 38 % (28 % to 51 %, 25 of 65) in one.", []),
        ("It moves by 20.0 points (The Paper).", ["20.0 points"]),
        ("It moves by 20.0 points (The Paper, 9 of 15).", []),
        ("F1 is 0.76 for alliance.", ["0.76"]),
        ("F1 is 0.76 for alliance (0.71 to 0.81).", []),
        ("The balance is +0.20, of 15 sentences.", ["+0.20"]),
        ("Of 165 sentences, 49 do.", []),
        ("The balance lies there in 44 %.", ["44 %"]),
    ],
)
def test_a_bare_number_is_seen(sentence: str, found: list[str]):
    assert bare(sentence) == found


def words(sentence: str) -> int:
    """The words outside of brackets; a number is one, with what it is counted in."""
    return len(re.sub(NUMBER, "N", re.sub(r"\([^()]*\)", "", sentence)).split())


def test_no_sentence_is_longer_than_a_reader_holds(lines: list[str], real: Study):
    names = "|".join(map(re.escape, real.outlets))
    sized = {one: words(re.sub(names, "Name", one)) for one in lines}  # a name is one word
    assert {one: size for one, size in sized.items() if size > LONGEST} == {}
    assert max(sized.values()) > LONGEST - 5  # or it would not be seen
