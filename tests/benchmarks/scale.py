"""What engines cost beside each other, whether memory grows with the input, and a large dataset.

Ratios of whole runs of `framing score` over generated articles, one after the other: a small and
a large collection for each engine, so that what a start costs falls out of the difference. Both are
so large that every process is warm: an article costs a process several times as much among its
first hundred as after some thousand. Two workers against one say something only where two
processors are free; what two processes that only count reach stands beside it. The large dataset
is made of few articles, drawn with replacement, and `framing run` makes its report. Run as
`python -m tests.benchmarks.scale`; `python -m tests.benchmarks.scale rates` prints the table of
costs that `analysis/scale/README.md` shows.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow
from pyarrow import parquet

from analysis import stats
from analysis.scale.inputs import SPLIT
from tests.scale import generated

ROOT = Path(__file__).parents[2]
PART = 128  # articles of a file
# Files of a collection on which a process warms up (what a codebook's patterns and the words met
# cost is paid once: some thousand articles), files of a large one, and how often the least one.
WARM, WHOLE, TIMES = 16, 48, 16
COUNTED = 100_000_000
OUTLETS, ARTICLES, HELD_ARTICLES = 60, 100_000, 10_000  # in all; of a part of the large dataset
TABLES = ("articles", "tallies", "sentences")
MANY, PRICE = 10**8, 0.04  # a processor-hour of a rented machine, in the currency it is rented in
CPU, MEMORY, TWO, SECONDS, HELD = 1.3, 1.2, 1.8, 120, 2048

RUN = """
import resource, sys, time
from analysis.cli import main
start = time.perf_counter()
code = main(sys.argv[1:])
wall = time.perf_counter() - start
own, below = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
cpu = own.ru_utime + own.ru_stime + below.ru_utime + below.ru_stime
print(code, wall, cpu, own.ru_maxrss / 1024)
"""


@dataclass(frozen=True, slots=True)
class Ran:
    """What one run took."""

    wall: float  # seconds
    cpu: float  # seconds, of all its processes
    peak: float  # MB, of its first process


def _ran(*arguments: object) -> Ran:
    words = [str(argument) for argument in arguments]
    done = subprocess.run(
        [sys.executable, "-c", RUN, *words],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    code, wall, cpu, peak = (float(word) for word in done.stdout.splitlines()[-1].split())
    if code:
        raise AssertionError(f"the run failed, so its time says nothing: {done.stderr}")
    return Ran(wall, cpu, peak)


def _collection(folder: Path, parts: int, *, most: int = 8) -> Path:
    """Files of generated articles, of up to so many sentences each."""
    folder.mkdir()
    for at in range(parts):
        rows = list(generated.articles(PART, start=at * PART, most=most))
        parquet.write_table(pyarrow.Table.from_pylist(rows), folder / f"{at:04d}.parquet")
    return folder


def engines(scratch: Path) -> list[tuple[str, float, str, bool]]:
    """Dask against processes, memory against input, two workers against one."""
    least, small, large = (_collection(scratch / str(n), n) for n in (WHOLE // TIMES, WARM, WHOLE))
    runs: dict[str, tuple[Ran, Ran]] = {}
    for name, how in (
        ("one", ("--workers", 1)),
        ("two", ("--workers", 2)),
        ("dask", ("--workers", 2, "--engine", "dask")),
    ):
        few, many = (_scored(scratch, name, source, how) for source in (small, large))
        runs[name] = few, many
    cpu = _more(runs["dask"], "cpu") / _more(runs["two"], "cpu")
    memory = runs["one"][1].peak / _scored(scratch, "one", least, ("--workers", 1)).peak
    wall = _more(runs["one"], "wall") / _more(runs["two"], "wall")
    return [
        ("Dask's CPU an article, against processes", cpu, f"at most {CPU}", cpu <= CPU),
        (
            f"peak memory at {TIMES} times the input, against once",
            memory,
            f"at most {MEMORY}",
            memory <= MEMORY,
        ),
        ("articles a second with two workers, against one", wall, f"at least {TWO}", wall >= TWO),
        ("two processes that only count, against one", counting(), "what is to be had", True),
    ]


def _scored(scratch: Path, name: str, source: Path, how: tuple[object, ...]) -> Ran:
    return _ran("score", source, "--out", f"{scratch}/{name}-{source.name}/", "--quiet", *how)


def counting() -> float:
    """How much more two processes that only count do than one: what two workers can reach now.

    Two where two processors are free; less where others use them, or share one.
    """
    alone, both = _counting(1), _counting(2)
    return 2 * alone / both


def _counting(processes: int) -> float:
    """Seconds until so many processes have counted to the same number, all at once."""
    command = [sys.executable, "-c", f"for _ in range({COUNTED}): pass"]
    start = time.perf_counter()
    started = [subprocess.Popen(command) for _ in range(processes)]
    for one in started:
        one.wait()
    return time.perf_counter() - start


def _more(pair: tuple[Ran, Ran], what: str) -> float:
    """What the large collection took more than the small one."""
    few, many = pair
    return float(getattr(many, what) - getattr(few, what))


def drawn(source: Path, out: Path) -> Path:
    """A dataset of many articles and outlets, drawn from those of a small one, in several parts."""
    held = {
        name: pyarrow.concat_tables(
            [parquet.read_table(path) for path in sorted((source / name).iterdir())]
        )
        for name in TABLES
    }
    known = held["articles"].column("article").to_pylist()
    rows = {name: _rows(table) for name, table in held.items()}
    entry = json.loads(next((source / "manifest").iterdir()).read_text(encoding="utf-8"))
    for name in (*TABLES, "manifest"):
        (out / name).mkdir(parents=True)
    (out / "dataset.json").write_bytes((source / "dataset.json").read_bytes())
    shutil.copytree(source / "codebooks", out / "codebooks")
    for start in range(0, ARTICLES, HELD_ARTICLES):
        part = f"drawn-{start:07d}"
        picks = stats.stream(1, "benchmark", part).integers(0, len(known), HELD_ARTICLES)
        for name, table in held.items():
            spread = [
                (n, at) for n, pick in enumerate(picks, start) for at in rows[name][known[pick]]
            ]
            made = table.take(np.array([at for _, at in spread]))
            ids = [f"x{n:07d}" for n, _ in spread]
            outlets = [f"outlet {n % OUTLETS:02d}" for n, _ in spread]
            parquet.write_table(_named(made, ids, outlets), out / name / f"{part}.parquet")
        text = json.dumps(entry | {"name": part, "articles": HELD_ARTICLES})
        (out / "manifest" / f"{part}.json").write_text(text, encoding="utf-8")
    return out


def _rows(table: pyarrow.Table) -> dict[str, list[int]]:
    """The rows of each article."""
    rows: dict[str, list[int]] = {}
    for at, article in enumerate(table.column("article").to_pylist()):
        rows.setdefault(article, []).append(at)
    return rows


def _named(table: pyarrow.Table, ids: list[str], outlets: list[str]) -> pyarrow.Table:
    for name, values in (("article", ids), ("outlet", outlets)):
        place = table.schema.get_field_index(name)
        table = table.set_column(place, name, pyarrow.array(values))
    return table


def large(scratch: Path) -> list[tuple[str, float, str, bool]]:
    """What the report of a large dataset takes: estimates, verdicts, page, paper and figures."""
    source = _collection(scratch / "long", 2, most=30)
    _ran("score", source, "--out", f"{scratch}/long-scored/", "--quiet", "--workers", 1)
    dataset = drawn(scratch / "long-scored", scratch / "drawn")
    ran = _ran("run", dataset, "--out", scratch / "published", "--quiet")
    name = f"report of {ARTICLES:,} articles of {OUTLETS} outlets"
    return [
        (f"{name}, CPU s", ran.cpu, f"under {SECONDS}", ran.cpu < SECONDS),
        (f"{name}, peak memory, MB", ran.peak, f"under {HELD}", ran.peak < HELD),
    ]


def ratios() -> list[tuple[str, float, str, bool]]:
    """What was measured: name, value, goal, whether it was met."""
    with tempfile.TemporaryDirectory() as folder:
        return [*engines(Path(folder)), *large(Path(folder))]


def rates() -> list[tuple[str, str]]:
    """What one article costs here, and so a hundred million: the table of `analysis/scale`."""
    with tempfile.TemporaryDirectory() as folder:
        scratch, runs, sizes = Path(folder), [], []
        for parts in (1, 5):
            source = scratch / str(parts)
            source.mkdir()
            for at in range(parts):
                rows = list(generated.articles(PART, start=at * PART))
                table = pyarrow.Table.from_pylist(rows)
                parquet.write_table(table, source / f"{at:04d}.parquet")
            out = scratch / f"out-{parts}"
            runs.append(_ran("score", source, "--out", f"{out}/", "--quiet", "--workers", 1))
            files = (path for path in out.rglob("*.parquet"))
            sizes.append(sum(path.stat().st_size for path in files))
        text = sum(len(row["text"].encode()) for row in generated.articles(PART)) / PART
        number = 4 * PART
        seconds = (runs[1].cpu - runs[0].cpu) / number
        held = (sizes[1] - sizes[0]) / number
    hours = seconds * MANY / 3600
    return [
        ("bytes of text an article", f"{text:,.0f}"),
        ("CPU of an article, ms", f"{seconds * 1000:.2f}"),
        ("articles a second and processor", f"{1 / seconds:,.0f}"),
        ("bytes of dataset an article", f"{held:,.0f}"),
        ("peak memory of a process, MB", f"{runs[1].peak:.0f}"),
        (f"parts of {SPLIT >> 20} MB of {MANY:,} articles", f"{text * MANY / SPLIT:,.0f}"),
        ("their processor-hours", f"{hours:,.0f}"),
        *((f"hours with {cores} processors", f"{hours / cores:,.1f}") for cores in (16, 64, 256)),
        (f"cost at {PRICE} a processor-hour", f"{hours * PRICE:,.0f}"),
        ("size of their dataset, GB", f"{held * MANY / 1e9:,.0f}"),
    ]


if __name__ == "__main__":
    if sys.argv[1:] == ["rates"]:
        print("| measured or reckoned | |\n|---|---|")
        for what, said in rates():
            print(f"| {what} | {said} |")
    else:
        for name, value, goal, met in ratios():
            print(f"{name}: {value:.2f} ({goal}: {'met' if met else 'missed'})")
