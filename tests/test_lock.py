"""Claims about requirements.lock, of which everything is installed."""

from __future__ import annotations

import re
from importlib.metadata import distributions
from pathlib import Path

LOCK = (Path(__file__).parents[1] / "requirements.lock").read_text(encoding="utf-8")


def plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_what_is_asked_for_with_extras_is_locked_with_them():
    # pip takes "coverage" and "coverage[toml]" for two: of the second it would take the newest
    # version there is, and stop, for that one has no hash here.
    lines = re.findall(r"^([\w.-]+)(?:\[([\w,-]+)\])?==(\S+)", LOCK, re.MULTILINE)
    locked = {plain(name): {*map(plain, extras.split(","))} for name, extras, _ in lines}
    versions = {(plain(name), version) for name, _, version in lines}
    asked = [
        (plain(found[1]), {plain(extra) for extra in found[2].split(",")})
        for one in distributions()
        for wanted in one.requires or ()
        if (plain(one.name), one.version) in versions and "extra ==" not in wanted
        if (found := re.match(r"([\w.-]+)\s*\[([\w, -]+)\]", wanted))
    ]
    assert locked
    assert [(name, extras) for name, extras in asked if not extras <= locked[name]] == []
