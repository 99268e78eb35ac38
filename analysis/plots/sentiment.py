"""Sentiment against balance: whether warm wording is the same as framing an alliance."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from analysis.plots import _rows, _sheet, _style, _words
from analysis.plots._labels import LINE, SMALL, fitted, named, width
from analysis.plots._outlet import LISTED, listed
from analysis.plots._place import Box, around, chosen
from analysis.plots._rows import Row
from analysis.plots._sheet import EDGE
from analysis.plots._style import INK, MUTED
from analysis.vocabulary import SHIPPED, Vocabulary

if TYPE_CHECKING:
    from analysis.study import Study

TITLE = "Is warm wording the same as {framing}?"
ORDER = 5
COLUMNS = _rows.COLUMNS
PAIR, FURTHER = 0.02, 0.035  # of the balance: from an outlet's to its two marks; on a phone
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
    f"{TOLD}The two marks stand {PAIR:g} ({FURTHER:g} in a narrow window) to the left and to the "
    "right of their balance, so that both lines are seen."
)
CROWDED = (
    f"{ACROSS} with names and event words masked, which the lexicon takes for mood; lines are "
    "intervals. A mark is hollow where the interval of its score reaches 0. "
    f"{TOLD}The score as it comes would be a second mark for each of so many {{noun}}s; it stands "
    "in the figure's numbers."
)

CALLED = {"balance": "balance", "sentiment": "sentiment", "sentiment_masked": "masked sentiment"}
LEFT, HEAD, FOOT = 0.62, 0.1, 0.55  # inches: beside the field, above and below it
NAME, GAP, HALF = 1.45, 0.05, 0.075  # the width of a label, its distance, half a mark
CROWD = 6  # more outlets than this have one mark each, and before each name a small one
SIGN = 0.11  # room for it, in inches

Own = Mapping[str, Row]  # measure -> row, of one outlet


@dataclass(frozen=True, slots=True)
class Layout:
    """How the figure lies in its width; all in inches."""

    width: float  # of the page
    right: float  # beside the field
    high: float  # the field
    pair: float  # from an outlet's balance to its two marks
    ticks: tuple[float, ...]  # of the balance

    @property
    def across(self) -> float:
        """How wide the field is."""
        return self.width - 2 * EDGE - LEFT - self.right

    @property
    def field(self) -> Box:
        """Where a name may stand."""
        return Box(-0.1, 0.0, self.across + self.right * 0.8, self.high)

    def inch(self, balance: float) -> float:
        """How far along a balance stands."""
        return (balance + 1) / 2 * self.across


WIDE = Layout(_sheet.WIDTH, right=0.3, high=4.2, pair=PAIR, ticks=(-1, -0.5, 0, 0.5, 1))
PHONE = Layout(_sheet.NARROW, right=0.2, high=3.4, pair=FURTHER, ticks=(-1, 0, 1))


@dataclass(frozen=True, slots=True)
class Scale:
    """The upright scale: whole numbers of steps, the lowest and the highest."""

    step: float
    low: int
    high: int
    room: float  # inches from the lowest to the highest

    def inch(self, value: float) -> float:
        """How far up a value stands."""
        return (value / self.step - self.low) / (self.high - self.low) * self.room


@dataclass(frozen=True, slots=True)
class Pair:
    """The two marks of an outlet with their lines: where they stand, in inches.

    In a crowd the mark of the score as it comes is that of the masked one.
    """

    own: Own
    crowded: bool
    places: tuple[float, float]  # along the field: of the score as it comes, and of the masked
    marks: tuple[Box, Box]
    lines: tuple[Box, Box, Box]


def rows(study: Study) -> list[Row]:
    """Balance, sentiment and masked sentiment of each outlet, the highest balance first."""
    return _rows.estimated(study, tuple(CALLED), ("all",))


def how(rows: Sequence[Row]) -> str:
    """How to read it: with two marks an outlet, or one where they are many."""
    return CROWDED if _crowded(_shown(rows)) else HOW


def _shown(rows: Sequence[Row]) -> list[dict[str, Row]]:
    """The outlets that are drawn."""
    return _rows.ends([own for own in _outlets(rows).values() if not _missing(own)])


def _crowded(shown: Sequence[Own]) -> bool:
    return len(shown) > CROWD


def draw(rows: Sequence[Row], words: Vocabulary = SHIPPED) -> Figure:
    """A field of pairs of marks, each with its name."""
    return _drawn(rows, WIDE, words)


def narrow(rows: Sequence[Row], words: Vocabulary = SHIPPED) -> Figure:
    """The same in a field that is higher than wide, the names above it."""
    return _drawn(rows, PHONE, words)


def _drawn(rows: Sequence[Row], lay: Layout, words: Vocabulary) -> Figure:
    title = words.told(TITLE)
    shown = _shown(rows)
    if not shown:
        said = f"There is nothing to draw. {_left_out(_outlets(rows))}".strip()
        return _sheet.empty(title, said, lay.width)
    scale = _scale(shown, lay)
    pairs = [_pair(own, scale, lay, crowded=_crowded(shown)) for own in shown]
    over = LISTED * len(pairs) + 0.1 if lay is PHONE else 0.0
    labels = [None] * len(pairs) if over else list(_labels(pairs, lay))
    unnamed = [p.own for p, box in zip(pairs, labels, strict=True) if box is None and not over]
    foot, top = _foot(rows, unnamed, words), _sheet.above(title, lay.width) + HEAD + over
    height = top + lay.high + FOOT + _sheet.below(foot, lay.width)
    figure = _sheet.page(height, title, lay.width)
    if over:
        listed(figure, top - over, [pair.own["balance"] for pair in pairs])
    axes = _sheet.panel(figure, EDGE + LEFT, top, lay.across, lay.high)
    _field(axes, scale, lay, words)
    for pair, box in zip(pairs, labels, strict=True):
        _marked(axes, pair, scale, lay)
        if box is not None:
            _labelled(axes, pair.own, box, SIGN * pair.crowded)
    _sheet.footed(figure, foot)
    return figure


def _outlets(rows: Sequence[Row]) -> dict[str, dict[str, Row]]:
    found: dict[str, dict[str, Row]] = {}
    for row in rows:
        found.setdefault(row["outlet"], {})[row["measure"]] = row
    return found


def _missing(own: Own) -> list[str]:
    """What an outlet lacks to be drawn."""
    return [name for m, name in CALLED.items() if m not in own or own[m]["value"] is None]


def _left_out(outlets: Mapping[str, Own]) -> str:
    said = [
        f"{named(next(iter(own.values())))}: {', '.join(missing)} undefined"
        for own in outlets.values()
        if (missing := _missing(own))
    ]
    return f"Not drawn: {'; '.join(said)}." if said else ""


def _scale(shown: Sequence[Own], lay: Layout) -> Scale:
    """A scale that holds 0 and every interval, with three to eight steps."""
    scores = ("sentiment_masked",) if _crowded(shown) else ("sentiment", "sentiment_masked")
    ends = [0.0] + [
        own[m][c]
        for own in shown
        for m in scores
        for c in ("value", "low", "high")
        if own[m][c] is not None
    ]
    least, most = min(ends), max(ends)
    step = next(step for step in (0.05, 0.1, 0.2, 0.5) if (most - least) / step <= 7)
    low, high = math.floor(least / step + 1e-9), math.ceil(most / step - 1e-9)
    return Scale(step, low, max(high, low + 3), lay.high)


def _pair(own: Own, scale: Scale, lay: Layout, *, crowded: bool) -> Pair:
    masked = own["sentiment_masked"]
    raw, pair = (masked, 0.0) if crowded else (own["sentiment"], lay.pair)
    across = own["balance"]
    left, right = (lay.inch(across[c] if across[c] is not None else across["value"]) for c in ENDS)
    up = scale.inch(masked["value"])
    first, second = (lay.inch(across["value"] + by) for by in (-pair, pair))
    return Pair(
        own,
        crowded,
        (first, second),
        (_spot(first, scale.inch(raw["value"])), _spot(second, up)),
        (
            Box(left, up - THIN, right, up + THIN),
            _upright(first, raw, scale),
            _upright(second, masked, scale),
        ),
    )


ENDS = ("low", "high")
THIN = 0.01  # half a line, in inches


def _spot(x: float, y: float) -> Box:
    return Box(x - HALF, y - HALF, x + HALF, y + HALF)


def _upright(x: float, row: Row, scale: Scale) -> Box:
    low, high = (scale.inch(row[c] if row[c] is not None else row["value"]) for c in ENDS)
    return Box(x - THIN, low, x + THIN, high)


def _labels(pairs: Sequence[Pair], lay: Layout) -> Iterator[Box | None]:
    """Where each name stands; None where it would cover a mark or another name."""
    taken = [spot for pair in pairs for spot in pair.marks]
    lines = [line for pair in pairs for line in pair.lines]
    for pair in pairs:
        text = _name(pair.own).split("\n")
        wide = max(width(line, SMALL) for line in text) + GAP + SIGN * pair.crowded
        high = len(text) * SMALL * LINE
        (raw, masked), (_, first, second) = pair.marks, pair.lines
        core = Box(raw.left, masked.bottom, masked.right, masked.top)
        whole = Box(
            raw.left, min(first.bottom, second.bottom), masked.right, max(first.top, second.top)
        )
        box = chosen(around(core, whole, wide, high, GAP), lay.field, taken, lines)
        if box is not None:
            taken.append(box)
        yield box


def _labelled(axes: Axes, own: Own, box: Box, sign: float) -> None:
    """A name, with its mark before it where there are many."""
    middle = (box.bottom + box.top) / 2
    if sign:
        at = (box.left + sign / 2, middle)
        _style.mark(axes, *at, own["balance"]["mark"], MUTED, hollow=False, size=3.0)
    _style.said(axes, box.left + sign, middle, _name(own), ha="left", linespacing=1.2)


def _name(own: Own) -> str:
    return fitted(named(own["balance"]), NAME, size=SMALL, lines=2)


def _field(axes: Axes, scale: Scale, lay: Layout, words: Vocabulary) -> None:
    """The two scales, in inches, with a line at each 0."""
    axes.set_xlim(0, lay.across)
    axes.set_ylim(0, lay.high)
    labels = dict(zip(WIDE.ticks, _words.ends(words), strict=True))
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
        centre = lay.width / 2 - EDGE - LEFT
        said = fitted(said.removesuffix(", by codebook"), lay.width - 2 * EDGE, size=SMALL)
    axes.text(centre, -0.5, said, **how)
    up = {"va": "center", "rotation": "vertical", **how}
    axes.text(
        -LEFT + 0.06, lay.high / 2, "mean VADER sentiment of a sentence, warmer upwards", **up
    )


def _marked(axes: Axes, pair: Pair, scale: Scale, lay: Layout) -> None:
    """An outlet's lines and its marks: grey and small as it comes, dark and large masked.

    In a crowd the lines are thin and grey, so that the marks stand out.
    """
    balance, raw, masked = (pair.own[measure] for measure in CALLED)
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
        if _crowded(_shown(rows))
        else "Small grey mark: the score as it comes; large mark: names and event words masked"
    )
    said = [
        f"Lines are {_words.level(rows)}. {marks}. Hollow: the interval of the sentiment reaches 0."
    ]
    if unnamed:
        named = [f"{own['balance']['mark']}: {' '.join(_name(own).split())}" for own in unnamed]
        said.append(f"Without a name for want of room: {'; '.join(named)}.")
    said.append(_left_out(_outlets(rows)))
    said += [_words.beyond(len(_outlets(rows)), words.noun), _words.renamed(rows)]
    return " ".join(part.strip() for part in said if part)


def alt(rows: Sequence[Row], words: Vocabulary = SHIPPED) -> str:
    """Each outlet's balance and sentiments with intervals, then what the verdicts say."""
    said = [f"Balance by codebook against mean VADER sentiment, with {_words.level(rows)}."]
    outlets = list(_outlets(rows).items())
    for outlet, own in _rows.ends(outlets, defined=lambda one: not _missing(one[1])):
        parts = [
            f"{name} {_words.with_interval(own[measure], _words.signed)}"
            for measure, name in CALLED.items()
            if measure in own
        ]
        said.append(f"{outlet}: {', '.join(parts)}.")
    said.append(_words.beyond(len(outlets), words.noun).strip())
    for measure, name in CALLED.items():
        verdicts = [row for row in rows if row["measure"] == measure]
        said.append(_words.verdicts(verdicts, f"the {name}"))
    return " ".join(part for part in said if part)
