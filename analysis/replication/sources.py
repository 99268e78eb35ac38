"""The files of a replication folder: study, programs, results."""

from __future__ import annotations

import posixpath
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from analysis import codebook, withheld
from analysis.corpus import Loaded
from analysis.replication import readme
from analysis.report.receipt import DISTRIBUTION, versions
from analysis.study import Study as Found

SEEDS = "seeds"  # the study's folder in a replication folder: the one `framing run` looks for
PROJECT = "pyproject.toml"
LOCK, PINS = "requirements.lock", "requirements.txt"
BESIDE = (LOCK, "LICENSE", "CITATION.cff")  # files of a checkout that belong to the programs
OWN = ("study.toml", "manifest.csv", "coding/sentences.csv", "coding/CODEBOOK.md")
PACKAGE = Path(__file__).parents[1]


@dataclass(frozen=True, eq=False)
class Study:
    """A study with the folder it is from, and everything that is published of it."""

    folder: Path
    loaded: Loaded
    found: Found
    published: Mapping[str, bytes]


def files(study: Study, effort: readme.Effort) -> dict[str, bytes]:
    """Every file of the replication folder, by its path in it.

    Where the study does not publish texts, neither the articles nor their words in its tables are
    among them; `withheld.csv` says where the words stand. Raises OSError for what cannot be read.
    """
    held, missing = data(study)
    programs = dict(_programs())
    told = readme.Held(
        data=held,
        missing=tuple(missing),
        programs=tuple(programs),
        results=tuple(study.published),
    )
    text = readme.text(study.found, study.loaded, told, effort)
    made = {"README.md": text.encode(), **programs, **held, **study.published}
    return dict(sorted(made.items()))


def data(study: Study) -> tuple[dict[str, bytes], list[str]]:
    """The study's files by their places, and the names of those that are not handed on."""
    held: dict[str, bytes] = {}
    missing: list[str] = []
    # Articles that were skipped are articles too.
    known = {*OWN, *study.loaded.settings.collections}
    articles = {name for name in study.loaded.sha256 if name not in known}
    for name in (*study.loaded.sha256, *_codebooks(study)):
        place = posixpath.normpath(posixpath.join(SEEDS, name))
        outside = place.startswith("../") or posixpath.isabs(place)
        if outside or (name in articles and not study.loaded.settings.text):
            missing.append(place if not outside else name)
        else:
            held[place] = (study.folder / name).read_bytes()
    if not study.loaded.settings.text:
        held = _silent(held, study.loaded)
    return held, missing


def _codebooks(study: Study) -> Iterator[str]:
    """The codebooks of the study's own folder, with their weights."""
    root = study.folder.resolve()
    for name in study.loaded.settings.codebooks:
        path = codebook.find(name, study.folder).resolve()
        if path.is_relative_to(root):
            yield path.relative_to(root).as_posix()
            weights = tomllib.loads(path.read_text(encoding="utf-8")).get("weights")
            if weights:
                yield (path.parent / str(weights)).resolve().relative_to(root).as_posix()


def _silent(held: Mapping[str, bytes], loaded: Loaded) -> dict[str, bytes]:
    """The study's files without the articles' words, with the means to put them back."""
    texts = {article.id: article.source for article in loaded.articles}
    cells: list[withheld.Cell] = []
    made = dict(held)
    for name, content in held.items():
        if name.endswith(".csv"):
            within = posixpath.relpath(name, SEEDS)
            text, left_out = withheld.without(within, content.decode(), texts)
            made[name] = text.encode()
            cells += left_out
    made[f"{SEEDS}/{withheld.FILE}"] = withheld.written(cells)
    rows = [{"article": a.id, "file": a.file, "sha256": a.sha256} for a in loaded.articles]
    made[f"{SEEDS}/{withheld.TEXTS}"] = withheld.table(rows, ("article", "file", "sha256"))
    return made


def _programs() -> Iterator[tuple[str, bytes]]:
    """The package, and what it takes to install it."""
    for path in sorted(PACKAGE.rglob("*")):
        name = path.relative_to(PACKAGE.parent)
        hidden = any(part.startswith((".", "__pycache__")) for part in name.parts)
        if path.is_file() and not hidden and path.suffix != ".pyc":
            yield name.as_posix(), path.read_bytes()
    beside = PACKAGE.parent
    if _is_ours(beside / PROJECT):
        yield PROJECT, (beside / PROJECT).read_bytes()
        for file in BESIDE:
            if (beside / file).is_file():
                yield file, (beside / file).read_bytes()
    else:
        yield PROJECT, _project().encode()
    if not (_is_ours(beside / PROJECT) and (beside / LOCK).is_file()):
        pins = "".join(f"{name}=={version}\n" for name, version in versions().items())
        yield PINS, pins.encode()


def _is_ours(path: Path) -> bool:
    """Whether a file is the pyproject.toml of this package, in a checkout."""
    try:
        told = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return bool(told.get("project", {}).get("name") == DISTRIBUTION)


def _project() -> str:
    """What pyproject.toml says of an installed package, for a copy of it that is not installed."""
    needs = [n for n in metadata.requires(DISTRIBUTION) or [] if "extra ==" not in n]
    listed = "".join(f"    '{need}',\n" for need in needs)
    return (
        '[build-system]\nrequires = ["setuptools>=77"]\nbuild-backend = "setuptools.build_meta"\n\n'
        f'[project]\nname = "{DISTRIBUTION}"\nversion = "{metadata.version(DISTRIBUTION)}"\n'
        f"dependencies = [\n{listed}]\n\n"
        '[project.scripts]\nframing = "analysis.cli:main"\n\n'
        '[tool.setuptools.packages.find]\ninclude = ["analysis*"]\n'
    )
