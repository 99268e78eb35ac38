"""README's section on what was found, made from the results and written into it.

`.venv/bin/python tests/report/front.py` makes it anew, where results have changed; `test_front`
says whether it has to.
"""

from __future__ import annotations

import re
import sys
import textwrap
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from analysis import codebook, corpus  # noqa: E402 (a script's path is its own)
from analysis.report import abstract  # noqa: E402
from analysis.report.facts import facts  # noqa: E402
from analysis.study import study  # noqa: E402

README = ROOT / "README.md"
HEAD, AFTER = "## What it found\n", "\n\nThese lines are"
WIDTH = 100


def wrapped(markdown: str) -> str:
    """The paragraphs in lines that break no number from its sign; tables as they are."""
    parts = markdown.split("\n\n")
    kept = [part if part.startswith("|") else _lines(part) for part in parts]
    return "\n\n".join(kept)


def _lines(text: str) -> str:
    held = re.sub(r"(\d) %", "\\1\N{NO-BREAK SPACE}%", text)
    lines = textwrap.wrap(held, WIDTH, break_long_words=False, break_on_hyphens=False)
    return "\n".join(lines).replace("\N{NO-BREAK SPACE}", " ")


def main() -> int:
    """Write it; topics and the number of resamples bear on nothing that it says."""
    loaded = corpus.load(ROOT / "seeds")
    brief = replace(loaded.settings, k=(3, 3), resamples=500)
    books = [codebook.load(codebook.find(name, ROOT / "seeds")) for name in brief.codebooks]
    found = study(replace(loaded, settings=brief), books)
    before, head, rest = README.read_text(encoding="utf-8").partition(HEAD)
    _, after, end = rest.partition(AFTER)
    text = wrapped(abstract.markdown(found, facts(found)))
    README.write_text(f"{before}{head}\n{text}{after}{end}", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
