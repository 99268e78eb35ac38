"""Influence: how far the balance moves without one entry, phrase, guard, sentence, paragraph."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from analysis.influence import KINDS, Omission, of_measure
from analysis.plots import _rows, _style, _words
from analysis.plots._labels import SMALL, drawable, fitted, named
from analysis.plots._rows import Row
from analysis.plots._style import ALLIANCE, EDGE, INK, MUTED, PALE, STRAIN
from analysis.vocabulary import SHIPPED, Vocabulary

if TYPE_CHECKING:
    from analysis.study import Study

TITLE = "How far does the balance move without one word, name, sentence or paragraph?"
ORDER = 10
COLUMNS = (
    *(
        "outlet",
        "mark",
        "called",
        "kind",
        "things",
        "undefined",
        "value",
        "low",
        "high",
        "level",
        "hollow",
    ),
    *("lowest", "highest", "id", "moved"),
)
HOW = (
    "For each kind of thing, the thick line runs from the lowest to the highest balance that is "
    "reached by leaving out one of them; what moves it furthest stands on the right. The mark is "
    "the balance with all, the line through it and the grey band its interval: a move that stays "
    "within the band is smaller than what the choice of sentences would account for. An entry is "
    "a line of the codebook with all its phrases, a guard a name or fixed phrase in which words "
    "do not count, and without it they do; counted are those that stand in any of the articles."
)

NAMES, CALLED, BALANCE, FURTHEST = 1.35, 1.15, 2.1, 2.25  # inches: the columns
GAP = 0.16
LINE, BREAK, HEAD, FOOT = 0.2, 0.14, 0.3, 0.38
PARTS = ("sentence", "paragraph")  # whose id is an article's and a number


def rows(study: Study) -> list[Row]:
    """A row an outlet and kind, the outlet of the highest balance first."""
    signs, found = _rows.signs(study), list[Row]()
    omissions = of_measure(study.omissions, "balance")
    for outlet in _rows.by_balance(study):
        several = sum(article.outlet == outlet for article in study.articles) > 1
        for kind in KINDS:
            own = [o for o in omissions if (o.kind, o.outlet) == (kind, outlet)]
            if own:
                ends = _interval(study, outlet)
                found.append(
                    {
                        "outlet": outlet,
                        **signs[outlet],
                        "kind": kind,
                        "level": study.settings.level,
                        "low": ends[0],
                        "high": ends[1],
                        "hollow": int(_rows.crosses(*ends)),
                        **_moves(own, several=several),
                    }
                )
    return found


def _interval(study: Study, outlet: str) -> tuple[float | None, float | None]:
    """That of the primary specification."""
    if outlet not in study.curve.outlets:
        return None, None
    place = study.curve.primary, study.curve.outlets.index(outlet)
    low, high = (float(ends[place]) for ends in (study.curve.low, study.curve.high))
    return (None, None) if low != low else (low, high)


def _moves(own: Sequence[Omission], *, several: bool) -> dict[str, Any]:
    """What the omissions of one kind come to."""
    left = [o.without for o in own if o.without is not None]
    moved = [o for o in own if o.moved]
    # of moves as far the first; rounding alone parts no two
    furthest = max(moved, key=lambda o: round(abs(o.moved or 0.0), 9), default=None)
    return {
        "things": len(own),
        "undefined": sum(o.value is not None and o.without is None for o in own),
        "value": own[0].value,
        "lowest": min(left, default=None),
        "highest": max(left, default=None),
        "id": _called(furthest, several=several) if furthest else "",
        "moved": furthest.moved if furthest else None,
    }


def _called(one: Omission, *, several: bool) -> str:
    """A thing by name: a phrase in quotation marks, a sentence by its number."""
    if one.kind not in PARTS:
        return f"\u201c{one.id}\u201d"
    article, _, number = one.id.rpartition(":")
    return f"{one.kind} {number}" + (f" of article {article}" if several else "")


def draw(rows: Sequence[Row], words: Vocabulary = SHIPPED) -> Figure:
    """A line a kind, under each other by outlet."""
    if not rows:
        return _style.empty(TITLE, "There is nothing to draw: nothing could be left out.")
    outlets = [own for _, own in _shown(_rows.grouped(rows, "outlet"))]
    size = sum((len(own) + 1) * LINE + BREAK for own in outlets)
    top = _style.above(TITLE) + HEAD
    figure = _style.page(top + size + FOOT + _style.below(_foot(rows)), TITLE)
    left = EDGE + NAMES + CALLED + GAP
    axes = _style.panel(figure, left, top, BALANCE, size)
    axes.set_ylim(size, 0)
    axes.set_xlim(-1, 1)
    _style.ruled(
        axes,
        (-1, -0.5, 0, 0.5, 1),
        _words.ends(words),
    )
    _style.upright(axes, 0)
    _heads(figure, top, left)
    at = BREAK / 2
    for place, own in enumerate(outlets, 1):
        _outlet(figure, axes, top, at, own)
        at += (len(own) + 1) * LINE + BREAK
        _style.parted(axes, at - BREAK / 2, place, len(outlets), len(_rows.grouped(rows, "outlet")))
    _style.footed(figure, _foot(rows))
    return figure


def _shown(outlets: Mapping[str, list[Row]]) -> list[tuple[str, list[Row]]]:
    """The outlets that are drawn, with their rows."""
    return _rows.ends(list(outlets.items()), defined=lambda one: one[1][0]["value"] is not None)


def _heads(figure: Figure, top: float, left: float) -> None:
    how: dict[str, Any] = {"size": SMALL, "color": MUTED, "va": "bottom"}
    y = top - 0.04
    _style.write(figure, left - GAP, y, "left out: one of", ha="right", **how)
    _style.write(figure, left + BALANCE / 2, y, "balance without it", ha="center", **how)
    _style.write(figure, left + BALANCE + GAP, y, "the furthest move, and without what", **how)


def _outlet(figure: Figure, axes: Axes, top: float, at: float, own: Sequence[Row]) -> None:
    """One outlet: its name, its balance with all, and under it a line a kind."""
    first, high = own[0], (len(own) + 1) * LINE
    name = fitted(named(first), NAMES - 0.1, lines=3)
    _style.write(figure, EDGE, top + at + high / 2, name, va="center")
    how: dict[str, Any] = {"size": SMALL, "va": "center"}
    y = at + LINE / 2
    _style.write(figure, EDGE + NAMES + CALLED, top + y, "with all", ha="right", **how)
    x = EDGE + NAMES + CALLED + GAP + BALANCE + GAP
    _style.write(figure, x, top + y, _words.with_interval(first, _words.signed), **how)
    ends = (first["low"], first["high"])
    if None not in ends:
        wide = first["high"] - first["low"]
        band = (first["low"], at + LINE, wide, high - LINE)
        _style.boxes(axes, [band], facecolor=PALE, zorder=0.4)
    for place, row in enumerate(own, 1):
        _kind(figure, axes, top, at + (place + 0.5) * LINE, row)
    if first["value"] is not None:
        _style.line(axes, [first["value"]] * 2, [y, at + high], color=MUTED, linewidth=0.8)
        colour = INK if first["hollow"] else ALLIANCE if first["value"] > 0 else STRAIN
        _style.interval(axes, y, ends, upright=False, color=colour)
        _style.mark(axes, first["value"], y, first["mark"], colour, hollow=bool(first["hollow"]))


def _kind(figure: Figure, axes: Axes, top: float, y: float, row: Row) -> None:
    left = EDGE + NAMES + CALLED
    how: dict[str, Any] = {"size": SMALL, "va": "center"}
    things = _words.counted(row["things"], row["kind"]).replace("entrys", "entries")
    _style.write(figure, left, top + y, things, ha="right", color=MUTED, **how)
    if row["lowest"] is not None:
        ends = (row["lowest"], row["highest"])
        _style.interval(axes, y, ends, upright=False, linewidth=2.4)
    x = left + GAP + BALANCE + GAP
    none = "" if row["value"] is None else "none moves it"
    told = f"{_words.signed(row['moved'])} {drawable(row['id'])}" if row["id"] else none
    if row["undefined"]:
        told += f"; undefined without {row['undefined']}"
    _style.write(figure, x, top + y, fitted(told, FURTHEST, size=SMALL), **how)


def _foot(rows: Sequence[Row]) -> str:
    told = f"Lines through the marks, and bands, are {_words.level(rows)}."
    return told + _words.beyond(len(_rows.grouped(rows, "outlet")), "outlet") + _words.renamed(rows)


def alt(rows: Sequence[Row], words: Vocabulary = SHIPPED) -> str:
    """For each outlet and kind from where to where the balance moves, and what moves it most."""
    said = [f"The balance of each outlet without one thing, from −1 (all {words.cool}) to +1."]
    outlets = _rows.grouped(rows, "outlet")
    for outlet, own in _shown(outlets):
        parts = []
        for row in own:
            ends = f"{_words.signed(row['lowest'])} to {_words.signed(row['highest'])}"
            most = f" (furthest {row['id']}, {_words.signed(row['moved'])})" if row["id"] else ""
            parts.append(f"without one {row['kind']} {ends}{most}")
        with_all = _words.with_interval(own[0], _words.signed)
        said.append(f"{outlet}, {with_all} with all: {'; '.join(parts)}.")
    return " ".join(said) + _words.beyond(len(outlets), "outlet")
