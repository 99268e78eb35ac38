"""Ids of the places on the page: the same for the same study, and no two alike."""

from __future__ import annotations

import re
from collections.abc import Iterable


def slugs(names: Iterable[str]) -> dict[str, str]:
    """A short plain id for each name, in order; names that would share one get a number.

    ``003`` stays ``003``; what is no letter, digit or line becomes a hyphen.
    """
    found: dict[str, str] = {}
    taken: set[str] = set()
    for name in names:
        plain = re.sub(r"[^A-Za-z0-9]+", "-", name).strip("-") or "x"
        slug, count = plain, 1
        while slug.casefold() in taken:
            count += 1
            slug = f"{plain}-{count}x"
        taken.add(slug.casefold())
        found.setdefault(name, slug)
    return found


def sentence_id(slug: str, number: int) -> str:
    """The anchor of a sentence: ``s-003-14``."""
    return f"s-{slug}-{number}"
