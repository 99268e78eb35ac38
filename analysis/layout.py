"""An article's source in, its sentences out: what is title, heading, body, and what is neither.

What lies outside ``body_from`` .. ``body_to``, and furniture inside (dates, bylines, share
lines, a headline's second time), is kept, marked boilerplate with the rule that says so, and
never scored.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from analysis import text
from analysis.model import Article, Kind, Sentence

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.?"
_DATE = (
    rf"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?"
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH},?\s+\d{{4}}"
    rf"|{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}"
    r"|\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]\d{2,4})"
)
_CLOCK = r"(?:[\s,|·-]*\d{1,2}[:.]\d{2}(?:\s*[ap]\.?m\.?)?(?:\s*[A-Z]{2,4})?)?"

# Each rule looks at one whole line, made plain; its name is the reason published with the line.
FURNITURE: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(rf"^\W*(?:{rule})\W*$", re.IGNORECASE))
    for name, rule in (
        ("a date line", _DATE + _CLOCK),
        (
            "a posting line",
            r"(?:(?:first )?(?:posted|updated|published|last (?:updated|modified))\b"
            rf".{{0,60}}\d{{4}}{_CLOCK}[\s,]*)+",
        ),
        ("a byline", r"by [\w.'-]+(?: (?:and )?[\w.'&-]+){0,6}"),
        ("a byline with an address", r"[\w.' -]{0,50}\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+"),
        ("a bare link", r"(?:https?://|www\.)\S+"),
        (
            "a share line",
            r"(?:share|tweet|email|print|save|like|follow us|subscribe)\b"
            r"(?: (?:this|on|via|to|with|now)\b.{0,40})?",
        ),
        (
            "a navigation line",
            r"(?:go|skip|back|jump) to .{1,30}|read more|see also|advertisement|"
            r"(?:related|recommended|more|latest|popular) "
            r"(?:articles?|stories|news|posts|topics|reads?)",
        ),
    )
)
WORDED = ("a byline", "a share line", "a navigation line")  # a sentence may begin as these do
CLOSING = ".!?\u2026\"'\u201d\u2019)"  # belongs to the last word, though `body_to` leave it out
SHORTEST = 3  # words: a longer line that ends with a full stop is a sentence
_OPENED = re.compile(r'^\W*["\u201c]')
_CLOSED = re.compile(r'["\u201d]\W*$')
_ENDED = re.compile(r"[.!?:;,\u2026][\"'\u201d\u2019)\]]*$")
_BULLET = re.compile(r"^\s*(?:[-*\u2022\u25cf\u25aa\u2013\u2014]|\d{1,2}[.)])\s")
HEADING_WORDS = 14  # a longer line without a full stop is a sentence that lost it
TITLE_WORDS = 30


@dataclass(frozen=True, slots=True)
class Body:
    """Where the article proper starts and ends in its source."""

    start: int
    end: int


def body(article: Article) -> Body | None:
    """The article proper, by its first and last words; None where they are not in the source."""
    start, end = 0, len(article.source)
    if article.body_from:
        start = article.source.find(article.body_from)
        if start < 0:
            return None
    if article.body_to:
        found = article.source.rfind(article.body_to)
        if found < start:
            return None
        end = found + len(article.body_to)
    return Body(start, end)


def _same(first: str, second: str) -> bool:
    """Whether two lines are one headline, typography aside."""
    return _bare(first) == _bare(second) != ""


def _bare(line: str) -> str:
    return " ".join(re.findall(r"\w+", text.plain(line).text.casefold()))


def _furniture(line: str, *, after_quotation: bool) -> str:
    """The rule that makes a line furniture, or nothing."""
    straight = text.plain(line).text
    sentence = straight.endswith((".", "!", "?")) and len(straight.split()) > SHORTEST
    for name, rule in FURNITURE:
        if rule.match(straight) and not (sentence and name in WORDED):
            return name
    if after_quotation and not _ENDED.search(straight) and len(straight.split()) <= HEADING_WORDS:
        return "who a pulled quotation is by"
    return ""


def _kinds(article: Article, within: Body) -> Iterator[tuple[text.Span, Kind, str]]:
    """Each line with its kind and, for boilerplate, the rule."""
    titled = False
    quoted = False
    first = True
    for start, end in _parted(article.source, within):
        line = article.source[start:end]
        if end <= within.start or start >= within.end:
            yield (start, end), "boilerplate", "outside the article proper"
            continue
        rule = _furniture(line, after_quotation=quoted)
        is_title = _same(line, article.title) if article.title else first and _headline(line)
        quoted = bool(_OPENED.match(line) and _CLOSED.search(line))
        if rule:
            yield (start, end), "boilerplate", rule
            continue
        if is_title and titled:
            yield (start, end), "boilerplate", "the headline again"
        elif is_title and not article.separate_title:
            titled = True
            yield (start, end), "title", ""
        elif is_title and article.title:
            titled = True
            yield (start, end), "boilerplate", "the headline again"
        else:
            yield (start, end), "heading" if _heading(line) else "body", ""
        first = False


def _parted(source: str, within: Body) -> Iterator[text.Span]:
    """The lines, one that the article proper starts or ends in parted there.

    What would hold no letter or digit (a full stop that `body_to` leaves out) is not parted off.
    """
    last = within.end
    while last < len(source) and source[last] in CLOSING:
        last += 1
    for start, end in text.lines(source):
        at = start
        for edge in (within.start, last):
            rest, kept = source[at:edge], source[edge:end]
            if at < edge < end and _worded(rest) and _worded(kept):
                yield at, at + len(rest.rstrip())
                at = edge + len(kept) - len(kept.lstrip())
        yield at, end


def _worded(part: str) -> bool:
    return any(c.isalnum() for c in part)


def _headline(line: str) -> bool:
    """A first line without a full stop, or set like a headline, where no title is given."""
    return not _ENDED.search(line) and len(line.split()) <= TITLE_WORDS


def _heading(line: str) -> bool:
    return (
        not _ENDED.search(line)
        and not _BULLET.match(line)
        and not _CLOSED.search(line)
        and len(line.split()) <= HEADING_WORDS
    )


def sentences(article: Article) -> tuple[Sentence, ...]:
    """The article's sentences in order, numbered from 1 with boilerplate counted.

    A separate title (collections) is sentence 0, with the offsets of nothing. A line is a
    paragraph, but bullets that follow each other are one.
    """
    found: list[Sentence] = []
    if article.separate_title and article.title:
        found.append(Sentence(article.id, 0, "title", 0, 0, article.title, 0))
    number, paragraph, bulleted = 1, 0, False
    for (start, end), kind, rule in _kinds(article, body(article) or Body(0, len(article.source))):
        line = article.source[start:end]
        bullet = bool(_BULLET.match(line)) and kind == "body"
        paragraph += not (bullet and bulleted)
        bulleted = bullet
        pieces = [(0, len(line))] if kind in ("title", "heading") else text.sentences(line)
        for a, b in pieces:
            span = (start + a, start + b)
            found.append(
                Sentence(
                    article.id, number, kind, *span, article.source[slice(*span)], paragraph, rule
                )
            )
            number += 1
    return tuple(found)
