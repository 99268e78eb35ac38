"""The specification curve: each outlet's balance under every way to count, the choices beneath."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from analysis.plots import _curve, _rows, _sheet, _style, _words
from analysis.plots._labels import NORMAL, SMALL, fitted, width
from analysis.plots._outlet import outlet
from analysis.plots._rows import Row
from analysis.plots._sheet import EDGE
from analysis.plots._style import ALLIANCE, FAINT, INK, MUTED, STRAIN
from analysis.specifications import CROSSED
from analysis.vocabulary import SHIPPED, Vocabulary

if TYPE_CHECKING:
    from analysis.study import Study

TITLE = "Does the balance hang on a choice of how to count?"
ORDER = 9
COLUMNS = (
    *("outlet", "mark", "called", "ways", "undefined", "lowest", "highest", "above", "below"),
    *("primary", "primary_place", "primary_value", "primary_low", "primary_high"),
    *("hollow", "level"),
    *_curve.COLUMNS,
)
HOW = (
    "Above, each balance in every way to count, sorted from the lowest to the highest, in a grey "
    "band between the median ends of the intervals at each place; the mark, and the line through "
    "it, is the primary way, the one that study.toml names. Beneath stands what the ways at each "
    "place have in common: the share of those whose interval lies above 0, and below it, then for"
    " each choice the share with that value, the primary's in bold; a bar as high as its row is "
    "all of them. Where the bars of a choice are level, nothing hangs on it; where they grow to "
    "the right, that value makes the balance higher; ways with one and the same balance are taken"
    " together. The choices: whether boilerplate and headings count; voice, whose words count "
    "(attributed: those credited to a source); scope, how far before a word its pair may be named "
    "(off: words about any pair count); "
    "denial, whether denials are heeded; unit, whether a sentence counts once or each hit; "
    "weight, whether a long sentence counts more; smoothing, whether 1 is added to what the "
    "balance is divided by; repair, for which frames words of repair count; weighing, whether "
    "words are weighed where no entry speaks."
)

GAP, WIDEST = 0.12, 2.4  # inches: between panels, a panel
HEAD, CURVE, BREAK, BETWEEN = 0.56, 1.5, 0.22, 0.05
MOST = 10  # panels in all


@dataclass(frozen=True, slots=True)
class Layout:
    """How the figure lies in its width."""

    width: float  # of the page, in inches
    names: float  # the column of choices, in inches
    across: int  # panels in a row
    row: float  # the height of a value, in inches
    size: float  # of an outlet's name, in points

    def panel(self, outlets: int) -> float:
        """How wide a panel is."""
        across = min(outlets, self.across)
        return min(WIDEST, (self.width - 2 * EDGE - self.names + GAP) / across - GAP)


WIDE = Layout(_sheet.WIDTH, names=1.42, across=5, row=0.125, size=NORMAL)
PHONE = Layout(_sheet.NARROW, names=1.1, across=2, row=0.14, size=SMALL)
APART = {"interval": {"above 0": "clear_above", "below 0": "clear_below"}}
COLOURS = {"clear_above": ALLIANCE, "clear_below": STRAIN}
Choices = Mapping[str, Mapping[str, str]]  # a choice -> its values, each with its column


def rows(study: Study) -> list[Row]:
    """A row an outlet and place along its curve, the outlet of the highest balance first.

    Each way by itself stands in the table of specifications. An outlet whose balance is undefined
    in every way has one row, without a place.
    """
    return _curve.rows(study)


def draw(rows: Sequence[Row], words: Vocabulary = SHIPPED) -> Figure:
    """A panel an outlet: its curve, and beneath it the choices."""
    return _drawn(rows, WIDE, words)


def narrow(rows: Sequence[Row], words: Vocabulary = SHIPPED) -> Figure:
    """The same, two panels in a row."""
    return _drawn(rows, PHONE, words)


def _drawn(rows: Sequence[Row], lay: Layout, words: Vocabulary) -> Figure:
    outlets = list(_rows.grouped(rows, "outlet").values())
    if not outlets:
        none = "There is nothing to draw: no article was counted."
        return _sheet.empty(TITLE, none, lay.width)
    shown = _rows.ends(outlets, MOST, defined=lambda own: own[0]["ways"] > 0)
    choices = {**APART, **_choices(rows)}
    beneath = sum(len(values) * lay.row + BETWEEN for values in choices.values())
    block = HEAD + CURVE + BREAK + beneath + 0.25
    lines = math.ceil(len(shown) / lay.across)
    foot = _foot(rows, words)
    figure, top = _sheet.laid(TITLE, foot, lines * block, lay.width)
    wide = lay.panel(len(shown))
    for at, own in enumerate(shown):
        left = EDGE + lay.names + (at % lay.across) * (wide + GAP)
        y = top + at // lay.across * block
        _headed(figure, left, y, wide, own[0], lay)
        curve = _sheet.panel(figure, left, y + HEAD, wide, CURVE)
        _risen(curve, own, lay, words, first=at % lay.across == 0)
        panel = _sheet.panel(figure, left, y + HEAD + CURVE + BREAK, wide, beneath)
        _beneath(panel, own, choices, beneath, lay.row)
        if at % lay.across == 0:
            _labelled(figure, y + HEAD + CURVE + BREAK, choices, rows, lay, words)
    _sheet.footed(figure, foot)
    return figure


def _choices(rows: Sequence[Row]) -> dict[str, dict[str, str]]:
    """Each choice that has more than one value here, with its values and their columns in order."""
    found = {
        name: {v: f"{name}: {v}" for v in values if any(row[f"{name}: {v}"] for row in rows)}
        for name, values in CROSSED.items()
    }
    return {name: values for name, values in found.items() if len(values) > 1}


def _headed(figure: Figure, left: float, y: float, wide: float, row: Row, lay: Layout) -> None:
    """The outlet's name, and from where to where its curve runs."""
    how: dict[str, Any] = {"size": lay.size, "va": "bottom"}
    outlet(figure, left - 0.03, y + 0.32, row, wide + 0.08, lines=2, **how)
    how |= {"size": SMALL, "color": MUTED}
    _sheet.write(figure, left - 0.03, y + HEAD - 0.08, _run(row), **how)


def _run(row: Row) -> str:
    if not row["ways"]:
        return _words.UNDEFINED
    return f"{_words.signed(row['lowest'])} to {_words.signed(row['highest'])}"


def _risen(axes: Axes, own: Sequence[Row], lay: Layout, words: Vocabulary, *, first: bool) -> None:
    """The values in order, over the band of their intervals, and the primary's mark."""
    row = own[0]
    axes.set_xlim(0, max(row["ways"], 1))
    axes.set_ylim(-1.04, 1.04)
    cool, warm = (
        fitted(f"all {one}", lay.names - 0.35, size=SMALL) for one in (words.cool, words.warm)
    )
    labels = (f"{cool} −1", "even 0", f"{warm} +1") if first else ("",) * 3
    _style.stepped(axes, (-1, 0, 1), labels)
    _style.level(axes, 0, color=MUTED, linewidth=0.8, zorder=1.5)
    if not row["ways"]:
        return
    xs = [end for one in own for end in (one["from_way"] - 1, one["to_way"])]
    low, value, high = ([one[c] for one in own for _ in "12"] for c in ("low", "value", "high"))
    band = [*zip(xs, low, strict=True), *zip(xs[::-1], high[::-1], strict=True)]
    edge = {"edgecolor": MUTED, "linewidth": 0.5}  # the grey alone is too pale for an interval
    _style.fields(axes, [band], facecolor=FAINT, zorder=1, **edge)
    _style.line(axes, xs, [row["lowest"], *value[1:-1], row["highest"]], color=INK, linewidth=1.3)
    if row["primary_place"] is not None:
        y, hollow = row["primary_value"], bool(row["hollow"])
        colour = _style.sided(y, hollow=hollow)
        _style.upright(axes, row["primary_place"] - 0.5, linewidth=0.6)
        _style.mark(axes, row["primary_place"] - 0.5, y, row["mark"], colour, hollow=hollow)


def _beneath(
    axes: Axes,
    own: Sequence[Row],
    choices: Choices,
    size: float,
    row: float,
) -> None:
    """The shares of ways along the curve, a row a value."""
    axes.set_xlim(0, max(own[0]["ways"], 1))
    axes.set_ylim(size, 0)
    if not own[0]["ways"]:
        return
    y, bases = BETWEEN / 2, list[float]()
    bars: dict[str, list[list[tuple[float, float]]]] = {}
    for values in choices.values():
        for column in values.values():
            y += row
            bases.append(y)
            bars.setdefault(COLOURS.get(column, MUTED), []).append(_bars(y, own, column, row))
        y += BETWEEN
    for colour, made in bars.items():
        _style.fields(axes, made, facecolor=colour, zorder=1)
    for base in bases:
        _style.level(axes, base - 0.01, linewidth=0.5)
    if own[0]["primary_place"] is not None:
        _style.upright(axes, own[0]["primary_place"] - 0.5, color=INK, linewidth=0.6)


def _bars(y: float, own: Sequence[Row], column: str, high: float) -> list[tuple[float, float]]:
    """The share of ways that have something, at each place of the curve, as one outline."""
    base, made = y - 0.01, [(0.0, y - 0.01)]
    for row in own:
        top = round(base - row[column] * (high - 0.02), 6)
        if top != made[-1][1]:  # a level stretch needs its two ends only
            made += [(row["from_way"] - 1, made[-1][1]), (row["from_way"] - 1, top)]
    return [*made, (own[-1]["to_way"], made[-1][1]), (own[-1]["to_way"], base)]


def _labelled(
    figure: Figure,
    top: float,
    choices: Choices,
    rows: Sequence[Row],
    lay: Layout,
    words: Vocabulary,
) -> None:
    """The names of choices and their values beside the first panel; the primary ones bold."""
    first = rows[0]["primary"].split(_rows.APART)
    y = top + BETWEEN / 2 + lay.row - 0.015
    right = EDGE + lay.names - 0.06
    how: dict[str, Any] = {"size": SMALL}
    for name, values in choices.items():
        _sheet.write(figure, EDGE, y, name, color=MUTED, **how)
        for value in values:
            weight = "bold" if f"{name}: {value}" in first else "normal"
            room = lay.names - 0.15 - width(name, SMALL)
            said = fitted(words.name(value), room, size=SMALL, bold=weight == "bold")
            _sheet.write(figure, right, y, said, ha="right", weight=weight, **how)
            y += lay.row
        y += BETWEEN


def _foot(rows: Sequence[Row], words: Vocabulary) -> str:
    outlets = [own[0] for own in _rows.grouped(rows, "outlet").values()]
    ways = max(row["ways"] + row["undefined"] for row in outlets)
    told = (
        f"{ways:,} ways to count, from the lowest balance at the left to the highest at the right; "
        f"bands are {_words.level(rows)}, the upright line and bold are the primary way, "
        "whose mark is hollow where its interval reaches 0."
    )
    if gone := sum(row["undefined"] for row in outlets):
        told += f" {_words.counted(gone, 'estimate')} undefined and not drawn."
    return told + _words.beyond(len(outlets), words.noun, MOST) + _words.renamed(outlets)


def alt(rows: Sequence[Row], words: Vocabulary = SHIPPED) -> str:
    """For each outlet the primary balance, and how the others spread about it."""
    if not rows:
        return "No article was counted."
    ends = f"from −1 (all {words.cool}) to +1 (all {words.warm})"
    said = [f"The balance of each {words.noun}, {ends}, in every way."]
    outlets = [own[0] for own in _rows.grouped(rows, "outlet").values()]
    for row in _rows.ends(outlets, MOST, defined=lambda row: row["ways"] > 0):
        if not row["ways"]:
            said.append(f"{row['outlet']}: undefined in every way.")
            continue
        above, below = (_words.share(row[side] / row["ways"]) for side in ("above", "below"))
        said.append(
            f"{row['outlet']}: {_words.with_interval(_primary(row), _words.signed)} in the primary "
            f"way; from {_run(row)} in all; above 0 in {above} and below 0 in {below} of those in "
            "which it is defined."
        )
    return " ".join(said) + _words.beyond(len(outlets), words.noun, MOST)


def _primary(row: Row) -> Row:
    return {end: row[f"primary_{end}"] for end in ("value", "low", "high")}
