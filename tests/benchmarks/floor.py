"""The floor of a run: what its imports and its figures cost whoever makes them, by plain means.

By a *plan* (see `run`), the process that runs this file

- imports every module of others that a run has loaded, and none of the study's;
- draws each of the study's figures with matplotlib alone: a bare page of the same size with as many
  texts, of the same words, and as many lines, through as many points; saved as SVG, as PNG of the
  same sharpness and compression, and drawn once more on a page as wide as a phone, as SVG;
- has Typst set a PDF of as much plain text, with these figures.

It prints its CPU seconds after each of the three, those of reading the plan apart. Nothing in it is
counted, measured, broken into lines or made to fit: what a run costs beyond it is the study's own.
"""

from __future__ import annotations

import contextlib
import importlib
import io
import json
import sys
import time
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

PHONE, DPI, LETTERS = 3.2, 160, 7.5  # inches, dots an inch, points

SHEET = """
#set text(font: "DejaVu Sans", size: 9pt)
#for line in read("plain.txt").split("\\n") [#line #linebreak()]
#for name in json("names.json") { image(name) }
"""


def imported(names: Iterable[str]) -> None:
    """Import what is there to be imported: some names exist only once another one does."""
    for name in names:
        with contextlib.suppress(ImportError):
            importlib.import_module(name)


def page(texts: Sequence[Any], lines: Sequence[Any], size: tuple[float, float]) -> Any:
    """A bare page with texts (x, y, words) and lines through points, in parts of the page."""
    from matplotlib.figure import Figure
    from matplotlib.lines import Line2D

    figure = Figure(figsize=size)
    axes = figure.add_axes((0, 0, 1, 1), frameon=False)
    axes.set_axis_off()
    for points in lines:
        axes.add_artist(Line2D(*zip(*points, strict=True), transform=figure.transFigure))
    for x, y, words in texts:
        figure.text(x, y, words, size=LETTERS)
    return figure


def svg(figure: Any) -> bytes:
    """The page as SVG."""
    file = io.BytesIO()
    figure.savefig(file, format="svg")
    return file.getvalue()


def png(figure: Any) -> bytes:
    """The page as PNG, without transparency, as the study's are."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from PIL import Image

    figure.set_dpi(DPI)
    canvas: Any = FigureCanvasAgg(figure)
    canvas.draw()
    picture = Image.frombuffer("RGBA", canvas.get_width_height(), canvas.buffer_rgba())
    file = io.BytesIO()
    picture.convert("RGB").save(file, format="png", compress_level=3)
    return file.getvalue()


def drawn(figures: Mapping[str, Any]) -> dict[str, bytes]:
    """Each figure in its three forms; the wide SVGs by their names."""
    made = {}
    for id, one in figures.items():
        wide = page(one["texts"], one["lines"], one["size"])
        made[f"{id}.svg"] = svg(wide)
        png(wide)
        svg(page(one["texts"], one["lines"], (PHONE, one["size"][1])))
    return made


def printed(text: str, pictures: Mapping[str, bytes]) -> bytes:
    """The text and the pictures, set by Typst with the fonts that come with matplotlib."""
    import matplotlib
    import typst

    folder = str(Path(matplotlib.get_data_path(), "fonts", "ttf"))
    fonts = typst.Fonts(include_system_fonts=False, font_paths=[folder])
    names = json.dumps(sorted(pictures)).encode()
    told = {"main.typ": SHEET.encode(), "plain.txt": text.encode(), "names.json": names}
    compiled: Any = typst.compile  # its types know no files in memory
    made: bytes = compiled({**told, **pictures}, format="pdf", font_paths=fonts)
    return made


def main() -> None:
    """CPU seconds after imports, after figures and after the PDF."""
    before = time.process_time()
    plan = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    reading = time.process_time() - before
    imported(plan["modules"])
    after = [time.process_time()]
    pictures = drawn(plan["figures"])
    after.append(time.process_time())
    printed(plan["text"], pictures)
    after.append(time.process_time())
    print(*(spent - reading for spent in after))


if __name__ == "__main__":
    main()
