"""A web page in, the article on it out: trafilatura (Barbaresi 2021), wrapped in one place.

It is an extra, `framing-study[html]`: a study of plain text needs none of it.
"""

from __future__ import annotations

import logging
import re
from collections import Counter
from dataclasses import dataclass
from typing import Any

from analysis import paths
from analysis.corpus.paragraphs import untaken
from analysis.text import UNFIT

_OPENING = re.compile(
    r"\ufeff?\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?>.*?-->)\s*)*+<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_BLOCK = re.compile(r"</(?:p|div|span|article|section|h[1-6]|li)\s*>", re.IGNORECASE)
_NUMBERED = re.compile(r"&#(?:x([0-9a-f]{1,8})|([0-9]{1,8}));?", re.IGNORECASE)
WINDOWS = range(0x80, 0xA0)  # numbers that every browser takes for letters of Windows-1252
FEW = 2  # closing tags: a text that opens with a tag and has so many is a part of a page
LOOK = 4096  # characters in which a page shows what it is


@dataclass(frozen=True, slots=True)
class Page:
    """The article's text as the page has it, a line a paragraph; with a ``fault``, no text."""

    text: str = ""
    replaced: int = 0  # characters that nothing can show, written by number, each now U+FFFD
    left_out: int = 0  # paragraphs that repeat one which is there, and were not taken
    repeated: str = ""  # the first paragraph of which there are such repeats
    lost: tuple[str, ...] = ()  # paragraphs of sentences that are not in the text at all
    fault: str = ""
    mend: str = ""


def is_page(text: str, file: str = "") -> bool:
    """Whether a file is a web page, by its name or, whatever its name, by how it begins."""
    if file.lower().endswith(paths.PAGES) or _OPENING.match(text[:LOOK]):
        return True
    return text.lstrip("\ufeff \t\r\n").startswith("<") and len(_BLOCK.findall(text)) >= FEW


def article_on(markup: str) -> Page:
    """The article on a page, its headline first.

    Offsets are into this text: what the page has around it (menus, scripts, comments) is left
    behind as trafilatura sees fit, which is no rule of ours. Paragraphs of sentences among it are
    named (`untaken`).
    """
    try:
        import trafilatura
    except ImportError:
        mend = "install it with `pip install 'framing-study[html]'`, or save the article as text"
        return Page(fault="a web page, which takes the extra 'html' to read", mend=mend)
    markup, replaced = _without_unfit(markup)
    # It tells of a page it finds nothing on, which is said here.
    logging.getLogger("trafilatura").addHandler(logging.NullHandler())
    try:
        text = trafilatura.extract(markup, include_comments=False, output_format="txt") or ""
        found = trafilatura.extract_metadata(markup) if text else None
    except (RecursionError, ValueError, TypeError, AttributeError) as error:
        fault = f"a web page that cannot be read ({type(error).__name__})"
        return Page(fault=fault, mend="save the article as text")
    if not text.strip():
        return Page(fault="a web page without an article", mend="save the article as text")
    title = " ".join((found.title if found and found.title else "").split())
    whole = text if not title or title in text else f"{title}\n\n{text}"
    tree = trafilatura.load_html(markup)
    if tree is None:
        return Page(whole, replaced)
    return Page(whole, replaced, *_repeats(tree, text), untaken(tree, whole))


def _repeats(tree: Any, text: str) -> tuple[int, str]:
    """How many repeats of paragraphs are on a page and not in its text, and the first paragraph.

    Trafilatura takes of paragraphs that are alike and stand together one, and sometimes of all,
    whatever its option `deduplicate` says; a refrain would be lost in silence.
    """
    there = Counter(" ".join(one.text_content().split()) for one in tree.iter("p"))
    taken = Counter(" ".join(line.split()) for line in text.splitlines())
    left = {words: n - taken[words] for words, n in there.items() if 0 < taken[words] < n}
    return sum(left.values()), next(iter(left), "")


def _without_unfit(markup: str) -> tuple[str, int]:
    """A page without numbered characters that nothing can show: one costs the whole article."""
    before = markup.count("\ufffd")
    made = _NUMBERED.sub(_fit, markup)
    return made, made.count("\ufffd") - before


def _fit(found: re.Match[str]) -> str:
    number = int(found[1], 16) if found[1] else int(found[2])
    if number in WINDOWS or (number < 0x110000 and not UNFIT.match(chr(number))):
        return found[0]
    return "\ufffd"
