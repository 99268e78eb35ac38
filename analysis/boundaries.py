"""Where the sentences of a line end: Punkt's boundaries, by rules where these are sure.

Punkt (Kiss and Strunk 2006), with our list of abbreviations and nothing learned, decides on
each mark (full stop, question or exclamation mark) by the token it ends and the one behind it.
For plain words, abbreviations, initials and numbers its decision follows from the list alone, and
is made here; every other is NLTK's, asked about that place alone and remembered. So NLTK is not
imported where no text needs it.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nltk.tokenize.punkt import PunktSentenceTokenizer

Span = tuple[int, int]

# Lower case, without the last full stop, as Punkt wants them. A capital after one of these does
# not start a sentence. Months and titles as news copy writes them; initials Punkt knows itself.
ABBREVIATIONS = frozenset(
    """
    u.s u.n u.k e.u u.s.s.r d.p.r.k p.r.c n.k s.k d.c a.m p.m e.g i.e cf vs v etc al
    jan feb mar apr jun jul aug sep sept oct nov dec
    mr mrs ms dr prof gen lt col maj sgt capt cmdr adm brig sen rep gov pres amb rev hon st jr sr
    inc ltd co corp no nos vol fig ed est approx dept univ assn bros
    """.split()
)

# As in NLTK's PunktLanguageVars: a mark that may end a sentence, and what follows it.
_MARK = re.compile(r"[.?!](?=([)\";}\]*:@'({\[\u2018\u2019\u201c\u201d\u00ab\u00bb?!])|\s+(\S))")
_CLOSING = re.compile(
    r"[\"')\]}\u2018\u2019\u201c\u201d\u00ab\u00bb]+?(?:\s+|(?=--)|$)", re.MULTILINE
)
_CLOSES = frozenset("\"')]}\u2018\u2019\u201c\u201d\u00ab\u00bb")
# "U.S", "missile-defence", "1990s": what stands behind the last hyphen may be an abbreviation
_PLAIN = re.compile(r"(?:[A-Za-z0-9]+(?:\.[A-Za-z0-9]+)*-)*([A-Za-z0-9]+(?:\.[A-Za-z0-9]+)*)")
_OWNED = re.compile(r"[A-Za-z0-9-]+'[a-z]{1,2}")  # "China's", whose last token is "'s"
_OPENED = re.compile(r"[\"(\[]+")  # tokens of their own
_NUMBER = re.compile(r"[0-9]+(?:[,.-][0-9]+)*")
_TOKEN = re.compile(r"\S+")
_WHOLE = re.compile(r"[^.?!]*[.?!]?")  # in which no sentence ends, or with its last character
_TOLD = re.compile(r"[A-Za-z0-9\"(]")
ENDS, SHORT, INITIAL, NUMBER, UNSURE = range(5)
KEPT = 100_000  # words and places remembered before they are forgotten


class _Kinds(dict[str, int]):
    """What each word before a mark is to the rules."""

    def __missing__(self, word: str) -> int:
        if len(self) > KEPT:
            self.clear()
        made = self[word] = _kind(word)
        return made


def _kind(word: str) -> int:
    if opened := _OPENED.match(word):
        word = word[opened.end() :]
    if word.lower() in ABBREVIATIONS:
        return SHORT
    if len(word) == 1 and word.isascii() and word.isalpha():
        return INITIAL
    if _NUMBER.fullmatch(word):
        return NUMBER
    if plain := _PLAIN.fullmatch(word):
        return SHORT if plain.group(1).lower() in ABBREVIATIONS else ENDS
    return ENDS if _OWNED.fullmatch(word) else UNSURE


_KINDS = _Kinds()


def boundaries(line: str) -> list[Span]:
    """The spans of the sentences of a line of plain characters, in order."""
    if not line.isprintable():  # what is white space here is not to NLTK, or the line is two
        return list(punkt().span_tokenize(line))
    spans: list[Span] = []
    start = 0
    previous: re.Match[str] | None = None
    first = stop = 0  # of the word before the mark
    for mark in _MARK.finditer(line):
        at = mark.start()
        blank = line.rfind(" ", stop, at)
        begin = blank + 1 if blank > stop else first
        if previous is not None and stop <= begin and _ends(line, first, previous):
            spans.append((start, stop + 1))
            start = max(previous.start(2), stop + 1)
        previous, first, stop = mark, begin, at
    if previous is not None and _ends(line, first, previous):
        spans.append((start, stop + 1))
        start = max(previous.start(2), stop + 1)
    spans.append((start, len(line.rstrip())))
    return _realigned(line, spans)


def _ends(line: str, first: int, mark: re.Match[str]) -> bool:
    """Whether a sentence ends at a mark, before which a word starts at ``first``."""
    at = mark.start()
    kind = _KINDS[line[first:at]]
    behind = mark.start(2)
    if kind == ENDS and (behind >= 0 or mark.group(1) in _CLOSES):
        return True  # whatever follows
    following = _TOKEN.match(line, behind) if behind >= 0 else None
    if kind in (SHORT, INITIAL, NUMBER) and line[at] == ".":
        known = _known(kind, following.group() if following else "")
        if known is not None:
            return known
    return _asked(line[first : following.end() if following else at + 2])


def _known(kind: int, after: str) -> bool | None:
    """Whether a full stop before such a token ends a sentence; None where NLTK is to be asked."""
    whole = _WHOLE.fullmatch(after)
    if kind != SHORT and not _TOLD.match(after):
        return None
    runs_on = kind == SHORT or after[0].islower() or (kind == INITIAL and after[0].isupper())
    if not runs_on:
        return True  # "in 2025. Then"
    return False if whole else None  # "J. Smith"


def _realigned(line: str, spans: list[Span]) -> list[Span]:
    """The spans, with what closes a sentence (a quotation mark, a bracket) taken from the next."""
    made = []
    moved = 0
    for (first, end), then in zip(spans, [*spans[1:], None], strict=True):
        start, moved = first + moved, 0
        if then and line[then[0]] in _CLOSES and (found := _CLOSING.match(line[slice(*then)])):
            made.append((start, then[0] + len(found.group().rstrip())))
            moved = found.end()
        elif start < end:
            made.append((start, end))
    return made


@lru_cache(maxsize=KEPT)
def _asked(context: str) -> bool:
    return bool(punkt().text_contains_sentbreak(context))


@cache
def punkt() -> PunktSentenceTokenizer:
    """NLTK's Punkt with our abbreviations and nothing learned."""
    from nltk.tokenize.punkt import PunktParameters, PunktSentenceTokenizer

    parameters = PunktParameters()
    parameters.abbrev_types = set(ABBREVIATIONS)
    return PunktSentenceTokenizer(parameters)
