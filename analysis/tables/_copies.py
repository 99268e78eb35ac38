"""The tables of copies: which articles are one, and what the estimates are without them."""

from __future__ import annotations

from collections.abc import Iterator

from analysis import copies
from analysis.study import Study
from analysis.tables._rows import Row, Table, cells
from analysis.tables._text import WHO


def without_rows(study: Study) -> Iterator[Row]:
    """A row an estimate without copies, beside the same with them; none where none is a copy."""
    moved = copies.moved(study.copies, study.estimates)
    for estimate in study.copies.estimates:
        key = (estimate.measure, estimate.outlet)
        with_them = study.estimate(*key)
        yield {
            **{name: cell for name, cell in cells(estimate).items() if name != "facet"},
            "with_copies": with_them.value if with_them else None,
            "moved": moved[key],
        }


COPIES: tuple[Table, ...] = (
    Table(
        "copies",
        "A row an article that is another's copy, or nearly; both are kept",
        {
            "article": WHO["article"],
            "of": "the article, first by id, that it is most like",
            "resemblance": "of the runs of eight words that either holds, the share that both hold",
            "containment": "of the runs of the one that holds fewer, the share that both hold",
        },
        lambda study: (cells(copy) for copy in study.copies.copies),
    ),
    Table(
        "estimates_without_copies",
        "A row an estimate without the articles that are a copy; none where none is",
        {
            "measure": "id of the measure",
            "outlet": WHO["outlet"],
            "articles": "articles behind it",
            "sentences": "scored sentences behind it",
            "hits": "sentences or hits that carry it",
            "value": "the estimate without copies; empty where undefined",
            "low": "lower end of the interval",
            "high": "upper end of the interval",
            "method": "how the interval was made",
            "with_copies": "the estimate of estimates.csv, facet all",
            "moved": "value less with_copies; empty where either is undefined",
        },
        without_rows,
    ),
)
