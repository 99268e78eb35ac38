"""Sentiment against balance: whether warm wording is the same as framing an alliance."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from analysis.plots import _field, _rows, _sheet, _style, _words
from analysis.plots._field import Layout, Own, Pair, Scale
from analysis.plots._labels import SMALL, fitted, named, width
from analysis.plots._outlet import LISTED, listed
from analysis.plots._place import Box
from analysis.plots._rows import Row
from analysis.plots._sheet import EDGE
from analysis.plots._style import INK, MUTED
from analysis.vocabulary import SHIPPED, Vocabulary

if TYPE_CHECKING:
    from analysis.study import Study

TITLE = "Is warm wording the same as {framing}?"
ORDER = 5
COLUMNS = _rows.COLUMNS
HEAD, FOOT = 0.1, 0.55  # inches: above the field and below it
ACROSS = (
    "From left to right the balance of frames, from bottom to top the mean sentiment of a sentence"
)
TOLD = (
    "If sentiment told the frames, the marks would climb from the lower left to the upper right. "
)
HOW = (
    f"{ACROSS}, lines are intervals. Each {{noun}} has two marks: the small grey one is "
    "the score as it comes, the large one the score with names and event words masked, which the "
    "lexicon takes for mood; a mark is hollow where the interval of its score reaches 0. "
    f"{TOLD}The two marks stand a little to the left and to the right of their balance, so that "
    "both lines are seen."
)
CROWDED = (
    f"{ACROSS} with names and event words masked, which the lexicon takes for mood; lines are "
    "intervals. A mark is hollow where the interval of its score reaches 0. "
    f"{TOLD}The score as it comes would be a second mark for each of so many {{noun}}s; it stands "
    "in the figure's numbers."
)


def rows(study: Study) -> list[Row]:
    """Balance, sentiment and masked sentiment of each outlet, the highest balance first."""
    return _rows.estimated(study, tuple(_field.CALLED), ("all",))


def how(rows: Sequence[Row]) -> str:
    """How to read it: with two marks an outlet, or one where they are many."""
    return CROWDED if _field.crowded(_field.shown(rows)) else HOW


def draw(rows: Sequence[Row], words: Vocabulary = SHIPPED) -> Figure:
    """A field of pairs of marks, each with its name."""
    return _drawn(rows, _field.WIDE, words)


def narrow(rows: Sequence[Row], words: Vocabulary = SHIPPED) -> Figure:
    """The same in a field that is higher than wide, the names above it."""
    return _drawn(rows, _field.PHONE, words)


def _drawn(rows: Sequence[Row], lay: Layout, words: Vocabulary) -> Figure:
    title = words.told(TITLE)
    shown = _field.shown(rows)
    if not shown:
        said = f"There is nothing to draw. {_left_out(_field.outlets(rows))}".strip()
        return _sheet.empty(title, said, lay.width)
    scale = _field.scale(shown, lay)
    pairs = [_field.pair(own, scale, lay, crowded=_field.crowded(shown)) for own in shown]
    over = LISTED * len(pairs) + 0.1 if lay is _field.PHONE else 0.0
    labels = [None] * len(pairs) if over else list(_field.labels(pairs, lay))
    unnamed = [p.own for p, box in zip(pairs, labels, strict=True) if box is None and not over]
    foot = _foot(rows, unnamed, words)
    figure, top = _sheet.laid(title, foot, lay.high, lay.width, head=HEAD + over, foot=FOOT)
    if over:
        listed(figure, top - over, [pair.own["balance"] for pair in pairs])
    axes = _sheet.panel(figure, EDGE + _field.LEFT, top, lay.across, lay.high)
    _scaled(axes, scale, lay, words)
    for pair, box in zip(pairs, labels, strict=True):
        _marked(axes, pair, scale, lay)
        if box is not None:
            _labelled(axes, pair.own, box, _field.SIGN * pair.crowded)
    _sheet.footed(figure, foot)
    return figure


def _left_out(outlets: Mapping[str, Own]) -> str:
    said = [
        f"{named(next(iter(own.values())))}: {', '.join(missing)} undefined"
        for own in outlets.values()
        if (missing := _field.missing(own))
    ]
    return f"Not drawn: {'; '.join(said)}." if said else ""


def _labelled(axes: Axes, own: Own, box: Box, sign: float) -> None:
    """A name, with its mark before it where there are many."""
    middle = (box.bottom + box.top) / 2
    if sign:
        at = (box.left + sign / 2, middle)
        _style.mark(axes, *at, own["balance"]["mark"], MUTED, hollow=False, size=3.0)
    _style.said(axes, box.left + sign, middle, _field.name(own), ha="left", linespacing=1.2)


def _scaled(axes: Axes, scale: Scale, lay: Layout, words: Vocabulary) -> None:
    """The two scales, in inches, with a line at each 0."""
    axes.set_xlim(0, lay.across)
    axes.set_ylim(0, lay.high)
    labels = dict(zip(_field.WIDE.ticks, _words.ends(words), strict=True))
    _style.ruled(axes, [lay.inch(at) for at in lay.ticks], [labels[at] for at in lay.ticks])
    steps = range(scale.low, scale.high + 1)
    _style.stepped(
        axes,
        [scale.inch(step * scale.step) for step in steps],
        [_words.signed(step * scale.step) for step in steps],
    )
    _style.upright(axes, lay.inch(0))
    _style.level(axes, scale.inch(0), color=MUTED, linewidth=0.8, zorder=1.5)
    how: dict[str, Any] = {"size": SMALL, "color": MUTED, "ha": "center"}
    said = f"balance of {words.warm} over {words.cool}, by codebook"
    centre = lay.across / 2
    if width(said, SMALL) > lay.across + 2 * lay.right:  # all of the page, without the source
        centre = lay.width / 2 - EDGE - _field.LEFT
        said = fitted(said.removesuffix(", by codebook"), lay.width - 2 * EDGE, size=SMALL)
    axes.text(centre, -0.5, said, **how)
    up = {"va": "center", "rotation": "vertical", **how}
    axes.text(
        -_field.LEFT + 0.06,
        lay.high / 2,
        "mean VADER sentiment of a sentence, warmer upwards",
        **up,
    )


def _marked(axes: Axes, pair: Pair, scale: Scale, lay: Layout) -> None:
    """An outlet's lines and its marks: grey and small as it comes, dark and large masked.

    In a crowd the lines are thin and grey, so that the marks stand out.
    """
    balance, raw, masked = (pair.own[measure] for measure in _field.CALLED)
    left, right = pair.places
    from_y, to_y = scale.inch(raw["value"]), scale.inch(masked["value"])
    thin: dict[str, Any] = {"color": MUTED, "linewidth": 0.9}
    thick = thin if pair.crowded else {"color": INK, "linewidth": 1.3}
    if balance["low"] is not None and balance["high"] is not None:
        ends = (lay.inch(balance["low"]), lay.inch(balance["high"]))
        _style.interval(axes, to_y, ends, upright=False, **thick)
    for x, row, look in ((left, raw, thin), (right, masked, thick))[pair.crowded :]:
        if row["low"] is not None and row["high"] is not None:
            ends = (scale.inch(row["low"]), scale.inch(row["high"]))
            _style.interval(axes, x, ends, upright=True, **look)
    if not pair.crowded:
        _style.line(axes, (left, right), (from_y, to_y), linestyle=":", **thin)
        _style.mark(axes, left, from_y, raw["mark"], MUTED, hollow=bool(raw["hollow"]), size=5.0)
    _style.mark(axes, right, to_y, masked["mark"], INK, hollow=bool(masked["hollow"]))


def _foot(rows: Sequence[Row], unnamed: Sequence[Own], words: Vocabulary) -> str:
    marks = (
        "Marks: sentiment with names and event words masked; as it comes it stands in the figure's "
        "CSV"
        if _field.crowded(_field.shown(rows))
        else "Small grey mark: the score as it comes; large mark: names and event words masked"
    )
    said = [
        f"Lines are {_words.level(rows)}. {marks}. Hollow: the interval of the sentiment reaches 0."
    ]
    if unnamed:
        named = [
            f"{own['balance']['mark']}: {' '.join(_field.name(own).split())}" for own in unnamed
        ]
        said.append(f"Without a name for want of room: {'; '.join(named)}.")
    said.append(_left_out(_field.outlets(rows)))
    said += [_words.beyond(len(_field.outlets(rows)), words.noun), _words.renamed(rows)]
    return " ".join(part.strip() for part in said if part)


def alt(rows: Sequence[Row], words: Vocabulary = SHIPPED) -> str:
    """Each outlet's balance and sentiments with intervals, then what the verdicts say."""
    said = [f"Balance by codebook against mean VADER sentiment, with {_words.level(rows)}."]
    outlets = list(_field.outlets(rows).items())
    for outlet, own in _rows.ends(outlets, defined=lambda one: not _field.missing(one[1])):
        parts = [
            f"{name} {_words.with_interval(own[measure], _words.signed)}"
            for measure, name in _field.CALLED.items()
            if measure in own
        ]
        said.append(f"{outlet}: {', '.join(parts)}.")
    said.append(_words.beyond(len(outlets), words.noun).strip())
    for measure, name in _field.CALLED.items():
        verdicts = [row for row in rows if row["measure"] == measure]
        said.append(_words.verdicts(verdicts, f"the {name}"))
    return " ".join(part for part in said if part)
