"""A scored collection -> what is published of it: the report of a study, without its texts.

The same estimates, verdicts, tables and figures, made of tallies by article (`scale.estimates`)
and of counts (`scale.contents`); of its words a few sentences an outlet. What a study's report has
and this has not is named in it, with the reason.
"""

from __future__ import annotations

from dataclasses import replace

from analysis import plots
from analysis.output import csv_text, json_text
from analysis.report import package
from analysis.report.dataset import page, paper
from analysis.report.dataset.collected import TABLES, Collected, collected
from analysis.report.dataset.receipt import receipt

__all__ = ["FIGURES", "Collected", "collected", "files"]

FIGURES = ("lead", "sentiment")  # those that are made of estimates and verdicts alone
# How to read a figure where that of a study speaks of what a dataset has not.
HOW = {
    "lead": "On the left, +1 says that every framed sentence {presents} {how} {close}, −1 that "
    "every one {presents_it} {how} {strained}; the line is the interval, and a mark is hollow "
    "where it reaches 0. An interval says how far the articles at hand carry the number, not what "
    "an outlet is like; whether two can be told apart the verdicts say, not the overlap of lines.",
}


def files(found: Collected) -> dict[str, bytes]:
    """Every published file by its path in the output folder."""
    told = found.study.words.told
    figures = [
        replace(one, how=told(HOW.get(one.id, one.how)))
        for one in plots.drawn(found.study, FIGURES)
    ]
    made = {
        f"{package.FOLDER}/{table.name}.csv": csv_text(
            table.rows(found.study), list(table.columns)
        ).encode()
        for table in TABLES
    }
    described = json_text(package.datapackage(found.study, made, TABLES)).encode()
    return {
        **made,
        f"{package.FOLDER}/datapackage.json": described,
        "reports/report.html": page.html(found, figures).encode(),
        "reports/report.pdf": paper.pdf(found, figures),
        "reports/run.json": json_text(receipt(found)).encode(),
        **plots.published(figures),
    }
