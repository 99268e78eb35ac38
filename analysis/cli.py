"""The command line: parses, calls the command, and turns what goes wrong into exit codes.

0 done, 1 a difference was found, 2 a person must mend an input, 3 the system said no (disk,
permission), 130 Ctrl-C. An error is one line on standard error: place, fault, mend.
"""

from __future__ import annotations

import argparse
import errno
import importlib
import os
import pkgutil
import sys
from collections.abc import Sequence
from typing import NoReturn

from analysis import commands
from analysis.added import whole
from analysis.model import Problem, StudyError
from analysis.output import printable

DESCRIPTION = "How did these outlets frame the same event? Framing and sentiment of news articles."
MENDS = {
    errno.ENOSPC: "make room on the disk",
    errno.EDQUOT: "make room on the disk",
    errno.EACCES: "check who may write there",
    errno.EPERM: "check who may write there",
    errno.EROFS: "name another folder with --out",
    errno.EWOULDBLOCK: "wait for it to end and run again",
}


class _Parser(argparse.ArgumentParser):
    """argparse with errors as ours are: one line, place, fault, mend."""

    def error(self, message: str) -> NoReturn:
        raise StudyError(Problem("error", self.prog, message, f"see '{self.prog} --help'"))


def parser() -> argparse.ArgumentParser:
    """The parser of all commands, made from the files in ``commands``."""
    made = _Parser(prog="framing", description=DESCRIPTION, allow_abbrev=False)
    below = made.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for name in sorted(module.name for module in pkgutil.iter_modules(commands.__path__)):
        file = importlib.import_module(f"{commands.__name__}.{name}")
        command = whole(file, ("HELP", "arguments", "run"))
        told = f"{command.HELP[:1].upper()}{command.HELP[1:]}."
        one = below.add_parser(name, help=command.HELP, description=told, allow_abbrev=False)
        command.arguments(one)
        one.set_defaults(run=command.run)
    return made


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        # A text may hold letters that the terminal's encoding lacks; printing must not fail on it.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        args = parser().parse_args(arguments)
        code = int(args.run(args))
        sys.stdout.flush()
    except StudyError as error:
        commands.listed(error.problems)
        return 2
    except BrokenPipeError:
        # Whoever read our lines has enough of them (`| head`). What Python flushes on its way out
        # must find an open door, or it complains.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        print(printable(_line(error)), file=sys.stderr)
        return 3
    except UnicodeEncodeError as error:
        if (names := sys.getfilesystemencoding()) == "utf-8" or error.encoding != names:
            raise
        letter = ascii(error.object[error.start])
        fault = f"files have no names with {letter} here: this system takes them as {names}"
        mend = "set PYTHONUTF8=1 and run again"
        print(Problem("error", "framing", fault, mend).line(), file=sys.stderr)
        return 3
    except KeyboardInterrupt:
        return 130
    return code


def _line(error: OSError) -> str:
    """What the system refused, on one line."""
    place = error.filename or "framing"
    fault = error.strerror or type(error).__name__
    mend = MENDS.get(error.errno or 0, "mend that and run again")
    return Problem("error", str(place), fault, mend).line()


if __name__ == "__main__":
    if not sys.flags.safe_path:
        del sys.path[0]  # the working directory: what lies there is no module of ours
    sys.exit(main())
