"""Parts scored by processes of this machine.

A few parts are given out at a time, so that neither the list of parts nor what comes back is held.
A process that dies takes the pool with it: what it may have been at is then scored alone, and a
part that ends its process even so is entered as a problem.
"""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool

from analysis.cycles import seldom_searched
from analysis.scale import parts
from analysis.scale.instrument import Instrument, held, packed, ready
from analysis.scale.parts import Done, Task

AHEAD = 2  # parts given out a worker: one at work, one waiting
KILLED = "ended the process that read it (out of memory?)"


def run(tasks: Sequence[Task], made: Instrument, workers: int) -> Iterator[Done]:
    """Each part's entry, as parts are finished. Raises OSError for the disk or the network."""
    workers = min(workers, len(tasks))
    if workers < 2:  # and a part that ends its process ends this one: a second worker is a guard
        held(packed(made))
        with seldom_searched():
            yield from map(parts.score, tasks)
        return
    waiting = iter(tasks)
    task = next(waiting, None)
    while task:
        given: dict[Future[Done], Task] = {}
        pool = _pool(made, workers)
        try:
            while task or given:
                while task and len(given) < workers * AHEAD:
                    given[pool.submit(parts.score, task)] = task
                    task = next(waiting, None)
                for future in wait(given, return_when=FIRST_COMPLETED).done:
                    done = future.result()
                    del given[future]
                    yield done
        except BrokenProcessPool:
            for suspect in given.values():
                yield _alone(suspect, made)
        finally:
            pool.shutdown(cancel_futures=True)


def _alone(task: Task, made: Instrument) -> Done:
    """The entry of a part that was out when a process died; it may be the cause, or beside it."""
    with _pool(made, 1) as pool:
        try:
            return pool.submit(parts.score, task).result()
        except BrokenProcessPool:
            return parts.failed(task, KILLED)


def _pool(made: Instrument, workers: int) -> ProcessPoolExecutor:
    # Spawned: a fork of a process with threads, as Arrow's, may hang.
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(workers, context, _ready, (packed(made),))


def _ready(data: bytes) -> None:
    """What a worker does first: make ready, and mind that it ends with its parent."""
    ready(data)
    threading.Thread(target=_orphaned, daemon=True).start()


def _orphaned() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
