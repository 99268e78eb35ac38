"""Sentence strips: where in each article alliance, strain and Russia stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from analysis.plots import _rows, _style, _words
from analysis.plots._labels import SMALL, drawable, fitted, named, width
from analysis.plots._rows import Row
from analysis.plots._style import ALLIANCE, EDGE, INK, MUTED, PALE, RUSSIA, STRAIN, WIDTH

if TYPE_CHECKING:
    from analysis.study import Study

TITLE = "Where in each article do alliance, Russia and strain stand?"
ORDER = 2
COLUMNS = (
    *("article", "outlet", "mark", "sentence", "kind", "from_word", "words"),
    *("alliance", "strain", "russia", "attributed"),
)
HOW = (
    "Each strip is an article read from left to right, each cell a sentence as wide as it has "
    "words; boilerplate is left out. A sentence is filled in the upper row where it presents the "
    "tie as close, in the lower row where it presents it as strained, in both where it says both; "
    "the narrow row between them is filled where it names Russia. A line underneath marks what "
    "is credited to a source, a frame around the cells the headline. All by codebook."
)

NAMES, COUNTS = 1.7, 1.0  # inches: the columns beside the strips
# The rows of a strip, in inches from its top: where each starts and how high it is.
BANDS = {
    "alliance": (0.0, 0.18, ALLIANCE),
    "russia": (0.2, 0.1, RUSSIA),
    "strain": (0.32, 0.18, STRAIN),
    "attributed": (0.54, 0.025, INK),
}
CALLED = {
    "alliance": "alliance",
    "russia": "Russia",
    "strain": "strain",
    "attributed": "attributed",
}
STRIP, ABOVE, BREAK, FOOT = 0.57, 0.14, 0.12, 0.42  # above a strip stands the headline's label
STEPS = (10, 20, 50, 100, 200, 250, 500, 1000, 2000, 5000, 10000, 20000, 50000, 100000)


def rows(study: Study) -> list[Row]:
    """Every scored sentence with its codes, article by article, the highest balance first."""
    order = {outlet: i for i, outlet in enumerate(_rows.by_balance(study))}
    marks = _rows.marks(study)
    readings = sorted(study.readings, key=lambda reading: order[reading.article.outlet])
    found: list[Row] = []
    for reading in readings:
        article, at = reading.article, 0
        for sentence, code in reading.scored():
            found.append(
                {
                    "article": article.id,
                    "outlet": article.outlet,
                    "mark": marks[article.outlet],
                    "sentence": sentence.number,
                    "kind": sentence.kind,
                    "from_word": at,
                    "words": code.words,
                    **{name: getattr(code, name) for name in BANDS},
                }
            )
            at += code.words
    return found


def draw(rows: Sequence[Row]) -> Figure:
    """A strip an article, all on one scale of words."""
    if not rows:
        return _style.empty(TITLE, "There is nothing to draw: no article was scored.")
    articles = _articles(rows)
    shown = _rows.ends(list(articles.values()))
    end = max(1, *(own[-1]["from_word"] + own[-1]["words"] for own in shown))
    size = len(shown) * (ABOVE + STRIP + BREAK)
    top, foot = _style.above(TITLE), _foot(len(articles))
    figure = _style.page(top + size + FOOT + _style.below(foot), TITLE)
    room = WIDTH - 2 * EDGE - NAMES - COUNTS
    axes = _style.panel(figure, EDGE + NAMES, top, room, size)
    axes.set_xlim(0, end)
    axes.set_ylim(size, 0)
    axes.set_yticks([])
    for place, own in enumerate(shown):
        y = place * (ABOVE + STRIP + BREAK) + ABOVE
        _strip(axes, y, own)
        _labelled(figure, top + y, own)
        _counted(axes, y, own, end / room)
    step = next((step for step in STEPS if end / step <= 8), STEPS[-1])
    ticks = range(0, end + 1, step)
    _style.ruled(axes, ticks, [f"{tick:,}".replace(",", "\N{NO-BREAK SPACE}") for tick in ticks])
    axes.set_xlabel("words from the start of the article", size=SMALL, color=MUTED)
    _style.footed(figure, foot)
    return figure


def _articles(rows: Sequence[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row["article"], []).append(row)
    return found


def _strip(axes: Axes, y: float, own: Sequence[Row]) -> None:
    """One article: pale cells, and over them those that are filled."""
    for name, (down, high, colour) in BANDS.items():
        look: dict[str, Any] = {"edgecolor": "white", "linewidth": 0.5, "zorder": 3}
        if name == "attributed":
            look["linewidth"] = 0
        else:
            axes.broken_barh(list(_cells(own)), (y + down, high), facecolor=PALE, **look)
        filled = [row for row in own if row[name]]
        axes.broken_barh(list(_cells(filled)), (y + down, high), facecolor=colour, **look)
    for row in own:
        if row["kind"] == "title":
            look = {"facecolor": "none", "edgecolor": INK, "linewidth": 1.1, "zorder": 4}
            cell = [(row["from_word"], row["words"])]
            axes.broken_barh(cell, (y - 0.02, 0.54), clip_on=False, **look)
            axes.text(row["from_word"], y - 0.05, "headline", size=SMALL, color=MUTED, va="bottom")


def _cells(own: Sequence[Row]) -> Iterator[tuple[float, float]]:
    for row in own:
        yield row["from_word"], row["words"]


def _labelled(figure: Figure, y: float, own: Sequence[Row]) -> None:
    """The outlet with its mark, and under it the article's id and how long it is."""
    row = own[0]
    dot = _style.panel(figure, EDGE, y + 0.02, 0.14, 0.14)
    dot.set_axis_off()
    _style.mark(dot, 0.5, 0.5, row["mark"], INK, hollow=False)
    lines = fitted(named(row), NAMES - 0.35, lines=2)
    _style.write(figure, EDGE + 0.2, y, lines, va="top")
    under = y + 0.02 + (lines.count("\n") + 1) * 0.155
    number = _words.counted(len(own), "sentence")
    room = NAMES - 0.3 - width(f", {number}", SMALL)
    id = fitted(drawable(row["article"]), room, size=SMALL)
    said = f"{id}, {number}" if id else number
    _style.write(figure, EDGE + 0.2, under, said, va="top", size=SMALL, color=MUTED)


def _counted(axes: Axes, y: float, own: Sequence[Row], inch: float) -> None:
    """Beside the strip's end, what each row is and in how many sentences it is filled."""
    last = own[-1]["from_word"] + own[-1]["words"]
    for (name, (_, _, colour)), down in zip(BANDS.items(), (0.07, 0.215, 0.36, 0.505), strict=True):
        axes.text(
            last + 0.08 * inch,
            y + down,
            f"{sum(row[name] for row in own)} {CALLED[name]}",
            size=SMALL,
            color=colour,
            va="center",
            bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.5},
        )


def _foot(articles: int) -> str:
    said = "One cell a sentence, as wide as its words; numbers count sentences."
    return said + _words.beyond(articles, "article")


def alt(rows: Sequence[Row]) -> str:
    """For each article how many sentences are filled, third by third."""
    said = ["Sentences of each article by codebook, counted in its first, middle and last third."]
    articles = _articles(rows)
    for article, own in _rows.ends(list(articles.items())):
        thirds = [own[len(own) * i // 3 : len(own) * (i + 1) // 3] for i in range(3)]
        counts = [
            f"{CALLED[name]} {', '.join(str(sum(row[name] for row in part)) for part in thirds)}"
            for name in BANDS
        ]
        number = _words.counted(len(own), "sentence")
        said.append(f"{own[0]['outlet']} (article {article}, {number}): {'; '.join(counts)}.")
    return " ".join(said) + _words.beyond(len(articles), "article")
