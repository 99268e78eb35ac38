"""Whole files: who opens a published file finds the old one or the new one, whatever happens.

All files of a run are written before the first is moved to its place, and while they are moved no
polite signal is heard. They are written without a name where the system can (Linux), so that a
run that is killed leaves nothing; elsewhere, and for the moment between name and place, under a
name that the next run into the folder takes away.
"""

from __future__ import annotations

import errno
import os
import re
import signal
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

WAIT = 60.0  # seconds to wait for another run that is writing into the folder
TOPS = ("figures", "reports")  # the folders of what a run publishes
_PART = re.compile(r"\.(.+)\.[0-9a-f]{8}\.part")
# What a system without the means says: of files without a name, of links to them, of locks.
_LACKING = (
    *(errno.EOPNOTSUPP, errno.ENOTSUP, errno.EISDIR, errno.EINVAL, errno.ENOSYS, errno.ENOLCK),
    *(errno.ENOENT, errno.EACCES, errno.EPERM, errno.EXDEV, errno.EMFILE),
)


def write_text(path: Path, text: str) -> None:
    """Write a whole file in UTF-8, or leave the old one. Raises OSError."""
    write_bytes(path, text.encode())


def write_bytes(path: Path, data: bytes) -> None:
    """Write a whole file, or leave the old one. Raises OSError."""
    publish({path.name: data}, path.parent)


def published(folder: Path) -> dict[str, bytes]:
    """What stands in the figures/ and reports/ of a folder, by path with forward slashes, sorted.

    Read while no run writes there; hidden files are nobody's publication. Raises OSError.
    """
    with alone(folder, shared=True):
        found = {
            path.relative_to(folder).as_posix(): path
            for top in TOPS
            for path in (folder / top).rglob("*")
            if path.is_file() and not path.name.startswith(".")
        }
        return {name: found[name].read_bytes() for name in sorted(found)}


def publish(files: Mapping[str, bytes], folder: Path) -> None:
    """Write several files into a folder, named by their paths in it with forward slashes.

    All are written before the first is moved, so that what fails while writing (a full disk, a
    folder that may not be written to) leaves every old file whole. Raises OSError, and ValueError
    for a name that leads out of the folder.
    """
    places = {folder.joinpath(*_inside(name)): data for name, data in files.items()}
    with ExitStack() as leftovers:
        for made in (folder, *dict.fromkeys(place.parent for place in places)):
            _make(made, leftovers)
        if leftovers.enter_context(alone(folder)):
            _sweep(places, folder)
        parts = [_written(place, data, leftovers) for place, data in places.items()]
        with _undisturbed():
            for part in parts:
                _name(part, leftovers)
            for part in parts:
                os.replace(part.beside, part.place)


def rehearse(folder: Path) -> None:
    """Raise the OSError now with which a run could not publish into the folder in the end."""
    with ExitStack() as leftovers:
        for top in TOPS:
            _make(folder / top, leftovers)
            for place in (folder / top, *filter(Path.is_dir, (folder / top).iterdir())):
                try:
                    _written(place / "rehearsal", b"", leftovers)
                except OSError as error:
                    error.filename = str(place)
                    raise


def _inside(name: str) -> tuple[str, ...]:
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or not path.parts:
        raise ValueError(f"'{name}' leads out of the folder")
    return path.parts


def _make(folder: Path, leftovers: ExitStack) -> None:
    """Make a folder; when all is over, whatever is still empty of what was not there goes."""
    new = [path for path in (folder, *folder.parents) if not path.exists()]
    for path in reversed(new):
        leftovers.callback(_drop, path)
    folder.mkdir(parents=True, exist_ok=True)


def _drop(folder: Path) -> None:
    with suppress(OSError):  # it holds something, or was never made
        folder.rmdir()


@contextmanager
def alone(folder: Path, *, shared: bool = False) -> Iterator[bool]:
    """No other run writes into the folder meanwhile; yields whether the system can promise it.

    The lock is on the folder itself, so that nothing stays behind whatever happens. With `shared`
    others may read at the same time. Raises BlockingIOError where another run still writes after
    `WAIT` seconds.
    """
    try:
        import fcntl
    except ImportError:  # Windows
        yield False
        return
    try:
        opened = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)  # a pipe is not waited for
    except OSError:  # not there, or not to be read: said by what is tried next
        yield False
        return
    try:
        yield _locked(opened, fcntl.LOCK_SH if shared else fcntl.LOCK_EX, folder)
    finally:
        os.close(opened)


def _locked(opened: int, way: int, folder: Path) -> bool:
    import fcntl

    until = time.monotonic() + WAIT
    while True:
        try:
            fcntl.flock(opened, way | fcntl.LOCK_NB)
            return True
        except BlockingIOError:
            if time.monotonic() > until:
                fault = "another run is writing there"
                raise BlockingIOError(errno.EWOULDBLOCK, fault, str(folder)) from None
            time.sleep(0.05)
        except OSError as error:
            if error.errno not in _LACKING:
                raise
            return False


def _sweep(places: Mapping[Path, bytes], folder: Path) -> None:
    """Take away what a run that was killed left of the same files, and of all that runs publish."""
    ours = {(place.parent, place.name) for place in places}
    tops = tuple(folder / top for top in TOPS)
    for inside in dict.fromkeys(place.parent for place in places):
        every = any(inside.is_relative_to(top) for top in tops)
        for name in os.listdir(inside):
            part = _PART.fullmatch(name)
            if part and (every or (inside, part[1]) in ours):
                (inside / name).unlink(missing_ok=True)


@dataclass(frozen=True, slots=True)
class _Part:
    """A file that is on the disk and not yet in its place."""

    place: Path
    beside: Path  # its name for the moment before it is moved
    data: bytes
    unnamed: int | None  # open, and without a name so far


def _written(place: Path, data: bytes, leftovers: ExitStack) -> _Part:
    if place.is_dir():  # found now, and not when half of the files are moved
        raise IsADirectoryError(errno.EISDIR, "Is a directory", str(place))
    beside = place.with_name(f".{place.name}.{os.urandom(4).hex()}.part")
    try:
        if (opened := _unnamed(place.parent)) is not None:
            leftovers.callback(os.close, opened)
            _fill(opened, data)
        else:
            _write(beside, data, leftovers)
    except OSError as error:
        error.filename = str(place)  # the name a person knows
        raise
    return _Part(place, beside, data, opened)


def _unnamed(folder: Path) -> int | None:
    """A file without a name in a folder, open for writing; None where there is no such thing."""
    if not hasattr(os, "O_TMPFILE"):
        return None
    try:
        opened = os.open(folder, os.O_TMPFILE | os.O_WRONLY, 0o666)
    except OSError as error:
        if error.errno not in _LACKING:
            raise
        return None
    if opened >= _most():
        os.close(opened)
        return None
    return opened


def _most() -> int:
    """How many files to hold open together: half of what a process may, which is often 1,024."""
    import resource  # there wherever files without a name are

    return resource.getrlimit(resource.RLIMIT_NOFILE)[0] // 2


def _fill(opened: int, data: bytes) -> None:
    with open(opened, "wb", closefd=False) as file:
        file.write(data)
        file.flush()
        os.fsync(opened)


def _write(path: Path, data: bytes, leftovers: ExitStack) -> None:
    leftovers.callback(path.unlink, missing_ok=True)
    # "x": never through a link that somebody put there; the mode is what the system's mask says.
    with open(path, "xb") as file:
        _fill(file.fileno(), data)


def _name(part: _Part, leftovers: ExitStack) -> None:
    """Give a file its name beside its place."""
    if part.unnamed is None:
        return
    leftovers.callback(part.beside.unlink, missing_ok=True)
    folder = os.open(part.place.parent, os.O_RDONLY)
    try:
        # With a folder given, Python asks for what the link in /proc leads to, not for the link.
        os.link(f"/proc/self/fd/{part.unnamed}", part.beside.name, dst_dir_fd=folder)
    except OSError as error:
        if error.errno not in _LACKING:
            raise
        _write(part.beside, part.data, leftovers)  # no /proc
    finally:
        os.close(folder)


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Ctrl-C and a polite kill are heard when this is over."""
    if threading.current_thread() is not threading.main_thread():
        yield  # only the main thread hears them
        return
    came: list[int] = []
    signals: Sequence[signal.Signals] = (signal.SIGINT, signal.SIGTERM)
    before = {one: signal.signal(one, lambda number, _: came.append(number)) for one in signals}
    try:
        yield
    finally:
        for one, action in before.items():
            signal.signal(one, signal.SIG_DFL if action is None else action)
        for number in came:
            signal.raise_signal(number)
