"""Where an article proper seems to begin and end: first and last words for the manifest.

A proposal is for a person to look at: nothing is cut by it. It begins at the headline, or at the
first sentence where none is found, and ends with the last sentence, so that what a page lists
above and below falls away; what stands between is left to the rules for lines.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analysis import layout
from analysis.model import Article, Sentence

BEGINS = 8  # words: a shorter line may be anything, and is not where an article begins
ENDS = 3  # words: "He did not elaborate." ends many
ABOVE = 3  # lines between a headline and the first sentence: who, where, when
HEADLINE = 4  # words: a shorter line is a section of the site, unless it stands first
# What is set aside in any article, and no sign that a page stands around it.
USUAL = ("a dateline", "an end mark", "a line without words")
WORDS = 6  # of a proposal, and as many more as it takes to stand there once


@dataclass(frozen=True, slots=True)
class Proposal:
    """The first and last words of an article proper, and what would lie outside."""

    article: str
    file: str
    body_from: str  # empty: the article proper begins where the text does
    body_to: str  # empty: it ends where the text does
    above: tuple[Sentence, ...]  # what would be set aside before it, in order
    below: tuple[Sentence, ...]


def proposal(article: Article) -> Proposal | None:
    """First and last words for an article that has neither, where something lies outside them."""
    if article.body_from or article.body_to or article.separate_title:
        return None
    found = layout.sentences(article)
    begins = [at for at, one in enumerate(found) if _told(one, BEGINS)]
    ends = [at for at, one in enumerate(found) if _told(one, ENDS)]
    if not begins:
        return None
    first, last = _opens(found, begins[0], article.title), ends[-1]
    above, below = _around(found[:first]), _around(found[last + 1 :])
    body_from = _from(article.source, found[first].start) if above else ""
    body_to = _to(article.source, found[last].end) if below else ""
    above, below = above if body_from else (), below if body_to else ()
    if not (above or below):
        return None
    return Proposal(article.id, article.file, body_from, body_to, above, below)


def _around(outside: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
    """What lies outside, if any of it is more than any article has around it."""
    return outside if any(one.rule not in USUAL for one in outside) else ()


def _told(sentence: Sentence, least: int) -> bool:
    """Whether a sentence is one that an article tells, and not what a page says around it."""
    ended = sentence.text.rstrip("\"'\u201d\u2019) ").endswith((".", "!", "?"))
    return sentence.kind == "body" and ended and len(sentence.text.split()) >= least


def _opens(found: Sequence[Sentence], told: int, title: str) -> int:
    """Where the article begins: at its headline, if one stands shortly above what is told."""
    lines = 0
    for at in range(told - 1, -1, -1):
        one = found[at]
        words = len(one.text.split())
        if one.kind == "title" and (title or words > 1):
            return at
        if one.kind == "heading" and words >= HEADLINE:
            return at
        lines += one.paragraph != found[at + 1].paragraph
        if lines > ABOVE:
            break
    return told


def _from(source: str, start: int) -> str:
    """Words that first stand at an offset; nothing where the same line stands before it."""
    line = source[start:].splitlines()[0]
    for words in _growing(line):
        if source.find(words) == start:
            return words
    return ""


def _to(source: str, end: int) -> str:
    """Words that last stand before an offset; nothing where the same line stands behind it."""
    line = source[:end].splitlines()[-1]
    for words in _growing(line[::-1]):
        if source.rfind(words[::-1]) + len(words) == end:
            return words[::-1]
    return ""


def _growing(line: str) -> Iterator[str]:
    """The first words of a line, then more and more of them, as they stand there."""
    at = 0
    for count, word in enumerate(line.split(), 1):
        at = line.index(word, at) + len(word)
        if count >= WORDS:
            yield line[:at]
    yield line
