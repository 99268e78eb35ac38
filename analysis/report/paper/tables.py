"""The report's tables as blocks: the same rows and cells as on the page."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.report import grids, hinges, ledgers, samples, typical
from analysis.report.coverage import BRIEF_CAPTION, BRIEF_HEADS, brief
from analysis.report.distances import HEADS, Distances
from analysis.report.paper.blocks import Column, Node, Words, lines, link, styled, table
from analysis.report.percentiles import Line
from analysis.report.wording import capital, counted, sentence
from analysis.vocabulary import Vocabulary

FEW = 3  # columns that leave room for an interval beside its number


def grid(
    found: grids.Grid, caption: str, noun: str, *, id: str = "", verdict: bool = False
) -> Node:
    """Estimates: a row an outlet, a cell with interval and what carries it; pairs told apart.

    With its verdicts a table has every row; without, one of many outlets shows both ends.
    """
    columns = [
        Column(noun.capitalize(), 1.47 if verdict else 1.2),
        *(Column(c.head) for c in found.columns),
    ]
    columns += [Column(grids.IN_WORDS, 1.8)] * verdict
    rows = [
        [
            _name(line, verdict=verdict),
            *(_cell(cell, beside=len(found.columns) <= FEW) for cell in line.cells),
            *[_words(line)] * verdict,
        ]
        for line in found.lines
    ]
    if not verdict and found.between:
        left = f"{len(found.between):,} more {noun}s stand between: see estimates.csv"
        gap: list[Words] = [styled("note", left), *["\N{VERTICAL ELLIPSIS}" for _ in found.columns]]
        rows = [*rows[: grids.ENDS], gap, *rows[-grids.ENDS :]]
    pairs = ["Pairs told apart", *found.apart, *[""] * verdict]
    foot = pairs if len(found.lines) > 1 else []
    return table(columns, rows, caption=caption, foot=foot, id=id)


def _name(line: grids.Line, *, verdict: bool) -> Words:
    """An outlet's name, and what is said of it below."""
    name = styled("strong", line.outlet)
    described = styled("note", "our description") if line.described else ""
    if not verdict:
        return lines(name, described)
    count = f"{line.sentences} sentence{'' if line.sentences == 1 else 's'}"
    led = link(f"#{line.id}", count)
    return lines(name, described, styled("note", led))


def _words(line: grids.Line) -> Words:
    """Where an outlet's balance lies, and what verdicts say of it against the others."""
    return lines(sentence(line.verdict), *(styled("note", sentence(one)) for one in line.apart))


def _cell(cell: grids.Cell, *, beside: bool) -> Words:
    """A number, its interval beside or below it, and what carries it."""
    value = styled(cell.side or "score", cell.value)
    between = styled("note", f"({cell.interval})") if cell.interval else ""
    carried = styled("note", cell.carried) if cell.carried else ""
    if beside and between:
        return lines([value, " ", between], carried)
    return lines(value, between, carried)


def speaking(found: ledgers.Speaking, words: Vocabulary) -> Node:
    """Who speaks for the one pole, and who for the other, article by article."""
    heads = ("Sentences", capital(words.warm), capital(words.cool), "Both")
    beyond = f" There, too, {counted(found.beyond, 'more article')}." if found.beyond else ""
    rows: list[list[Words]] = []
    for article in found.articles:
        rows.append([styled("strong", article.name)])
        rows += [[name, *map(str, counts)] for name, *counts in article.rows]
    return table(
        [Column("Speaker", 3), *(Column(head, right=True) for head in heads)],
        rows,
        caption=[
            words.told("{who}: sentences by speaker. "),
            "Sentences of both frames are counted in each. All rows, in numbers: ",
            styled("code", "speakers.csv"),
            f".{beyond}",
        ],
        look="fine",
        id="by-speaker",
    )


def ties(found: ledgers.Ties, words: Vocabulary, summed: str) -> Node:
    """Each pair's sentences of the one pole and of the other, and what the last line sums."""
    caption = words.told("Sentences that {present_a_pair} {how} {close} / {how} {strained}")
    return table(
        [Column("Pair", 2.2), *(Column(name) for name in found.columns)],
        [
            [styled("strong", line.name), *(f"{a} / {s}" for a, s in line.cells)]
            for line in found.lines
        ],
        caption=f"{caption}. {summed}" if summed else caption,
        id="by-actors",
    )


def claims(found: Sequence[hinges.Row]) -> Node:
    """What takes each claim away: a row an order or a side of 0."""
    caption, heads, rows = hinges.table(found)
    widths = (1.25, 1, 1.7, 2.1, 0.75)
    return table(
        [Column(head, wide) for head, wide in zip(heads, widths, strict=False)],
        [[styled("strong", cells[0]), *cells[1:]] for cells in rows],
        caption=caption,
        look="told",
    )


def distances(found: Distances, subject: str) -> Node:
    """The differences of every two outlets by one measure."""
    widths = (1.3, 1.3, 1, 1.2, 1.2)
    return table(
        [Column(head, wide) for head, wide in zip(HEADS, widths, strict=True)],
        [[styled("strong", row[0]), *row[1:]] for row in found.rows],
        caption=found.caption,
        look="fine",
        id=f"differences-{subject}",
    )


def coverage() -> Node:
    """How often the interval of the balance held in simulated corpora."""
    return table(
        [Column(head) for head in BRIEF_HEADS],
        [[styled("strong", capital(row[0])), *row[1:]] for row in brief()],
        caption=BRIEF_CAPTION,
        look="fine",
    )


def percentiles(found: Sequence[Line], noun: str) -> Node:
    """The percentile interval of each balance beside those published."""
    heads = ("Balance", "As shown", "By sentence", "Percentile")
    return table(
        [Column(capital(noun), 1.3), Column("Sentences", 1.25), *map(Column, heads)],
        [
            [one.outlet, one.voice, one.value, one.shown, one.by_sentence, one.percentile]
            for one in found
        ],
        caption="Intervals of each balance: as shown in this report, by sentence, and by the "
        "percentiles of resampled sentences",
        look="fine",
    )


def themes(found: Sequence[typical.Theme]) -> Node:
    """The topics' labels and terms; their sentences stand on the page."""
    return table(
        [Column("Topic", 1.2), Column("Stability", 0.5, right=True), Column("Terms", 3)],
        [[styled("strong", theme.label), theme.holds, theme.terms] for theme in found],
        caption="Topics, the largest first",
        id="by-topic",
    )


def agreement(found: samples.Agreement) -> Node:
    """The codebook against reading: a row a sample, below the code that it is of."""
    rows: list[list[Words]] = []
    for code, scores in found.rows:
        rows.append([styled("strong", code)])
        rows += [
            [name, f"{n:,}", *map(_score, one.pairs)]
            for (name, n), one in zip(found.samples, scores, strict=True)
        ]
    heads = (Column(head) for head in samples.HEADS[2:])
    return table(
        [Column(samples.HEADS[0], 1.3), Column(samples.HEADS[1], 0, right=True), *heads],
        rows,
        caption=samples.CAPTION,
        look="fine",
        id="by-code",
    )


def _score(pair: tuple[str, str]) -> Words:
    """A score, and its interval beside it."""
    value, between = pair
    beside: Words = [" ", styled("note", f"({between})")] if between else ""
    return [styled("score", value), beside]


def crossed(found: samples.Crossed) -> Node:
    """The classes of the codebook against those of reading; what agrees is strong."""
    heads = [lines(name, styled("note", "by reading")) for name in found.classes]
    rows = [
        [
            styled("strong", name),
            *(
                styled("strong", str(n)) if read == name else str(n)
                for read, n in zip(found.classes, counts, strict=True)
            ),
            str(total),
        ]
        for name, counts, total in found.lines
    ]
    return table(
        [Column("By codebook", 1.3), *map(Column, heads), Column("All")],
        rows,
        caption="Sentences by class: a row by codebook, a column by reading",
        foot=["All", *map(str, found.sums), str(found.n)],
    )
