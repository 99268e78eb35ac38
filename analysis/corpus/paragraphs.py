"""The paragraphs of a web page that are not in the text taken from it.

What takes an article from a page decides by rules of its own what belongs to it: of two articles
on a page it may take one. A paragraph of sentences that it left is named, so that nothing is lost
in silence; menus, teasers, footers and what is known as furniture are not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from analysis import furniture
from analysis.text import plain

TELLING = ("p", "blockquote", "figcaption")
AROUND = ("nav", "footer", "aside", "form", "noscript", "script", "style", "template", "button")
# Words of the classes and ids by which pages set apart what stands around an article.
_APART = re.compile(
    r"comment|cookie|consent|related|recommend|promo|newsletter|sidebar|footer|menu|widget|advert|"
    r"subscri|teaser|share|social|breadcrumb|byline|popup|modal|banner",
    re.IGNORECASE,
)
LEAST = 8  # words: a shorter line may be a button, a label, a headline
RUN = 4  # words in a row: a paragraph is there if its first and last such, and half of all, are
_WORD = re.compile(r"\w+")
_ENDED = re.compile(r"[.!?\u2026][\"'\u201d\u2019)\]]*$")


def untaken(tree: Any, text: str) -> tuple[str, ...]:
    """The paragraphs of sentences on a page, in order, that a text does not have.

    Args:
        tree: the page, as lxml has it.
        text: what was taken from it.
    """
    taken = set(_runs(text))
    found = dict.fromkeys(" ".join(one.text_content().split()) for one in _telling(tree))
    return tuple(line for line in found if _tells(line) and _missing(line, taken))


def _telling(tree: Any) -> Iterable[Any]:
    """The paragraphs that stand in nothing set apart, and hold no other paragraph."""
    for one in tree.iter(*TELLING):
        inner = next(one.iterdescendants(*TELLING), None)
        if inner is None and not any(map(_apart, (one, *one.iterancestors()))):
            yield one


def _apart(element: Any) -> bool:
    """Whether an element is set apart from an article; the page as a whole is not."""
    if element.tag in ("html", "body", "article", "main"):
        return False
    called = f"{element.get('class', '')} {element.get('id', '')}"
    heads = element.tag == "header" and not any(element.iterancestors("article"))
    return heads or element.tag in AROUND or bool(_APART.search(called))


def _tells(line: str) -> bool:
    """Whether a line is told as an article's lines are."""
    if len(_WORD.findall(line)) < LEAST or not _ENDED.search(line):
        return False
    return not furniture.rule(plain(line).text)


def _missing(line: str, taken: set[tuple[str, ...]]) -> bool:
    runs = _runs(line)
    whole = runs[0] in taken and runs[-1] in taken  # though a note or a button within be left out
    return not whole or 2 * sum(run in taken for run in runs) < len(runs)


def _runs(text: str) -> list[tuple[str, ...]]:
    words = _WORD.findall(plain(text).text.casefold())
    return list(zip(*(words[at:] for at in range(RUN)), strict=False))
