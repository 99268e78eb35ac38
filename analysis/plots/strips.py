"""Sentence strips: where in each article alliance, strain and Russia stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from analysis import position
from analysis.plots import _rows, _style, _words
from analysis.plots._labels import SMALL, drawable, fitted, named, width
from analysis.plots._rows import Row
from analysis.plots._style import ALLIANCE, EDGE, INK, MUTED, PALE, RUSSIA, STRAIN, WIDTH
from analysis.vocabulary import RUSSIA as RUSSIAN
from analysis.vocabulary import SHIPPED, Vocabulary

if TYPE_CHECKING:
    from analysis.study import Study

TITLE = "Where in each article do {warm}{russia_between} and {cool} stand?"
ORDER = 2
COLUMNS = (
    *("articles", "article", "outlet", "mark", "called"),
    *("sentence", "kind", "part", "from_word", "words"),
    *("alliance", "strain", "russia", "attributed"),
)
HOW = (
    "Each strip is an article read from left to right, each cell a sentence as wide as it has "
    "words; boilerplate is left out. A sentence is filled in the upper row where it {presents} "
    "{how} {close}, in the lower row where it {presents_it} {how} {strained}, in both where it "
    "says both{russia_row}. A line underneath marks what is credited to a source, a frame around "
    "the cells the headline. All by codebook."
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
    "alliance": "{warm}",
    "russia": "{russia}",
    "strain": "{cool}",
    "attributed": "attributed",
}
MIDDLES = {"alliance": 0.07, "russia": 0.215, "strain": 0.36, "attributed": 0.505}
PARTS = ("headline", *position.THIRDS)  # those of `position`: together all sentences
STRIP, ABOVE, BREAK, FOOT = 0.57, 0.14, 0.12, 0.42  # above a strip stands the headline's label
STEPS = (10, 20, 50, 100, 200, 250, 500, 1000, 2000, 5000, 10000, 20000, 50000, 100000)


def _bands(words: Vocabulary) -> dict[str, tuple[float, float, str]]:
    """The rows of a strip: none of Russia where no actor of the study is Russia."""
    return {name: band for name, band in BANDS.items() if name != RUSSIAN or words.russia}


def rows(study: Study) -> list[Row]:
    """Each scored sentence of the articles drawn, with its codes; the highest balance first."""
    order = {outlet: i for i, outlet in enumerate(_rows.by_balance(study))}
    signs, found = _rows.signs(study), list[Row]()
    readings = [reading for reading in study.readings if reading.scored()]
    readings.sort(key=lambda reading: order[reading.article.outlet])
    for reading in _rows.ends(readings):
        article, at, stands = reading.article, 0, position.parts(reading)
        part = {s.number: name for name in PARTS for s, _ in stands[name]}
        for sentence, code in reading.scored():
            found.append(
                {
                    "articles": len(readings),
                    "article": article.id,
                    "outlet": article.outlet,
                    **signs[article.outlet],
                    "sentence": sentence.number,
                    "kind": sentence.kind,
                    "part": part[sentence.number],
                    "from_word": at,
                    "words": code.words,
                    **{name: getattr(code, name) for name in BANDS},
                }
            )
            at += code.words
    return found


def draw(rows: Sequence[Row], words: Vocabulary = SHIPPED) -> Figure:
    """A strip an article, all on one scale of words."""
    title = words.told(TITLE)
    if not rows:
        return _style.empty(title, "There is nothing to draw: no article was scored.")
    articles = _rows.grouped(rows, "article")
    shown = list(articles.values())
    end = max(1, *(own[-1]["from_word"] + own[-1]["words"] for own in shown))
    size = len(shown) * (ABOVE + STRIP + BREAK)
    top, foot = _style.above(title), _foot(rows)
    figure = _style.page(top + size + FOOT + _style.below(foot), title)
    room = WIDTH - 2 * EDGE - NAMES - COUNTS
    axes = _style.panel(figure, EDGE + NAMES, top, room, size)
    axes.set_xlim(0, end)
    axes.set_ylim(size, 0)
    for place, own in enumerate(shown):
        y = place * (ABOVE + STRIP + BREAK) + ABOVE
        _strip(axes, y, own, words)
        _labelled(figure, top + y, own)
        _counted(axes, y, own, end / room, words)
    step = next((step for step in STEPS if end / step <= 8), STEPS[-1])
    ticks = range(0, end + 1, step)
    _style.ruled(axes, ticks, [f"{tick:,}".replace(",", "\N{NO-BREAK SPACE}") for tick in ticks])
    said, under = "words from the start of the article", size + FOOT - 0.04
    axes.text(end / 2, under, said, size=SMALL, color=MUTED, ha="center")
    _style.footed(figure, foot)
    return figure


def _strip(axes: Axes, y: float, own: Sequence[Row], words: Vocabulary) -> None:
    """One article: pale cells, and over them those that are filled."""
    for name, (down, high, colour) in _bands(words).items():
        look: dict[str, Any] = {"zorder": 3}
        if name != "attributed":
            look |= {"edgecolor": "white", "linewidth": 0.5}
            _style.boxes(axes, _cells(own, y + down, high), facecolor=PALE, **look)
        filled = [row for row in own if row[name]]
        _style.boxes(axes, _cells(filled, y + down, high), facecolor=colour, **look)
    title = [row for row in own if row["kind"] == "title"]
    look = {"facecolor": "none", "edgecolor": INK, "linewidth": 1.1, "zorder": 4}
    _style.boxes(axes, _cells(title, y - 0.02, 0.54), **look)
    for row in title:
        axes.text(row["from_word"], y - 0.05, "headline", size=SMALL, color=MUTED, va="bottom")


def _cells(
    own: Sequence[Row], y: float, high: float
) -> Iterator[tuple[float, float, float, float]]:
    for row in own:
        yield row["from_word"], y, row["words"], high


def _labelled(figure: Figure, y: float, own: Sequence[Row]) -> None:
    """The outlet with its mark, and under it the article's id and how long it is."""
    row = own[0]
    _style.sign(figure, EDGE + 0.07, y + 0.09, row["mark"])
    lines = fitted(named(row), NAMES - 0.35, lines=2)
    _style.write(figure, EDGE + 0.2, y, lines, va="top")
    under = y + 0.02 + (lines.count("\n") + 1) * 0.155
    number = _words.counted(len(own), "sentence")
    room = NAMES - 0.3 - width(f", {number}", SMALL)
    id = fitted(drawable(row["article"]), room, size=SMALL)
    said = f"{id}, {number}" if id else number
    _style.write(figure, EDGE + 0.2, under, said, va="top", size=SMALL, color=MUTED)


def _counted(axes: Axes, y: float, own: Sequence[Row], inch: float, words: Vocabulary) -> None:
    """Beside the strip's end, what each row is and in how many sentences it is filled."""
    last = own[-1]["from_word"] + own[-1]["words"]
    for name, (_, _, colour) in _bands(words).items():
        axes.text(
            last + 0.08 * inch,
            y + MIDDLES[name],
            fitted(f"{_filled(own, name)} {words.told(CALLED[name])}", COUNTS - 0.1, size=SMALL),
            size=SMALL,
            color=colour,
            va="center",
        )


def _filled(part: Sequence[Row], name: str) -> int:
    return sum(row[name] for row in part)


def _foot(rows: Sequence[Row]) -> str:
    said = "One cell a sentence, as wide as its words; numbers count sentences."
    return said + _beyond(rows) + _words.renamed(rows)


def _beyond(rows: Sequence[Row]) -> str:
    return _words.beyond(rows[0]["articles"], "article", all_in="sentences.csv")


def alt(rows: Sequence[Row], words: Vocabulary = SHIPPED) -> str:
    """For each article how many sentences are filled, in its headline and third by third."""
    if not rows:
        return "No article was scored."
    said = [
        "Sentences of each article by codebook, counted in its headline, where it has one, and in "
        "the first, middle and last third of the text that follows, by length."
    ]
    for article, own in _rows.grouped(rows, "article").items():
        parts = [[row for row in own if row["part"] == name] for name in PARTS]
        held = parts if parts[0] else parts[1:]
        counts = [
            f"{words.told(CALLED[name])} {', '.join(str(_filled(part, name)) for part in held)}"
            for name in _bands(words)
        ]
        number = _words.counted(len(own), "sentence")
        said.append(f"{own[0]['outlet']} (article {article}, {number}): {'; '.join(counts)}.")
    return " ".join(said) + _beyond(rows)
