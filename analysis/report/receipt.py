"""The receipt of a run: what went in, by which settings and versions, and how much came out."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict
from importlib import metadata
from pathlib import Path
from typing import Any

from analysis.specifications import WEIGHING
from analysis.study import Study
from analysis.vocabulary import RUSSIA

DISTRIBUTION = "framing-study"
NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


def receipt(study: Study) -> Mapping[str, Any]:
    """The receipt, ready for JSON; nothing in it depends on the machine, the place or the hour."""
    return {
        "study": study.settings.title,
        "seeds": dict(sorted(study.sha256.items())),
        "codebooks": {
            book.id: {"version": book.version, "sha256": book.sha256} for book in study.codebooks
        },
        "settings": {**asdict(study.settings), "primary": primary(study)},
        "seed": study.settings.seed,
        "versions": versions(),
        "counts": counts(study),
    }


def primary(study: Study) -> dict[str, str]:
    """The primary specification: a value for each choice that the specifications cross."""
    return {**study.settings.primary, WEIGHING: "on" if study.settings.weighing else "off"}


def versions() -> dict[str, str]:
    """The version of each declared run-time dependency; extras are left out."""
    return {name: metadata.version(name) for name in dependencies()}


def dependencies() -> list[str]:
    """The declared run-time dependencies, sorted.

    A checkout that is not installed has no metadata; its pyproject.toml says the same.
    """
    try:
        declared = metadata.requires(DISTRIBUTION) or []
    except metadata.PackageNotFoundError:
        path = Path(__file__).parents[2] / "pyproject.toml"
        declared = tomllib.loads(path.read_text(encoding="utf-8"))["project"]["dependencies"]
    run_time = [line for line in declared if "extra ==" not in line]
    found = [match.group() for line in run_time if (match := NAME.match(line))]
    return sorted(found, key=str.casefold)


def counts(study: Study) -> dict[str, Any]:
    """How much was read and found."""
    sentences = [s for reading in study.readings for s in reading.sentences]
    hits = [hit for reading in study.readings for hit in reading.hits]
    return {
        "articles": len(study.articles),
        "outlets": len(study.outlets),
        "sentences": len(sentences),
        "scored": sum(len(reading.scored()) for reading in study.readings),
        "hits": len(hits),
        "hits_by_status": dict(sorted(Counter(hit.status for hit in hits).items())),
        **_mentions(study),
        "coded_by_reading": len(study.coding),
        "estimates": len(study.estimates),
        "verdicts": len(study.verdicts),
        "problems": len(study.problems),
    }


def _mentions(study: Study) -> dict[str, int]:
    """How often Russia is named, where it is an actor of the study."""
    if not study.words.russia:
        return {}
    found = (m.actor == RUSSIA for reading in study.readings for m in reading.mentions)
    return {"mentions_of_russia": sum(found)}
