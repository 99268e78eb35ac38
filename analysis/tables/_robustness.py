"""The tables of what hangs on a choice, on one thing, and on what was set aside."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from analysis import orders, shares, specifications
from analysis.model import Code
from analysis.study import Study
from analysis.tables._rows import Row, Table, cells
from analysis.tables._text import WHO

CHOICES = {
    "boilerplate": "what was set aside counts: out or in",
    "headings": "titles and headings count: in or out",
    "voice": "whose sentences count: all, own or attributed",
    "scope": "how far from a hit its pair may be named: paragraph, sentence or off (any pair)",
    "denial": "whether denials turn or drop a hit: on or off",
    "unit": "what counts: sentences (once for a frame) or hits",
    "weight": "of a sentence: equal, or by its words",
    "smoothing": "none, or one: 1 is added to A + S below the line",
    "repair": "the frames for which repair words count: both, {ids} or neither",
    "weighing": "whether words are weighed where no entry speaks: on or off",
}


def specification_rows(study: Study) -> Iterator[Row]:
    """A row a specification and outlet."""
    curve = study.curve
    ranks = orders.ranks(curve.values)
    for at, one in enumerate(curve.specifications):
        for place, outlet in enumerate(curve.outlets):
            rank = ranks[at, place]
            yield {
                "specification": one.number,
                "primary": int(one.primary),
                **one.choices,
                "outlet": outlet,
                "value": optional(curve.values[at, place]),
                "low": optional(curve.low[at, place]),
                "high": optional(curve.high[at, place]),
                "rank": None if math.isnan(rank) else int(rank),
            }


def optional(value: float) -> float | None:
    """The value as published: None where it is nan; minus zero is zero."""
    return None if math.isnan(value) else float(value) + 0.0


def order_rows(study: Study) -> Iterator[Row]:
    """A row a measure and pair of outlets."""
    by_balance = (("balance", pair) for pair in specifications.agreements(study.curve))
    for measure, pair in (*by_balance, *shares.agreements(study.curve.outlets, study.shares)):
        yield {"measure": measure, **cells(pair), "share": pair.share}


def influence_rows(study: Study) -> Iterator[Row]:
    """A row a measure, thing left out and outlet."""
    for one in study.omissions:
        yield {**cells(one), "moved": one.moved}


def aside_rows(study: Study) -> Iterator[Row]:
    """A row an outlet of which something was set aside: its sentiment without it and with it."""
    for outlet in study.outlets:
        readings = [r for r in study.readings if r.article.outlet == outlet]
        scored = [code for r in readings for _, code in r.scored()]
        aside = [code for r in readings for code in r.aside.values()]
        if aside:
            yield {
                "outlet": outlet,
                "sentences": len(scored),
                "aside": len(aside),
                "sentiment": _mean(scored),
                "sentiment_with": _mean([*scored, *aside]),
            }


def _mean(codes: Sequence[Code]) -> float | None:
    return math.fsum(code.sentiment for code in codes) / len(codes) if codes else None


ROBUSTNESS: tuple[Table, ...] = (
    Table(
        "specifications",
        "A row a way to count and outlet: the balance under every crossing of the choices",
        {
            "specification": "its number, the same in every study",
            "primary": "1 for the one that study.toml names, else 0",
            **CHOICES,
            "outlet": WHO["outlet"],
            "value": "the balance of {warm} over {cool}, -1 to 1; empty where undefined",
            "low": "lower end of the interval",
            "high": "upper end of the interval",
            "rank": "of the outlet under this specification, 1 the highest; level ones share it",
        },
        specification_rows,
    ),
    Table(
        "orders",
        "A row a measure and pair of outlets: how many of the other specifications order them as "
        "the primary",
        {
            "measure": "the balance, or a share of sentences; of a share, specifications that "
            "differ in nothing that bears on it are one",
            "outlet_i": "first outlet",
            "outlet_j": "second outlet",
            "agree": "specifications with the primary's order; empty where that is level or "
            "undefined",
            "reverse": "specifications with the other order; empty likewise",
            "level": "specifications in which the two are level",
            "undefined": "specifications in which one of them is undefined",
            "share": "agree over agree, reverse and level together; an order may agree in all and "
            "still be one that verdicts do not carry",
        },
        order_rows,
    ),
    Table(
        "influence",
        "A row a measure, thing left out and outlet: the primary number without it",
        {
            "kind": "entry or phrase of the codebook, phrase of a guard, sentence or paragraph",
            "id": "the entry's first phrase, the phrase, or article:number",
            "outlet": WHO["outlet"],
            "value": "the balance, or the share of sentences, with it; empty where undefined",
            "without": "the same without it",
            "moved": "without minus with",
            "order_holds": "1 where every two outlets that stood in an order still do, 0 where "
            "two do not; empty where there is no order, or one becomes undefined",
            "measure": "id of the measure{by_ids}; of a share on which no entry bears, sentences "
            "and paragraphs alone are left out",
        },
        influence_rows,
    ),
    Table(
        "aside",
        "A row an outlet: what lines that were set aside would have done to its sentiment",
        {
            "outlet": WHO["outlet"],
            "sentences": "scored sentences",
            "aside": "units set aside as no part of an article",
            "sentiment": "mean VADER compound of the scored sentences, -1 to 1",
            "sentiment_with": "the same with what was set aside counted in",
        },
        aside_rows,
    ),
)
