"""A Study -> the report on paper, as blocks in the order of the page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from analysis.plots import Drawn
from analysis.report.facts import facts
from analysis.report.paper import appendix, checks, findings
from analysis.report.paper.blocks import Node, flat, words
from analysis.report.paper.quoted import quoted
from analysis.report.paper.told import told
from analysis.study import Study

RUNNING = 80  # letters of the title at the head of a page
ELLIPSIS = "\N{HORIZONTAL ELLIPSIS}"


def report(study: Study, figures: Sequence[Drawn]) -> Node:
    """The whole report: title, question, standfirst and blocks.

    Raises jinja2.UndefinedError where prose asks for a fact that there is not.
    """
    said, at = facts(study), findings.placed(figures)
    made = _blocks(study, said, at)
    return {
        "title": flat(study.settings.title),
        "titled": words(study.settings.title),
        "running": _short(flat(study.settings.title)),
        "question": words(study.settings.question),
        "standfirst": _standfirst(said),
        "contents": _contents(made),
        "blocks": made,
    }


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


def _standfirst(facts: Mapping[str, str]) -> list[Node]:
    """The standfirst, set large but for its last paragraph, which says what to bear in mind."""
    *first, last = told("standfirst", facts, "lead")
    return [*first, {**last, "look": "aside"}]


def _short(title: str) -> str:
    """A title for the head of a page."""
    return title if len(title) <= RUNNING else title[: RUNNING - 1].rstrip() + ELLIPSIS
