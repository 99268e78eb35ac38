"""What the study found, sentence by sentence; a subject a file.

Each function named in a file's ``SAID`` takes the Study and says one thing, as plain text that
is right in every form: many outlets, one, none; much text, too little, nothing. What differs
between outlets is for the verdicts to say, and that two cannot be told apart is a finding.

Where ``study.settings.text`` is false nothing may quote an article: it names the sentence instead.

What is said are facts, which prose may state under the function's name. A file with a ``SECTION``
is a section of the report by itself: that is its heading, and what it says are its paragraphs.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

from analysis.added import whole

if TYPE_CHECKING:
    from analysis.study import Study


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the report that is a file of this package."""

    id: str
    title: str
    said: tuple[str, ...]  # a paragraph each, none empty


@cache  # the files of a package do not change while it runs
def subjects() -> tuple[ModuleType, ...]:
    """The files of this package, by name. Raises AttributeError where one has no ``SAID``."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    return tuple(whole(import_module(f"{__package__}.{name}"), ("SAID",)) for name in names)


def sections(study: Study, facts: Mapping[str, str]) -> tuple[Section, ...]:
    """The sections that are files here, by name; one that has nothing to say of a study is none."""
    found = []
    for subject in subjects():
        said = tuple(filter(None, (facts[one.__name__] for one in subject.SAID)))
        if hasattr(subject, "SECTION") and said:
            id = f"finding-{subject.__name__.rpartition('.')[2]}"
            found.append(Section(id, study.words.told(subject.SECTION), said))
    return tuple(found)
