"""vaderSentiment's lists as numbered words, and characters as what they are to its rules.

The ratings, degrees, idioms and emoji are read from the installed package, never copied.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from analysis.sentiment import codes, rules
from analysis.sentiment.spelling import normalised
from analysis.text import TABLE

Ints = NDArray[np.int64]
Records = NDArray[np.void]
READ = 0x20000  # characters from here on, rare Chinese ones, are Python's to read
_ROLES = {
    "no": rules.NO,
    "or": rules.OR,
    "nor": rules.OR,
    "never": rules.NEVER,
    "so": rules.SO,
    "this": rules.SO,
    "without": rules.WITHOUT,
    "doubt": rules.DOUBT,
    "least": rules.LEAST,
    "at": rules.AT,
    "very": rules.AT,
    "but": rules.BUT,
    "kind": rules.KIND,
    "of": rules.OF,
}


class Word(NamedTuple):
    """What the rules know of a word."""

    flags: int  # bits of `rules`
    rating: float  # 0 for a word that is not in the lexicon
    degree: float  # 0 for a word that is none
    piece: int  # from 1 for a word of a phrase, else 0


class Phrase(NamedTuple):
    """An idiom, whose value is a rating, or a degree of two words, such as "kind of"."""

    key: int  # of the pieces, as in `rules.phrase`
    value: float
    idiom: bool


class Char(NamedTuple):
    """What `codes.read` knows of a character."""

    spelling: int  # codes.SAME, HYPHEN, ASK, or where in `Alphabet.spelled` it is spelled
    kind: int  # bits of `codes`
    lowered: int  # 255 for what is not ASCII


@dataclass(frozen=True, slots=True)
class Alphabet:
    """The characters, by code point, and what some are spelled as, each ended by codes.STOP."""

    chars: Records
    spelled: Ints


@cache
def analyzer() -> Any:
    """The analyzer of vaderSentiment itself."""
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    return SentimentIntensityAnalyzer()


@cache
def descriptions() -> dict[int, str]:
    """What an emoji is read as, set off from what precedes it, by code point.

    Those of several characters are left out: VADER looks at one character at a time.
    """
    return {ord(sign): f" {text}" for sign, text in analyzer().emojis.items() if len(sign) == 1}


@cache
def numbers() -> dict[str, int]:
    """The number of every word that a rule knows, from 2: those that carry a rating last.

    Lists are asked for lowered words without blanks, so other entries (":D") are never met.
    """
    from vaderSentiment.vaderSentiment import BOOSTER_DICT, NEGATE, SPECIAL_CASES

    listed = analyzer().lexicon
    phrases = [*SPECIAL_CASES, *BOOSTER_DICT]
    pieces = [word for phrase in phrases for word in phrase.split()]
    known = dict.fromkeys([*pieces, *NEGATE, *_ROLES])
    rest = [word for word in known if word not in listed or word in BOOSTER_DICT]
    rated = [word for word in listed if word not in BOOSTER_DICT and met(word)]
    return {word: at for at, word in enumerate([*rest, *rated], start=2)}


def met(word: str) -> bool:
    """Whether a token, once lowered, can be this."""
    return word == word.lower() and len(word.split()) == 1


@cache
def words() -> list[Word]:
    """What the rules know of each word, by its number; 1 is any other with "n't", 0 any other."""
    from vaderSentiment.vaderSentiment import BOOSTER_DICT

    listed, pieces = analyzer().lexicon, _pieces()
    return [
        Word(_flags(word), listed.get(word, 0.0), BOOSTER_DICT.get(word, 0.0), pieces.get(word, 0))
        for word in ["", "n't", *numbers()]
    ]


def _flags(word: str) -> int:
    from vaderSentiment.vaderSentiment import BOOSTER_DICT, NEGATE

    listed = word in analyzer().lexicon
    return (
        rules.LISTED * listed
        | rules.RATED * (listed and word not in BOOSTER_DICT)
        | rules.NEGATES * (word in NEGATE or "n't" in word)
        | _ROLES.get(word, 0)
    )


def _phrases() -> dict[str, tuple[float, bool]]:
    """Phrases of several words: value, and whether an idiom's."""
    from vaderSentiment.vaderSentiment import BOOSTER_DICT, SPECIAL_CASES

    idioms = {phrase: (float(value), True) for phrase, value in SPECIAL_CASES.items()}
    hedges = {phrase: (value, False) for phrase, value in BOOSTER_DICT.items()}
    return {phrase: found for phrase, found in (idioms | hedges).items() if " " in phrase}


def _pieces() -> dict[str, int]:
    """The words of phrases, from 1."""
    words = dict.fromkeys(word for phrase in _phrases() for word in phrase.split())
    return {word: at for at, word in enumerate(words, start=1)}


@cache
def phrases() -> list[Phrase]:
    """The phrases."""
    pieces = _pieces()
    made = []
    for phrase, (value, idiom) in _phrases().items():
        first, second, third = [*(pieces[word] for word in phrase.split()), rules.END][:3]
        made.append(Phrase((first * 64 + second) * 64 + third, value, idiom))
    return made


def records(rows: Sequence[NamedTuple], kinds: str) -> Records:
    """Named tuples as an array with their fields, each of the kind that its letter says."""
    fields = list(zip(rows[0]._fields, kinds.split(), strict=True))
    return np.array(rows, fields).view(np.recarray)


@cache
def alphabet(*, plainly: bool) -> Alphabet:
    """The characters, read as they are or, plainly, as `spelling.normalised` has them."""
    spelled, spellings = [*map(ord, " - "), codes.STOP], np.full(READ, codes.SAME)
    for point in range(READ):
        if (becomes := _becomes(chr(point), plainly=plainly)) is None:
            spellings[point] = codes.ASK
        elif becomes != chr(point):
            spellings[point] = len(spelled)
            spelled.extend([*map(ord, becomes), codes.STOP])
    if plainly:
        spellings[codes.DASH] = codes.HYPHEN
    chars = np.zeros(READ, [("spelling", "i4"), ("kind", "u1"), ("lowered", "u1")])
    chars["spelling"] = spellings
    chars["kind"] = np.fromiter(map(_kind, map(chr, range(READ))), np.uint8, READ)
    chars["lowered"] = 255
    chars["lowered"][:128] = [ord(chr(point).lower()) for point in range(128)]
    return Alphabet(chars.view(np.recarray), np.array(spelled))


def _becomes(char: str, *, plainly: bool) -> str | None:
    """What a character is read as; None where that hangs on its neighbours, or is not ours."""
    if plainly and _composes(char):
        return None
    if not char.isascii() and char.lower().isascii():  # the Kelvin sign
        return None
    special = plainly and (ord(char) in TABLE or char in _MARKS)
    becomes = normalised(f"a{char}a")[1:-1] if special else char
    return becomes.translate(descriptions())


# What `normalised` replaces beside the characters of `text.TABLE`
_MARKS = "\u2012\u2013\u2014\u2015\u2e3a\u2e3b\ufe58\u2026"


def _composes(char: str) -> bool:
    """Whether NFC may make something else of a character, alone or with its neighbours."""
    if "\ufe00" <= char <= "\ufe0f":  # after an emoji: never composed
        return False
    jamo = "\u1100" <= char <= "\u11ff"
    mark = unicodedata.category(char).startswith("M") or unicodedata.combining(char) > 0
    return jamo or mark or not unicodedata.is_normalized("NFC", char)


def _kind(char: str) -> int:
    lower = char.islower() or (char.istitle() and not char.isupper())
    return (
        codes.BLANK * char.isspace()
        | codes.UPPER * char.isupper()
        | codes.LOWER * lower
        | codes.FOREIGN * (not (char.isascii() and char.isprintable()))
    )


@cache
def index() -> Ints:
    """The words by hash, as `codes.number` looks them up: number and letters of each, or zeros.

    All are ASCII, which a token in other letters cannot become by lowering.
    """
    made = np.zeros((codes.LAST + 1, 4), np.int64)
    for word, number in numbers().items():
        packed = codes.packed(word.encode("ascii"), 0, len(word))
        at = codes.hashed(*packed)
        while made[at, 0]:
            at = (at + 1) & codes.LAST
        made[at] = number, *packed
    return made
