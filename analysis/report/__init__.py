"""A Study -> everything that is published: report, notebook, receipt, tables, figures.

Prose is Markdown with facts (``prose``, ``facts``, ``findings``); the page shows it with tables,
figures and every sentence (``page``, ``grids``, ``room``); paper has the same findings and the
words behind the balance (``pdf``, ``paper``); the notebook's source is ``notebook.py``, run by
``execution``. The same study gives the same bytes.
"""

from __future__ import annotations

from pathlib import Path

from analysis import plots
from analysis.output import json_text
from analysis.report import package, page, pdf, receipt
from analysis.report.facts import facts as told_of  # its own name is the module's
from analysis.study import Study


def files(study: Study, *, notebook: bool, folder: Path | None = None) -> dict[str, bytes]:
    """Every published file by its path in the output folder.

    Args:
        study: what was found.
        notebook: whether to run the notebook, which takes as long as the study itself.
        folder: the study's folder, for the notebook to read; found as the notebook finds it
            where it is not given.

    Raises:
        StudyError: the notebook's folder is not found, or holds another study.
    """
    figures, told = plots.drawn(study), told_of(study)
    made = {
        "reports/report.html": page.html(study, figures, told).encode(),
        "reports/report.pdf": pdf.pdf(study, figures, told),
        "reports/run.json": json_text(receipt.receipt(study)).encode(),
        **package.files(study),
        **plots.published(figures),
    }
    if notebook:
        from analysis.report import execution

        made["reports/report.ipynb"] = execution.executed(study, folder)
    return dict(sorted(made.items()))
