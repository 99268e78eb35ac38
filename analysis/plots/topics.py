"""Topics: how much of each outlet's sentences a topic takes, and whether the topic holds."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from analysis.plots import _rows, _style, _words
from analysis.plots._labels import SMALL, drawable, fitted, named
from analysis.plots._rows import Row
from analysis.plots._style import EDGE, INK, MUTED, WIDTH
from analysis.vocabulary import SHIPPED, Vocabulary

if TYPE_CHECKING:
    from analysis.study import Study

TITLE = "What are the sentences about, and would the same topics come back?"
ORDER = 7
COLUMNS = (
    *("k", "topic", "label", "stability", "floor", "outlet", "mark", "called"),
    *("value", "low", "high", "level"),
)
HOW = (
    "Each row is a topic found by the computer, each column an outlet or article; a mark says what "
    "share of its sentences the topic takes, the line is the interval. The bars at the right say "
    "how well a topic holds: the average agreement of its ten first words with those found when a "
    "fifth of the sentences is left out, 1 for the same words every time. A topic below the floor "
    "is not named and should not be interpreted; the intervals take the topics as given."
)

UNNAMED = "not stable enough to name"
BANK = 5  # outlets side by side; more stand in a further bank below
NAMES, HOLDS, GAP = 1.7, 1.15, 0.16  # inches: the columns beside the outlets, between columns
ROW, HEAD, FOOT = 0.42, 0.5, 0.34  # of a topic, above a bank, below it
MIDDLE = 0.62  # of a row: where its mark stands, the value above it


def rows(study: Study) -> list[Row]:
    """The share of each topic (NMF) in each outlet, with the topic's stability."""
    signs, model = _rows.signs(study), study.topics
    found: list[Row] = []
    for topic in model.nmf:
        shares = {share.outlet: share for share in topic.shares}
        for outlet in _rows.by_balance(study):
            share = shares.get(outlet)
            found.append(
                {
                    "k": model.k,
                    "topic": topic.number,
                    "label": topic.label,
                    "stability": topic.jaccard,
                    "floor": model.floor,
                    "outlet": outlet,
                    **signs[outlet],
                    "value": share.value if share else None,
                    "low": share.low if share else None,
                    "high": share.high if share else None,
                    "level": study.settings.level,
                }
            )
    return found


def draw(rows: Sequence[Row], words: Vocabulary = SHIPPED) -> Figure:
    """Banks of outlets, one below the other, each with the topics' stability beside it."""
    if not rows:
        return _style.empty(TITLE, "No topics: the sentences are too few to carry any.")
    topics = _topics(rows)
    outlets = _rows.ends(range(len(topics[0])))
    banks = [outlets[at : at + BANK] for at in range(0, len(outlets), BANK)]
    top, down = _style.above(TITLE), HEAD + len(topics) * ROW + FOOT
    foot = _foot(topics)
    figure = _style.page(top + len(banks) * down + _style.below(foot), TITLE)
    for number, bank in enumerate(banks):
        y = top + number * down + HEAD
        _labelled(figure, y, topics)
        for place, outlet in enumerate(bank):
            column = [own[outlet] for own in topics]
            _shares(figure, y, (place, min(BANK, len(outlets))), column, _end(rows))
        _stability(figure, y, topics)
    _style.footed(figure, foot)
    return figure


def _topics(rows: Sequence[Row]) -> list[list[Row]]:
    """The rows of each topic, an outlet each, in one order."""
    found: dict[int, list[Row]] = {}
    for row in rows:
        found.setdefault(row["topic"], []).append(row)
    return list(found.values())


def _end(rows: Sequence[Row]) -> float:
    """The end of all scales of shares."""
    ends = [row[c] for row in rows for c in ("value", "high") if row[c] is not None]
    return min(1.0, max(0.2, math.ceil(max(ends, default=1.0) * 5 - 1e-9) / 5))


def _labelled(figure: Figure, y: float, topics: Sequence[Sequence[Row]]) -> None:
    for at, own in enumerate(topics):
        label = f"{own[0]['topic']}. {own[0]['label'] or UNNAMED}"
        how: dict[str, Any] = {} if own[0]["label"] else {"color": MUTED, "style": "italic"}
        text = fitted(drawable(label), NAMES - GAP, size=SMALL + 0.5, lines=2)
        how |= {"size": SMALL + 0.5, "va": "center"}
        _style.write(figure, EDGE, y + (at + MIDDLE) * ROW, text, **how)


def _panel(figure: Figure, left: float, y: float, width: float, topics: int) -> Axes:
    axes = _style.panel(figure, left, y, width, topics * ROW)
    axes.set_ylim(topics, 0)
    for at in range(topics + 1):
        _style.level(axes, at)
    return axes


def _shares(
    figure: Figure, y: float, place: tuple[int, int], column: Sequence[Row], end: float
) -> None:
    """One outlet: a mark a topic with its interval and its value."""
    each = (WIDTH - 2 * EDGE - NAMES - HOLDS) / place[1]
    left = EDGE + NAMES + place[0] * each
    axes = _panel(figure, left, y, each - GAP, len(column))
    axes.set_xlim(0, end)
    _style.ruled(axes, (0, end), ("0", _words.share(end)), inward=True)
    name = fitted(named(column[0]), each - 0.1, size=SMALL, lines=3)
    _style.write(figure, left, y - 0.06, name, size=SMALL, va="bottom")
    for at, row in enumerate(column):
        if row["value"] is None:
            how: dict[str, Any] = {"ha": "left", "color": MUTED, "style": "italic"}
            _style.said(axes, 0.03 * end, at + 0.24, _words.UNDEFINED, **how)
            continue
        hollow = _rows.crosses(row["low"], row["high"])
        _style.interval(axes, at + MIDDLE, (row["low"], row["high"]), upright=False)
        _style.mark(axes, row["value"], at + MIDDLE, row["mark"], INK, hollow=hollow, size=5.5)
        _style.said(axes, 0.03 * end, at + 0.24, _words.share(row["value"]), over=False, ha="left")


def _stability(figure: Figure, y: float, topics: Sequence[Sequence[Row]]) -> None:
    """How well each topic holds, and the floor below which it gets no name."""
    left = WIDTH - EDGE - HOLDS + GAP
    axes = _panel(figure, left, y, HOLDS - GAP - 0.15, len(topics))
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
        _style.boxes(axes, [(0, at + MIDDLE - 0.1, holds, 0.3)], zorder=3, **look)
        _style.said(axes, 0.02, at + 0.24, f"{holds:.2f}", over=False, ha="left")
    _style.write(figure, left, y - 0.06, "stability\nof the topic", size=SMALL, va="bottom")
    axes.text(floor, len(topics) + 0.165, "floor", size=SMALL, color=MUTED, ha="center", va="top")


def _foot(topics: Sequence[Sequence[Row]]) -> str:
    stable = sum(bool(own[0]["label"]) for own in topics)
    return (
        f"Marks are shares of an outlet's or article's sentences, lines {_words.level(topics[0])}. "
        f"Topics that reach the floor of {topics[0][0]['floor']:.2f} and may be named: "
        f"{stable} of {len(topics)}."
        + _words.beyond(len(topics[0]), "outlet")
        + _words.renamed(topics[0])
    )


def alt(rows: Sequence[Row], words: Vocabulary = SHIPPED) -> str:
    """Each topic with its stability and its share of each outlet's sentences."""
    if not rows:
        return "No topics were found."
    floor = rows[0]["floor"]
    said = [
        f"Share of each outlet's sentences by topic; a topic is named from stability {floor:.2f}."
    ]
    for own in _topics(rows):
        head = f"Topic {own[0]['topic']}, {own[0]['label'] or UNNAMED}"
        shown = _rows.ends(own)
        shares = [f"{row['outlet']} {_words.with_interval(row, _words.share)}" for row in shown]
        said.append(f"{head} (stability {own[0]['stability']:.2f}): {', '.join(shares)}.")
    return " ".join(said) + _words.beyond(len(_topics(rows)[0]), "outlet")
