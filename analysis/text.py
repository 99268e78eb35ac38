"""Strings in, spans out: plain characters, lines, sentences, words, clauses.

Every span is a pair of offsets into the string that was given, so ``string[start:end]`` is
the evidence. Nothing here knows about countries, frames or codebooks.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from analysis import tokens
from analysis.boundaries import boundaries
from analysis.quick import quickly

Span = tuple[int, int]

# What neither a page nor a terminal can show: control characters but tabs, line and page ends, the
# half of a pair, and what is no character at all. XML, of which pictures are made, has no place
# for them.
UNFIT = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")

QUOTES = dict.fromkeys(map(ord, "\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033"), '"') | dict.fromkeys(
    map(ord, "\u2018\u2019\u201a\u201b\u2032\u02bc\uff07`\u00b4"), "'"
)
# The en dash joins names (China-North Korea) as often as it parts clauses; set off by blanks it
# parts, and `clauses` sees to that. The em dash always parts and stays itself.
HYPHENS = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2212\ufe63\uff0d"), "-")
BLANKS = dict.fromkeys(
    map(
        ord,
        "\t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f"
        "\u205f\u3000",
    ),
    " ",
)
INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"), "")
SAME_LENGTH = QUOTES | HYPHENS | BLANKS
TABLE = SAME_LENGTH | INVISIBLE
_SWAPPED = re.compile("[" + "".join(map(re.escape, map(chr, SAME_LENGTH))) + "]")
TYPESET = {chr(code): made for code, made in SAME_LENGTH.items()}
DROPPED = re.compile("[" + "".join(map(chr, INVISIBLE)) + "]")
# Composing sorts the marks on a letter, and takes the square of their number. No writing has so
# many; of more, each so many are composed by themselves.
MARKS = 32


@dataclass(frozen=True, slots=True)
class Plain:
    """Text with plain characters, and the way back to the text it was made from."""

    text: str
    origin: tuple[int, ...] | None  # origin[i]: where character i came from; None: the same place
    length: int  # of the text it was made from

    def back(self, start: int, end: int) -> Span:
        """The span of the original that ``text[start:end]`` came from."""
        if self.origin is None:
            return start, end
        first = self.origin[start] if start < len(self.origin) else self.length
        last = self.origin[end] if end < len(self.origin) else self.length
        return first, last


_plain = quickly(Plain)


@lru_cache(maxsize=64)  # a line, and then its sentences, are asked for by all who look at them
def plain(text: str) -> Plain:
    """Text with straight quotes, plain hyphens and blanks, composed, nothing invisible."""
    straight = text
    if not text.isascii():  # what typesetting adds to English is mostly these
        for char in "\u2019\u201c\u201d\u2013\u2018\u2011\u00a0":
            straight = straight.replace(char, TYPESET[char])
    rest = straight.replace("\u2014", "")  # the em dash stays itself
    if rest.isascii() and "\t" not in rest and "`" not in rest:
        return _plain(straight, None, len(text))
    if not DROPPED.search(text) and unicodedata.is_normalized("NFC", text):
        # By expression: few characters are swapped, and `translate` looks at each on its own.
        return _plain(_SWAPPED.sub(_swap, text), None, len(text))
    out: list[str] = []
    origin: list[int] = []
    for at, cluster in _clusters(text):
        made = unicodedata.normalize("NFC", cluster).translate(TABLE)
        out.append(made)
        origin.extend([at] * len(made))
    return Plain("".join(out), tuple(origin), len(text))


def _swap(found: re.Match[str]) -> str:
    return SAME_LENGTH[ord(found[0])]


def _clusters(text: str) -> Iterator[tuple[int, str]]:
    """Each base character with the marks that combine with it, and where it starts."""
    start = 0
    for at in range(1, len(text) + 1):
        ends = at == len(text) or at - start > MARKS or not unicodedata.combining(text[at])
        if ends:
            if start < at:
                yield start, text[start:at]
            start = at


def lines(text: str) -> list[Span]:
    """The lines that are not blank, without the blanks around them."""
    spans = []
    for found in re.finditer(r"[^\r\n\u2028\u2029]+", text):
        body = found.group()
        start = found.start() + len(body) - len(body.lstrip())
        end = found.end() - (len(body) - len(body.rstrip()))
        if start < end:
            spans.append((start, end))
    return spans


def sentences(line: str) -> list[Span]:
    """The sentences of one line, where NLTK's Punkt with our abbreviations ends them.

    A closing quotation mark after the full stop stays with its sentence; a fragment without a
    letter or digit (a stray mark) stays with the sentence before it. What is longer than a
    sentence can be is cut: the rest counts as a sentence, or several, of its own.
    """
    straight = plain(line)
    spans = boundaries(straight.text)
    if straight.origin is not None:
        spans = [straight.back(*span) for span in spans]
    kept: list[Span] = []
    for start, end in spans:
        if kept and not _LETTER.search(line, start, end):
            kept[-1] = (kept[-1][0], end)
        else:
            kept.append((start, end))
    if all([end - start < MOST_WORDS for start, end in kept]):
        return kept
    return [piece for span in kept for piece in pieces(line, *span)]


# VADER takes the square of a sentence's words in time, and reads a pictogram as several words:
# 25,000 of them took a minute. No sentence of a newspaper comes near either number.
MOST_WORDS = 200
MOST_CHARACTERS = 4000
PICTOGRAMS = (  # as a class of a regular expression has them
    "\u00a9\u00ae\u203c\u2049\u2100-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff"
)
_PICTOGRAM = re.compile(f"[{PICTOGRAMS}]")
_LETTER = re.compile(r"[^\W_]")
_UNIT = re.compile(rf"[{PICTOGRAMS}]|[^\s{PICTOGRAMS}]+")


def pieces(line: str, start: int, end: int) -> Iterator[Span]:
    """A sentence, or what is left of it in pieces of at most `MOST_WORDS` and `MOST_CHARACTERS`.

    A pictogram counts as a word.
    """
    if end - start < MOST_WORDS:  # not so many, were each character a pictogram
        yield start, end
        return
    whole = line[start:end]
    if len(whole) <= MOST_CHARACTERS and _few(whole):
        yield start, end
        return
    count, at, last = 0, start, start
    for unit in _UNIT.finditer(line, start, end):
        if at < unit.start() and (count == MOST_WORDS or unit.end() - at > MOST_CHARACTERS):
            yield at, last
            count, at = 0, unit.start()
        count, last = count + 1, unit.end()
        while last - at > MOST_CHARACTERS:
            yield at, at + MOST_CHARACTERS
            count, at = 1, at + MOST_CHARACTERS
    yield at, end


def _few(whole: str) -> bool:
    """Whether a sentence has no more words and pictograms than one may have."""
    words = len(whole.split())
    others = len(whole) - len(whole.encode("ascii", "ignore"))  # among them all pictograms
    if words + others <= MOST_WORDS:
        return True
    return words + len(_PICTOGRAM.findall(whole)) <= MOST_WORDS


def words(text: str) -> list[Span]:
    """The words: tokens of NLTK's word tokenizer that hold a letter or a digit."""
    straight = plain(text)
    return [straight.back(*span) for span in tokens.spans(straight.text)]


def word_count(text: str) -> int:
    """How many words a text has: as many as `words` finds."""
    return tokens.count(plain(text).text)


# A clause ends where one of these stands. Commas end a clause only before a word that opens one:
# a list of names ("China, Russia and North Korea") must stay whole.
_OPENERS = (
    "although|though|while|whereas|but|yet|because|since|as|after|before|when|whenever|where|once|"
    "until|unless|if|even|so|nor|or|and|which|who|whom|whose|with|without|despite|instead|rather|"
    "unlike|however|nevertheless|nonetheless|thereby|making|leaving|prompting|raising|signalling|"
    "signaling|suggesting|marking|underscoring|reflecting|including|noting|saying|adding|citing"
)
_BORDER = re.compile(
    rf"[;:\u2014()\[\]]+|\s-{{1,2}}\s|,[\"']?\s+(?=(?:{_OPENERS})\b)"
    r"|,[\"']?\s+(?=(?:to|with|for|from|by|on|in|of|at|through)\s+(?:which|whom|whose)\b)"
    r"|,[\"']?\s+(?=(?:[\w'.-]+\s+){1,5}?(?:said|say|says|wrote|writes|argued|argues|noted|notes"
    r"|added|believe|observed|recalled|complained|reported)\b[^,;]{0,15}$)"
    r"|(?<=[\w\"'])(?<!\ball)(?<!\bnothing)(?<!\bnone)(?<!\bnobody)(?<!\bwho)\s+"
    r"(?=(?:while|whereas|although|though|but|because|even as|even though)\b)"
    r"|,[\"']?\s+(?=(?:the|a|an|it|he|she|they|this|that|these|those|its|his|their|both|there|no)\s)",
    re.IGNORECASE,
)
# "and" parts clauses where a finite verb or a new subject follows it.
_AND = re.compile(
    r"\s+and\s+(?=(?:said|says|say|called|calls|added|adds|told|tells|that|promised|promises|pledged|"
    r"pledges|vowed|vows|urged|urges|insisted|insists|stressed|warned|warns|praised|praises|has|have|"
    r"had|is|are|was|were|will|would|could|may|might|can|did|does|he|she|it|they|there|its|his|their)\b)"
    r"|,\s+(?=(?:calls|says|vows|pledges|urges|warns|hails|praises|seeks|backs|sends|rejects|denies)\b)",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"^\W*(?:although|though|while|whereas|after|before|when|whenever|once|since|because|if|unless|"
    r"as|given|despite|beyond|by|in|during|for|until|instead|rather|unlike|with|without|even|"
    r"far from|asked|questioned|pressed)\b",
    re.IGNORECASE,
)


# What is said aside of a name ends with the next comma: "Seoul, which got no reply, ..."
_ASIDE = re.compile(r",\s+(?:which|who|whom|whose)\b", re.IGNORECASE)


def clauses(text: str) -> list[Span]:
    """The clauses of a sentence, in order, by marks and by the words that open one.

    Semicolons, colons, dashes and brackets end a clause, as does a comma before a word that
    opens one, the words "while", "but", "because" and their kin, "and" before a finite verb or
    a new subject, and the first comma of a sentence that opens with a subordinate
    ("Although ..., ..."). It is a rule of thumb, not a parse: what hangs on it is said where it
    is used.
    """
    cuts = [found.span() for rule in (_BORDER, _AND) for found in rule.finditer(text)]
    if _LEAD.match(text) and (first := text.find(", ")) > 0:
        cuts.append((first, first + 2))
    for opened in _ASIDE.finditer(text):
        if (last := text.find(", ", opened.end())) > 0:
            cuts.append((last, last + 2))
    spans, start = [], 0
    for a, b in sorted(cuts):
        if text[start:a].strip():
            spans.append((start, a))
            start = b
        start = max(start, b)
    if text[start:].strip():
        spans.append((start, len(text)))
    return spans or [(0, len(text))]


def within(spans: Sequence[Span], at: int) -> Span:
    """The span that holds the offset, or the last one that starts before it."""
    found = spans[0]
    for span in spans:
        if span[0] > at:
            break
        found = span
    return found
