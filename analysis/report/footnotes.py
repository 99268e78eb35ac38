"""Footnotes: what stands in brackets and is a source or a caveat is a numbered note below the text.

In the Markdown a note is a bracket that cites a work or begins with ``*Note:*``; on paper it stays
one. On the page a number leads from the text to the note and back, a citation in it to the work,
and the work back to the text; all by links, without a script.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from markupsafe import Markup

from analysis.report.prose import NOTE

WORK = re.compile(r'<a href="#ref-([a-z0-9-]+)"')
# The order in which prose stands on the page, which is that of the numbers.
ORDER = (
    *(
        "standfirst",
        "glance",
        "hangs",
        "tie",
        "russia",
        "voices",
        "pairs",
        "tone",
        "themes",
        "words",
    ),
    *("room", "methods", "robustness", "codebook", "agreement", "limits", "boilerplate"),
)


def marked(prose: Mapping[str, Markup]) -> tuple[dict[str, Markup], Mapping[str, Sequence[str]]]:
    """The prose with its notes below it, numbered through; for each work where it is cited.

    The latter are the ids of the numbers in the text, none for a work that nobody cites.
    """
    count, cited = 0, defaultdict[str, list[str]](list)
    made = {}
    for name in sorted(prose, key=_place):
        first, notes = count + 1, list[str]()

        def numbered(found: re.Match[str], notes: list[str] = notes) -> str:
            nonlocal count
            count += 1
            for work in dict.fromkeys(WORK.findall(found[1])):
                cited[work].append(f"r-{count}")
            back = f'<a class="back" href="#r-{count}" role="doc-backlink">Back</a>'
            notes.append(f'<li id="n-{count}">{_sentence(found[1])} {back}</li>')
            return (
                f'<sup><a id="r-{count}" href="#n-{count}" role="doc-noteref">[{count}]</a></sup>'
            )

        text = NOTE.sub(numbered, prose[name])
        listed = f'<ol class="notes" start="{first}">{"".join(notes)}</ol>' if notes else ""
        made[name] = Markup(text + listed)
    return made, cited


def _place(name: str) -> int:
    return ORDER.index(name) if name in ORDER else len(ORDER)


def _sentence(note: str) -> str:
    return note if note.endswith((".", "?")) else f"{note}."
