"""Compare what two runs published: ``compare.py COMMITTED FRESH``; exit 1 where they differ.

Every file of the first must be in the second and the other way round, and none may be empty. In
tables (CSV under reports/tables/ and figures/) estimates, which are written with six digits, may
differ by 1.5e-6: sums are added in another order on another machine. In the page, the notebook and
the JSON files words must be the same and numbers as near; drawings are compared by the CSV beside
them, since another machine draws with another rounding.
"""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Iterator
from pathlib import Path

TOLERANCE = 1.5e-6
SHOWN = 40  # differences; one that is everywhere need not be printed everywhere
ESTIMATE = re.compile(r"-?[0-9]+\.[0-9]{6}")


def differences(committed: Path, fresh: Path) -> Iterator[str]:
    """A line for each difference between two folders that hold figures/ and reports/."""
    old, new = files(committed), files(fresh)
    yield from (f"{name}: missing in the fresh run" for name in old if name not in new)
    yield from (f"{name}: not committed" for name in new if name not in old)
    if not old:
        yield "figures/ and reports/: nothing is committed to compare with"
    for name in (n for n in old if n in new):
        yield from (
            f"{name}: empty" for side in (committed, fresh) if not (side / name).stat().st_size
        )
        if name.endswith((".html", ".ipynb", ".json")):
            yield from worded(name, committed / name, fresh / name)
        if name.endswith(".csv"):
            for place, was, now in cells(table(committed / name), table(fresh / name)):
                yield f"{name}, {place}: {was!r} is committed, the fresh run has {now!r}"


DRAWN = re.compile(r'<svg.*?</svg>|"image/png": "[^"]*"|<path[^>]*>', re.DOTALL)
NUMBER = re.compile(r"(-?\d+\.\d+)")


def worded(name: str, old: Path, new: Path) -> Iterator[str]:
    """The first place where two texts differ in a word, or in a number by more than allowed."""
    texts = [DRAWN.sub("", path.read_text(encoding="utf-8")) for path in (old, new)]
    before, after = (NUMBER.split(text) for text in texts)
    if len(before) != len(after):
        yield f"{name}: {len(before) // 2} numbers are committed, the fresh run has {len(after) // 2}"
        return
    for was, now in zip(before, after, strict=True):
        near = NUMBER.fullmatch(was) and NUMBER.fullmatch(now)
        if was != now and not (near and abs(float(was) - float(now)) <= TOLERANCE):
            yield f"{name}: {was.strip()[:80]!r} is committed, the fresh run has {now.strip()[:80]!r}"
            return


def files(folder: Path) -> list[str]:
    """The names of what is published in a folder, sorted."""
    return sorted(
        path.relative_to(folder).as_posix()
        for top in ("figures", "reports")
        for path in (folder / top).rglob("*")
        if path.is_file()
    )


def table(path: Path) -> list[list[str]]:
    """The rows of a CSV file, the header first."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file, strict=True))


def cells(old: list[list[str]], new: list[list[str]]) -> Iterator[tuple[str, str, str]]:
    """The place of each cell that differs, with what it was and what it is."""
    if len(old) != len(new) or old[:1] != new[:1]:
        yield "rows and columns", f"{len(old)} rows of {old[:1]}", f"{len(new)} rows of {new[:1]}"
        return
    for number, (before, after) in enumerate(zip(old, new, strict=True), 1):
        if len(before) != len(after):
            yield f"row {number}", f"{len(before)} cells", f"{len(after)} cells"
            continue
        for column, was, now in zip(old[0], before, after, strict=True):
            if not same(was, now):
                yield f"row {number}, {column}", was, now


def same(was: str, now: str) -> bool:
    """Whether two cells say the same; an empty one is undefined and no number is near it."""
    if was == now:
        return True
    if not (ESTIMATE.fullmatch(was) and ESTIMATE.fullmatch(now)):
        return False  # ids, counts, ranks, words
    return abs(float(was) - float(now)) <= TOLERANCE


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
