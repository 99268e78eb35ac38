"""Numbers in prose lead to the words behind them, as those in the tables do.

Facts are plain text, so a number is known by all that stands with it: its value, its interval and
the sentences it is made of. Where two outlets have the very same, neither is led to.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from markupsafe import Markup

from analysis.report import grids
from analysis.report.comparisons import worth
from analysis.report.room import outlet_ids
from analysis.study import BY_READING, Study

# The part of an outlet's evidence that carries a measure and facet.
PLACES: Mapping[tuple[str, str], str] = {
    **{(c.measure, c.facet): c.place for c in (*grids.GLANCE, *grids.VOICES, *grids.TONE)},
    **{(f"{frame}_share", "all"): "balance" for frame in ("alliance", "strain")},
    **{(f"{frame}_share", BY_READING): "reading" for frame in ("alliance", "strain")},
    ("russia_density", "all"): "russia",
}


def led(prose: Mapping[str, Markup], study: Study) -> dict[str, Markup]:
    """The prose, each number of an outlet that stands with what it is made of being a link."""
    where = targets(study)
    if not where:
        return dict(prose)
    longest = sorted(where, key=len, reverse=True)
    known = re.compile(rf"(?<![^\s(>])(?:{'|'.join(map(re.escape, longest))})(?!\w)")

    def link(found: re.Match[str]) -> str:
        value = re.match(r"[^,(]*[^,( ]", found[0])
        head = value[0] if value else found[0]
        return f'<a class="led" href="{where[found[0]]}">{head}</a>{found[0][len(head) :]}'

    return {name: Markup(known.sub(link, text)) for name, text in prose.items()}


def targets(study: Study) -> dict[str, str]:
    """Where each number leads, by its text; none that stands for two."""
    ids, found = outlet_ids(study), dict[str, set[str]]()
    for (measure, facet), place in PLACES.items():
        for outlet, text in worth(study, measure, facet).items():
            for form in (text, _bracketed(text)):
                found.setdefault(form, set()).add(f"#{ids[outlet]}-{place}")
    return {text: where for text, (where, *others) in found.items() if not others}


def _bracketed(text: str) -> str:
    """The same as it stands in a sentence: the value, and the rest in brackets."""
    value, _, within = text.partition(", ")
    return f"{value} ({within})"
