"""From counts to estimates: every measure, in every facet, for every outlet."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from analysis import intervals
from analysis.measures import _cells
from analysis.measures._cells import Measure, countable, facts, ids, with_facet
from analysis.measures._intervals import INTERVALS, NO_INTERVAL, Clusters, ends
from analysis.measures._samples import MANY, Sample, Table, Unit, by_outlet, samples
from analysis.measures._tallied import Tallied
from analysis.model import Estimate, Reading, Settings


def optional(value: float) -> float | None:
    """The value as published: None where it is nan or infinite; minus zero is zero."""
    return float(value) + 0.0 if math.isfinite(value) else None


def estimates(
    readings: Sequence[Reading],
    settings: Settings,
    measures: Sequence[str] | None = None,
    facets: Sequence[str] | None = None,
    *,
    percentile: bool = False,
    unit: Unit = "sentence",
) -> tuple[Estimate, ...]:
    """Every measure, in every facet, for every outlet, in that order.

    Outlets stand in the order of their first article's id. `measures` and `facets` choose. Codes
    made by reading may stand in for the codebook's, without hits: balance, shares and sentiment
    rest on codes alone. `percentile` gives percentile intervals instead, for an appendix: they
    fail where little was found. With paragraphs as the `unit`, intervals know that sentences of
    a paragraph are alike; values stay. Outlets of eight articles and more are drawn by article
    either way.

    Raises:
        ValueError: there is no such measure, or no such facet.

    >>> import analysis
    >>> text = "China and North Korea deepened their friendship. A train arrived."
    >>> found = analysis.read(text)
    >>> settings = analysis.Settings("", "", ("alliance-strain",), dyad="china+north_korea")
    >>> (share,) = analysis.estimates([found], settings, ["alliance_share"], ["all"])
    >>> share.sentences, share.hits, share.value == 1 / 2
    (2, 1, True)
    """
    names = ids() if measures is None else measures
    places = _cells.facets(readings) if facets is None else facets
    modules = countable(names)
    resampled = percentile or _resampled(readings, modules.values(), unit)
    draws = settings.resamples if resampled else 0
    sampled = samples(readings, settings.seed, draws, unit)
    return _of(sampled, names, places, settings.level, percentile=percentile)


def of_tallies(
    outlets: Sequence[Tallied], facets: Sequence[str], settings: Settings
) -> tuple[Estimate, ...]:
    """Every measure, in these facets, for every outlet, from what was counted in each article.

    The same numbers as from the articles' readings where an outlet has eight articles and more;
    with fewer, for which sentences would be drawn, a value without an interval.
    """
    return _of(outlets, ids(), facets, settings.level, percentile=False)


def _of(
    sampled: Sequence[Sample] | Sequence[Tallied],
    names: Sequence[str],
    places: Sequence[str],
    level: float,
    *,
    percentile: bool,
) -> tuple[Estimate, ...]:
    modules = countable(names)
    found: dict[tuple[str, str], list[Estimate]] = {}
    for facet in places:
        chosen = with_facet(modules, facet)
        for sample in sampled if chosen else ():
            for name, table in sample.tables(facet, chosen).items():
                one = _estimate(name, facet, sample, table, level, percentile=percentile)
                found.setdefault((name, facet), []).append(one)
    for name in names:
        if name not in modules:
            found[name, "all"] = [_fact(name, sample) for sample in sampled]
    return tuple(one for name in names for facet in places for one in found.get((name, facet), []))


def _resampled(readings: Sequence[Reading], modules: Iterable[Measure], unit: Unit) -> bool:
    """Whether any interval needs resamples: not while all have a closed form."""
    many = any(len(articles) >= MANY for articles in by_outlet(readings).values())
    closed = unit == "paragraph" or all(INTERVALS[m.INTERVAL].closed for m in modules)
    return many or not closed


def _estimate(
    name: str, facet: str, sample: Sample | Tallied, table: Table, level: float, *, percentile: bool
) -> Estimate:
    module = countable([name])[name]
    value = float(module.value(table.sums))
    low, high, method = _interval(module, sample, table, level, percentile=percentile)
    if math.isnan(value):
        low, high, method = math.nan, math.nan, "undefined"
    return Estimate(
        measure=name,
        facet=facet,
        outlet=sample.outlet,
        articles=sample.size,
        sentences=table.sentences,
        hits=round(float(table.sums[module.COLUMNS.index(module.CARRIES)])),
        value=optional(value),
        low=optional(max(low, module.BOUNDS[0])),
        high=optional(min(high, module.BOUNDS[1])),
        method=method,
    )


def _interval(
    module: Measure, sample: Sample | Tallied, table: Table, level: float, *, percentile: bool
) -> tuple[float, float, str]:
    """The ends of an interval, nan where there is none, and how they were come by."""
    if percentile:
        return *intervals.percentile(module.value(table.drawn), level), f"percentile, {sample.unit}"
    closed = "" if sample.by_article else INTERVALS[module.INTERVAL].closed
    paragraphs = sample.clustered and not sample.by_article
    clusters = None
    if sample.clustered:
        own = table.clustered if paragraphs else None
        clusters = Clusters(table.units, table.sentences, own, table.articles)
    drawn = None if closed or paragraphs else table.drawn
    low, high = ends(module.INTERVAL, table.moments, drawn, level, clusters)
    if math.isnan(low) or not (closed or table.units > 1):
        return math.nan, math.nan, NO_INTERVAL
    if paragraphs:  # Wilson's is by sentence
        closed = "closed form" if closed else "t"
    return low, high, f"{closed or 'bootstrap-t'}, {sample.unit}"


def _fact(name: str, sample: Sample | Tallied) -> Estimate:
    """The fact of an outlet's one text, or the mean over those of its texts that have it."""
    values = sample.facts(facts([name])[name])
    method = "fact of one text" if sample.size == 1 else f"mean of {len(values)} facts"
    return Estimate(
        measure=name,
        facet="all",
        outlet=sample.outlet,
        articles=sample.size,
        sentences=sample.sentences,
        hits=len(values),
        value=optional(math.fsum(values) / len(values)) if values else None,
        low=None,
        high=None,
        method=method if values else "undefined",
    )
