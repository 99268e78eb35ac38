"""The percentile interval of each balance beside the published ones, for the appendix.

It is what many would expect to see, and it fails where little was found: nothing of one frame in
a text is nothing of it in every resample, and leaves an interval without width.
"""

from __future__ import annotations

from dataclasses import dataclass

from analysis.model import Estimate
from analysis.plots import signs
from analysis.report.comparisons import labels
from analysis.report.wording import DASH, amount, counted, interval, sentence, signed, verb
from analysis.study import Study

WIDE = 12  # outlets that the page has room for; the table of the run has them all
VOICES = {"all": "all sentences", "own": "own voice", "attributed": "credited to a source"}
NEAR = 1e-9  # two ends that come this near to each other have no width between them


@dataclass(frozen=True, slots=True)
class Line:
    """One balance with its three intervals, as the page writes them."""

    outlet: str
    voice: str
    value: str
    shown: str
    by_sentence: str
    percentile: str


def lines(study: Study) -> tuple[Line, ...]:
    """A row an outlet and voice in which a balance is defined; none where outlets are too many."""
    if len(study.outlets) > WIDE:
        return ()
    named, published = labels(study).names, _published(study)
    return tuple(
        Line(
            named[one.outlet],
            VOICES[one.facet],
            signed(one.value),
            _written(study.estimate("balance", one.outlet, one.facet)),
            _written(published.get((one.outlet, one.facet))),
            _written(one),
        )
        for one in _defined(study)
    )


def said(study: Study) -> str:
    """How many percentile intervals are narrower than published, and how many of these a point."""
    found, published = _defined(study), _published(study)
    if not found:
        return ""
    narrow = [o for o in found if _width(o) < _width(published.get((o.outlet, o.facet)))]
    flat = sum(_width(one) < NEAR for one in narrow)
    less = f", {amount(flat)} of them without width" if flat else ""
    return sentence(
        f"of {counted(len(found), 'percentile interval')} of the balance, "
        f"{amount(len(narrow))} {verb(len(narrow), 'is', 'are')} narrower than the interval by "
        f"sentence{less}; nothing rests on them"
    )


def _defined(study: Study) -> list[Estimate]:
    """In the order of all figures and tables; an outlet's voices as they come."""
    order = list(signs(study))
    found = [one for one in study.percentiles if one.value is not None]
    return sorted(found, key=lambda one: order.index(one.outlet))


def _published(study: Study) -> dict[tuple[str, str], Estimate]:
    return {(one.outlet, one.facet): one for one in study.estimates if one.measure == "balance"}


def _width(one: Estimate | None) -> float:
    """From end to end; nothing is narrower than no interval at all."""
    if one is None or one.low is None or one.high is None:
        return -1.0
    return one.high - one.low


def _written(one: Estimate | None) -> str:
    return DASH if one is None else interval(one.low, one.high, signed) or DASH
