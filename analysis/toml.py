"""TOML text -> its tables; what is wrong is said without what only a programmer could use."""

from __future__ import annotations

import tomllib
from typing import Any

from analysis.text import UNFIT


def tables(text: str) -> dict[str, Any]:
    """The keys and tables of a text.

    Raises ValueError, in words for who wrote the text, where it is none: TOML's own faults, a
    number of more digits than Python reads, brackets nested beyond what it follows, a text with a
    character that nothing can show, which TOML takes where it is written by its number.
    """
    try:
        made = tomllib.loads(text)
        _shown(made)
        return made
    except RecursionError:
        raise ValueError("nested too deep") from None
    except ValueError as error:
        raise ValueError(str(error).partition(";")[0]) from None  # behind it Python advises


def _shown(value: Any, key: str = "") -> None:
    """Raises ValueError where a text or a key has a character that nothing can show."""
    if isinstance(value, dict):
        for name, one in value.items():
            _shown(name, name)
            _shown(one, name)
    elif isinstance(value, list):
        for one in value:
            _shown(one, key)
    elif isinstance(value, str) and (found := UNFIT.search(value)):
        raise ValueError(f"U+{ord(found[0]):04X}, which nothing can show, in '{key}'")
