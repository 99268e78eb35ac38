"""An article's source in, its sentences out: what is title, heading, body, and what is neither.

What lies outside ``body_from`` .. ``body_to``, and furniture inside (dates, bylines, share
lines, a headline's second time), is kept, marked boilerplate with the rule that says so, and
never scored. The rules for lines are in `furniture`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from analysis import datelines, furniture, language, text
from analysis.model import Article, Kind, Sentence
from analysis.quick import quickly

_sentence = quickly(Sentence)
CLOSING = ".!?\u2026\"'\u201d\u2019)"  # belongs to the last word, though `body_to` leave it out
_OPENED = re.compile(r'^\W*["\u201c]')
_CLOSED = re.compile(r'["\u201d]\W*$')
_ENDS = tuple(".!?:;,\u2026")
_CLOSES = "\"'\u201d\u2019)]"  # may stand behind what ends a line
_BULLET = re.compile(r"^\s*(?:[-*\u2022\u25cf\u25aa\u2013\u2014]|\d{1,2}[.)])\s")
_SITE = re.compile(r"\s+[|\u2013\u2014\u00bb\u00b7-]\s+[^|]{2,40}$")
HEADING_WORDS = 14  # a longer line without a full stop is a sentence that lost it
TITLE_WORDS = 30
LISTED_WORDS = 4  # a shorter line below "Related articles" is no headline
PARAGRAPH = 20_000  # characters: a longer line is several paragraphs that lost their ends
WORD = 500  # characters: nothing longer without a blank is a word
_IN_WORD = re.compile(r"\w")
_LONG = re.compile(rf"[^\s{text.PICTOGRAMS}]{{{WORD + 1},}}")
Part = tuple[text.Span, Kind, str]  # where, what it is and, for boilerplate, the rule
# A line or a part of one, and the rule that sets it aside, or "": None where that is to be seen.
Line = tuple[int, int, str | None]


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


def _ended(line: str) -> bool:
    """Whether a line ends as a sentence does, or a part of one."""
    return line.rstrip(_CLOSES).endswith(_ENDS)


@lru_cache(maxsize=64)  # the headline, with which every line is compared
def _bare(line: str) -> str:
    return " ".join(re.findall(r"\w+", text.plain(line).text.casefold()))


def _same(line: str, straight: str, title: str) -> bool:
    """Whether a line is the headline, typography and the name of the site behind it aside."""
    if not title or len(line) > 2 * len(title) + 50:
        return False
    wanted = _bare(title)
    first = _IN_WORD.search(straight)
    if first and not wanted.startswith(first[0].casefold()[0]):
        return False  # as most lines of a text
    return wanted != "" and wanted in (_bare(line), _bare(_SITE.sub("", line)))


def _rule(line: str, *, after_quotation: bool, listed: bool) -> str:
    """The rule that makes a line furniture, or nothing; the line has plain characters."""
    if language.other_letters(line):
        return "not English"
    if name := furniture.rule(line):
        return name
    if after_quotation and not _ended(line) and len(line.split()) <= HEADING_WORDS:
        return "who a pulled quotation is by"
    if listed and len(line.split()) >= LISTED_WORDS:
        return "under a list of related articles"
    return ""


def _told(line: str) -> bool:
    """Whether a line is told, and no headline in a list; a headline may end with `?`."""
    ended = _ended(line) and not line.endswith("?")
    return ended or len(line.split()) > TITLE_WORDS


def _kinds(article: Article, within: Body) -> Iterator[Part]:
    """Each line, or part of one, with its kind and, for boilerplate, the rule."""
    title = article.title
    titled = quoted = listing = False
    first = True
    for start, end, known in _parted(article.source, within):
        line = article.source[start:end]
        if end <= within.start or start >= within.end:
            yield (start, end), "boilerplate", "outside the article proper"
            continue
        straight = text.plain(line).text
        heads = bool(furniture.LIST.fullmatch(straight))
        listing = heads or (listing and not _told(straight))
        rule = "a navigation line" if heads else ""
        rule = rule or _rule(straight, after_quotation=quoted, listed=listing)
        rule = rule if known is None else known
        opening, closing = datelines.ends(straight)
        wired = bool(opening or closing)  # a dateline or an end mark: no headline has one
        opens = first and not wired and _headline(line)
        is_title = _same(line, straight, title) if title else opens
        if is_title and article.title and not titled:
            rule = ""  # the manifest says what it is: "Back to the Top" may be a headline
        quoted = bool(_OPENED.match(line) and _CLOSED.search(line))
        if rule or (is_title and (titled or article.separate_title)):
            yield (start, end), "boilerplate", rule or "the headline again"
        elif is_title:
            yield (start, end), "title", ""
        elif not wired and _heading(line):
            yield (start, end), "heading", ""
        else:
            yield from _between(start, line, opening, closing)
        if not rule:
            titled = titled or is_title
            # Where the manifest gives no title, the line that reads as one is it from here on.
            title = title or (line if is_title else "")
            first = False


def _between(
    start: int, line: str, opening: text.Span | None, closing: text.Span | None
) -> Iterator[Part]:
    """A body line, its dateline and its end mark, as spans of its plain characters, set aside."""
    if not (opening or closing):
        yield (start, start + len(line)), "body", ""
        return
    straight = text.plain(line)
    a = straight.back(*opening)[1] if opening else 0
    b = straight.back(*closing)[0] if closing else len(line)
    if a:
        yield (start, start + len(line[:a].rstrip())), "boilerplate", "a dateline"
    if a < b:
        yield (start + a, start + b), "body", ""
    if b < len(line):
        tail = line[b:]
        blank = len(tail) - len(tail.lstrip())
        yield (start + b + blank, start + len(line)), "boilerplate", "an end mark"


def _parted(source: str, within: Body) -> Iterator[Line]:
    """The lines, one that the article proper starts or ends in parted there, long ones in parts.

    What would hold no letter or digit (a full stop that `body_to` leaves out) is not parted off.
    A part of a line comes with its rule: the rules for lines are for whole ones.
    """
    last = within.end
    while last < len(source) and source[last] in CLOSING:
        last += 1
    for start, end in text.lines(source):
        if within.start <= start and end <= last and end - start <= WORD:
            yield start, end, None  # as most lines
            continue
        at = start
        for edge in (within.start, last):
            if not at < edge < end:
                continue
            rest, kept = source[at:edge], source[edge:end]
            if _worded(rest) and _worded(kept):
                yield from _shorter(source, at, at + len(rest.rstrip()))
                at = edge + len(kept) - len(kept.lstrip())
        yield from _shorter(source, at, end)


def _shorter(source: str, start: int, end: int) -> Iterator[Line]:
    """A line in paragraphs of at most `PARAGRAPH` characters, what is too long for a word apart."""
    if end - start <= WORD:
        yield start, end, None
        return
    at = start
    for found in _LONG.finditer(source, start, end):
        yield from _paragraphs(source, at, found.start())
        yield *found.span(), "no word is so long"
        at = found.end()
    yield from _paragraphs(source, at, end)


def _paragraphs(source: str, start: int, end: int) -> Iterator[Line]:
    whole = end - start <= PARAGRAPH
    while end - start > PARAGRAPH:
        half, most = start + PARAGRAPH // 2, start + PARAGRAPH
        # Behind the last full stop, or the last blank; a blank is there, or it were all one word.
        cut = source.rfind(". ", half, most) + 1 or source.rfind(" ", half, most) + 1 or most
        yield from _stripped(source, start, cut, "")
        start = cut
    yield from _stripped(source, start, end, None if whole else "")


def _stripped(source: str, start: int, end: int, rule: str | None) -> Iterator[Line]:
    part = source[start:end]
    if part.strip():
        yield start + len(part) - len(part.lstrip()), start + len(part.rstrip()), rule


def _worded(part: str) -> bool:
    return any(c.isalnum() for c in part)


def _headline(line: str) -> bool:
    """A first line without a full stop, or set like a headline, where no title is given."""
    return not _ended(line) and len(line.split()) <= TITLE_WORDS


def _heading(line: str) -> bool:
    return (
        not _ended(line)
        and len(line.split(None, HEADING_WORDS)) <= HEADING_WORDS  # the rest is left unsplit
        and not _BULLET.match(line)
        and not _CLOSED.search(line)
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
        whole = kind in ("title", "heading")
        for a, b in text.pieces(line, 0, len(line)) if whole else text.sentences(line):
            span = (start + a, start + b)
            found.append(
                _sentence(
                    article.id, number, kind, *span, article.source[slice(*span)], paragraph, rule
                )
            )
            number += 1
    return tuple(found)
