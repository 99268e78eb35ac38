"""The lead figure: balance by codebook and by reading, and beside it the emphasis on Russia."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from matplotlib.figure import Figure

from analysis.corpus.coding import BOOK, BY_MODEL
from analysis.plots import _panels, _rows, _sheet, _words
from analysis.plots._labels import SMALL, width
from analysis.plots._outlet import outlet
from analysis.plots._panels import PHONE, WIDE, Layout, Lines
from analysis.plots._rows import Row
from analysis.plots._sheet import EDGE
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
    _panels.scale(balance, size, words, lay)
    panels = [balance]
    if words.russia:
        panels += [_sheet.panel(figure, left + lay.balance + lay.gap, top, lay.share, size)]
        _panels.shares(panels[1], rows, size, inward=bool(lay.own))
    _panels.heads(figure, top, left, lay, words)
    for start, lines in made.down(panels):
        at = start + lay.rest / 2
        _named(figure, top + at, lines, lay)
        at += lay.own
        for facet, measured in lines.items():
            y = at + lay.line * 0.62  # a value stands above its mark
            _counted(figure, top + y, facet, measured, lay)
            rooms = (lay.balance, lay.share)
            for axes, measure, room in zip(panels, MEASURES, rooms, strict=False):
                _panels.point(axes, y, measured.get(measure), room)
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
