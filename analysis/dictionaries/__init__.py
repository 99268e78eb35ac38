"""Codebooks in other people's formats: read, written, and what a format cannot carry listed.

``read`` knows a file by its ending; ``written`` makes one. Between them stands a `Dictionary`:
categories and their words. ``codebooks`` makes a codebook of ours of it, with what a person adds
(``choices``) and what words that stand in each other count for (``overlaps``); ``carried`` leads
back.

| ending | format |
|---|---|
| `.yml`, `.yaml` | quanteda |
| `.dic` | LIWC up to 2015 |
| `.dicx` | LIWC-22 |
| `.csv` | a row a word and category: `frame,match` |
| `.toml` | a codebook of ours |
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import PurePath

from analysis.corpus.decoding import LONGEST, Decoded, decoded
from analysis.dictionaries import liwc, quanteda, tables
from analysis.dictionaries.carried import as_dictionary
from analysis.dictionaries.choices import NO_CHOICES, Choices, steps
from analysis.dictionaries.codebooks import toml_text
from analysis.dictionaries.nouns import Category, Dictionary, wrong
from analysis.model import Problem, StudyError

__all__ = [
    "ENDINGS",
    "NO_CHOICES",
    "Category",
    "Choices",
    "Dictionary",
    "as_dictionary",
    "known",
    "read",
    "steps",
    "toml_text",
    "written",
]

Reader = Callable[[str, str], tuple[Dictionary, list[Problem]]]
Writer = Callable[[Dictionary], tuple[str, list[Problem]]]
READERS: Mapping[str, Reader] = {
    ".yml": quanteda.read,
    ".yaml": quanteda.read,
    ".dic": liwc.read,
    ".dicx": tables.read_dicx,
    ".csv": tables.read_csv,
}
WRITERS: Mapping[str, Writer] = {
    ".yml": quanteda.written,
    ".yaml": quanteda.written,
    ".dic": liwc.written,
    ".dicx": tables.written_dicx,
    ".csv": tables.written_csv,
}
ENDINGS = (*READERS, ".toml")


def known(name: str) -> str:
    """The ending of a file whose format is known. Raises StudyError for another."""
    ending = PurePath(name).suffix.lower()
    if ending not in ENDINGS:
        fault = f"the ending '{ending}' is not known" if ending else "it has no ending"
        raise StudyError(wrong(name, fault, f"name a file in {', '.join(ENDINGS)}"))
    return ending


def read(data: bytes, name: str) -> tuple[Dictionary, list[Problem]]:
    """The dictionary in a file's bytes, and what of it a codebook has no place for.

    Raises StudyError, with all that is wrong, for a file that cannot be read as its ending says.
    """
    reader = READERS[known(name)]
    found = decoded(data)
    if found.fault:
        long = found.fault.endswith("too long for an article")
        fault = f"more than {LONGEST:,} characters" if long else found.fault
        raise StudyError(wrong(name, fault, "part it" if long else "save the dictionary as text"))
    made, losses = reader(found.text, name)
    return made, [*_mended(found, name), *losses]


def _mended(found: Decoded, name: str) -> Iterator[Problem]:
    """What was done to the bytes of a file to make them text."""
    if found.bad is not None:
        fault = f"not UTF-8 from byte {found.bad}, read as {found.encoding}"
        yield Problem("mended", name, fault, "save it as UTF-8")
    if found.replaced:
        fault = f"{found.replaced} bytes that are no letter, each replaced by U+FFFD"
        yield Problem("mended", name, fault, "take the file from its source again")


def written(found: Dictionary, name: str) -> tuple[str, list[Problem]]:
    """The dictionary as the text of a file with that name, and what its format cannot carry."""
    ending = known(name)
    return toml_text(found, name) if ending == ".toml" else WRITERS[ending](found)
