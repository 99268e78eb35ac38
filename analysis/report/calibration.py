"""The calibration study as the page tells of it: how often published intervals hold, in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from analysis.report import simulations
from analysis.report.simulations import CLOSE, FEW, LIKE, Held
from analysis.report.wording import listed, number, sentence

PERCENT = "\N{NO-BREAK SPACE}%"
LEAST, MOST = 0.92, 0.99
SHARES = ("alliance_share", "strain_share")
REST = ("importance", "strain_density", "sentiment", "russia_to_china")
SUBJECTS = {
    "Balance, and its log odds": ("balance",),  # the same intervals on two scales
    "Shares of sentences": SHARES,
    "Importance, densities, sentiment, ratios": REST,
}
NAMES = dict(
    zip(
        SUBJECTS,
        ("the balance", "shares", "importance, densities, sentiment and ratios"),
        strict=True,
    )
)
SHOWN = ("paragraph", "article")  # what the intervals that the report shows take as drawn


# Processes are named by the shipped frames, and told of in studies of any.
SIDES = {"alliance": "one side", "strain": "the other side"}


def ran(measures: Sequence[str]) -> str:
    """On which of the processes measures were run: all seven processes."""
    held = dict.fromkeys(row.process for row in simulations.of_measures(measures))
    every = len({row.process for row in simulations.tried()})
    if len(held) == every:
        return f"all {number(every)} processes"
    told = "; ".join(map(_told, held))
    return f"{number(len(held))} of the {number(every)} processes ({told})"


def _told(process: str) -> str:
    """A process by name, whatever the frames are: one side, much."""
    for frame, side in SIDES.items():
        process = process.replace(frame, side)
    return process


def untried(measures: Sequence[str]) -> str:
    """With how many articles measures were not tried that others were; nothing if with all."""
    held, every = (
        {row.articles for row in of}
        for of in (simulations.of_measures(measures), simulations.tried())
    )
    without = listed([number(n) for n in sorted(every - held)], "or")
    return f", not with {without} articles" if without else ""


def said() -> str:
    """All that is told of the calibration study in words, in one."""
    return f"{in_short()} {in_full()}"


def in_short() -> str:
    """What it comes to, for a reader who goes no further: the worst of each kind."""

    def least(held: Iterable[Held]) -> str:
        return f"{100 * min(row.coverage for row in held):.1f}{PERCENT}"

    count = number(len({row.process for row in simulations.rows() if row.measure == "balance"}))
    worst = {
        unit: [least(simulations.of_balance(within, unit)) for within in LIKE]
        for unit in ("paragraph", "sentence")
    }
    short = [f"{least(held)} for {NAMES[subject]}" for subject, held in _short().items()]
    said = [
        f"a 95{PERCENT} interval should hold the true value in 95 of 100 tries",
        "how often it does was tried on corpora (sets of texts) that were drawn by chance, by "
        f"{count} processes, so that the true value is known",
        f"with {FEW} sentences and more, the intervals by paragraph, which this report shows, held "
        f"the balance in no fewer than {worst['paragraph'][0]} where the sentences of a paragraph "
        f"are alike, and in no fewer than {worst['paragraph'][1]} where they are much alike; those "
        f"by sentence fell to {listed(worst['sentence'])}",
        f"with fewer sentences, the intervals that are shown held in no fewer than {listed(short)}",
    ]
    return " ".join(map(sentence, said))


def in_full() -> str:
    """What tables do not show: differences, other measures, errors of the simulation."""

    def at(within: str, unit: str) -> str:
        held = (
            r for r in simulations.rows() if simulations.holds(r, ["differences"], within, unit)
        )
        return simulations.between(r for r in held if r.sentences >= FEW)

    told = [
        f"all differences of five outlets, in log odds or in shares, were held together in "
        f"{at('none', 'paragraph')}{PERCENT} of corpora drawn one by one and "
        f"{at('paragraph', 'paragraph')}{PERCENT} of those alike within paragraphs",
        "that is why verdicts take the wider of the two errors",
        "of outlets of twelve articles they were in "
        f"{at('none', 'article')}{PERCENT}, and in {at('article', 'article')}{PERCENT} where the "
        "sentences of an article were alike",
        f"the Monte Carlo error of these shares is at most "
        f"{_most(r.error for r in simulations.rows() if r.sentences >= FEW)} points",
        f"balances and shares in one article of up to {FEW} sentences have no such error, since "
        "every article there can be was counted, with its probability",
        *not_all(),
        *clustered(),
    ]
    return " ".join(map(sentence, told))


def _short() -> dict[str, list[Held]]:
    """Of shown intervals, the rows with fewer sentences than `FEW`; the worst subject first."""
    found = {
        subject: [
            r
            for r in simulations.of_measures(measures)
            if r.sentences < FEW and r.unit in SHOWN and r.measure != "logit"
        ]
        for subject, measures in SUBJECTS.items()
    }
    worst = sorted(found, key=lambda subject: min(r.coverage for r in found[subject]))
    return {subject: found[subject] for subject in worst}


def not_all() -> list[str]:
    """Which measures were run on some of the processes only, or not with all sizes."""
    every = len({row.process for row in simulations.tried()})
    return [
        f"{NAMES[subject]} were run on {ran(measures)}{untried(measures)}"
        for subject, measures in SUBJECTS.items()
        if len({row.process for row in simulations.of_measures(measures)}) < every
        or untried(measures)
    ]


def clustered() -> list[str]:
    """What it says of all intervals by paragraph and by article, and of those that fell short.

    The log odds are left out: their intervals are those of the balance on another scale.
    """
    said = []
    for unit, where in (
        ("paragraph", "by paragraph, but for those much alike"),
        ("article", "over twelve articles"),
    ):
        held = [
            r
            for r in simulations.rows()
            if r.unit == unit
            and r.sentences >= FEW
            and r.measure not in ("differences", "logit")
            and r.dependence != CLOSE
        ]
        said.append(
            f"{where}, the intervals of all measures held in {simulations.between(held)}{PERCENT}, "
            f"whether or not the sentences were alike{beyond(held)}"
        )
    return said


def beyond(held: Sequence[Held]) -> str:
    """How many settings lie outside of what is asked, and where; empty where none does.

    That a mean over articles can be missed by any interval made of them, however many there are,
    where few of them carry it, was shown by Bahadur and Savage (1956).
    """
    short = [row for row in held if row.coverage < LEAST]
    over = [row for row in held if row.coverage > MOST]
    parts = []
    if short:
        where = " and ".join(dict.fromkeys(row.process for row in short))
        parts.append(
            f"below {100 * LEAST:.0f}{PERCENT} in {_count(short)} of {len(held)} settings "
            f"({where}), by at most {_most(LEAST - row.coverage for row in short)} points, "
            f"{_chance(row.error for row in short)}"
        )
    if over:
        parts.append(
            f"above {100 * MOST:.0f}{PERCENT} in {_count(over)} of {len(held)}, by at most "
            f"{_most(row.coverage - MOST for row in over)} points, "
            f"{_chance(row.error for row in over)}"
        )
    if any(row.unit == "article" for row in short):
        parts.append(
            "where a rare frame stands in few articles, a sample that misses them shows neither "
            "how often it is used nor how much articles differ, and no interval made of the "
            "sample alone can know it"
        )
    return "".join(f"; {part}" for part in parts)


def _count(held: Sequence[Held]) -> str:
    return number(len(held))


def _most(points: Iterable[float]) -> str:
    return f"{100 * max(points):.1f}"


def _chance(errors: Iterable[float]) -> str:
    return f"with a Monte Carlo error of {_most(errors)}"
