"""Compare what two runs published: ``compare.py COMMITTED FRESH``; exit 1 where they differ.

Every file of the first must be in the second and the other way round, and none may be empty. What
counts as a difference is what ``framing verify`` says (``analysis.differences``).
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from analysis.differences import between, tampered
from analysis.output import published

SHOWN = 40  # differences; one that is everywhere need not be printed everywhere


def differences(committed: Path, fresh: Path) -> Iterator[str]:
    """A line for each difference between two folders that hold figures/ and reports/."""
    old, new = published(committed), published(fresh)
    if not old:
        yield "figures/ and reports/: nothing is published to compare with"
    yield from (one.line() for one in (*tampered(old), *between(old, new)))


def main(arguments: list[str]) -> int:
    """Print the differences; 0 where there is none, 1 where there is, 2 for a wrong call."""
    if len(arguments) != 2:
        print("compare.py: name two folders: COMMITTED FRESH", file=sys.stderr)
        return 2
    found = list(differences(Path(arguments[0]), Path(arguments[1])))
    for line in found[:SHOWN]:
        print(line)
    if len(found) > SHOWN:
        print(f"and {len(found) - SHOWN} more")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
