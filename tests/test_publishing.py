"""Claims about files on the disk: whole or old, whatever happens while they are written."""

from __future__ import annotations

import errno
import os
import random
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from analysis.output import alone, files, publish, published, rehearse

ROOT = Path(__file__).parents[1]
NAMES = [f"figures/{n}.svg" for n in range(4)] + [f"reports/tables/{n}.csv" for n in range(4)]
# Publishes over and over: all files of one round say the same letter, many times.
ROUNDS = """
import sys
from pathlib import Path
from analysis.output import publish
folder, names = Path(sys.argv[1]), sys.argv[2:]
print("began", flush=True)
while True:
    for letter in b"abcdefgh":
        publish({name: bytes([letter]) * 20_000 for name in names}, folder)
"""
# Publishes "new" and dies, by the signal that cannot be heard, before the step that is asked for.
DIES = """
import os, signal, sys
from pathlib import Path
from analysis.output import publish
left = int(sys.argv[2])
def dying(step):
    def made(*given, **named):
        global left
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return step(*given, **named)
    return made
for name in ("open", "close", "fsync", "link", "replace", "unlink", "mkdir", "rmdir"):
    setattr(os, name, dying(getattr(os, name)))
publish({name: b"new" for name in sys.argv[3:]}, Path(sys.argv[1]))
"""


def contents(folder: Path) -> dict[str, bytes]:
    return {
        p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()
    }


def parts(folder: Path) -> list[str]:
    return [name for name in contents(folder) if name.endswith(".part")]


def run(program: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", program, *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no kill -9 here")
def test_killed_at_twenty_random_moments_no_file_is_half_and_the_next_run_is_as_after_none(
    tmp_path: Path,
):
    chance = random.Random(9)
    for _ in range(20):
        command = [sys.executable, "-c", ROUNDS, str(tmp_path), *NAMES]
        running = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE)
        assert running.stdout
        assert running.stdout.readline() == b"began\n"
        time.sleep(chance.uniform(0, 0.1))
        running.kill()
        running.wait()
        running.stdout.close()
        # What lies between name and place, if anything does, is whole as well.
        for name, data in contents(tmp_path).items():
            if name.endswith(".part") and not hasattr(os, "O_TMPFILE"):
                continue  # written under its name, and taken away by the next run
            assert data in {bytes([letter]) * 20_000 for letter in b"abcdefgh"}
    publish({name: b"new" for name in NAMES}, tmp_path)
    assert contents(tmp_path) == {name: b"new" for name in NAMES}


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no kill -9 here")
def test_killed_before_any_one_step_of_publishing_each_file_is_old_or_new_and_nothing_stays(
    tmp_path: Path,
):
    names = ["figures/a.svg", "figures/b.svg"]  # one that is replaced, one that was not there
    ended, step = -signal.SIGKILL, 0
    while ended == -signal.SIGKILL:
        folder = tmp_path / str(step)
        (folder / "figures").mkdir(parents=True)
        (folder / names[0]).write_bytes(b"old")
        ended = run(DIES, folder, step, *names).returncode
        found = contents(folder)
        assert found[names[0]] in (b"old", b"new")
        assert found.get(names[1], b"new") == b"new"
        assert all(found[part] == b"new" or not hasattr(os, "O_TMPFILE") for part in parts(folder))
        publish({name: b"next" for name in names}, folder)
        assert contents(folder) == {name: b"next" for name in names}
        step += 1
    assert ended == 0
    assert step > 10  # it died before each of so many steps


def test_where_a_file_needs_a_name_from_the_start_all_is_as_elsewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.delattr(os, "O_TMPFILE", raising=False)
    publish({name: b"old" for name in NAMES}, tmp_path)
    assert contents(tmp_path) == {name: b"old" for name in NAMES}
    calls = iter([None, None, OSError(errno.ENOSPC, "No space left on device")])

    def full(descriptor: int) -> None:
        if error := next(calls):
            raise error

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left") as raised:
        publish({name: b"new" for name in NAMES}, tmp_path)
    assert raised.value.filename == str(tmp_path / NAMES[2])
    assert contents(tmp_path) == {name: b"old" for name in NAMES}


def test_where_a_file_without_a_name_cannot_be_given_one_it_is_written_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    def refused(*given: object, **named: object) -> None:
        raise OSError(errno.ENOENT, "No such file or directory")  # no /proc

    monkeypatch.setattr(os, "link", refused)
    publish({name: b"new" for name in NAMES}, tmp_path)
    assert contents(tmp_path) == {name: b"new" for name in NAMES}


def test_a_disk_that_fills_leaves_the_old_files_and_no_new_folder(tmp_path: Path):
    pytest.importorskip("resource")
    publish({"figures/a.svg": b"old"}, tmp_path)
    program = """
import resource, sys
from pathlib import Path
from analysis.output import publish
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    publish({"figures/a.svg": b"new", "reports/b.html": b"b" * 2000}, Path(sys.argv[1]))
except OSError as error:
    print(error.filename, error.strerror)
"""
    ran = run(program, tmp_path)
    assert ran.stdout == f"{tmp_path}/reports/b.html File too large\n"
    assert contents(tmp_path) == {"figures/a.svg": b"old"}
    assert not (tmp_path / "reports").exists()


@pytest.mark.skipif(not hasattr(os, "O_TMPFILE"), reason="no link is made here")
def test_a_link_that_cannot_be_made_leaves_the_old_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    publish({name: b"old" for name in NAMES}, tmp_path)
    made = iter([False] * 3 + [True])
    link = os.link

    def full(*given: str, **named: int) -> None:
        if next(made):
            raise OSError(errno.ENOSPC, "No space left on device")
        link(*given, **named)

    monkeypatch.setattr(os, "link", full)
    with pytest.raises(OSError, match="No space left"):
        publish({name: b"new" for name in NAMES}, tmp_path)
    assert contents(tmp_path) == {name: b"old" for name in NAMES}


def test_ctrl_c_while_files_are_moved_is_heard_when_all_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    publish({name: b"old" for name in NAMES}, tmp_path)
    replace, moved = os.replace, 0

    def interrupted(a: Path, b: Path) -> None:
        nonlocal moved
        replace(a, b)
        moved += 1
        if moved == 1:
            signal.raise_signal(signal.SIGINT)

    monkeypatch.setattr(os, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        publish({name: b"new" for name in NAMES}, tmp_path)
    assert contents(tmp_path) == {name: b"new" for name in NAMES}


def test_ctrl_c_while_files_are_written_leaves_the_old_ones(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    publish({name: b"old" for name in NAMES}, tmp_path)
    monkeypatch.setattr(os, "fsync", lambda _: signal.raise_signal(signal.SIGINT))
    with pytest.raises(KeyboardInterrupt):
        publish({name: b"new" for name in NAMES}, tmp_path)
    assert contents(tmp_path) == {name: b"old" for name in NAMES}


def test_what_a_killed_run_left_is_taken_away_and_no_file_of_others_is(tmp_path: Path):
    theirs = {".b.svg.0123abcd.part": b"", ".a.svg.part": b"", "a.svg.0123abcd.part": b""}
    for name in (*theirs, ".a.svg.0123abcd.part"):
        (tmp_path / name).write_bytes(b"")
    publish({"a.svg": b"new"}, tmp_path)
    assert contents(tmp_path) == {**theirs, "a.svg": b"new"}


def test_what_a_killed_run_left_of_a_file_that_is_not_made_this_time_is_taken_away(tmp_path: Path):
    publish({"reports/report.ipynb": b"old"}, tmp_path)
    (tmp_path / "reports" / ".report.ipynb.0123abcd.part").write_bytes(b"new")
    publish({"reports/report.html": b"new"}, tmp_path)
    assert contents(tmp_path) == {"reports/report.html": b"new", "reports/report.ipynb": b"old"}


def test_two_runs_at_once_publish_one_after_the_other(tmp_path: Path):
    pytest.importorskip("fcntl")
    names = NAMES * 5
    done: list[bytes] = []

    def publishing(letter: bytes) -> None:
        for _ in range(5):
            publish({f"{n}.{at}": letter for at, n in enumerate(names)}, tmp_path)
        done.append(letter)

    runs = [threading.Thread(target=publishing, args=(letter,)) for letter in (b"a", b"b")]
    for one in runs:
        one.start()
    seen = set()
    while len(done) < 2:
        with alone(tmp_path, shared=True):
            seen |= {frozenset(contents(tmp_path).values())}
    for one in runs:
        one.join()
    # Never a file of the one beside a file of the other.
    assert seen <= {frozenset(), frozenset((b"a",)), frozenset((b"b",))}
    assert len(set(contents(tmp_path).values())) == 1


def test_a_run_that_writes_for_ever_is_said_and_not_waited_for_for_ever(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    fcntl = pytest.importorskip("fcntl")
    publish({"a": b"old"}, tmp_path)
    monkeypatch.setattr(files, "WAIT", 0)
    other = os.open(tmp_path, os.O_RDONLY)
    fcntl.flock(other, fcntl.LOCK_EX)
    with pytest.raises(BlockingIOError, match="another run is writing there") as raised:
        publish({"a": b"new"}, tmp_path)
    assert raised.value.filename == str(tmp_path)
    os.close(other)
    assert contents(tmp_path) == {"a": b"old"}
    publish({"a": b"new"}, tmp_path)
    assert contents(tmp_path) == {"a": b"new"}


def test_without_locks_files_are_published_all_the_same_and_nothing_is_swept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    fcntl = pytest.importorskip("fcntl")

    def none(*given: object) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(fcntl, "flock", none)
    (tmp_path / ".a.0123abcd.part").write_bytes(b"")  # another run may be at it
    publish({"a": b"new"}, tmp_path)
    assert contents(tmp_path) == {"a": b"new", ".a.0123abcd.part": b""}


def test_more_files_than_can_be_open_at_once_are_published(tmp_path: Path):
    pytest.importorskip("resource")
    program = """
import resource, sys
from pathlib import Path
from analysis.output import publish
resource.setrlimit(resource.RLIMIT_NOFILE, (40, 40))
publish({f"a/{n}": str(n).encode() for n in range(60)}, Path(sys.argv[1]))
"""
    assert run(program, tmp_path).stderr == ""
    assert contents(tmp_path) == {f"a/{n}": str(n).encode() for n in range(60)}


def test_a_rehearsal_says_at_once_what_would_fail_in_the_end_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    rehearse(tmp_path / "new" / "folder")
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "figures").write_text("no folder")
    with pytest.raises(FileExistsError):
        rehearse(tmp_path)
    (tmp_path / "figures").unlink()
    (tmp_path / "reports" / "tables").mkdir(parents=True)
    rehearse(tmp_path)
    assert [path.name for path in tmp_path.rglob("*")] == ["reports", "tables"]

    def refused(path: object, flags: int, mode: int = 0o777) -> int:
        if str(path).endswith("tables") and flags & os.O_WRONLY:
            raise OSError(errno.EROFS, "Read-only file system")
        return opened(path, flags, mode)

    opened = os.open
    monkeypatch.setattr(os, "open", refused)
    if hasattr(os, "O_TMPFILE"):
        with pytest.raises(OSError, match="Read-only") as raised:
            rehearse(tmp_path)
        assert raised.value.filename == str(tmp_path / "reports" / "tables")


def test_what_is_published_is_read_by_its_path_and_what_is_hidden_or_beside_is_not(tmp_path: Path):
    ours = {"figures/a.svg": b"1", "reports/run.json": b"2", "reports/tables/a.csv": b"3"}
    publish({**ours, "reports/.hidden": b"", "seeds/study.toml": b"", "a": b""}, tmp_path)
    assert published(tmp_path) == ours
    assert list(published(tmp_path)) == sorted(ours)
    assert published(tmp_path / "none") == {}
