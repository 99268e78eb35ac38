"""The lead figure: balance by codebook and by reading, and beside it the emphasis on Russia."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from analysis.corpus.coding import BOOK, BY_MODEL
from analysis.plots import _rows, _sheet, _style, _words
from analysis.plots._labels import SMALL, fitted, width
from analysis.plots._outlet import outlet
from analysis.plots._rows import Row
from analysis.plots._sheet import EDGE
from analysis.plots._style import RUSSIA
from analysis.vocabulary import SHIPPED, Vocabulary

if TYPE_CHECKING:
    from analysis.study import Study

TITLE = "{asks}{russia_asked}?"
ORDER = 1
COLUMNS = _rows.COLUMNS
SCALE = (
    "On the left, +1 says that every framed sentence {presents} {how} {close}, −1 that every "
    "one {presents_it} {how} {strained}; the line is the interval, and a mark is hollow where it "
    "reaches 0. "
)
INTERVAL = (
    "An interval says how far the wording of these sentences carries the number, "
    "not what an outlet is like; whether two can be told apart the verdicts say, not the overlap "
    "of lines."
)
HOW = SCALE + INTERVAL  # of a study without codes by reading
# Who made the codes by reading, for the reader and under the picture; codes of the first kind
# nobody may take for people's, of the others it is not known here.
READ = {
    "model": (
        "from codes that a large language model made by reading every sentence twice",
        "codes made by a large language model, not by people",
    ),
    "unknown": (
        f"from codes made by reading the sentences, by whom the study's {BOOK} says",
        f"codes made by reading the sentences, by whom the study's {BOOK} says",
    ),
}

FACETS = {"all": "codebook", "by_reading": "reading"}
MEASURES = ("balance", "russia_share")
HEAD, FOOT = 0.3, 0.38  # of the panels


@dataclass(frozen=True, slots=True)
class Layout:
    """How the figure lies in its width; all in inches."""

    width: float  # of the page
    names: float  # the column of names, or of who coded where a name has a line of its own
    counts: float
    balance: float
    share: float
    gap: float  # between columns: the name of a scale's end reaches into it
    line: float  # the height of a line
    own: float = 0.0  # the height of a name's own line, where it has one
    rest: float = 0.14  # between outlets

    def block(self, lines: Lines) -> float:
        """The height of an outlet."""
        return self.own + len(lines) * self.line + self.rest


WIDE = Layout(_sheet.WIDTH, 1.53, counts=1.45, balance=2.2, share=1.15, gap=0.42, line=0.33)
PHONE = Layout(
    _sheet.NARROW, 0.6, counts=0.38, balance=1.06, share=0.6, gap=0.13, line=0.33, own=0.24
)

Lines = Mapping[str, Mapping[str, Row]]  # facet -> measure -> row


def rows(study: Study) -> list[Row]:
    """Balance and Russia share by codebook and by reading, the highest balance first.

    Without a share where no actor of the study is Russia.
    """
    measures = MEASURES if study.words.russia else MEASURES[:1]
    read_by = "model" if study.sha256.get(BOOK) == BY_MODEL else "unknown"
    made = _rows.estimated(study, measures, tuple(FACETS))
    return [{**row, "read_by": read_by} for row in made]


def how(rows: Sequence[Row]) -> str:
    """How to read it: of the balance by reading only where it is drawn, and who read."""
    if (read_by := _read_by(rows)) is None:
        return HOW
    return (
        f"{SCALE}Under the balance by codebook stands the balance by reading, {READ[read_by][0]}: "
        f"where the two lie apart, trust the number less. {INTERVAL}"
    )


def _read_by(rows: Sequence[Row]) -> str | None:
    """Who made the codes by reading; None where nothing is drawn of them."""
    return next((row["read_by"] for row in rows if row["facet"] == "by_reading"), None)


def draw(rows: Sequence[Row], words: Vocabulary = SHIPPED) -> Figure:
    """Two panels that share their rows: an outlet has a line by codebook and one by reading."""
    return _drawn(rows, WIDE, words)


def narrow(rows: Sequence[Row], words: Vocabulary = SHIPPED) -> Figure:
    """The same, each name over its lines, for a window as narrow as a phone."""
    return _drawn(rows, PHONE, words)


def _drawn(rows: Sequence[Row], lay: Layout, words: Vocabulary) -> Figure:
    title = words.told(TITLE)
    if not words.russia:  # the balance has the width alone; beside it the name of its end has room
        lay = replace(lay, balance=lay.balance + lay.share, share=0.0)
    if not rows:
        return _sheet.empty(title, "There is nothing to draw: no article was scored.", lay.width)
    made = _sheet.stack(_grouped(rows), lay.block, defined=_defined)
    size, foot = made.size, _foot(rows, words)
    figure, top = _sheet.laid(title, foot, size, lay.width, head=HEAD, foot=FOOT)
    left = EDGE + lay.names + lay.counts + lay.gap
    balance = _sheet.panel(figure, left, top, lay.balance, size)
    _scale(balance, size, words, lay)
    panels = [balance]
    if words.russia:
        panels += [_sheet.panel(figure, left + lay.balance + lay.gap, top, lay.share, size)]
        _shares(panels[1], rows, size, inward=bool(lay.own))
    _heads(figure, top, left, lay, words)
    for start, lines in made.down(panels):
        at = start + lay.rest / 2
        _named(figure, top + at, lines, lay)
        at += lay.own
        for facet, measured in lines.items():
            y = at + lay.line * 0.62  # a value stands above its mark
            _counted(figure, top + y, facet, measured, lay)
            rooms = (lay.balance, lay.share)
            for axes, measure, room in zip(panels, MEASURES, rooms, strict=False):
                _point(axes, y, measured.get(measure), room)
            at += lay.line
    _sheet.footed(figure, foot)
    return figure


def _named(figure: Figure, top: float, lines: Lines, lay: Layout) -> None:
    """The outlet's name: in the column beside its lines, or over them."""
    row = _first(lines)
    if lay.own:
        outlet(figure, EDGE, top + lay.own / 2, row, lay.width - 2 * EDGE)
    else:
        outlet(figure, EDGE, top + len(lines) * lay.line / 2, row, lay.names - 0.1, lines=2)


def _grouped(rows: Sequence[Row]) -> list[Lines]:
    return list(_rows.tabled(rows, "outlet", "facet", "measure").values())


def _defined(lines: Lines) -> bool:
    found = (measured.get("balance") for measured in lines.values())
    return any(row is not None and row["value"] is not None for row in found)


def _first(lines: Lines) -> Row:
    return next(row for measured in lines.values() for row in measured.values())


def _scale(balance: Axes, size: float, words: Vocabulary, lay: Layout) -> None:
    """The ends and ticks of the balance."""
    inward, room = bool(lay.own), lay.balance / 2 if lay.own else 2 * lay.gap
    every = "" if inward else "all "
    cool, warm = (fitted(every + name, room, size=SMALL) for name in (words.cool, words.warm))
    balance.set_ylim(size, 0)
    balance.set_xlim(-1, 1)
    ticks: dict[float, str] = {  # all in two lines, so that they stand level
        -1: f"−1\n{cool}",
        -0.5: "−0.5\n ",
        0: "0\n " if inward else "0\neven",
        0.5: "+0.5\n ",
        1: f"+1\n{warm}",
    }
    shown = [place for place in ticks if not inward or place in (-1, 0, 1)]
    _style.ruled(balance, shown, [ticks[place] for place in shown], inward=inward)
    _style.upright(balance, 0)


def _shares(share: Axes, rows: Sequence[Row], size: float, *, inward: bool) -> None:
    """The ends and ticks of the share of sentences."""
    share.set_ylim(size, 0)
    end = _words.share_end(row for row in rows if row["measure"] == "russia_share")
    share.set_xlim(0, end)
    places = (0.0, end) if inward else (0.0, end / 2, end)
    labels = ["0", *(_words.share(place) for place in places[1:])]
    _style.ruled(share, places, labels, inward=inward)


def _heads(figure: Figure, top: float, left: float, lay: Layout, words: Vocabulary) -> None:
    y, how = top - 0.04, {"va": "bottom"}
    counts = "sentences\nwith a frame"
    balance = f"balance of {words.warm} over {words.cool}"
    balance = balance.replace(" over", "\nover") if lay.own else balance
    share = f"names\n{words.russia}" if lay.own else f"share of sentences\nthat name {words.russia}"
    _sheet.small(figure, EDGE + lay.names + lay.counts, y, counts, ha="right", **how)
    _sheet.small(figure, left + lay.balance / 2, y, balance, ha="center", **how)
    if words.russia:
        right = left + lay.balance + lay.gap + lay.share / 2
        _sheet.small(figure, right, y, share, ha="center", **how)


def _counted(
    figure: Figure, y: float, facet: str, measured: Mapping[str, Row], lay: Layout
) -> None:
    """Who coded the line, and in how many sentences a frame was found."""
    y += 0.036  # half the height of a letter
    said, left = (FACETS[facet], EDGE) if lay.own else (f"by {FACETS[facet]}", EDGE + lay.names)
    _sheet.small(figure, left, y, said, va="baseline")
    if "balance" in measured:
        row = measured["balance"]
        count = (
            f"{row['hits']}/{row['sentences']}"
            if lay.own
            else f"{row['hits']} of {row['sentences']}"
        )
        if width(f"{said} {count}", SMALL) > lay.names + lay.counts:
            count = str(row["hits"])
        right = EDGE + lay.names + lay.counts
        _sheet.small(figure, right, y, count, va="baseline", ha="right")


def _point(axes: Axes, y: float, row: Row | None, room: float) -> None:
    """A mark with its interval and its value; where it is undefined, the word, away from 0."""
    if row is None:
        return
    left, end = axes.get_xlim()
    if row["value"] is None:
        _style.undefined(axes, y)
        return
    russia = row["measure"] == "russia_share"
    hollow = bool(row["hollow"])
    colour = RUSSIA if russia else _style.sided(row["value"], hollow=hollow)
    _style.estimate(axes, y, row, colour, hollow=hollow)
    value = _words.share(row["value"]) if russia else _words.signed(row["value"])
    if russia and width(f"{value} ({row['hits']})", SMALL) < room:
        value = f"{value} ({row['hits']})"
    half = width(value, SMALL) / 2 * (end - left) / room
    at, side = row["value"], "center"
    if (russia and room < 1) or at - half < left:  # too narrow to stand over its mark
        at, side = left, "left"
    elif at + half > end:
        at, side = end, "right"
    _style.said(axes, at, y - 0.15, value, ha=side)


def _foot(rows: Sequence[Row], words: Vocabulary) -> str:
    apart, alike, silent = _words.pairs(_of(rows, "balance", "all"))
    told = f"Lines are {_words.level(rows)}; a mark is hollow where its line reaches 0."
    if apart + alike + silent:
        told += (
            f" Of {_words.counted(apart + alike + silent, 'pair')} of balances by codebook, "
            f"{apart or 'none'} can be told apart."
        )
    if (read_by := _read_by(rows)) is not None:
        told += f" By reading: {READ[read_by][1]}."
    return told + _words.beyond(len(_grouped(rows)), words.noun) + _words.renamed(rows)


def _of(rows: Sequence[Row], measure: str, facet: str) -> list[Row]:
    return [row for row in rows if (row["measure"], row["facet"]) == (measure, facet)]


def alt(rows: Sequence[Row], words: Vocabulary = SHIPPED) -> str:
    """Each outlet's balance and Russia share with intervals, then what the verdicts say."""
    said = [
        f"Balance of {words.warm} over {words.cool}, from −1 (all {words.cool}) to +1 (all "
        f"{words.warm}){words.russia_share}, with {_words.level(rows)}."
    ]
    outlets = _grouped(rows)
    for lines in _rows.ends(outlets, defined=_defined):
        parts = [
            f"{what} by {FACETS[facet]} {_words.with_interval(measured[measure], write)}"
            for measure, what, write in (
                ("balance", "balance", _words.signed),
                ("russia_share", "Russia", _words.share),
            )
            for facet, measured in lines.items()
            if measure in measured
        ]
        said.append(f"{_first(lines)['outlet']}: {', '.join(parts)}.")
    said.append(_words.beyond(len(outlets), words.noun).strip())
    for measure, what in (("balance", "the balance"), ("russia_share", "the Russia share")):
        said.append(_words.verdicts(_of(rows, measure, "all"), f"{what} by codebook"))
    return " ".join(part for part in said if part)
