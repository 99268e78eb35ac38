"""Whether a text is English, the language of the codebooks; no more is asked."""

from __future__ import annotations

import re
from typing import NamedTuple

_LETTER = re.compile(r"[^\W\d_]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
_OTHER = re.compile(r"[^\W\d_A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
_WORD = re.compile(r"[^\W\d_]+")
_SENTENCE = re.compile(r"(?<=[.!?])\s+|[\r\n]+")
# Words that English cannot do without and its neighbours do not have.
ENGLISH = frozenset(
    """
    the and of to that with was were his her their from this which have has by are it they these
    those than into about between who what when while would could should been more after before
    """.split()
)
# Words of news in English: headlines, lists and tables are English without one of those above. What
# other languages have of them ("met", "is", "for") they have beside words of the third list.
NEWS = frozenset(
    """
    north south east west said says told new year years people world great meet meets meeting talks
    visit visits attended hosts watches joins joined arrives arrived leaves left agrees agreed
    trade trades imports exports border military army country countries government official
    officials leaders ties friendship alliance growth share news today during against
    met is for at
    january february march june july october monday tuesday wednesday thursday friday saturday
    sunday chinese korean russian japanese american
    """.split()
)
# Words that other languages in Latin letters cannot do without. They count in small letters only:
# "Yang" and "Das" are names, and no English word is written like the others.
OTHER = frozenset(
    """
    und nicht ist dem eine einer auf wurde zwischen nach auch sich haben sind das zu
    à où les une dans avec cette aux mais qui leur ses été sont ont deux
    los las del una por como entre sobre desde hasta que sus también fue según
    della delle nel sono gli anche dalla alla degli che
    uma foi pelo pela mais não também são ao
    het een niet zijn voor naar werd tussen ook hebben beide elkaar
    och det som inte mellan og ikke mellem mellom blev
    ja että oli joka ovat sekä
    yang dengan untuk dari ini pada antara akan telah dan kedua
    bir ile olarak arasında için iki
    przez oraz jest się nie między że mezi jsou které
    és hogy egy nem között az
    și din cele dintre între sau
    ang mga ng sa kwa kuhusu katika
    của và là trong được với giữa các
    zai bing lingdaoren
    """.split()
)
ENOUGH = 50  # words from which it tells that none of the first two lists is there
NONE = 0.01  # of the words: with fewer of those lists no English is there, whatever it is
FEW = 2  # words of the third list that tell, where the first has fewer
SLICE = 10_000  # characters: of a very long text so many are looked at, in so many places
SLICES = 20


def foreign(text: str) -> bool:
    """Whether a text is plainly not English: other letters, or none of the words English needs.

    A short text in Latin letters is taken as English where it has no words of another language.
    A text of two languages is what most of its words stand in sentences of; English says more of
    its small words than others do, so that words alone would call half a text English.
    """
    part = _sampled(text)
    if other_letters(part):
        return True
    pieces = [_told(piece) for piece in _SENTENCE.split(part)]
    words, other = sum(one.words for one in pieces), sum(one.other for one in pieces)
    within = sum(one.words for one in pieces if one.english > one.other)
    outside = sum(one.words for one in pieces if one.other > one.english)
    if other >= FEW and outside > within:
        return True
    return words >= ENOUGH and sum(one.english + one.news for one in pieces) < NONE * words


class _Told(NamedTuple):
    """How many words a piece of a text has, and how many of each list."""

    words: int
    english: int
    news: int
    other: int


def _told(piece: str) -> _Told:
    words = _WORD.findall(piece)
    small = [word.casefold() for word in words]
    return _Told(
        len(words),
        sum(word in ENGLISH for word in small),
        sum(word in NEWS for word in small),
        sum(word in OTHER for word in words),
    )


def wordless(text: str) -> bool:
    """Whether a text has no letter at all: digits, marks or pictograms alone say nothing."""
    return not _LETTER.search(text)


def other_letters(text: str) -> bool:
    """Whether most letters of a text are of another script than Latin."""
    if text.isascii() or not _OTHER.search(text):
        return False
    letters = len(_LETTER.findall(text))
    return letters > 0 and len(_LATIN.findall(text)) * 2 < letters


def _sampled(text: str) -> str:
    """The text, or of a very long one so many slices from beginning to end."""
    if len(text) <= SLICE * SLICES:
        return text
    step = len(text) // SLICES
    return " ".join(text[at * step : at * step + SLICE] for at in range(SLICES))
