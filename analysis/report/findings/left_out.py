"""What hangs on one word, one sentence or one paragraph, and on what was set aside."""

from __future__ import annotations

from collections.abc import Sequence

from analysis import influence, tables
from analysis.influence import KINDS
from analysis.report.comparisons import CLAUSES, comparison, labels
from analysis.report.wording import MINUS, listed, number, plain, sentence
from analysis.study import Study

SHARES = ("alliance_share", "strain_share", "russia_share")
SHOWN = 3  # things named in one sentence; more are counted


def left_out_moves(study: Study) -> str:
    """How far one thing that is left out moves a balance, kind by kind."""
    named = labels(study).names
    parts: list[str] = []
    for kind in KINDS:
        own = [o for o in study.omissions if o.kind == kind and o.moved]
        far = max(own, key=lambda o: round(abs(o.moved or 0.0), 9), default=None)
        if far is not None:
            is_ = "" if parts else " is"
            what = f"{named[far.outlet]}, {_called(far.kind, far.id)}"
            parts.append(f"without one {kind}{is_} {plain(abs(far.moved or 0.0))} ({what})")
    return sentence(f"the furthest that a balance moves {listed(parts)}") if parts else ""


def _called(kind: str, id: str) -> str:
    """A thing by name: a phrase in quotation marks, a sentence by its number and article."""
    if kind not in ("sentence", "paragraph"):
        return f"\u201c{id}\u201d"
    article, _, place = id.rpartition(":")
    return f"{kind} {place} of article {article}"


def _untried(study: Study) -> str:
    """That orders by shares, where verdicts state any, were not tried by leaving things out."""
    if not any(comparison(study, measure).apart for measure in SHARES):
        return ""
    return "Orders by shares were not tried so: what is left out is left out of the balance alone."


def left_out_order(study: Study) -> str:
    """Whether a pair that verdicts tell apart keeps its order without any one thing."""
    apart = comparison(study, "balance").apart
    if not study.omissions:
        return ""
    if not apart:
        return _untried(study)
    named = labels(study).names
    lost = {pair: influence.unsettling(study.omissions, *pair) for pair in apart}
    lost = {pair: things for pair, things in lost.items() if things}
    kinds = listed([f"no {kind}" for kind in KINDS], "and")
    if not lost:
        pairs = "the pair" if len(apart) == 1 else "a pair"
        return sentence(f"{kinds} that is left out changes the order of {pairs} told apart")
    parts = [
        f"{named[high]} no longer stands above {named[low]} without {_things(things)}"
        for (high, low), things in lost.items()
    ]
    if len(parts) > CLAUSES:
        return sentence(
            f"{number(len(lost))} of the {number(len(apart))} pairs told apart lose their order "
            "without some one thing"
        )
    rest = len(apart) - len(lost)
    others = "the other pair" if rest == 1 else f"the other {number(rest)}"
    return sentence("; ".join(parts)) + (
        f" No one thing changes the order of {others}." if rest else ""
    )


def _things(things: Sequence[tuple[str, str]]) -> str:
    if len(things) > SHOWN:
        return f"any of {number(len(things))} things"
    return listed([_called(kind, id) for kind, id in things], "or")


def aside_would(study: Study) -> str:
    """What the lines that were set aside would have done to sentiment, had they been scored."""
    moves = [
        (abs(with_ - without), outlet, without, with_)
        for row in tables.aside_rows(study)
        for outlet, without, with_ in [
            (str(row["outlet"]), row["sentiment"], row["sentiment_with"])
        ]
        if isinstance(without, float) and isinstance(with_, float)
    ]
    far = max(moves, key=lambda move: round(move[0], 9), default=None)
    if far is None:
        return ""
    _, outlet, without, with_ = far
    return sentence(
        f"counted in, what was set aside would take the mean sentiment of "
        f"{labels(study).names[outlet]} from {_three(without)} to {_three(with_)}"
        + (", further than that of any other" if len(moves) > 1 else "")
    )


def _three(value: float) -> str:
    """Three digits, for scores that differ in the second."""
    return f"{value:.3f}".replace("-", MINUS)


SAID = (left_out_moves, left_out_order, aside_would)
