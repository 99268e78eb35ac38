"""Whether a text is English, the language of the codebooks; no more is asked."""

from __future__ import annotations

import re

_LETTER = re.compile(r"[^\W\d_]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
_OTHER = re.compile(r"[^\W\d_A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
_WORD = re.compile(r"[^\W\d_]+")
# Words that English cannot do without and its neighbours do not have.
ENGLISH = frozenset(
    """
    the and of to that with was were his her their from this which have has by are it they these
    those than into about between who what when while would could should been more after before
    """.split()
)
# Words that other languages in Latin letters cannot do without, and that no English word, name,
# title or ending is written like: not "die", "van", "los", "mit", "des", "est", "ve" (we've).
OTHER = frozenset(
    """
    und nicht ist dem eine einer auf wurde zwischen nach auch sich haben sind
    une dans avec cette aux mais qui leur ses été
    una por como entre sobre desde hasta que sus también
    della delle nel sono gli anche dalla alla degli
    uma foi pelo pela mais não também
    het een niet zijn voor naar werd tussen ook hebben
    och det som inte mellan
    yang dengan untuk dari ini pada antara akan telah
    bir ile olarak arasında
    przez oraz jest się
    của và là trong được với giữa các
    """.split()
)
ENOUGH = 50  # words from which the share of the first list tells; English prose has 0.2 and more
SHARE = 0.05  # below it a text may be a list of English headlines: other words decide
NONE = 0.01  # below it no English is there, whatever the language is
FEW = 2  # words of the second list that tell in a shorter text, where the first has fewer
SLICE = 10_000  # characters: of a very long text so many are looked at, in so many places
SLICES = 20


def foreign(text: str) -> bool:
    """Whether a text is plainly not English: other letters, or none of the words English needs.

    A short text in Latin letters is taken as English where it has no words of another language.
    A text of two languages is what most of its words are.
    """
    part = _sampled(text)
    if other_letters(part):
        return True
    words = _WORD.findall(part.casefold())
    english = sum(word in ENGLISH for word in words)
    other = sum(word in OTHER for word in words)
    if len(words) < ENOUGH:
        return other >= FEW and other > english
    return english < NONE * len(words) or (english < SHARE * len(words) and other > english)


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
