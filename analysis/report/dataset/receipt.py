"""The receipt of a report on a dataset: with what it was scored, settings, versions and counts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from analysis.report.dataset.collected import Collected
from analysis.report.receipt import versions

KEPT = ("level", "minimum", "seed", "resamples")


def receipt(found: Collected) -> Mapping[str, Any]:
    """The receipt, ready for JSON; nothing in it depends on the machine, the place or the hour."""
    settings, counts = found.study.settings, found.contents.counts
    return {
        "scored": dict(found.said),
        "settings": {name: getattr(settings, name) for name in KEPT},
        "versions": versions(),
        "counts": {
            "outlets": len(found.study.outlets),
            "articles": len(found.study.articles),
            "sentences": counts["units"],
            "scored": counts["scored"],
            "estimates": len(found.study.estimates),
            "verdicts": len(found.study.verdicts),
            "problems": len(found.study.problems),
        },
    }
