"""What large input costs: CPU of one long article, and memory of many short ones.

An article of ten megabytes is read and scored as a study's file is; ten times the input may take
less than twelve times the time, measured in the same run. A hundred thousand short articles are
scored as a collection and read as a study's folder, in processes of their own; they are made of
coded sentences and are 200 to 400 characters long. Run as `python -m tests.benchmarks.large`; it
takes some minutes.
"""

from __future__ import annotations

import csv
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from analysis import codebook, corpus, reading
from analysis.corpus.articles import article
from analysis.corpus.records import Record
from analysis.instrument import Codebook
from analysis.model import Settings
from tests.benchmarks import subject

ROOT = Path(__file__).parents[2]
LONG, TIMES, GROWTH, SECONDS = 10_000_000, 10, 12, 5
MANY, MEMORY = 100_000, 2000  # articles; MB

SETTINGS = Settings("", "", ("alliance-strain", "emphases"), "china+north_korea")
LEAST, MOST = 200, 400  # characters of a short one
SEED = 20250904

COST = """
import resource, sys
{work}
own = resource.getrusage(resource.RUSAGE_SELF)
below = resource.getrusage(resource.RUSAGE_CHILDREN)
print(max(own.ru_maxrss, below.ru_maxrss) / 1024)
"""
SCORE = (
    "from analysis.cli import main; "
    'assert main(["score", sys.argv[1], "--out", sys.argv[2], "--quiet", "--workers", "1"]) == 0'
)
LOAD = (
    "from pathlib import Path; from analysis import corpus; "
    f"assert len(corpus.load(Path(sys.argv[1])).articles) == {MANY}"
)


def _text(length: int) -> bytes:
    """The study's articles again and again, each time with another number in each line."""
    lines = [
        line
        for one in corpus.load(ROOT / "seeds").articles
        for line in one.source.splitlines()
        if line.strip()
    ]
    made: list[str] = []
    size = number = 0
    while size < length:
        number += 1
        made += [f"{line} ({number})" for line in lines]
        size += sum(len(line) + 10 for line in lines)
    return "\n".join(made)[:length].encode()


@cache
def _books() -> tuple[Codebook, ...]:
    """The codebooks, which are compiled when they are first used and are the same ones after."""
    return tuple(codebook.load(codebook.SHIPPED / f"{id}.toml") for id in SETTINGS.codebooks)


def seconds(length: int) -> float:
    """CPU seconds to read and score one article of so many characters."""
    row = Record("", {"article": "1", "file": "1.txt", "outlet": "A"})
    data = _text(length)
    _books()
    start = time.process_time()
    made, problems = article(row, data, "")
    if made is None:
        raise AssertionError(f"the article is not read: {problems}")
    reading.read(made, _books(), SETTINGS)
    return time.process_time() - start


def _peak(work: str, *arguments: Path | str) -> float:
    """The most memory, in MB, that a process needs for some work."""
    done = subprocess.run(
        [sys.executable, "-c", COST.format(work=work), *map(str, arguments)],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    return float(done.stdout.splitlines()[-1])


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
    path = folder / "many.csv"
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


def ratios() -> list[tuple[str, float, str, bool]]:
    """What was measured: name, value, goal, whether it was met."""
    seconds(LONG // 100)  # what is loaded and compiled once is not the article's
    small, large = seconds(LONG // TIMES), seconds(LONG)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        scored = _peak(SCORE, _collection(folder), f"{folder}/scored/")
        loaded = _peak(LOAD, _study(folder))
    return [
        ("an article of 10 MB read and scored, CPU s", large, f"under {SECONDS}", large < SECONDS),
        (
            f"the same, against one of {LONG // TIMES // 1_000_000} MB",
            large / small,
            f"under {GROWTH}",
            large / small < GROWTH,
        ),
        ("100,000 short articles scored, MB", scored, f"under {MEMORY}", scored < MEMORY),
        ("100,000 short articles read as a study, MB", loaded, f"under {MEMORY}", loaded < MEMORY),
    ]


if __name__ == "__main__":
    for name, value, goal, met in ratios():
        print(f"{name}: {value:.2f} ({goal}: {'met' if met else 'missed'})")
