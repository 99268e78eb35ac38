"""Where a text stands in quotation marks.

Spans are pairs of offsets into the string that was given, as in `text`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from analysis.text import Span, plain

_DOUBLE = re.compile(r'"([^"]+)(?:"|$)')
_OPENS = re.compile(r"'(?=\w)(?<![^\s(\[\u2014-]')")  # the mark first: marks are few
_ENDS = re.compile(r"'(?!\w)")  # no apostrophe within a word
_CLOSES = re.compile(r"'(?=[\s.,;:!?)\]\u2014]|$)")


def quotations(text: str) -> list[Span]:
    """What stands in quotation marks, marks included; an unclosed quotation runs to the end.

    Double marks first; single marks (as British papers use them) only where no double ones are.
    """
    straight = plain(text)
    if '"' not in straight.text and "'" not in straight.text:
        return []
    if '"' in straight.text:
        return [straight.back(*found.span()) for found in _DOUBLE.finditer(straight.text)]
    return [straight.back(*span) for span in _single(straight.text)]


def may_quote(sentence: str) -> bool:
    """Whether a sentence has a mark that may open or close a quotation of its paragraph."""
    straight = plain(sentence).text
    return '"' in straight or ("'" in straight and _OPENS.search(straight) is not None)


def _single(text: str) -> Iterator[Span]:
    """Quotations in single marks: from one that opens to the next that is in no word.

    That one must close: found by one expression, each mark that opens nothing would be followed
    to the end of the line.
    """
    ends = [found.start() for found in _ENDS.finditer(text)]
    last = 0
    for opens in _OPENS.finditer(text):
        at = bisect_left(ends, opens.end())
        if opens.start() >= last and at < len(ends) and _CLOSES.match(text, ends[at]):
            last = ends[at] + 1
            yield opens.start(), last
