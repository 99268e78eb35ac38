"""Who says what about which pair: sentences counted by speaker, and the matrix drawn of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis import speakers, vocabulary
from analysis.model import SCORED, Reading
from analysis.plots import _rows
from analysis.plots._rows import Row

if TYPE_CHECKING:
    from analysis.study import Study

POLES = ("strain", "alliance")  # the left half of a field, the right one
APART = 8  # outlets that have columns of their own; more are summed in one
PAIRS = 4  # pairs with a block; the rest are summed in the last
REST = "all other pairs"
EVERY = "all {noun}s together"
Counts = Mapping[str, int]  # sentences of each pole
Cells = Mapping[tuple[str, str, str], Counts]  # (pair's name, speaker, column) -> counts


@dataclass(frozen=True, slots=True)
class Matrix:
    """What is drawn: blocks of speakers by pair, and a column an outlet, or one for all."""

    blocks: Mapping[str, Sequence[str]]  # a pair's name -> its speakers
    columns: Mapping[str, Row | None]  # an outlet -> a row of it; None for all together
    cells: Cells

    @property
    def most(self) -> int:
        """The highest count."""
        return max(max(counts.values()) for counts in self.cells.values())


def counted(study: Study) -> list[Row]:
    """A row an outlet, speaker and pair of which the speaker says anything."""
    signs, found = _rows.signs(study), list[Row]()
    for name, sign in signs.items():
        said: dict[tuple[str, str], dict[str, int]] = {}
        sentences: dict[str, int] = {}
        for reading in study.readings:
            if reading.article.outlet == name:
                _add(reading, said, sentences)
        for speaker, dyad in sorted(said, key=lambda k: (k[0] != speakers.OWN, *k)):
            found.append(
                {
                    "outlet": name,
                    **sign,
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
    named = reading.named()
    last = speakers.OWN
    for sentence, code in reading.scored():
        last = speakers.speaker(sentence, code, named.get(sentence.number, ()), last=last)
        yield sentence.number, last


def matrix(rows: Sequence[Row]) -> Matrix:
    """The rows as they are drawn: outlets summed where they are many, pairs where they are rare."""
    outlets = _rows.grouped(rows, "outlet")
    apart = len(outlets) <= APART
    called = _pairs(rows)
    cells: dict[tuple[str, str, str], dict[str, int]] = {}
    spoken: dict[str, int] = {}
    for row in rows:
        key = called[row["dyad"]], row["speaker"], row["outlet"] if apart else EVERY
        cell = cells.setdefault(key, dict.fromkeys(POLES, 0))
        for pole in POLES:
            cell[pole] += row[pole]
        spoken[row["speaker"]] = spoken.get(row["speaker"], 0) + row["alliance"] + row["strain"]
    ordered = sorted(spoken, key=lambda name: (name != speakers.OWN, -spoken[name], name))
    blocks = {
        pair: [name for name in ordered if any(key[:2] == (pair, name) for key in cells)]
        for pair in dict.fromkeys(called.values())
    }
    columns = {name: own[0] for name, own in outlets.items()} if apart else {EVERY: None}
    return Matrix(blocks, columns, cells)


def _pairs(rows: Sequence[Row]) -> dict[str, str]:
    """What each pair is called: the study's first, then the commonest; the rest all one."""
    sums: dict[str, int] = {}
    for row in rows:
        sums[row["dyad"]] = sums.get(row["dyad"], 0) + row["alliance"] + row["strain"]
    own = {row["dyad"] for row in rows if row["own"]}
    ordered = sorted(sums, key=lambda id: (id not in own, -sums[id], id))
    kept = ordered if len(ordered) <= PAIRS + 1 else ordered[:PAIRS]
    return {id: vocabulary.dyad(id) if id in kept else REST for id in ordered}
