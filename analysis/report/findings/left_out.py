"""What hangs on one word, one sentence or one paragraph, and on what was set aside."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from analysis import omission, tables
from analysis.omission import KINDS, Omission
from analysis.report import scales
from analysis.report.comparisons import CLAUSES, Order, above, comparison, labels, untold
from analysis.report.findings.by_share import SHARES
from analysis.report.scales import SCALES, Scale
from analysis.report.things import called, part_of, text_of
from analysis.report.wording import (
    MINUS,
    counted,
    interval,
    listed,
    number,
    plain,
    sentence,
    signed,
)
from analysis.study import Study
from analysis.unsettled import Thing, Unsettled, Unsided, unsettled

SHOWN = 3  # things named in one sentence; more are counted


def left_out_moves(study: Study) -> str:
    """How far one thing that is left out moves a balance, kind by kind."""
    said: list[str] = []
    for kinds in ([kind for kind in KINDS if kind not in omission.PARTS], omission.PARTS):
        parts: list[str] = []
        for kind in kinds:
            level = omission.furthest([o for o in _of(study, "balance") if o.kind == kind])
            for far in level[:1]:
                moves = "" if parts else " moves a balance"
                size, what = plain(abs(far.moved or 0.0)), _as_far(study, level)
                where = _made_of(study, "balance", far.outlet)
                parts.append(f"one {kind}{moves} by at most {size} ({where}, {what})")
        said += [sentence(f"{'' if said else 'left out alone, '}{listed(parts)}")] * bool(parts)
    return " ".join(said)


def _made_of(study: Study, measure: str, outlet: str) -> str:
    """An outlet and the sentences its number is made of, where that is known."""
    one, name = study.estimate(measure, outlet), labels(study).names[outlet]
    return name if one is None else f"{name}, {one.hits} of {one.sentences}"


def left_out_shares(study: Study) -> str:
    """How far one thing that is left out moves a share of sentences, share by share."""
    told = study.words.told
    parts: list[str] = []
    for measure, scale in SHARES.items():
        level = omission.furthest(_of(study, measure))
        for far in level[:1]:
            size = f"{100 * abs(far.moved or 0.0):.1f} points"
            what = _as_far(study, level)
            thing = what if far.kind in omission.PARTS else f"{far.kind} {what}"
            where = _made_of(study, measure, far.outlet)
            parts.append(f"{told(scale)} by at most {size} ({where}, {thing})")
    if not parts:
        return ""
    first, *rest = parts
    text = sentence(f"left out alone, one thing moves {first}")
    return f"{text} {sentence(f'it moves {listed(rest)}')}" if rest else text


def _of(study: Study, measure: str) -> tuple[Omission, ...]:
    return omission.of_measure(study.omissions, measure)


def _as_far(study: Study, level: Sequence[Omission]) -> str:
    """The first of those that move a number as far, and how many others do."""
    first = part_of(study, level[0].kind, level[0].id)
    return first if len(level) == 1 else f"{first} and {number(len(level) - 1)} more as far"


def left_out_order(study: Study) -> str:
    """Whether a pair that verdicts tell apart is told apart without any one thing too."""
    return " ".join(said for scale in SCALES if (said := order_left_out(study, *scale)))


def order_left_out(study: Study, measure: str, facet: str = "all") -> str:
    """The same by one measure: which pairs are lost, or that none is.

    Nothing where none is told apart.
    """
    scale = measure, facet
    apart, lost = comparison(study, *scale).apart, orders_lost(study, scale)
    if not apart or not scales.omissions(study, scale):
        return ""
    if not lost:
        pairs = "the pair" if len(apart) == 1 else "every pair"
        one = listed(list(scales.tried(scale)), "or")
        return sentence(
            f"{scales.by(scale, study.words)}{pairs} told apart stays so whichever {one} is left "
            "out"
        )
    rest = len(apart) - len(lost)
    if not rest or len(lost) > CLAUSES:
        return order_lost(study, *scale)
    others = "The other pair stays" if rest == 1 else f"The other {number(rest)} stay"
    return f"{order_lost(study, *scale)} {others} told apart whichever one thing is left out."


def order_lost(study: Study, measure: str, facet: str = "all") -> str:
    """The pairs no longer told apart without some one thing; nothing where all always are.

    It says of how many things, and whether any of them turns the order round.
    """
    scale = measure, facet
    lost = orders_lost(study, scale)
    if not lost:
        return ""
    if len(lost) > CLAUSES:
        by, every = scales.by(scale, study.words), number(len(comparison(study, *scale).apart))
        return sentence(
            f"{by}{number(len(lost))} of the {every} pairs told apart are not so once some one "
            "thing is left out"
        )
    return " ".join(_clauses(study, scale, pair, one) for pair, one in lost.items())


def _clauses(study: Study, scale: Scale, pair: Order, one: Unsettled) -> str:
    """What is lost of one pair, without what, and whether anything turns it round."""
    named, by = labels(study), scales.by(scale, study.words)
    text = sentence(untold(pair, named, by.rstrip(", ") or "by the balance"))
    text += " " + sentence(f"{enough(study, one, 'their')} is enough")
    if one.wider:
        text += " " + _wider(study, one)
    if not one.turned:
        return f"{text} No one thing turns their order round."
    turned = f"{above(pair, named, still=False)} without {named_things(study, one.turned)}"
    return f"{text} {sentence(by + turned)}"


def _wider(study: Study, one: Unsettled) -> str:
    """Of what is enough, what leaves the two further apart: there it is the error that grows."""
    where = "whichever of these is left out"
    if len(one.wider) < len(one.lost):
        some = f"any one of {number(len(one.wider))} of these"
        where = "without " + (named_things(study, one.wider) if len(one.wider) <= SHOWN else some)
    few = "so few sentences are left to carry it"
    return sentence(f"{where}, the distance of the two grows and their errors outgrow it: {few}")


def enough(study: Study, one: Unsettled | Unsided, whose: str) -> str:
    """Which things are enough, each left out alone, that something is lost; a few by name.

    Of each kind how many: "either of two of their 97 sentences or any one of their two entries".
    Never two numbers joined by "and": nobody shall read that all of these must go. Nothing where
    nothing is lost.
    """
    by_kind = {kind: [thing for thing in one.lost if thing[0] == kind] for kind in KINDS}
    some = [_some(study, things, one, whose) for kind, things in by_kind.items() if things]
    return listed(some, "or")


def _some(study: Study, things: Sequence[Thing], one: Unsettled | Unsided, whose: str) -> str:
    """Any one of so many things of a kind, of all there are; a few by name."""
    kind = things[0][0]
    every = counted(one.tried[kind], kind, "entries" if kind == "entry" else "")
    every = f"{whose} {every}" if kind in omission.PARTS else every
    which = every if len(things) == one.tried[kind] else f"{number(len(things))} of {every}"
    which = f"{any_of(len(things))}{which}"
    return f"{which} ({named_things(study, things, 'and')})" if len(things) <= SHOWN else which


def any_of(count: int) -> str:
    """That one of so many is enough, before their number; nothing where there is but one."""
    return {1: "", 2: "either of "}.get(count, "any one of ")


def orders_lost(study: Study, scale: Scale) -> dict[Order, Unsettled]:
    """The pairs told apart that are no longer so without some one thing."""
    found, apart = scales.omissions(study, scale), comparison(study, *scale).apart
    if not found:
        return {}
    made = unsettled(found, [pair.verdict for pair in apart])
    return {pair: one for pair, one in zip(apart, made, strict=True) if one.lost}


def named_things(study: Study, things: Sequence[tuple[str, str]], link: str = "or") -> str:
    """A few things by name; how many where they are more."""
    if len(things) > SHOWN:
        return f"any of {number(len(things))} things"
    return listed(list(_gathered(study, things, link)), link)


def _gathered(study: Study, things: Sequence[tuple[str, str]], link: str) -> Iterator[str]:
    """Things by name; sentences or paragraphs of one article are named together."""
    for (kind, article), some in groupby(things, key=_stands):
        same = [id for _, id in some]
        if not article or len(same) == 1:
            yield from (called(study, kind, id) for id in same)
        else:
            many = f"{kind}s" if link == "and" else kind
            places = listed([id.rpartition(":")[2] for id in same], link)
            yield f"{many} {places} of {text_of(study, article)}"


def _stands(thing: tuple[str, str]) -> tuple[str, str]:
    """The kind of a thing, and the article it is a part of; a phrase or an entry is of none."""
    kind, id = thing
    return kind, id.rpartition(":")[0] if kind in omission.PARTS else ""


def aside_would(study: Study) -> str:
    """What the lines that were set aside would have done to sentiment, had they been scored."""
    moves = [
        (abs(with_ - without), row, without, with_)
        for row in tables.aside_rows(study)
        for without, with_ in [(row["sentiment"], row["sentiment_with"])]
        if isinstance(without, float) and isinstance(with_, float)
    ]
    far = max(moves, key=lambda move: round(move[0], 9), default=None)
    if far is None:
        return ""
    _, row, without, with_ = far
    outlet = str(row["outlet"])
    scored, aside = (int(str(row[name])) for name in ("sentences", "aside"))
    write = signed if signed(without) != signed(with_) else _three
    one = study.estimate("sentiment", outlet)
    ends = interval(one.low, one.high, write) if one is not None else ""
    now = ", ".join(filter(None, (ends, f"n = {scored:,}")))
    moved = f"from {write(without)} ({now}) to {write(with_)} (n = {scored + aside:,})"
    where = labels(study).names[outlet]
    if len(moves) == 1:
        return sentence(
            f"counted in, what was set aside would take the mean sentiment of {where} {moved}"
        )
    return sentence(
        f"counted in, what was set aside would move a mean sentiment {moved} at most, in {where}"
    )


def _three(value: float | None) -> str:
    """Three digits, for scores that are alike in two."""
    return "" if value is None else f"{value:+.3f}".replace("-", MINUS)


SAID = (left_out_moves, left_out_shares, left_out_order, aside_would)
