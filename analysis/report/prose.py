"""Prose in Markdown with {{ facts }} -> HTML.

The Markdown is rendered first and the facts are put into the finished HTML, escaped: whatever an
outlet's name holds (stars, brackets, tags, braces) is shown as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from importlib.resources import files

from jinja2 import Environment, StrictUndefined
from markdown_it import MarkdownIt
from markupsafe import Markup

EMPTY = re.compile(r"<(p|li|strong|em)>\s*</\1>\n?")
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
    told = _FACTS.from_string(rendered).render(facts)
    return Markup(EMPTY.sub("", EMPTY.sub("", told)))


def told(facts: Mapping[str, str]) -> dict[str, Markup]:
    """Every piece of prose, told with these facts."""
    return {name: html(source(name), facts) for name in names()}
