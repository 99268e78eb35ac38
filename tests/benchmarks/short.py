"""What many short articles cost: memory and CPU of scoring them and of loading them.

A hundred thousand articles of 200 to 400 characters, made of the coded sentences, are scored as a
collection by `framing score` and loaded as a study's folder, each in a process of its own. Run as
`python -m tests.benchmarks.short`; it takes some minutes, prints, and is no row of `make bench`.
"""

from __future__ import annotations

import csv
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks import subject
from tests.benchmarks.large import ROOT

MANY, MEMORY = 100_000, 2000  # articles; MB
LEAST, MOST = 200, 400  # characters of one
SEED = 20250904

COST = """
import resource, sys
{work}
own = resource.getrusage(resource.RUSAGE_SELF)
below = resource.getrusage(resource.RUSAGE_CHILDREN)
cpu = own.ru_utime + own.ru_stime + below.ru_utime + below.ru_stime
print(max(own.ru_maxrss, below.ru_maxrss) / 1024, cpu)
"""
SCORE = (
    "from analysis.cli import main; "
    'assert main(["score", sys.argv[1], "--out", sys.argv[2], "--quiet", "--workers", "1"]) == 0'
)
LOAD = (
    "from pathlib import Path; from analysis import corpus; "
    "assert len(corpus.load(Path(sys.argv[1])).articles) == int(sys.argv[2])"
)


def _articles() -> Iterator[str]:
    """Articles of whole sentences, no two alike."""
    draw = random.Random(SEED)
    for number in range(MANY):
        made = f"This is report {number}."
        while len(made) < LEAST:
            more = f"{made} {draw.choice(subject.sentences())}"
            if len(more) <= MOST:
                made = more
        yield made


def _collection(folder: Path) -> Path:
    path = folder / "short.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("article", "outlet", "text"))
        rows = enumerate(_articles())
        writer.writerows((number, f"Outlet {number % 7}", text) for number, text in rows)
    return path


def _study(folder: Path) -> Path:
    made = folder / "study"
    (made / "articles").mkdir(parents=True)
    settings = (ROOT / "seeds/study.toml").read_text(encoding="utf-8")
    before, _, after = settings.partition("[validation]")
    (made / "study.toml").write_text(before + after[after.index("[publish]") :], encoding="utf-8")
    with (made / "manifest.csv").open("w", encoding="utf-8") as manifest:
        manifest.write("article,file,outlet\n")
        for number, text in enumerate(_articles()):
            (made / f"articles/{number}.txt").write_text(text, encoding="utf-8")
            manifest.write(f"{number},articles/{number}.txt,Outlet {number % 7}\n")
    return made


def _cost(work: str, *arguments: object) -> tuple[float, float]:
    """The most memory, in MB, that a process needs for some work, and the CPU seconds."""
    done = subprocess.run(
        [sys.executable, "-c", COST.format(work=work), *map(str, arguments)],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    memory, cpu = map(float, done.stdout.splitlines()[-1].split())
    return memory, cpu


def main() -> None:
    """Print what each of the two costs."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        for name, (memory, cpu) in (
            ("scored", _cost(SCORE, _collection(folder), f"{folder}/scored/")),
            ("loaded as a study", _cost(LOAD, _study(folder), MANY)),
        ):
            met = "met" if memory < MEMORY else "missed"
            print(f"{MANY:,} short articles {name}, MB: {memory:.0f} (under {MEMORY}: {met})")
            print(f"the same, CPU s: {cpu:.1f}; an article, us: {1e6 * cpu / MANY:.0f}", flush=True)


if __name__ == "__main__":
    main()
