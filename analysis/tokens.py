"""Words of plain text, as NLTK's word tokenizer parts them; how many there are, without it.

The tokenizer takes some twenty expressions to a text. How many words it finds is told of most
tokens between blanks by their shape, of others by NLTK, once for each token met; of a text with
one of which that hangs on what stands beside it, by NLTK for the whole.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nltk.tokenize import NLTKWordTokenizer

KEPT = 100_000  # tokens remembered before all are forgotten
LONG = 40  # characters of a token not worth remembering
DEPENDS = -1  # the count of a token that hangs on what stands beside it

# A word in marks. The rules of NLTK part marks from it, or leave them on it, and never part it:
# of points within a word only two in a row are parted off, of commas and colons only those before
# what is no digit. Two apostrophes in a row are a quotation mark and left to NLTK.
_SHAPED = re.compile(
    r"""(?:["(\[$£€¥…—/]|'(?!'))*
    ([^\W_]+(?:(?:\.-|[./-]|[,:](?=[0-9]))[^\W_]+)*)
    ((?<=[A-Za-z])'(?=[A-Za-z])[^\W_]+)?
    ((?:[.,;:?!)\]"%…—】/-]|'(?!'))*)""",
    re.VERBOSE,
)
# What is set off by blanks wherever it stands: "US$30", "https://", an address of mail.
_SETS_OFF = re.compile(r"[—@#$%&;]|[:,](?![0-9])")
# What is one word and parted all the same, wherever it stands.
_JOINED = re.compile(
    r"\b(?:cannot|d'ye|gimme|gonna|gotta|lemme|more'n|wanna)(?:\b|(?=n't))", re.IGNORECASE
)
# What is parted off a word's end before a blank, or before a mark around which blanks are set.
_CLITICS = frozenset("'s 'S 'm 'M 'd 'D 'll 'LL 're 'RE 've 'VE".split())
_NOT = frozenset(("n't", "N'T"))
_SETTING = ("", *',;:?!)]"%—')
_MARKS = re.compile(r"[•…—&*#@;,:.?!()\[\]{}<>%$/+=|~-]+")
# What stands in such a token is parted in one way, whatever stands beside it.
_FREE = re.compile(r"(?:[A-Za-z0-9.,;:?!$%()/-]|(?<=[A-Za-z])'(?=[A-Za-z]))+")


@cache
def _tokenizer() -> NLTKWordTokenizer:
    from nltk.tokenize import NLTKWordTokenizer

    return NLTKWordTokenizer()


def spans(text: str) -> list[tuple[int, int]]:
    """The tokens of NLTK's word tokenizer that hold a letter or a digit, as spans of plain text."""
    try:
        found = list(_tokenizer().span_tokenize(text))
    except ValueError:  # its way back stumbles over some quotes; the tokens are then plain runs
        found = [token.span() for token in re.finditer(r"[\w'-]+", text)]
    return [(a, b) for a, b in found if any(c.isalnum() for c in text[a:b])]


def count(text: str) -> int:
    """How many words a plain text has: as many as `spans` finds."""
    counts = [_COUNTS[token] for token in text.split()]
    return len(spans(text)) if DEPENDS in counts else sum(counts)


class _Counts(dict[str, int]):
    """How many words each token met holds, or `DEPENDS`."""

    def __missing__(self, token: str) -> int:
        made = _shaped(token)
        if made is None:
            made = _asked(token)
        if len(token) <= LONG:
            if len(self) >= KEPT:
                self.clear()
            self[token] = made
        return made


_COUNTS = _Counts()


def _shaped(token: str) -> int | None:
    """How many words a token holds by its shape; None where that does not tell."""
    found = _SHAPED.fullmatch(token)
    if found is None and _SETS_OFF.search(token):
        parts = [_shaped(part) for part in _SETS_OFF.split(token) if part]
        return None if None in parts else sum(filter(None, parts))
    if found is None:
        return 0 if _MARKS.fullmatch(token) else None
    word, joined, after = found.groups()
    if joined is None and word.lower() == "cannot":
        return 2  # wherever it stands; "wanna" hangs on what follows
    if _JOINED.search(token):
        return None
    if joined is None:
        return 1
    if joined in _CLITICS or word[-1] + joined in _NOT:
        apart = joined in _CLITICS or len(word) > 1
        return 2 if apart and _set_off(after) else None
    return 1


def _set_off(after: str) -> bool:
    """Whether the end of a word is set off by what follows it, wherever the token stands."""
    return after[:1] in _SETTING and "'" not in after


def _asked(token: str) -> int:
    """How many words NLTK finds in a token, where that does not hang on what stands beside it."""
    if not _FREE.fullmatch(token):
        return DEPENDS
    alone, first = len(spans(token)), len(spans(f"{token} x")) - 1
    return alone if alone == first else DEPENDS  # the last full stop of a text is parted off
