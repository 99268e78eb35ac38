"""Coding by others: blinded sheets out; what filled sheets agree on, and differ on, in.

A *unit* is a scored sentence under a name that says nothing of its article, place or outlet; the
*key* says which it is. How filled sheets are read is in ``sheets``, how far they agree in
``reliability``.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analysis import stats
from analysis.model import SCORED, Problem, Reading, Sentence
from analysis.reliability import Agreement, agreement
from analysis.sheets import CODES, KEY, Sheet

COLUMNS = (*("unit", "text", "context"), *CODES, "note")
FINAL = ("alliance", "strain", "russia", "attributed")
# Of coding/sentences.csv, in its order.
CODED = (
    *("file", "start", "end", "kind_a", "kind_b", "kind"),
    *(f"{name}_{by}" for name in FINAL for by in "ab"),
    *(*FINAL, "text"),
)
# Neither vowels nor digits: no unit is a word, and none a number or a date to a spreadsheet.
LETTERS = "bcdfghjklmnpqrstvwxz"
LENGTH = 5
Row = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence to be coded, under its blind name, with what stands before it in its paragraph."""

    id: str
    sentence: Sentence
    context: str


def units(sentences: Sequence[Sentence], seed: int) -> list[Unit]:
    """The sentences that are not boilerplate as units, in an order of chance.

    The names and the order are those of the seed, so that the first 50 of a sheet of 100 are the
    sheet of 50.
    """
    made: dict[str, Unit] = {}
    before: dict[tuple[str, int], list[str]] = {}
    for sentence in sentences:
        if sentence.kind != "boilerplate":
            told = before.setdefault((sentence.article, sentence.paragraph), [])
            name = _name(sentence, seed, made)
            made[name] = Unit(name, sentence, " ".join(told))
            told.append(sentence.text)
    found = list(made.values())
    return [found[at] for at in stats.stream(seed, "coding", "order").permutation(len(found))]


def _name(sentence: Sentence, seed: int, taken: Collection[str]) -> str:
    random = stats.stream(seed, "coding", "unit", sentence.article, str(sentence.number))
    while True:
        name = "".join(LETTERS[at] for at in random.integers(len(LETTERS), size=LENGTH))
        if name not in taken:
            return name


def sheet_rows(found: Iterable[Unit]) -> Iterator[Row]:
    """The sheet, the ``COLUMNS``: nothing but the words, and cells to fill."""
    for unit in found:
        empty = dict.fromkeys((*CODES, "note"), "")
        yield {"unit": unit.id, "text": unit.sentence.text, "context": unit.context} | empty


def key_rows(found: Iterable[Unit]) -> Iterator[Row]:
    """The key, the columns ``KEY`` of ``sheets``: which sentence each unit is."""
    for unit in found:
        one = unit.sentence
        yield dict(zip(KEY, (unit.id, one.article, one.number, one.start, one.end), strict=True))


def instructions(book: str) -> str:
    """What coders go by: the study's coding instructions without how its codes were made.

    Behind them, what the sheet asks for.
    """
    text = re.split(r"^#+\s*How it was made\b", book, maxsplit=1, flags=re.MULTILINE)[0].rstrip()
    return f"{text}\n\n{FILLING}"


FILLING = """## The sheet

Write 0 or 1 in `alliance`, `strain`, `attributed` and `russia` of every row, and what you wish in \
`note`. `text` is the unit; `context` is what stands before it in its paragraph, and is not coded. \
The units stand in an order of chance, without boilerplate; `kind` is not asked for. Work alone, \
leave `unit` as it is, and save the sheet as CSV in UTF-8.
"""


def by_codebook(readings: Iterable[Reading], found: Mapping[str, Sentence]) -> Sheet:
    """The codebook as one more coder of the units."""
    codes = {(s.article, s.number): code for reading in readings for s, code in reading.scored()}
    return Sheet(
        "the codebook",
        {
            unit: {column: getattr(codes[s.article, s.number], column) for column in CODES}
            for unit, s in found.items()
        },
    )


def values(sheets: Sequence[Sheet], known: Collection[str], column: str) -> NDArray[np.float64]:
    """One column as (coders, units), nan where a coder has no code."""
    rows = [[sheet.code(unit, column) for unit in known] for sheet in sheets]
    return np.array([[np.nan if code is None else code for code in row] for row in rows])


def agreements(
    sheets: Sequence[Sheet], codebook: Sheet, known: Collection[str], seed: int
) -> list[Agreement]:
    """By column: two coders or more among themselves, then each with the codebook."""
    groups = [tuple(sheets)] if len(sheets) > 1 else []
    groups += [(one, codebook) for one in sheets]
    return [
        agreement(
            values(group, known, column), column, tuple(one.coder for one in group), seed=seed
        )
        for group in groups
        for column in CODES
    ]


def differing(sheets: Sequence[Sheet], known: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The units on which coders differ, in the order given, each with the columns."""
    found = {}
    for unit in known:
        columns = tuple(
            column for column in CODES if {0, 1} <= {sheet.code(unit, column) for sheet in sheets}
        )
        if columns:
            found[unit] = columns
    return found


def differences(
    sheets: Sequence[Sheet],
    codebook: Sheet,
    known: Mapping[str, Sentence],
    readings: Mapping[str, Reading],
) -> Iterator[str]:
    """Each unit on which they differ, in lines: codes, words, notes, what the codebook says of it.

    One coder alone is compared with the codebook. ``readings`` are by article.
    """
    coders = [*sheets] if len(sheets) > 1 else [*sheets, codebook]
    found = differing(coders, known)
    yield f"they differ on {len(found)} of {len(known)} units"
    for unit, columns in found.items():
        one = known[unit]
        codes = (f"{column} ({_given(coders, unit, column)})" for column in columns)
        yield f"{unit}, article {one.article}, sentence {one.number}: {', '.join(codes)}"
        yield f"    {one.text}"
        for sheet in sheets:
            if note := sheet.notes.get(unit):
                yield f"    {sheet.coder} notes: {note}"
        said = ", ".join(f"{column} {codebook.code(unit, column)}" for column in CODES)
        yield f"    {codebook.coder}: {said}"
        yield from (f"        {line}" for line in carried(readings[one.article], one))


def _given(coders: Iterable[Sheet], unit: str, column: str) -> str:
    codes = ((one.coder, one.code(unit, column)) for one in coders)
    return ", ".join(f"{coder} {'-' if code is None else code}" for coder, code in codes)


def carried(reading: Reading, sentence: Sentence) -> Iterator[str]:
    """What each code 1 of the codebook rests on, a line each: the words, and how they count."""
    for hit in reading.hits:
        if hit.sentence == sentence.number and hit.status in SCORED and hit.frame in CODES:
            how = f"entry '{hit.entry}', {hit.status}, {hit.dyad}: {hit.reason}"
            yield f"{hit.frame} by '{hit.matched}' ({how})"
    code = dict(reading.scored()).get(sentence)
    if code and code.attributed:
        yield f"attributed by '{code.verb}'" + (f" ({code.speaker})" if code.speaker else "")
    for one in dict.fromkeys(reading.mentions):
        if one.sentence == sentence.number and one.actor == "russia":
            yield f"russia by '{reading.article.source[one.start : one.end]}'"


def ruled(
    first: Sheet, second: Sheet, ruling: Sheet | None, known: Mapping[str, Sentence]
) -> tuple[dict[str, dict[str, int]], list[Problem]]:
    """The final codes of every unit that both have coded: what both say, else the ruling.

    A contested code without a ruling, and a ruling against what both say, are problems.
    """
    final: dict[str, dict[str, int]] = {}
    problems: list[Problem] = []
    for unit in known:
        for column in CODES if unit in first.codes and unit in second.codes else ():
            a, b = first.code(unit, column), second.code(unit, column)
            given = ruling.code(unit, column) if ruling else None
            place = f"{ruling.coder if ruling else 'no rulings'}, unit '{unit}'"
            if a != b and given is None:
                problems.append(Problem("error", place, f"no ruling on {column}", "write 0 or 1"))
            elif a == b and given not in (None, a):
                fault = f"{column} {given}, where both coders say {a}"
                problems.append(Problem("error", place, fault, f"leave it empty, or write {a}"))
            else:
                code = a if given is None else given
                final.setdefault(unit, {})[column] = int(code or 0)
    return final, problems


def coded_csv(
    first: Sheet,
    second: Sheet,
    final: Mapping[str, Mapping[str, int]],
    known: Mapping[str, Sentence],
    files: Mapping[str, str],
) -> str:
    """The final codes and the two codings as coding/sentences.csv; ``files`` by article.

    Nobody coded the kind: all three are the kind the sentence was laid out as.
    """
    rows = []
    for unit in sorted(final, key=lambda id: (files[known[id].article], known[id].start)):
        one, codes = known[unit], final[unit]
        row: dict[str, object] = {"file": files[one.article], "start": one.start, "end": one.end}
        row |= dict.fromkeys(("kind_a", "kind_b", "kind"), one.kind) | {"text": one.text}
        for name in FINAL:
            coders = (first.code(unit, name), second.code(unit, name))
            row |= dict(zip((name, f"{name}_a", f"{name}_b"), (codes[name], *coders), strict=True))
        rows.append(row)
    made = io.StringIO(newline="")
    # Not output.csv_text: an apostrophe before a bullet's hyphen would be other words than the
    # article's, and the study would refuse the file.
    writer = csv.DictWriter(made, CODED, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return made.getvalue()
