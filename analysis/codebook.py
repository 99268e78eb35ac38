"""A codebook file -> Codebook, with every problem of the file at once.

The format is documented in analysis/codebooks/README.md.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, get_args

from analysis import forms, paths, poles, slots, toml, twice, weights
from analysis.forms import Fault
from analysis.instrument import Codebook, Cue, CueKind, Entry, Frame, Guard
from analysis.model import Problem, StudyError
from analysis.phrases import GAPS, unfit

SHIPPED = Path(__file__).parent / "codebooks"
LINES = ("id", "version", "language", "source", "licence")
TABLES = (
    *LINES,
    "weights",
    "frames",
    "actor",
    "class",
    "entry",
    "guard",
    "cue",
    "collective",
    "voice",
)
ENTRY_KEYS = (
    "match",
    "pattern",
    "frames",
    "reason",
    "three_way",
    "about",
    "denial",
    "denied",
    "close",
    "label",
)


def find(name: str, folder: Path, *, anywhere: bool = False) -> Path:
    """The file of a codebook: a shipped id, or a path inside the study's folder.

    With ``anywhere`` the path may lead out of the folder. A study's may not: its path is published
    and its file goes with an export. Raises StudyError where there is no file to read.
    """
    shipped = SHIPPED / f"{name}.toml"
    if re.fullmatch(r"[\w-]+", name) and shipped.is_file():
        return shipped
    own = folder / name
    known = ", ".join(sorted(path.stem for path in SHIPPED.glob("*.toml")))
    mend = f"name one of {known}, or a file in the study's folder"
    fault = paths.fault(own)
    fault = "there is no such codebook" if fault == paths.MISSING else fault
    if not anywhere and fault != paths.UNSAYABLE and not paths.inside(own, folder):
        fault, mend = paths.OUTSIDE, "copy it into the folder"
    if fault:
        raise StudyError(Problem("error", f"study.toml, codebook '{name}'", fault, mend))
    return own


def load(path: Path, *, weighing: bool = True) -> Codebook:
    """The codebook in a file; without ``weighing`` entries alone, and no file of weights is read.

    Raises StudyError with every problem of the file, one line each.
    """
    data = path.read_bytes()
    try:
        raw = toml.tables(data.decode("utf-8"))
    except ValueError as error:
        fault = f"not a TOML file in UTF-8 ({error})"
        raise StudyError(Problem("error", path.name, fault, "mend that line")) from None
    raw, faults = forms.shaped(raw)
    made, more = _parsed(raw, hashlib.sha256(data).hexdigest())
    faults += more
    if weighing and (name := raw.get("weights")):
        made, more = weights.read(made, path, str(name))
        faults += more
    if faults:
        raise StudyError(*(Problem("error", f"{path.name}, {p}", f, m) for p, f, m in faults))
    return made


def files(path: Path) -> tuple[Path, ...]:
    """The file of a codebook, and that of its weights where it has one beside it."""
    name = toml.tables(path.read_text(encoding="utf-8")).get("weights")
    return (path, path.parent / str(name)) if name else (path,)


def _parsed(raw: Mapping[str, Any], sha256: str) -> tuple[Codebook, list[Fault]]:
    faults: list[Fault] = []
    for key in LINES:
        if not isinstance(raw.get(key), str) or not raw[key].strip():
            faults.append((f"key '{key}'", "missing or not a text", f'write {key} = "..."'))
    for key in raw:
        if key not in TABLES:
            faults.append((f"key '{key}'", "unknown", f"use one of {', '.join(TABLES)}"))
    frames = {id: frame for id, frame in _frames(raw.get("frames", {}), faults)}
    faults.extend(poles.faults(frames))
    actors = _lists(raw.get("actor", {}), "actor", "names", faults)
    exact = {id: tuple(table.get("exact", ())) for id, table in raw.get("actor", {}).items()}
    called = {id: tuple(table.get("called", ())) for id, table in raw.get("actor", {}).items()}
    faults.extend(twice.names(actors, exact))
    classes = _lists(raw.get("class", {}), "class", "words", faults)
    faults += [
        (f"class '{id}'", "no rule reads it", "use an id that codebooks/README.md lists")
        for id in slots.unread(classes)
    ]
    kinds = {*actors, *classes}
    entries = tuple(_entries(raw.get("entry", []), frames, kinds, faults))
    guards = tuple(
        Guard(_texts(g, "match", f"guard {n}", faults), _reason(g, f"guard {n}", faults))
        for n, g in enumerate(raw.get("guard", []), 1)
    )
    cues = tuple(_cues(raw.get("cue", []), faults))
    collective = raw.get("collective", {})
    made = Codebook(
        id=str(raw.get("id", "")),
        version=str(raw.get("version", "")),
        language=str(raw.get("language", "")),
        source=str(raw.get("source", "")),
        licence=str(raw.get("licence", "")),
        frames=frames,
        entries=entries,
        guards=guards,
        actors=actors,
        exact=exact,
        called=called,
        classes=classes,
        cues=cues,
        collectives=tuple(collective.get("match", ())),
        voice={key: tuple(words) for key, words in raw.get("voice", {}).items()},
        sha256=sha256,
    )
    return poles.counted(made), faults


def _frames(raw: Mapping[str, Any], faults: list[Fault]) -> Iterator[tuple[str, Frame]]:
    if not raw:
        faults.append(("[frames]", "no frame", "write at least one [frames.<id>]"))
    keys = ("role", "label", "definition", "opposite", "counts", "excludes", "example")
    for id, table in raw.items():
        place = f"frame '{id}'"
        role = table.get("role")
        if role not in ("pole", "emphasis"):
            faults.append((place, f"role {role!r}", 'write role = "pole" or "emphasis"'))
        for key in ("label", "definition"):
            if not table.get(key):
                faults.append((place, f"no {key}", f'write {key} = "..."'))
        opposite = table.get("opposite", "")
        if role == "pole" and raw.get(opposite, {}).get("opposite") != id:
            faults.append((place, "a pole without its opposite", "let two poles name each other"))
        for key in table:
            if key not in keys:
                faults.append((place, f"unknown key '{key}'", f"use {', '.join(keys)}"))
        yield id, Frame(id, **{key: str(table.get(key, "")) for key in keys})  # type: ignore[arg-type]


def _lists(
    raw: Mapping[str, Any], what: str, key: str, faults: list[Fault]
) -> dict[str, tuple[str, ...]]:
    found = {}
    for id, table in raw.items():
        found[id] = _texts(table, key, f"{what} '{id}'", faults)
        if not re.fullmatch(r"[a-z][a-z_]*", id):
            faults.append((f"{what} '{id}'", "not a plain id", "use small letters and _"))
    return found


def _texts(table: Mapping[str, Any], key: str, place: str, faults: list[Fault]) -> tuple[str, ...]:
    texts = table.get(key)
    if not isinstance(texts, list) or not texts or not all(isinstance(t, str) for t in texts):
        faults.append((place, f"no {key}", f'write {key} = ["...", ...]'))
        return ()
    for text in texts:
        if not any(c.isalnum() for c in text):
            faults.append((place, f"'{text}' has no letter or digit", "write a word"))
    return tuple(texts)


def _reason(table: Mapping[str, Any], place: str, faults: list[Fault]) -> str:
    reason = table.get("reason")
    if not isinstance(reason, str) or not reason.strip():
        faults.append((place, "no reason", 'say why it belongs: reason = "..."'))
        return ""
    return reason


def _entries(
    raw: Sequence[Mapping[str, Any]],
    frames: Mapping[str, Frame],
    kinds: set[str],
    faults: list[Fault],
) -> Iterator[Entry]:
    seen: dict[str, int] = {}
    for number, table in enumerate(raw, 1):
        phrases = [*table.get("match", []), *table.get("pattern", [])]
        name = str(phrases[0]) if phrases else ""
        place = f"entry {number} ('{name}')" if name else f"entry {number}"
        for key in ("match", "pattern"):
            if key in table or not phrases:
                _texts(table, key, place, faults)
        named = table.get("frames") or []
        if not named:
            faults.append((place, "no frames", 'write frames = ["..."]'))
        for frame in named:
            if frame not in frames:
                known = ", ".join(frames)
                faults.append((place, f"frame '{frame}' is not defined", f"use one of {known}"))
        for key in table:
            if key not in ENTRY_KEYS:
                faults.append((place, f"unknown key '{key}'", f"use {', '.join(ENTRY_KEYS)}"))
        for phrase in map(str, phrases):
            if (first := seen.setdefault(phrase.casefold(), number)) != number:
                faults.append((place, f"'{phrase}' stands in entry {first} too", "keep one"))
        faults += [(place, fault, mend) for fault, mend in _unfit(table, kinds)]
        if (denied := table.get("denied", "")) and denied not in frames:
            faults.append((place, f"denied '{denied}' is not defined", "name one of the frames"))
        yield Entry(
            id=name,
            frames=tuple(named),
            reason=_reason(table, place, faults),
            match=tuple(map(str, table.get("match", []))),
            pattern=tuple(map(str, table.get("pattern", []))),
            three_way=bool(table.get("three_way", False)),
            about=str(table.get("about", "")),
            denial=bool(table.get("denial", True)),
            label=bool(table.get("label", False)),
            close=bool(table.get("close", False)),
            denied=str(table.get("denied", "")),
            order=number,
        )


def _unfit(table: Mapping[str, Any], kinds: set[str]) -> Iterator[tuple[str, str]]:
    """What is wrong with single phrases of an entry, each with its mend."""
    for phrase in map(str, table.get("match", [])):
        if GAPS.keys() & set(phrase.split()):
            yield f"'{phrase}' has a gap", "move it to pattern: in match a dot is a dot"
    for phrase in map(str, table.get("pattern", [])):
        if fault := unfit(phrase):
            yield fault, "write a word there"
        for slot in re.findall(r"<([^>]*)>", phrase):
            if slot not in kinds:
                yield f"<{slot}> is no class or actor", f"write [class.{slot}] or mend the name"


def _cues(raw: Sequence[Mapping[str, Any]], faults: list[Fault]) -> Iterator[Cue]:
    for number, table in enumerate(raw, 1):
        place = f"cue {number}"
        known: tuple[CueKind, ...] = get_args(CueKind)
        kind = next((k for k in known if k == table.get("kind")), None)
        if kind is None:
            fault = f"kind {table.get('kind')!r}"
            faults.append((place, fault, f"use one of {', '.join(known)}"))
            continue
        match = _texts(table, "match", place, faults)
        reach = int(table.get("reach", 8))
        after = bool(table.get("after", False))
        yield Cue(kind, match, _reason(table, place, faults), reach, after)
