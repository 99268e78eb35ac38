"""TOML text -> its tables; what is wrong is said without what only a programmer could use."""

from __future__ import annotations

import tomllib
from typing import Any


def tables(text: str) -> dict[str, Any]:
    """The keys and tables of a text.

    Raises ValueError, in words for who wrote the text, where it is none: TOML's own faults, a
    number of more digits than Python reads, brackets nested beyond what it follows.
    """
    try:
        return tomllib.loads(text)
    except RecursionError:
        raise ValueError("nested too deep") from None
    except ValueError as error:
        raise ValueError(str(error).partition(";")[0]) from None  # behind it Python advises
