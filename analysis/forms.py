"""The form of a codebook file: which key holds a table, a list, a text, a number.

What has another form is a fault and is left out, so that whoever reads on finds what it expects.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

Fault = tuple[str, str, str]  # place, fault, mend
Form = tuple[Callable[[Any], bool], str]  # whether a value has it, and how to write one

# Columns that a table of sentences has already: a frame of that name would stand there twice.
COLUMNS = frozenset(
    """
    article outlet sentence start end kind alliance strain russia attributed sentiment
    sentiment_masked text words paragraph speaker rule title published both sentences
    """.split()
)


def _strings(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


def _texts(value: Any) -> bool:
    return _strings(value) and all(one.strip() for one in value)


TEXT: Form = (lambda value: isinstance(value, str), '"a text"')
TEXTS: Form = (_texts, '["...", "..."]')
TRUTH: Form = (lambda value: isinstance(value, bool), "true or false")
WHOLE: Form = (lambda value: type(value) is int and value > 0, "a whole number from 1")

# Tables of tables, lists of tables, single tables; and of their keys those that no reader checks.
NAMED: Mapping[str, Mapping[str, Form]] = {
    "frames": dict.fromkeys(("opposite", "counts", "excludes", "example"), TEXT),
    "actor": {"exact": TEXTS, "called": TEXTS},
    "class": {},
}
LISTED: Mapping[str, Mapping[str, Form]] = {
    "entry": {
        **dict.fromkeys(("three_way", "denial", "label", "close"), TRUTH),
        **dict.fromkeys(("about", "denied"), TEXT),
    },
    "guard": {},
    "cue": {"reach": WHOLE, "after": TRUTH},
}
SINGLE = ("collective", "voice")
# An empty list of these is a fault that has its own line.
LISTS = ("match", "pattern", "frames")


def shaped(raw: Mapping[str, Any]) -> tuple[dict[str, Any], list[Fault]]:
    """The keys of a file that have the form they should, and a fault for each other one."""
    faults: list[Fault] = []
    kept = {key: value for key, value in raw.items() if _fits(key, value, faults)}
    for key, forms in NAMED.items():
        found = kept.get(key, {})
        for id in [id for id in found if not isinstance(found[id], dict)]:
            fault = f"{_shown(found[id])} is no table"
            faults.append((f"{key.removesuffix('s')} '{id}'", fault, f"write [{key}.{id}]"))
        tables = {id: table for id, table in found.items() if isinstance(table, dict)}
        if key in kept:
            kept[key] = {
                id: _table(table, f"{key.removesuffix('s')} '{id}'", forms, faults)
                for id, table in tables.items()
            }
    for key, forms in LISTED.items():
        if key in kept:
            kept[key] = [
                _table(table, f"{key} {n}", forms, faults) for n, table in enumerate(kept[key], 1)
            ]
    for key in SINGLE:
        if key in kept:
            kept[key] = _table(kept[key], key, dict.fromkeys(kept[key], TEXTS), faults)
    return kept, [*faults, *_taken(kept.get("frames", {}))]


def _fits(key: str, value: Any, faults: list[Fault]) -> bool:
    """Whether a key of the file holds a table, or tables, where it should."""
    if key in LISTED:
        fits = isinstance(value, list) and all(isinstance(one, dict) for one in value)
        mend = f"write [[{key}]] above each"
    else:
        fits = isinstance(value, dict) or key not in (*NAMED, *SINGLE)
        mend = f"write [{key}.<id>]" if key in NAMED else f"write [{key}]"
    if key == "weights" and not isinstance(value, str):
        fits, mend = False, 'write weights = "a file"'
    if not fits:
        faults.append((f"key '{key}'", f"{_shown(value)} has another form", mend))
    return fits


def _table(
    table: Mapping[str, Any], place: str, forms: Mapping[str, Form], faults: list[Fault]
) -> dict[str, Any]:
    kept: dict[str, Any] = {}
    for key, value in table.items():
        fits, wanted = forms.get(key, (None, ""))
        if fits and not fits(value):
            faults.append((place, f"{key} is {_shown(value)}", f"write {key} = {wanted}"))
        else:
            kept[key] = [] if key in LISTS and not _strings(value) else value
    return kept


def _taken(frames: Mapping[str, Mapping[str, Any]]) -> Iterator[Fault]:
    for id, table in frames.items():
        if id in COLUMNS and table.get("role") != "pole" and id not in ("alliance", "strain"):
            yield f"frame '{id}'", "a table has a column of that name", "give it another id"


def _shown(value: Any) -> str:
    """A value as far as a line has room for it."""
    text = " ".join(repr(value).split())
    return text if len(text) <= 40 else f"{text[:37]}..."
