"""Files that are found by lying in a package: each has what is asked of it, or it is said what not.

Measures, figures, findings and commands are such files; CONTRIBUTING.md adds one of each.
"""

from __future__ import annotations

from collections.abc import Sequence
from types import ModuleType


def whole(file: ModuleType, asked: Sequence[str]) -> ModuleType:
    """The file, which has all that is asked.

    Raises:
        AttributeError: it lacks something; said with the file and where it stands what that is.
    """
    lacks = [name for name in asked if not hasattr(file, name)]
    if lacks:
        path = f"{file.__name__.replace('.', '/')}.py"
        package = path.rpartition("/")[0]
        raise AttributeError(
            f"{path} lacks {', '.join(lacks)}; {package}/__init__.py says what each is"
        )
    return file
