"""What a notebook shows of a study: paragraphs, tables and pictures that read without colour."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, is_dataclass
from html import escape
from typing import TYPE_CHECKING, Any

from analysis.output import plain
from analysis.report import typical
from analysis.report.facts import facts
from analysis.report.paper import quoted
from analysis.report.paper.findings import placed

if TYPE_CHECKING:
    from analysis.model import Reading
    from analysis.plots import Drawn
    from analysis.study import Study

WIDTH = 760  # of a picture, in pixels of the page


@dataclass(frozen=True, slots=True)
class Shown:
    """Something that a notebook shows as HTML, and a terminal as text."""

    html: str
    text: str

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:
        return {"text/html": self.html, "text/plain": self.text}


@dataclass(frozen=True, slots=True)
class Picture:
    """A figure as PNG, with what it shows in words: an untrusted notebook shows no SVG."""

    png: bytes
    alt: str

    def _repr_mimebundle_(
        self, include: object = None, exclude: object = None
    ) -> tuple[dict[str, str], dict[str, dict[str, object]]]:
        data = {"image/png": b64encode(self.png).decode("ascii"), "text/plain": self.alt}
        return data, {"image/png": {"width": WIDTH, "alt": self.alt}}


def said(study: Study, *names: str) -> Shown:
    """Facts of the study, a paragraph each; empty ones are left out."""
    told = facts(study)
    texts = [told[name] for name in names if told[name]]
    return Shown("".join(f"<p>{escape(text)}</p>" for text in texts), "\n\n".join(texts))


def table(rows: Iterable[Any], columns: Sequence[str]) -> Shown:
    """The named columns of rows, which are mappings or dataclasses."""
    cells = [[_cell(_row(row)[column]) for column in columns] for row in rows]
    head = "".join(f'<th scope="col">{escape(column)}</th>' for column in columns)
    body = "".join(
        f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in line)}</tr>" for line in cells
    )
    html = f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    return Shown(html, "\n".join("\t".join(line) for line in [list(columns), *cells]))


def _row(row: Any) -> Mapping[str, Any]:
    return asdict(row) if is_dataclass(row) and not isinstance(row, type) else row


def _cell(value: object) -> str:
    shown = plain(value)
    if shown is None:
        return ""
    return f"{shown:.3f}" if isinstance(shown, float) else str(shown)


def estimates(study: Study, measure: str, *facets: str) -> Shown:
    """A measure's estimates in these facets, with the intervals that the report goes by."""
    found = [e for e in study.shown.values() if e.measure == measure and e.facet in facets]
    return table(found, ["facet", "outlet", "sentences", "hits", "value", "low", "high"])


def verdicts(study: Study, measure: str) -> Shown:
    """What is said of each pair of outlets by a measure."""
    columns = ["outlet_i", "outlet_j", "difference", "low", "high", "verdict"]
    return table(study.pairs(measure), columns)


def evidence(study: Study, reading: Reading) -> list[dict[str, object]]:
    """The sentences in which a hit of a pole counts, a row each, with the words that count."""
    return [
        {
            "sentence": sentence.number,
            "matched": "; ".join(dict.fromkeys(hit.matched for hit in hits)),
            "start": sentence.start,
            "end": sentence.end,
            "frames": ", ".join(dict.fromkeys(study.words.name(hit.frame) for hit in hits)),
        }
        for sentence, hits in quoted.evidence(reading)
    ]


def topics(study: Study) -> Shown:
    """The topics shown, each with its label or that it has none, its stability and its terms."""
    rows = [
        {"topic": one.label, "stability": one.holds, "terms": one.terms}
        for one in typical.themes(study)
    ]
    return table(rows, ["topic", "stability", "terms"])


def pictures(figures: Sequence[Drawn], *parts: str) -> list[Picture | Shown]:
    """The figures of these parts of the report, in order; of one with nothing to draw its words.

    What the report has no part for is in "more".
    """
    at = placed(figures)
    drawn = [one for part in parts for one in at.get(part, ())]
    return [
        Picture(one.png, one.alt) if one.rows else Shown(f"<p>{escape(one.alt)}</p>", one.alt)
        for one in drawn
    ]
