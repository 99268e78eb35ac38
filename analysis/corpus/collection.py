"""The rows of a table -> articles and problems, row by row.

Offsets that are published of a collection are into the `text` it was given with: characters that
nothing can show are replaced one for one, and a text in which something misread was put right
knows where each place was before.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path

from analysis.corpus.articles import FOREIGN, misread
from analysis.corpus.decoding import LONGEST, shown
from analysis.corpus.manifest import is_date
from analysis.corpus.mending import mended
from analysis.corpus.page import is_page
from analysis.corpus.records import Record
from analysis.corpus.tables import record, table
from analysis.language import foreign
from analysis.model import Article, Problem

WORDS = 20  # a shorter text may well be somebody else's too


def rows(*paths: Path) -> Iterator[Article | Problem]:
    """The articles of a collection in file order; a row that cannot be scored is a problem.

    A ``title`` beside the text is sentence 0 of its article, with empty offsets. Of articles with
    the same text all are kept, with a note. Raises StudyError when a file cannot be read at all.
    """
    seen: set[str] = set()
    texts: dict[bytes, str] = {}  # by sum: the first article with that text
    for row in (row for path in paths for row in table(path)):
        if isinstance(row, Problem):
            yield row
            continue
        id = row.cells["article"]
        if id in seen:
            fault = f"the article '{id}' stands there already"
            yield Problem("skipped", row.place, fault, "give each article an id of its own", id)
            continue
        seen.add(id)
        for made in _article(row):
            yield made
            if isinstance(made, Article):
                yield from _again(made, row.place, texts)


def checked(value: Mapping[str, object], place: str) -> Iterator[Article | Problem]:
    """The article of one row of a collection, behind what was mended in it; or why it is skipped.

    `value` is the row by column, as JSON or Parquet have it. Whether another row has the same id
    is for the caller to see.
    """
    row = record(value, place)
    if isinstance(row, Problem):
        yield row
    else:
        yield from _article(row)


def _again(article: Article, place: str, texts: dict[bytes, str]) -> Iterator[Problem]:
    """A note where another article has the same text."""
    words = article.source.split()
    if len(words) < WORDS:
        return
    sum = hashlib.blake2b(" ".join(words).encode(), digest_size=16).digest()
    first = texts.setdefault(sum, article.id)
    if first != article.id:
        fault = f"the same text as the article '{first}'"
        mend = "it is kept; take it out if one text shall not count twice"
        yield Problem("note", place, fault, mend, article.id)


def _article(row: Record) -> Iterator[Article | Problem]:
    """The article of a row, behind what was mended in it; or why it is skipped."""
    cells: Mapping[str, str] = row.cells
    id, source = cells["article"], cells["text"]
    fault = mend = ""
    if not id.strip():
        fault, mend = "'article' is empty", "fill it"
    elif not source.strip():
        fault, mend = "'text' is empty", "fill it or drop the row"
    elif "\0" in source:
        fault, mend = "'text' is not text", "put the article's words in"
    elif len(source) > LONGEST:
        fault, mend = f"'text' has {len(source):,} characters, too long for an article", "part it"
    elif foreign(source):
        fault, mend = FOREIGN
    if fault:
        yield Problem("skipped", row.place, fault, mend, id if id.strip() else "")
        return
    published = cells.get("published", "")
    if published and not is_date(published):
        fault = f"'{published}' is no date and was left out"
        yield Problem("mended", row.place, fault, "write it as YYYY-MM-DD", id)
        published = ""
    right, title = mended(source), mended(cells.get("title", ""))
    found = (id, cells.get("outlet", ""), title.text, right.text)
    (name, outlet, headline, text), hidden = zip(*map(shown, found), strict=True)
    yield from _said(row, sum(hidden))
    yield from misread(row.place, id, right)
    yield from misread(f"{row.place}, title", id, title)
    yield Article(
        id=name,
        outlet=outlet,
        source=text,
        published=published,
        title=headline,
        separate_title=bool(headline.strip()),
        moved=right.moved,
    )


def _said(row: Record, hidden: int) -> Iterator[Problem]:
    """What was replaced in a row, and what looks like something else than an article."""
    id, text = row.cells["article"], row.cells["text"]
    if hidden:
        half = any("\ud800" <= c <= "\udfff" for cell in row.cells.values() for c in cell)
        what = "half characters" if half else "characters that nothing can show"
        mend = "write the text out again as UTF-8"
        yield Problem("mended", row.place, f"{what} were replaced", mend, id)
    if is_page(text):
        mend = "offsets are into it, so its tags are read as text; put the article's words in"
        yield Problem("note", row.place, "looks like a web page", mend, id)
