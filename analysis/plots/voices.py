"""Voices: who says what about which pair of actors."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from analysis import speakers
from analysis.plots import _sheet, _style, _words
from analysis.plots._labels import SMALL, fitted, width
from analysis.plots._matrix import APART, EVERY, Counts, Matrix, counted, matrix
from analysis.plots._outlet import LISTED, MARK, listed, outlet
from analysis.plots._rows import Row
from analysis.plots._sheet import EDGE
from analysis.plots._style import ALLIANCE, MUTED, PALE, STRAIN
from analysis.vocabulary import SHIPPED, Vocabulary, actor

if TYPE_CHECKING:
    from analysis.study import Study

TITLE = "Who says what about which pair of actors?"
ORDER = 4
COLUMNS = ("outlet", "mark", "called", "speaker", "dyad", "own", "sentences", "alliance", "strain")
COLUMN = "Each column is an {noun}, each row a speaker"
SUMMED = "The {noun}s are many and summed in one column; each row is a speaker"
HOW = (
    f"{COLUMN}: the text itself (own voice), or whom "
    "a sentence is credited to; each block is a pair of actors, first the one that the balance is "
    "about. The right half of a field counts the sentences in which the speaker "
    "{presents_the_pair} {how} {close}, the left half those that {present_it} {how} {strained}, "
    "and the more there are the fuller its colour; a sentence may be in both, and in several "
    "blocks. Speakers who say neither of a pair are left out. All by codebook; single sentences "
    "prove little."
)

COLOURS = {"strain": STRAIN, "alliance": ALLIANCE}  # the left half of a field, the right one
SPEAKERS = {
    speakers.OTHERS: "others and unnamed",
    speakers.SEVERAL: "several together",
}
ROW, OWN, BREAK = 0.21, 0.27, 0.1  # inches: of a speaker, of a pair's name, between pairs
SHADES = 0.14, 0.42  # of a field's colour: the darkest still lets its number stand out
LEFTS, HALF = (-1.0, 0.02), 0.98  # of a field from -1 to 1: where its halves begin, how wide
SAMPLE = 1.4  # inches: of the field that says which half is which
LEAST, WIDEST = 0.8, 1.5  # inches: of a column with a name over it, of any column


@dataclass(frozen=True, slots=True)
class Layout:
    """How the figure lies in its width; all in inches."""

    width: float  # of the page
    names: float  # the column of speakers; 0 where each stands over its fields
    gap: float  # between columns
    columns: int = 1

    @property
    def across(self) -> float:
        """From one column to the next."""
        return min(WIDEST, (self.width - 2 * EDGE - self.names) / self.columns)

    @property
    def field(self) -> float:
        """How wide a column is."""
        return self.across - self.gap

    @property
    def listed(self) -> bool:
        """Whether the columns are too narrow for names, so that these stand above all."""
        return self.field < LEAST

    @property
    def head(self) -> float:
        """How high what stands over the blocks is."""
        return LISTED * self.columns + 0.5 if self.listed else 0.52

    def left(self, column: int) -> float:
        """Where a column begins."""
        return EDGE + self.names + column * self.across + self.gap / 2


WIDE = Layout(_sheet.WIDTH, names=1.5, gap=0.12)
PHONE = Layout(_sheet.NARROW, names=0.0, gap=0.06)


def how(rows: Sequence[Row]) -> str:
    """How to read it: with a column an outlet, or one for all."""
    many = len({row["outlet"] for row in rows}) > APART
    return HOW.replace(COLUMN, SUMMED) if many else HOW


def rows(study: Study) -> list[Row]:
    """A row an outlet, speaker and pair of which the speaker says anything."""
    return counted(study)


def draw(rows: Sequence[Row], words: Vocabulary = SHIPPED) -> Figure:
    """A block a pair with a row a speaker, a column an outlet; one column where they are many."""
    return _drawn(rows, WIDE, words)


def narrow(rows: Sequence[Row], words: Vocabulary = SHIPPED) -> Figure:
    """The same, the names of outlets above all and those of speakers over their fields."""
    return _drawn(rows, PHONE, words)


def _drawn(rows: Sequence[Row], lay: Layout, words: Vocabulary) -> Figure:
    if not rows:
        said = f"There is nothing to draw: {words.nothing}."
        return _sheet.empty(TITLE, said, lay.width)
    made, foot = matrix(rows), _foot(rows, words)
    lay = replace(lay, columns=len(made.columns))
    each = ROW if lay.names else 2 * ROW - 0.02
    size = sum(OWN + len(own) * each + BREAK for own in made.blocks.values())
    figure, top = _sheet.laid(TITLE, foot, size, lay.width, head=lay.head)
    _heads(figure, top, made, lay, words)
    lefts = map(lay.left, range(lay.columns))
    panels = [_sheet.panel(figure, left, top, lay.field, size) for left in lefts]
    for axes in panels:
        axes.set_xlim(-1, 1)
        axes.set_ylim(size, 0)
    y = 0.0
    for pair, own in made.blocks.items():
        _sheet.write(figure, EDGE, top + y + OWN / 2, pair, va="center")
        y += OWN
        for speaker in own:
            _told(figure, top + y + ROW / 2, speaker, lay)
            for axes, column in zip(panels, made.columns, strict=True):
                _field(axes, y + each - ROW, made.cells.get((pair, speaker, column)), made.most)
            y += each
        y += BREAK
    _sheet.footed(figure, foot)
    return figure


def _heads(figure: Figure, top: float, made: Matrix, lay: Layout, words: Vocabulary) -> None:
    """Whose each column is, and which half of a field is whose.

    The name stands above its column, or there its mark, and over all what the marks mean.
    """
    every = list(made.columns.values())
    if lay.listed:
        listed(figure, top - lay.head, [row for row in every if row is not None])
        _sample(figure, top - 0.46, words)
    for at, row in enumerate(every):
        left = lay.left(at)
        if not lay.listed:
            _halves(figure, left, top - 0.06, lay.field, words)
        if row is None:
            _sheet.write(figure, left, top - lay.head + 0.12, words.told(EVERY))
        elif lay.listed:
            _style.sign(figure, left + lay.field / 2, top - 0.08, row["mark"], MARK)
        else:
            outlet(figure, left, top - 0.22, row, lay.field, size=SMALL, lines=2, va="bottom")


def _halves(figure: Figure, left: float, y: float, field: float, words: Vocabulary) -> None:
    """The names of the two poles over the halves of a field."""
    how: dict[str, Any] = {"size": SMALL, "va": "bottom"}
    for pole, at, ha in (("strain", -0.03, "right"), ("alliance", 0.03, "left")):
        said = fitted(words.name(pole), field / 2 - 0.03, size=SMALL)
        x = left + field / 2 + at
        _sheet.write(figure, x, y, said, ha=ha, color=COLOURS[pole], **how)


def _sample(figure: Figure, top: float, words: Vocabulary) -> None:
    """A field with the names of the poles in its halves, where none stand over the columns."""
    said = "each field: "
    how: dict[str, Any] = {"size": SMALL, "color": MUTED, "va": "center"}
    _sheet.write(figure, EDGE, top + ROW / 2, said, **how)
    axes = _sheet.panel(figure, EDGE + width(said, SMALL), top, SAMPLE, ROW)
    axes.set_xlim(-1, 1)
    axes.set_ylim(ROW, 0)
    for (pole, colour), left in zip(COLOURS.items(), LEFTS, strict=True):
        look = {"facecolor": colour, "alpha": SHADES[0]}
        _style.boxes(axes, [(left, 0.015, HALF, ROW - 0.03)], **look)
        name = fitted(words.name(pole), SAMPLE / 2 - 0.06, size=SMALL)
        _style.said(axes, left + HALF / 2, ROW / 2, name, over=False)


def _told(figure: Figure, y: float, speaker: str, lay: Layout) -> None:
    how: dict[str, Any] = {"size": SMALL, "color": MUTED, "va": "center"}
    room = (lay.names or lay.width - 2 * EDGE) - 0.2
    name = fitted(_called(speaker), room, size=SMALL)
    _sheet.write(figure, EDGE + (0.12 if lay.names else 0.0), y, name, **how)


def _called(speaker: str) -> str:
    if speaker in speakers.KINDS:
        return SPEAKERS.get(speaker, speaker)
    return actor(speaker)


def _field(axes: Axes, y: float, counts: Counts | None, most: int) -> None:
    """Two halves, each with its count and as dark as it is high; pale where there is none."""
    for (pole, colour), left in zip(COLOURS.items(), LEFTS, strict=True):
        n = counts[pole] if counts else 0
        shade = SHADES[0] + (SHADES[1] - SHADES[0]) * math.sqrt(n / most)
        look = {"facecolor": colour, "alpha": round(shade, 2)} if n else {"facecolor": PALE}
        _style.boxes(axes, [(left, y + 0.015, HALF, ROW - 0.03)], **look)
        if n:
            _style.said(axes, left + HALF / 2, y + ROW / 2, str(n), over=False)


def _foot(rows: Sequence[Row], words: Vocabulary) -> str:
    said = (
        f"Numbers count sentences: {words.cool} in the left half of a field, {words.warm} in the "
        "right; the fuller the colour, the more."
    )
    outlets = len({row["outlet"] for row in rows})
    if outlets > APART:
        return f"{said} {outlets} {words.noun}s are summed; each stands in the figure's CSV."
    return said + _words.renamed(rows)


def alt(rows: Sequence[Row], words: Vocabulary = SHIPPED) -> str:
    """For each outlet and speaker the sentences of the one pole and the other, pair by pair."""
    if not rows:
        return words.told("No sentence {presents_any} {how} {close} or {how} {strained}.")
    whose = words.told("{present_a_pair} {how} {close} or {how} {strained}")
    said = [f"Sentences that {whose}, by who says it."]
    made = matrix(rows)
    for column in made.columns:
        parts = []
        for speaker in dict.fromkeys(name for own in made.blocks.values() for name in own):
            told = [
                f"{pair} {counts['alliance']} and {counts['strain']}"
                for pair in made.blocks
                if (counts := made.cells.get((pair, speaker, column))) is not None
            ]
            if told:
                number = _words.counted(_sentences(rows, speaker, column), "sentence")
                parts.append(f"{_called(speaker)} ({number}): {', '.join(told)}")
        named = words.told(column) if column == EVERY else column
        said.append(f"{named} ({words.warm} and {words.cool}): {'; '.join(parts)}.")
    return " ".join(" ".join(said).split())


def _sentences(rows: Sequence[Row], speaker: str, column: str) -> int:
    """How many sentences of any kind a speaker has, in a column."""
    spoken = {row["outlet"]: row["sentences"] for row in rows if row["speaker"] == speaker}
    return sum(n for name, n in spoken.items() if column in (name, EVERY))
