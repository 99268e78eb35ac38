"""Voices: who says what about which pair of actors."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from analysis import speakers
from analysis.model import SCORED, Mention, Reading
from analysis.plots import _rows, _style, _words
from analysis.plots._labels import SMALL, fitted, named
from analysis.plots._rows import Row
from analysis.plots._style import ALLIANCE, EDGE, MUTED, STRAIN, WIDTH
from analysis.vocabulary import SHIPPED, Vocabulary

if TYPE_CHECKING:
    from analysis.study import Study

TITLE = "Who says what about which pair of actors?"
ORDER = 4
COLUMNS = ("outlet", "mark", "called", "speaker", "dyad", "own", "sentences", "alliance", "strain")
HOW = (
    "Each row is a speaker: the article itself (own voice), or whom a sentence is credited to; "
    "each column is a pair of actors, first the one that the balance is about. A bar to the right "
    "counts the sentences in which the speaker {presents_the_pair} {how} {close}, a bar to the "
    "left those that {present_it} {how} {strained}; a sentence may be in both, and in several "
    "columns. Speakers who say neither of any pair are left out. All by codebook; single sentences "
    "prove little."
)

POLES = ("alliance", "strain")
APART = 8  # outlets that have blocks of their own; more are summed in one
PAIRS = 4  # pairs with a column; the rest are summed in the last
SPEAKERS = {
    speakers.OTHERS: "others and unnamed",
    speakers.SEVERAL: "several together",
}
REST = "all others"
EVERY = "all outlets together"
NAMES, COUNT, GAP = 1.55, 0.55, 0.14  # inches: the columns
LINE, OWN, BREAK, HEAD, FOOT = 0.2, 0.26, 0.1, 0.6, 0.12

Cells = Mapping[tuple[str, str], dict[str, int]]  # (speaker, dyad) -> count of each pole
Columns = list[tuple[str, list[str]]]  # a name and the pairs it stands for


@dataclass(frozen=True, slots=True)
class Block:
    """An outlet, or all of them together."""

    outlet: str
    name: str  # as it is drawn
    mark: str  # empty for all together
    lines: Mapping[str, int]  # speaker -> sentences of any kind
    cells: Cells

    @property
    def height(self) -> float:
        """In inches."""
        return OWN + len(self.lines) * LINE + BREAK


def rows(study: Study) -> list[Row]:
    """A row an outlet, speaker and pair of which the speaker says anything."""
    signs, found = _rows.signs(study), list[Row]()
    for outlet in _rows.by_balance(study):
        said: dict[tuple[str, str], dict[str, int]] = {}
        sentences: dict[str, int] = {}
        for reading in study.readings:
            if reading.article.outlet == outlet:
                _add(reading, said, sentences)
        for speaker, dyad in sorted(said, key=lambda k: (k[0] != speakers.OWN, *k)):
            found.append(
                {
                    "outlet": outlet,
                    **signs[outlet],
                    "speaker": speaker,
                    "dyad": dyad,
                    "own": int(dyad == study.settings.dyad),
                    "sentences": sentences[speaker],
                    **said[speaker, dyad],
                }
            )
    return found


def _add(
    reading: Reading, said: dict[tuple[str, str], dict[str, int]], sentences: dict[str, int]
) -> None:
    """Count an article's sentences by speaker, and those of each pole by speaker and pair."""
    speaking = dict(_speaking(reading))
    for speaker in speaking.values():
        sentences[speaker] = sentences.get(speaker, 0) + 1
    about = {
        (hit.sentence, hit.dyad, hit.frame)
        for hit in reading.hits
        if hit.frame in POLES and hit.status in (*SCORED, "other_dyad")
    }
    for sentence, dyad, frame in sorted(about):
        cell = said.setdefault((speaking[sentence], dyad), dict.fromkeys(POLES, 0))
        cell[frame] += 1


def _speaking(reading: Reading) -> Iterator[tuple[int, str]]:
    """The speaker of each scored sentence, by its number."""
    named: dict[int, list[Mention]] = {}
    for mention in reading.mentions:
        named.setdefault(mention.sentence, []).append(mention)
    last = speakers.OWN
    for sentence, code in reading.scored():
        last = speakers.speaker(sentence, code, named.get(sentence.number, ()), last=last)
        yield sentence.number, last


def draw(rows: Sequence[Row], words: Vocabulary = SHIPPED) -> Figure:
    """A block an outlet with a row a speaker, a column a pair; one block where outlets are many."""
    if not rows:
        return _style.empty(TITLE, f"There is nothing to draw: {words.nothing}.")
    columns = _columns(rows)
    blocks = _blocks(rows)
    size = sum(block.height for block in blocks)
    top, foot = _style.above(TITLE) + HEAD, _foot(rows, words)
    figure = _style.page(top + size + FOOT + _style.below(foot), TITLE)
    room = (WIDTH - 2 * EDGE - NAMES - COUNT) / len(columns) - GAP
    lefts = [EDGE + NAMES + COUNT + GAP + at * (room + GAP) for at in range(len(columns))]
    panels = [_style.panel(figure, left, top, room, size) for left in lefts]
    most = max(max(cell.values()) for block in blocks for cell in block.cells.values())
    for axes in panels:
        axes.set_ylim(size, 0)
        axes.set_xlim(-most * 1.5, most * 1.5)  # beyond the bars stand their numbers
        _style.upright(axes, 0, linewidth=0.6)
    _heads(figure, top, lefts, room, columns, words)
    y = 0.0
    for block in blocks:
        _named(figure, top + y + OWN / 2, block)
        for at, (speaker, sentences) in enumerate(block.lines.items()):
            middle = y + OWN + (at + 0.5) * LINE
            _told(figure, top + middle, speaker, sentences)
            for axes, (_, dyads) in zip(panels, columns, strict=True):
                _bars(axes, middle, _summed(block.cells, speaker, dyads), most)
        y += block.height
        for axes in panels:
            _style.level(axes, y - BREAK / 2)
    _style.footed(figure, foot)
    return figure


def _named(figure: Figure, y: float, block: Block) -> None:
    """The outlet with its mark."""
    if block.mark:
        _style.sign(figure, EDGE + 0.07, y, block.mark, 5.5)
    _style.write(figure, EDGE + (0.2 if block.mark else 0.0), y, block.name, va="center")


def _columns(rows: Sequence[Row]) -> Columns:
    """The pairs with their names: the study's first, then the commonest; the rest in the last."""
    sums: dict[str, int] = {}
    for row in rows:
        sums[row["dyad"]] = sums.get(row["dyad"], 0) + row["alliance"] + row["strain"]
    own = {row["dyad"] for row in rows if row["own"]}
    order = sorted(sums, key=lambda id: (id not in own, -sums[id], id))
    kept, rest = order[:PAIRS], order[PAIRS:]
    if len(rest) == 1:
        kept, rest = order, []
    named = [(_words.dyad(id), [id]) for id in kept]
    return [*named, (REST, rest)] if rest else named


def _blocks(rows: Sequence[Row]) -> list[Block]:
    """Each outlet, or where they are many all together."""
    outlets: dict[str, list[Row]] = {}
    for row in rows:
        outlets.setdefault(row["outlet"], []).append(row)
    if len(outlets) > APART:
        return [Block(EVERY, EVERY, "", *_counts(rows))]
    return [
        Block(outlet, fitted(named(own[0]), 4.0), own[0]["mark"], *_counts(own))
        for outlet, own in outlets.items()
    ]


def _counts(rows: Sequence[Row]) -> tuple[dict[str, int], Cells]:
    spoken: dict[str, dict[str, int]] = {}  # speaker -> sentences of each outlet
    cells: dict[tuple[str, str], dict[str, int]] = {}
    for row in rows:
        spoken.setdefault(row["speaker"], {})[row["outlet"]] = row["sentences"]
        cell = cells.setdefault((row["speaker"], row["dyad"]), dict.fromkeys(POLES, 0))
        for pole in POLES:
            cell[pole] += row[pole]
    sums = {speaker: sum(parts.values()) for speaker, parts in spoken.items()}
    ordered = sorted(sums, key=lambda name: (name != speakers.OWN, -sums[name], name))
    return {name: sums[name] for name in ordered}, cells


def _summed(cells: Cells, speaker: str, dyads: Sequence[str]) -> dict[str, int]:
    found = [cells[speaker, dyad] for dyad in dyads if (speaker, dyad) in cells]
    return {pole: sum(cell[pole] for cell in found) for pole in POLES}


def _heads(
    figure: Figure,
    top: float,
    lefts: Sequence[float],
    room: float,
    columns: Columns,
    words: Vocabulary,
) -> None:
    how: dict[str, Any] = {"size": SMALL, "va": "bottom"}
    y = top - 0.06
    _style.write(figure, EDGE + NAMES + COUNT, y, "sentences", ha="right", color=MUTED, **how)
    for left, (name, _) in zip(lefts, columns, strict=True):
        first, _, second = name.partition(" and ")
        parts = [f"{first} and", second] if second else [first]
        text = "\n".join(fitted(part, room, size=SMALL) for part in parts)
        middle = left + room / 2
        _style.write(figure, middle, y - 0.17, text, ha="center", **how)
        _style.write(
            figure,
            middle - 0.06,
            y,
            fitted(words.cool, room / 2, size=SMALL),
            ha="right",
            color=STRAIN,
            **how,
        )
        _style.write(
            figure,
            middle + 0.06,
            y,
            fitted(words.warm, room / 2, size=SMALL),
            ha="left",
            color=ALLIANCE,
            **how,
        )


def _told(figure: Figure, y: float, speaker: str, sentences: int) -> None:
    """The speaker, and how many sentences of any kind are the speaker's."""
    how: dict[str, Any] = {"size": SMALL, "color": MUTED, "va": "center"}
    name = fitted(_called(speaker), NAMES - 0.15, size=SMALL)
    _style.write(figure, EDGE + 0.12, y, name, **how)
    _style.write(figure, EDGE + NAMES + COUNT, y, str(sentences), ha="right", **how)


def _called(speaker: str) -> str:
    if speaker in speakers.KINDS:
        return SPEAKERS.get(speaker, speaker)
    return _words.actor(speaker)


def _bars(axes: Axes, y: float, cell: Mapping[str, int], most: int) -> None:
    """Strain to the left, alliance to the right, each with its count; nothing for none."""
    sides = (("strain", -1, STRAIN, "right"), ("alliance", 1, ALLIANCE, "left"))
    for pole, way, colour, ha in sides:
        if n := cell[pole]:
            _style.boxes(axes, [(0, y - LINE * 0.3, way * n, LINE * 0.6)], facecolor=colour)
            x = way * (n + most * 0.06)
            _style.said(axes, x, y, str(n), over=False, ha=ha, color=colour)


def _foot(rows: Sequence[Row], words: Vocabulary) -> str:
    said = f"Numbers count sentences: {words.cool} to the left, {words.warm} to the right."
    outlets = len({row["outlet"] for row in rows})
    if outlets > APART:
        return f"{said} {outlets} outlets are summed; each stands in the figure's CSV."
    return said + _words.renamed(rows)


def alt(rows: Sequence[Row], words: Vocabulary = SHIPPED) -> str:
    """For each outlet and speaker the sentences of the one pole and the other, pair by pair."""
    if not rows:
        return words.told("No sentence {presents_any} {how} {close} or {how} {strained}.")
    whose = words.told("{present_a_pair} {how} {close} or {how} {strained}")
    said = [f"Sentences that {whose}, by who says it."]
    columns = _columns(rows)
    for block in _blocks(rows):
        parts = []
        for speaker in block.lines:
            told = [
                f"{pair} {counts['alliance']} and {counts['strain']}"
                for pair, dyads in columns
                if any((counts := _summed(block.cells, speaker, dyads)).values())
            ]
            parts.append(f"{_called(speaker)}: {', '.join(told)}")
        said.append(f"{block.outlet} ({words.warm} and {words.cool}): {'; '.join(parts)}.")
    return " ".join(" ".join(said).split())
