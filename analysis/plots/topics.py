"""Topics: how much of each outlet's sentences a topic takes, and whether the topic holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from analysis.plots import _rows, _sheet, _style, _words
from analysis.plots._labels import SMALL, drawable, fitted, width
from analysis.plots._outlet import LISTED, MARK, listed, outlet, over
from analysis.plots._rows import Row
from analysis.plots._sheet import EDGE
from analysis.plots._style import INK, MUTED
from analysis.vocabulary import SHIPPED, Vocabulary

if TYPE_CHECKING:
    from analysis.study import Study

TITLE = "What are the sentences about, and would the same topics come back?"
ORDER = 7
COLUMNS = (
    *("k", "topic", "label", "stability", "floor", "outlet", "mark", "called"),
    *("value", "low", "high", "level", "method"),
)
HOW = (
    "Each row is a topic found by the computer, each column an {noun}; a mark says what "
    "share of its sentences the topic takes, the line is the interval, with paragraphs taken as "
    "drawn, or articles where there are many. The bars at the right say how well a topic holds: "
    "the average agreement of its ten heaviest words with those found when a fifth of the "
    "sentences is left out, 1 for the same words every time. A label is the words most telling of "
    "a topic, which need not be its heaviest. A topic below the floor is not named and should not "
    "be interpreted; the intervals take the topics as given."
)

UNNAMED = "not stable enough to name"
BANK = 5  # outlets side by side; more stand in a further bank below
FOOT = 0.34  # inches below a bank


@dataclass(frozen=True, slots=True)
class Layout:
    """How the figure lies in its width; all in inches."""

    width: float  # of the page
    names: float  # the column of topics; 0 where a topic stands over its marks
    holds: float  # the column of stability; 0 where it is said with the topic
    gap: float  # between columns
    row: float  # the height of a topic
    head: float  # above a bank
    middle: float  # of a row: where its mark stands, the value above it

    @property
    def value(self) -> float:
        """Where the middle of a value stands, as a part of a row."""
        return self.middle - 0.16 / self.row


WIDE = Layout(_sheet.WIDTH, names=1.7, holds=1.15, gap=0.16, row=0.42, head=0.5, middle=0.62)
PHONE = Layout(_sheet.NARROW, names=0.0, holds=0.0, gap=0.08, row=0.62, head=0.2, middle=0.78)


def rows(study: Study) -> list[Row]:
    """The share of each topic (NMF) in each outlet, with the topic's stability."""
    signs, model = _rows.signs(study), study.topics
    found: list[Row] = []
    for topic in model.nmf:
        shares = {share.outlet: share for share in topic.shares}
        for name, sign in signs.items():
            share = shares.get(name)
            span = share.shown if share else None
            found.append(
                {
                    "k": model.k,
                    "topic": topic.number,
                    "label": topic.label,
                    "stability": topic.jaccard,
                    "floor": model.floor,
                    "outlet": name,
                    **sign,
                    "value": share.value if share else None,
                    "low": span.low if span else None,
                    "high": span.high if span else None,
                    "level": study.settings.level,
                    "method": span.method if span else "",
                }
            )
    return found


def draw(rows: Sequence[Row], words: Vocabulary = SHIPPED) -> Figure:
    """Banks of outlets, one below the other, each with the topics' stability beside it."""
    return _drawn(rows, WIDE, words)


def narrow(rows: Sequence[Row], words: Vocabulary = SHIPPED) -> Figure:
    """The same, the names of outlets above all and those of topics over their marks."""
    return _drawn(rows, PHONE, words)


def _drawn(rows: Sequence[Row], lay: Layout, words: Vocabulary) -> Figure:
    if not rows:
        none = "No topics: the sentences are too few to carry any."
        return _sheet.empty(TITLE, none, lay.width)
    topics = _topics(rows)
    outlets = _rows.ends(range(len(topics[0])))
    banks = [outlets[at : at + BANK] for at in range(0, len(outlets), BANK)]
    down, foot = lay.head + len(topics) * lay.row + FOOT, _foot(topics, words)
    names = 0.0 if lay.names else len(outlets) * LISTED + 0.1
    figure, top = _sheet.laid(TITLE, foot, names + len(banks) * down, lay.width)
    if names:
        listed(figure, top, [topics[0][column] for column in outlets])
    for number, bank in enumerate(banks):
        y = top + names + number * down + lay.head
        _labelled(figure, y, topics, lay)
        for place, at in enumerate(bank):
            column = [own[at] for own in topics]
            _shares(
                figure, y, (place, min(BANK, len(outlets))), column, _words.share_end(rows), lay
            )
        if lay.holds:
            _stability(figure, y, topics, lay)
    _sheet.footed(figure, foot)
    return figure


def _topics(rows: Sequence[Row]) -> list[list[Row]]:
    """The rows of each topic, an outlet each, in one order."""
    found: dict[int, list[Row]] = {}
    for row in rows:
        found.setdefault(row["topic"], []).append(row)
    return list(found.values())


def _labelled(figure: Figure, y: float, topics: Sequence[Sequence[Row]], lay: Layout) -> None:
    """Each topic beside its row, or over it with its stability."""
    for at, own in enumerate(topics):
        how: dict[str, Any] = {} if own[0]["label"] else {"color": MUTED, "style": "italic"}
        how |= {"size": SMALL + 0.5, "va": "center", **over(figure)}
        label = f"{own[0]['topic']}. {own[0]['label'] or UNNAMED}"
        if lay.names:
            text = fitted(drawable(label), lay.names - lay.gap, size=SMALL + 0.5, lines=2)
            _sheet.write(figure, EDGE, y + (at + lay.middle) * lay.row, text, **how)
            continue
        holds = f"stability {own[0]['stability']:.2f}"
        room = lay.width - 2 * EDGE - width(holds, SMALL + 0.5) - 0.1
        text = fitted(drawable(label), room, size=SMALL + 0.5)
        _sheet.write(figure, EDGE, y + at * lay.row + 0.14, text, **how)
        how |= {"ha": "right", "style": "normal", "color": INK if own[0]["label"] else MUTED}
        _sheet.write(figure, lay.width - EDGE, y + at * lay.row + 0.14, holds, **how)


def _panel(figure: Figure, left: float, y: float, width: float, topics: int, row: float) -> Axes:
    axes = _sheet.panel(figure, left, y, width, topics * row)
    axes.set_ylim(topics, 0)
    for at in range(topics + 1):
        _style.level(axes, at)
    return axes


def _shares(
    figure: Figure,
    y: float,
    place: tuple[int, int],
    column: Sequence[Row],
    end: float,
    lay: Layout,
) -> None:
    """One outlet: a mark a topic with its interval and its value."""
    each = (lay.width - 2 * EDGE - lay.names - lay.holds) / place[1]
    left = EDGE + lay.names + place[0] * each
    axes = _panel(figure, left, y, each - lay.gap, len(column), lay.row)
    axes.set_xlim(0, end)
    _style.ruled(axes, (0, end), ("0", _words.share(end)), inward=True)
    if lay.names:
        outlet(figure, left, y - 0.06, column[0], each - 0.05, size=SMALL, lines=3, va="bottom")
    else:
        _style.sign(figure, left + (each - lay.gap) / 2, y - 0.1, column[0]["mark"], MARK)
    for at, row in enumerate(column):
        if row["value"] is None:
            said = _words.UNDEFINED if lay.names else _words.NOT
            _style.undefined(axes, at + lay.value, 0.03 * end, said)
            continue
        hollow = _rows.crosses(row["low"], row["high"])
        middle, share = at + lay.middle, _words.share(row["value"])
        _style.estimate(axes, middle, row, INK, hollow=hollow, size=5.5)
        _style.said(axes, 0.03 * end, at + lay.value, share, over=False, ha="left")


def _stability(figure: Figure, y: float, topics: Sequence[Sequence[Row]], lay: Layout) -> None:
    """How well each topic holds, and the floor below which it gets no name."""
    left = lay.width - EDGE - lay.holds + lay.gap
    axes = _panel(figure, left, y, lay.holds - lay.gap - 0.15, len(topics), lay.row)
    floor = topics[0][0]["floor"]
    axes.set_xlim(0, 1)
    # an end's number gives way to the word where the floor is near it
    ends = ["" if abs(floor - end) < 0.3 else str(end) for end in (0, 1)]
    _style.ruled(axes, (0, 1), ends, inward=True)
    _style.upright(axes, floor, color=INK, linewidth=1, linestyle=(0, (3, 2)), zorder=4)
    for at, own in enumerate(topics):
        holds = own[0]["stability"]
        fill = MUTED if own[0]["label"] else "white"
        look: dict[str, Any] = {"facecolor": fill, "edgecolor": MUTED, "linewidth": 1}
        _style.boxes(axes, [(0, at + lay.middle - 0.1, holds, 0.3)], zorder=3, **look)
        _style.said(axes, 0.02, at + lay.value, f"{holds:.2f}", over=False, ha="left")
    _sheet.write(figure, left, y - 0.06, "stability\nof the topic", size=SMALL, va="bottom")
    axes.text(floor, len(topics) + 0.165, "floor", size=SMALL, color=MUTED, ha="center", va="top")


def _foot(topics: Sequence[Sequence[Row]], words: Vocabulary) -> str:
    stable = sum(bool(own[0]["label"]) for own in topics)
    return (
        f"Marks are shares of an {words.noun}'s sentences, lines {_words.level(topics[0])}; a "
        "mark is hollow where its line reaches 0. "
        f"Topics that reach the floor of {topics[0][0]['floor']:.2f} and may be named: "
        f"{stable} of {len(topics)}."
        + _words.beyond(len(topics[0]), words.noun)
        + _words.renamed(topics[0])
    )


def alt(rows: Sequence[Row], words: Vocabulary = SHIPPED) -> str:
    """Each topic with its stability and its share of each outlet's sentences."""
    if not rows:
        return "No topics were found."
    floor = rows[0]["floor"]
    said = [
        f"Share of each {words.noun}'s sentences by topic; a topic is named from stability "
        f"{floor:.2f}."
    ]
    for own in _topics(rows):
        head = f"Topic {own[0]['topic']}, {own[0]['label'] or UNNAMED}"
        shown = _rows.ends(own)
        shares = [f"{row['outlet']} {_words.with_interval(row, _words.share)}" for row in shown]
        said.append(f"{head} (stability {own[0]['stability']:.2f}): {', '.join(shares)}.")
    return " ".join(said) + _words.beyond(len(_topics(rows)[0]), words.noun)
