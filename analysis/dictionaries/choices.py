"""What a dictionary does not say and a codebook needs: which two categories are poles, and who."""

from __future__ import annotations

import re
import shlex
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePath

from analysis.corpus.files import quoted
from analysis.dictionaries.nouns import Dictionary, Path, named, wrong
from analysis.model import Problem, StudyError

SHOWN = 12  # categories that an error names


@dataclass(frozen=True, slots=True)
class Choices:
    """What a person adds to a dictionary, as it is written on the command line."""

    poles: str = ""  # two categories, the warm one first: "posemo,negemo"
    pair: str = ""  # the names of two actors: "China,North Korea"


NO_CHOICES = Choices()


def slug(path: Path) -> str:
    """The id of a frame: small letters, digits and _; accents left off."""
    bare = unicodedata.normalize("NFKD", "_".join(path).lower())
    plain = "".join(c for c in bare if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", "_", plain).strip("_")


def poles(found: Dictionary, chosen: Choices) -> tuple[Path, ...]:
    """The two categories named, or none. Raises StudyError where they are not two of these."""
    if not chosen.poles:
        return ()
    names = [" ".join(name.split()) for name in chosen.poles.split(",")]
    every = [category.path for category in found.categories]
    told = ", ".join(quoted(named(path)) for path in every[:SHOWN])
    more = f" and {len(every) - SHOWN} more" if len(every) > SHOWN else ""
    if len(names) != 2 or names[0] == names[1]:
        fault = f"{quoted(chosen.poles)} names no two categories"
        raise StudyError(wrong("--poles", fault, f"write A,B, two of {told}{more}"))
    paths = [_path(name, every, f"{told}{more}") for name in names]
    for inner, outer in (paths, paths[::-1]):
        if inner[: len(outer)] == outer:
            fault = f"{quoted(named(inner))} stands in {quoted(named(outer))}"
            raise StudyError(wrong("--poles", fault, "name two that do not hold each other"))
    return tuple(paths)


def _path(name: str, every: list[Path], told: str) -> Path:
    """The category with a name: its own, or with those it stands in, or its id."""
    fits = [path for path in every if named(path).casefold() == name.casefold()]
    fits = fits or [path for path in every if path[-1].casefold() == name.casefold()]
    fits = fits or [path for path in every if slug(path) == name]
    if not fits:
        raise StudyError(wrong("--poles", f"no category {quoted(name)}", f"name two of {told}"))
    if len(fits) > 1:
        these = " or ".join(quoted(named(path)) for path in fits)
        raise StudyError(wrong("--poles", f"{quoted(name)} names {len(fits)}", f"write {these}"))
    return fits[0]


def actors(chosen: Choices) -> dict[str, str]:
    """The two actors named, id -> name in the ids' order, or none.

    Raises StudyError where they are not two, or a name gives no id.
    """
    if not chosen.pair:
        return {}
    names = [" ".join(name.split()) for name in chosen.pair.split(",")]
    ids = {re.sub(r"[0-9]+", "", slug((name,))).strip("_"): name for name in names}
    if len(names) != 2 or len(ids) != 2 or not all(names):
        fault = f"{quoted(chosen.pair)} names no two actors"
        raise StudyError(wrong("--pair", fault, 'write the names of two: "A,B"'))
    if faults := list(_nameless(ids)):
        raise StudyError(*faults)
    return dict(sorted(ids.items()))


def _nameless(ids: dict[str, str]) -> Iterator[Problem]:
    for id, name in ids.items():
        if not id:
            mend = "write an English one, and add this to names in the file"
            yield wrong("--pair", f"{quoted(name)} has no letter a to z for an id", mend)


def steps(out: PurePath, chosen: Choices) -> Iterator[str]:
    """What to do with a codebook that was just made, a line each."""
    if not chosen.poles:
        yield "no poles: convert with --poles A,B, or read the categories as emphases"
    dyad = "+".join(actors(chosen))
    here = f'codebooks = ["{out.name}"]'
    if dyad:
        yield f'next: write {here} and dyad = "{dyad}" in study.toml, beside this file'
    else:
        yield f"next: write {here} in study.toml, beside this file"
        yield (
            f"then: fill in the two actors in {out.name} and name them there as dyad; or write "
            'scope = "off" there, which counts words whoever they are about'
        )
    file, study = shlex.quote(str(out)), shlex.quote(str(out.parent))
    yield f"then: framing codebook check {file} --study {study}"
