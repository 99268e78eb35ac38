"""Filled sheets that came back, with the study they are of."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from analysis import coding, sheets
from analysis.corpus import Loaded
from analysis.instrument import Codebook
from analysis.model import Problem, Reading, Sentence, StudyError
from analysis.reading import read
from analysis.sheets import Gaps, Sheet


@dataclass(frozen=True, eq=False)
class Returned:
    """Filled sheets with the study they came from."""

    known: Mapping[str, Sentence]  # by unit, in the order of the key
    sheets: tuple[Sheet, ...]
    codebook: Sheet
    readings: Mapping[str, Reading]  # by article
    seed: int
    ruling: Sheet | None


def returned(
    loaded: Loaded,
    codebooks: Sequence[Codebook],
    key: Path,
    filled: Sequence[Path],
    ruling: Path | None,
    gaps: Gaps,
) -> tuple[Returned, list[Problem]]:
    """Everything that came back, and what is noted of it.

    Args:
        loaded: the study.
        codebooks: its codebooks.
        key: which unit is which sentence.
        filled: the coders' sheets.
        ruling: the sheet of final codes where coders differ, if there is one.
        gaps: what a coder's sheet may leave uncoded.

    Raises:
        StudyError: with all that is wrong with the key, or with the sheets.
    """
    readings = {one.id: read(one, codebooks, loaded.settings) for one in loaded.articles}
    sentences = [s for reading in readings.values() for s in reading.sentences]
    known, problems = sheets.key(_text(key), key.name, sentences)
    if problems:  # with a wrong key every unit is unknown
        raise StudyError(*problems)
    wanted = [(path, gaps) for path in filled]
    wanted += [(ruling, "cells")] if ruling else []
    made, problems = _filled(wanted, known)
    found = Returned(
        known=known,
        sheets=tuple(made[: len(filled)]),
        codebook=coding.by_codebook(readings.values(), known),
        readings=readings,
        seed=loaded.settings.seed,
        ruling=made[-1] if ruling else None,
    )
    return found, problems


def key(filled: Sequence[Path]) -> Path:
    """The key that lies beside one of the sheets, by its name. Raises StudyError for none."""
    beside = [sheets.beside(path, ".key.csv") for path in filled]
    for path in beside:
        if path.is_file():
            return path
    fault = f"there is no key beside it ({beside[0].name})"
    raise StudyError(Problem("error", str(filled[0]), fault, "name the key with --key"))


def _filled(
    wanted: Sequence[tuple[Path, Gaps]], known: Collection[str]
) -> tuple[list[Sheet], list[Problem]]:
    """The sheets, each with what it may leave uncoded. Raises StudyError with all their errors."""
    made: list[Sheet] = []
    problems: list[Problem] = []
    names = [path.name for path, _ in wanted]
    for path, gaps in wanted:
        # Two coders may have sent sheets of one name, in folders of their own.
        name = path.name if names.count(path.name) == 1 else str(path)
        try:
            text = _text(path)
        except StudyError as error:
            problems.extend(error.problems)
            continue
        sheet, faults = sheets.sheet(text, name, name.removesuffix(".csv"), known, gaps=gaps)
        made.append(sheet)
        problems.extend(faults)
    if errors := [problem for problem in problems if problem.severity == "error"]:
        raise StudyError(*errors)
    return made, problems


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        fault, mend = f"cannot be read ({error.strerror})", "check its name"
    except UnicodeDecodeError as error:
        fault, mend = f"not UTF-8 from byte {error.start}", "save it as CSV in UTF-8"
    raise StudyError(Problem("error", str(path), fault, mend))
