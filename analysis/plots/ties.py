"""Ties: how far each article presents the tie of each pair of actors as close, and as strained."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from analysis.plots import _rows, _sheet, _style, _words
from analysis.plots._labels import SMALL, fitted, width
from analysis.plots._outlet import SIGN, outlet, over
from analysis.plots._rows import Row
from analysis.plots._sheet import EDGE
from analysis.plots._style import ALLIANCE, MUTED, STRAIN
from analysis.vocabulary import SHIPPED, Vocabulary, dyad

if TYPE_CHECKING:
    from analysis.study import Study

TITLE = "Which pairs of actors are words of {warm} and of {cool} about?"
ORDER = 4
COLUMNS = (
    *("outlet", "mark", "called", "dyad", "own", "frame", "articles", "sentences", "hits"),
    *("value", "low", "high", "level"),
)
HOW = (
    "Each column is a pair of actors, first the one that the balance is about, then those most "
    "written of. A mark says in what share of its sentences an article {presents_the_pair} {how} "
    "{close} (upper line) or {how} {strained} (lower line), by codebook; beside it stands the "
    "count, and the line is the interval. A mark is hollow where there is no such sentence. The "
    "pairs are set side by side and not compared: no verdict is taken between columns."
)

MEASURES = {"alliance_share": "alliance", "strain_share": "strain"}
COLOURS = {"alliance": ALLIANCE, "strain": STRAIN}
DYAD = "dyad:"
PAIRS = 3  # pairs with a column; the rest stand in the table of all pairs
LINE, BREAK, HEAD, FOOT = 0.19, 0.16, 0.48, 0.22  # inches


@dataclass(frozen=True, slots=True)
class Layout:
    """How the figure lies in its width; all in inches."""

    width: float  # of the page
    names: float  # the column of names; 0 where a name stands over its lines
    counts: float  # the column of what the two lines are
    gap: float  # before a panel
    tell: float  # beside it: room for a count
    own: float = 0.0  # the height of a name's own line

    @property
    def left(self) -> float:
        """Where the panels begin."""
        return EDGE + self.names + self.counts

    def room(self, pairs: int) -> float:
        """From one panel to the next."""
        return (self.width - EDGE - self.left) / pairs

    def panel(self, pairs: int) -> float:
        """How wide a scale is."""
        return self.room(pairs) - self.gap - self.tell


WIDE = Layout(_sheet.WIDTH, names=1.55, counts=0.6, gap=0.18, tell=0.36)
PHONE = Layout(_sheet.NARROW, names=0.0, counts=0.5, gap=0.1, tell=0.22, own=0.24)


def rows(study: Study) -> list[Row]:
    """Each outlet's shares of closeness and strain, pair by pair; none where one pair is all."""
    facets = _facets(study)
    if len(facets) < 2:
        return []
    return [
        {
            "dyad": row["facet"].removeprefix(DYAD),
            "own": int(row["facet"] == DYAD + study.settings.dyad),
            "frame": MEASURES[row["measure"]],
            **{c: row[c] for c in COLUMNS if c not in ("dyad", "own", "frame")},
        }
        for row in _rows.estimated(study, tuple(MEASURES), facets)
    ]


def _facets(study: Study) -> tuple[str, ...]:
    """The pairs, the study's first, then the most written of; what is said of three comes last."""
    own = DYAD + study.settings.dyad
    hits = dict.fromkeys((own,), 0)
    for one in study.estimates:
        if one.measure in MEASURES and one.facet.startswith(DYAD):
            hits[one.facet] = hits.get(one.facet, 0) + one.hits
    three = DYAD + "three_way"  # no pair: last
    order = sorted(hits, key=lambda facet: (facet != own, facet == three, -hits[facet], facet))
    return tuple(order)


def draw(rows: Sequence[Row], words: Vocabulary = SHIPPED) -> Figure:
    """A column a pair, for each outlet a line of closeness and one of strain."""
    return _drawn(rows, WIDE, words)


def narrow(rows: Sequence[Row], words: Vocabulary = SHIPPED) -> Figure:
    """The same, each name over its lines."""
    return _drawn(rows, PHONE, words)


def _drawn(rows: Sequence[Row], lay: Layout, words: Vocabulary) -> Figure:
    title = words.told(TITLE)
    if not rows:
        return _sheet.empty(title, f"There is nothing to draw. {words.elsewhere}", lay.width)
    pairs, outlets = _pairs(rows), _rows.grouped(rows, "outlet")
    lay = replace(lay, tell=max(lay.tell, _count_room(rows) + 0.1 - lay.gap))
    block, foot = lay.own + len(MEASURES) * LINE + BREAK, _foot(rows, words)
    made = _sheet.stack(list(outlets.values()), lambda _: block)
    figure, top = _sheet.laid(title, foot, made.size, lay.width, head=HEAD, foot=FOOT)
    room, across = lay.room(len(pairs)), lay.panel(len(pairs))
    lefts = [lay.left + at * room + lay.gap for at in range(len(pairs))]
    panels = [_sheet.panel(figure, left, top, across, made.size) for left in lefts]
    for axes in panels:
        axes.set_xlim(0, 1)
        axes.set_ylim(made.size, 0)
        end = _words.share(1.0) if lay.names else "1"
        _style.ruled(axes, (0, 0.5, 1), ("0", "", end), inward=True)
    _heads(figure, top, lefts, room - lay.gap / 2, pairs, lay)
    for start, own in made.down(panels):
        y = start + BREAK / 2
        _named(figure, top + y, own[0], lay, words)
        for axes, pair in zip(panels, pairs, strict=True):
            _points(axes, y + lay.own, [row for row in own if row["dyad"] == pair], across)
    _sheet.footed(figure, foot)
    return figure


def _count_room(rows: Sequence[Row]) -> float:
    """Inches for the longest count beside a scale, so that the next scale's marks stand clear."""
    return 0.1 + max(width(str(row["hits"]), SMALL) for row in rows)


def _pairs(rows: Sequence[Row]) -> list[str]:
    """The pairs that have a column, in the order of the rows."""
    return list(_rows.grouped(rows, "dyad"))[:PAIRS]


def _named(figure: Figure, y: float, row: Row, lay: Layout, words: Vocabulary) -> None:
    """The outlet, how many sentences it has, and what its two lines are."""
    number = _words.counted(row["sentences"], "sentence")
    how: dict[str, Any] = {"size": SMALL, "color": MUTED, "va": "top"}
    if lay.names:
        took = outlet(figure, EDGE, y, row, lay.names - 0.05, lines=2, va="top")
        _sheet.write(figure, EDGE + SIGN, y + 0.02 + took * 0.155, number, **how)
    else:
        room = lay.width - 2 * EDGE - width(number, SMALL) - 0.1
        outlet(figure, EDGE, y, row, room, va="top")
        _sheet.write(figure, lay.width - EDGE, y + 0.02, number, ha="right", **how, **over(figure))
    for at, (frame, called) in enumerate((("alliance", words.warm), ("strain", words.cool))):
        said = fitted(called, lay.counts, size=SMALL)
        how = {"size": SMALL, "color": COLOURS[frame], "ha": "right", "va": "center"}
        _sheet.write(figure, lay.left, y + lay.own + (at + 0.5) * LINE, said, **how)


def _points(axes: Axes, y: float, own: Sequence[Row], room: float) -> None:
    """A mark with its interval and its count for closeness, and one for strain below it."""
    for row in own:
        middle = y + (list(MEASURES.values()).index(row["frame"]) + 0.5) * LINE
        if row["value"] is None:
            continue
        colour = COLOURS[row["frame"]]
        _style.estimate(axes, middle, row, colour, hollow=not row["hits"], size=5.5)
        how: dict[str, Any] = {"ha": "left", "color": colour, "over": False}
        _style.said(axes, 1 + 0.1 / room, middle, str(row["hits"]), **how)


def _heads(
    figure: Figure,
    top: float,
    lefts: Sequence[float],
    room: float,
    pairs: Sequence[str],
    lay: Layout,
) -> None:
    """The pairs' names, in two lines, or in as many as there is room for."""
    how: dict[str, Any] = {"size": SMALL, "va": "bottom"}
    for left, pair in zip(lefts, pairs, strict=True):
        first, _, second = dyad(pair).partition(" and ")
        parts = [f"{first} and", second] if second else [first]
        text = "\n".join(fitted(part, room, size=SMALL) for part in parts)
        if not lay.names:
            text = fitted(" ".join(parts), room, size=SMALL, lines=3)
        _sheet.write(figure, left, top - 0.06, text, **how)


def _foot(rows: Sequence[Row], words: Vocabulary) -> str:
    said = (
        f"Marks are shares of the sentences counted beside the name, lines {_words.level(rows)}, "
        "numbers at the right of a scale the sentences of the share; a mark is hollow where there "
        "is none."
    )
    beyond = len(_rows.grouped(rows, "dyad")) - PAIRS
    if beyond > 0:
        more = f"{_words.counted(beyond, 'more pair')} {'is' if beyond == 1 else 'are'}"
        said += f" {more} counted in the table of all pairs, with intervals in the figure's CSV."
    outlets = len(_rows.grouped(rows, "outlet"))
    return said + _words.beyond(outlets, words.noun) + _words.renamed(rows)


def alt(rows: Sequence[Row], words: Vocabulary = SHIPPED) -> str:
    """For each outlet and pair the shares of closeness and of strain."""
    if not rows:
        return words.elsewhere
    pairs, outlets = _pairs(rows), _rows.grouped(rows, "outlet")
    what = words.told("{present_a_pair} {how} {close} and that {present_it} {how} {strained}")
    said = [f"Shares of sentences that {' '.join(what.split())}, with {_words.level(rows)}."]
    for name, own in _rows.ends(list(outlets.items())):
        held = _rows.grouped(own, "dyad")
        parts = [_told(pair, held[pair], words) for pair in pairs if pair in held]
        said.append(f"{name}: {'; '.join(parts)}.")
    return " ".join(said) + _words.beyond(len(outlets), words.noun)


def _told(pair: str, own: Sequence[Row], words: Vocabulary) -> str:
    names: Mapping[str, str] = {"alliance": words.warm, "strain": words.cool}
    shares = [
        f"{names[row['frame']]} {_words.with_interval(row, _words.share)}, {row['hits']} of "
        f"{row['sentences']}"
        for row in own
    ]
    return f"{dyad(pair)}: {', '.join(shares)}"
