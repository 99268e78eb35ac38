"""Studies made by hand: what a figure needs, with numbers that a reader can follow."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from analysis import position, specifications
from analysis.measures import ids
from analysis.model import Article, Code, Estimate, Hit, Reading, Sentence, Settings, Verdict
from analysis.modelled import Topic, TopicModel
from analysis.omission import Omission
from analysis.prevalence import Share
from analysis.specifications import Curve, Specification
from analysis.study import Study
from analysis.wordshift import Shift

SETTINGS = Settings("", "", ("c",), "china+north_korea")
ODD = (
    "$x$ & <b>The $100 Times</b>",
    "The Very Long Name of a Newspaper That Nobody Would Ever Shorten by Itself",
    "Donaudampfschifffahrtsgesellschaftskapitänszeitung",
    "环球时报",
    "环球时报 (Global Times)",
    r"\frac{a}{b}_{c}^{d} \undefined %",
    '"quoted", -- and; more',
    "WWWWWWWWWWWWWWWWWWWWWWWWWWWW WWWWWWWWWWWWWWWWWWWWWWWWWWWW WWWWWWWWWWWWWWWWWWWW",
    "a",
    "bell\x07 turned\u202e round",
    "10",
    "l\u0301e Mo\u0302nde, édition",
)

# Words that VADER rates, the longest of its list among them, and one that masking takes out.
MOODY = (
    "War is evil, and the disadvantageously tranquilizing good party is not: it is a "
    "supportive, affectionate, incomprehensible, disillusioning, heartbreaking bliss."
)
POLES = {"a": "alliance", "s": "strain"}
PAIRS = ("china+north_korea", "north_korea+russia")  # of the own voice, and of whom it quotes
Codes = Sequence[str]  # a sentence each: a, s and r for the frames and Russia, q for attributed
Three = tuple[float | None, float | None, float | None]  # value, low, high


def reading(id: str, outlet: str, codes: Codes, words: int = 10, text: str = "x") -> Reading:
    """An article whose first sentence is its title."""
    sentences = tuple(
        Sentence(id, i + 1, "body" if i else "title", 0, len(text), text, i + 1)
        for i in range(len(codes))
    )
    made = tuple(
        Code(*(int(letter in code) for letter in "asrq"), {}, words, 0.0, 0.0) for code in codes
    )
    hits = tuple(
        Hit(id, i + 1, 0, 1, "x", "e", POLES[letter], PAIRS[quoted], "counted", "")
        for i, code in enumerate(codes)
        for quoted in ["q" in code]
        for letter in "as"
        if letter in code
    )
    return Reading(Article(id, outlet, "x"), sentences, made, hits, ())


def estimate(
    measure: str, outlet: str, three: Three, facet: str = "all", hits: int = 3
) -> Estimate:
    return Estimate(measure, facet, outlet, 1, 9, hits, *three, "by hand")


def topic(number: int, label: str, jaccard: float, shares: Mapping[str, Three]) -> Topic:
    held = tuple(Share(outlet, *three) for outlet, three in sorted(shares.items()))
    return Topic(number, label, jaccard, None, (), held, ())


def curve(estimates: Sequence[Estimate]) -> Curve:
    """Three ways to count: as estimated; half as far from 0; far, and one outlet undefined."""
    found = {e.outlet: e for e in estimates if (e.measure, e.facet) == ("balance", "all")}
    if not found:
        return specifications.EMPTY
    first = {name: values[0] for name, values in specifications.CROSSED.items()}
    changes: list[dict[str, str]] = [{}, {"repair": "neither"}, {"voice": "own", "unit": "hits"}]
    every = tuple(Specification(n, first | c, n == 1) for n, c in enumerate(changes, 1))
    rows = [
        [math.nan if part is None else part for part in (e.value, e.low, e.high)]
        for e in found.values()
    ]
    lines = np.array(rows).T  # (3, outlets)
    gone = np.where(np.arange(len(found)) == 0, math.nan, lines)
    values, low, high = np.stack([lines, lines / 2, gone], axis=1)
    return Curve(every, tuple(found), values, low, high)


def omissions(estimates: Sequence[Estimate]) -> tuple[Omission, ...]:
    """For each outlet a move up, one that is undefined and none."""
    made = []
    for e in estimates:
        if (e.measure, e.facet) == ("balance", "all"):
            up = None if e.value is None else min(1.0, e.value + 0.1)
            long = "<north_korea> . support|backing . <china> .. " * 3
            made += [
                Omission("entry", long, e.outlet, e.value, up, True),
                Omission("phrase", "bond", e.outlet, e.value, None, None),
                Omission("guard", "United States", e.outlet, e.value, e.value, True),
                Omission("sentence", "0:12", e.outlet, e.value, up, False),
                Omission("paragraph", "0:1", e.outlet, e.value, up, False),
            ]
    return tuple(made)


def agreement(collections: Sequence[str]) -> list[dict[str, object]]:
    """Every code in every sample: as it may be, worse than chance, and undefined."""
    samples = ["in", "leave_one_out", "coders"]
    samples += [f"{name}_{part}" for name in collections for part in ("test", "tuning")]
    scores = ("f1", "f1_low", "f1_high", "alpha", "alpha_low", "alpha_high")
    forms: list[tuple[float | None, ...]] = [
        (0.75, 0.5, 1.0, 0.5, -0.25, 1.0),
        (0.0, 0.0, 0.25, -0.25, -0.75, 0.25),
        (None,) * 6,
    ]
    return [
        {"column": code, "sample": sample, "n": 12_345, **dict(zip(scores, form, strict=True))}
        for code in ("alliance", "strain", "russia", "attributed")
        for sample, form in zip(samples, forms * len(samples), strict=False)
    ]


def study(
    readings: Sequence[Reading],
    estimates: Sequence[Estimate],
    verdicts: Sequence[Verdict] = (),
    topics: Sequence[Topic] = (),
    shifts: Sequence[Shift] = (),
    collections: Sequence[str] | None = None,
) -> Study:
    model = TopicModel(len(topics) or None, 0.6, 9, 9, (), tuple(topics), (), ())
    return Study(
        settings=SETTINGS,
        codebooks=(),
        articles=tuple(r.article for r in readings),
        readings=tuple(readings),
        estimates=tuple(estimates),
        verdicts=tuple(verdicts),
        topics=model,
        coding=(),
        agreement=tuple(agreement(collections) if collections is not None else ()),
        problems=(),
        sha256={},
        shifts=tuple(shifts),
        curve=curve(estimates),
        omissions=omissions(estimates),
        positions=position.standings(readings, SETTINGS),
    )


def crowd(
    names: Sequence[str], *, coded: bool = True, topics: int = 3, alike: bool = False
) -> Study:
    """Many outlets of an article each, the first with the highest balance unless all are alike."""
    n = max(len(names) - 1, 1)
    estimates = []
    for i, name in enumerate(names):
        b = 0.0 if alike else 1 - 2 * i / n
        three: Three = (b, max(-1.0, b - 0.4), min(1.0, b + 0.4))
        estimates += [
            estimate("balance", name, three),
            estimate("russia_share", name, (i / (n + 1), i / (n + 2), min(1.0, i / (n + 1) + 0.2))),
            estimate("sentiment", name, (0.1, -0.1, 0.3)),
            estimate("sentiment_masked", name, (0.05 + b / 9, -0.05 + b / 9, 0.15 + b / 9)),
        ]
        estimates += [
            estimate(f"{pole}_share", name, (0.3, 0.1, 0.5), f"dyad:{pair}")
            for pole in POLES.values()
            for pair in PAIRS
        ]
        shown = {one.measure for one in estimates if one.facet == "all"}
        # for figures of measures that no shipped figure shows
        estimates += [estimate(id, name, (0.3, 0.1, 0.5)) for id in ids() if id not in shown]
        if coded:
            estimates.append(estimate("balance", name, three, "by_reading"))
            estimates.append(estimate("russia_share", name, (0.5, 0.2, 0.8), "by_reading"))
    shares: dict[str, Three] = {name: (0.3, 0.1, 0.5) for name in names}
    pairs = [(a, b) for i, a in enumerate(names) for b in names[i + 1 :]]
    return study(
        [
            reading(f"{i:03}", name, ["a", "", "sr", "asq", "q"], text=MOODY)
            for i, name in enumerate(names)
        ],
        estimates,
        [Verdict("balance", "all", a, b, 1.0, 0.1, 2.0, 1.0, "higher") for a, b in pairs],
        topics=[
            topic(k + 1, "one, two, three" if k else "", 0.5 + k / 24, shares)
            for k in range(topics)
        ],
        shifts=[
            Shift(
                a,
                b,
                "e",
                w,
                3333,
                0,
                5555,
                444 * i,
                12 * (i % 2),
                (-1) ** i * (0.3 - 0.02 * i),
                -0.5,
                0.6,
                0.1,
            )
            for a, b in pairs[:40]
            for i, w in enumerate((*ODD, "x"))
        ],
        collections=names if coded else None,
    )


def undefined() -> Study:
    """Two outlets of which nothing is defined but that they have sentences."""
    names = ("North", "South")
    measures = ("balance", "russia_share", "sentiment", "sentiment_masked")
    return study(
        [reading(name, name, ["", ""]) for name in names],
        [
            estimate(measure, name, (None, None, None), facet, hits=0)
            for name in names
            for measure in measures
            for facet in ("all", "by_reading")
        ],
        [Verdict("balance", "all", *names, None, None, None, None, "too little to say")],
        [topic(1, "", 0.0, {"North": (None, None, None)})],
    )


def pencil() -> Study:
    """Two outlets, whose numbers the tests write out."""
    return study(
        [
            reading("1", "North", ["as", "a", "r", "aq"]),
            reading("2", "South", ["", "s", "sr"], words=7),
        ],
        [
            estimate("balance", "North", (0.5, -0.1, 0.8)),  # (3 - 1) / (3 + 1)
            estimate("balance", "South", (-1.0, -1.0, -0.2)),  # (0 - 2) / (0 + 2)
            estimate("balance", "South", (-0.5, -0.9, 0.0), "by_reading"),
            estimate("russia_share", "North", (0.25, 0.05, 0.6), hits=1),  # 1 of 4
            estimate("russia_share", "South", (1 / 3, 0.1, 0.7), hits=1),  # 1 of 3
            estimate("sentiment", "North", (0.2, 0.1, 0.3)),
            estimate("sentiment", "South", (0.1, -0.1, 0.3)),
            estimate("sentiment_masked", "North", (0.3, None, None)),
            estimate("sentiment_masked", "South", (-0.2, -0.3, -0.1)),
        ],
        [
            Verdict("balance", "all", "South", "North", -2.0, -3.0, -1.0, 0.0, "lower"),
            Verdict(
                "sentiment", "all", "South", "North", -0.1, -1.0, 1.0, 0.3, "cannot be told apart"
            ),
        ],
        [
            topic(
                1, "war, peace, talks", 0.75, {"North": (0.6, 0.4, 0.8), "South": (0.4, 0.2, 0.6)}
            ),
            topic(2, "", 0.5, {"North": (0.4, 0.2, 0.6)}),
        ],
    )


def large(made: Study) -> Study:
    """A study of thousands of sentences and a floor near 1."""
    many = [replace(one, sentences=9999, hits=8888) for one in made.estimates]
    return replace(made, estimates=tuple(many), topics=replace(made.topics, floor=0.95))


STUDIES = {
    "pencil": pencil,
    "one outlet": lambda: crowd(["Only"]),
    "twelve outlets": lambda: crowd([f"Outlet {i}" for i in range(12)], topics=12),
    "thirty outlets all alike": lambda: crowd([f"Outlet {i}" for i in range(30)], alike=True),
    "odd names": lambda: crowd(ODD),
    "nothing defined": undefined,
    "no codes by reading": lambda: crowd(["North", "South"], coded=False),
    "no topics": lambda: crowd(["North", "South"], topics=0),
    "no articles": lambda: study([], []),
    "long articles": lambda: large(pencil()),
}
