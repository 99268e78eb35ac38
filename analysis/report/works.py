"""The works that the report cites, from ``references.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from importlib.resources import files


def works() -> Mapping[str, Mapping[str, str]]:
    """The works cited, by the name their anchors have: text, link, what of it was checked."""
    path = files(__package__).joinpath("references.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))
