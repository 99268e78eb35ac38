"""What a reader calls an entry, a phrase, a guard, a sentence or a paragraph.

The codebook names an entry by its first phrase, which need not be the one that found anything,
and writes a phrase as a pattern. Prose calls an entry by what the codebook says it is for, and a
phrase by the words it found.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from analysis import omission
from analysis.model import Codebook
from analysis.report.comparisons import labels
from analysis.study import Study
from analysis.weighing import ENTRY

WEIGHED = "words weighed together, since no entry speaks"
SIGNS = "<|*"  # what makes a phrase a pattern, beside a dot that stands alone


def meanings(books: Sequence[Codebook]) -> Mapping[str, str]:
    """What each entry is for, as its codebook says; the first that has an id names it."""
    found = {ENTRY: WEIGHED} if any(book.weights for book in books) else {}
    for book in books:
        for entry in book.entries:
            found.setdefault(entry.id, entry.reason.rstrip("."))
    return found


def called(study: Study, kind: str, id: str) -> str:
    """A thing by name: in quotation marks, or a sentence by its number and article."""
    if kind in omission.PARTS:
        article, _, place = id.rpartition(":")
        return f"{kind} {place} of {text_of(study, article)}"
    if kind == "entry" and id != ENTRY:
        return f"\u201c{meanings(study.codebooks).get(id, id)}\u201d"
    if kind == "phrase" and _is_pattern(id) and (words := _found(study, id)):
        rest = " and the like" if len(words) > 1 else ""
        return f"\u201c{words[0]}\u201d{rest}"
    return f"\u201c{id}\u201d"


def text_of(study: Study, article: str) -> str:
    """An article as its sentences are told of: by its outlet where that has no other, else by id.

    A reader who meets it before the article's heading knows the outlet by name, not the id.
    """
    outlets = {one.id: one.outlet for one in study.articles}
    outlet = outlets.get(article)
    if outlet is None or list(outlets.values()).count(outlet) > 1:
        return f"article {article}"
    return labels(study).names[outlet]


def part_of(study: Study, kind: str, id: str) -> str:
    """A sentence or paragraph beside the name of its outlet; anything else by its own name."""
    article, _, place = id.rpartition(":")
    if kind in omission.PARTS and text_of(study, article) != f"article {article}":
        return f"its {kind} {place}"
    return called(study, kind, id)


def _is_pattern(phrase: str) -> bool:
    return any(sign in phrase for sign in SIGNS) or " . " in phrase or " .. " in phrase


def _found(study: Study, phrase: str) -> list[str]:
    """The words that a phrase found, each once, those that count first; none if not published."""
    if not study.settings.text:
        return []
    hits = [hit for reading in study.readings for hit in reading.hits if hit.phrase == phrase]
    return list(dict.fromkeys(h.matched for h in sorted(hits, key=lambda h: h.status != "counted")))
