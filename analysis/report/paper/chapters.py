"""A Study -> the report on paper, as blocks in the order of the page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from analysis.model import Settings
from analysis.plots import Drawn
from analysis.report.facts import facts
from analysis.report.paper import appendix, checks, findings
from analysis.report.paper.blocks import Node, flat, words
from analysis.report.paper.quoted import quoted
from analysis.report.paper.told import told
from analysis.study import Study

RUNNING = 80  # letters of the title at the head of a page
ELLIPSIS = "\N{HORIZONTAL ELLIPSIS}"


def report(study: Study, figures: Sequence[Drawn], known: Mapping[str, str] | None = None) -> Node:
    """The whole report: title, question, standfirst and blocks.

    Args:
        study: what was found.
        figures: its figures.
        known: its facts; they are told anew where they are not given.

    Raises jinja2.UndefinedError where prose asks for a fact that there is not.
    """
    said, at = facts(study) if known is None else known, findings.placed(figures)
    return document(study.settings, told("standfirst", said, "lead"), _blocks(study, said, at))


def _blocks(study: Study, said: Mapping[str, str], at: findings.Figures) -> list[Node]:
    return [
        *findings.glance(study, said, at),
        *findings.findings(study, said, at),
        *quoted(study),
        *checks.methods(said),
        *checks.robustness(study, said, at),
        *checks.codebook(study, said),
        *checks.agreement(study, said, at),
        *checks.limits(said),
        *checks.set_aside(study, said),
        *appendix.glossary(said),
        *appendix.dictionary(study, said),
        *appendix.references(said),
        *appendix.accounts(study, said),
    ]


def document(settings: Settings, standfirst: Sequence[Node], blocks: Sequence[Node]) -> Node:
    """A report of these blocks, under its title and question.

    The standfirst is set large but for its last paragraph, which says what to bear in mind and
    stands below in two columns. One of the blocks is a table: the first page ends with it.
    """
    return {
        "title": flat(settings.title),
        "titled": words(settings.title),
        "running": _short(flat(settings.title)),
        "question": words(settings.question),
        "standfirst": list(standfirst),
        "contents": _contents(blocks),
        "blocks": list(blocks),
    }


def _contents(made: Sequence[Node]) -> list[str]:
    """The headings that the table of contents names: the parts, and the subjects of what was found.

    Other parts have a heading an outlet or a codebook, which would be too many.
    """
    named, part = [], ""
    for node in made:
        if node["is"] != "heading":
            continue
        part = node["id"] if node["level"] == 1 else part
        if node["level"] == 1 or (node["level"] == 2 and part == "findings"):
            named.append(node["id"])
    return named


def _short(title: str) -> str:
    """A title for the head of a page."""
    return title if len(title) <= RUNNING else title[: RUNNING - 1].rstrip() + ELLIPSIS
