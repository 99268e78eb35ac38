"""The figures, one a file; the id of a figure is its file's name.

A file whose name begins with an underscore is none. Each figure's file has

- `TITLE`: the question that the figure answers;
- `ORDER`: its place among the figures, the smallest first;
- `COLUMNS`: the columns of the numbers drawn, as published in `figures/<id>.csv`;
- `HOW`: how to read it, in two to five sentences;
- `how(rows)`, where it has that: the same where it hangs on what is drawn;
- `rows(study)`: the numbers drawn, and nothing that is not drawn or said; what is in none of the
  `COLUMNS` is said alone;
- `draw(rows, words)`: the picture of these rows;
- `alt(rows, words)`: what the picture shows, in words;
- `narrow(rows, words)`: the same picture for a window as narrow as a phone;
- `belongs(study)`, where it has that: whether the study has what the figure is about.

`TITLE` and `HOW` name poles, pair and Russia by the {words} of `vocabulary`, which are the study's.

`signs` says in which order the outlets stand and which mark each has, in all figures and in
whatever else shows them.

`drawn` makes them all, in our own style whatever a `matplotlibrc` on the way says; the same
study gives the same bytes.
"""

from __future__ import annotations

import gc
import pkgutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, cast

from matplotlib.figure import Figure

from analysis.added import whole
from analysis.output import csv_text
from analysis.plots._rows import Row, signs
from analysis.plots._style import style
from analysis.vocabulary import Vocabulary

if TYPE_CHECKING:
    from analysis.study import Study

__all__ = ["Drawn", "Plot", "drawn", "files", "how", "ids", "plot", "published", "signs", "style"]

# Of each figure's file.
ASKED = ("TITLE", "ORDER", "COLUMNS", "HOW", "rows", "draw", "narrow", "alt")
DPI = 160  # of the PNG: sharp enough for print at half the width of a page


class Plot(Protocol):
    """A file of this package, as the package's docstring says."""

    TITLE: str
    ORDER: int
    COLUMNS: tuple[str, ...]
    HOW: str

    def rows(self, study: Study) -> list[Row]:
        """The numbers drawn."""

    def draw(self, rows: Sequence[Row], words: Vocabulary = ...) -> Figure:
        """Their picture."""

    def narrow(self, rows: Sequence[Row], words: Vocabulary = ...) -> Figure:
        """The same for a window as narrow as a phone."""

    def alt(self, rows: Sequence[Row], words: Vocabulary = ...) -> str:
        """What it shows, in words."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A figure made: its words, its numbers and its files."""

    id: str
    title: str
    how: str
    alt: str
    rows: tuple[Row, ...]
    svg: bytes
    png: bytes
    csv: bytes
    narrow: bytes  # as SVG, for the page only


def ids() -> tuple[str, ...]:
    """The ids of all figures, by their `ORDER`, then by name."""
    modules = pkgutil.iter_modules([str(Path(__file__).parent)])
    names = sorted(module.name for module in modules if not module.name.startswith("_"))
    return tuple(sorted(names, key=lambda name: plot(name).ORDER))


def plot(id: str) -> Plot:
    """The figure's file.

    Raises:
        ModuleNotFoundError: there is none of that name.
        AttributeError: it lacks what a figure's file has.
    """
    return cast("Plot", whole(import_module(f"{__package__}.{id}"), ASKED))


def drawn(study: Study, wanted: Sequence[str] | None = None) -> tuple[Drawn, ...]:
    """Every figure of a study, or those wanted, in order; none of what it is not about."""
    return tuple(_drawn(id, study) for id in of(study) if wanted is None or id in wanted)


def of(study: Study) -> tuple[str, ...]:
    """The ids of a study's figures: all but those of what it is not about."""
    asked = {id: getattr(plot(id), "belongs", None) for id in ids()}
    return tuple(id for id, belongs in asked.items() if belongs is None or belongs(study))


def _drawn(id: str, study: Study) -> Drawn:
    file = plot(id)
    rows, words = file.rows(study), study.words
    title = words.told(file.TITLE)
    with style():
        figure = file.draw(rows, words)
        made = Drawn(
            id=id,
            title=title,
            how=words.told(how(id, rows)),
            alt=file.alt(rows, words),
            rows=tuple(_published(rows, file.COLUMNS)),
            svg=_svg(figure, title),
            png=_png(figure),
            csv=csv_text(rows, file.COLUMNS).encode(),
            narrow=_svg(file.narrow(rows, words), title),
        )
    # A figure refers to itself, so it would stay until cycles are looked for: 7 MB each.
    del figure
    gc.collect(0)
    return made


def how(id: str, rows: Sequence[Row]) -> str:
    """How to read a figure of these rows, with the {words} of `vocabulary`."""
    file = plot(id)
    own = getattr(file, "how", None)
    return str(own(rows)) if own else file.HOW


def _published(rows: Sequence[Row], columns: Sequence[str]) -> Iterator[Row]:
    """The rows without what is only said of them."""
    for row in rows:
        yield {name: value for name, value in row.items() if name in columns}


def _svg(figure: Figure, title: str) -> bytes:
    """The picture as SVG: letters as shapes, so that no font is needed; no date, no version."""
    file = BytesIO()
    nothing = dict.fromkeys(("Date", "Creator", "Format", "Type"))
    figure.savefig(file, format="svg", metadata={**nothing, "Title": title})
    return file.getvalue()


def _png(figure: Figure) -> bytes:
    """The picture as PNG. On a white page nothing is transparent: three channels are enough."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from PIL import Image

    figure.set_dpi(DPI)
    canvas: Any = FigureCanvasAgg(figure)
    canvas.draw()
    file = BytesIO()
    picture = Image.frombuffer("RGBA", canvas.get_width_height(), canvas.buffer_rgba())
    # Level 3 is a third of the work, for a file as small as at matplotlib's 6.
    picture.convert("RGB").save(file, format="png", dpi=(DPI, DPI), compress_level=3)
    return file.getvalue()


def published(figures: Sequence[Drawn]) -> Mapping[str, bytes]:
    """The files of figures that are drawn, by the path they are published at."""
    return {
        f"figures/{one.id}.{ending}": data
        for one in figures
        for ending, data in (("svg", one.svg), ("png", one.png), ("csv", one.csv))
    }


def files(study: Study) -> dict[str, bytes]:
    """Every file of every figure of a study, by the path it is published at."""
    return dict(published(drawn(study)))
