"""How did these articles frame the same event?

A study folder holds *articles* and settings (`corpus`); *codebooks* hold frames, entries, guards
and actors (`codebook`). Reading an article (`reading`) cuts it into sentences (`layout`, `text`),
finds entries and names in each (`scans`, with `matching`) and around it (`places`) and whose words
they are (`voice`), judges every match (`judging`): credits it to a pair of actors (`dyad`) and
turns it over where it is denied (`denial`); weighs words where no entry speaks (`unspoken`, with
`weighing`), and scores mood beside (`sentiment`). What is said again is judged once (`recurring`).
For a study each article is also read in the other ways to count, and without each thing
(`otherwise`). `measures` counts codes and makes estimates, each with an interval, and verdicts on
pairs; `topics` and `validity` stand beside. `study` runs it all; `tables`, `plots` and `report`
show a Study, and `commands` are the ways in from a shell. The nouns are in `model`, those of a
codebook in `instrument`.

From Python, the functions below are the way in: `load`, `read`, `run` and `score`, then
`estimates`, `verdicts` and `figures`. Each is imported when it is first asked for, so that
`import analysis` costs nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from analysis.api import Scores, figures, load, read, run, score
    from analysis.instrument import Codebook
    from analysis.measures import estimates, verdicts
    from analysis.model import (
        Article,
        Code,
        Estimate,
        Hit,
        Problem,
        Reading,
        Sentence,
        Settings,
        StudyError,
        Verdict,
    )
    from analysis.study import Study

# Where each name is from; mypy reads the imports above, and a test that both say the same.
HOMES = {
    "analysis.api": ("load", "read", "run", "score", "figures", "Scores"),
    "analysis.measures": ("estimates", "verdicts"),
    "analysis.study": ("Study",),
    "analysis.instrument": ("Codebook",),
    "analysis.model": (
        *("Article", "Sentence", "Settings", "Hit", "Code", "Reading"),
        *("Estimate", "Verdict", "Problem", "StudyError"),
    ),
}

__all__ = [  # noqa: RUF022  in the order of use, which is that of the page made of it
    "load",
    "read",
    "run",
    "score",
    "Scores",
    "estimates",
    "verdicts",
    "figures",
    "Article",
    "Sentence",
    "Codebook",
    "Settings",
    "Hit",
    "Code",
    "Reading",
    "Estimate",
    "Verdict",
    "Study",
    "Problem",
    "StudyError",
]

if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        """A name of `__all__`, from its home. Raises AttributeError for any other."""
        from importlib import import_module

        for home, names in HOMES.items():
            if name in names:
                return globals().setdefault(name, getattr(import_module(home), name))
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

    def __dir__() -> list[str]:
        """The names a notebook completes."""
        return sorted({*globals(), *__all__})
