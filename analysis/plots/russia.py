"""Russia: in what share of its sentences each article names it, and where in the text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from analysis.model import Reading
from analysis.plots import _rows, _sheet, _style, _words
from analysis.plots._labels import SMALL, fitted, width
from analysis.plots._outlet import outlet
from analysis.plots._rows import Row
from analysis.plots._sheet import EDGE
from analysis.plots._style import MUTED, PALE, RUSSIA
from analysis.vocabulary import SHIPPED, Vocabulary

if TYPE_CHECKING:
    from analysis.study import Study

TITLE = "How much of each article names {russia}, and where?"
ORDER = 3
PLACE = ("article", "strip", "sentence", "from", "to")  # of a sentence that names Russia
COLUMNS = (*_rows.COLUMNS, *PLACE)
HOW = (
    "On the left stands the share of sentences that name {russia}, by codebook: the mark is the "
    "share, the line its interval. On the right the same text runs from its first word to its "
    "last: each filled cell is a sentence that names {russia}, as long as the sentence is, and "
    "boilerplate is left out. Naming is counted, not what is said: a name in passing fills a cell "
    "as an argument does. Whether two can be told apart the verdicts say, not the overlap of lines."
)

MEASURE = "russia_share"
LANES = 6  # articles of one outlet that have a strip
ROW, CELL, HEAD, FOOT = 0.42, 0.2, 0.3, 0.26  # inches


@dataclass(frozen=True, slots=True)
class Layout:
    """How the figure lies in its width; all in inches."""

    width: float  # of the page
    names: float  # the column of names; 0 where a name stands over its row
    counts: float
    share: float
    gap: float  # between columns
    own: float = 0.0  # the height of a name's own line
    ticks: int = 3  # of a scale

    @property
    def left(self) -> float:
        """Where the panels begin."""
        return EDGE + self.names + self.counts + self.gap

    @property
    def strip(self) -> float:
        """How wide the strips are."""
        return self.width - EDGE - self.left - self.share - self.gap


WIDE = Layout(_sheet.WIDTH, names=1.55, counts=0.7, share=1.8, gap=0.35)
PHONE = Layout(_sheet.NARROW, names=0.0, counts=0.52, share=0.95, gap=0.12, own=0.26, ticks=2)


def belongs(study: Study) -> bool:
    """Whether an actor of the study is Russia."""
    return bool(study.words.russia)


def rows(study: Study) -> list[Row]:
    """Each outlet's share, then the sentences of those drawn: the highest balance first."""
    if not belongs(study):
        return []
    shares = _rows.estimated(study, (MEASURE,), ("all",))
    found: list[Row] = [{**row, **dict.fromkeys(PLACE)} for row in shares]
    for row in _rows.ends(shares, defined=_defined):
        known = {column: row[column] for column in ("outlet", "mark", "called")}
        own = [r for r in study.readings if r.article.outlet == row["outlet"] and r.scored()]
        for strip, reading in enumerate(own[:LANES], 1):
            for place in _places(reading):
                held = {"article": reading.article.id, "strip": strip, **place}
                found.append({**dict.fromkeys(COLUMNS), **known, **held})
    return found


def _defined(row: Row) -> bool:
    return row["value"] is not None


def _places(reading: Reading) -> Iterator[dict[str, Any]]:
    """Where each sentence that names Russia starts and ends, as shares of the scored text."""
    scored = reading.scored()
    whole, before = sum(len(sentence.text) for sentence, _ in scored), 0
    for sentence, code in scored:
        after = before + len(sentence.text)
        if code.russia:
            yield {"sentence": sentence.number, "from": before / whole, "to": after / whole}
        before = after


def draw(rows: Sequence[Row], words: Vocabulary = SHIPPED) -> Figure:
    """A line an outlet: its share, and beside it its articles' strips."""
    return _drawn(rows, WIDE, words)


def narrow(rows: Sequence[Row], words: Vocabulary = SHIPPED) -> Figure:
    """The same, each name over its line."""
    return _drawn(rows, PHONE, words)


def _drawn(rows: Sequence[Row], lay: Layout, words: Vocabulary) -> Figure:
    title = words.told(TITLE)
    if not rows:
        return _sheet.empty(title, "There is nothing to draw: no article was scored.", lay.width)
    shares, places = _shares(rows), _rows.grouped(_sentences(rows), "outlet")
    made = _sheet.stack(shares, lambda _: lay.own + ROW, defined=_defined)
    size, foot = made.size, _foot(rows, words)
    figure, top = _sheet.laid(title, foot, size, lay.width, head=HEAD, foot=FOOT)
    share = _sheet.panel(figure, lay.left, top, lay.share, size)
    strip = _sheet.panel(figure, lay.left + lay.share + lay.gap, top, lay.strip, size)
    _scaled(share, strip, made.shown, size, lay)
    _heads(figure, top, lay, words)
    for start, row in made.down([share]):
        y = start + lay.own + ROW / 2
        if lay.own:
            outlet(figure, EDGE, top + y - ROW / 2 - 0.1, row, lay.width - 2 * EDGE)
        else:
            outlet(figure, EDGE, top + y, row, lay.names - 0.05, lines=2)
        _counted(figure, top + y, row, lay)
        _point(share, y, row)
        _strips(strip, y, row, places.get(row["outlet"], ()))
    _sheet.footed(figure, foot)
    return figure


def _shares(rows: Sequence[Row]) -> list[Row]:
    return [row for row in rows if row["measure"]]


def _sentences(rows: Sequence[Row]) -> list[Row]:
    return [row for row in rows if not row["measure"]]


def _scaled(share: Axes, strip: Axes, shown: Sequence[Row], size: float, lay: Layout) -> None:
    """The two scales: per cent of sentences, and the text from its start to its end."""
    end = _words.share_end(shown)
    scales: tuple[tuple[Axes, tuple[float, ...], tuple[str, ...]], ...] = (
        (share, (0, end / 2, end), ("0", _words.share(end / 2), _words.share(end))),
        (strip, (0, 0.5, 1), ("start", "", "end")),
    )
    step = 1 if lay.ticks > 2 else 2
    for axes, places, labels in scales:
        axes.set_ylim(size, 0)
        axes.set_xlim(0, places[-1])
        _style.ruled(axes, places[::step], labels[::step], inward=True)


def _heads(figure: Figure, top: float, lay: Layout, words: Vocabulary) -> None:
    how: dict[str, Any] = {"size": SMALL, "color": MUTED, "va": "bottom"}
    y = top - 0.05
    _sheet.write(figure, lay.left - lay.gap, y, f"name\n{words.russia}", ha="right", **how)
    share = fitted("share of sentences", lay.share, size=SMALL, lines=2)
    _sheet.write(figure, lay.left, y, share, **how)
    said = "where they stand in the text"
    strip = lay.left + lay.share + lay.gap
    _sheet.write(figure, strip, y, fitted(said, lay.strip, size=SMALL, lines=2), **how)


def _counted(figure: Figure, y: float, row: Row, lay: Layout) -> None:
    said = f"{row['hits']} of {row['sentences']}"
    if width(said, SMALL) > lay.counts:
        said = str(row["hits"])
    right = EDGE + lay.names + lay.counts
    _sheet.write(figure, right, y, said, size=SMALL, color=MUTED, ha="right", va="center")


def _point(axes: Axes, y: float, row: Row) -> None:
    """The share with its interval and its value; where it is undefined, the word."""
    if not _defined(row):
        _style.undefined(axes, y)
        return
    y, part = y + 0.05, row["value"] / axes.get_xlim()[1]
    _style.estimate(axes, y, row, RUSSIA, hollow=bool(row["hollow"]))
    side = "right" if part > 0.85 else "left" if part < 0.15 else "center"
    _style.said(axes, row["value"], y - 0.16, _words.share(row["value"]), ha=side)


def _strips(axes: Axes, y: float, row: Row, places: Sequence[Row]) -> None:
    """A pale strip an article, and over it the sentences that name Russia."""
    lanes = min(row["articles"], LANES)
    high = CELL / max(1, lanes)
    look = {"edgecolor": "white", "linewidth": 0.5}
    tops = [y - CELL / 2 + lane * high for lane in range(lanes)]
    _style.boxes(axes, [(0, down, 1, high) for down in tops], facecolor=PALE, **look)
    cells = [(p["from"], tops[p["strip"] - 1], p["to"] - p["from"], high) for p in places]
    _style.boxes(axes, cells, facecolor=RUSSIA, zorder=3, **look)


def _foot(rows: Sequence[Row], words: Vocabulary) -> str:
    shares = _shares(rows)
    apart, alike, silent = _words.pairs(shares)
    said = f"Lines are {_words.level(shares)}; a mark is hollow where its line reaches 0."
    if apart + alike + silent:
        number = _words.counted(apart + alike + silent, "pair")
        said += f" Of {number} of shares, {apart or 'none'} can be told apart."
    if any(row["articles"] > LANES for row in shares):
        said += f" Of an outlet's articles the first {LANES} have a strip."
    return said + _words.beyond(len(shares), words.noun) + _words.renamed(shares)


def alt(rows: Sequence[Row], words: Vocabulary = SHIPPED) -> str:
    """Each outlet's share with its interval, and in which part of the text the sentences stand."""
    if not rows:
        return "No article was scored."
    shares, places = _shares(rows), _rows.grouped(_sentences(rows), "outlet")
    said = [
        f"Share of sentences that name {words.russia}, by codebook, with {_words.level(shares)}, "
        "and how many of them begin in the first, the second and the last third of the text."
    ]
    for row in _rows.ends(shares, defined=_defined):
        thirds = [0, 0, 0]
        for place in places.get(row["outlet"], ()):
            thirds[min(2, int(3 * place["from"]))] += 1
        share = _words.with_interval(row, _words.share)
        counted = f"{row['hits']} of {row['sentences']}"
        said.append(f"{row['outlet']}: {share}, {counted}; {', '.join(map(str, thirds))}.")
    said.append(_words.beyond(len(shares), words.noun).strip())
    said.append(_words.verdicts(shares, f"the share that names {words.russia}"))
    return " ".join(part for part in said if part)
