"""What a notebook shows of a study: paragraphs, tables and pictures that read without colour."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, is_dataclass
from html import escape
from typing import TYPE_CHECKING, Any

from analysis.output import plain
from analysis.report.facts import facts

if TYPE_CHECKING:
    from IPython.display import Image

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


def picture(figure: Drawn) -> Image:
    """A figure as PNG, with its text alternative: an untrusted notebook shows no SVG."""
    from IPython.display import Image

    return Image(figure.png, width=WIDTH, alt=figure.alt)  # type: ignore[no-untyped-call]
