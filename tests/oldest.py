"""The oldest versions that pyproject.toml allows: `oldest.py` prints them, a line each, for pip.

`make oldest` installs these and runs the fast tests, so that a bound is a version that works and
not one that nobody tried. What checks, builds and documents the project is left out.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

PROJECT = Path(__file__).parents[1] / "pyproject.toml"
LEFT_OUT = ("check", "docs", "build")
BOUND = re.compile(r"([A-Za-z0-9][\w.-]*)(?:>=|==)(\d[\w.]*)")


def oldest(text: str) -> Iterator[str]:
    """Each requirement of a project at its bound: ``numpy==1.26``.

    Raises:
        ValueError: a requirement has no bound, or more than one.
    """
    project = tomllib.loads(text)["project"]
    extras = project.get("optional-dependencies", {})
    groups = [project["dependencies"], *(v for k, v in extras.items() if k not in LEFT_OUT)]
    for requirement in (one for group in groups for one in group):
        if not (found := BOUND.fullmatch(requirement)):
            raise ValueError(f"{requirement}: write name>=version, the oldest that works")
        yield f"{found[1]}=={found[2]}"


def main() -> int:
    """Print them."""
    for line in oldest(PROJECT.read_text(encoding="utf-8")):
        print(line)
    return 0


if __name__ == "__main__":
    sys.exit(main())
