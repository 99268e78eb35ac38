"""Sentence strips: where in each article alliance, strain and Russia stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from analysis import position
from analysis.plots import _rows, _sheet, _style, _words
from analysis.plots._labels import SMALL, drawable, fitted, width
from analysis.plots._outlet import SIGN, outlet
from analysis.plots._rows import Row
from analysis.plots._sheet import EDGE
from analysis.plots._style import ALLIANCE, INK, MUTED, PALE, RUSSIA, STRAIN
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
    "says both{russia_row}. A line underneath marks what is credited to a source, a box around "
    "the cells the headline. All by codebook."
)

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
    "attributed": "credited",
}
MIDDLES = {"alliance": 0.07, "russia": 0.215, "strain": 0.36, "attributed": 0.505}
PARTS = ("headline", *position.THIRDS)  # those of `position`: together all sentences
STRIP, ABOVE, BREAK, FOOT = 0.57, 0.14, 0.14, 0.42  # above a strip stands the headline's label


@dataclass(frozen=True, slots=True)
class Layout:
    """How the figure lies in its width; all in inches."""

    width: float  # of the page
    names: float  # the column of names; 0 where a name stands over its strip
    counts: float  # the column of counts beside the strips; 0 where they stand under them
    over: float  # room over a strip for a name
    under: float  # room under it for counts
    steps: int  # of the scale of words, at most

    def above(self, own: Sequence[Row]) -> float:
        """Room over a strip: for a name, and for the headline's label where there is one."""
        return self.over + ABOVE * any(row["kind"] == "title" for row in own)

    def block(self, own: Sequence[Row]) -> float:
        """The height of an article."""
        return self.above(own) + STRIP + self.under + BREAK


WIDE = Layout(_sheet.WIDTH, names=1.7, counts=1.0, over=0.0, under=0.0, steps=8)
PHONE = Layout(_sheet.NARROW, names=0.0, counts=0.0, over=0.4, under=0.2, steps=4)
STEPS = (10, 20, 50, 100, 200, 250, 500, 1000, 2000, 5000, 10000, 20000, 50000, 100000)


def _bands(words: Vocabulary) -> dict[str, tuple[float, float, str]]:
    """The rows of a strip: none of Russia where no actor of the study is Russia."""
    return {name: band for name, band in BANDS.items() if name != RUSSIAN or words.russia}


def rows(study: Study) -> list[Row]:
    """Each scored sentence of the articles drawn, with its codes; the highest balance first."""
    signs, found = _rows.signs(study), list[Row]()
    order = {outlet: place for place, outlet in enumerate(signs)}
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
    return _drawn(rows, WIDE, words)


def narrow(rows: Sequence[Row], words: Vocabulary = SHIPPED) -> Figure:
    """The same, names over the strips and counts under them."""
    return _drawn(rows, PHONE, words)


def _drawn(rows: Sequence[Row], lay: Layout, words: Vocabulary) -> Figure:
    title = words.told(TITLE)
    if not rows:
        return _sheet.empty(title, "There is nothing to draw: no article was scored.", lay.width)
    shown = list(_rows.grouped(rows, "article").values())
    end = max(1, *(own[-1]["from_word"] + own[-1]["words"] for own in shown))
    size = sum(map(lay.block, shown))
    foot = _foot(rows, words)
    figure, top = _sheet.laid(title, foot, size, lay.width, foot=FOOT)
    room = lay.width - 2 * EDGE - lay.names - lay.counts
    axes = _sheet.panel(figure, EDGE + lay.names, top, room, size)
    axes.set_xlim(0, end)
    axes.set_ylim(size, 0)
    at = 0.0
    for own in shown:
        y = at + lay.above(own)
        _strip(axes, y, own, words)
        _labelled(figure, top + (y + 0.01 if lay.names else at + 0.04), own, lay)
        _counted(axes, y, own, end / room, lay, words)
        at += lay.block(own)
    _scaled(axes, end, size, lay)
    _sheet.footed(figure, foot)
    return figure


def _scaled(axes: Axes, end: int, size: float, lay: Layout) -> None:
    step = next((step for step in STEPS if end / step <= lay.steps), STEPS[-1])
    ticks = range(0, end + 1, step)
    labels = [f"{tick:,}" for tick in ticks]
    _style.ruled(axes, ticks, labels)
    said = "words from the start of the article"
    axes.text(end / 2, size + FOOT - 0.04, said, size=SMALL, color=MUTED, ha="center")


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


def _labelled(figure: Figure, top: float, own: Sequence[Row], lay: Layout) -> None:
    """The outlet with its mark, and under it the article's id and how long it is."""
    room = lay.names - 0.15 if lay.names else lay.width - 2 * EDGE
    took = outlet(figure, EDGE, top, own[0], room, lines=2 if lay.names else 1, va="top")
    number = _words.counted(len(own), "sentence")
    left = room - SIGN - width(f"article , {number}", SMALL)
    id = fitted(drawable(own[0]["article"]), left, size=SMALL)
    said = f"article {id}, {number}" if id else number
    how: dict[str, Any] = {"va": "top", "size": SMALL, "color": MUTED}
    _sheet.write(figure, EDGE + SIGN, top + 0.02 + took * 0.155, said, **how)


def _counted(
    axes: Axes, y: float, own: Sequence[Row], inch: float, lay: Layout, words: Vocabulary
) -> None:
    """What each row is and in how many sentences it is filled: at the strip's end, or under it."""
    last = own[-1]["from_word"] + own[-1]["words"]
    bands = _bands(words)
    across = lay.width - 2 * EDGE
    room = lay.counts - 0.1 if lay.counts else across / len(bands) - 0.12
    told = {n: f"{_filled(own, n)} {words.told(CALLED[n])}" for n in bands}
    if (
        lay.counts
        or sum(width(said, SMALL) + 0.12 for said in told.values()) > lay.width - 2 * EDGE
    ):
        told = {name: fitted(said, room, size=SMALL) for name, said in told.items()}
    left = 0.0
    for name, (_, _, colour) in bands.items():
        beside = (last + 0.08 * inch, y + MIDDLES[name])
        x, down = beside if lay.counts else (left * inch, y + STRIP + lay.under * 0.6)
        axes.text(x, down, told[name], size=SMALL, color=colour, va="center")
        left += width(told[name], SMALL) + 0.12


def _filled(part: Sequence[Row], name: str) -> int:
    return sum(row[name] for row in part)


def _foot(rows: Sequence[Row], words: Vocabulary) -> str:
    bands = [words.told(CALLED[name]) for name in _bands(words) if name != "attributed"]
    said = (
        "One cell a sentence, as wide as its words; numbers count sentences. Rows from above: "
        f"{', '.join(bands)}; underlined is what is credited to a source."
    )
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
