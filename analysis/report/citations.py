"""Citations that can be followed both ways: from the prose to the work, and back."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from markupsafe import Markup

CITATION = re.compile(r'<a href="#ref-([a-z0-9-]+)"')
# The order in which prose stands on the page, which is that of the ways back.
ORDER = (
    *("standfirst", "glance", "tie", "russia", "voices", "pairs", "tone", "themes", "words"),
    *("room", "methods", "robustness", "codebook", "agreement", "limits", "boilerplate"),
)


def marked(prose: Mapping[str, Markup]) -> tuple[dict[str, Markup], Mapping[str, Sequence[str]]]:
    """The prose with an id on each citation, and the ids by the work cited, none for no work."""
    found: dict[str, list[str]] = defaultdict(list)

    def cited(link: re.Match[str]) -> str:
        id = f"c-{link[1]}-{len(found[link[1]]) + 1}"
        found[link[1]].append(id)
        return f'<a id="{id}" href="#ref-{link[1]}"'

    names = sorted(prose, key=lambda name: ORDER.index(name) if name in ORDER else len(ORDER))
    return {name: Markup(CITATION.sub(cited, prose[name])) for name in names}, found
