"""What hangs on the choices, as a table: a row each order and each side of 0 that is claimed.

Whatever the report states of outlets is an order that a verdict carries or a side on which the
whole interval of a balance lies. A row says in how many other ways to count it is so, and which
one thing takes it away when it is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analysis.omission import KINDS, PARTS
from analysis.report import scales
from analysis.report.comparisons import Order, above, comparison, labels
from analysis.report.findings import by_share, by_voice, robustness, sided, tie
from analysis.report.findings.left_out import enough, named_things
from analysis.report.scales import SCALES, Scale
from analysis.report.wording import amount, counted, listed, number, sentence, verb
from analysis.study import Study
from analysis.unsettled import Unsettled, Unsided, unsettled

WIDE = 16  # rows that can be read; more are counted
HEADS = (
    "Claim",
    "By",
    "In other ways to count",
    "Lost without",
    "Bare value lost, too, without",
)
CAPTION = (
    "Orders of two (one stands above another) and sides of 0 (a balance lies wholly on one) that "
    "are stated, with what takes each away, each thing left out alone. A claim is lost where its "
    "interval no longer carries it; the bare value is lost where it is level, undefined or the "
    "other way round."
)
UNTRIED = "not tried"
NONE = "none"  # of the things left out
NO_BARE = "Here no one thing takes a bare value."  # in place of a column of nothing else


@dataclass(frozen=True, slots=True)
class Claim:
    """An order, or the side of 0 of one balance, and what becomes of it without each thing."""

    scale: Scale
    of: Order | str  # two in their order; or the one outlet whose balance lies on a side
    left: Unsettled | Unsided | None  # None where nothing was tried


Row = tuple[str, ...]  # a claim as the report writes it, a cell a column of `HEADS`


def claims(study: Study) -> tuple[Claim, ...]:
    """Every order that verdicts carry, scale by scale, then every side of 0, by codebook first."""
    return (*_orders(study), *_sides(study))


def _orders(study: Study) -> Iterator[Claim]:
    for scale in SCALES:
        apart, found = comparison(study, *scale).apart, scales.omissions(study, scale)
        left = unsettled(found, [pair.verdict for pair in apart]) if found else ()
        for place, pair in enumerate(apart):
            yield Claim(scale, pair, left[place] if left else None)


def _sides(study: Study) -> Iterator[Claim]:
    for scale in sided.BY:
        for outlet, one in sided.hanging(study, scale).items():
            yield Claim(scale, outlet, one)


def said(study: Study) -> str:
    """How many claims there are, and how many of them one thing takes away or turns round."""
    found = claims(study)
    if not found:
        return "No order of two and no side of 0 is stated, so there is none to lose."
    orders = sum(isinstance(one.of, Order) for one in found)
    kinds = ((orders, "order", "two"), (len(found) - orders, "side", "0"))
    what = listed([counted(n, f"{kind} of {of}", f"{kind}s of {of}") for n, kind, of in kinds if n])
    left = [one.left for one in found if one.left]
    lost, bare = sum(bool(one.lost) for one in left), sum(bool(one.turned) for one in left)
    text = f"{what} {verb(len(found), 'is', 'are')} stated"
    if not left:
        return sentence(f"{text}; what one thing takes away was not tried")
    if not lost:
        stays = "it stays" if len(found) == 1 else "each stays"
        return sentence(f"{text}, and {stays} so whichever one thing is left out")
    if len(found) == 1:
        takes = "can take it away, and the bare value too" if bare else "can take it away"
        return sentence(f"{text}, and a single thing left out {takes}")
    return sentence(
        f"{text}; {number(lost)} of these {number(len(found))} can be lost by leaving out a single "
        f"thing, {amount(bare)} of them with the bare value too"
    )


def in_short(study: Study) -> str:
    """How many claims one thing takes away, for who reads no further; nothing where none is tried.

    It stands before the words for claims and things are explained, so it says what they are.
    """
    found = claims(study)
    left = [one.left for one in found if one.left]
    if not left:
        return ""
    kinds = {isinstance(one.of, Order) for one in found}
    told = {
        True: f"that two {labels(study).noun}s are told apart",
        False: "that a balance lies wholly on one side of 0",
    }
    what = listed([text for kind, text in told.items() if kind in kinds], "or")
    lost, thing = sum(bool(one.lost) for one in left), _tried(left)
    made = sentence(f"the text of this report makes {counted(len(found), 'claim')} {what}")
    if lost:
        which = "it" if len(found) == 1 else f"of these, {number(lost)}"
        return f"{made} {sentence(f'{which} can be lost by leaving out a single {thing}')}"
    which = "it" if len(found) == 1 else "each"
    return f"{made} {sentence(f'{which} holds whichever {thing} is left out')}"


def _tried(left: Sequence[Unsettled | Unsided]) -> str:
    """What was left out, one by one: parts of the texts, and what the codebook is made of."""
    kinds = [kind for kind in KINDS if any(one.tried.get(kind) for one in left)]
    book = ["item of the codebook"] if set(kinds) - set(PARTS) else []
    return listed([kind for kind in PARTS if kind in kinds] + book, "or")


def rows(study: Study) -> tuple[Row, ...]:
    """The first claims, a row each: as many as can be read."""
    return tuple(_row(study, one) for one in claims(study)[:WIDE])


def table(found: Sequence[Row]) -> tuple[str, tuple[str, ...], tuple[Row, ...]]:
    """Caption, heads and rows of claims; no column of bare values where no thing takes any."""
    if any(cells[-1] != NONE for cells in found):
        return CAPTION, HEADS, tuple(found)
    return f"{CAPTION} {NO_BARE}", HEADS[:-1], tuple(cells[:-1] for cells in found)


def beyond(study: Study) -> str:
    """How many claims have no row here, and where they stand; nothing where all have one."""
    rest = len(claims(study)) - WIDE
    if rest <= 0:
        return ""
    others = "other claim stands" if rest == 1 else f"other {number(rest)} claims stand"
    return (
        f"The {others} in ranks.csv and estimates.csv; how far one thing moves a balance or a "
        "share of sentences by codebook, in influence.csv."
    )


def _row(study: Study, one: Claim) -> Row:
    named, words = labels(study), study.words
    if isinstance(one.of, Order):
        claim, by = above(one.of, named), words.told(SCALES[one.scale]) or "the balance"
    else:
        (where,) = [key for key, some in tie.sides(study, *one.scale).items() if one.of in some]
        claim = f"{named.names[one.of]} lies on the side of {words.told(robustness.SIDES[where])}"
        by = "the balance by reading" if one.scale == sided.READING else "the balance"
    return (claim, by, _ways(study, one) or "not counted otherwise", *_left(study, one))


def _ways(study: Study, one: Claim) -> str:
    """In how many other ways to count a claim is so; nothing where it is counted in one only."""
    measure, facet = one.scale
    if facet != "all":
        return ""
    if not isinstance(one.of, Order):
        return robustness.side_held(study, one.of)
    if measure in by_share.SHARES:
        return by_share.way_held(study, measure, one.of)
    if measure in by_voice.MEASURES:
        return by_voice.voice_held(study, measure, one.of)
    return robustness.order_held(study, one.of)


def _left(study: Study, one: Claim) -> tuple[str, str]:
    """What takes a claim away, and what takes its bare value away too."""
    if one.left is None:
        return UNTRIED, UNTRIED
    whose = "their" if isinstance(one.of, Order) else "its"
    tried = listed(list(scales.tried(one.scale)), "or")
    lost = enough(study, one.left, whose) or f"none: it holds without any one {tried}"
    return lost, named_things(study, one.left.turned) if one.left.turned else NONE
