"""Position: in which part of the articles alliance, strain and Russia stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from analysis.plots import _rows, _sheet, _style, _words
from analysis.plots._labels import SMALL, fitted, width
from analysis.plots._outlet import outlet
from analysis.plots._rows import Row
from analysis.plots._sheet import EDGE
from analysis.plots._style import ALLIANCE, MUTED, RUSSIA, STRAIN
from analysis.vocabulary import RUSSIA as RUSSIAN
from analysis.vocabulary import SHIPPED, Vocabulary

if TYPE_CHECKING:
    from analysis.study import Study

TITLE = "In which part of the articles do {last} stand?"
ORDER = 3
COLUMNS = (
    *("outlet", "mark", "called", "part", "frame", "articles", "sentences", "count"),
    *("value", "low", "high", "level", "paragraphs", "method"),
)
HOW = (
    "Each row is a part of an {noun}'s text: the headline, the lead (the first "
    "paragraph of the body), and the thirds of all that follows the headline, by length. A mark "
    "says what share of the part's sentences holds the frame, by codebook, the line is the "
    "interval, with paragraphs taken as drawn (articles where there are many, and sentences in a "
    "part that is one paragraph); beside it stands the count. One sentence has no interval, and a "
    "mark is hollow where no sentence holds the frame. The parts are short and the lines long: no "
    "verdict is taken between parts."
)

FRAMES = {
    "alliance": ("{warm}", ALLIANCE),
    "strain": ("{cool}", STRAIN),
    "russia": ("names {russia}", RUSSIA),
}
GAP = 0.12  # inches, between columns
ROW, NAME, BREAK, HEAD, FOOT = 0.2, 0.26, 0.1, 0.32, 0.34  # of a row, a name, between outlets


@dataclass(frozen=True, slots=True)
class Layout:
    """How the figure lies in its width; all in inches."""

    width: float  # of the page
    parts: float  # the column of the parts' names
    counts: float  # the column of sentences
    tell: float  # room for a count beside a scale
    sentences: str  # the heading of that column
    mark: float  # how large a mark is, in points
    edge: float = EDGE  # where it begins

    @property
    def whole(self) -> bool:
        """Whether it takes all of a wide page."""
        return self.width == _sheet.WIDTH

    @property
    def apart(self) -> float:
        """From the end of a scale to its counts."""
        return 0.1 if self.whole else 0.07

    @property
    def left(self) -> float:
        """Where the panels begin."""
        return self.edge + self.parts + self.counts

    @property
    def panel(self) -> float:
        """A scale with its counts."""
        return (self.width - EDGE - self.parts - self.counts - EDGE) / len(FRAMES)

    @property
    def scale(self) -> float:
        """A scale without them."""
        return self.panel - GAP - self.tell


WIDE = Layout(_sheet.WIDTH, parts=0.95, counts=0.75, tell=0.42, sentences="sentences", mark=5.5)
PHONE = Layout(_sheet.NARROW, parts=0.72, counts=0.19, tell=0.21, sentences="n", mark=4.5)
HALF = Layout(_sheet.WIDTH / 2, parts=0.78, counts=0.24, tell=0.26, sentences="n", mark=4.5)
COLUMN = 6  # outlets under each other in a wide figure; more stand in two columns

Own = Mapping[str, Mapping[str, Row]]  # part -> frame -> row, of one outlet


def _frames(words: Vocabulary) -> dict[str, tuple[str, str]]:
    """What each panel is called, and its colour: none of Russia where it is no actor."""
    return {
        frame: (words.told(called), colour)
        for frame, (called, colour) in FRAMES.items()
        if frame != RUSSIAN or words.russia
    }


def rows(study: Study) -> list[Row]:
    """The share of each frame in each part, the outlet of the highest balance first."""
    signs = _rows.signs(study)
    order = {outlet: at for at, outlet in enumerate(signs)}
    found = [one for one in study.positions if one.frame in _frames(study.words)]
    there = {one.part for one in found if one.sentences}  # no text may have a headline
    return [
        {
            "outlet": one.outlet,
            **signs[one.outlet],
            "part": one.part,
            "frame": one.frame,
            "articles": one.articles,
            "sentences": one.sentences,
            "count": one.count,
            "value": one.value,
            "low": one.shown.low,
            "high": one.shown.high,
            "level": study.settings.level,
            "paragraphs": one.paragraphs,
            "method": one.shown.method,
        }
        for one in sorted(found, key=lambda one: order[one.outlet])
        if one.part in there or not there
    ]


def draw(rows: Sequence[Row], words: Vocabulary = SHIPPED) -> Figure:
    """Three panels that share their rows: a block of parts an outlet."""
    return _drawn(rows, WIDE, words)


def narrow(rows: Sequence[Row], words: Vocabulary = SHIPPED) -> Figure:
    """The same on shorter scales."""
    return _drawn(rows, PHONE, words)


def _drawn(rows: Sequence[Row], lay: Layout, words: Vocabulary) -> Figure:
    title, frames = words.told(TITLE), _frames(words)
    outlets = list(_rows.tabled(rows, "outlet", "part", "frame").items())
    if not outlets:
        return _sheet.empty(title, "There is nothing to draw: no article was scored.", lay.width)
    shown, foot = [own for _, own in _rows.ends(outlets)], _foot(rows, words)
    lay = _roomy(lay, rows)
    columns = [(lay, shown)]
    if lay.whole and len(shown) > COLUMN:
        half = (len(shown) + 1) // 2
        left = _roomy(HALF, rows)
        right = replace(left, edge=EDGE + left.width)
        columns = [(left, shown[:half]), (right, shown[half:])]
    gap = len(shown) // 2 if len(shown) < len(outlets) else 0
    size = max(sum(map(_high, own)) for _, own in columns)
    figure, top = _sheet.laid(title, foot, size, lay.width, head=HEAD, foot=FOOT)
    for each, own in columns:
        _column(figure, top, _sheet.Stack(own, list(map(_high, own)), gap), frames, each)
        gap -= len(own)
    _sheet.footed(figure, foot)
    return figure


def _roomy(lay: Layout, rows: Sequence[Row]) -> Layout:
    """The same with room for the longest count, so that the next scale's marks stand clear."""
    room = lay.apart + max(width(str(row["count"]), SMALL) for row in rows)
    return replace(lay, tell=max(lay.tell, room + 0.08 - GAP))


def _high(own: Own) -> float:
    """How much of the height an outlet takes."""
    return NAME + len(own) * ROW + BREAK


def _column(
    figure: Figure,
    top: float,
    made: _sheet.Stack[Own],
    frames: Mapping[str, tuple[str, str]],
    lay: Layout,
) -> None:
    """Outlets under each other."""
    panels = {frame: _panel(figure, at, top, made.size, lay) for at, frame in enumerate(frames)}
    _heads(figure, top, frames, lay)
    for y, own in made.down(list(panels.values()), BREAK / 2):
        first = next(iter(next(iter(own.values())).values()))
        outlet(figure, lay.edge, top + y + NAME / 2, first, lay.width - 2 * EDGE - 0.2)
        for at, (part, framed) in enumerate(own.items()):
            middle = y + NAME + (at + 0.5) * ROW
            _told(figure, top + middle, part, framed, lay)
            for frame, axes in panels.items():
                _point(axes, middle, framed[frame], lay)


def _panel(figure: Figure, at: int, top: float, size: float, lay: Layout) -> Axes:
    left = lay.left + at * lay.panel + GAP
    axes = _sheet.panel(figure, left, top, lay.scale, size)
    axes.set_xlim(0, 1)
    axes.set_ylim(size, 0)
    end = _words.share(1.0) if lay.whole else "1"
    _style.ruled(axes, (0, 0.5, 1), ("0", "", end), inward=True)
    return axes


def _heads(figure: Figure, top: float, frames: Mapping[str, tuple[str, str]], lay: Layout) -> None:
    how: dict[str, Any] = {"size": SMALL, "va": "bottom"}
    y = top - 0.06
    _sheet.write(figure, lay.edge, y, "part", color=MUTED, **how)
    _sheet.write(figure, lay.left, y, lay.sentences, color=MUTED, ha="right", **how)
    for at, (called, colour) in enumerate(frames.values()):
        said = fitted(called, lay.panel - GAP / 2, size=SMALL, lines=2)
        _sheet.write(figure, lay.left + at * lay.panel + GAP, y, said, color=colour, **how)


def _told(figure: Figure, y: float, part: str, framed: Mapping[str, Row], lay: Layout) -> None:
    """The part's name and how many sentences it has."""
    how: dict[str, Any] = {"size": SMALL, "color": MUTED, "va": "center"}
    size = next(iter(framed.values()))["sentences"]
    _sheet.write(figure, lay.edge + (GAP if lay.whole else 0), y, part, **how)
    how |= {"ha": "right"} if size else {"ha": "right", "style": "italic"}
    _sheet.write(figure, lay.left, y, str(size or "none"), **how)


def _point(axes: Axes, y: float, row: Row, lay: Layout) -> None:
    """A mark with its interval and its count; nothing where there is no sentence."""
    if row["value"] is None:
        return
    colour = FRAMES[row["frame"]][1]
    _style.estimate(axes, y, row, colour, hollow=not row["count"], size=lay.mark)
    at = 1 + lay.apart / lay.scale
    _style.said(axes, at, y, str(row["count"]), over=False, ha="left", color=colour)


def _foot(rows: Sequence[Row], words: Vocabulary) -> str:
    said = (
        f"Marks are shares of the part's sentences, lines {_words.level(rows)}, numbers at the "
        "right of a scale the sentences that hold the frame; a mark is hollow where there is none. "
        "The lead is counted in its third too."
    )
    return (
        said
        + _words.beyond(len(_rows.tabled(rows, "outlet", "part", "frame")), words.noun)
        + _words.renamed(rows)
    )


def alt(rows: Sequence[Row], words: Vocabulary = SHIPPED) -> str:
    """For each outlet and part how many of its sentences hold each frame."""
    if not rows:
        return "No article was scored."
    said, frames = ["Sentences of each part that hold a frame, by codebook."], _frames(words)
    outlets = _rows.tabled(rows, "outlet", "part", "frame")
    for name, own in _rows.ends(list(outlets.items())):
        parts = []
        for part, framed in own.items():
            size = next(iter(framed.values()))["sentences"]
            counts = [f"{called} {framed[frame]['count']}" for frame, (called, _) in frames.items()]
            number = _words.counted(size, "sentence")
            parts.append(f"{part}, {number}: {', '.join(counts)}" if size else f"no {part}")
        said.append(f"{name}: {'; '.join(parts)}.")
    return " ".join(said) + _words.beyond(len(outlets), words.noun)
