"""Sentiment audit: each score as it comes and masked, and the words that made it."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from analysis.model import Reading
from analysis.plots import _rows, _sheet, _style, _words
from analysis.plots._labels import SMALL, fitted, width
from analysis.plots._moods import SIDES, moods
from analysis.plots._outlet import SIGN, outlet
from analysis.plots._rows import Row
from analysis.plots._sheet import EDGE
from analysis.plots._style import INK, MUTED
from analysis.vocabulary import SHIPPED, Vocabulary

if TYPE_CHECKING:
    from analysis.study import Study

TITLE = "Which words made each sentiment score, and are they mood or names?"
ORDER = 6
COLUMNS = (
    *("outlet", "mark", "called", "sentences", "kind", "word", "count", "named"),
    *("value", "low", "high", "hollow", "level"),
)
HOW = (
    "On the left stands the mean VADER sentiment of a sentence with its interval: above as it "
    "comes, below with names and event words masked; a mark is hollow where the interval reaches "
    "0. On the right stand the words that warm and cool the score as it comes the most, and how "
    "often they stand in the text; a bar is as long as what the mean would lose without the word. "
    "Where a bar is hatched, the word stands in a name or fixed phrase, or is an event word: it "
    "tells what is written about and not how, and masking takes it out."
)

MEANS = {"sentiment": "as it comes", "sentiment_masked": "masked"}
NOTHING = "There is nothing to draw: no sentence was scored."
NO_WORD: Row = {"word": "", "count": None, "named": None}  # in the row of a mean
TOP, FEWER = 4, 3  # words that warm and that cool, with a bar of their own
MANY = 6  # outlets: of more each has fewer words, and all stand closer
LINE, HEAD, FOOT = 0.19, 0.3, 0.36  # inches: a line, panels' ends
BREAK, CLOSE = 0.16, 0.1  # between outlets, between many
SCORE, NAME = 0.29, 0.24  # of a mean and of a name that have lines of their own


@dataclass(frozen=True, slots=True)
class Layout:
    """How the figure lies in its width; all in inches."""

    width: float  # of the page
    names: float  # the column of names and of what the means are of
    scores: float  # the panel of means
    bars: float  # on either side of 0
    word: float  # beyond a bar
    gap: float = 0.0  # between the panels; 0 where the words stand under the means


Outlets = _sheet.Stack[list[Row]]
WIDE = Layout(_sheet.WIDTH, names=1.95, scores=1.5, bars=0.62, word=1.1, gap=0.3)
PHONE = Layout(_sheet.NARROW, names=0.85, scores=1.9, bars=0.43, word=1.02)


def rows(study: Study) -> list[Row]:
    """Two means an outlet and the words that moved the first of them most, each with its part."""
    read: dict[str, list[Reading]] = {}
    for reading in study.readings:
        read.setdefault(reading.article.outlet, []).append(reading)
    found, top = list[Row](), TOP if len(study.outlets) <= MANY else FEWER
    for mean in _rows.estimated(study, tuple(MEANS), ("all",)):
        told = {c: mean[c] for c in ("outlet", "mark", "called", "level", "sentences")}
        here = {c: mean[c] for c in ("value", "low", "high", "hollow")}
        found.append({**told, "kind": mean["measure"], **NO_WORD, **here})
        if mean["measure"] == "sentiment_masked":
            found += [{**told, **word} for word in moods(read.get(mean["outlet"], ()), top)]
    return found


def draw(rows: Sequence[Row], words: Vocabulary = SHIPPED) -> Figure:
    """A block an outlet: its two means at the left, and at the right the words behind the first."""
    if not rows:
        return _sheet.empty(TITLE, NOTHING)
    every, lay, foot = list(_rows.grouped(rows, "outlet").values()), WIDE, _foot(rows, words)
    gap = BREAK if len(_rows.ends(every, defined=_defined)) <= MANY else CLOSE
    made = _sheet.stack(every, lambda own: _lines(own) * LINE + gap, defined=_defined)
    figure, top = _sheet.laid(TITLE, foot, made.size, lay.width, head=HEAD, foot=FOOT)
    left = EDGE + lay.names
    right = left + lay.scores + lay.gap
    means = _sheet.panel(figure, left, top, lay.scores, made.size)
    bars = _sheet.panel(figure, right, top, 2 * (lay.bars + lay.word), made.size)
    _scaled(means, made)
    _weighed(bars, made, lay)
    _head(figure, left + lay.scores / 2, top)
    _heads(figure, right + lay.word + lay.bars, top)
    for y, own in made.down([means, bars]):
        block = _lines(own) * LINE + gap
        _named(figure, top + y + block / 2, own[0], lay)
        _means(figure, means, (y + block * 0.34, y + block * 0.74), own, top, lay)
        _words_of(bars, y + gap / 2, own, lay)
    _sheet.footed(figure, foot)
    return figure


def narrow(rows: Sequence[Row], words: Vocabulary = SHIPPED) -> Figure:
    """The words of all under the means of all."""
    if not rows:
        return _sheet.empty(TITLE, NOTHING, _sheet.NARROW)
    every, lay, foot = list(_rows.grouped(rows, "outlet").values()), PHONE, _foot(rows, words)
    upper = _sheet.stack(every, lambda _: NAME + 2 * SCORE, defined=_defined)
    lower = _sheet.stack(
        every, lambda own: NAME + max(1, _longest(own)) * LINE + 0.08, defined=_defined
    )
    size = upper.size + FOOT + HEAD + lower.size
    figure, top = _sheet.laid(TITLE, foot, size, lay.width, head=HEAD, foot=FOOT)
    second, across = top + upper.size + FOOT + HEAD, 2 * (lay.bars + lay.word)
    means = _sheet.panel(figure, EDGE + lay.names, top, lay.scores, upper.size)
    bars = _sheet.panel(figure, EDGE, second, across, lower.size)
    _scaled(means, upper)
    _weighed(bars, lower, lay)
    _head(figure, EDGE + lay.names + lay.scores / 2, top)
    _heads(figure, EDGE + across / 2, second)
    blocks = zip(upper.down([means]), lower.down([bars]), strict=True)
    for (here, own), (y, _) in blocks:
        outlet(figure, EDGE, top + here + NAME / 2, own[0], across)
        _means(figure, means, (here + NAME + 0.16, here + NAME + SCORE + 0.14), own, top, lay)
        outlet(figure, EDGE, second + y + NAME / 2, own[0], across)
        _words_of(bars, y + NAME, own, lay)
    _sheet.footed(figure, foot)
    return figure


def _defined(own: Sequence[Row]) -> bool:
    return own[0]["value"] is not None


def _lines(own: Sequence[Row]) -> int:
    """How many lines a block has: the means take three."""
    return max(3, _longest(own))


def _longest(own: Sequence[Row]) -> int:
    """The words of the side that has more."""
    kinds = [row["kind"] for row in own]
    return max(kinds.count(side) for side in SIDES)


def _scaled(means: Axes, made: Outlets) -> None:
    """The scale of the means, with 0 in it."""
    every = [row for own in made.shown for row in own if row["kind"] in MEANS]
    here = [row[c] for row in every for c in ("value", "low", "high") if row[c] is not None]
    low, high = ((min if s < 0 else max)(0.0, s * 0.2, *here) for s in (-1, 1))
    low, high = (round(s * (int(abs(e) * 5 - 1e-9) + 1) / 5, 1) for s, e in ((-1, low), (1, high)))
    means.set_xlim(low, high)
    means.set_ylim(made.size, 0)
    _style.ruled(means, (low, 0, high), [_words.signed(tick) for tick in (low, 0, high)])
    _style.upright(means, 0)


def _weighed(words: Axes, made: Outlets, lay: Layout) -> None:
    """The scale of the words, wider than their bars."""
    every = [row for own in made.shown for row in own if row["kind"] in SIDES]
    most = max((abs(row["value"]) for row in every), default=0.01)
    most = math.ceil(most * 100 - 1e-9) / 100
    words.set_xlim(*(side * most * (lay.bars + lay.word) / lay.bars for side in (-1, 1)))
    words.set_ylim(made.size, 0)
    _style.ruled(words, (-most, 0, most), [_words.signed(tick) for tick in (-most, 0, most)])
    _style.upright(words, 0)


def _named(figure: Figure, y: float, row: Row, lay: Layout) -> None:
    """An outlet's name, and under it how many sentences were scored."""
    outlet(figure, EDGE, y + 0.02, row, lay.names - 0.72, lines=2, va="bottom")
    number = _words.counted(row["sentences"], "sentence")
    _sheet.small(figure, EDGE + SIGN, y + 0.06, number, va="top")


def _head(figure: Figure, middle: float, top: float) -> None:
    said = "mean sentiment of a sentence,\nwarmer to the right"
    _sheet.small(figure, middle, top - 0.06, said, va="bottom", ha="center")


def _heads(figure: Figure, middle: float, top: float) -> None:
    _sheet.small(figure, middle - 0.08, top - 0.06, "words that cool it", va="bottom", ha="right")
    _sheet.small(figure, middle + 0.08, top - 0.06, "words that warm it", va="bottom")


def _means(
    figure: Figure,
    axes: Axes,
    places: tuple[float, float],
    own: Sequence[Row],
    top: float,
    lay: Layout,
) -> None:
    """The two means, each with its interval and its value."""
    two = [row for row in own if row["kind"] in MEANS]
    for here, row in zip(places, two, strict=False):
        x = EDGE + lay.names - 0.08
        _sheet.small(figure, x, top + here, MEANS[row["kind"]], va="center", ha="right")
        if row["value"] is None:
            _style.undefined(axes, here)
            continue
        colour = INK if row["kind"] == "sentiment_masked" else MUTED
        _style.estimate(axes, here, row, colour, hollow=bool(row["hollow"]), size=6.0)
        _style.said(axes, row["value"], here - 0.13, _words.signed(row["value"]))


def _words_of(axes: Axes, y: float, own: Sequence[Row], lay: Layout) -> None:
    """The words of both sides, one under the other; or that there is none."""
    for side, sign in SIDES.items():
        listed: list[Row | None] = [row for row in own if row["kind"] == side]
        for place, row in enumerate(listed or [None]):
            _word(axes, y + (place + 0.5) * LINE, row, sign, lay)


def _word(axes: Axes, y: float, row: Row | None, sign: int, lay: Layout) -> None:
    """A bar from 0 outwards, beyond it the word and how often it stands; or that there is none."""
    inch = axes.get_xlim()[1] / (lay.bars + lay.word)  # of the scale
    how: dict[str, Any] = {"ha": "left" if sign > 0 else "right", "over": False}
    if row is None:
        _style.said(axes, sign * 0.06 * inch, y, "none", color=MUTED, style="italic", **how)
        return
    pale = row["named"] > 0
    look = {"facecolor": "white" if pale else MUTED, "edgecolor": MUTED, "linewidth": 0.9}
    bar = (0.0, y - LINE * 0.28, row["value"], LINE * 0.56)
    _style.boxes(axes, [bar], zorder=3, hatch="////" if pale else None, **look)
    count = f" ({row['count']})"
    said = fitted(row["word"], lay.word - 0.08 - width(count, SMALL), size=SMALL) + count
    _style.said(axes, row["value"] + sign * 0.06 * inch, y, said, **how)


def _foot(rows: Sequence[Row], words: Vocabulary) -> str:
    said = (
        f"Lines are {_words.level(rows)}; a mark is hollow where its line reaches 0. Beside a bar "
        "stands how often its word does; it is what the mean would lose without the word. Hatched: "
        "in a name or fixed phrase, or an event word."
    )
    return (
        said + _words.beyond(len(_rows.grouped(rows, "outlet")), words.noun) + _words.renamed(rows)
    )


def alt(rows: Sequence[Row], words: Vocabulary = SHIPPED) -> str:
    """For each outlet both means, and the words that warm and cool the first one."""
    if not rows:
        return "No sentence was scored."
    said = [f"Mean VADER sentiment of a sentence, from −1 to +1, with {_words.level(rows)}."]
    outlets = list(_rows.grouped(rows, "outlet").values())
    for own in _rows.ends(outlets, defined=_defined):
        parts = [
            f"{MEANS[row['kind']]} {_words.with_interval(row, _words.signed)}"
            for row in own
            if row["kind"] in MEANS
        ]
        for side in SIDES:
            listed = ", ".join(_told(row) for row in own if row["kind"] == side)
            parts.append(f"{side}ed by {listed}" if listed else f"no word {side}s it")
        said.append(f"{own[0]['outlet']}: {'; '.join(parts)}.")
    return " ".join(said) + _words.beyond(len(outlets), words.noun)


def _told(row: Mapping[str, Any]) -> str:
    name = " in a name or fixed phrase, or an event word" if row["named"] else ""
    return f"{row['word']} {_thousandths(row['value'])} ({row['count']}{name})"


def _thousandths(value: float) -> str:
    return f"{value:+.3f}".replace("-", _words.MINUS)
