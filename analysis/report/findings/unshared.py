"""What hangs on wording that outlets share: how far numbers move without it, and which verdicts."""

from __future__ import annotations

from analysis.model import Verdict
from analysis.report.comparisons import labels
from analysis.report.wording import amount, counted, listed, number, plain, sentence, verb
from analysis.study import Study

# By measure: what moves, and how the size of a move is written.
KINDS = {
    "balance": ("balance",),
    "share of sentences": ("alliance_share", "strain_share", "russia_share"),
    "mean sentiment": ("sentiment", "sentiment_masked"),
}
SHARE = "share of sentences"
Move = tuple[float, str]  # how far, and the outlet


def verdicts(study: Study) -> list[tuple[Verdict, Verdict]]:
    """Each verdict without shared wording, beside the one with it."""
    before = {_key(verdict): verdict for verdict in study.verdicts if verdict.facet == "all"}
    every = study.overlap.verdicts
    return [(after, before[_key(after)]) for after in every if _key(after) in before]


def _key(verdict: Verdict) -> tuple[str, str, str]:
    return verdict.measure, verdict.outlet_i, verdict.outlet_j


def without_shared(study: Study) -> str:
    """How far the numbers move without shared wording, and whether a verdict does; one sentence."""
    left = sum(len(numbers) for numbers in study.overlap.left_out.values())
    if not left:
        return ""
    found = {kind: _furthest(study, measures) for kind, measures in KINDS.items()}
    parts = [
        f"no {kind} {'is left' if _none_left(study, KINDS[kind]) else 'moves'}"
        if far is None
        else f"a {kind} moves by at most {_size(kind, far[0])} ({_where(study, far[1])})"
        for kind, far in found.items()
    ]
    them = (
        "the one sentence that shares its wording"
        if left == 1
        else (f"the {number(left)} sentences that share their wording")
    )
    text = sentence(f"without {them} with another {labels(study).noun}, {listed(parts)}")
    return f"{text} {sentence(_changed(study))}"


def _furthest(study: Study, measures: tuple[str, ...]) -> Move | None:
    """The furthest move of any of the measures, of level ones the first; None where none moves."""
    with_it = {(e.measure, e.outlet): e.value for e in study.estimates if e.facet == "all"}
    moves = [
        (abs(e.value - was), e.outlet)
        for e in study.overlap.estimates
        if e.measure in measures and e.value is not None
        if (was := with_it.get((e.measure, e.outlet))) is not None and e.value != was
    ]
    return max(moves, key=lambda move: round(move[0], 9), default=None)


def _none_left(study: Study, measures: tuple[str, ...]) -> bool:
    """Whether all numbers that there were of these measures are undefined without it."""
    with_it = {(e.measure, e.outlet): e.value for e in study.estimates if e.facet == "all"}
    left = [
        e.value
        for e in study.overlap.estimates
        if e.measure in measures and with_it.get((e.measure, e.outlet)) is not None
    ]
    return bool(left) and all(value is None for value in left)


def _where(study: Study, outlet: str) -> str:
    """An outlet and its sentences, with those left out of all of them."""
    own = [reading for reading in study.readings if reading.article.outlet == outlet]
    every = sum(len(reading.scored()) for reading in own)
    left = sum(len(study.overlap.left_out.get(reading.article.id, ())) for reading in own)
    return (
        f"{labels(study).names[outlet]}, {left:,} of {every:,} sentence{'' if every == 1 else 's'}"
    )


def _size(kind: str, moved: float) -> str:
    return f"{100 * moved:.1f} points" if kind == SHARE else plain(moved)


def _changed(study: Study) -> str:
    """How many verdicts are others then, and by what; what becomes of each is said with words."""
    found = verdicts(study)
    changed = [after for after, before in found if after.verdict != before.verdict]
    by = [kind for kind, measures in KINDS.items() if any(v.measure in measures for v in changed)]
    count = f"{amount(len(changed))} {verb(len(changed), 'changes', 'change')}"
    where = f", on {listed([f'a {kind}' for kind in by], 'or')}" if by else ""
    return f"of {counted(len(found), 'verdict')}, {count}{where}"


SAID = (without_shared,)
