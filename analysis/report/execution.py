"""notebook.py -> reports/report.ipynb, run in an empty folder; the same study, the same bytes."""

from __future__ import annotations

import asyncio
import errno
import os
import signal
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import suppress
from functools import partial
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, cast

from analysis import corpus, surroundings
from analysis.model import Problem, StudyError
from analysis.report import place
from analysis.study import Study
from analysis.vocabulary import RUSSIA, SHIPPED, Vocabulary

KERNEL = "python3"
# What a viewer needs to know, and no version, which would move with the machine.
METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": KERNEL},
    "language_info": {
        "file_extension": ".py",
        "mimetype": "text/x-python",
        "name": "python",
        "pygments_lexer": "ipython3",
    },
}


def executed(study: Study, folder: Path | None = None) -> bytes:
    """The notebook with its outputs.

    Args:
        study: what the notebook will find again.
        folder: the study's; where it is not given, found as the notebook finds it.

    Raises:
        StudyError: there is no folder, or it holds another study.
    """
    home = (folder or place.study_folder()).resolve()
    notebook = source(study.words)
    with TemporaryDirectory() as empty, TemporaryDirectory() as aside:
        variables = environment(home, Path(aside))
        _check(study, home, place.study_folder(Path(empty), variables))
        _run(notebook, Path(empty), Path(aside), variables)
    return written(notebook)


def source(words: Vocabulary = SHIPPED) -> Any:
    """The notebook in the words of a study, without outputs; its cells have ids that stay."""
    import jupytext

    text = files(__package__).joinpath("notebook.py").read_text(encoding="utf-8")
    notebook = jupytext.reads(text, fmt="py:percent")
    cells = [cell for cell in notebook.cells if _kept(cell, words)]
    for number, cell in enumerate(cells, 1):
        cell.id = f"cell-{number:02}"
        cell.metadata = {}
        if cell.cell_type == "markdown":
            cell.source = words.told(cell.source)
    notebook.cells = cells
    return notebook


def _kept(cell: Any, words: Vocabulary) -> bool:
    """Whether a cell is for this study, and more than a remark for those who edit the source."""
    if RUSSIA in cell.source.lower() and not words.russia:
        return False
    lines = cell.source.splitlines()
    return cell.cell_type != "code" or any(
        line.strip() and not line.startswith("#") for line in lines
    )


def environment(home: Path, aside: Path) -> dict[str, str]:
    """The kernel's variables: this package, this study, nobody's settings or start-up files."""
    package = str(Path(__file__).parents[2])
    inherited = os.environ.get("PYTHONPATH", "")
    return {
        **surroundings.bare(os.environ, aside),
        place.VARIABLE: str(home),
        "IPYTHONDIR": str(aside / "ipython"),
        "PYTHONPATH": os.pathsep.join(filter(None, (package, inherited))),
        "PYTHONSAFEPATH": "1",  # what lies in the working directory shadows no module
        "PYDEVD_DISABLE_FILE_VALIDATION": "1",  # else its debugger talks on the terminal
    }


def _check(study: Study, home: Path, seen: Path) -> None:
    """Raise StudyError if the notebook would read another study than the report tells of."""
    if seen != home:
        fault = f"'{seen}' would be read in place of '{home}'"
        raise StudyError(Problem("error", "notebook", fault, "move one of the two away"))
    if dict(corpus.load(home).sha256) != dict(study.sha256):
        fault = f"'{home}' holds another study than the one reported"
        raise StudyError(Problem("error", "notebook", fault, "name the study's folder"))


def _run(notebook: Any, empty: Path, aside: Path, variables: Mapping[str, str]) -> None:
    from jupyter_client.kernelspec import KernelSpecManager
    from jupyter_client.manager import AsyncKernelManager
    from nbclient import NotebookClient

    # No folder of kernels: python3 is then the Python that runs this, whatever is installed.
    manager = AsyncKernelManager(
        kernel_name=KERNEL,
        kernel_spec_manager=KernelSpecManager(kernel_dirs=[]),
        connection_file=str(aside / "kernel.json"),
        **_channel(aside),
    )
    client = NotebookClient(
        notebook,
        km=manager,
        timeout=None,
        record_timing=False,
        extra_arguments=["--log-level=40"],  # errors only: the terminal is not the kernel's
        resources={"metadata": {"path": str(empty)}},
    )
    # A manager that is given to the client is otherwise left running, its sockets open.
    executing = partial(client.async_execute, env=dict(variables), cleanup_kc=True)
    _stoppable(lambda: asyncio.run(executing()), manager)


def _stoppable(execute: Callable[[], object], manager: Any) -> None:
    """Run the notebook in a thread of its own, where nbclient takes no signal for itself.

    Ctrl-C then ends the kernel and is heard as ever. Raises OSError where the kernel was ended by
    somebody else, and StudyError where a cell fails.
    """
    from nbclient.exceptions import CellExecutionError, DeadKernelError

    with ThreadPoolExecutor(1) as pool:
        running = pool.submit(execute)
        try:
            running.result()
        except DeadKernelError:
            fault = "its process was ended before it was done"
            raise ChildProcessError(errno.ECHILD, fault, "notebook") from None
        except CellExecutionError as error:
            fault = f"a cell failed: {error.ename}: {error.evalue}"
            mend = "report this as a fault of the program; --no-notebook does without"
            raise StudyError(Problem("error", "notebook", fault, mend)) from error
        finally:
            while not running.done():  # interrupted, maybe before there was a kernel
                if manager.has_kernel and manager.provisioner.pid:
                    with suppress(ProcessLookupError):
                        os.kill(manager.provisioner.pid, signal.SIGTERM)
                wait([running], timeout=0.1)


def _channel(aside: Path) -> dict[str, str]:
    """How to speak to the kernel: through sockets in a folder of ours, where the system has them.

    Ports on the network would be open to whoever else works on the machine.
    """
    return {"transport": "ipc", "ip": str(aside / "kernel")} if os.name == "posix" else {}


def written(notebook: Any) -> bytes:
    """The notebook as a file."""
    import nbformat

    # Without types, like jupytext and nbclient: the calls are as its documentation has them.
    as_node, text = cast("Any", nbformat).from_dict, cast("Any", nbformat).writes
    notebook.metadata = as_node(METADATA)
    notebook.nbformat, notebook.nbformat_minor = 4, 5
    return (str(text(notebook)).rstrip("\n") + "\n").encode()
