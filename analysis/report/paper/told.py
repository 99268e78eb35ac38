"""Prose in Markdown with {{ facts }} -> blocks, as ``report.prose`` makes it the page's HTML.

The Markdown is parsed first and the facts are put into its text: whatever an outlet's name holds
is text. What an empty fact leaves empty is dropped.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from jinja2 import Environment, StrictUndefined
from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from analysis.report import prose
from analysis.report.paper.blocks import Node, bullets, flat, link, paragraph, styled, words

_FACTS = Environment(autoescape=False, undefined=StrictUndefined)  # made into data, not markup
LOOKS = {"strong": "strong", "em": "em"}
# What prose says of the page, where every number can be followed, and what holds on paper.
ON_PAPER = {
    "Each number leads to {{ its_sentences }}.": "Each row says on which page the words behind "
    "its balance stand.",
    ", where each leads to {{ its_sentences }}, and [{{ every_sentence }}](#room) shows its hits "
    "with what became of them.": ", and [the words behind the balance](#room) show each hit that "
    "counts.",
    "Each share leads to {{ its_sentences }} [at a glance](#glance); the mentions counted are "
    "marked in [{{ every_sentence }}](#room).": "The shares stand [at a glance](#glance); each "
    "mention is marked in the sentences of `report.html`.",
    "A star stands for any letters;": "In its entries, as `report.html` lists them, a star stands "
    "for any letters;",
    "It is kept, listed here, and scores nothing.": "It is kept, listed in `report.html`, and "
    "scores nothing.",
}


def told(name: str, facts: Mapping[str, str], look: str = "plain") -> list[Node]:
    """The blocks of a piece of prose, by its name, with what it says of the page put right."""
    markdown = prose.source(name)
    for page, paper in ON_PAPER.items():
        markdown = markdown.replace(page, paper)
    return blocks(markdown, facts, look)


def blocks(markdown: str, facts: Mapping[str, str], look: str = "plain") -> list[Node]:
    """The blocks of a piece of prose.

    Raises jinja2.UndefinedError for a fact that there is not, and ValueError for a kind of
    Markdown that paper has no look for.
    """
    tree = SyntaxTreeNode(MarkdownIt("commonmark", {"html": False}).parse(markdown))
    return list(_blocks(tree.children, facts, look))


def _blocks(nodes: Iterable[SyntaxTreeNode], facts: Mapping[str, str], look: str) -> Iterable[Node]:
    for node in nodes:
        if node.type == "paragraph":
            if of := _trimmed(_words(node.children[0].children, facts)):
                yield paragraph(of, look)
        elif node.type == "bullet_list":
            items = [list(_blocks(item.children, facts, look)) for item in node.children]
            if kept := [item for item in items if item]:
                yield bullets(kept)
        else:
            raise ValueError(f"prose holds a {node.type}, for which paper has no look")


def _words(nodes: Iterable[SyntaxTreeNode], facts: Mapping[str, str]) -> list[Node]:
    made: list[Node] = []
    for node in nodes:
        if node.type == "text":
            made += words(_said(node.content, facts))
        elif node.type in ("softbreak", "hardbreak"):
            made += words(" ")
        elif node.type == "code_inline":
            made.append(styled("code", node.content))
        elif node.type in LOOKS:
            if of := _trimmed(_words(node.children, facts)):
                made.append(styled(LOOKS[node.type], of))
        elif node.type == "link":
            made.append(link(str(node.attrs["href"]), _words(node.children, facts)))
        else:
            raise ValueError(f"prose holds a {node.type}, for which paper has no look")
    return made


def _said(text: str, facts: Mapping[str, str]) -> str:
    """Text with its facts; most has none, and a template takes its time to be made."""
    return _FACTS.from_string(text).render(facts) if "{" in text else text


def _trimmed(of: list[Node]) -> list[Node]:
    """Words without blanks at their ends; none where there are only blanks."""
    made = list(of)
    for end, cut in ((0, str.lstrip), (-1, str.rstrip)):
        while made and made[end]["is"] == "text":
            if left := cut(flat(made[end]["text"]), " "):
                made[end] = {**made[end], "text": left}
                break
            del made[end]
    return made
