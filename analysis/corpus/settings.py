"""study.toml -> Settings, with every problem of the file at once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from analysis import toml
from analysis.model import Problem, Settings

NAME = "study.toml"
# The choices of a specification, the primary value first: the table in the report's methods.
CHOICES: Mapping[str, tuple[str, ...]] = {
    "boilerplate": ("out", "in"),
    "headings": ("in", "out"),
    "voice": ("all", "own", "attributed"),
    "scope": ("paragraph", "sentence", "off"),
    "denial": ("on", "off"),
    "unit": ("sentences", "hits"),
    "weight": ("equal", "words"),
    "smoothing": ("none", "one"),
    "repair": ("both", "alliance", "strain", "neither"),
}

TAKEN = ("scope", "denial")  # the choices that estimates take from here; the rest mark the curve
MOST_TOPICS = 100
MOST_DRAWS = 1_000_000  # more take more memory than a machine has, and give the same interval


@dataclass(frozen=True, slots=True)
class Key:
    """One key of study.toml: its dotted name, what fits, and how to say so."""

    name: str
    fits: Callable[[Any], bool]
    wanted: str
    required: bool = False


def _text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _texts(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(map(_text, value))


def _pair(value: Any) -> bool:
    # The study has one name for a pair, whichever actor is thought of first.
    names = value.split("+") if isinstance(value, str) else []
    whole = all(re.fullmatch(r"\w+", name) for name in names)
    return len(names) == 2 and whole and names[0] < names[1]


def _whole(least: int, most: int | None = None) -> Callable[[Any], bool]:
    """A whole number in a range; True is an int, and no number."""
    return lambda v: type(v) is int and v >= least and (most is None or v <= most)


def _between(value: Any) -> bool:
    return type(value) in (int, float) and 0 < value < 1


def _range(value: Any) -> bool:
    return (
        isinstance(value, list)
        and len(value) == 2
        and all(map(_whole(2, MOST_TOPICS), value))
        and (value[0] <= value[1])
    )


def _one_of(values: tuple[str, ...]) -> Callable[[Any], bool]:
    return lambda value: value in values


KEYS = (
    Key("title", _text, '"a text"', required=True),
    Key("question", _text, '"a text"', required=True),
    Key("codebooks", _texts, '["a name", ...]', required=True),
    Key("dyad", _pair, '"actor+actor", the actors in the alphabet\'s order', required=True),
    *(
        Key(
            f"primary.{name}", _one_of(values), " or ".join(f'"{v}"' for v in values), required=True
        )
        for name, values in CHOICES.items()
    ),
    Key("primary.weighing", _one_of(("on", "off")), '"on" or "off"'),
    Key("verdict.level", _between, "a number between 0 and 1"),
    Key("verdict.minimum", _whole(1), "a whole number from 1"),
    Key("topics.floor", _between, "a number between 0 and 1"),
    Key("topics.k", _range, "[from, to], whole numbers from 2 to 100"),
    Key("random.seed", _whole(0), "a whole number from 0"),
    Key("random.resamples", _whole(1, MOST_DRAWS), "a whole number from 1 to 1000000"),
    Key("validation.collections", _texts, '["a file", ...]'),
    Key("publish.text", lambda value: isinstance(value, bool), "true or false"),
    Key("publish.revised", _text, '"a text"'),
)


def settings(text: str) -> tuple[Settings | None, list[Problem]]:
    """What a study.toml fixes, and all that is wrong with it; None where no codebook is named.

    Where there is an error, what is wrong has the first value that fits, and the dyad none.
    """
    try:
        given = dict(_flat(toml.tables(text)))
    except ValueError as error:
        return None, [Problem("error", NAME, f"not TOML ({error})", "mend that line")]
    problems = list(_problems(given))
    if not problems:
        return _settings(given), list(_notes(given))
    right = {key.name: given[key.name] for key in KEYS if _right(key, given)}
    if "codebooks" not in right:
        return None, problems
    # The codebooks and collections it names are looked at all the same: one look names every fault.
    first = {f"primary.{name}": values[0] for name, values in CHOICES.items()}
    return _settings({"title": "", "question": "", "dyad": "", **first, **right}), problems


def _right(key: Key, given: Mapping[str, Any]) -> bool:
    return key.name in given and key.fits(given[key.name])


def _flat(table: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """The keys of a file by their dotted names."""
    for key, value in table.items():
        if isinstance(value, dict):
            yield from ((f"{key}.{name}", inner) for name, inner in value.items())
        else:
            yield key, value


def _problems(given: Mapping[str, Any]) -> Iterator[Problem]:
    for key in KEYS:
        place = f"{NAME}, key '{key.name}'"
        if key.name in given and not _right(key, given):
            yield Problem(
                "error", place, f"{_shown(given[key.name])} does not fit", f"write {key.wanted}"
            )
        elif key.required and key.name not in given:
            yield Problem("error", place, "missing", f"write {key.wanted}")
    known = [key.name for key in KEYS]
    for name in given:
        if name not in known:  # a misspelt key must not leave its value unset in silence
            table = name.rpartition(".")[0]
            names = [k.rpartition(".")[2] for k in known if k.rpartition(".")[0] == table]
            mend = f"use one of {', '.join(names)}" if names else "drop it"
            yield Problem("error", f"{NAME}, key '{name}'", "unknown", mend)


def _notes(given: Mapping[str, Any]) -> Iterator[Problem]:
    """Choices that estimates do not take from here, where another value than theirs is given."""
    for name, values in CHOICES.items():
        value = given[f"primary.{name}"]
        if name not in TAKEN and value != values[0]:
            fault = f'"{value}" marks one way to count as the primary; estimates take "{values[0]}"'
            mend = f'see specifications.csv for "{value}", or write "{values[0]}"'
            yield Problem("note", f"{NAME}, key 'primary.{name}'", fault, mend)


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return f'"{value}"' if isinstance(value, str) else str(value)


def _settings(given: Mapping[str, Any]) -> Settings:
    """The settings; what a file leaves out has the default of the noun."""
    optional = {
        key.name.partition(".")[2]: given[key.name]
        for key in KEYS
        if not key.required and key.name in given and key.name != "primary.weighing"
    }
    if "k" in optional:
        optional["k"] = tuple(optional["k"])
    if "collections" in optional:
        optional["collections"] = tuple(optional["collections"])
    primary = {name: given[f"primary.{name}"] for name in CHOICES}
    return Settings(
        title=given["title"],
        question=given["question"],
        codebooks=tuple(given["codebooks"]),
        dyad=given["dyad"],
        scope=primary["scope"],
        denial=primary["denial"] == "on",
        weighing=given.get("primary.weighing", "on") == "on",
        primary=primary,
        **optional,
    )
