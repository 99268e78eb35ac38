"""The bytes of one file -> an article, and what was mended in it; or why it cannot be scored."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analysis.corpus import manifest
from analysis.corpus.decoding import Decoded, decoded, shown
from analysis.corpus.files import quoted
from analysis.corpus.mending import Mended, mended
from analysis.corpus.page import Page, article_on, is_page
from analysis.corpus.records import Record
from analysis.language import foreign, wordless
from analysis.model import Article, Problem
from analysis.text import PICTOGRAMS

FOREIGN = ("not English, the language of the codebooks", "take it out, or put a translation in")
WORDLESS = ("no letter in it", "take it out, or put the article's words in")
DATA = 10_000  # characters without a blank: data, and no words
_LONG = re.compile(rf"[^\s{PICTOGRAMS}]{{{DATA}}}")
NEAR = 100  # characters beside a place in which a blank is looked for


def article(row: Record, data: bytes, sha256: str) -> tuple[Article | None, list[Problem]]:
    """The article of one row, and what is wrong with it; None where it cannot be scored."""
    id, file = row.cells["article"], row.cells["file"]
    found = decoded(data)
    if found.fault:  # before the sum, which is then wrong as well: this says why
        return None, [Problem("skipped", file, found.fault, found.mend, id)]
    wanted = row.cells.get("sha256", "").lower()
    if len(wanted) == 64 and wanted != sha256:
        fault = f"the sha256 of '{file}' is {sha256}, not the one given"
        mend = "put the file back, or give its new sha256"
        return None, [Problem("error", row.place, fault, mend, id)]  # the rest would follow from it
    right = mended(found.text)
    text, hidden = shown(right.text)
    page = article_on(text) if is_page(text, file) else Page(text)
    if page.fault:
        return None, [Problem("skipped", file, page.fault, page.mend, id)]
    source, hidden = page.text, hidden + page.replaced
    if wordless(source):
        return None, [Problem("skipped", file, *WORDLESS, id)]
    if foreign(source):
        return None, [Problem("skipped", file, *FOREIGN, id)]
    problems = [*_mended(file, id, found, right, hidden), *_left_out(file, id, page)]
    made = manifest.article(row, source, sha256)
    return made, [*problems, *_body_problems(made, row.place)]


def _mended(file: str, id: str, found: Decoded, right: Mended, hidden: int) -> Iterator[Problem]:
    """What was done to the text so that it can be read, and what was left."""
    if found.bad is not None:
        fault = f"not UTF-8 from byte {found.bad}, read as {found.encoding}"
        yield Problem("mended", file, fault, "save it as UTF-8", id)
    if replaced := found.replaced + hidden:
        what = (
            "character that nothing can show was"
            if replaced == 1
            else ("characters that nothing can show were")
        )
        fault = f"{replaced} {what} replaced by U+FFFD"
        yield Problem("mended", file, fault, "take the text from its source again", id)
    yield from misread(file, id, right)
    if long := _unbroken(right.text):
        fault = f"no blank in 10,000 characters from character {long.start()}"
        yield Problem("note", file, fault, "they are set aside; take them out if they are data", id)


def _unbroken(text: str) -> re.Match[str] | None:
    """Where the text has no blank for so long that it is data.

    So much of it has one of the places that are looked at in it, and no blank before or behind.
    """
    for at in range(DATA - 1, len(text), DATA):
        if " " not in text[at : at + NEAR] or " " not in text[at - NEAR : at]:
            return _LONG.search(text)
    return None


def _left_out(file: str, id: str, page: Page) -> Iterator[Problem]:
    """A note where a page has paragraphs, or one more often, that the text has not."""
    if page.left_out:
        times = "one repeat" if page.left_out == 1 else f"{page.left_out} repeats"
        fault = f"{times} of a paragraph of the page left out: {quoted(page.repeated)}"
        yield Problem("note", file, fault, "save the article as text if each shall count", id)
    if page.lost:
        words = sum(len(line.split()) for line in page.lost)
        many = "one paragraph" if len(page.lost) == 1 else f"{len(page.lost)} paragraphs"
        first = "" if len(page.lost) == 1 else "the first "
        fault = f"{many} of the page not taken ({words} words): {first}{quoted(page.lost[0])}"
        yield Problem("note", file, fault, "save the article as text if they belong to it", id)


def misread(place: str, id: str, right: Mended) -> Iterator[Problem]:
    """What was put right of UTF-8 that somebody read as Windows-1252, and what was left."""
    if right.times:
        places = "one place" if right.times == 1 else f"{right.times} places"
        fault = f"UTF-8 that was read as Windows-1252 in {places}, from character {right.first}"
        yield Problem("mended", place, fault, "it is put right; save it as UTF-8", id)
    if right.likely:
        places = "one place looks" if right.likely == 1 else f"{right.likely} places look"
        fault = f"{places} like UTF-8 that was read as Windows-1252"
        yield Problem("note", place, fault, "it is not sure and was left; look at it", id)


def _body_problems(article: Article, place: str) -> Iterator[Problem]:
    mend = "copy the words as they stand there, or leave the cell empty"
    start = article.source.find(article.body_from)
    if start < 0:
        fault = f"body_from {quoted(article.body_from)} is not in '{article.file}'"
        yield Problem("error", place, fault, mend, article.id)
    yield from _often(article, place)
    if article.source.find(article.body_to, max(start, 0)) < 0:
        fault = f"body_to {quoted(article.body_to)} is not in '{article.file}'"
        if article.body_to in article.source:
            fault = f"body_to {quoted(article.body_to)} stands before body_from in '{article.file}'"
        yield Problem("error", place, fault, mend, article.id)


def _often(article: Article, place: str) -> Iterator[Problem]:
    """A note where first or last words stand so often that others may be meant."""
    for name, words, which, usual in (
        ("body_from", article.body_from, "first", 2),  # a headline, and once more above a page
        ("body_to", article.body_to, "last", 1),
    ):
        if words and (times := article.source.count(words)) > usual:
            fault = f"{name} {quoted(words)} stands {times} times in '{article.file}'"
            mend = f"the {which} is taken; copy more words if another is meant"
            yield Problem("note", place, fault, mend, article.id)
