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
from analysis.report.dataset.legends import how
from analysis.report.dataset.receipt import receipt

__all__ = ["FIGURES", "Collected", "collected", "files"]

FIGURES = ("lead", "sentiment")  # those that are made of estimates and verdicts alone


def files(found: Collected) -> dict[str, bytes]:
    """Every published file by its path in the output folder."""
    legends = how(found)
    figures = [
        replace(one, how=legends.get(one.id, one.how)) for one in plots.drawn(found.study, FIGURES)
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
