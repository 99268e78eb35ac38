"""Parts scored by a Dask cluster: one task a part, which any worker may do, and do again.

Tasks hold an address and no text, and give back an entry and no rows, so that the scheduler carries
little. Dask does again what a worker left undone when it died; when the scheduler or this process
dies, the manifest says what is finished, and the same command goes on from there.
"""

from __future__ import annotations

import errno
from collections.abc import Iterator, Sequence
from concurrent.futures import CancelledError
from importlib import import_module
from itertools import islice
from typing import Any

from analysis.model import Problem, StudyError
from analysis.scale import parts
from analysis.scale.instrument import Instrument, packed, ready
from analysis.scale.local import KILLED
from analysis.scale.parts import Done, Task

AHEAD = 4  # parts given out a worker
RETRIES = 3  # of what the disk or the network refused
GONE = "the scheduler is gone: start it, and run the same line again"
PATIENCE = 60  # seconds in which workers may come


def run(
    tasks: Sequence[Task], made: Instrument, workers: int, scheduler: str = ""
) -> Iterator[Done]:
    """Each part's entry, as parts are finished.

    With the address of a scheduler its workers are used, once there are that many; without one, a
    cluster of this machine is made for the time.

    Raises:
        OSError: the scheduler or its workers are not there or no longer; or a disk refuses.
    """
    if not tasks:
        return
    dask = _dask()
    workers = min(workers, len(tasks))
    if scheduler:
        lost = (CancelledError, import_module("distributed.comm").CommClosedError)
        try:
            with _client(scheduler) as client:
                yield from _through(client, tasks, made, workers)
        except lost as error:
            raise OSError(errno.ECONNRESET, GONE, scheduler) from error
        return
    with (
        # Dask looks a hundred times a second at what its workers do: a report nobody reads here.
        import_module("dask").config.set({"distributed.worker.profile.enabled": False}),
        dask.LocalCluster(
            n_workers=workers, threads_per_worker=1, dashboard_address=None, silence_logs=50
        ) as cluster,
        dask.Client(cluster, set_as_default=False) as client,
    ):
        yield from _through(client, tasks, made, workers)


def _client(scheduler: str) -> Any:
    try:
        return _dask().Client(scheduler, timeout=PATIENCE, set_as_default=False)
    except (OSError, ValueError) as error:
        fault = "no scheduler answers there"
        raise OSError(errno.ECONNREFUSED, fault, scheduler) from error


def _through(client: Any, tasks: Sequence[Task], made: Instrument, workers: int) -> Iterator[Done]:
    try:
        client.wait_for_workers(workers, timeout=PATIENCE)
    except TimeoutError:
        fault = f"fewer than {workers} workers came within {PATIENCE} seconds"
        raise OSError(errno.EAGAIN, fault, client.scheduler.address) from None
    # Every worker gets the instrument once, and so does one that comes later.
    client.register_plugin(_instrument(made))
    waiting = iter(tasks)
    given = {_submitted(client, task): task for task in islice(waiting, workers * AHEAD)}
    done = _dask().as_completed(list(given), loop=client.loop)
    for future in done:
        task = given.pop(future)
        yield _entry(future, task)
        for more in islice(waiting, 1):
            following = _submitted(client, more)
            given[following] = more
            done.add(following)


def _submitted(client: Any, task: Task) -> Any:
    # Not pure: the result is a file, and an older one of the same name must not stand in for it.
    return client.submit(
        parts.score, task, key=f"score-{task.part.name}", pure=False, retries=RETRIES
    )


def _entry(future: Any, task: Task) -> Done:
    dask = _dask()
    try:
        found = future.result()
    except dask.KilledWorker:  # one worker after another, as often as Dask allows
        return parts.failed(task, KILLED)
    if not isinstance(found, Done):
        raise TypeError("a worker of another version")
    return found


def _instrument(made: Instrument) -> Any:
    data = packed(made)

    class Ready(_dask().WorkerPlugin):  # type: ignore[misc]
        name = f"framing-{made.digest}"

        def setup(self, worker: Any) -> None:
            ready(data)

    return Ready()


def _dask() -> Any:
    # By name: its types are half of them there.
    try:
        return import_module("dask.distributed")
    except ImportError:
        mend = "pip install 'framing-study[dask]'"
        raise StudyError(Problem("error", "--engine dask", "Dask is not here", mend)) from None
