"""JSON: the receipt of a run, and the description of the tables."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import Any

from analysis.differences.noun import Difference, Kind, alike

# What a part of the receipt is about, in a word.
PARTS = {
    "study": "title",
    "seeds": "seed file",
    "codebooks": "codebook",
    "settings": "setting",
    "seed": "random seed",
    "versions": "version of",
    "counts": "count of",
}
SEALS = ("bytes", "hash")  # of a table in its description: they move with its last digit


def receipts(name: str, old: bytes, new: bytes) -> Iterator[Difference]:
    """What changed since a receipt: seed bytes, codebooks, settings, versions, and counts."""
    yield from _compared(name, _read(old), _read(new), "receipt")


def packages(name: str, old: bytes, new: bytes) -> Iterator[Difference]:
    """What differs in any other JSON; of tables not their sums, which their cells account for."""
    yield from _compared(name, _unsealed(_read(old)), _unsealed(_read(new)), "text")


def _read(data: bytes) -> Any:
    return json.loads(data.decode())


def _unsealed(value: Any) -> Any:
    if not isinstance(value, dict) or not isinstance(value.get("resources"), list):
        return value
    tables = [{k: v for k, v in one.items() if k not in SEALS} for one in value["resources"]]
    return {**value, "resources": tables}


def _compared(name: str, old: Any, new: Any, kind: Kind) -> Iterator[Difference]:
    was, now = dict(_flat(old)), dict(_flat(new))
    for path in dict.fromkeys((*was, *now)):
        a, b = was.get(path, ""), now.get(path, "")
        if not alike(a, b):
            counted = path[:1] == ("counts",)
            yield Difference(name, "number" if counted else kind, _place(path), a, b)


def _flat(value: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str]]:
    """Every value with the names that lead to it, as text; in a list things may have names too."""
    value = _named(value)
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _flat(inner, (*path, key))
    else:
        told = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
        yield path, told


def _named(value: Any) -> Any:
    """A list of things with names as a mapping from these; all else as it is."""
    if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
        return value
    names = [str(one.get("name")) for one in value]
    return dict(zip(names, value, strict=True)) if len(set(names)) == len(names) else value


def _place(path: tuple[str, ...]) -> str:
    part, *rest = path or ("",)
    return " ".join((PARTS.get(part, part), *rest))


def keys(package: bytes) -> Mapping[str, tuple[str, ...]]:
    """The key of each table that has one, by the table's name; none where nothing is described."""
    return {
        one["name"]: tuple(one["schema"]["primaryKey"])
        for one in _resources(package)
        if one.get("schema", {}).get("primaryKey")
    }


def hashes(package: bytes) -> Iterator[tuple[str, str]]:
    """The path of each table, beside its description, and the sha256 it is said to have."""
    for one in _resources(package):
        if str(one.get("hash", "")).startswith("sha256:"):
            yield str(one["path"]), one["hash"].removeprefix("sha256:")


def _resources(package: bytes) -> list[dict[str, Any]]:
    try:
        found = json.loads(package)
    except ValueError:
        return []
    listed = found.get("resources", []) if isinstance(found, dict) else []
    return [one for one in listed if isinstance(one, dict)]


def sha256(data: bytes) -> str:
    """The sum of a file's bytes."""
    return hashlib.sha256(data).hexdigest()
