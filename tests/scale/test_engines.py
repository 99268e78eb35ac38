"""Claims about datasets and the engines that fill them: every row once, whoever is killed."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psutil
import pyarrow
import pytest
from pyarrow import parquet

from analysis import codebook
from analysis.scale import dataset, inputs, local, parts
from analysis.scale.instrument import Instrument
from analysis.scale.parts import Done, Task
from tests.scale import generated

ROOT = Path(__file__).parents[2]
TABLES = ("articles", "sentences", "tallies")
PATIENCE = 300  # seconds after which a test gives up on what should come


def command(source: Path, out: Path, *more: str) -> list[str]:
    return [
        *(sys.executable, "-m", "tests.scale.gate", "score", str(source)),
        *("--out", f"{out}/", "--quiet", *more),
    ]


def started(*words: str) -> subprocess.Popen[str]:
    env = os.environ | {"PYTHONPATH": str(ROOT)}
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    return subprocess.Popen(list(words), cwd=ROOT, env=env, text=True, **pipes)  # type: ignore[call-overload,no-any-return]


def until(true: Callable[[], bool]) -> None:
    """Wait for something to come; what never comes is a failure."""
    end = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < end, "it did not come"
        time.sleep(0.02)


def manifest(out: Path) -> list[Path]:
    return sorted((out / "manifest").glob("*.json")) if out.exists() else []


def contents(out: Path) -> dict[str, bytes]:
    """Every file of a dataset, its bytes by its name; nothing else lies there."""
    return {str(p.relative_to(out)): p.read_bytes() for p in sorted(out.rglob("*")) if p.is_file()}


def ids(out: Path) -> list[str]:
    found = [
        parquet.read_table(p, columns=["article"]) for p in sorted((out / "articles").iterdir())
    ]
    return [id for table in found for id in table.column("article").to_pylist()]


@pytest.fixture
def undisturbed(made: Instrument) -> Callable[[Path, Path], dict[str, bytes]]:
    """What scoring in this process makes of a collection."""

    def score(source: Path, out: Path) -> dict[str, bytes]:
        run(source, out, made)
        return contents(out)

    return score


def run(source: Path, out: Path, made: Instrument, **how: Any) -> dataset.Scored:
    given, problems = inputs.parts([str(source)])
    assert problems == []
    folder = dataset.opened(str(out), made)
    dataset.keep(folder, [codebook.find(book.id, Path()) for book in made.codebooks])
    engine = how.get("engine", lambda tasks: local.run(tasks, made, 1))
    return dataset.scored(folder, given, made, engine, lambda articles, share: None)


def test_a_dataset_has_each_article_once_and_says_so(
    collection: Callable[..., Path], made: Instrument, tmp_path: Path
):
    found = run(collection(3, 4), tmp_path / "out", made)
    assert (found.articles, found.skipped, found.again) == (12, 0, ())
    assert sorted(ids(tmp_path / "out")) == [row["article"] for row in generated.articles(12)]
    assert len(manifest(tmp_path / "out")) == 3


def test_a_finished_part_is_not_scored_again_and_a_changed_file_is(
    collection: Callable[..., Path], made: Instrument, tmp_path: Path
):
    asked: list[Task] = []

    def engine(tasks: list[Task]) -> Iterator[Done]:
        asked.extend(tasks)
        return local.run(tasks, made, 1)

    source = collection(2, 3)
    for _ in range(2):
        run(source, tmp_path / "out", made, engine=engine)
    assert len(asked) == 2
    rows = [*generated.articles(3), *generated.articles(1, start=50)]
    parquet.write_table(pyarrow.Table.from_pylist(rows), source / "file-000.parquet")
    found = run(source, tmp_path / "out", made, engine=engine)
    assert len(asked) == 3
    assert found.articles == 7
    assert sorted(ids(tmp_path / "out")) == sorted(f"a{n:07d}" for n in (*range(6), 50))


def test_what_was_left_half_done_is_done_over_and_leaves_nothing(
    collection: Callable[..., Path],
    made: Instrument,
    tmp_path: Path,
    undisturbed: Callable[[Path, Path], dict[str, bytes]],
):
    source = collection(3, 3)
    whole = undisturbed(source, tmp_path / "whole")
    out = tmp_path / "out"
    run(source, out, made)
    # As a kill leaves it: a part without an entry, a table of it missing, a file half written.
    name = manifest(out)[1].stem
    (out / "manifest" / f"{name}.json").unlink()
    (out / "sentences" / f"{name}.parquet").unlink()
    (out / "articles" / f".{name}.parquet.0a1b2c3d.part").write_bytes(b"PAR1 half")
    run(source, out, made)
    assert contents(out) == whole


def test_an_id_in_two_files_is_scored_once_and_listed(
    collection: Callable[..., Path], made: Instrument, tmp_path: Path
):
    source = collection(2, 3)
    rows = list(generated.articles(3, start=2))  # 2 is in the first file, 3 and 4 in the second
    parquet.write_table(pyarrow.Table.from_pylist(rows), source / "file-002.parquet")
    found = run(source, tmp_path / "out", made)
    assert sorted(ids(tmp_path / "out")) == [f"a{n:07d}" for n in range(6)]
    assert found.again == ("a0000002", "a0000003", "a0000004")
    assert (found.articles, found.skipped) == (6, 3)
    folder = dataset.opened(str(tmp_path / "out"), made)
    told = [(p.place, p.article) for p in dataset.problems(folder, found.done)]
    assert told == [(f"{source}/file-002.parquet, row {n + 1}", f"a{n + 2:07d}") for n in range(3)]
    before = contents(tmp_path / "out")
    run(source, tmp_path / "out", made)
    assert contents(tmp_path / "out") == before


def test_one_poisoned_file_does_not_end_a_run(
    collection: Callable[..., Path], made: Instrument, tmp_path: Path
):
    source = collection(3, 2)
    whole = (source / "file-001.parquet").read_bytes()
    (source / "file-001.parquet").write_bytes(whole[: len(whole) // 2])
    (source / "file-003.csv").write_bytes(b"article,text\n1,\xff\xfe\n")
    (source / "file-004.csv").write_text("number,words\n1,2\n")
    (source / "file-005.jsonl").write_text('{"article": "x", "text": "Xi met Kim."}\nnot json\n')
    found = run(source, tmp_path / "out", made)
    assert (found.articles, found.skipped, found.unread) == (5, 1, 3)
    folder = dataset.opened(str(tmp_path / "out"), made)
    told = {Path(p.place.partition(",")[0]).name: p for p in dataset.problems(folder, found.done)}
    assert sorted(told) == [
        f"file-00{n}.{e}" for n, e in ((1, "parquet"), (3, "csv"), (4, "csv"), (5, "jsonl"))
    ]
    assert all(problem.fault and problem.mend for problem in told.values())


def test_a_part_that_ends_its_process_is_listed_and_the_rest_are_scored(
    collection: Callable[..., Path],
    made: Instrument,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
):
    source = collection(4, 2)
    monkeypatch.setattr(parts, "score", dies_at_the_second)
    found = run(source, tmp_path / "out", made, engine=lambda tasks: local.run(tasks, made, 2))
    assert [(done.articles, done.skipped) for done in found.done] == [
        (2, 0),
        (0, 1),
        (2, 0),
        (2, 0),
    ]
    (problem,) = dataset.problems(dataset.opened(str(tmp_path / "out"), made), found.done)
    assert problem.place == str(source / "file-001.parquet")
    assert problem.fault == local.KILLED


_SCORE = parts.score


def dies_at_the_second(task: Task) -> Done:
    if "file-001" in task.part.name:
        os.kill(os.getpid(), signal.SIGKILL)
    return _SCORE(task)


def test_another_codebook_does_not_go_into_the_same_dataset(
    collection: Callable[..., Path], made: Instrument, tmp_path: Path
):
    from dataclasses import replace

    from analysis.model import StudyError
    from analysis.scale.instrument import instrument

    run(collection(1, 2), tmp_path / "out", made)
    other = instrument(made.codebooks, replace(made.settings, scope="off"))
    with pytest.raises(StudyError, match="was scored with other codebooks, settings or measures"):
        dataset.opened(str(tmp_path / "out"), other)


def test_a_folder_of_other_things_is_left_alone(made: Instrument, tmp_path: Path):
    from analysis.model import StudyError

    (tmp_path / "letter.txt").write_text("Dear all")
    with pytest.raises(StudyError, match="holds other things"):
        dataset.opened(str(tmp_path), made)
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


@pytest.mark.slow
def test_two_processes_make_the_bytes_that_one_makes(
    collection: Callable[..., Path],
    tmp_path: Path,
    undisturbed: Callable[[Path, Path], dict[str, bytes]],
):
    source = collection(3, 2)
    (tmp_path / "gate").touch()
    done = started(*command(source, tmp_path / "out", "--workers", "2"))
    assert done.communicate() == ("", "")
    assert contents(tmp_path / "out") == undisturbed(source, tmp_path / "whole")


@pytest.mark.slow
def test_a_killed_process_of_the_pool_loses_and_repeats_nothing(
    collection: Callable[..., Path],
    tmp_path: Path,
    undisturbed: Callable[[Path, Path], dict[str, bytes]],
):
    source, out = collection(4, 2), tmp_path / "out"
    ran = started(*command(source, out, "--workers", "2"))
    until(lambda: len(manifest(out)) == 1)
    _kill_one_worker(ran.pid)
    (tmp_path / "gate").touch()
    assert ran.communicate() == ("", "")
    assert ran.returncode == 0
    assert contents(out) == undisturbed(source, tmp_path / "whole")


@pytest.mark.slow
@pytest.mark.parametrize("engine", [("--workers", "2"), ("--engine", "dask", "--workers", "2")])
def test_after_a_killed_client_the_same_line_goes_on(
    collection: Callable[..., Path],
    tmp_path: Path,
    undisturbed: Callable[[Path, Path], dict[str, bytes]],
    engine: tuple[str, ...],
):
    source, out = collection(4, 2), tmp_path / "out"
    ran = started(*command(source, out, *engine))
    until(lambda: len(manifest(out)) == 1)
    ran.kill()
    ran.communicate()
    before = {path: path.stat().st_mtime_ns for path in manifest(out)}
    assert len(before) == 1
    (tmp_path / "gate").touch()
    again = started(*command(source, out, *engine))
    assert again.communicate() == ("", "")
    assert contents(out) == undisturbed(source, tmp_path / "whole")
    assert {path: path.stat().st_mtime_ns for path in before} == before  # not done twice


@contextmanager
def cluster(workers: int) -> Iterator[tuple[str, list[subprocess.Popen[str]]]]:
    """A scheduler and workers of our own, as the README starts them: its address, and all."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"tcp://127.0.0.1:{port}"
    dask = (sys.executable, "-m", "distributed.cli.dask_scheduler")
    made = [started(*dask, "--host", "127.0.0.1", "--port", str(port), "--no-dashboard")]
    worker = (sys.executable, "-m", "distributed.cli.dask_worker", address)
    made += [
        started(*worker, "--nthreads", "1", "--no-dashboard", "--no-nanny") for _ in range(workers)
    ]
    try:
        yield address, made
    finally:
        for process in made:
            process.kill()
            process.communicate()


@pytest.mark.slow
def test_a_killed_worker_of_a_cluster_loses_and_repeats_nothing(
    collection: Callable[..., Path],
    tmp_path: Path,
    undisturbed: Callable[[Path, Path], dict[str, bytes]],
):
    source, out = collection(4, 2), tmp_path / "out"
    with cluster(2) as (address, processes):
        more = ("--engine", "dask", "--scheduler", address, "--workers", "2")
        ran = started(*command(source, out, *more))
        until(lambda: len(manifest(out)) == 1)
        processes[-1].kill()
        (tmp_path / "gate").touch()
        printed = ran.communicate()
    assert (ran.returncode, printed[0]) == (0, ""), printed[1]
    assert contents(out) == undisturbed(source, tmp_path / "whole")


@pytest.mark.slow
def test_after_a_killed_scheduler_the_same_line_goes_on_with_another(
    collection: Callable[..., Path],
    tmp_path: Path,
    undisturbed: Callable[[Path, Path], dict[str, bytes]],
):
    source, out = collection(4, 2), tmp_path / "out"
    more = ("--engine", "dask", "--workers", "1", "--scheduler")
    with cluster(1) as (address, processes):
        ran = started(*command(source, out, *more, address))
        until(lambda: len(manifest(out)) == 1)
        processes[0].kill()
        printed = ran.communicate()[1].splitlines()
    assert ran.returncode == 3
    assert "the scheduler is gone: start it, and run the same line again" in printed[-1]
    assert len(manifest(out)) == 1
    (tmp_path / "gate").touch()
    with cluster(1) as (address, _):
        again = started(*command(source, out, *more, address))
        assert (again.communicate()[0], again.returncode) == ("", 0)
    assert contents(out) == undisturbed(source, tmp_path / "whole")


def _kill_one_worker(pid: int) -> None:
    # Not the process that only minds what others leave behind.
    workers = [
        child
        for child in psutil.Process(pid).children(recursive=True)
        if "spawn_main" in " ".join(child.cmdline())
    ]
    workers[0].kill()


def test_the_manifest_says_what_each_part_gave(
    collection: Callable[..., Path], made: Instrument, tmp_path: Path
):
    source = collection(1, 4)
    run(source, tmp_path / "out", made)
    (entry,) = [json.loads(path.read_text()) for path in manifest(tmp_path / "out")]
    assert entry["address"] == str(source / "file-000.parquet")
    assert (entry["articles"], entry["skipped"], entry["problems"]) == (4, 0, 0)
    (table,) = (tmp_path / "out" / "sentences").iterdir()
    assert entry["sentences"] == parquet.read_metadata(table).num_rows
