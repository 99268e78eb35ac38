"""The commands that README.md gives for a machine without make: `readme.py` prints them.

`.ci/run` runs what it prints in a clean copy, so that the lines a reader types are lines that work.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

README = Path(__file__).parents[1] / "README.md"


def blocks(text: str) -> list[str]:
    """The shell blocks that need no make, in order: setting up and running, then the checks."""
    found = re.findall(r"^```sh\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    return [block for block in found if "make " not in block and "framing check " not in block]


def main() -> int:
    """Print the commands, a line each."""
    for block in blocks(README.read_text(encoding="utf-8")):
        sys.stdout.write(block)
    return 0


if __name__ == "__main__":
    sys.exit(main())
