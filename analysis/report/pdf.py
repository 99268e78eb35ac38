"""A Study and its figures -> report.pdf: the report on paper, set by Typst, PDF/UA-1.

What is set goes to Typst as data (JSON), never as markup, so that no text can be read as a
command. The fonts are those that come with matplotlib and with Typst, the same everywhere, and
nothing in the file tells of the machine or the hour: the same study gives the same bytes.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from analysis.plots import Drawn
from analysis.report.paper.blocks import Node, nodes
from analysis.report.paper.chapters import report
from analysis.report.rowheads import headed
from analysis.study import Study

STANDARD = "ua-1"  # compiles only with a title, a language and words for every picture
DRAWN = "DejaVuSans.ttf"  # the font of most letters; Libertinus Serif has few that it has not
# What is no letter to see: marks that stand on others, signs that only command, blanks.
UNSEEN = ("Mn", "Me", "Cc", "Cf", "Zs", "Zl", "Zp")


def pdf(study: Study, figures: Sequence[Drawn], told: Mapping[str, str] | None = None) -> bytes:
    """The report as PDF, with the facts of the study where they are known already.

    Raises jinja2.UndefinedError where prose asks for a fact that there is not, and
    typst.TypstError where the report cannot be set.
    """
    pictures = {f"{one.id}.svg": one.svg for one in figures}
    return compiled(report(study, figures, told), pictures)


def compiled(told: Node, pictures: dict[str, bytes]) -> bytes:
    """Blocks and the pictures they name, set. Raises typst.TypstError."""
    import typst

    read = {
        **told,
        "anchors": sorted({node["id"] for node in nodes(told) if node.get("id")}),
        "boxed": bool(undrawn(told)),
    }
    sources = {f"{name}.typ": _source(name) for name in ("main", "blocks")}
    made: bytes = typst.compile(  # type: ignore[call-overload]  # its types know no files in memory
        {**sources, "report.json": json.dumps(read).encode(), **pictures},
        format="pdf",
        font_paths=_fonts(),
        pdf_standards=[STANDARD],
    )
    return headed(made)


def _source(name: str) -> bytes:
    return files(__package__).joinpath("typst", f"{name}.typ").read_bytes()


@cache
def _fonts() -> Any:
    """The fonts that come with matplotlib and with Typst, and none of the system's."""
    import typst

    return typst.Fonts(include_system_fonts=False, font_paths=[str(_folder())])


def _folder() -> Path:
    import matplotlib

    return Path(matplotlib.get_data_path(), "fonts", "ttf")


def undrawn(told: Node) -> str:
    """The letters in a report that its fonts have no shape for, each once, in order.

    In their place stands a box that shows the script (Unicode's Last Resort font); the text under
    it is whole.
    """
    from matplotlib.font_manager import get_font

    drawn = get_font(str(_folder() / DRAWN)).get_charmap()
    letters = {letter for text in _texts(told) for letter in text}
    return "".join(
        letter
        for letter in sorted(letters)
        if ord(letter) not in drawn and unicodedata.category(letter) not in UNSEEN
    )


def _texts(tree: Any) -> Iterator[str]:
    return (node["text"] for node in nodes(tree) if isinstance(node.get("text"), str))
