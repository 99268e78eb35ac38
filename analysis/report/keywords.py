"""The words that part each outlet most from the rest, as a table."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.keyness import Key
from analysis.plots import signs
from analysis.report.comparisons import labels
from analysis.report.wording import interval, signed
from analysis.study import Study

TOP = 3  # words of an outlet, each way
WIDE = 12  # outlets shown; of more the table of the run has them all


@dataclass(frozen=True, slots=True)
class Keyword:
    """One word in one outlet: how often there and elsewhere, and by how much under each prior."""

    outlet: str
    term: str
    count: int
    rest: int
    pooled: str  # weighted log-odds with its range; above 0: used more there
    flat: str


def keywords(study: Study) -> tuple[Keyword, ...]:
    """The words of the largest and the smallest z of each outlet, by the pooled prior."""
    if len(study.outlets) > WIDE:
        return ()
    flat = {(key.outlet, key.term): key for key in study.keyness if key.prior == "flat"}
    names = labels(study).names
    found = []
    for outlet in signs(study):
        own = [k for k in study.keyness if k.outlet == outlet and k.prior == "pooled"]
        own.sort(key=lambda key: (-round(key.z, 9), key.term))
        more = [key for key in own if key.z > 0][:TOP]
        less = [key for key in own if key.z < 0][-TOP:]
        found += [
            Keyword(names[outlet], k.term, k.count, k.rest, _said(k), _said(flat[outlet, k.term]))
            for k in (*more, *less)
        ]
    return tuple(found)


def _said(key: Key) -> str:
    between = interval(key.low, key.high, signed)
    return f"{signed(key.d)} ({between})" if between else signed(key.d)
