"""Claims about which way imports point, and what a start costs."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import analysis

ROOT = Path(analysis.__file__).parent
# From the nouns up. A module imports from lower levels only: siblings never import each other.
LEVELS = (
    (
        "model",
        "instrument",
        "boundaries",
        "forms",
        "tokens",
        "paths",
        "added",
        "quick",
        "cycles",
    ),
    ("text", "stats", "output", "differences", "withheld", "poles", "surroundings", "language"),
    (
        "toml",
        "furniture",
        "quotations",
        "phrases",
        "vocabulary",
        "wording",
        "intervals",
        "pairwise",
        "orders",
    ),
    ("datelines",),
    ("layout", "slots", "weights", "twice"),
    ("codebook", "corpus", "proposal", "coherence", "sentiment", "reliability", "automaton"),
    ("candidates", "pieces"),
    ("patterns",),
    ("matching", "factors", "dictionaries", "documents"),
    ("scans",),
    ("names", "claims", "conditions", "voice", "heldout", "asides"),
    ("attached",),
    ("reach",),
    ("denial",),
    ("sight",),
    ("neighbourhood", "harmless"),
    ("givenback", "spoken"),
    ("beside", "apart", "deeds"),
    ("partners", "thirds"),
    ("dyad",),
    ("features",),
    ("nearby",),
    ("weighing",),
    ("places", "naming"),
    ("judging",),
    ("unspoken",),
    ("recurring",),
    ("reading",),
    ("measures", "speakers", "tone", "passages", "otherwise", "tallies"),
    ("scale",),
    (
        "validity",
        "fitting",
        "specifications",
        "keyness",
        "wordshift",
        "overlap",
        "position",
        "prevalence",
        "sides",
    ),
    ("omission", "modelled"),
    ("audit", "sheets", "influence", "shares", "topics"),
    ("copies", "unsettled", "anchors", "cuts", "without", "checked"),
    ("coding",),
    ("returned",),
    ("study",),
    ("tables", "plots"),
    ("report",),
    ("replication",),
    ("commands",),
    ("cli", "api"),
)
LEVEL = {name: level for level, names in enumerate(LEVELS) for name in names}


def modules() -> Iterator[tuple[str, Path]]:
    """Each file with the module or package of the first level it is in."""
    for path in sorted(ROOT.rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        if parts != ("__init__",) and path.name != "notebook.py":
            yield parts[0], path


def imported(path: Path) -> Iterator[str]:
    """The modules of ours that a file imports, wherever in it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module == "analysis":
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("analysis."):
            yield str(node.module).split(".")[1]
        elif isinstance(node, ast.Import):
            yield from (a.name.split(".")[1] for a in node.names if a.name.startswith("analysis."))


def test_every_module_has_its_level():
    assert {name for name, _ in modules()} <= set(LEVEL)


def test_imports_point_one_way():
    wrong = [
        f"{path.relative_to(ROOT)} imports {other}"
        for name, path in modules()
        for other in imported(path)
        if other != name and LEVEL[other] >= LEVEL[name]
    ]
    assert wrong == []


def test_help_imports_nothing_heavy():
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "analysis.cli", "--help"],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT.parent,
    )
    heavy = ("numpy", "scipy", "sklearn", "nltk", "matplotlib", "jinja2", "nbformat")
    loaded = {line.rpartition("|")[2].strip().split(".")[0] for line in done.stderr.splitlines()}
    assert loaded.isdisjoint(heavy)
