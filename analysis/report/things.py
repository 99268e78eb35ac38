"""What a reader calls an entry, a phrase, a guard, a sentence or a paragraph."""

from __future__ import annotations

from analysis import naming, omission
from analysis.report.comparisons import labels
from analysis.study import Study


def called(study: Study, kind: str, id: str) -> str:
    """A thing by name: in quotation marks, or a sentence by its number and article."""
    if kind in omission.PARTS:
        article, _, place = id.rpartition(":")
        return f"{kind} {place} of {text_of(study, article)}"
    if kind == "entry":
        return naming.entry(study.codebooks, id)
    if kind == "phrase":
        return naming.phrase(study.readings, id, quoted=study.settings.text)
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
