"""Where collections lie: on this machine, or at an address with ``://`` that fsspec knows.

Files are read as they come, and written whole: here beside their place, flushed to the disk and
moved; elsewhere in one upload, which an object store shows whole or not at all.
"""

from __future__ import annotations

import glob
import os
import secrets
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, cast

from analysis import paths

MAGIC = "*?["
PASSED = (paths.FOLDER, paths.MISSING)  # what a folder may hold or hold no more
STAMPS = ("ETag", "etag", "mtime", "LastModified", "last_modified", "updated", "created")
# address, bytes, stamp, whether it was named itself, why it is no file to read where it is none
File = tuple[str, int, str, bool, str]


def remote(address: str) -> bool:
    """Whether an address leads away from this machine's disks."""
    return "://" in address


def files(address: str) -> Iterator[File]:
    """The files behind an address: itself, those of a folder and below it, or those of a glob.

    Hidden files and those marked with ``_`` (what engines leave behind) are passed over. Links
    that lead nowhere, pipes and folders that may not be opened are given with the reason why.

    Raises:
        OSError: nothing is there, or it may not be read.
        ImportError: what the address needs is not installed.
        ValueError: fsspec does not know such an address.
    """
    yield from _remote_files(address) if remote(address) else _local_files(address)


def _local_files(address: str) -> Iterator[File]:
    path = Path(address)
    if path.is_dir():
        below = sorted(p for p in path.rglob("*") if _seen(p.relative_to(path).parts))
        found = [(p, False) for p in below]
    elif not path.exists() and any(sign in address for sign in MAGIC):
        matches = map(Path, sorted(glob.glob(address, recursive=True)))
        fixed = next(n for n, part in enumerate(path.parts) if any(s in part for s in MAGIC))
        found = [(p, False) for p in matches if _seen(p.parts[fixed:])]
    else:
        found = [(path, True)]
    for each, named in found:
        why = _why(each)
        if why and (named or why not in PASSED) and why != paths.MISSING:
            yield str(each), 0, "", named, why
        elif named or not why:
            status = each.stat()
            yield str(each), status.st_size, f"{status.st_size}:{status.st_mtime_ns}", named, ""


def _why(path: Path) -> str:
    """Why a path is no file to read, in words; empty for a file."""
    fault = paths.fault(path)
    if fault == paths.FOLDER and path.is_symlink():
        return "a link to a folder"
    if fault == paths.FOLDER and not os.access(path, os.R_OK | os.X_OK):
        return "a folder that may not be opened"
    return fault if fault in PASSED else fault.removeprefix("is ")


def _seen(parts: tuple[str, ...]) -> bool:
    return not any(part.startswith((".", "_")) for part in parts)


def _remote_files(address: str) -> Iterator[File]:
    system, path = _system(address)
    if any(sign in path for sign in MAGIC):
        named = [(p, False) for p in sorted(system.glob(path))]
    elif system.isdir(path):
        below = sorted(system.find(path))
        named = [(p, False) for p in below if _seen(tuple(p[len(path) :].strip("/").split("/")))]
    else:
        named = [(path, True)]
    for each, alone in named:
        info = system.info(each)
        if info["type"] != "directory":
            size = int(info.get("size") or 0)
            stamp = ":".join(str(info[key]) for key in STAMPS if key in info)
            yield system.unstrip_protocol(each), size, f"{size}:{stamp}", alone, ""


def _system(address: str) -> tuple[Any, str]:
    import fsspec  # comes with Dask, or with pip install fsspec

    return cast("tuple[Any, str]", fsspec.core.url_to_fs(address))


def refused(error: Exception) -> str:
    """Why an address could not be read, in a line."""
    if isinstance(error, ImportError):
        return f"cannot be read ({error}; install framing-study[dask] and what the address needs)"
    return f"cannot be read ({getattr(error, 'strerror', None) or error})"


@contextmanager
def opened(address: str) -> Iterator[Any]:
    """An address for Arrow to read: a path, or an open file."""
    if not remote(address):
        yield address
        return
    system, path = _system(address)
    with system.open(path, "rb") as file:
        yield file


@contextmanager
def local(address: str) -> Iterator[Path]:
    """A path on this machine with what is at the address: itself, or a copy for as long."""
    if not remote(address):
        yield Path(address)
        return
    system, path = _system(address)
    with tempfile.TemporaryDirectory(prefix="framing-") as scratch:
        copy = Path(scratch) / Path(path).name
        system.get_file(path, str(copy))
        yield copy


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder to write to, here or elsewhere; names in it have forward slashes."""

    address: str

    def names(self, below: str) -> list[str]:
        """The names of the files in one folder of it, sorted; none where it is missing."""
        if not remote(self.address):
            path = Path(self.address) / below
            return sorted(p.name for p in path.iterdir() if _done(p)) if path.is_dir() else []
        system, at = _system(self.place(below))
        system.invalidate_cache()
        with suppress(FileNotFoundError):
            found = system.ls(at, detail=False)
            return sorted(name.rstrip("/").rpartition("/")[2] for name in found)
        return []

    def read(self, name: str) -> bytes | None:
        """A whole file; None where there is none."""
        try:
            if not remote(self.address):
                return (Path(self.address) / name).read_bytes()
            system, at = _system(self.place(name))
            return bytes(system.cat_file(at))
        except FileNotFoundError:
            return None

    def place(self, name: str) -> str:
        """The address of a file in it."""
        return f"{self.address.rstrip('/')}/{name}"

    def write(self, name: str, data: bytes) -> None:
        """Write a whole file, or leave the old one. Raises OSError."""
        with self.whole(name) as file:
            file.write(data)

    def remove(self, name: str) -> None:
        """Take a file away, if it is there."""
        with suppress(FileNotFoundError):
            if remote(self.address):
                system, path = _system(self.place(name))
                system.rm_file(path)
            else:
                (Path(self.address) / name).unlink()

    @contextmanager
    def whole(self, name: str) -> Iterator[BinaryIO]:
        """A file to write, piece by piece, that is in its place once all is written, or never."""
        if remote(self.address):
            with tempfile.TemporaryDirectory(prefix="framing-") as scratch:
                copy = Path(scratch) / "whole"
                with copy.open("wb") as file:
                    yield file
                system, path = _system(self.place(name))
                system.makedirs(path.rpartition("/")[0], exist_ok=True)
                system.put_file(str(copy), path)
            return
        place = Path(self.address) / name
        place.parent.mkdir(parents=True, exist_ok=True)
        beside = place.with_name(f".{place.name}.{secrets.token_hex(4)}.part")
        try:
            with open(beside, "xb") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            os.replace(beside, place)
        finally:
            beside.unlink(missing_ok=True)

    def swept(self, below: str) -> None:
        """Take away what writers that were killed left unfinished on this machine."""
        path = Path(self.address) / below
        if not remote(self.address) and path.is_dir():
            for left in path.glob(".*.part"):
                left.unlink(missing_ok=True)


def _done(path: Path) -> bool:
    return path.is_file() and not path.name.startswith(".")
