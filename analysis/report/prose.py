"""Prose in Markdown with {{ facts }} -> HTML.

The Markdown is rendered first and the facts are put into the finished HTML, escaped: whatever an
outlet's name holds (stars, brackets, tags, braces) is shown as it stands. A bracket that cites, or
begins with ``*Note:*``, is marked as a note, for `footnotes` to number.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from importlib.resources import files

from jinja2 import Environment, StrictUndefined
from markdown_it import MarkdownIt
from markupsafe import Markup

EMPTY = re.compile(r"<(p|li|strong|em)>\s*</\1>\n?")
# A bracket with its inner ones; as a note, what `footnotes` finds again.
BRACKET = re.compile(r"\s*\(((?:[^()]|\([^()]*\))*)\)")
NOTED = "<em>Note:</em>"
NOTE = re.compile(r'<span class="note-here">(.*?)</span>')
_FACTS = Environment(autoescape=True, undefined=StrictUndefined)


def source(name: str) -> str:
    """The Markdown of a piece of prose."""
    return files(__package__).joinpath("prose", f"{name}.md").read_text(encoding="utf-8")


def names() -> list[str]:
    """All pieces of prose, sorted."""
    paths = files(__package__).joinpath("prose").iterdir()
    return sorted(path.name.removesuffix(".md") for path in paths if path.name.endswith(".md"))


def html(markdown: str, facts: Mapping[str, str]) -> Markup:
    """The HTML of a piece of prose with its facts; what an empty fact leaves empty is dropped.

    Raises jinja2.UndefinedError for a fact that there is not.
    """
    rendered = MarkdownIt("commonmark", {"html": False}).render(markdown)
    # Before the facts are put in: a bracket in an outlet's name is none of ours.
    rendered = BRACKET.sub(_noted, rendered)
    told = _FACTS.from_string(rendered).render(facts)
    return Markup(EMPTY.sub("", EMPTY.sub("", told)))


def _noted(found: re.Match[str]) -> str:
    said = found[1]
    if not said.startswith(NOTED) and 'href="#ref-' not in said:
        return found[0]
    return f'<span class="note-here">{said.removeprefix(NOTED).strip()}</span>'


def told(facts: Mapping[str, str]) -> dict[str, Markup]:
    """Every piece of prose, told with these facts."""
    return {name: html(source(name), facts) for name in names()}
