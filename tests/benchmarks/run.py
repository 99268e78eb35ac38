"""What a whole run costs beside the floor of its own imports and figures, and its memory.

The floor (`floor`) is another process of the same benchmark: it imports what a run has loaded at
its end and draws the figures that it published, with as many texts and lines, by plain means.
CPU seconds are those of the process and of all that it started, with bytecode kept: what lies
uncompiled is nobody's running cost. Choosing the number of topics is measured apart, but not
the import of scikit-learn, which is the floor's as well. Run as `python -m tests.benchmarks.run`.

The sentence that is the goal speaks of imports and figures. That the same figures are set in a PDF
may be called a part of them; its text is neither. So the goal is held to the floor without the
PDF, which is the harder one, and the ratio to a floor that sets as much plain text and the same
figures with Typst stands beside it, held to the same number.
"""

from __future__ import annotations

import html
import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
GOAL, TOPICS, MEMORY = 1.5, 20, 500
ROUNDS = 3
POINTS = 72  # an inch

RUN = """
import json, resource, sys, time
from pathlib import Path
from analysis import topics
made, spent = topics.model, []
def timed(*args, **settings):
    import sklearn.decomposition, sklearn.feature_extraction.text  # an import is no topic
    start = time.process_time()
    try:
        return made(*args, **settings)
    finally:
        spent.append(time.process_time() - start)
topics.model = timed
from analysis.cli import main
out, modules = map(Path, sys.argv[1:])
code = main(["run", "seeds", "--out", str(out), "--no-notebook", "--quiet"])
whole = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
peak = max(one.ru_maxrss for one in whole) / 1024
others = [name for name in sys.modules if name.split(".")[0] not in ("analysis", "__main__")]
modules.write_text(json.dumps(others))
print(code, sum(one.ru_utime + one.ru_stime for one in whole) - sum(spent), sum(spent), peak)
"""


def _last_line(*command: str) -> list[float]:
    kept = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    done = subprocess.run(
        [sys.executable, *command], cwd=ROOT, env=kept, check=True, capture_output=True, text=True
    )
    return [float(word) for word in done.stdout.splitlines()[-1].split()]


def figure(svg: str) -> dict[str, Any]:
    """The size of a picture (inches), its texts (x, y, words) and the points of its lines.

    Places are parts of the page, from its left and lower edge. Of each group that matplotlib wrote
    there is one text or one line; what only defines a shape is none.
    """
    found = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', svg)
    if found is None:
        raise ValueError("a picture without a view box: no figure of a run")
    across, down = map(float, found.groups())
    texts, lines = [], []
    for group in re.split(r'(?=<g id=")', re.sub(r"<defs>.*?</defs>", "", svg, flags=re.DOTALL)):
        points = [
            (float(x) / across, 1 - float(y) / down)
            for x, y in re.findall(
                r'(?:[ML] |translate\(|<use [^>]*x=")(-?[\d.]+)(?: |" y=")(-?[\d.]+)', group
            )
        ]
        if said := re.findall(r"<!-- (.*?) -->", group, re.DOTALL):
            texts.append((*points[0], html.unescape("\n".join(said))))
        elif points:
            lines.append(points)
    return {"size": (across / POINTS, down / POINTS), "texts": texts, "lines": lines}


def plan(out: Path, modules: Path) -> dict[str, Any]:
    """What the floor is to import, to draw and to set: what a run loaded and published."""
    from pypdf import PdfReader

    pages = PdfReader(out / "reports" / "report.pdf").pages
    pictures = sorted((out / "figures").glob("*.svg"))
    return {
        "modules": json.loads(modules.read_text(encoding="utf-8")),
        "figures": {path.stem: figure(path.read_text(encoding="utf-8")) for path in pictures},
        "text": "\n".join(one.extract_text() for one in pages),
    }


def measured() -> tuple[list[float], list[float]]:
    """CPU seconds of floors (imports, figures, PDF, each with those before), and of the run."""
    with tempfile.TemporaryDirectory() as folder:
        out, modules, planned = (Path(folder, name) for name in ("out", "modules", "plan"))
        floors, runs = [], []
        for _ in range(ROUNDS):  # in turn, so that both meet the same machine
            runs.append(_last_line("-c", RUN, str(out), str(modules)))
            planned.write_text(json.dumps(plan(out, modules)), encoding="utf-8")
            floors.append(_last_line("-m", "tests.benchmarks.floor", str(planned)))
    if any(code for code, *_ in runs):
        raise AssertionError("the run failed, so its time says nothing")
    return [min(column) for column in zip(*floors, strict=True)], min(runs)[1:]


def ratios() -> list[tuple[str, float, str, bool]]:
    """What was measured: name, value, goal, whether it was met."""
    (_, floor, printed), (rest, topics, peak) = measured()
    run = "framing run --no-notebook without topics"
    goal = f"at most {GOAL}"
    return [
        (f"{run}, against its imports and figures", rest / floor, goal, rest / floor <= GOAL),
        (
            f"{run}, against its imports, figures and a plain PDF",
            rest / printed,
            goal,
            rest / printed <= GOAL,
        ),
        ("topics with their stability, CPU s", topics, f"at most {TOPICS}", topics <= TOPICS),
        ("peak memory, MB", peak, f"under {MEMORY}", peak < MEMORY),
    ]


if __name__ == "__main__":
    for name, value, goal, met in ratios():
        print(f"{name}: {value:.2f} ({goal}: {'met' if met else 'missed'})")
