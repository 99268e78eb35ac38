"""Moves of each outlet's balance: how far it goes without one thing of a kind, and without what."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from analysis import naming
from analysis.omission import KINDS, Omission, furthest, of_measure
from analysis.plots import _rows
from analysis.plots._rows import Row

if TYPE_CHECKING:
    from analysis.study import Study

COLUMNS = (
    *("outlet", "mark", "called", "kind", "things", "undefined"),
    *("value", "low", "high", "level", "hollow"),
    *("lowest", "highest", "id", "named", "moved", "as_far"),
)
PARTS = ("sentence", "paragraph")  # whose id is an article's and a number


def rows(study: Study) -> list[Row]:
    """A row an outlet and kind, the outlet of the highest balance first."""
    signs, found = _rows.signs(study), list[Row]()
    omissions = of_measure(study.omissions, "balance")
    for name, sign in signs.items():
        several = sum(article.outlet == name for article in study.articles) > 1
        for kind in KINDS:
            own = [o for o in omissions if (o.kind, o.outlet) == (kind, name)]
            if own:
                ends = _interval(study, name)
                found.append(
                    {
                        "outlet": name,
                        **sign,
                        "kind": kind,
                        "level": study.settings.level,
                        "low": ends[0],
                        "high": ends[1],
                        "hollow": int(_rows.crosses(*ends)),
                        **_reached(study, own, several=several),
                    }
                )
    return found


def _interval(study: Study, outlet: str) -> tuple[float | None, float | None]:
    """That of the primary specification."""
    if outlet not in study.curve.outlets:
        return None, None
    place = study.curve.primary, study.curve.outlets.index(outlet)
    low, high = (float(ends[place]) for ends in (study.curve.low, study.curve.high))
    return (None, None) if low != low else (low, high)


def _reached(study: Study, own: Sequence[Omission], *, several: bool) -> dict[str, Any]:
    """What the omissions of one kind come to."""
    left = [o.without for o in own if o.without is not None]
    level = furthest(own)
    first = level[0] if level else None
    return {
        "things": len(own),
        "undefined": sum(o.value is not None and o.without is None for o in own),
        "value": own[0].value,
        "lowest": min(left, default=None),
        "highest": max(left, default=None),
        "id": first.id if first else "",
        "named": _named(study, first, several=several) if first else "",
        "moved": first.moved if first else None,
        "as_far": max(0, len(level) - 1),
    }


def _named(study: Study, one: Omission, *, several: bool) -> str:
    """A thing by name: an entry by what it is for, a phrase by its words, a sentence by number."""
    if one.kind == "entry":
        return naming.entry(study.codebooks, one.id)
    if one.kind == "phrase":
        own = [r for r in study.readings if r.article.outlet == one.outlet]
        return naming.phrase(own, one.id, quoted=study.settings.text)
    if one.kind not in PARTS:
        return f"\u201c{one.id}\u201d"
    article, _, number = one.id.rpartition(":")
    return f"{one.kind} {number}" + (f" of article {article}" if several else "")
